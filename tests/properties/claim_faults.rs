use yanzheng::credential::cbor::{CborFault, Wanted};
use yanzheng::credential::{Authorisation, Claim, Claims, Code, Fault, MAX_LEAD_SECONDS, User};
use yanzheng::domain::{Instant, TextFault, UseKind};

use crate::common::tree::Tree;
use crate::common::{NBF, at, claims, expected, payload, purposes, refusal, sealed, statement};

const ISS: i64 = 1;
const EXP: i64 = 4;
const NOT_BEFORE: i64 = 5;
const IAT: i64 = 6;
const CTI: i64 = 7;
const LICENCE: i64 = -65_537;
const USE: i64 = -65_538;
const STATUS: i64 = -65_539;

/// Checks that claims with this change are refused for this reason, and by `Claims::check` before they are signed.
#[track_caller]
fn refused(kind: UseKind, fault: Fault, change: impl FnOnce(&mut Claims)) {
    let mut claims = claims(kind);
    change(&mut claims);
    assert_eq!(claims.check(), Err(fault));
    assert_eq!(refusal(&statement(&claims)), fault);
}

#[track_caller]
fn accepted(kind: UseKind, change: impl FnOnce(&mut Claims)) {
    let mut claims = claims(kind);
    change(&mut claims);
    assert_eq!(claims.check(), Ok(()));
    assert_eq!(Code::read(&statement(&claims)).unwrap().statement.unproven(), &claims);
}

/// What is wrong with the claims of a use when one of them has this value.
fn with(kind: UseKind, claim: i64, value: Tree) -> Fault {
    refusal(&sealed(&payload(kind).with(Tree::Int(claim), value)))
}

/// What is wrong when the claim's own map has this value at a key.
fn within(kind: UseKind, claim: i64, key: Tree, value: Tree) -> Fault {
    let inner = payload(kind).at(claim).with(key, value);
    with(kind, claim, inner)
}

#[test]
fn the_times_of_a_statement() {
    for kind in UseKind::ALL {
        let nbf = Fault::ClaimValue(Claim::NotBefore);
        let exp = Fault::ClaimValue(Claim::Expiry);
        accepted(kind, |claims| claims.issued = at(NBF));
        refused(kind, nbf, |claims| claims.issued = at(NBF + 1));
        accepted(kind, |claims| claims.issued = at(NBF - 30 * 86_400));
        refused(kind, nbf, |claims| claims.issued = at(NBF - 30 * 86_400 - 1));
        accepted(kind, |claims| claims.period.until = at(NBF + 1));
        refused(kind, exp, |claims| claims.period.until = at(NBF));
        refused(kind, exp, |claims| claims.period.until = at(NBF - 1));
        accepted(kind, |claims| claims.period.until = Instant::MAX);
    }
    assert_eq!(MAX_LEAD_SECONDS, 2_592_000);
    for (label, claim) in [(EXP, Claim::Expiry), (NOT_BEFORE, Claim::NotBefore), (IAT, Claim::IssuedAt)] {
        for out_of_range in [-1, 253_402_214_401, i64::MAX, i64::MIN] {
            assert_eq!(with(UseKind::Grant, label, Tree::Int(out_of_range)), Fault::ClaimValue(claim));
        }
        assert_eq!(with(UseKind::Grant, label, Tree::float()), Fault::Cbor(CborFault::Simple));
        assert_eq!(with(UseKind::Grant, label, Tree::text("2026-11-22")), expected(Wanted::Integer));
        // Tag 1, an epoch time, is not what a NumericDate is written with (RFC 8392 §2).
        let tagged = Tree::Tag(1, Box::new(Tree::Int(NBF)));
        assert_eq!(with(UseKind::Grant, label, tagged), expected(Wanted::Integer));
    }
}

#[test]
fn names_and_purposes() {
    let rename = |claims: &mut Claims, new: String| match &mut claims.authorisation {
        Authorisation::Grant { grantee, .. } => *grantee = new,
        Authorisation::Download { user, .. } => *user = User::Named(new),
        Authorisation::Presentation { .. } => panic!("nobody is named"),
    };
    let assign = |claims: &mut Claims, codes: &[&str]| match &mut claims.authorisation {
        Authorisation::Grant { purposes: all, .. } | Authorisation::Download { purposes: all, .. } => {
            *all = purposes(codes);
        }
        Authorisation::Presentation { .. } => panic!("no purposes"),
    };
    let nine = ["01", "02", "03", "04", "05", "06", "07", "08", "09"];
    for kind in [UseKind::Grant, UseKind::Download] {
        accepted(kind, |claims| rename(claims, "𠮷".repeat(64)));
        let too_long = Fault::Name(TextFault::TooLong { chars: 65, limit: 64 });
        refused(kind, too_long, |claims| rename(claims, "𠮷".repeat(65)));
        refused(kind, Fault::Name(TextFault::Empty), |claims| rename(claims, String::new()));

        let wrong = Fault::ClaimValue(Claim::Use);
        accepted(kind, |claims| assign(claims, &nine[..8]));
        refused(kind, wrong, |claims| assign(claims, &nine));
        refused(kind, wrong, |claims| assign(claims, &[]));
        refused(kind, wrong, |claims| assign(claims, &["51", "51"]));
        refused(kind, wrong, |claims| assign(claims, &["51", "02", "03", "51"]));
        for code in ["", "5", "511", "5A", "５１", "5 "] {
            assert_eq!(within(kind, USE, Tree::Int(3), Tree::texts(&["02", code])), wrong, "{code:?}");
        }
        assert_eq!(within(kind, USE, Tree::Int(3), Tree::ints(&[51])), expected(Wanted::Text));
        assert_eq!(within(kind, USE, Tree::Int(3), Tree::text("51")), expected(Wanted::Array));
        assert_eq!(within(kind, USE, Tree::Int(2), Tree::Bytes(vec![0x41])), expected(Wanted::Text));
        assert_eq!(within(kind, USE, Tree::Int(2), Tree::Bool(false)), expected(Wanted::Text));
        let not_utf8 = Tree::Raw(vec![0x62, 0xc3, 0x28]);
        assert_eq!(within(kind, USE, Tree::Int(2), not_utf8), Fault::Cbor(CborFault::NotUtf8));
    }
    accepted(UseKind::Download, |claims| {
        claims.authorisation = Authorisation::Download { user: User::Owner, purposes: purposes(&["51"]) };
    });
}

#[test]
fn the_use_map_has_the_keys_of_its_use_and_no_other() {
    let wrong = Fault::ClaimValue(Claim::Use);
    for kind in UseKind::ALL {
        for key in [Tree::Int(0), Tree::Int(5), Tree::Int(-1), Tree::text("limit")] {
            assert_eq!(within(kind, USE, key, Tree::Int(1)), wrong, "{kind:?}");
        }
        for number in [0, 4, -1, i64::MAX] {
            assert_eq!(within(kind, USE, Tree::Int(1), Tree::Int(number)), wrong, "{kind:?} as {number}");
        }
        for key in 1..=4 {
            let mut sample = payload(kind);
            let Tree::Map(pairs) = sample.at(USE).clone() else { panic!("no map") };
            if pairs.iter().any(|(name, _)| *name == Tree::Int(key)) {
                let less = Tree::Map(pairs).without(key);
                assert_eq!(with(kind, USE, less), wrong, "{kind:?} without {key}");
            } else {
                let foreign = payload(UseKind::Grant).at(USE).at(key).clone();
                assert_eq!(within(kind, USE, Tree::Int(key), foreign), wrong, "{kind:?} with {key}");
            }
        }
    }
    // Only a download can be the owner's own.
    assert_eq!(within(UseKind::Grant, USE, Tree::Int(2), Tree::Bool(true)), wrong);
    assert_eq!(with(UseKind::Grant, USE, Tree::Int(1)), expected(Wanted::Map));
}

#[test]
fn the_id_commitment() {
    let bearer = |letter: &str, salt: usize, hash: usize| {
        let parts = vec![Tree::text(letter), Tree::Bytes(vec![1; salt]), Tree::Bytes(vec![2; hash])];
        within(UseKind::Grant, USE, Tree::Int(4), Tree::Array(parts))
    };
    for letter in ["", "a", "AB", "1", "Ａ"] {
        assert_eq!(bearer(letter, 16, 16), Fault::ClaimValue(Claim::Use), "{letter:?}");
    }
    for length in [0, 15, 17, 32] {
        assert_eq!(bearer("A", length, 16), expected(Wanted::BytesOf(16)));
        assert_eq!(bearer("A", 16, length), expected(Wanted::BytesOf(16)));
    }
    let two = Tree::texts(&["A", "B"]);
    assert_eq!(within(UseKind::Grant, USE, Tree::Int(4), two), expected(Wanted::ArrayOf(3)));
}

#[test]
fn every_claim_is_required() {
    let claims = [
        (ISS, Claim::Issuer),
        (EXP, Claim::Expiry),
        (NOT_BEFORE, Claim::NotBefore),
        (IAT, Claim::IssuedAt),
        (CTI, Claim::Id),
        (LICENCE, Claim::Licence),
        (USE, Claim::Use),
        (STATUS, Claim::Status),
    ];
    for kind in UseKind::ALL {
        for (label, claim) in claims {
            assert_eq!(
                refusal(&sealed(&payload(kind).without(label))),
                Fault::ClaimMissing(claim),
                "{kind:?}"
            );
        }
    }
    assert_eq!(refusal(&sealed(&Tree::map([]))), Fault::ClaimMissing(Claim::Issuer));
    assert_eq!(refusal(&sealed(&Tree::Array(vec![]))), expected(Wanted::Map));
}

#[test]
fn iss_cti_and_status() {
    let kind = UseKind::Presentation;
    for wrong in ["", "37110", "3711000", "037110", "37110A", "３７１１００"] {
        assert_eq!(with(kind, ISS, Tree::text(wrong)), Fault::ClaimValue(Claim::Issuer), "{wrong:?}");
    }
    assert_eq!(with(kind, ISS, Tree::Int(371_100)), expected(Wanted::Text));
    for length in 0..=32 {
        let code = sealed(&payload(kind).with(Tree::Int(CTI), Tree::Bytes(vec![0xc7; length])));
        if (8..=16).contains(&length) {
            assert_eq!(Code::read(&code).unwrap().statement.unproven().id.as_bytes().len(), length);
        } else {
            assert_eq!(refusal(&code), Fault::ClaimValue(Claim::Id), "{length}");
        }
    }
    assert_eq!(with(kind, CTI, Tree::text("c7c7c7c7")), expected(Wanted::Bytes));
    let most = i64::from(i32::MAX);
    for numbers in
        [[-1, 0], [0, -1], [most + 1, 0], [0, most + 1], [i64::from(u32::MAX) + 1, 0], [i64::MAX; 2]]
    {
        assert_eq!(with(kind, STATUS, Tree::ints(&numbers)), Fault::ClaimValue(Claim::Status), "{numbers:?}");
    }
    for count in [&[][..], &[1], &[1, 2, 3]] {
        assert_eq!(with(kind, STATUS, Tree::ints(count)), expected(Wanted::ArrayOf(2)));
    }
}

#[test]
fn unknown_claims_are_counted_and_passed_over() {
    for kind in UseKind::ALL {
        let mut claims = claims(kind);
        let mut more = payload(kind);
        for label in [0, 2, 3, 9, 38, 65_533, -1, -65_536, -65_540, i64::MIN].map(Tree::Int) {
            more = more.with(label, Tree::nested(8));
            claims.unknown_items += 1;
            let code = sealed(&more);
            assert_eq!(Code::read(&code).unwrap().statement.unproven(), &claims);
        }
        for (label, value, fault) in [
            (Tree::text("note"), Tree::nested(9), CborFault::TooDeep),
            (Tree::text("note"), Tree::float(), CborFault::Simple),
            (Tree::text("note"), Tree::Raw(vec![0x1f]), CborFault::Indefinite),
            (Tree::Bytes(vec![1]), Tree::Null, CborFault::KeyType),
        ] {
            assert_eq!(refusal(&sealed(&more.with(label, value))), Fault::Cbor(fault));
        }
        let Tree::Map(mut pairs) = more else { panic!("no map") };
        pairs.swap(0, 1);
        assert_eq!(refusal(&sealed(&Tree::Map(pairs))), Fault::Cbor(CborFault::KeyOrder));
    }
}

#[test]
fn every_other_spelling_of_the_claims_is_refused() {
    for kind in UseKind::ALL {
        let spellings = payload(kind).deviations();
        assert!(spellings.len() > 300);
        for (how, spelled) in spellings {
            assert!(matches!(refusal(&sealed(&Tree::Raw(spelled))), Fault::Cbor(_)), "{kind:?} {how:?}");
        }
        let trailing = [payload(kind).encode(), vec![0xf6]].concat();
        assert_eq!(refusal(&sealed(&Tree::Raw(trailing))), Fault::Cbor(CborFault::Trailing));
    }
}
