//! The made-up world of the samples: keys, people, vehicles and the noon at which they are checked. No living person
//! holds the ID numbers; they are the examples that GB 11643 prints, or of people born in 1900.

use sha2::{Digest, Sha256};

use super::SampleError;
use crate::credential::{Authorisation, Claims, IdCommitment, StatementId, StatusRef, ToSign, User};
use crate::domain::{
    Day, DocumentCode, Field, IdNumber, Instant, IssuerId, Licence, Period, Purpose, UseKind, Value,
};
use crate::office::{OfficeKey, prove, test_key};

/// The instant of most samples: Sunday 2026-11-22, 10:00 in China.
pub(super) fn noon() -> Instant {
    instant("2026-11-22T10:00:00+08:00")
}

/// An instant that is written in this room.
pub(super) fn instant(text: &str) -> Instant {
    Instant::parse(text).unwrap_or(Instant::MIN)
}

fn day(text: &str) -> Value {
    Value::Day(Day::parse(text).unwrap_or(Day::MIN))
}

/// The keys of the samples.
pub(super) struct World {
    /// 日照, the key in use.
    pub(super) current: OfficeKey,
    /// 日照, retired on 2026-11-01 at 00:00.
    pub(super) retired: OfficeKey,
    /// 日照, compromised.
    pub(super) lost: OfficeKey,
    /// 日照, for status lists only.
    pub(super) lists: OfficeKey,
    /// 日照, from 2026-11-22 09:00 to 2026-11-24 00:00 only.
    pub(super) short: OfficeKey,
    /// 青岛.
    pub(super) qingdao: OfficeKey,
    /// The owner's phone.
    pub(super) owner_phone: OfficeKey,
    /// The grantee's phone.
    pub(super) grantee_phone: OfficeKey,
    /// Somebody whom no trust knows.
    pub(super) stranger: OfficeKey,
    commitment: IdCommitment,
}

impl World {
    pub(super) fn new() -> Result<Self, SampleError> {
        let document = DocumentCode::parse("A").ok_or(SampleError::Fixture("document"))?;
        let number = IdNumber::parse("11010519491231002X").ok_or(SampleError::Fixture("number"))?;
        Ok(World {
            current: test_key("rizhao-current")?,
            retired: test_key("rizhao-retired")?,
            lost: test_key("rizhao-lost")?,
            lists: test_key("rizhao-lists")?,
            short: test_key("rizhao-short")?,
            qingdao: test_key("qingdao")?,
            owner_phone: test_key("phone-owner")?,
            grantee_phone: test_key("phone-grantee")?,
            stranger: test_key("stranger")?,
            commitment: IdCommitment::new(document, &number, *b"sixteen salt byt")?,
        })
    }

    /// Every key with the name of its file.
    pub(super) fn keys(&self) -> [(&'static str, &OfficeKey); 9] {
        [
            ("rizhao-current", &self.current),
            ("rizhao-retired", &self.retired),
            ("rizhao-lost", &self.lost),
            ("rizhao-lists", &self.lists),
            ("rizhao-short", &self.short),
            ("qingdao", &self.qingdao),
            ("phone-owner", &self.owner_phone),
            ("phone-grantee", &self.grantee_phone),
            ("stranger", &self.stranger),
        ]
    }

    /// Signs with the office's current key, whatever the claims say.
    pub(super) fn sign(&self, claims: &Claims) -> Vec<u8> {
        sign_by(&self.current, claims)
    }

    /// A proof by the phone that this use names.
    pub(super) fn prove(&self, kind: UseKind, statement: &[u8], made: Instant) -> Vec<u8> {
        let phone = if kind == UseKind::Grant { &self.grantee_phone } else { &self.owner_phone };
        prove(statement, phone, made)
    }

    /// 张三 presents the car 鲁L12345 from 08:00 for 24 hours.
    pub(super) fn presentation(&self) -> Claims {
        let phone = self.owner_phone.public().clone();
        claims("presentation", Authorisation::Presentation { phone }, car(), 24 * 3600)
    }

    /// 李四 was granted the same car until the end of the 7th working day, for claims and inspection.
    pub(super) fn grant(&self) -> Claims {
        let authorisation = Authorisation::Grant {
            phone: self.grantee_phone.public().clone(),
            grantee: "李四".to_owned(),
            purposes: purposes(&["51", "13"]),
            bearer: self.commitment.clone(),
        };
        let mut claims = claims("grant", authorisation, car(), 0);
        claims.period.until = seventh_working_day();
        claims
    }

    /// 王五 of an insurer was given a picture of it until then.
    pub(super) fn download(&self) -> Claims {
        let user = User::Named("示例财产保险股份有限公司".to_owned());
        let authorisation = Authorisation::Download { user, purposes: purposes(&["50"]) };
        let mut claims = claims("download", authorisation, car_with_sub_page(), 0);
        claims.period.until = seventh_working_day();
        claims
    }
}

/// 24:00 of 2026-12-01: Monday to Friday 23 to 27, Monday 30, Tuesday 1.
pub(super) fn seventh_working_day() -> Instant {
    instant("2026-12-02T00:00:00+08:00")
}

pub(super) fn sign_by(key: &OfficeKey, claims: &Claims) -> Vec<u8> {
    key.sign(&ToSign::statement(key.public().id(), claims))
}

pub(super) fn purposes(codes: &[&str]) -> Vec<Purpose> {
    codes.iter().filter_map(|code| Purpose::parse(code).ok()).collect()
}

fn claims(label: &str, authorisation: Authorisation, licence: Licence, seconds: i64) -> Claims {
    let from = instant("2026-11-22T08:00:00+08:00");
    let [a, b, c, d, e, f, g, h, ..] = <[u8; 32]>::from(Sha256::digest(label));
    Claims {
        issuer: issuer("371100"),
        period: Period { from, until: from.plus(seconds) },
        issued: from,
        id: statement_id(&[a, b, c, d, e, f, g, h]),
        authorisation,
        licence,
        status: StatusRef { list: 1, index: 0 },
        unknown_items: 0,
    }
}

pub(super) fn statement_id(bytes: &[u8]) -> StatementId {
    StatementId::new(bytes).or_else(|| StatementId::new(&[0; 8])).unwrap_or_else(|| unreachable!("8 bytes"))
}

pub(super) fn issuer(code: &str) -> IssuerId {
    IssuerId::parse(code)
        .or_else(|_| IssuerId::parse("371100"))
        .unwrap_or_else(|_| unreachable!("six digits"))
}

fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

fn code(code: &str) -> Value {
    Value::Code(code.to_owned())
}

/// Sets fields that are written in this room; the tests of the samples would show one that is refused.
pub(super) fn with(mut licence: Licence, fields: impl IntoIterator<Item = (Field, Value)>) -> Licence {
    for (field, value) in fields {
        let set = licence.set(field, value);
        debug_assert_eq!(set, Ok(()), "{field:?}");
    }
    licence
}

/// The main page of a private car with an ordinary plate.
pub(super) fn car() -> Licence {
    let fields = [
        (Field::PlateNo, text("鲁L12345")),
        (Field::VehicleType, code("K33")),
        (Field::Owner, text("张三")),
        (Field::UseCharacter, code("A")),
        (Field::Model, text("示例牌SL7150A")),
        (Field::Vin, text("LTESTVEH1TX000001")),
        (Field::EngineNo, text("8B12345")),
        (Field::IssuingAuthority, text("山东省日照市公安局交通警察支队")),
        (Field::RegisterDate, day("2021-04-11")),
        (Field::IssueDate, day("2021-04-11")),
        (Field::Status, Value::Codes(vec!["A".to_owned()])),
        (Field::InspectionValidUntil, day("2027-04-30")),
    ];
    with(Licence::new(), fields)
}

/// The same car with its sub page, as a download carries it.
pub(super) fn car_with_sub_page() -> Licence {
    let fields = [
        (Field::Address, text("山东省日照市东港区示例路1号")),
        (Field::FileNo, text("371100123456")),
        (Field::ApprovedPassengers, Value::Number(5)),
        (Field::GrossMass, Value::Number(1705)),
        (Field::UnladenMass, Value::Number(1280)),
        (Field::OverallDimension, Value::Size([4945, 1845, 1480])),
        (Field::InspectionRecord, text("检验有效期至2027年04月鲁L(01)")),
        (Field::BodyColour, code("A")),
        (Field::EnergyType, code("A")),
        (Field::GeneratedAt, Value::Instant(instant("2026-11-22T08:00:00+08:00"))),
    ];
    with(car(), fields)
}

/// A lorry of an organisation.
pub(super) fn lorry(mut licence: Licence) -> Licence {
    licence = with(licence, [(Field::PlateNo, text("鲁LA1B23")), (Field::VehicleType, code("H32"))]);
    with(licence, [(Field::Owner, text("日照示例运输有限公司")), (Field::UseCharacter, code("F"))])
}

/// A new-energy car.
pub(super) fn electric(licence: Licence) -> Licence {
    with(licence, [(Field::PlateNo, text("鲁LD12345")), (Field::Model, text("示例牌SL7000BEV"))])
}
