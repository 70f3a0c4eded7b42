//! Many inputs: worked on side by side, answered in order, with a bar where a person watches.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

use super::config::Watched;

/// How many inputs are worked on before their answers are given: enough for every core, little to remember.
const BATCH: usize = 64;

/// Does `work` on every input and hands the answers to `answer` in the order of the inputs.
///
/// # Errors
/// The first error of `answer`, after which no more work is begun.
pub(super) fn in_order<I: Sync, A: Send, E>(
    inputs: &[I],
    watched: Watched,
    work: impl Fn(&I) -> A + Sync,
    mut answer: impl FnMut(&I, A) -> Result<(), E>,
) -> Result<(), E> {
    let bar = bar(inputs.len(), watched);
    for batch in inputs.chunks(BATCH) {
        let answers: Vec<A> = batch
            .par_iter()
            .map(|input| {
                let answer = work(input);
                bar.inc(1);
                answer
            })
            .collect();
        for (input, found) in batch.iter().zip(answers) {
            // The bar steps aside while a line is written.
            bar.suspend(|| answer(input, found))?;
        }
    }
    bar.finish_and_clear();
    Ok(())
}

fn bar(inputs: usize, watched: Watched) -> ProgressBar {
    if watched == Watched::No || inputs < 2 {
        return ProgressBar::hidden();
    }
    let target = ProgressDrawTarget::stderr_with_hz(10);
    let bar = ProgressBar::with_draw_target(u64::try_from(inputs).ok(), target);
    match ProgressStyle::with_template("{wide_bar} {pos}/{len} {eta}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
