//! The bodies inspected: as many as there were, and each with successors but the last.

use assize_model::{Division, Lineage, PartialDate, Provider};

use crate::support::load_beside_builtin;

#[test]
fn there_were_35_trusts_then_21_companies_and_7_divisions_then_12_regions() {
    let library = load_beside_builtin(&[]).library;
    let bodies = || library.providers.values().filter(|provider| !provider.several);
    let count = |kind: &str| bodies().filter(|provider| provider.kind.word() == kind).count();
    assert_eq!(["trust", "crc", "nps", "region"].map(count), [35, 21, 7, 12]);
}

#[test]
fn every_trust_was_divided_and_every_area_ends_in_a_region() {
    let library = load_beside_builtin(&[]).library;
    for (id, provider) in library.providers.iter().filter(|(_, provider)| !provider.several) {
        let kinds: Vec<_> =
            provider.successors.iter().map(|succession| library.providers[&succession.id].kind.word()).collect();
        match provider.kind.word() {
            "trust" => assert_eq!(kinds, ["crc", "nps"], "{id}"),
            "crc" | "nps" => assert!(kinds.contains(&"region"), "{id}"),
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
    for kind in ["trust", "crc", "nps", "region"] {
        let bodies = library.providers.values().filter(|provider| !provider.several && provider.kind.word() == kind);
        let mut areas: Vec<_> = bodies.flat_map(|provider| &provider.areas).collect();
        areas.sort_unstable();
        let all = areas.len();
        areas.dedup();
        assert_eq!((areas.len(), all), (44, 44), "{kind:?}: no area is missing or stands twice");
    }
}

/// The successor began on the day after the other ended, or took over a part on a day on which both were there.
#[test]
fn the_dates_of_every_succession_meet() {
    let library = load_beside_builtin(&[]).library;
    let day = |text: &str| PartialDate::parse(text);
    for provider in library.providers.values() {
        for succession in &provider.successors {
            let successor = &library.providers[&succession.id];
            let (ended, began) = (provider.to, successor.from);
            match succession.on {
                None => {
                    let turns = [("2014-05-31", "2014-06-01"), ("2021-06-25", "2021-06-26")];
                    let meets = turns.iter().any(|(last, first)| (ended, began) == (day(last), day(first)));
                    assert!(meets, "{} to {}: {ended:?}, {began:?}", provider.id, successor.id);
                }
                Some(on) => {
                    assert!(began.is_some_and(|began| began.is_before(on)), "{}", successor.id);
                    assert!(ended.is_some_and(|ended| on.is_before(ended)), "{}", provider.id);
                }
            }
        }
    }
}

/// Trusts by risk and function, other bodies by area, and Wales by function.
#[test]
fn by_what_work_was_divided_follows_from_who_took_over() {
    let library = load_beside_builtin(&[]).library;
    for provider in library.providers.values().filter(|provider| !provider.successors.is_empty()) {
        let expect: &[Division] = match (provider.kind.word(), provider.id.as_str(), provider.successors.len()) {
            ("trust", ..) => &[Division::Risk, Division::Function],
            (_, "wales-crc", _) => &[Division::Function],
            (_, _, 1) => &[],
            _ => &[Division::Area],
        };
        for succession in &provider.successors {
            assert_eq!(succession.by, expect, "{} to {}", provider.id, succession.id);
            let successor = &library.providers[&succession.id];
            assert!(shared(provider, successor).next().is_some(), "{} to {}: no area", provider.id, succession.id);
        }
    }
}

fn shared<'a>(one: &'a Provider, other: &'a Provider) -> impl Iterator<Item = &'a str> {
    one.areas.iter().filter(|area| other.areas.contains(area)).map(String::as_str)
}

/// Only the Trusts have no predecessor, and delivery units and youth justice services, whose past is not told. A body that is divided
/// by area loses no area and gives none twice.
#[test]
fn the_lineage_is_whole_both_ways() {
    let library = load_beside_builtin(&[]).library;
    let lineage = Lineage::new(&library.providers);
    for provider in library.providers.values().filter(|provider| !provider.several) {
        let before = lineage.predecessors(provider);
        assert_eq!(before.is_empty(), matches!(provider.kind.word(), "trust" | "pdu" | "youth"), "{}", provider.id);
        for (predecessor, succession) in &before {
            assert_eq!(succession.id, provider.id);
            assert!(lineage.successors(predecessor).iter().any(|(successor, _)| successor.id == provider.id));
        }
        let came: Vec<&str> = before.iter().flat_map(|(predecessor, _)| shared(predecessor, provider)).collect();
        for area in &provider.areas {
            assert!(before.is_empty() || came.contains(&area.as_str()), "{}: who had {area} before?", provider.id);
        }
        let after = lineage.successors(provider);
        if after.iter().all(|(_, succession)| succession.by == [Division::Area]) {
            let mut gone: Vec<&str> = after.iter().flat_map(|(successor, _)| shared(provider, successor)).collect();
            let mut had: Vec<&str> = provider.areas.iter().map(String::as_str).collect();
            gone.sort_unstable();
            had.sort_unstable();
            assert!(after.is_empty() || gone == had, "{}: {gone:?}", provider.id);
        }
    }
}

/// The two companies that were cut in two in 2021, and Wales, where supervision went to the division first.
#[test]
fn lincolnshire_cheshire_and_wales_went_their_own_ways() {
    let library = load_beside_builtin(&[]).library;
    let after = |id: &str, area: &str| {
        let provider = &library.providers[id];
        let successors = provider.successors.iter().map(|succession| &library.providers[&succession.id]);
        let serve = successors.filter(|successor| successor.areas.iter().any(|one| one == area));
        serve.map(|successor| successor.id.clone()).collect::<Vec<_>>()
    };
    for (id, area, expect) in [
        ("hlny-crc", "Lincolnshire", ["east-midlands-region"].as_slice()),
        ("hlny-crc", "Humberside", &["yorkshire-humber-region"]),
        ("hlny-crc", "North Yorkshire", &["yorkshire-humber-region"]),
        ("nps-north-east", "Lincolnshire", &["east-midlands-region"]),
        ("cheshire-greater-manchester-crc", "Cheshire", &["north-west-region"]),
        ("cheshire-greater-manchester-crc", "Greater Manchester", &["greater-manchester-region"]),
        ("bench-crc", "Northamptonshire", &["east-of-england-region"]),
        ("wales-crc", "Wales", &["nps-wales", "wales-region"]),
    ] {
        assert_eq!(after(id, area), expect, "{id}: {area}");
    }
    let to_the_division = &library.providers["wales-crc"].successors[0];
    assert_eq!(to_the_division.on, PartialDate::parse("2019-12"));
    assert_eq!(to_the_division.work.as_deref(), Some("offender management"));
}

#[test]
fn every_place_that_is_no_area_of_a_trust_lies_in_one() {
    let providers = load_beside_builtin(&[]).library.providers;
    let of_trusts: Vec<&String> = providers
        .values()
        .filter(|provider| provider.kind.word() == "trust")
        .flat_map(|provider| &provider.areas)
        .collect();
    for provider in providers.values().filter(|provider| ["pdu", "youth"].contains(&provider.kind.word())) {
        let is_local = |place: &String| !of_trusts.contains(&place);
        assert_eq!(provider.areas.iter().all(is_local), !provider.within.is_empty(), "{}", provider.id);
        assert!(provider.within.iter().all(|area| of_trusts.contains(&area)), "{}: {:?}", provider.id, provider.within);
    }
}
