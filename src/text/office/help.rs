//! Help of the office's program.

use crate::text::Lang;
use crate::text::lang::words;

words! {
    /// A piece of the office's help, named by what it explains.
    OfficeHelp, office_help;
    /// The program.
    About:
        "验证·签发端：参考签发机关。在一个数据文件夹里完成登记、申领、出示、授权、下载、发布，全程离线。",
        "Yanzheng office: the reference issuer. Register, application, presentation, grant, download and publication on one data folder, offline.";
    /// Behind the program's help: exit codes.
    After:
        "退出码：0 办成；1 不予办理，并说明原因；2 用法有误，或文件、数据库、密钥不能用。",
        "Exit codes: 0 done; 1 refused, with the reason; 2 wrong use, or a file, the database or a key that cannot be used.";
    /// `init`.
    Init: "新建签发机关的数据文件夹和密钥", "Make an office's data folder and its keys";
    /// `import`.
    Import: "向登记簿导入人员、单位或机动车（CSV、JSON）", "Import persons, organisations or vehicles (CSV, JSON)";
    /// `export`.
    Export: "导出登记簿", "Export a table of the register";
    /// `apply`.
    Apply: "申领电子行驶证", "Apply for an electronic licence";
    /// `show`.
    Show: "在手机上出示：亮证、亮码", "Show a licence on a phone: card and live code";
    /// `publish`.
    Publish: "发布信任数据：机关、节假日安排、用途事项、状态列表", "Publish trust: issuers, calendar, purposes, status lists";
    /// `phone`.
    Phone: "手机：注册、吊销、列出", "Phones: enrol, revoke, list";
    /// `phone enrol`.
    PhoneEnrol: "注册手机，生成它的密钥", "Enrol a phone with a key of its own";
    /// `phone revoke`.
    PhoneRevoke: "吊销丢失的手机：它的出示和它所持的授权作废", "Revoke a lost phone: what it shows is void";
    /// `phone list`.
    PhoneList: "列出手机", "List the phones";
    /// `grant`.
    Grant: "授权他人出示：授予、解除、列出", "Grants to others: add, end, list";
    /// `grant add`.
    GrantAdd: "授权：最长7个工作日，每车最多3人", "Grant: at most 7 working days, at most 3 persons a vehicle";
    /// `grant end`.
    GrantEnd: "解除授权，其下载件一并作废", "End a grant early, with the downloads made under it";
    /// `grant list`.
    GrantList: "列出一辆机动车的授权", "List a vehicle's grants";
    /// `download`.
    Download: "下载件：制作、重新生成、作废、列出", "Downloads: make, make again, end, list";
    /// `download make`.
    DownloadMake: "下载带水印的行驶证图片", "Download the watermarked picture";
    /// `download again`.
    DownloadAgain: "重新生成一个下载件的图片（密钥失密后重新签发）", "Draw a download again (signed anew if its key was compromised)";
    /// `download end`.
    DownloadEnd: "提前作废一个下载件", "End a download early";
    /// `download list`.
    DownloadList: "列出一辆机动车的下载件", "List a vehicle's downloads";
    /// `vehicle`.
    Vehicle: "机动车：状态、过户、换号牌、换车辆识别代号", "Vehicles: states, transfer, another plate or VIN";
    /// `vehicle state`.
    VehicleState: "设置状态，如 A,G；不正常时全部出示、授权、下载中止", "Set the states, such as A,G; while abnormal, all use is suspended";
    /// `vehicle transfer`.
    VehicleTransfer: "转让登记：换所有人，原有的全部作废", "Give the vehicle another owner; what was live is void";
    /// `vehicle plate`.
    VehiclePlate: "更换号牌号码，原有的全部作废", "Give it another plate; what was live is void";
    /// `vehicle vin`.
    VehicleVin: "更换车辆识别代号，原有的全部作废", "Give it another VIN; what was live is void";
    /// `manager`.
    Manager: "单位的机动车管理人：委派、撤换", "An organisation's vehicle managers: appoint, dismiss";
    /// `manager appoint`.
    ManagerAppoint: "委派管理人", "Appoint a manager";
    /// `manager dismiss`.
    ManagerDismiss: "撤换管理人：其出示、授权和下载作废", "Dismiss a manager: what they enrolled and gave is void";
    /// `key`.
    Key: "签发密钥：新增、停用、失密、列出", "Signing keys: add, retire, compromise, list";
    /// `key add`.
    KeyAdd: "新增密钥，或收入已有的 PEM（如 openssl 生成的）", "Add a key, or take in a PEM such as openssl makes";
    /// `key retire`.
    KeyRetire: "停用密钥：此前签发的仍有效", "Retire a key: what it signed until now still counts";
    /// `key compromise`.
    KeyCompromise: "密钥失密：它签发过的全部不再有效，在用的重新签发", "Declare a key compromised: nothing it signed counts, what lives is signed anew";
    /// `key list`.
    KeyList: "列出密钥", "List the keys";
    /// `--data`.
    Data: "签发机关的数据文件夹；不给则为 $YANZHENG_HOME/office", "The office's data folder; without it $YANZHENG_HOME/office";
    /// `--passphrase-file`.
    Passphrase: "从文件（- 为标准输入）读私钥的口令", "Read the private keys' passphrase from a file (- is standard input)";
    /// `--insecure-test-keys`.
    Insecure: "私钥不加密，只能用于演示和测试", "Keep private keys unencrypted, for demonstration and tests only";
    /// `--authority`.
    Authority: "机关的行政区划代码（GB/T 2260）", "The authority's GB/T 2260 code";
    /// `--zh`.
    NameZh: "机关的中文名称", "The authority's Chinese name";
    /// `--en`.
    NameEn: "机关的英文名称", "The authority's English name";
    /// `--activation`.
    Activation: "当地启用电子行驶证的日期；不给则按推广批次", "The day on which electronic licences began there; without it by the rollout's batches";
    /// `--real`.
    Real: "不是演示机关（密钥必须加密）", "Not a demo authority (its keys must be encrypted)";
    /// `--seed`.
    Seed: "用虚构的日照市填充登记簿", "Fill the register with a made-up Rizhao";
    /// A table.
    Table: "persons（人员）、organisations（单位）或 vehicles（机动车）", "persons, organisations or vehicles";
    /// A file of an import.
    ImportFile: "CSV（UTF-8）或 JSON 文件；- 为标准输入", "A CSV (UTF-8) or JSON file; - is standard input";
    /// A file of an export.
    ExportFile: "写入的文件；不给则输出", "The file to write; without it standard output";
    /// `--json` of import and export.
    Json: "用 JSON，不用 CSV", "JSON instead of CSV";
    /// `--vehicle`.
    Plate: "机动车的号牌号码", "The vehicle's plate";
    /// `--by`.
    By: "办理人：登记簿中的人员代号", "Who does it: a person of the register";
    /// `--by` of `apply`.
    Applicant: "申请人：登记簿中的人员或单位代号", "Who applies: a person or organisation of the register";
    /// `--to` of `grant`.
    To: "被授权人：登记簿中的人员代号", "The grantee: a person of the register";
    /// `--to` of `transfer`.
    NewOwner: "新所有人：登记簿中的人员或单位代号", "The new owner: a person or organisation of the register";
    /// `--name`.
    GranteeName: "被授权人姓名（不在登记簿时）", "The grantee's name, if not in the register";
    /// `--document-file`.
    Document: "从文件（- 为标准输入）读被授权人证件，写作 A:号码；号码不出现在命令行里", "Read the grantee's document, as A:NUMBER, from a file (- is standard input); it never stands on the command line";
    /// `--purpose`.
    Purposes: "用途事项代码，如 51,13", "Purposes by their codes, such as 51,13";
    /// `--from`.
    From: "开始时间；不给则为现在", "When it begins; without it now";
    /// `--until`.
    Until: "最后有效日，如 2026-12-04；或结束时刻", "The last valid day, such as 2026-12-04, or the instant at which it ends";
    /// `--until` of `show`.
    ShowUntil: "签发内容在此时刻结束，最长24小时", "When the statement behind the code ends, at most 24 hours from now";
    /// `--until` of `key add`.
    KeyUntil: "密钥的最后有效日；不给则为两年后", "The key's last valid day; without it two years from now";
    /// `--uses`.
    Uses: "密钥的用途：presentation,grant,download,status", "What the key signs: presentation,grant,download,status";
    /// `--pem`.
    Pem: "收入这个 PKCS#8 PEM 私钥", "Take in this private key, a PKCS#8 PEM";
    /// `--pem-passphrase-file`.
    PemPassphrase: "该 PEM 的口令文件", "The file with that PEM's passphrase";
    /// `--phone`.
    PhoneName: "手机代号", "The phone's name";
    /// `--holder`.
    Holder: "机主：登记簿中的人员代号", "Whose it is: a person of the register";
    /// `--grant`.
    GrantNumber: "授权编号", "The grant's number";
    /// A number.
    Number: "编号", "Its number";
    /// `--text`.
    Text: "只输出出示码的文本", "Print the live code's text only";
    /// `--png`.
    Png: "把出示码画成 PNG", "Draw the live code as a PNG";
    /// `--frames`.
    Frames: "在文件夹里放一组画面，供 --camera replay: 播放", "Put a sequence of frames into a folder, for --camera replay:";
    /// `--renew`.
    Renew: "继续运行，每30秒更新一次，直到被终止或不能再出示", "Stay and renew every 30 s, until killed or nothing may be shown";
    /// `--out`.
    Out: "写入的图片，以 .png、.jpg 或 .pdf 结尾", "Where to write the picture, as .png, .jpg or .pdf";
    /// `--user`.
    User: "使用人；不给则为所有人本人", "The user whom the picture names; without it the owner";
    /// The folder of `publish`.
    PublishFolder: "放信任数据的文件夹：新的、空的，或以前发布的", "The trust folder: new, empty, or an earlier release";
    /// States.
    States: "状态代码，如 A,G", "States by their codes, such as A,G";
    /// A new plate or VIN.
    NewNumber: "新的号码", "The new number";
    /// An organisation.
    Organisation: "登记簿中的单位代号", "An organisation of the register";
    /// A person.
    Person: "登记簿中的人员代号", "A person of the register";
    /// A key.
    KeyId: "密钥标识（16个十六进制数字，见 key list）", "The key's identifier (16 hexadecimal digits, see key list)";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::samples::assert_words;

    #[test]
    fn every_piece_is_there_in_both_languages() {
        for lang in Lang::ALL {
            OfficeHelp::ALL.iter().for_each(|&piece| assert_words(lang, office_help(lang, piece)));
        }
    }
}
