//! A report as CSV (RFC 4180), for spreadsheets: no cell is a formula, and nothing in one is hidden.

use std::io::{self, Write};

use super::Audited;
use crate::history::csv_cell;
use crate::text::{self, Audit, Lang, audit, visible_up_to};
use crate::trust::Trust;

/// The longest text of a cell.
const MAX_CELL: usize = 1_000;

pub(super) fn write(out: &mut dyn Write, lang: Lang, rows: &[Audited], trust: &Trust) -> io::Result<()> {
    let columns = [
        Audit::File,
        Audit::Code,
        Audit::Verdict,
        Audit::Reasons,
        Audit::Plate,
        Audit::Use,
        Audit::At,
        Audit::Purpose,
    ];
    // The mark by which spreadsheets know UTF-8.
    write!(out, "\u{feff}")?;
    line(out, columns.map(|column| audit(lang, column).to_owned()))?;
    for row in rows {
        let path = visible_up_to(&row.path.display().to_string(), MAX_CELL);
        let (at, purpose) = (text::moment(row.at.instant), super::html::purpose(row));
        match &row.outcome {
            Err(error) => {
                let (unread, why) =
                    (text::ui(lang, text::Ui::Unread).to_owned(), text::check_error(lang, error));
                let nothing = String::new;
                line(out, [path, nothing(), unread, why, nothing(), nothing(), at, purpose])?;
            }
            Ok(checked) => {
                for (index, one) in checked.iter().enumerate() {
                    let cells = super::html::cells(lang, one, trust);
                    let number = one.line.unwrap_or(index + 1).to_string();
                    let [verdict, reasons, plate, used] = cells;
                    line(
                        out,
                        [path.clone(), number, verdict, reasons, plate, used, at.clone(), purpose.clone()],
                    )?;
                }
            }
        }
    }
    Ok(())
}

fn line<const N: usize>(out: &mut dyn Write, cells: [String; N]) -> io::Result<()> {
    write!(out, "{}\r\n", cells.map(|cell| csv_cell(&cell)).join(","))
}
