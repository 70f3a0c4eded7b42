//! Each rule of the use and the licence, broken alone, under a right signature.

use super::content::{claims_of, raw, signed};
use super::draft::Draft;
use super::world::{World, car, noon, purposes, with};
use crate::credential::cbor::Writer;
use crate::credential::{Authorisation, Claims, User};
use crate::domain::{Field, Licence, UseKind};

pub(super) fn drafts(w: &World) -> Vec<Draft> {
    let mut drafts = authorisations(w);
    drafts.extend(licences(w));
    drafts
}

fn authorisations(w: &World) -> Vec<Draft> {
    let downloaded = |name, zh, en, user: User, codes: &[&str]| {
        let authorisation = Authorisation::Download { user, purposes: purposes(codes) };
        Draft::alone(name, zh, en, w, &Claims { authorisation, ..w.download() })
    };
    let named = |name: &str| User::Named(name.to_owned());
    let use_map = |name, zh, en, value: Writer| raw(w, name, zh, en, -65_538, &value.into_bytes());
    let download =
        |pairs| Writer::new().map(pairs).int(1).int(3).int(2).bool(true).int(3).array(1).text("50");
    let eight = ["50", "10", "11", "12", "13", "20", "21", "30"];
    let nine = [&eight[..], &["31"]].concat();
    vec![
        downloaded("use-8-purposes", "八项用途", "eight purposes", User::Owner, &eight),
        downloaded("use-9-purposes", "九项用途", "nine purposes", User::Owner, &nine).malformed(),
        downloaded("use-no-purpose", "没有用途", "no purpose", User::Owner, &[]).malformed(),
        downloaded("use-purpose-twice", "用途重复", "a purpose twice", User::Owner, &["50", "50"])
            .malformed(),
        downloaded("use-name-64", "使用人64字", "a name of 64 characters", named(&"某".repeat(64)), &["50"]),
        downloaded("use-name-65", "使用人65字", "a name of 65 characters", named(&"某".repeat(65)), &["50"])
            .malformed(),
        downloaded("use-name-empty", "使用人为空", "an empty name", named(""), &["50"]).malformed(),
        downloaded(
            "use-name-bidi",
            "使用人含双向控制符",
            "a bidirectional format in a name",
            named("王\u{202e}五"),
            &["50"],
        )
        .malformed(),
        downloaded(
            "use-name-control",
            "使用人含控制符",
            "an escape character in a name",
            named("王\u{1b}[31m五"),
            &["50"],
        )
        .malformed(),
        use_map(
            "use-unknown-key",
            "用途映射含未知键",
            "an unknown key in the use",
            download(4).int(9).int(1),
        )
        .malformed(),
        use_map(
            "use-unknown-kind",
            "未知使用方式",
            "a use that does not exist",
            Writer::new().map(1).int(1).int(4),
        )
        .malformed(),
        use_map(
            "use-purpose-letters",
            "用途代码为字母",
            "a purpose that is not two digits",
            Writer::new().map(3).int(1).int(3).int(2).bool(true).int(3).array(1).text("5A"),
        )
        .malformed(),
        use_map(
            "use-download-with-bearer",
            "下载件带证件承诺",
            "a download with an ID commitment",
            download(4).int(4).array(3).text("A").bytes(&[0; 16]).bytes(&[0; 16]),
        )
        .malformed(),
    ]
}

fn licences(w: &World) -> Vec<Draft> {
    let made = noon().plus(-10);
    let presented = |name, zh, en, licence: Licence| {
        Draft::live(name, zh, en, w, &Claims { licence, ..w.presentation() }, made)
    };
    let lacking = |licence: &Licence, lacking: Field| {
        let rest = licence
            .iter()
            .filter(|(field, _)| *field != lacking)
            .map(|(field, value)| (field, value.clone()));
        with(Licence::new(), rest.collect::<Vec<_>>())
    };
    let field = |name, zh, en, key: i64, value: Writer| {
        let mut pairs = claims_of(&w.presentation());
        if let Some((_, licence)) = pairs.iter_mut().find(|(label, _)| *label == -65_537) {
            *licence = replaced(licence, key, &value.into_bytes());
        }
        Draft::bytes(name, zh, en, &w.prove(UseKind::Presentation, &signed(w, &pairs), made))
            .of_use(UseKind::Presentation)
    };
    let without_address = Claims { licence: lacking(&w.download().licence, Field::Address), ..w.download() };
    let text = |text: &str| Writer::new().text(text);
    vec![
        presented("licence-no-plate", "没有号牌号码", "no plate", lacking(&car(), Field::PlateNo))
            .malformed(),
        presented(
            "licence-no-inspection",
            "没有检验有效期",
            "no inspection date",
            lacking(&car(), Field::InspectionValidUntil),
        )
        .malformed(),
        Draft::alone(
            "licence-download-no-address",
            "下载件没有住址",
            "a download without the address",
            w,
            &without_address,
        )
        .malformed(),
        field(
            "licence-unknown-field",
            "未知的行驶证项目",
            "a field that this version does not know",
            40,
            text("x"),
        )
        .notes(&["unknown-content"]),
        field("licence-reserved-field", "保留的项目21", "the reserved field 21", 21, text("3700000000000"))
            .notes(&["unknown-content"]),
        field("licence-plate-11", "号牌号码11字", "a plate of 11 characters", 1, text("鲁L123456789"))
            .malformed(),
        field("licence-owner-newline", "所有人含换行", "a line break in a name", 3, text("张\n三"))
            .malformed(),
        field(
            "licence-vin-lower-case",
            "车辆识别代号小写",
            "a VIN in lower case",
            7,
            text("ltestveh1tx000001"),
        )
        .malformed(),
        field("licence-code-shape", "代码形式不对", "a code that is not well formed", 2, text("k33"))
            .malformed(),
        field("licence-states-empty", "状态为空", "no state", 22, Writer::new().array(0)).malformed(),
        field(
            "licence-states-twice",
            "状态重复",
            "a state twice",
            22,
            Writer::new().array(2).text("A").text("A"),
        )
        .malformed(),
        field("licence-day-too-late", "日期超出范围", "a day after 9999", 10, Writer::new().int(2_932_897))
            .malformed(),
        field("licence-day-text", "日期为文本", "a date as text", 10, text("2021-04-11")).malformed(),
        field("licence-mass-zero", "总质量为零", "a mass of zero", 14, Writer::new().int(0)).malformed(),
        field(
            "licence-dimensions-two",
            "外廓尺寸只有两个数",
            "two dimensions",
            17,
            Writer::new().array(2).int(1).int(2),
        )
        .malformed(),
    ]
}

/// A licence map with one field's value replaced, or added where it belongs.
pub(super) fn replaced(licence: &[u8], key: i64, value: &[u8]) -> Vec<u8> {
    use crate::credential::cbor::{CborError, Label, Reader};
    let mut pairs = vec![(key, value.to_vec())];
    let read: Result<(), CborError> = Reader::new(licence).map(|label, value| {
        let value = value.skip()?.to_vec();
        if let Label::Int(label) = label
            && label != key
        {
            pairs.push((label, value));
        }
        Ok(())
    });
    debug_assert_eq!(read, Ok(()));
    pairs.sort_by_key(|(key, _)| *key);
    pairs
        .iter()
        .fold(Writer::new().map(pairs.len()), |writer, (key, value)| writer.int(*key).raw(value))
        .into_bytes()
}
