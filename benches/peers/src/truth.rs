//! Which photos there are, and what is known about each.

use std::fs;
use std::path::{Path, PathBuf};

use image::metadata::Orientation;
use image::{ImageDecoder, ImageReader};

pub struct Photo {
    /// The folder that it is in.
    pub category: String,
    pub path: PathBuf,
    pub truth: Truth,
}

pub type Quad = Vec<[f32; 2]>;

pub enum Truth {
    /// Where the symbols are, in the upright picture at its full size.
    Corners(Vec<Quad>),
    /// What the only symbol says.
    Text(String),
}

impl Photo {
    pub fn name(&self) -> String {
        format!("{}/{}", self.category, self.path.file_name().unwrap_or_default().to_string_lossy())
    }
}

/// All of `boofcv/CATEGORY/NAME.jpg` and `zxing/SET/NAME.webp`, in the order of their names.
pub fn in_folder(folder: &Path) -> Result<Vec<Photo>, String> {
    let mut photos = Vec::new();
    for set in ["boofcv", "zxing"] {
        for category in entries(&folder.join(set)).unwrap_or_default() {
            for path in entries(&category)? {
                if path.extension().is_none_or(|extension| extension == "txt") {
                    continue;
                }
                let note = path.with_extension("txt");
                let told = fs::read(&note).map_err(|error| format!("{}: {error}", note.display()))?;
                let told = String::from_utf8_lossy(&told).into_owned();
                let truth = if set == "zxing" {
                    Truth::Text(told)
                } else {
                    Truth::Corners(
                        upright(quads(&told), &path).map_err(|e| format!("{}: {e}", path.display()))?,
                    )
                };
                let name = category.file_name().unwrap_or_default().to_string_lossy().into_owned();
                photos.push(Photo { category: name, path, truth });
            }
        }
    }
    Ok(photos)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let said = |error| format!("{}: {error}", folder.display());
    let entries = fs::read_dir(folder).map_err(said)?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    Ok(paths)
}

/// x and y of four corners for a symbol, in a line after the heading "SETS" or in four lines of the only one. Other
/// lines are headings.
fn quads(told: &str) -> Vec<Quad> {
    let numbers =
        |line: &str| line.split_whitespace().map(|word| word.parse().ok()).collect::<Option<Vec<f32>>>();
    let all: Vec<f32> = told.lines().filter_map(numbers).flatten().collect();
    all.chunks_exact(8).map(|quad| quad.chunks(2).map(|p| [p[0], p[1]]).collect()).collect()
}

/// The corners were marked in the picture as it is stored; readers see it as EXIF turns it.
fn upright(quads: Vec<Quad>, path: &Path) -> image::ImageResult<Vec<Quad>> {
    let mut decoder = ImageReader::open(path)?.with_guessed_format()?.into_decoder()?;
    let (width, height) = decoder.dimensions();
    let (width, height) = (width as f32, height as f32);
    let turned = match decoder.orientation()? {
        Orientation::Rotate90 => |[x, y]: [f32; 2], _: f32, h: f32| [h - y, x],
        Orientation::Rotate180 => |[x, y]: [f32; 2], w: f32, h: f32| [w - x, h - y],
        Orientation::Rotate270 => |[x, y]: [f32; 2], w: f32, _: f32| [y, w - x],
        // Mirrored ones are not among them.
        _ => |point: [f32; 2], _: f32, _: f32| point,
    };
    Ok(quads.into_iter().map(|quad| quad.into_iter().map(|p| turned(p, width, height)).collect()).collect())
}
