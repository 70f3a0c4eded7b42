//! Each use as it should be, and what is asked of it: purpose, bearer, picture, memory, vehicle.

use super::draft::Draft;
use super::world::{World, car, electric, instant, lorry, noon, purposes, sign_by, with};
use crate::check::{PictureFile, SeenFile};
use crate::credential::{Authorisation, Claims, User};
use crate::domain::{Day, Field, Licence, UseKind, Value};

pub(super) fn drafts(w: &World) -> Vec<Draft> {
    let made = noon().plus(-10);
    let live = |name, zh, en, claims: &Claims| Draft::live(name, zh, en, w, claims, made);
    let alone = |name, zh, en, claims: &Claims| Draft::alone(name, zh, en, w, claims);
    let presented = |licence: Licence| Claims { licence, ..w.presentation() };
    let (presentation, grant, download) = (w.presentation(), w.grant(), w.download());

    let mut drafts = vec![
        live(
            "presentation-person",
            "个人出示，普通号牌",
            "a person presents an ordinary plate",
            &presentation,
        ),
        live(
            "presentation-organisation",
            "单位出示货车",
            "an organisation presents a lorry",
            &presented(lorry(car())),
        ),
        live("presentation-new-energy", "新能源号牌", "a new-energy plate", &presented(electric(car()))),
        live("grant-person", "授权他人出示", "a grant, right purpose and bearer", &grant),
        live(
            "grant-number-without-letter",
            "只输入证件号码",
            "the bearer's number without its letter",
            &grant,
        )
        .bearer(" 11010519491231002x "),
        live(
            "grant-organisation-new-energy",
            "单位授权他人出示新能源汽车",
            "an organisation grants a new-energy car",
            &Claims { licence: electric(lorry(car())), ..grant.clone() },
        ),
        alone("download-person", "下载件，使用人为他人", "a download for somebody else", &download),
        alone("download-owner", "下载件，使用人为本人", "a download for the owner", &owner_download(w)),
        alone(
            "download-organisation",
            "单位下载",
            "an organisation's download",
            &Claims { licence: lorry(download.licence.clone()), ..download.clone() },
        ),
        alone(
            "download-new-energy",
            "新能源汽车下载件",
            "a new-energy car's download",
            &Claims { licence: electric(download.licence.clone()), ..download.clone() },
        ),
    ];
    drafts.extend([
        live("grant-purpose-mismatch", "用途事项不符", "granted for another purpose", &grant)
            .purpose("50")
            .refused(8, &["purpose-mismatch"]),
        live("grant-bearer-mismatch", "使用人不符", "another person's number", &grant)
            .bearer("A:440524188001010014")
            .refused(9, &["bearer-mismatch"]),
        live(
            "grant-bearer-document-mismatch",
            "证件种类不符",
            "the right number as another kind of document",
            &grant,
        )
        .bearer("C:11010519491231002X")
        .refused(9, &["bearer-mismatch"]),
        live(
            "grant-bearer-mistyped",
            "证件号码输错一位",
            "the number mistyped: its check digit says so",
            &grant,
        )
        .bearer("110105194912310021")
        .refused(9, &["bearer-mismatch"])
        .notes(&["bearer-number-check"]),
        live("grant-both-mismatch", "用途和使用人都不符", "neither purpose nor bearer", &grant)
            .purpose("50")
            .bearer("A:440524188001010014")
            .refused(9, &["bearer-mismatch", "purpose-mismatch"]),
        live("grant-not-asked", "未核对用途和使用人", "nothing asked", &grant)
            .unasked()
            .attention(9, &["bearer-not-asked", "purpose-not-asked"]),
        live(
            "grant-purpose-unnamed",
            "用途代码没有名称",
            "a purpose that trust has no name for",
            &unnamed_purpose(w),
        )
        .purpose("77")
        .notes(&["purpose-unnamed"]),
        alone("download-purpose-mismatch", "下载件用途事项不符", "a download for another purpose", &download)
            .purpose("52")
            .refused(8, &["purpose-mismatch"]),
        alone("download-not-asked", "未核对用途和图片", "nothing asked, nothing compared", &download)
            .unasked()
            .attention(8, &["purpose-not-asked", "picture-not-compared"]),
        alone("download-not-compared", "未比对图片", "the picture was not compared", &download)
            .unasked()
            .purpose("50")
            .attention(10, &["picture-not-compared"]),
        alone("download-picture-unclear", "图片不清晰", "the picture is too poor", &download)
            .picture(PictureFile::Unclear)
            .attention(10, &["picture-unclear"]),
        alone(
            "download-picture-altered",
            "使用性质被改动",
            "the picture shows another use character",
            &download,
        )
        .picture(PictureFile::Different(vec!["use_character".to_owned()]))
        .refused(10, &["picture-altered"]),
        alone("download-seen-before", "以前核验过的下载件", "a download seen before is a note", &download)
            .seen(SeenFile::Download(Day::parse("2026-11-21").unwrap_or(Day::MIN)))
            .notes(&["seen-before"]),
        alone("download-never-seen", "从未核验过的下载件", "a download never seen here", &download)
            .seen(SeenFile::Never),
        live("presentation-seen-same", "同一出示码再次扫描", "the same proof again", &presentation)
            .seen(SeenFile::Live(made)),
        live("presentation-seen-newer", "已见过更新的出示码", "a newer proof was seen here", &presentation)
            .seen(SeenFile::Live(made.plus(1)))
            .attention(11, &["proof-older-than-seen"]),
    ]);
    drafts.extend([
        live("several-codes", "一张图片里有两个码", "two codes of ours in one picture", &presentation)
            .beside(&["download-person"])
            .attention(1, &["several-codes"]),
        live(
            "several-codes-refused",
            "一张图片里有两个码，其一用途不符",
            "two codes, and this one is refused",
            &grant,
        )
        .purpose("50")
        .beside(&["presentation-person"])
        .refused(8, &["purpose-mismatch", "several-codes"]),
    ]);
    drafts.extend(vehicles(w, &presented));
    drafts.extend(proofs(w));
    drafts
}

fn owner_download(w: &World) -> Claims {
    let authorisation = Authorisation::Download { user: User::Owner, purposes: purposes(&["50", "52"]) };
    Claims { authorisation, ..w.download() }
}

fn unnamed_purpose(w: &World) -> Claims {
    let mut claims = w.grant();
    if let Authorisation::Grant { purposes: named, .. } = &mut claims.authorisation {
        *named = purposes(&["77"]);
    }
    claims
}

fn vehicles(w: &World, presented: &dyn Fn(Licence) -> Claims) -> Vec<Draft> {
    let made = noon().plus(-10);
    let live = |name, zh, en, licence| Draft::live(name, zh, en, w, &presented(licence), made);
    let states = |codes: &[&str]| {
        let codes = codes.iter().map(|&code| code.to_owned()).collect();
        with(car(), [(Field::Status, Value::Codes(codes))])
    };
    let code = |field, code: &str| with(car(), [(field, Value::Code(code.to_owned()))]);
    let word = |field, text: &str| with(car(), [(field, Value::Text(text.to_owned()))]);
    vec![
        live(
            "vehicle-states-normal",
            "正常，有违法未处理",
            "states A, G, I and H are all normal",
            states(&["A", "G", "I", "H"]),
        ),
        live(
            "vehicle-state-abnormal",
            "状态为查封",
            "a signed state outside A, G, I, H",
            states(&["A", "K"]),
        )
        .refused(12, &["vehicle-state"]),
        live("vehicle-state-overdue", "状态为逾期未检验", "signed as overdue", states(&["Q"]))
            .refused(12, &["vehicle-state"]),
        live(
            "vehicle-state-unknown",
            "未知的状态代码",
            "a state code that the tables do not know",
            states(&["A", "X"]),
        )
        .attention(12, &["code-unknown"]),
        live(
            "vehicle-type-unknown",
            "未知的车辆类型代码",
            "a vehicle type that the tables do not know",
            code(Field::VehicleType, "K99"),
        )
        .attention(12, &["code-unknown"]),
        live(
            "vehicle-vin-check",
            "车辆识别代号校验位不符",
            "a VIN that fails its check is a note",
            word(Field::Vin, "LTESTVEH2TX000001"),
        )
        .notes(&["vin-check"]),
        live(
            "vehicle-vin-short",
            "早期车架号",
            "a short chassis number is a note",
            word(Field::Vin, "A12345"),
        )
        .notes(&["vin-check"]),
        live(
            "vehicle-plate-form",
            "未知形式的号牌",
            "a plate of no known form is a note",
            word(Field::PlateNo, "鲁LX9"),
        )
        .notes(&["plate-form"]),
        live("vehicle-rare-names", "生僻字姓名", "a name in rare characters", word(Field::Owner, "䶮㛃")),
        live(
            "vehicle-long-owner",
            "六十四个字的单位名称",
            "an owner's name of 64 characters",
            word(Field::Owner, &"示例".repeat(32)),
        ),
    ]
}

fn proofs(w: &World) -> Vec<Draft> {
    let (presentation, grant) = (w.presentation(), w.grant());
    let statement = w.sign(&presentation);
    let made = noon().plus(-10);
    let proof =
        |name, zh, en, bytes: Vec<u8>| Draft::bytes(name, zh, en, &bytes).of_use(UseKind::Presentation);
    let right = w.prove(UseKind::Presentation, &statement, made);
    let flipped = |offset_from_end: usize| {
        let mut bytes = right.clone();
        let at = bytes.len() - offset_from_end;
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1;
        }
        bytes
    };
    vec![
        Draft::alone(
            "proof-missing",
            "没有出示凭证（截图或抄录）",
            "a statement without a live proof",
            w,
            &presentation,
        )
        .refused(5, &["proof-missing"]),
        Draft::alone("proof-missing-grant", "授权码没有出示凭证", "a grant without a live proof", w, &grant)
            .refused(5, &["proof-missing"]),
        proof(
            "proof-wrong-phone",
            "另一部手机的凭证",
            "a proof by another phone",
            crate::office::prove(&statement, &w.stranger, made),
        )
        .refused(5, &["proof-invalid"]),
        proof("proof-flipped-signature", "凭证签名被改", "a bit of the proof's signature", flipped(1))
            .refused(5, &["proof-invalid"]),
        proof("proof-flipped-time", "凭证时间被改", "a bit of the proof's instant", flipped(67))
            .refused(5, &["proof-invalid"]),
        proof(
            "proof-trailing-byte",
            "凭证之后有多余字节",
            "a byte behind the proof",
            [right.clone(), vec![0]].concat(),
        )
        .refused(5, &["proof-invalid"]),
        proof("proof-and-expired", "凭证超时且已到期", "stale proof and expired statement", right.clone())
            .at(instant("2026-11-23T08:00:00+08:00"))
            .refused(5, &["proof-stale", "expired"]),
        proof(
            "proof-issuer-signed",
            "发证机关代替手机签名",
            "a proof signed by the issuer's key",
            crate::office::prove(&sign_by(&w.current, &presentation), &w.current, made),
        )
        .refused(5, &["proof-invalid"]),
    ]
}
