use yanzheng::credential::cbor::{CborFault, MAX_DEPTH, Reader};

use crate::common::{hex, tree::Tree};

/// Reads one item and nothing behind it.
fn read(bytes: &[u8]) -> Result<Tree, CborFault> {
    let mut reader = Reader::new(bytes);
    let skipped = reader.skip().and_then(|item| reader.end().map(|()| item)).map_err(|error| error.fault);
    let tree = Tree::read(&mut Reader::new(bytes)).map_err(|error| error.fault);
    // Passing over an item and reading it find the same fault, but for what follows it.
    match (skipped, tree) {
        (Ok(item), Ok(tree)) => {
            assert_eq!(item, bytes);
            Ok(tree)
        }
        (Err(fault @ (CborFault::Trailing | CborFault::TooDeep)), Ok(_)) => Err(fault),
        (Err(fault), Err(other)) if fault == other => Err(fault),
        (skipped, tree) => panic!("{skipped:x?} but {tree:?}"),
    }
}

#[test]
fn the_examples_of_the_profile_are_read() {
    let text = Tree::text;
    let bytes = |bytes: &[u8]| Tree::Bytes(bytes.to_vec());
    let tag = |tag, item| Tree::Tag(tag, Box::new(item));
    let one_to_25: Vec<i64> = (1..=25).collect();
    let nested = Tree::Array(vec![Tree::Int(1), Tree::ints(&[2, 3]), Tree::ints(&[4, 5])]);
    let letters = ["a", "b", "c", "d", "e"].map(|key| (text(key), text(&key.to_uppercase())));
    let examples = [
        ("00", Tree::Int(0)),
        ("01", Tree::Int(1)),
        ("0a", Tree::Int(10)),
        ("17", Tree::Int(23)),
        ("1818", Tree::Int(24)),
        ("1819", Tree::Int(25)),
        ("1864", Tree::Int(100)),
        ("1903e8", Tree::Int(1_000)),
        ("1a000f4240", Tree::Int(1_000_000)),
        ("1b000000e8d4a51000", Tree::Int(1_000_000_000_000)),
        ("c249010000000000000000", tag(2, bytes(&[1, 0, 0, 0, 0, 0, 0, 0, 0]))),
        ("c349010000000000000000", tag(3, bytes(&[1, 0, 0, 0, 0, 0, 0, 0, 0]))),
        ("20", Tree::Int(-1)),
        ("29", Tree::Int(-10)),
        ("3863", Tree::Int(-100)),
        ("3903e7", Tree::Int(-1_000)),
        ("f4", Tree::Bool(false)),
        ("f5", Tree::Bool(true)),
        ("f6", Tree::Null),
        ("c074323031332d30332d32315432303a30343a30305a", tag(0, text("2013-03-21T20:04:00Z"))),
        ("c11a514b67b0", tag(1, Tree::Int(1_363_896_240))),
        ("d74401020304", tag(23, bytes(&[1, 2, 3, 4]))),
        ("d818456449455446", tag(24, bytes(b"dIETF"))),
        ("d82076687474703a2f2f7777772e6578616d706c652e636f6d", tag(32, text("http://www.example.com"))),
        ("40", bytes(&[])),
        ("4401020304", bytes(&[1, 2, 3, 4])),
        ("60", text("")),
        ("6161", text("a")),
        ("6449455446", text("IETF")),
        ("62225c", text("\"\\")),
        ("62c3bc", text("ü")),
        ("63e6b0b4", text("水")),
        ("64f0908591", text("𐅑")),
        ("80", Tree::ints(&[])),
        ("83010203", Tree::ints(&[1, 2, 3])),
        ("8301820203820405", nested),
        ("98190102030405060708090a0b0c0d0e0f101112131415161718181819", Tree::ints(&one_to_25)),
        ("a0", Tree::map([])),
        ("a201020304", Tree::map([(Tree::Int(1), Tree::Int(2)), (Tree::Int(3), Tree::Int(4))])),
        ("a26161016162820203", Tree::map([(text("a"), Tree::Int(1)), (text("b"), Tree::ints(&[2, 3]))])),
        ("826161a161626163", Tree::Array(vec![text("a"), Tree::map([(text("b"), text("c"))])])),
        ("a56161614161626142616361436164614461656145", Tree::map(letters)),
    ];
    for (encoded, tree) in examples {
        assert_eq!(read(&hex(encoded)), Ok(tree.clone()), "{encoded}");
        assert_eq!(tree.encode(), hex(encoded), "{encoded}");
        assert_eq!(tree.write(Default::default()).into_bytes(), hex(encoded), "{encoded}");
    }
}

#[test]
fn the_other_examples_are_refused() {
    for (fault, examples) in [
        (CborFault::Range, "1bffffffffffffffff 3bffffffffffffffff"),
        (
            CborFault::Simple,
            "f90000 f98000 f93c00 fb3ff199999999999a f93e00 f97bff fa47c35000 fa7f7fffff \
             fb7e37e43c8800759c f90001 f90400 f9c400 fbc010666666666666 f97c00 f97e00 f9fc00 fa7f800000 \
             fa7fc00000 faff800000 fb7ff0000000000000 fb7ff8000000000000 fbfff0000000000000 f7 f0 f8ff \
             c1fb41d452d9ec200000",
        ),
        (
            CborFault::Indefinite,
            "5f42010243030405ff 7f657374726561646d696e67ff 9fff 9f018202039f0405ffff 9f01820203820405ff \
             83018202039f0405ff 83019f0203ff820405 \
             9f0102030405060708090a0b0c0d0e0f101112131415161718181819ff bf61610161629f0203ffff \
             826161bf61626163ff bf6346756ef563416d7421ff",
        ),
    ] {
        for encoded in examples.split_whitespace() {
            assert_eq!(read(&hex(encoded)), Err(fault), "{encoded}");
        }
    }
}

#[test]
fn what_is_not_well_formed_is_refused() {
    assert_eq!(read(&[]), Err(CborFault::Truncated));
    for info in [28, 29, 30] {
        for major in 0..8u8 {
            assert_eq!(read(&[major << 5 | info, 0]), Err(CborFault::Reserved));
        }
    }
    for (fault, examples) in [
        // The break without a beginning, and an integer and a tag "of indefinite length".
        (CborFault::Indefinite, "ff 81ff 8200ff a1ff00 a100ff 1f 3f df00"),
        // The values of false, true and null in two bytes, and simple values in general.
        (CborFault::Simple, "f800 f814 f815 f816 f818 e0 f3"),
        (CborFault::Trailing, "0000 f6f6 80a0 4000"),
        (
            CborFault::Truncated,
            "18 19 1a 1b 1901 1a0102 1b01020304050607 38 58 78 98 9a01ff00 b8 d8 f8 f900 fa0000 fb000000 \
             41 61 5affffffff00 5bffffffffffffffff010203 7affffffff00 7b7fffffffffffffff010203 81 \
             818181818181818181 8200 a1 a20102 a100 a2000000 c0 9bffffffffffffffff bbffffffffffffffff",
        ),
        (CborFault::NotUtf8, "61ff 62c0af 63eda080 64f4908080 61c3"),
        (CborFault::NotShortest, "1817 190018 1900ff 1a0000ffff 1b00000000ffffffff 3817 5800"),
        (CborFault::NotShortest, "7801 990001 b80000 d81200 da0000001200 a1180100 a178016100"),
        (CborFault::KeyType, "a14000 a18000 a1a000 a1f400 a1f600 a1c00000"),
        (CborFault::KeyOrder, "a202000100 a220000100 a26161000100 a2616200616100 a262616100616200"),
        (CborFault::DuplicateKey, "a201000100 a2616100616100 a220002000"),
    ] {
        for encoded in examples.split_whitespace() {
            assert_eq!(read(&hex(encoded)), Err(fault), "{encoded}");
        }
    }
}

#[test]
fn integers_end_where_i64_does() {
    for (encoded, value) in [
        ("1b7fffffffffffffff", Ok(i64::MAX)),
        ("1b8000000000000000", Err(CborFault::Range)),
        ("3b7fffffffffffffff", Ok(i64::MIN)),
        ("3b8000000000000000", Err(CborFault::Range)),
    ] {
        assert_eq!(read(&hex(encoded)), value.map(Tree::Int), "{encoded}");
    }
}

#[test]
fn an_item_that_is_passed_over_nests_eight_deep_and_no_deeper() {
    let deepest = usize::from(MAX_DEPTH);
    let in_tags = |depth| (0..depth).fold(Tree::Int(0), |inner, _| Tree::Tag(24, Box::new(inner)));
    let in_maps = |depth| (0..depth).fold(Tree::Int(0), |inner, _| Tree::map([(Tree::Int(1), inner)]));
    for nest in [Tree::nested, in_tags, in_maps] {
        assert_eq!(read(&nest(deepest).encode()), Ok(nest(deepest)));
        assert_eq!(read(&nest(deepest + 1).encode()), Err(CborFault::TooDeep));
    }
    // An empty container is one too.
    assert_eq!(read(&hex("8181818181818180")), Ok(Tree::of(&hex("8181818181818180"))));
    assert_eq!(read(&hex("818181818181818180")), Err(CborFault::TooDeep));
}
