//! Expectation files: a sample, a question, an instant, and the answer that must come out. FORMAT.md §9.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::domain::{
    At, AtSource, Bearer, Day, Evidence, Field, Instant, PictureFinding, Purpose, Question, Seen, UseKind,
};
use crate::verify::{Verdict, Word};

/// An expectation file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// The version of the schema: 1.
    pub v: u32,
    /// What the sample shows, Chinese.
    pub zh: String,
    /// What the sample shows, English.
    pub en: String,
    /// The file with the code's text, beside this one.
    pub code: String,
    /// A picture with the same code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    /// The text files of other codes of ours in the same picture.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
    /// The trust folder, relative to this file; none for no trust.
    pub trust: Option<String>,
    /// The instant.
    pub at: Instant,
    /// Whose word the instant is.
    pub source: AtSource,
    /// The skew in seconds, if it is not the default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skew: Option<i64>,
    /// The purpose at hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// `LETTER:NUMBER` or `NUMBER`. Made up, like every number in a sample.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bearer: Option<String>,
    /// Evidence beside the code.
    #[serde(default, skip_serializing_if = "EvidenceFile::is_empty")]
    pub evidence: EvidenceFile,
    /// The answer.
    pub expect: Expected,
}

/// Evidence as a file says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceFile {
    /// What comparing the picture found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<PictureFile>,
    /// What the replay memory holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<SeenFile>,
}

/// A finding about the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PictureFile {
    /// Every field is as signed.
    Same,
    /// Too poor to tell.
    Unclear,
    /// These fields differ, by their ids.
    Different(Vec<String>),
}

/// A memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeenFile {
    /// Asked, and never seen.
    Never,
    /// The newest proof seen was made then.
    Live(Instant),
    /// A download first checked on that day.
    Download(Day),
}

/// The answer that must come out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The verdict.
    pub verdict: Word,
    /// The use, if it is proven.
    #[serde(rename = "use")]
    pub use_kind: Option<UseKind>,
    /// Whether the issuer is for tests only.
    pub demo: bool,
    /// The number of the deciding step.
    pub step: Option<u8>,
    /// The reasons, the most serious first.
    pub reasons: Vec<String>,
    /// The notes, in any order.
    pub notes: Vec<String>,
}

/// Why an expectation file asks for something impossible.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExpectationError {
    /// Another version.
    #[error("version {0} of the file, this program reads version 1")]
    Version(u32),
    /// A bearer that cannot be one.
    #[error("the bearer is not NUMBER or LETTER:NUMBER")]
    Bearer,
    /// A field that does not exist.
    #[error("no such field: {0:?}")]
    Field(String),
    /// A file named with a path.
    #[error("{0:?} must name a file beside this one")]
    Path(String),
}

impl EvidenceFile {
    fn is_empty(&self) -> bool {
        *self == EvidenceFile::default()
    }

    /// The evidence that it says.
    ///
    /// # Errors
    /// A field that does not exist.
    pub fn evidence(&self) -> Result<Evidence, ExpectationError> {
        let picture = match &self.picture {
            None => None,
            Some(PictureFile::Same) => Some(PictureFinding::Same),
            Some(PictureFile::Unclear) => Some(PictureFinding::Unclear),
            Some(PictureFile::Different(ids)) => {
                let fields = ids
                    .iter()
                    .map(|id| Field::from_id(id).ok_or_else(|| ExpectationError::Field(id.clone())));
                Some(PictureFinding::Different(fields.collect::<Result<_, _>>()?))
            }
        };
        let seen = match self.seen {
            None => Seen::NotAsked,
            Some(SeenFile::Never) => Seen::Never,
            Some(SeenFile::Live(newest_proof)) => Seen::Live { newest_proof },
            Some(SeenFile::Download(first)) => Seen::Download { first },
        };
        Ok(Evidence { picture, seen })
    }
}

impl Expectation {
    /// Checks what its types do not say.
    ///
    /// # Errors
    /// [`ExpectationError`].
    pub fn check(&self) -> Result<(), ExpectationError> {
        if self.v != 1 {
            return Err(ExpectationError::Version(self.v));
        }
        let beside = |name: &&String| Path::new(name).file_name().is_some_and(|file| file == name.as_str());
        let names = [Some(&self.code), self.picture.as_ref()].into_iter().flatten().chain(&self.others);
        match names.into_iter().find(|name| !beside(name)) {
            Some(name) => Err(ExpectationError::Path(name.clone())),
            None => Ok(()),
        }
    }

    /// The question that it asks.
    ///
    /// # Errors
    /// A bearer that cannot be one.
    pub fn question(&self) -> Result<Question, ExpectationError> {
        let bearer = self.bearer.as_deref().map(|typed| Bearer::parse(typed).ok_or(ExpectationError::Bearer));
        Ok(Question { purpose: self.purpose, bearer: bearer.transpose()? })
    }

    /// The instant at which it asks.
    pub fn at(&self) -> At {
        At { instant: self.at, source: self.source }
    }
}

impl Expected {
    /// What a verdict says, in the form of an expectation.
    pub fn of(verdict: &Verdict) -> Self {
        let mut notes: Vec<String> = verdict.notes().iter().map(|note| note.code().to_owned()).collect();
        notes.sort();
        notes.dedup();
        Expected {
            verdict: verdict.word(),
            use_kind: verdict.use_kind(),
            demo: verdict.is_demo(),
            step: verdict.ladder().deciding_step().map(crate::domain::Step::number),
            reasons: verdict.reasons().iter().map(|reason| reason.code().to_owned()).collect(),
            notes,
        }
    }
}
