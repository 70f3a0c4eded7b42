//! What is worth saying besides, though it changes no verdict.

use super::lang::say;
use super::{Lang, moment};
use crate::domain::{Note, TrustPart};
use crate::trust::Trust;

/// A part of trust.
pub fn trust_part(lang: Lang, part: TrustPart) -> &'static str {
    match part {
        TrustPart::Issuers => lang.pick("发证机关列表", "list of issuing authorities"),
        TrustPart::Calendar => lang.pick("工作日历", "working-day calendar"),
        TrustPart::Status => lang.pick("状态列表", "status list"),
    }
}

/// A note as a sentence or two: what was noticed, and what it means.
pub fn note(lang: Lang, note: &Note, trust: &Trust) -> String {
    match note {
        Note::VinCheck => say!(
            lang,
            "车辆识别代号未通过校验；个别真实车辆也是如此，请与实车核对。",
            "The VIN fails its check. Some genuine ones do; compare it with the vehicle."
        ),
        Note::PlateForm => say!(
            lang,
            "号牌号码不是已知的格式，请与实车核对。",
            "The plate number has no known form; compare it with the vehicle."
        ),
        Note::UsccCheck => say!(
            lang,
            "所输入的统一社会信用代码未通过校验；个别真实代码也是如此，请与证件核对。",
            "The unified social credit code entered fails its check. Some genuine ones do; compare it with \
             the document."
        ),
        Note::BearerNumberCheck => say!(
            lang,
            "所输入的证件号码未通过校验，可能输错，请与证件核对。",
            "The ID number entered fails its check and is probably mistyped; compare it with the document."
        ),
        Note::UnknownContent { items } => say!(
            lang,
            "码中有 {items} 项内容本版本不认识，已经签名但未显示；请更新程序。",
            "The code carries {items} items that this version does not know. They are signed but not shown; \
             update the program."
        ),
        Note::PurposeUnnamed { purpose } => {
            let known = super::purpose_name(lang, *purpose, trust);
            if known == purpose.as_str() {
                say!(
                    lang,
                    "用途事项 {purpose} 没有名称，只显示代码。",
                    "Purpose {purpose} has no name here and is shown as its code."
                )
            } else {
                say!(
                    lang,
                    "信任数据没有用途事项 {purpose} 的名称，按本程序的代码表显示为「{known}」。",
                    "Trust has no name for purpose {purpose}; by this program's table it is \"{known}\"."
                )
            }
        }
        Note::SeenBefore { first } => say!(
            lang,
            "这份下载件曾在本机核验，首次为 {first}。",
            "This download was checked here before, first on {first}."
        ),
        Note::Worn { part, published } => {
            let (part, published) = (trust_part(lang, *part), moment(*published));
            say!(
                lang,
                "{part}发布于 {published}，已不新，请尽快更新信任数据。",
                "The {part} was published {published} and is getting old; update the trust data soon."
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Day, Instant, Purpose};
    use crate::text::samples::{self, assert_sentence, every};

    #[test]
    fn every_note_is_a_sentence_with_its_facts() {
        let published = Instant::parse("2026-11-20 08:00:00").unwrap();
        let purpose = |code| Purpose::parse(code).unwrap();
        let notes = every!(Note:
            Note::VinCheck => [(Note::VinCheck, "")],
            Note::PlateForm => [(Note::PlateForm, "")],
            Note::UsccCheck => [(Note::UsccCheck, "")],
            Note::BearerNumberCheck => [(Note::BearerNumberCheck, "")],
            Note::UnknownContent { .. } => [(Note::UnknownContent { items: 3 }, "3")],
            Note::PurposeUnnamed { .. } => [
                (Note::PurposeUnnamed { purpose: purpose("60") }, "60"),
                (Note::PurposeUnnamed { purpose: purpose("99") }, "99"),
            ],
            Note::SeenBefore { .. } => [(Note::SeenBefore { first: Day::parse("2026-11-20").unwrap() }, "2026-11-20")],
            Note::Worn { .. } => [
                (Note::Worn { part: TrustPart::Issuers, published }, "2026-11-20 08:00:00"),
                (Note::Worn { part: TrustPart::Calendar, published }, "2026-11-20 08:00:00"),
                (Note::Worn { part: TrustPart::Status, published }, "2026-11-20 08:00:00"),
            ],
        );
        for (one, fact) in notes {
            for lang in Lang::ALL {
                let said = note(lang, &one, &samples::trust());
                assert_sentence(lang, &said);
                assert!(said.contains(fact), "{said}");
            }
        }
        assert_eq!(
            note(Lang::Zh, &Note::Worn { part: TrustPart::Status, published }, &samples::trust()),
            "状态列表发布于 2026-11-20 08:00:00，已不新，请尽快更新信任数据。"
        );
    }
}
