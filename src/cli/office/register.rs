//! `import` and `export`.

use std::path::Path;

use super::put::put;
use super::{Answer, Run};
use crate::cli::{Exit, Failure, path};
use crate::office::{MAX_IMPORT_BYTES, Shape, Table};
use crate::text::Done;

fn table(run: &Run<'_, '_>) -> Result<Table, Failure> {
    match run.text("table")?.as_str() {
        "persons" => Ok(Table::Persons),
        "organisations" => Ok(Table::Organisations),
        "vehicles" => Ok(Table::Vehicles),
        _ => Err(run.wrong()),
    }
}

fn shape(run: &Run<'_, '_>, file: &Path) -> Shape {
    let named = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    if named || run.matches.get_flag("json") { Shape::Json } else { Shape::Csv }
}

pub(super) fn import(run: &mut Run<'_, '_>) -> Answer {
    let (table, file, on) = (table(run)?, run.file("file")?, run.now().day());
    let bytes = run.read(&file, MAX_IMPORT_BYTES)?;
    let mut office = run.open()?;
    let imported = office.import(table, shape(run, &file), &bytes, on).map_err(run.office())?;
    run.say(Done::Imported(imported))
}

pub(super) fn export(run: &mut Run<'_, '_>) -> Answer {
    let table = table(run)?;
    let office = run.open()?;
    let fault = run.office();
    let Some(file) = path(run.matches, "file").map(Path::to_owned) else {
        office.export(table, shape(run, Path::new("")), run.machine.out).map_err(fault)?;
        return Ok(Exit::Accepted);
    };
    let mut written = Vec::new();
    let count = office.export(table, shape(run, &file), &mut written).map_err(fault)?;
    put(&file, &written)?;
    run.say(Done::Exported(count))
}
