//! More of each kind of table in plain text, and of what stands in any: as `kinds` for workbooks.

use crate::kinds::Must::{self, Read, Refuse, Warn};
use crate::kinds::{holds, ods, parts, row, zipped};
use crate::support::Folder;

fn text(kind: &str, table: &str, options: &[&str], must: &Must<'_>) {
    holds(kind, "cases.csv", table.as_bytes(), options, must);
}

#[test]
fn ids_that_look_alike_or_are_none() {
    for (what, one, other) in [
        ("capitals", "AB1", "ab1"),
        ("zeros", "X-007", "X-7"),
        ("zeros after a point", "7.0", "7"),
        ("the width of letters", "\u{ff23}\u{ff10}\u{ff11}", "C01"),
        ("hyphens of word processors", "c\u{2011}01", "c-01"),
        ("spaces", "c 01", "c01"),
        ("punctuation marks", "C/1", "c1"),
        ("an apostrophe that keeps zeros", "'007", "007"),
        ("a letter of another alphabet", "\u{421}1", "C1"),
    ] {
        text(what, &format!("id,1.1\n{one},yes\n{other},no\n"), &[], &Warn("1 of 2", "table/like-id"));
        let long = format!("case,question,answer\n{one},1.1,yes\n{other},1.2,no\n");
        text(what, &long, &[], &Warn("1 of 1", "table/like-id"));
        holds(
            what,
            "cases.ods",
            &ods(&[&["id", "1.1"], &[one, "yes"], &[other, "no"]]),
            &[],
            &Warn("1 of 2", "table/like-id"),
        );
    }
    let inspections = "id,inspection,1.1\nc1,north-1,yes\nc2,North-1,no\n";
    text("inspections that look alike", inspections, &[], &Warn("1 of 1", "the names of two inspections differ only"));
    text("a comma of thousands", "id,1.1\n\"1,234\",yes\n1234,no\n", &[], &Warn("1 of 2", "table/like-id"));
    text("two forms of a letter", "id,1.1\ncaf\u{e9},yes\ncafe\u{301},no\n", &[], &Refuse("two forms of Unicode"));
    let nothing = ["#N/A", "-", "nan", "NULL", "(blank)", "Err:502", "2025-03-01 00:00:00", "3-Mar"];
    let below = ["Total", "Source: our files", "North total", "Sub-total", "% yes", "All cases", "N", "Cyfartaledd"];
    for id in nothing.into_iter().chain(below) {
        text(id, &format!("id,1.1\n{id},yes\nc2,no\n"), &[], &Warn("1 of 2", "table/odd-id"));
    }
    let rows: String = (1..=9).map(|row| format!("c{row},yes\n")).collect();
    text("without a digit", &format!("id,1.1\n{rows}Region,no\n"), &[], &Warn("9 of 10", "the id has no digit"));
    text("a power of ten", "id,1.1\n1.2E+11,yes\n", &[], &Refuse("table/spreadsheet-id"));
}

#[test]
fn rows_that_are_no_units() {
    let alone = "table/id-alone";
    for end in ["n=2,", "* provisional,", "Average,"] {
        text(end, &format!("id,1.1\nc1,yes\nc2,no\n{end}\n"), &[], &Warn("1 of 2", alone));
    }
    text("beside reserved columns", "id,synthetic,1.1\nc1,yes,yes\nTotal,yes,\n", &[], &Warn("1 of 1", alone));
    text(
        "beside what is ignored",
        "id,1.1,Notes\nc1,yes,\nc2,,see file\n",
        &["--columns", "[columns]\nNotes = \"ignore\"\n"],
        &Warn("1 of 1", alone),
    );
    text("in the long layout", "case,question,answer\nc1,1.1,yes\nTotal,1.1,\n", &[], &Warn("1 of 1", alone));
    holds(
        "in a sheet",
        "cases.ods",
        &ods(&[&["id", "1.1"], &["c1", "yes"], &["Source: x"]]),
        &[],
        &Warn("1 of 1", "!A3"),
    );
    let left_out = &["--columns", "[rows]\nignore = [\"total\"]\n"];
    text("said to be none", "id,1.1\nc1,yes\nTotal,2\n", left_out, &Read("1 of 1"));
    let said = "1 case; 1 row left out by the column map";
    text("counted", "id,1.1\nc1,yes\nTotal,2\n", left_out, &Read(said));
    text(
        "counted for scripts",
        "id,1.1\nc1,yes\nTotal,2\n",
        &[left_out, &["--writer", "json"][..]].concat(),
        &Read(said),
    );
}

/// What a map leaves out of a table of counts is counted as that of a table of cases; faults of a map that leave it sound are told with the table's.
#[test]
fn maps_of_counts_and_with_faults() {
    let counts = "question,Yes,No,x\n1.1,4,5,1\nTotal,4,5,2\nNote,,,\n";
    let map = "[columns]\nx = \"ignore\"\nNote = \"ignore\"\n[rows]\nignore = [\"Total\"]\n";
    text("counts", counts, &["--columns", map], &Read("a table of counts; 2 rows left out by the column map"));
    for (map, fault) in [
        ("[answers]\ninsufficient = [\"yes\"]\n", "map/known-word"),
        ("[answers]\nsufficient = [\"ok\"]\ninsufficient = [\"OK\"]\n", "map/word-twice"),
        ("[dates]\n\"1.1\" = \"uk\"\n", "map/date-form"),
    ] {
        text(fault, "id,1.1,1.9\nc1,yes,yes\n", &["--columns", map], &Refuse(fault));
        text(fault, "id,1.1,1.9\nc1,yes,yes\n", &["--columns", map], &Refuse("table/unknown-column"));
    }
    // A heading of ids that is nearly the table's own stands for it, so that all is told at once.
    let slip = &["--columns", "[columns]\n\"Case reff\" = \"id\"\n\"1.1 met?\" = \"1.1\"\n\"Gendr\" = \"ignore\"\n"];
    let rows: [&[&str]; 4] =
        [&["Case ref", "1.1 met?", "1.9"], &["c1", "yes", ""], &["c2", "Qq", ""], &["c2", "no", ""]];
    let lines = rows.map(|row| row.join(",")).join("\n");
    for says in [
        "no column `Case reff`",
        "did you mean `Case ref`?",
        "no column `Gendr`",
        "`1.9`",
        "duplicate-id",
        "unrecognised answer",
    ] {
        for table in [&lines, &format!("Audit of cases,,\n\n{lines}")] {
            text("ids misspelt", table, slip, &Refuse(says));
        }
        holds("ids misspelt", "cases.ods", &ods(&rows), slip, &Refuse(says));
    }
    let alone = &["--columns", "[columns]\n\"Case reff\" = \"id\"\n"];
    for says in ["did you mean `Case ref`?", "`1.9`", "duplicate-id"] {
        text("ids misspelt alone", &lines, alone, &Refuse(says));
        holds("ids misspelt alone", "cases.ods", &ods(&rows), alone, &Refuse(says));
    }
    let other = &["--columns", "[columns]\nUnit = \"id\"\n\"1.1 met?\" = \"1.1\"\nGendr = \"ignore\"\n"];
    for says in ["the column map calls `Unit` the id", "no column `Gendr`", "2 errors"] {
        text("ids called otherwise", &lines, other, &Refuse(says));
    }
    let unsound = &["--columns", "[colums]\nRef = \"id\"\n"];
    text("a key misspelt", "Ref,1.9\nc1,yes\n", unsound, &Refuse("the table is read once that is corrected"));
}

/// `Na` is no in Welsh, where a map says so; headings of counts are known.
#[test]
fn words_of_welsh() {
    text("counts", "Cwestiwn,Digonol,Annigonol,Cyfanswm\n1.1,4,5,9\n", &[], &Read("4 of 9"));
    let map = "[answers]\nsufficient = [\"Ie\"]\ninsufficient = [\"Na\"]\n";
    text("ie a na", "id,1.1\nc1,Ie\nc2,Na\nc3,na\n", &["--columns", map], &Read("1 of 3"));
}

#[test]
fn words_of_other_programs_for_nothing() {
    const OUT: &[&str] = &["--framework", "judged.toml"];
    let with = |map: &'static str| [OUT, &["--columns", map]].concat();
    for word in ["<NA>", "NaN", "NULL", "None", ".", "-", "#N/A", "?"] {
        let table = format!("id,p.1\nc1,yes\nc2,{word}\nc3,{word}\nc4,{word}\n");
        text(word, &table, OUT, &Refuse(&format!("`{word}` is not an answer that is known; it is in 3 rows")));
        let map = format!("[answers]\nmissing = [\"{word}\"]\n");
        text(word, &table, &[OUT, &["--columns", &map]].concat(), &Read("3 unknown"));
    }
    text("NA", "id,p.1\nc1,yes\nc2,NA\n", OUT, &Warn("1 n/a", "case/na"));
    text("beside n/a", "id,p.1\nc1,yes\nc2,NA\nc3,n/a\n", OUT, &Warn("2 n/a", "case/na"));
    text("in small letters", "id,p.1\nc1,yes\nc2,na\n", OUT, &Warn("1 n/a", "case/na"));
    text(
        "NA in the long layout",
        "case,question,answer\nc1,p.1,yes\nc2,p.1,NA\n",
        &[OUT, &["--layout", "long"]].concat(),
        &Warn("1 n/a", "case/na"),
    );
    text(
        "NA said to be missing",
        "id,p.1\nc1,yes\nc2,NA\n",
        &with("[answers]\nmissing = [\"NA\"]\n"),
        &Read("1 unknown"),
    );
    text(
        "NA said to be n/a",
        "id,p.1\nc1,yes\nc2,NA\n",
        &with("[answers]\nnot-applicable = [\"NA\"]\n"),
        &Read("1 n/a"),
    );
    let sites = |word: &str| format!("id,clinic-audit-2025.site,1.1\nc1,North,yes\nc2,{word},no\n");
    for word in ["NA", "null", "--", "#N/A", "n.a.", "(null)", "\\N", "#REF!", "Missing", "-99", "999", ".a", "Refused"]
    {
        text("as a value of a fact", &sites(word), &[], &Warn("1 of 2", "is taken for a value of the fact"));
    }
    text(
        "settled by the map",
        &sites("NA"),
        &["--columns", "[values.\"clinic-audit-2025.site\"]\nNA = \"\"\n"],
        &Read("1 of 2"),
    );
}

#[test]
fn numbers_that_two_questions_have() {
    let number = |value: &str| format!("<c><v>{value}</v></c>");
    let book = |rows: &[&[&str]]| {
        zipped(&parts(&[("Cases", "", &rows.iter().map(|cells| row(cells)).collect::<String>())], ""))
    };
    let error = Refuse("it may be `1.1` or `1.10`");
    holds("a long number", "cases.xlsx", &book(&[&["id", &number("1.1000000000000001")], &["c1", "yes"]]), &[], &error);
    let long = book(&[&["case", "question", "answer"], &["c1", &number("1.1"), "yes"]]);
    holds("in the long layout", "cases.xlsx", &long, &["--layout", "long"], &error);
    for heading in ["2025-02-01", "02/01/2003", "01-Feb"] {
        let made_a_day = Refuse("a spreadsheet may have made a day of a number");
        text(heading, &format!("id,{heading}\nc1,yes\n"), &[], &made_a_day);
    }
    let shown =
        "<table:table-cell office:value-type=\"float\" office:value=\"1.1\"><text:p>1.10</text:p></table:table-cell>";
    holds("shown with a zero", "cases.ods", &ods(&[&["id", shown], &["c1", "yes"]]), &[], &error);
    holds(
        "one that one question has",
        "cases.xlsx",
        &book(&[&["id", &number("1.2")], &["c1", "yes"]]),
        &[],
        &Warn("1 of 1", "case/heading-as-number"),
    );
}

#[test]
fn who_somebody_is_by_heading_and_by_value() {
    for heading in [
        "Client's D.O.B.",
        "Offender surname & forename",
        "Known as",
        "Contact no",
        "Next of kin",
        "PNCID",
        "NOMIS no.",
        "Prisoner No",
        "CRN (Delius)",
        "prisonernumber",
        "nDelius ref",
        "Born on",
        "Cyfenw'r carcharor",
        "Côd post",
        "Rhif y GIG",
        "Dyddiad geni (dd/mm/bbbb)",
        "Cyfeiriad e-bost",
    ] {
        let map = format!("[columns]\n\"{heading}\" = \"ignore\"\n");
        text(
            heading,
            &format!("id,\"{heading}\",1.1\nc1,x,yes\n"),
            &["--columns", &map],
            &Refuse("table/direct-identifier"),
        );
    }
    for value in [
        "Pat <pat.doe@example.org>",
        "+44 (0)7700 900123",
        "Tel: 01632 960123",
        "7700900123",
        "NHS no 943 476 5919",
        "a1234bc (HMP)",
        "2001/0123456A",
        "123456/01A",
        "\u{ff10}\u{ff17}\u{ff17}\u{ff10}\u{ff10} \u{ff19}\u{ff10}\u{ff10}\u{ff11}\u{ff12}\u{ff13}",
    ] {
        let ignored = "[columns]\nNotes = \"ignore\"\n";
        for (table, options) in [
            (format!("id,clinic-audit-2025.site,1.1\nc1,{value},yes\n"), &[][..]),
            (format!("id,1.1\n{value},yes\n"), &[]),
            (format!("id,1.1\nc1,{value}\nc2,{value}\nc3,{value}\n"), &[]),
            (format!("id,Notes,1.1\nc1,{value},yes\n"), &["--columns", ignored]),
            (format!("case,question,answer\nc1,1.1,{value}\n"), &["--layout", "long"]),
        ] {
            text(value, &table, options, &Refuse("table/direct-identifier"));
            let folder = Folder::new([
                ("cases.csv", table.as_str()),
                ("audit.toml", include_str!("../data/cases/audit.toml")),
                ("map.toml", ignored),
            ]);
            let shown = folder.run(&["score", "cases.csv", "--framework", "audit.toml"]).shown();
            assert!(!shown.contains(value), "{shown}");
        }
    }
}

#[test]
fn edges_and_separators() {
    for (what, table, must) in [
        ("commas that differ", "id,1.1,,\nc1,yes,\nc2,no,,,,\nc3,no\n", Read("1 of 3")),
        ("rows of quotes at the end", "id,1.1\nc1,yes\n\"\",\"\"\n", Read("1 of 1")),
        ("Ctrl-Z", "id,1.1\r\nc1,yes\r\n\u{1a}", Read("1 of 1")),
        ("names of rows in quotes", "\"\",\"id\",\"1.1\"\n\"1\",\"c1\",\"yes\"\n\"2\",\"c2\",\"no\"\n", Read("1 of 2")),
        ("names of rows from 0", ",id,1.1\n0,c1,yes\n1,c2,no\n", Read("1 of 2")),
        ("names of rows that are words", ",id,1.1\na,c1,yes\nb,c2,no\n", Refuse("table/heading")),
        ("names of rows without a heading", "\"id\",\"1.1\"\n\"1\",\"c1\",\"yes\"\n", Refuse("row.names = FALSE")),
        ("a value beyond the headings", "id,1.1,,\nc1,yes,,x\n", Refuse("table/heading")),
        ("Excel's way to keep zeros", "id,1.1\n=\"001\",yes\n", Refuse("formatted as text")),
        ("sep= with a mark before it", "\u{feff}sep=;\r\nid;1.1\r\nc1;yes\r\n", Read("1 of 1")),
        ("SEP=|", "SEP=|\nid|1.1\nc1|yes\n", Read("1 of 1")),
        ("sep=: ", "sep=:\nid:1.1\nc1:yes\n", Refuse("table/separator")),
        (
            "semicolons and decimal commas",
            "id;1.1;clinic-audit-2025.site\nc1;yes;1,5\n",
            Warn("1 of 1", "table/separator"),
        ),
        ("semicolons in most lines", "id;1.1\nc1;yes\nc2,no\n", Refuse("table/separator")),
        ("one row an answer", "ID,Question,Answer,synthetic\nc1,1.1,yes,yes\nc1,1.2,no,yes\n", Read("1 of 1")),
        ("headings in two rows", ",Risk,,Plan,\nid,1.1,1.2,1.1,1.2\nc1,yes,no,no,no\n", Refuse("`Risk: 1.1`")),
        ("one row an answer, and more", "id,question,answer,note\nc1,1.1,yes,x\n", Refuse("table/long-layout")),
        ("a heading in two lines", "id,\"1.1\n\"\nc1,yes\n", Read("1 of 1")),
    ] {
        text(what, table, &[], &must);
    }
    let words = &["--columns", "[columns]\n\"\" = \"ignore\"\n"];
    text("names of rows that a map leaves out", ",id,1.1\na,c1,yes\n", words, &Read("1 of 1"));
    for (name, separator) in [("cases.tab", "\t"), ("cases.TSV", "\t"), ("cases.psv", "|")] {
        let table = "id,1.1\nc1,yes\n".replace(',', separator);
        holds(name, name, table.as_bytes(), &[], &Read("1 of 1"));
    }
    for (name, says) in [
        ("cases", "name it `.csv`"),
        ("cases.dat", "name it `.csv`"),
        ("cases.csv.xz", "a packed file"),
        ("cases.jsonl", "JSON"),
    ] {
        holds(name, name, b"id;1.1\nPat Doe;yes\n", &[], &Refuse(says));
    }
}

#[test]
fn no_line_of_what_is_no_toml_is_shown() {
    for table in [
        "# [x]\nid = \"Pat Doe\"\nPat Doe;yes\n",
        "[1, 2]\nPat Doe = yes\n",
        "{\"id\": \"Pat Doe\"}\n",
        "[inspection\nPat Doe = yes\n",
    ] {
        let folder = Folder::new([("cases.dat", table), ("map.toml", table)]);
        let as_record = folder.run(&["score", "cases.dat"]);
        folder.write("cases.csv", "id,2.1.1\nc1,yes\n");
        let as_map = folder.run(&["score", "cases.csv", "--framework", "2018-crc", "--columns", "map.toml"]);
        for run in [as_record, as_map] {
            assert!(run.code == 1 && !run.shown().contains("Pat Doe"), "{}", run.shown());
        }
    }
}

#[test]
fn headings_words_and_days_that_a_map_says() {
    let named = &["--columns", "[columns]\n\"Risk assessed\" = \"1.1\"\n\"Case id\" = \"id\"\n"];
    for heading in ["Risk&#13;&#10;assessed", "Risk_x000D_&#10;assessed", "Risk&#160;assessed", " RISK   assessed "] {
        let rows = row(&["Case&#10;id", heading]) + &row(&["c1", "yes"]);
        holds(heading, "cases.xlsx", &zipped(&parts(&[("C", "", &rows)], "")), named, &Read("1 of 1"));
    }
    let broken = "<table:table-cell office:value-type=\"string\"><text:p>Risk</text:p><text:p>assessed</text:p></table:table-cell>";
    holds("two paragraphs", "cases.ods", &ods(&[&["Case id", broken], &["c1", "yes"]]), named, &Read("1 of 1"));
    for apostrophe in ['\'', '\u{2019}', '\u{2018}', '\u{2bc}', '`', '\u{b4}'] {
        let map = "[answers]\ncannot-tell = [\"Don't know\"]\n";
        text(
            "apostrophes",
            &format!("id,1.1\nc1,yes\nc2,Don{apostrophe}t know\n"),
            &["--columns", map],
            &Read("1 of 1"),
        );
    }
    text(
        "others",
        "id,1.1,start,_uuid\nc1,yes,x,y\n",
        &["--columns", "others = \"ignore\"\n[columns]\n\"1.1\" = \"1.1\"\n"],
        &Read("1 of 1"),
    );
    text(
        "others by a star",
        "id,1.1,start\nc1,yes,x\n",
        &["--columns", "[columns]\n\"*\" = \"ignore\"\n"],
        &Refuse("others = \"ignore\""),
    );
    let ignored = &["--columns", "[columns]\nname = \"ignore\"\n"];
    text("names of things", "id,name,1.1\nc1,Access control for the site,yes\n", ignored, &Read("1 of 1"));
    text("names of people", "id,name,1.1\nc1,Jo Bloggs,yes\n", ignored, &Refuse("table/direct-identifier"));
    let folder = Folder::new([]);
    for (form, day) in [
        ("dd/mm/yyyy", "06/01/2019"),
        ("d mmm yyyy", "6 Jan 2019"),
        ("dd-mmm-yy", "06-Jan-19"),
        ("mm/dd/yy", "1/6/19"),
        ("yyyymmdd", "20190106"),
        ("time stamp", "2019-01-06 10:00:00"),
    ] {
        folder.write("cases.csv", &format!("id,commenced,2.1.1\nc1,{day},yes\n"));
        folder.write("map.toml", &format!("[dates]\ncommenced = \"{form}\"\n"));
        let run = folder.run(&["check", "cases.csv", "--framework", "2018-crc", "--columns", "map.toml"]);
        assert_eq!(run.code, 0, "{form}: {}", run.shown());
    }
}
