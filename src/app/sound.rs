//! What each verdict sounds like: tones made here, by number (the graver, the more) and by pitch, so that one of the two
//! is enough. All lie between 440 and 880 Hz, which ears of any age hear, with an octave above for small loudspeakers.

use std::f32::consts::TAU;

use crate::cli::Volume;
use crate::verify::Word;

/// Samples in a second, of one channel.
pub(super) const RATE: u16 = 48_000;
/// Samples in a millisecond.
const MILLISECOND: u16 = RATE / 1_000;
/// Over which a tone comes and goes, so that it does not click.
const FADE: u16 = 8 * MILLISECOND;
/// Between two tones: long enough to count them.
const PAUSE: u16 = 45 * MILLISECOND;
/// How strong the octave above is.
const OCTAVE: f32 = 0.3;

/// The milliseconds of each tone, and their pitches in Hz.
const fn tones(word: Word) -> (u16, &'static [u16]) {
    match word {
        Word::None => (180, &[523]),
        Word::Accepted => (160, &[659, 880]),
        Word::Attention => (130, &[698, 698, 698]),
        Word::Refused => (100, &[587, 494, 587, 494]),
        Word::Unproven => (80, &[440, 440, 440, 440, 440]),
    }
}

/// A verdict's sound, at full volume between -1 and 1.
pub(super) fn samples(word: Word, volume: Volume) -> Vec<f32> {
    let (millis, pitches) = tones(word);
    let loudness = f32::from(volume.percent()) / 100.0 / (1.0 + OCTAVE);
    let mut samples = Vec::new();
    for (place, pitch) in pitches.iter().enumerate() {
        let pause = if place == 0 { 0 } else { PAUSE };
        samples.extend((0..pause).map(|_| 0.0));
        samples.extend(tone(*pitch, millis * MILLISECOND).map(|sample| sample * loudness));
    }
    samples
}

fn tone(pitch: u16, length: u16) -> impl Iterator<Item = f32> {
    (0..length).map(move |at| {
        let to_an_end = at.min(length - 1 - at);
        let fade = (f32::from(to_an_end) / f32::from(FADE)).min(1.0);
        let phase = f32::from(at) * f32::from(pitch) / f32::from(RATE) * TAU;
        fade * (phase.sin() + OCTAVE * (2.0 * phase).sin())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(word: Word) -> Vec<f32> {
        samples(word, Volume::try_from(100).unwrap())
    }

    /// How many tones one counts, and the pitch of each from how often it passes zero upwards.
    fn heard(samples: &[f32]) -> Vec<usize> {
        let silence = vec![0.0; usize::from(PAUSE)];
        let pause = usize::from(PAUSE);
        let (mut pitches, mut from) = (Vec::new(), 0);
        let mut hear = |tone: &[f32]| {
            let passes = tone.windows(2).filter(|two| two[0] <= 0.0 && two[1] > 0.0).count();
            pitches.push(passes * usize::from(RATE) / tone.len());
        };
        let mut at = 0;
        while at + pause <= samples.len() {
            if samples[at..at + pause] == silence[..] {
                hear(&samples[from..at]);
                from = at + pause;
                at = from;
            } else {
                at += 1;
            }
        }
        hear(&samples[from..]);
        pitches
    }

    #[test]
    fn each_verdict_has_another_number_of_tones_at_another_pitch() {
        let all = Word::ALL.map(|word| (word, heard(&full(word))));
        for (word, pitches) in &all {
            let (_, meant) = tones(*word);
            assert_eq!(pitches.len(), meant.len(), "{word:?}");
            for (heard, meant) in pitches.iter().zip(meant) {
                assert!(heard.abs_diff(usize::from(*meant)) <= 12, "{word:?}: {heard} for {meant} Hz");
            }
            let alike = |(other, theirs): &(Word, Vec<usize>)| {
                other != word && (theirs.len() == pitches.len() || theirs.first() == pitches.first())
            };
            assert!(!all.iter().any(alike), "{word:?}");
        }
    }

    #[test]
    fn none_is_long_none_clips_and_none_clicks() {
        for word in Word::ALL {
            let samples = full(word);
            assert!(samples.len() <= usize::from(RATE) * 6 / 10, "{word:?}: {}", samples.len());
            let loudest = samples.iter().fold(0.0_f32, |loudest, sample| loudest.max(sample.abs()));
            assert!((0.5..=1.0).contains(&loudest), "{word:?}: {loudest}");
            // At the loudest and highest a sample is not far from the one before; a click is.
            let step = samples.windows(2).map(|two| (two[1] - two[0]).abs()).fold(0.0, f32::max);
            assert!(step < 0.2 && samples[0] == 0.0 && samples.last() == Some(&0.0), "{word:?}: {step}");
        }
    }

    #[test]
    fn half_the_volume_is_half_as_strong() {
        let half = samples(Word::Refused, Volume::try_from(50).unwrap());
        for (half, full) in half.iter().zip(full(Word::Refused)) {
            assert!((2.0 * half - full).abs() < 1e-6);
        }
        assert!(samples(Word::Refused, Volume::try_from(0).unwrap()).iter().all(|sample| *sample == 0.0));
    }
}
