//! The workbook of a user who knows her cases but not this program: titles above the table, headings and words of her own, dates as typed,
//! a row of totals, remarks, a second sheet. From the file to ratings, a page and CSV in three commands,
//! with nothing written by hand.

use rust_xlsxwriter::{Format, Note, Workbook};

use crate::support::Folder;

const HEADINGS: [&str; 22] = [
    "Case ref",
    "Gender",
    "RoSH (inspector)",
    "Victim identified?",
    "Child protection",
    "Domestic abuse",
    "Start of order",
    "Team",
    "Assessment - engages service user?",
    "Q2.1.2 desistance",
    "Assessment - keep others safe?",
    "Planning engages",
    "Planning supports desistance",
    "Planning - keeps others safe",
    "2.3.1",
    "2_3_2",
    "KQ 2.3.3: delivery, others kept safe",
    "Reviewing: compliance and engagement",
    "Reviewing supports desistence",
    "Reviewing keeps other people safe",
    "Auditor's comments",
    "Overall feel",
];

/// Sixty cases, as somebody types them.
pub(crate) fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Audit").unwrap();
    sheet.merge_range(0, 0, 0, 9, "Case audit, autumn 2019", &Format::new().set_bold()).unwrap();
    sheet.write_string(1, 0, "Prepared by the quality team").unwrap();
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write_string(3, column, heading).unwrap();
    }
    let pick = |words: &[&'static str], case: u32, step: u32| words[(case * step / 3 % words.len() as u32) as usize];
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for case in 0..60 {
        let row = 4 + case;
        sheet.write_string(row, 0, format!("A{:03}", case + 1)).unwrap();
        sheet.write_string(row, 1, pick(&["M", "F", "Male", "M"], case, 5)).unwrap();
        let rosh = pick(&["med", "High", "V High", "med", "Medium"], case, 7);
        sheet.write_string(row, 2, rosh).unwrap();
        sheet.write_string(row, 3, pick(&["Y", "Yes"], case, 4)).unwrap();
        sheet.write_string(row, 4, pick(&["N", "No", "Y"], case, 5)).unwrap();
        sheet.write_string(row, 5, pick(&["Y", "N"], case, 7)).unwrap();
        if case % 6 == 0 {
            sheet.write_string(row, 6, format!("{}.{}.19", case % 27 + 1, case % 6 + 3)).unwrap();
        } else {
            let day =
                rust_xlsxwriter::ExcelDateTime::from_ymd(2019, 3 + (case % 6) as u8, 1 + (case % 27) as u8).unwrap();
            sheet.write_datetime_with_format(row, 6, &day, &date).unwrap();
        }
        sheet.write_string(row, 7, pick(&["North", "South"], case, 8)).unwrap();
        for column in 8..20_u16 {
            let words =
                ["Y", "Yes", "N", "Y", "Yes", "Y", "No", "Y", "Partially", "Y", "Y", "NA", "Y", "?", "Y", "N/A", ""];
            let word = words[((case * 5 + u32::from(column) * 3 + case / 7) % 17) as usize];
            if !word.is_empty() {
                sheet.write_string(row, column, word).unwrap();
            }
        }
        if case % 9 == 0 {
            sheet.write_string(row, 20, "see file").unwrap();
        }
    }
    sheet.write_string(64, 0, "Total").unwrap();
    for column in 8..20_u16 {
        let letter = rust_xlsxwriter::utility::column_number_to_name(column);
        sheet.write_formula(64, column, format!("=COUNTIF({letter}5:{letter}64,\"Y\")").as_str()).unwrap();
    }
    sheet.insert_note(4, 8, &Note::new("ask the team")).unwrap();
    let notes = book.add_worksheet().set_name("Notes").unwrap();
    notes.write_string(0, 0, "How we did it").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn from_the_file_to_ratings_page_and_csv_in_three_commands() {
    let folder = Folder::new([]);
    folder.write_bytes("audit.xlsx", &workbook());
    let columns = folder.run(&["columns", "audit.xlsx", "--framework", "2018-crc", "-o", "map.toml"]);
    let map = folder.files()["map.toml"].clone();
    insta::assert_snapshot!(format!("{}-- map.toml --\n{map}", columns.shown()));
    let options = ["audit.xlsx", "--framework", "2018-crc", "--columns", "map.toml"];
    let page = folder.run(&[&["report"], &options[..], &["-o", "page"]].concat());
    assert_eq!(page.code, 0, "{}", page.shown());
    assert!(folder.files()["page/report.html"].contains("Assessment"));
    let scored = folder.run(&[&["score"], &options[..], &["-o", "audit.csv"]].concat());
    assert_eq!(scored.code, 0, "{}", scored.shown());
    let csv = &folder.files()["audit.csv"];
    assert!(csv.lines().any(|line| line.contains("/overall,")) && csv.contains("2.4.3"), "{csv}");
}

/// Sixty cases under headings in two rows, the first of them merged over the questions of a stage and the ids over both; days as texts, as days and
/// as numbers; columns without a heading, colours and a row of totals.
fn in_two_rows() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Q3").unwrap();
    sheet.merge_range(0, 0, 0, 9, "Case audit, quarter 3", &Format::new().set_bold()).unwrap();
    sheet.merge_range(2, 0, 3, 0, "Case ID", &Format::new()).unwrap();
    for (column, heading) in [(1, "RoSH (inspector)"), (2, "Start of order")] {
        sheet.write_string(3, column, heading).unwrap();
    }
    let days = Format::new().set_num_format("dd/mm/yyyy");
    let yellow = Format::new().set_background_color("#FFFF00");
    for (stage, column) in ["Assessment", "Planning", "Implementation", "Reviewing"].into_iter().zip([4, 8, 12, 16_u16])
    {
        sheet.merge_range(2, column, 2, column + 2, stage, &Format::new()).unwrap();
        for (question, at) in ["Engages", "Desistance factors", "Keeps others safe"].into_iter().zip(column..) {
            sheet.write_string(3, at, question).unwrap();
            for case in 0..60_u32 {
                let word = ["Yes", "yes", "No", "Partly", "N/A", "Yes"][((case * 7 + u32::from(at) * 3) % 6) as usize];
                sheet.write_string_with_format(4 + case, at, word, &yellow).unwrap();
            }
        }
    }
    for case in 0..60 {
        let (row, day) = (4 + case, 43_400 + case);
        sheet.write_string(row, 0, format!("QA/{case:03}")).unwrap();
        sheet.write_string(row, 1, ["Medium", "High", "Med"][case as usize % 3]).unwrap();
        match case % 3 {
            0 => sheet.write_number_with_format(row, 2, day, &days).unwrap(),
            1 => sheet.write_number(row, 2, day).unwrap(),
            _ => sheet.write_string(row, 2, format!("{:02}/11/2018", case % 28 + 1)).unwrap(),
        };
    }
    sheet.write_string(64, 0, "Total").unwrap().write_formula(64, 4, "=COUNTIF(E5:E64,\"Yes\")").unwrap();
    book.save_to_buffer().unwrap()
}

/// The same in Welsh, as far as words go, with a remark.
const CYMRAEG: &str =
    "Cyfeirnod;Rhyw;Dyddiad dechrau;Lefel risg niwed difrifol;C2.1.1;Asesu: ymatal 2.1.2;2.1.3;Sylwadau\n";

#[test]
fn headings_in_two_rows_and_in_welsh_need_nothing_by_hand() {
    let folder = Folder::new([]);
    folder.write_bytes("two.xlsx", &in_two_rows());
    let words = ["Ydy", "Nac ydy", "Yn rhannol", "Ie", "Na", "Amherthnasol", ""];
    let row = |case: usize| {
        let risk = ["Isel", "Canolig", "Uchel", "Uchel iawn"][case % 4];
        let [one, two, three] = [0, 2, 5].map(|step| words[(case + step) % words.len()]);
        let sex = ["Gwryw", "Benyw"][case % 2];
        format!("CY{case:02};{sex};{} Mawrth 2019;{risk};{one};{two};{three};\n", case % 28 + 1)
    };
    folder.write("cy.csv", &format!("{CYMRAEG}{}Cyfanswm;;;;4;;;\n", (0..40).map(row).collect::<String>()));
    for table in ["two.xlsx", "cy.csv"] {
        let drafted = folder.run(&["columns", table, "--framework", "2018-crc", "-o", "map.toml", "--force"]);
        assert_eq!(drafted.code, 0, "{}", drafted.shown());
        let map = folder.files()["map.toml"].clone();
        let options = [table, "--framework", "2018-crc", "--columns", "map.toml"];
        let scored = folder.run(&[&["score"], &options[..]].concat());
        assert_eq!(scored.code, 0, "{map}{}", scored.shown());
        let lines: &[&str] = match table {
            "two.xlsx" => &[
                "\"Planning: Keeps others safe\" = \"2.2.3\"",
                "\"commenced\" = [\"dd/mm/yyyy\", \"serial\"]",
                "insufficient = [\"partly\"]",
            ],
            _ => &[
                "\"Rhyw\" = \"sex\"",
                "\"commenced\" = \"dd mmm yyyy\"",
                "\"uchel iawn\" = \"very-high\"",
                "ignore = [\"Cyfanswm\"]",
            ],
        };
        lines.iter().for_each(|line| assert!(map.contains(line), "no {line} in {map}"));
        let no = map.lines().find(|line| line.starts_with("insufficient")).unwrap();
        assert!(
            table == "two.xlsx" || ["\"nac ydy\"", "\"na\"", "\"yn rhannol\""].iter().all(|word| no.contains(word)),
            "{no}"
        );
    }
}

/// Every command of the guide's transcript gives what the guide says, and its draft is part of what is drafted.
#[test]
fn the_transcript_of_the_guide_is_true() {
    let guide = include_str!("../../docs/guide/src/your-cases.md");
    let folder = Folder::new([]);
    folder.write_bytes("audit.xlsx", &workbook());
    let (_, transcript) = guide.split_once("```\n$ assize columns").unwrap();
    let (transcript, rest) = transcript.split_once("```").unwrap();
    let commands: Vec<&str> = transcript.split("$ assize ").collect();
    assert_eq!(commands.len(), 3);
    for (number, command) in commands.into_iter().enumerate() {
        let (typed, said) = command.split_once('\n').unwrap();
        let typed = if number == 0 { format!("columns{typed}") } else { typed.to_owned() };
        let run = folder.run(&typed.split(' ').collect::<Vec<_>>());
        let shown = run.stdout + &run.stderr;
        assert!(run.code == 0 && said.lines().all(|line| shown.contains(line)), "{typed}: {shown}");
    }
    let draft = rest.split_once("```toml\n").unwrap().1.split_once("```").unwrap().0;
    let map = &folder.files()["map.toml"];
    draft.lines().for_each(|line| assert!(map.lines().any(|own| own == line), "no `{line}` in {map}"));
}

#[test]
fn an_unmapped_table_ends_with_the_one_command_that_maps_it() {
    let folder = Folder::new([]);
    folder.write_bytes("audit.xlsx", &workbook());
    for verb in ["check", "score"] {
        let run = folder.run(&[verb, "audit.xlsx", "--framework", "2018-crc"]);
        assert_eq!(run.code, 1);
        let last = run.stderr.lines().last().unwrap();
        assert!(last.contains("assize columns audit.xlsx --framework 2018-crc -o map.toml"), "{}", run.stderr);
        assert!(run.stderr.matches("error[").count() < 4, "{}", run.stderr);
    }
}

#[test]
fn one_message_a_word_and_only_words_of_many_rows_are_shown() {
    let rows: String =
        (1..=9).map(|case| format!("c{case},Perhaps,{}\n", if case < 3 { "Sometimes" } else { "perhaps" })).collect();
    let folder = Folder::new([]);
    folder.write("cases.csv", &format!("id,2.1.1,2.1.2\n{rows}"));
    let run = folder.run(&["check", "cases.csv", "--framework", "2018-crc"]);
    assert_eq!(run.stderr.matches("error[").count(), 2, "{}", run.stderr);
    assert!(
        run.stderr.contains(
            "`Perhaps` is not an answer that is known; it is in 9 rows, in column `2.1.1` and in 1 more column"
        ),
        "{}",
        run.stderr
    );
    assert!(!run.stderr.to_lowercase().contains("sometimes"), "{}", run.stderr);
}

#[test]
fn many_unknown_columns_are_one_message() {
    let folder =
        Folder::new([("cases.csv", "id,One,Two,Three,Four\nc1,a,b,c,d\n"), ("few.csv", "id,One,Two\nc1,a,b\n")]);
    let many = folder.run(&["check", "cases.csv", "--framework", "2018-crc"]).stderr;
    assert!(many.contains("4 columns are not facts") && many.matches("error[").count() == 1, "{many}");
    let few = folder.run(&["check", "few.csv", "--framework", "2018-crc"]).stderr;
    assert_eq!(few.matches("error[").count(), 2, "{few}");
}

#[test]
fn no_map_is_drafted_of_what_is_read_as_it_is() {
    let folder = Folder::new([("long.csv", "case,question,answer\nc1,2.1.1,yes\nc2,Zq9x,yes\n")]);
    let head = [assize_model::TALLIED_BY.as_slice(), &assize_model::TALLIED].concat().join(",");
    folder.write("tally.csv", &format!("{head}\n"));
    let run = folder.run(&["columns", "tally.csv", "--framework", "2018-crc"]);
    assert!(run.code == 1 && run.stdout.is_empty() && run.stderr.contains("score it as it is"), "{}", run.shown());
    // One row an answer has questions of its own, which are shown where three rows have them.
    let run = folder.run(&["columns", "long.csv", "--framework", "2018-crc"]);
    let told = "# to check: 1 question is in too few rows to be shown";
    assert!(run.code == 0 && run.stdout.contains(told) && !run.shown().contains("Zq9x"), "{}", run.shown());
    assert!(run.stderr.contains("read with this draft, the table still has 1 error:"), "{}", run.shown());
}

#[test]
fn a_word_of_few_rows_is_in_no_draft_unless_anybody_may_write_it() {
    let mut table = "Case no,Gender,Q2.1.1,Comments\n".to_owned();
    for case in 1..=8 {
        let sex = if case == 1 { "Zz9" } else { "Fem" };
        let answer = if case == 2 { "Qq8" } else { "Y" };
        table += &format!("c{case},{sex},{answer},\n");
    }
    let folder = Folder::new([("cases.csv", table.as_str())]);
    let draft = folder.run(&["columns", "cases.csv", "--framework", "2018-crc"]);
    assert_eq!(draft.code, 0, "{}", draft.shown());
    assert!(
        draft.stdout.contains("\"fem\" = \"female\"") && draft.stdout.contains("sufficient = [\"y\"]"),
        "{}",
        draft.stdout
    );
    assert!(
        !draft.shown().to_lowercase().contains("zz9") && !draft.shown().to_lowercase().contains("qq8"),
        "{}",
        draft.shown()
    );
    assert_eq!(draft.stdout.matches("1 more word is in too few rows").count(), 2, "{}", draft.stdout);
}

#[test]
fn what_says_who_somebody_is_is_named_and_left_out() {
    let rows: String =
        (1..=6).map(|case| format!("c{case},Jo Smith{},AB1 2AB,Y\n", ["", "e", "son"][case % 3])).collect();
    let folder = Folder::new([]);
    folder.write("cases.csv", &format!("Case ref,Officer seen,Home,2.1.1\n{rows}"));
    let draft = folder.run(&["columns", "cases.csv", "--framework", "2018-crc"]).stdout;
    assert!(draft.contains("# ignored: \"Home\", holds what says who somebody is"), "{draft}");
}

#[test]
fn a_column_writes_days_in_forms_that_the_map_says() {
    let table = "id,Order began,2.1.1\nc1,06/01/2019,yes\nc2,25/12/2018,no\nc3,2019-01-07T09:30:00.000+00:00,no\nc4,2019-01-08,no\n";
    let folder = Folder::new([("cases.csv", table)]);
    let map = |dates: &str| format!("[columns]\n\"Order began\" = \"commenced\"\n{dates}");
    folder.write("right.toml", &map("[dates]\ncommenced = [\"DD/MM/YYYY\", \"time stamp\"]\n"));
    folder.write("half.toml", &map("[dates]\ncommenced = \"dd/mm/yyyy\"\n"));
    folder.write("wrong.toml", &map("[dates]\ncommenced = \"uk\"\n"));
    let check = |columns: &str| folder.run(&["check", "cases.csv", "--framework", "2018-crc", "--columns", columns]);
    assert_eq!(check("right.toml").code, 0, "{}", check("right.toml").stderr);
    assert!(check("half.toml").stderr.contains("this is not a day that is written `dd/mm/yyyy`"));
    let wrong = check("wrong.toml").stderr;
    assert!(wrong.contains("map/date-form") && wrong.contains("1 error"), "{wrong}");
    let draft = folder.run(&["columns", "cases.csv", "--framework", "2018-crc"]).stdout;
    assert!(draft.contains("\"commenced\" = [\"dd/mm/yyyy\", \"time stamp\"]\n"), "{draft}");
}
