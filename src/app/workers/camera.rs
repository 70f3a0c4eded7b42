//! Watches a camera: newest frame → preview → codes → event, until it is told to stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::threads::Outbox;
use crate::app::job::{CameraEvent, Event, Preview};
use crate::domain::Clock;
use crate::scan::{Feed, FeedEvent, Found, Frame, Luma, Patience, SourceName, Watch, opener};

/// How often it looks whether it shall stop while no frame comes.
const GLANCE: Duration = Duration::from_millis(200);
/// The longer side of the preview, in pixels.
const PREVIEW_SIDE: u32 = 640;

pub(super) fn watch(source: &SourceName, mut codes: Watch, clock: Clock, stop: &AtomicBool, outbox: &Outbox) {
    let mut feed = Feed::open(opener(source), clock, Patience::default());
    while !stop.load(Ordering::Relaxed) {
        let said = match feed.next(GLANCE) {
            None => continue,
            Some(FeedEvent::Opened(description)) => CameraEvent::Opened(description),
            Some(FeedEvent::Stalled { silent }) => CameraEvent::Stalled(silent),
            Some(FeedEvent::Lost(error)) => CameraEvent::Lost(error),
            Some(FeedEvent::Frame(frame)) => match look(frame, &mut codes, outbox) {
                Some(saw) => saw,
                None => continue,
            },
        };
        if stop.load(Ordering::Relaxed) || !outbox.leave(Event::Camera(said)) {
            break;
        }
    }
}

/// Shows a frame and searches it.
fn look(frame: Frame, codes: &mut Watch, outbox: &Outbox) -> Option<CameraEvent> {
    let (luma, at, came) = (frame.luma, frame.at, frame.came);
    let picture = Arc::new(luma.fitted(PREVIEW_SIDE).unwrap_or_else(|| luma.clone()));
    let scale = scale(&picture, &luma);
    outbox.show(Preview { picture: picture.clone(), codes: Vec::new() });
    // A frame that cannot be searched in time is as good as one without a code; the next one comes at once.
    let found = codes.find(&luma).ok();
    outbox.searched();
    let found = found.filter(|found| !found.is_empty())?;
    let codes = found.iter().map(|found: &Found| found.corners.0.map(|[x, y]| [x * scale, y * scale]));
    outbox.show(Preview { picture, codes: codes.collect() });
    Some(CameraEvent::Saw { found, at, came })
}

/// From pixels of the frame to pixels of the preview. Sides are far below 2^16.
fn scale(small: &Luma, large: &Luma) -> f32 {
    let side = |luma: &Luma| f32::from(u16::try_from(luma.width()).unwrap_or(u16::MAX));
    side(small) / side(large).max(1.0)
}
