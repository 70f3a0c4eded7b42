//! Cameras and replayed folders: what they are called, what becomes of them, and what to do when they give nothing.

use std::io;
use std::time::Duration;

use super::Lang;
use super::escape::visible_up_to;
use super::input::io_error;
use super::lang::say;
use crate::scan::{Camera, Description, FrameFormat, MAX_PICTURES, SourceError, SourceName};

/// The longest name or message of the system that is shown.
const MAX_SHOWN: usize = 200;

/// What a source is called.
pub fn source_name(lang: Lang, name: &SourceName) -> String {
    match name {
        SourceName::First => lang.pick("摄像头", "camera").to_owned(),
        SourceName::Index(index) => say!(lang, "摄像头 {index}", "camera {index}"),
        SourceName::Replay(folder) => {
            let folder = visible_up_to(&folder.to_string_lossy(), MAX_SHOWN);
            say!(lang, "回放 {folder}", "replay of {folder}")
        }
    }
}

/// A camera in a list.
pub fn camera(camera: &Camera) -> String {
    format!("{}  {}", camera.index, visible_up_to(&camera.name, MAX_SHOWN))
}

/// An open source in a few words, under its picture.
pub fn source_short(lang: Lang, open: &Description) -> String {
    let (name, width, height, format) = (visible_up_to(&open.name, 60), open.width, open.height, open.format);
    match format {
        FrameFormat::Pictures => say!(lang, "回放：{name}", "Replay: {name}"),
        format => say!(lang, "{name}（{width}×{height}，{format}）", "{name} ({width} x {height}, {format})"),
    }
}

/// A source is open.
pub fn source_opened(lang: Lang, open: &Description) -> String {
    let (name, width, height) = (visible_up_to(&open.name, MAX_SHOWN), open.width, open.height);
    match open.format {
        FrameFormat::Pictures => {
            say!(lang, "正在回放 {name}（Ctrl+C 结束）。", "Replaying {name} (Ctrl+C ends it).")
        }
        format => say!(
            lang,
            "摄像头已打开：{name}，{width}×{height}，{format}。请将二维码对准摄像头（Ctrl+C 结束）。",
            "The camera is open: {name}, {width} x {height}, {format}. Hold the code before it (Ctrl+C ends it)."
        ),
    }
}

/// A source gives no frames any more.
pub fn source_stalled(lang: Lang, silent: Duration) -> String {
    let seconds = silent.as_secs();
    say!(
        lang,
        "摄像头已 {seconds} 秒没有画面，正在重新打开。如不能恢复，请拔下再插上。",
        "The camera has given no picture for {seconds} s and is being opened anew. If that does not help, unplug it and plug it in again."
    )
}

/// Why a source gives no frames, and what to do.
pub fn source_error(lang: Lang, error: &SourceError) -> String {
    match error {
        SourceError::NotBuilt => say!(
            lang,
            "本程序构建时没有摄像头功能。请启用 camera 特性重新构建，或用 verify 核验图片。",
            "This program was built without cameras. Build it with the feature camera, or check pictures with verify."
        ),
        SourceError::NoCamera => {
            say!(lang, "没有找到摄像头。请插上摄像头。", "No camera was found. Plug one in.")
        }
        SourceError::NotFound(index) => say!(
            lang,
            "没有编号为 {index} 的摄像头。请检查是否插好，编号可用 yanzheng scan --list 查看。",
            "There is no camera {index}. Check that it is plugged in; yanzheng scan --list shows the numbers."
        ),
        SourceError::Denied => say!(
            lang,
            "没有使用摄像头的权限。请在系统设置中允许；在 Linux 上请把本账号加入 video 组后重新登录。",
            "This account may not use the camera. Allow it in the system's settings; on Linux add the account to the group video and log in again."
        ),
        SourceError::Busy => say!(
            lang,
            "摄像头正被其他程序使用。请先关闭那个程序。",
            "Another program is using the camera. Close that program."
        ),
        SourceError::Gone => {
            say!(lang, "摄像头已断开。请重新插上。", "The camera is gone. Plug it in again.")
        }
        SourceError::NoFormat => say!(
            lang,
            "这个设备不提供可用的画面格式，可能不是摄像头。请换一个编号，编号可用 yanzheng scan --list 查看。",
            "This device gives no pictures that can be read; perhaps it is no camera. Name another number; yanzheng scan --list shows them."
        ),
        SourceError::Undecodable(frames) => say!(
            lang,
            "摄像头连续 {frames} 帧画面都已损坏。请换一个接口或一根线。",
            "{frames} pictures of the camera in a row were damaged. Try another port or cable."
        ),
        SourceError::Refused(why) => {
            let why = visible_up_to(why, MAX_SHOWN);
            say!(
                lang,
                "系统打不开摄像头（{why}）。请拔下再插上，或换一个摄像头。",
                "The system does not open the camera ({why}). Unplug it and plug it in again, or use another."
            )
        }
        SourceError::Panicked(why) => {
            let why = visible_up_to(why, MAX_SHOWN);
            say!(
                lang,
                "摄像头驱动出错（{why}）。请拔下再插上，或换一个摄像头。",
                "The camera's driver failed ({why}). Unplug it and plug it in again, or use another."
            )
        }
        SourceError::TooManyStuck(count) => say!(
            lang,
            "摄像头没有响应，已尝试 {count} 次。请拔下再插上。",
            "The camera does not answer; {count} attempts are still waiting. Unplug it and plug it in again."
        ),
        SourceError::NoThread(why) => {
            let why = visible_up_to(why, MAX_SHOWN);
            say!(
                lang,
                "系统资源不足，打不开摄像头（{why}）。请关闭一些程序。",
                "The system has no resources for the camera ({why}). Close some programs."
            )
        }
        SourceError::Folder(io::ErrorKind::NotFound) => {
            say!(lang, "没有这个文件夹，请检查名称。", "There is no such folder. Check the name.")
        }
        SourceError::Folder(kind) => io_error(lang, &(*kind).into()),
        SourceError::NoPictures => say!(
            lang,
            "文件夹里没有可读的图片（PNG、JPEG、WebP、BMP、GIF、TIFF）。",
            "The folder has no pictures that can be read (PNG, JPEG, WebP, BMP, GIF, TIFF)."
        ),
        SourceError::TooManyPictures => say!(
            lang,
            "文件夹里的文件超过 {MAX_PICTURES} 个，请分开回放。",
            "The folder has more than {MAX_PICTURES} files. Replay them in parts."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::{assert_sentence, every};

    #[test]
    fn every_error_is_a_sentence_in_both_languages() {
        let why = || "Input/output error (os error 5)".to_owned();
        let errors = every!(SourceError:
            SourceError::NotBuilt => [SourceError::NotBuilt],
            SourceError::NoCamera => [SourceError::NoCamera],
            SourceError::NotFound(_) => [SourceError::NotFound(3)],
            SourceError::Denied => [SourceError::Denied],
            SourceError::Busy => [SourceError::Busy],
            SourceError::Gone => [SourceError::Gone],
            SourceError::NoFormat => [SourceError::NoFormat],
            SourceError::Undecodable(_) => [SourceError::Undecodable(10)],
            SourceError::Refused(_) => [SourceError::Refused(why()), SourceError::Refused("x".repeat(9_000))],
            SourceError::Panicked(_) => [SourceError::Panicked(why())],
            SourceError::TooManyStuck(_) => [SourceError::TooManyStuck(4)],
            SourceError::NoThread(_) => [SourceError::NoThread(why())],
            SourceError::Folder(_) => [
                SourceError::Folder(io::ErrorKind::NotFound),
                SourceError::Folder(io::ErrorKind::NotADirectory),
                SourceError::Folder(io::ErrorKind::PermissionDenied),
            ],
            SourceError::NoPictures => [SourceError::NoPictures],
            SourceError::TooManyPictures => [SourceError::TooManyPictures],
        );
        for lang in Lang::ALL {
            for error in &errors {
                let said = source_error(lang, error);
                assert_sentence(lang, &said);
                assert!(said.chars().count() < 420, "{said}");
            }
        }
    }

    #[test]
    fn names_from_the_system_are_harmless() {
        let name = "Cam\u{1b}[31m\u{202e}".to_owned();
        let shown = r"Cam\u{1b}[31m\u{202e}";
        let open = |format| Description { name: name.clone(), width: 1280, height: 720, format };
        for lang in Lang::ALL {
            for format in [FrameFormat::Mjpeg, FrameFormat::Pictures] {
                let said = source_opened(lang, &open(format));
                assert!(said.contains(shown), "{said}");
                let plain = Description { name: "USB 2.0 Camera".into(), ..open(format) };
                assert_sentence(lang, &source_opened(lang, &plain));
            }
            assert_sentence(lang, &source_stalled(lang, Duration::from_millis(3_100)));
            let folder = SourceName::Replay(name.clone().into());
            assert!(source_name(lang, &folder).ends_with(shown));
        }
        assert_eq!(camera(&Camera { index: 2, name: name.clone() }), format!("2  {shown}"));
        assert_eq!(source_name(Lang::Zh, &SourceName::Index(1)), "摄像头 1");
    }
}
