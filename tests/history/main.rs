//! History and replay memory, by the command line and by the whole way of a check. Time and chance are made up; only
//! what two processes or a disk of its own need runs the program itself, and looks at nothing that its clock says.
#![cfg(test)]
#![cfg(feature = "history")]

/// A desk with a clock that is told what to say.
mod desk;
/// Full, read-only, locked, damaged, another's.
mod disk;
/// What goes into files for other programs.
mod export;
/// What is kept, listed, counted, decided, forgotten.
mod kept;
/// What must never be in the file.
mod privacy;
/// Codes that were here before.
mod replay;
/// Two windows at once.
mod two;
