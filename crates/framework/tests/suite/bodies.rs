//! The bodies inspected: as many as there were, and each with successors but the last.

use assize_model::ProviderKind::{self, Crc, Nps, Region, Trust};

use crate::support::load_beside_builtin;

#[test]
fn there_were_35_trusts_then_21_companies_and_7_divisions_then_12_regions() {
    let library = load_beside_builtin(&[]).library;
    let bodies = || library.providers.values().filter(|provider| provider.from.is_some());
    let count = |kind: ProviderKind| bodies().filter(|provider| provider.kind == kind).count();
    assert_eq!([Trust, Crc, Nps, Region].map(count), [35, 21, 7, 12]);
}

#[test]
fn every_trust_was_divided_and_every_area_ends_in_a_region() {
    let library = load_beside_builtin(&[]).library;
    for (id, provider) in library.providers.iter().filter(|(_, provider)| provider.from.is_some()) {
        let kinds: Vec<_> =
            provider.successors.iter().map(|succession| library.providers[&succession.id].kind).collect();
        match provider.kind {
            Trust => assert_eq!(kinds, [Crc, Nps], "{id}"),
            Crc | Nps => assert!(kinds.contains(&Region), "{id}"),
            _ => assert!(kinds.is_empty() && provider.to.is_none(), "{id}"),
        }
        let successors = || provider.successors.iter().map(|succession| &library.providers[&succession.id]);
        for area in &provider.areas {
            let taken = successors().filter(|successor| successor.areas.contains(area)).count();
            assert!(taken > 0 || kinds.is_empty(), "{id}: who took over {area}?");
        }
        let whole = provider.successors.iter().all(|succession| succession.by.is_empty());
        assert_eq!(whole, provider.successors.len() < 2, "{id}: `by` says how the work was divided");
    }
}

#[test]
fn every_area_was_one_trusts_and_is_one_regions() {
    let library = load_beside_builtin(&[]).library;
    for kind in [Trust, Crc, Nps, Region] {
        let bodies = library.providers.values().filter(|provider| provider.from.is_some() && provider.kind == kind);
        let mut areas: Vec<_> = bodies.flat_map(|provider| &provider.areas).collect();
        areas.sort_unstable();
        let all = areas.len();
        areas.dedup();
        assert_eq!((areas.len(), all), (44, 44), "{kind:?}: no area is missing or stands twice");
    }
}
