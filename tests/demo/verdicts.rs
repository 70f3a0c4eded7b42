use std::path::Path;

use yanzheng::check::{Terms, check_file};
use yanzheng::domain::{At, AtSource, Bearer, Instant, Purpose, Question, UseKind};
use yanzheng::office::DemoCode;
use yanzheng::text::Lang;
use yanzheng::trust::Trust;
use yanzheng::verify::Word;

use crate::office::{at, demo};

/// Today, the last days before a year without a schedule, that year, long holidays, the ends of days and years.
const INSTANTS: [&str; 8] = [
    "2026-11-25 15:20:11",
    "2026-12-30 09:00:00",
    "2026-12-31 23:59:59",
    "2027-06-01 00:00:00",
    "2026-09-30 23:59:58",
    "2026-10-03 12:00:00",
    "2026-02-16 08:30:00",
    "2028-02-29 12:00:00",
];

/// What comes out with nothing asked, and why.
const UNASKED: [(DemoCode, Word, Option<UseKind>, &[&str]); 9] = [
    (DemoCode::Presentation, Word::Accepted, Some(UseKind::Presentation), &[]),
    (DemoCode::Grant, Word::Attention, Some(UseKind::Grant), &["bearer-not-asked", "purpose-not-asked"]),
    (
        DemoCode::Download,
        Word::Attention,
        Some(UseKind::Download),
        &["purpose-not-asked", "picture-not-compared"],
    ),
    (DemoCode::Screenshot, Word::Refused, Some(UseKind::Presentation), &["proof-stale"]),
    (
        DemoCode::Expired,
        Word::Refused,
        Some(UseKind::Download),
        &["expired", "purpose-not-asked", "picture-not-compared"],
    ),
    (
        DemoCode::Ended,
        Word::Refused,
        Some(UseKind::Grant),
        &["revoked", "bearer-not-asked", "purpose-not-asked"],
    ),
    (DemoCode::Altered, Word::Unproven, None, &["signature-invalid"]),
    (DemoCode::Stranger, Word::Unproven, None, &["key-unknown"]),
    (DemoCode::Other, Word::None, None, &["not-ours"]),
];

/// The same at the desk that its story asks for: the right purpose, the right bearer.
const ASKED: [(DemoCode, Word, &[&str]); 4] = [
    (DemoCode::Grant, Word::Accepted, &[]),
    (DemoCode::Download, Word::Attention, &["picture-not-compared"]),
    (DemoCode::Expired, Word::Refused, &["expired", "picture-not-compared"]),
    (DemoCode::Ended, Word::Refused, &["revoked"]),
];

/// The answer about a file of the demo, by this machine's clock, with the trust of the demo and nothing left out of it.
pub(crate) fn verdict(
    folder: &Path,
    name: &str,
    now: Instant,
    question: &Question,
) -> (Word, Option<UseKind>, Vec<&'static str>) {
    let (trust, left_out) = Trust::read_folder(&folder.join("trust")).unwrap();
    assert_eq!(left_out, []);
    let at = At { instant: now, source: AtSource::Machine };
    let checked = check_file(&folder.join(name), &Terms { trust, question: question.clone(), at }).unwrap();
    assert_eq!(checked.len(), 1, "{name}");
    let verdict = &checked[0].verdict;
    assert_eq!(verdict.is_demo(), verdict.genuine().is_some(), "{name}");
    assert_eq!(verdict.notes(), [], "{name}");
    (verdict.word(), verdict.use_kind(), verdict.reasons().iter().map(|reason| reason.code()).collect())
}

#[test]
fn every_code_has_its_verdict_as_text_and_as_picture_whenever_it_is_made() {
    for now in INSTANTS {
        let (_parent, folder) = demo(now);
        for (code, word, use_kind, reasons) in UNASKED {
            assert_eq!(code.word(), word);
            for kind in ["txt", "png"] {
                let name = format!("{}.{kind}", code.name());
                let got = verdict(&folder, &name, at(now), &Question::default());
                assert_eq!(got, (word, use_kind, reasons.to_vec()), "{name} at {now}");
            }
        }
    }
    assert_eq!(UNASKED.map(|(code, ..)| code), DemoCode::ALL);
}

#[test]
fn what_the_desk_asks_is_what_the_demo_says_to_ask() {
    for now in INSTANTS {
        let (_parent, folder) = demo(now);
        let bearer = std::fs::read_to_string(folder.join("grant.bearer")).unwrap();
        for (code, word, reasons) in ASKED {
            let purpose = code.purpose().map(|purpose| Purpose::parse(purpose).unwrap());
            let question = Question { purpose, bearer: Bearer::parse(&bearer) };
            assert!(question.purpose.is_some() && question.bearer.is_some());
            let (got, _, why) = verdict(&folder, &format!("{}.txt", code.name()), at(now), &question);
            assert_eq!((got, why), (word, reasons.to_vec()), "{code:?} at {now}");
        }
    }
}

#[test]
fn the_altered_code_says_another_plate_than_was_signed() {
    let (_parent, folder) = demo(INSTANTS[0]);
    let plate = |name: &str| {
        let text = std::fs::read(folder.join(name)).unwrap();
        let bytes = yanzheng::credential::unarmor(text.trim_ascii_end()).unwrap();
        let code = yanzheng::credential::Code::read(&bytes).unwrap();
        let claims = code.statement.unproven();
        claims.licence.text(yanzheng::domain::Field::PlateNo).unwrap().to_owned()
    };
    assert_eq!((plate("download.txt"), plate("altered.txt")), ("鲁L12345".into(), "鲁L12346".into()));
}

#[test]
fn the_table_of_the_demo_names_every_code_in_both_languages() {
    let (_parent, folder) = demo(INSTANTS[0]);
    let readme = std::fs::read_to_string(folder.join("README.md")).unwrap();
    for lang in Lang::ALL {
        for code in DemoCode::ALL {
            let said = yanzheng::text::demo_code(lang, code);
            assert_eq!(readme.matches(&said).count(), 1, "{said}");
            let row = readme.lines().find(|line| line.ends_with(&said)).unwrap();
            let word = yanzheng::text::word(lang, code.word());
            assert!(row.contains(word) && row.contains(code.name()), "{row}");
        }
    }
}
