//! 2,000 files that nobody should have to read. The same on every run: each is made from its number.

use std::io::{Cursor, Write};

use flate2::write::ZlibEncoder;
use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame, GrayImage, ImageFormat, Luma, imageops};

use crate::draw::{cmyk_jpeg, code, encode, in_each_format, png, raw_png, tiff_header, with_orientation};

/// How many there are.
pub(crate) const COUNT: u64 = 2_000;

/// Chance that is the same each time.
pub(crate) struct Dice(u64);

impl Dice {
    fn of(number: u64) -> Self {
        // Neighbours begin far apart; 0 would stay 0.
        Dice(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() >> 16).unwrap() % most
    }

    fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[3]
    }

    fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.byte()).collect()
    }
}

/// What files are made of: good ones of every kind.
pub(crate) struct Corpus {
    good: Vec<Vec<u8>>,
    pdfs: Vec<Vec<u8>>,
}

impl Corpus {
    pub(crate) fn new() -> Self {
        let drawn = code("YZ1:HOSTILE", 8);
        let grey = DynamicImage::ImageLuma8(drawn.clone());
        let mut good: Vec<Vec<u8>> = in_each_format().into_iter().map(|(_, bytes)| bytes).collect();
        good.push(encode(&DynamicImage::ImageRgb16(grey.to_rgb16()), ImageFormat::Png));
        good.push(encode(&DynamicImage::ImageRgb16(grey.to_rgb16()), ImageFormat::Tiff));
        good.push(encode(&DynamicImage::ImageRgba8(grey.to_rgba8()), ImageFormat::WebP));
        good.push(encode(&DynamicImage::ImageLumaA16(grey.to_luma_alpha16()), ImageFormat::Png));
        good.push(cmyk_jpeg(&drawn));
        good.push(with_orientation(&encode(&grey, ImageFormat::Jpeg), 6));
        let bits: Vec<Vec<u8>> = (0..200).map(|y| vec![if y % 3 == 0 { 0xaa } else { 0x0f }; 25]).collect();
        good.push(raw_png(200, 200, 1, 3, bits.into_iter()));
        good.push(animation(12));
        Corpus { good, pdfs: pdfs(&drawn) }
    }

    /// The file of a number.
    pub(crate) fn file(&self, number: u64) -> Vec<u8> {
        let mut dice = Dice::of(number);
        let good = &self.good[dice.below(self.good.len())];
        match number % 16 {
            // Wrong bytes anywhere, or near the headers.
            0..=3 => wrong(good, good.len(), &mut dice),
            4..=6 => wrong(good, 200.min(good.len()), &mut dice),
            7 | 8 => good[..dice.below(good.len())].to_vec(),
            // The beginning of one and the end of another.
            9 => {
                let other = &self.good[dice.below(self.good.len())];
                [&good[..dice.below(good.len())], &other[dice.below(other.len())..]].concat()
            }
            10 => {
                let length = dice.below(4_000);
                good[..16].iter().copied().chain(dice.bytes(length)).collect()
            }
            11 => sizes(&mut dice),
            12 | 13 => {
                let pdf = &self.pdfs[dice.below(self.pdfs.len())];
                match dice.below(3) {
                    0 => pdf.clone(),
                    1 => pdf[..dice.below(pdf.len())].to_vec(),
                    _ => wrong(pdf, pdf.len(), &mut dice),
                }
            }
            14 => busy(&mut dice),
            _ => match number / 16 % 25 {
                0 => vec![],
                at @ 1..=8 => bomb(at),
                _ => {
                    let length = dice.below(300);
                    dice.bytes(length)
                }
            },
        }
    }
}

fn wrong(good: &[u8], reach: usize, dice: &mut Dice) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for _ in 0..=dice.below(30) {
        let at = dice.below(reach);
        bytes[at] = dice.byte();
    }
    bytes
}

/// Sizes that are claimed, thin, or both.
fn sizes(dice: &mut Dice) -> Vec<u8> {
    let side = |dice: &mut Dice| (1u32 << dice.below(32)).wrapping_add(u32::from(dice.byte() % 3));
    match dice.below(4) {
        0 => raw_png(side(dice), side(dice), 8, 6, std::iter::empty()),
        1 => tiff_header(side(dice), side(dice)),
        2 => {
            // Claims what it does not hold.
            let row = dice.bytes(500);
            raw_png(side(dice).min(20_000), side(dice).min(20_000), 8, 0, std::iter::repeat_n(row, 3))
        }
        _ => {
            let (long, thin) = (1 + dice.below(20_000), 1 + dice.below(40));
            let (width, height) = if dice.below(2) == 0 { (long, thin) } else { (thin, long) };
            let pixels = dice.bytes(width * height);
            let (width, height) = (u32::try_from(width).unwrap(), u32::try_from(height).unwrap());
            png(GrayImage::from_raw(width, height, pixels).unwrap())
        }
    }
}

/// Small files of much: each decodes to as much as is allowed, or to more.
fn bomb(which: u64) -> Vec<u8> {
    let rows = |width: usize, height| std::iter::repeat_n(vec![0xff; width], height);
    match which {
        1 => raw_png(10_000, 10_000, 1, 0, rows(1_250, 10_000)),
        2 => raw_png(20_000, 5_000, 1, 3, rows(2_500, 5_000)),
        3 => raw_png(6_000, 6_000, 8, 6, rows(24_000, 6_000)),
        4 => raw_png(4_400, 4_400, 16, 6, rows(35_200, 4_400)),
        5 => raw_png(60_000, 60_000, 8, 6, std::iter::empty()),
        6 => encode(&DynamicImage::new_luma8(3_000, 3_000), ImageFormat::Jpeg),
        7 => encode(&DynamicImage::new_rgba8(2_000, 2_000), ImageFormat::WebP),
        _ => {
            // A picture of a few lines that unpacks to a hundred times what it claims.
            raw_png(100, 100, 8, 0, rows(100, 200_000))
        }
    }
}

/// Pictures that keep readers busy: noise, walls of finder patterns, stripes like the quarter of a finder.
fn busy(dice: &mut Dice) -> Vec<u8> {
    let side = u32::try_from(200 + dice.below(800)).unwrap();
    let module = u32::try_from(1 + dice.below(4)).unwrap();
    let finder = code("YZ1:WALL", module);
    let shift = u32::try_from(dice.below(5)).unwrap();
    let kind = dice.below(4);
    let picture = GrayImage::from_fn(side, side, |x, y| match kind {
        0 => Luma([dice.byte()]),
        1 => {
            let (period, quiet) = (module * (9 + shift), module * 3);
            Luma(finder.get_pixel(quiet + x % period, quiet + y % period).0)
        }
        2 => Luma([if [0, 0, 255, 0, 0, 0, 255, 0][usize::try_from(x / module % 8).unwrap()] == 0 {
            0
        } else {
            255
        }]),
        _ => Luma([if (x / module + y / module) % 2 == 0 { 0 } else { 255 }]),
    });
    png(picture)
}

fn animation(frames: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for frame in 0..frames {
        let drawn = imageops::rotate90(&code(&format!("YZ1:{frame}"), 3));
        encoder.encode_frame(Frame::new(DynamicImage::ImageLuma8(drawn).to_rgba8())).unwrap();
    }
    drop(encoder);
    bytes
}

/// PDFs: a good one, and some that no program writes.
fn pdfs(drawn: &GrayImage) -> Vec<Vec<u8>> {
    let page = |more: &str| format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {more} >>");
    let stream = |dictionary: &str, body: &[u8]| {
        let mut object = format!("<< {dictionary} /Length {} >>\nstream\n", body.len()).into_bytes();
        object.extend(body);
        object.extend(b"\nendstream");
        object
    };
    let jpeg = encode(&DynamicImage::ImageLuma8(drawn.clone()), ImageFormat::Jpeg);
    let image = format!(
        "/Type /XObject /Subtype /Image /Width {} /Height {} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode",
        drawn.width(),
        drawn.height()
    );
    let resources = "/Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R";
    let paints = stream("", b"q 300 0 0 300 100 400 cm /X Do Q");
    let with = |object: Vec<u8>| pdf(&[page(resources).into_bytes(), paints.clone(), object]);
    let good = with(stream(&image, &jpeg));
    // A form that draws itself, twice.
    let form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>";
    let nested = with(stream(form, b"/X Do /X Do"));
    // A picture of 60,000 x 60,000 pixels that unpacks to a gigabyte of nothing.
    let huge = "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode";
    let bomb = with(stream(huge, &packed(64 << 20)));
    // Packed twice.
    let twice = huge.replace("/Filter /FlateDecode", "/Filter [/FlateDecode /FlateDecode]");
    let mut packed_twice = ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packed_twice.write_all(&packed(64 << 20)).unwrap();
    let bomb_twice = with(stream(&twice, &packed_twice.finish().unwrap()));
    // A page as large as a county, and one of no size.
    let county = pdf(&[b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1e9 1e9] >>".to_vec()]);
    let flat = pdf(&[b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 0 -1e30] >>".to_vec()]);
    // Pages that are their own parents.
    let mut looped = good.clone();
    let at = looped.windows(7).position(|w| w == b"[3 0 R]").unwrap();
    looped[at + 1] = b'2';
    // Brackets as deep as they go.
    let deep = [b"%PDF-1.7\n1 0 obj\n".to_vec(), vec![b'['; 300_000]].concat();
    // As many strokes as there is time for.
    let strokes = "0 0 m 595 842 l S 595 0 m 0 842 l S ".repeat(60_000);
    let busy = pdf(&[page("/Contents 4 0 R").into_bytes(), stream("", strokes.as_bytes())]);
    vec![good, nested, bomb, bomb_twice, county, flat, looped, deep, busy]
}

/// `many` bytes of nothing, packed.
fn packed(many: usize) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let nothing = vec![0; 1 << 20];
    (0..many >> 20).for_each(|_| packed.write_all(&nothing).unwrap());
    packed.finish().unwrap()
}

/// A document of one page, which is the first of these objects; they are numbered from 3.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut all = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
    ];
    all.extend_from_slice(objects);
    let mut out = Cursor::new(b"%PDF-1.7\n%\xff\xff\xff\xff\n".to_vec());
    out.set_position(14);
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&all) {
        places.push(out.position());
        writeln!(out, "{number} 0 obj").unwrap();
        out.write_all(object).unwrap();
        out.write_all(b"\nendobj\n").unwrap();
    }
    let xref = out.position();
    write!(out, "xref\n0 {}\n0000000000 65535 f \n", all.len() + 1).unwrap();
    places.iter().for_each(|place| writeln!(out, "{place:010} 00000 n ").unwrap());
    write!(out, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n", all.len() + 1).unwrap();
    out.into_inner()
}
