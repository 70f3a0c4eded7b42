use yanzheng::credential::cbor::{CborFault, Wanted};
use yanzheng::credential::{Code, Fault, Header, TYP_STATUS_LIST, ToSign};
use yanzheng::domain::UseKind;

use crate::common::{
    claims, expected, header, issuer, payload, public, refusal, sealed, signed, statement, tree::Tree,
};

fn body() -> Vec<u8> {
    payload(UseKind::Presentation).encode()
}

/// A signed statement with this protected header.
fn headed(header: &Tree) -> Vec<u8> {
    signed(&ToSign::raw(header.encode(), body()), &issuer())
}

/// The parts of an envelope, without tag.
fn parts() -> Vec<Tree> {
    let Tree::Tag(18, envelope) = Tree::of(&statement(&claims(UseKind::Presentation))) else {
        panic!("no tag")
    };
    let Tree::Array(parts) = *envelope else { panic!("no array") };
    parts
}

fn tagged(parts: Vec<Tree>) -> Vec<u8> {
    Tree::Tag(18, Box::new(Tree::Array(parts))).encode()
}

#[test]
fn the_sample_is_sound() {
    assert_eq!(headed(&header()), statement(&claims(UseKind::Presentation)));
    assert!(Code::read(&headed(&header())).is_ok());
    assert_eq!(tagged(parts()), headed(&header()));
    assert_eq!(sealed(&payload(UseKind::Presentation)), headed(&header()));
}

#[test]
fn each_header_parameter_is_held_to_its_rule() {
    for (label, name) in [(1, Header::Alg), (4, Header::Kid), (16, Header::Typ)] {
        assert_eq!(refusal(&headed(&header().without(label))), Fault::HeaderMissing(name));
    }
    let with = |label, value| refusal(&headed(&header().with(Tree::Int(label), value)));
    for alg in [-7, -18, -20, -9, -35, -53, 0, 19] {
        assert_eq!(with(1, Tree::Int(alg)), Fault::HeaderValue(Header::Alg), "{alg}");
    }
    assert_eq!(with(1, Tree::text("Ed25519")), expected(Wanted::Integer));
    for length in [0, 7, 9, 32] {
        assert_eq!(with(4, Tree::Bytes(vec![1; length])), Fault::HeaderValue(Header::Kid), "{length}");
    }
    assert_eq!(with(4, Tree::text("12345678")), expected(Wanted::Bytes));
    for typ in [
        Tree::Int(65_000),
        Tree::Int(65_003),
        Tree::Int(-65_001),
        Tree::text(TYP_STATUS_LIST),
        Tree::text(""),
    ] {
        assert_eq!(with(16, typ), Fault::HeaderValue(Header::Typ));
    }
    assert_eq!(with(16, Tree::Null), expected(Wanted::Text));
    assert_eq!(with(16, Tree::float()), Fault::Cbor(CborFault::Simple));
}

#[test]
fn eddsa_is_read_as_the_same_algorithm() {
    let bytes = headed(&header().with(Tree::Int(1), Tree::Int(-8)));
    let code = Code::read(&bytes).unwrap();
    assert_eq!(code.statement.verify(&public(&issuer())).unwrap().get(), &claims(UseKind::Presentation));
}

#[test]
fn crit_names_only_what_we_process_and_what_is_there() {
    let with = |crit| headed(&header().with(Tree::Int(2), crit));
    for known in [&[16][..], &[1, 4, 16], &[4, 4]] {
        assert!(Code::read(&with(Tree::ints(known))).is_ok(), "{known:?}");
    }
    for unknown in [&[][..], &[2], &[3], &[5], &[15], &[16, 99], &[-1], &[13], &[1, 4, 13, 16]] {
        assert_eq!(refusal(&with(Tree::ints(unknown))), Fault::CriticalHeader, "{unknown:?}");
    }
    assert_eq!(refusal(&with(Tree::texts(&["typ"]))), Fault::CriticalHeader);
    assert_eq!(refusal(&with(Tree::Int(16))), expected(Wanted::Array));
    assert_eq!(refusal(&with(Tree::Array(vec![Tree::Null]))), Fault::Cbor(CborFault::KeyType));
}

#[test]
fn parameters_that_are_not_critical_are_passed_over_but_well_formed() {
    let sound = claims(UseKind::Presentation);
    for label in [Tree::Int(3), Tree::Int(33), Tree::Int(-70_000), Tree::text("reserved")] {
        let bytes = headed(&header().with(label.clone(), Tree::nested(8)));
        let code = Code::read(&bytes).unwrap();
        assert_eq!(code.statement.verify(&public(&issuer())).unwrap().get(), &sound);
        for (value, fault) in [
            (Tree::nested(9), CborFault::TooDeep),
            (Tree::float(), CborFault::Simple),
            (Tree::Raw(vec![0x18, 0x01]), CborFault::NotShortest),
            (Tree::Map(vec![(Tree::Int(1), Tree::Null), (Tree::Int(0), Tree::Null)]), CborFault::KeyOrder),
            (
                Tree::Map(vec![(Tree::Int(1), Tree::Null), (Tree::Int(1), Tree::Null)]),
                CborFault::DuplicateKey,
            ),
        ] {
            assert_eq!(refusal(&headed(&header().with(label.clone(), value))), Fault::Cbor(fault));
        }
    }
}

#[test]
fn kcwt_stands_in_live_proofs_only() {
    // FORMAT.md section 3: "? 13 => signed, ; kcwt (RFC 9528), in live proofs only".
    for kcwt in [Tree::Raw(statement(&claims(UseKind::Presentation))), Tree::Null, Tree::Int(0)] {
        let bytes = headed(&header().with(Tree::Int(13), kcwt.clone()));
        assert!(Code::read(&bytes).is_err(), "a statement with kcwt is read: {kcwt:?}");
    }
}

#[test]
fn the_header_is_one_map_with_nothing_behind_it() {
    let sound = header().encode();
    for (protected, fault) in [
        (vec![], Fault::Cbor(CborFault::Truncated)),
        (vec![0xa0], Fault::HeaderMissing(Header::Typ)),
        (vec![0x80], expected(Wanted::Map)),
        ([&sound[..], &[0]].concat(), Fault::Cbor(CborFault::Trailing)),
    ] {
        assert_eq!(refusal(&signed(&ToSign::raw(protected, body()), &issuer())), fault);
    }
    for (_, spelled) in header().deviations() {
        assert!(Code::read(&signed(&ToSign::raw(spelled, body()), &issuer())).is_err());
    }
}

#[test]
fn the_envelope_has_four_parts_and_nothing_else() {
    let with = |at: usize, part| {
        let mut parts = parts();
        parts[at] = part;
        refusal(&tagged(parts))
    };
    assert_eq!(with(0, Tree::map([])), expected(Wanted::Bytes));
    assert_eq!(with(1, Tree::map([(Tree::Int(4), Tree::Bytes(vec![0; 8]))])), Fault::UnprotectedNotEmpty);
    assert_eq!(with(1, Tree::Bytes(vec![])), expected(Wanted::Map));
    assert_eq!(with(2, Tree::Null), expected(Wanted::Bytes));
    for length in [0, 63, 65] {
        assert_eq!(with(3, Tree::Bytes(vec![0; length])), expected(Wanted::BytesOf(64)));
    }
    let short = parts()[..3].to_vec();
    assert_eq!(refusal(&tagged(short)), expected(Wanted::ArrayOf(4)));
    let long = [parts(), vec![Tree::Null]].concat();
    assert_eq!(refusal(&tagged(long)), expected(Wanted::ArrayOf(4)));

    let sound = tagged(parts());
    assert_eq!(refusal(&sound[1..]), expected(Wanted::Tag(18)));
    assert_eq!(refusal(&[&[0xd1], &sound[1..]].concat()), expected(Wanted::Tag(18)));
    // The tag of a CWT (61) around it is not ours to pass over.
    assert_eq!(refusal(&[&[0xd8, 0x3d], &sound[..]].concat()), expected(Wanted::Tag(18)));
    assert_eq!(refusal(&[&sound[..], &[0xf6]].concat()), Fault::Cbor(CborFault::Trailing));
}

#[test]
fn every_other_spelling_of_the_envelope_is_refused() {
    let whole = Tree::of(&statement(&claims(UseKind::Grant)));
    let spellings = whole.deviations();
    assert!(spellings.len() > 10);
    for (how, spelled) in spellings {
        assert!(Code::read(&spelled).is_err(), "{how:?}");
    }
}
