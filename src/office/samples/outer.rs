//! What stands behind a proof's header, and inside it: what is malformed and what only breaks the proof.

use super::draft::Draft;
use super::world::{World, noon};
use crate::credential::cbor::Writer;
use crate::credential::{TAG, TYP_PROOF, TYP_STATEMENT, ToSign};
use crate::domain::UseKind;
use crate::office::prove;

pub(super) fn drafts(w: &World) -> Vec<Draft> {
    let mut drafts = proof_envelopes(w);
    drafts.extend(proof_times(w));
    drafts.extend(inner(w));
    drafts
}

pub(super) fn time(made: i64) -> Vec<u8> {
    Writer::new().map(1).int(6).int(made).into_bytes()
}

/// A right proof whose envelope is written otherwise; the signature is over the right Sig_structure.
fn proof_envelopes(w: &World) -> Vec<Draft> {
    let statement = w.sign(&w.presentation());
    let made = noon().plus(-10);
    let right = prove(&statement, &w.owner_phone, made);
    let writer = Writer::new().map(3).int(1).int(-19).int(13).raw(&statement).int(16).int(TYP_PROOF);
    let protected = writer.into_bytes();
    let signature = right.get(right.len() - 64..).unwrap_or_default();
    let payload = time(made.unix());
    let head = Writer::new().tag(TAG).array(4).bytes(&protected);
    let of = |name, zh, en, bytes: Vec<u8>| Draft::bytes(name, zh, en, &bytes).of_use(UseKind::Presentation);
    let tail = |name, zh, en, tail: Writer| {
        of(name, zh, en, head.clone().raw(&tail.into_bytes()).into_bytes()).refused(5, &["proof-invalid"])
    };
    let new = Writer::new;
    let long_head = |head: &[u8]| [head, right.get(2..).unwrap_or_default()].concat();
    vec![
        of(
            "proof-array-long-head",
            "凭证数组头不是最短写法",
            "the array's head could be shorter",
            long_head(&[0xd2, 0x98, 4]),
        )
        .malformed(),
        of("proof-array-of-5", "凭证数组有五项", "an array of five", long_head(&[0xd2, 0x85])).malformed(),
        of(
            "proof-untagged",
            "凭证没有标签18",
            "a proof without tag 18",
            right.get(1..).unwrap_or_default().to_vec(),
        )
        .malformed(),
        of(
            "proof-header-cut",
            "凭证在头部中截断",
            "a proof cut inside its header",
            right.get(..300).unwrap_or_default().to_vec(),
        )
        .malformed(),
        tail("proof-cut-behind-header", "凭证在头部之后截断", "a proof cut behind its header", new()),
        tail(
            "proof-cut-in-payload",
            "凭证在载荷中截断",
            "a proof cut inside its payload",
            new().map(0).raw(&[0x47, 0xa1]),
        ),
        tail(
            "proof-unprotected",
            "凭证的未保护头部非空",
            "something in the unprotected header",
            new().map(1).int(4).bytes(&[0; 8]).bytes(&payload).bytes(signature),
        ),
        tail(
            "proof-unprotected-long-head",
            "凭证的未保护头部不是最短写法",
            "its empty map could be shorter",
            new().raw(&[0xb8, 0]).bytes(&payload).bytes(signature),
        ),
        tail(
            "proof-unprotected-array",
            "凭证的未保护头部为数组",
            "an array for the unprotected header",
            new().array(0).bytes(&payload).bytes(signature),
        ),
        tail(
            "proof-payload-long-head",
            "凭证载荷长度不是最短写法",
            "the payload's head could be shorter",
            new().map(0).raw(&[0x58, 7]).raw(&payload).bytes(signature),
        ),
        tail(
            "proof-payload-null",
            "凭证载荷为空值",
            "null for a payload",
            new().map(0).null().bytes(signature),
        ),
        tail(
            "proof-signature-63",
            "凭证签名为63字节",
            "a proof's signature of 63 bytes",
            new().map(0).bytes(&payload).bytes(signature.get(1..).unwrap_or_default()),
        ),
        tail(
            "proof-signature-text",
            "凭证签名为文本",
            "a proof's signature as text",
            new().map(0).bytes(&payload).text(&"x".repeat(64)),
        ),
    ]
}

fn proof_times(w: &World) -> Vec<Draft> {
    let statement = w.sign(&w.presentation());
    let of = |name, zh, en, payload: &[u8]| {
        let writer = Writer::new().map(3).int(1).int(-19).int(13).raw(&statement).int(16).int(TYP_PROOF);
        let bytes = w.owner_phone.sign(&ToSign::raw(writer.into_bytes(), payload.to_vec()));
        Draft::bytes(name, zh, en, &bytes).of_use(UseKind::Presentation).refused(5, &["proof-invalid"])
    };
    // The greatest time, 10000-01-01T00:00:00 in China.
    let last = 253_402_214_400;
    vec![
        of("proof-time-negative", "凭证时间为负", "a proof made before 1970", &time(-1)),
        of("proof-time-zero", "凭证时间为零", "a proof of 1970 is one", &time(0))
            .refused(5, &["proof-stale"]),
        of("proof-time-last", "凭证时间为最大值", "the last time that there is", &time(last))
            .refused(5, &["proof-from-future"]),
        of("proof-time-too-late", "凭证时间过大", "a second more", &time(last + 1)),
        of("proof-time-text", "凭证时间为文本", "a proof's time as text", b"\xa1\x06\x6a1795312790"),
        of("proof-time-float", "凭证时间为浮点数", "a proof's time as a float", &[0xa1, 6, 0xf9, 0x3c, 0]),
        of(
            "proof-time-long",
            "凭证时间不是最短写法",
            "a proof's time in eight bytes",
            &[&[0xa1, 6, 0x1b, 0, 0, 0, 0][..], time(noon().unix() - 10).get(3..).unwrap_or_default()]
                .concat(),
        ),
        of(
            "proof-payload-trailing",
            "凭证载荷之后有多余字节",
            "a byte behind the proof's map",
            &[time(noon().unix() - 10), vec![0]].concat(),
        ),
        of("proof-payload-array", "凭证载荷为数组", "an array for the proof's map", &[0x81, 6]),
        of("proof-text-label", "凭证的标签为文本", "a text label for the proof's time", b"\xa1\x61\x36\0"),
    ]
}

/// What is wrong with the statement is wrong with the code, in a right proof too.
fn inner(w: &World) -> Vec<Draft> {
    let around = |name, zh, en, statement: &[u8]| {
        Draft::bytes(name, zh, en, &prove(statement, &w.owner_phone, noon().plus(-10))).malformed()
    };
    let right = w.sign(&w.presentation());
    let payload = w.presentation().write();
    let of = |writer: Writer| w.current.sign(&ToSign::raw(writer.into_bytes(), payload.clone()));
    let kid = w.current.public().id();
    let es256 = Writer::new().map(3).int(1).int(-7).int(4).bytes(&kid).int(16).int(TYP_STATEMENT);
    let no_kid = Writer::new().map(2).int(1).int(-19).int(16).int(TYP_STATEMENT);
    let short = [right.get(..right.len() - 66).unwrap_or_default(), &[0x58, 63], &[0; 63]].concat();
    let mut forged = right.clone();
    if let Some(last) = forged.last_mut() {
        *last ^= 1;
    }
    vec![
        around(
            "inner-alg-es256",
            "声明算法为ES256",
            "the statement inside has another algorithm",
            &of(es256),
        ),
        around("inner-kid-missing", "声明没有密钥标识", "the statement inside has no kid", &of(no_kid)),
        around(
            "inner-signature-63",
            "声明签名为63字节",
            "the statement inside has a signature of 63 bytes",
            &short,
        ),
        around(
            "inner-untagged",
            "声明没有标签18",
            "the statement inside has no tag",
            right.get(1..).unwrap_or_default(),
        ),
        around(
            "inner-in-bytes",
            "声明装在字节串里",
            "the statement inside stands in a byte string",
            &Writer::new().bytes(&right).into_bytes(),
        ),
        around(
            "inner-signature-invalid",
            "声明签名被改",
            "a bit of the signature of the statement inside",
            &forged,
        )
        .unproven(4, "signature-invalid"),
    ]
}
