//! The words around the anatomy of a code: what was given, what became of its form.

use std::ops::Range;

use super::super::lang::say;
use super::super::verdict::unproven;
use super::{Lang, object};
use crate::credential::ObjectKind;
use crate::credential::armor::PREFIX;

/// What the form check says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// No rule is broken.
    Sound,
    /// Only the live proof breaks one, around a sound statement.
    ProofBroken,
    /// A rule is broken.
    Malformed,
    /// It is some other code.
    NotOurs,
    /// It is larger than anything of the format and was not read.
    NotChecked,
}

/// Said above everything.
pub fn heading(lang: Lang) -> String {
    let unproven = unproven(lang);
    say!(
        lang,
        "{unproven}：以下内容没有核验，只说明码中写了什么。",
        "{unproven}: nothing below is verified; it only says what stands in the code."
    )
}

/// What stands in the columns: offset, bytes, diagnostic notation, meaning with the step.
pub fn columns(lang: Lang) -> [&'static str; 4] {
    [
        lang.pick("偏移", "at"),
        lang.pick("字节", "bytes"),
        lang.pick("诊断记法", "diagnostic notation"),
        lang.pick("含义 → 供哪一步核验", "meaning → step that it feeds"),
    ]
}

/// A code's text, by the number of its characters with the prefix.
pub fn text(lang: Lang, chars: usize) -> String {
    let (prefix, body) = (PREFIX.len(), chars.saturating_sub(PREFIX.len()));
    say!(
        lang,
        "文本：{chars} 个字符，前缀 {PREFIX} {prefix} 个，Base45 {body} 个。",
        "Text: {chars} characters, {prefix} of the prefix {PREFIX} and {body} of Base45."
    )
}

/// A text that is not a code's, by the number of its bytes.
pub fn other_text(lang: Lang, bytes: usize) -> String {
    say!(lang, "文本：{bytes} 字节。", "Text: {bytes} bytes.")
}

/// How many bytes there are.
pub fn bytes(lang: Lang, count: usize) -> String {
    say!(lang, "字节：{count} 个。", "Bytes: {count}.")
}

/// The least QR symbol for the text: its version and how many characters it holds.
pub fn symbol(lang: Lang, symbol: Option<(u8, usize)>) -> String {
    match symbol {
        Some((version, holds)) => say!(
            lang,
            "二维码：字母数字模式、纠错等级 M，至少版本 {version}（可容纳 {holds} 个字符）。",
            "QR symbol: alphanumeric, level M, version {version} or more (holds {holds} characters)."
        ),
        None => say!(
            lang,
            "二维码：这段文本不能以字母数字模式、纠错等级 M 编码。",
            "QR symbol: none of level M takes the text in alphanumeric mode."
        ),
    }
}

/// A fault that only the live proof has.
pub fn proof_fault(lang: Lang, sentence: &str) -> String {
    say!(
        lang,
        "仅实时证明有误，其中的签发声明不受影响：{sentence}",
        "Only the live proof is broken, not the statement in it: {sentence}"
    )
}

/// Where explaining ended though there was more.
pub fn ended_early(lang: Lang, at: usize) -> String {
    say!(
        lang,
        "只解释到字节偏移 {at}，其后超出本程序解释的上限。",
        "Explained up to byte offset {at} only; the rest is more than this program explains."
    )
}

/// What could not be read: the first byte and the last.
pub fn unread(lang: Lang, ranges: &[Range<usize>]) -> String {
    let ranges = lang.list(ranges.iter().map(|range| match range.len() {
        1 => range.start.to_string(),
        _ => format!("{}–{}", range.start, range.end.saturating_sub(1)),
    }));
    say!(lang, "未读取的字节：偏移 {ranges}。", "Bytes not read: offsets {ranges}.")
}

/// What was found, from the outside in, and how much of it.
pub fn found(lang: Lang, objects: &[ObjectKind], bytes: usize, items: usize) -> String {
    let objects = lang.list(objects.iter().map(|&one| object(lang, one).to_owned()));
    let items = match items {
        1 => say!(lang, "1 项", "1 item"),
        _ => say!(lang, "{items} 项", "{items} items"),
    };
    say!(lang, "对象：{objects}；{bytes} 字节，{items}。", "Object: {objects}; {bytes} bytes, {items}.")
}

/// What the form check says, last.
pub fn form(lang: Lang, form: Form) -> &'static str {
    match form {
        Form::Sound => lang.pick(
            "结果：形式正确。签名、时效和状态都没有核验。",
            "Result: the form is sound. Signatures, times and status were not checked.",
        ),
        Form::ProofBroken => lang.pick(
            "结果：签发声明形式正确，实时证明格式有误，见 ✘ 处。签名、时效和状态都没有核验。",
            "Result: the form of the statement is sound, the live proof is broken, see ✘ above. Signatures, times and status \
             were not checked.",
        ),
        Form::Malformed => lang.pick("结果：格式有误，见 ✘ 处。", "Result: malformed, see ✘ above."),
        Form::NotOurs => lang.pick("结果：不是本系统码。", "Result: not a code of this system."),
        Form::NotChecked => lang.pick("结果：数据过大，没有检查。", "Result: too large, not checked."),
    }
}
