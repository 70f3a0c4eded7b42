//! The words of the verdicts' sounds.

use super::Lang;
use super::escape::visible_up_to;
use super::lang::{say, words};

words! {
    /// A word or short sentence of sounds.
    Sound, sound;
    /// The switch.
    Play: "出结论时播放提示音", "Play a sound with each verdict";
    /// How loud.
    Volume: "提示音音量", "Volume";
    /// No device, in short.
    NoDevice: "没有音频设备，结论不发声", "no audio device: verdicts make no sound";
}

/// A volume by its per cent, another word than the sizes have.
pub fn volume(lang: Lang, percent: u8) -> String {
    say!(lang, "音量 {percent} %", "volume {percent} %")
}

/// Why there is no sound, with what the system says.
pub fn no_sound(lang: Lang, why: &str) -> String {
    let why = visible_up_to(why, 200);
    say!(
        lang,
        "没有可用的音频设备，结论不发声（{why}）。接好设备后，下次出结论时自动恢复。",
        "No audio device can be used, so verdicts make no sound ({why}). Once there is one, the next verdict sounds."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::{assert_sentence, assert_words};

    #[test]
    fn every_word_is_there_in_both_languages() {
        for lang in Lang::ALL {
            Sound::ALL.iter().for_each(|&word| assert_words(lang, sound(lang, word)));
            assert_words(lang, &volume(lang, 80));
            assert_sentence(lang, &no_sound(lang, "5"));
        }
    }
}
