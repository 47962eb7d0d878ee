//! The rated inspections in the published record, against what their sources print.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::every_row::{title_of, year};
use crate::published::rows;
use crate::support::{cards, run, without_number};

const TOTALS: &str = include_str!("../data/published/exact_test_cases.csv");
const RATINGS: &str = include_str!("../data/published/rated_inspections.csv");

/// The built-in records under the rated regimes, from the JSON writer.
fn rated() -> Vec<Value> {
    let scored = run(&["score", "--writer", "json"]);
    assert_eq!(scored.code, 0, "{}", scored.stderr);
    let report: Value = serde_json::from_str(&scored.stdout).unwrap();
    // The list has no national inspection, whose overall rating is printed and made by no rule.
    let rated = |one: &Value| !one["overall"].is_null() && one["id"] != "national-inspection-2025";
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
    let name = name.replace('ô', "o");
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
    assert_eq!(totals.len(), 43);
    for row in &totals {
        let (body, date, sort, overall) = (&row[0], &row[3], &row[4], rating(&row[11]));
        let [low, high]: [u64; 2] = [row[9].parse().unwrap(), row[10].parse().unwrap()];
        let record = record(&records, body, date);
        let found = &record["overall"];
        // Beside a rating that is printed without points stand none; those of the counts and of the rule keep their names.
        let known = ["points", "counted_points", "rule_points"].map(|column| &found[column]);
        let points = known.into_iter().find(|points| !points.is_null()).unwrap();
        let bounds = ["least", "most"].map(|end| points[end].as_u64().unwrap());
        if sort == "exact" && TOTAL_ALONE.contains(&body.as_str()) {
            let printed = record["printed"].as_array().unwrap();
            let points =
                printed.iter().find(|one| one["figure"].as_str().unwrap().ends_with("/overall#points")).unwrap();
            assert_eq!(
                (points["printed"].as_str(), &points["fit"]),
                (Some(row[9].as_str()), &json!("not-contradicted")),
                "{body}"
            );
        } else if sort == "exact" {
            assert_eq!(
                (&found["points"]["least"], &found["rating"]["rating"]),
                (&low.into(), &json!(overall)),
                "{body}"
            );
            assert_eq!(low, high, "{body}");
        } else if KNOWN_IN_PART.contains(&(body, date)) {
            assert_eq!(bounds, [low - 1, high + 1], "{body}, {date}");
        } else if KNOWN_BETTER.contains(&(body, date)) {
            assert!(low <= bounds[0] && bounds[1] <= high && bounds != [low, high], "{body}, {date}: {bounds:?}");
        } else {
            assert_eq!(bounds, [low, high], "{body}, {date}");
        }
    }
}

/// Of these the total is printed and nothing else.
const TOTAL_ALONE: [&str; 4] =
    ["Sheffield PDU", "Leicester, Leicestershire & Rutland PDU", "Lambeth PDU", "Ealing & Hillingdon PDU"];

/// For these it is published that every standard had one of two ratings, each at least once: no record can say "each at least once".
const KNOWN_IN_PART: [(&str, &str); 1] = [("Blackpool YOT", "2018-12")];

/// Of these the record counts ratings that the list of totals leaves aside, so its limits are narrower.
const KNOWN_BETTER: [(&str, &str); 1] = [("Knowsley YOS", "2023-05")];

/// Ratings of standards that are not in the list, or follow from what is published beside them: where from stands in the record.
const FOLLOWING: [(&str, &str); 12] = [
    ("cardiff-vale-pdu-2025", "2.1"),
    ("cardiff-vale-pdu-2025", "2.2"),
    ("cardiff-vale-pdu-2025", "2.3"),
    ("cardiff-vale-pdu-2025", "2.4"),
    ("essex-south-pdu-2024", "2.3"),
    ("east-of-england-region-2024", "2.2"),
    ("kent-surrey-sussex-region-2024", "2.1"),
    ("kent-surrey-sussex-region-2024", "2.2"),
    ("derby-city-yjs-2025", "2.1"),
    ("derby-city-yjs-2025", "2.2"),
    ("derby-city-yjs-2025", "2.3"),
    ("derby-city-yjs-2025", "V.1"),
];

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
        let node = nodes.iter().find(|node| node["id"] == standard.as_str() || is_called(node, title));
        assert_eq!(node.unwrap()["rating"]["rating"], rating(printed), "{body}, {date}: {title}");
        standards += 1;
    }
    let (mut more, mut by_counts) = (Vec::new(), BTreeMap::new());
    for record in &records {
        let id = record["id"].as_str().unwrap();
        for node in record["nodes"].as_array().unwrap().iter().filter(|node| node["rating"]["rating"].is_string()) {
            match node["rating"]["basis"].as_str() {
                Some("published") => *by_counts.entry(id).or_insert(0) += 1,
                _ => more.push((id, node["id"].as_str().unwrap())),
            }
        }
    }
    let all = more.len();
    more.retain(|one| FOLLOWING.contains(one));
    assert_eq!((more.as_slice(), all), (FOLLOWING.as_slice(), standards + FOLLOWING.len()));
    assert_eq!(by_counts.into_iter().collect::<Vec<_>>(), BY_COUNTS);
}

/// For this many standards the rating follows from the published count of ratings (semantics 7.13 e), and its basis says so: all that one count
/// covers, those that the printed ratings leave, and three of London that may not be inadequate.
const BY_COUNTS: [(&str, usize); 6] = [
    ("brighton-hove-yjs-2021", 12),
    ("cardiff-yjs-2020", 8),
    ("east-riding-yjs-2019", 12),
    ("hammersmith-westminster-pdu-2022", 9),
    ("london-crc-2019", 3),
    ("west-kent-pdu-2022", 9),
];

/// "Out-of-court: assessment" is 3.1 Assessment, "Resettlement (not in the 36)" is 4.1.
fn is_called(node: &Value, title: &str) -> bool {
    let (domain, title) = title.split_once(": ").unwrap_or(("", title));
    let (id, called) = (node["id"].as_str().unwrap(), without_number(node["title"].as_str().unwrap()).to_lowercase());
    match (domain, title) {
        ("Court", _) => id.starts_with("2.") && called == title,
        ("Out-of-court", "policy and provision") => id == "3.4",
        ("Out-of-court", _) => id.starts_with("3.") && called == title,
        (_, "Resettlement (not in the 36)") => id == "4.1",
        _ => called == title.to_lowercase() && node["level"] == "standard",
    }
}

/// What the overall rating of an inspection is called.
fn name(inspection: &Value) -> String {
    let part = |key: &str| inspection[key].as_str().unwrap();
    format!("{}/{}/overall#rating", part("id"), part("framework"))
}

#[test]
fn no_rated_record_contradicts_itself() {
    let records = rated();
    assert_eq!(records.len(), 174);
    for record in records {
        assert_eq!(record["clashes"], json!([]), "{}", record["id"]);
    }
}
