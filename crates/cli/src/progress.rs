//! How far a run is that takes over a second: what has been read, how fast, how long the rest will take. On a terminal only.

use std::io::{self, IsTerminal};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::arguments::{Common, MessageFormat};

/// Nothing is shown before this.
const AT_ONCE: Duration = Duration::from_secs(1);

/// How often it is drawn again.
const TICK: Duration = Duration::from_millis(100);

/// `None`: nothing is to be shown.
static RUN: Mutex<Option<Run>> = Mutex::new(None);

/// A run that shows something, or will.
#[derive(Default)]
struct Run {
    /// Bytes of all files so far that are read bit by bit.
    expected: u64,
    read: u64,
    bar: Option<ProgressBar>,
}

impl Run {
    fn draw(&self) {
        let Some(bar) = &self.bar else { return };
        bar.set_length(self.expected);
        bar.set_position(self.read);
        if self.read >= self.expected {
            bar.set_style(style("{spinner} working, {elapsed} so far"));
        }
    }
}

/// Starts the clock of a run. Nothing is ever shown where there is no terminal, or where the user wants to be told nothing.
pub(crate) fn begin(common: &Common) {
    if common.quiet || common.message_format != MessageFormat::Human || !io::stderr().is_terminal() {
        return;
    }
    *run() = Some(Run::default());
    std::thread::spawn(|| {
        std::thread::sleep(AT_ONCE);
        if let Some(run) = run().as_mut() {
            let bar = ProgressBar::new(run.expected);
            bar.set_style(style("{spinner} read {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left"));
            bar.set_position(run.read);
            bar.reset_eta();
            bar.enable_steady_tick(TICK);
            run.bar = Some(bar);
            run.draw();
        }
    });
}

/// A file of this many bytes is going to be read.
pub(crate) fn expect(bytes: u64) {
    if let Some(run) = run().as_mut() {
        run.expected += bytes;
    }
}

/// This many more of the expected bytes have been read.
pub(crate) fn read(bytes: u64) {
    if let Some(run) = run().as_mut() {
        run.read += bytes;
        run.draw();
    }
}

/// Takes away what is shown: something else is going to be printed.
pub(crate) fn end() {
    if let Some(bar) = run().take().and_then(|run| run.bar) {
        bar.finish_and_clear();
    }
}

fn run() -> MutexGuard<'static, Option<Run>> {
    RUN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).expect("the templates here are sound")
}
