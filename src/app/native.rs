//! Opens a window of the system, or says why there is none; wakes it.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use eframe::egui::{Context, ViewportBuilder};
use eframe::{App, NativeOptions};

use super::theme;
use crate::cli::WindowError;
use crate::scan::panic_text;

/// What libxkbcommon's bindings say when they find no library.
const NO_XKB: &str = "xkbcommon";

/// Wakes a window from another thread.
pub(super) type Wake = Arc<dyn Fn() + Send + Sync>;

/// What wakes this window.
pub(super) fn wake(ctx: &Context) -> Wake {
    let ctx = ctx.clone();
    Arc::new(move || ctx.request_repaint())
}

/// Opens a window and stays until it is closed. `name` is the one by which desktops know it; `start` is called once
/// there is a window, with font and colours set.
pub(super) fn open<A: App>(
    name: &str,
    viewport: ViewportBuilder,
    start: impl FnOnce(&Context) -> io::Result<A>,
) -> Result<(), WindowError> {
    let options = NativeOptions { viewport: viewport.with_app_id(name), ..NativeOptions::default() };
    let opened = catch_unwind(AssertUnwindSafe(|| {
        let start = |context: &eframe::CreationContext<'_>| {
            theme::set(&context.egui_ctx);
            Ok(Box::new(start(&context.egui_ctx)?) as Box<dyn App>)
        };
        eframe::run_native(name, options, Box::new(start))
    }));
    match opened {
        Ok(Ok(())) => Ok(()),
        Ok(Err(eframe::Error::WinitEventLoop(_))) => Err(WindowError::NoDisplay),
        Ok(Err(error)) => Err(WindowError::Refused(error.to_string())),
        // The bindings of that library panic where it is not installed.
        Err(panic) => Err(match panic_text(panic.as_ref()).unwrap_or("it stopped") {
            said if said.contains(NO_XKB) => WindowError::NoLibrary("libxkbcommon-x11"),
            said => WindowError::Refused(said.to_owned()),
        }),
    }
}
