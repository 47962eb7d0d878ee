//! What records say, beyond the example of the page.

use assize_diag::MemoryFiles;
use assize_model::{Inspection, InspectionKind, fraction};

use crate::support::{self, Read};

const HEAD: &str = "[inspection]\nid = \"north-2019\"\nprovider = \"northshire\"\nframework = \"2018-crc\"\n";

fn record(rest: &str) -> Read {
    record_with(rest, &[])
}

fn record_with(rest: &str, tables: &[(&str, &str)]) -> Read {
    let text = format!("{HEAD}{rest}");
    let record = [("data/north.toml", text.as_str())];
    let tables: Vec<_> = tables.iter().map(|(name, table)| (format!("data/{name}"), *table)).collect();
    let files = record.into_iter().map(|(name, text)| (name.to_owned(), text)).chain(tables);
    support::record(&MemoryFiles::new(files), "data/north.toml")
}

fn kept(inspection: &Inspection) -> Vec<(&str, u32)> {
    let table = &inspection.tables[0];
    table.ids.iter().zip(table.lines.iter()).collect()
}

#[test]
fn a_record_may_begin_with_a_byte_order_mark() {
    let files = MemoryFiles::new([("north.toml", format!("\u{feff}{HEAD}"))]);
    assert_eq!(support::record(&files, "north.toml").sound().id, "north-2019");
}

#[test]
fn a_table_of_a_record_may_be_of_counts() {
    let data = "[[data]]\nunit = \"case\"\nfile = \"counts.csv\"\n[counts]\n\"2.1.2\" = { sufficient = 1, insufficient = 2 }\n";
    let read = record_with(data, &[("counts.csv", "question,n,N\n2.1.1,9,12\n")]).sound();
    assert_eq!(read.counts["2.1.1"].value.insufficient, 3);
    let twice = record_with(data, &[("counts.csv", "question,n,N\n2.1.2,9,12\n")]);
    assert!(twice.said.contains("table/question-twice"), "{}", twice.said);
}

#[test]
fn a_source_may_stand_on_every_table() {
    let inspection = record(
        r#"
[sample]
eligible = 640
source = "page 3"
window = { from = "2018", source = "page 4" }

[counts]
source = "table 1"
"2.1.1" = { sufficient = 90, insufficient = 53 }
"2.1.2" = { sufficient = 90, insufficient = 53, source = "table 2" }

[entered]
source = "page 9"
"1.1" = "good"

[ratings]
source = "page 10"
good = 5

[printed]
source = "page 11"
points = 15
"#,
    )
    .sound();
    let source = |id: &str| inspection.counts[id].value.source.as_deref();
    assert_eq!((source("2.1.1"), source("2.1.2")), (Some("table 1"), Some("table 2")));
    assert_eq!(inspection.entered["1.1"].value.source.as_deref(), Some("page 9"));
    assert_eq!((inspection.entered.len(), inspection.ratings.len(), inspection.printed.len()), (1, 1, 1));
}

#[test]
fn percentages_are_read_as_they_are_printed() {
    let inspection = record("[entered]\n\"2\" = { value = 64.50, low = 40, high = 80.125, over = 6 }\n").sound();
    let assize_model::EnteredValue::Score { value, low: Some(_), high: Some(high), over: Some(6) } =
        &inspection.entered["2"].value.value
    else {
        panic!("it has a range")
    };
    assert_eq!((fraction(&value.percent), value.decimals), ("129/2".to_owned(), 2));
    assert_eq!(fraction(&high.percent), "641/8");
}

#[test]
fn everything_wrong_is_said_at_once() {
    let said = record_with(
        r#"published = "2019-13"

[sample]
eligable = 640
drawn = -1

[counts]
"2.1.1" = { sufficient = "90" }

[[data]]
unit = "case"
file = "cases.csv"

[[data]]
unit = "report"
file = "reports.csv"
"#,
        &[("cases.csv", "id,sex\nc001,male,extra\n")],
    )
    .said;
    for code in [
        "record/date",
        "record/unknown-key",
        "record/count",
        "record/wrong-type",
        "record/missing-key",
        "table/ragged-row",
        "file/not-found",
    ] {
        assert_eq!(said.matches(&format!("error[{code}]")).count(), 1, "{code} in\n{said}");
    }
}

#[test]
fn tables_are_told_of_even_where_the_record_is_not_sound() {
    let files = MemoryFiles::new([
        ("north.toml", "[inspection]\nid = \"a\"\n\n[[data]]\nunit = \"case\"\nfile = \"cases.csv\"\n"),
        ("cases.csv", "id;sex\n"),
    ]);
    let read = support::record(&files, "north.toml");
    assert!(read.inspections.is_empty());
    assert!(read.said.contains("table/separator") && read.said.contains("no `framework`"), "{}", read.said);
}

#[test]
fn several_kinds_of_unit_each_have_a_table() {
    let data = "[[data]]\nunit = \"case\"\nfile = \"cases.csv\"\n\n[[data]]\nunit = \"report\"\nfile = \"sub/reports.csv\"\nlayout = \"long\"\n";
    let tables = [("cases.csv", "id,sex\nc001,male\n"), ("sub/reports.csv", "case,question,answer\nr1,5.1,yes\n")];
    let inspection = record_with(data, &tables).sound();
    assert_eq!(inspection.table("case").map(|table| table.ids.len()), Some(1));
    assert_eq!(inspection.table("report").map(|table| table.columns[0].header.as_str()), Some("5.1"));
}

#[test]
fn of_several_assessors_the_one_named_is_scored() {
    let data = "[[data]]\nunit = \"case\"\nfile = \"cases.csv\"\nassessor = \"b\"\n";
    let cases = "id,assessor,2.1.3\nc001,A,yes\nc002,A,yes\nc001,B,no\nc003,B,no\nc003,A,yes\n";
    let inspection = record_with(data, &[("cases.csv", cases)]).sound();
    assert_eq!(kept(&inspection), [("c002", 3), ("c001", 4), ("c003", 5)]);
    assert_eq!(inspection.tables[0].set_aside(), 2);
    let assessor = inspection.tables[0].column("assessor").expect("it stays a column");
    assert_eq!((0..3).map(|row| assessor.word(row)).collect::<Vec<_>>(), ["A", "B", "B"]);
    let readings = inspection.tables[0].readings.as_ref().expect("what is set aside is kept");
    assert_eq!(readings.lead.as_deref(), Some("b"));
    assert_eq!(readings.table.lines, [2, 3, 4, 5, 6]);
    assert_eq!(readings.unit_of, [0, 1, 0, 2, 2]);
}

#[test]
fn rows_of_an_aggregate_belong_to_its_members() {
    let rest =
        "kind = \"aggregate\"\nmembers = [\"a-2018\", \"b-2018\"]\n\n[[data]]\nunit = \"case\"\nfile = \"cases.csv\"\n";
    let cases = "id,inspection,2.1.3\nc001,a-2018,yes\nc001,b-2018,no\nc002,north-2019,yes\n";
    let inspection = record_with(rest, &[("cases.csv", cases)]).sound();
    assert_eq!(inspection.kind, InspectionKind::Aggregate);
    assert_eq!(kept(&inspection), [("c001", 2), ("c001", 3), ("c002", 4)], "an id stands once in each inspection");
    let twice = "id,inspection,2.1.3\nc001,a-2018,yes\nc001,a-2018,no\nc002,c-2018,yes\n";
    let said = record_with(rest, &[("cases.csv", twice)]).said;
    assert!(
        said.contains("table/duplicate-id") && said.contains("neither `north-2019` nor one of its members"),
        "{said}"
    );
}

#[test]
fn made_up_cases_make_the_inspection_synthetic() {
    let data = "[[data]]\nunit = \"case\"\nfile = \"cases.csv\"\n";
    let inspection = record_with(data, &[("cases.csv", "id,Synthetic,2.1.3\nc001,Yes,no\nc002,yes,yes\n")]).sound();
    assert!(inspection.synthetic && inspection.tables[0].synthetic);
    assert!(inspection.tables[0].column("synthetic").is_some(), "reserved columns are called by their reserved word");
    let inspection = record_with(data, &[("cases.csv", "id,synthetic,2.1.3\nc001,no,no\nc002,,yes\n")]).sound();
    assert!(!inspection.synthetic && !inspection.tables[0].synthetic);
    assert!(record("synthetic = true\n").sound().synthetic);
}

#[test]
fn a_file_that_cannot_be_read_is_named_where_it_is_asked_for() {
    let said = support::record(&MemoryFiles::new([("a.toml", "")]), "b.toml").said;
    assert_eq!(said, "b.toml: error[file/not-found]: there is no file `b.toml`\n  help: check the name and the folder");
    let files = MemoryFiles::new([("a.toml", HEAD)]);
    files.fail_at(0);
    let said = support::record(&files, "a.toml").said;
    assert_eq!(said, "a.toml: error[file/unreadable]: `a.toml` cannot be read: made to fail");
}

#[test]
fn a_record_that_the_program_carries_has_no_tables() {
    use assize_diag::{Diagnostics, Sources};
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let text = format!("{HEAD}\n[[data]]\nunit = \"case\"\nfile = \"cases.csv\"\n");
    let text = text
        .replace("northshire", "own")
        .replace("[[data]]", "[provider]\nid = \"own\"\nname = \"Own\"\nkind = \"crc\"\n[[data]]");
    let source = sources.add_carried("builtin:own", text);
    let (files, providers) = (MemoryFiles::default(), assize_model::Bodies::default());
    let context = &mut assize_intake::Context::new(&files, &providers, &mut sources, &mut diagnostics);
    let inspection = assize_intake::parse_record(source, None, context).expect("its head is sound");
    assert!(inspection.tables.is_empty());
    let codes: Vec<_> = diagnostics.sorted(&sources).iter().map(|diagnostic| diagnostic.code.as_str()).collect();
    assert_eq!(codes, ["record/no-tables"]);
}

#[test]
fn what_changes_nothing_about_a_table_is_told() {
    let read = record_with(
        "[[data]]\nunit = \"case\"\nfile = \"cases.csv\"\nsheet = \"Answers\"\naccept-cached = true\nencoding = \"utf-8\"\n",
        &[("cases.csv", "id,sex\na,female\n")],
    );
    assert!(!read.diagnostics.has_errors(), "{}", read.said);
    let told = |key: &str| read.said.contains(&format!("warning[record/of-no-use]: `{key}` is for workbooks"));
    assert!(told("sheet") && told("accept-cached") && !read.said.contains("`encoding` is for"), "{}", read.said);
}
