//! Why a verdict is not Accepted, as one sentence: what it is called, then both sides of the comparison.

mod detail;
mod gap;
#[cfg(test)]
pub(super) mod samples;
#[cfg(test)]
mod tests;

use super::Lang;
use super::lang::say;
use super::time::is_midnight;
use crate::domain::{CalendarGap, Instant, Reason, UseKind};
use crate::trust::Trust;
use crate::verify::Verdict;

/// One sentence: the reason's title and both sides of its comparison.
///
/// Where the use is known, [`reason_in`] says exactly which limit a period exceeds.
pub fn reason(lang: Lang, reason: &Reason, trust: &Trust) -> String {
    reason_in(lang, reason, None, trust)
}

/// The same for a use.
pub fn reason_in(lang: Lang, reason: &Reason, use_kind: Option<UseKind>, trust: &Trust) -> String {
    let (title, detail) =
        (reason_title(lang, reason, use_kind), detail::detail(lang, reason, use_kind, trust));
    say!(lang, "{title}：{detail}。", "{title}: {detail}.")
}

/// Every reason of a verdict, the most serious first.
pub fn reasons(lang: Lang, verdict: &Verdict, trust: &Trust) -> Vec<String> {
    let use_kind = verdict.use_kind();
    verdict.reasons().into_iter().map(|reason| reason_in(lang, reason, use_kind, trust)).collect()
}

/// What a reason is called, in the field's own words.
pub fn reason_title(lang: Lang, reason: &Reason, use_kind: Option<UseKind>) -> &'static str {
    match reason {
        Reason::SignatureInvalid => {
            lang.pick("签名无效（内容可能被篡改）", "Signature invalid (the content may have been altered)")
        }
        Reason::KeyCompromised => lang.pick("签名密钥已失密", "Signing key compromised"),
        Reason::KeyWrongUse => lang.pick("签名密钥超出用途", "Signing key not meant for this"),
        Reason::KeyOutsidePeriod { .. } => {
            lang.pick("签名密钥不在有效期内", "Signing key outside its period")
        }
        Reason::KeyUnknown => lang.pick("签名密钥不受信任", "Signing key not trusted"),
        Reason::IssuerUnknown { .. } => lang.pick("发证机关不受信任", "Issuing authority not trusted"),
        Reason::Malformed => lang.pick("无法识别", "Cannot be read"),
        Reason::BeforeActivation { .. } => {
            lang.pick("签发时间早于启用日期", "Issued before electronic licences began")
        }
        Reason::Revoked { .. } => lang.pick("已解除授权（已作废）", "Authorisation ended (void)"),
        Reason::Suspended { .. } => {
            lang.pick("机动车状态异常（已暂停使用）", "Vehicle state not normal (use suspended)")
        }
        Reason::VehicleState { .. } => lang.pick("机动车状态异常", "Vehicle state not normal"),
        Reason::PictureAltered { .. } => lang.pick("图片内容不符", "The picture was altered"),
        Reason::BearerMismatch => lang.pick("使用人不符", "Another bearer"),
        Reason::ProofInvalid => lang.pick("出示码无效", "Live code invalid"),
        Reason::ProofMissing => lang.pick("不是实时出示码", "Not a live code"),
        Reason::ProofStale { .. } => lang.pick("出示码已超时", "Live code timed out"),
        Reason::ProofFromFuture { .. } => {
            lang.pick("出示码时间晚于核验时间", "Live code made after it was checked")
        }
        Reason::Expired { .. } => lang.pick("已过期（授权已到期）", "Expired (the authorisation has ended)"),
        Reason::NotYetValid { .. } => lang.pick("未生效", "Not yet valid"),
        Reason::WindowTooLong { latest, .. } => match limit(use_kind, *latest) {
            Limit::Hours => lang.pick("超出最长有效期（24小时）", "Longer than allowed (24 hours)"),
            Limit::Days | Limit::Either => {
                lang.pick("超出最长有效期（7个工作日）", "Longer than allowed (7 working days)")
            }
        },
        Reason::PurposeMismatch { .. } => lang.pick("用途事项不符", "Another purpose"),
        Reason::ClockDoubtful { .. } => lang.pick("本机时间可疑", "This machine's clock is doubtful"),
        Reason::TrustTooOld { .. } => lang.pick("信任数据过旧", "Trust data too old"),
        Reason::StatusUnknown(_) => lang.pick("无法判定（授权状态未知）", "Cannot tell (status unknown)"),
        Reason::SeveralCodes { .. } => lang.pick("图中有多个码", "Several codes in one picture"),
        Reason::ProofOlderThanSeen { .. } => {
            lang.pick("出示码早于本机已见的码", "Live code older than one seen here")
        }
        Reason::CalendarUnknown(
            CalendarGap::NoCalendar | CalendarGap::NoYear { .. } | CalendarGap::TooOld { .. },
        ) => lang.pick("无法判定（缺少节假日安排）", "Cannot tell (holiday schedule missing)"),
        Reason::CalendarDiffers { .. } => {
            lang.pick("无法判定（节假日安排有调整）", "Cannot tell (holiday schedule amended)")
        }
        Reason::BearerNotAsked => lang.pick("未核对使用人", "Bearer not checked"),
        Reason::PurposeNotAsked => lang.pick("未核对用途事项", "Purpose not checked"),
        Reason::PictureUnclear => lang.pick("图片不清晰", "Picture not clear enough"),
        Reason::PictureNotCompared => lang.pick("未比对图片", "Picture not compared"),
        Reason::InspectionOverdue { .. } => lang.pick("已过检验有效期", "Inspection overdue"),
        Reason::CodeUnknown { .. } => lang.pick("含未知代码", "Unknown codes"),
        Reason::NotOurs => lang.pick("非本系统码", "Not a code of this system"),
        Reason::NoCode => lang.pick("未找到二维码", "No QR code found"),
    }
}

/// Which limit a period exceeds.
#[derive(Clone, Copy)]
enum Limit {
    /// 24 hours, that of a presentation's statement.
    Hours,
    /// 7 working days, that of a grant or download.
    Days,
    /// The reason alone does not say.
    Either,
}

/// The limit of a use. Where the use is not known: working days end at 24:00, so any other limit is that of hours.
fn limit(use_kind: Option<UseKind>, latest: Instant) -> Limit {
    match use_kind {
        Some(UseKind::Presentation) => Limit::Hours,
        Some(UseKind::Grant | UseKind::Download) => Limit::Days,
        None if is_midnight(latest) => Limit::Either,
        None => Limit::Hours,
    }
}
