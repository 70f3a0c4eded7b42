//! The licence map: field numbers are the fields' places in GA 37 as `domain/fields` lists them.

use super::cbor::{Label, Reader, Writer};
use super::fault::{Fault, FormatError};
use crate::domain::{Day, Field, FieldFault, Instant, Kind, Licence, UseKind, Value};

/// What every code carries: the main page, the states and the inspection date.
pub const REQUIRED: [Field; 12] = [
    Field::PlateNo,
    Field::VehicleType,
    Field::Owner,
    Field::UseCharacter,
    Field::Model,
    Field::Vin,
    Field::EngineNo,
    Field::IssuingAuthority,
    Field::RegisterDate,
    Field::IssueDate,
    Field::Status,
    Field::InspectionValidUntil,
];

/// What a download carries besides; other fields of the sub page are drawn as "--" where they are absent.
pub const REQUIRED_IN_DOWNLOAD: [Field; 3] = [Field::Address, Field::FileNo, Field::GeneratedAt];

/// Checks that the fields which a use must carry are there.
pub(super) fn check_fields(licence: &Licence, use_kind: UseKind) -> Result<(), Fault> {
    let more: &[Field] = if use_kind == UseKind::Download { &REQUIRED_IN_DOWNLOAD } else { &[] };
    match REQUIRED.iter().chain(more).find(|&&field| licence.get(field).is_none()) {
        Some(&field) => Err(Fault::FieldMissing(field)),
        None => Ok(()),
    }
}

/// Reads the map; fields that this version does not know are counted and passed over.
pub(super) fn read(reader: &mut Reader<'_>, unknown_items: &mut usize) -> Result<Licence, FormatError> {
    let mut licence = Licence::new();
    reader.map::<FormatError>(|name, value| {
        let field = match name {
            Label::Int(key) => u8::try_from(key).ok().and_then(Field::from_key),
            Label::Text(_) => None,
        };
        let Some(field) = field else {
            value.skip()?;
            *unknown_items += 1;
            return Ok(());
        };
        let at = value.position();
        let read = read_value(field, value)?;
        licence.set(field, read).map_err(|fault| Fault::FieldValue(field, fault).at(at))
    })?;
    Ok(licence)
}

fn read_value(field: Field, reader: &mut Reader<'_>) -> Result<Value, FormatError> {
    let at = reader.position();
    let out_of_range = || Fault::FieldValue(field, FieldFault::Range).at(at);
    Ok(match field.kind() {
        Kind::Text { .. } | Kind::Plate | Kind::Vin => Value::Text(reader.text()?.to_owned()),
        Kind::Code(_) => Value::Code(reader.text()?.to_owned()),
        Kind::Codes(_) => {
            let count = reader.array()?;
            Value::Codes((0..count).map(|_| reader.text().map(str::to_owned)).collect::<Result<_, _>>()?)
        }
        Kind::Day => {
            let day = i32::try_from(reader.int()?).ok().and_then(Day::from_days);
            Value::Day(day.ok_or_else(out_of_range)?)
        }
        Kind::Instant => Value::Instant(Instant::from_unix(reader.int()?).ok_or_else(out_of_range)?),
        Kind::Persons | Kind::Kilograms => {
            Value::Number(u32::try_from(reader.int()?).map_err(|_| out_of_range())?)
        }
        Kind::Millimetres3 => {
            reader.array_of(3)?;
            let mut side = || u32::try_from(reader.int()?).map_err(|_| out_of_range());
            Value::Size([side()?, side()?, side()?])
        }
    })
}

/// Writes the map; its keys ascend with the fields.
pub(super) fn write(licence: &Licence, writer: Writer) -> Writer {
    licence.iter().fold(writer.map(licence.len()), |writer, (field, value)| {
        // Every field that a licence can hold has a key.
        let writer = writer.int(field.key().unwrap_or_default().into());
        match value {
            Value::Text(text) | Value::Code(text) => writer.text(text),
            Value::Codes(codes) => {
                codes.iter().fold(writer.array(codes.len()), |writer, code| writer.text(code))
            }
            Value::Day(day) => writer.int(day.days().into()),
            Value::Instant(instant) => writer.int(instant.unix()),
            Value::Number(number) => writer.int((*number).into()),
            Value::Size(sides) => sides.iter().fold(writer.array(3), |writer, &side| writer.int(side.into())),
        }
    })
}
