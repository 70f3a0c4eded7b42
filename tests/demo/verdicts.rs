use std::path::Path;

use yanzheng::check::{Memory, Search, Terms, check_file};
use yanzheng::domain::{At, AtSource, Bearer, Field, Instant, Purpose, Question, UseKind};
use yanzheng::office::Scene;
use yanzheng::scan::{Effort, Scanner, scan};
use yanzheng::text::Lang;
use yanzheng::trust::Trust;
use yanzheng::verify::Word;

use crate::office::{at, demo, shared};

/// What comes out with nothing asked, and why.
const UNASKED: [(Scene, Word, Option<UseKind>, &[&str]); 17] = [
    (Scene::Presentation, Word::Accepted, Some(UseKind::Presentation), &[]),
    (Scene::Grant, Word::Attention, Some(UseKind::Grant), &["bearer-not-asked", "purpose-not-asked"]),
    (Scene::Download, Word::Attention, DOWNLOAD, &["purpose-not-asked", "picture-not-compared"]),
    (Scene::Organisation, Word::Accepted, Some(UseKind::Presentation), &[]),
    (Scene::Driver, Word::Attention, Some(UseKind::Grant), &["bearer-not-asked", "purpose-not-asked"]),
    (Scene::NewOwner, Word::Accepted, Some(UseKind::Presentation), &[]),
    (Scene::Screenshot, Word::Refused, Some(UseKind::Presentation), &["proof-stale"]),
    (Scene::Expired, Word::Refused, DOWNLOAD, &["expired", "purpose-not-asked", "picture-not-compared"]),
    (
        Scene::Ended,
        Word::Refused,
        Some(UseKind::Grant),
        &["revoked", "bearer-not-asked", "purpose-not-asked"],
    ),
    (Scene::UnderEnded, Word::Refused, DOWNLOAD, &["revoked", "purpose-not-asked", "picture-not-compared"]),
    (Scene::Transferred, Word::Refused, DOWNLOAD, &["revoked", "purpose-not-asked", "picture-not-compared"]),
    (Scene::Suspended, Word::Refused, DOWNLOAD, &["suspended", "purpose-not-asked", "picture-not-compared"]),
    (Scene::Edited, Word::Attention, DOWNLOAD, &["purpose-not-asked", "picture-not-compared"]),
    (Scene::Pasted, Word::Attention, DOWNLOAD, &["purpose-not-asked", "picture-not-compared"]),
    (Scene::Altered, Word::Unproven, None, &["signature-invalid"]),
    (Scene::Stranger, Word::Unproven, None, &["key-unknown"]),
    (Scene::Other, Word::None, None, &["not-ours"]),
];
const DOWNLOAD: Option<UseKind> = Some(UseKind::Download);

/// The same at the desk that its story asks for: the right purpose, the right bearer.
const ASKED: [(Scene, Word, &[&str]); 10] = [
    (Scene::Grant, Word::Accepted, &[]),
    (Scene::Download, Word::Attention, &["picture-not-compared"]),
    (Scene::Driver, Word::Accepted, &[]),
    (Scene::Expired, Word::Refused, &["expired", "picture-not-compared"]),
    (Scene::Ended, Word::Refused, &["revoked"]),
    (Scene::UnderEnded, Word::Refused, &["revoked", "picture-not-compared"]),
    (Scene::Transferred, Word::Refused, &["revoked", "picture-not-compared"]),
    (Scene::Suspended, Word::Refused, &["suspended", "picture-not-compared"]),
    (Scene::Edited, Word::Attention, &["picture-not-compared"]),
    (Scene::Pasted, Word::Attention, &["picture-not-compared"]),
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
    let terms = Terms { trust, question: question.clone(), at, memory: Memory::none() };
    let search = Search::with(&Scanner::here());
    let checked = check_file(&folder.join(name), &terms, &search).unwrap();
    assert_eq!(checked.len(), 1, "{name}");
    let verdict = &checked[0].verdict;
    assert_eq!(verdict.is_demo(), verdict.genuine().is_some(), "{name}");
    assert_eq!(verdict.notes(), [], "{name}");
    (verdict.word(), verdict.use_kind(), verdict.reasons().iter().map(|reason| reason.code()).collect())
}

/// The files of a scene that a verifier can read.
fn names(scene: Scene, pictures: bool) -> Vec<String> {
    let picture = format!("{}.png", scene.name());
    let text = (!scene.is_picture_alone()).then(|| format!("{}.txt", scene.name()));
    let picture = pictures.then_some(picture);
    text.into_iter().chain(picture).collect()
}

fn assert_as_told(folder: &Path, now: &str, pictures: bool) {
    let bearer = std::fs::read_to_string(folder.join("grant.bearer")).unwrap();
    for (scene, word, use_kind, reasons) in UNASKED {
        assert_eq!(scene.word(), word);
        for name in names(scene, pictures) {
            let got = verdict(folder, &name, at(now), &Question::default());
            assert_eq!(got, (word, use_kind, reasons.to_vec()), "{name} at {now}");
        }
    }
    for (scene, word, reasons) in ASKED {
        assert_eq!(scene.word_when_asked(), word);
        let purpose = scene.purpose().map(|purpose| Purpose::parse(purpose).unwrap());
        let question = Question { purpose, bearer: Bearer::parse(&bearer) };
        assert!(question.purpose.is_some() && question.bearer.is_some());
        for name in names(scene, pictures && scene.is_picture_alone()) {
            let (got, _, why) = verdict(folder, &name, at(now), &question);
            assert_eq!((got, why), (word, reasons.to_vec()), "{name} at {now}");
        }
    }
}

#[test]
fn every_scene_comes_out_as_told_as_text_and_as_picture() {
    let (folder, now) = shared();
    assert_as_told(folder, now, true);
    assert_eq!(UNASKED.map(|(scene, ..)| scene), Scene::ALL);
    for scene in Scene::ALL {
        let asked = ASKED.iter().any(|(asked, ..)| *asked == scene);
        assert_eq!(asked, scene.purpose().is_some(), "{scene:?}");
        assert!(asked || scene.word_when_asked() == scene.word());
        assert_eq!(folder.join(format!("{}.txt", scene.name())).exists(), !scene.is_picture_alone());
    }
}

#[test]
fn the_same_before_and_in_a_year_without_a_schedule() {
    for now in ["2026-12-31 23:59:59", "2027-01-01 00:30:00", "2027-06-01 00:00:00"] {
        assert_as_told(&demo(now).1, now, false);
    }
}

#[test]
fn the_same_around_holidays() {
    for now in ["2026-09-30 23:59:58", "2026-02-16 08:30:00", "2028-02-29 12:00:00"] {
        assert_as_told(&demo(now).1, now, false);
    }
}

#[test]
fn what_was_forged_says_another_plate_than_was_signed() {
    let (folder, _) = shared();
    let plate = |name: &str| {
        let text = std::fs::read(folder.join(name)).unwrap();
        let bytes = yanzheng::credential::unarmor(text.trim_ascii_end()).unwrap();
        let code = yanzheng::credential::Code::read(&bytes).unwrap();
        code.statement.unproven().licence.text(Field::PlateNo).unwrap().to_owned()
    };
    assert_eq!((plate("download.txt"), plate("altered.txt")), ("鲁L12345".into(), "鲁L12346".into()));
    // What is pasted and what lies under an edited picture is the genuine code.
    let genuine = std::fs::read_to_string(folder.join("download.txt")).unwrap();
    for forged in ["edited.png", "pasted.png"] {
        let found = scan(&std::fs::read(folder.join(forged)).unwrap(), Effort::Normal).unwrap();
        assert_eq!(found.iter().map(|found| &*found.text).collect::<Vec<_>>(), [genuine.trim_end()]);
    }
}

#[test]
fn the_table_of_the_demo_names_every_scene_in_both_languages() {
    let (folder, _) = shared();
    let readme = std::fs::read_to_string(folder.join("README.md")).unwrap();
    for lang in Lang::ALL {
        for scene in Scene::ALL {
            let said = yanzheng::text::scene(lang, scene);
            assert_eq!(readme.lines().filter(|line| line.ends_with(&said)).count(), 1, "{said}");
            let row = readme.lines().find(|line| line.ends_with(&said)).unwrap();
            let word = yanzheng::text::word(lang, scene.word());
            assert!(row.contains(word) && row.contains(scene.name()), "{row}");
        }
    }
    assert_eq!(readme.matches("STORY.md").count(), 4);
}
