//! From a [`Writer`] to what a library exports: [`export_writer!`](crate::export_writer) writes the boundary, so that an author writes no `unsafe`.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};

use assize_report::SCHEMA;

use crate::abi::{
    ASSIZE_ABI, ASSIZE_PANICKED, ASSIZE_REFUSED, ASSIZE_WRITTEN, assize_bytes, assize_sink, assize_writer,
};
use crate::{About, Note, Request, Severity, Writer, Written};

/// Makes the library's one exported constant of a writer: `export_writer!(Type)`.
///
/// The type has an associated constant `ABOUT` of type [`About`] and a `Default`.
#[macro_export]
macro_rules! export_writer {
    ($writer:ty) => {
        #[cfg(panic = "abort")]
        compile_error!("a writer must be built with panic = \"unwind\": a panic is contained and becomes a message");

        /// What a host of writers reads.
        #[allow(unsafe_code, reason = "the host finds the writer by this name")]
        #[unsafe(no_mangle)]
        pub static ASSIZE_WRITER: $crate::abi::assize_writer = $crate::export::table(&<$writer>::ABOUT, {
            unsafe extern "C" fn write(
                request: $crate::abi::assize_bytes,
                sink: *const $crate::abi::assize_sink,
            ) -> u32 {
                // SAFETY: the host lends the request and the sink for the time of this call, as ABI.md promises.
                unsafe { $crate::export::write(&<$writer as ::core::default::Default>::default(), request, sink) }
            }
            write
        });
    };
}

/// The table that a library exports.
pub const fn table(
    about: &'static About,
    write: unsafe extern "C" fn(assize_bytes, *const assize_sink) -> u32,
) -> assize_writer {
    assize_writer {
        abi: ASSIZE_ABI,
        oldest_schema: SCHEMA,
        schema: SCHEMA,
        name: assize_bytes::lend(about.name.as_bytes()),
        version: assize_bytes::lend(about.version.as_bytes()),
        summary: assize_bytes::lend(about.summary.as_bytes()),
        write,
    }
}

/// Reads the request, lets the writer write, and hands over what came of it. A panic ends here, as a note with its message and place.
///
/// # Safety
/// `request` must be a range, and `sink` a sink, that are lent for the time of the call.
#[allow(unsafe_code, reason = "this is the one place where a writer meets its host")]
pub unsafe fn write(writer: &dyn Writer, request: assize_bytes, sink: *const assize_sink) -> u32 {
    // SAFETY: the caller lends both for the time of this call.
    let (request, sink) = unsafe { (request.borrow(), &*sink) };
    let (status, written) = match contain(|| written(writer, request)) {
        Ok(Ok(written)) => (ASSIZE_WRITTEN, written),
        Ok(Err(reason)) => (ASSIZE_REFUSED, only(reason)),
        Err(panic) => (ASSIZE_PANICKED, only(panic)),
    };
    for note in &written.notes {
        let json = serde_json::to_vec(note).expect("a note always serialises");
        // SAFETY: the sink's functions may be called until this call returns, with ranges that live as long as they run.
        unsafe { (sink.note)(sink.host, assize_bytes::lend(&json)) };
    }
    for file in &written.files {
        let (path, contents) = (assize_bytes::lend(file.name.as_bytes()), assize_bytes::lend(&file.contents));
        // SAFETY: as above.
        unsafe { (sink.file)(sink.host, path, contents) };
    }
    status
}

fn written(writer: &dyn Writer, request: &[u8]) -> Result<Written, String> {
    let request: Request =
        serde_json::from_slice(request).map_err(|error| format!("the request cannot be read: {error}"))?;
    writer.write(&request.report, &request.options).map_err(|refusal| refusal.reason)
}

fn only(message: String) -> Written {
    Written { files: Vec::new(), notes: vec![Note { severity: Severity::Error, message, help: None }] }
}

thread_local! {
    /// Where the panic of this thread happened.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs, and gives the message and the place of a panic. The hook is the library's own: it does not touch the host's panics.
fn contain<T>(run: impl FnOnce() -> T) -> Result<T, String> {
    let before = panic::take_hook();
    panic::set_hook(Box::new(|panic| {
        PLACE.set(panic.location().map(ToString::to_string));
    }));
    let result = panic::catch_unwind(AssertUnwindSafe(run));
    panic::set_hook(before);
    result.map_err(|payload| {
        let place = PLACE.take().unwrap_or_else(|| "an unknown place".to_owned());
        format!("panicked at {place}: {}", message(payload.as_ref()))
    })
}

fn message(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("without a message")
}
