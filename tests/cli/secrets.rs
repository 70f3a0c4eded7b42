use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::run::{Answer, NUMBER, code, line, sample, yanzheng};

/// Every expectation of the samples with its name.
fn expectations() -> Vec<(String, Value)> {
    let files = fs::read_dir("samples").unwrap().map(|entry| entry.unwrap().path());
    let json = files.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    json.map(|path| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap())
    })
    .collect()
}

fn strings(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(into.insert(text.clone())),
        Value::Array(items) => items.iter().for_each(|item| strings(item, into)),
        Value::Object(fields) => fields.values().for_each(|field| strings(field, into)),
        _ => {}
    }
}

/// What the licences and authorisations of the samples hold, as proven codes show it.
fn contents() -> BTreeSet<String> {
    let mut contents = BTreeSet::new();
    for name in [
        "presentation-person",
        "download-person",
        "download-organisation",
        "grant-person",
        "vehicle-rare-names",
    ] {
        let answer = line(&format!("verify --json --trust keys --purpose 51 samples/{name}.txt")).answer();
        let mut told: Value = serde_json::from_str(&answer.out).unwrap();
        // The instant of many samples, which a reason about a key's period has to name.
        told["licence"].as_object_mut().unwrap().remove("generated_at");
        strings(&told["licence"], &mut contents);
        strings(&told["authorisation"]["user"], &mut contents);
    }
    // A letter or two stand in any sentence.
    contents.retain(|text| text.chars().count() > 3 || !text.is_ascii());
    assert!(["鲁L12345", "张三", "李四", "LTESTVEH1TX000001"].iter().all(|text| contents.contains(*text)));
    contents
}

#[test]
fn nothing_of_an_unproven_code_is_shown() {
    let contents = contents();
    let mut unproven = 0;
    for (name, expectation) in expectations() {
        if expectation["expect"]["verdict"] != "unproven" {
            continue;
        }
        unproven += 1;
        let trust =
            expectation["trust"].as_str().map(|trust| format!("--trust samples/{trust}")).unwrap_or_default();
        let at = expectation["at"].as_str().unwrap();
        for form in ["--lang zh", "--lang en", "--json"] {
            // The file's name is no content of the code.
            let asked = line(&format!("verify {form} {trust} --at {at} -"))
                .stdin(fs::read(sample(&format!("{name}.txt"))).unwrap());
            let Answer { exit, out, err } = asked.answer();
            assert_eq!(exit, 1, "{name}: {out}{err}");
            let shown: Vec<_> =
                contents.iter().filter(|text| out.contains(*text) || err.contains(*text)).collect();
            assert!(shown.is_empty(), "{name} {form} shows {shown:?}: {out}");
        }
    }
    assert!(unproven > 80, "{unproven}");
}

#[test]
fn the_bearers_number_is_never_in_an_answer() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("id");
    let plain = NUMBER.trim_end_matches('X');
    let mut exits = BTreeSet::new();
    for typed in [
        format!("A:{NUMBER}"),
        NUMBER.to_lowercase(),
        format!("B:{NUMBER}"),
        format!("{NUMBER}1"),
        format!("A:{NUMBER}\nA:{NUMBER}"),
        format!("a:{NUMBER}"),
        format!("{NUMBER}{NUMBER}"),
    ] {
        fs::write(&file, &typed).unwrap();
        for form in ["--lang zh", "--lang en", "--json", "--lang en samples/grant-not-asked.txt"] {
            let asked = line(&format!("verify {form} --trust keys --purpose 51 samples/grant-person.txt"));
            let Answer { exit, out, err } = asked.and("--bearer-file").and(&file).answer();
            assert!(!out.contains(plain) && !err.contains(plain), "{form}: {out}{err}");
            exits.insert(exit);
        }
    }
    assert_eq!(exits, BTreeSet::from([0, 1, 2]));
    // Somebody writes it where the file's name belongs.
    for typed in [NUMBER.to_owned(), format!("A:{NUMBER}")] {
        for lang in ["zh", "en"] {
            let asked = line(&format!(
                "verify --lang {lang} --trust keys samples/grant-person.txt --bearer-file {typed}"
            ));
            let answer = asked.answer();
            assert_eq!(
                (answer.exit, answer.out.as_str(), answer.err.lines().count()),
                (2, "", 1),
                "{answer:?}"
            );
            assert!(!answer.err.contains(plain), "{}", answer.err);
        }
    }
}

/// What moves a cursor, hides text or turns it round: escapes of both alphabets, line ends, bidirectional formats.
const HOSTILE: &str = "a\u{1b}[2J\u{9b}31m\rb\nc\u{7f}\u{202e}d\u{2066}e\u{feff}\u{200f}";

fn assert_harmless(answer: &Answer, what: &str) {
    for text in [&answer.out, &answer.err] {
        let wrong = |c: &char| (c.is_control() && *c != '\n') || yanzheng_hides(*c);
        assert_eq!(text.chars().find(wrong), None, "{what}: {text:?}");
        assert!(
            !text.lines().any(|line| line.starts_with("c\u{7f}") || line.starts_with("c\\")),
            "{what}: {text:?}"
        );
    }
    assert!(!(answer.out.is_empty() && answer.err.is_empty()), "{what} says nothing");
}

fn yanzheng_hides(c: char) -> bool {
    c != '\n' && yanzheng::domain::is_hidden(c)
}

#[test]
fn hostile_names_and_texts_are_escaped_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let hostile = HOSTILE.replace('/', "");
    let inner = folder.path().join(&hostile);
    fs::create_dir(&inner).unwrap();
    fs::write(
        inner.join(format!("{hostile}.txt")),
        format!("YZ1:{HOSTILE}\n{}", code("presentation-person")),
    )
    .unwrap();
    fs::write(inner.join(format!("{hostile}.json")), format!("{{\"v\": \"{HOSTILE}\"}}")).unwrap();
    fs::write(inner.join(format!("{hostile}.png")), "\u{89}PNG").unwrap();
    fs::copy(sample("grant-person.png"), inner.join(format!("z{hostile}.png"))).unwrap();
    let text = inner.join(format!("{hostile}.txt"));
    let picture = inner.join(format!("z{hostile}.png"));
    for lang in ["zh", "en"] {
        let start = |command: &str| line(&format!("{command} --lang {lang}"));
        for (what, run) in [
            ("a folder", start("verify --trust keys").and(&inner)),
            ("a folder for programs", start("verify --json --trust keys").and(&inner)),
            ("a file", start("verify --trust keys").and(&picture)),
            ("a text", start("verify --trust keys").and(&text)),
            ("standard input", start("verify --trust keys -").stdin(format!("YZ1:{HOSTILE}"))),
            ("what is not ours", start("verify --trust keys -").stdin(format!("http:{HOSTILE}"))),
            ("no file", start("verify --trust keys").and(HOSTILE)),
            ("no file, for programs", start("verify --json --trust keys").and(HOSTILE)),
            ("an argument", start("verify --trust keys").and(format!("YZ1:{HOSTILE}"))),
            ("decode", start("decode").and(&inner).and(&picture)),
            ("decode for programs", start("decode --json").and(&inner).and(HOSTILE)),
            ("decode of a text", start("decode").and(format!("YZ1:{HOSTILE}"))),
            ("inspect", start("inspect").and(format!("YZ1:{HOSTILE}"))),
            ("inspect of no file", start("inspect").and(HOSTILE)),
            ("inspect of digits", start("inspect").and(format!("hex:{HOSTILE}"))),
            ("vectors", start("vectors").and(&inner)),
            ("vectors of no folder", start("vectors").and(HOSTILE)),
            ("trust", start("verify x --trust").and(&inner)),
            ("no trust", start("verify x --trust").and(HOSTILE)),
            ("a bearer", start("verify x --bearer-file").and(HOSTILE)),
            ("a bearer's file", start("verify x --bearer-file").and(&text)),
            ("an instant", start("verify x --at").and(HOSTILE)),
            ("a purpose", start("verify x --purpose").and(HOSTILE)),
            ("a command", start(HOSTILE.split('\n').next().unwrap()).and(HOSTILE)),
            ("an option", start("verify x").and(format!("--{HOSTILE}"))),
            ("an option's value", start("verify x").and(format!("--json={HOSTILE}"))),
            ("a shell", start("completions").and(HOSTILE)),
            ("a surplus", start("vectors keys").and(HOSTILE)),
            ("a language", yanzheng(["verify", "x", "--lang", HOSTILE])),
        ] {
            assert_harmless(&run.answer(), what);
        }
    }
}

#[cfg(feature = "office")]
#[test]
fn a_hostile_text_in_a_picture_is_escaped_too() {
    use image::{GrayImage, Luma};
    use qrcode::{Color, QrCode};
    let symbol = QrCode::new(HOSTILE).unwrap();
    let modules = u32::try_from(symbol.width()).unwrap();
    let side = (modules + 8) * 6;
    let picture = GrayImage::from_fn(side, side, |x, y| {
        let inside =
            |v: u32| (v / 6).checked_sub(4).filter(|v| *v < modules).and_then(|v| usize::try_from(v).ok());
        let dark = inside(x).zip(inside(y)).is_some_and(|at| symbol[at] == Color::Dark);
        Luma([if dark { 0 } else { 255 }])
    });
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hostile.png");
    picture.save(&path).unwrap();
    for args in ["decode", "decode --json", "verify", "verify --json", "inspect"] {
        let answer = line(args).and(&path).answer();
        assert_harmless(&answer, args);
    }
    let plain = line("decode").and(&path).answer().out;
    assert!(plain.contains("a\\u{1b}[2J") && plain.lines().count() == 1, "{plain}");
    let json: Value = serde_json::from_str(&line("decode --json").and(&path).answer().out).unwrap();
    assert_eq!(json["codes"][0]["text"], HOSTILE, "nothing is lost in JSON");
}
