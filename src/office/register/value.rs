//! Values of a licence as texts, the same in the database, in CSV and in JSON.

use crate::domain::{Day, Field, FieldFault, Kind, Licence, Plate, Value};

/// The text of a value: days as `2026-11-25`, several codes as `A,G`, sizes as `4945×1845×1480`.
pub(in crate::office) fn text_of(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Code(text) => text.clone(),
        Value::Codes(codes) => codes.join(","),
        Value::Day(day) => day.to_string(),
        Value::Instant(instant) => instant.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Size([length, width, height]) => format!("{length}×{width}×{height}"),
    }
}

/// The value that a text names. Plates come in their normal form; sizes may be written with x.
///
/// # Errors
/// [`FieldFault::NotWellFormed`]; the bounds of the field are checked when a licence takes the value.
pub fn field_value(field: Field, text: &str) -> Result<Value, FieldFault> {
    let number = |text: &str| text.trim().parse().map_err(|_| FieldFault::NotWellFormed);
    let codes = |text: &str| text.split(',').map(|code| code.trim().to_owned()).collect();
    Ok(match field.kind() {
        Kind::Plate => {
            let plate = Plate::parse(text).map_err(|_| FieldFault::NotWellFormed)?;
            Value::Text(plate.as_str().to_owned())
        }
        Kind::Text { .. } | Kind::Vin => Value::Text(text.to_owned()),
        Kind::Code(_) => Value::Code(text.to_owned()),
        Kind::Codes(_) => Value::Codes(codes(text)),
        Kind::Day => Value::Day(Day::parse(text).map_err(|_| FieldFault::NotWellFormed)?),
        Kind::Instant => return Err(FieldFault::NotCarried),
        Kind::Persons | Kind::Kilograms => Value::Number(number(text)?),
        Kind::Millimetres3 => {
            let mut sides = text.split(['×', 'x', 'X', '*']).map(number);
            let mut side = || sides.next().unwrap_or(Err(FieldFault::NotWellFormed));
            let size = [side()?, side()?, side()?];
            if sides.next().is_some() {
                return Err(FieldFault::NotWellFormed);
            }
            Value::Size(size)
        }
    })
}

/// Sets a field from its text; an empty text leaves the field out.
pub(in crate::office) fn add_field(
    licence: &mut Licence,
    field: Field,
    text: &str,
) -> Result<(), FieldFault> {
    if text.is_empty() { Ok(()) } else { licence.set(field, field_value(field, text)?) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_survives_its_text() {
        for (field, text) in [
            (Field::PlateNo, "鲁LD12345"),
            (Field::VehicleType, "K33"),
            (Field::Status, "A,G"),
            (Field::RegisterDate, "2021-04-11"),
            (Field::GrossMass, "1705"),
            (Field::OverallDimension, "4945×1845×1480"),
            (Field::Remarks, "a,\"b\"\u{3000}=c"),
        ] {
            let value = field_value(field, text).unwrap();
            assert_eq!(text_of(&value), text);
            let mut licence = Licence::new();
            add_field(&mut licence, field, text).unwrap();
            assert_eq!(licence.get(field), Some(&value));
        }
        let size = field_value(Field::OverallDimension, "4945x1845*1480").unwrap();
        assert_eq!(size, Value::Size([4945, 1845, 1480]));
        assert_eq!(field_value(Field::PlateNo, "鲁l·１２345").unwrap(), Value::Text("鲁L12345".to_owned()));
    }

    #[test]
    fn what_is_no_value_is_refused() {
        for (field, text) in [
            (Field::PlateNo, "12345"),
            (Field::RegisterDate, "2021-4-11"),
            (Field::GrossMass, "-1"),
            (Field::OverallDimension, "1×2"),
            (Field::OverallDimension, "1×2×3×4"),
            (Field::GeneratedAt, "2026-11-25"),
        ] {
            assert!(field_value(field, text).is_err(), "{field:?} {text}");
        }
        let mut licence = Licence::new();
        assert!(add_field(&mut licence, Field::Status, "A,A").is_err());
        assert_eq!((add_field(&mut licence, Field::Remarks, ""), licence.len()), (Ok(()), 0));
    }
}
