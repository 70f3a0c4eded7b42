//! The anatomy of a code in words, for testers: what stands at a place, and what its value means.

pub mod dissection;
mod explained;

pub use explained::{explained, hex_error};

use super::Lang;
use super::lang::say;
use super::licence::field;
use crate::credential::{BearerPart, Claim, Header, Item, KeyPart, ListPart, ObjectKind, Role, UsePart};
use crate::domain::{Field, Kind};

/// What an item is and what its value means, on one line.
pub fn item(lang: Lang, item: &Item) -> String {
    let place = role(lang, &item.role);
    match explained::value(lang, item) {
        Some(meaning) => say!(lang, "{place}：{meaning}", "{place}: {meaning}"),
        None => place,
    }
}

/// A signed object.
pub fn object(lang: Lang, object: ObjectKind) -> &'static str {
    match object {
        ObjectKind::Statement => lang.pick("签发声明", "statement"),
        ObjectKind::Proof => lang.pick("实时证明", "live proof"),
        ObjectKind::StatusList => lang.pick("状态列表", "status list"),
        ObjectKind::Other => lang.pick("无法确定的对象", "unknown object"),
    }
}

/// What a place means in the format, with the registry's name and label where it has one.
pub fn role(lang: Lang, role: &Role) -> String {
    match role {
        Role::Tag => say!(lang, "标签（COSE_Sign1 为 18）", "tag (COSE_Sign1 is 18)"),
        Role::Envelope => say!(lang, "COSE_Sign1 数组", "array COSE_Sign1"),
        Role::Protected => say!(lang, "受保护的标头", "protected header"),
        Role::HeaderMap => say!(lang, "标头参数的映射", "map of header parameters"),
        Role::HeaderKey(header) => say!(lang, "键：标头参数 {header}", "key: header parameter {header}"),
        Role::HeaderValue(header) => {
            let meaning = header_name(lang, *header);
            say!(lang, "标头参数 {header} {meaning}", "header parameter {header}, {meaning}")
        }
        Role::CriticalKey => say!(lang, "键：标头参数 crit (2)", "key: header parameter crit (2)"),
        Role::Critical => {
            say!(
                lang,
                "标头参数 crit (2) 必须识别的参数",
                "header parameter crit (2), what must be understood"
            )
        }
        Role::CriticalLabel => {
            say!(lang, "标头参数 crit (2) 所列的参数", "a parameter that crit (2) names")
        }
        Role::Unprotected => {
            say!(lang, "未受保护的标头（应当为空）", "unprotected header (must be empty)")
        }
        Role::Payload => say!(lang, "载荷", "payload"),
        Role::ClaimsMap => say!(lang, "声明项的映射", "map of claims"),
        Role::ClaimKey(claim) => say!(lang, "键：声明项 {claim}", "key: claim {claim}"),
        Role::ClaimValue(claim) => {
            let meaning = claim_name(lang, *claim);
            say!(lang, "声明项 {claim} {meaning}", "claim {claim}, {meaning}")
        }
        Role::ProofMade => {
            let claim = Claim::IssuedAt;
            say!(lang, "声明项 {claim} 实时证明的生成时间", "claim {claim}, when the phone made the proof")
        }
        Role::CnfKey => say!(lang, "键：cnf (8) 中的 COSE_Key (1)", "key: COSE_Key (1) in cnf (8)"),
        Role::CoseKey => say!(lang, "COSE_Key (1) 手机的公钥", "COSE_Key (1), the phone's public key"),
        Role::CoseKeyName(part) => {
            let label = key_label(*part);
            say!(lang, "键：COSE_Key 参数 {label}", "key: COSE_Key parameter {label}")
        }
        Role::CoseKeyValue(part) => {
            let (label, meaning) = (key_label(*part), key_name(lang, *part));
            say!(lang, "COSE_Key 参数 {label} {meaning}", "COSE_Key parameter {label}, {meaning}")
        }
        Role::LicenceKey(of) => {
            let name = field_name(lang, *of);
            say!(lang, "键：{name}", "key: {name}")
        }
        Role::LicenceValue(of) => {
            let name = field_name(lang, *of);
            match of.kind() {
                Kind::Persons => say!(lang, "{name}（单位：人）", "{name} in persons"),
                Kind::Kilograms => say!(lang, "{name}（单位：kg）", "{name} in kg"),
                Kind::Text { .. }
                | Kind::Plate
                | Kind::Vin
                | Kind::Code(_)
                | Kind::Codes(_)
                | Kind::Day
                | Kind::Millimetres3
                | Kind::Instant => name,
            }
        }
        Role::LicenceEntry(of, index) => licence_entry(lang, *of, *index),
        Role::UseKey(part) => {
            let label = use_label(*part);
            say!(lang, "键：使用方式 {label}", "key: use {label}")
        }
        Role::UseValue(part) => {
            let (label, meaning) = (use_label(*part), use_name(lang, *part));
            say!(lang, "使用方式 {label} {meaning}", "use {label}, {meaning}")
        }
        Role::PurposeCode => say!(lang, "用途事项代码", "purpose code"),
        Role::BearerValue(part) => match part {
            BearerPart::Document => say!(lang, "被授权人的证件种类", "the grantee's kind of document"),
            BearerPart::Salt => say!(lang, "证件号码承诺的盐", "salt of the ID commitment"),
            BearerPart::Hash => say!(lang, "证件号码承诺的散列值", "hash of the ID commitment"),
        },
        Role::StatusListNumber => say!(lang, "状态列表的编号", "number of the status list"),
        Role::StatusIndex => say!(lang, "在状态列表中的序号（从 0 起）", "index in the status list (from 0)"),
        Role::StatusListKey(part) => {
            let label = list_label(*part);
            say!(lang, "键：状态列表参数 {label}", "key: status list parameter {label}")
        }
        Role::StatusListValue(part) => {
            let (label, meaning) = (list_label(*part), list_name(lang, *part));
            say!(lang, "状态列表参数 {label} {meaning}", "status list parameter {label}, {meaning}")
        }
        Role::Signature => say!(lang, "签名", "signature"),
        Role::Unknown => say!(lang, "本版本不认识的内容", "unknown to this version"),
        Role::Unread => say!(lang, "未能读取的字节", "bytes that could not be read"),
    }
}

fn header_name(lang: Lang, header: Header) -> &'static str {
    match header {
        Header::Alg => lang.pick("签名算法", "signature algorithm"),
        Header::Kid => lang.pick("密钥标识", "key identifier"),
        Header::Kcwt => lang.pick("所证明的签发声明", "the statement that is proven live"),
        Header::Typ => lang.pick("对象类型", "type of the object"),
    }
}

fn claim_name(lang: Lang, claim: Claim) -> &'static str {
    match claim {
        Claim::Issuer => lang.pick("发证机关", "issuing authority"),
        Claim::Subject => lang.pick("所属状态列表", "which status list it is"),
        Claim::Expiry => lang.pick("终止时间（不含）", "end (exclusive)"),
        Claim::NotBefore => lang.pick("起始时间", "start"),
        Claim::IssuedAt => lang.pick("签发时间", "time of issue"),
        Claim::Id => lang.pick("签发声明的编号", "identifier of the statement"),
        Claim::Confirmation => lang.pick("须由哪部手机证明", "whose phone must prove it"),
        Claim::StatusList => lang.pick("状态列表的内容", "content of the status list"),
        Claim::Licence => lang.pick("行驶证内容", "the licence"),
        Claim::Use => lang.pick("使用方式", "the use"),
        Claim::Status => lang.pick("授权在状态列表中的位置", "place in a status list"),
    }
}

fn key_label(part: KeyPart) -> &'static str {
    match part {
        KeyPart::Type => "kty (1)",
        KeyPart::Curve => "crv (-1)",
        KeyPart::Public => "x (-2)",
    }
}

fn key_name(lang: Lang, part: KeyPart) -> &'static str {
    match part {
        KeyPart::Type => lang.pick("密钥类型（OKP 为 1）", "key type (OKP is 1)"),
        KeyPart::Curve => lang.pick("曲线（Ed25519 为 6）", "curve (Ed25519 is 6)"),
        KeyPart::Public => lang.pick("公钥", "public key"),
    }
}

/// `号牌号码 plate_no (1)`.
fn field_name(lang: Lang, of: Field) -> String {
    let (name, id, number) = (field(lang, of), of.id(), of as u8);
    format!("{name} {id} ({number})")
}

fn licence_entry(lang: Lang, of: Field, index: usize) -> String {
    let (name, entry) = (field_name(lang, of), index.saturating_add(1));
    let side = match (of.kind(), index) {
        (Kind::Millimetres3, 0) => lang.pick("长（单位：mm）", "length in mm"),
        (Kind::Millimetres3, 1) => lang.pick("宽（单位：mm）", "width in mm"),
        (Kind::Millimetres3, 2) => lang.pick("高（单位：mm）", "height in mm"),
        _ => return say!(lang, "{name} 第 {entry} 项", "{name}, entry {entry}"),
    };
    say!(lang, "{name} {side}", "{name}, {side}")
}

fn use_label(part: UsePart) -> &'static str {
    match part {
        UsePart::Kind => "(1)",
        UsePart::User => "(2)",
        UsePart::Purposes => "(3)",
        UsePart::Bearer => "(4)",
    }
}

fn use_name(lang: Lang, part: UsePart) -> &'static str {
    match part {
        UsePart::Kind => lang.pick("种类", "which one"),
        UsePart::User => lang.pick("被授权人或使用人", "grantee or user"),
        UsePart::Purposes => lang.pick("用途事项", "purposes"),
        UsePart::Bearer => lang.pick("证件号码承诺", "ID commitment"),
    }
}

fn list_label(part: ListPart) -> &'static str {
    match part {
        ListPart::Packed => "lst",
        ListPart::Bits => "bits",
    }
}

fn list_name(lang: Lang, part: ListPart) -> &'static str {
    match part {
        ListPart::Packed => lang.pick("压缩的状态", "packed statuses"),
        ListPart::Bits => lang.pick("每个状态的位数", "bits of a status"),
    }
}

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
