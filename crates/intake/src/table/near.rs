//! Headings that are nearly the name of something: `Q2.1.3 - kept safe` of 2.1.3, `Synthetic?` of `synthetic`.

use assize_diag::nearest;
use assize_model::fold;

use super::header::RESERVED;

/// What may stand behind a reserved word without another being meant.
const BESIDE_RESERVED: &str = "id name no number code";

/// A slip is looked for in names of this many letters or more.
const LONG: usize = 6;

/// Such ids as `2.1.3` that a heading may hold: `Q2.1.3 - others kept safe`, `q_2_1_3`, `2-1-3`, `2,1,3`, `P 2.1.3`.
pub fn ids_in(heading: &str) -> impl Iterator<Item = String> {
    let plain = |part: &str| {
        let part = part.to_lowercase().replace(['_', ','], ".");
        let part = part.trim_matches(|one: char| one == '.' || one == '-').to_owned();
        let digits = part.trim_start_matches(|letter: char| letter.is_alphabetic() || letter == '.');
        if digits.is_empty() { part } else { digits.to_owned() }
    };
    let apart = |character: char| character.is_whitespace() || "()[]:;/".contains(character);
    let whole = heading.split(apart);
    let parts = heading.split(move |character: char| apart(character) || matches!(character, ',' | '-'));
    let with_points = whole.clone().map(move |part| plain(part).replace('-', "."));
    let found: Vec<String> = parts.map(plain).chain(with_points).filter(|part| !part.is_empty()).collect();
    found.into_iter()
}

/// The name that a heading is nearly, among those of a framework and those that are reserved; `None` where it is one, or far from all.
pub fn nearly<'n>(heading: &str, names: impl Iterator<Item = &'n str> + Clone) -> Option<&'n str> {
    let names = names.chain(RESERVED);
    if names.clone().any(|name| name == heading) {
        return None;
    }
    // Those with a framework in front are the same once more.
    let names = names.filter(|name| !name.contains(':'));
    let bare = |text: &str| fold(text.trim_matches(|one: char| !one.is_alphanumeric())).into_owned();
    let (plain, ids) = (bare(heading), ids_in(heading).collect::<Vec<_>>());
    let is_same = |name: &&str| bare(name) == plain;
    let holds = |name: &&str| name.contains(|one: char| one.is_ascii_digit()) && ids.iter().any(|id| *id == fold(name));
    let is_reserved = |name: &&str| {
        let rest = plain.strip_prefix(*name).and_then(|rest| rest.strip_prefix(' '));
        RESERVED.contains(name) && rest.is_some_and(|rest| super::identifiers::among(rest, BESIDE_RESERVED))
    };
    let slip = || {
        let beginning = |text: &str| text.chars().take(3).collect::<String>();
        let is_like = |name: &&str| {
            let long = name.len() >= LONG && name.len().abs_diff(plain.len()) <= 1;
            long && beginning(name) == beginning(&plain)
        };
        nearest(&plain, names.clone().filter(is_like))
    };
    names
        .clone()
        .find(is_same)
        .or_else(|| names.clone().find(holds))
        .or_else(|| names.clone().find(is_reserved))
        .or_else(slip)
}

#[cfg(test)]
mod tests {
    use super::{ids_in, nearly};

    #[test]
    fn ids_are_found_in_headings() {
        for (heading, id) in [
            ("Q2.1.3 - kept safe", "2.1.3"),
            ("Q2.1.3-safe", "2.1.3"),
            ("q_2_1_3", "2.1.3"),
            ("2-1-3", "2.1.3"),
            ("1,1", "1.1"),
            ("P 1.1", "1.1"),
            ("KQ 2.1.3: safe", "2.1.3"),
            ("2.1.3.a", "2.1.3.a"),
        ] {
            assert!(ids_in(heading).any(|found| found == id), "{heading}");
        }
        assert!(!ids_in("2.1.3.a").any(|found| found == "2.1.3"));
    }

    #[test]
    fn what_is_nearly_a_name_is_told_from_what_is_none() {
        let names = ["1.1", "2.1.3", "sex", "rosh.inspector", "2018-crc:1.1"];
        for (heading, expect) in [
            ("1.1", None),
            ("sex", None),
            ("year", None),
            ("Q1.1", Some("1.1")),
            ("2_1_3", Some("2.1.3")),
            ("Sex?", Some("sex")),
            ("ROSH.Inspector", Some("rosh.inspector")),
            ("rosh.inspecter", Some("rosh.inspector")),
            ("Synthetic", Some("synthetic")),
            ("Is it synthetic", None),
            ("Provider name", Some("provider")),
            ("Inspection no.", Some("inspection")),
            ("Providr", Some("provider")),
            ("Site", None),
            ("Six", None),
            ("11", None),
            ("Comments", None),
            ("", None),
        ] {
            assert_eq!(nearly(heading, names.into_iter()), expect, "{heading}");
        }
    }
}
