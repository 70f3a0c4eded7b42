//! The readers that are compared, each in one file, all behind one shape.

use yanzheng::scan::Luma;

mod ours;
mod rqrr;
mod rxing;
mod zbar;
mod zxing_cpp;

pub use ours::forget;

/// A code as a reader gives it.
#[derive(Clone, Debug)]
pub struct Read {
    pub text: String,
    /// Corners or finder patterns in pixels, in the reader's own order around the code; empty if it does not say.
    pub outline: Vec<[f32; 2]>,
}

/// A reader with its name in the tables.
pub struct Reader {
    pub name: &'static str,
    pub read: fn(&Luma) -> Vec<Read>,
}

/// Ours first: the columns of the tables.
pub fn all() -> Vec<Reader> {
    let peers = [
        Reader { name: "rqrr", read: rqrr::read },
        Reader { name: "rxing", read: rxing::read },
        Reader { name: "zxing-cpp", read: zxing_cpp::read },
        Reader { name: "zbar", read: zbar::read },
    ];
    ours::READERS.into_iter().chain(peers).collect()
}
