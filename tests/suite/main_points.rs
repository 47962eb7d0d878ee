//! Main points of pages of several inspections, against the record that they are about: areas, kinds, themes, other regimes, assessors.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::support::{Folder, MARROWDALE, Run, run, said, table_rows, without_number};

fn document(shown: &Run) -> Value {
    assert_eq!(shown.code, 0, "{}", shown.stderr);
    serde_json::from_str(&shown.stdout).unwrap()
}

/// The published record by inspection: its regime and overall rating, and the standards that are rated, by title.
struct Record {
    overall: BTreeMap<String, (String, String)>,
    standards: Vec<(String, String, String)>,
}

fn record() -> Record {
    let document = document(&run(&["score", "--writer", "json"]));
    let id = |row: &BTreeMap<&str, &Value>| {
        row["figure"].as_str().and_then(|figure| figure.split('/').next()).unwrap_or_default().to_owned()
    };
    let overall = table_rows(&document, "overview")
        .into_iter()
        .map(|row| (id(&row), (said(&row, "framework").to_owned(), said(&row, "rating").to_lowercase())));
    let standards = table_rows(&document, "ratings").into_iter().filter_map(|row| {
        let rating = row.get("rating")?["rating"].as_str()?.replace('-', " ");
        let title = without_number(said(&row, "title")).to_lowercase();
        let is_overall = row["figure"].as_str()?.ends_with("/overall");
        (!is_overall).then(|| (id(&row), title, rating))
    });
    Record { overall: overall.collect(), standards: standards.collect() }
}

/// The whole number in front of this text.
fn number_before(text: &str, at: usize) -> Option<usize> {
    text[..at].trim_end().rsplit(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

/// What a main point says that the record does not.
fn fault(report: &Value, record: &Record) -> Option<String> {
    let points = report["main_points"].as_array()?;
    points.iter().find_map(|point| {
        let text = point["text"].as_str()?;
        let figures: Vec<&str> = point["figures"].as_array()?.iter().filter_map(Value::as_str).collect();
        (!holds(report, record, text, &figures)).then(|| text.to_owned())
    })
}

fn holds(report: &Value, record: &Record, text: &str, figures: &[&str]) -> bool {
    let shown: Vec<&Value> = report["inspections"].as_array().unwrap().iter().collect();
    let ids: BTreeSet<&str> = shown.iter().map(|one| one["id"].as_str().unwrap()).collect();
    let bodies: BTreeSet<&str> = shown.iter().map(|one| one["provider"]["id"].as_str().unwrap()).collect();
    let rating =
        |figure: &str| record.overall.get(figure.split('/').next().unwrap()).map(|(_, rating)| rating.as_str());
    if let Some(rest) = text.split_once(" pairs")
        && let Some((_, all)) = rest.0.rsplit_once(" of ")
    {
        return all.parse() == Ok(ids.len() * (ids.len() - 1) / 2);
    }
    let is_title = |set: &str| {
        let mut frameworks = report["frameworks"].as_array().unwrap().iter();
        frameworks.any(|one| one["title"].as_str().unwrap().to_lowercase().ends_with(&set.to_lowercase()))
    };
    if text.split_once(": ").is_some_and(|(set, _)| is_title(set)) {
        // A sentence for each of the largest sets of standards, and one for all others.
        let first = |said: &str| said.split(' ').next().and_then(|number| number.parse::<usize>().ok());
        let sentences = || text.trim_end_matches('.').split(". ");
        let others = sentences().find_map(|said| said.strip_prefix("By other standards ")).map_or(Some(0), first);
        let is_set_of = |said: &&str| !said.starts_with("By other standards ");
        let sets = sentences().filter(is_set_of).filter_map(|said| said.split_once(": "));
        let sets: Vec<(&str, &str)> = sets.collect();
        // One alone is named, and not counted.
        let count = |said: &str| said.strip_prefix("of ").map_or(Some(1), first);
        let told = sets.iter().flat_map(|(_, regimes)| regimes.split("; ")).map(count);
        let told: Option<usize> = told.chain([others]).sum();
        let is_rated = |id: &&&str| record.overall.get(**id).is_some_and(|(_, rating)| !rating.is_empty());
        let is_all = told == Some(ids.iter().filter(is_rated).count());
        return is_all && sets.iter().all(|(set, regimes)| is_set(report, record, &ids, set, regimes));
    }
    if let Some(said) = text.strip_prefix("Not rated overall: ") {
        let inspections = report["inspections"].as_array().unwrap();
        let is_single = |one: &&Value| one["kind"] != "aggregate";
        let is_rated = |one: &Value| {
            let rating = record.overall.get(one["id"].as_str().unwrap());
            rating.is_some_and(|(_, rating)| !rating.is_empty())
        };
        let mut kinds: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
        for one in inspections.iter().filter(is_single) {
            kinds.entry(one["provider"]["kind"].as_str().unwrap()).or_default().push(one);
        }
        let unrated = kinds.values().map(|of| of.iter().filter(|one| !is_rated(one)).count());
        let mut counts: Vec<usize> = unrated.filter(|count| *count > 0).collect();
        let told = said.split("; ").map(|part| part.split(' ').next().unwrap().parse().unwrap());
        let mut told: Vec<usize> = told.collect();
        counts.sort_unstable();
        told.sort_unstable();
        return counts == told;
    }
    if let Some(said) = text.strip_prefix("Standards rated ") {
        let (rating, said) = said.split_once(" most often, where known: ").unwrap();
        let (said, _) = said.split_once(" Why ").unwrap_or((said, ""));
        let (said, held) = said.split_once(" The standards' ratings are known for ").unwrap_or((said, ""));
        let is_held = |id: &&&str| record.standards.iter().any(|(of, _, _)| of == **id);
        let count = format!("{} of {} inspections", ids.iter().filter(is_held).count(), ids.len());
        if !held.is_empty() && !held.starts_with(&count) {
            return false;
        }
        return said.trim_end_matches('.').split(')').filter(|part| part.contains('(')).all(|part| {
            let (title, counts) = part.rsplit_once(" (").unwrap();
            let title = title.trim_start_matches(", ").trim_start_matches(" and ").trim();
            let rated = || record.standards.iter().filter(|(id, of, _)| ids.contains(id.as_str()) && of == title);
            let with = rated().filter(|(_, _, given)| given == rating).count();
            counts == format!("{with} of {}", rated().count())
        });
    }
    // Those of several bodies together are each of a body of its own.
    if let Some((inspections, rest)) = text.split_once(" inspections, ")
        && let Some((several, others)) = rest.split_once(" of several bodies together, the others of ")
    {
        let [several, others] = [several, others.split(' ').next().unwrap()].map(|number| number.parse::<usize>().ok());
        let of_bodies = several.zip(others).map(|(several, others)| several + others);
        return inspections.parse() == Ok(ids.len()) && of_bodies == Some(bodies.len());
    }
    if let Some((inspections, rest)) = text.split_once(" inspections of ").filter(|_| !text.starts_with("Standards")) {
        let of_bodies = rest.split(' ').next().and_then(|number| number.parse().ok());
        return inspections.parse() == Ok(ids.len()) && of_bodies == Some(bodies.len());
    }
    // A sentence each: the rating of the one that it names.
    match figures {
        [figure] if figure.ends_with("/overall") => {
            rating(figure).is_some_and(|rating| text.to_lowercase().contains(rating))
        }
        _ => true,
    }
}

/// Whether the inspections under each regime of this set of standards that have an overall rating are counted so.
fn is_set(report: &Value, record: &Record, ids: &BTreeSet<&str>, set: &str, regimes: &str) -> bool {
    let is_of_set = |one: &&Value| one["title"].as_str().unwrap().to_lowercase().ends_with(&set.to_lowercase());
    let frameworks = report["frameworks"].as_array().unwrap().iter().filter(is_of_set);
    let rated = |framework: &str| -> Vec<&str> {
        let all = ids.iter().filter_map(|id| record.overall.get(*id));
        let all = all.filter(|(id, rating)| id == framework && !rating.is_empty());
        all.map(|(_, rating)| rating.as_str()).collect()
    };
    let mut sets: Vec<Vec<&str>> = frameworks.map(|one| rated(one["id"].as_str().unwrap())).collect();
    sets.retain(|rated| !rated.is_empty());
    let said: Vec<&str> = regimes.split("; ").collect();
    said.len() == sets.len()
        && said.iter().all(|said| {
            let Some(counts) = said.strip_prefix("of ") else {
                return sets.iter().any(|rated| rated.len() == 1 && said.ends_with(rated[0]));
            };
            let all = counts.split(' ').next().and_then(|number| number.parse::<usize>().ok());
            sets.iter().any(|rated| {
                all == Some(rated.len())
                    && rated.iter().all(|rating| {
                        let at = counts.find(rating);
                        let of = rated.iter().filter(|one| *one == rating).count();
                        at.and_then(|at| number_before(counts, at)) == Some(of)
                    })
            })
        })
}

/// Lines of a story say the rating that the record has.
fn is_misread(report: &Value, record: &Record) -> Option<String> {
    let story = report["sections"].as_array().unwrap().iter().find(|section| section["id"] == "in-order")?;
    let list = story["blocks"].as_array()?.iter().find_map(|block| block["points"].as_array())?;
    let lines = list.iter().map(|line| line.as_str().unwrap());
    let ids = report["inspections"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap());
    ids.zip(lines).find_map(|(id, line)| {
        let rating = record.overall.get(id).map_or("", |(_, rating)| rating);
        (!line.contains(&format!(": {rating}"))).then(|| format!("{id}: {line}"))
    })
}

/// Areas, kinds and one part of the work: each named rating is that of the record, each count what there is.
#[test]
fn what_stands_side_by_side_is_told_as_it_is() {
    let record = record();
    let mut told = 0;
    for asked in [
        "london",
        "wales",
        "kent",
        "essex",
        "norfolk",
        "staffordshire",
        "cumbria",
        "devon",
        "durham tees valley",
        "greater manchester",
        "crc",
        "nps",
        "trust crc nps",
        "crc 2019",
        "wales 2019",
        "youth 2021",
        "pdu",
    ] {
        let words: Vec<&str> = ["compare"].into_iter().chain(asked.split(' ')).chain(["--writer", "json"]).collect();
        let compared = document(&run(&words));
        assert_eq!(fault(&compared, &record).or(is_misread(&compared, &record)), None, "{asked}");
        let points = compared["main_points"].as_array().unwrap().len();
        assert!((2..=5).contains(&points), "{asked}: {points}");
        told += compared["main_points"].as_array().unwrap().len();
    }
    for theme in ["reviewing", "planning", "safety"] {
        let compared = document(&run(&["compare", "--kind", "trust,crc,nps", "--theme", theme, "--writer", "json"]));
        assert_eq!(fault(&compared, &record), None, "{theme}");
    }
    assert!(told > 30, "{told}");
}

/// One more, one less, or another rating is found.
#[test]
fn a_false_count_is_found() {
    let record = record();
    let kinds = document(&run(&["compare", "trust", "crc", "nps", "--writer", "json"]));
    let wales = document(&run(&["compare", "wales", "--writer", "json"]));
    let said = |report: &Value| -> Vec<String> {
        report["main_points"]
            .as_array()
            .unwrap()
            .iter()
            .map(|point| point["text"].as_str().unwrap().to_owned())
            .collect()
    };
    let mut planted = 0;
    for report in [&kinds, &wales] {
        for (place, text) in said(report).into_iter().enumerate() {
            for [from, to] in [
                ["16 requires", "15 requires"],
                ["of 18 CRC", "of 17 CRC"],
                ["8 Trust", "9 Trust"],
                ["of 72 inspections", "of 71 inspections"],
                ["(5 of 8)", "(4 of 8)"],
                ["standards 8 more", "standards 9 more"],
            ] {
                let mut changed = report.clone();
                let other = text.replacen(from, to, 1);
                if other != text {
                    changed["main_points"][place]["text"] = other.into();
                    assert!(fault(&changed, &record).is_some(), "{from}: {text}");
                    planted += 1;
                }
            }
        }
    }
    assert!(planted >= 6, "{planted}");
    let mut wales = wales;
    assert_eq!(is_misread(&wales, &record), None);
    let sections = wales["sections"].as_array_mut().unwrap();
    let story = sections.iter_mut().find(|section| section["id"] == "in-order").unwrap();
    let list = story["blocks"].as_array_mut().unwrap().iter_mut().find(|block| block["points"].is_array()).unwrap();
    list["points"][2] = "2019-04 NPS Wales: outstanding.".into();
    assert!(is_misread(&wales, &record).is_some());
}

/// Under another regime each standard that a main point names has that rating in its own table.
#[test]
fn what_other_regimes_come_to_is_told_as_it_is() {
    let folder = Folder::new(MARROWDALE.iter().copied());
    let mut told = 0;
    for record in ["marrowdale-trust-2014.toml", "marrowdale-crc-2018.toml", "nps-marrowdale-2018.toml"] {
        let report = document(&folder.run(&["rejudge", record, "--writer", "json"]));
        let rows = table_rows(&report, "ratings");
        for point in report["main_points"].as_array().unwrap() {
            let text = point["text"].as_str().unwrap().to_lowercase();
            for figure in point["figures"].as_array().unwrap() {
                let row = rows.iter().find(|row| row["figure"] == figure).unwrap_or_else(|| panic!("{figure}"));
                let rating = row["rating"]["rating"].as_str().unwrap().replace('-', " ");
                let title = without_number(said(row, "title")).to_lowercase();
                let is_overall = figure.as_str().unwrap().ends_with("/overall");
                let is_told = text.split("; ").any(|part| {
                    part.contains(&format!("{rating}: ")) && part.contains(&title)
                        || is_overall && part.contains(&rating)
                });
                assert!(is_told, "{figure} is {rating}: {text}");
                told += 1;
            }
        }
        let answered = table_rows(&report, "regimes").len();
        let first = report["main_points"][0]["text"].as_str().unwrap();
        assert!(first.contains(&format!("of {answered} of ")) || answered < 2, "{answered}: {first}");
    }
    assert!(told > 10, "{told}");
}

/// Every "n of N" of how far assessors agree stands so in a table.
#[test]
fn how_far_assessors_agree_is_told_as_it_is() {
    const SECOND: &str = include_str!("../../examples/synthetic-second-readings/inspection.toml");
    const CASES: &str = include_str!("../../examples/synthetic-second-readings/cases.csv");
    let folder = Folder::new([("inspection.toml", SECOND), ("cases.csv", CASES)]);
    let report = document(&folder.run(&["agreement", "inspection.toml", "--writer", "json"]));
    let whole = report["sections"].to_string();
    let points = report["main_points"].as_array().unwrap();
    assert!((2..=5).contains(&points.len()), "{points:?}");
    let mut told = 0;
    for point in points {
        let text = point["text"].as_str().unwrap();
        for counts in text
            .split('(')
            .skip(1)
            .filter_map(|part| part.split_once(')'))
            .filter_map(|(part, _)| part.split_once(" of "))
        {
            let (n, of) = counts;
            assert!(whole.contains(&format!("\"n\":{n},\"of\":{of}")), "{n} of {of}: {text}");
            told += 1;
        }
    }
    assert!(told >= 2, "{told}");
}

/// What a record gives of cases, of a few things, and of neither, as a reader would say it.
#[test]
fn figures_of_a_record_are_clauses() {
    let folder = Folder::new([]);
    for (inspection, clause) in [
        ("northamptonshire-pdu-2024", "In 22 of 70 cases (31%) information on domestic abuse was used well enough;"),
        ("stockton-hartlepool-pdu-2025", "standards on casework in which the work was not good enough: 3 of 4."),
        ("kent-trust-2014", "in most cases obstacles to the sentence were identified;"),
        (
            "durham-tees-valley-trust-2014",
            "in nearly every relevant case the likelihood of reoffending was assessed in time.",
        ),
        ("barnsley-rotherham-pdu-2025", "The one printed value is not contradicted by what is known."),
        ("durham-tees-valley-crc-2020", "Neither printed value is contradicted by what is known."),
        ("six-trusts-2014", "35% over the one of 3 questions that has counts"),
        (
            "york-north-yorkshire-trust-2014",
            "Nothing is known of 1 Assisting sentencing, 2 Delivering the sentence of the court,",
        ),
    ] {
        let shown = folder.run(&["score", inspection, "--writer", "json"]).stdout;
        assert!(shown.contains(clause), "{clause} is missing of {inspection}");
    }
    let asked = folder.run(&["quote", "overall", "kent-crc-2016"]);
    assert!(asked.stderr.contains("there is no overall rating of `kent-crc-2016` under"), "{}", asked.shown());
    assert!(asked.stderr.contains("`kent-crc-2016/2016-quality-and-impact/"), "{}", asked.shown());
}
