//! Headers, of a statement and of a proof: what is malformed, what only breaks the proof, and what is passed over.

use super::draft::Draft;
use super::form::header;
use super::outer::time;
use super::world::{World, noon};
use crate::credential::cbor::Writer;
use crate::credential::{TYP_PROOF, TYP_STATEMENT, ToSign};
use crate::domain::UseKind;

pub(super) fn drafts(w: &World) -> Vec<Draft> {
    let mut drafts = statement_headers(w);
    drafts.extend(proof_headers(w));
    drafts
}

fn statement_headers(w: &World) -> Vec<Draft> {
    let kid = w.current.public().id();
    let payload = w.download().write();
    let of = |name, zh, en, protected: Vec<u8>| {
        let bytes = w.current.sign(&ToSign::raw(protected, payload.clone()));
        Draft::bytes(name, zh, en, &bytes).of_use(UseKind::Download)
    };
    let more = |middle: &[u8]| header(w, |map| map.map(4), |map| map.raw(middle));
    let last = |value: Writer| {
        let writer = Writer::new().map(4).int(1).int(-19).int(4).bytes(&kid).int(16).int(TYP_STATEMENT);
        writer.raw(&value.into_bytes()).into_bytes()
    };
    vec![
        of("header-crit-all", "关键参数全部列出", "crit names alg, kid and typ", more(&[2, 0x83, 1, 4, 16])),
        of("header-crit-repeated", "关键参数重复列出", "crit names one twice", more(&[2, 0x82, 16, 16])),
        of("header-crit-itself", "关键参数列出crit自身", "crit names crit", more(&[2, 0x81, 2])).malformed(),
        of("header-crit-text", "关键参数为文本", "crit names a text label", more(b"\x02\x81\x61x"))
            .malformed(),
        of("header-crit-no-array", "关键参数不是数组", "crit is no array", more(&[2, 16])).malformed(),
        of(
            "header-unknown-text",
            "未知的文本参数",
            "a parameter whose label is text",
            last(Writer::new().text("x").int(0)),
        ),
        of(
            "header-unknown-float",
            "未知参数为浮点数",
            "a parameter that is passed over may not be a float",
            last(Writer::new().int(99).raw(&[0xf9, 0x3c, 0])),
        )
        .malformed(),
        of(
            "header-trailing-byte",
            "头部之后有多余字节",
            "a byte behind the header's map",
            [header(w, |map| map.map(3), |map| map), vec![0]].concat(),
        )
        .malformed(),
        of("header-empty", "头部为空", "an empty byte string for a header", Vec::new()).malformed(),
    ]
}

/// A proof's header of these parameters around a statement, by the right phone.
fn proof_headers(w: &World) -> Vec<Draft> {
    let statement = w.sign(&w.presentation());
    let of = |name, zh, en, pairs: usize, before: &[u8], behind: &[u8]| {
        let writer = Writer::new().map(pairs).raw(before).int(13).raw(&statement).int(16).int(TYP_PROOF);
        let bytes =
            w.owner_phone.sign(&ToSign::raw(writer.raw(behind).into_bytes(), time(noon().unix() - 10)));
        Draft::bytes(name, zh, en, &bytes).of_use(UseKind::Presentation)
    };
    let invalid = |draft: Draft| draft.refused(5, &["proof-invalid"]);
    // 1: -19, and what may follow it.
    let after = |rest: &[u8]| [&[1, 0x32], rest].concat();
    vec![
        of(
            "proof-alg-eddsa",
            "凭证算法写作EdDSA",
            "a proof's algorithm as EdDSA is read",
            3,
            &[1, 0x27],
            &[],
        ),
        invalid(of(
            "proof-alg-es256",
            "凭证算法为ES256",
            "a proof with another algorithm",
            3,
            &[1, 0x26],
            &[],
        )),
        invalid(of("proof-alg-missing", "凭证没有算法", "a proof without alg", 2, &[], &[])),
        of("proof-alg-text", "凭证算法为文本", "a proof whose alg is text", 3, b"\x01\x67Ed25519", &[])
            .malformed(),
        of(
            "proof-kid",
            "凭证带密钥标识",
            "a proof's kid is ignored, whatever it names",
            4,
            &after(&[4, 0x48, 1, 2, 3, 4, 5, 6, 7, 8]),
            &[],
        ),
        invalid(of(
            "proof-kid-7-bytes",
            "凭证的密钥标识为7字节",
            "a proof's kid of 7 bytes",
            4,
            &after(&[4, 0x47, 1, 2, 3, 4, 5, 6, 7]),
            &[],
        )),
        of(
            "proof-kid-text",
            "凭证的密钥标识为文本",
            "a proof's kid as text",
            4,
            &after(b"\x04\x6812345678"),
            &[],
        )
        .malformed(),
        of(
            "proof-crit-known",
            "凭证的关键参数已知",
            "a proof whose crit names kcwt",
            4,
            &after(&[2, 0x81, 13]),
            &[],
        ),
        of(
            "proof-crit-unknown",
            "凭证的关键参数未知",
            "a proof whose crit names what we do not know",
            4,
            &after(&[2, 0x81, 0x18, 99]),
            b"",
        )
        .malformed(),
        of(
            "proof-unknown-parameter",
            "凭证带未知参数",
            "an unknown parameter of a proof",
            4,
            &after(&[]),
            b"\x18\x63\x61x",
        ),
        of(
            "proof-unknown-float",
            "凭证的未知参数为浮点数",
            "one that is a float",
            4,
            &after(&[]),
            &[0x18, 99, 0xf9, 0x3c, 0],
        )
        .malformed(),
        of(
            "proof-header-order",
            "凭证头部次序不对",
            "a proof's header out of order",
            4,
            &after(&[]),
            &[4, 0x41, 0],
        )
        .malformed(),
    ]
}
