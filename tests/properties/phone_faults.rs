use yanzheng::credential::cbor::Wanted;
use yanzheng::credential::{Claim, Code, Fault, KeyError, PublicKey};
use yanzheng::domain::UseKind;

use crate::common::tree::Tree;
use crate::common::{expected, hex, payload, phone, public, refusal, sealed};

const CNF: i64 = 8;

/// What is wrong with the claims of a use when cnf has this value.
fn with(kind: UseKind, value: Tree) -> Fault {
    refusal(&sealed(&payload(kind).with(Tree::Int(CNF), value)))
}

#[test]
fn cnf_is_in_live_uses_and_only_there() {
    for kind in [UseKind::Presentation, UseKind::Grant] {
        let without = sealed(&payload(kind).without(CNF));
        assert_eq!(refusal(&without), Fault::ClaimMissing(Claim::Confirmation));
    }
    let cnf = payload(UseKind::Grant).at(CNF).clone();
    assert_eq!(with(UseKind::Download, cnf), Fault::ClaimForbidden(Claim::Confirmation));
}

#[test]
fn cnf_is_exactly_one_public_ed25519_key() {
    let kind = UseKind::Presentation;
    let cnf = |value: Tree| with(kind, value);
    let key = payload(kind).at(CNF).at(1).clone();
    let keyed = |key: Tree| cnf(Tree::map([(Tree::Int(1), key)]));
    let wrong = Fault::ClaimValue(Claim::Confirmation);
    assert_eq!(cnf(Tree::map([])), wrong);
    assert_eq!(cnf(Tree::map([(Tree::Int(3), Tree::Bytes(vec![1; 8]))])), wrong);
    assert_eq!(cnf(Tree::map([(Tree::Int(1), key.clone()), (Tree::Int(3), Tree::Null)])), wrong);
    assert_eq!(cnf(Tree::map([(Tree::Int(1), key.clone()), (Tree::text("kid"), Tree::Null)])), wrong);
    // A bare COSE_Key has a 1 as well, but no map there.
    assert_eq!(cnf(key.clone()), expected(Wanted::Map));

    for part in [1, -1, -2] {
        assert_eq!(keyed(key.without(part)), Fault::KeyShape, "without {part}");
    }
    for (part, value) in [(1, 2), (1, 4), (-1, 1), (-1, 4), (-1, 7)] {
        assert_eq!(keyed(key.with(Tree::Int(part), Tree::Int(value))), Fault::KeyShape, "{part}: {value}");
    }
    for (part, value) in [
        (Tree::Int(2), Tree::Bytes(vec![1; 8])),
        (Tree::Int(3), Tree::Int(-19)),
        (Tree::Int(4), Tree::ints(&[2])),
        (Tree::Int(-3), Tree::Bytes(vec![0; 32])),
        (Tree::Int(-4), Tree::Bytes(phone().to_bytes().to_vec())),
        (Tree::text("x"), Tree::Null),
    ] {
        assert_eq!(keyed(key.with(part.clone(), value)), Fault::KeyShape, "{part:?}");
    }
    let x = |bytes: Vec<u8>| keyed(key.with(Tree::Int(-2), Tree::Bytes(bytes)));
    for length in [0, 31, 33, 64] {
        assert_eq!(x(vec![1; length]), expected(Wanted::BytesOf(32)));
    }
    let [mut small, mut off, mut above] = [[0; 32], [0; 32], [0xff; 32]];
    (small[0], off[0], above[0], above[31]) = (1, 2, 0xee, 0x7f);
    assert_eq!(x(small.to_vec()), Fault::Key(KeyError::SmallOrder));
    assert_eq!(x(off.to_vec()), Fault::Key(KeyError::NotAPoint));
    assert_eq!(x(above.to_vec()), Fault::Key(KeyError::NotCanonical));
    let other = hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    let code = sealed(&payload(kind).with(
        Tree::Int(CNF),
        Tree::map([(Tree::Int(1), key.with(Tree::Int(-2), Tree::Bytes(other.clone())))]),
    ));
    let code = Code::read(&code).unwrap();
    assert_eq!(code.statement.unproven().authorisation.phone().map(PublicKey::as_bytes).unwrap()[..], other);
    assert_ne!(other, public(&phone()).as_bytes());
}
