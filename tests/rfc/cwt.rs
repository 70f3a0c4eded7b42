use yanzheng::credential::cbor::{CborFault, Label, Reader, Wanted};
use yanzheng::credential::{Claim, Code, Fault, Header, ToSign};
use yanzheng::domain::UseKind;

use crate::common::{claims, hex, issuer, refusal, signed, statement, tree::Tree};

/// A.1, the claims that most of the examples carry.
const A1: &str = "
    a70175636f61703a2f2f61732e6578616d706c652e636f6d02656572696b77037818636f61703a2f2f6c696768742e6578616d706c652e
    636f6d041a5612aeb0051a5610d9f0061a5610d9f007420b71";
/// A.3, signed with ES256.
const A3: &str = "
    d28443a10126a104524173796d6d657472696345434453413235365850a70175636f61703a2f2f61732e6578616d706c652e636f6d0265
    6572696b77037818636f61703a2f2f6c696768742e6578616d706c652e636f6d041a5612aeb0051a5610d9f0061a5610d9f007420b7158
    405427c1ff28d23fbad1f29c4c7c6a555e601d6fa29f9179bc3d7438bacaca5acd08c8d4d4f96131680c429a01f85951ecee743a52b9b6
    3632c57209120e1c9e30";
/// A.4, with a MAC and the CWT tag.
const A4: &str = "
    d83dd18443a10104a1044c53796d6d65747269633235365850a70175636f61703a2f2f61732e6578616d706c652e636f6d02656572696b
    77037818636f61703a2f2f6c696768742e6578616d706c652e636f6d041a5612aeb0051a5610d9f0061a5610d9f007420b714809310
    1ef6d789200";
/// A.5, encrypted.
const A5: &str = "
    d08343a1010aa2044c53796d6d6574726963313238054d99a0d7846e762c49ffe8a63e0b5858b918a11fd81e438b7f973d9e2e119bcb22
    424ba0f38a80f27562f400ee1d0d6c0fdb559c02421fd384fc2ebe22d7071378b0ea7428fff157444d45f7e6afcda1aae5f6495830c586
    27087fc5b4974f319a8707a635dd643b";
/// A.7, with a MAC and an iat that is a float.
const A7: &str = "d18443a10104a1044c53796d6d65747269633235364ba106fb41d584367c20000048b8816f34c0542892";
/// A.2.1 to A.2.3, keys whose labels are not in bytewise order.
const A2: [&str; 3] = [
    "a42050231f4c4d4d3051fdc2ec0a3851d5b3830104024c53796d6d6574726963313238030a",
    "a4205820403697de87af64611c1d32a05dab0fe1fcb715a86ab435f1ec99192d795693880104024c53796d6d6574726963323536030a",
    "a72358206c1382765aec5358f117733d281c1c7bdc39884d04a45a1e6c67c858bc206c1922582060f7f1a780d8a783bfb7a2dd6b2796
     e8128dbbcef9d3d168db9529971a36e7b9215820143329cce7868e416927599cf65a34f3ce2ffda55a7eca69ed8919a394d42f0f2001
     010202524173796d6d657472696345434453413235360326",
];
/// RFC 9052 C.2.1, COSE_Sign1 with ES256 and kid "11" unprotected.
const C21: &str = "
    d28443a10126a10442313154546869732069732074686520636f6e74656e742e58408eb33e4ca31d1c465ab05aac34cc6b23d58fef5c08
    3106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01f11d3b0916e5a4c345cacb36";
/// RFC 9052 C.1.1 and C.1.3, COSE_Sign with one signer, the latter with crit.
const C11: &str = "
    d8628440a054546869732069732074686520636f6e74656e742e818343a10126a1044231315840e2aeafd40d69d19dfe6e52077c5d7ff4
    e408282cbefb5d06cbf414af2e19d982ac45ac98b8544c908b4507de1e90b717c3d34816fe926a2b98f53afd2fa0f30a";
const C13: &str = "
    d8628456a2687265736572766564f40281687265736572766564a054546869732069732074686520636f6e74656e742e818343a10126a1
    0442313158403fc54702aa56e1b2cb20284294c9106a63f91bac658d69351210a031d8fc7c5ff3e4be39445b1a3e83e1510d1aca2f2e8a
    7c081c7645042b18aba9d1fad1bd9c";

/// The four parts of an envelope.
fn parts(bytes: &[u8]) -> (Vec<u8>, Tree, Vec<u8>, Vec<u8>) {
    let Tree::Tag(18, envelope) = Tree::of(bytes) else { panic!("another tag") };
    let Tree::Array(items) = *envelope else { panic!("no array") };
    match <[Tree; 4]>::try_from(items) {
        Ok([Tree::Bytes(protected), unprotected, Tree::Bytes(payload), Tree::Bytes(signature)]) => {
            (protected, unprotected, payload, signature)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_claims_set_of_a1_is_read() {
    let expected = [
        Tree::text("coap://as.example.com"),
        Tree::text("erikw"),
        Tree::text("coap://light.example.com"),
        Tree::Int(1_444_064_944),
        Tree::Int(1_443_944_944),
        Tree::Int(1_443_944_944),
        Tree::Bytes(vec![0x0b, 0x71]),
    ];
    let bytes = hex(A1);
    let (mut reader, mut label) = (Reader::new(&bytes), 0);
    let read = reader.map::<yanzheng::credential::cbor::CborError>(|name, value| {
        label += 1;
        assert_eq!(name, Label::Int(label));
        assert_eq!(Tree::read(value)?, expected[usize::try_from(label - 1).unwrap()]);
        Ok(())
    });
    assert_eq!((read, label, reader.end()), (Ok(()), 7, Ok(())));
}

#[test]
fn every_example_is_cbor_of_our_profile_outside() {
    for example in [A1, A3, A4, A5, A7, C11, C13, C21] {
        let bytes = hex(example);
        let mut reader = Reader::new(&bytes);
        assert_eq!((reader.skip(), reader.end()), (Ok(&bytes[..]), Ok(())));
    }
    for key in A2 {
        let error = Reader::new(&hex(key)).skip().unwrap_err();
        assert_eq!(error.fault, CborFault::KeyOrder, "{key}");
    }
    // C.1.3's protected header has the text "reserved" before crit (2).
    let Tree::Tag(98, message) = Tree::of(&hex(C13)) else { panic!("another tag") };
    let Tree::Array(items) = *message else { panic!("no array") };
    let Tree::Bytes(header) = &items[0] else { panic!("no header") };
    assert_eq!(
        Reader::new(header).skip().map_err(|error| (error.at, error.fault)),
        Err((11, CborFault::KeyOrder))
    );
}

#[test]
fn examples_with_another_structure_are_refused_at_the_tag() {
    for example in [A4, A5, A7, C11, C13] {
        let error = Code::read(&hex(example)).unwrap_err();
        assert_eq!((error.at, error.fault), (0, Fault::Cbor(CborFault::Expected(Wanted::Tag(18)))));
    }
    // Bare claims and keys are no envelope either.
    for example in [A1, A2[0], A2[1], A2[2]] {
        assert_eq!(refusal(&hex(example)), Fault::Cbor(CborFault::Expected(Wanted::Tag(18))));
    }
}

#[test]
fn examples_of_cose_sign1_are_refused_one_fault_after_another() {
    for example in [A3, C21] {
        let bytes = hex(example);
        let (protected, unprotected, payload, signature) = parts(&bytes);
        assert_eq!((protected, signature.len()), (hex("a10126"), 64));
        assert_eq!(refusal(&bytes), Fault::HeaderMissing(Header::Typ));

        // With the faults mended in turn, the next one is found.
        let envelope = |header: &str, unprotected: &Tree| {
            let items = [Tree::Bytes(hex(header)), unprotected.clone(), Tree::Bytes(payload.clone())];
            let items = items.into_iter().chain([Tree::Bytes(signature.clone())]).collect();
            Tree::Tag(18, Box::new(Tree::Array(items))).encode()
        };
        // typ = 65001 with alg = ES256, with alg = Ed25519, with kid.
        let empty = Tree::map([]);
        assert_eq!(refusal(&envelope("a201261019fde9", &unprotected)), Fault::HeaderValue(Header::Alg));
        assert_eq!(refusal(&envelope("a201321019fde9", &unprotected)), Fault::UnprotectedNotEmpty);
        assert_eq!(refusal(&envelope("a201321019fde9", &empty)), Fault::HeaderMissing(Header::Kid));
        // At last the payload: the URI of an issuer, or a text that begins like a byte string of 20.
        let payload_fault =
            if example == A3 { Fault::ClaimValue(Claim::Issuer) } else { Fault::Cbor(CborFault::Truncated) };
        assert_eq!(refusal(&envelope("a30132044801020304050607081019fde9", &empty)), payload_fault);
    }
}

#[test]
fn a_float_as_a7_has_it_is_refused_in_every_time() {
    let float = Tree::Raw(hex("fb41d584367c200000"));
    let Tree::Map(pairs) = Tree::of(&claims(UseKind::Presentation).write()) else { panic!("no map") };
    for label in [4, 5, 6] {
        let payload = Tree::Map(pairs.clone()).with(Tree::Int(label), float.clone()).encode();
        let protected = parts(&statement(&claims(UseKind::Presentation))).0;
        let code = signed(&ToSign::raw(protected, payload), &issuer());
        assert_eq!(refusal(&code), Fault::Cbor(CborFault::Simple));
    }
}
