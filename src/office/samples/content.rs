//! Each rule of the claims' times and phones, broken alone, under a right signature.

use super::draft::Draft;
use super::world::{World, noon, statement_id};
use crate::credential::cbor::Writer;
use crate::credential::{Authorisation, Claims, ToSign};
use crate::domain::{Period, UseKind};

const DAY: i64 = 86_400;

pub(super) fn drafts(w: &World) -> Vec<Draft> {
    let mut drafts = times(w);
    drafts.extend(phones(w));
    drafts
}

fn times(w: &World) -> Vec<Draft> {
    let made = noon().plus(-10);
    let presented = |name, zh, en, claims: &Claims| Draft::live(name, zh, en, w, claims, made);
    let right = w.presentation();
    let Period { from, until } = right.period;
    let issued = |seconds: i64| Claims { issued: from.plus(seconds), ..right.clone() };
    let period = |from, until| Claims { issued: from, period: Period { from, until }, ..right.clone() };
    let id = |bytes: &[u8]| Claims { id: statement_id(bytes), ..right.clone() };
    vec![
        presented(
            "claims-lead-30-days",
            "签发后30天生效",
            "begins 30 days after its issue",
            &issued(-30 * DAY),
        ),
        presented("claims-lead-29-days", "签发后30天差一秒生效", "a second less", &issued(-30 * DAY + 1)),
        presented("claims-lead-too-long", "签发后30天又一秒生效", "a second more", &issued(-30 * DAY - 1))
            .malformed(),
        presented("claims-issued-after-start", "签发晚于生效", "issued a second after it begins", &issued(1))
            .malformed(),
        presented(
            "claims-one-second",
            "有效期一秒",
            "a period of one second",
            &period(until.plus(-1), until),
        )
        .at(until.plus(-1))
        .refused(5, &["proof-stale"]),
        presented("claims-empty-period", "有效期为零", "ends when it begins", &period(from, from))
            .malformed(),
        presented("claims-reversed-period", "到期早于生效", "ends before it begins", &period(until, from))
            .malformed(),
        presented("claims-id-16-bytes", "编号16字节", "an identifier of 16 bytes", &id(&[7; 16])),
        raw(w, "claims-id-7-bytes", "编号7字节", "an identifier of 7 bytes", 7, &[0x47, 1, 2, 3, 4, 5, 6, 7])
            .malformed(),
        raw(
            w,
            "claims-id-17-bytes",
            "编号17字节",
            "an identifier of 17 bytes",
            7,
            &[&[0x51u8][..], &[7; 17]].concat(),
        )
        .malformed(),
        raw(w, "claims-issuer-5-digits", "发证机关代码五位", "an issuer of five digits", 1, b"\x6537110")
            .malformed(),
        raw(w, "claims-time-negative", "时间为负", "a time before 1970", 6, &[0x20]).malformed(),
        raw(
            w,
            "claims-status-index-too-large",
            "状态序号过大",
            "an index of 2^31",
            -65_539,
            &[0x82, 1, 0x1a, 0x80, 0, 0, 0],
        )
        .malformed(),
        without(w, "claims-no-status", "没有状态序号", "no status", -65_539).malformed(),
        without(w, "claims-no-expiry", "没有到期时间", "no end", 4).malformed(),
    ]
}

/// The download's claims as label and encoded value, in order.
pub(super) fn claims_of(claims: &Claims) -> Vec<(i64, Vec<u8>)> {
    use crate::credential::cbor::{CborError, Label, Reader};
    let payload = claims.write();
    let mut pairs = Vec::new();
    let read: Result<(), CborError> = Reader::new(&payload).map(|label, value| {
        if let Label::Int(label) = label {
            pairs.push((label, value.skip()?.to_vec()));
        }
        Ok(())
    });
    debug_assert_eq!(read, Ok(()));
    pairs
}

pub(super) fn signed(w: &World, pairs: &[(i64, Vec<u8>)]) -> Vec<u8> {
    let payload = pairs
        .iter()
        .fold(Writer::new().map(pairs.len()), |writer, (label, value)| writer.int(*label).raw(value));
    let header = Writer::new().map(3).int(1).int(-19).int(4).bytes(&w.current.public().id()).int(16);
    w.current
        .sign(&ToSign::raw(header.int(crate::credential::TYP_STATEMENT).into_bytes(), payload.into_bytes()))
}

/// A download with one claim's value replaced, or added where it belongs.
pub(super) fn raw(w: &World, name: &'static str, zh: &str, en: &str, label: i64, value: &[u8]) -> Draft {
    let mut pairs = claims_of(&w.download());
    pairs.retain(|(other, _)| *other != label);
    pairs.push((label, value.to_vec()));
    pairs.sort_by_key(|(label, _)| Writer::new().int(*label).into_bytes());
    Draft::bytes(name, zh, en, &signed(w, &pairs)).of_use(UseKind::Download)
}

pub(super) fn without(w: &World, name: &'static str, zh: &str, en: &str, label: i64) -> Draft {
    let mut pairs = claims_of(&w.download());
    pairs.retain(|(other, _)| *other != label);
    Draft::bytes(name, zh, en, &signed(w, &pairs))
}

fn phones(w: &World) -> Vec<Draft> {
    let statement = |claims: &Claims, cnf: Option<Vec<u8>>| {
        let mut pairs = claims_of(claims);
        pairs.retain(|(label, _)| *label != 8);
        if let Some(cnf) = cnf {
            pairs.push((8, cnf));
        }
        pairs.sort_by_key(|(label, _)| Writer::new().int(*label).into_bytes());
        signed(w, &pairs)
    };
    let of = |name, zh, en, bytes: Vec<u8>| Draft::bytes(name, zh, en, &bytes).malformed();
    let key = |x: &[u8]| {
        let key = Writer::new().map(1).int(1).map(3).int(1).int(1).int(-1).int(6).int(-2).bytes(x);
        Some(key.into_bytes())
    };
    let presentation = w.presentation();
    let mut weak = [0; 32];
    weak[0] = 1;
    let mut not_canonical = [0xff; 32];
    (not_canonical[0], not_canonical[31]) = (0xf0, 0x7f);
    let mut no_point = [0; 32];
    no_point[0] = 2;
    let phone = w.owner_phone.public();
    let private =
        Writer::new().map(1).int(1).map(4).int(1).int(1).int(-1).int(6).int(-2).bytes(phone.as_bytes());
    let private = private.int(-4).bytes(&[7; 32]).into_bytes();
    let x25519 =
        Writer::new().map(1).int(1).map(3).int(1).int(1).int(-1).int(4).int(-2).bytes(phone.as_bytes());
    let issuer = Claims {
        authorisation: Authorisation::Presentation { phone: w.retired.public().clone() },
        ..presentation.clone()
    };
    vec![
        of(
            "phone-missing",
            "出示缺少手机密钥",
            "a presentation without a phone",
            statement(&presentation, None),
        ),
        of("phone-missing-grant", "授权缺少手机密钥", "a grant without a phone", statement(&w.grant(), None)),
        of(
            "phone-in-download",
            "下载件带手机密钥",
            "a download with a phone",
            statement(&w.download(), key(phone.as_bytes())),
        ),
        of(
            "phone-weak",
            "手机密钥为弱密钥",
            "a phone's key of small order",
            statement(&presentation, key(&weak)),
        ),
        of(
            "phone-not-canonical",
            "手机密钥编码不规范",
            "a phone's key in another encoding",
            statement(&presentation, key(&not_canonical)),
        ),
        of(
            "phone-no-point",
            "手机密钥不在曲线上",
            "a phone's key that is no point",
            statement(&presentation, key(&no_point)),
        ),
        of(
            "phone-31-bytes",
            "手机密钥31字节",
            "a phone's key of 31 bytes",
            statement(&presentation, key(&[7; 31])),
        ),
        of(
            "phone-private",
            "带有手机私钥",
            "a private key in the code",
            statement(&presentation, Some(private)),
        ),
        of(
            "phone-x25519",
            "手机密钥为X25519",
            "a phone's key of another curve",
            statement(&presentation, Some(x25519.into_bytes())),
        ),
        Draft::live(
            "phone-is-issuer",
            "以机关密钥充当手机密钥",
            "an issuer's key as the phone's",
            w,
            &issuer,
            noon(),
        )
        .malformed(),
    ]
}
