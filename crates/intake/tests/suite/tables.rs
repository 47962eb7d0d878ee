//! What tables hold, and which inspections they form.

use std::io::Write;

use assize_diag::{MemoryFiles, Place};
use assize_intake::{Layout, Separator};
use assize_model::{EnteredValue, Inspection, ProviderKind, UnitTable};

use crate::support::{Read, options, table, wide};

/// Every cell but the id, by id and heading, in order of both.
fn cells(table: &UnitTable) -> Vec<(&str, &str, &str)> {
    let cell = |row: usize| {
        table.columns.iter().map(move |column| (&table.ids[row], column.header.as_str(), column.word(row)))
    };
    let mut cells: Vec<_> = (0..table.len()).flat_map(cell).collect();
    cells.sort_unstable();
    cells
}

fn ids(inspections: &[Inspection]) -> Vec<&str> {
    inspections.iter().map(|inspection| inspection.id.as_str()).collect()
}

#[test]
fn what_spreadsheets_write_is_read() {
    let plain = wide("id,team,2.1.3\nc001,north,yes\nc002,\"a, b\",no\n").sound();
    for same in [
        "\u{feff}id,team,2.1.3\nc001,north,yes\nc002,\"a, b\",no\n",
        "id,team,2.1.3\r\nc001,north,yes\r\nc002,\"a, b\",no\r\n",
        "id,team,2.1.3\nc001,north,yes\r\nc002,\"a, b\",no",
        "\"id\",\"team\",\"2.1.3\"\n\"c001\",\"north\",\"yes\"\n\"c002\",\"a, b\",\"no\"\n",
        "ID, team ,2.1.3\nc001,north,yes\nc002,\"a, b\",no\n\n\r\n  \n",
        "Case,team,2.1.3\nc001,north,yes\nc002,\"a, b\",no\n",
    ] {
        let same = wide(same).sound();
        assert_eq!(cells(&same.tables[0]), cells(&plain.tables[0]));
        assert!(same.tables[0].lines.iter().eq(plain.tables[0].lines.iter()));
    }
}

#[test]
fn quotes_inside_are_doubled_and_line_breaks_are_allowed_on_request() {
    let text = "id,team,2.1.3\nc001,\"the \"\"north\"\"\n\nteam\",yes\nc002,south,no\n";
    assert!(wide(text).said.contains("table/line-break"));
    let mut options = options();
    options.line_breaks = true;
    let inspection = table(&MemoryFiles::new([("cases.csv", text)]), "cases.csv", &options).sound();
    let read = &inspection.tables[0];
    assert_eq!(read.lines, [2, 5], "a row's line is where it begins");
    assert_eq!(read.column("team").map(|column| column.word(0)), Some("the \"north\"\n\nteam"));
}

#[test]
fn columns_and_rows_may_stand_in_any_order() {
    let one = wide("id,sex,2.1.3,year\nc001,male,yes,2019\nc002,female,no,2019\nc003,,n/a,2019\n").sound();
    let other = wide("2.1.3,year,id,sex\nn/a,2019,c003,\nyes,2019,c001,male\nno,2019,c002,female\n").sound();
    assert_eq!(cells(&one.tables[0]), cells(&other.tables[0]));
    assert_eq!((one.id, one.provider), (other.id, other.provider));
}

#[test]
fn a_long_table_holds_what_the_wide_one_does() {
    let wide = wide("id,provider,2.1.3,sex\nc001,northshire,yes,male\nc002,northshire,,female\n").sound();
    let long = "\
answer,case,provider,question
yes,c001,northshire,2.1.3
female,c002,northshire,sex
male,c001,northshire,sex
";
    let mut options = options();
    options.layout = Some(Layout::Long);
    let long = table(&MemoryFiles::new([("cases.csv", long)]), "cases.csv", &options).sound();
    assert_eq!(cells(&long.tables[0]), cells(&wide.tables[0]));
    let read = &long.tables[0];
    let place = |column: &str, row| read.place(row, read.column(column).expect("it was read"));
    let at = |line| Place::Cell { source: read.source, line, column: 1, header: "sex".to_owned() };
    assert_eq!((place("sex", 0), place("sex", 1)), (at(4), at(3)));
}

/// Sufficient and insufficient, or per cent, by question.
fn figures(inspection: &Inspection) -> Vec<(&str, String)> {
    let counts = inspection.counts.iter().map(|(id, counts)| {
        let counts = &counts.value;
        let more = [counts.cannot_tell, counts.missing, counts.not_applicable];
        let not_done = counts.not_done.map(|count| format!(" not done {count}")).unwrap_or_default();
        (id.as_str(), format!("{} {} {more:?}{not_done}", counts.sufficient, counts.insufficient))
    });
    let entered = inspection.entered.iter().map(|(id, entered)| match &entered.value.value {
        EnteredValue::Score { value, .. } => (id.as_str(), format!("{}%", value.percent)),
        other => panic!("{other:?}"),
    });
    counts.chain(entered).collect()
}

#[test]
fn counts_of_questions_are_read_as_annexes_print_them() {
    for (table, expect) in [
        ("question,sufficient,insufficient\n2.1.1,9,3\n", "9 3 [0, 0, 0]"),
        ("question,Yes,No,N/A,Total\n2.1.1,9,3,2,14\n", "9 3 [0, 0, 2]"),
        ("question,met,not met,not done,cannot tell,blank\n2.1.1,9,3,1,4,5\n", "9 3 [4, 5, 0] not done 1"),
        ("Question,n,N\n2.1.1,9,12\n", "9 3 [0, 0, 0]"),
        ("Question,Number,Per cent,Number of cases\n2.1.1,9,75%,12\n", "9 3 [0, 0, 0]"),
        ("Question,% sufficient,N\n2.1.1,75,12\n", "9 3 [0, 0, 0]"),
        // 155 to 157 of 300 are 52 per cent.
        ("Question,% sufficient,N\n2.1.1,52,300\n", "52%"),
        ("Question,Per cent\n2.1.1,75.5\n", "151/2%"),
    ] {
        assert_eq!(figures(&wide(table).sound()), [("2.1.1", expect.to_owned())], "{table}");
    }
}

#[test]
fn a_percentage_beside_counts_is_held_against_them() {
    for (table, is_said) in [
        ("question,yes,no,%\n2.1.1,9,3,75\n", false),
        ("question,yes,no,%\n2.1.1,9,3,74\n", true),
        ("question,yes,no,n/a,%\n2.1.1,9,3,3,60\n", false),
        ("question,%,N\n2.1.1,63.2,20\n", true),
    ] {
        let read = wide(table);
        assert_eq!(read.said.contains("do not give this percentage"), is_said, "{table}\n{}", read.said);
        assert!(!read.diagnostics.has_errors());
    }
}

#[test]
fn a_table_of_counts_forms_inspections_as_one_of_units_does() {
    let table = "provider,year,question,yes,no\nnorthshire,2018,2.1.1,1,2\nnorthshire,2019,2.1.1,3,4\n";
    let read = wide(table);
    assert_eq!(read.said, "");
    let read = read.inspections;
    assert_eq!(ids(&read), ["northshire-2018", "northshire-2019"]);
    assert_eq!(figures(&read[1]), [("2.1.1", "3 4 [0, 0, 0]".to_owned())]);
}

#[test]
fn a_column_map_says_which_question_words_are() {
    let table = "Ref,What,Positive,Negative\n1,Keeps others safe,4,5\n2,Sum,9,9\n3,Sub-heading,,\n";
    let map = "[columns]\nRef = \"ignore\"\nWhat = \"question\"\nPositive = \"sufficient\"\nNegative = \"insufficient\"\n\
        \"Keeps others safe\" = \"2.1.3\"\nSum = \"ignore\"\n";
    let mut options = options();
    options.columns = Some("map.toml".into());
    let files = MemoryFiles::new([("counts.csv", table), ("map.toml", map)]);
    let read = self::table(&files, "counts.csv", &options);
    assert!(read.said.contains("counts.csv:4:2") && read.said.contains("no figures"), "{}", read.said);
    assert_eq!(figures(&read.inspections[0]), [("2.1.3", "4 5 [0, 0, 0]".to_owned())]);
}

#[test]
fn a_column_map_renames_questions_of_the_long_layout_too() {
    let long = "Ref,question,answer\nc001,Q 1,met\nc001,Remarks,none\n";
    let map =
        "[columns]\n\"ref\" = \"case\"\n\"Q 1\" = \"2.1.1\"\nRemarks = \"ignore\"\n[values.\"2.1.1\"]\nMet = \"yes\"\n";
    let mut options = options();
    (options.layout, options.columns) = (Some(Layout::Long), Some("map.toml".into()));
    let files = MemoryFiles::new([("cases.csv", long), ("map.toml", map)]);
    assert_eq!(cells(&table(&files, "cases.csv", &options).sound().tables[0]), [("c001", "2.1.1", "yes")]);
}

#[test]
fn a_column_may_take_the_name_of_one_that_is_ignored() {
    let map = "[columns]\nsex = \"ignore\"\nGender = \"sex\"\n";
    let mut options = options();
    options.columns = Some("map.toml".into());
    let files = MemoryFiles::new([("cases.csv", "id,sex,Gender\nc001,M,male\n"), ("map.toml", map)]);
    assert_eq!(cells(&table(&files, "cases.csv", &options).sound().tables[0]), [("c001", "sex", "male")]);
}

#[test]
fn without_a_record_all_rows_are_one_inspection_named_after_the_file() {
    let mut options = options();
    options.kind = ProviderKind::named("nps");
    let files = MemoryFiles::new([("data/North Wales.csv", "id,2.1.3\nc001,yes\n")]);
    let inspection = table(&files, "data/North Wales.csv", &options).sound();
    assert_eq!((inspection.id.as_str(), inspection.title.as_str()), ("north-wales", "North Wales"));
    assert_eq!((inspection.provider.kind.word(), inspection.provider.fictional), ("nps", false));
    assert_eq!(inspection.year(), None);
}

#[test]
fn rows_form_inspections_by_provider_and_year() {
    let text = "\
id,provider,year,2.1.3
c001,northshire,2019,yes
c001,\"Kent, Surrey And Sussex CRC\",2019,no
c002,Northshire CRC,2019,no
c001,northshire,2018,yes
";
    let read = wide(text);
    assert_eq!(read.said, "");
    assert_eq!(ids(&read.inspections), ["northshire-2019", "kent-surrey-sussex-crc-2019", "northshire-2018"]);
    let [first, second, third] = &read.inspections[..] else { panic!("there are three") };
    assert_eq!(first.tables[0].ids, ["c001", "c002"]);
    assert_eq!(first.tables[0].lines, [2, 4]);
    assert_eq!((second.year(), third.year()), (Some(2019), Some(2018)));
    assert_eq!(second.provider.name, "Kent, Surrey and Sussex CRC");
    let answers = second.tables[0].column("2.1.3").expect("it was read");
    assert_eq!(answers.words(), ["no"], "only the words of its own rows");
}

#[test]
fn rows_form_inspections_by_name() {
    let text = "id,inspection,provider,2.1.3\nc001,second,northshire,yes\nc002,first,northshire,no\nc001,first,northshire,no\n";
    let read = wide(text);
    assert_eq!(read.said, "");
    assert_eq!(ids(&read.inspections), ["second", "first"]);
    assert_eq!(read.inspections[1].tables[0].ids, ["c002", "c001"]);
    assert_eq!(read.inspections[1].provider.id, "northshire");
}

#[test]
fn made_up_cases_may_be_of_a_body_that_nobody_knows() {
    let read = wide("id,synthetic,provider,2.1.3\nc001,yes,West Riding,yes\nc002,yes,west riding,no\n");
    assert_eq!(read.said, "");
    assert_eq!(ids(&read.inspections), ["west-riding"]);
    assert!(read.inspections[0].provider.fictional && read.inspections[0].synthetic);
    assert!(wide("id,provider,2.1.3\nc001,West Riding,yes\n").said.contains("table/provider"));
}

#[test]
fn the_assessor_may_be_chosen_without_a_record() {
    let mut options = options();
    options.assessor = Some("A".to_owned());
    let text =
        "id,assessor,provider,2.1.3\nc001,A,northshire,yes\nc001,B,northshire,no\nc001,B,kent-surrey-sussex-crc,no\n";
    let read = table(&MemoryFiles::new([("cases.csv", text)]), "cases.csv", &options);
    assert_eq!(read.said, "");
    let set_aside: Vec<_> = read.inspections.iter().map(|inspection| inspection.tables[0].set_aside()).collect();
    assert_eq!(set_aside, [1, 0]);
    assert!(read.inspections[1].tables[0].readings.is_none(), "where nothing is set aside nothing more is kept");
    // Without one, every reading is wanted or it is a fault.
    options.assessor = None;
    let files = MemoryFiles::new([("cases.csv", text)]);
    assert!(table(&files, "cases.csv", &options).said.contains("it is not said whose answers are scored"));
    options.every_reading = true;
    let read = table(&files, "cases.csv", &options);
    assert_eq!(read.said, "");
    let readings = read.inspections[0].tables[0].readings.as_ref().expect("both are kept");
    assert_eq!((readings.lead.as_deref(), &readings.unit_of), (None, &vec![0, 0]));
}

#[test]
fn rows_at_fault_are_left_out_and_the_others_are_read() {
    let read = wide("id,sex,2.1.3\nc001,male,yes\nc002,male\n,male,yes\nc001,male,no\nc003,female,no\n");
    assert_eq!(read.inspections[0].tables[0].ids, ["c001", "c003"]);
    assert_eq!(read.diagnostics.errors(), 3, "{}", read.said);
}

#[test]
fn limits_hold() {
    let columns: String = (0..5_001).map(|column| format!("c{column},")).collect();
    assert!(wide(&format!("{columns}id\n")).said.contains("at most 5000"), "columns");
    let field = "x".repeat(100_001);
    assert!(wide(&format!("id,sex\nc001,{field}\n")).said.contains("more than 100000 bytes"), "fields");
    assert!(wide(&format!("id,{field}\nc001,yes\n")).said.contains("more than 500 bytes"), "headings");
}

fn gzip(text: &str) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(text.as_bytes()).expect("memory takes what is written to it");
    packed.finish().expect("memory takes what is written to it")
}

fn zstd(text: &str) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(text.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest)
}

#[test]
fn a_packed_table_is_read_as_what_it_was() {
    let text = "id\t2.1.3\nc001\tyes\nc002\tno\n";
    let of = |name: &str, bytes: &[u8]| table(&MemoryFiles::new([(name, bytes)]), name, &options());
    for (ending, pack) in [("gz", gzip as fn(&str) -> Vec<u8>), ("zst", zstd)] {
        let (whole, halves) = (pack(text), [pack(&text[..11]), pack(&text[11..])].concat());
        for bytes in [&whole, &halves] {
            let packed = of(&format!("north.tsv.{ending}"), bytes).sound();
            assert_eq!(cells(&packed.tables[0]), cells(&of("north.tsv", text.as_bytes()).sound().tables[0]));
            assert_eq!(packed.id, "north");
        }
        let mut turned = whole.clone();
        let inside = turned.len() - 6;
        turned[inside] ^= 1;
        let junk = [&whole[..], b"more"].concat();
        for (name, bytes) in [
            ("cut.tsv", &whole[..whole.len() - 9]),
            ("turned.tsv", &turned),
            ("plain.tsv", text.as_bytes()),
            ("none.tsv", b""),
            ("junk.tsv", &junk),
            ("one.bin", &whole),
        ] {
            let read = of(&format!("{name}.{ending}"), bytes);
            assert!(read.diagnostics.has_errors(), "{name}.{ending}");
            let is_told =
                read.said.contains("is not packed as its name says, or is not complete\n  help: pack it again");
            assert!(is_told || name == "one.bin", "{name}.{ending}: {}", read.said);
        }
    }
}

#[test]
fn zeros_behind_what_is_packed_do_no_harm() {
    let padded = [gzip("id,2.1.3\nc001,yes\n"), vec![0; 300_000]].concat();
    let read = table(&MemoryFiles::new([("north.csv.gz", padded)]), "north.csv.gz", &options()).sound();
    assert_eq!(cells(&read.tables[0]), [("c001", "2.1.3", "yes")]);
}

/// Reads a table with this map.
fn mapped(text: &str, map: &str) -> Read {
    let mut options = options();
    options.columns = Some("map.toml".into());
    table(&MemoryFiles::new([("cases.csv", text), ("map.toml", map)]), "cases.csv", &options)
}

const OTHERS: &str = "others = \"ignore\"\n[columns]\nRef = \"id\"\n";

#[test]
fn what_has_a_name_is_never_left_out_with_the_others() {
    let text = "Ref,1.1,Site,sex,Inspection,year,question\nc001,yes,x,male,i1,2019,z\n";
    let inspection = mapped(text, OTHERS).sound();
    assert_eq!(inspection.id, "i1");
    let headers: Vec<&str> = inspection.tables[0].columns.iter().map(|column| column.header.as_str()).collect();
    assert_eq!(headers, ["1.1", "sex", "inspection", "year"]);
    assert_eq!(inspection.tables[0].left_out.columns, ["Site", "question"]);
    // Named by its own line it is left out.
    let map = format!("{OTHERS}\"1.1\" = \"ignore\"\n");
    assert!(mapped(text, &map).sound().tables[0].column("1.1").is_none());
    // The columns of one row an answer, too.
    let long = mapped("Ref,question,answer,Site\nc001,1.1,yes,x\n", OTHERS).sound();
    assert_eq!(cells(&long.tables[0]), [("c001", "1.1", "yes")]);
}

#[test]
fn what_is_nearly_a_name_is_not_left_out_without_a_word() {
    for (heading, name) in [("Q1.1", "1.1"), ("2_1_3", "2.1.3"), ("Sex?", "sex"), ("Provider name", "provider")] {
        let read = mapped(&format!("Ref,{heading}\nc001,x\n"), OTHERS);
        let expect = format!("[map/near-name]: `{heading}` is nearly `{name}`");
        assert!(read.said.contains(&expect), "{}", read.said);
        let cured = format!("{OTHERS}\"{heading}\" = \"ignore\"\n");
        mapped(&format!("Ref,{heading}\nc001,x\n"), &cured).sound();
    }
    // Remarks on a question that has its column are remarks.
    mapped("Ref,1.1,1.1 remarks\nc001,yes,x\n", OTHERS).sound();
}

#[test]
fn columns_that_are_left_out_may_be_headed_alike() {
    let inspection = mapped("Ref,1.1,Comments,Comments\nc001,yes,x,y\n", OTHERS).sound();
    assert_eq!(cells(&inspection.tables[0]), [("c001", "1.1", "yes")]);
}

#[test]
fn rows_that_a_map_leaves_out_are_counted_and_words_without_a_row_are_told() {
    const ROWS: &str = "[rows]\nignore = [\"Total\", \"Mean\", \"\"]\n";
    for text in [
        "id,1.1\nc001,yes\ntotal,1\n,1\nmean,1\n",
        "id,inspection,1.1\nc001,a,yes\nTotal,a,1\n,a,1\nMean,a,0\n",
        "case,question,answer\nc001,1.1,yes\nTotal,1.1,no\n,1.1,no\nMean,1.1,no\n",
    ] {
        let read = mapped(text, ROWS);
        assert_eq!(read.said, "", "{text}");
        assert_eq!(read.sound().tables[0].left_out.rows, 3);
    }
    let read = mapped("id,1.1\nc001,yes\nTotal,1\n", ROWS);
    for (place, message) in [
        ("map.toml:2:20", "no row has the id `Mean`"),
        ("map.toml:2:28", "every row has an id, so `\"\"` leaves none out"),
    ] {
        let expect = format!("{place}: warning[map/unknown-row]: {message}");
        assert!(read.said.contains(&expect), "{}", read.said);
    }
    assert_eq!((read.diagnostics.warnings(), read.diagnostics.errors()), (2, 0));
}

#[test]
fn a_day_that_is_none_is_told_by_the_form_of_the_map() {
    let text = "id,commenced\nc001,31/02/2019\nc002,2019-03-01\nc003,n/a\nc004,1.2.19\nc005,01/02/2019\n";
    let read = mapped(text, "[dates]\ncommenced = [\"dd/mm/yyyy\", \"dd-mm-yy\"]\n");
    let expect = "cases.csv:2:2: error[map/no-day]: this is not a day that is written `dd/mm/yyyy` or `dd-mm-yy`; nor is 1 more word of the column";
    assert!(read.said.contains(expect) && read.diagnostics.errors() == 1, "{}", read.said);
    assert!(!read.said.contains("31/02"), "{}", read.said);
    let days: Vec<_> = cells(&read.inspections[0].tables[0]).iter().map(|(_, _, day)| (*day).to_owned()).collect();
    assert_eq!(days, ["", "2019-03-01", "n/a", "", "2019-02-01"]);
    // Only what is wrong with the map is reported.
    let read = mapped(text, "[dates]\ncommenced = \"dd.qq.yy\"\n");
    assert!(read.said.contains("map/date-form") && read.diagnostics.errors() == 1, "{}", read.said);
}

#[test]
fn a_day_that_two_forms_read_as_two_days_is_none() {
    let text = "id,commenced\nc001,14/02/2019\nc002,03/04/2019\nc003,05/16/2019\nc004,05/05/2019\nc005,06/07/2019\n";
    let read = mapped(text, "[dates]\ncommenced = [\"dd/mm/yyyy\", \"MM/DD/YYYY\"]\n");
    let expect = "cases.csv:3:2: error[map/two-days]: `dd/mm/yyyy` and `MM/DD/YYYY` read this as two different days; so is 1 more word of the column";
    assert!(read.said.contains(expect) && read.diagnostics.errors() == 1, "{}", read.said);
    assert!(!read.said.contains("03/04"), "{}", read.said);
    // One form and the form that is always read; no two forms of one day; a word to which the map gives its day.
    let read = mapped("id,commenced\nc001,2019-03-04\n", "[dates]\ncommenced = \"yyyy-dd-mm\"\n");
    assert!(read.said.contains("`yyyy-dd-mm` and `YYYY-MM-DD` read this as two"), "{}", read.said);
    mapped("id,commenced\nc001,05/05/2019\n", "[dates]\ncommenced = [\"dd/mm/yyyy\", \"mm/dd/yyyy\"]\n").sound();
    let settled =
        "[dates]\ncommenced = [\"dd/mm/yyyy\", \"mm/dd/yyyy\"]\n[values.commenced]\n\"03/04/2019\" = \"2019-04-03\"\n";
    mapped("id,commenced\nc001,03/04/2019\n", settled).sound();
}

#[test]
fn two_headings_of_one_meaning_are_both_named() {
    for (text, expect) in [
        ("question,n,met\n1.1,4,3\n", "`n` and `met` are both taken for `sufficient`"),
        ("id,1.1,1.1\nc1,yes,no\n", "two columns are called `1.1`"),
    ] {
        let read = table(&MemoryFiles::new([("cases.csv", text)]), "cases.csv", &options());
        assert!(read.said.contains(expect) && read.diagnostics.errors() == 1, "{}", read.said);
    }
}

#[test]
fn titles_above_the_headings_are_passed_over_and_told() {
    for (text, line) in [
        ("# made in 2019\nid,2.1.3\nc001,yes\n", 2),
        ("Audit of 2019,\n,\nid,2.1.3\nc001,yes\n", 3),
        ("sep=;\nAudit\nid;2.1.3\nc001;yes\n", 3),
    ] {
        let read = wide(text);
        let expect = format!("cases.csv:{line}:1: warning[table/rows-above]");
        assert!(read.said.contains(&expect) && !read.diagnostics.has_errors(), "{}", read.said);
        assert_eq!(cells(&read.inspections[0].tables[0]), [("c001", "2.1.3", "yes")], "{text}");
    }
    let read = mapped("Made by \u{c9}\nRef,2.1.3\nc001,yes\n", OTHERS);
    assert!(read.said.contains("table/rows-above") && !read.diagnostics.has_errors(), "{}", read.said);
    // In each file of several.
    let one = "Audit\nid,2.1.3\nc001,yes\n";
    let files = MemoryFiles::new([("n/1.csv", one.to_owned()), ("n/2.csv", one.replace("c001", "c002"))]);
    let read = table(&files, "n/", &options());
    assert!(!read.diagnostics.has_errors() && read.inspections[0].tables[0].len() == 2, "{}", read.said);
}

#[test]
fn what_is_no_table_is_told_for_what_it_is() {
    let packed = gzip("id,2.1.3\nc001,yes\n");
    let cases: [(&str, &[u8], &str); 9] = [
        ("a.csv", b"<!DOCTYPE html><table>", "this is a web page"),
        ("a.csv", b"[{\"id\": 1}]", "this is JSON"),
        ("a.csv", b"{\n \"id\": 1}", "this is JSON"),
        ("a.csv", &packed, "name it as what it is, `cases.csv.gz`"),
        ("a.xls", b"<html><table>", "this is a web page"),
        ("a.xls", b"id\t2.1.3\n", "`.tsv` where tabs divide its fields"),
        ("a.xltx", b"PK\x03\x04", "a template of a workbook"),
        ("a.csv", b"question,c1,c2\n2.1.3,yes,no\n", "turn it, so that each unit has a row"),
        ("a.csv", b"id,1.1,1.1\nc1,yes,no\n", "makes 1.1 of 1.10"),
    ];
    for (name, bytes, expect) in cases {
        let read = table(&MemoryFiles::new([(name, bytes)]), name, &options());
        assert!(read.said.contains(expect) && read.diagnostics.errors() == 1, "{name}: {}", read.said);
    }
    let read = table(&MemoryFiles::new([("a.csv", "id;1,1;1,2\nc1;yes;no\n")]), "a.csv", &options());
    assert!(read.said.contains("every line is divided by semicolons, and read so"), "{}", read.said);
    let headers = |inspection: &Inspection| inspection.tables[0].columns.iter().map(|one| one.header.clone()).collect();
    let read: Vec<Vec<String>> = read.inspections.iter().map(headers).collect();
    assert_eq!(read, [["1,1", "1,2"]]);
    let mut said = options();
    said.separator = Some(Separator::Semicolon);
    let read = table(&MemoryFiles::new([("a.csv", "id,2.1.3\nc1,yes\n")]), "a.csv", &said);
    assert!(read.said.contains("with commas between fields one is"), "{}", read.said);
    let files = MemoryFiles::new([("n/1.csv", "id,2.1.3\nc1,yes\n"), ("n/2.tsv", "id\t2.1.3\nc2\tyes\n")]);
    let read = table(&files, "n/", &options());
    assert!(read.said.contains("this one by tabs, the first by commas"), "{}", read.said);
    let mut map = options();
    map.columns = Some("a.csv".into());
    let read = table(&MemoryFiles::new([("a.csv", "id,2.1.3\nc1,yes\n")]), "a.csv", &map);
    assert!(read.said.contains("is a table, and a column map is wanted here"), "{}", read.said);
}

#[test]
fn what_takes_no_room_in_a_word_is_named() {
    for unseen in ['\u{200b}', '\u{2060}', '\u{feff}', '\u{ad}'] {
        let read = wide(&format!("id,2.1.3\nc1,yes{unseen}\n"));
        assert!(read.said.contains(&format!("the character U+{:04X}", u32::from(unseen))), "{}", read.said);
        assert_eq!(cells(&read.inspections[0].tables[0]), [("c1", "2.1.3", "yes")]);
    }
    assert!(!wide("id,2.1.3\nc1,\u{2714}\u{fe0f}\n").diagnostics.has_errors());
}

#[test]
fn several_files_are_one_table() {
    let one = "id,2.1.3,sex\nc001,yes,female\nc002,no,male\n";
    let whole = wide(&format!("{one}c003,no,female\nc004,yes,male\n")).sound();
    let parts: [(&str, Vec<u8>); 7] = [
        ("north/1.csv", format!("{one}\n\n").into()),
        ("north/2.csv.zst", zstd("\u{feff}id,2.1.3,sex\r\nc003,no,female\r\nc004,yes,male")),
        ("north/3.csv.gz", gzip("id,2.1.3,sex")),
        ("north/_SUCCESS", Vec::new()),
        ("north/.1.csv.crc", b"x".to_vec()),
        ("north/notes.md", b"x".to_vec()),
        ("else/north-1.csv", one.into()),
    ];
    let with = |more: &[(&str, &str)]| {
        let more = more.iter().map(|(name, text)| (*name, text.as_bytes().to_vec()));
        MemoryFiles::new(parts.clone().into_iter().chain(more))
    };
    let read = table(&with(&[]), "north/", &options());
    assert_eq!(
        read.said,
        "north/: warning[file/left-out]: `north/notes.md` is not a CSV or Parquet file, and is not read\n  help: a folder of tables has CSV files, packed or not, or Parquet files, and no folders in it; others may be named by themselves"
    );
    assert_eq!(cells(&read.inspections[0].tables[0]), cells(&whole.tables[0]));
    assert_eq!(read.inspections[0].id, "north");
    for name in ["south/", "south-*.csv"] {
        let none = table(&with(&[]), name, &options());
        assert!(none.said.contains(&format!("file matches `{name}`")), "{}", none.said);
    }
    // By a pattern; and each place is that of its file.
    for (name, text, expect) in [
        ("north/4.csv", "id,sex,2.1.3\nc005,male,no\n", "north/4.csv:1:2"),
        ("north/4.csv", "id,2.1.3\nc005,no\n", "north/4.csv:1:3"),
        ("north/4.csv", "sep=,\nid,2.1.3,sex,more\nc005,no,male,x\n", "north/4.csv:2:4"),
        ("north/4.csv", "", "north/4.csv"),
        ("north/4.csv", "id,2.1.3,sex\nc005,no,male\n\nc006,no,male\n", "north/4.csv:3:1"),
        ("north/4.csv", "id,2.1.3,sex\nc005,no,male\nc002,no,male\n", "north/4.csv:3:1"),
        ("north/4.csv", "id,2.1.3,sex\nc005,\"no,male\n", "north/4.csv:2:2"),
        ("north/4.csv", "id,2.1.3,sex\nc005,\u{0},male\n", "north/4.csv:2:2"),
        ("north/4.csv", "id,2.1.3,sex\nc005,no\n", "north/4.csv:2:2"),
        ("north/4.csv", "PK\u{3}\u{4}", "north/4.csv"),
    ] {
        let read = table(&with(&[(name, text)]), "north/*.csv", &options());
        assert!(read.said.contains(&format!("{expect}: error")), "{text}: {}", read.said);
        assert!(read.diagnostics.has_errors());
    }
    let read = table(&with(&[("north/4.csv", "id,2.1.3,sex\nc002,no,male\n")]), "north/*.csv", &options());
    assert!(read.said.contains("north/4.csv:2:1") && read.said.contains("north/1.csv:3:1"), "{}", read.said);
    assert!(table(&with(&[]), "south/", &options()).said.contains("file/not-found"));
    assert!(table(&with(&[]), "north/x*.csv", &options()).said.contains("file/not-found"));
}
