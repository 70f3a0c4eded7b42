//! That every place, meaning and error has words of its own in both languages.

use std::collections::BTreeSet;

use super::dissection::Form;
use super::samples::{meanings, objects, roles};
use super::*;
use crate::credential::{Explained, HexError, KeyError, StatusCount};
use crate::domain::{Instant, Table};
use crate::text::samples::{assert_sentence, assert_words, every};
use crate::text::visible;

fn distinct<T: Ord + std::fmt::Debug>(said: &[T]) {
    assert_eq!(BTreeSet::from_iter(said).len(), said.len(), "{said:?}");
}

#[test]
fn every_place_and_object_is_named_and_distinct() {
    for lang in Lang::ALL {
        let said: Vec<String> = roles().iter().map(|one| role(lang, one)).collect();
        said.iter().for_each(|words| assert_words(lang, words));
        distinct(&said);
        let said: Vec<&str> = objects().into_iter().map(|one| object(lang, one)).collect();
        said.iter().for_each(|words| assert_words(lang, words));
        distinct(&said);
    }
}

#[test]
fn every_meaning_is_said_and_distinct() {
    for lang in Lang::ALL {
        let said: Vec<String> = meanings().iter().map(|one| explained(lang, one)).collect();
        for words in &said {
            assert!(!words.trim().is_empty());
            assert_eq!(visible(words), *words);
            // Figures are the same in both.
            if !words.is_ascii() || lang == Lang::En {
                assert_words(lang, words);
            }
        }
        distinct(&said);
    }
}

#[test]
fn places_bear_the_names_of_their_registries() {
    let said = |one| Lang::ALL.map(|lang| role(lang, &one));
    for (one, zh, en) in [
        (Role::HeaderKey(Header::Kid), "键：标头参数 kid (4)", "key: header parameter kid (4)"),
        (
            Role::HeaderValue(Header::Kid),
            "标头参数 kid (4) 密钥标识",
            "header parameter kid (4), key identifier",
        ),
        (Role::ClaimKey(Claim::Issuer), "键：声明项 iss (1)", "key: claim iss (1)"),
        (Role::ClaimValue(Claim::Issuer), "声明项 iss (1) 发证机关", "claim iss (1), issuing authority"),
        (
            Role::CoseKeyValue(KeyPart::Public),
            "COSE_Key 参数 x (-2) 公钥",
            "COSE_Key parameter x (-2), public key",
        ),
        (Role::LicenceValue(Field::PlateNo), "号牌号码 plate_no (1)", "Plate No. plate_no (1)"),
        (
            Role::LicenceValue(Field::GrossMass),
            "总质量 gross_mass (14)（单位：kg）",
            "Gross Mass gross_mass (14) in kg",
        ),
        (
            Role::LicenceEntry(Field::OverallDimension, 1),
            "外廓尺寸 overall_dimension (17) 宽（单位：mm）",
            "Overall Dimension overall_dimension (17), width in mm",
        ),
        (Role::LicenceEntry(Field::Status, 1), "状态 status (22) 第 2 项", "Status status (22), entry 2"),
    ] {
        assert_eq!(said(one), [zh, en]);
    }
}

#[test]
fn meanings_are_said_exactly() {
    let said = |one: Explained| Lang::ALL.map(|lang| explained(lang, &one));
    let until = Instant::parse("2026-12-01").unwrap();
    assert_eq!(said(Explained::Instant(until)), ["2026-12-01T00:00:00+08:00"; 2]);
    assert_eq!(said(Explained::KeyId([0, 1, 2, 3, 4, 5, 6, 0xff])), ["00010203040506ff"; 2]);
    assert_eq!(said(Explained::Code(Table::VehicleType, "K33".into())), ["小型轿车", "Small sedan (K33)"]);
    assert_eq!(
        said(Explained::NoKey(KeyError::SmallOrder)),
        ["不能用作公钥，是小阶点", "no usable key, it is of small order"]
    );
    assert_eq!(
        said(Explained::Statuses(StatusCount { valid: 4, revoked: 3, suspended: 2, undefined: 1 })),
        ["有效 4、已解除授权 3、已暂停使用 2、无法判定 1", "4 valid, 3 ended, 2 suspended, 1 cannot be told"]
    );
}

#[test]
fn what_a_container_holds_is_counted_in_what_it_holds() {
    let holding = |diagnostic: &str, count| Item {
        at: 0,
        len: 1,
        depth: 0,
        diagnostic: diagnostic.into(),
        role: Role::Payload,
        object: ObjectKind::Other,
        feeds: None,
        explained: Some(Explained::Holds(count)),
    };
    for (diagnostic, count, zh, en) in [
        ("<<", 66, "载荷：66 字节", "payload: 66 bytes"),
        ("<<", 1, "载荷：1 字节", "payload: 1 byte"),
        ("[", 4, "载荷：4 项", "payload: 4 items"),
        ("[", 1, "载荷：1 项", "payload: 1 item"),
        ("{}", 0, "载荷：0 对", "payload: 0 pairs"),
        ("{", 1, "载荷：1 对", "payload: 1 pair"),
    ] {
        assert_eq!(Lang::ALL.map(|lang| item(lang, &holding(diagnostic, count))), [zh, en]);
    }
    let unread = Item { role: Role::Unread, explained: None, ..holding("h'00'", 0) };
    assert_eq!(item(Lang::Zh, &unread), "未能读取的字节");
}

#[test]
fn errors_and_the_report_are_sentences() {
    let errors = every!(HexError:
        HexError::Character { .. } => [HexError::Character { at: 7 }],
        HexError::Odd => [HexError::Odd],
        HexError::TooLong => [HexError::TooLong],
    );
    let forms = every!(Form:
        Form::Sound => [Form::Sound],
        Form::ProofBroken => [Form::ProofBroken],
        Form::Malformed => [Form::Malformed],
        Form::NotOurs => [Form::NotOurs],
        Form::NotChecked => [Form::NotChecked],
    );
    for lang in Lang::ALL {
        let mut said: Vec<String> = errors.iter().map(|one| hex_error(lang, one)).collect();
        said.extend(forms.iter().map(|&one| dissection::form(lang, one).to_owned()));
        said.extend([
            dissection::heading(lang),
            dissection::text(lang, 135),
            dissection::other_text(lang, 24),
            dissection::bytes(lang, 87),
            dissection::symbol(lang, Some((6, 154))),
            dissection::symbol(lang, None),
            dissection::proof_fault(lang, if lang == Lang::Zh { "错。" } else { "Wrong." }),
            dissection::ended_early(lang, 9),
            dissection::unread(lang, &[3..4, 7..10]),
            dissection::found(lang, &objects(), 87, 12),
            dissection::found(lang, &[ObjectKind::Other], 1, 1),
        ]);
        said.iter().for_each(|words| assert_sentence(lang, words));
        distinct(&said);
        dissection::columns(lang).iter().for_each(|words| assert_words(lang, words));
    }
    assert_eq!(dissection::unread(Lang::En, &[3..4, 7..10]), "Bytes not read: offsets 3, 7–9.");
    assert_eq!(
        dissection::found(Lang::Zh, &[ObjectKind::Proof, ObjectKind::Statement], 87, 12),
        "对象：实时证明、签发声明；87 字节，12 项。"
    );
}
