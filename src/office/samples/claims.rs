//! Claims and uses: bounds, and shapes that are almost right.

use super::content::{claims_of, raw, signed};
use super::draft::Draft;
use super::world::World;
use crate::credential::cbor::Writer;

pub(super) fn drafts(w: &World) -> Vec<Draft> {
    let mut drafts = claims(w);
    drafts.extend(uses(w));
    drafts
}

fn claims(w: &World) -> Vec<Draft> {
    let of = |name, zh, en, label, value: Writer| raw(w, name, zh, en, label, &value.into_bytes());
    let int = |value| Writer::new().int(value);
    let last = 253_402_214_400;
    let grantee = w.grant();
    let cnf = claims_of(&grantee).into_iter().find(|(label, _)| *label == 8).map(|(_, value)| value);
    let cnf = cnf.unwrap_or_default();
    let more = [&[0xa2], cnf.get(1..).unwrap_or_default(), &[2, 0]].concat();
    let with_cnf = |value: Vec<u8>| {
        let mut pairs = claims_of(&grantee);
        pairs.iter_mut().filter(|(label, _)| *label == 8).for_each(|(_, cnf)| cnf.clone_from(&value));
        signed(w, &pairs)
    };
    vec![
        of(
            "claims-time-last",
            "到期时间为最大值",
            "the last time that there is, which the key does not reach",
            4,
            int(last),
        )
        .unproven(3, "key-outside-period"),
        of("claims-time-too-late", "到期时间过大", "a second more", 4, int(last + 1)).malformed(),
        of(
            "claims-issuer-leading-zero",
            "发证机关代码以零开头",
            "an issuer that begins with 0",
            1,
            Writer::new().text("071100"),
        )
        .malformed(),
        of("claims-issuer-number", "发证机关代码为整数", "an issuer as a number", 1, int(371_100))
            .malformed(),
        of(
            "claims-status-list-negative",
            "状态表号为负",
            "a list of number -1",
            -65_539,
            Writer::new().array(2).int(-1).int(0),
        )
        .malformed(),
        of(
            "claims-status-three",
            "状态序号有三项",
            "three numbers for a status",
            -65_539,
            Writer::new().array(3).int(1).int(0).int(0),
        )
        .malformed(),
        Draft::bytes(
            "phone-map-unknown-key",
            "手机密钥映射含未知键",
            "something else beside the phone's key",
            &with_cnf(more),
        )
        .malformed(),
    ]
}

fn uses(w: &World) -> Vec<Draft> {
    let download = |pairs| Writer::new().map(pairs).int(1).int(3).int(2);
    let one = |writer: Writer| writer.int(3).array(1).text("50");
    let granted = |name, zh, en, grantee: Writer, bearer: Writer| {
        let writer = Writer::new().map(4).int(1).int(2).int(2).raw(&grantee.into_bytes());
        let value = one(writer).int(4).raw(&bearer.into_bytes()).into_bytes();
        let mut pairs = claims_of(&w.grant());
        pairs
            .iter_mut()
            .filter(|(label, _)| *label == -65_538)
            .for_each(|(_, other)| other.clone_from(&value));
        Draft::bytes(name, zh, en, &signed(w, &pairs)).malformed()
    };
    let name = || Writer::new().text("李四");
    let bearer = |letter: &str, salt, hash| {
        Writer::new().array(3).text(letter).bytes(&vec![0; salt]).bytes(&vec![0; hash])
    };
    let of = |name, zh, en, value: Writer| raw(w, name, zh, en, -65_538, &value.into_bytes());
    let asked = Writer::new().map(2).int(1).int(1).int(3).array(1).text("50");
    let mut presentation = claims_of(&w.presentation());
    presentation
        .iter_mut()
        .filter(|(label, _)| *label == -65_538)
        .for_each(|(_, other)| other.clone_from(&asked.clone().into_bytes()));
    vec![
        of(
            "use-name-64-beyond-bmp",
            "使用人64个扩展区汉字",
            "64 characters are 64, in whatever plane",
            one(download(3).text(&"𠮷".repeat(64))),
        ),
        of("use-name-false", "使用人为假值", "false for a name", one(download(3).bool(false))).malformed(),
        of("use-no-name", "没有使用人", "no name", one(Writer::new().map(2).int(1).int(3))).malformed(),
        of(
            "use-purpose-full-width",
            "用途代码为全角数字",
            "a purpose in full-width digits",
            download(3).bool(true).int(3).array(1).text("５０"),
        )
        .malformed(),
        of(
            "use-purpose-number",
            "用途代码为整数",
            "a purpose as a number",
            download(3).bool(true).int(3).array(1).int(50),
        )
        .malformed(),
        Draft::bytes(
            "use-presentation-purposes",
            "出示带用途",
            "a presentation with purposes",
            &signed(w, &presentation),
        )
        .malformed(),
        granted(
            "grant-name-true",
            "被授权人为真值",
            "true for a grantee",
            Writer::new().bool(true),
            bearer("A", 16, 16),
        ),
        granted(
            "grant-document-lower-case",
            "证件种类小写",
            "a kind of document in lower case",
            name(),
            bearer("a", 16, 16),
        ),
        granted("grant-salt-15", "盐值15字节", "a salt of 15 bytes", name(), bearer("A", 15, 16)),
        granted("grant-hash-17", "哈希17字节", "a hash of 17 bytes", name(), bearer("A", 16, 17)),
    ]
}
