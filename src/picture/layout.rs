//! Where everything stands, read from the template itself: the rectangles there that have a `data-` name.

use std::sync::LazyLock;

use resvg::usvg::roxmltree::{Document, Node};

use super::qr::QUIET_MODULES;
use crate::domain::Field;

/// The one template; its own comment says what its names mean.
pub(super) static TEMPLATE: &str = include_str!("../assets/template/licence.svg");

static LAYOUT: LazyLock<Layout> = LazyLock::new(|| Layout::read(TEMPLATE));

/// A rectangle in whole pixels of the picture, from its top left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rect {
    /// Its left edge.
    pub x: u32,
    /// Its upper edge.
    pub y: u32,
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
}

impl Rect {
    /// Whether the other lies inside, edges included.
    pub fn contains(&self, other: &Rect) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.x + other.width <= self.x + self.width
            && other.y + other.height <= self.y + self.height
    }

    /// Whether the two share a pixel.
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }
}

/// The box of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) field: Field,
    pub(super) at: Rect,
    /// The largest size of its text, in pixels.
    pub(super) largest: u32,
    /// Where its text stands if there is room above and below.
    pub(super) upright: Upright,
}

/// Where a text stands in a box that is higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Upright {
    Middle,
    Top,
}

/// Where everything stands in the picture of a download, in its own pixels.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    page: Rect,
    card: Rect,
    symbol: Rect,
    marks: [Rect; 4],
    cells: Vec<Cell>,
}

/// The layout of the one template.
pub fn layout() -> &'static Layout {
    &LAYOUT
}

impl Layout {
    /// The whole picture.
    pub fn page(&self) -> Rect {
        self.page
    }

    /// What [`card`](super::card) shows of it: the main page with the states.
    pub fn card(&self) -> Rect {
        self.card
    }

    /// Where the values of a field stand; the plate's stands on both pages. None for what is on paper only.
    pub fn values(&self, field: Field) -> impl Iterator<Item = Rect> {
        self.cells.iter().filter(move |cell| cell.field == field).map(|cell| cell.at)
    }

    /// The white square that the symbol stands in, its quiet zone included.
    pub fn qr(&self) -> Rect {
        self.symbol
    }

    /// Where a symbol of this many modules stands, without its quiet zone, and the pixels of a module: as large as its
    /// square allows in whole pixels.
    pub fn symbol(&self, modules: u32) -> (Rect, u32) {
        let Rect { x, y, width: side, .. } = self.symbol;
        let pixels = side / modules.saturating_add(2 * QUIET_MODULES).max(1);
        let width = pixels * modules;
        let margin = (side - width) / 2;
        (Rect { x: x + margin, y: y + margin, width, height: width }, pixels)
    }

    /// The registration marks: black squares on white, clockwise from the top left, which alone has a white middle.
    pub fn marks(&self) -> [Rect; 4] {
        self.marks
    }

    pub(super) fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// What the template lacks stays empty; the tests know what it must have.
    fn read(template: &str) -> Self {
        let mut layout = Layout::default();
        let Ok(document) = Document::parse(template) else { return layout };
        for node in document.descendants().filter(|node| node.has_tag_name("rect")) {
            let at = rect(&node);
            let field = node.attribute("data-field").and_then(Field::from_id);
            match node.attribute("data-part") {
                Some("page") => layout.page = at,
                Some("card") => layout.card = at,
                Some("qr") => layout.symbol = at,
                Some(mark) => {
                    let number = mark.strip_prefix("mark-").and_then(|number| number.parse().ok());
                    if let Some(mark) = number.and_then(|number: usize| layout.marks.get_mut(number)) {
                        *mark = at;
                    }
                }
                None => layout.cells.extend(field.map(|field| Cell {
                    field,
                    at,
                    largest: number(&node, "data-size"),
                    upright: if node.has_attribute("data-top") { Upright::Top } else { Upright::Middle },
                })),
            }
        }
        layout
    }
}

fn rect(node: &Node<'_, '_>) -> Rect {
    let [x, y, width, height] = ["x", "y", "width", "height"].map(|name| number(node, name));
    Rect { x, y, width, height }
}

fn number(node: &Node<'_, '_>, name: &str) -> u32 {
    node.attribute(name).and_then(|number| number.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_has_its_place_inside_the_picture_and_apart_from_all_else() {
        let layout = layout();
        for field in Field::ALL {
            let places = match field {
                Field::BarcodeNo | Field::Qr => 0,
                Field::PlateNo => 2,
                _ => 1,
            };
            assert_eq!(layout.values(field).count(), places, "{field:?}");
        }
        let mut rects: Vec<Rect> = layout.cells.iter().map(|cell| cell.at).collect();
        rects.push(layout.qr());
        rects.extend(layout.marks());
        for (i, rect) in rects.iter().enumerate() {
            assert!(rect.width > 0 && rect.height > 0 && layout.page().contains(rect), "{rect:?}");
            for other in &rects[i + 1..] {
                assert!(!rect.overlaps(other), "{rect:?} and {other:?}");
            }
        }
        assert!(layout.page().contains(&layout.card()));
        assert_eq!(layout.qr().width, layout.qr().height);
    }

    #[test]
    fn a_symbol_stands_in_whole_pixels_with_its_quiet_zone() {
        for version in 1..=25 {
            let modules = 17 + 4 * version;
            let (at, pixels) = layout().symbol(modules);
            assert!(pixels >= 8 && at.width == pixels * modules, "{modules}");
            let quiet = QUIET_MODULES * pixels;
            let with_quiet = Rect {
                x: at.x - quiet,
                y: at.y - quiet,
                width: at.width + 2 * quiet,
                height: at.height + 2 * quiet,
            };
            assert!(layout().qr().contains(&with_quiet), "{modules}");
        }
        assert_eq!(layout().symbol(u32::MAX).0.width, 0);
    }
}
