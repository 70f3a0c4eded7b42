//! The code tables of the traffic administration (GA/T 16). Coded values travel as codes and are named here.
//!
//! The tables are open: the standards grow, and regions use more than is published. A code that is well formed
//! but not listed is legal and shown as the code.

mod tables;
mod vehicle_types;

/// The states (状态) with which an electronic licence is usable: normal, and open business that leaves the vehicle
/// in use (an offence or accident not yet dealt with, customs supervision).
pub const NORMAL_STATES: [&str; 4] = ["A", "G", "H", "I"];

/// One code and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The code as it travels.
    pub code: &'static str,
    /// Its Chinese name.
    pub zh: &'static str,
    /// Its English name.
    pub en: &'static str,
}

const fn e(code: &'static str, zh: &'static str, en: &'static str) -> Entry {
    Entry { code, zh, en }
}

/// A code table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// 车辆类型, GA/T 16.4-2012: a class letter and two letters or digits. The common codes only.
    VehicleType,
    /// 使用性质, GA/T 16.3-2012: one letter.
    UseCharacter,
    /// 号牌种类, GA/T 16.7-2012 with the new-energy kinds 51 and 52: two digits.
    PlateKind,
    /// 机动车状态, GA/T 16.17-2012: one letter. A vehicle can have several at once.
    VehicleStatus,
    /// 车身颜色, GA/T 16.8: one letter.
    BodyColour,
    /// 能源种类, GA/T 16.9: one letter.
    EnergyType,
    /// 身份证明名称, GA 24.20-2005 and later: one letter.
    IdDocument,
    /// 用途事项: two digits. No list is published; ours names the uses which the announcements name.
    Purpose,
}

impl Table {
    /// Every table.
    pub const ALL: [Table; 8] = [
        Self::VehicleType,
        Self::UseCharacter,
        Self::PlateKind,
        Self::VehicleStatus,
        Self::BodyColour,
        Self::EnergyType,
        Self::IdDocument,
        Self::Purpose,
    ];

    /// The listed codes, in ascending order.
    pub const fn entries(self) -> &'static [Entry] {
        match self {
            Self::VehicleType => vehicle_types::TYPES,
            Self::UseCharacter => tables::USE_CHARACTERS,
            Self::PlateKind => tables::PLATE_KINDS,
            Self::VehicleStatus => tables::VEHICLE_STATUSES,
            Self::BodyColour => tables::BODY_COLOURS,
            Self::EnergyType => tables::ENERGY_TYPES,
            Self::IdDocument => tables::ID_DOCUMENTS,
            Self::Purpose => tables::PURPOSES,
        }
    }

    /// What `code` means; `None` if it is not listed.
    pub fn lookup(self, code: &str) -> Option<&'static Entry> {
        find(self.entries(), code)
    }

    /// Whether `code` has the shape of this table's codes, listed or not.
    pub fn well_formed(self, code: &str) -> bool {
        match (self, code.as_bytes()) {
            (Self::VehicleType, [class, kind @ ..]) => {
                class.is_ascii_uppercase()
                    && kind.len() == 2
                    && kind.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            }
            (Self::PlateKind | Self::Purpose, digits) => {
                digits.len() == 2 && digits.iter().all(u8::is_ascii_digit)
            }
            (_, [letter]) => letter.is_ascii_uppercase(),
            _ => false,
        }
    }
}

/// The class (客车, 货车…) that the first letter of a vehicle type names, listed or not; its code is that letter.
pub fn vehicle_class(vehicle_type: &str) -> Option<&'static Entry> {
    find(vehicle_types::CLASSES, vehicle_type.get(..1)?)
}

fn find(entries: &'static [Entry], code: &str) -> Option<&'static Entry> {
    entries.binary_search_by(|entry| entry.code.cmp(code)).ok().and_then(|at| entries.get(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_complete_and_well_formed() {
        let sizes = [88, 21, 35, 17, 11, 12, 16, 16];
        for (table, size) in Table::ALL.into_iter().zip(sizes) {
            let entries = table.entries();
            assert_eq!(entries.len(), size, "{table:?}");
            assert!(entries.windows(2).all(|pair| pair[0].code < pair[1].code), "{table:?}");
            for entry in entries {
                assert!(table.well_formed(entry.code), "{table:?} {entry:?}");
                assert!(!entry.zh.is_ascii() && entry.en.is_ascii() && !entry.en.is_empty(), "{entry:?}");
                assert_eq!(table.lookup(entry.code), Some(entry));
            }
        }
        assert!(vehicle_types::CLASSES.windows(2).all(|pair| pair[0].code < pair[1].code));
    }

    #[test]
    fn codes_are_named() {
        let cases = [
            (Table::VehicleType, "K33", "小型轿车", "Small sedan"),
            (Table::UseCharacter, "A", "非营运", "Non-commercial"),
            (Table::PlateKind, "52", "小型新能源汽车", "Small new-energy vehicle"),
            (Table::VehicleStatus, "G", "违法未处理", "Offence not yet dealt with"),
            (Table::BodyColour, "A", "白", "White"),
            (Table::EnergyType, "O", "混合动力", "Hybrid"),
            (
                Table::IdDocument,
                "Q",
                "港澳台居民居住证",
                "Residence permit for Hong Kong, Macau and Taiwan residents",
            ),
            (Table::Purpose, "51", "车险理赔", "Vehicle insurance claim"),
        ];
        for (table, code, zh, en) in cases {
            assert_eq!(table.lookup(code), Some(&Entry { code, zh, en }));
        }
    }

    #[test]
    fn an_unlisted_code_may_be_well_formed() {
        for (table, legal, wrong) in [
            (Table::VehicleType, "B1A", ["", "B", "B1", "b11", "1AA", "B1a", "B111", "货11"].as_slice()),
            (Table::VehicleStatus, "F", &["", "a", "1", "AG", "正"]),
            (Table::Purpose, "60", &["", "6", "600", "6A", " 6", "６０"]),
            (Table::PlateKind, "60", &["", "6", "A1"]),
            (Table::EnergyType, "X", &["", "x", "XX"]),
        ] {
            assert!(table.well_formed(legal) && table.lookup(legal).is_none(), "{table:?} {legal}");
            for code in wrong {
                assert!(!table.well_formed(code) && table.lookup(code).is_none(), "{table:?} {code:?}");
            }
        }
    }

    #[test]
    fn a_vehicle_type_has_a_class() {
        assert_eq!(vehicle_class("K33").map(|class| class.zh), Some("客车"));
        assert_eq!(vehicle_class("B1A").map(|class| class.en), Some("Semi-trailer"));
        assert_eq!(vehicle_class("A11"), None);
        assert_eq!(vehicle_class(""), None);
        assert_eq!(vehicle_class("货11"), None);
        for entry in Table::VehicleType.entries() {
            assert!(vehicle_class(entry.code).is_some(), "{entry:?}");
        }
    }

    #[test]
    fn normal_states_are_listed() {
        let names: Vec<_> =
            NORMAL_STATES.iter().filter_map(|code| Table::VehicleStatus.lookup(code)).map(|e| e.zh).collect();
        assert_eq!(names, ["正常", "违法未处理", "海关监管", "事故未处理"]);
    }
}
