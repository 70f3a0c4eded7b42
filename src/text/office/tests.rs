//! That every refusal and failure is said in both languages, shows what is hidden, and no number of a document.

use std::collections::BTreeSet;

use super::samples::{csv, errors, id_errors, json, refusals, sqlite};
use super::{denied, ending, office_error};
use crate::domain::{Field, FieldFault, IdError, Instant, Purpose};
use crate::office::{Denied, Ending, Kind, OfficeError, RowFault};
use crate::text::samples::{assert_sentence, assert_words, at};
use crate::text::{Lang, visible};

/// The example of GB 11643.
const NUMBER: &str = "11010519491231002X";
const HOSTILE: &str = "a\u{202e}b\u{1b}[2J\u{200b}";

/// What is said of everything that can go wrong, with this text wherever one comes from outside.
fn all(lang: Lang, text: &str) -> Vec<String> {
    let refused = refusals(text).into_iter().map(OfficeError::Denied);
    refused.chain(errors(text)).map(|error| office_error(lang, &error)).collect()
}

#[test]
fn everything_is_a_sentence_in_both_languages() {
    for lang in Lang::ALL {
        all(lang, "x1").iter().for_each(|said| assert_sentence(lang, said));
    }
    for (zh, en) in all(Lang::Zh, "x1").iter().zip(all(Lang::En, "x1")) {
        assert_ne!(zh, &en);
    }
}

#[test]
fn refusals_are_told_apart() {
    // Faults of a field may be the same sentence for several reasons.
    let of_fields = |why: &Denied| matches!(why, Denied::Row { .. } | Denied::Field(..));
    let different = refusals("x1").into_iter().filter(|why| !of_fields(why));
    let different: Vec<Denied> = different.collect();
    for lang in Lang::ALL {
        let said: BTreeSet<String> = different.iter().map(|why| denied(lang, why)).collect();
        assert_eq!(said.len(), different.len());
        let endings = Ending::ALL.map(|why| ending(lang, why));
        endings.iter().for_each(|words| assert_words(lang, words));
        assert_eq!(BTreeSet::from(endings).len(), endings.len());
    }
}

#[test]
fn what_is_hidden_is_made_visible_and_what_is_long_is_cut() {
    for lang in Lang::ALL {
        for said in all(lang, HOSTILE).iter().chain(&all(lang, &HOSTILE.repeat(500))) {
            assert_eq!(visible(said), said.as_str());
            assert!(said.chars().count() < 700, "{said}");
        }
        let said = denied(lang, &Denied::Unknown(Kind::Person, HOSTILE.into()));
        assert!(said.contains("a\\u{202e}b\\u{1b}[2J\\u{200b}"), "{said}");
        let said = denied(lang, &Denied::Unknown(Kind::Vehicle, "长".repeat(1000)));
        assert!(said.contains('…') && said.chars().count() < 200, "{said}");
    }
}

#[test]
fn numbers_of_documents_never_appear() {
    // What is called by a number of its own, or lies in a place, is not called by that of a document.
    let own = |error: &OfficeError| {
        matches!(
            error,
            OfficeError::File(..)
                | OfficeError::Key(..)
                | OfficeError::Denied(
                    Denied::NoOffice(_)
                        | Denied::FolderTaken(_)
                        | Denied::NotATrust(_)
                        | Denied::Unknown(Kind::Grant | Kind::Download | Kind::Key, _)
                        | Denied::Taken(Kind::Vehicle | Kind::Grant | Kind::Download | Kind::Key, _)
                )
        )
    };
    for typed in [NUMBER, "110105 19491231 002X", "1101051949123100", "A:11010519491231002X"] {
        let refused = refusals(typed).into_iter().map(OfficeError::Denied);
        for error in refused.chain(errors(typed)).filter(|error| !own(error)) {
            for lang in Lang::ALL {
                let said = office_error(lang, &error);
                for part in ["1101", "1949", "19491231", "002X"] {
                    assert!(!said.contains(part), "{said}");
                }
            }
        }
    }
}

#[test]
fn faults_of_a_number_show_no_digit_of_it() {
    for error in id_errors() {
        let fault = RowFault::Number(error);
        let said = denied(Lang::En, &Denied::Row { line: 7, fault });
        for part in ["110105", "1949", "1331", "2099", "'X'", "'7'"] {
            assert!(!said.contains(part), "{said}");
        }
    }
}

#[test]
fn refusals_say_both_sides_and_what_to_do() {
    let late = Denied::WindowTooLong { until: at("2026-12-10"), latest: at("2026-12-03") };
    let cases = [
        (
            Denied::States(vec!["K".into()]),
            "机动车状态为“查封”，不是正常状态，不能申领、出示、授权或下载。请先处理好机动车状态。",
            "The state of the vehicle is \"Seized (K)\", which is not normal. Its licence cannot be applied for, \
             shown, granted or downloaded until the state is settled.",
        ),
        (
            late,
            "有效期限至 2026-12-09，超出最长有效期（7个工作日）。最晚可至 2026-12-02，请改短。",
            "It would be valid to 2026-12-09, longer than allowed (7 working days). The last day possible is \
             2026-12-02. Shorten it.",
        ),
        (
            Denied::PurposeNotGranted(Purpose::parse("51").unwrap()),
            "授权中没有用途事项“车险理赔”，请选授权中的用途事项，或请所有人另行授权。",
            "The grant is not for the purpose \"Vehicle insurance claim (51)\". Choose a purpose of the grant, or \
             ask the owner for another grant.",
        ),
        (
            Denied::Ended { at: at("2026-11-25 10:00:00"), why: Ending::ByOwner },
            "已于 2026-11-25 10:00:00 作废（所有人一方解除授权），不能再用。如仍需要，请重新办理。",
            "It was ended at 2026-11-25 10:00:00 (ended by the owner's side) and is void. If it is still needed, \
             it has to be given anew.",
        ),
        (
            Denied::Row { line: 3, fault: RowFault::Field(Field::RegisterDate, FieldFault::NotWellFormed) },
            "第 3 条记录：「注册日期」（register_date）的内容不允许：日期须写作 2026-11-25。",
            "Record 3: the value of \"Register Date\" (register_date) is not allowed: a day is written 2026-11-25.",
        ),
        (
            Denied::Row {
                line: 2,
                fault: RowFault::Number(IdError::Length { expected: "18 or 15", found: 1 }),
            },
            "第 2 条记录：证件号码有误：应为 18 或 15 位，实有 1 位。",
            "Record 2: the document's number is wrong: it should have 18 or 15 characters and has 1.",
        ),
    ];
    for (why, zh, en) in cases {
        assert_eq!((denied(Lang::Zh, &why).as_str(), denied(Lang::En, &why).as_str()), (zh, en));
    }
}

#[test]
fn failures_say_what_to_do() {
    for (error, zh, en) in [
        (csv(b"id,name\na,b\nc,\xd5\xc5\n"), "第 3 行起不是 UTF-8", "UTF-8 at line 3"),
        (csv(b"id,name\na,b,c\n"), "第 2 行有 3 列，标题行有 2 列", "3 columns at line 2, and 2"),
        (json("[{\n]"), "第 2 行第 1 列", "line 2, column 1"),
        (sqlite(rusqlite::ffi::SQLITE_BUSY), "另一个命令正在写入", "Another command is writing"),
        (sqlite(rusqlite::ffi::SQLITE_FULL), "磁盘已满", "The disk is full"),
        (sqlite(rusqlite::ffi::SQLITE_READONLY), "只能读", "not written"),
    ] {
        assert!(office_error(Lang::Zh, &error).contains(zh), "{}", office_error(Lang::Zh, &error));
        assert!(office_error(Lang::En, &error).contains(en), "{}", office_error(Lang::En, &error));
    }
}

#[test]
fn a_period_that_is_not_possible_is_named_by_its_first_fault() {
    let now = at("2026-11-25 10:00:00");
    let said = |from: &str, until: &str| {
        let (from, until): (Instant, Instant) = (at(from), at(until));
        denied(Lang::En, &Denied::Period { from, until, now })
    };
    assert!(said("2026-11-20", "2026-11-25 10:00:00").contains("Choose a later end"));
    assert!(said("2026-11-28", "2026-11-28").contains("from 2026-11-28 to 2026-11-27"));
    assert!(said("2026-11-25 09:59:59", "2026-11-28").contains("Begin it now or later"));
    assert!(said("2026-12-26", "2026-12-28").contains("at most 30 days ahead"));
}
