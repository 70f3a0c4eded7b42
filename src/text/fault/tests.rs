//! That every fault is a sentence in both languages, with its place.

use super::*;
use crate::credential::{Claim, Header, unarmor};
use crate::domain::Field;
use crate::text::samples::{assert_sentence, every};

fn texts() -> Vec<TextFault> {
    every!(TextFault:
        TextFault::Empty => [TextFault::Empty],
        TextFault::TooLong { .. } => [TextFault::TooLong { chars: 65, limit: 64 }],
        TextFault::Invisible(_) => [TextFault::Invisible(0x202e)],
    )
}

fn wanted() -> Vec<Wanted> {
    every!(Wanted:
        Wanted::Integer => [Wanted::Integer],
        Wanted::Bytes => [Wanted::Bytes],
        Wanted::BytesOf(_) => [Wanted::BytesOf(64)],
        Wanted::Text => [Wanted::Text],
        Wanted::Array => [Wanted::Array],
        Wanted::ArrayOf(_) => [Wanted::ArrayOf(4)],
        Wanted::Map => [Wanted::Map],
        Wanted::Tag(_) => [Wanted::Tag(18)],
    )
}

fn cbors() -> Vec<CborFault> {
    let mut faults = every!(CborFault:
        CborFault::Truncated => [CborFault::Truncated],
        CborFault::Trailing => [CborFault::Trailing],
        CborFault::NotShortest => [CborFault::NotShortest],
        CborFault::Indefinite => [CborFault::Indefinite],
        CborFault::Reserved => [CborFault::Reserved],
        CborFault::Simple => [CborFault::Simple],
        CborFault::Range => [CborFault::Range],
        CborFault::NotUtf8 => [CborFault::NotUtf8],
        CborFault::TooDeep => [CborFault::TooDeep],
        CborFault::KeyOrder => [CborFault::KeyOrder],
        CborFault::DuplicateKey => [CborFault::DuplicateKey],
        CborFault::KeyType => [CborFault::KeyType],
        CborFault::Expected(_) => [],
    );
    faults.extend(wanted().into_iter().map(CborFault::Expected));
    faults
}

fn fields() -> Vec<FieldFault> {
    let mut faults = every!(FieldFault:
        FieldFault::NotCarried => [FieldFault::NotCarried],
        FieldFault::Kind => [FieldFault::Kind],
        FieldFault::Text(_) => [],
        FieldFault::NotWellFormed => [FieldFault::NotWellFormed],
        FieldFault::Range => [FieldFault::Range],
        FieldFault::List => [FieldFault::List],
    );
    faults.extend(texts().into_iter().map(FieldFault::Text));
    faults
}

fn faults() -> Vec<Fault> {
    let armors = every!(ArmorError:
        ArmorError::NotOurs => [ArmorError::NotOurs],
        ArmorError::TooLong { .. } => [ArmorError::TooLong { chars: 1500 }],
        ArmorError::Character { .. } => [ArmorError::Character { at: 7 }],
        ArmorError::Overflow { .. } => [ArmorError::Overflow { at: 7 }],
        ArmorError::Remainder { .. } => [ArmorError::Remainder { at: 7 }],
    );
    let keys = every!(KeyError:
        KeyError::NotAPoint => [KeyError::NotAPoint],
        KeyError::NotCanonical => [KeyError::NotCanonical],
        KeyError::SmallOrder => [KeyError::SmallOrder],
    );
    let mut faults = every!(Fault:
        Fault::Armor(_) => [],
        Fault::Cbor(_) => [],
        Fault::HeaderMissing(_) => [Fault::HeaderMissing(Header::Alg)],
        Fault::HeaderValue(_) => [Fault::HeaderValue(Header::Typ)],
        Fault::CriticalHeader => [Fault::CriticalHeader],
        Fault::UnprotectedNotEmpty => [Fault::UnprotectedNotEmpty],
        Fault::NestedProof => [Fault::NestedProof],
        Fault::ProofAroundDownload => [Fault::ProofAroundDownload],
        Fault::LiveTooLong(_) => [Fault::LiveTooLong(1000)],
        Fault::ClaimMissing(_) => [Fault::ClaimMissing(Claim::Expiry)],
        Fault::ClaimValue(_) => [Fault::ClaimValue(Claim::Use)],
        Fault::ClaimForbidden(_) => [Fault::ClaimForbidden(Claim::Confirmation)],
        Fault::Name(_) => [],
        Fault::KeyShape => [Fault::KeyShape],
        Fault::Key(_) => [],
        Fault::PhoneIsIssuer => [Fault::PhoneIsIssuer],
        Fault::FieldMissing(_) => [Fault::FieldMissing(Field::Vin)],
        Fault::FieldValue(..) => [],
        Fault::Compression => [Fault::Compression],
    );
    faults.extend(armors.into_iter().map(Fault::Armor));
    faults.extend(cbors().into_iter().map(Fault::Cbor));
    faults.extend(keys.into_iter().map(Fault::Key));
    faults.extend(texts().into_iter().map(Fault::Name));
    faults.extend(fields().into_iter().map(|fault| Fault::FieldValue(Field::Owner, fault)));
    faults
}

#[test]
fn every_fault_is_a_sentence_with_its_place() {
    let faults = faults();
    for lang in Lang::ALL {
        let said: Vec<String> = faults.iter().map(|one| fault(lang, &one.at(123))).collect();
        for (one, said) in faults.iter().zip(&said) {
            assert_sentence(lang, said);
            let placed = !matches!(place(one), Place::Whole);
            assert_eq!(said.contains("123"), placed, "{said}");
        }
        assert_sentence(lang, &commitment_error(lang, &CommitmentError));
        assert_eq!(std::collections::BTreeSet::from_iter(&said).len(), said.len());
    }
}

#[test]
fn faults_are_said_exactly() {
    let said = |fault_at: FormatError| [Lang::Zh, Lang::En].map(|lang| fault(lang, &fault_at));
    assert_eq!(
        said(unarmor(b"YZ1:bb8").unwrap_err()),
        [
            "字符不在 Base45 字符集中（字符偏移 4）。",
            "A character is not in the Base45 alphabet (character offset 4)."
        ]
    );
    assert_eq!(
        said(Fault::FieldValue(Field::Owner, TextFault::Invisible(0x202e).into()).at(88)),
        [
            "「所有人」的内容不允许：含有不可见字符 U+202E（字节偏移 88）。",
            "The value of \"Owner\" is not allowed: it contains the invisible character U+202E (byte offset \
             88)."
        ]
    );
    assert_eq!(
        said(Fault::LiveTooLong(1000).at(0)),
        ["出示码有 1000 个字符，最多允许 970 个。", "The live code has 1000 characters; 970 are allowed."]
    );
    assert_eq!(
        said(Fault::Cbor(CborFault::Expected(Wanted::ArrayOf(4))).at(1)),
        ["此处应为 4 项的数组（字节偏移 1）。", "Expected an array of 4 items here (byte offset 1)."]
    );
}
