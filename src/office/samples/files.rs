//! The text of a code as a file holds it: what is dropped around it and what is not.

use super::draft::Draft;
use super::world::World;
use crate::check::PictureFile;
use crate::credential::armor::armor;
use crate::domain::UseKind;

/// Files with the right download, whose picture was too poor.
pub(super) fn drafts(w: &World) -> Vec<Draft> {
    let right = armor(&w.sign(&w.download()));
    let of = |name, zh, en, text: String| Draft::text(name, zh, en, text);
    let read = |name, zh, en, text| {
        of(name, zh, en, text)
            .of_use(UseKind::Download)
            .picture(PictureFile::Unclear)
            .attention(10, &["picture-unclear"])
    };
    let (half, rest) = right.split_at(right.len() / 2);
    vec![
        read(
            "text-byte-order-mark",
            "文件以字节顺序标记开头",
            "a byte order mark is dropped",
            format!("\u{feff}{right}"),
        ),
        read(
            "text-two-line-ends",
            "文件末尾有两个换行",
            "CR and LF at the end are dropped",
            format!("{right}\r\n\r\n"),
        ),
        of(
            "text-two-marks",
            "两个字节顺序标记",
            "only one byte order mark is dropped",
            format!("\u{feff}\u{feff}{right}"),
        )
        .none(2, "not-ours"),
        of(
            "text-leading-line-end",
            "文件以换行开头",
            "a line end before the code is kept",
            format!("\n{right}"),
        )
        .none(2, "not-ours"),
        of("text-line-end-only", "文件只有换行", "nothing but a line end", "\r\n".to_owned())
            .none(1, "no-code"),
        of(
            "text-trailing-space",
            "末尾有空格",
            "a space is a character of the alphabet",
            format!("{right} "),
        )
        .malformed(),
        of("text-trailing-tab", "末尾有制表符", "a tab is none", format!("{right}\t")).malformed(),
        of("text-line-end-within", "文本中间换行", "a line end within the code", format!("{half}\n{rest}"))
            .malformed(),
    ]
}
