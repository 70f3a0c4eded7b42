//! Answers as JSON lines. The schema is versioned and only grows; text from outside stands in JSON strings, which
//! escape it.

use serde_json::{Map, Value as Json, json};

use super::Checked;
use crate::credential::{Authorisation, User};
use crate::domain::{Licence, Period, Value};
use crate::scan::Found;
use crate::verify::{Genuine, Rung};

/// The version of the lines.
pub const SCHEMA: u32 = 1;

/// The answer about one code of an input.
pub fn verdict_line(source: &str, checked: &Checked) -> Json {
    let verdict = &checked.verdict;
    let genuine = verdict.genuine();
    json!({
        "v": SCHEMA,
        "source": source,
        "line": checked.line,
        "at": verdict.at().map(|at| json!({ "instant": at.instant, "source": at.source })),
        "use": verdict.use_kind(),
        "verdict": verdict.word(),
        "demo": verdict.is_demo(),
        "reasons": verdict.reasons(),
        "notes": verdict.notes(),
        "ladder": verdict.ladder().rungs().iter().map(rung).collect::<Vec<_>>(),
        "fault": verdict.fault().map(|fault| json!({ "at": fault.at, "rule": fault.fault.to_string() })),
        "issuer": genuine.map(issuer),
        "authorisation": genuine.map(authorisation),
        "licence": genuine.map(|genuine| licence(&genuine.claims().licence)),
    })
}

/// An input that could not be read.
pub fn error_line(source: &str, error: &str) -> Json {
    json!({ "v": SCHEMA, "source": source, "error": error })
}

/// All codes of an input, whosever they are.
pub fn decode_line(source: &str, codes: &[Found]) -> Json {
    let codes = codes
        .iter()
        .map(|found| json!({ "text": found.text, "corners": found.corners.0, "stage": found.stage }));
    json!({ "v": SCHEMA, "source": source, "codes": codes.collect::<Vec<_>>() })
}

fn rung(rung: &Rung) -> Json {
    json!({ "number": rung.step.number(), "step": rung.step, "outcome": rung.outcome, "reasons": rung.reasons })
}

fn issuer(genuine: &Genuine) -> Json {
    let issuer = genuine.issuer();
    json!({ "id": issuer.id, "zh": issuer.zh, "en": issuer.en })
}

fn authorisation(genuine: &Genuine) -> Json {
    let claims = genuine.claims();
    let Period { from, until } = claims.period;
    let person = match &claims.authorisation {
        Authorisation::Presentation { .. } | Authorisation::Download { user: User::Owner, .. } => None,
        Authorisation::Grant { grantee: name, .. }
        | Authorisation::Download { user: User::Named(name), .. } => Some(name),
    };
    json!({
        "user": person,
        "purposes": claims.authorisation.purposes(),
        "issued": claims.issued,
        "from": from,
        "until": until,
        "last_day": claims.period.last_day(),
        "proof_made": genuine.proof_made(),
    })
}

fn licence(licence: &Licence) -> Json {
    let fields = licence.iter().map(|(field, value)| {
        let value = match value {
            Value::Text(text) | Value::Code(text) => json!(text),
            Value::Codes(codes) => json!(codes),
            Value::Day(day) => json!(day),
            Value::Instant(instant) => json!(instant),
            Value::Number(number) => json!(number),
            Value::Size(sides) => json!(sides),
        };
        (field.id().to_owned(), value)
    });
    Json::Object(fields.collect::<Map<_, _>>())
}
