//! What is compiled in and used by more than one room.

/// The one font, in every weight there is: regular. `font/README.md` says which characters it has.
pub(crate) static FONT: &[u8] = include_bytes!("font/NotoSansCJKsc-Yanzheng.otf");
