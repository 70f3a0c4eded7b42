//! The worker's side: shut in, then one job after another.

use std::io::{self, BufReader, Read, Write};
use std::process::ExitCode;

use super::jail;
use super::wire::{self, Greeting, Job};
use crate::scan::large::find_in;
use crate::scan::{Live, scan};

/// Is a worker until the input ends. To be called first thing in a program, while it has one thread and no file open:
/// from then on this process can read its input, write its output and compute, and nothing else.
pub fn serve(input: impl Read, mut output: impl Write) -> ExitCode {
    let shut_in = jail::enter();
    let greeting = match &shut_in {
        Ok(()) => Greeting::Ready,
        Err(why) => Greeting::NotShutIn(why.clone()),
    };
    let greeted = wire::write_greeting(&mut output, &greeting);
    match shut_in.map(|()| greeted.and_then(|()| answer_all(input, output))) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(_)) | Err(_) => ExitCode::FAILURE,
    }
}

/// Answers jobs until the input ends.
fn answer_all(input: impl Read, mut output: impl Write) -> io::Result<()> {
    let mut input = BufReader::new(input);
    // Whose frames came last, and what is remembered of them.
    let mut live: (u64, Live) = Default::default();
    while let Some(job) = wire::read_job(&mut input)? {
        let answer = match job {
            Job::Picture { effort, bytes } => scan(&bytes, effort),
            Job::Grey { effort, picture } => Ok(find_in(picture.into_owned(), effort)),
            Job::Frame { session, picture } => {
                if live.0 != session {
                    live = (session, Live::default());
                }
                Ok(live.1.find(&picture))
            }
        };
        wire::write_answer(&mut output, &answer)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::scan::{Effort, LoadError, Luma, ScanError};

    #[test]
    fn jobs_are_answered_in_turn_until_the_input_ends() {
        let white = Luma::new(30, 30, vec![255; 900]).unwrap();
        let mut input = Vec::new();
        for job in [
            Job::Picture { effort: Effort::Normal, bytes: (&b"no picture at all"[..]).into() },
            Job::Grey { effort: Effort::Hard, picture: Cow::Borrowed(&white) },
            Job::Frame { session: 7, picture: Cow::Borrowed(&white) },
        ] {
            wire::write_job(&mut input, &job).unwrap();
        }
        let mut output = Vec::new();
        answer_all(&input[..], &mut output).unwrap();
        let mut output = &output[..];
        let answers: Vec<_> = (0..3).map(|_| wire::read_answer(&mut output).unwrap()).collect();
        assert_eq!(answers, [Err(ScanError::Load(LoadError::NotAPicture)), Ok(vec![]), Ok(vec![])]);
        assert!(output.is_empty());
        let cut = input.len() - 1;
        assert!(answer_all(&input[..cut], io::sink()).is_err());
    }
}
