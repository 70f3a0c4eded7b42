//! Makes codes on a thread of its own: one at a time, and one answer that waits for the window.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::thread;

use super::state::{Answer, Drawn};
use crate::app::native::Wake;
use crate::cli::{Phone, Screen};
use crate::office::qr_modules;
use crate::text::{self, Lang, PhoneUi};

/// The longest side of a picture that is shown, in pixels: what every graphics card takes.
const MAX_SIDE: u32 = 2048;

/// Who makes the codes of a window.
pub(super) trait Worker {
    /// Begins to make one. Only asked while none is being made.
    fn begin(&mut self);

    /// What came of it, once it is there.
    fn answer(&mut self) -> Option<Answer>;
}

/// A thread that makes them. It ends when the window is gone.
pub(super) struct Thread {
    lang: Lang,
    orders: SyncSender<()>,
    answers: Receiver<Answer>,
}

impl Thread {
    /// Starts it.
    ///
    /// # Errors
    /// When the system has no thread.
    pub(super) fn start(phone: Phone, wake: Wake) -> io::Result<Self> {
        let Phone { lang, clock, mut screen, .. } = phone;
        let (orders, ordered) = sync_channel(1);
        let (leave, answers) = sync_channel(1);
        thread::Builder::new().name("phone".to_owned()).spawn(move || {
            while ordered.recv().is_ok() {
                let answer = screen(clock.now()).and_then(|screen| drawn(lang, screen));
                if leave.send(answer).is_err() {
                    break;
                }
                wake();
            }
        })?;
        Ok(Thread { lang, orders, answers })
    }
}

impl Worker for Thread {
    fn begin(&mut self) {
        // Where the thread has ended, the answer says so.
        let _ = self.orders.try_send(());
    }

    fn answer(&mut self) -> Option<Answer> {
        match self.answers.try_recv() {
            Ok(answer) => Some(answer),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                Some(Err(text::phone_ui(self.lang, PhoneUi::Stopped).to_owned()))
            }
        }
    }
}

/// Draws the code, and makes the picture small enough to show.
pub(super) fn drawn(lang: Lang, mut screen: Screen) -> Answer {
    let symbol = qr_modules(&screen.code).map_err(|error| text::no_symbol(lang, &error))?;
    if let Some(card) = &mut screen.card {
        let longer = card.width().max(card.height());
        if longer > MAX_SIDE {
            let fitted = |side: u32| (side.saturating_mul(MAX_SIDE) / longer).max(1);
            *card =
                Arc::new(image::imageops::thumbnail(&**card, fitted(card.width()), fitted(card.height())));
        }
    }
    Ok(Box::new(Drawn { screen, symbol }))
}
