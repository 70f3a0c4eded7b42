//! A sample while it is being made: a code, a question, and the answer that its author expects. The answer is
//! written by hand from FORMAT.md, never taken from the verifier.

use super::world::{World, noon};
use crate::check::{EvidenceFile, Expectation, Expected, PictureFile, SeenFile};
use crate::credential::Claims;
use crate::credential::armor::armor;
use crate::domain::{AtSource, Instant, Purpose, UseKind};
use crate::verify::Word;

/// A sample with the text of its code.
pub(super) struct Draft {
    pub(super) name: &'static str,
    pub(super) text: Vec<u8>,
    pub(super) expectation: Expectation,
}

impl Draft {
    /// A code of any text. Judged at noon with the demo office's trust and, until something else is said, expected
    /// to be accepted.
    pub(super) fn text(name: &'static str, zh: &str, en: &str, text: impl Into<Vec<u8>>) -> Self {
        let expectation = Expectation {
            v: 1,
            zh: zh.to_owned(),
            en: en.to_owned(),
            code: format!("{name}.txt"),
            picture: None,
            others: Vec::new(),
            trust: Some("../keys".to_owned()),
            at: noon(),
            source: AtSource::Chosen,
            skew: None,
            purpose: None,
            bearer: None,
            evidence: EvidenceFile::default(),
            expect: Expected {
                verdict: Word::Accepted,
                use_kind: None,
                demo: false,
                step: None,
                reasons: Vec::new(),
                notes: Vec::new(),
            },
        };
        Draft { name, text: text.into(), expectation }
    }

    /// A code of these bytes.
    pub(super) fn bytes(name: &'static str, zh: &str, en: &str, bytes: &[u8]) -> Self {
        Self::text(name, zh, en, armor(bytes))
    }

    /// A live code: the claims signed by the office's key, with a proof made by the right phone.
    pub(super) fn live(
        name: &'static str,
        zh: &str,
        en: &str,
        world: &World,
        claims: &Claims,
        made: Instant,
    ) -> Self {
        let statement = world.sign(claims);
        let kind = claims.authorisation.use_kind();
        Self::bytes(name, zh, en, &world.prove(kind, &statement, made)).of_use(kind)
    }

    /// A statement alone, as a download is.
    pub(super) fn alone(name: &'static str, zh: &str, en: &str, world: &World, claims: &Claims) -> Self {
        Self::bytes(name, zh, en, &world.sign(claims)).of_use(claims.authorisation.use_kind())
    }

    /// Stands in one picture with the codes of other samples.
    pub(super) fn beside(mut self, others: &[&str]) -> Self {
        self.expectation.others = others.iter().map(|name| format!("{name}.txt")).collect();
        self
    }

    /// What is asked and shown so that this use can be accepted: the right purpose and bearer, a picture that is the
    /// same.
    pub(super) fn of_use(mut self, kind: UseKind) -> Self {
        self.expectation.expect.use_kind = Some(kind);
        self.expectation.expect.demo = true;
        match kind {
            UseKind::Presentation => self,
            UseKind::Grant => self.purpose("51").bearer("A:11010519491231002X"),
            UseKind::Download => self.purpose("50").picture(PictureFile::Same),
        }
    }

    pub(super) fn at(mut self, at: Instant) -> Self {
        self.expectation.at = at;
        self
    }

    /// The instant is this machine's word, so trust can put it in doubt.
    pub(super) fn machine(mut self) -> Self {
        self.expectation.source = AtSource::Machine;
        self
    }

    /// The instant is somebody's choice, as it is unless something else is said.
    pub(super) fn chosen(mut self) -> Self {
        self.expectation.source = AtSource::Chosen;
        self
    }

    pub(super) fn skew(mut self, seconds: i64) -> Self {
        self.expectation.skew = Some(seconds);
        self
    }

    /// One of the trust folders beside the samples.
    pub(super) fn trust(mut self, name: &str) -> Self {
        self.expectation.trust = Some(format!("trust/{name}"));
        self
    }

    pub(super) fn no_trust(mut self) -> Self {
        self.expectation.trust = None;
        self
    }

    pub(super) fn purpose(mut self, code: &str) -> Self {
        self.expectation.purpose = Purpose::parse(code).ok();
        self
    }

    pub(super) fn bearer(mut self, typed: &str) -> Self {
        self.expectation.bearer = Some(typed.to_owned());
        self
    }

    /// Nothing is asked, nothing is compared.
    pub(super) fn unasked(mut self) -> Self {
        self.expectation.purpose = None;
        self.expectation.bearer = None;
        self.expectation.evidence = EvidenceFile::default();
        self
    }

    pub(super) fn picture(mut self, picture: PictureFile) -> Self {
        self.expectation.evidence.picture = Some(picture);
        self
    }

    pub(super) fn seen(mut self, seen: SeenFile) -> Self {
        self.expectation.evidence.seen = Some(seen);
        self
    }

    fn expect(mut self, verdict: Word, step: u8, reasons: &[&str]) -> Self {
        let expect = &mut self.expectation.expect;
        expect.verdict = verdict;
        expect.step = Some(step);
        expect.reasons = reasons.iter().map(|&reason| reason.to_owned()).collect();
        if matches!(verdict, Word::Unproven | Word::None) {
            expect.use_kind = None;
            expect.demo = false;
        }
        self
    }

    pub(super) fn attention(self, step: u8, reasons: &[&str]) -> Self {
        self.expect(Word::Attention, step, reasons)
    }

    pub(super) fn refused(self, step: u8, reasons: &[&str]) -> Self {
        self.expect(Word::Refused, step, reasons)
    }

    pub(super) fn unproven(self, step: u8, reason: &str) -> Self {
        self.expect(Word::Unproven, step, &[reason])
    }

    pub(super) fn malformed(self) -> Self {
        self.unproven(2, "malformed")
    }

    pub(super) fn none(self, step: u8, reason: &str) -> Self {
        self.expect(Word::None, step, &[reason])
    }

    pub(super) fn notes(mut self, notes: &[&str]) -> Self {
        self.expectation.expect.notes = notes.iter().map(|&note| note.to_owned()).collect();
        self
    }
}
