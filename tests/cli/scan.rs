use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::time::Duration;

use image::{GrayImage, Luma, imageops};
use tempfile::TempDir;

use crate::run::{NOON, NUMBER, Run, line, sample};

/// What a camera sees: a code of the samples held before a wall, or the wall.
fn frame(code: Option<&str>) -> GrayImage {
    let mut frame = GrayImage::from_fn(1280, 720, |x, _| Luma([90 + u8::try_from(x / 16).unwrap()]));
    if let Some(name) = code {
        let code = image::open(sample(&format!("{name}.png"))).unwrap().into_luma8();
        imageops::replace(&mut frame, &code, 420, 150);
    }
    frame
}

/// A folder of frames in this order.
fn frames(codes: &[Option<&str>]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (i, code) in codes.iter().enumerate() {
        frame(*code).save(folder.path().join(format!("{i:03}.png"))).unwrap();
    }
    folder
}

fn scan(folder: &Path, options: &str) -> Run {
    let camera: OsString = format!("replay:{}", folder.display()).into();
    line(&format!("scan --trust keys --history none {options}")).and("--camera").and(camera)
}

#[test]
fn a_live_code_in_a_frame_is_read_and_judged() {
    let folder = frames(&[Some("presentation-person")]);
    let answer = scan(folder.path(), "--once").answer();
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert!(answer.out.starts_with("✔ 有效"), "{}", answer.out);
    let source = format!("回放 {}\n", folder.path().display());
    assert!(answer.out.contains(&source) && answer.out.contains("鲁L12345"), "{}", answer.out);
    assert!(answer.out.contains("2026-11-22 10:00:00（本机时钟）"), "{}", answer.out);
    assert!(answer.err.starts_with("正在回放 "), "{}", answer.err);
    // By a clock of five minutes later it is a picture of a code that was live.
    let late = scan(folder.path(), "--once").now("2026-11-22T10:05:00+08:00").answer();
    assert!(late.exit == 1 && late.out.starts_with("✘ 无效"), "{late:?}");
}

#[test]
fn frames_without_a_code_are_passed_over() {
    let folder = frames(&[None, None, None, Some("presentation-person")]);
    fs::write(folder.path().join("000a.png"), "half a pict").unwrap();
    assert_eq!(scan(folder.path(), "--once --within 600").answer().exit, 0);
}

#[test]
fn without_a_code_it_gives_up_after_the_time_that_was_set() {
    let folder = frames(&[None, None]);
    let answer = scan(folder.path(), "--once --within 1").answer();
    assert_eq!((answer.exit, answer.out.as_str()), (4, ""));
    assert!(answer.err.ends_with("\n未找到二维码。\n"), "{}", answer.err);
}

#[test]
fn the_question_is_asked_of_what_is_scanned() {
    let folder = frames(&[Some("grant-person")]);
    let asked = |number: &str| {
        let run = scan(folder.path(), "--once --purpose 51 --bearer-file -").stdin(format!("A:{number}\n"));
        run.answer().exit
    };
    assert_eq!((asked(NUMBER), asked("110105194912310021")), (0, 1));
    assert_eq!(scan(folder.path(), "--once").answer().exit, 3, "not asked");
}

#[test]
fn a_line_of_json_names_the_folder_and_the_instant_of_the_frame() {
    let folder = frames(&[Some("presentation-person")]);
    let answer = scan(folder.path(), "--once --json").answer();
    let told: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(told["source"], format!("replay:{}", folder.path().display()));
    assert_eq!((&told["verdict"], &told["at"]["instant"]), (&"accepted".into(), &NOON.into()));
    assert_eq!(told["corners"].as_array().map(Vec::len), Some(4));
}

/// Remembers what is written and tells of each line.
struct Lines(Vec<u8>, SyncSender<()>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for _ in bytes.iter().filter(|byte| **byte == b'\n') {
            let _ = self.1.try_send(());
        }
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn each_code_that_stays_in_view_is_one_check_and_the_worst_counts() {
    let folder = frames(&[Some("presentation-person"), Some("signature-invalid"), None]);
    let (told, lines) = sync_channel(100);
    let path = folder.path().to_owned();
    let leaving = std::thread::spawn(move || {
        for _ in 0..2 {
            lines.recv().unwrap();
        }
        // Both were seen and stay for some rounds; then only the wall is left, and the time without a code begins.
        std::thread::sleep(Duration::from_secs(1));
        fs::remove_file(path.join("000.png")).unwrap();
        fs::remove_file(path.join("001.png")).unwrap();
    });
    let mut out = Lines(Vec::new(), told);
    let exit = scan(folder.path(), "--within 3").into(&mut out, &mut io::sink());
    leaving.join().unwrap();
    let out = String::from_utf8(out.0).unwrap();
    assert_eq!((exit.code(), out.lines().count()), (1, 2), "{out}");
    let valid = out.lines().find(|line| line.starts_with("✔ 有效")).unwrap();
    assert!(valid.contains("2026-11-22 10:00:00  DEMO"), "{out}");
    assert!(out.lines().any(|line| line.starts_with("? 无法证明")), "{out}");
}

#[test]
fn a_source_that_cannot_be_opened_says_so_and_what_to_do() {
    let junk = tempfile::tempdir().unwrap();
    fs::write(junk.path().join("a.png"), "junk").unwrap();
    for (run, why) in [
        (scan(junk.path(), ""), "文件夹里没有可读的图片"),
        (scan(&junk.path().join("nowhere"), ""), "没有这个文件夹"),
        (line("scan --trust keys --camera front"), "不是摄像头，请写编号"),
        (scan(junk.path(), "--within 0"), "“0”不是秒数"),
        (scan(junk.path(), "--within 1.5"), "1 到 86400 的整数"),
    ] {
        let answer = run.answer();
        assert_eq!((answer.exit, answer.out.as_str()), (2, ""), "{answer:?}");
        assert!(answer.err.starts_with("错误：") && answer.err.contains(why), "{}", answer.err);
    }
}

#[cfg(all(target_os = "linux", feature = "camera"))]
#[test]
fn a_camera_that_is_not_there_is_named() {
    let answer = line("scan --trust keys --camera 4321 --lang en").answer();
    assert_eq!((answer.exit, answer.out.as_str()), (2, ""));
    assert!(answer.err.contains("camera 4321: There is no camera 4321."), "{}", answer.err);
}

#[cfg(not(feature = "camera"))]
#[test]
fn a_program_without_cameras_says_so_and_still_replays() {
    for options in ["--camera 0", "", "--list"] {
        let answer = line(&format!("scan --trust keys {options}")).answer();
        assert!(answer.exit == 2 && answer.err.contains("没有摄像头功能"), "{answer:?}");
    }
}
