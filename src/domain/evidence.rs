//! What was seen beside the code's text: where in the picture it stood.

use serde::Serialize;

/// The four corners of a symbol, without its quiet zone: clockwise from top-left as the symbol is read, in pixels
/// of the upright picture. The origin is the outer corner of the first pixel, whose centre is `[0.5, 0.5]`.
///
/// A corner may lie a little outside the picture: it is computed from the patterns inside the symbol.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Quad(pub [[f32; 2]; 4]);
