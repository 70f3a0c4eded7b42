//! The second half of a reason's sentence: both sides of the comparison, without a full stop.

use super::gap::{calendar_gap, status_gap};
use super::{Limit, limit};
use crate::domain::{Field, NORMAL_STATES, Purpose, Reason, Table, UseKind};
use crate::text::lang::say;
use crate::text::time::{last_moment, moment, span};
use crate::text::{Lang, code_name, field, first_moment, purpose_name};
use crate::trust::Trust;
use crate::verify::LIVE_SECONDS;

/// What is compared, both sides.
pub(super) fn detail(lang: Lang, reason: &Reason, use_kind: Option<UseKind>, trust: &Trust) -> String {
    match reason {
        Reason::SignatureInvalid => {
            say!(lang, "与该发证机关的密钥不符", "it does not match the issuing authority's key")
        }
        Reason::KeyCompromised => say!(
            lang,
            "密钥已落入他人之手，其签发的内容一律不予采信",
            "the key has fallen into other hands, so nothing signed with it counts"
        ),
        Reason::KeyWrongUse => say!(
            lang,
            "信任数据不允许该密钥签发这种使用方式",
            "trust does not allow this key to sign this kind of use"
        ),
        Reason::KeyOutsidePeriod { issued, until, key } => {
            let (issued, last) = (moment(*issued), last_moment(*until));
            let (from, to) = (first_moment(key.from), last_moment(key.until));
            say!(
                lang,
                "码中写明签发于 {issued}、有效期限至 {last}，密钥只能用于 {from} 至 {to}，或已提前停用",
                "the code says issued {issued} and valid to {last}; the key may sign from {from} to {to}, \
                 or was retired before its end"
            )
        }
        Reason::KeyUnknown => {
            say!(
                lang,
                "信任数据中该发证机关没有这把密钥",
                "trust holds no such key of this issuing authority"
            )
        }
        Reason::IssuerUnknown { issuer } => {
            if trust.is_empty() {
                say!(
                    lang,
                    "码中的发证机关为 {issuer}，本机没有信任数据",
                    "the code names {issuer}, and this machine has no trust data"
                )
            } else {
                say!(
                    lang,
                    "码中的发证机关为 {issuer}，信任数据中没有该机关",
                    "the code names {issuer}, which trust does not hold"
                )
            }
        }
        Reason::Malformed => say!(
            lang,
            "以 YZ1: 开头，但不符合本系统码的格式",
            "it begins with YZ1: but breaks the format of this system's codes"
        ),
        Reason::BeforeActivation { issued, activation } => {
            let issued = moment(*issued);
            say!(
                lang,
                "签发于 {issued}，当地自 {activation} 起启用电子行驶证",
                "issued {issued}, while they began there on {activation}"
            )
        }
        Reason::Revoked { listed } | Reason::Suspended { listed } => {
            let listed = moment(*listed);
            say!(lang, "依据 {listed} 签发的状态列表", "by the status list issued {listed}")
        }
        Reason::VehicleState { states } => {
            let named = |code: &str| code_name(lang, Table::VehicleStatus, code);
            let found = lang.list(states.iter().map(|code| named(code)));
            let normal = lang.list(NORMAL_STATES.iter().map(|code| named(code)));
            say!(
                lang,
                "签发时为{found}，可以使用的只有{normal}",
                "signed as {found}; only these may be used: {normal}"
            )
        }
        Reason::PictureAltered { fields } => altered(lang, fields),
        Reason::BearerMismatch => say!(
            lang,
            "所输入的证件与授权时登记的证件不一致",
            "the document entered is not the one that the authorisation names"
        ),
        Reason::ProofInvalid => say!(
            lang,
            "手机的实时签名不成立，不是签发时登记的手机所出示",
            "the live signature is not one by the phone that the authorisation names"
        ),
        Reason::ProofMissing => say!(
            lang,
            "没有手机的实时签名，可能是截图或复制的码",
            "the phone's live signature is missing; it may be a screenshot or a copy"
        ),
        Reason::ProofStale { made, at } => {
            let (gap, made, at) = (span(lang, at.since(*made)), moment(*made), moment(*at));
            say!(
                lang,
                "生成于 {made}，核验时间 {at}，相隔{gap}，出示码{LIVE_SECONDS}秒内有效",
                "made {made}, checked {at}, {gap} later; a live code lasts {LIVE_SECONDS} s"
            )
        }
        Reason::ProofFromFuture { made, at } => {
            let (gap, made, at) = (span(lang, made.since(*at)), moment(*made), moment(*at));
            let skew = trust.settings().skew();
            say!(
                lang,
                "生成于 {made}，核验时间 {at}，早了{gap}，容许误差{skew}秒",
                "made {made}, checked {at}, {gap} before; clocks may differ by {skew} s"
            )
        }
        Reason::Expired { at, until } => {
            let (at, last) = (moment(*at), last_moment(*until));
            say!(lang, "有效期限至 {last}，判定时间 {at}", "valid to {last}, judged at {at}")
        }
        Reason::NotYetValid { at, from } => {
            let (at, from) = (moment(*at), moment(*from));
            say!(lang, "自 {from} 起有效，判定时间 {at}", "valid from {from}, judged at {at}")
        }
        Reason::WindowTooLong { until, latest } => {
            let (until, last) = (last_moment(*until), last_moment(*latest));
            match limit(use_kind, *latest) {
                Limit::Hours | Limit::Days => say!(
                    lang,
                    "有效期限至 {until}，最晚只能至 {last}",
                    "it runs to {until}, and may run to {last} at the latest"
                ),
                Limit::Either => say!(
                    lang,
                    "有效期限至 {until}，最晚只能至 {last}（本人直接出示以24小时为限）",
                    "it runs to {until}, and may run to {last} at the latest (24 hours where the owner shows \
                     it)"
                ),
            }
        }
        Reason::PurposeMismatch { asked, granted } => {
            let quoted = |purpose: &Purpose| {
                let name = purpose_name(lang, *purpose, trust);
                say!(lang, "「{name}」", "\"{name}\"")
            };
            let (asked, granted) = (quoted(asked), lang.list(granted.iter().map(quoted)));
            say!(
                lang,
                "本次办理{asked}，授权用途为{granted}",
                "the business at hand is {asked}, the authorisation is for {granted}"
            )
        }
        Reason::ClockDoubtful { at, floor } => {
            let (at, floor) = (moment(*at), moment(*floor));
            say!(
                lang,
                "本机时间 {at}，早于信任数据的发布时间 {floor}",
                "it says {at}, which is before the trust data was published, {floor}"
            )
        }
        Reason::TrustTooOld { published } => {
            let (published, most) = (moment(*published), span(lang, trust.settings().issuers.too_old));
            say!(
                lang,
                "发证机关列表发布于 {published}，超过{most}即不能据以判定",
                "the list of issuing authorities was published {published}, and counts for {most} only"
            )
        }
        Reason::StatusUnknown(gap) => status_gap(lang, gap),
        Reason::SeveralCodes { count } => say!(
            lang,
            "共 {count} 个本系统的码，一次只应有 1 个",
            "{count} codes of this system, where there should be 1"
        ),
        Reason::ProofOlderThanSeen { made, newest } => {
            let (made, newest) = (moment(*made), moment(*newest));
            say!(
                lang,
                "本次的码生成于 {made}，本机已见过 {newest} 生成的码",
                "this one was made {made}, while one made {newest} was seen here before"
            )
        }
        Reason::CalendarUnknown(gap) => calendar_gap(lang, gap, trust),
        Reason::CalendarDiffers { latest, earlier } => {
            let (latest, earlier) = (last_moment(*latest), last_moment(*earlier));
            say!(
                lang,
                "按现行安排最晚只能至 {latest}，按调整前的安排可至 {earlier}",
                "it may run to {latest} by the schedule in force, and could run to {earlier} by the earlier \
                 one"
            )
        }
        Reason::BearerNotAsked => say!(
            lang,
            "授权有指定的使用人，尚未输入出示人的证件号码",
            "the authorisation names a person, and no ID number was entered"
        ),
        Reason::PurposeNotAsked => say!(
            lang,
            "授权有指定的用途事项，尚未选择本次办理的业务",
            "the authorisation is for certain purposes, and no business was chosen"
        ),
        Reason::PictureUnclear => {
            say!(lang, "无法与签发内容逐项比对", "it cannot be compared with what was signed")
        }
        Reason::PictureNotCompared => say!(
            lang,
            "图片所示内容尚未与签发内容比对",
            "what it shows was not compared with what was signed"
        ),
        Reason::InspectionOverdue { until, on } => {
            say!(lang, "检验有效期止 {until}，核验日期 {on}", "valid until {until}, checked on {on}")
        }
        Reason::CodeUnknown { codes } => {
            let codes = lang.list(codes.iter().map(|(of, code)| {
                let (of, code) = (field(lang, *of), crate::text::visible(code));
                format!("{of} {code}")
            }));
            say!(lang, "{codes} 不在代码表中", "{codes} not in this program's tables")
        }
        Reason::NotOurs => say!(lang, "不以 YZ1: 开头", "it does not begin with YZ1:"),
        Reason::NoCode => {
            say!(lang, "没有可以识读的二维码", "there is no QR code that can be read")
        }
    }
}

fn altered(lang: Lang, fields: &[Field]) -> String {
    let named = fields.iter().map(|&one| {
        let name = field(lang, one);
        say!(lang, "「{name}」", "\"{name}\"")
    });
    // Chinese quotation marks stand side by side.
    let named = match lang {
        Lang::Zh => named.collect(),
        Lang::En => lang.list(named),
    };
    if fields.is_empty() {
        say!(lang, "图片与签发内容不一致", "it does not show what was signed")
    } else {
        say!(lang, "{named}与签发内容不一致", "not as signed: {named}")
    }
}
