//! What the owner allowed, to whom, for what and how long, as labelled lines.

use super::escape::visible;
use super::lang::say;
use super::{Lang, field, moment, period, use_kind};
use crate::credential::{Authorisation, Claims, User};
use crate::domain::{Field, IssuerId, Purpose, Table};
use crate::trust::Trust;

/// The name of an issuing authority 发证机关, or its code where trust does not hold it.
pub fn issuer_name(lang: Lang, issuer: IssuerId, trust: &Trust) -> String {
    match trust.issuer(issuer) {
        Some(known) => visible(lang.pick(&known.zh, &known.en)).into_owned(),
        None => say!(lang, "{issuer}（不在信任数据中）", "{issuer} (not in trust)"),
    }
}

/// The name of a purpose 用途事项: as trust has it, else as this program's table has it, else its code.
pub fn purpose_name(lang: Lang, purpose: Purpose, trust: &Trust) -> String {
    let trusted =
        trust.purpose(purpose).map(|name| lang.pick(&name.zh, &name.en)).filter(|name| !name.is_empty());
    let listed = || Table::Purpose.lookup(purpose.as_str()).map(|entry| lang.pick(entry.zh, entry.en));
    visible(trusted.or_else(listed).unwrap_or(purpose.as_str())).into_owned()
}

/// The use, its issuer, user, purposes, period and date of issue: label and value, in the order of reading.
pub fn authorisation(lang: Lang, claims: &Claims, trust: &Trust) -> Vec<(String, String)> {
    let kind = use_kind(lang, claims.authorisation.use_kind()).to_owned();
    let mut lines = vec![
        (lang.pick("使用方式", "Use").to_owned(), kind),
        (field(lang, Field::IssuingAuthority).to_owned(), issuer_name(lang, claims.issuer, trust)),
    ];
    lines.extend(allowed(lang, claims, trust));
    lines.push((lang.pick("签发时间", "Issued").to_owned(), moment(claims.issued)));
    lines
}

/// Whom it is allowed, for what and how long.
pub fn allowed(lang: Lang, claims: &Claims, trust: &Trust) -> Vec<(String, String)> {
    let allowed = &claims.authorisation;
    let user = match allowed {
        Authorisation::Presentation { .. } => None,
        Authorisation::Grant { grantee, .. } => {
            Some((lang.pick("被授权人", "Grantee"), visible(grantee).into_owned()))
        }
        Authorisation::Download { user, .. } => Some((
            field(lang, Field::User),
            match user {
                User::Named(name) => visible(name).into_owned(),
                User::Owner => {
                    let owner = visible(claims.licence.text(Field::Owner).unwrap_or("--"));
                    say!(lang, "{owner}（所有人）", "{owner} (the owner)")
                }
            },
        )),
    };
    let purposes = allowed.purposes().map(|purposes| {
        let names = purposes.iter().map(|&purpose| purpose_name(lang, purpose, trust));
        (field(lang, Field::Purpose), lang.list(names))
    });
    let validity = (lang.pick("有效期限", "Validity"), period(lang, &claims.period));
    let lines = user.into_iter().chain(purposes).chain([validity]);
    lines.map(|(label, value)| (label.to_owned(), value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples;

    fn lines(lang: Lang, allowed: Authorisation) -> Vec<String> {
        let claims = samples::claims(allowed);
        let lines = authorisation(lang, &claims, &samples::trust());
        lines.into_iter().map(|(label, value)| format!("{label} {value}")).collect()
    }

    #[test]
    fn a_grant_says_to_whom_for_what_and_how_long() {
        assert_eq!(
            lines(Lang::Zh, samples::grant("李\u{200b}四")),
            [
                "使用方式 授权他人出示",
                "发证机关 演示市车辆管理所",
                "被授权人 李\\u{200b}四",
                "用途事项 车险理赔（演示）、办理其他涉车业务、60",
                "有效期限 2026-11-22 09:30:00 至 2026-11-30 23:59:59",
                "签发时间 2026-11-22 09:30:00",
            ]
        );
        assert_eq!(
            lines(Lang::En, samples::grant("Li Si")),
            [
                "Use Shown by an authorised person",
                "Issuing Authority Demo City Vehicle Office",
                "Grantee Li Si",
                "Purpose Demo claim, Other business about the vehicle, 60",
                "Validity 2026-11-22 09:30:00 to 2026-11-30 23:59:59",
                "Issued 2026-11-22 09:30:00",
            ]
        );
    }

    #[test]
    fn a_download_names_its_user_and_a_presentation_nobody() {
        let purposes = vec![Purpose::parse("51").unwrap()];
        let download = |user| Authorisation::Download { user, purposes: purposes.clone() };
        assert_eq!(lines(Lang::Zh, download(User::Owner))[2], "使用人 张三（所有人）");
        assert_eq!(lines(Lang::En, download(User::Named("A Ltd".into())))[2], "User A Ltd");
        let shown = lines(Lang::Zh, Authorisation::Presentation { phone: samples::public_key(7) });
        assert_eq!(shown.len(), 4);
        let other = IssuerId::parse("110000").unwrap();
        assert_eq!(issuer_name(Lang::En, other, &samples::trust()), "110000 (not in trust)");
    }
}
