//! What the desk asks: the purpose, and who stands there.

use crate::credential::StatusRef;
use crate::domain::{Bearer, IssuerId, MAX_ID_CHARS, Purpose, Question};

/// The question as far as it is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::app) struct Asked {
    pub(in crate::app) purpose: Option<Purpose>,
    /// The bearer's number as it stands in its field.
    pub(in crate::app) typed: String,
    /// The bearer that is asked about; none until the number was confirmed.
    pub(in crate::app) bearer: Option<Bearer>,
    /// What was confirmed cannot be a number.
    pub(in crate::app) is_bad: bool,
    /// The authorisation that the bearer was asked about.
    about: Option<(IssuerId, StatusRef)>,
}

impl Asked {
    /// At a desk with this business.
    pub(super) fn at_desk(purpose: Option<Purpose>) -> Self {
        Asked { purpose, ..Asked::default() }
    }

    pub(super) fn of(question: &Question, typed: Option<String>) -> Self {
        Asked {
            purpose: question.purpose,
            bearer: question.bearer.clone(),
            typed: typed.unwrap_or_default(),
            ..Asked::default()
        }
    }

    /// Takes note of the authorisation on the desk: the number that was asked about another one was another person's.
    pub(super) fn belong_to(&mut self, allowed: (IssuerId, StatusRef)) {
        if self.about.is_some_and(|before| before != allowed) {
            self.forget_bearer();
        }
        self.about = self.bearer.as_ref().map(|_| allowed);
    }

    pub(super) fn question(&self) -> Question {
        Question { purpose: self.purpose, bearer: self.bearer.clone() }
    }

    pub(super) fn type_bearer(&mut self, typed: String) {
        // A letter, a colon, and spaces between groups of digits.
        self.typed = typed.chars().take(2 * MAX_ID_CHARS + 2).collect();
        (self.bearer, self.about, self.is_bad) = (None, None, false);
    }

    /// Asks about the number that stands there; about nobody when there is none.
    pub(super) fn ask(&mut self) {
        self.bearer = Bearer::parse(&self.typed);
        self.is_bad = self.bearer.is_none() && !self.typed.trim().is_empty();
    }

    /// The number belongs to the person who has left.
    pub(super) fn forget_bearer(&mut self) {
        *self = Asked { purpose: self.purpose, ..Asked::default() };
    }
}
