//! What the office says of its demo.

use crate::domain::Period;
use crate::office::{DemoCode, DemoError, RENEWED_AFTER};
use crate::text::fault::commitment_error;
use crate::text::lang::say;
use crate::text::time::{moment, span};
use crate::text::{Lang, visible_up_to};

/// What a code of the demo shows, and what to ask so that it turns out better.
pub fn demo_code(lang: Lang, code: DemoCode) -> String {
    let purpose = code.purpose().unwrap_or_default();
    match code {
        DemoCode::Presentation => {
            say!(lang, "本人直接出示：张三手机上的出示码", "shown by the owner: the live code on a phone")
        }
        DemoCode::Grant => say!(
            lang,
            "授权他人出示：问用途 {purpose} 和证件号码（grant.bearer）后为有效",
            "shown by an authorised person: valid once purpose {purpose} and the ID number (grant.bearer) are asked"
        ),
        DemoCode::Download => say!(
            lang,
            "下载件：问用途 {purpose}；图片未比对，仍需人工确认",
            "a download: ask for purpose {purpose}; the picture is not compared, so a person still has to"
        ),
        DemoCode::Screenshot => {
            say!(lang, "张三手机十分钟前的截图", "a screenshot of the owner's phone, ten minutes old")
        }
        DemoCode::Expired => say!(lang, "已到期的下载件", "a download whose period has ended"),
        DemoCode::Ended => say!(
            lang,
            "已解除的授权：手机上还能出示，但已作废",
            "a grant that the owner ended: the phone still shows it, but it is void"
        ),
        DemoCode::Altered => say!(
            lang,
            "签发后号牌号码被改动一位的下载件",
            "a download with one digit of the plate changed after it was signed"
        ),
        DemoCode::Stranger => say!(
            lang,
            "用不受信任的密钥仿制的下载件",
            "a download imitated with a key that nobody vouches for"
        ),
        DemoCode::Other => say!(lang, "别的二维码", "some other QR code"),
    }
}

/// Above the codes: where they are, whose, and for how long.
pub fn demo_heading(lang: Lang, folder: &str, period: &Period) -> String {
    let (from, until, every) = (moment(period.from), moment(period.until), span(lang, RENEWED_AFTER));
    say!(
        lang,
        "演示已制作：{folder}\n\
         测试机关用全新的测试密钥签发，人员和车辆均为虚构。每个码有文本（.txt）和图片（.png）。\n\
         出示码（presentation、grant、ended）制作于 {from}，一分钟后失效；yanzheng-office demo --renew 每{every}更新一次，最迟到 {until}。",
        "The demo is made: {folder}\n\
         A test authority signed it with fresh test keys; people and vehicles are made up. Each code is a text (.txt) and a picture (.png).\n\
         The live codes (presentation, grant, ended) were made at {from} and last a minute; yanzheng-office demo --renew renews them every {every}, until {until}."
    )
}

/// Before commands to try.
pub fn demo_try(lang: Lang) -> &'static str {
    lang.pick("在这个文件夹里试一试：", "To try in that folder:")
}

/// Why there is no demo.
pub fn demo_error(lang: Lang, error: &DemoError) -> String {
    match error {
        DemoError::Clock(now) => {
            let now = moment(*now);
            say!(
                lang,
                "本机时钟是 {now}，不可能正确。请校准时钟后再制作演示。",
                "This machine's clock says {now}, which cannot be right. Set it and make the demo again."
            )
        }
        DemoError::Chance(error) => {
            let why = visible_up_to(&error.to_string(), 200);
            say!(
                lang,
                "系统给不出随机数（{why}），无法生成密钥。",
                "The system gives no random numbers ({why}), so no keys can be made."
            )
        }
        DemoError::Commitment(error) => commitment_error(lang, error),
        // Faults of this program.
        DemoError::Key(_) | DemoError::Refused(_) | DemoError::Json(_) | DemoError::Qr(_) => {
            let why = visible_up_to(&error.to_string(), 200);
            say!(lang, "演示无法制作：{why}。", "The demo cannot be made: {why}.")
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::Instant;
    use crate::text::samples::{assert_sentence, assert_words};

    #[test]
    fn every_code_is_told_apart_in_both_languages() {
        for lang in Lang::ALL {
            let told: BTreeSet<String> = DemoCode::ALL.map(|code| demo_code(lang, code)).into();
            assert_eq!(told.len(), DemoCode::ALL.len());
            told.iter().for_each(|words| assert_words(lang, words));
            assert!(demo_code(lang, DemoCode::Grant).contains(" 51 "));
        }
    }

    #[test]
    fn what_went_wrong_is_a_sentence() {
        let errors = [
            DemoError::Clock(Instant::MIN),
            DemoError::Chance(std::io::ErrorKind::Unsupported.into()),
            DemoError::Commitment(crate::credential::CommitmentError),
            DemoError::Key(crate::credential::KeyError::NotCanonical),
        ];
        for lang in Lang::ALL {
            errors.iter().for_each(|error| assert_sentence(lang, &demo_error(lang, error)));
        }
        assert!(demo_error(Lang::En, &errors[0]).contains("1970-01-01 08:00:00"));
    }

    #[test]
    fn the_heading_says_how_long_the_codes_last() {
        let at = |text| Instant::parse(text).unwrap();
        let period = Period { from: at("2026-11-25 10:00:00"), until: at("2026-11-26 10:00:00") };
        for lang in Lang::ALL {
            let heading = demo_heading(lang, "some/folder", &period);
            for part in ["some/folder", "2026-11-25 10:00:00", "2026-11-26 10:00:00", "30"] {
                assert!(heading.contains(part), "{heading}");
            }
        }
    }
}
