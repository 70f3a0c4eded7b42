use yanzheng::domain::Day;
use yanzheng::history::{Decision, EntryId, Filter, HistoryFault, KEEP_DAYS, MAX_ENTRIES};
use yanzheng::verify::Word;

use crate::desk::{Desk, noon};

const DAY: i64 = 86_400;

#[test]
fn a_check_is_kept_with_what_a_supervisor_needs() {
    let desk = Desk::new();
    let checked = desk.show("grant-person", 0);
    desk.ask(checked, "51", 0);
    let entries = desk.entries();
    let [entry] = entries.as_slice() else { panic!("{entries:?}") };
    assert_eq!((entry.at, entry.last, entry.verdict), (noon(), noon(), Word::Attention));
    assert_eq!(entry.reasons, ["bearer-not-asked"]);
    assert_eq!(entry.issuer.as_deref(), Some("371100"));
    assert_eq!(entry.plate.as_deref(), Some("鲁L···45"));
    assert_eq!(entry.purpose.as_deref(), Some("51"));
    assert!(entry.demo && entry.use_kind.is_some() && entry.decided.is_empty());
}

#[test]
fn a_code_that_stays_in_view_is_one_check_and_one_typed_twice_is_two() {
    let desk = Desk::new();
    for later in [0, 30, 60] {
        desk.show("presentation-person", later);
    }
    let entries = desk.entries();
    assert_eq!((entries.len(), entries[0].at, entries[0].last), (1, noon(), noon().plus(60)));
    // Out of view for longer it is another check, and so it is with another answer.
    desk.show("presentation-person", 121);
    assert_eq!(desk.entries().len(), 2);
    desk.type_in("presentation-person", 10);
    desk.type_in("presentation-person", 10);
    assert_eq!(desk.entries().len(), 4);
}

#[test]
fn the_command_line_keeps_what_is_asked_and_scan_keeps_without_asking() {
    let desk = Desk::new();
    let verify = "verify --trust keys samples/presentation-person.txt";
    assert_eq!(desk.run(verify, 0).0, 0);
    assert!(!desk.folder().exists(), "whoever verifies a file once leaves nothing");
    assert_eq!(desk.run(&format!("{verify} --history default"), 0).0, 0);
    assert_eq!(desk.entries().len(), 1);
    let (exit, _, said) = desk.run(&format!("{verify} --history default --at 2026-11-22T10:00"), 0);
    assert_eq!((exit, desk.entries().len()), (0, 1));
    assert!(said.contains("不记入核验记录"), "{said}");
    let frames = tempfile::tempdir().unwrap();
    std::fs::copy("samples/presentation-person.png", frames.path().join("a.png")).unwrap();
    let scan = format!("scan --once --trust keys --camera replay:{}", frames.path().display());
    assert_eq!(desk.run(&format!("{scan} --history none"), 200).0, 1);
    assert_eq!(desk.entries().len(), 1);
    assert_eq!(desk.run(&scan, 200).0, 1);
    assert_eq!(desk.entries().len(), 2);
    // A folder of its own.
    let other = desk.home.path().join("other");
    desk.run(&format!("{verify} --history {}", other.display()), 0);
    assert!(other.join("history.db").exists() && desk.entries().len() == 2);
}

#[test]
fn entries_are_listed_counted_and_filtered() {
    let desk = Desk::new();
    desk.type_in("presentation-person", 0);
    desk.type_in("presentation-person", 2 * DAY);
    desk.type_in("signature-invalid", 2 * DAY);
    desk.type_in("text-not-ours", 2 * DAY);
    let (exit, out, said) = desk.run("history list", 2 * DAY);
    assert_eq!((exit, said.as_str(), out.lines().count()), (0, "", 5), "{out}");
    let first = out.lines().next().unwrap();
    assert!(first.starts_with("1  2026-11-22 10:00:00  ✔ 有效 DEMO"), "{first}");
    assert!(first.contains("本人直接出示  371100  鲁L···45  -"), "{first}");
    assert!(out.ends_with("共 4 条记录。\n"), "{out}");
    let listed = |options: &str| desk.run(&format!("history list {options}"), 2 * DAY).1.lines().count() - 1;
    assert_eq!(listed("--since 2026-11-23"), 3);
    assert_eq!(listed("--until 2026-11-23"), 1);
    assert_eq!(listed("--since 2026-11-22 --until 2026-11-22"), 1);
    assert_eq!(listed("--verdict unproven"), 1);
    assert_eq!(listed("--verdict attention"), 0);
    let json = desk.run("history list --json --verdict none", 2 * DAY).1;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["verdict"], &json["plate"]), (&"none".into(), &serde_json::Value::Null));
    let (exit, out, _) = desk.run("history count", 2 * DAY);
    assert_eq!(exit, 0);
    assert_eq!(
        out,
        "2026-11-22  ✔ 有效 1\n2026-11-24  ? 无法证明 1  ✘ 无效 1  ○ 非本系统码 1\n"
            .replace("○ 非本系统码", &format!("○ {}", yanzheng::text::word(Default::default(), Word::None)))
    );
    for wrong in ["list --since yesterday", "count --verdict green", "list --until 2026-13-01"] {
        assert_eq!(desk.run(&format!("history {wrong}"), 0).0, 2, "{wrong}");
    }
}

#[test]
fn the_clerk_decides_and_may_decide_again() {
    let desk = Desk::new();
    desk.type_in("grant-not-asked", 0);
    desk.type_in("presentation-person", 0);
    assert_eq!(desk.run("history decide 1 confirmed", 10).1, "记录 1：已人工确认。\n");
    assert_eq!(desk.run("history decide 1 rejected --lang en", 20).1, "Check 1: rejected by the clerk.\n");
    let entry = desk.entries().remove(0);
    assert_eq!(entry.decided.len(), 2);
    assert_eq!((entry.decided[0].decision, entry.decided[0].at), (Decision::Confirmed, noon().plus(10)));
    assert_eq!(entry.decision().map(|decided| decided.decision), Some(Decision::Rejected));
    let mut history = desk.history(0);
    let (second, none) = (EntryId::parse("2").unwrap(), EntryId::parse("99").unwrap());
    let decide = |history: &mut yanzheng::history::History, id| {
        history.decide(id, Decision::Confirmed, noon()).unwrap_err()
    };
    assert_eq!(decide(&mut history, second), HistoryFault::NothingToDecide(second));
    assert_eq!(decide(&mut history, none), HistoryFault::NoEntry(none));
    for wrong in ["2 confirmed", "99 confirmed", "x confirmed", "1 perhaps", "1"] {
        let (exit, out, said) = desk.run(&format!("history decide {wrong}"), 0);
        assert!(exit == 2 && out.is_empty() && said.starts_with("错误："), "{wrong}: {said}");
    }
}

#[test]
fn what_is_older_than_it_may_be_is_gone_on_opening_and_with_the_first_check_of_a_day() {
    let days = i64::from(KEEP_DAYS);
    let desk = Desk::new();
    desk.type_in("presentation-person", 0);
    desk.type_in("presentation-person", DAY);
    let left = |desk: &Desk, later| desk.history(later).list(&Filter::default()).unwrap().len();
    assert_eq!(left(&desk, days * DAY), 2);
    assert_eq!(left(&desk, (days + 1) * DAY), 1);
    // A window that stays open for days.
    let desk = Desk::new();
    desk.type_in("presentation-person", 0);
    desk.type_in("presentation-person", (days + 1) * DAY);
    let numbers: Vec<i64> = {
        let db = rusqlite::Connection::open(desk.database()).unwrap();
        let mut asked = db.prepare("SELECT id FROM entry").unwrap();
        asked.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    assert_eq!(numbers, [2]);
}

#[test]
fn of_more_checks_than_are_kept_the_oldest_go() {
    let desk = Desk::new();
    desk.type_in("presentation-person", 0);
    desk.type_in("presentation-person", 1);
    let db = rusqlite::Connection::open(desk.database()).unwrap();
    db.execute("UPDATE entry SET id = ?1 WHERE id = 2", [MAX_ENTRIES + 1]).unwrap();
    desk.type_in("presentation-person", 2);
    let numbers: Vec<i64> = desk.entries().iter().map(|entry| entry.id.number()).collect();
    assert_eq!(numbers, [MAX_ENTRIES + 1, MAX_ENTRIES + 2]);
}

#[test]
fn the_number_of_a_check_is_said_so_that_it_can_be_decided() {
    let desk = Desk::new();
    let verify = "verify --trust keys --history default samples/grant-not-asked.txt";
    let (exit, out, _) = desk.run(verify, 0);
    let said = out.lines().find(|line| line.trim_start().starts_with("记录编号")).unwrap_or_default();
    assert!(exit == 3 && said.ends_with(" 1"), "{out}");
    let json: serde_json::Value = serde_json::from_str(&desk.run(&format!("{verify} --json"), 1).1).unwrap();
    assert_eq!(json["entry"], 2);
    let json = desk.run(&format!("{verify} --json --at 2026-11-22T10:00"), 1).1;
    assert!(serde_json::from_str::<serde_json::Value>(&json).unwrap()["entry"].is_null());
}

#[test]
fn the_days_are_set_and_apply_at_once() {
    let desk = Desk::new();
    desk.type_in("presentation-person", 0);
    assert_eq!(desk.run("history keep", 3 * DAY).1, "核验记录保留 90 天。\n");
    assert_eq!(desk.run("history keep 2 --lang en", 3 * DAY).1, "Days for which checks are kept: 2.\n");
    assert_eq!(desk.run("history list", 3 * DAY).1, "共 0 条记录。\n");
    for wrong in ["0", "-1", "3651", "many"] {
        assert_eq!(desk.run(&format!("history keep {wrong}"), 0).0, 2, "{wrong}");
    }
    assert_eq!(desk.history(3 * DAY).keep_days(), Ok(2));
}

#[test]
fn what_is_forgotten_is_gone_from_the_files_and_numbers_are_not_used_again() {
    let desk = Desk::new();
    desk.type_in("presentation-person", 0);
    desk.type_in("presentation-person", DAY);
    let holds = |desk: &Desk| {
        let files = std::fs::read_dir(desk.folder()).unwrap();
        let mut bytes = files.map(|file| std::fs::read(file.unwrap().path()).unwrap());
        let plate = "鲁L···45".as_bytes();
        bytes.any(|bytes| bytes.windows(plate.len()).any(|window| window == plate))
    };
    let desk = desk.reopened();
    assert!(holds(&desk));
    assert_eq!(desk.run("history forget --before 2026-11-23", DAY).1, "已删除 1 条记录。\n");
    assert_eq!(desk.entries().len(), 1);
    assert_eq!(desk.run("history forget --all", DAY).1, "已删除 1 条记录。\n");
    assert!(!holds(&desk));
    desk.type_in("presentation-person", DAY);
    assert_eq!(desk.entries()[0].id, EntryId::parse("3").unwrap());
    for wrong in ["", " --all --before 2026-11-23"] {
        assert_eq!(desk.run(&format!("history forget{wrong}"), DAY).0, 2, "{wrong}");
    }
}

#[test]
fn where_nothing_was_kept_that_is_said_and_nothing_is_begun() {
    let desk = Desk::new();
    let (exit, out, said) = desk.run("history list", 0);
    assert!(exit == 2 && out.is_empty() && said.contains("还没有核验记录"), "{said}");
    assert!(!desk.folder().exists());
    assert_eq!(Day::parse("2026-11-22").unwrap(), noon().day());
}
