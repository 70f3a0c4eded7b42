use std::io::Write;

use flate2::Compression;
use flate2::write::{DeflateEncoder, ZlibEncoder};
use proptest::prelude::*;
use yanzheng::credential::cbor::{CborFault, Wanted};
use yanzheng::credential::{
    Claim, Fault, Header, MAX_UNPACKED, StatusList, StatusValue, TYP_STATEMENT, TYP_STATUS_LIST, ToSign,
};
use yanzheng::domain::{Instant, UseKind};

use crate::common::tree::Tree;
use crate::common::{NBF, at, cases, claims, expected, issuer, public, signed, statement, stranger};

const STATUS_LIST: i64 = 65_533;

fn list(statuses: Vec<u8>) -> StatusList {
    let issuer = claims(UseKind::Grant).issuer;
    StatusList { issuer, number: 7, issued: at(NBF), expires: Some(at(NBF + 86_400)), statuses }
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A signed list of this payload, right or wrong.
fn sealed(payload: &Tree) -> Vec<u8> {
    let header = Tree::map([
        (Tree::Int(1), Tree::Int(-19)),
        (Tree::Int(4), Tree::Bytes(public(&issuer()).id().to_vec())),
        (Tree::Int(16), Tree::text(TYP_STATUS_LIST)),
    ]);
    signed(&ToSign::raw(header.encode(), payload.encode()), &issuer())
}

fn payload() -> Tree {
    Tree::of(&list(vec![0b11_10_01_00, 0b00_01_10_11]).write())
}

/// What the reader finds wrong with a list; panics when it finds nothing.
fn refusal(bytes: &[u8]) -> Fault {
    StatusList::read(bytes).expect_err("refused").fault
}

/// What is wrong with a list when this is what lst holds.
fn with_lst(packed: Vec<u8>) -> Fault {
    let inner = payload().at(STATUS_LIST).with(Tree::text("lst"), Tree::Bytes(packed));
    refusal(&sealed(&payload().with(Tree::Int(STATUS_LIST), inner)))
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_list_comes_back_as_it_was_signed(
        statuses in prop::collection::vec(any::<u8>(), 0..600),
        number in 0..=i32::MAX.unsigned_abs(),
        issued in 0..=Instant::MAX.unix(),
        expires in prop::option::of(0..=Instant::MAX.unix()),
    ) {
        let list = StatusList { number, issued: at(issued), expires: expires.map(at), ..list(statuses) };
        let bytes = signed(&ToSign::status_list(public(&issuer()).id(), &list), &issuer());
        let read = StatusList::read(&bytes).unwrap();
        prop_assert_eq!(read.unproven(), &list);
        prop_assert_eq!(read.key_id(), Some(public(&issuer()).id()));
        let read = read.verify(&public(&stranger())).expect_err("a stranger's key proves nothing");
        let verified = read.verify(&public(&issuer())).unwrap();
        prop_assert_eq!(verified.get(), &list);
    }
}

#[test]
fn the_first_status_stands_in_the_lowest_bits() {
    let list = list(vec![0b11_10_01_00, 0b00_01_10_11]);
    let values = [StatusValue::Valid, StatusValue::Revoked, StatusValue::Suspended, StatusValue::Undefined];
    let expected: Vec<_> = values.iter().chain(values.iter().rev()).copied().map(Some).collect();
    assert_eq!((0..8).map(|index| list.get(index)).collect::<Vec<_>>(), expected);
    assert_eq!((list.get(8), list.get(u32::MAX)), (None, None));
    assert_eq!(Tree::of(&list.write()), payload());
}

#[test]
fn lst_is_one_whole_zlib_stream() {
    let statuses: Vec<u8> = (0..=255).cycle().take(5_000).collect();
    let packed = zlib(&statuses);
    for length in 0..packed.len() {
        assert_eq!(with_lst(packed[..length].to_vec()), Fault::Compression, "{length} of {}", packed.len());
    }
    assert_eq!(with_lst([&packed[..], &[0]].concat()), Fault::Compression);
    assert_eq!(with_lst([&packed[..], &packed[..]].concat()), Fault::Compression);
    let mut checksum = packed.clone();
    *checksum.last_mut().unwrap() ^= 1;
    assert_eq!(with_lst(checksum), Fault::Compression);
    // Deflate alone, and no packing at all.
    let mut bare = DeflateEncoder::new(Vec::new(), Compression::best());
    bare.write_all(&statuses).unwrap();
    assert_eq!(with_lst(bare.finish().unwrap()), Fault::Compression);
    assert_eq!(with_lst(statuses), Fault::Compression);
}

#[test]
fn a_list_unpacks_to_32_mib_and_no_further() {
    let most = sealed(&Tree::of(&list(vec![0; MAX_UNPACKED]).write()));
    assert_eq!(StatusList::read(&most).unwrap().unproven().statuses.len(), 33_554_432);
    assert_eq!(with_lst(zlib(&vec![0; MAX_UNPACKED + 1])), Fault::Compression);
}

#[test]
fn each_claim_of_a_list_is_held_to_its_rule() {
    for (label, claim) in [(2, Claim::Subject), (6, Claim::IssuedAt), (STATUS_LIST, Claim::StatusList)] {
        assert_eq!(refusal(&sealed(&payload().without(label))), Fault::ClaimMissing(claim));
    }
    assert_eq!(StatusList::read(&sealed(&payload().without(4))).unwrap().unproven().expires, None);
    let with = |label, value| refusal(&sealed(&payload().with(Tree::Int(label), value)));
    for tail in [
        "371100:07",
        "371100:+7",
        "371100:-1",
        "371100:",
        "371100",
        "371100:7:7",
        "371100:2147483648",
        "37110:7",
        ":7",
        "",
    ] {
        let subject = Tree::text(&format!("urn:yanzheng:status:{tail}"));
        assert_eq!(with(2, subject), Fault::ClaimValue(Claim::Subject), "{tail:?}");
    }
    assert_eq!(with(2, Tree::text("URN:yanzheng:status:371100:7")), Fault::ClaimValue(Claim::Subject));
    assert_eq!(with(2, Tree::Int(7)), expected(Wanted::Text));
    assert_eq!(with(4, Tree::Int(-1)), Fault::ClaimValue(Claim::Expiry));
    assert_eq!(with(6, Tree::Int(253_402_214_401)), Fault::ClaimValue(Claim::IssuedAt));
    assert_eq!(with(6, Tree::float()), Fault::Cbor(CborFault::Simple));

    let inner = payload().at(STATUS_LIST).clone();
    for bits in [0, 1, 4, 8, -2] {
        let other = inner.with(Tree::text("bits"), Tree::Int(bits));
        assert_eq!(with(STATUS_LIST, other), Fault::ClaimValue(Claim::StatusList), "{bits}");
    }
    let lacking = |key| {
        let Tree::Map(mut pairs) = inner.clone() else { panic!("no map") };
        pairs.retain(|(name, _)| *name != Tree::text(key));
        with(STATUS_LIST, Tree::Map(pairs))
    };
    assert_eq!(lacking("bits"), Fault::ClaimValue(Claim::StatusList));
    assert_eq!(lacking("lst"), Fault::ClaimValue(Claim::StatusList));
    // What others have in theirs (ttl, aggregation_uri) is passed over.
    let more = inner.with(Tree::text("aggregation_uri"), Tree::text("https://example.org"));
    let more = payload().with(Tree::Int(STATUS_LIST), more).with(Tree::Int(65_534), Tree::Int(3_600));
    assert_eq!(
        StatusList::read(&sealed(&more)).unwrap().unproven(),
        &list(vec![0b11_10_01_00, 0b00_01_10_11])
    );
}

#[test]
fn a_list_is_no_statement_and_a_statement_no_list() {
    assert_eq!(refusal(&statement(&claims(UseKind::Grant))), Fault::HeaderValue(Header::Typ));
    let header = |typ| {
        let id = Tree::Bytes(public(&issuer()).id().to_vec());
        Tree::map([(Tree::Int(1), Tree::Int(-19)), (Tree::Int(4), id), (Tree::Int(16), typ)])
    };
    let typed = |header: Tree| refusal(&signed(&ToSign::raw(header.encode(), payload().encode()), &issuer()));
    for typ in ["application/statuslist+jwt", "statuslist+cwt", "application/StatusList+cwt", ""] {
        assert_eq!(typed(header(Tree::text(typ))), Fault::HeaderValue(Header::Typ), "{typ:?}");
    }
    assert_eq!(typed(header(Tree::Int(TYP_STATEMENT))), Fault::HeaderValue(Header::Typ));
    assert_eq!(typed(header(Tree::text(TYP_STATUS_LIST)).without(4)), Fault::HeaderMissing(Header::Kid));
}
