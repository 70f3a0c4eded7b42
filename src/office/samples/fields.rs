//! Fields of the licence at their bounds.

use super::content::{claims_of, signed};
use super::draft::Draft;
use super::licences::replaced;
use super::world::World;
use crate::credential::cbor::Writer;
use crate::domain::UseKind;

pub(super) fn drafts(w: &World) -> Vec<Draft> {
    let mut drafts = texts(w);
    drafts.extend(numbers(w));
    drafts.extend(maps(w));
    drafts
}

/// A download with one field of its licence replaced or added.
fn field(w: &World, name: &'static str, zh: &str, en: &str, number: i64, value: Writer) -> Draft {
    let mut pairs = claims_of(&w.download());
    let licence = pairs.iter_mut().filter(|(label, _)| *label == -65_537);
    licence.for_each(|(_, licence)| *licence = replaced(licence, number, &value.clone().into_bytes()));
    Draft::bytes(name, zh, en, &signed(w, &pairs)).of_use(UseKind::Download)
}

fn texts(w: &World) -> Vec<Draft> {
    let owner = |name, zh, en, text: &str| field(w, name, zh, en, 3, Writer::new().text(text)).malformed();
    let long = |name, zh, en, number, text: &str| field(w, name, zh, en, number, Writer::new().text(text));
    vec![
        owner("text-rule-c1", "所有人含C1控制符", "U+0085, a control character", "张\u{85}三"),
        owner("text-rule-delete", "所有人含删除符", "U+007F, a control character", "张\u{7f}三"),
        owner(
            "text-rule-arabic-mark",
            "所有人含阿拉伯字母标记",
            "U+061C, a bidirectional format",
            "张\u{61c}三",
        ),
        owner(
            "text-rule-right-to-left-mark",
            "所有人含右至左标记",
            "U+200F, a bidirectional format",
            "张\u{200f}三",
        ),
        owner("text-rule-isolate", "所有人含双向隔离符", "U+2069, a bidirectional format", "张\u{2069}三"),
        owner("text-rule-line-separator", "所有人含行分隔符", "U+2028", "张\u{2028}三"),
        owner("text-rule-paragraph-separator", "所有人含段分隔符", "U+2029", "张\u{2029}三"),
        owner("text-rule-byte-order-mark", "所有人含字节顺序标记", "U+FEFF", "张\u{feff}三"),
        owner("text-rule-empty", "所有人为空", "an empty owner", ""),
        owner("text-rule-65", "所有人65字", "an owner of 65 characters", &"某".repeat(65)),
        long(
            "text-rule-allowed",
            "所有人含零宽连接符和空格",
            "U+200B, U+200D and spaces are text",
            3,
            " \u{200b}\u{200d}\u{3000}",
        ),
        long("licence-plate-10", "号牌号码10字", "a plate of 10 characters", 1, "鲁L12345678")
            .notes(&["plate-form"]),
        long("licence-remarks-120", "备注120字", "remarks of 120 characters", 19, &"备".repeat(120)),
        long("licence-remarks-121", "备注121字", "remarks of 121 characters", 19, &"备".repeat(121))
            .malformed(),
        long("licence-vin-18", "车辆识别代号18字", "a VIN of 18 characters", 7, "LTESTVEH1TX0000011")
            .malformed(),
        long("licence-vin-empty", "车辆识别代号为空", "an empty VIN", 7, "").malformed(),
        long(
            "licence-code-digit-first",
            "车辆类型以数字开头",
            "a vehicle type that begins with a digit",
            2,
            "3K3",
        )
        .malformed(),
        long("licence-code-two", "使用性质两个字母", "a use of two letters", 5, "AB").malformed(),
    ]
}

fn numbers(w: &World) -> Vec<Draft> {
    let of = |name, zh, en, number, value| field(w, name, zh, en, number, Writer::new().int(value));
    let size =
        |name, zh, en, length| field(w, name, zh, en, 17, Writer::new().array(3).int(length).int(1).int(1));
    // 1900-01-01 and 9999-12-31.
    let (first, last) = (-25_567, 2_932_896);
    vec![
        of("licence-day-first", "注册日期为1900年首日", "a day of 1900-01-01", 10, first),
        of("licence-day-before-first", "注册日期早于1900年", "a day before 1900", 10, first - 1).malformed(),
        of("licence-day-last", "检验有效期至9999年末日", "a day of 9999-12-31", 23, last),
        of("licence-time-negative", "生成时间为负", "generated before 1970", 27, -1).malformed(),
        of("licence-persons-999", "核定载人数999", "999 persons", 13, 999),
        of("licence-persons-1000", "核定载人数1000", "1000 persons", 13, 1000).malformed(),
        of("licence-persons-0", "核定载人数为零", "no persons", 13, 0).malformed(),
        of("licence-mass-999999", "总质量999999", "999999 kg", 14, 999_999),
        of("licence-mass-1000000", "总质量1000000", "1000000 kg", 14, 1_000_000).malformed(),
        of("licence-mass-negative", "总质量为负", "a negative mass", 14, -1).malformed(),
        size("licence-length-99999", "长度99999", "a length of 99999 mm", 99_999),
        size("licence-length-100000", "长度100000", "a length of 100000 mm", 100_000).malformed(),
        size("licence-length-0", "长度为零", "no length", 0).malformed(),
    ]
}

fn maps(w: &World) -> Vec<Draft> {
    let states = |name, zh, en, letters: &str| {
        let array = Writer::new().array(letters.len());
        let value = letters.chars().fold(array, |writer, letter| writer.text(&letter.to_string()));
        field(w, name, zh, en, 22, value)
    };
    let lacking = |name, zh, en, number: u8| {
        let mut pairs = claims_of(&w.download());
        let licence = pairs.iter_mut().filter(|(label, _)| *label == -65_537);
        licence.for_each(|(_, licence)| *licence = without(licence, i64::from(number)));
        Draft::bytes(name, zh, en, &signed(w, &pairs)).malformed()
    };
    let mut text_key = claims_of(&w.download());
    let licence = text_key.iter_mut().filter(|(label, _)| *label == -65_537);
    licence.for_each(|(_, licence)| {
        // 22 fields and one more, whose key is text.
        *licence = [&[0xb7], licence.get(1..).unwrap_or_default(), b"\x61x\0"].concat();
    });
    let mut presented = w.presentation();
    presented.licence = w.download().licence;
    vec![
        Draft::bytes(
            "licence-text-key",
            "行驶证项目键为文本",
            "an unknown field whose key is text",
            &signed(w, &text_key),
        )
        .of_use(UseKind::Download)
        .notes(&["unknown-content"]),
        Draft::live(
            "licence-presentation-full",
            "出示含住址等项目",
            "a presentation may have the fields of a download",
            w,
            &presented,
            super::world::noon(),
        ),
        lacking(
            "licence-download-no-file-number",
            "下载件没有档案编号",
            "a download without its file number",
            12,
        ),
        lacking("licence-download-no-generated-at", "下载件没有生成时间", "a download without its time", 27),
        states("licence-states-17", "状态17个", "all seventeen known states", "ABCDEGHIJKLMNOPQZ")
            .refused(12, &["vehicle-state"]),
        states("licence-states-18", "状态18个", "one state more", "ABCDEGHIJKLMNOPQZX").malformed(),
    ]
}

fn without(licence: &[u8], number: i64) -> Vec<u8> {
    use crate::credential::cbor::{CborError, Label, Reader};
    let mut pairs = Vec::new();
    let read: Result<(), CborError> = Reader::new(licence).map(|label, value| {
        let value = value.skip()?;
        if let Label::Int(label) = label
            && label != number
        {
            pairs.push((label, value));
        }
        Ok(())
    });
    debug_assert_eq!(read, Ok(()));
    let map = Writer::new().map(pairs.len());
    pairs.iter().fold(map, |writer, (label, value)| writer.int(*label).raw(value)).into_bytes()
}
