use yanzheng::credential::armor::{MAX_LIVE_CHARS, armor};
use yanzheng::credential::cbor::{CborFault, Wanted};
use yanzheng::credential::{
    Claim, Code, Fault, FormatError, Header, Live, StatusList, TYP_PROOF, TYP_STATEMENT, ToSign,
};
use yanzheng::domain::UseKind;

use crate::common::tree::Tree;
use crate::common::{
    NBF, at, claims, expected, issuer, live, payload, phone, public, refusal, sealed, signed, statement,
    stranger,
};

/// The protected header of a live proof around these bytes.
fn header(inner: &[u8]) -> Tree {
    Tree::map([
        (Tree::Int(1), Tree::Int(-19)),
        (Tree::Int(13), Tree::Raw(inner.to_vec())),
        (Tree::Int(16), Tree::Int(TYP_PROOF)),
    ])
}

fn body() -> Tree {
    Tree::map([(Tree::Int(6), Tree::Int(NBF))])
}

/// A live proof with this header and payload, signed by the phone.
fn proof(header: &Tree, body: &Tree) -> Vec<u8> {
    signed(&ToSign::raw(header.encode(), body.encode()), &phone())
}

/// Why the outer envelope is broken, and that the statement inside it is proven all the same.
#[track_caller]
fn broken(bytes: &[u8]) -> Fault {
    let code = Code::read(bytes).unwrap();
    let Live::Broken(FormatError { at, fault }) = code.proof else { panic!("{:?}", code.proof) };
    assert!(at <= bytes.len());
    assert_eq!(code.statement.verify(&public(&issuer())).unwrap().get(), &claims(UseKind::Presentation));
    fault
}

#[test]
fn a_live_code_proves_the_statement_and_the_phone() {
    for kind in [UseKind::Presentation, UseKind::Grant] {
        let inner = statement(&claims(kind));
        for made in [0, NBF, 253_402_214_400] {
            let bytes = live(&inner, made);
            assert_eq!(bytes, proof(&header(&inner), &Tree::map([(Tree::Int(6), Tree::Int(made))])));
            let code = Code::read(&bytes).unwrap();
            let Live::Present(found) = code.proof else { panic!("{:?}", code.proof) };
            assert_eq!(found.unproven().made, at(made));
            assert_eq!(found.key_id(), None);
            // Only the phone's key, and never the issuer's.
            let found = found.verify(&public(&issuer())).expect_err("not the issuer's");
            let found = found.verify(&public(&stranger())).expect_err("not a stranger's");
            assert!(!code.statement.is_signed_by(&public(&phone())));
            let verified = code.statement.verify(&public(&issuer())).unwrap();
            assert_eq!(verified.get(), &claims(kind));
            let phone = verified.get().authorisation.phone().unwrap();
            assert_eq!(found.verify(phone).unwrap().get().made, at(made));
        }
    }
}

#[test]
fn a_proof_by_another_phone_is_read_but_not_proven() {
    let inner = statement(&claims(UseKind::Grant));
    let bytes = signed(&ToSign::raw(header(&inner).encode(), body().encode()), &stranger());
    let code = Code::read(&bytes).unwrap();
    let Live::Present(found) = code.proof else { panic!("{:?}", code.proof) };
    assert!(!found.is_signed_by(code.statement.unproven().authorisation.phone().unwrap()));
    assert!(found.is_signed_by(&public(&stranger())));
}

#[test]
fn a_proof_belongs_to_its_statement() {
    // The proof of one statement around another by the same phone.
    let (one, mut other) = (statement(&claims(UseKind::Presentation)), claims(UseKind::Presentation));
    other.period.until = at(NBF + 100);
    let other = statement(&other);
    assert_eq!(one.len(), other.len());
    let bytes = live(&one, NBF);
    let start = bytes.windows(one.len()).position(|window| window == one).unwrap();
    let moved = [&bytes[..start], &other, &bytes[start + one.len()..]].concat();
    let code = Code::read(&moved).unwrap();
    assert!(code.statement.is_signed_by(&public(&issuer())));
    let Live::Present(found) = code.proof else { panic!("{:?}", code.proof) };
    assert!(!found.is_signed_by(&public(&phone())));
}

#[test]
fn kcwt_is_a_statement_that_a_phone_can_show() {
    let inner = statement(&claims(UseKind::Presentation));
    let around = |inner: &[u8]| refusal(&proof(&header(inner), &body()));
    assert_eq!(refusal(&proof(&header(&inner).without(13), &body())), Fault::HeaderMissing(Header::Kcwt));
    assert_eq!(around(&live(&inner, NBF)), Fault::NestedProof);
    assert_eq!(around(&live(&live(&inner, NBF), NBF)), Fault::NestedProof);
    assert_eq!(around(&statement(&claims(UseKind::Download))), Fault::ProofAroundDownload);
    let list = StatusList {
        issuer: claims(UseKind::Grant).issuer,
        number: 1,
        issued: at(NBF),
        expires: None,
        statuses: vec![0],
    };
    let list = signed(&ToSign::status_list(public(&issuer()).id(), &list), &issuer());
    assert_eq!(around(&list), Fault::HeaderValue(Header::Typ));
    assert_eq!(refusal(&list), Fault::HeaderValue(Header::Typ));
    // Without its tag, in a byte string, or something else.
    assert_eq!(around(&inner[1..]), expected(Wanted::Tag(18)));
    assert_eq!(around(&Tree::Bytes(inner.clone()).encode()), expected(Wanted::Tag(18)));
    assert_eq!(around(&[0xf6]), expected(Wanted::Tag(18)));
    // The statement's own faults are the code's.
    let unlicensed = sealed(&payload(UseKind::Presentation).without(-65_537));
    assert_eq!(around(&unlicensed), Fault::ClaimMissing(Claim::Licence));
    let phoneless = sealed(&payload(UseKind::Grant).without(8));
    assert_eq!(around(&phoneless), Fault::ClaimMissing(Claim::Confirmation));
}

#[test]
fn a_broken_outer_envelope_leaves_the_statement_proven() {
    let inner = statement(&claims(UseKind::Presentation));
    let headed = |header: &Tree| broken(&proof(header, &body()));
    assert_eq!(headed(&header(&inner).without(1)), Fault::HeaderMissing(Header::Alg));
    for alg in [-7, -9, 0] {
        assert_eq!(
            headed(&header(&inner).with(Tree::Int(1), Tree::Int(alg))),
            Fault::HeaderValue(Header::Alg)
        );
    }
    let kid = header(&inner).with(Tree::Int(4), Tree::Bytes(vec![0; 7]));
    assert_eq!(headed(&kid), Fault::HeaderValue(Header::Kid));

    let issued = |fault: fn(Claim) -> Fault| fault(Claim::IssuedAt);
    for (body, fault) in [
        (Tree::map([]), issued(Fault::ClaimMissing)),
        (body().with(Tree::Int(7), Tree::Null), issued(Fault::ClaimValue)),
        (body().with(Tree::Int(4), Tree::Int(NBF)), issued(Fault::ClaimValue)),
        (body().with(Tree::text("x"), Tree::Null), issued(Fault::ClaimValue)),
        (Tree::map([(Tree::Int(5), Tree::Int(NBF))]), issued(Fault::ClaimValue)),
        (Tree::map([(Tree::Int(6), Tree::Int(-1))]), issued(Fault::ClaimValue)),
        (Tree::map([(Tree::Int(6), Tree::Int(253_402_214_401))]), issued(Fault::ClaimValue)),
        (Tree::map([(Tree::Int(6), Tree::float())]), Fault::Cbor(CborFault::Simple)),
        (Tree::map([(Tree::Int(6), Tree::text("now"))]), expected(Wanted::Integer)),
        (Tree::Int(NBF), expected(Wanted::Map)),
        (Tree::Raw(vec![]), Fault::Cbor(CborFault::Truncated)),
        (Tree::Raw([body().encode(), vec![0]].concat()), Fault::Cbor(CborFault::Trailing)),
    ] {
        assert_eq!(broken(&proof(&header(&inner), &body)), fault, "{body:?}");
    }
    for (how, spelled) in body().deviations() {
        let fault = broken(&proof(&header(&inner), &Tree::Raw(spelled)));
        assert!(matches!(fault, Fault::Cbor(_)), "{how:?}: {fault}");
    }

    let parts = |at: usize, part: Tree| {
        let Tree::Tag(18, envelope) = Tree::of(&live(&inner, NBF)) else { panic!("no tag") };
        let Tree::Array(mut parts) = *envelope else { panic!("no array") };
        parts[at] = part;
        broken(&Tree::Tag(18, Box::new(Tree::Array(parts))).encode())
    };
    assert_eq!(parts(1, Tree::map([(Tree::Int(4), Tree::Null)])), Fault::UnprotectedNotEmpty);
    assert_eq!(parts(1, Tree::Null), expected(Wanted::Map));
    assert_eq!(parts(2, Tree::Null), expected(Wanted::Bytes));
    assert_eq!(parts(3, Tree::Bytes(vec![0; 63])), expected(Wanted::BytesOf(64)));
    let trailing = [live(&inner, NBF), vec![0]].concat();
    assert_eq!(broken(&trailing), Fault::Cbor(CborFault::Trailing));
}

#[test]
fn an_unsound_outer_header_is_malformed() {
    let inner = statement(&claims(UseKind::Presentation));
    let headed = |header: Tree| refusal(&proof(&header, &body()));
    assert_eq!(headed(header(&inner).without(16)), Fault::HeaderMissing(Header::Typ));
    assert_eq!(
        headed(header(&inner).with(Tree::Int(16), Tree::Int(65_003))),
        Fault::HeaderValue(Header::Typ)
    );
    assert_eq!(headed(header(&inner).with(Tree::Int(1), Tree::Null)), expected(Wanted::Integer));
    assert_eq!(headed(header(&inner).with(Tree::Int(2), Tree::ints(&[99]))), Fault::CriticalHeader);
    assert_eq!(headed(header(&inner).with(Tree::Int(99), Tree::float())), Fault::Cbor(CborFault::Simple));
    // Every spelling of the statement but the signed one, too: kcwt stands in the header.
    for (how, spelled) in Tree::of(&inner).deviations() {
        assert!(matches!(headed(header(&spelled)), Fault::Cbor(_)), "{how:?}");
    }
}

#[test]
fn a_live_code_cut_short_is_malformed_or_broken_but_never_live() {
    let inner = statement(&claims(UseKind::Presentation));
    let bytes = live(&inner, NBF);
    let header = header(&inner).encode().len();
    // Tag, array, and the head of a byte string of two bytes of length.
    let sound = 1 + 1 + 3 + header;
    for length in 0..bytes.len() {
        if length < sound + 3 {
            // Up to here the array's four items or its header are not there.
            match Code::read(&bytes[..length]) {
                Err(FormatError { fault, .. }) => assert_eq!(fault, Fault::Cbor(CborFault::Truncated)),
                Ok(code) => assert!(length >= sound && matches!(code.proof, Live::Broken(_)), "{length}"),
            }
        } else {
            assert_eq!(broken(&bytes[..length]), Fault::Cbor(CborFault::Truncated), "{length}");
        }
    }
}

#[test]
fn a_fault_is_found_where_it_stands_in_the_outer_bytes() {
    // A float two envelopes deep, whose place the reader counts through three layers of embedded CBOR.
    let float = Tree::Raw(vec![0xfb, 0x41, 0xd5, 0x84, 0x36, 0x7c, 0x20, 0, 0]);
    let inner = sealed(&payload(UseKind::Grant).with(Tree::Int(6), float.clone()));
    let bytes = proof(&header(&inner), &body());
    let place = bytes.windows(9).position(|window| window == float.encode()).unwrap();
    let error = Code::read(&bytes).unwrap_err();
    assert_eq!((error.at, error.fault), (place, Fault::Cbor(CborFault::Simple)));

    let bytes =
        proof(&header(&statement(&claims(UseKind::Grant))), &Tree::map([(Tree::Int(6), float.clone())]));
    let place = bytes.windows(9).position(|window| window == float.encode()).unwrap();
    let Live::Broken(error) = Code::read(&bytes).unwrap().proof else { panic!("live") };
    assert_eq!((error.at, error.fault), (place, Fault::Cbor(CborFault::Simple)));
}

#[test]
fn a_live_code_must_stay_legible_on_a_phone() {
    for kind in UseKind::ALL {
        let bytes = statement(&claims(kind));
        let code = Code::read(&bytes).unwrap();
        assert_eq!(code.check_length(MAX_LIVE_CHARS), Ok(()));
        let long = code.check_length(MAX_LIVE_CHARS + 1).map_err(|error| error.fault);
        let expected =
            if kind == UseKind::Download { Ok(()) } else { Err(Fault::LiveTooLong(MAX_LIVE_CHARS + 1)) };
        assert_eq!(long, expected);
        assert!(armor(&bytes).len() > bytes.len());
    }
    assert_eq!((MAX_LIVE_CHARS, TYP_STATEMENT, TYP_PROOF), (970, 65_001, 65_002));
}
