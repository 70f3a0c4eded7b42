//! What the office says of its demo.

use super::office_error;
use crate::domain::Period;
use crate::office::{DemoError, RENEWED_AFTER, Scene};
use crate::text::lang::say;
use crate::text::time::{moment, span};
use crate::text::{Lang, visible_up_to};

/// Above the codes: where they are, whose, and for how long.
pub fn demo_heading(lang: Lang, folder: &str, period: &Period) -> String {
    let (from, until, every) = (moment(period.from), moment(period.until), span(lang, RENEWED_AFTER));
    let live = Scene::ALL.into_iter().filter(|scene| scene.is_live()).map(|scene| scene.name().to_owned());
    let live = lang.list(live);
    say!(
        lang,
        "演示已制作：{folder}\n\
         测试机关用全新的测试密钥签发，人员和车辆均为虚构。每个码有文本（.txt）和图片（.png）。\n\
         故事和练习在 STORY.md 里；签发端的数据和测试私钥在 office/ 里。\n\
         出示码（{live}）制作于 {from}，一分钟后失效；yanzheng-office demo --renew 每{every}更新一次，最迟到 {until}。",
        "The demo is made: {folder}\n\
         A test authority signed it with fresh test keys; people and vehicles are made up. Each code is a text (.txt) and a picture (.png).\n\
         STORY.md tells what happened and how to go on; the office's data and its test keys are in office/.\n\
         The live codes ({live}) were made at {from} and last a minute; yanzheng-office demo --renew renews them every {every}, until {until}."
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
        DemoError::Office(error) => office_error(lang, error),
        // Faults of this program.
        DemoError::Qr(_) | DemoError::Export(_) => {
            let why = visible_up_to(&error.to_string(), 200);
            say!(lang, "演示无法制作：{why}。", "The demo cannot be made: {why}.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Instant;
    use crate::text::samples::assert_sentence;

    #[test]
    fn what_went_wrong_is_a_sentence() {
        let errors =
            [DemoError::Clock(Instant::MIN), DemoError::Chance(std::io::ErrorKind::Unsupported.into())];
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
            for part in ["some/folder", "2026-11-25 10:00:00", "2026-11-26 10:00:00", "30", "organisation"] {
                assert!(heading.contains(part), "{heading}");
            }
        }
    }
}
