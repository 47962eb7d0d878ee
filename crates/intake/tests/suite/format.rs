//! The blocks of `FORMAT.md` are read as they stand, and give what the page says.

use assize_diag::{MemoryFiles, Spanned};
use assize_intake::Layout;
use assize_model::{
    Answer, Change, Division, EnteredValue, FollowUpStatus, Inspection, InspectionKind, Limit, NotDone, PartialDate,
    PrintedPart, PrintedValue, RemarkKind, Succession, fraction, ratio,
};

use crate::support::{Read, options, record, table, wide};

/// The blocks that are marked so, in their order.
fn blocks(mark: &str) -> Vec<&'static str> {
    let fence = format!("```{mark}\n");
    let page = include_str!("../../FORMAT.md");
    page.split(&fence).skip(1).map(|rest| rest.split("```").next().expect("a split has a first part")).collect()
}

fn only(mark: &str) -> &'static str {
    match blocks(mark)[..] {
        [block] => block,
        ref blocks => panic!("the page has {} blocks `{mark}`", blocks.len()),
    }
}

fn page_record() -> Inspection {
    record(&MemoryFiles::new([("example.toml", only("toml record"))]), "example.toml").sound()
}

fn words<'t>(inspection: &'t Inspection, column: &str) -> Vec<&'t str> {
    let column = inspection.tables[0].column(column).expect("the table has this column");
    (0..column.len()).map(|row| column.word(row)).collect()
}

fn values<T: Clone>(list: &[Spanned<T>]) -> Vec<T> {
    list.iter().map(|entry| entry.value.clone()).collect()
}

#[test]
fn every_block_of_the_page_is_read_by_a_test() {
    let fences = include_str!("../../FORMAT.md").lines().filter(|line| line.starts_with("```") && *line != "```");
    let marks: Vec<_> = fences.map(|line| &line[3..]).collect();
    assert_eq!(marks, ["toml record", "csv wide", "csv long", "csv counts", "toml map"]);
}

#[test]
fn the_record_says_who_what_and_when() {
    let inspection = page_record();
    assert_eq!(inspection.id, "example-crc-2019");
    assert_eq!(inspection.framework, "2018-crc");
    assert_eq!(inspection.kind, InspectionKind::Inspection);
    assert_eq!(inspection.title, "Example CRC, 2019");
    assert_eq!(inspection.year(), Some(2019));
    assert_eq!(inspection.fieldwork.to.map(|date| date.to_string()).as_deref(), Some("2019-04"));
    assert_eq!(inspection.areas, ["all"]);
    assert_eq!(inspection.source.as_deref(), Some("made up for this page"));
    assert!(!inspection.synthetic);
    let provider = &inspection.provider;
    assert_eq!((provider.name.as_str(), provider.kind.word(), provider.fictional), ("Example CRC", "crc", true));
    assert_eq!(provider.areas, ["Example"]);
    assert_eq!((provider.from, provider.to), (PartialDate::parse("2014-06-01"), PartialDate::parse("2021-06-25")));
    let by = vec![Division::Risk, Division::Function];
    let successor = Succession { id: "example-region".to_owned(), by, work: None, on: None };
    assert_eq!(provider.successors, [successor]);
    let sample = inspection.sample.as_ref().expect("there is one");
    assert_eq!((sample.eligible, sample.drawn, sample.assessed), (Some(640), Some(140), Some(138)));
    assert_eq!((sample.replaced, sample.caseload), (Some(2), Some(2800)));
    assert_eq!(sample.frame.as_deref(), Some("all cases commenced in the window"));
    assert_eq!(sample.window.from.map(|date| date.to_string()).as_deref(), Some("2018-07"));
    assert_eq!(sample.unit(), "case");
    let strata: Vec<_> = sample.strata.iter().map(|one| (one.value.title.as_str(), one.value.eligible)).collect();
    assert_eq!(strata, [("Women", Some(120)), ("Men", Some(520))]);
    let women = &sample.strata[0].value;
    assert_eq!((women.drawn, women.assessed, women.replaced), (Some(30), Some(29), Some(1)));
    let (fact, values) = &women.when[0];
    assert_eq!((fact.value.as_str(), values[0].value.as_str()), ("sex", "female"));
}

#[test]
fn the_record_says_what_was_counted_entered_and_stated() {
    let inspection = page_record();
    assert_eq!(inspection.counts.keys().collect::<Vec<_>>(), ["2.1.1", "2.1.2", "2.1.3"]);
    let counts = &inspection.counts["2.1.2"].value;
    assert_eq!((counts.sufficient, counts.insufficient, counts.cannot_tell), (96, 47, 1));
    assert_eq!((counts.missing, counts.not_applicable, counts.not_done), (2, 1, None));
    assert_eq!(inspection.counts["2.1.3"].value.not_done, Some(12));
    let entered = |id: &str| &inspection.entered[id].value;
    let EnteredValue::Rating(rating) = &entered("1.1").value else { panic!("1.1 is rated") };
    assert_eq!(&**rating, "good");
    assert_eq!(entered("1.2").source.as_deref(), Some("page 9"));
    let EnteredValue::Score { value, low: None, high: None, over: None } = &entered("2.3.1").value else {
        panic!("2.3.1 is a percentage")
    };
    assert_eq!((fraction(&value.percent), value.decimals), ("46/1".to_owned(), 0));
    let EnteredValue::Insufficient(percent) = &entered("2.3.2").value else { panic!("2.3.2 is the complement") };
    assert_eq!(fraction(&percent.percent), "33/1");
    assert_eq!(entered("2.3.3").not_done, Some(NotDone::Counted(69, 391)));
    let stated = &inspection.stated["2.2.3"].value;
    assert_eq!((&stated.low, &stated.high), (&Limit::zero(), &Limit { value: ratio(1, 2), open: true }));
    assert_eq!((stated.words.as_str(), stated.source.as_str()), ("fewer than half", "page 12"));
}

#[test]
fn the_record_says_what_was_decided_and_printed() {
    let inspection = page_record();
    let panel = &inspection.panel["2.1"].value;
    assert_eq!((&*panel.rating, panel.reason.as_str()), ("requires-improvement", "small sub-sample"));
    assert_eq!(inspection.ratings.values().map(|count| count.value).sum::<u64>(), 10);
    let printed: Vec<_> = inspection.printed.iter().map(|printed| &printed.value).collect();
    let shown: Vec<_> = printed.iter().map(|printed| (printed.id.as_str(), printed.part)).collect();
    let (whole, not_done) = (PrintedPart::Whole, PrintedPart::NotDone);
    assert_eq!(shown, [("overall", whole), ("overall", whole), ("2.1", whole), ("2.1.3", whole), ("2.1.3", not_done)]);
    let PrintedValue::Rating(rating) = &printed[0].value else { panic!("a word is a rating") };
    assert_eq!(&**rating, "requires-improvement");
    assert_eq!(printed[1].value, PrintedValue::Points(15));
    let PrintedValue::Percent(percent) = &printed[4].value else { panic!("a part is a percentage") };
    assert_eq!(fraction(&percent.percent), "9/1");
}

#[test]
fn the_record_says_what_else_was_reported() {
    let inspection = page_record();
    let figures = values(&inspection.figures);
    assert_eq!((figures[0].count, figures[0].of), (Some(91), None));
    assert_eq!((figures[1].count, figures[1].of), (Some(198), Some(457)));
    assert_eq!(figures[1].percent.as_ref().map(|percent| percent.decimals), Some(0));
    let remark = &inspection.remarks[0].value;
    let nodes: Vec<&str> = remark.nodes.iter().map(|node| &**node).collect();
    assert_eq!((remark.kind, nodes), (RemarkKind::Recommendation, vec!["2.1"]));
    let follow_up = &inspection.follow_ups[0].value;
    assert_eq!((follow_up.status, follow_up.change), (FollowUpStatus::InPart, Some(Change::Better)));
    assert_eq!(remark.change, None);
}

#[test]
fn the_wide_table_is_read() {
    let inspection = wide(only("csv wide")).sound();
    let table = &inspection.tables[0];
    assert_eq!(table.ids, ["c001", "c002", "c003"]);
    assert_eq!(table.lines, [2, 3, 4]);
    let headings: Vec<_> = table.columns.iter().map(|column| (column.header.as_str(), column.position)).collect();
    assert_eq!(headings, [("rosh.inspector", 2), ("sex", 3), ("2.1.3", 4), ("assessment.risk-analysed", 5)]);
    assert_eq!(words(&inspection, "sex"), ["female", "male", ""]);
    assert_eq!(words(&inspection, "2.1.3"), ["sufficient", "insufficient", "n/a"]);
    assert_eq!((inspection.id.as_str(), inspection.framework.as_str()), ("cases", "2018-crc"));
}

#[test]
fn the_long_table_is_read_as_a_wide_one() {
    let mut options = options();
    options.layout = Some(Layout::Long);
    let files = MemoryFiles::new([("cases.csv", only("csv long"))]);
    let inspection = table(&files, "cases.csv", &options).sound();
    let table = &inspection.tables[0];
    assert_eq!(table.ids, ["c001", "c002"]);
    assert_eq!(words(&inspection, "rosh.inspector"), ["medium", ""]);
    assert_eq!(words(&inspection, "2.1.3"), ["sufficient", "insufficient"]);
    let question = table.column("2.1.3").expect("it was just read");
    assert_eq!(question.position, 3);
    assert!(question.lines.as_ref().is_some_and(|lines| *lines == [3, 4]));
}

#[test]
fn the_table_of_counts_is_read() {
    let inspection = wide(only("csv counts")).sound();
    let counts = inspection.counts.values().map(|one| &one.value);
    let counts: Vec<_> = counts.map(|one| (one.sufficient, one.insufficient, one.not_applicable)).collect();
    assert_eq!(counts, [(90, 53, 0), (100, 41, 12)]);
}

#[test]
fn the_column_map_is_applied() {
    let cases = "\
Case ref,RoSH (inspector),Q2.1.3,Start,Comments,Team
c001,vh,Met,14.3.19,\"seen, and noted\",A
c002,low,not completed,2019-03-15,,B
Total,,1,,,
,,1,,,
";
    let mut options = options();
    options.columns = Some("map.toml".into());
    let files = MemoryFiles::new([("cases.csv", cases), ("map.toml", only("toml map"))]);
    let Read { inspections, said, .. } = table(&files, "cases.csv", &options);
    assert_eq!(said, "");
    let inspection = &inspections[0];
    assert_eq!(inspection.tables[0].ids, ["c001", "c002"]);
    assert_eq!(words(inspection, "rosh.inspector"), ["very-high", "low"]);
    assert_eq!(words(inspection, "commenced"), ["2019-03-14", "2019-03-15"]);
    assert_eq!(words(inspection, "2.1.3"), ["Met", "not completed"]);
    assert_eq!(inspection.tables[0].columns.len(), 3, "what is ignored is not stored");
    let answers = &inspection.tables[0].answers;
    assert_eq!(answers["met"], Answer::Sufficient);
    assert_eq!(answers["not completed"], Answer::Insufficient);
}
