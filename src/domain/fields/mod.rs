//! The fields of a vehicle licence (机动车行驶证) by GA 37, with those that only the electronic licence, its paper
//! form or a watermark has.

use super::Table;

/// A field of the licence. The number of a field that travels in a code is its key in the licence map and never changes.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// 号牌号码; repeated on the sub page.
    PlateNo = 1,
    /// 车辆类型.
    VehicleType = 2,
    /// 所有人.
    Owner = 3,
    /// 住址; the electronic licence has it on the sub page.
    Address = 4,
    /// 使用性质.
    UseCharacter = 5,
    /// 品牌型号.
    Model = 6,
    /// 车辆识别代号.
    Vin = 7,
    /// 发动机号码.
    EngineNo = 8,
    /// 发证机关: a seal on paper, a text on the sub page of the electronic licence.
    IssuingAuthority = 9,
    /// 注册日期.
    RegisterDate = 10,
    /// 发证日期.
    IssueDate = 11,
    /// 档案编号.
    FileNo = 12,
    /// 核定载人数.
    ApprovedPassengers = 13,
    /// 总质量.
    GrossMass = 14,
    /// 整备质量.
    UnladenMass = 15,
    /// 核定载质量; absent where the paper says `--`.
    ApprovedLoad = 16,
    /// 外廓尺寸.
    OverallDimension = 17,
    /// 准牵引总质量; absent where the paper says `--`.
    TractionMass = 18,
    /// 备注.
    Remarks = 19,
    /// 检验记录.
    InspectionRecord = 20,
    /// 条码号 (证芯编号); its number is reserved, no code carries it.
    BarcodeNo = 21,
    /// 状态.
    Status = 22,
    /// 检验有效期止.
    InspectionValidUntil = 23,
    /// 强制报废期止.
    MandatoryScrapDate = 24,
    /// 车身颜色.
    BodyColour = 25,
    /// 能源种类, also called 燃料种类.
    EnergyType = 26,
    /// 生成时间.
    GeneratedAt = 27,
    /// 二维码.
    Qr = 28,
    /// 使用人.
    User = 29,
    /// 用途事项.
    Purpose = 30,
    /// 有效期限 (授权有效期), the last valid day.
    ValidUntil = 31,
}

/// Where a field stands. Main and sub page are those of the paper licence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// 正页.
    Main,
    /// 副页.
    Sub,
    /// On the electronic licence only.
    Electronic,
    /// On the paper licence only.
    PaperOnly,
    /// In the watermark of a grant or download.
    Watermark,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Text of at most this many characters (Unicode scalar values).
    Text {
        /// The bound: what a licence has room for.
        max_chars: usize,
    },
    /// A [`Plate`](super::Plate).
    Plate,
    /// A vehicle identification number.
    Vin,
    /// One code of a table.
    Code(Table),
    /// Distinct codes of a table: 1 to 17 states (as many as are listed), 1 to 8 purposes.
    Codes(Table),
    /// A calendar day.
    Day,
    /// A number of persons.
    Persons,
    /// A mass in kilograms.
    Kilograms,
    /// Length, width and height in millimetres.
    Millimetres3,
    /// An instant.
    Instant,
}

struct Row {
    id: &'static str,
    zh: &'static str,
    en: &'static str,
    page: Page,
    kind: Kind,
}

const fn row(id: &'static str, zh: &'static str, en: &'static str, page: Page, kind: Kind) -> Row {
    Row { id, zh, en, page, kind }
}

const fn text(max_chars: usize) -> Kind {
    Kind::Text { max_chars }
}

impl Field {
    /// Every field, in the order of the licence.
    #[rustfmt::skip]
    pub const ALL: [Field; 31] = [
        Self::PlateNo, Self::VehicleType, Self::Owner, Self::Address, Self::UseCharacter, Self::Model, Self::Vin,
        Self::EngineNo, Self::IssuingAuthority, Self::RegisterDate, Self::IssueDate, Self::FileNo,
        Self::ApprovedPassengers, Self::GrossMass, Self::UnladenMass, Self::ApprovedLoad, Self::OverallDimension,
        Self::TractionMass, Self::Remarks, Self::InspectionRecord, Self::BarcodeNo, Self::Status,
        Self::InspectionValidUntil, Self::MandatoryScrapDate, Self::BodyColour, Self::EnergyType, Self::GeneratedAt,
        Self::Qr, Self::User, Self::Purpose, Self::ValidUntil,
    ];

    #[rustfmt::skip]
    const fn row(self) -> Row {
        use Page::{Electronic, Main, PaperOnly, Sub, Watermark};
        match self {
            Self::PlateNo => row("plate_no", "号牌号码", "Plate No.", Main, Kind::Plate),
            Self::VehicleType => row("vehicle_type", "车辆类型", "Vehicle Type", Main, Kind::Code(Table::VehicleType)),
            Self::Owner => row("owner", "所有人", "Owner", Main, text(64)),
            Self::Address => row("address", "住址", "Address", Main, text(100)),
            Self::UseCharacter => row("use_character", "使用性质", "Use Character", Main, Kind::Code(Table::UseCharacter)),
            Self::Model => row("model", "品牌型号", "Model", Main, text(40)),
            Self::Vin => row("vin", "车辆识别代号", "VIN", Main, Kind::Vin),
            Self::EngineNo => row("engine_no", "发动机号码", "Engine No.", Main, text(30)),
            Self::IssuingAuthority => row("issuing_authority", "发证机关", "Issuing Authority", Main, text(40)),
            Self::RegisterDate => row("register_date", "注册日期", "Register Date", Main, Kind::Day),
            Self::IssueDate => row("issue_date", "发证日期", "Issue Date", Main, Kind::Day),
            Self::FileNo => row("file_no", "档案编号", "File No.", Sub, text(20)),
            Self::ApprovedPassengers => row("approved_passengers", "核定载人数", "Approved Passengers Capacity", Sub, Kind::Persons),
            Self::GrossMass => row("gross_mass", "总质量", "Gross Mass", Sub, Kind::Kilograms),
            Self::UnladenMass => row("unladen_mass", "整备质量", "Unladen Mass", Sub, Kind::Kilograms),
            Self::ApprovedLoad => row("approved_load", "核定载质量", "Approved Load", Sub, Kind::Kilograms),
            Self::OverallDimension => row("overall_dimension", "外廓尺寸", "Overall Dimension", Sub, Kind::Millimetres3),
            Self::TractionMass => row("traction_mass", "准牵引总质量", "Traction Mass", Sub, Kind::Kilograms),
            Self::Remarks => row("remarks", "备注", "Remarks", Sub, text(120)),
            Self::InspectionRecord => row("inspection_record", "检验记录", "Inspection Record", Sub, text(60)),
            Self::BarcodeNo => row("barcode_no", "条码号", "Barcode No.", PaperOnly, text(13)),
            Self::Status => row("status", "状态", "Status", Electronic, Kind::Codes(Table::VehicleStatus)),
            Self::InspectionValidUntil => row("inspection_valid_until", "检验有效期止", "Inspection Valid Until", Electronic, Kind::Day),
            Self::MandatoryScrapDate => row("mandatory_scrap_date", "强制报废期止", "Mandatory Scrapping Date", Electronic, Kind::Day),
            Self::BodyColour => row("body_colour", "车身颜色", "Body Colour", Electronic, Kind::Code(Table::BodyColour)),
            Self::EnergyType => row("energy_type", "能源种类", "Energy (Fuel) Type", Electronic, Kind::Code(Table::EnergyType)),
            Self::GeneratedAt => row("generated_at", "生成时间", "Generated At", Electronic, Kind::Instant),
            // The text of the largest code, a download's in a symbol 25-M.
            Self::Qr => row("qr", "二维码", "QR code", Electronic, text(1451)),
            Self::User => row("user", "使用人", "User", Watermark, text(64)),
            Self::Purpose => row("purpose", "用途事项", "Purpose", Watermark, Kind::Codes(Table::Purpose)),
            Self::ValidUntil => row("valid_until", "有效期限", "Valid Until", Watermark, Kind::Day),
        }
    }

    /// Its name in files and messages between machines: `plate_no`.
    pub const fn id(self) -> &'static str {
        self.row().id
    }

    /// Its Chinese name, as printed.
    pub const fn zh(self) -> &'static str {
        self.row().zh
    }

    /// Its English name, as printed.
    pub const fn en(self) -> &'static str {
        self.row().en
    }

    /// Where it stands.
    pub const fn page(self) -> Page {
        self.row().page
    }

    /// What it holds.
    pub const fn kind(self) -> Kind {
        self.row().kind
    }

    /// Its key in the licence map of a code; `None` for what is on paper only or belongs to the use of a licence.
    pub const fn key(self) -> Option<u8> {
        match self {
            Self::BarcodeNo | Self::Qr | Self::User | Self::Purpose | Self::ValidUntil => None,
            _ => Some(self as u8),
        }
    }

    /// The field of an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.id() == id)
    }

    /// The field of a key of the licence map.
    pub fn from_key(key: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.key() == Some(key))
    }
}

/// Written as its [`id`](Field::id).
impl serde::Serialize for Field {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

#[cfg(test)]
mod tests;
