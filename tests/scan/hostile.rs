//! What must not harm: no panic, no long work, and an answer that says what was wrong.

use image::{GrayImage, Luma};
use yanzheng::scan::{
    Effort, Found, LoadError, MAX_BYTES, OtherFormat, PdfError, PictureFormat, ScanError, load, scan,
};

use crate::draw::{code, in_each_format, png, raw_png, tiff_header};

fn answered(bytes: Vec<u8>) -> Result<Vec<Found>, LoadError> {
    match scan(&bytes, Effort::Normal) {
        Ok(found) => Ok(found),
        Err(ScanError::Load(error)) => Err(error),
        Err(other) => panic!("{other}"),
    }
}

/// The same numbers on every run.
fn noise(mut state: u64) -> impl Iterator<Item = u8> {
    std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    })
}

#[test]
fn files_that_are_no_pictures() {
    assert_eq!(answered(vec![]), Err(LoadError::Empty));
    assert_eq!(answered(b"YZ1:NOT A PICTURE".to_vec()), Err(LoadError::NotAPicture));
    assert_eq!(answered(vec![0x89]), Err(LoadError::NotAPicture));
    let pdf = if cfg!(feature = "pdf") {
        LoadError::Pdf(PdfError::Damaged)
    } else {
        LoadError::Unsupported(OtherFormat::Pdf)
    };
    assert_eq!(answered(b"%PDF-1.7\n".to_vec()), Err(pdf));
    assert_eq!(
        answered(b"\0\0\0\x18ftypheic\0\0\0\0".to_vec()),
        Err(LoadError::Unsupported(OtherFormat::Heic))
    );
    let large = vec![0; MAX_BYTES + 1];
    assert_eq!(load(&large), Err(LoadError::TooLarge { bytes: MAX_BYTES + 1, limit: MAX_BYTES }));
}

#[test]
fn cut_off_at_any_length() {
    for (_, bytes) in in_each_format() {
        let step = (bytes.len() / 60).max(1);
        for length in (0..40).chain((40..bytes.len()).step_by(step)) {
            let _ = answered(bytes[..length.min(bytes.len())].to_vec());
        }
    }
}

#[test]
fn noise_after_each_magic_and_within_each_format() {
    for (format, bytes) in in_each_format() {
        for seed in 1..40u64 {
            // The first bytes that tell the format; then nothing that makes sense.
            let length = usize::try_from(seed * 61).unwrap();
            let _ = answered(bytes[..12].iter().copied().chain(noise(seed).take(length)).collect());
            // A good file with a few wrong bytes, most of them near the headers.
            let mut wrong = bytes.clone();
            let reach = if seed % 2 == 0 { 200.min(wrong.len()) } else { wrong.len() };
            let mut dice = noise(seed * 7919).map(usize::from);
            for _ in 0..8 {
                let at = dice.by_ref().take(3).fold(0, |a, b| a << 8 | b) % reach;
                wrong[at] = u8::try_from(dice.next().unwrap()).unwrap();
            }
            if let Err(error) = answered(wrong) {
                assert!(!error.to_string().is_empty(), "{format:?}");
            }
        }
    }
}

#[test]
fn no_size_and_strange_sizes() {
    for (width, height) in [(0, 0), (0, 5), (5, 0)] {
        let empty = answered(raw_png(width, height, 8, 0, std::iter::empty()));
        assert!(matches!(empty, Err(LoadError::Damaged(PictureFormat::Png, _))), "{empty:?}");
        assert!(answered(tiff_header(width, height)).is_err());
    }
    let gif = b"GIF89a\0\0\0\0\0\0\0,\0\0\0\0\0\0\0\0\0\x02\x00;".to_vec();
    assert!(matches!(answered(gif), Err(LoadError::Damaged(PictureFormat::Gif, _))));
    let one = |width: u32, height: u32| {
        let pixels = noise(3).take(usize::try_from(width * height).unwrap()).collect();
        png(GrayImage::from_raw(width, height, pixels).unwrap())
    };
    for (width, height) in [(1, 1), (1, 20_000), (20_000, 1), (2, 1200), (20_000, 21), (22, 20_000), (39, 41)]
    {
        assert_eq!(answered(one(width, height)), Ok(vec![]), "{width} x {height}");
    }
}

#[test]
fn sizes_beyond_the_bounds_are_refused_before_any_work() {
    let over = |bytes: Vec<u8>, size: (u32, u32)| match answered(bytes) {
        Err(LoadError::TooManyPixels { width, height, .. }) => assert_eq!((width, height), size),
        other => panic!("{other:?}"),
    };
    over(raw_png(60_000, 60_000, 8, 0, std::iter::empty()), (60_000, 60_000));
    over(raw_png(20_001, 1, 8, 0, std::iter::once(vec![0; 20_001])), (20_001, 1));
    over(raw_png(19_000, 19_000, 1, 0, std::iter::repeat_n(vec![0; 2375], 19_000)), (19_000, 19_000));
    over(tiff_header(60_000, 60_000), (60_000, 60_000));
    over(tiff_header(u32::MAX, u32::MAX), (u32::MAX, u32::MAX));
    // Few enough pixels, but each of eight bytes.
    let deep = raw_png(10_000, 9_000, 16, 6, std::iter::empty());
    assert_eq!(answered(deep), Err(LoadError::TooMuchMemory(PictureFormat::Png)));
}

#[test]
fn the_largest_that_is_read() {
    // 100 Mpx in some 12 KB; empty, it is searched in every way there is.
    let blank = raw_png(10_000, 10_000, 1, 0, std::iter::repeat_n(vec![0xff; 1250], 10_000));
    assert_eq!(answered(blank), Ok(vec![]));
}

#[test]
fn pictures_made_to_keep_the_readers_busy() {
    // Noise, and a wall of finder patterns, each of which may be the corner of some symbol.
    let pixels = noise(5).take(4_000_000).collect();
    let _ = answered(png(GrayImage::from_raw(2000, 2000, pixels).unwrap()));
    let finder = code("YZ1:WALL", 2);
    let wall = GrayImage::from_fn(1400, 1400, |x, y| {
        // The code's top left corner, 7 modules and one white around it, again and again.
        Luma(finder.get_pixel(6 + x % 18, 6 + y % 18).0)
    });
    let _ = answered(png(wall));
}
