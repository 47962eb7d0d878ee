use assize_report::{
    Audience, Cell, Column, Interval, Kind, Limit, Mark, Number, Parted, Points, Rated, Report, Section, Share, Table,
};
use assize_writer::{Options, Writer};

use super::Csv;

fn written(report: &Report, table: Option<&str>) -> Result<String, String> {
    let settings = table.map(|name| ("table".to_owned(), name.to_owned())).into_iter().collect();
    let written = Csv.write(report, &Options { settings, ..Options::default() });
    let text = |contents: &[u8]| String::from_utf8(contents.to_vec()).unwrap();
    written.map(|written| text(&written.files[0].contents)).map_err(|refusal| refusal.reason)
}

/// The table read back: a cell by its row and the name of its column.
struct Read(Vec<Vec<String>>);

impl Read {
    fn of(text: &str) -> Self {
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        Self(reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect())
    }

    fn get(&self, row: usize, name: &str) -> &str {
        let place = self.0[0].iter().position(|known| known == name).unwrap_or_else(|| panic!("no column {name}"));
        &self.0[row][place]
    }
}

fn share() -> Share {
    let limit = |n, value| Some(Limit { n: Some(n), of: Some(120), value, open: false });
    Share {
        figure: Some("example/f/2.1.3".into()),
        n: Some(64),
        of: Some(111),
        fraction: None,
        value: Some(57.66),
        low: limit(65, 54.17),
        high: limit(70, 58.33),
        interval: Some(Interval {
            low: 48.36,
            high: 66.43,
            confidence: 95,
            method: "wilson".into(),
            population: None,
            text: "48% to 66%".into(),
        }),
        edges: vec![50.0, 65.0, 80.0],
        text: "58%".into(),
        marks: vec![Mark::LowReliability],
        status: Some("assumed".into()),
    }
}

fn report() -> Report {
    let mut ratings = Table::new("ratings", "Ratings")
        .column(Column::text("title", ""))
        .column(Column::rating("rating", "Rating"))
        .column(Column::points("points", "Points"));
    let points =
        |least, most: u64| Points { figure: None, least, most, of: Some(30), text: format!("{least} to {most}") };
    let rated = Rated {
        rating: Some("good".into()),
        points: Some(points(16, 16)),
        basis: Some("panel".into()),
        text: "Good, 16 of 30 points".into(),
        ..Rated::default()
    };
    ratings.total("example/f/overall", vec!["Overall".into(), rated.into(), points(3, 16).into()]);
    ratings.group("2 Case supervision");
    let between = Rated {
        between: Some(["inadequate".into(), "good".into()]),
        text: "Inadequate to good".into(),
        ..Rated::default()
    };
    ratings.figure("example/f/2.2", vec!["2.2 =Planning".into(), between.into(), Cell::empty("no scale")]);
    let mut questions = Table::new("questions", "Key questions")
        .column(Column::text("title", ""))
        .column(Column::text("n_of_n", "n of N").for_readers())
        .column(Column::bar("share", "Share"))
        .column(Column::count("missing", "Missing").unit("cases").for_scripts())
        .column(Column::number("difference", "Difference").unit("percentage points"))
        .column(Column::refs("under", "Under").for_scripts());
    let number =
        Number { value: Some(-3.25), low: Some(-7.0), high: Some(0.5), fraction: None, text: "-3 points".into() };
    questions.figure(
        "example/f/2.1.3",
        vec![
            "2.1.3 Safety, \"first\"".into(),
            "64 of 111".into(),
            share().into(),
            Cell::count(2, "2"),
            number.into(),
            Cell::refs(["2.1", "2.2"]),
        ],
    );
    let unknown = [Cell::empty("not known"), Cell::empty("not counted"), Cell::empty("no other"), Cell::refs(["2.1"])];
    let cells = [Cell::text("2.1.4"), Cell::text("")].into_iter().chain(unknown).collect();
    questions.figure("example/f/2.1.4", cells);
    let section = Section::new("example", "Example").block(ratings.of("example")).block(questions.of("example"));
    Report { sections: vec![section], ..Report::new(Kind::Scorecard, Audience::Internal, "Example") }
}

#[test]
fn every_table_is_in_one_with_numbers_as_numbers() {
    let read = Read::of(&written(&report(), None).unwrap());
    assert_eq!(read.0.len(), 5);
    for (row, column, expect) in [
        (1, "table", "ratings"),
        (1, "row", "total"),
        (1, "figure", "example/f/overall"),
        (1, "rating", "good"),
        (1, "rating_points_least", "16"),
        (1, "rating_basis", "panel"),
        (1, "points", ""),
        (1, "points_least", "3"),
        (1, "points_most", "16"),
        (1, "share", ""),
        (2, "group", "2 Case supervision"),
        (2, "title", "2.2 =Planning"),
        (2, "rating", ""),
        (2, "rating_worst", "inadequate"),
        (2, "rating_best", "good"),
        (2, "points_text", "no scale"),
        (3, "table", "questions"),
        (3, "title", "2.1.3 Safety, \"first\""),
        (3, "share", "57.66"),
        (3, "share_n", "64"),
        (3, "share_of", "111"),
        (3, "share_low", "54.17"),
        (3, "share_interval_high", "66.43"),
        (3, "share_status", "assumed"),
        (3, "share_marks", "[u]"),
        (3, "share_text", "58%"),
        (3, "missing", "2"),
        (3, "difference", "-3.25"),
        (3, "difference_low", "-7"),
        (3, "difference_text", "'-3 points"),
        (3, "under", "2.1 2.2"),
        (4, "share", ""),
        (4, "share_text", "not known"),
        (4, "missing", ""),
        (4, "missing_text", "not counted"),
    ] {
        assert_eq!(read.get(row, column), expect, "row {row}, {column}");
    }
    assert!(!read.0[0].iter().any(|name| name == "n_of_n"), "readers alone see it");
}

/// All tables together have no column that is always empty, or only says why; one table has all its columns, whatever is in them.
#[test]
fn columns_that_nothing_fills_are_left_out() {
    let mut report = report();
    let table = Table::new("empty", "").columns([Column::text("nothing", ""), Column::share("never", "Never")]);
    let mut table = table.column(Column::count("some", "Some"));
    table.row(vec![Cell::empty("not told"), Cell::empty("not counted"), Cell::count(0, "")]);
    report.sections.push(Section::new("late", "Late").block(table));
    let all = Csv.write(&report, &Options::default()).unwrap();
    let read = Read::of(std::str::from_utf8(&all.files[0].contents).unwrap());
    let headings = &read.0[0];
    for none in ["nothing", "never", "never_low", "never_text", "provider", "rating_marks", "points_text_text"] {
        assert!(!headings.iter().any(|name| name == none), "{none}: {headings:?}");
    }
    assert_eq!((read.get(5, "table"), read.get(5, "some")), ("empty", "0"));
    assert!(read.0.iter().all(|row| row.len() == headings.len()));
    let note = format!(
        "{} columns for 3 tables; one table alone: `--option table=NAME` (empty, questions, ratings)",
        headings.len()
    );
    assert_eq!(all.notes.iter().map(|one| one.message.as_str()).collect::<Vec<_>>(), [note]);
    let alone = Read::of(&written(&report, Some("empty")).unwrap());
    assert_eq!((alone.get(1, "never_text"), alone.get(1, "provider")), ("not counted", ""));
}

/// A row that names its inspection is that one's, wherever the table stands.
#[test]
fn a_row_is_of_the_inspection_that_it_names() {
    let mut report = assize_report::golden::everything();
    let one = report.inspections[0].clone();
    let mut table = Table::new("list", "").columns([Column::text("inspection", ""), Column::text("title", "")]);
    table.row(vec![Cell::text(&one.id), Cell::text("first")]);
    table.row(vec![Cell::text("nobody"), Cell::text("second")]);
    report.sections = vec![Section::new("list", "List").block(table)];
    let read = Read::of(&written(&report, Some("list")).unwrap());
    let whose = ["inspection", "provider", "provider_name", "framework"];
    let of = |row| whose.map(|name| read.get(row, name).to_owned());
    assert_eq!(of(1), [&one.id, &one.provider.id, &one.provider.name, &one.framework].map(String::clone));
    assert_eq!(of(2), ["nobody", "", "", ""]);
}

#[test]
fn one_table_is_had_by_its_name() {
    let read = Read::of(&written(&report(), Some("questions")).unwrap());
    assert_eq!(read.0.len(), 3);
    assert!(read.0[0].iter().all(|name| !name.starts_with("rating")));
    let refused = written(&report(), Some("question")).unwrap_err();
    assert_eq!(refused, "this report has no table `question`; it has `questions`, `ratings`");
}

#[test]
fn a_report_without_tables_is_refused() {
    let bare = Report { sections: vec![Section::new("a", "A")], ..report() };
    assert!(written(&bare, None).unwrap_err().starts_with("this report has no table"));
}

#[test]
fn the_page_lists_what_a_column_becomes() {
    let page = include_str!("../../FORMAT.md");
    for kind in super::KINDS {
        for part in super::part::parts(kind).iter().map(|part| part.ending()).filter(|part| !part.is_empty()) {
            assert!(page.contains(&format!("`{part}`")), "{kind:?}: {part}");
        }
    }
    for place in super::columns::WHOSE.into_iter().chain(super::columns::WHERE) {
        assert!(page.contains(&format!("`{place}`")), "{place}");
    }
}

/// Each column is described once, in order, and what stands in it is what the description says.
#[test]
fn metadata_says_what_columns_are() {
    let settings = [("metadata".to_owned(), "yes".to_owned())].into();
    for report in [report(), assize_report::golden::everything(), assize_report::golden::hostile()] {
        let files =
            Csv.write(&report, &Options { settings: Clone::clone(&settings), ..Options::default() }).unwrap().files;
        assert_eq!(
            files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(),
            ["report.csv", "report.csv-metadata.json"]
        );
        let table = Read::of(std::str::from_utf8(&files[0].contents).unwrap());
        let about: serde_json::Value = serde_json::from_slice(&files[1].contents).unwrap();
        assert_eq!((&about["@context"][0], &about["url"]), (&"http://www.w3.org/ns/csvw".into(), &"report.csv".into()));
        let columns = about["tableSchema"]["columns"].as_array().unwrap();
        assert_eq!(columns.iter().map(|one| one["titles"].as_str().unwrap()).collect::<Vec<_>>(), table.0[0]);
        let names: std::collections::BTreeSet<&str> = columns.iter().map(|one| one["name"].as_str().unwrap()).collect();
        assert_eq!(names.len(), columns.len(), "each name once");
        for (place, column) in columns.iter().enumerate() {
            for cell in table.0[1..].iter().map(|row| row[place].as_str()).filter(|cell| !cell.is_empty()) {
                let fits = match column["datatype"].as_str().unwrap() {
                    "integer" => cell.parse::<i64>().is_ok(),
                    "number" => cell.parse::<f64>().is_ok_and(f64::is_finite),
                    "boolean" => matches!(cell, "true" | "false"),
                    "string" => true,
                    other => panic!("{other}"),
                };
                assert!(fits, "{column}: {cell}");
            }
        }
    }
}

/// Where a late section has a column of its own, or a value where others have words, nothing else is written than of the whole.
#[test]
fn in_parts_the_same_is_written_as_whole() {
    let section = |number: usize, late: Option<usize>| {
        let id = format!("s{number}");
        let is_late = late == Some(number);
        let mut table = Table::new("questions", "Questions").of(&id);
        table = table.column(Column::text("title", "")).column(Column::number("difference", "Difference"));
        table = table.columns(is_late.then(|| Column::bar("share", "Share")));
        let difference = if is_late { Cell::number(-3.25, "-3") } else { Cell::empty("no other") };
        table.row(["One".into(), difference].into_iter().chain(is_late.then(|| share().into())).collect());
        Section::new(id, "One of many").block(table)
    };
    for (more, late) in [(0, None), (5, None), (200, None), (200, Some(1)), (200, Some(199))] {
        let parted = || Parted {
            head: report(),
            more,
            make: Box::new(move |some, take| some.for_each(|number| take(section(number, late)))),
            threads: 3,
        };
        for settings in [vec![], vec![("table", "questions")], vec![("metadata", "yes"), ("bom", "yes")]] {
            let settings = settings.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            let options = Options { settings, ..Options::default() };
            let whole = Csv.write(&parted().whole(), &options).unwrap();
            assert!(whole.files[0].contents.iter().filter(|byte| **byte == b'\n').count() > more);
            assert!(Csv.write_parted(parted(), &options).unwrap() == whole, "{more} {late:?}");
        }
    }
}
