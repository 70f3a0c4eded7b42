use serde_json::{Value, json};

use crate::run::{Run, line, yanzheng};

fn lines(run: Run) -> (u8, Vec<Value>) {
    let answer = run.answer();
    let parsed =
        answer.out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}")));
    (answer.exit, parsed.collect())
}

fn one(run: Run) -> Value {
    let (_, lines) = lines(run);
    let [one] = lines.as_slice() else { panic!("{} lines", lines.len()) };
    one.clone()
}

const STEPS: [&str; 12] = [
    "read",
    "form",
    "issuer",
    "signature",
    "proof",
    "period",
    "status",
    "purpose",
    "bearer",
    "picture",
    "seen",
    "vehicle",
];

fn ladder(outcome: impl Fn(usize) -> (&'static str, Value)) -> Value {
    let rungs = STEPS.iter().zip(1..).map(|(step, number)| {
        let (outcome, reasons) = outcome(number);
        json!({ "number": number, "step": step, "outcome": outcome, "reasons": reasons })
    });
    Value::Array(rungs.collect())
}

#[test]
fn an_accepted_presentation_says_all_of_this_and_no_more() {
    let told = one(line("verify --json --trust keys samples/presentation-person.txt"));
    let expected = json!({
        "v": 1,
        "source": "samples/presentation-person.txt",
        "source_lossy": false,
        "line": 1,
        "corners": null,
        "page": null,
        "entry": null,
        "at": { "instant": "2026-11-22T10:00:00+08:00", "source": "machine" },
        "use": "presentation",
        "verdict": "accepted",
        "demo": true,
        "reasons": [],
        "notes": [],
        "ladder": ladder(|number| (if (8..=11).contains(&number) { "does-not-apply" } else { "passed" }, json!([]))),
        "fault": null,
        "issuer": {
            "id": "371100",
            "zh": "山东省日照市公安局交通警察支队（演示）",
            "en": "Rizhao Traffic Police Detachment, Shandong (demo)",
        },
        "authorisation": {
            "user": null,
            "purposes": null,
            "issued": "2026-11-22T08:00:00+08:00",
            "from": "2026-11-22T08:00:00+08:00",
            "until": "2026-11-23T08:00:00+08:00",
            "last_day": "2026-11-23",
            "proof_made": "2026-11-22T09:59:50+08:00",
        },
        "licence": {
            "plate_no": "鲁L12345",
            "vehicle_type": "K33",
            "owner": "张三",
            "use_character": "A",
            "model": "示例牌SL7150A",
            "vin": "LTESTVEH1TX000001",
            "engine_no": "8B12345",
            "issuing_authority": "山东省日照市公安局交通警察支队",
            "register_date": "2021-04-11",
            "issue_date": "2021-04-11",
            "status": ["A"],
            "inspection_valid_until": "2027-04-30",
        },
    });
    assert_eq!(told, expected);
}

#[test]
fn an_unproven_code_says_nothing_of_its_content() {
    let told = one(line("verify --json --trust keys --at 2026-11-22 samples/signature-invalid.txt"));
    let reason = json!([{ "code": "signature-invalid" }]);
    let expected = json!({
        "v": 1,
        "source": "samples/signature-invalid.txt",
        "source_lossy": false,
        "line": 1,
        "corners": null,
        "page": null,
        "entry": null,
        "at": { "instant": "2026-11-22T00:00:00+08:00", "source": "chosen" },
        "use": null,
        "verdict": "unproven",
        "demo": false,
        "reasons": reason,
        "notes": [],
        "ladder": ladder(|number| match number {
            1..=3 => ("passed", json!([])),
            4 => ("failed", json!([{ "code": "signature-invalid" }])),
            _ => ("not-reached", json!([])),
        }),
        "fault": null,
        "issuer": null,
        "authorisation": null,
        "licence": null,
    });
    assert_eq!(told, expected);
}

#[test]
fn a_broken_form_says_where_and_which_rule() {
    let told = one(line("verify --json --trust keys samples/cbor-duplicate-key.txt"));
    assert_eq!(told["reasons"][0]["code"], "malformed");
    assert!(told["fault"]["at"].is_u64(), "{told}");
    assert!(told["fault"]["rule"].as_str().is_some_and(|rule| !rule.is_empty()), "{told}");
}

#[test]
fn what_cannot_be_read_is_a_line_among_the_others() {
    let (exit, told) = lines(line(
        "verify --json --trust keys samples/presentation-person.txt nowhere.png samples/key-unknown.txt",
    ));
    assert_eq!(exit, 2);
    assert_eq!(told[0]["verdict"], "accepted");
    let error = told[1]["error"].as_str().unwrap().to_owned();
    assert_eq!(told[1], json!({ "v": 1, "source": "nowhere.png", "source_lossy": false, "error": error }));
    assert!(!error.contains("nowhere"), "the source is named once: {error}");
    assert_eq!(told[2]["verdict"], "unproven");
}

#[test]
fn inputs_without_a_name_are_called_text_and_dash() {
    let (_, told) = lines(yanzheng(["verify", "--json", "YZ1:A", "-"]).stdin("YZ1:B\nYZ1:C\n"));
    let named: Vec<_> =
        told.iter().map(|line| (line["source"].as_str().unwrap(), line["line"].as_u64())).collect();
    assert_eq!(named, [("text", None), ("-", Some(1)), ("-", Some(2))]);
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_unicode_is_lossy_and_says_so() {
    use std::os::unix::ffi::OsStringExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(std::ffi::OsString::from_vec(b"\xff\xe9.txt".to_vec()));
    std::fs::write(&path, crate::run::code("presentation-person")).unwrap();
    let told = one(line("verify --json --trust keys").and(&path));
    assert_eq!(told["verdict"], "accepted");
    assert_eq!(told["source_lossy"], true);
    assert!(told["source"].as_str().unwrap().ends_with("/\u{fffd}\u{fffd}.txt"), "{told}");
    // The same through its folder, among others, and for people.
    std::fs::write(folder.path().join("\u{fffd}.txt"), "YZ1:").unwrap();
    let (_, told) = lines(line("verify --json --trust keys").and(folder.path()));
    assert_eq!([&told[0]["source_lossy"], &told[1]["source_lossy"]], [false, true]);
    assert_eq!(line("verify --trust keys").and(&path).answer().exit, 0);
}

#[test]
fn decoded_texts_stand_with_their_corners() {
    let (exit, told) = lines(line("decode --json samples/grant-person.png Cargo.toml"));
    assert_eq!(exit, 2);
    assert_eq!(told[0]["codes"][0]["text"], crate::run::code("grant-person"));
    assert_eq!(told[0]["codes"][0]["corners"].as_array().map(Vec::len), Some(4));
    assert!(told[0]["codes"][0]["stage"].is_string());
    assert!(told[0]["codes"][0]["page"].is_null());
    assert_eq!(told[0].as_object().unwrap().len(), 4, "{}", told[0]);
    assert_eq!(
        told[1],
        json!({ "v": 1, "source": "Cargo.toml", "source_lossy": false, "error": "text, not a picture" })
    );
}
