//! What a value means.

use super::super::fault::key;
use super::super::lang::say;
use super::super::licence::code_name;
use super::super::verdict::use_kind;
use super::{Lang, object};
use crate::credential::{Algorithm, Explained, HexError, Item, KeyId, MAX_BYTES, StatusCount};
use crate::domain::Table;

/// What an item's value means; what it holds is counted in what it holds.
pub(super) fn value(lang: Lang, item: &Item) -> Option<String> {
    let explanation = item.explained.as_ref()?;
    let Explained::Holds(count) = explanation else { return Some(explained(lang, explanation)) };
    // Diagnostic notation says which of the three it is.
    Some(match (item.diagnostic.chars().next(), count) {
        (Some('<'), 1) => say!(lang, "1 字节", "1 byte"),
        (Some('<'), _) => say!(lang, "{count} 字节", "{count} bytes"),
        (Some('{'), 1) => say!(lang, "1 对", "1 pair"),
        (Some('{'), _) => say!(lang, "{count} 对", "{count} pairs"),
        (_, 1) => say!(lang, "1 项", "1 item"),
        _ => say!(lang, "{count} 项", "{count} items"),
    })
}

/// What a value means: instants with China's offset, codes by their names, keys by their identifiers.
pub fn explained(lang: Lang, explained: &Explained) -> String {
    match explained {
        Explained::Holds(count) => say!(lang, "长度 {count}", "length {count}"),
        Explained::Instant(instant) => instant.to_string(),
        Explained::Day(day) => day.to_string(),
        Explained::Algorithm(algorithm) => match algorithm {
            Algorithm::Ed25519 => say!(lang, "Ed25519（RFC 9864）", "Ed25519 (RFC 9864)"),
            Algorithm::EdDsa => say!(lang, "EdDSA（RFC 9053）", "EdDSA (RFC 9053)"),
        },
        Explained::Object(kind) => object(lang, *kind).to_owned(),
        Explained::KeyId(id) => hex(id),
        Explained::PublicKey(id) => {
            let id = hex(id);
            say!(lang, "密钥标识为 {id}", "its key identifier is {id}")
        }
        Explained::NoKey(error) => {
            let why = key(lang, error);
            say!(lang, "不能用作公钥，{why}", "no usable key, {why}")
        }
        Explained::Issuer(issuer) => say!(lang, "行政区划代码 {issuer}", "region {issuer}"),
        Explained::Subject(issuer, number) => {
            say!(lang, "{issuer} 的第 {number} 号状态列表", "status list {number} of {issuer}")
        }
        Explained::Use(kind) => use_kind(lang, *kind).to_owned(),
        Explained::Owner => say!(lang, "所有人本人", "the owner"),
        // Trust may have another name for it; nobody's trust is asked here.
        Explained::Purpose(purpose) => code_name(lang, Table::Purpose, purpose.as_str()),
        Explained::Code(table, code) => code_name(lang, *table, code),
        Explained::Statuses(StatusCount { valid, revoked, suspended, undefined }) => say!(
            lang,
            "有效 {valid}、已解除授权 {revoked}、已暂停使用 {suspended}、无法判定 {undefined}",
            "{valid} valid, {revoked} ended, {suspended} suspended, {undefined} cannot be told"
        ),
    }
}

/// Why a text of hexadecimal digits gives no bytes, and what to do.
pub fn hex_error(lang: Lang, error: &HexError) -> String {
    match error {
        HexError::Character { at } => say!(
            lang,
            "有字符不是十六进制数字（偏移 {at}），只能写 0-9、a-f 和空白。",
            "A character is not a hexadecimal digit (offset {at}). Write only 0-9, a-f and white space."
        ),
        HexError::Odd => say!(
            lang,
            "十六进制数字的个数是奇数，每个字节要写两位。",
            "The number of hexadecimal digits is odd. Write two for each byte."
        ),
        HexError::TooLong => say!(
            lang,
            "超过 {MAX_BYTES} 字节的上限，请只给出一个对象的字节。",
            "More than {MAX_BYTES} bytes. Give the bytes of one object only."
        ),
    }
}

fn hex(id: &KeyId) -> String {
    id.iter().map(|byte| format!("{byte:02x}")).collect()
}
