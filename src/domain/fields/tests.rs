//! That every field is there once, under its number.

use std::collections::BTreeSet;

use super::*;

#[test]
fn fields_are_complete_and_distinct() {
    assert!(Field::ALL.windows(2).all(|pair| pair[0] as u8 + 1 == pair[1] as u8));
    assert_eq!((Field::ALL[0] as u8, Field::ALL[30] as u8), (1, 31));
    for names in [Field::ALL.map(Field::id), Field::ALL.map(Field::zh), Field::ALL.map(Field::en)] {
        assert_eq!(BTreeSet::from(names).len(), 31);
    }
    for field in Field::ALL {
        assert_eq!(Field::from_id(field.id()), Some(field));
        assert_eq!(field.key().and_then(Field::from_key), field.key().map(|_| field));
    }
    assert_eq!(Field::from_id("plate"), None);
}

#[test]
fn keys_are_the_numbers_of_the_format() {
    let key = |id| Field::from_id(id).and_then(Field::key);
    assert_eq!((key("plate_no"), key("vehicle_type"), key("vin")), (Some(1), Some(2), Some(7)));
    assert_eq!((key("inspection_record"), key("status")), (Some(20), Some(22)));
    assert_eq!((key("energy_type"), key("generated_at")), (Some(26), Some(27)));
    for id in ["barcode_no", "qr", "user", "purpose", "valid_until"] {
        assert_eq!(key(id), None, "{id}");
    }
    for key in [0, 21, 28, 31, 255] {
        assert_eq!(Field::from_key(key), None, "{key}");
    }
}

#[test]
fn names_pages_and_kinds() {
    assert_eq!((Field::PlateNo.zh(), Field::PlateNo.en()), ("号牌号码", "Plate No."));
    assert_eq!(Field::Remarks.kind(), Kind::Text { max_chars: 120 });
    assert_eq!(Field::Status.kind(), Kind::Codes(Table::VehicleStatus));
    let on = |page| Field::ALL.iter().filter(|field| field.page() == page).count();
    let pages = [Page::Main, Page::Sub, Page::Electronic, Page::PaperOnly, Page::Watermark];
    assert_eq!(pages.map(on), [11, 9, 7, 1, 3]);
}
