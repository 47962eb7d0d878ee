//! The rated inspections in the published record, against what their sources print.

use serde_json::{Value, json};

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
    let of_body = |one: &&Value| words(one["provider"]["name"].as_str().unwrap()) == words(body);
    let of_year = |one: &&Value| date.starts_with(&one["year"].to_string());
    let mut found = records.iter().filter(of_body).filter(of_year);
    let record = found.next().unwrap_or_else(|| panic!("{body}, {date} is in the record"));
    assert!(found.next().is_none(), "{body}, {date} is there once");
    record
}

/// A body's name without what sources write now so, now otherwise.
fn words(name: &str) -> Vec<String> {
    let name = name.replace("Community Rehabilitation Company", "CRC").replace("National Probation Service", "NPS");
    let words = name.split([' ', ',', '&']).filter(|word| !word.is_empty() && *word != "and");
    let mut words: Vec<_> = words.map(str::to_owned).collect();
    words.sort();
    words
}

/// "Requires improvement", as frameworks name it.
fn rating(printed: &str) -> String {
    printed.to_lowercase().replace(' ', "-")
}

fn is_of_these(body: &str) -> bool {
    body.ends_with(" CRC") || body.ends_with(" NPS")
}

#[test]
fn published_totals_lie_within_what_the_known_ratings_allow() {
    let records = rated();
    let totals: Vec<_> = rows(TOTALS).into_iter().filter(|row| is_of_these(&row[0])).collect();
    assert_eq!(totals.len(), 14);
    for row in &totals {
        let (body, date, sort, overall) = (&row[0], &row[3], &row[4], rating(&row[11]));
        let [low, high]: [u64; 2] = [row[9].parse().unwrap(), row[10].parse().unwrap()];
        let found = &record(&records, body, date)["overall"];
        if sort == "exact" {
            assert_eq!(
                (&found["points"]["least"], &found["rating"]["rating"]),
                (&low.into(), &json!(overall)),
                "{body}"
            );
            assert_eq!(low, high, "{body}");
            continue;
        }
        let bounds = ["least", "most"].map(|end| found["points"][end].as_u64().unwrap());
        if (body.as_str(), date.as_str()) == ("Durham Tees Valley CRC", "2020-04") {
            // Three standards were outstanding; two of them are not named, so the record knows one.
            assert_eq!((bounds, [low, high]), ([3, 30], [9, 23]));
        } else {
            assert_eq!(bounds, [low, high], "{body}, {date}");
        }
    }
}

#[test]
fn every_printed_rating_is_in_the_record_and_nothing_more() {
    let records = rated();
    let mut standards = 0;
    for row in rows(RATINGS) {
        let (body, date, standard, title, printed) = (&row[0], &row[3], &row[4], &row[5], &row[6]);
        let found = record(&records, body, date);
        if standard == "OVERALL" {
            // The row knows one source, which does not print it; the inspectorate's press release does, and the record has it from there.
            let printed = if (body.as_str(), date.as_str()) == ("London NPS", "2019-05") {
                "Requires improvement"
            } else {
                printed
            };
            let overall = found["printed"].as_array().unwrap().iter().find(|one| one["figure"] == name(found));
            assert_eq!(overall.map_or("", |one| one["printed"].as_str().unwrap()), printed, "{body}, {date}");
            continue;
        }
        let nodes = found["nodes"].as_array().unwrap();
        let node = nodes
            .iter()
            .find(|node| node["id"] == standard.as_str() || node["title"].as_str().unwrap().ends_with(title));
        assert_eq!(node.unwrap()["rating"]["rating"], rating(printed), "{body}, {date}: {title}");
        standards += 1;
    }
    let nodes = records.iter().flat_map(|record| record["nodes"].as_array().unwrap());
    assert_eq!(nodes.filter(|node| node["rating"]["rating"].is_string()).count(), standards);
}

/// What the overall rating of an inspection is called.
fn name(inspection: &Value) -> String {
    let part = |key: &str| inspection[key].as_str().unwrap();
    format!("{}/{}/overall#rating", part("id"), part("framework"))
}

#[test]
fn no_rated_record_contradicts_itself() {
    let records = rated();
    assert_eq!(records.len(), 32);
    for record in records {
        assert_eq!(record["clashes"], json!([]), "{}", record["id"]);
    }
}
