//! `download`: make, again, end, list.

use std::path::Path;

use super::put::put;
use super::{Answer, Run};
use crate::cli::{Exit, Failure, argument};
use crate::domain::Field;
use crate::office::{Downloaded, Downloader, PictureFormat, export};
use crate::text::{Done, Said, authorised_line, said, visible_up_to};

pub(super) fn make(run: &mut Run<'_, '_>) -> Answer {
    let (plate, person, now) = (run.text("vehicle")?, run.text("by")?, run.now());
    let (purposes, period, out) = (run.purposes()?, run.period(now)?, run.file("out")?);
    let format = format(run, &out)?;
    let by = match run.matches.get_one::<i64>("grant") {
        Some(&grant) => Downloader::Grantee { grant, person },
        None => Downloader::Owner { person, user: argument(run.matches, "user").map(str::to_owned) },
    };
    let downloaded = run.open()?.download(&plate, &by, &purposes, period, now).map_err(run.office())?;
    write(run, downloaded, format, &out)
}

pub(super) fn again(run: &mut Run<'_, '_>) -> Answer {
    let (number, out, now) = (run.number("number")?, run.file("out")?, run.now());
    let format = format(run, &out)?;
    let downloaded = run.open()?.download_again(number, now).map_err(run.office())?;
    write(run, downloaded, format, &out)
}

fn format(run: &Run<'_, '_>, out: &Path) -> Result<PictureFormat, Failure> {
    let shown = visible_up_to(&out.to_string_lossy(), 200);
    PictureFormat::of(out).ok_or_else(|| Failure::Said(said(run.lang, Said::BadPicture(&shown))))
}

fn write(run: &mut Run<'_, '_>, downloaded: Downloaded, format: PictureFormat, out: &Path) -> Answer {
    let failed = |why: String| Failure::Said(visible_up_to(&why, 200));
    let bytes = export(&downloaded.picture, format).map_err(|error| failed(error.to_string()))?;
    put(out, &bytes)?;
    run.say(Done::Downloaded(&downloaded.authorised, &downloaded.plate, out))
}

pub(super) fn end(run: &mut Run<'_, '_>) -> Answer {
    let (number, by, now) = (run.number("number")?, run.text("by")?, run.now());
    let ended = run.open()?.end_download(number, &by, now).map_err(run.office())?;
    run.ended(ended)
}

pub(super) fn list(run: &mut Run<'_, '_>) -> Answer {
    let (plate, now) = (run.text("vehicle")?, run.now());
    let office = run.open()?;
    let owner = office.vehicle(&plate).map_err(run.office())?;
    let owner = owner.licence.text(Field::Owner).unwrap_or_default();
    for download in office.downloads(&plate).map_err(run.office())? {
        let user = download.user.as_deref().unwrap_or(owner);
        let line = authorised_line(run.lang, &download, user, now);
        run.line(&line)?;
    }
    Ok(Exit::Accepted)
}
