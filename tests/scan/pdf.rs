//! Pages of PDFs.

use image::{DynamicImage, GrayImage, ImageFormat};
use yanzheng::scan::{Effort, LoadError, MAX_PAGES, PdfError, ScanError, scan};

use crate::draw::{code, encode};

/// A document with so many pages, of which one, counted from 1, has a picture 300 points wide in it, 100 from the left
/// and 142 from the top.
fn document(pages: u32, picture_on: u32, picture: &GrayImage) -> Vec<u8> {
    let jpeg = encode(&DynamicImage::ImageLuma8(picture.clone()), ImageFormat::Jpeg);
    let kids: String = (0..pages).map(|page| format!("{} 0 R ", 5 + page)).collect();
    let paint = b"q 300 0 0 300 100 400 cm /X Do Q";
    let stream = |dictionary: String, body: &[u8]| {
        [format!("<< {dictionary} /Length {} >>\nstream\n", body.len()).as_bytes(), body, b"\nendstream"]
            .concat()
    };
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {pages} >>").into_bytes(),
        stream(String::new(), paint),
        stream(
            format!(
                "/Type /XObject /Subtype /Image /Width {} /Height {} /ColorSpace /DeviceGray /BitsPerComponent 8 \
                 /Filter /DCTDecode",
                picture.width(),
                picture.height()
            ),
            &jpeg,
        ),
    ];
    for page in 1..=pages {
        let shown = "/Resources << /XObject << /X 4 0 R >> >> /Contents 3 0 R";
        let shown = if page == picture_on { shown } else { "" };
        objects.push(format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {shown} >>").into_bytes());
    }
    let (mut out, mut places) = (b"%PDF-1.7\n".to_vec(), Vec::new());
    for (number, object) in (1..).zip(&objects) {
        places.push(out.len());
        out.extend(format!("{number} 0 obj\n").bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let xref = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    places.iter().for_each(|place| out.extend(format!("{place:010} 00000 n \n").bytes()));
    out.extend(
        format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n", objects.len() + 1).bytes(),
    );
    out
}

#[test]
fn a_code_is_told_with_its_page_and_where_it_stands_on_it() {
    let drawn = code("YZ1:ON A PAGE", 8);
    let found = scan(&document(2, 2, &drawn), Effort::Normal).unwrap();
    assert_eq!((found.len(), found[0].text.as_str(), found[0].page), (1, "YZ1:ON A PAGE", Some(2)));
    let module = 300.0 / (drawn.width() / 8) as f32;
    let expected = [100.0 + 4.0 * module, 142.0 + 4.0 * module];
    let corner = found[0].corners.0[0];
    assert!((corner[0] - expected[0]).hypot(corner[1] - expected[1]) < 1.0, "{corner:?} {expected:?}");
}

#[test]
fn pages_without_a_code_are_no_error_and_those_left_out_are_said() {
    let drawn = code("YZ1:FAR BEHIND", 8);
    assert_eq!(scan(&document(1, 0, &drawn), Effort::Normal), Ok(vec![]));
    let far = MAX_PAGES + 1;
    match scan(&document(far, far, &drawn), Effort::Live) {
        Err(ScanError::Load(LoadError::Pdf(PdfError::PagesLeft { searched, pages }))) => {
            assert!(pages == far && (1..=MAX_PAGES).contains(&searched), "{searched} of {pages}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_no_document_is_damaged_or_empty() {
    for bytes in [&b"%PDF-"[..], b"%PDF-1.7\n%%EOF\n", b"%PDF-1.7\ntrailer << /Root 9 0 R >>\n"] {
        match scan(bytes, Effort::Normal) {
            Err(ScanError::Load(LoadError::Pdf(PdfError::Damaged | PdfError::NoPages))) => {}
            other => panic!("{other:?}"),
        }
    }
}
