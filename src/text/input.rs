//! What is wrong with an input, before anything can be said about a licence.

use std::io;
use std::path::Path;

use super::Lang;
use super::escape::{visible, visible_up_to};
use super::fault::commitment_error;
use super::lang::say;
use super::trust::trust_error;
use crate::check::{CheckError, ExpectationError, Expected, MAX_LINES, VectorFailure};
use crate::scan::{LoadError, OtherFormat, PdfError, ScanError};

/// The longest message of the system or a library that is shown.
const MAX_SHOWN: usize = 200;

/// Why an input could not be checked.
pub fn check_error(lang: Lang, error: &CheckError) -> String {
    match error {
        // The path is said by whoever names the input.
        CheckError::Io { error, .. } if error.kind() == io::ErrorKind::NotFound => say!(
            lang,
            "没有这个文件。请检查文件名；码的文本要以 YZ1: 开头。",
            "There is no such file. Check the name; the text of a code begins with YZ1:."
        ),
        CheckError::Io { error, .. } => io_error(lang, error),
        CheckError::NotAFile { .. } => say!(
            lang,
            "不是普通文件。管道的内容请用 - 从标准输入读。",
            "It is not a regular file. Give what comes from a pipe on standard input, as -."
        ),
        CheckError::EmptyFolder { .. } => say!(
            lang,
            "文件夹里没有图片或文本文件（PNG、JPEG、WebP、BMP、GIF、TIFF、PDF、TXT）。",
            "The folder has no pictures or text files (PNG, JPEG, WebP, BMP, GIF, TIFF, PDF, TXT)."
        ),
        CheckError::Text => say!(
            lang,
            "这是文本，不是图片。核验文本请用 yanzheng verify。",
            "It is text, not a picture. Verify it with yanzheng verify."
        ),
        CheckError::TooLarge { limit, .. } => {
            let limit = limit.div_ceil(1 << 20);
            say!(lang, "超过 {limit} MiB 的上限。", "It is larger than {limit} MiB.")
        }
        CheckError::TooManyLines { lines } => say!(
            lang,
            "文本里有 {lines} 个码，一次最多核验 {MAX_LINES} 个，请分成几个文件。",
            "The text has {lines} codes; at most {MAX_LINES} are checked at once. Split it."
        ),
        CheckError::Scan(error) => scan_error(lang, error),
        CheckError::Commitment(error) => commitment_error(lang, error),
    }
}

/// Why the system does not give something to read.
pub fn io_error(lang: Lang, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => {
            say!(lang, "没有这个文件，请检查文件名。", "There is no such file. Check the name.")
        }
        io::ErrorKind::PermissionDenied => say!(lang, "没有读取的权限。", "This account may not read it."),
        _ => {
            let why = visible_up_to(&error.to_string(), MAX_SHOWN);
            say!(lang, "读不了（{why}）。", "It cannot be read ({why}).")
        }
    }
}

/// Why a picture was not searched.
pub fn scan_error(lang: Lang, error: &ScanError) -> String {
    match error {
        ScanError::Load(error) => load_error(lang, error),
        ScanError::TookTooLong { limit } => {
            let seconds = limit.as_secs_f32();
            say!(
                lang,
                "这张图片 {seconds} 秒内没有识别完，已放弃。请裁剪到二维码附近再试。",
                "The picture took more than {seconds} s and was given up. Crop it to the code and try again."
            )
        }
        ScanError::WorkerEnded => say!(
            lang,
            "识别这张图片的进程异常结束，图片可能已损坏、过大或有意为之。请裁剪到二维码附近，或另存为 PNG 再试。",
            "The process that searched the picture ended on it: it may be damaged, too large, or made to do so. \
             Crop it to the code, or save it as PNG, and try again."
        ),
        ScanError::NoWorker(why) => {
            let why = visible_up_to(why, MAX_SHOWN);
            say!(
                lang,
                "系统无法启动识别进程（{why}）。请重新启动程序后再试。",
                "The process that searches pictures could not be started ({why}). Start the program anew and try again."
            )
        }
    }
}

fn load_error(lang: Lang, error: &LoadError) -> String {
    match error {
        LoadError::Empty => say!(lang, "文件是空的。", "The file is empty."),
        LoadError::TooLarge { bytes, limit } => say!(
            lang,
            "文件有 {bytes} 字节，超过 {limit} 字节的上限。",
            "The file has {bytes} bytes; at most {limit} are read."
        ),
        LoadError::NotAPicture => say!(
            lang,
            "不是图片，也不是文本。可读 PNG、JPEG、WebP、BMP、GIF、TIFF、PDF 和纯文本。",
            "It is neither a picture nor text. PNG, JPEG, WebP, BMP, GIF, TIFF, PDF and plain text are read."
        ),
        LoadError::Unsupported(OtherFormat::Pdf) => say!(
            lang,
            "本程序没有 PDF 功能，请把页面另存为 PNG 或 JPEG。",
            "This program was built without PDF. Save the page as PNG or JPEG."
        ),
        LoadError::Pdf(error) => pdf_error(lang, error),
        LoadError::Unsupported(kind) => say!(
            lang,
            "暂不支持 {kind}，请另存为 PNG 或 JPEG。",
            "{kind} is not read. Save it as PNG or JPEG."
        ),
        LoadError::UnsupportedKind(format, why) => {
            let why = visible_up_to(why, MAX_SHOWN);
            say!(
                lang,
                "不支持这种 {format}（{why}），请另存为普通的 PNG 或 JPEG。",
                "This kind of {format} is not read ({why}). Save it as PNG or JPEG."
            )
        }
        LoadError::TooManyPixels { width, height, limit } => say!(
            lang,
            "图片为 {width}×{height} 像素，超过总数 {limit} 像素或边长的上限，请缩小后再试。",
            "The picture has {width} x {height} pixels, more than {limit} in all or too long a side. Make it smaller."
        ),
        LoadError::TooMuchMemory(format) => say!(
            lang,
            "解开这个 {format} 需要过多内存，请另存为较小的图片。",
            "Decoding this {format} would take too much memory. Save it smaller."
        ),
        LoadError::Damaged(format, why) => {
            let why = visible_up_to(why, MAX_SHOWN);
            say!(
                lang,
                "{format} 图片已损坏（{why}），请重新获取。",
                "The {format} is damaged ({why}). Get it anew."
            )
        }
    }
}

fn pdf_error(lang: Lang, error: &PdfError) -> String {
    match error {
        PdfError::Damaged => say!(lang, "PDF 已损坏，请重新获取。", "The PDF is damaged. Get it anew."),
        PdfError::Locked => say!(
            lang,
            "PDF 需要密码才能打开，请另存为不带密码的文件。",
            "The PDF opens with a password only. Save it without one."
        ),
        PdfError::NoPages => say!(lang, "PDF 里没有页面。", "The PDF has no pages."),
        PdfError::PagesLeft { searched, pages } => say!(
            lang,
            "PDF 共 {pages} 页，前 {searched} 页没有二维码。请把有码的那一页单独另存。",
            "No code stands on the first {searched} of the PDF's {pages} pages. Save the page with the code by itself."
        ),
    }
}

/// Why an expectation did not come out.
pub fn vector_failure(lang: Lang, failure: &VectorFailure) -> String {
    match failure {
        VectorFailure::Read(error) => {
            let why = check_error(lang, error);
            match unread_path(error).and_then(Path::file_name) {
                // The expectation file is named already, but it may be one of those that it names.
                Some(name) => {
                    let name = visible_up_to(&name.to_string_lossy(), MAX_SHOWN);
                    say!(lang, "{name}：{why}", "{name}: {why}")
                }
                None => why,
            }
        }
        VectorFailure::Json(error) => {
            let why = visible_up_to(&error.to_string(), MAX_SHOWN);
            say!(lang, "不是合格的样例文件（{why}）。", "It is not an expectation file ({why}).")
        }
        VectorFailure::Expectation(error) => expectation_error(lang, error),
        VectorFailure::Trust(error) => trust_error(lang, error),
        VectorFailure::Commitment(error) => commitment_error(lang, error),
        VectorFailure::Scan(error) => scan_error(lang, error),
        VectorFailure::PictureText => {
            say!(lang, "图片里读不出文本文件中的码。", "The picture does not hold the code of the text file.")
        }
        VectorFailure::Answer { expected, got } => {
            let (expected, got) = (answer(expected), answer(got));
            say!(lang, "应为 {expected}，实为 {got}。", "Expected {expected}, got {got}.")
        }
    }
}

fn unread_path(error: &CheckError) -> Option<&Path> {
    match error {
        CheckError::Io { path, .. }
        | CheckError::NotAFile { path }
        | CheckError::EmptyFolder { path }
        | CheckError::TooLarge { path, .. } => Some(path),
        CheckError::Text
        | CheckError::TooManyLines { .. }
        | CheckError::Scan(_)
        | CheckError::Commitment(_) => None,
    }
}

fn expectation_error(lang: Lang, error: &ExpectationError) -> String {
    match error {
        ExpectationError::Version(found) => {
            say!(
                lang,
                "样例文件的版本是 {found}，本程序只认识版本 1。",
                "The file is of version {found}; this program reads version 1."
            )
        }
        ExpectationError::Bearer => {
            say!(lang, "bearer 要写作 号码 或 字母:号码。", "The bearer must be NUMBER or LETTER:NUMBER.")
        }
        ExpectationError::Field(id) => {
            let id = visible_up_to(id, MAX_SHOWN);
            say!(lang, "没有“{id}”这个项目。", "There is no field \"{id}\".")
        }
        ExpectationError::Path(path) => {
            let path = visible_up_to(path, MAX_SHOWN);
            say!(
                lang,
                "“{path}”不是同一文件夹里的文件名。",
                "\"{path}\" does not name a file in the same folder."
            )
        }
    }
}

/// An answer as compact JSON, which names things as expectation files do.
fn answer(answer: &Expected) -> String {
    visible(&serde_json::to_string(answer).unwrap_or_default()).into_owned()
}
