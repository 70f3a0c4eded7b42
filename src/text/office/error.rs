//! Why the office could do nothing, and what to do about it.

use std::io;
use std::path::Path;

use rusqlite::ErrorCode;
use serde_json::error::Category;

use super::drawn::{key, picture};
use super::quoted::message;
use super::refusal::denied;
use crate::office::{MAX_ROWS, OfficeError};
use crate::text::Lang;
use crate::text::fault::{commitment_error, key as public_key};
use crate::text::lang::say;
use crate::text::trust::shown;

/// Why the office refuses or fails, as sentences.
pub fn office_error(lang: Lang, error: &OfficeError) -> String {
    match error {
        OfficeError::Denied(why) => denied(lang, why),
        OfficeError::Store(error) => store(lang, error),
        OfficeError::Damaged(what) => {
            let what = message(what);
            say!(
                lang,
                "数据库已损坏（{what}）。请停用这个数据文件夹，用备份恢复。",
                "The database is damaged ({what}). Stop using this data folder and restore a backup."
            )
        }
        OfficeError::File(path, error) => file(lang, path, error),
        OfficeError::Chance(error) => {
            let why = message(error);
            say!(
                lang,
                "系统给不出随机数（{why}），什么都没有做。请重启系统后再试。",
                "The system gives no random numbers ({why}), so nothing was done. Start it anew and try again."
            )
        }
        OfficeError::Key(path, error) => {
            let (path, why) = (shown(path), key(lang, error));
            say!(
                lang,
                "私钥文件 {path} 用不了：{why}。请核对文件和口令。",
                "The private key in {path} cannot be used: {why}. Check the file and the passphrase."
            )
        }
        OfficeError::BadKey(error) => {
            let why = public_key(lang, error);
            say!(
                lang,
                "公钥不允许：{why}。请换一把密钥。",
                "A public key is not allowed: {why}. Take another key."
            )
        }
        OfficeError::Commitment(error) => commitment_error(lang, error),
        OfficeError::Picture(error) => picture(lang, error),
        OfficeError::Json(error) => json(lang, error),
        OfficeError::Csv(error) => csv(lang, error),
    }
}

fn store(lang: Lang, error: &rusqlite::Error) -> String {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => say!(
            lang,
            "另一个命令正在写入数据库，请稍后再试。",
            "Another command is writing to the database. Try again in a moment."
        ),
        Some(ErrorCode::DiskFull) => {
            say!(lang, "磁盘已满，没有写入。请腾出空间后再试。", "The disk is full. Make room and try again.")
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => say!(
            lang,
            "数据文件夹只能读，不能写。请检查文件权限和磁盘后再试。",
            "The data folder can be read but not written. Check its permissions and the disk, and try again."
        ),
        Some(ErrorCode::CannotOpen) => say!(
            lang,
            "数据库打不开。请检查数据文件夹和它的权限。",
            "The database cannot be opened. Check the data folder and its permissions."
        ),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => say!(
            lang,
            "数据库已损坏。请停用这个数据文件夹，用备份恢复。",
            "The database is damaged. Stop using this data folder and restore a backup."
        ),
        Some(ErrorCode::SystemIoFailure) => {
            let why = message(error);
            say!(
                lang,
                "读写数据库时磁盘出错（{why}）。请检查磁盘后再试。",
                "The disk failed at the database ({why}). Check the disk and try again."
            )
        }
        // The library's list is open.
        Some(_) | None => {
            let why = message(error);
            say!(
                lang,
                "数据库出错（{why}），什么都没有改动。请再试，仍不行请报告。",
                "The database failed ({why}), and nothing was changed. Try again, and report it if it stays so."
            )
        }
    }
}

fn file(lang: Lang, path: &Path, error: &io::Error) -> String {
    let path = shown(path);
    match error.kind() {
        io::ErrorKind::NotFound => say!(
            lang,
            "找不到 {path}，请核对数据文件夹是否完整。",
            "There is no {path}. Check that the data folder is complete."
        ),
        io::ErrorKind::PermissionDenied => say!(
            lang,
            "没有权限读写 {path}，请检查权限。",
            "This account may not read or write {path}. Check its permissions."
        ),
        io::ErrorKind::AlreadyExists => say!(
            lang,
            "{path} 已经存在，没有覆盖。请核对后移走它再试。",
            "The file {path} exists already and was not overwritten. Check it, move it away and try again."
        ),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => say!(
            lang,
            "磁盘已满，无法写入 {path}。请腾出空间后再试。",
            "The disk is full, so {path} was not written. Make room and try again."
        ),
        io::ErrorKind::ReadOnlyFilesystem => say!(
            lang,
            "{path} 所在的磁盘只能读，请换一个位置。",
            "The disk of {path} cannot be written. Choose another place."
        ),
        // The system's list is open.
        _ => {
            let why = message(error);
            say!(
                lang,
                "无法读写 {path}（{why}），请检查磁盘后再试。",
                "Reading or writing {path} failed ({why}). Check the disk and try again."
            )
        }
    }
}

/// The library's message quotes what stands there where the shape is wrong, so only other messages are shown.
fn json(lang: Lang, error: &serde_json::Error) -> String {
    let (line, column) = (error.line(), error.column());
    match error.classify() {
        Category::Data => say!(
            lang,
            "JSON 第 {line} 行第 {column} 列不合要求，须是由对象组成的数组。请对照导出的文件。",
            "The JSON is not of the right shape at line {line}, column {column}: it must be an array of objects. \
             Compare an exported file."
        ),
        Category::Eof => say!(
            lang,
            "JSON 在第 {line} 行中断，文件不完整。请重新取得文件。",
            "The JSON ends too early, at line {line}. Get the whole file."
        ),
        Category::Syntax => say!(
            lang,
            "JSON 第 {line} 行第 {column} 列有语法错误。请改正，文件须存为 UTF-8。",
            "The JSON has a mistake at line {line}, column {column}. Correct it; the file must be saved as UTF-8."
        ),
        Category::Io => {
            let why = message(error);
            say!(
                lang,
                "JSON 读写出错（{why}）。请检查磁盘后再试。",
                "Reading or writing the JSON failed ({why}). Check the disk and try again."
            )
        }
    }
}

fn csv(lang: Lang, error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Utf8 { pos, .. } => match pos.as_ref().map(csv::Position::line) {
            Some(line) => say!(
                lang,
                "CSV 第 {line} 行起不是 UTF-8。请在表格软件中另存为“CSV UTF-8”后再导入。",
                "The CSV is not UTF-8 at line {line}. Save it as UTF-8 (\"CSV UTF-8\" in a spreadsheet) and \
                 import it again."
            ),
            None => say!(
                lang,
                "CSV 不是 UTF-8。请在表格软件中另存为“CSV UTF-8”后再导入。",
                "The CSV is not UTF-8. Save it as UTF-8 (\"CSV UTF-8\" in a spreadsheet) and import it again."
            ),
        },
        csv::ErrorKind::UnequalLengths { pos, expected_len, len } => {
            let line = pos.as_ref().map_or(0, csv::Position::line);
            say!(
                lang,
                "CSV 第 {line} 行有 {len} 列，标题行有 {expected_len} 列。含逗号的内容须加引号，请改正。",
                "The CSV has {len} columns at line {line}, and {expected_len} in its heading. A value with a comma \
                 must stand in quotes. Correct it."
            )
        }
        csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => say!(
            lang,
            "文件超过 {MAX_ROWS} 条记录，请分成几个文件导入。",
            "The file has more than {MAX_ROWS} records. Import it in parts."
        ),
        // The library's list is open.
        _ => {
            let why = message(error);
            say!(
                lang,
                "CSV 读写出错（{why}）。请核对文件后再试。",
                "Reading or writing the CSV failed ({why}). Check the file and try again."
            )
        }
    }
}
