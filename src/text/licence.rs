//! What stands in a field, with units as GA 37 prints them and codes by their names.

use super::escape::visible;
use super::lang::say;
use super::{Lang, moment};
use crate::domain::{Field, Kind, Table, Value};

/// A field's name, as printed on the licence.
pub fn field(lang: Lang, field: Field) -> &'static str {
    lang.pick(field.zh(), field.en())
}

/// A field's value.
pub fn value(lang: Lang, field: Field, value: &Value) -> String {
    match value {
        Value::Text(text) => visible(text).into_owned(),
        Value::Code(code) => named(lang, field, code),
        Value::Codes(codes) => lang.list(codes.iter().map(|code| named(lang, field, code))),
        Value::Day(day) => day.to_string(),
        Value::Instant(instant) => moment(*instant),
        Value::Number(number) => match field.kind() {
            Kind::Persons => say!(lang, "{number}人", "{number} persons"),
            Kind::Kilograms => format!("{number}kg"),
            // No such field holds a number.
            Kind::Text { .. }
            | Kind::Plate
            | Kind::Vin
            | Kind::Code(_)
            | Kind::Codes(_)
            | Kind::Day
            | Kind::Millimetres3
            | Kind::Instant => number.to_string(),
        },
        Value::Size([length, width, height]) => format!("{length}×{width}×{height}mm"),
    }
}

/// A code by its name: 小型轿车, and in English with the code, "Small sedan (K33)". What the open table does not list
/// is shown as the code.
pub fn code_name(lang: Lang, table: Table, code: &str) -> String {
    match table.lookup(code) {
        Some(entry) => {
            let (zh, en) = (entry.zh, entry.en);
            say!(lang, "{zh}", "{en} ({code})")
        }
        None => unknown(lang, code),
    }
}

fn named(lang: Lang, field: Field, code: &str) -> String {
    match field.kind() {
        Kind::Code(table) | Kind::Codes(table) => code_name(lang, table, code),
        // No such field holds a code.
        Kind::Text { .. }
        | Kind::Plate
        | Kind::Vin
        | Kind::Day
        | Kind::Persons
        | Kind::Kilograms
        | Kind::Millimetres3
        | Kind::Instant => unknown(lang, code),
    }
}

fn unknown(lang: Lang, code: &str) -> String {
    let code = visible(code);
    say!(lang, "{code} 未知代码", "{code} (unknown code)")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Day, Instant};
    use crate::text::samples::assert_words;

    #[test]
    fn values_are_written_as_ga_37_prints_them() {
        let codes = |codes: &[&str]| Value::Codes(codes.iter().map(|&code| code.to_owned()).collect());
        for (of, stands, zh, en) in [
            (Field::PlateNo, Value::Text("鲁LA1234".into()), "鲁LA1234", "鲁LA1234"),
            (Field::VehicleType, Value::Code("K33".into()), "小型轿车", "Small sedan (K33)"),
            (Field::VehicleType, Value::Code("B1A".into()), "B1A 未知代码", "B1A (unknown code)"),
            (
                Field::Status,
                codes(&["A", "G", "F"]),
                "正常、违法未处理、F 未知代码",
                "Normal (A), Offence not yet dealt with (G), F (unknown code)",
            ),
            (
                Field::InspectionValidUntil,
                Value::Day(Day::parse("2027-04-30").unwrap()),
                "2027-04-30",
                "2027-04-30",
            ),
            (
                Field::GeneratedAt,
                Value::Instant(Instant::parse("2026-11-22 10:00:00").unwrap()),
                "2026-11-22 10:00:00",
                "2026-11-22 10:00:00",
            ),
            (Field::ApprovedPassengers, Value::Number(5), "5人", "5 persons"),
            (Field::GrossMass, Value::Number(1705), "1705kg", "1705kg"),
            (
                Field::OverallDimension,
                Value::Size([4945, 1845, 1480]),
                "4945×1845×1480mm",
                "4945×1845×1480mm",
            ),
            (Field::Remarks, Value::Text("演\u{202e}示".into()), "演\\u{202e}示", "演\\u{202e}示"),
            // What cannot be is still shown.
            (Field::Owner, Value::Number(7), "7", "7"),
            (Field::Owner, Value::Code("\u{1b}".into()), "\\u{1b} 未知代码", "\\u{1b} (unknown code)"),
        ] {
            assert_eq!(value(Lang::Zh, of, &stands), zh);
            assert_eq!(value(Lang::En, of, &stands), en);
        }
        assert_eq!((field(Lang::Zh, Field::Vin), field(Lang::En, Field::Vin)), ("车辆识别代号", "VIN"));
    }

    #[test]
    fn every_field_and_listed_code_has_its_words() {
        for lang in Lang::ALL {
            Field::ALL.into_iter().for_each(|of| assert_words(lang, field(lang, of)));
            for table in Table::ALL {
                for entry in table.entries() {
                    assert_words(lang, &code_name(lang, table, entry.code));
                }
            }
        }
    }
}
