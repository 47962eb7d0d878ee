//! The rated inspections in the published record, against what their sources print.

use serde_json::{Value, json};

use crate::every_row::{title_of, year};
use crate::published::rows;
use crate::support::{cards, run};

const TOTALS: &str = include_str!("../data/published/exact_test_cases.csv");
const RATINGS: &str = include_str!("../data/published/rated_inspections.csv");

/// The built-in records under the rated regimes, from the JSON writer.
fn rated() -> Vec<Value> {
    let scored = run(&["score", "--writer", "json"]);
    assert_eq!(scored.code, 0, "{}", scored.stderr);
    let report: Value = serde_json::from_str(&scored.stdout).unwrap();
    let rated = |one: &Value| !one["overall"].is_null();
    cards(&report).into_iter().filter(rated).collect()
}

/// The record of this body ("Essex CRC", "Wales NPS") from this year ("2018", "2018-10-10").
fn record<'r>(records: &'r [Value], body: &str, date: &str) -> &'r Value {
    let of_body =
        |one: &&Value| words(one["title"].as_str().unwrap().rsplit_once(", ").unwrap().0) == words(&title_of(body));
    let of_year = |one: &&Value| one["year"] == year(date);
    let mut found = records.iter().filter(of_body).filter(of_year);
    let record = found.next().unwrap_or_else(|| panic!("{body}, {date} is in the record"));
    assert!(found.next().is_none(), "{body}, {date} is there once");
    record
}

/// A body's name without what sources write now so, now otherwise.
fn words(name: &str) -> Vec<String> {
    let words = name.split([' ', ',', '&']).filter(|word| !word.is_empty() && *word != "and");
    let mut words: Vec<_> = words.map(str::to_owned).collect();
    words.sort();
    words
}

/// "Requires improvement", as frameworks name it.
fn rating(printed: &str) -> String {
    printed.to_lowercase().replace(' ', "-")
}

#[test]
fn published_totals_lie_within_what_the_known_ratings_allow() {
    let records = rated();
    let totals = rows(TOTALS);
    assert_eq!(totals.len(), 42);
    for row in &totals {
        let (body, date, sort, overall) = (&row[0], &row[3], &row[4], rating(&row[11]));
        let [low, high]: [u64; 2] = [row[9].parse().unwrap(), row[10].parse().unwrap()];
        let node = nodes.iter().find(|node| node["id"] == standard.as_str() || is_called(node, title));
        assert_eq!(node.unwrap()["rating"], rating(printed), "{body}, {date}: {title}");
        standards += 1;
    }
    let mut more = Vec::new();
    for record in &records {
        let rated = record["nodes"].as_array().unwrap().iter().filter(|node| node["rating"].is_string());
        more.extend(rated.map(|node| (record["id"].as_str().unwrap(), node["id"].as_str().unwrap())));
    }
    let all = more.len();
    more.retain(|one| FOLLOWING.contains(one));
    assert_eq!((more.as_slice(), all), (FOLLOWING.as_slice(), standards + FOLLOWING.len()));
}

/// "Out-of-court: assessment" is 3.1 Assessment, "Resettlement (not in the 36)" is 4.1.
fn is_called(node: &Value, title: &str) -> bool {
    let (domain, title) = title.split_once(": ").unwrap_or(("", title));
    let (id, called) = (node["id"].as_str().unwrap(), node["title"].as_str().unwrap().to_lowercase());
    match (domain, title) {
        ("Court", _) => id.starts_with("2.") && called == title,
        ("Out-of-court", "policy and provision") => id == "3.4",
        ("Out-of-court", _) => id.starts_with("3.") && called == title,
        (_, "Resettlement (not in the 36)") => id == "4.1",
        _ => called == title.to_lowercase() && node["level"] == "standard",
    }
