use std::fs;

use yanzheng::domain::{Clock, Question};
use yanzheng::verify::Word;

use crate::office::{at, demo, files, make, run, seeded};
use crate::verdicts::verdict;

const NOW: &str = "2026-11-25 15:20:11";

#[test]
fn what_is_no_demo_is_left_alone() {
    let parent = tempfile::tempdir().unwrap();
    let (folder, file) = (parent.path().join("folder"), parent.path().join("file"));
    fs::create_dir(&folder).unwrap();
    // Even under names that a demo uses.
    fs::write(folder.join("presentation.txt"), "mine").unwrap();
    fs::create_dir(folder.join(".yanzheng-demo")).unwrap();
    fs::write(&file, "mine").unwrap();
    let before = files(parent.path());
    for place in [&folder, &file] {
        let answer = make(place, NOW);
        assert_eq!((answer.exit, answer.out.as_str()), (2, ""));
        assert!(answer.err.contains("nothing there was touched"), "{}", answer.err);
        assert!(answer.err.contains(place.to_str().unwrap()), "{}", answer.err);
    }
    assert_eq!(files(parent.path()), before);
    // Below a file there is no place at all, which is said with its name.
    let answer = make(&file.join("demo"), NOW);
    assert_eq!((answer.exit, answer.err.contains("file")), (2, true), "{answer:?}");
}

#[test]
fn an_empty_folder_is_taken_and_a_new_one_made_with_those_above() {
    let parent = tempfile::tempdir().unwrap();
    for folder in [parent.path().join("a/b/c"), tempfile::tempdir_in(parent.path()).unwrap().keep()] {
        assert_eq!(make(&folder, NOW).exit, 0);
        assert_eq!(verdict(&folder, "presentation.txt", at(NOW), &Question::default()).0, Word::Accepted);
    }
}

#[test]
fn an_earlier_demo_is_replaced_and_what_else_lies_there_stays() {
    let (_parent, folder) = demo("2026-11-20 08:00:00");
    let before = files(&folder);
    fs::write(folder.join("my notes"), "mine").unwrap();
    assert_eq!(make(&folder, NOW).exit, 0);
    let unasked = Question::default();
    assert_eq!(verdict(&folder, "presentation.png", at(NOW), &unasked).0, Word::Accepted);
    assert_eq!(fs::read(folder.join("my notes")).unwrap(), b"mine");
    for (path, old) in before {
        let Ok(new) = fs::read(&path) else {
            assert!(path.starts_with(folder.join("office/keys")), "{}", path.display());
            continue;
        };
        // The bearer, the purposes, the lock and the code of somebody else are the same in every demo.
        let name = path.file_name().unwrap().to_str().unwrap();
        let constant = ["grant.bearer", "purposes.json", "publish.lock", "other.txt", "other.png"];
        assert_eq!(new == old, constant.contains(&name), "{name}");
    }
    // Nothing of the office before is left: two keys, no more.
    assert_eq!(files(&folder.join("office/keys")).len(), 2);
}

#[test]
fn the_office_lies_in_the_folder_and_works() {
    let (_parent, folder) = demo(NOW);
    let list = |what: [&str; 3]| {
        let args = ["--data", folder.join("office").to_str().unwrap()].map(str::to_owned);
        let answer = run(
            args.into_iter().chain(what.map(str::to_owned)).chain(["鲁L12345".to_owned()]),
            Clock::at(at(NOW)),
            seeded,
        );
        assert_eq!((answer.exit, answer.err.as_str()), (0, ""), "{answer:?}");
        answer.out.lines().count()
    };
    assert_eq!(list(["grant", "list", "--vehicle"]), 2);
    assert_eq!(list(["download", "list", "--vehicle"]), 3);
}

#[test]
fn two_demos_share_no_key_and_trust_nothing_of_each_other() {
    let ((_one, first), (_two, second)) = (demo(NOW), demo(NOW));
    let keys = |folder: &std::path::Path| {
        let issuers = fs::read_to_string(folder.join("trust/issuers.json")).unwrap();
        let keys = issuers.lines().filter_map(|line| line.trim().strip_prefix("\"x\": "));
        keys.map(str::to_owned).collect::<Vec<_>>()
    };
    let (ours, theirs) = (keys(&first), keys(&second));
    assert_eq!((ours.len(), theirs.len()), (2, 2));
    assert!(ours.iter().all(|key| !theirs.contains(key)));
    fs::copy(second.join("download.txt"), first.join("theirs.txt")).unwrap();
    let (word, _, reasons) = verdict(&first, "theirs.txt", at(NOW), &Question::default());
    assert_eq!((word, reasons), (Word::Unproven, vec!["key-unknown"]));
}

#[test]
fn help_names_the_demo_in_both_languages() {
    for (lang, words) in [("zh", "演示"), ("en", "Make a demo")] {
        let answer = run(["--help", "--lang", lang], Clock::at(at(NOW)), seeded);
        assert!(answer.out.contains("demo") && answer.out.contains(words), "{}", answer.out);
        let answer = run(["demo", "--help", "--lang", lang], Clock::at(at(NOW)), seeded);
        assert!(answer.out.contains("--renew") && answer.out.contains("DIR"), "{}", answer.out);
    }
}
