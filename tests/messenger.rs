//! Two hundred different downloads, each twice through what a messenger does to a picture: 1080 pixels wide, JPEG of
//! quality 60. Every code is still read.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test or bench fails by panicking, and this one says how long it took"
)]
#![cfg(feature = "office")]

mod common;

use std::time::Instant;

use common::{claims, purposes};
use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::thumbnail;
use rayon::prelude::*;
use yanzheng::credential::armor::armor;
use yanzheng::credential::{Authorisation, Claims, StatementId, StatusRef, User};
use yanzheng::domain::{Field, Table, UseKind, Value};
use yanzheng::office::{issue, test_key};
use yanzheng::picture::render;
use yanzheng::scan::{Effort, scan};

const DOWNLOADS: u32 = 200;
/// What the largest messengers scale a picture to, and about as strongly as they compress it.
const WIDTH: u32 = 1080;
const QUALITY: u8 = 60;

/// Numbers that look random and are the same on every machine (Knuth's MMIX).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).unwrap() % bound
    }

    fn text(&mut self, from: &str, chars: u32) -> String {
        let from: Vec<char> = from.chars().collect();
        let bound = u32::try_from(from.len()).unwrap();
        (0..chars).map(|_| from[self.below(bound) as usize]).collect()
    }
}

/// A download like no other; with the number the texts grow to what its symbol just holds.
fn download(number: u32) -> Claims {
    let mut chance = Chance(u64::from(number));
    let mut claims = claims(UseKind::Download);
    let longest = 2 + number / 4;
    let places = "山东省日照市港区示例路号单元街道镇村";
    let names = "张王李赵䶮㛃己已巳示例有限公司集团";
    for (field, value) in [
        (Field::PlateNo, format!("鲁{}", chance.text("ABDEFL0123456789", 6 + number % 2))),
        (Field::Vin, chance.text("ABCDEFGHJKLMNPRSTUVWXYZ0123456789", 17)),
        (Field::Owner, chance.text(names, longest.min(44))),
        (Field::Address, chance.text(places, (longest * 2).min(70))),
        (Field::EngineNo, chance.text("0123456789ABCD", 8)),
        (Field::Remarks, chance.text("强制报废期止，。0178", longest * 3 / 2)),
    ] {
        claims.licence.set(field, Value::Text(value)).unwrap();
    }
    let codes: Vec<&str> = Table::Purpose.entries().iter().map(|entry| entry.code).collect();
    let many = 1 + chance.below(4) as usize;
    claims.authorisation = Authorisation::Download {
        user: if number.is_multiple_of(3) { User::Owner } else { User::Named(chance.text(names, 12)) },
        purposes: purposes(&codes[..many]),
    };
    let id: Vec<u8> = (0..16).map(|_| u8::try_from(chance.below(256)).unwrap()).collect();
    claims.id = StatementId::new(&id).unwrap();
    claims.status = StatusRef { list: 1, index: chance.below(1 << 20) };
    claims
}

fn sent(picture: &RgbImage) -> Vec<u8> {
    let mut jpeg = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY)).unwrap();
    jpeg
}

#[test]
fn every_code_survives_a_messenger_twice() {
    let key = test_key("rizhao-current").unwrap();
    let begun = Instant::now();
    let lengths: Vec<(usize, bool)> = (0..DOWNLOADS)
        .into_par_iter()
        .map(|number| {
            let claims = download(number);
            let code = armor(&issue(&claims, &key).unwrap());
            let picture = render(&claims, &code, true).unwrap();
            let height = (picture.height() * WIDTH).div_ceil(picture.width());
            let once = sent(&thumbnail(&picture, WIDTH, height));
            let twice = sent(&image::load_from_memory(&once).unwrap().into_rgb8());
            let read = scan(&twice, Effort::Normal).unwrap().iter().any(|found| found.text == code);
            (code.len(), read)
        })
        .collect();
    let longest = lengths.iter().map(|(chars, _)| chars).max().unwrap();
    println!("{DOWNLOADS} downloads, codes of up to {longest} characters, in {:.1?}", begun.elapsed());
    assert!(*longest > 1_350, "no dense symbol among them");
    let lost: Vec<usize> = lengths.iter().filter(|(_, read)| !read).map(|&(chars, _)| chars).collect();
    assert!(lost.is_empty(), "not read: codes of {lost:?} characters");
}
