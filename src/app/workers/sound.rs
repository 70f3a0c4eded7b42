//! The loudspeaker, on a thread of its own: a device may take its time to open, and some never do. It is opened for the
//! first sound, let go when none has come for a while, and tried anew with the next sound when it failed.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rodio::buffer::SamplesBuffer;
use rodio::{ChannelCount, DeviceSinkBuilder, DeviceSinkError, MixerDeviceSink, Player, SampleRate};

use super::newest::{Newest, Taken};
use crate::app::sound::{RATE, samples};
use crate::cli::Volume;
use crate::verify::Word;

/// After which a device that is not needed is let go: an open one costs power all day.
const IDLE: Duration = Duration::from_secs(10);
/// A verdict that is older makes no sound any more: it could be taken for the next one's.
const LATE: Duration = Duration::from_secs(2);

/// A verdict's sound, and when it was asked for.
pub(super) struct Sound {
    pub(super) word: Word,
    pub(super) volume: Volume,
    pub(super) asked: Instant,
}

/// What plays samples, one sound at a time.
pub(super) trait Loudspeaker {
    /// Plays these in place of what it plays.
    fn play(&mut self, samples: Vec<f32>);

    /// Whether it has failed since it was opened.
    fn is_broken(&self) -> bool;
}

/// Plays until `waiting` is closed. `tell` is told why there is no sound, and when there is again, once each; it answers
/// `false` when nobody listens any more.
pub(super) fn play<L: Loudspeaker>(
    waiting: &Newest<Sound>,
    open: impl Fn() -> Result<L, String>,
    tell: impl Fn(Result<(), String>) -> bool,
) {
    let mut loudspeaker = None;
    let mut is_mute = false;
    loop {
        let idle = if loudspeaker.is_some() { IDLE } else { Duration::MAX };
        let sound = match waiting.take_within(idle) {
            Taken::One(sound) => sound,
            Taken::Nothing => {
                loudspeaker = None;
                continue;
            }
            Taken::Closed => return,
        };
        let mut opened = match loudspeaker.take().filter(|one: &L| !one.is_broken()).map_or_else(&open, Ok) {
            Ok(opened) => opened,
            Err(why) => {
                if !is_mute && !tell(Err(why)) {
                    return;
                }
                is_mute = true;
                continue;
            }
        };
        if std::mem::take(&mut is_mute) && !tell(Ok(())) {
            return;
        }
        if sound.asked.elapsed() <= LATE {
            opened.play(samples(sound.word, sound.volume));
        }
        loudspeaker = Some(opened);
    }
}

/// The system's loudspeaker.
pub(super) struct Device {
    sink: MixerDeviceSink,
    /// Dropped, it falls silent.
    player: Option<Player>,
    broken: Arc<AtomicBool>,
}

impl Device {
    /// Opens the one that the system prefers.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn open() -> Result<Self, String> {
        let broken = Arc::new(AtomicBool::new(false));
        let failed = broken.clone();
        let opened = DeviceSinkBuilder::from_default_device().and_then(|device| {
            device.with_error_callback(move |_| failed.store(true, Ordering::Relaxed)).open_sink_or_fallback()
        });
        let mut sink = opened.map_err(|error| why(&error))?;
        sink.log_on_drop(false);
        Ok(Device { sink, player: None, broken })
    }
}

impl Loudspeaker for Device {
    fn play(&mut self, samples: Vec<f32>) {
        let Some(rate) = SampleRate::new(RATE.into()) else { return };
        self.player = None;
        let player = Player::connect_new(self.sink.mixer());
        player.append(SamplesBuffer::new(ChannelCount::MIN, rate, samples));
        self.player = Some(player);
    }

    fn is_broken(&self) -> bool {
        self.broken.load(Ordering::Relaxed)
    }
}

/// The error with its cause, which says more.
fn why(error: &DeviceSinkError) -> String {
    match std::error::Error::source(error) {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;
    use std::sync::mpsc::sync_channel;

    use super::*;

    /// Remembers how many samples it was given; closes the place after `last`.
    struct Made {
        played: Rc<Cell<usize>>,
        breaks: bool,
    }

    impl Loudspeaker for Made {
        fn play(&mut self, samples: Vec<f32>) {
            self.played.set(self.played.get() + samples.len());
        }

        fn is_broken(&self) -> bool {
            self.breaks
        }
    }

    fn sound(word: Word) -> Sound {
        Sound { word, volume: Volume::default(), asked: Instant::now() }
    }

    #[test]
    fn the_newest_sound_is_played() {
        let (waiting, played) = (Newest::default(), Rc::new(Cell::new(0)));
        waiting.put(sound(Word::Accepted));
        waiting.put(sound(Word::Refused));
        let open = || {
            // Nothing comes after it.
            waiting.close();
            Ok(Made { played: played.clone(), breaks: false })
        };
        play(&waiting, open, |_| panic!("nothing to tell"));
        assert_eq!(played.get(), samples(Word::Refused, Volume::default()).len());
    }

    #[test]
    fn no_device_is_told_once_and_that_there_is_one_again() {
        let (waiting, opened) = (Newest::default(), Cell::new(0));
        let told = std::cell::RefCell::new(Vec::new());
        waiting.put(sound(Word::Accepted));
        let open = || {
            opened.set(opened.get() + 1);
            match opened.get() {
                5 => waiting.close(),
                _ => waiting.put(sound(Word::Accepted)),
            }
            // A broken one is opened anew.
            let made = || Made { played: Rc::default(), breaks: true };
            if opened.get() <= 2 { Err("none".to_owned()) } else { Ok(made()) }
        };
        play(&waiting, open, |news| {
            told.borrow_mut().push(news);
            true
        });
        assert_eq!(*told.borrow(), [Err("none".to_owned()), Ok(())]);
        assert_eq!(opened.get(), 5);
    }

    /// Whatever this machine has: with a device silence is played, without one that is told, and the thread ends.
    #[test]
    fn the_machines_own_device_is_no_panic() {
        let waiting = Arc::new(Newest::default());
        let (sender, told) = sync_channel(1);
        let theirs = waiting.clone();
        let thread = std::thread::spawn(move || {
            let open = || {
                let device = Device::open();
                theirs.close();
                device
            };
            play(&theirs, open, |news| sender.send(news).is_ok());
        });
        waiting.put(Sound { volume: Volume::try_from(0).unwrap(), ..sound(Word::Accepted) });
        thread.join().unwrap();
        let news: Vec<_> = told.iter().collect();
        assert!(news.iter().all(|news| news.as_ref().is_err_and(|why| !why.is_empty())), "{news:?}");
    }
}
