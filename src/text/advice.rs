//! What the clerk does next, by the reasons of the verdict.

use super::lang::say;
use super::{Lang, moment, purpose_name};
use crate::domain::{Reason, StatusGap, UseKind};
use crate::trust::Trust;
use crate::verify::{Verdict, Word};

/// What to do, by the reasons, then what is said with every such verdict.
pub fn advice(lang: Lang, verdict: &Verdict, trust: &Trust) -> Vec<String> {
    let mut lines = actions(lang, verdict, trust);
    lines.extend(notices(lang, verdict).into_iter().map(str::to_owned));
    lines
}

/// What to do, by the reasons, the most serious first; nothing when it is accepted.
pub fn actions(lang: Lang, verdict: &Verdict, trust: &Trust) -> Vec<String> {
    let case = Case { word: verdict.word(), use_kind: verdict.use_kind(), trust };
    case.actions(lang, &verdict.reasons())
}

/// What is said with every verdict: the paper licence, and with a grey one the reach of this program.
pub fn notices(lang: Lang, verdict: &Verdict) -> Vec<&'static str> {
    notices_of(lang, verdict.word())
}

/// On the road the paper licence must still be carried.
pub fn paper_notice(lang: Lang) -> &'static str {
    lang.pick("上道路行驶仍须随车携带纸质行驶证。", "On the road the paper licence must still be carried.")
}

/// What this program can check at all.
pub fn scope_notice(lang: Lang) -> &'static str {
    lang.pick(
        "本程序只核验本系统公开格式的码；交管12123的正式码格式未公开，任何人都无法离线核验。",
        "This program checks the open format defined here. The production code of Jiaoguan 12123 is not \
         published, so nobody can verify that one offline.",
    )
}

fn notices_of(lang: Lang, word: Word) -> Vec<&'static str> {
    match word {
        Word::None => vec![scope_notice(lang), paper_notice(lang)],
        Word::Accepted | Word::Attention | Word::Refused | Word::Unproven => vec![paper_notice(lang)],
    }
}

/// What advice depends on beside the reasons.
struct Case<'a> {
    word: Word,
    use_kind: Option<UseKind>,
    trust: &'a Trust,
}

impl Case<'_> {
    fn actions(&self, lang: Lang, reasons: &[&Reason]) -> Vec<String> {
        let last = match self.word {
            Word::Attention => Some(lang.pick(
                "仍不能确认的，请查验纸质行驶证或以其他方式核实，由您决定是否受理。",
                "If it still cannot be told, ask for the paper licence or check by another way, then decide.",
            )),
            Word::Unproven => Some(lang.pick(
                "不要采信码中或图片所示的内容。",
                "Do not rely on anything that the code or the picture shows.",
            )),
            Word::Accepted | Word::Refused | Word::None => None,
        };
        let mut lines: Vec<String> = Vec::new();
        for line in reasons.iter().map(|reason| self.action(lang, reason)).chain(last.map(str::to_owned)) {
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        lines
    }

    /// What to do about one reason.
    fn action(&self, lang: Lang, reason: &Reason) -> String {
        match reason {
            Reason::SignatureInvalid => say!(
                lang,
                "请对方在手机上当面出示，或提供原始下载文件；涉嫌伪造的，向发证机关核实。",
                "Ask for the code on the phone itself, or for the original file. If it looks forged, check \
                 with the issuing authority."
            ),
            Reason::KeyCompromised => say!(
                lang,
                "请对方在手机上更新后重新出示，或重新下载。",
                "Ask for the licence to be renewed on the phone and shown again, or downloaded anew."
            ),
            Reason::KeyWrongUse => check_with_authority(lang),
            Reason::KeyOutsidePeriod { .. } | Reason::KeyUnknown => update_trust(lang),
            Reason::IssuerUnknown { .. } => {
                if self.trust.is_empty() {
                    say!(
                        lang,
                        "本机尚未安装信任数据，请先安装，再重新核验。",
                        "No trust data is installed on this machine. Install it, then check again."
                    )
                } else {
                    update_trust(lang)
                }
            }
            Reason::Malformed => say!(
                lang,
                "请重新扫描；仍无法识别的，请对方重新出示或重新下载。",
                "Scan again. If it still cannot be read, ask for it to be shown or downloaded anew."
            ),
            Reason::BeforeActivation { .. } => check_with_authority(lang),
            Reason::Revoked { .. } => self.anew(lang),
            Reason::Suspended { .. } | Reason::VehicleState { .. } => say!(
                lang,
                "请向发证机关核实机动车状态。",
                "Check the vehicle's state with the issuing authority."
            ),
            Reason::PictureAltered { .. } => say!(
                lang,
                "不要采信这张图片，请对方提供原始下载文件或当面出示。",
                "Do not rely on this picture. Ask for the original file, or for the code on the phone."
            ),
            Reason::BearerMismatch => say!(
                lang,
                "请核对证件号码是否输对；无误的，应由被授权人本人持证件办理。",
                "Check that the ID number was entered correctly. If so, the grantee must come in person with \
                 that document."
            ),
            Reason::ProofInvalid | Reason::ProofMissing => say!(
                lang,
                "请对方打开手机当面出示并重新扫描；截图、照片和打印件不能代替。",
                "Ask for the code on the phone itself and scan again; a screenshot, photo or print is no \
                 substitute."
            ),
            Reason::ProofStale { made, at } | Reason::ProofFromFuture { made, at } => {
                let (made, at) = (moment(*made), moment(*at));
                say!(
                    lang,
                    "请对方刷新出示码后重新扫描；仍不通过的，核对两边时钟（对方手机 {made}，核验时间 {at}）。",
                    "Ask for the code to be refreshed and scan again. If it fails again, compare the clocks \
                     (phone {made}, checked {at})."
                )
            }
            Reason::Expired { .. } => self.anew(lang),
            Reason::NotYetValid { from, .. } => {
                let from = moment(*from);
                say!(lang, "请在 {from} 以后办理。", "Come back after {from}.")
            }
            Reason::WindowTooLong { .. } => self.anew(lang),
            Reason::PurposeMismatch { asked, .. } => {
                let asked = purpose_name(lang, *asked, self.trust);
                say!(
                    lang,
                    "请核对本窗口业务是否选对；无误的，请所有人以「{asked}」为用途重新授权或下载。",
                    "Check that the right business is chosen. If so, ask the owner to grant or download it \
                     anew for \"{asked}\"."
                )
            }
            Reason::ClockDoubtful { .. } => {
                say!(lang, "请校准本机时钟后重新核验。", "Set this machine's clock right, then check again.")
            }
            Reason::TrustTooOld { .. } | Reason::CalendarUnknown(_) => update_trust(lang),
            Reason::StatusUnknown(StatusGap::NoList | StatusGap::TooOld { .. } | StatusGap::BeyondList) => {
                update_trust(lang)
            }
            Reason::StatusUnknown(StatusGap::Undefined) => check_with_authority(lang),
            Reason::SeveralCodes { .. } => say!(lang, "请一次只扫描一个码。", "Scan one code at a time."),
            Reason::ProofOlderThanSeen { .. } => say!(
                lang,
                "请对方刷新出示码后重新扫描，并确认不是转拍的码。",
                "Ask for the code to be refreshed and scan again; make sure that it is not a photo of \
                 another screen."
            ),
            Reason::CalendarDiffers { .. } => say!(
                lang,
                "请核实授权是否在放假安排调整之前签发。",
                "Find out whether it was issued before the holiday schedule was amended."
            ),
            Reason::BearerNotAsked => say!(
                lang,
                "请查验出示人的证件并输入证件号码。",
                "See the person's document and enter its number."
            ),
            Reason::PurposeNotAsked => {
                say!(lang, "请选择本窗口办理的业务。", "Choose the business at this window.")
            }
            Reason::PictureUnclear => say!(
                lang,
                "请换用原始下载文件，或将图片与签发内容逐项核对。",
                "Ask for the original file, or compare the picture with the signed content field by field."
            ),
            Reason::PictureNotCompared => say!(
                lang,
                "请将图片与签发内容逐项核对。",
                "Compare the picture with the signed content field by field."
            ),
            Reason::InspectionOverdue { .. } => say!(
                lang,
                "请核实车辆是否已通过检验。",
                "Find out whether the vehicle has passed its inspection since."
            ),
            Reason::CodeUnknown { .. } => say!(
                lang,
                "请核实所列代码的含义；程序有更新的，请先更新。",
                "Find out what these codes mean; update the program if there is a newer one."
            ),
            Reason::NotOurs => say!(
                lang,
                "请确认扫描的是本系统的码。",
                "Make sure that the code scanned is one of this system."
            ),
            Reason::NoCode => say!(
                lang,
                "请让二维码完整、清晰、不反光，再重新扫描。",
                "Show the whole QR code, sharp and without glare, and scan again."
            ),
        }
    }

    /// What ended or is too long must be made anew; how depends on the use.
    fn anew(&self, lang: Lang) -> String {
        match self.use_kind {
            Some(UseKind::Presentation) => say!(
                lang,
                "请对方在手机上更新电子行驶证后重新出示。",
                "Ask for the licence to be renewed on the phone and shown again."
            ),
            Some(UseKind::Grant) => {
                say!(lang, "需要继续办理的，请所有人重新授权。", "To go on, the owner must grant it anew.")
            }
            Some(UseKind::Download) => {
                say!(lang, "需要继续办理的，请对方重新下载。", "To go on, ask for it to be downloaded anew.")
            }
            None => say!(
                lang,
                "需要继续办理的，请对方重新出示、授权或下载。",
                "To go on, ask for it to be shown, granted or downloaded anew."
            ),
        }
    }
}

fn update_trust(lang: Lang) -> String {
    say!(lang, "请更新信任数据后重新核验。", "Update the trust data, then check again.")
}

fn check_with_authority(lang: Lang) -> String {
    say!(lang, "请向发证机关核实。", "Check with the issuing authority.")
}

#[cfg(test)]
mod tests;
