//! The C boundary: the layout of what a writer's library exports, and of what it is handed.
//!
//! `ABI.md` is the promise, `include/assize_writer.h` the same in C, generated from this file.

use std::ffi::c_void;
use std::slice;

/// The version of this boundary. It grows only when what stands here changes.
pub const ASSIZE_ABI: u32 = 2;
/// The version of the report document that the program of this header makes.
pub const ASSIZE_SCHEMA: u32 = 2;
/// `write` has done its work: the files that it handed over are the result.
pub const ASSIZE_WRITTEN: u32 = 0;
/// `write` would not: the host drops every file it was handed and shows the notes.
pub const ASSIZE_REFUSED: u32 = 1;
/// `write` met a bug of its own and contained it: the host drops every file it was handed and shows the notes.
pub const ASSIZE_PANICKED: u32 = 2;

/// A range of bytes, lent for the time of a call; UTF-8 where it is text. The receiver copies; nobody frees what it was lent.
#[repr(C)]
#[derive(Clone, Copy)]
#[allow(non_camel_case_types, reason = "the name is that of the C type")]
pub struct assize_bytes {
    /// Where it begins; not null, even where `len` is 0.
    pub ptr: *const u8,
    /// How many bytes it has.
    pub len: usize,
}

/// Where a writer leaves what it makes; valid until `write` returns, and used by the calling thread alone.
#[repr(C)]
#[derive(Clone, Copy)]
#[allow(non_camel_case_types, reason = "the name is that of the C type")]
pub struct assize_sink {
    /// The host's; handed back to it unseen.
    pub host: *mut c_void,
    /// Takes one output file; called once a file, the main one first. The host copies both ranges before it returns.
    pub file: unsafe extern "C" fn(host: *mut c_void, path: assize_bytes, contents: assize_bytes),
    /// Takes one remark for the user, a JSON object. The host copies the range before it returns.
    pub note: unsafe extern "C" fn(host: *mut c_void, note_json: assize_bytes),
}

/// What a writer's library exports, by the name ASSIZE_WRITER. The host reads it before it calls anything.
#[repr(C)]
#[derive(Clone, Copy)]
#[allow(non_camel_case_types, reason = "the name is that of the C type")]
pub struct assize_writer {
    /// ASSIZE_ABI of the header that the library was made with; always first, for ever.
    pub abi: u32,
    /// The oldest version of the report document that the writer reads.
    pub oldest_schema: u32,
    /// The newest version that it reads.
    pub schema: u32,
    /// What `--writer` takes; static, as are the next two.
    pub name: assize_bytes,
    /// The writer's version.
    pub version: assize_bytes,
    /// One line.
    pub summary: assize_bytes,
    /// Lays a report out. `request_json` is a JSON object with `report` and `options`. Gives ASSIZE_WRITTEN, ASSIZE_REFUSED or
    /// ASSIZE_PANICKED. It neither returns by an exception nor leaves anything running.
    pub write: unsafe extern "C" fn(request_json: assize_bytes, sink: *const assize_sink) -> u32,
}

const _: () = assert!(ASSIZE_SCHEMA == assize_report::SCHEMA, "the header names the version that the document has");

// SAFETY: a table is made of numbers, pointers to text that is never changed, and a function; its maker promises that.
#[allow(unsafe_code, reason = "a library exports its table as a constant, which every thread of the host may read")]
unsafe impl Sync for assize_writer {}

impl assize_bytes {
    /// Lends these bytes, for as long as they live.
    pub const fn lend(bytes: &[u8]) -> Self {
        Self { ptr: bytes.as_ptr(), len: bytes.len() }
    }

    /// The bytes, if there are any.
    ///
    /// # Safety
    /// `ptr` and `len` must be those of a range that can be read and does not change for `'a`.
    #[allow(unsafe_code, reason = "this is where a range of the boundary becomes a slice")]
    pub const unsafe fn borrow<'a>(self) -> &'a [u8] {
        if self.ptr.is_null() || self.len == 0 {
            return &[];
        }
        // SAFETY: the caller promises that the range can be read for 'a, and it is not null.
        unsafe { slice::from_raw_parts(self.ptr, self.len) }
    }
}
