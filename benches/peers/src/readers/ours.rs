//! Ours, with each effort that it knows.

use std::cell::RefCell;

use yanzheng::scan::{Effort, Found, Live, Luma, find};

use super::{Read, Reader};

/// In the order of the tables.
pub const READERS: [Reader; 3] = [
    Reader { name: "ours-live", read: live },
    Reader { name: "ours", read: |picture| reads(find(picture, Effort::Normal)) },
    Reader { name: "ours-hard", read: |picture| reads(find(picture, Effort::Hard)) },
];

thread_local! {
    /// As the window has it: it remembers from frame to frame.
    static LIVE: RefCell<Live> = RefCell::default();
}

/// Before the first frame of another view.
pub fn forget() {
    LIVE.take();
}

fn live(frame: &Luma) -> Vec<Read> {
    LIVE.with_borrow_mut(|live| reads(live.find(frame)))
}

fn reads(found: Vec<Found>) -> Vec<Read> {
    let read = |found: Found| Read { text: found.text, outline: found.corners.0.to_vec() };
    found.into_iter().map(read).collect()
}
