//! What is remembered of a code, and what is kept of its check.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::kept::Kept;
use super::marks::Mark;
use super::{History, schema};
use crate::domain::{Day, Instant, Seen, Step, UseKind};
use crate::history::{Check, Decision, EntryId, HistoryFault, LIVE_MEMORY, MAX_ENTRIES, SAME_CHECK, Showing};
use crate::verify::{Outcome, Verdict};

impl History {
    /// What this machine remembers of a code. What was captured after it does not count, nor does its own showing.
    ///
    /// # Errors
    /// [`HistoryFault`].
    pub fn seen(&mut self, check: &Check<'_>) -> Result<Seen, HistoryFault> {
        let Some(genuine) = check.opened.and_then(|opened| opened.genuine()) else {
            return Ok(Seen::NotAsked);
        };
        let at = check.at.instant;
        let found = match self.marks.live(genuine) {
            Some(mark) => newest_proof(&self.db, &mark, at)
                .map(|newest| newest.map_or(Seen::Never, |newest_proof| Seen::Live { newest_proof })),
            None => first_day(&self.db, &self.marks.check(check), before(check))
                .map(|first| first.map_or(Seen::Never, |first| Seen::Download { first })),
        };
        found.map_err(|error| self.fault(&error))
    }

    /// Keeps a check and remembers its live proof, if one held. A check that was kept before under a number is the same
    /// one with another question; a code that stays before the camera is one as well.
    ///
    /// # Errors
    /// [`HistoryFault`]; then nothing of it is kept.
    pub fn keep(
        &mut self,
        check: &Check<'_>,
        verdict: &Verdict,
        before: Option<EntryId>,
    ) -> Result<EntryId, HistoryFault> {
        let now = check.at.instant;
        if self.is_due(now).map_err(|error| self.fault(&error))? {
            self.sweep(now)?;
        }
        let kept = self.write(check, verdict, before);
        kept.map_err(|error| self.fault(&error))
    }

    fn write(
        &mut self,
        check: &Check<'_>,
        verdict: &Verdict,
        before: Option<EntryId>,
    ) -> rusqlite::Result<EntryId> {
        let (mark, kept, at) = (self.marks.check(check), Kept::of(verdict), check.at.instant);
        let live = live_proof(verdict).and_then(|made| {
            let genuine = check.opened.and_then(|opened| opened.genuine())?;
            Some((self.marks.live(genuine)?, made))
        });
        let purpose = check.purpose.map(|purpose| purpose.as_str().to_owned());
        let change = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some((mark, made)) = live {
            remember(&change, &mark, made, at)?;
        }
        let same = match (before, check.showing) {
            (Some(EntryId(id)), _) => {
                change.query_row("SELECT id FROM entry WHERE id = ?1", [id], |row| row.get(0)).optional()?
            }
            (None, Showing::Camera) => change
                .query_row(
                    "SELECT id FROM entry WHERE mark = ?1 AND last BETWEEN ?2 AND ?3 AND verdict = ?4
                     AND purpose IS ?5 ORDER BY last DESC LIMIT 1",
                    params![
                        mark,
                        at.plus(-SAME_CHECK).unix(),
                        at.plus(SAME_CHECK).unix(),
                        kept.verdict,
                        purpose
                    ],
                    |row| row.get(0),
                )
                .optional()?,
            (None, Showing::Once) => None,
        };
        let id: i64 = match same {
            Some(id) => {
                change.execute(
                    "UPDATE entry SET last = max(last, ?2), verdict = ?3, reasons = ?4, purpose = ?5 WHERE id = ?1",
                    params![id, at.unix(), kept.verdict, kept.reasons, purpose],
                )?;
                id
            }
            None => {
                change.execute(
                    "INSERT INTO entry (at, last, day, mark, verdict, demo, use, issuer, plate, purpose, reasons)
                     VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                    params![
                        at.unix(),
                        at.day().days(),
                        mark,
                        kept.verdict,
                        kept.demo,
                        kept.use_kind,
                        kept.issuer,
                        kept.plate,
                        purpose,
                        kept.reasons
                    ],
                )?;
                let id = change.last_insert_rowid();
                change.execute("DELETE FROM entry WHERE id <= ?1", [id - MAX_ENTRIES])?;
                id
            }
        };
        change.commit()?;
        Ok(EntryId(id))
    }

    /// Keeps what the clerk decided; the newest decision counts.
    ///
    /// # Errors
    /// [`HistoryFault::NoEntry`], [`HistoryFault::NothingToDecide`] where the verdict was not 需人工确认, or what the
    /// database says.
    pub fn decide(&mut self, id: EntryId, decision: Decision, now: Instant) -> Result<(), HistoryFault> {
        let decided = self.db.execute(
            "INSERT INTO decision (entry, at, decision)
             SELECT id, ?2, ?3 FROM entry WHERE id = ?1 AND verdict = 'attention'",
            params![id.0, now.unix(), decision.id()],
        );
        if decided.map_err(|error| self.fault(&error))? == 1 {
            return Ok(());
        }
        let known =
            self.db.prepare("SELECT 1 FROM entry WHERE id = ?1").and_then(|mut asked| asked.exists([id.0]));
        match known.map_err(|error| self.fault(&error))? {
            true => Err(HistoryFault::NothingToDecide(id)),
            false => Err(HistoryFault::NoEntry(id)),
        }
    }

    /// Deletes what was checked before a day, or everything with all that is remembered. How many entries that were.
    ///
    /// # Errors
    /// [`HistoryFault`].
    pub fn forget(&mut self, before: Option<Day>) -> Result<usize, HistoryFault> {
        let forgotten = match before {
            Some(day) => self.db.execute("DELETE FROM entry WHERE day < ?1", [day.days()]),
            None => {
                self.db.execute("DELETE FROM live", []).and_then(|_| self.db.execute("DELETE FROM entry", []))
            }
        };
        let forgotten = forgotten.map_err(|error| self.fault(&error))?;
        self.wipe_log();
        Ok(forgotten)
    }

    /// For how many days checks are kept.
    ///
    /// # Errors
    /// [`HistoryFault`].
    pub fn keep_days(&self) -> Result<u32, HistoryFault> {
        schema::keep_days(&self.db).map_err(|error| self.fault(&error))
    }

    /// Sets it; what is older is deleted at once.
    ///
    /// # Errors
    /// [`HistoryFault`].
    pub fn set_keep_days(&mut self, days: u32, now: Instant) -> Result<(), HistoryFault> {
        schema::set_keep_days(&self.db, days).map_err(|error| self.fault(&error))?;
        self.sweep(now)
    }

    /// Deletes what is older than it may be.
    pub(super) fn sweep(&mut self, now: Instant) -> Result<(), HistoryFault> {
        let swept = sweep(&mut self.db, now);
        swept.map_err(|error| self.fault(&error))?;
        self.wipe_log();
        Ok(())
    }

    /// Whether a day has begun since that was last done.
    fn is_due(&self, now: Instant) -> rusqlite::Result<bool> {
        let swept = "SELECT swept FROM setting";
        let swept: Option<i32> = self.db.prepare_cached(swept)?.query_row([], |row| row.get(0))?;
        Ok(swept != Some(now.day().days()))
    }

    /// Brings the log into the database and empties it, so that nothing deleted stays there. While another window reads
    /// it stays, until one of them does it again.
    fn wipe_log(&self) {
        let _ = self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }
}

fn sweep(db: &mut Connection, now: Instant) -> rusqlite::Result<()> {
    let change = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let days = i32::try_from(schema::keep_days(&change)?).unwrap_or(i32::MAX);
    let today = now.day();
    change.execute("DELETE FROM entry WHERE day < ?1", [today.plus(-days).days()])?;
    forget_live(&change, now)?;
    change.execute("UPDATE setting SET swept = ?1", [today.days()])?;
    change.commit()
}

fn remember(db: &Connection, mark: &Mark, made: Instant, at: Instant) -> rusqlite::Result<()> {
    forget_live(db, at)?;
    let asked = "INSERT INTO live (mark, proof, seen) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET proof = max(proof, excluded.proof), seen = max(seen, excluded.seen)";
    db.prepare_cached(asked)?.execute(params![mark, made.unix(), at.unix()]).map(|_| ())
}

/// What is too long ago, or lies as far ahead because the clock was wrong.
fn forget_live(db: &Connection, at: Instant) -> rusqlite::Result<()> {
    let asked = "DELETE FROM live WHERE seen < ?1 OR seen > ?2";
    let (oldest, newest) = (at.plus(-LIVE_MEMORY).unix(), at.plus(LIVE_MEMORY).unix());
    db.prepare_cached(asked)?.execute([oldest, newest]).map(|_| ())
}

fn newest_proof(db: &Connection, mark: &Mark, at: Instant) -> rusqlite::Result<Option<Instant>> {
    let asked = "SELECT proof FROM live WHERE mark = ?1 AND seen BETWEEN ?2 AND ?3";
    let found: Option<i64> = db
        .prepare_cached(asked)?
        .query_row(params![mark, at.plus(-LIVE_MEMORY).unix(), at.unix()], |row| row.get(0))
        .optional()?;
    Ok(found.and_then(Instant::from_unix))
}

/// The day on which a download was first checked, if that was before.
fn first_day(db: &Connection, mark: &Mark, before: Instant) -> rusqlite::Result<Option<Day>> {
    let asked = "SELECT min(day) FROM entry WHERE mark = ?1 AND last < ?2 AND use = ?3";
    let found: Option<i32> = db
        .prepare_cached(asked)?
        .query_row(params![mark, before.unix(), UseKind::Download.id()], |row| row.get(0))?;
    Ok(found.and_then(Day::from_days))
}

/// Before when a check is another one.
fn before(check: &Check<'_>) -> Instant {
    match check.showing {
        Showing::Camera => check.at.instant.plus(-SAME_CHECK),
        Showing::Once => check.at.instant,
    }
}

/// When the proof was made, if it was live: a phone whose clock runs ahead must not make its later proofs look old.
fn live_proof(verdict: &Verdict) -> Option<Instant> {
    let passed = verdict.ladder().outcome(Step::Proof) == Outcome::Passed;
    verdict.genuine().filter(|_| passed)?.proof_made()
}
