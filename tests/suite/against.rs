//! An inspection beside others of its kind, on made-up companies.

use serde_json::{Value, json};

use crate::support::{Folder, Run, plain_rows};

/// A made-up company with these counts; several of them make a kind.
fn company(id: &str, counts: &str) -> String {
    format!(
        "[inspection]\nid = \"{id}-2019\"\nprovider = \"{id}\"\nframework = \"2018-crc\"\ntitle = \"{id}, 2019\"\nsynthetic = true\n\
         [provider]\nid = \"{id}\"\nname = \"{id}\"\nkind = \"crc\"\nfictional = true\n{counts}\n"
    )
}

fn companies() -> Folder {
    let counts = |first: &str, second: &str| format!("[counts]\n\"2.1.1\" = {first}\n{second}");
    let folder = Folder::new([]);
    folder.write("a.toml", &company("synthetic-a", &counts("{ sufficient = 56, insufficient = 14 }", "")));
    folder.write("b.toml", &company("synthetic-b", &counts("{ sufficient = 40, insufficient = 20 }", "")));
    let both = counts("{ sufficient = 8, insufficient = 12 }", "\"2.1.2\" = { sufficient = 1, insufficient = 3 }");
    folder.write("c.toml", &company("synthetic-c", &both));
    folder
}

/// What is set beside the others, of the inspection of this id.
fn against(run: &Run, id: &str) -> Vec<Value> {
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let begins = format!("{id}/");
    let rows = plain_rows(&report, "against").into_iter();
    rows.filter(|row| row["figure"].as_str().unwrap().starts_with(&begins)).collect()
}

fn about<'r>(rows: &'r [Value], id: &str) -> &'r Value {
    rows.iter().find(|one| one["id"] == id).unwrap()
}

/// 56 of 70 beside 40 of 60 and 8 of 20: the mean of 2/3 and 2/5 is 8/15; pooled they are 48 of 80. The interval of 56/70 less 48/80 is a row of the
/// oracle (80 per cent): 0.1043059 to 0.2896656.
#[test]
fn the_averages_leave_the_body_itself_out_and_are_two_figures() {
    let run = companies().run(&[
        "score",
        "a.toml",
        "b.toml",
        "c.toml",
        "--against",
        "kind",
        "--confidence",
        "80",
        "--writer",
        "json",
        "--quiet",
    ]);
    let first = against(&run, "synthetic-a-2019");
    let question = about(&first, "2.1.1");
    assert_eq!(question["others"], json!(["synthetic-b-2019", "synthetic-c-2019"]));
    assert_eq!((&question["mean"]["fraction"], &question["mean"]["value"]), (&json!("8/15"), &json!(53.33)));
    assert_eq!((&question["pooled"]["exact"], &question["pooled"]["value"]), (&json!("48/80"), &json!(60.0)));
    assert_eq!(question["from_mean"]["value"], json!(26.67));
    let difference = &question["difference"];
    assert_eq!(difference["value"], json!(20.0));
    assert_eq!((&difference["low"], &difference["high"]), (&json!(10.43), &json!(28.97)));
    // Of 2.1.2 only one of the others says anything, and this one nothing: no difference.
    let alone = about(&first, "2.1.2");
    assert_eq!(alone["others"], json!(["synthetic-c-2019"]));
    assert_eq!(
        (&alone["share"], &alone["from_mean"], &alone["difference"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    // The third beside the first two: 96 of 130.
    let third = against(&run, "synthetic-c-2019");
    let question = about(&third, "2.1.1");
    assert_eq!((&question["pooled"]["exact"], &question["from_mean"]["value"]), (&json!("96/130"), &json!(-33.33)));
}

#[test]
fn a_reader_sees_who_the_others_are() {
    let score = ["score", "a.toml", "b.toml", "c.toml", "--against", "kind", "--quiet", "--width", "100"];
    let run = companies().run(&score);
    let at = run.stdout.find("Beside others of its kind").expect("a section");
    let shown: Vec<&str> = run.stdout[at..].lines().collect();
    let ends = shown.iter().position(|line| line.contains("very many")).expect("the note");
    insta::assert_snapshot!(shown[..=ends].join("\n"));
}

#[test]
fn nothing_to_compare_with_is_said() {
    let alone = companies().run(&["score", "a.toml", "--against", "kind", "--writer", "json", "--quiet"]);
    assert!(against(&alone, "synthetic-a-2019").is_empty());
    assert!(alone.stdout.contains("Nothing to compare with: no other inspection"), "{}", alone.shown());
    // A published one is set beside the record, itself left out.
    let published = companies().run(&["score", "london-crc-2019", "--against", "kind", "--writer", "json", "--quiet"]);
    let rows = against(&published, "london-crc-2019");
    let others: Vec<&Value> = rows.iter().flat_map(|row| row["others"].as_array().unwrap()).collect();
    assert!(rows.len() > 3 && !others.contains(&&json!("london-crc-2019")), "{others:?}");
}
