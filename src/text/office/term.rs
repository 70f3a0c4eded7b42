//! What cannot be signed: periods that are not possible, uses for which there is no key, contents that are no code.

use super::named::key_use;
use crate::credential::MAX_LEAD_SECONDS;
use crate::domain::{Instant, MAX_WORKING_DAYS};
use crate::office::Refusal;
use crate::text::fault::rule;
use crate::text::lang::say;
use crate::text::time::{first_moment, is_midnight, last_moment, moment, span};
use crate::text::{Lang, field};
use crate::trust::KeyUse;

/// Longer than a use may be. Working days end at 24:00; any other limit is that of hours.
pub(super) fn too_long(lang: Lang, until: Instant, latest: Instant) -> String {
    let (end, last) = (last_moment(until), last_moment(latest));
    if is_midnight(latest) {
        say!(
            lang,
            "有效期限至 {end}，超出最长有效期（{MAX_WORKING_DAYS}个工作日）。最晚可至 {last}，请改短。",
            "It would be valid to {end}, longer than allowed ({MAX_WORKING_DAYS} working days). The last day \
             possible is {last}. Shorten it."
        )
    } else {
        say!(
            lang,
            "有效期限至 {end}，超出最长有效期（24小时）。最晚可至 {last}，请改短。",
            "It would be valid to {end}, longer than allowed (24 hours). It may last to {last}. Shorten it."
        )
    }
}

/// A period that begins or ends where it cannot; its first fault.
pub(super) fn impossible(lang: Lang, from: Instant, until: Instant, now: Instant) -> String {
    let (first, last, clock) = (first_moment(from), last_moment(until), moment(now));
    if until <= now {
        say!(
            lang,
            "有效期限至 {last}，现在是 {clock}，已经过去。请改为以后的时间。",
            "It would be valid to {last}, and it is {clock} now. Choose a later end."
        )
    } else if until <= from {
        say!(
            lang,
            "有效期限从 {first} 至 {last}，终止早于起始，请改正。",
            "It would be valid from {first} to {last}, which ends before it begins. Change it."
        )
    } else if from < now {
        say!(
            lang,
            "有效期限从 {first} 起，现在是 {clock}，已经过去。请从现在或以后开始。",
            "It would be valid from {first}, and it is {clock} now. Begin it now or later."
        )
    } else {
        let most = span(lang, MAX_LEAD_SECONDS);
        say!(
            lang,
            "有效期限从 {first} 起，现在是 {clock}，最多可提前{most}办理。请改为较早的时间，或届时再办。",
            "It would be valid from {first}, and it is {clock} now; it may begin at most {most} ahead. Begin it \
             earlier, or come back later."
        )
    }
}

/// No key signs this use so long.
pub(super) fn no_key(lang: Lang, of: KeyUse, until: Instant) -> String {
    let (named, last) = (key_use(lang, of), last_moment(until));
    match of {
        KeyUse::Presentation | KeyUse::Grant | KeyUse::Download => say!(
            lang,
            "发证机关没有在用的密钥可以签发“{named}”至 {last}。请用 yanzheng-office key add 新增密钥，或缩短有效期限。",
            "The issuing authority has no active key that may sign \"{named}\" to {last}. Add one with \
             yanzheng-office key add, or shorten the period."
        ),
        KeyUse::Status => say!(
            lang,
            "发证机关现在没有可以签发“{named}”的密钥。请用 yanzheng-office key add 新增密钥。",
            "The issuing authority has no active key that may sign \"{named}\" now. Add one with \
             yanzheng-office key add."
        ),
    }
}

/// What would be signed is not a code.
pub(super) fn unsigned(lang: Lang, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Form(fault) => {
            let why = rule(lang, fault);
            say!(
                lang,
                "要签发的内容不符合码的格式，没有签发。{why}。请改正登记内容。",
                "What was to be signed breaks the format of the code, so it was not signed. {why}. Correct what \
                 the register says."
            )
        }
        Refusal::TooLong { chars, limit, longest } => {
            let longest = field(lang, *longest);
            say!(
                lang,
                "码会有 {chars} 个字符，最多允许 {limit} 个，没有签发。请缩短「{longest}」。",
                "The code would have {chars} characters and {limit} fit, so it was not signed. Shorten \
                 \"{longest}\"."
            )
        }
    }
}
