//! What of a verdict is kept. Decided here and nowhere else.

use crate::domain::{Field, Plate, UseKind};
use crate::history::entry::word_id;
use crate::verify::{Genuine, Verdict};

/// As the database has it.
pub(in crate::history) struct Kept {
    pub(in crate::history) verdict: &'static str,
    pub(in crate::history) demo: bool,
    pub(in crate::history) use_kind: Option<&'static str>,
    pub(in crate::history) issuer: Option<String>,
    pub(in crate::history) plate: Option<String>,
    pub(in crate::history) reasons: String,
}

impl Kept {
    pub(in crate::history) fn of(verdict: &Verdict) -> Self {
        let claims = verdict.genuine().map(Genuine::claims);
        let plate = claims.and_then(|claims| claims.licence.text(Field::PlateNo));
        let reasons: Vec<&str> = verdict.reasons().iter().map(|reason| reason.code()).collect();
        Kept {
            verdict: word_id(verdict.word()),
            demo: verdict.is_demo(),
            use_kind: verdict.use_kind().map(UseKind::id),
            issuer: claims.map(|claims| claims.issuer.as_str().to_owned()),
            plate: plate.map(masked),
            reasons: reasons.join(","),
        }
    }
}

/// What is no plate may be anything, so nothing of it is kept.
fn masked(plate: &str) -> String {
    Plate::parse(plate).map_or_else(|_| "···".to_owned(), |plate| plate.masked())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_what_is_no_plate_nothing_is_kept() {
        assert_eq!(masked("鲁L12345"), "鲁L···45");
        assert_eq!(masked("=HYPERLINK(1)"), "···");
    }
}
