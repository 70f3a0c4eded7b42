//! What is wrong with a row of an import, or with the one value that a command changes.

use super::quoted::name;
use crate::domain::{Field, FieldFault, IdError, Kind};
use crate::office::{MAX_ID_CHARS, RowFault};
use crate::text::fault::{field_fault, text};
use crate::text::lang::say;
use crate::text::{Lang, field};

/// The fault of a row, without its place and without a full stop.
pub(super) fn row_fault(lang: Lang, fault: &RowFault) -> String {
    match fault {
        RowFault::UnknownColumn(heading) => {
            let heading = name(heading);
            say!(
                lang,
                "没有“{heading}”这一列，第一行须是列名，请对照导出的文件",
                "there is no column \"{heading}\". The first line must be the columns' names; compare an exported \
                 file"
            )
        }
        RowFault::Missing(column) => missing(lang, column),
        RowFault::Id(id) => {
            let id = name(id);
            say!(
                lang,
                "名称（id）“{id}”不能用，须是 1 至 {MAX_ID_CHARS} 个小写字母、数字或连字符",
                "the name (id) \"{id}\" is not possible. It takes 1 to {MAX_ID_CHARS} lower-case letters, digits \
                 and hyphens"
            )
        }
        RowFault::Taken(column, text) => taken(lang, column, text),
        RowFault::Unknown(column, text) => {
            let (id, column) = (name(text), column_name(lang, column));
            say!(
                lang,
                "{column}“{id}”不在登记簿中，请先导入",
                "{column} \"{id}\" is not in the register. Import it first"
            )
        }
        RowFault::Field(wrong, fault) => {
            let (column, why) = (column_name(lang, wrong.id()), value_fault(lang, *wrong, fault));
            say!(lang, "{column}的内容不允许：{why}", "the value of {column} is not allowed: {why}")
        }
        RowFault::Name(fault) => {
            let (column, why) = (column_name(lang, "name"), text(lang, fault));
            say!(lang, "{column}不允许：{why}", "{column} is not allowed: {why}")
        }
        // What stands there is not shown: where columns are mixed up, it is the number.
        RowFault::Document(_) => {
            let column = column_name(lang, "document");
            say!(
                lang,
                "{column}须是一个字母代码，如 A（居民身份证）、F（境外人员身份证明）",
                "{column} must be the letter of a document, such as A (resident identity card) or F (document of \
                 a person from abroad)"
            )
        }
        RowFault::Number(error) => {
            let why = id_error(lang, error);
            say!(lang, "证件号码有误：{why}", "the document's number is wrong: {why}")
        }
        RowFault::Plate(plate) => {
            let (plate, column) = (name(plate), column_name(lang, Field::PlateNo.id()));
            say!(
                lang,
                "{column}“{plate}”不是号牌号码，请写成如 鲁L12345",
                "{column} \"{plate}\" is no number plate; a Chinese plate is a province's character, a letter and \
                 5 or 6 more"
            )
        }
    }
}

fn missing(lang: Lang, column: &'static str) -> String {
    let what = column_name(lang, column);
    if column == "number" {
        // Also said of a number with characters that no number has.
        say!(
            lang,
            "缺少{what}，或其中有证件号码里没有的字符",
            "{what} is missing, or has characters that no number of a document has"
        )
    } else {
        say!(lang, "缺少{what}，请补上", "{what} is missing. Fill it in")
    }
}

fn taken(lang: Lang, column: &'static str, text: &str) -> String {
    let what = column_name(lang, column);
    match column {
        // The number itself is nobody's business on a terminal.
        "number" | "uscc" => say!(
            lang,
            "{what}已用另一名称登记，请核对",
            "{what} is in the register under another name. Check both"
        ),
        _ => {
            // Only plates and VINs are shown whole; a VIN ends in many digits.
            let text = if column == Field::Vin.id() { super::named::number(text) } else { name(text) };
            say!(
                lang,
                "{what}“{text}”已登记，且内容不同，请核对",
                "{what} \"{text}\" is in the register already, with something else. Check both"
            )
        }
    }
}

/// A column as people call it, and as the file does.
fn column_name(lang: Lang, id: &str) -> String {
    let named = match id {
        "id" => lang.pick("名称", "name"),
        "name" => lang.pick("姓名或名称", "full name"),
        "document" => lang.pick("身份证明名称", "kind of document"),
        "number" => lang.pick("身份证明号码", "document's number"),
        "uscc" => lang.pick("统一社会信用代码", "unified social credit code"),
        "legal_representative" => lang.pick("法定代表人", "legal representative"),
        "managers" => lang.pick("机动车管理人", "vehicle managers"),
        // A legal representative or a manager.
        "person" => {
            return lang.pick("法定代表人或机动车管理人", "the legal representative or manager").to_owned();
        }
        _ => match Field::from_id(id) {
            Some(known) => field(lang, known),
            None => lang.pick("列", "column"),
        },
    };
    say!(lang, "「{named}」（{id}）", "\"{named}\" ({id})")
}

pub(super) fn value_fault(lang: Lang, of: Field, fault: &FieldFault) -> String {
    match fault {
        FieldFault::NotCarried => say!(lang, "登记簿不保存该项", "the register does not keep this field"),
        FieldFault::NotWellFormed => form(lang, of.kind()),
        FieldFault::Kind | FieldFault::Text(_) | FieldFault::Range | FieldFault::List => {
            field_fault(lang, fault)
        }
    }
}

/// How a value is written.
fn form(lang: Lang, kind: Kind) -> String {
    match kind {
        Kind::Day => say!(lang, "日期须写作 2026-11-25", "a day is written 2026-11-25"),
        Kind::Persons | Kind::Kilograms => {
            say!(lang, "须是整数，不带单位", "it must be a whole number without a unit")
        }
        Kind::Millimetres3 => {
            say!(lang, "须写作 4945x1845x1480，单位毫米", "it is written 4945x1845x1480, in millimetres")
        }
        Kind::Plate => say!(lang, "不是号牌号码，请核对", "it is no number plate. Check it"),
        Kind::Vin => say!(
            lang,
            "只能有大写字母和数字，请核对",
            "it may have capital letters and digits only. Check it"
        ),
        Kind::Codes(_) => say!(
            lang,
            "须是标准中的代码，多个用逗号分隔，如 A,G",
            "it takes codes of the standard, with commas between, such as A,G"
        ),
        Kind::Code(_) => {
            say!(lang, "须是标准中的代码，不写名称", "it takes a code of the standard, not its name")
        }
        Kind::Text { .. } | Kind::Instant => field_fault(lang, &FieldFault::NotWellFormed),
    }
}

/// What is wrong with a number, without any digit of it.
fn id_error(lang: Lang, error: &IdError) -> String {
    match error {
        IdError::Length { expected, found } => {
            let zh = expected.replace(" or ", " 或 ").replace(" to ", " 至 ");
            let expected = lang.pick(&zh, expected);
            say!(
                lang,
                "应为 {expected} 位，实有 {found} 位",
                "it should have {expected} characters and has {found}"
            )
        }
        IdError::Character { place, found: _ } => {
            say!(lang, "第 {place} 位的字符不允许", "the character at place {place} cannot stand there")
        }
        IdError::Region { found: _ } => say!(
            lang,
            "居住证号码须以 810000（香港）、820000（澳门）或 830000（台湾）开头",
            "a residence permit's begins with 810000 (Hong Kong), 820000 (Macau) or 830000 (Taiwan)"
        ),
        IdError::NoSuchDate { found: _ } => {
            say!(lang, "其中的出生日期不存在", "its date of birth is no date of the calendar")
        }
        IdError::BornLater { born: _ } => {
            say!(lang, "其中的出生日期晚于今天", "its date of birth lies in the future")
        }
        IdError::CheckCharacter { .. } => say!(
            lang,
            "末位校验码与前面各位不符，请对照证件核对",
            "its last character does not follow from the others. Compare it with the document"
        ),
        IdError::SocialCreditCheck { .. } => say!(
            lang,
            "统一社会信用代码的末位校验码不符，请对照证照核对",
            "the last character of the unified social credit code does not follow from the others. Compare it \
             with the certificate"
        ),
        IdError::OrganisationCheck { .. } => say!(
            lang,
            "统一社会信用代码中组织机构代码的校验码不符，请对照证照核对",
            "the check character of the organisation code in the unified social credit code does not follow \
             from the others. Compare it with the certificate"
        ),
    }
}
