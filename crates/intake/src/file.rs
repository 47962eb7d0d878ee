use std::path::Path;

use assize_diag::{Place, SourceId};

use crate::{Context, diags, encoding};

/// The bytes of a file that is named at this place.
pub(crate) fn read(path: &Path, named: Place, context: &mut Context<'_>) -> Option<Vec<u8>> {
    match context.files.read(path) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            context.diagnostics.push(diags::file::unreadable(path, &error, named));
            None
        }
    }
}

/// A record or a column map: text whose lines may be shown.
pub(crate) fn read_public(path: &Path, named: Place, context: &mut Context<'_>) -> Option<SourceId> {
    let bytes = read(path, named, context)?;
    let name = path.display().to_string();
    match encoding::text(&bytes) {
        Ok(text) => Some(context.sources.add_public(name, text)),
        Err((fault, at)) => {
            let source = context.sources.add_private(name);
            let place = at.map_or(Place::File(source), |at| place(source, &bytes, at));
            context.diagnostics.push(diags::file::not_text(fault, place));
            None
        }
    }
}

/// Where text that cannot be shown goes wrong: its line, and which character of it.
fn place(source: SourceId, bytes: &[u8], at: usize) -> Place {
    let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
    let start = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let column = String::from_utf8_lossy(&bytes[start..at]).chars().count() + 1;
    let clip = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Place::Cell { source, line: clip(line), column: clip(column), header: String::new() }
}
