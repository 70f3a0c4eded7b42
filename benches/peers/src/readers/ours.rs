//! Ours, with each effort that it knows.

use yanzheng::scan::{Luma, find};

use super::{Read, Reader};

/// In the order of the tables.
pub const READERS: [Reader; 1] = [Reader { name: "ours", read }];

fn read(picture: &Luma) -> Vec<Read> {
    find(picture)
        .into_iter()
        .map(|found| Read { text: found.text, outline: found.corners.0.to_vec() })
        .collect()
}
