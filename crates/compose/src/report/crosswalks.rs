//! Annex of a comparison: how the regimes' questions are related, and how that is known.

use assize_analysis::{Comparison, crosswalk, edition};
use assize_framework::Framework;
use assize_report::Section;

use super::named;
use crate::crosswalk as words_of;

/// A section each two editions, from the observations that answer their questions.
pub(super) fn crosswalks(whole: &Comparison<'_, '_>) -> Option<Section> {
    let mut homes: Vec<&Framework> = Vec::new();
    for home in whole.entries.iter().filter_map(|one| one.home) {
        if !homes.iter().any(|known| edition(known) == edition(home)) {
            homes.push(home);
        }
    }
    let mut sections = Vec::new();
    for (index, a) in homes.iter().enumerate() {
        for b in &homes[index + 1..] {
            let walk = crosswalk(a, b);
            let prefix = format!("{}-{}", a.id, b.id);
            let inner = words_of::sections(&walk).into_iter().map(|section| named(section, &prefix));
            sections.push(Section::new(format!("crosswalk-{prefix}"), words_of::title(&walk)).sections(inner));
        }
    }
    let title = "How the regimes' questions are related";
    Section::new("crosswalks", title).sections(sections).filled()
}
