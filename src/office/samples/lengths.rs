//! The greatest length of a code and the next above. Base45 writes two bytes as three characters and one as two, so
//! no code has 971 or 1451 characters: of a download 1450 is the greatest, then comes 1452.

use super::content::{claims_of, signed};
use super::draft::Draft;
use super::world::{World, noon};
use crate::credential::Claims;
use crate::credential::armor::chars_for;
use crate::credential::cbor::Writer;
use crate::domain::UseKind;

/// More than any of these needs.
const MOST_PADDING: usize = 1000;

/// Whatever `make` makes of the padding with which its text has this many characters; nothing if none has.
fn fitted(chars: usize, make: impl Fn(usize) -> Vec<u8>) -> Vec<u8> {
    (0..MOST_PADDING).map(make).find(|bytes| chars_for(bytes.len()) == chars).unwrap_or_default()
}

/// The claims with an unknown one of this many bytes, signed.
fn padded(w: &World, claims: &Claims, padding: usize) -> Vec<u8> {
    let mut pairs = claims_of(claims);
    pairs.push((-65_540, Writer::new().bytes(&vec![0; padding]).into_bytes()));
    signed(w, &pairs)
}

pub(super) fn drafts(w: &World) -> Vec<Draft> {
    let made = noon().plus(-10);
    let statement = |claims: &Claims, chars| fitted(chars, |padding| padded(w, claims, padding));
    let live = |claims: &Claims, kind, chars| {
        fitted(chars, |padding| w.prove(kind, &padded(w, claims, padding), made))
    };
    let (presentation, grant, download) = (w.presentation(), w.grant(), w.download());
    let of = |name, zh, en, kind, bytes: &[u8]| {
        Draft::bytes(name, zh, en, bytes).of_use(kind).notes(&["unknown-content"])
    };
    let presented = |name, zh, en, bytes: &[u8]| of(name, zh, en, UseKind::Presentation, bytes);
    let granted = |name, zh, en, bytes: &[u8]| of(name, zh, en, UseKind::Grant, bytes);
    let downloaded = |name, zh, en, bytes: &[u8]| of(name, zh, en, UseKind::Download, bytes);
    let greatest = live(&presentation, UseKind::Presentation, 970);
    let cut = greatest.get(..greatest.len() - 1).unwrap_or_default();
    vec![
        downloaded(
            "length-download-1450",
            "下载件1450字符",
            "the longest download, 1450 characters",
            &statement(&download, 1450),
        ),
        downloaded(
            "length-download-1452",
            "下载件1452字符",
            "the next length, 1452",
            &statement(&download, 1452),
        )
        .notes(&[])
        .malformed(),
        downloaded(
            "length-download-972",
            "下载件972字符",
            "a download may be longer than a live code",
            &statement(&download, 972),
        ),
        presented("length-live-970", "出示码970字符", "the longest live code, 970 characters", &greatest),
        presented(
            "length-live-972",
            "出示码972字符",
            "the next length, 972",
            &live(&presentation, UseKind::Presentation, 972),
        )
        .notes(&[])
        .malformed(),
        granted(
            "length-grant-970",
            "授权码970字符",
            "the longest code of a grant",
            &live(&grant, UseKind::Grant, 970),
        ),
        granted("length-grant-972", "授权码972字符", "the next length", &live(&grant, UseKind::Grant, 972))
            .notes(&[])
            .malformed(),
        presented("length-broken-969", "凭证残缺，969字符", "a broken proof in 969 characters", cut)
            .refused(5, &["proof-invalid"]),
        presented(
            "length-broken-972",
            "凭证之后有多余字节，972字符",
            "a proof that is broken and too long",
            &[greatest.clone(), vec![0]].concat(),
        )
        .notes(&[])
        .malformed(),
        presented(
            "length-alone-970",
            "没有凭证的出示声明970字符",
            "a statement of 970 characters without its proof",
            &statement(&presentation, 970),
        )
        .refused(5, &["proof-missing"]),
        presented(
            "length-alone-972",
            "没有凭证的出示声明972字符",
            "the next length: the limit is that of the use",
            &statement(&presentation, 972),
        )
        .notes(&[])
        .malformed(),
    ]
}
