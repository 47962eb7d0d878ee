//! A cell in words.

use std::borrow::Cow;

use assize_report::Cell;

use crate::visible;

/// What the cell says, with the marks of its figure, as `visible` shows it.
pub(crate) fn words(cell: &Cell) -> Cow<'_, str> {
    let said = visible(cell.words());
    if cell.marks().is_empty() {
        return said;
    }
    let marks = cell.marks().iter().map(|mark| format!(" {}", mark.text()));
    Cow::Owned(said.into_owned() + &marks.collect::<String>())
}
