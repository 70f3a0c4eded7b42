//! The exercises of the demo's story: what to do to the office, and what a verifier then says and why.

use crate::office::{Exercise, Facts};
use crate::text::Lang;
use crate::text::lang::say;

/// What an exercise is called.
pub fn exercise_title(lang: Lang, exercise: Exercise) -> &'static str {
    match exercise {
        Exercise::EndGrant => lang.pick("解除授权", "End a grant"),
        Exercise::Seize => lang.pick("查封和解封", "Seize a vehicle, and release it"),
        Exercise::Dismiss => lang.pick("单位撤换车辆管理人", "An organisation dismisses its manager"),
        Exercise::Download => lang.pick("自己做一个下载件", "Make a download"),
    }
}

/// What is done in an exercise, and why its verdicts are what they must be.
pub fn exercise(lang: Lang, exercise: Exercise, facts: &Facts) -> String {
    let Facts { car, grant, truck, .. } = facts;
    match exercise {
        Exercise::EndGrant => say!(
            lang,
            "张三解除给李四的授权 {grant}，然后发布。发布后再核验为无效，原因是“已解除授权（已作废）”；李四的手机不再更新，过一分钟还会多一条“出示码已超时”。",
            "Zhang San ends grant {grant}, and the office publishes. Verified again it is refused as ended; Li Si's phone gets no new code, so after a minute the code is stale as well."
        ),
        Exercise::Seize => say!(
            lang,
            "{car} 被查封（状态 K）。发布前核验端还不知道，结果不变；发布后为无效，原因是机动车状态异常。恢复为 A 并再次发布，下载件又和原来一样。查封期间张三的手机也拿不到新的出示码。",
            "{car} is seized (state K). Before the release a verifier cannot know, and the verdict stays; after it the download is refused as suspended. With state A and another release it is as before. While it is seized Zhang San's phone gets no new code."
        ),
        Exercise::Dismiss => say!(
            lang,
            "港口物流撤换管理人吴九，他手机上的 {truck} 随之作废；周八给驾驶人的授权不受影响。",
            "The harbour company dismisses Wu Jiu. {truck} on his phone is void with that; the grant that Zhou Ba gave to the driver is not."
        ),
        Exercise::Download => say!(
            lang,
            "张三为银行下载 {car} 的图片，用途事项 52。问对用途时只差图片比对，问别的用途（50）为无效，原因是用途事项不符。",
            "Zhang San downloads the picture of {car} for a bank, purpose 52. Asked for that, only the picture is left to compare; asked for another purpose (50), it is refused."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::{assert_sentence, assert_words, at};

    #[test]
    fn every_exercise_is_told_in_both_languages() {
        let (made, plate) = (at("2026-11-25 10:00:00"), "L1");
        let (car, forged, truck, sold, seized, other) = (plate, plate, plate, plate, plate, plate);
        let facts = Facts { made, grant: 11, driver: 12, ended: 13, car, forged, truck, sold, seized, other };
        for lang in Lang::ALL {
            for one in Exercise::ALL {
                assert_words(lang, exercise_title(lang, one));
                assert_sentence(lang, &exercise(lang, one, &facts));
            }
        }
    }
}
