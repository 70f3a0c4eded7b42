//! What a tester sees, in full for one sample, and what holds for any input.

use super::argument::{InFile, in_file};
use crate::text::visible;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::*;
use crate::credential::unarmor;

fn said(lang: Lang, code: Inspected<'_>) -> String {
    let mut out = Vec::new();
    write(&mut out, lang, code).unwrap();
    String::from_utf8(out).unwrap()
}

/// The bytes that stand in the rows of the table.
fn bytes_in(lang: Lang, said: &str, count: usize) -> Vec<u8> {
    let bytes_at = count.to_string().len().max(4) + 2;
    let headings = Table::of(count).headings(dissection::columns(lang));
    let rows = said.lines().skip_while(|row| *row != headings).skip(1).take_while(|row| !row.is_empty());
    let mut digits = String::new();
    for row in rows.filter(|row| !row.trim_start().starts_with('✘')) {
        let cell = row.get(bytes_at..).unwrap_or_default();
        digits.extend(cell.chars().take_while(char::is_ascii_hexdigit));
    }
    crate::credential::from_hex(digits.as_bytes()).unwrap()
}

/// What holds for any input; gives what was said.
fn check(code: Inspected<'_>) -> [String; 2] {
    Lang::ALL.map(|lang| {
        let said = said(lang, code);
        assert!(said.starts_with(&dissection::heading(lang)) && said.ends_with('\n'));
        for row in said.lines() {
            assert_eq!(visible(row), row);
            assert!(row.width() <= layout::WIDTH, "{row:?}");
        }
        let bytes = match code {
            Inspected::Bytes(bytes) => Some(bytes.to_vec()),
            Inspected::Text(text) => unarmor(text).ok(),
        };
        if let Some(bytes) = bytes {
            assert_eq!(bytes_in(lang, &said, bytes.len()), bytes);
            let anatomy = dissect(&bytes);
            // A broken proof can also make the code too long.
            let broken = anatomy.fault.iter().chain(&anatomy.proof_fault).count();
            assert_eq!(said.lines().filter(|row| row.trim_start().starts_with("✘ ")).count(), broken);
        }
        said
    })
}

fn files(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|one| one == extension) {
            found.push(path);
        }
    }
}

fn sample(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name)).unwrap()
}

#[test]
fn a_small_code_in_full() {
    let [zh, en] = check(Inspected::Text(&sample("proof-around-bytes.txt")));
    assert_eq!(zh, include_str!("proof-around-bytes.zh.txt"));
    assert_eq!(en, include_str!("proof-around-bytes.en.txt"));
}

#[test]
fn a_broken_text_in_full() {
    let [zh, en] = check(Inspected::Text(b"YZ1:BB8GGW"));
    assert_eq!(
        zh,
        "未经证实：以下内容没有核验，只说明码中写了什么。\n\n\
         文本：10 个字符，前缀 YZ1: 4 个，Base45 6 个。\n\
         二维码：字母数字模式、纠错等级 M，至少版本 1（可容纳 20 个字符）。\n\
         ✘  Base45 字符组表示的数过大（字符偏移 7）。\n   YZ1:BB8GGW\n          ^^^\n\n\
         结果：格式有误，见 ✘ 处。\n"
    );
    assert_eq!(
        en,
        "Unproven content: nothing below is verified; it only says what stands in the code.\n\n\
         Text: 10 characters, 4 of the prefix YZ1: and 6 of Base45.\n\
         QR symbol: alphanumeric, level M, version 1 or more (holds 20 characters).\n\
         ✘  A Base45 group stands for a number too large for its bytes (character offset 7).\n   \
         YZ1:BB8GGW\n          ^^^\n\n\
         Result: malformed, see ✘ above.\n"
    );
}

#[test]
fn every_sample_is_written_to_the_last_byte() {
    let mut texts = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples"), "txt", &mut texts);
    assert!(texts.len() > 200);
    for path in texts {
        let content = fs::read(path).unwrap();
        let code = crate::check::Content::only_line(&content);
        check(Inspected::Text(code));
        if let Ok(bytes) = unarmor(code) {
            check(Inspected::Bytes(&bytes));
        }
    }
    let mut lists = Vec::new();
    files(Path::new(env!("CARGO_MANIFEST_DIR")), "cwt", &mut lists);
    assert!(!lists.is_empty());
    for path in lists {
        let content = fs::read(path).unwrap();
        assert_eq!(in_file(&content), Ok(InFile::Bytes(content.as_slice().into())));
        check(Inspected::Bytes(&content));
    }
}

#[test]
fn faults_of_the_text_hide_its_bytes() {
    for (name, zh, en) in [
        ("text-not-ours.txt", "结果：不是本系统码。", "Result: not a code of this system."),
        ("text-not-ascii.txt", "结果：格式有误，见 ✘ 处。", "Result: malformed, see ✘ above."),
        ("text-too-long.txt", "结果：格式有误，见 ✘ 处。", "Result: malformed, see ✘ above."),
    ] {
        let [in_zh, in_en] = check(Inspected::Text(&sample(name)));
        assert!(
            in_zh.ends_with(&format!("\n\n{zh}\n")) && in_en.ends_with(&format!("\n\n{en}\n")),
            "{in_zh}"
        );
    }
}

#[test]
fn a_broken_proof_is_told_apart_from_its_statement() {
    let [zh, en] = check(Inspected::Text(&sample("proof-no-time.txt")));
    assert!(
        zh.contains("   ✘  仅实时证明有误，其中的签发声明不受影响：缺少声明项 iat (6)（字节偏移"),
        "{zh}"
    );
    assert!(en.contains("Only the live proof is broken, not the statement in it: The claim iat (6)"), "{en}");
    assert!(zh.contains("\n结果：签发声明形式正确，实时证明格式有误，见 ✘ 处。"));
}

#[test]
fn what_is_not_read_and_what_is_too_much_is_said() {
    let [zh, en] = check(Inspected::Bytes(&[0x82, 0x01, 0xff, 0x00, 0x00]));
    assert!(zh.contains("\n未读取的字节：偏移 2–4。\n"), "{zh}");
    assert!(en.contains("\nBytes not read: offsets 2–4.\n"), "{en}");
    let [zh, _] = check(Inspected::Bytes(&[]));
    assert!(zh.contains("\n对象：无法确定的对象；0 字节，0 项。\n结果：格式有误，见 ✘ 处。\n"), "{zh}");
    let many = [&[0x9a, 0, 1, 0, 0][..], &vec![0; 1 << 16]].concat();
    let mut out = Vec::new();
    write(&mut out, Lang::En, Inspected::Bytes(&many)).unwrap();
    let said = String::from_utf8(out).unwrap();
    assert!(said.contains("\nExplained up to byte offset 65540 only;"));
}

#[test]
fn a_reader_that_went_away_is_the_callers_business() {
    struct Gone;
    impl io::Write for Gone {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let error = write(&mut Gone, Lang::En, Inspected::Bytes(&[0])).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::BrokenPipe);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_written_whole(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        check(Inspected::Bytes(&bytes));
    }

    #[test]
    fn any_text_is_harmless(text in "\\PC{0,60}|(YZ1:)?.{0,60}|[\u{0}-\u{20}\u{7f}-\u{a0}\u{200b}-\u{2fff}\u{1d100}-\u{1d200}]{0,60}") {
        check(Inspected::Text(text.as_bytes()));
        let length = u8::try_from(text.len()).unwrap_or(u8::MAX);
        let bytes = [&[0x84, 0x78, length], text.as_bytes()].concat();
        check(Inspected::Bytes(&bytes));
    }

    #[test]
    fn a_damaged_code_is_written_whole(damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        let mut bytes = unarmor(&sample("grant-person.txt")).unwrap();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        check(Inspected::Bytes(&bytes));
    }
}
