//! The licence picture: the same statement gives the same pixels, each field in its own place, and nothing that would
//! not be seen is drawn.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test or bench fails by panicking"
)]
#![cfg(feature = "office")]

mod common;

use common::{carried, claims, purposes, value};
use image::RgbImage;
use sha2::{Digest, Sha256};
use yanzheng::credential::armor::{MAX_CHARS, armor};
use yanzheng::credential::{Authorisation, Claims, MAX_PURPOSES, User};
use yanzheng::domain::{Field, Kind, Licence, Table, UseKind, Value};
use yanzheng::office::{PictureFormat, export, issue, test_key};
use yanzheng::picture::{PictureError, Rect, card, layout, render};
use yanzheng::scan::{Effort, scan};

/// Changes with the template, the font or a renderer's version, and then on purpose; a machine that draws other pixels
/// shows here.
const PINNED: &str = "f546ab17853b10beec402916e9d28ef684be813312542fa0a29564b83c9786c3";

fn download() -> Claims {
    claims(UseKind::Download)
}

fn code(claims: &Claims) -> String {
    armor(&issue(claims, &test_key("rizhao-current").unwrap()).unwrap())
}

fn with(field: Field, value: Value) -> Claims {
    let mut claims = download();
    claims.licence.set(field, value).unwrap();
    claims
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn used_by(user: User, purposes: Vec<yanzheng::domain::Purpose>) -> Claims {
    Claims { authorisation: Authorisation::Download { user, purposes }, ..download() }
}

fn drawn(claims: &Claims) -> RgbImage {
    render(claims, "YZ1:TEST", true).unwrap()
}

/// Whether every pixel that differs lies in one of the places, and at least one does in each.
#[track_caller]
fn assert_differ_only_in(a: &RgbImage, b: &RgbImage, places: &[Rect]) {
    assert_eq!(a.dimensions(), b.dimensions());
    let mut touched = vec![false; places.len()];
    for ((x, y, a), b) in a.enumerate_pixels().zip(b.pixels()) {
        if a != b {
            let pixel = Rect { x, y, width: 1, height: 1 };
            let at = places.iter().position(|place| place.contains(&pixel));
            touched[at.unwrap_or_else(|| panic!("({x}, {y}) is outside {places:?}"))] = true;
        }
    }
    assert!(touched.iter().all(|&touched| touched), "{places:?}");
}

#[test]
fn the_same_statement_gives_the_same_pixels_everywhere() {
    let claims = download();
    let code = code(&claims);
    let picture = render(&claims, &code, true).unwrap();
    assert_eq!(picture.dimensions(), (layout().page().width, layout().page().height));
    assert_eq!(render(&claims, &code, true).unwrap(), picture);
    let hash: String = Sha256::digest(picture.as_raw()).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hash, PINNED);
    let formats = [PictureFormat::Png, PictureFormat::Jpeg, PictureFormat::Pdf];
    for format in formats.into_iter().filter(|f| *f != PictureFormat::Pdf || cfg!(feature = "pdf")) {
        let found = scan(&export(&picture, format).unwrap(), Effort::Normal).unwrap();
        assert_eq!(found.iter().map(|found| found.text.as_str()).collect::<Vec<_>>(), [code.as_str()]);
        assert_eq!(found[0].page, (format == PictureFormat::Pdf).then_some(1));
    }
}

#[test]
fn a_field_is_drawn_in_its_own_place_and_nowhere_else() {
    let before = drawn(&download());
    let codes = |codes: &[&str]| Value::Codes(codes.iter().map(|&code| code.to_owned()).collect());
    for field in carried() {
        let other = match value(field, "鲁L·䶮己") {
            Value::Text(_) if field == Field::Vin => text("LSVAU2A37N2000007"),
            Value::Code(_) => Value::Code(if field == Field::VehicleType { "H11" } else { "C" }.to_owned()),
            Value::Codes(_) => codes(&["A"]),
            Value::Day(day) => Value::Day(day.plus(1)),
            Value::Instant(instant) => Value::Instant(instant.plus(1)),
            Value::Number(number) => Value::Number(number + 1),
            Value::Size([length, width, height]) => Value::Size([length, width, height + 1]),
            text => text,
        };
        let places: Vec<Rect> = layout().values(field).collect();
        assert_differ_only_in(&before, &drawn(&with(field, other)), &places);
    }
    let other = render(&download(), "YZ1:TESU", true).unwrap();
    assert_differ_only_in(&before, &other, &[layout().symbol(21).0]);
    assert_ne!(render(&download(), "YZ1:TEST", false).unwrap(), before);
}

#[test]
fn what_would_not_be_seen_is_refused_by_name() {
    let undrawable = |claims: &Claims, field, character: char, name: &str| {
        let error = render(claims, "YZ1:TEST", true).unwrap_err();
        assert_eq!(error, PictureError::Undrawable { field, character });
        assert_eq!(error.to_string(), format!("the font cannot show {name} in {}", field.id()));
    };
    undrawable(&with(Field::Owner, text("张🚗")), Field::Owner, '🚗', "🚗 (U+1F697)");
    undrawable(&with(Field::Address, text("𠮷林路1号")), Field::Address, '𠮷', "𠮷 (U+20BB7)");
    undrawable(&with(Field::Remarks, text("1\u{ad}2")), Field::Remarks, '\u{ad}', "U+00AD");
    undrawable(
        &used_by(User::Named("某\u{200b}某".to_owned()), purposes(&["51"])),
        Field::User,
        '\u{200b}',
        "U+200B",
    );
    let long = "A".repeat(MAX_CHARS + 1);
    let too_long = Err(PictureError::CodeTooLong { chars: MAX_CHARS + 1 });
    assert_eq!(render(&download(), &long, true), too_long);
    for kind in [UseKind::Presentation, UseKind::Grant] {
        assert_eq!(render(&claims(kind), "YZ1:TEST", true), Err(PictureError::NotDownload));
    }
}

/// The longest of everything at once, in wide characters, and then of Latin words that do not break well.
#[test]
fn no_licence_is_too_long_for_its_picture() {
    for filler in ["鑫", "W", "Wm "] {
        let mut claims = download();
        for field in carried() {
            let longest = |chars| text(&filler.chars().cycle().take(chars).collect::<String>());
            let value = match field.kind() {
                Kind::Text { max_chars } => longest(max_chars),
                Kind::Plate => longest(yanzheng::domain::MAX_PLATE_CHARS),
                Kind::Vin => text(&"W".repeat(17)),
                Kind::Codes(table) => {
                    Value::Codes(table.entries().iter().map(|entry| entry.code.to_owned()).collect())
                }
                Kind::Code(table) => {
                    let longest = table.entries().iter().max_by_key(|entry| entry.zh.len());
                    Value::Code(longest.unwrap().code.to_owned())
                }
                Kind::Kilograms => Value::Number(999_999),
                Kind::Persons => Value::Number(999),
                Kind::Millimetres3 => Value::Size([99_999; 3]),
                Kind::Day | Kind::Instant => continue,
            };
            claims.licence.set(field, value).unwrap();
        }
        let mut names = Table::Purpose.entries().to_vec();
        names.sort_by_key(|entry| std::cmp::Reverse(entry.zh.len()));
        let longest: Vec<&str> = names.iter().take(MAX_PURPOSES).map(|entry| entry.code).collect();
        for user in [User::Owner, User::Named(filler.chars().cycle().take(64).collect())] {
            claims.authorisation = Authorisation::Download { user, purposes: purposes(&longest) };
            let code: String = "YZ1:".chars().chain("8B/45:".chars().cycle()).take(MAX_CHARS).collect();
            let picture = render(&claims, &code, true).unwrap();
            let found = scan(&export(&picture, PictureFormat::Png).unwrap(), Effort::Normal).unwrap();
            assert_eq!(found.iter().map(|found| &found.text).collect::<Vec<_>>(), [&code]);
        }
    }
}

#[test]
fn a_card_shows_the_main_page_alone() {
    let licence = download().licence;
    let whole = card(&licence, true).unwrap();
    let place = layout().card();
    assert_eq!(whole.dimensions(), (place.width, place.height));
    assert_ne!(card(&licence, false).unwrap(), whole);
    let changed = |field, value| {
        let mut licence = licence.clone();
        licence.set(field, value).unwrap();
        card(&licence, true).unwrap() != whole
    };
    assert!(changed(Field::Owner, text("己")) && changed(Field::Status, Value::Codes(vec!["Z".to_owned()])));
    assert!(!changed(Field::Remarks, text("己")));
    assert!(card(&Licence::new(), true).is_ok());
}
