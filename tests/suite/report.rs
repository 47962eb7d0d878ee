//! Reports to publish: their chapters, their figures, where they go, and that they can be derived again.

use std::collections::BTreeSet;
use std::path::Path;

use assize_report::{Block, Cell, Report, Row, Section, Table};
use serde_json::Value;

use crate::libraries::rust_library;
use crate::support::{Folder, MARROWDALE, Run, made_up_inspection, run};

/// The document of a report in `folder/report`.
pub(crate) fn document(folder: &Folder) -> Report {
    serde_json::from_slice(&folder.bytes("report/report.json")).unwrap()
}

fn titles(sections: &[Section]) -> Vec<&str> {
    sections.iter().map(|section| section.title.as_str()).collect()
}

fn made(folder: &Folder, arguments: &[&str]) -> Report {
    let done = folder.run(&[&["report", "-o", "report"], arguments].concat());
    assert_eq!((done.code, done.stdout.as_str()), (0, ""), "{}", done.stderr);
    document(folder)
}

/// Every figure that is shown, and every box of a grid, can be followed back.
fn every_figure_has_a_derivation(report: &Report) {
    let derived: BTreeSet<&str> = report.derivations.iter().map(|one| one.figure.as_str()).collect();
    let mut shown = BTreeSet::new();
    figures_in(&serde_json::to_value(&report.sections).unwrap(), &mut shown);
    let without: Vec<&String> = shown.iter().filter(|name| !derived.contains(name.as_str())).collect();
    assert!(without.is_empty(), "{without:?}");
    assert!(shown.len() > 10, "{}", shown.len());
    assert!(report.derivations.iter().all(|one| !one.steps.is_empty()));
}

/// Whatever is called a figure anywhere in the document's sections, by its name.
fn figures_in(value: &Value, found: &mut BTreeSet<String>) {
    let named = value.get("figure").or_else(|| value.get("id").filter(|_| value.get("marks").is_some()));
    found.extend(named.and_then(Value::as_str).map(str::to_owned));
    let list = value.as_array().into_iter().flatten();
    list.chain(value.as_object().into_iter().flat_map(|object| object.values())).for_each(|one| figures_in(one, found));
}

/// No two sections, tables, charts and grids have one id.
fn ids_are_unique(report: &Report) {
    let text = serde_json::to_value(&report.sections).unwrap();
    let mut known = BTreeSet::new();
    let mut open = vec![&text];
    while let Some(value) = open.pop() {
        let is_anchor = ["blocks", "columns", "form", "groups"].iter().any(|key| value.get(key).is_some());
        if let Some(id) = value.get("id").and_then(|id| id.as_str()).filter(|_| is_anchor) {
            assert!(known.insert(id.to_owned()), "{id}");
        }
        open.extend(value.as_array().into_iter().flatten());
        open.extend(value.as_object().into_iter().flat_map(|object| object.values()));
    }
}

#[test]
fn one_inspection_has_its_chapters_in_order() {
    let folder = made_up_inspection();
    let report = made(&folder, &["inspection.toml", "--by", "sex", "--writer", "html", "--writer", "text"]);
    assert_eq!(titles(&report.sections), ["Ratings", "Standard by standard", "Sample", "Annexes"]);
    let annexes = report.sections.last().unwrap();
    assert_eq!(
        titles(&annexes.sections),
        [
            "Ratings and what they rest on",
            "Each standard in detail",
            "Standards judged as a whole",
            "Parts of the sample",
            "Method and rounding",
            "All key questions",
            "The units that each question is asked of",
            "Data quality",
            "What this is"
        ]
    );
    every_figure_has_a_derivation(&report);
    ids_are_unique(&report);
    assert!(report.notices[0].starts_with("Synthetic: "), "{:?}", report.notices);
    let files = folder.files();
    assert!(
        ["report/report.html", "report/annex.html", "report/report.json", "report/report.txt"]
            .iter()
            .all(|page| files.contains_key(*page))
    );
    // Ids of cases stand in `explain` alone.
    assert!(files["cases.csv"].contains("s004") && !files["report/report.json"].contains("s004"));
    // What it was made from changes with every word of a framework.
    let page = files["report/report.txt"].split("── What this report was made from").next().unwrap();
    insta::assert_snapshot!(page);
}

/// The chart's title is what the data say, and so is its text alternative.
#[test]
fn a_chart_says_what_it_shows() {
    let folder = made_up_inspection();
    let report = made(&folder, &["inspection.toml"]);
    let text = serde_json::to_string(&report.sections).unwrap();
    for finding in [
        "Planning is the lowest of 6 standards, at 56%; implementation and delivery is the highest, at 72%.",
        "Assessment keeps other people safe (58%) is the lowest of 3 key questions and puts the standard at requires improvement.",
        "2.1.3 Assessment keeps other people safe: 58% (64 of 111)",
    ] {
        assert!(text.contains(finding), "{finding}");
    }
}

#[test]
fn earlier_inspections_of_a_body_stand_beside_the_last() {
    let folder = Folder::new(MARROWDALE);
    let report = made(
        &folder,
        &["marrowdale-crc-2019.toml", "marrowdale-crc-2018.toml", "--plan", "inspection", "--writer", "text"],
    );
    assert_eq!(report.title, "Marrowdale CRC, 2019 (fictional): good, 16 of 30 points");
    every_figure_has_a_derivation(&report);
    ids_are_unique(&report);
    let page = &folder.files()["report/report.txt"];
    let trend = page.split("── ").find(|part| part.starts_with("Since the last inspection")).unwrap();
    insta::assert_snapshot!(trend.lines().take(30).collect::<Vec<_>>().join("\n"));
}

#[test]
fn public_is_what_was_published() {
    let folder = made_up_inspection();
    let refused = folder.run(&["report", "inspection.toml", "--audience", "public", "-o", "report"]);
    assert_eq!(refused.code, 1);
    assert!(refused.stderr.contains("error[disclosure/not-published]"), "{}", refused.stderr);
    assert!(!folder.path().join("report").exists());
    // A user's own file is not published, whatever it is called.
    folder.write(
        "builtin:london-crc-2019.toml",
        include_str!("../../frameworks/2018-crc/published/london-crc-2019.toml"),
    );
    let named = folder.run(&["report", "builtin:london-crc-2019.toml", "--audience", "public", "-o", "report"]);
    assert!(named.code == 1 && named.stderr.contains("error[disclosure/not-published]"), "{}", named.stderr);
    let report = made(&folder, &["london-crc-2019", "--audience", "public", "--standing", "final"]);
    assert!(report.notices[0].starts_with("Public: "), "{:?}", report.notices);
    every_figure_has_a_derivation(&report);
    let by = folder.run(&["report", "london-crc-2019", "--audience", "public", "--by", "sex", "-o", "other"]);
    assert!(by.code == 1 && by.stderr.contains("--by sex"), "{}", by.stderr);
}

#[test]
fn a_report_that_is_there_stays_unless_forced() {
    let folder = made_up_inspection();
    let ask = ["report", "inspection.toml", "-o", "report"];
    assert_eq!(folder.run(&ask).code, 0);
    let first = folder.files();
    let refused = folder.run(&[&ask[..], &["--title", "Another"]].concat());
    assert_eq!(refused.code, 3);
    assert!(refused.stderr.contains("error[save/exists]"), "{}", refused.stderr);
    assert_eq!(folder.files(), first);
    assert_eq!(folder.run(&[&ask[..], &["--title", "Another", "--force"]].concat()).code, 0);
    assert_eq!(document(&folder).title, "Another");
    // The same again, the same bytes.
    assert_eq!(folder.run(&[&ask[..], &["--force"]].concat()).code, 0);
    assert_eq!(folder.files(), first);
}

/// What somebody has changed in a folder that the program wrote is hers: a report's page, and made-up cases.
#[test]
fn not_even_force_replaces_what_has_been_changed() {
    let folder = made_up_inspection();
    for (ask, changed) in [
        (&["report", "inspection.toml", "-o", "page"][..], "page/report.html"),
        (&["synthesise", "2018-crc", "--cases", "6", "--seed", "1", "-o", "made"], "made/inspection.toml"),
    ] {
        assert_eq!(folder.run(ask).code, 0);
        let forced = [ask, &["--force"]].concat();
        assert_eq!(folder.run(&forced).code, 0);
        folder.write(changed, "mine");
        let before = folder.files();
        let refused = folder.run(&forced);
        let says = format!("`{changed}` is not as written here: changed since");
        assert!(refused.code == 3 && refused.stderr.contains(&says), "{}", refused.shown());
        assert_eq!(folder.files(), before);
    }
}

#[test]
fn nothing_is_half_written_where_a_writer_fails() {
    let folder = made_up_inspection();
    let before = folder.files();
    let library = rust_library("hostile-writer");
    let mut command = folder.command(&["report", "inspection.toml", "-o", "report", "--option", "mode=panic"]);
    let failed = Run::from(command.args(["--writer", "html", "--writer"]).arg(&library).output().unwrap());
    assert_eq!(failed.code, 3);
    assert!(failed.stderr.contains("writer/panicked"), "{}", failed.stderr);
    assert_eq!(folder.files(), before);
}

/// A library is named with the digest of its bytes, and is asked again when the report is verified.
#[test]
fn a_library_that_laid_it_out_is_named() {
    let folder = made_up_inspection();
    let library = rust_library("markdown-govspeak");
    let with = |arguments: &[&str], library: &Path| {
        Run::from(folder.command(arguments).arg("--writer").arg(library).output().unwrap())
    };
    let done = with(&["report", "inspection.toml", "-o", "report"], &library);
    assert_eq!(done.code, 0, "{}", done.stderr);
    let writers = document(&folder).provenance.unwrap().writers;
    assert_eq!(writers.len(), 1);
    assert!(writers[0].name.contains("markdown_govspeak") && writers[0].sha256.len() == 64, "{writers:?}");
    let verify = ["verify", "report", "inspection.toml", "--writer-dir"];
    let verified = Run::from(folder.command(&verify).arg(library.parent().unwrap()).output().unwrap());
    assert_eq!(verified.shown(), "exit 0\n-- stdout --\n-- stderr --\n`report`: same as its inputs (2 files)\n");
    let elsewhere = folder.run(&verify[..3]);
    assert!(elsewhere.code != 0, "{}", elsewhere.stderr);
}

#[test]
fn what_is_derived_again_is_the_same() {
    let folder = made_up_inspection();
    made(&folder, &["inspection.toml", "--by", "sex", "--title=--odd, title", "--confidence", "90", "--writer", "csv"]);
    let verified = folder.run(&["verify", "report", "inspection.toml"]);
    assert_eq!(verified.shown(), "exit 0\n-- stdout --\n-- stderr --\n`report`: same as its inputs (2 files)\n");
    let unnamed = folder.run(&["verify", "report"]);
    assert!(
        unnamed.code == 2
            && unnamed.stderr.contains("name each where it is now: `assize verify report inspection.toml`"),
        "{}",
        unnamed.stderr
    );
    let empty = folder.run(&["verify", "."]);
    assert!(empty.code == 1 && empty.stderr.contains("error[verify/no-report]"), "{}", empty.stderr);
    let other = folder.run(&["verify", "crc", "cases.csv"]);
    assert!(other.stderr.contains("the folder of a report comes first"), "{}", other.stderr);
}

#[test]
fn a_published_inspection_needs_no_inputs_to_be_verified() {
    let folder = Folder::new([]);
    made(&folder, &["london-crc-2019", "--audience", "public", "--language", "cy"]);
    assert_eq!(
        folder.run(&["verify", "report"]).shown(),
        "exit 0\n-- stdout --\n-- stderr --\n`report`: same as its inputs (3 files)\n"
    );
}

#[test]
fn a_changed_figure_page_or_input_is_found() {
    let folder = made_up_inspection();
    made(&folder, &["inspection.toml"]);
    let verify = || folder.run(&["verify", "report", "inspection.toml"]);
    let files = folder.files();

    folder.write("report/report.json", &files["report/report.json"].replacen("\"58%\"", "\"68%\"", 1));
    let figure = verify();
    assert_eq!(figure.code, 1);
    assert!(figure.stderr.contains("text` is `68%` there, `58%` now"), "{}", figure.stderr);

    folder.write("report/report.json", &files["report/report.json"]);
    folder.write("report/report.html", &files["report/report.html"].replacen("58%", "68%", 1));
    let page = verify();
    assert_eq!(page.code, 1);
    assert!(page.stderr.contains("error[verify/page-differs]: `report.html`"), "{}", page.stderr);

    folder.write("report/report.html", &files["report/report.html"]);
    assert_eq!(verify().code, 0);
    folder.write("cases.csv", &files["cases.csv"].replacen("insufficient", "sufficient", 1));
    let input = verify();
    assert_eq!(input.code, 1);
    assert!(input.stderr.contains("`provenance.inputs[cases.csv].sha256` is "), "{}", input.stderr);
}

/// Where the report was made and where its files lie makes no difference, and is nowhere said.
#[test]
fn no_folder_shows_in_a_report() {
    let here = made_up_inspection();
    let elsewhere = made_up_inspection();
    made(&here, &["inspection.toml", "--writer", "text"]);
    let absolute = elsewhere.path().join("inspection.toml");
    made(&elsewhere, &[absolute.to_str().unwrap(), "--writer", "text"]);
    assert_eq!(here.files(), elsewhere.files());
}

#[test]
fn who_names_nothing_is_told_what_to_name() {
    let refused = run(&["report", "-o", "report"]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("error[usage/nothing-to-report]"), "{}", refused.stderr);
}

#[test]
fn a_comparison_has_its_chapters_in_order() {
    let folder = Folder::new([]);
    let report = made(&folder, &["--area", "london", "--audience", "public", "--writer", "text"]);
    assert_eq!(
        titles(&report.sections),
        [
            "What was published",
            "What inspectors said of change, as retold here",
            "What can be compared",
            "Pair by pair",
            "What became of recommendations, and what recurs",
            "Annexes"
        ]
    );
    every_figure_has_a_derivation(&report);
    ids_are_unique(&report);
    let page = &folder.files()["report/report.txt"];
    insta::assert_snapshot!(page.lines().take(36).collect::<Vec<_>>().join("\n"));
    assert_eq!(
        folder.run(&["verify", "report"]).shown(),
        "exit 0\n-- stdout --\n-- stderr --\n`report`: same as its inputs (2 files)\n"
    );
}

/// Kinds of bodies stand beside each other by how many of each are good or better, in the title and in the first picture.
#[test]
fn kinds_open_with_how_they_were_rated() {
    let folder = Folder::new([]);
    let report = made(&folder, &["--kind", "trust,crc,nps", "--audience", "public", "--writer", "json"]);
    assert_eq!(
        report.title,
        "Standards of April 2018: 1 of 18 CRC inspections and 5 of 7 NPS division inspections rated good or better"
    );
    let Some(Block::Chart(chart)) = report.sections[0].blocks.first() else { panic!("no chart") };
    assert_eq!(chart.finding, format!("{}.", report.title));
    assert_eq!(chart.source, "Source: 33 inspections, 2018 to 2021.");
    let rows = chart.table.rows.iter().filter_map(|row| chart.table.cell(row, "share")?.share());
    let rows: Vec<_> = rows.map(|share| (share.n, share.of, share.text.as_str())).collect();
    assert_eq!(rows, [(Some(1), Some(18), "6%"), (Some(5), Some(7), "71%"), (Some(1), Some(6), "17%")]);
    let report = made(&folder, &["--kind", "pdu", "--audience", "public", "--writer", "json", "--force"]);
    let one = "rated good or better: 1 of 26 (standards of 2021) and 0 of 30 (standards of 2023)";
    assert!(report.title.ends_with(one), "{}", report.title);
}

/// The lineage as a picture: each body goes on from those before it, and results stand in its lane in the order of time.
#[test]
fn bodies_are_drawn_over_time() {
    let folder = Folder::new([]);
    let report = made(&folder, &["--area", "london", "--audience", "public", "--writer", "json"]);
    let charts = report.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Chart(chart) if chart.id == "lanes" => Some(chart),
        _ => None,
    });
    let chart = charts.collect::<Vec<_>>().pop().unwrap();
    assert_eq!(chart.source, "Source: 8 inspections, 2014 to 2019.");
    let said = |row, column| chart.table.cell(row, column).unwrap().words();
    let rows = chart.table.rows.iter();
    let rows: Vec<String> =
        rows.map(|row| ["body", "when", "result", "yardstick", "from"].map(|one| said(row, one)).join("; ")).collect();
    assert_eq!(
        rows,
        [
            "London Probation Trust; 30 May 2014; risk of serious harm screening done in time and accurate: just under three-quarters; Inspection of Adult Offending Work; ",
            "Six Probation Trusts (second series, 2013 to 2014); August 2014; several together; outcomes 64% to 84%; Inspection of Adult Offending Work; ",
            "London CRC; 15 December 2016; poor, and poorer than any other area inspected that year; Quality & Impact inspections; london-trust",
            "London CRC; March 2018; protecting the public: variable, and not acceptable overall; ; london-trust",
            "London CRC; August 2019; Requires improvement; standards of April 2018; london-trust",
            "NPS London; 15 December 2016; better than the company's, mixed, with much room to improve; Quality & Impact inspections; london-trust",
            "NPS London; 10 January 2018; protecting the public: good; ; london-trust",
            "NPS London; May 2019; Requires improvement; standards of April 2018; london-trust",
            "Probation Service London; ; ; ; london-crc, nps-london",
        ]
    );
}

/// What is planted in the fictional world stands in the title of a chart.
#[test]
fn changes_are_drawn_in_their_parts() {
    let folder = Folder::new(MARROWDALE);
    let report = made(&folder, &["marrowdale-crc-2018.toml", "marrowdale-crc-2019.toml", "--writer", "json"]);
    every_figure_has_a_derivation(&report);
    ids_are_unique(&report);
    let changes = report.sections.iter().find(|section| section.id == "splits").unwrap();
    let text = serde_json::to_string(&changes.sections[0].blocks[0]).unwrap();
    assert!(
        text.contains("\"form\":\"waterfall\"")
            && text.contains("The largest of 19 changes is that of \\\"Planning engages"),
        "{text}"
    );
    let verified = folder.run(&["verify", "report", "marrowdale-crc-2018.toml", "marrowdale-crc-2019.toml"]);
    assert_eq!(verified.code, 0, "{}", verified.stderr);
}

/// The aggregate of 2014, in the manner of its report.
#[test]
fn an_aggregate_has_its_chapters_in_order() {
    let folder = Folder::new([]);
    let report = made(&folder, &["six-trusts-2014", "--audience", "public", "--writer", "text", "--writer", "csv"]);
    assert_eq!(
        titles(&report.sections),
        [
            "The results together",
            "Part by part",
            "What drives the scores",
            "Interviews, and what others say",
            "Annexes"
        ]
    );
    every_figure_has_a_derivation(&report);
    ids_are_unique(&report);
    let text = serde_json::to_string(&report.sections).unwrap();
    for finding in [
        "Protecting the public by minimising the risk of harm to others has the lowest score of 5 outcomes, 64%; assisting sentencing the highest, 84%.",
        "1 Assisting sentencing: 84%, 77% to 89% over 6",
        "16% (71 of 457)",
    ] {
        assert!(text.contains(finding), "{finding}");
    }
    assert_eq!(folder.run(&["verify", "report"]).code, 0);
}

/// Cases of six fictional bodies: a range that chance alone explains is called so, and parts of the sample are pooled.
#[test]
fn members_are_taken_together() {
    let folder = Folder::new([("rates.toml", include_str!("../../examples/six-trusts-2014/rates.toml"))]);
    let made_up = folder.run(&[
        "synthesise",
        "2014-adult-offending-work",
        "--cases",
        "457",
        "--seed",
        "2014",
        "--like",
        "six-trusts-2014",
        "--rates",
        "rates.toml",
        "-o",
        "six",
    ]);
    assert_eq!(made_up.code, 0, "{}", made_up.stderr);
    let records: Vec<String> =
        folder.files().into_keys().filter(|name| name.starts_with("six/") && name.ends_with(".toml")).collect();
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    assert_eq!(records.len(), 7);
    let report = made(&folder, &[&records[..], &["--by", "sex", "--writer", "text"]].concat());
    every_figure_has_a_derivation(&report);
    ids_are_unique(&report);
    let page = serde_json::to_string(&report.sections).unwrap();
    for words in [
        "In 1 of 59 questions the bodies differ by more than chance alone would give.",
        "Who the cases are",
        "Mean of members",
        "By sex",
    ] {
        assert!(page.contains(words), "{words}");
    }
    // Both sexes together are everybody.
    let rows = |name: &str, figure: &str| -> u64 {
        let count = |row: &Row, table: &Table| match (table.cell(row, "sufficient"), &row.figure) {
            (Some(Cell::Count { count, .. }), Some(name)) if name.starts_with(figure) => Some(*count),
            _ => None,
        };
        let of = |table: &Table| table.rows.iter().filter_map(|row| count(row, table)).sum::<u64>();
        report.tables().filter(|table| table.name == name).map(of).sum()
    };
    let figure = "six-fictional-trusts-2014/2014-adult-offending-work/4.1.a";
    let (by_sex, all) = (rows("breakdown", &format!("{figure}@sex=")), rows("questions", figure));
    assert!(all > 0 && by_sex == all, "{by_sex} of {all}");
}

/// Without a record of their own, inspections under one framework are taken together all the same.
#[test]
fn rated_bodies_stand_in_a_grid() {
    let folder = Folder::new([]);
    let report = made(&folder, &["--kind", "crc", "--years", "2019..2021", "--plan", "aggregate", "--writer", "text"]);
    ids_are_unique(&report);
    let bodies = report.sections.iter().find(|section| section.id == "bodies").unwrap();
    let text = serde_json::to_string(bodies).unwrap();
    let rated = "west-yorkshire-crc-2020/2019-crc/2.1#rating";
    assert!(text.contains(rated) && report.derivations.iter().any(|one| one.figure == rated), "{text}");
    assert!(text.contains("\"form\":\"strip\"") && text.contains("How many inspections have each rating"), "{text}");
    let results = report.sections.iter().find(|section| section.id == "headline").unwrap();
    let results = serde_json::to_string(results).unwrap();
    assert!(results.contains("No rating is given to all of them together."), "{results}");
}
