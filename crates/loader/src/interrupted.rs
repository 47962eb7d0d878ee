//! Ctrl-C while a command runs: the program ends by it, as it would, once the folder of the command is gone.

use std::mem::MaybeUninit;
use std::ptr;
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Mutex, PoisonError};

use libc::{SIGHUP, SIGINT, SIGTERM, c_int, sighandler_t};

/// The signals by which users and systems end programs.
const ENDING: [c_int; 3] = [SIGINT, SIGTERM, SIGHUP];
/// The one that came, or 0.
static CAME: AtomicI32 = AtomicI32::new(0);

/// How many hold them back, and what they did before.
static BEFORE: Mutex<(usize, Vec<(c_int, libc::sigaction)>)> = Mutex::new((0, Vec::new()));

/// Holds such a signal back as long as this or another of these lives. When the last goes, the signal does what it would have done.
#[derive(Debug)]
pub(crate) struct Held(());

impl Held {
    /// From now on. What is ignored already, as under `nohup`, stays so.
    pub(crate) fn new() -> Self {
        let (held, before) = &mut *BEFORE.lock().unwrap_or_else(PoisonError::into_inner);
        if *held == 0 {
            *before = ENDING.iter().filter_map(|signal| Some((*signal, replaced(*signal, None)?))).collect();
        }
        *held += 1;
        Self(())
    }

    /// Whether one has come.
    pub(crate) fn has_come() -> bool {
        CAME.load(Ordering::SeqCst) != 0
    }
}

impl Drop for Held {
    #[allow(unsafe_code, reason = "a signal that was held back is sent on to this process")]
    fn drop(&mut self) {
        let (held, before) = &mut *BEFORE.lock().unwrap_or_else(PoisonError::into_inner);
        *held -= 1;
        if *held > 0 {
            return;
        }
        for (signal, before) in before {
            replaced(*signal, Some(before));
        }
        let came = CAME.swap(0, Ordering::SeqCst);
        if came != 0 {
            // SAFETY: `raise` takes any number of a signal.
            unsafe { libc::raise(came) };
        }
    }
}

extern "C" fn remember(signal: c_int) {
    CAME.store(signal, Ordering::SeqCst);
}

/// Lets the signal do that, else be remembered; what it did before, unless it was ignored and is to be remembered.
#[allow(unsafe_code, reason = "the standard library has no signals")]
fn replaced(signal: c_int, by: Option<&libc::sigaction>) -> Option<libc::sigaction> {
    let mut before = MaybeUninit::<libc::sigaction>::zeroed();
    let mut remembering = MaybeUninit::<libc::sigaction>::zeroed();
    // SAFETY: both are plain data, for which zeros are a value; the handler stores a number, and no more.
    unsafe {
        (*remembering.as_mut_ptr()).sa_sigaction = remember as extern "C" fn(c_int) as sighandler_t;
        (*remembering.as_mut_ptr()).sa_flags = libc::SA_RESTART;
        let by = by.map_or(remembering.as_ptr(), ptr::from_ref);
        if libc::sigaction(signal, ptr::null(), before.as_mut_ptr()) != 0 {
            return None;
        }
        let before = before.assume_init();
        (before.sa_sigaction != libc::SIG_IGN && libc::sigaction(signal, by, ptr::null_mut()) == 0).then_some(before)
    }
}
