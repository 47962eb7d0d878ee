//! Shares as written.

use assize_model::{Exact, ratio, whole_half_up};
use assize_reader::{Item, Table};

use crate::chance::Share;
use crate::diags;

/// A share, 0 to 1, as written; one that is none has been complained of.
pub(super) fn read(item: Item<'_>) -> Option<Share> {
    let (page, what) = (item.page, item.what.clone());
    let value = item.decimal()?;
    let share = share(&value.value);
    if share.is_none() {
        page.complaints.push(diags::over_one(&what, value.span));
    }
    share
}

/// The share of a key that may be left out.
pub(super) fn get(table: &mut Table<'_>, key: &'static str) -> Option<Share> {
    table.get(key).and_then(read)
}

/// In millionths; a decimal has at most six places, so nothing is lost.
pub(super) fn share(value: &Exact) -> Option<Share> {
    let millionths = u32::try_from(whole_half_up(&(value * ratio(u64::from(Share::ONE), 1)))).ok()?;
    (millionths <= Share::ONE).then(|| Share::of_millionths(millionths))
}
