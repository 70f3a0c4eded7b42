//! The made-up people and vehicle of samples and demo. No living person holds the ID number; it is the example that
//! GB 11643 prints.

use super::keys::OfficeKey;
use crate::credential::{Authorisation, CommitmentError, IdCommitment, StatementId, User};
use crate::domain::{Bearer, Day, DocumentCode, Field, Instant, IssuerId, Licence, Purpose, Value};

/// The grantee's document as it would be typed at a desk: a kind of document and its number.
pub(super) const BEARER: &str = "A:11010519491231002X";
/// What the grant is for, first what a desk would ask in the demo.
pub(super) const GRANTED: [&str; 2] = ["51", "13"];
/// What the download is for.
pub(super) const DOWNLOADED: &str = "50";

/// The authority of a region; 日照 where the code is none.
pub(super) fn issuer(code: &str) -> IssuerId {
    IssuerId::parse(code)
        .or_else(|_| IssuerId::parse("371100"))
        .unwrap_or_else(|_| unreachable!("six digits"))
}

pub(super) fn purposes(codes: &[&str]) -> Vec<Purpose> {
    codes.iter().filter_map(|code| Purpose::parse(code).ok()).collect()
}

pub(super) fn statement_id(bytes: &[u8]) -> StatementId {
    StatementId::new(bytes).or_else(|| StatementId::new(&[0; 8])).unwrap_or_else(|| unreachable!("8 bytes"))
}

/// The commitment to the grantee's document.
pub(super) fn commitment(salt: [u8; 16]) -> Result<IdCommitment, CommitmentError> {
    let bearer = Bearer::parse(BEARER).unwrap_or_else(|| unreachable!("written above"));
    let document = bearer.document.or_else(|| DocumentCode::parse("A"));
    IdCommitment::new(document.unwrap_or_else(|| unreachable!("a letter")), &bearer.number, salt)
}

/// 张三 presents the car.
pub(super) fn presentation(phone: &OfficeKey) -> Authorisation {
    Authorisation::Presentation { phone: phone.public().clone() }
}

/// 李四 was granted the car, for claims and inspection.
pub(super) fn grant(phone: &OfficeKey, bearer: IdCommitment) -> Authorisation {
    Authorisation::Grant {
        phone: phone.public().clone(),
        grantee: "李四".to_owned(),
        purposes: purposes(&GRANTED),
        bearer,
    }
}

/// An insurer was given a picture of it.
pub(super) fn download() -> Authorisation {
    let user = User::Named("示例财产保险股份有限公司".to_owned());
    Authorisation::Download { user, purposes: purposes(&[DOWNLOADED]) }
}

pub(super) fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

pub(super) fn code(code: &str) -> Value {
    Value::Code(code.to_owned())
}

/// Sets fields that are written in this room; the tests of samples and demo would show one that is refused.
pub(super) fn with(mut licence: Licence, fields: impl IntoIterator<Item = (Field, Value)>) -> Licence {
    for (field, value) in fields {
        let set = licence.set(field, value);
        debug_assert_eq!(set, Ok(()), "{field:?}");
    }
    licence
}

/// The main page of a private car with an ordinary plate, 鲁L12345, to be inspected by April of a year.
pub(super) fn car(inspected_by: i32) -> Licence {
    let day = |year, month, day| Value::Day(Day::from_ymd(year, month, day).unwrap_or(Day::MAX));
    let fields = [
        (Field::PlateNo, text("鲁L12345")),
        (Field::VehicleType, code("K33")),
        (Field::Owner, text("张三")),
        (Field::UseCharacter, code("A")),
        (Field::Model, text("示例牌SL7150A")),
        (Field::Vin, text("LTESTVEH1TX000001")),
        (Field::EngineNo, text("8B12345")),
        (Field::IssuingAuthority, text("山东省日照市公安局交通警察支队")),
        (Field::RegisterDate, day(2021, 4, 11)),
        (Field::IssueDate, day(2021, 4, 11)),
        (Field::Status, Value::Codes(vec!["A".to_owned()])),
        (Field::InspectionValidUntil, day(inspected_by, 4, 30)),
    ];
    with(Licence::new(), fields)
}

/// The same car with its sub page, as a download carries it.
pub(super) fn car_with_sub_page(inspected_by: i32, generated: Instant) -> Licence {
    let fields = [
        (Field::Address, text("山东省日照市东港区示例路1号")),
        (Field::FileNo, text("371100123456")),
        (Field::ApprovedPassengers, Value::Number(5)),
        (Field::GrossMass, Value::Number(1705)),
        (Field::UnladenMass, Value::Number(1280)),
        (Field::OverallDimension, Value::Size([4945, 1845, 1480])),
        (Field::InspectionRecord, text(&format!("检验有效期至{inspected_by}年04月鲁L(01)"))),
        (Field::BodyColour, code("A")),
        (Field::EnergyType, code("A")),
        (Field::GeneratedAt, Value::Instant(generated)),
    ];
    with(car(inspected_by), fields)
}
