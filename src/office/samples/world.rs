//! The world of the samples: keys, vehicles and the noon at which they are checked. No living person holds the ID
//! numbers; they are the examples that GB 11643 prints, or of people born in 1900.

use sha2::{Digest, Sha256};

use super::SampleError;
use crate::credential::{Authorisation, Claims, IdCommitment, StatusRef, ToSign};
use crate::domain::{Field, Instant, Licence, Period, UseKind};
use crate::office::example::{self, code, text};
use crate::office::{OfficeKey, prove, test_key};

pub(super) use crate::office::example::{issuer, purposes, statement_id, with};

/// The year whose April the car is inspected by.
const INSPECTED_BY: i32 = 2027;

/// The instant of most samples: Sunday 2026-11-22, 10:00 in China.
pub(super) fn noon() -> Instant {
    instant("2026-11-22T10:00:00+08:00")
}

/// An instant that is written in this room.
pub(super) fn instant(text: &str) -> Instant {
    Instant::parse(text).unwrap_or(Instant::MIN)
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
            commitment: example::commitment(*b"sixteen salt byt")?,
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
        claims("presentation", example::presentation(&self.owner_phone), car(), 24 * 3600)
    }

    /// 李四 was granted the same car until the end of the 7th working day, for claims and inspection.
    pub(super) fn grant(&self) -> Claims {
        let authorisation = example::grant(&self.grantee_phone, self.commitment.clone());
        let mut claims = claims("grant", authorisation, car(), 0);
        claims.period.until = seventh_working_day();
        claims
    }

    /// 王五 of an insurer was given a picture of it until then.
    pub(super) fn download(&self) -> Claims {
        let mut claims = claims("download", example::download(), car_with_sub_page(), 0);
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

/// The main page of the car, when its inspection is not due.
pub(super) fn car() -> Licence {
    example::car(INSPECTED_BY)
}

/// The same with its sub page.
pub(super) fn car_with_sub_page() -> Licence {
    example::car_with_sub_page(INSPECTED_BY, instant("2026-11-22T08:00:00+08:00"))
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
