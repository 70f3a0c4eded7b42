//! Answers as JSON lines. The schema is versioned and only grows; text from outside stands in JSON strings, and what
//! would be hidden there is escaped.
//!
//! `source` is what the input was called. A file name that is not Unicode cannot stand in JSON: then what does not fit
//! is U+FFFD and `source_lossy` is true.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt::Write;

use serde_json::{Map, Value as Json, json};

use super::{CheckError, Checked};
use crate::credential::{Authorisation, User};
use crate::domain::{Licence, Period, Value, is_hidden};
use crate::history::EntryId;
use crate::scan::Found;
use crate::verify::{Genuine, Rung};

/// The version of the lines.
pub const SCHEMA: u32 = 1;

/// The answer about one code of an input.
pub fn verdict_line(source: &OsStr, checked: &Checked) -> Json {
    let verdict = &checked.verdict;
    let genuine = verdict.genuine();
    let answer = json!({
        "line": checked.line,
        "corners": checked.found.as_ref().map(|found| found.corners.0),
        "page": checked.found.as_ref().and_then(|found| found.page),
        "entry": checked.entry.map(EntryId::number),
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
    });
    about(source, answer)
}

/// An input that could not be read.
pub fn error_line(source: &OsStr, error: &CheckError) -> Json {
    about(source, json!({ "error": error.to_string() }))
}

/// All codes of an input, whosever they are.
pub fn decode_line(source: &OsStr, codes: &[Found]) -> Json {
    let codes = codes
        .iter()
        .map(|found| json!({ "text": found.text, "corners": found.corners.0, "stage": found.stage, "page": found.page }));
    about(source, json!({ "codes": codes.collect::<Vec<_>>() }))
}

/// A line as it is written: what would be hidden or would move its neighbours is escaped as `\u202e`, which JSON
/// itself asks only of the first 32 characters. Such characters stand only inside strings.
pub fn written(line: &Json) -> String {
    let plain = line.to_string();
    let mut safe = String::with_capacity(plain.len());
    for c in plain.chars() {
        if is_hidden(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                // Writing to a String cannot fail.
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    safe
}

/// An answer behind what every line begins with.
fn about(source: &OsStr, answer: Json) -> Json {
    let name = source.to_string_lossy();
    let mut line = Map::new();
    line.insert("v".to_owned(), json!(SCHEMA));
    line.insert("source".to_owned(), json!(name));
    line.insert("source_lossy".to_owned(), json!(matches!(name, Cow::Owned(_))));
    if let Json::Object(fields) = answer {
        line.extend(fields);
    }
    Json::Object(line)
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
