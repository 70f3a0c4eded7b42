//! What was kept, read with the suspicion that any file deserves: what is no entry of ours is passed over.

use rusqlite::{Row, params};

use super::History;
use crate::domain::{Day, Instant, UseKind};
use crate::history::entry::word_id;
use crate::history::{Count, Decided, Decision, Entry, EntryId, Filter, HistoryFault};

/// The entries of a filter. The verdict's name is one of ours and needs no parameter of its own kind.
const MEANT: &str = "day >= ?1 AND day <= ?2 AND (?3 IS NULL OR verdict = ?3)";
/// The longest text of a column that is read; ours are far shorter.
const MAX_TEXT: usize = 1000;

impl History {
    /// The entries that are meant, the oldest first.
    ///
    /// # Errors
    /// [`HistoryFault`].
    pub fn list(&self, filter: &Filter) -> Result<Vec<Entry>, HistoryFault> {
        self.entries(filter).map_err(|error| self.fault(&error))
    }

    /// How many of them there are of each day and verdict.
    ///
    /// # Errors
    /// [`HistoryFault`].
    pub fn count(&self, filter: &Filter) -> Result<Vec<Count>, HistoryFault> {
        self.counts(filter).map_err(|error| self.fault(&error))
    }

    fn entries(&self, filter: &Filter) -> rusqlite::Result<Vec<Entry>> {
        let asked = format!(
            "SELECT id, at, last, verdict, demo, use, issuer, plate, purpose, reasons,
                    EXISTS (SELECT 1 FROM decision WHERE entry = entry.id)
             FROM entry WHERE {MEANT} ORDER BY at, id"
        );
        let mut asked = self.db.prepare(&asked)?;
        let (since, until, verdict) = bounds(filter);
        let mut rows = asked.query(params![since, until, verdict])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(mut entry) = entry(row)? else { continue };
            if row.get(10)? {
                entry.decided = self.decisions(entry.id)?;
            }
            entries.push(entry);
        }
        Ok(entries)
    }

    fn decisions(&self, id: EntryId) -> rusqlite::Result<Vec<Decided>> {
        let asked = "SELECT at, decision FROM decision WHERE entry = ?1 ORDER BY id";
        let mut asked = self.db.prepare_cached(asked)?;
        let mut rows = asked.query([id.0])?;
        let mut decided = Vec::new();
        while let Some(row) = rows.next()? {
            let (at, decision): (i64, String) = (row.get(0)?, row.get(1)?);
            let both = Instant::from_unix(at).zip(Decision::from_id(&decision));
            decided.extend(both.map(|(at, decision)| Decided { decision, at }));
        }
        Ok(decided)
    }

    fn counts(&self, filter: &Filter) -> rusqlite::Result<Vec<Count>> {
        let asked = format!(
            "SELECT day, verdict, count(*) FROM entry WHERE {MEANT} GROUP BY day, verdict ORDER BY day"
        );
        let mut asked = self.db.prepare(&asked)?;
        let (since, until, verdict) = bounds(filter);
        let mut rows = asked.query(params![since, until, verdict])?;
        let mut counts = Vec::new();
        while let Some(row) = rows.next()? {
            let (day, verdict, checks): (i32, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let named = Day::from_days(day).zip(Filter::word(&verdict)).zip(u64::try_from(checks).ok());
            counts.extend(named.map(|((day, verdict), checks)| Count { day, verdict, checks }));
        }
        counts.sort_by_key(|count| (count.day, count.verdict));
        Ok(counts)
    }
}

fn bounds(filter: &Filter) -> (i32, i32, Option<&'static str>) {
    let since = filter.since.unwrap_or(Day::MIN);
    let until = filter.until.unwrap_or(Day::MAX);
    (since.days(), until.days(), filter.verdict.map(word_id))
}

fn entry(row: &Row<'_>) -> rusqlite::Result<Option<Entry>> {
    let text = |column| -> rusqlite::Result<Option<String>> {
        let text: Option<String> = row.get(column)?;
        Ok(text.map(|text| text.chars().take(MAX_TEXT).collect()))
    };
    let (at, last) = (Instant::from_unix(row.get(1)?), Instant::from_unix(row.get(2)?));
    let verdict = Filter::word(&row.get::<_, String>(3)?);
    let Some(((at, last), verdict)) = at.zip(last).zip(verdict) else { return Ok(None) };
    let use_id = text(5)?;
    let reasons = text(9)?.unwrap_or_default();
    Ok(Some(Entry {
        id: EntryId(row.get(0)?),
        at,
        last,
        verdict,
        demo: row.get(4)?,
        use_kind: use_id.and_then(|id| UseKind::ALL.into_iter().find(|kind| kind.id() == id)),
        issuer: text(6)?,
        plate: text(7)?,
        purpose: text(8)?,
        reasons: reasons.split(',').filter(|code| !code.is_empty()).map(str::to_owned).collect(),
        decided: Vec::new(),
    }))
}
