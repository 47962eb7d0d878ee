//! What goes wrong for somebody with a table of her own: each mistake has a message that cures it, and none shows what stands in fewer than three rows.

use crate::support::{Folder, made_up_inspection};

/// Stands in ids and in single cells.
const OWN: [&str; 2] = ["qx7", "Zq9x"];

/// The mistake, the table, what is typed after `check cases.csv`, what the message has to say.
type Mistake = (&'static str, &'static str, &'static [&'static str], &'static str);

const CRC: &[&str] = &["--framework", "2018-crc"];
const MAPPED: &[&str] = &["--framework", "2018-crc", "--columns", "map.toml"];
const SOUND: &str = "id,2.1.1\nqx7a,yes\n";

const OF_TABLES: [Mistake; 41] = [
    ("no framework", SOUND, &[], "`--framework ID`"),
    ("a framework misspelt", SOUND, &["--framework", "2018-cr"], "did you mean `2018-crc`?"),
    ("no column of ids", "Ref,2.1.1\nqx7a,yes\n", CRC, "assize columns cases.csv --framework 2018-crc -o map.toml"),
    ("two columns of ids", "id,case,2.1.1\nqx7a,1,yes\n", CRC, "map the other to \"ignore\""),
    ("a heading misspelt", "id,sexx\nqx7a,male\n", CRC, "did you mean `sex`?"),
    ("headings of one's own", "id,A,B,C,D\nqx7a,1,2,3,4\n", CRC, "assize columns cases.csv"),
    ("two columns of one name", "id,2.1.1,2.1.1\nqx7a,yes,no\n", CRC, "rename one of them"),
    ("a column without a heading", "id,,2.1.1\nqx7a,Zq9x,yes\n", CRC, "heading"),
    ("a word of one row", "id,2.1.1\nqx7a,Zq9x\n", CRC, "`[answers]` of a column map"),
    (
        "a word of many rows",
        "id,2.1.1\nqx7a,Maybe\nqx7b,Maybe\nqx7c,Maybe\n",
        CRC,
        "`Maybe` is not an answer that is known; it is in 3 rows",
    ),
    ("a value that a fact does not have", "id,sex\nqx7a,Zq9x\n", CRC, "its values are female, male, not-known"),
    ("days as people write them", "id,commenced\nqx7a,14.3.19\n", CRC, "`[dates]` with `commenced = \"dd/mm/yyyy\"`"),
    ("a row twice", "id,2.1.1\nqx7a,yes\nqx7a,yes\n", CRC, "delete one of the rows"),
    ("an id twice", "id,2.1.1\nqx7a,yes\nqx7a,no\n", CRC, "give the other unit an id of its own"),
    ("no id", "id,2.1.1\n,yes\n", CRC, "give the unit an id, or delete the line"),
    ("a space after an id", "id,2.1.1\nqx7a ,yes\n", CRC, "delete it, here and wherever the unit is named"),
    ("an id as a power of ten", "id,2.1.1\n1.23E+11,yes\n", CRC, "with the column of the ids formatted as text"),
    ("a comma in a field", "id,2.1.1\nqx7a,yes,Zq9x\n", CRC, "put a field that has a comma in it in quotes"),
    ("a comma too few", "id,2.1.1,2.1.2\nqx7a,yes\n", CRC, "a blank cell needs its comma too"),
    ("an empty file", "", CRC, "a line of headings and one row for each unit"),
    ("headings alone", "id,2.1.1\n", CRC, "a table has one row for each unit"),
    ("a blank line", "id,2.1.1\nqx7a,yes\n\nqx7b,no\n", CRC, "delete the line"),
    ("a quote in a field", "id,2.1.1\nqx7a,y\"es\n", CRC, "double the quotes inside it"),
    ("a quote never closed", "id,2.1.1\nqx7a,\"yes\n", CRC, "close it at the end of the field"),
    ("a line break in a cell", "id,2.1.1\nqx7a,\"yes\nZq9x\"\n", CRC, "`--line-breaks`"),
    ("names of people", "id,Surname,2.1.1\nqx7a,Zq9x,yes\n", CRC, "delete the column from the file"),
    ("postcodes", "id,2.1.1,sex\nqx7a,yes,AB1 2AB\n", CRC, "delete the column from the file"),
    (
        "the other layout",
        SOUND,
        &["--framework", "2018-crc", "--layout", "long"],
        "the columns `case`, `question` and `answer`",
    ),
    ("a table that is turned", "question,qx7a,qx7b\n2.1.1,yes,no\n", CRC, "turn it, so that each unit has a row"),
    (
        "a table that is turned, and its questions headed id",
        "id,qx7a,qx7b\n2.1.1,yes,no\n2.1.2,no,no\n",
        CRC,
        "turn it, so that each unit has a row",
    ),
    ("days of many kinds", "id,commenced\nqx7a,Zq9x\nqx7b,1.2.19\nqx7c,3.4.19\n", CRC, "1 error"),
    ("a regime that is an option", SOUND, &["--regime", "2018-crc"], "`--framework ID`"),
    ("a framework that is not a file", SOUND, &["--framework", "none.toml"], "check the name and the folder"),
    ("ids of a bank", "id,sex\nGB29NWBK60161331926819,male\n", CRC, "give the units ids that say nothing"),
    ("decimal commas in headings", "id;2,1;2,2\nqx7a;yes;no\n", CRC, "`--separator \";\"`"),
    ("a web page", "<html><table><tr><td>qx7a</td></tr></table>", CRC, "this is a web page"),
    ("what cannot be seen", "id,2.1.1\nqx7a,Zq9x\u{200b}\n", CRC, "U+200B"),
    ("a total among counts", "question,n,N\n2.1.1,90,143\nTotal,90,143\n", CRC, "map a total to \"ignore\""),
    ("a year in words", "id,year,2.1.1\nqx7a,Zq9x,yes\n", CRC, "write four digits, such as 2019"),
    ("a body misspelt", SOUND, &["--framework", "2018-crc", "--provider", "London CRX"], "did you mean `london-crc`?"),
    ("several assessors", "id,assessor,2.1.1\nqx7a,Zq9x,yes\nqx7a,B,no\n", CRC, "assessor"),
];

const OF_MAPS: [(&str, &str, &str); 12] = [
    (
        "a heading that is not there",
        "[columns]\n\"Unit\" = \"id\"\n",
        "the column map calls `Unit` the id, and there is no such heading",
    ),
    ("a heading of ids misspelt", "[columns]\n\"Reff\" = \"id\"\n", "did you mean `Ref`?"),
    ("a key misspelt", "[colums]\n\"Ref\" = \"id\"\n", "columns"),
    ("no TOML", "Ref = id\n", "map.toml:1"),
    (
        "others to something else",
        "others = \"drop\"\n[columns]\n\"Ref\" = \"id\"\n",
        "leaves out every column that `[columns]` does not name",
    ),
    ("no form of a date", "[columns]\n\"Ref\" = \"id\"\n[dates]\nsex = \"uk\"\n", "`dd.mm.yy`"),
    (
        "a day of two forms",
        "[columns]\n\"Ref\" = \"id\"\nsex = \"commenced\"\n[dates]\ncommenced = [\"dd/mm/yyyy\", \"mm/dd/yyyy\"]\n",
        "this is not a day that is written `dd/mm/yyyy` or `mm/dd/yyyy`",
    ),
    ("values of no column", "[columns]\n\"Ref\" = \"id\"\n[values.Sexx]\nM = \"male\"\n", "table has no column `Sexx`"),
    ("a heading twice", "[columns]\n\"Ref\" = \"id\"\n\"ref\" = \"sex\"\n", "keep one of them"),
    (
        "a word with two meanings",
        "[columns]\n\"Ref\" = \"id\"\n[answers]\nsufficient = [\"ok\"]\ninsufficient = [\"OK\"]\n",
        "keep the one that is meant",
    ),
    (
        "a word known otherwise",
        "[columns]\n\"Ref\" = \"id\"\n[answers]\ninsufficient = [\"yes\"]\n",
        "take it out of this list",
    ),
    ("a list that is a word", "[columns]\n\"Ref\" = \"id\"\n[answers]\nsufficient = \"ok\"\n", "list"),
];

fn is_cured(what: &str, folder: &Folder, arguments: &[&str], cure: &str) {
    let run = folder.run(arguments);
    let said = run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(run.code != 0 && said.contains(cure), "{what}: no `{cure}` in\n{}", run.shown());
    for own in OWN {
        assert!(!run.shown().contains(own), "{what} shows `{own}`:\n{}", run.shown());
    }
}

#[test]
fn each_mistake_with_a_table_has_its_cure() {
    for (what, table, options, cure) in OF_TABLES {
        let folder = Folder::new([("cases.csv", table)]);
        for verb in ["check", "score"] {
            is_cured(what, &folder, &[&[verb, "cases.csv"], options].concat(), cure);
        }
    }
}

#[test]
fn each_mistake_with_a_column_map_has_its_cure() {
    for (what, map, cure) in OF_MAPS {
        let folder = Folder::new([("cases.csv", "Ref,sex,2.1.1\nqx7a,male,yes\n"), ("map.toml", map)]);
        is_cured(what, &folder, &[&["check", "cases.csv"], MAPPED].concat(), cure);
    }
}

#[test]
fn what_is_no_table_is_said() {
    let folder = Folder::new([("old.xls", "Zq9x"), ("text.xlsx", "id,2.1.1\nqx7a,yes\n")]);
    folder.write_bytes("west.csv", b"id,2.1.1\nqx7\xe9,yes\n");
    for (file, cure) in [
        ("old.xls", "`.tsv` where tabs divide its fields"),
        ("text.xlsx", "text.xlsx"),
        ("west.csv", "--encoding windows-1252"),
        ("none.csv", "none.csv"),
    ] {
        is_cured(file, &folder, &["check", file, "--framework", "2018-crc"], cure);
    }
}

/// What a record names that is declared elsewhere, in a form that nothing is called: one message each.
#[test]
fn each_name_that_a_record_refers_to_has_one_message() {
    let folder = made_up_inspection();
    let record = folder.files()["inspection.toml"].clone();
    let of_provider = [record.find("[provider]").unwrap(), record.find("[sample]").unwrap()];
    let of_another = format!("{}{}", &record[..of_provider[0]], &record[of_provider[1]..]);
    let changed = |from: &str, to: &str| record.replacen(from, to, 1);
    for (changed, cure) in [
        (changed("framework = \"2018-crc\"", "framework = \"2018 crc\""), "did you mean `2018-crc`?"),
        (changed("unit = \"case\"", "unit = \"a case\""), "did you mean `case`?"),
        (changed("provider = \"synthetic-crc\"", "provider = \"synthetic crc\""), "the same id in both places"),
        (
            of_another.replacen("provider = \"synthetic-crc\"", "provider = \"london crc\"", 1),
            "did you mean `london-crc`?",
        ),
        (format!("{record}\n[[concern]]\ntext = \"x\"\nnodes = [\"2.1.3\"]\n"), "name the node that it is under"),
    ] {
        assert_ne!(changed, record);
        folder.write("inspection.toml", &changed);
        is_cured(cure, &folder, &["score", "inspection.toml"], cure);
        let run = folder.run(&["score", "inspection.toml", "--message-format", "short"]);
        assert_eq!(run.stderr.matches("error[").count(), 1, "{}", run.stderr);
    }
}
