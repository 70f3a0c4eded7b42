use std::collections::BTreeSet;

use eframe::egui::{Context, FontId, RawInput};

use super::*;

/// Signs of the terminal, for which the window paints its own, and a separator that plates are read with, never said.
const NEVER_SHOWN: &str = "✔✘・";

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && !path.ends_with("tests.rs")
            && !path.ends_with("samples.rs")
        {
            into.push(path);
        }
    }
}

/// A crossed box would stand where a character is missing.
#[test]
fn the_font_has_every_character_that_the_program_can_say() {
    let mut files = Vec::new();
    for room in ["src/text", "src/domain", "src/app"] {
        sources(Path::new(room), &mut files);
    }
    let mut said = BTreeSet::new();
    for file in files {
        let source = std::fs::read_to_string(file).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        said.extend(code.chars().filter(|c| !c.is_ascii() && !NEVER_SHOWN.contains(*c)));
    }
    assert!(said.len() > 500);
    let ctx = Context::default();
    theme::set(&ctx);
    ctx.run_ui(RawInput::default(), |_| {}).textures_delta.clear();
    let missing: String = ctx.fonts_mut(|fonts| {
        said.into_iter().filter(|c| !fonts.has_glyph(&FontId::proportional(15.0), *c)).collect()
    });
    assert_eq!(missing, "");
}
