//! Where a code's form is broken, for testers: the rule, and the byte or character at which it is.

use super::lang::say;
use super::{Lang, field};
use crate::credential::armor::{ArmorError, MAX_CHARS, MAX_LIVE_CHARS, PREFIX};
use crate::credential::cbor::{CborFault, MAX_DEPTH, Wanted};
use crate::credential::{CommitmentError, Fault, FormatError, KeyError};
use crate::domain::{FieldFault, TextFault};

/// A broken rule as a sentence, with its place: the offset from 0 of a byte of the decoded CBOR or of a character of
/// the text; none where the rule is about the whole code.
pub fn fault(lang: Lang, error: &FormatError) -> String {
    let (rule, at) = (rule(lang, &error.fault), error.at);
    match place(&error.fault) {
        Place::Whole => say!(lang, "{rule}。", "{rule}."),
        Place::Character => say!(lang, "{rule}（字符偏移 {at}）。", "{rule} (character offset {at})."),
        Place::Byte => say!(lang, "{rule}（字节偏移 {at}）。", "{rule} (byte offset {at})."),
    }
}

/// The machine lacks the memory to compare an ID number.
pub fn commitment_error(lang: Lang, error: &CommitmentError) -> String {
    let CommitmentError = error;
    say!(
        lang,
        "核对证件号码需要 64 MiB 内存，本机内存不足，请关闭其他程序后重试。",
        "Comparing the ID number takes 64 MiB of memory, which this machine lacks. Close other programs \
         and try again."
    )
}

/// What an offset counts.
enum Place {
    Whole,
    Character,
    Byte,
}

fn place(fault: &Fault) -> Place {
    match fault {
        Fault::Armor(ArmorError::NotOurs | ArmorError::TooLong { .. })
        | Fault::LiveTooLong(_)
        | Fault::PhoneIsIssuer => Place::Whole,
        Fault::Armor(
            ArmorError::Character { .. } | ArmorError::Overflow { .. } | ArmorError::Remainder { .. },
        ) => Place::Character,
        Fault::Cbor(_)
        | Fault::HeaderMissing(_)
        | Fault::HeaderValue(_)
        | Fault::CriticalHeader
        | Fault::UnprotectedNotEmpty
        | Fault::NestedProof
        | Fault::ProofAroundDownload
        | Fault::ClaimMissing(_)
        | Fault::ClaimValue(_)
        | Fault::ClaimForbidden(_)
        | Fault::Name(_)
        | Fault::KeyShape
        | Fault::Key(_)
        | Fault::FieldMissing(_)
        | Fault::FieldValue(..)
        | Fault::Compression => Place::Byte,
    }
}

/// A broken rule alone, without a place and without a full stop.
pub(super) fn rule(lang: Lang, fault: &Fault) -> String {
    match fault {
        Fault::Armor(error) => armor(lang, error),
        Fault::Cbor(fault) => cbor(lang, fault),
        Fault::HeaderMissing(header) => {
            say!(lang, "受保护的标头缺少 {header}", "The protected header lacks {header}")
        }
        Fault::HeaderValue(header) => {
            say!(
                lang,
                "标头参数 {header} 的值不允许",
                "The header parameter {header} has a value that is not allowed"
            )
        }
        Fault::CriticalHeader => say!(
            lang,
            "crit (2) 为空，或列有本格式没有的标头参数",
            "The header parameter crit (2) is empty or names one that this format does not have"
        ),
        Fault::UnprotectedNotEmpty => {
            say!(lang, "未受保护的标头应当为空", "The unprotected header is not empty")
        }
        Fault::NestedProof => {
            say!(lang, "实时证明之内又有实时证明", "A live proof stands inside a live proof")
        }
        Fault::ProofAroundDownload => {
            say!(
                lang,
                "下载件没有手机，不应带实时证明",
                "A live proof stands around a download, which has no phone"
            )
        }
        Fault::LiveTooLong(chars) => say!(
            lang,
            "出示码有 {chars} 个字符，最多允许 {MAX_LIVE_CHARS} 个",
            "The live code has {chars} characters; {MAX_LIVE_CHARS} are allowed"
        ),
        Fault::ClaimMissing(claim) => say!(lang, "缺少声明项 {claim}", "The claim {claim} is missing"),
        Fault::ClaimValue(claim) => {
            say!(lang, "声明项 {claim} 的值不允许", "The claim {claim} has a value that is not allowed")
        }
        Fault::ClaimForbidden(claim) => {
            say!(lang, "这种使用方式不允许声明项 {claim}", "The claim {claim} is not allowed in this use")
        }
        Fault::Name(fault) => {
            let why = text(lang, fault);
            say!(lang, "姓名或名称不允许：{why}", "A name is not allowed: {why}")
        }
        Fault::KeyShape => {
            say!(lang, "COSE_Key 不是单纯的 Ed25519 公钥", "The COSE_Key is not exactly a public Ed25519 key")
        }
        Fault::Key(error) => {
            let why = key(lang, error);
            say!(lang, "公钥不允许：{why}", "A public key is not allowed: {why}")
        }
        Fault::PhoneIsIssuer => {
            say!(lang, "手机的公钥是某发证机关的密钥", "The phone's key is an issuing authority's key")
        }
        Fault::FieldMissing(missing) => {
            let name = field(lang, *missing);
            say!(lang, "行驶证内容缺少「{name}」", "The licence lacks \"{name}\"")
        }
        Fault::FieldValue(wrong, fault) => {
            let (name, why) = (field(lang, *wrong), field_fault(lang, fault));
            say!(lang, "「{name}」的内容不允许：{why}", "The value of \"{name}\" is not allowed: {why}")
        }
        Fault::Compression => say!(
            lang,
            "状态列表的压缩数据损坏，或解压后超过上限",
            "The status list is damaged or larger than allowed once unpacked"
        ),
    }
}

fn armor(lang: Lang, error: &ArmorError) -> String {
    match error {
        ArmorError::NotOurs => {
            say!(
                lang,
                "文本不以 {PREFIX} 开头，不是本系统码",
                "The text does not begin with {PREFIX} and is no code of this system"
            )
        }
        ArmorError::TooLong { chars } => say!(
            lang,
            "文本有 {chars} 个字符，最多允许 {MAX_CHARS} 个",
            "The text has {chars} characters; {MAX_CHARS} are allowed"
        ),
        ArmorError::Character { at: _ } => {
            say!(lang, "字符不在 Base45 字符集中", "A character is not in the Base45 alphabet")
        }
        ArmorError::Overflow { at: _ } => {
            say!(
                lang,
                "Base45 字符组表示的数过大",
                "A Base45 group stands for a number too large for its bytes"
            )
        }
        ArmorError::Remainder { at: _ } => {
            say!(
                lang,
                "末尾多出一个字符，文本被截短或加长",
                "One character is left over, so the text was cut or lengthened"
            )
        }
    }
}

fn cbor(lang: Lang, fault: &CborFault) -> String {
    match fault {
        CborFault::Truncated => say!(lang, "数据在一项之内中断", "The bytes end inside an item"),
        CborFault::Trailing => say!(lang, "最后一项之后还有数据", "Bytes follow the last item"),
        CborFault::NotShortest => say!(lang, "头部不是最短编码", "A head is not in its shortest form"),
        CborFault::Indefinite => say!(lang, "不允许不定长编码", "An indefinite length is not allowed"),
        CborFault::Reserved => say!(lang, "头部使用了保留值", "A head uses a reserved value"),
        CborFault::Simple => say!(
            lang,
            "不允许浮点数，也不允许 false、true、null 以外的简单值",
            "Floats, and simple values other than false, true and null, are not allowed"
        ),
        CborFault::Range => say!(lang, "整数超出 64 位有符号范围", "An integer does not fit 64 bits signed"),
        CborFault::NotUtf8 => say!(lang, "文本串不是 UTF-8", "A text string is not UTF-8"),
        CborFault::TooDeep => {
            say!(lang, "嵌套超过 {MAX_DEPTH} 层", "Items nest deeper than {MAX_DEPTH}")
        }
        CborFault::KeyOrder => {
            say!(lang, "映射的键不按字节顺序排列", "The keys of a map are not in bytewise order")
        }
        CborFault::DuplicateKey => say!(lang, "映射中有重复的键", "A map has a key twice"),
        CborFault::KeyType => {
            say!(lang, "映射的键只能是整数或文本串", "A key of a map is neither an integer nor a text string")
        }
        CborFault::Expected(wanted) => {
            let wanted = expected(lang, wanted);
            say!(lang, "此处应为 {wanted}", "Expected {wanted} here")
        }
    }
}

fn expected(lang: Lang, wanted: &Wanted) -> String {
    match wanted {
        Wanted::Integer => say!(lang, "整数", "an integer"),
        Wanted::Bytes => say!(lang, "字节串", "a byte string"),
        Wanted::BytesOf(count) => say!(lang, "{count} 字节的字节串", "a byte string of {count} bytes"),
        Wanted::Text => say!(lang, "文本串", "a text string"),
        Wanted::Array => say!(lang, "数组", "an array"),
        Wanted::ArrayOf(count) => say!(lang, "{count} 项的数组", "an array of {count} items"),
        Wanted::Map => say!(lang, "映射", "a map"),
        Wanted::Tag(tag) => say!(lang, "标签 {tag}", "tag {tag}"),
    }
}

/// Why 32 bytes are no key.
pub(super) fn key(lang: Lang, error: &KeyError) -> String {
    match error {
        KeyError::NotAPoint => say!(lang, "不是曲线上的点", "it is not a point of the curve"),
        KeyError::NotCanonical => say!(lang, "不是规范编码", "it is not in its canonical encoding"),
        KeyError::SmallOrder => say!(lang, "是小阶点", "it is of small order"),
    }
}

/// Why a text may not stand where it stands.
pub(super) fn text(lang: Lang, fault: &TextFault) -> String {
    match fault {
        TextFault::Empty => say!(lang, "文字为空", "the text is empty"),
        TextFault::TooLong { chars, limit } => {
            say!(
                lang,
                "有 {chars} 个字符，最多允许 {limit} 个",
                "it has {chars} characters; {limit} are allowed"
            )
        }
        TextFault::Invisible(code) => {
            say!(lang, "含有不可见字符 U+{code:04X}", "it contains the invisible character U+{code:04X}")
        }
    }
}

/// Why a value may not stand in a field.
pub(super) fn field_fault(lang: Lang, fault: &FieldFault) -> String {
    match fault {
        FieldFault::NotCarried => say!(lang, "该项不在码中携带", "the field is not carried in a code"),
        FieldFault::Kind => say!(lang, "类型不对", "it is of the wrong kind"),
        FieldFault::Text(fault) => text(lang, fault),
        FieldFault::NotWellFormed => say!(lang, "代码的形式不对", "it is not well formed"),
        FieldFault::Range => say!(lang, "数值超出范围", "the number is out of range"),
        FieldFault::List => {
            say!(lang, "列表为空、过长或有重复", "the list is empty, too long, or repeats a code")
        }
    }
}

#[cfg(test)]
mod tests;
