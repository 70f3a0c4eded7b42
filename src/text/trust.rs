//! What is wrong with trust itself: what happened, and what to do.

use std::io;
use std::path::Path;

use super::Lang;
use super::escape::visible_up_to;
use super::fault::{fault, key, text};
use super::lang::say;
use super::reason::reason_title;
use crate::credential::MAX_PACKED;
use crate::domain::CalendarError;
use crate::trust::{
    IssuerFault, ListFault, LoadNote, MAX_ENTRIES, MAX_ISSUERS, MAX_KEYS, MAX_LISTS, MAX_PURPOSES, MAX_TOTAL,
    PurposeFault, TrustError,
};

/// The longest path or message of the system that is shown.
const MAX_SHOWN: usize = 200;

/// Why no trust could be read, and what to do.
pub fn trust_error(lang: Lang, error: &TrustError) -> String {
    match error {
        TrustError::Io { path, error } => unreadable(lang, path, error),
        TrustError::TooLarge { path, limit } => {
            let path = shown(path);
            say!(
                lang,
                "{path} 超过 {limit} 字节的上限，请重新获取信任数据。",
                "The file {path} is larger than {limit} bytes. Get the trust data anew."
            )
        }
        TrustError::NotAFile { path } => {
            let path = shown(path);
            say!(
                lang,
                "{path} 不是普通文件，请换成文件本身，不要用链接。",
                "The file {path} is not a regular one. Put the file itself there, not a link."
            )
        }
        TrustError::Json { path, error } => {
            let (path, line, column) = (shown(path), error.line(), error.column());
            let message = error.to_string();
            let place = format!(" at line {line} column {column}");
            let why = visible_up_to(message.strip_suffix(&place).unwrap_or(&message), MAX_SHOWN);
            say!(
                lang,
                "{path} 第 {line} 行第 {column} 列不符合格式（{why}），请重新获取信任数据。",
                "The file {path} breaks its format at line {line}, column {column} ({why}). Get the trust \
                 data anew."
            )
        }
        TrustError::Version { path, found } => {
            let path = shown(path);
            say!(
                lang,
                "{path} 的版本是 {found}，本程序只认识版本 1，请更新程序。",
                "The file {path} is of version {found}, and this program reads version 1. Update the program."
            )
        }
        TrustError::Issuers(fault) => {
            let why = issuer_fault(lang, fault);
            say!(
                lang,
                "issuers.json 有误：{why}。请重新获取信任数据。",
                "There is a mistake in issuers.json: {why}. Get the trust data anew."
            )
        }
        TrustError::Calendar(error) => {
            let why = calendar_error(lang, error);
            say!(
                lang,
                "calendar.json 有误：{why}。请重新获取信任数据。",
                "There is a mistake in calendar.json: {why}. Get the trust data anew."
            )
        }
        TrustError::Purposes(fault) => {
            let why = purpose_fault(lang, fault);
            say!(
                lang,
                "purposes.json 有误：{why}。请重新获取信任数据。",
                "There is a mistake in purposes.json: {why}. Get the trust data anew."
            )
        }
        TrustError::TooManyEntries { path } => {
            let path = shown(path);
            say!(
                lang,
                "{path} 中的文件超过 {MAX_ENTRIES} 个，请指定只放信任数据的文件夹。",
                "The folder {path} has more than {MAX_ENTRIES} entries. Name a folder that holds trust data \
                 only."
            )
        }
    }
}

/// What was left out of trust, and what follows from it.
pub fn load_note(lang: Lang, note: &LoadNote) -> String {
    match note {
        LoadNote::RealIssuer(issuer) => say!(
            lang,
            "发证机关 {issuer} 不是测试用的，从文件夹读取时不予采信；真实发证机关须安装到信任库。",
            "The issuing authority {issuer} is not marked as a test and does not count from a folder. Real \
             ones must be installed into the store."
        ),
        LoadNote::List { file, fault } => {
            let (file, why) = (visible_up_to(file, MAX_SHOWN), list_fault(lang, fault));
            let why = why.trim_end_matches(['.', '。']);
            say!(
                lang,
                "状态列表 {file} 未采用：{why}。有关授权的状态将无法判定，请更新信任数据。",
                "The status list {file} is not used: {why}. The status of what it covers cannot be told; \
                 update the trust data."
            )
        }
    }
}

fn unreadable(lang: Lang, path: &Path, error: &io::Error) -> String {
    let path = shown(path);
    if error.kind() == io::ErrorKind::NotFound {
        say!(
            lang,
            "找不到 {path}，请确认信任数据的文件夹正确、完整。",
            "There is no {path}. Check that the folder of trust data is the right one and complete."
        )
    } else if error.kind() == io::ErrorKind::PermissionDenied {
        say!(
            lang,
            "没有权限读取 {path}，请检查文件权限。",
            "This account may not read {path}. Check the permissions of the file."
        )
    } else {
        let why = visible_up_to(&error.to_string(), MAX_SHOWN);
        say!(
            lang,
            "无法读取 {path}（{why}），请检查磁盘后重试。",
            "The file {path} cannot be read ({why}). Check the disk and try again."
        )
    }
}

pub(super) fn shown(path: &Path) -> String {
    visible_up_to(&path.display().to_string(), MAX_SHOWN)
}

fn issuer_fault(lang: Lang, fault: &IssuerFault) -> String {
    match fault {
        IssuerFault::TooManyIssuers => {
            say!(lang, "发证机关超过 {MAX_ISSUERS} 个", "more than {MAX_ISSUERS} issuing authorities")
        }
        IssuerFault::IssuerTwice(id) => say!(lang, "发证机关 {id} 重复", "{id} stands twice"),
        IssuerFault::TooManyKeys(id) => {
            say!(lang, "发证机关 {id} 的密钥超过 {MAX_KEYS} 把", "{id} has more than {MAX_KEYS} keys")
        }
        IssuerFault::Name(id, fault) => {
            let why = text(lang, fault);
            say!(lang, "发证机关 {id} 的名称不允许，{why}", "the name of {id} is not allowed, {why}")
        }
        IssuerFault::KeyText(id) => say!(
            lang,
            "发证机关 {id} 有密钥不是 64 位小写十六进制数字",
            "a key of {id} is not 64 lower-case hexadecimal digits"
        ),
        IssuerFault::Key(id, error) => {
            let why = key(lang, error);
            say!(lang, "发证机关 {id} 有密钥不允许，{why}", "a key of {id} is not allowed, {why}")
        }
        IssuerFault::KeyTwice(id) => {
            say!(lang, "发证机关 {id} 的密钥与另一把重复", "a key of {id} stands twice")
        }
        IssuerFault::KeyPeriod(id) => {
            say!(
                lang,
                "发证机关 {id} 有密钥的终止时间不晚于起始时间",
                "a key of {id} does not end after it begins"
            )
        }
        IssuerFault::KeyUse(id) => say!(lang, "发证机关 {id} 有密钥没有用途", "a key of {id} has no use"),
    }
}

fn calendar_error(lang: Lang, error: &CalendarError) -> String {
    match error {
        CalendarError::TooManyYears { found } => {
            say!(lang, "年份过多，共 {found} 个", "too many years, {found} of them")
        }
        CalendarError::Year { year } => {
            say!(lang, "{year} 不在 2000 至 2199 年之间", "{year} is not between 2000 and 2199")
        }
        CalendarError::Revisions { year, found } => say!(
            lang,
            "{year} 年有 {found} 份安排，数量不允许",
            "{year} has {found} schedules, which is none or too many"
        ),
        CalendarError::SamePublished { year, published } => say!(
            lang,
            "{year} 年有两份安排都发布于 {published}",
            "{year} has two schedules published on {published}"
        ),
        CalendarError::OtherYear { year, day } => {
            say!(lang, "{day} 列在 {year} 年之下", "{day} is listed under {year}")
        }
        CalendarError::OffAndWork { day } => {
            say!(lang, "{day} 既列为放假又列为上班", "{day} is listed both as a day off and as a working day")
        }
    }
}

fn list_fault(lang: Lang, list: &ListFault) -> String {
    match list {
        ListFault::NotAFile => say!(lang, "不是普通文件", "it is not a regular file"),
        ListFault::TooLarge => {
            say!(lang, "超过 {MAX_PACKED} 字节的上限", "it is larger than {MAX_PACKED} bytes")
        }
        ListFault::TooMany => {
            say!(lang, "状态列表超过 {MAX_LISTS} 份", "there are more than {MAX_LISTS} status lists")
        }
        ListFault::Form(error) => fault(lang, error),
        ListFault::Name => {
            say!(lang, "文件名与内容所指的不是同一份列表", "its name and its content name different lists")
        }
        ListFault::IssuerUnknown => {
            say!(lang, "其发证机关不在信任数据中", "its issuing authority is not in trust")
        }
        ListFault::Key(reason) => {
            let why = reason_title(lang, reason, None);
            say!(
                lang,
                "发证机关没有可以签发它的密钥（{why}）",
                "no key of its issuing authority may have signed it ({why})"
            )
        }
        ListFault::AfterRelease => {
            say!(lang, "签发时间晚于所属发布的时间", "it is dated after the release that carries it")
        }
        ListFault::TooMuch => say!(
            lang,
            "全部列表合计超过 {MAX_TOTAL} 字节",
            "all lists together take more than {MAX_TOTAL} bytes"
        ),
    }
}

fn purpose_fault(lang: Lang, error: &PurposeFault) -> String {
    match error {
        PurposeFault::TooMany => {
            say!(lang, "用途事项超过 {MAX_PURPOSES} 项", "it has more than {MAX_PURPOSES} purposes")
        }
        PurposeFault::Twice(purpose) => {
            say!(lang, "用途事项 {purpose} 重复", "purpose {purpose} stands in it twice")
        }
        PurposeFault::Name(purpose, fault) => {
            let why = text(lang, fault);
            say!(lang, "用途事项 {purpose} 的名称：{why}", "the name of purpose {purpose}: {why}")
        }
    }
}

#[cfg(test)]
mod tests;
