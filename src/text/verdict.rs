//! The answer: its words, icons, steps and uses.

use super::Lang;
use super::lang::say;
use super::time::moment;
use crate::domain::{Effect, Instant, Step, UseKind};
use crate::verify::{Outcome, Verdict, Word};

/// The verdict in one word.
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::Accepted => lang.pick("有效", "Valid"),
        Word::Attention => lang.pick("需人工确认", "Needs confirmation"),
        Word::Refused => lang.pick("无效", "Invalid"),
        Word::Unproven => lang.pick("无法证明", "Unproven"),
        Word::None => lang.pick("非本系统码", "Not a code of this system"),
    }
}

/// The large word: that of the verdict, but where there is no code of ours, which of the two it is.
pub fn headline(lang: Lang, verdict: &Verdict) -> String {
    let nothing = verdict.reasons().into_iter().find(|reason| reason.effect() == Effect::None);
    let large = match (verdict.word(), nothing) {
        (Word::None, Some(reason)) => super::reason_title(lang, reason, None),
        (other, _) => word(lang, other),
    };
    large.to_owned()
}

/// A sign for each word, so that colour never stands alone.
pub fn icon(word: Word) -> &'static str {
    match word {
        Word::Accepted => "✔",
        Word::Attention => "!",
        Word::Refused => "✘",
        Word::Unproven => "?",
        Word::None => "○",
    }
}

/// What a step asks, in a word or two.
pub fn step(lang: Lang, step: Step) -> &'static str {
    match step {
        Step::Read => lang.pick("读码", "Reading the code"),
        Step::Form => lang.pick("格式", "Form"),
        Step::Issuer => lang.pick("发证机关及密钥", "Issuing authority and key"),
        Step::Signature => lang.pick("签名", "Signature"),
        Step::Proof => lang.pick("出示码时效", "Live code"),
        Step::Period => lang.pick("有效期限", "Validity"),
        Step::Status => lang.pick("授权状态", "Status"),
        Step::Purpose => lang.pick("用途事项", "Purpose"),
        Step::Bearer => lang.pick("使用人", "Bearer"),
        Step::Picture => lang.pick("图片比对", "Picture"),
        Step::Seen => lang.pick("本机核验记录", "Seen before"),
        Step::Vehicle => lang.pick("机动车状态", "Vehicle"),
    }
}

/// What became of a step.
pub fn outcome(lang: Lang, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => lang.pick("通过", "passed"),
        Outcome::Failed => lang.pick("不通过", "failed"),
        Outcome::CannotTell => lang.pick("无法判定", "cannot tell"),
        Outcome::DoesNotApply => lang.pick("不适用", "does not apply"),
        Outcome::NotReached => lang.pick("未进行", "not reached"),
    }
}

/// 使用方式.
pub fn use_kind(lang: Lang, kind: UseKind) -> &'static str {
    match kind {
        UseKind::Presentation => lang.pick("本人直接出示", "Shown by the owner"),
        UseKind::Grant => lang.pick("授权他人出示", "Shown by an authorised person"),
        UseKind::Download => lang.pick("下载", "Download"),
    }
}

/// Said beside everything that a test issuer signed.
pub fn demo(lang: Lang) -> &'static str {
    lang.pick(
        "演示 DEMO：由测试发证机关签发，不是真实行驶证",
        "DEMO: issued by a test authority, not a real licence",
    )
}

/// Said above content without a trusted signature.
pub fn unproven(lang: Lang) -> &'static str {
    lang.pick("未经证实", "Unproven content")
}

/// The banner over a verdict at an instant that somebody chose.
pub fn chosen_instant(lang: Lang, at: Instant) -> String {
    let at = moment(at);
    say!(
        lang,
        "按指定时间 {at} 判定，不是现在的结论，不记入核验记录。",
        "Judged at the chosen time {at}: not the answer for now, and not kept in the history."
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text::samples::assert_words;
    use crate::trust::Trust;
    use crate::verify::{judge, open};

    #[test]
    fn every_word_step_and_use_is_named_and_distinct() {
        assert_eq!(BTreeSet::from(Word::ALL.map(icon)).len(), 5);
        assert_eq!(
            Word::ALL.map(|one| word(Lang::Zh, one)),
            ["无法证明", "无效", "需人工确认", "非本系统码", "有效"]
        );
        for lang in Lang::ALL {
            let named: Vec<&str> = [
                Word::ALL.map(|one| word(lang, one)).as_slice(),
                &Step::ALL.map(|one| step(lang, one)),
                &UseKind::ALL.map(|one| use_kind(lang, one)),
                &Outcome::ALL.map(|one| outcome(lang, one)),
                &[unproven(lang)],
            ]
            .concat();
            assert_eq!(BTreeSet::from_iter(&named).len(), named.len());
            named.iter().for_each(|words| assert_words(lang, words));
            assert!(demo(lang).contains("DEMO"));
        }
    }

    #[test]
    fn grey_says_which_of_the_two_it_is() {
        let at = crate::domain::At {
            instant: Instant::parse("2026-11-22 10:00:00").unwrap(),
            source: crate::domain::AtSource::Chosen,
        };
        let other = open(b"https://example.com", &Trust::none());
        let other = judge(&other, &Default::default(), &Default::default(), at).unwrap();
        assert_eq!(headline(Lang::Zh, &other), "非本系统码");
        assert_eq!(headline(Lang::Zh, &Verdict::no_code()), "未找到二维码");
        assert_eq!(headline(Lang::En, &Verdict::no_code()), "No QR code found");
        let broken = judge(&open(b"YZ1:!", &Trust::none()), &Default::default(), &Default::default(), at);
        assert_eq!(headline(Lang::Zh, &broken.unwrap()), "无法证明");
        assert_eq!(
            chosen_instant(Lang::En, at.instant),
            "Judged at the chosen time 2026-11-22 10:00:00: not the answer for now, and not kept in the \
             history."
        );
    }
}
