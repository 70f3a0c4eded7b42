//! Every word that a person reads, in Chinese (the default) and English.
//!
//! `verdict` names the answer, its steps and uses → `reason` says why, both sides of each comparison → `advice` what to
//! do about it → `note` what is worth saying besides → `fault` where a form is broken. `licence` and `authorisation`
//! write what was signed, `trust` what is wrong with trust itself, `anatomy` what every byte of a code is. `lang`, `time`
//! and `escape` serve them all.
//!
//! Both languages of a sentence stand next to each other, and every `match` names every case: a reason, note or fault
//! without its words does not compile. Whatever comes from a credential or a file goes through [`visible`] before it
//! stands in a sentence.

mod advice;
mod anatomy;
mod audit;
mod authorisation;
mod cli;
mod counter;
mod escape;
mod fault;
mod hand;
mod history;
mod input;
mod lang;
mod licence;
mod note;
#[cfg(feature = "office")]
mod office;
#[cfg(feature = "office")]
mod phone;
mod practice;
mod reason;
mod records;
mod said;
mod setting;
mod source;
mod time;
mod trust;
mod verdict;
mod window;

#[cfg(test)]
mod samples;

// Which language.
pub use lang::Lang;

// The answer and what to do.
pub use advice::{actions, advice, notices, paper_notice, scope_notice};
pub use note::{note, trust_part};
pub use reason::{reason, reason_in, reason_title, reasons};
pub use verdict::{chosen_instant, demo, headline, icon, outcome, step, unproven, use_kind, word};

// What was signed.
pub use authorisation::{allowed, authorisation, issuer_name, purpose_name};
pub use licence::{code_name, field, value};

// What is broken.
pub use fault::{commitment_error, fault};
pub use input::{check_error, io_error, scan_error, vector_failure};
pub use source::{camera, source_error, source_name, source_opened, source_short, source_stalled};
pub use trust::{load_note, trust_error};

// The command line itself.
pub use cli::{Help, Label, help, label};
pub use said::{Said, said, tally};

// What was checked here.
pub use history::{
    HistoryDone, HistoryHelp, HistoryWrong, decision, history_done, history_fault, history_help,
    history_news, history_total, history_wrong,
};

// The window.
pub use audit::{Audit, AuditDone, audit, audit_done};
pub use counter::{COUNTED, Counter, closes_in, counter, today};
pub use hand::{HandWord, hand_fault, hand_repair, hand_word};
pub use practice::practice_code;
pub use records::{Records, days_kept, records, records_total};
pub use setting::{Setting, SettingsFault, seconds, setting, settings_fault};
pub use window::{Ui, first_of_many, install_error, installed, not_had, nth_code, trust_strip, ui};

// What every byte is.
pub use anatomy::{dissection, explained, hex_error, item, object, role};

// The office.
#[cfg(feature = "office")]
pub use office::{
    Done, OfficeHelp, Story, authorised_line, demo_error, demo_heading, demo_try, denied, done, ending,
    exercise, exercise_title, happened, key_line, office_error, office_help, people, phone_line, scene,
    story, told,
};
#[cfg(feature = "office")]
pub use phone::{PhoneUi, no_symbol, phone_ui, renewed_in};

// How words are written.
pub use escape::{visible, visible_up_to};
pub use time::{first_moment, last_moment, minute, moment, period};
