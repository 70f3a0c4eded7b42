//! Which identity document a number belongs to, and so how it is checked.

use super::{
    IdError, check_citizen_id, check_passport, check_permanent_resident, check_residence_permit, check_uscc,
    each,
};
use crate::domain::{Day, Entry, Table};

/// Characters of a number whose form nobody publishes: none that is known has as many.
const MAX_OPEN: usize = 32;

/// An identity document (身份证明名称) of the code table, GA 24.20-2005 and later.
///
/// The table is open: a letter that is not here can be legal and has no number check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IdDocument {
    /// A 居民身份证.
    ResidentCard,
    /// B 组织机构代码证书.
    OrganisationCode,
    /// C 军官证.
    OfficerCard,
    /// D 士兵证.
    SoldierCard,
    /// E 军官离退休证.
    RetiredOfficerCard,
    /// F 境外人员身份证明: a passport or travel permit.
    FromAbroad,
    /// G 外交人员身份证明.
    Diplomat,
    /// H 居民户口簿.
    HouseholdRegister,
    /// I 外国人永久居留身份证.
    PermanentResident,
    /// J 单位注销证明.
    Deregistration,
    /// K 居住暂住证明.
    TemporaryResidence,
    /// L 驻华机构证明.
    ForeignInstitution,
    /// M 临时居民身份证.
    TemporaryResidentCard,
    /// N 统一社会信用代码.
    SocialCreditCode,
    /// P 个体工商户营业执照注册号.
    SoleProprietor,
    /// Q 港澳台居民居住证.
    ResidencePermit,
}

impl IdDocument {
    /// Every document, by letter.
    pub const ALL: [IdDocument; 16] = [
        Self::ResidentCard,
        Self::OrganisationCode,
        Self::OfficerCard,
        Self::SoldierCard,
        Self::RetiredOfficerCard,
        Self::FromAbroad,
        Self::Diplomat,
        Self::HouseholdRegister,
        Self::PermanentResident,
        Self::Deregistration,
        Self::TemporaryResidence,
        Self::ForeignInstitution,
        Self::TemporaryResidentCard,
        Self::SocialCreditCode,
        Self::SoleProprietor,
        Self::ResidencePermit,
    ];

    /// Its letter in the code table.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ResidentCard => "A",
            Self::OrganisationCode => "B",
            Self::OfficerCard => "C",
            Self::SoldierCard => "D",
            Self::RetiredOfficerCard => "E",
            Self::FromAbroad => "F",
            Self::Diplomat => "G",
            Self::HouseholdRegister => "H",
            Self::PermanentResident => "I",
            Self::Deregistration => "J",
            Self::TemporaryResidence => "K",
            Self::ForeignInstitution => "L",
            Self::TemporaryResidentCard => "M",
            Self::SocialCreditCode => "N",
            Self::SoleProprietor => "P",
            Self::ResidencePermit => "Q",
        }
    }

    /// The document of a letter; `None` if it is not listed.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|document| document.code() == code)
    }

    /// Its Chinese name.
    pub fn zh(self) -> &'static str {
        self.entry().map_or(self.code(), |entry| entry.zh)
    }

    /// Its English name.
    pub fn en(self) -> &'static str {
        self.entry().map_or(self.code(), |entry| entry.en)
    }

    fn entry(self) -> Option<&'static Entry> {
        Table::IdDocument.lookup(self.code())
    }
}

/// Checks a number in normal form as a number of `document`, on the day `on`.
///
/// Where no form is published the shape alone is checked: 1 to 32 letters (of any script: 军字第…号), digits and
/// `( ) - / .`.
///
/// # Errors
/// [`IdError`]. If it [is a note](IdError::is_note), the number may be genuine all the same.
pub fn check_id_number(document: IdDocument, number: &str, on: Day) -> Result<(), IdError> {
    match document {
        IdDocument::ResidentCard | IdDocument::TemporaryResidentCard | IdDocument::HouseholdRegister => {
            check_citizen_id(number, on)
        }
        IdDocument::ResidencePermit => check_residence_permit(number, on),
        IdDocument::PermanentResident => check_permanent_resident(number),
        IdDocument::SocialCreditCode => check_uscc(number),
        IdDocument::FromAbroad => check_passport(number),
        IdDocument::OrganisationCode
        | IdDocument::OfficerCard
        | IdDocument::SoldierCard
        | IdDocument::RetiredOfficerCard
        | IdDocument::Diplomat
        | IdDocument::Deregistration
        | IdDocument::TemporaryResidence
        | IdDocument::ForeignInstitution
        | IdDocument::SoleProprietor => match number.chars().count() {
            1..=MAX_OPEN => each(number, |_, c| c.is_alphanumeric() || "()-/.".contains(c)),
            found => Err(IdError::Length { expected: "1 to 32", found }),
        },
    }
}
