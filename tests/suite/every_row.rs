//! Every row of the published data on single bodies, to where it stands in the record: no row is left out without a reason.

use std::sync::LazyLock;

use assize_framework::builtin::RECORDS;
use serde_json::{Value, json};

use crate::published::rows;
use crate::support::{cards, run, said, table_rows};

const RATINGS: &str = include_str!("../data/published/rated_inspections.csv");
const VERDICTS: &str = include_str!("../data/published/quality_impact.csv");
const PERCENTAGES: &str = include_str!("../data/published/narrative_percentages.csv");

/// The whole record, from the JSON writer.
static RECORD: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let scored = run(&["score", "--writer", "json"]);
    assert_eq!(scored.code, 0, "{}", scored.stderr);
    let report: Value = serde_json::from_str(&scored.stdout).unwrap();
    cards(&report)
});

/// The inspections of all bodies in short, with the dates of their reports. That of a body that only its record knows is left out.
static IN_SHORT: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let listed: Value = serde_json::from_str(&run(&["providers", "list", "--writer", "json"]).stdout).unwrap();
    let read = table_rows(&listed, "inspections");
    read.iter().map(|one| json!({ "id": said(one, "inspection"), "published": said(one, "published") })).collect()
});

/// The record of this kind of body whose title begins so, from this year.
fn record(title: &str, kind: &str, date: &str) -> &'static Value {
    let year = year(date);
    let is_it = |one: &&Value| {
        // The list writes "Ynys Mon".
        let begins = one["title"].as_str().unwrap().replace('ô', "o").starts_with(title);
        begins && one["provider"]["kind"] == kind && one["year"] == year
    };
    let mut found = RECORD.iter().filter(is_it);
    let record = found.next().unwrap_or_else(|| panic!("{title}, {kind}, {date} is in the record"));
    assert!(found.next().is_none(), "{title}, {kind}, {date} is there once");
    record
}

/// The year of "2019-05", "2024 (not seen)" and, as it ended, "2018/19".
pub(crate) fn year(date: &str) -> u64 {
    match date.split_once('/') {
        Some((_, end)) if date.as_bytes()[4] == b'/' => 2000 + end[..2].parse::<u64>().unwrap(),
        _ => date[..4].parse().unwrap(),
    }
}

fn id(record: &Value) -> &str {
    record["id"].as_str().unwrap()
}

fn figure<'r>(record: &'r Value, name: &str) -> &'r Value {
    let figures = ["figures", "words"].iter().flat_map(|kind| record[*kind].as_array().unwrap());
    let found = figures.into_iter().find(|figure| figure["id"] == name);
    found.unwrap_or_else(|| panic!("{} has the figure {name}", id(record)))
}

/// The date of the report is the one that the row gives, as exactly as both give it.
fn same_date(record: &Value, date: &str) {
    let Some(short) = IN_SHORT.iter().find(|one| one["id"] == record["id"]) else {
        assert_eq!(id(record), "nps-south-west-2021", "its body is declared by its own record");
        return;
    };
    let Some(published) = short["published"].as_str().filter(|published| !published.is_empty()) else {
        assert!(date.contains('/'), "{}: the source gives two years", id(record));
        return;
    };
    let date = date.split(' ').next().unwrap();
    // "2018-02/03": sources differ, and the record has the one or the other.
    let or_else = date.split_once('/').map(|(first, other)| format!("{}{other}", &first[..first.len() - other.len()]));
    let dates = [date.split('/').next().unwrap(), or_else.as_deref().unwrap_or(date)];
    let agrees = dates.iter().any(|date| published.starts_with(date) || date.starts_with(published));
    assert!(agrees, "{}: {published}, not {date}", id(record));
}

/// What sources are called in records, where that is not the last part of their address.
const CALLED: [(&str, &str); 6] = [
    ("001_945289f0f3461d2c.txt", "press release on NPS London, January 2018"),
    ("002_ee653a973cae3d18.txt", "PA Media"),
    ("004_c12394ceefa2b14d.txt", "December 2016, as archived"),
    // The inspectorate's own press release took the place of what a blog says of it, here and in the next.
    ("hmipmerseycrc18", "press release, September 2018"),
    ("londonnps18", "press release on NPS London, January 2018"),
    // Says of both bodies what the first source says.
    ("greater-manchesters-probation-service-failingover-reoffending-says-report", "manchester-probation"),
];

/// Each source of the row stands in the record's text: the last part of its address, or what it is called there.
fn same_sources(record: &Value, sources: &str) {
    let file = format!("/published/{}.toml", id(record));
    let (_, text) = RECORDS.iter().find(|(name, _)| name.ends_with(&file)).unwrap();
    let text = text.to_lowercase();
    for source in sources.split(';').map(str::trim).filter(|source| !source.is_empty()) {
        let last = source.trim_end_matches('/').rsplit('/').next().unwrap();
        let called = CALLED.iter().find(|(part, _)| *part == last).map_or(last, |(_, called)| *called);
        let called = called.split(".html").next().unwrap().to_lowercase();
        let mut numbers = called.split(|one: char| !one.is_ascii_digit());
        let by_number = numbers.any(|number| number.len() >= 6 && text.contains(number));
        let shortened = called.get(..10).is_some_and(|opening| text.contains(&format!("{opening}...")));
        assert!(by_number || shortened || text.contains(&called), "{}: {source} is not among the sources", id(record));
    }
}

/// "Wales NPS" as titles begin.
pub(crate) fn title_of(body: &str) -> String {
    let (area, short) = body.rsplit_once(' ').unwrap();
    let long = match short {
        "CRC" => "Community Rehabilitation Company",
        "PDU" => "Probation Delivery Unit",
        "YOS" => "Youth Offending Service",
        "YOT" => "Youth Offending Team",
        "YJS" => "Youth Justice Service",
        "YJT" => "Youth Justice Team",
        "YJPS" => "Youth Justice and Prevention Service",
        "YJEIS" => "Youth Justice and Early Intervention Service",
        "Y&JS" => "Youth and Justice Service",
        "region" => return format!("Probation Service {area}"),
        _ => {
            let area = area.replace("South West South Central", "South West and South Central").replace('&', "and");
            return format!("National Probation Service {area}");
        }
    };
    format!("{area} {long}")
}

fn kind_of(body: &str) -> &'static str {
    match body.rsplit_once(' ').unwrap().1 {
        "CRC" => "crc",
        "NPS" => "nps",
        "PDU" => "pdu",
        "region" => "region",
        _ => "youth",
    }
}

/// The ratings themselves are held by `record.rs`; here each row leads to its inspection, date and source.
#[test]
fn every_row_of_the_rated_inspections_has_its_inspection_date_and_source() {
    let all = rows(RATINGS);
    assert_eq!(all.len(), 264);
    for row in &all {
        let (body, date, source) = (&row[0], &row[3], &row[17]);
        let record = record(&title_of(body), kind_of(body), date);
        same_date(record, date);
        same_sources(record, source);
    }
}

/// Verdicts that the record words anew, from the source itself rather than from the row.
const REWORDED: [(&str, &str); 7] = [
    ("north-london-crc-2016/verdict-overall", "poor, and poorer than any other area inspected that year"),
    ("north-london-nps-2016/verdict-overall", "better than the company's, mixed, with much room to improve"),
    ("nps-london-2018/verdict-reducing-reoffending", "less consistent"),
    ("nps-london-2018/verdict-court-work", "done well, but for missing safeguarding information"),
    ("london-crc-2018/verdict-protecting-the-public", "variable, and not acceptable overall"),
    ("gwent-crc-2017/low-risk-by-telephone", "one in four"),
    ("northamptonshire-nps-2017/verdict-overall", "higher-risk people supervised reasonably well"),
];

#[test]
fn every_verdict_of_2016_to_2018_stands_in_the_record_in_words() {
    let all = rows(VERDICTS);
    assert_eq!(all.len(), 40);
    for row in &all {
        let [area, organisation, date, aspect, words, percent, source, _] = row.as_slice() else { panic!("{row:?}") };
        let kind = organisation.to_lowercase();
        let title = match (area.as_str(), kind.as_str()) {
            ("North London", _) => "North of London,".to_owned(),
            ("London", _) => title_of(&format!("London {organisation}")),
            _ => format!("{area},"),
        };
        let record = record(&title, &kind, date);
        assert_eq!(record["framework"], "2016-quality-and-impact");
        same_date(record, date);
        same_sources(record, source);
        let (name, node) = match aspect.as_str() {
            "overall" => ("verdict-overall", None),
            "protecting the public" => ("verdict-protecting-the-public", Some("1")),
            "reducing reoffending" => ("verdict-reducing-reoffending", Some("2")),
            "court work" => ("verdict-court-work", None),
            "supervision level" => ("low-risk-by-telephone", None),
            "caseload" => ("serving-prison-terms", None),
            other => panic!("{other} is an aspect that nobody has thought of"),
        };
        let one = figure(record, name);
        let full = format!("{}/{name}", id(record));
        assert_eq!(one["under"].as_str(), node, "{full}");
        if name == "serving-prison-terms" {
            assert_eq!((one["context"]["text"].as_str(), percent.as_str()), (Some("87%"), "87"));
            continue;
        }
        let expect = REWORDED.iter().find(|(name, _)| *name == full).map_or(words.as_str(), |(_, words)| words);
        assert_eq!(one["words"], expect, "{full}");
    }
}

/// Which figure carries a percentage that reports print beside their ratings.
const CARRIED_BY: [(&str, &str); 19] = [
    ("cases where interventions did not give enough attention to victims", "victims-not-protected-in-delivery"),
    ("risk to actual and potential victims not adequately assessed", "risk-to-victims-not-assessed"),
    ("staff managing more than 55 cases", "staff-over-55-cases"),
    ("staff saying workload unmanageable", "workload-unmanageable"),
    ("cases featuring domestic abuse", "domestic-abuse-in-caseload"),
    ("cases with safeguarding issue", "safeguarding-in-caseload"),
    ("domestic abuse information used sufficiently", "domestic-abuse-information-used"),
    ("no request made for domestic abuse information", "domestic-abuse-information-not-requested"),
    ("inaccurate risk of harm classification", "risk-misclassified"),
    ("domestic abuse information not requested", "domestic-abuse-not-requested"),
    ("child safeguarding information not requested", "child-safeguarding-not-requested"),
    ("domestic abuse information received but insufficient", "domestic-abuse-insufficient"),
    ("victims able to contribute before release", "victims-contribute"),
    ("assessment of risk of harm sufficient", "risk-of-harm-assessed"),
    ("assessment of risk of serious harm sufficient", "risk-of-serious-harm-assessed"),
    ("delivery to keep people safe sufficient", "delivery-safe"),
    ("child safeguarding information not requested when it should have been", "child-safeguarding-not-requested"),
    ("domestic abuse information not requested when it should have been", "domestic-abuse-not-requested"),
    ("cases yet to have an assessment", "without-assessment"),
];

/// What is printed in the words of a key question and so stands as that question's, by the kind of body.
const OF_A_QUESTION: (&str, [(&str, &str); 2]) =
    ("delivery effectively supported safety of others", [("pdu", "2.3.3"), ("region", "2.1.3")]);

#[test]
fn every_percentage_of_one_body_stands_in_the_record() {
    let is_of_one = |row: &Vec<String>| {
        let is_rated = !row[1].ends_with(" fieldwork") && row[1] != "2026";
        is_rated && [" CRC", " NPS", " PDU", " region"].iter().any(|kind| row[0].ends_with(kind))
    };
    let of_one: Vec<_> = rows(PERCENTAGES).into_iter().filter(is_of_one).collect();
    assert_eq!(of_one.len(), 23);
    for row in &of_one {
        let [body, date, measure, count, of, percent, _, _, source, _] = row.as_slice() else { panic!("{row:?}") };
        let record = record(&title_of(body), kind_of(body), date);
        same_date(record, date);
        same_sources(record, source);
        if measure == OF_A_QUESTION.0 {
            let (_, id) = OF_A_QUESTION.1.iter().find(|(kind, _)| *kind == kind_of(body)).unwrap();
            let questions = record["questions"].as_array().unwrap();
            let question = questions.iter().find(|question| question["id"] == *id).unwrap();
            assert_eq!(question["entered"]["text"], format!("{percent}%"), "{body}: {measure}");
            continue;
        }
        let (_, name) = CARRIED_BY.iter().find(|(known, _)| known == measure).unwrap();
        let text = figure(record, name)["context"]["text"].as_str().unwrap();
        let is_there = match count.is_empty() {
            true => text == format!("{percent}%"),
            false => text.ends_with(&format!("({count} of {of})")),
        };
        assert!(is_there, "{body}: {measure}: {text}");
    }
}

/// The totals of the two rounds count companies and divisions together, which no record does: they are held against the records. Those of
/// which no record is at hand may have any rating that is left.
#[test]
fn the_totals_of_both_rounds_leave_room_for_just_the_bodies_of_which_no_record_is_at_hand() {
    for (round, frameworks, services, unknown, since) in [
        ("All 28 probation services", ["2018-crc", "2018-nps"], 28, 3, 2018),
        ("Ten services given an overall rating", ["2019-crc", "2019-nps"], 10, 3, 2020),
    ] {
        // The inspection of 2021 was taken up after the round had been stopped and reported on.
        let of_round = |one: &&Value| {
            let year = one["year"].as_u64().unwrap();
            frameworks.iter().any(|framework| one["framework"] == *framework) && (since..=2020).contains(&year)
        };
        let records: Vec<_> = RECORD.iter().filter(of_round).collect();
        assert_eq!(records.len() + unknown, services, "{round}");
        let mut left = 0;
        for row in rows(PERCENTAGES).iter().filter(|row| row[0] == round) {
            let rating = row[2].strip_prefix("overall rated ").unwrap();
            let printed: usize = row[3].parse().unwrap();
            let here = |one: &&&Value| {
                let checks = one["printed"].as_array().unwrap();
                checks.iter().any(|check| check["printed"] == rating)
            };
            let known = records.iter().filter(here).count();
            assert!(known <= printed, "{round}: {known} {rating}, and {printed} are printed");
            left += printed - known;
        }
        assert_eq!(left, unknown, "{round}");
    }
}
