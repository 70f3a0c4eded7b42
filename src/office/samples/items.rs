//! Section 2 inside what is passed over: an unknown claim must be well formed, though nobody asks what it says.

use super::content::{claims_of, raw, signed};
use super::draft::Draft;
use super::form::with_claim;
use super::world::World;
use crate::credential::cbor::Writer;
use crate::credential::{TYP_STATEMENT, ToSign};
use crate::domain::UseKind;

/// A label that no version knows, behind all others.
const UNKNOWN: i64 = -65_540;

pub(super) fn drafts(w: &World) -> Vec<Draft> {
    let mut drafts = numbers(w);
    drafts.extend(strings(w));
    drafts.extend(containers(w));
    drafts.extend(labels(w));
    drafts
}

/// A download with an unknown claim that is passed over.
fn right(w: &World, name: &'static str, zh: &str, en: &str, value: &[u8]) -> Draft {
    raw(w, name, zh, en, UNKNOWN, value).notes(&["unknown-content"])
}

/// A download whose unknown claim breaks section 2.
fn wrong(w: &World, name: &'static str, zh: &str, en: &str, value: &[u8]) -> Draft {
    raw(w, name, zh, en, UNKNOWN, value).malformed()
}

fn numbers(w: &World) -> Vec<Draft> {
    let of = |head: u8, first: u8, rest: u8| [&[head, first][..], &[rest; 7]].concat();
    vec![
        right(w, "item-integer-largest", "未知声明为2^63-1", "2^63-1", &of(0x1b, 0x7f, 0xff)),
        wrong(w, "item-integer-too-large", "未知声明为2^63", "2^63", &of(0x1b, 0x80, 0)),
        right(w, "item-integer-smallest", "未知声明为-2^63", "-2^63", &of(0x3b, 0x7f, 0xff)),
        wrong(w, "item-integer-too-small", "未知声明为-2^63-1", "-2^63-1", &of(0x3b, 0x80, 0)),
        wrong(w, "item-integer-long", "23写作两字节", "23 in two bytes", &[0x18, 23]),
        wrong(w, "item-integer-long-256", "255写作三字节", "255 in three bytes", &[0x19, 0, 255]),
        right(w, "item-false-true-null", "假、真和空值", "false, true and null", &[0x83, 0xf4, 0xf5, 0xf6]),
        wrong(w, "item-undefined", "未定义值", "undefined", &[0xf7]),
        wrong(w, "item-simple-16", "简单值16", "simple value 16", &[0xf0]),
        wrong(w, "item-simple-255", "简单值255", "simple value 255", &[0xf8, 255]),
        wrong(w, "item-false-long", "假值写作两字节", "false in two bytes", &[0xf8, 20]),
        wrong(w, "item-half-float", "半精度浮点数", "a half-precision float", &[0xf9, 0x3c, 0]),
        wrong(w, "item-break", "孤立的结束符", "a break where nothing is open", &[0xff]),
        wrong(w, "item-reserved", "保留的附加信息28", "additional information 28", &[0x1c]),
    ]
}

fn strings(w: &World) -> Vec<Draft> {
    vec![
        wrong(w, "item-text-not-utf8", "文本不是UTF-8", "text that is not UTF-8", &[0x61, 0xff]),
        wrong(
            w,
            "item-text-overlong",
            "UTF-8过长编码",
            "text in UTF-8 that could be shorter",
            &[0x62, 0xc1, 0x81],
        ),
        wrong(
            w,
            "item-text-surrogate",
            "UTF-8中的代理码点",
            "a surrogate in UTF-8",
            &[0x63, 0xed, 0xa0, 0x80],
        ),
        wrong(
            w,
            "item-text-long-head",
            "文本长度不是最短写法",
            "a text's head that could be shorter",
            b"\x78\x01a",
        ),
        wrong(w, "item-text-indefinite", "不定长文本", "text of indefinite length", b"\x7f\x61a\xff"),
        wrong(w, "item-text-cut", "文本超出载荷", "text that runs beyond the claims", b"\x62a"),
        right(w, "item-bytes-any", "任意字节串", "a byte string may hold anything", &[0x42, 0xff, 0xff]),
        wrong(
            w,
            "item-bytes-long-head",
            "字节串长度不是最短写法",
            "a byte string's head that could be shorter",
            &[0x58, 1, 0],
        ),
        right(w, "item-text-control", "未知文本含控制符", "the text rule is for what is known", b"\x61\x1b"),
    ]
}

fn containers(w: &World) -> Vec<Draft> {
    let tags = |count: usize| [vec![0xc1; count], vec![0]].concat();
    vec![
        wrong(
            w,
            "item-duplicate-deep",
            "未知声明深处键重复",
            "a key twice, deep inside",
            &[0x81, 0xa1, 0, 0xa2, 1, 0, 1, 0],
        ),
        wrong(
            w,
            "item-order-deep",
            "未知声明深处键的次序不对",
            "keys out of order, deep inside",
            &[0x81, 0xa1, 0, 0xa2, 2, 0, 1, 0],
        ),
        wrong(
            w,
            "item-key-bytes",
            "键为字节串",
            "a key that is neither integer nor text",
            &[0xa1, 0x41, 0, 0],
        ),
        wrong(w, "item-key-true", "键为真值", "a key that is true", &[0xa1, 0xf5, 0]),
        right(
            w,
            "item-keys-mixed",
            "整数键在文本键之前",
            "integer keys before text keys",
            b"\xa3\x0a\0\x20\0\x61a\0",
        ),
        wrong(w, "item-array-indefinite", "不定长数组", "an array of indefinite length", &[0x9f, 0, 0xff]),
        wrong(w, "item-array-cut", "数组缺一项", "an array that lacks an item", &[0x82, 0]),
        right(w, "item-tag", "未知声明带标签", "a tag", &[0xc1, 0]),
        wrong(w, "item-tag-long", "标签不是最短写法", "a tag that could be shorter", &[0xd8, 1, 0]),
        right(w, "item-tags-8", "八层标签", "eight tags", &tags(8)),
        wrong(w, "item-tags-9", "九层标签", "a tag counts as a level: nine are too deep", &tags(9)),
    ]
}

/// The order of labels is that of their bytes: 24 is 18 18 and -1 is 20.
fn labels(w: &World) -> Vec<Draft> {
    let claims = w.download();
    let ordered = |labels: [i64; 2]| {
        let mut pairs = claims_of(&claims);
        let at = pairs.iter().position(|(label, _)| *label < 0).unwrap_or(0);
        pairs.splice(at..at, labels.map(|label| (label, vec![0])));
        signed(w, &pairs)
    };
    let text_label = [claims.write().get(1..).unwrap_or_default(), b"\x61x\0"].concat();
    let text_label = Writer::new().map(claims_of(&claims).len() + 1).raw(&text_label).into_bytes();
    let header = Writer::new().map(3).int(1).int(-19).int(4).bytes(&w.current.public().id()).int(16);
    let header = header.int(TYP_STATEMENT).into_bytes();
    let of = |name, zh, en, payload: Vec<u8>| {
        Draft::bytes(name, zh, en, &w.current.sign(&ToSign::raw(header.clone(), payload)))
            .of_use(UseKind::Download)
    };
    vec![
        Draft::bytes(
            "labels-24-before-minus-1",
            "标签24在-1之前",
            "24 before -1: bytewise",
            &ordered([24, -1]),
        )
        .of_use(UseKind::Download)
        .notes(&["unknown-content"]),
        Draft::bytes(
            "labels-minus-1-before-24",
            "标签-1在24之前",
            "-1 before 24: the shorter first is another order",
            &ordered([-1, 24]),
        )
        .malformed(),
        of("label-text", "文本标签", "an unknown claim whose label is text", text_label)
            .notes(&["unknown-content"]),
        of(
            "label-bytes",
            "字节串标签",
            "a label that is a byte string",
            Writer::new()
                .map(9)
                .raw(&[0x41, 0, 0])
                .raw(claims.write().get(1..).unwrap_or_default())
                .into_bytes(),
        )
        .malformed(),
        of("label-twice", "未知标签重复", "an unknown claim twice", {
            let once = with_claim(&claims.write(), vec![0]);
            let rest = once.get(1..).unwrap_or_default();
            Writer::new().map(10).raw(rest).int(UNKNOWN).int(0).into_bytes()
        })
        .malformed(),
    ]
}
