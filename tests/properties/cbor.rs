use proptest::prelude::*;
use yanzheng::credential::cbor::{CborFault, MAX_DEPTH, Reader, Writer};

use crate::common::cases;
use crate::common::tree::{Deviation, Tree};

/// Integers of every length of head, and their neighbours.
fn integer() -> impl Strategy<Value = i64> {
    let edge = prop::sample::select(vec![
        0,
        23,
        24,
        0xff,
        0x100,
        0xffff,
        0x1_0000,
        0xffff_ffff,
        0x1_0000_0000,
        i64::MAX,
    ]);
    prop_oneof![
        any::<i64>(),
        (edge, any::<bool>()).prop_map(|(edge, negative)| if negative { !edge } else { edge })
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[a-c]{0,3}", "[䶮㛃𠮷]{0,9}", "x{250,260}"]
}

fn leaf() -> impl Strategy<Value = Tree> {
    prop_oneof![
        integer().prop_map(Tree::Int),
        prop::collection::vec(any::<u8>(), 0..30).prop_map(Tree::Bytes),
        text().prop_map(Tree::Text),
        any::<bool>().prop_map(Tree::Bool),
        Just(Tree::Null),
    ]
}

fn key() -> impl Strategy<Value = Tree> {
    prop_oneof![(-30i64..30).prop_map(Tree::Int), integer().prop_map(Tree::Int), text().prop_map(Tree::Text)]
}

/// Items of the profile, up to the depth that may be passed over.
fn tree() -> impl Strategy<Value = Tree> {
    leaf().prop_recursive(u32::from(MAX_DEPTH), 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Tree::Array),
            prop::collection::vec((key(), inner.clone()), 0..6).prop_map(Tree::map),
            (any::<u64>(), inner).prop_map(|(tag, item)| Tree::Tag(tag, Box::new(item))),
        ]
    })
}

/// The fault of reading one item and nothing behind it.
fn fault(bytes: &[u8]) -> Option<CborFault> {
    let mut reader = Reader::new(bytes);
    reader.skip().and_then(|_| reader.end()).err().map(|error| error.fault)
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn what_is_written_is_read(tree in tree()) {
        let bytes = tree.write(Writer::new()).into_bytes();
        prop_assert_eq!(&tree.encode(), &bytes);
        let mut reader = Reader::new(&bytes);
        prop_assert_eq!(reader.skip(), Ok(&bytes[..]));
        prop_assert!(reader.is_at_end());
        prop_assert_eq!(Tree::read(&mut Reader::new(&bytes)), Ok(tree));
    }

    #[test]
    fn every_other_spelling_is_refused(tree in tree()) {
        let right = tree.encode();
        for (how, wrong) in tree.deviations() {
            let expected = match how {
                Deviation::Longer(_) => CborFault::NotShortest,
                Deviation::Indefinite => CborFault::Indefinite,
                Deviation::Swapped(_) => CborFault::KeyOrder,
                Deviation::Doubled(_) => CborFault::DuplicateKey,
            };
            prop_assert!(wrong != right);
            prop_assert_eq!(fault(&wrong), Some(expected), "{:?}: {:02x?}", how, wrong);
            // Reading into values finds it as well as passing over it.
            let read = Tree::read(&mut Reader::new(&wrong)).map_err(|error| error.fault);
            prop_assert_eq!(read, Err(expected));
        }
    }

    #[test]
    fn no_byte_may_be_cut_off_or_follow(tree in tree(), more in any::<u8>()) {
        let right = tree.encode();
        for length in 0..right.len() {
            prop_assert_eq!(fault(&right[..length]), Some(CborFault::Truncated), "{:02x?}", &right[..length]);
        }
        prop_assert_eq!(fault(&[&right[..], &[more]].concat()), Some(CborFault::Trailing));
    }

    #[test]
    fn any_bytes_that_are_read_are_the_only_spelling(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        if let Ok(item) = Reader::new(&bytes).skip() {
            prop_assert_eq!(Tree::of(item).encode(), item);
        }
    }
}

#[test]
fn the_deviations_are_all_there() {
    let tree = Tree::map([(Tree::Int(1), Tree::text("a")), (Tree::Int(2), Tree::Bytes(vec![0; 300]))]);
    let of = |wanted: fn(&Deviation) -> bool| tree.deviations().iter().filter(|(how, _)| wanted(how)).count();
    // Heads: the map, two keys and "a" can be four bytes longer, the 300 bytes (two already) two.
    assert_eq!(of(|how| matches!(how, Deviation::Longer(_))), 4 * 4 + 2);
    assert_eq!(of(|how| *how == Deviation::Indefinite), 3);
    assert_eq!(of(|how| matches!(how, Deviation::Swapped(_))), 1);
    assert_eq!(of(|how| matches!(how, Deviation::Doubled(_))), 2);
}
