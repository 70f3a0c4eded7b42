//! The page of many pictures.

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

use eframe::egui::Key;
use eframe::egui::accesskit::Role;

use super::*;
use crate::app::command::{Command, InspectCommand};
use crate::app::job::{AuditJob, InspectEvent, InspectJob};
use crate::app::state::{Column, Request, State};
use crate::app::workers::audit;
use crate::check::{Search, Terms};
use crate::cli::Page;
use crate::text::{Audit, AuditDone, audit_done};
use crate::verify::Word;

fn say(lang: Lang, word: Audit) -> &'static str {
    text::audit(lang, word)
}

/// Three downloads, a text and something broken.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, sample) in [
        ("b.png", "download-person.png"),
        ("a.png", "presentation-person.png"),
        ("c.txt", "status-revoked.txt"),
    ] {
        fs::copy(super::sample(sample), folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join("d.png"), b"\x89PNG\r\n\x1a\n").unwrap();
    fs::write(folder.path().join("e.exe"), b"").unwrap();
    folder
}

fn inspecting(lang: Lang, home: &Path) -> Desktop {
    let places = Places { user: Some(home.to_owned()), ..Places::default() };
    let settings = Settings { page: Page::Inspect, ..Settings::default() };
    Desktop::open(Desk { places, settings, ..trusting(lang) })
}

impl Desktop {
    fn inspect(&mut self, command: InspectCommand) {
        self.window().command(Command::Inspect(command));
        self.harness.run();
    }

    /// The names of the files in the order in which they stand there.
    fn listed(&mut self) -> Vec<String> {
        let desk = &self.window().state.inspect;
        let name = |index: &usize| desk.rows[*index].path.file_name().unwrap().to_string_lossy().into_owned();
        desk.order.shown().iter().map(name).collect()
    }
}

#[test]
fn a_folder_is_added_checked_sorted_filtered_and_searched() {
    both(|lang| {
        let folder = folder();
        let mut desktop = inspecting(lang, folder.path());
        desktop.assert_sees(say(lang, Audit::Idle));
        desktop.press(say(lang, Audit::AddFolder));
        desktop.press(say(lang, Audit::AddThis));
        assert!(desktop.sees_part(&audit_done(lang, AuditDone::Shown(4, 4))));
        assert!(desktop.sees_part(&audit_done(lang, AuditDone::LeftOut(1))));
        assert_eq!(desktop.listed(), ["a.png", "b.png", "c.txt", "d.png"]);
        desktop.assert_sees(desktop.say(Ui::Unread));
        // The most serious first, then the other way round.
        desktop.press(say(lang, Audit::Verdict));
        assert_eq!(desktop.listed(), ["d.png", "c.txt", "b.png", "a.png"]);
        desktop.press(&format!("{} ↑", say(lang, Audit::Verdict)));
        assert_eq!(desktop.listed(), ["a.png", "b.png", "c.txt", "d.png"]);
        for (word, column) in
            [(Audit::Plate, Column::Plate), (Audit::At, Column::At), (Audit::File, Column::File)]
        {
            desktop.press(say(lang, word));
            assert_eq!(desktop.window().state.inspect.order.column, column);
        }
        assert_eq!(desktop.listed(), ["a.png", "b.png", "c.txt", "d.png"]);

        desktop.harness.get_by_role_and_label(Role::ComboBox, say(lang, Audit::Filter)).click();
        desktop.harness.run();
        desktop.harness.get_by_role_and_label(Role::Button, text::word(lang, Word::Refused)).click();
        desktop.harness.run();
        assert_eq!(desktop.listed(), ["c.txt"]);
        desktop.inspect(InspectCommand::Filter(None));
        desktop.inspect(InspectCommand::Find("B.P".to_owned()));
        assert_eq!(desktop.listed(), ["b.png"]);
        desktop.inspect(InspectCommand::Find("鲁l".to_owned()));
        assert_eq!(desktop.listed(), ["a.png", "b.png", "c.txt"]);
        desktop.press(say(lang, Audit::Empty));
        desktop.assert_sees(say(lang, Audit::Idle));
    });
}

#[test]
fn a_file_is_looked_at_with_its_picture_and_its_whole_answer() {
    both(|lang| {
        let folder = folder();
        let mut desktop = inspecting(lang, folder.path());
        desktop.press(say(lang, Audit::AddFile));
        desktop.press("a.png");
        desktop.inspect(InspectCommand::Add(vec![folder.path().join("c.txt"), folder.path().join("d.png")]));
        desktop.press("a.png");
        desktop.assert_sees(say(lang, Audit::Picture));
        desktop.assert_sees(text::demo(lang));
        desktop.assert_sees(text::label(lang, text::Label::Ladder));
        for word in [Audit::Larger, Audit::Smaller, Audit::Fit] {
            desktop.press(say(lang, word));
        }
        // Keys go through the rows.
        desktop.harness.key_press(Key::ArrowDown);
        desktop.harness.run();
        desktop.assert_sees(say(lang, Audit::NoPicture));
        assert!(desktop.sees_part("c.txt"));
        desktop.harness.key_press(Key::ArrowDown);
        desktop.harness.key_press(Key::ArrowDown);
        desktop.harness.run();
        assert_eq!(desktop.window().state.inspect.selected, Some(2));
        desktop.harness.key_press(Key::ArrowUp);
        desktop.harness.run();
        assert_eq!(desktop.window().state.inspect.selected, Some(1));
    });
}

#[test]
fn as_of_another_day_is_labelled_and_asked_for_anew() {
    both(|lang| {
        let folder = folder();
        let mut desktop = inspecting(lang, folder.path());
        desktop.inspect(InspectCommand::Add(vec![folder.path().join("b.png")]));
        assert!(!desktop.sees(say(lang, Audit::Stale)));
        desktop.inspect(InspectCommand::TypeAsOf("2027-03-01".to_owned()));
        desktop.assert_sees(say(lang, Audit::Stale));
        assert!(desktop.sees_part(say(lang, Audit::AsOfAbout)) && desktop.sees_part("2027-03-01 12:00:00"));
        desktop.press(say(lang, Audit::Run));
        assert!(!desktop.sees(say(lang, Audit::Stale)));
        let word = |desktop: &mut Desktop| desktop.window().state.inspect.rows[0].codes()[0].verdict.word();
        assert_eq!(word(&mut desktop), Word::Refused);
        desktop.inspect(InspectCommand::TypeAsOf("1.3.".to_owned()));
        desktop.press(say(lang, Audit::Run));
        desktop.assert_sees(say(lang, Audit::BadDay));
        desktop.inspect(InspectCommand::TypeAsOf(String::new()));
        desktop.press(say(lang, Audit::Run));
        assert_ne!(word(&mut desktop), Word::Refused);
    });
}

#[test]
fn a_report_is_saved_beside_nothing_that_was_there() {
    both(|lang| {
        let folder = folder();
        let mut desktop = inspecting(lang, folder.path());
        desktop.inspect(InspectCommand::Add(vec![folder.path().to_owned()]));
        for sees in
            [audit_done(lang, AuditDone::Written(4, "<F>")), audit_done(lang, AuditDone::Exists("<F>"))]
        {
            desktop.press(say(lang, Audit::Save));
            desktop.assert_sees(say(lang, Audit::SaveTo));
            desktop.press_ui(Ui::Save);
            let file = folder.path().join("report-2026-11-22.html").display().to_string();
            desktop.assert_sees(&sees.replace("<F>", &file));
        }
    });
}

#[test]
fn dropped_and_pasted_files_are_added_here_and_opened_elsewhere() {
    let folder = folder();
    let mut desktop = inspecting(Lang::Zh, folder.path());
    desktop.input(Input::Paste(folder.path().join("a.png").display().to_string()));
    assert_eq!(desktop.listed(), ["a.png"]);
    desktop.window().workers.clipping = Some(Clipping::File(folder.path().join("b.png")));
    desktop.press_ui(Ui::Paste);
    assert_eq!(desktop.listed(), ["a.png", "b.png"]);
}

/// The state as it is while workers are at work.
fn begun(files: usize) -> (State, AuditJob, Box<Terms>) {
    let settings = Settings { page: Page::Inspect, ..Settings::default() };
    let (mut state, _) = State::open(&Desk { settings, ..desk(Lang::Zh) });
    let files = (0..files).map(|index| PathBuf::from(format!("/no/{index}.png"))).collect();
    let request = state.hear(Event::Inspect(InspectEvent::Gathered(Ok((files, 0)))));
    let Some(Request::Job(Job::Inspect(terms, InspectJob::Audit(job)))) = request else {
        panic!("{request:?}")
    };
    (state, job, terms)
}

#[test]
fn cancelling_waits_for_nothing_and_takes_nothing_that_is_late() {
    let (mut state, job, terms) = begun(1_000);
    let search = Search::with(&Scanner::here());
    let mut left = Vec::new();
    // Somebody cancels when the third answer is there; the one that is under way then is late.
    audit::audit(&job, &AtomicUsize::new(0), &terms, &search, |event| {
        left.push(event);
        if left.len() == 3 {
            state.apply(Command::Inspect(InspectCommand::Cancel));
        }
        true
    });
    assert!(!state.inspect.is_running() && job.stop.load(Ordering::Relaxed));
    assert_eq!(left.len(), 3);
    left.into_iter().for_each(|event| assert!(state.hear(event).is_none()));
    assert_eq!((state.inspect.done, state.inspect.rows.len()), (0, 1_000));
    // The list is there, and can be checked again.
    assert!(state.apply(Command::Inspect(InspectCommand::Run)).is_some());
}

#[test]
fn a_run_ends_with_its_last_file_and_no_list_grows_beyond_its_bound() {
    let (mut state, job, terms) = begun(5);
    let search = Search::with(&Scanner::here());
    audit::audit(&job, &AtomicUsize::new(0), &terms, &search, |event| state.hear(event).is_none());
    assert!(!state.inspect.is_running());
    assert!(state.inspect.rows.iter().all(|row| row.error().is_some()));
    let files = vec![PathBuf::from("/no/x.png"); 30_000];
    state.hear(Event::Inspect(InspectEvent::Gathered(Ok((files, 0)))));
    assert_eq!(state.inspect.rows.len(), crate::cli::MAX_AUDIT);
    assert!(state.inspect.said.as_deref().is_some_and(|said| said.contains("10005")));
}
