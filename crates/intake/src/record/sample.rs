//! `[sample]`: how the sample was drawn.

use assize_model::SampleDesign;
use assize_reader::{Item, Table};

pub(super) fn read(mut table: Table<'_>) -> SampleDesign {
    let mut count = |key| table.whole(key).map(|count| count.value);
    let design = SampleDesign {
        eligible: count("eligible"),
        drawn: count("drawn"),
        assessed: count("assessed"),
        replaced: count("replaced"),
        caseload: count("caseload"),
        frame: table.string("frame"),
        window: table.get("window").and_then(Item::period).unwrap_or_default(),
    };
    table.finish();
    design
}
