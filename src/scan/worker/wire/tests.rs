use super::*;
use crate::scan::format::OtherFormat;
use crate::scan::{LoadError, PdfError, PictureFormat};

fn answered(answer: &Result<Vec<Found>, ScanError>) -> io::Result<Result<Vec<Found>, ScanError>> {
    let mut said = Vec::new();
    write_answer(&mut said, answer)?;
    read_answer(&mut &said[..])
}

fn code(text: &str) -> Found {
    let corners = Quad([[1.5, -2.0], [3.0, 4.0], [5.0, 6.0], [7.0, 8.25]]);
    Found { text: text.to_owned(), corners, stage: "rxing full".into(), page: None }
}

#[test]
fn codes_arrive_as_they_were() {
    let found = Ok(vec![code("YZ1:A"), Found { page: Some(3), ..code("鲁L") }, code("")]);
    assert_eq!(answered(&found).unwrap(), found);
}

#[test]
fn errors_arrive_as_what_they_are() {
    let mut errors = vec![
        LoadError::Empty,
        LoadError::TooLarge { bytes: MAX_BYTES + 1, limit: MAX_BYTES },
        LoadError::NotAPicture,
        LoadError::TooManyPixels { width: 7, height: u32::MAX, limit: MAX_PIXELS },
    ];
    for format in PictureFormat::ALL {
        errors.push(LoadError::UnsupportedKind(format, "坏".repeat(160)));
        errors.push(LoadError::TooMuchMemory(format));
        errors.push(LoadError::Damaged(format, "why".to_owned()));
    }
    let left = PdfError::PagesLeft { searched: 20, pages: 35 };
    errors.extend([PdfError::Damaged, PdfError::Locked, PdfError::NoPages, left].map(LoadError::Pdf));
    errors.extend(OtherFormat::ALL.map(LoadError::Unsupported));
    for error in errors {
        let answer = Err(ScanError::Load(error));
        assert_eq!(answered(&answer).unwrap(), answer);
    }
}

#[test]
fn what_is_too_much_is_cut_by_who_says_it() {
    let many = answered(&Ok(vec![code("x"); 3_000])).unwrap().unwrap();
    assert_eq!(many.len(), usize::from(MAX_FOUND));
    let long = answered(&Ok(vec![code(&"长".repeat(9_000))])).unwrap().unwrap();
    assert_eq!(long[0].text, "长".repeat(3_000));
}

#[test]
fn what_no_worker_says_is_refused() {
    let mut far = vec![0, 1, 0];
    far.extend(u32::MAX.to_le_bytes());
    let mut count = vec![0];
    count.extend((MAX_FOUND + 1).to_le_bytes());
    let mut nan = Vec::new();
    write_answer(&mut nan, &Ok(vec![code("x")])).unwrap();
    nan[8..12].copy_from_slice(&f32::NAN.to_bits().to_le_bytes());
    let mut not_utf8 = vec![0, 1, 0, 1, 0, 0, 0, 0xff];
    not_utf8.extend([0; 40]);
    for said in [vec![], vec![2], vec![1, 0], vec![1, 99], vec![1, 7, 200], far, count, nan, not_utf8] {
        assert!(read_answer(&mut &said[..]).is_err(), "{said:?}");
    }
    assert!(read_greeting(&mut &b"HTTP/"[..]).is_err());
}

#[test]
fn jobs_beyond_the_bounds_are_refused_before_anything_is_set_aside() {
    for said in [
        [&[1, 1][..], &u32::MAX.to_le_bytes()].concat(),
        [&[2, 1][..], &u32::MAX.to_le_bytes(), &u32::MAX.to_le_bytes()].concat(),
        [&[2, 9][..], &[1, 0, 0, 0, 1, 0, 0, 0, 0]].concat(),
        vec![4],
        vec![3, 0, 0],
    ] {
        assert!(read_job(&mut &said[..]).is_err(), "{said:?}");
    }
    assert!(read_job(&mut &[][..]).unwrap().is_none());
}

#[test]
fn greetings_arrive() {
    for greeting in [Greeting::Ready, Greeting::NotShutIn("no seccomp".to_owned())] {
        let mut said = Vec::new();
        write_greeting(&mut said, &greeting).unwrap();
        assert_eq!(read_greeting(&mut &said[..]).unwrap(), greeting);
    }
}
