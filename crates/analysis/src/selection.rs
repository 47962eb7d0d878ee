//! Which inspections are about an area.

use assize_model::{Inspection, Provider, fold};
use indexmap::IndexMap;

/// Whether an inspection looked at work in this area: it says so, or its body served the area and it names no area of its own that any body
/// is known by ("eight boroughs" of London is London's; Suffolk is not Norfolk, though one company served both).
pub fn concerns(inspection: &Inspection, area: &str, providers: &IndexMap<String, Provider>) -> bool {
    let is_it = |one: &String| fold(one) == fold(area);
    if inspection.areas.iter().any(is_it) {
        return true;
    }
    let listed = providers.get(&inspection.provider.id);
    let serves = listed.map_or(&inspection.provider.areas, |provider| &provider.areas).iter().any(is_it);
    let is_known =
        |one: &String| providers.values().any(|provider| provider.areas.iter().any(|known| fold(known) == fold(one)));
    serves && !inspection.areas.iter().any(is_known)
}
