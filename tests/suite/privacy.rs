//! No message holds a value of a case, whatever a table is mistaken for; case ids stand in `explain` alone.

use crate::support::Folder;

const SECRET: &str = "SECRET-7f3";

/// A record beside which a table lies.
const RECORD: &str = "[inspection]\nid = \"x-2019\"\nprovider = \"x\"\nframework = \"2018-crc\"\n\n\
                      [provider]\nid = \"x\"\nname = \"X\"\nkind = \"crc\"\nfictional = true\n\n[[data]]\nunit = \"case\"\n";

fn says_nothing_secret(folder: &Folder, arguments: &[&str]) {
    for format in ["human", "short", "json"] {
        let run = folder.run(&[arguments, &["--message-format", format]].concat());
        assert_ne!(run.code, 0, "{arguments:?} is a mistake");
        assert_eq!(run.stdout, "", "{arguments:?}");
        assert!(!run.stderr.is_empty() && !run.stderr.contains(SECRET), "{arguments:?}: {}", run.stderr);
    }
}

#[test]
fn a_long_table_with_its_headings_exchanged() {
    for headings in ["case,answer,question", "question,case,answer", "answer,question,case"] {
        let table = format!("{headings}\n{SECRET},2.1.1,yes\nc2,{SECRET},no\nc3,2.1.1,{SECRET}\n");
        let folder = Folder::new([("cases.csv", table.as_str())]);
        says_nothing_secret(&folder, &["score", "cases.csv", "--framework", "2018-crc", "--layout", "long"]);
    }
}

#[test]
fn a_table_named_where_toml_is_expected() {
    for table in [format!("{SECRET},{SECRET},high\n"), format!("# a remark\n\n{SECRET},high\n"), format!("{SECRET}\n")]
    {
        let record = format!("{RECORD}file = \"cases.csv\"\ncolumns = \"table.csv\"\n");
        let folder = Folder::new([
            ("table.csv", table.as_str()),
            ("table.txt", table.as_str()),
            ("cases.csv", "id,2.1.1\nc1,yes\n"),
            ("inspection.toml", record.as_str()),
        ]);
        says_nothing_secret(&folder, &["score", "table.txt"]);
        says_nothing_secret(&folder, &["score", "inspection.toml"]);
        says_nothing_secret(&folder, &["score", "cases.csv", "--framework", "2018-crc", "--columns", "table.csv"]);
        says_nothing_secret(&folder, &["score", "cases.csv", "--framework", "./table.csv"]);
        says_nothing_secret(&folder, &["frameworks", "check", "table.csv"]);
        says_nothing_secret(&folder, &["frameworks", "list", "--frameworks", "table.csv"]);
    }
}

#[test]
fn case_ids_stand_in_explain_alone() {
    let folder = crate::support::made_up_inspection();
    for writer in ["text", "json", "markdown", "csv"] {
        let scored = folder.run(&["score", "inspection.toml", "--by", "sex", "--writer", writer]);
        assert_eq!(scored.code, 0, "{}", scored.stderr);
        assert!(!scored.stdout.contains("s001") && !scored.stderr.contains("s001"), "{writer}");
    }
    assert!(folder.run(&["explain", "2.1.3", "inspection.toml"]).stdout.contains("s001"));
}

/// Whatever is asked, the request that a command is handed holds no id of a case.
#[cfg(unix)]
#[test]
fn case_ids_never_reach_a_command() {
    let folder = crate::support::made_up_inspection();
    let about = r#"{"name": "tried", "version": "1", "summary": "what it is given", "schemas": [2, 2], "file": "request.json", "with": ["pandoc"]}"#;
    folder.write_program("tried", &format!("#!/bin/sh\nif [ \"$1\" = about ]; then echo '{about}'; else cat; fi\n"));
    folder.write("second/inspection.toml", include_str!("../../examples/synthetic-second-readings/inspection.toml"));
    folder.write("second/cases.csv", include_str!("../../examples/synthetic-second-readings/cases.csv"));
    for arguments in [
        &["explain", "2.1.3", "inspection.toml"][..],
        &["explain", "2.1#rating", "inspection.toml"],
        &["quote", "2.1.3", "inspection.toml"],
        &["score", "inspection.toml", "--by", "sex", "--margins"],
        &["score", "inspection.toml", "--stability", "--seed", "1"],
        &["check", "inspection.toml"],
        &["rejudge", "inspection.toml", "--under", "2019-crc"],
        &["diff", "inspection.toml", "second/inspection.toml"],
        &["compare", "inspection.toml", "second/inspection.toml"],
        &["agreement", "second/inspection.toml"],
        &["report", "inspection.toml", "-o", "out"],
    ] {
        let run = folder.run(&[arguments, &["--writer", "./tried"]].concat());
        let said = if arguments[0] == "report" { folder.files()["out/request.json"].clone() } else { run.stdout };
        assert!(said.contains("\"pandoc\":{") && !said.contains("s001"), "{arguments:?}: {}", run.stderr);
    }
}

#[test]
fn a_workbook_with_something_wrong_in_every_cell() {
    let bytes = crate::workbooks::workbook(&[
        (
            "Cases",
            &[
                &[SECRET, ""],
                &["id", "2.1.1", "sex"],
                &[SECRET, SECRET, SECRET],
                &[SECRET, "", "", SECRET],
                &[""],
                &[SECRET],
            ],
        ),
        ("Notes", &[&[SECRET]]),
    ]);
    let folder = crate::workbooks::beside("cases.xlsx", &bytes);
    folder.write_bytes("cases.ods", &bytes);
    folder.write_bytes("cases.csv", &bytes);
    folder.write("text.xlsx", &format!("id,{SECRET}\n{SECRET},{SECRET}\n"));
    folder.write("x.toml", &format!("{RECORD}file = \"cases.xlsx\"\nsheet = \"Notes\"\n"));
    for table in ["cases.xlsx", "cases.ods", "cases.csv", "text.xlsx"] {
        says_nothing_secret(&folder, &["check", table, "--framework", "2018-crc"]);
        says_nothing_secret(&folder, &["score", table, "--framework", "2018-crc", "--layout", "long"]);
    }
    says_nothing_secret(&folder, &["score", "x.toml"]);
    says_nothing_secret(&folder, &["score", "cases.xlsx", "--framework", "2018-crc", "--columns", "cases.xlsx"]);
    says_nothing_secret(&folder, &["check", "cases.xlsx", "--framework", "2018-crc", "--sheet", "Notes"]);
}
