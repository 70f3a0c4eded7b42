//! What is before the camera: the same code in view is one check.

use std::time::{Duration, Instant as Tick};

use crate::check::Checked;
use crate::credential::StatementId;
use crate::domain::IssuerId;
use crate::verify::Word;

/// A code that was seen so lately is still the same check: hands shake, and of some frames nothing is read.
const IN_VIEW: Duration = Duration::from_secs(5);
/// Most codes that are remembered as in view. A frame holds a few; a screen that flickers through more is shown twice.
const MAX_IN_VIEW: usize = 64;

/// What was checked and is still before the camera.
#[derive(Default)]
pub(super) struct View(Vec<Seen>);

struct Seen {
    text: String,
    /// A live code is renewed every half minute: another text, the same statement.
    statement: Option<(IssuerId, StatementId)>,
    word: Word,
    last: Tick,
}

impl View {
    /// Whether a text is in view, where it then stays.
    pub(super) fn holds(&mut self, text: &str, now: Tick) -> bool {
        self.0.retain(|seen| now.saturating_duration_since(seen.last) < IN_VIEW);
        let seen = self.0.iter_mut().find(|seen| seen.text == text);
        seen.map(|seen| seen.last = now).is_some()
    }

    /// Whether it is no new check: the same text, or the same statement with the same answer.
    pub(super) fn knows(&self, checked: &Checked) -> bool {
        let (text, statement, word) = (text_of(checked), statement(checked), checked.verdict.word());
        self.0.iter().any(|seen| {
            seen.text == text || (statement.is_some() && seen.statement == statement && seen.word == word)
        })
    }

    pub(super) fn add(&mut self, checked: &Checked, now: Tick) {
        if self.holds(text_of(checked), now) {
            return;
        }
        if self.0.len() >= MAX_IN_VIEW {
            self.0.remove(0);
        }
        let (statement, word) = (statement(checked), checked.verdict.word());
        self.0.push(Seen { text: text_of(checked).to_owned(), statement, word, last: now });
    }
}

fn text_of(checked: &Checked) -> &str {
    checked.found.as_ref().map_or("", |found| &found.text)
}

fn statement(checked: &Checked) -> Option<(IssuerId, StatementId)> {
    let claims = checked.verdict.genuine()?.claims();
    Some((claims.issuer, claims.id.clone()))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::check::{Memory, Terms, check_found};
    use crate::domain::{At, AtSource, Instant, Quad, Question};
    use crate::scan::Found;
    use crate::trust::Trust;

    /// A sample judged at noon or so many seconds later.
    fn checked(name: &str, later: i64) -> Checked {
        let text = std::fs::read_to_string(format!("samples/{name}.txt")).unwrap();
        let found = Found { text, corners: Quad([[0.0; 2]; 4]), stage: "test".into(), page: None };
        let instant = Instant::parse("2026-11-22T10:00:00+08:00").unwrap().plus(later);
        let (trust, _) = Trust::read_folder(Path::new("keys")).unwrap();
        let at = At { instant, source: AtSource::Machine };
        let terms = Terms { trust, question: Question::default(), at, memory: Memory::none() };
        check_found(vec![found], &terms).unwrap().remove(0)
    }

    /// The same as the phone shows it half a minute later: as far as a view can tell, another text.
    fn renewed(mut checked: Checked) -> Checked {
        checked.found.as_mut().unwrap().text.push('A');
        checked
    }

    #[test]
    fn the_same_text_or_statement_with_the_same_answer_is_no_new_check() {
        let (mut view, now) = (View::default(), Tick::now());
        let (live, late) = (checked("presentation-person", 0), checked("presentation-person", 300));
        assert_eq!([live.verdict.word(), late.verdict.word()], [Word::Accepted, Word::Refused]);
        assert!(!view.knows(&live));
        view.add(&live, now);
        assert!(view.knows(&live) && view.knows(&renewed(live.clone())));
        // It is the check of when it came, however long it is held there.
        assert!(view.knows(&late));
        assert!(!view.knows(&renewed(late)), "another answer about the statement");
        assert!(!view.knows(&checked("grant-person", 0)));
        // What nobody signed has no statement, so only its text tells.
        let unproven = checked("signature-invalid", 0);
        view.add(&unproven, now);
        assert!(view.knows(&unproven) && !view.knows(&renewed(unproven)));
    }

    #[test]
    fn what_has_left_the_view_is_a_new_check_and_the_view_is_bounded() {
        let (mut view, begun) = (View::default(), Tick::now());
        let live = checked("presentation-person", 0);
        view.add(&live, begun);
        let nearly = IN_VIEW - Duration::from_millis(1);
        assert!(view.holds(text_of(&live), begun + nearly));
        assert!(view.holds(text_of(&live), begun + 2 * nearly), "seen again, it stays");
        assert!(!view.holds(text_of(&live), begun + 2 * nearly + IN_VIEW));
        assert!(!view.knows(&live));
        let mut other = live;
        for _ in 0..2 * MAX_IN_VIEW {
            other = renewed(other);
            view.add(&other, begun);
        }
        assert_eq!(view.0.len(), MAX_IN_VIEW);
        assert!(view.knows(&other));
    }
}
