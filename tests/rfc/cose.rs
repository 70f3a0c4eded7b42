use coset::{
    CborSerializable, CoseKey, CoseSign1, Header, Label, ProtectedHeader, RegisteredLabelWithPrivate,
    SignatureContext, TaggedCborSerializable, cbor::Value, iana, iana::EnumI64, sig_structure_data,
};
use sha2::{Digest, Sha256};
use yanzheng::credential::cbor::{Reader, Writer};
use yanzheng::credential::{
    Claims, LiveProof, StatusList, TYP_PROOF, TYP_STATEMENT, TYP_STATUS_LIST, ToSign,
};

use yanzheng::domain::UseKind;

use crate::common::{NBF, at, claims, hex, issuer, phone, public, signed, statement, stranger};

fn status_list() -> StatusList {
    let expires = Some(at(NBF + 86_400));
    StatusList {
        issuer: claims(UseKind::Presentation).issuer,
        number: 1,
        issued: at(NBF),
        expires,
        statuses: vec![0b01_10_00; 9],
    }
}

/// Every envelope that we compose, with its signer's key and typ.
fn composed() -> Vec<(ToSign, ed25519_dalek::SigningKey, Value)> {
    let id = public(&issuer()).id();
    let list = ToSign::status_list(id, &status_list());
    let mut all = vec![(list, issuer(), Value::Text(TYP_STATUS_LIST.to_owned()))];
    for kind in UseKind::ALL {
        let claims: Claims = claims(kind);
        all.push((ToSign::statement(id, &claims), issuer(), Value::from(TYP_STATEMENT)));
        let proof = ToSign::proof(&statement(&claims), LiveProof { made: at(NBF) });
        all.push((proof, phone(), Value::from(TYP_PROOF)));
    }
    all
}

/// The value of a header parameter that coset has no field for.
fn rest(header: &Header, label: i64) -> Option<&Value> {
    header.rest.iter().find(|(name, _)| *name == Label::Int(label)).map(|(_, value)| value)
}

#[test]
fn what_we_compose_is_cose_sign1_to_coset_and_signs_the_same_bytes() {
    for (to_sign, key, typ) in composed() {
        let bytes = signed(&to_sign, &key);
        let theirs = CoseSign1::from_tagged_slice(&bytes).unwrap();
        assert_eq!(theirs.tbs_data(&[]), to_sign.signed_bytes());
        theirs
            .verify_signature(&[], |signature, data| {
                let signature = signature.try_into().unwrap();
                if public(&key).has_signed(data, signature) { Ok(()) } else { Err("not signed") }
            })
            .unwrap();
        let header = &theirs.protected.header;
        assert_eq!(header.alg, Some(RegisteredLabelWithPrivate::Assigned(iana::Algorithm::Ed25519)));
        assert_eq!(rest(header, 16), Some(&typ));
        assert!(theirs.unprotected.is_empty());
        let is_proof = typ == Value::from(TYP_PROOF);
        let kid: &[u8] = if is_proof { &[] } else { &public(&issuer()).id() };
        assert_eq!(header.key_id, kid);
        assert_eq!(rest(header, 13).is_some(), is_proof);
        // And what coset writes of it is what we wrote.
        assert_eq!(theirs.to_tagged_vec().unwrap(), bytes);
    }
}

#[test]
fn a_live_proof_carries_the_statement_as_it_was_signed() {
    let inner = statement(&claims(UseKind::Presentation));
    let outer = signed(&ToSign::proof(&inner, LiveProof { made: at(NBF) }), &phone());
    let theirs = CoseSign1::from_tagged_slice(&outer).unwrap();
    let mut kcwt = Vec::new();
    coset::cbor::into_writer(rest(&theirs.protected.header, 13).unwrap(), &mut kcwt).unwrap();
    assert_eq!(kcwt, inner);
    assert_eq!(theirs.payload, Some(hex(&format!("a1061a{NBF:08x}"))));
}

#[test]
fn the_sig_structure_is_that_of_section_4_4() {
    // An empty header, one that coset keeps as it came, and payloads of each length of head.
    for header in [vec![], hex("a0"), hex("a10132"), hex("a201321019fde9")] {
        for payload in [0, 23, 24, 255, 256, 70_000].map(|length| vec![0x5a; length]) {
            let ours = ToSign::raw(header.clone(), payload.clone()).signed_bytes();
            let envelope = ToSign::raw(header.clone(), payload.clone()).with_signature(&[0; 64]);
            let body: ProtectedHeader = CoseSign1::from_tagged_slice(&envelope).unwrap().protected;
            let theirs = sig_structure_data(SignatureContext::CoseSign1, body, None, &[], &payload);
            assert_eq!(ours, theirs, "{header:x?} and {} bytes", payload.len());
        }
    }
    // The structure by hand: ["Signature1", h'a10132', h'', h'00'].
    let by_hand = hex("84 6a 5369676e617475726531 43 a10132 40 41 00");
    assert_eq!(ToSign::raw(hex("a10132"), vec![0]).signed_bytes(), by_hand);
}

#[test]
fn claims_are_a_cwt_to_coset() {
    for kind in UseKind::ALL {
        let claims = claims(kind);
        let theirs = coset::cwt::ClaimsSet::from_slice(&claims.write()).unwrap();
        assert_eq!(theirs.issuer.as_deref(), Some("371100"));
        assert_eq!(theirs.cwt_id.as_deref(), Some(claims.id.as_bytes()));
        for (time, ours) in [
            (theirs.expiration_time, claims.period.until),
            (theirs.not_before, claims.period.from),
            (theirs.issued_at, claims.issued),
        ] {
            assert_eq!(time, Some(coset::cwt::Timestamp::WholeSeconds(ours.unix())));
        }
    }
}

#[test]
fn a_thumbprint_is_that_of_rfc_9679() {
    // Section 6's own example is a key of P-256: its four required parameters in our writer's hands.
    let (x, y) = (
        hex("65eda5a12577c2bae829437fe338701a10aaa375e1bb5b5de108de439c08551d"),
        hex("1e52ed75701163f7f9e40ddf9f341b3dc9ba860af7e0ca7ca7e9eecd0084d19c"),
    );
    let writer = Writer::new().map(4).int(1).int(2).int(-1).int(1).int(-2).bytes(&x).int(-3).bytes(&y);
    let example = writer.into_bytes();
    assert!(Reader::new(&example).skip().is_ok());
    let expected = hex("496bd8afadf307e5b08c64b0421bf9dc01528a344a43bda88fadd1669da253ec");
    assert_eq!(Sha256::digest(example)[..], expected);

    // It has none for Ed25519; coset's encoding of the required parameters stands in.
    for key in [issuer(), phone(), stranger()] {
        let ours = public(&key);
        let theirs = CoseKey {
            kty: coset::KeyType::Assigned(iana::KeyType::OKP),
            params: vec![
                (
                    Label::Int(iana::OkpKeyParameter::Crv.to_i64()),
                    Value::from(iana::EllipticCurve::Ed25519.to_i64()),
                ),
                (Label::Int(iana::OkpKeyParameter::X.to_i64()), Value::Bytes(ours.as_bytes().to_vec())),
            ],
            ..CoseKey::default()
        };
        let encoded = theirs.to_vec().unwrap();
        assert_eq!(ours.write(Writer::new()).into_bytes(), encoded);
        assert_eq!(ours.thumbprint()[..], Sha256::digest(&encoded)[..]);
        assert_eq!(ours.id(), ours.thumbprint()[..8]);
    }
}
