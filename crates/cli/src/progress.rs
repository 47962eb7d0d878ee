//! How far a run is that takes over a second: what has been read, how fast, how long the rest will take. On a terminal only.

use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use indicatif::{HumanBytes, HumanDuration, ProgressBar, ProgressState, ProgressStyle};

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
    /// Bytes of all files so far that are read bit by bit; how many come through a pipe is known at its end.
    expected: u64,
    read: u64,
    bar: Option<ProgressBar>,
}

impl Run {
    fn draw(&self) {
        let Some(bar) = &self.bar else { return };
        bar.set_length(self.expected);
        bar.set_position(self.read);
    }
}

/// How far it is, how fast it has been, and how long the rest takes at that rate; only how long it has taken where nothing is left to read.
fn said((read, expected): (u64, u64), taken: Duration) -> String {
    let rate = (u128::from(read) * 1000 / taken.as_millis().max(1)) as u64;
    if read > expected {
        return format!("read {}, {}/s", HumanBytes(read), HumanBytes(rate));
    }
    let left = expected - read;
    if left == 0 {
        return format!("working, {:#} so far", HumanDuration(taken));
    }
    let begun = format!("read {} of {}", HumanBytes(read), HumanBytes(expected));
    if read == 0 {
        return begun;
    }
    let rest = Duration::from_secs(left / rate.max(1));
    format!("{begun}, {}/s, {:#} left", HumanBytes(rate), HumanDuration(rest))
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
            let how_far = |bar: &ProgressState, line: &mut dyn Write| {
                let bytes = (bar.pos(), bar.len().unwrap_or_default());
                // What cannot be written is drawn again in a moment.
                let _ = line.write_str(&said(bytes, AT_ONCE + bar.elapsed()));
            };
            let style = ProgressStyle::with_template("{spinner} {how_far}").expect("the template is sound");
            let bar = ProgressBar::new(run.expected).with_style(style.with_key("how_far", how_far));
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::said;

    #[test]
    fn a_rate_is_that_since_the_start() {
        let two = Duration::from_secs(2);
        assert_eq!(said((0, 4096), two), "read 0 B of 4.00 KiB");
        assert_eq!(said((1024, 4096), two), "read 1.00 KiB of 4.00 KiB, 512 B/s, 6s left");
        assert_eq!(said((4096, 4096), two), "working, 2s so far");
        assert_eq!(said((4096, 0), two), "read 4.00 KiB, 2.00 KiB/s");
        assert_eq!(said((0, 0), two), "working, 2s so far");
    }
}
