//! `inspect`: every byte of a code explained, for testers. Nothing of it is verified, and the first line says so.

mod argument;
mod armor;
mod layout;
mod run;

use std::io;

pub(super) use run::run;

use self::layout::{Cells, Table, WIDTH, marked, wrap};
use crate::credential::armor::ArmorError;
use crate::credential::{Anatomy, Fault, FormatError, Item, ObjectKind, dissect};
use crate::domain::Step;
use crate::text::dissection::{self, Form};
use crate::text::{Lang, fault, item, step};

/// What is inspected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inspected<'a> {
    /// The text of a code as it was scanned or typed, without line ends.
    Text(&'a [u8]),
    /// The bytes of a signed object.
    Bytes(&'a [u8]),
}

/// Writes everything about a code, a row at a time: give it something that buffers.
///
/// # Errors
/// Those of `out`.
fn write(out: &mut dyn io::Write, lang: Lang, code: Inspected<'_>) -> io::Result<()> {
    writeln!(out, "{}\n", dissection::heading(lang))?;
    match code {
        Inspected::Text(text) => match armor::write(out, lang, text)? {
            Ok(bytes) => write_bytes(out, lang, &bytes),
            Err(FormatError { fault: Fault::Armor(ArmorError::NotOurs), .. }) => {
                writeln!(out, "\n{}", dissection::form(lang, Form::NotOurs))
            }
            Err(_) => writeln!(out, "\n{}", dissection::form(lang, Form::Malformed)),
        },
        Inspected::Bytes(bytes) => {
            writeln!(out, "{}", dissection::bytes(lang, bytes.len()))?;
            write_bytes(out, lang, bytes)
        }
    }
}

fn write_bytes(out: &mut dyn io::Write, lang: Lang, bytes: &[u8]) -> io::Result<()> {
    let anatomy = dissect(bytes);
    let faults = faults(lang, &anatomy);
    for (_, sentence) in faults.iter().filter(|(at, _)| at.is_none()) {
        write_rows(out, marked(1, sentence))?;
    }
    let table = Table::of(bytes.len());
    writeln!(out, "\n{}", table.headings(dissection::columns(lang)))?;
    for one in &anatomy.items {
        write_item(out, lang, table, one, bytes)?;
        for (_, sentence) in faults.iter().filter(|(at, _)| at.is_some_and(|at| one.range().contains(&at))) {
            write_rows(out, table.fault(sentence))?;
        }
    }
    for (_, sentence) in faults.iter().filter(|(at, _)| at.is_some_and(|at| at >= bytes.len())) {
        write_rows(out, table.fault(sentence))?;
    }
    writeln!(out)?;
    write_summary(out, lang, &anatomy, bytes.len())
}

fn write_item(out: &mut dyn io::Write, lang: Lang, table: Table, one: &Item, all: &[u8]) -> io::Result<()> {
    let step = one.feeds.map(|fed| arrow(lang, fed)).unwrap_or_default();
    let cells = Cells {
        at: one.at,
        bytes: one.bytes(all),
        depth: one.depth,
        notation: &one.diagnostic,
        words: &item(lang, one),
        step: &step,
    };
    write_rows(out, table.rows(&cells))
}

/// `→ 3 发证机关及密钥`.
fn arrow(lang: Lang, fed: Step) -> String {
    format!("→ {} {}", fed.number(), step(lang, fed))
}

/// What is broken, and at which byte; none where it is about the whole.
fn faults(lang: Lang, anatomy: &Anatomy) -> Vec<(Option<usize>, String)> {
    let at = |error: &FormatError| match error.fault {
        Fault::Armor(_) | Fault::LiveTooLong(_) | Fault::PhoneIsIssuer => None,
        _ => Some(error.at),
    };
    let whole = anatomy.fault.iter().map(|error| (at(error), fault(lang, error)));
    let proof = anatomy.proof_fault.iter();
    let proof = proof.map(|error| (at(error), dissection::proof_fault(lang, &fault(lang, error))));
    whole.chain(proof).collect()
}

fn write_summary(out: &mut dyn io::Write, lang: Lang, anatomy: &Anatomy, bytes: usize) -> io::Result<()> {
    let mut objects: Vec<ObjectKind> = vec![anatomy.object];
    for one in anatomy.items.iter().map(|item| item.object) {
        if !objects.contains(&one) {
            objects.push(one);
        }
    }
    let mut said = vec![dissection::found(lang, &objects, bytes, anatomy.items.len())];
    let unread: Vec<_> = anatomy.unread().collect();
    if !unread.is_empty() {
        said.push(dissection::unread(lang, &unread));
    }
    said.extend(anatomy.ended_early.map(|at| dissection::ended_early(lang, at)));
    let form = match (anatomy.fault, anatomy.proof_fault, anatomy.ended_early) {
        (None, None, Some(0)) => Form::NotChecked,
        (Some(_), _, _) => Form::Malformed,
        (None, Some(_), _) => Form::ProofBroken,
        (None, None, _) => Form::Sound,
    };
    said.push(dissection::form(lang, form).to_owned());
    write_rows(out, said.iter().flat_map(|sentence| wrap(sentence, WIDTH)))
}

fn write_rows(out: &mut dyn io::Write, rows: impl IntoIterator<Item = String>) -> io::Result<()> {
    rows.into_iter().try_for_each(|row| writeln!(out, "{row}"))
}

#[cfg(test)]
mod tests;
