//! The smaller code tables, each in ascending order of its codes.

use super::{Entry, e};

/// 使用性质, GA/T 16.3-2012.
pub(super) const USE_CHARACTERS: &[Entry] = &[
    e("A", "非营运", "Non-commercial"),
    e("B", "公路客运", "Road passenger transport"),
    e("C", "公交客运", "Public bus"),
    e("D", "出租客运", "Taxi"),
    e("E", "旅游客运", "Tourist passenger transport"),
    e("F", "货运", "Freight"),
    e("G", "租赁", "Rental"),
    e("H", "警用", "Police"),
    e("I", "消防", "Fire fighting"),
    e("J", "救护", "Ambulance"),
    e("K", "工程救险", "Engineering rescue"),
    e("L", "营转非", "Commercial turned non-commercial"),
    e("M", "出租转非", "Taxi turned non-commercial"),
    e("N", "教练", "Driver training"),
    e("O", "幼儿校车", "Kindergarten school bus"),
    e("P", "小学生校车", "Primary school bus"),
    e("Q", "初中生校车", "Junior middle school bus"),
    e("R", "危化品运输", "Dangerous goods transport"),
    e("S", "中小学生校车", "Primary and middle school bus"),
    e("T", "预约出租客运", "Ride-hailing"),
    e("U", "预约出租转非", "Ride-hailing turned non-commercial"),
];

/// 号牌种类, GA/T 16.7-2012, and the new-energy kinds 51 and 52.
pub(super) const PLATE_KINDS: &[Entry] = &[
    e("01", "大型汽车", "Large vehicle"),
    e("02", "小型汽车", "Small vehicle"),
    e("03", "使馆汽车", "Embassy vehicle"),
    e("04", "领馆汽车", "Consulate vehicle"),
    e("05", "境外汽车", "Vehicle from abroad"),
    e("06", "外籍汽车", "Foreign national's vehicle"),
    e("07", "普通摩托车", "Ordinary motorcycle"),
    e("08", "轻便摩托车", "Light motorcycle"),
    e("09", "使馆摩托车", "Embassy motorcycle"),
    e("10", "领馆摩托车", "Consulate motorcycle"),
    e("11", "境外摩托车", "Motorcycle from abroad"),
    e("12", "外籍摩托车", "Foreign national's motorcycle"),
    e("13", "低速车", "Low-speed vehicle"),
    e("14", "拖拉机", "Tractor"),
    e("15", "挂车", "Trailer"),
    e("16", "教练汽车", "Driver training vehicle"),
    e("17", "教练摩托车", "Driver training motorcycle"),
    e("18", "试验汽车", "Test vehicle"),
    e("19", "试验摩托车", "Test motorcycle"),
    e("20", "临时入境汽车", "Temporary entry vehicle"),
    e("21", "临时入境摩托车", "Temporary entry motorcycle"),
    e("22", "临时行驶车", "Temporary plate"),
    e("23", "警用汽车", "Police vehicle"),
    e("24", "警用摩托", "Police motorcycle"),
    e("25", "原农机号牌", "Former farm machinery plate"),
    e("26", "香港入出境车", "Hong Kong cross-border vehicle"),
    e("27", "澳门入出境车", "Macau cross-border vehicle"),
    e("31", "武警号牌", "Armed Police plate"),
    e("32", "军队号牌", "Military plate"),
    e("41", "无号牌", "No plate"),
    e("42", "假号牌", "Forged plate"),
    e("43", "挪用号牌", "Plate of another vehicle"),
    e("51", "大型新能源汽车", "Large new-energy vehicle"),
    e("52", "小型新能源汽车", "Small new-energy vehicle"),
    e("99", "其他号牌", "Other plate"),
];

/// 机动车状态, GA/T 16.17-2012. Older lists call L 暂扣 and M 强制注销; mortgage (抵押) is a flag apart, no state.
pub(super) const VEHICLE_STATUSES: &[Entry] = &[
    e("A", "正常", "Normal"),
    e("B", "转出", "Transferred out"),
    e("C", "被盗抢", "Stolen or robbed"),
    e("D", "停驶", "Out of use"),
    e("E", "注销", "Deregistered"),
    e("G", "违法未处理", "Offence not yet dealt with"),
    e("H", "海关监管", "Customs supervision"),
    e("I", "事故未处理", "Accident not yet dealt with"),
    e("J", "嫌疑车", "Suspect vehicle"),
    e("K", "查封", "Seized"),
    e("L", "扣留", "Detained"),
    e("M", "达到报废标准", "Due for scrapping"),
    e("N", "事故逃逸", "Hit and run"),
    e("O", "锁定", "Locked"),
    e("P", "达到报废标准公告牌证作废", "Due for scrapping, plates and licence announced void"),
    e("Q", "逾期未检验", "Inspection overdue"),
    e("Z", "其他", "Other"),
];

/// 车身颜色, GA/T 16.8; Z is not confirmed.
pub(super) const BODY_COLOURS: &[Entry] = &[
    e("A", "白", "White"),
    e("B", "灰", "Grey"),
    e("C", "黄", "Yellow"),
    e("D", "粉", "Pink"),
    e("E", "红", "Red"),
    e("F", "紫", "Purple"),
    e("G", "绿", "Green"),
    e("H", "蓝", "Blue"),
    e("I", "棕", "Brown"),
    e("J", "黑", "Black"),
    e("Z", "其他", "Other"),
];

/// 能源种类, GA/T 16.9. Hydrogen is X in one source, not confirmed and so not listed.
pub(super) const ENERGY_TYPES: &[Entry] = &[
    e("A", "汽油", "Petrol"),
    e("B", "柴油", "Diesel"),
    e("C", "电", "Electricity"),
    e("D", "混合油", "Mixed fuel"),
    e("E", "天然气", "Natural gas"),
    e("F", "液化石油气", "Liquefied petroleum gas"),
    e("L", "甲醇", "Methanol"),
    e("M", "乙醇", "Ethanol"),
    e("N", "太阳能", "Solar"),
    e("O", "混合动力", "Hybrid"),
    e("Y", "无", "None"),
    e("Z", "其他", "Other"),
];

/// 身份证明名称, GA 24.20-2005 and later.
pub(super) const ID_DOCUMENTS: &[Entry] = &[
    e("A", "居民身份证", "Resident identity card"),
    e("B", "组织机构代码证书", "Organisation code certificate"),
    e("C", "军官证", "Military officer's card"),
    e("D", "士兵证", "Soldier's card"),
    e("E", "军官离退休证", "Retired military officer's card"),
    e("F", "境外人员身份证明", "Identity document of a person from abroad"),
    e("G", "外交人员身份证明", "Diplomat's identity document"),
    e("H", "居民户口簿", "Household register"),
    e("I", "外国人永久居留身份证", "Foreign permanent resident identity card"),
    e("J", "单位注销证明", "Proof of deregistration of an organisation"),
    e("K", "居住暂住证明", "Temporary residence certificate"),
    e("L", "驻华机构证明", "Certificate of a foreign institution in China"),
    e("M", "临时居民身份证", "Temporary resident identity card"),
    e("N", "统一社会信用代码", "Unified social credit code"),
    e("P", "个体工商户营业执照注册号", "Registration number of a sole proprietor's licence"),
    e("Q", "港澳台居民居住证", "Residence permit for Hong Kong, Macau and Taiwan residents"),
];

/// 用途事项. No list is published: the numbers are ours, the uses those which the announcements name.
pub(super) const PURPOSES: &[Entry] = &[
    e("10", "办理机动车登记", "Vehicle registration"),
    e("11", "机动车变更登记", "Change of registered particulars"),
    e("12", "机动车转让登记", "Transfer of registration"),
    e("13", "机动车定期安全技术检验", "Periodic technical safety inspection"),
    e("20", "处理非现场交通违法", "Traffic offences recorded off site"),
    e("21", "处理交通事故", "Traffic accident handling"),
    e("30", "申请市区通行证", "City access permit"),
    e("31", "申请剧毒化学品道路运输通行证", "Permit for road transport of highly toxic chemicals"),
    e("40", "驾驶租赁汽车", "Driving a rented vehicle"),
    e("41", "试驾机动车", "Test drive"),
    e("42", "注册网约车", "Ride-hailing registration"),
    e("43", "办理客货运输证照", "Passenger or goods transport licences"),
    e("50", "购买保险", "Buying insurance"),
    e("51", "车险理赔", "Vehicle insurance claim"),
    e("52", "办理抵押贷款业务", "Mortgage loan"),
    e("99", "办理其他涉车业务", "Other business about the vehicle"),
];
