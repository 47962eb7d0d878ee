//! Ctrl-C and the like, and a bug: what is half written is removed, then the run ends as it always does.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex, Once, PoisonError};

/// What is being written beside its target.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Is held while a set gets its name, so that no signal comes between.
static NAMING: Mutex<()> = Mutex::new(());

/// From now on this path is removed if the run is interrupted.
pub(crate) fn remember(path: &Path) {
    static WATCH: Once = Once::new();
    WATCH.call_once(watch);
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
}

/// From now on it is not.
pub(crate) fn forget(path: &Path) {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).retain(|known| known != path);
}

/// Removes what is half written. While a set gets its name nothing is touched: the next run finds what is left, and says so.
pub(crate) fn sweep() {
    if let (Ok(_naming), Ok(unfinished)) = (NAMING.try_lock(), UNFINISHED.try_lock()) {
        unfinished.iter().for_each(|path| crate::files::sweep(path));
    }
}

/// A signal has come; what it asks for is done by a thread of its own.
static IS_TOLD: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// Goes on unless a signal has come: then the run ends by that, and not with what came of it.
pub(crate) fn go_on() {
    while IS_TOLD.load(Ordering::SeqCst) {
        std::thread::park();
    }
}

/// Does this as a whole: a signal waits for its end, and after a signal nothing begins any more.
pub(crate) fn hold<T>(work: impl FnOnce() -> T) -> T {
    go_on();
    let naming = NAMING.lock().unwrap_or_else(PoisonError::into_inner);
    let done = work();
    drop(naming);
    done
}

/// A limit on the size of files no longer ends the run: the write fails, and it is said why.
#[cfg(unix)]
pub(crate) fn survive_file_limit() {
    // Where the system refuses, its own way of ending a run stays.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
}

#[cfg(not(unix))]
pub(crate) fn survive_file_limit() {}

#[cfg(unix)]
fn watch() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU};
    use signal_hook::iterator::Signals;
    const ENDING: [std::ffi::c_int; 5] = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU];
    let Ok(mut signals) = Signals::new(ENDING) else { return };
    for signal in ENDING {
        // Where the system refuses, its own way of ending a run stays.
        let _ = signal_hook::flag::register(signal, Arc::clone(&IS_TOLD));
    }
    std::thread::spawn(move || {
        for signal in signals.forever() {
            // Neither is given back: the run ends here.
            let _naming = NAMING.lock().unwrap_or_else(PoisonError::into_inner);
            let unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
            unfinished.iter().for_each(|path| crate::files::sweep(path));
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    });
}

#[cfg(not(unix))]
fn watch() {}
