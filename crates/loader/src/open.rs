//! Opens a library, in the process that is its host alone.

use std::fs::File;
use std::mem;
use std::path::{Path, PathBuf};

use assize_report::SCHEMA;
use assize_writer::abi::{self, ASSIZE_ABI, assize_bytes};
use assize_writer::is_name;

use crate::run::{Listed, Shows};
use crate::{Digest, OpenError, digest};

/// No text of a table is longer.
const LONGEST_TEXT: usize = 1000;

/// Opens the library whose bytes have this digest, and reads its table. It stays open until the process ends.
pub(crate) fn open(path: &Path, expected: &Digest) -> Result<(Listed, &'static abi::assize_writer), OpenError> {
    let not_loaded = |error: &dyn std::fmt::Display| OpenError::NotLoaded(error.to_string());
    let file = File::open(path).map_err(|error| not_loaded(&error))?;
    if digest(&file).map_err(|error| not_loaded(&error))? != *expected {
        return Err(OpenError::Changed);
    }
    let table = table(&loaded_from(path, &file)?)?;
    mem::forget(file);
    let texts = [("name", table.name), ("version", table.version), ("summary", table.summary)];
    let [name, version, summary] = texts.map(|(what, range)| text(what, range));
    let listed = Listed {
        name: name?,
        version: version?,
        summary: summary?,
        shows: Shows::All,
        settings: None,
        with: Vec::new(),
    };
    Ok((checked(listed).map_err(OpenError::BadTable)?, table))
}

/// Who a writer says it is, where that is as `ABI.md` says; else what is wrong with it.
pub(crate) fn checked(listed: Listed) -> Result<Listed, String> {
    let Listed { name, version, summary, shows: _, settings: _, with: _ } = &listed;
    for (what, text) in [("name", name), ("version", version), ("summary", summary)] {
        if text.len() > LONGEST_TEXT {
            return Err(format!("`{what}` is not text of at most {LONGEST_TEXT} bytes"));
        }
        if text.chars().any(char::is_control) {
            return Err(format!("`{what}` has control characters"));
        }
    }
    match is_name(name) {
        true => Ok(listed),
        false => Err("`name` is not made of small letters, digits and hyphens, at most 64".to_owned()),
    }
}

/// Where the system finds the very bytes that were hashed, whatever happens to the name meanwhile.
#[cfg(target_os = "linux")]
fn loaded_from(_: &Path, file: &File) -> Result<PathBuf, OpenError> {
    use std::os::fd::AsRawFd;
    Ok(PathBuf::from(format!("/proc/self/fd/{}", file.as_raw_fd())))
}

#[cfg(not(target_os = "linux"))]
fn loaded_from(path: &Path, _: &File) -> Result<PathBuf, OpenError> {
    Ok(path.to_owned())
}

/// Loads eagerly, so that a missing function shows now and not in the middle of the work, and never unloads.
#[allow(unsafe_code, reason = "loading runs the library's own code; that is why it is done in a process of its own")]
fn table(path: &Path) -> Result<&'static abi::assize_writer, OpenError> {
    use libloading::os::unix::{Library, RTLD_LOCAL, RTLD_NOW};
    // SAFETY: whatever the library's initialisers do, they do it in a process that has nothing but this library to lose.
    let library = unsafe { Library::open(Some(path), RTLD_NOW | RTLD_LOCAL) };
    let library = library.map_err(|error| OpenError::NotLoaded(without_path(&error, path)))?;
    // SAFETY: the symbol is only taken as an address here.
    let symbol = unsafe { library.get::<*const abi::assize_writer>(c"ASSIZE_WRITER") };
    let table = symbol.map_err(|_| OpenError::NoTable)?.into_raw().cast::<abi::assize_writer>();
    mem::forget(library);
    // SAFETY: every library of any version begins its table with this number (ABI.md); nothing else is read until it is known.
    match unsafe { table.cast::<u32>().read() } {
        ASSIZE_ABI => {}
        other => return Err(OpenError::OtherAbi(other)),
    }
    // SAFETY: a library of this version has a table of this layout, which is constant and never unloaded.
    let table = unsafe { &*table };
    match (table.oldest_schema, table.schema) {
        (oldest, newest) if (oldest..=newest).contains(&SCHEMA) => Ok(table),
        (oldest, newest) => Err(OpenError::OtherSchema(oldest, newest)),
    }
}

/// What the system says, without the number of our own open file.
fn without_path(error: &libloading::Error, path: &Path) -> String {
    let mut said = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        said = inner.to_string();
        source = inner.source();
    }
    said.replace(&format!("{}: ", path.display()), "").replace(&path.display().to_string(), "the library")
}

#[allow(unsafe_code, reason = "a text of the table becomes a string here")]
fn text(what: &str, range: assize_bytes) -> Result<String, OpenError> {
    if range.ptr.is_null() || range.len > LONGEST_TEXT {
        return Err(OpenError::BadTable(format!("`{what}` is not text of at most {LONGEST_TEXT} bytes")));
    }
    // SAFETY: the library promises that the texts of its table are static; one that lies ends this process alone.
    let bytes = unsafe { range.borrow() };
    let text = str::from_utf8(bytes).map_err(|_| OpenError::BadTable(format!("`{what}` is not UTF-8")))?;
    Ok(text.to_owned())
}
