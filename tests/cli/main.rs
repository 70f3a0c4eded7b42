//! The command line as a person or a script meets it. Runs share nothing: arguments, clock, environment, standard
//! input and both outputs are made up for each. `real` alone starts the program itself.
#![cfg(test)]

/// Files and folders of every kind, good and bad.
mod inputs;
/// One line an answer, for programs.
mod json;
/// Many codes: a line each, a count, the worst exit code.
mod lists;
/// The program as a process.
mod real;
/// A run with everything made up.
mod run;
/// Frames of a replayed folder.
mod scan;
/// What must never be seen.
mod secrets;
/// Whole answers, word for word.
mod transcripts;
/// Help, faults of use, languages, completions.
mod words;
