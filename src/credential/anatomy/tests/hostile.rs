//! Damaged, cut and made-up bytes.

use proptest::prelude::*;

use super::super::walk::DEEPEST;
use super::samples;
use super::*;
use crate::credential::ToSign;
use crate::credential::cbor::Writer;

#[test]
fn after_any_flipped_bit_the_fault_is_the_readers() {
    for sample in samples::all() {
        let mut bytes = sample.bytes.clone();
        for bit in 0..bytes.len() * 8 {
            bytes[bit / 8] ^= 1 << (bit % 8);
            let anatomy = check(&bytes);
            let expected = readers_fault(anatomy.object, &bytes);
            assert_eq!(anatomy.fault, expected, "{}, bit {bit}", sample.name);
            // Whatever the bytes say they are now: a CBOR fault is the same for both readers.
            let expected = readers_fault(sample.object, &bytes);
            if let Some(error @ FormatError { fault: Fault::Cbor(_), .. }) = expected {
                assert_eq!(anatomy.fault, Some(error), "{}, bit {bit}", sample.name);
            }
            bytes[bit / 8] ^= 1 << (bit % 8);
        }
    }
}

#[test]
fn a_fault_hides_no_more_than_the_string_it_stands_in() {
    let mut bytes = samples::presentation();
    let whole = check(&bytes);
    let issuer = whole.items.iter().find(|item| item.role == Role::ClaimValue(Claim::Issuer)).unwrap();
    bytes[issuer.at] = 0xff;
    let anatomy = check(&bytes);
    assert_eq!(anatomy.fault, Some(Fault::Cbor(CborFault::Indefinite).at(issuer.at)));
    let unread: Vec<_> = anatomy.unread().collect();
    assert_eq!(unread.len(), 1);
    assert_eq!(unread[0].start, issuer.at);
    let signatures = anatomy.items.iter().filter(|item| item.role == Role::Signature).count();
    assert_eq!(signatures, 2);
    // A value that is not allowed hides nothing at all.
    bytes[issuer.at..=issuer.at + 1].copy_from_slice(b"\x66A");
    let anatomy = check(&bytes);
    assert_eq!(anatomy.fault, Some(Fault::ClaimValue(Claim::Issuer).at(issuer.at)));
    assert_eq!(anatomy.unread().next(), None);
}

#[test]
fn what_was_cut_is_explained_as_far_as_it_goes() {
    let plain = |item: &Item| (item.at, item.len, item.depth, item.diagnostic.clone());
    for sample in samples::all() {
        let whole = dissect(&sample.bytes);
        for end in 0..sample.bytes.len() {
            let cut = check(&sample.bytes[..end]);
            assert!(cut.fault.or(cut.proof_fault).is_some());
            assert!(cut.unread().count() <= 1);
            let read = cut.items.iter().filter(|item| item.role != Role::Unread).map(plain);
            let there = whole.items.iter().filter(|item| item.at + item.len <= end).map(plain);
            assert!(read.eq(there), "{} cut at {end}", sample.name);
        }
        let mut longer = sample.bytes.clone();
        longer.push(0);
        let anatomy = check(&longer);
        let error = anatomy.fault.or(anatomy.proof_fault).unwrap();
        assert_eq!(error, Fault::Cbor(CborFault::Trailing).at(sample.bytes.len()));
    }
}

#[test]
fn a_broken_proof_around_a_sound_statement_is_not_malformed() {
    let bytes = samples::presentation();
    let anatomy = check(&bytes);
    let made = anatomy.items.iter().find(|item| item.role == Role::ProofMade).unwrap();
    let mut damaged = bytes.clone();
    damaged[made.at] ^= 0x20;
    let damaged = check(&damaged);
    assert_eq!(damaged.fault, None);
    assert_eq!(damaged.proof_fault.map(|error| error.at), Some(made.at));
}

#[test]
fn other_tags_and_none_do_not_hide_an_envelope() {
    let bytes = samples::presentation();
    let tagged = check(&[&[0xd8, 0x3d], bytes.as_slice()].concat());
    let bare = check(&bytes[1..]);
    assert_eq!((tagged.object, bare.object), (ObjectKind::Proof, ObjectKind::Proof));
    assert_eq!((tagged.items[0].diagnostic.as_str(), tagged.items[0].role), ("61(", Role::Tag));
    assert_eq!(bare.items[0].role, Role::Envelope);
    assert!(tagged.fault.is_some_and(|e| e.at == 0) && bare.fault.is_some_and(|e| e.at == 0));
}

#[test]
fn a_code_too_long_for_its_symbol_is_named() {
    let mut claims =
        samples::claims(crate::credential::Authorisation::Presentation { phone: samples::public(2) });
    let remarks = crate::domain::Value::Text("备".repeat(120));
    claims.licence.set(Field::Remarks, remarks).unwrap();
    let bytes = samples::live(&claims);
    assert_eq!(check(&bytes).fault, Some(Fault::LiveTooLong(chars_for(bytes.len())).at(0)));
}

#[test]
fn depth_and_number_of_items_are_bounded() {
    let anatomy = check(&[0x81; 1000]);
    assert_eq!(anatomy.items.len(), usize::from(DEEPEST) + 2);
    assert_eq!(anatomy.items[usize::from(DEEPEST)].depth, DEEPEST);
    // Proofs in proofs: each looks ahead for what it is.
    let mut nested = samples::presentation();
    for _ in 0..40 {
        let header = Writer::new().map(3).int(1).int(-19).int(13).raw(&nested).int(16).int(65_002);
        nested = samples::sign(2, &ToSign::raw(header.into_bytes(), vec![]));
    }
    assert_eq!(check(&nested).fault.map(|error| error.fault), Some(Fault::NestedProof));

    let ints = |count: usize| Writer::new().array(count).raw(&vec![0; count]).into_bytes();
    assert_eq!(check(&ints(MAX_ITEMS - 1)).ended_early, None);
    let anatomy = check(&ints(MAX_ITEMS));
    assert_eq!((anatomy.items.len(), anatomy.ended_early), (MAX_ITEMS + 1, Some(MAX_ITEMS + 4)));
    let anatomy = check(&vec![0; MAX_BYTES + 1]);
    assert_eq!((anatomy.items.len(), anatomy.ended_early), (1, Some(0)));
}

#[test]
fn nothing_at_all_has_a_fault_and_no_items() {
    let anatomy = check(&[]);
    assert_eq!(anatomy.fault, Some(Fault::Cbor(CborFault::Truncated).at(0)));
    assert!(anatomy.items.is_empty());
}

/// Bytes that look like heads of our profile more often than chance would have it.
fn headlike() -> impl Strategy<Value = u8> {
    let heads: Vec<u8> =
        b"\x00\x01\x04\x06\x0d\x10\x32\x40\x41\x58\x59\x61\x80\x81\x84\xa0\xa1\xd2\xf5\xf6\xff".to_vec();
    prop_oneof![3 => prop::sample::select(heads), 1 => any::<u8>()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_tiled(bytes in prop::collection::vec(headlike(), 0..600)) {
        let anatomy = check(&bytes);
        prop_assert_eq!(anatomy.fault, readers_fault(anatomy.object, &bytes));
    }

    #[test]
    fn any_damage_is_tiled(
        which in 0usize..6,
        damage in prop::collection::vec((any::<prop::sample::Index>(), headlike(), 0u8..3), 1..8),
    ) {
        let mut bytes = samples::all().remove(which).bytes;
        for (at, byte, how) in damage {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => { bytes.remove(at); }
            }
        }
        let anatomy = check(&bytes);
        prop_assert_eq!(anatomy.fault, readers_fault(anatomy.object, &bytes));
    }
}
