//! Numbers that are not shares: given in a record, rated by edges in either direction, counted among ratings.

use serde_json::Value;

use crate::support::{Folder, plain_row, said, table_rows};

const REGIME: &str = r#"
[framework]
id = "measured-2030"
title = "A regime with measures"
inspects = ["region"]
levels = ["domain", "standard"]
status = "assumed"
source = "made up"
[ratings]
names = ["inadequate", "requires-improvement", "good", "outstanding"]
[overall]
of = "domain"
edges = { 2 = [1, 3, 5] }
status = "assumed"
source = "made up"
[[limit]]
id = "vacant-posts"
nodes = ["1.2"]
any-at-most = "inadequate"
at-most = "inadequate"
status = "assumed"
source = "made up"
[[node]]
id = "1"
level = "domain"
title = "Staffing"
rollup = "median rating"
[[node]]
id = "1.1"
under = "1"
level = "standard"
title = "Days lost to sickness"
rollup = "measure"
measure = { in = "days a person", better = "lower", edges = [15, 10, { below = 5 }], decimals = 1, compare = "printed", status = "published", source = "made up" }
[[node]]
id = "1.2"
under = "1"
level = "standard"
title = "Posts that are filled"
rollup = "measure"
measure = { in = "per cent of posts", better = "higher", edges = [70, 80, { above = 90 }], decimals = 0, compare = "exact", per = 100, most = 100, status = "assumed", source = "made up" }
[[node]]
id = "2"
level = "domain"
title = "First appointments"
rollup = "measure"
measure = { in = "days", better = "lower", edges = [15, 10, 5], decimals = 0, compare = "printed", status = "assumed", source = "made up" }
"#;

fn folder(measures: &str) -> Folder {
    let record = format!(
        r#"
[inspection]
id = "testland"
provider = "testland"
framework = "measured-2030"
[provider]
id = "testland"
name = "Testland"
kind = "region"
fictional = true
{measures}
"#
    );
    Folder::new([("regime.toml", REGIME), ("testland.toml", &record)])
}

const MEASURES: &str = r#"
[measures]
source = "annex 2"
"1.1" = 4.9
"1.2" = { numerator = 109, denominator = 120, status = "published" }
"2" = { numerator = 62, denominator = 6 }
[printed]
"2" = "requires-improvement"
"#;

fn ratings(measures: &str) -> Value {
    let run = folder(measures).run(&["score", "testland.toml", "--frameworks", ".", "--writer", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn measures_are_rated_and_count_among_ratings() {
    let document = ratings(MEASURES.split("[printed]").next().unwrap());
    for (id, text, rating) in [
        ("1.1", "4.9 days a person", "Outstanding"),
        // 90.83 is beyond 90.
        ("1.2", "91 per cent of posts", "Outstanding"),
        // 10.33 days are printed as 10.
        ("2", "10 days", "Good"),
    ] {
        let row = plain_row(&document, "ratings", id);
        assert_eq!(
            (row["measure"]["text"].as_str(), row["rating"]["text"].as_str()),
            (Some(text), Some(rating)),
            "{row}"
        );
    }
    assert_eq!(plain_row(&document, "ratings", "1")["rating"]["text"], "Outstanding");
    assert_eq!(plain_row(&document, "ratings", "overall")["points"]["text"], "5");
    let on_the_edge = ratings("[measures]\n\"1.1\" = 5\n\"1.2\" = 90\n\"2\" = 15\n");
    for (id, rating) in [("1.1", "Good"), ("1.2", "Good"), ("2", "Requires improvement")] {
        assert_eq!(plain_row(&on_the_edge, "ratings", id)["rating"]["text"], rating, "{id}");
    }
}

#[test]
fn one_that_is_not_given_may_be_anything() {
    let run = folder("[measures]\n\"1.1\" = 12\n\"1.2\" = 85\n").run(&[
        "explain",
        "testland/measured-2030/overall",
        "testland.toml",
        "--frameworks",
        ".",
    ]);
    assert!(run.stdout.contains("1 to 4 of 6 points"), "{}", run.stdout);
}

#[test]
fn a_limit_may_be_about_a_measure() {
    let document = ratings("[measures]\n\"1.1\" = 4\n\"1.2\" = 69\n\"2\" = 3\n");
    let row = plain_row(&document, "ratings", "overall");
    assert_eq!(row["rating"]["text"], "Inadequate", "{row}");
    assert!(row["remarks"].as_str().unwrap().contains("`vacant-posts`: 1.2 is inadequate"), "{row}");
}

#[test]
fn a_printed_rating_is_held_against_the_measure() {
    let run = folder(MEASURES).run(&["check", "testland.toml", "--frameworks", "."]);
    assert!(run.stderr.contains("record/printed-differs"), "{}", run.stderr);
    let printed = plain_row(&ratings(MEASURES), "ratings", "2");
    assert_eq!(printed["rating"]["text"], "Requires improvement", "what is printed stands first: {printed}");
    assert_eq!(printed["rule_rating"]["text"], "Good", "{printed}");
}

#[test]
fn a_measure_is_explained_and_quoted_with_its_unit() {
    let folder = folder(MEASURES);
    let explained = folder.run(&["explain", "testland/measured-2030/1.2", "testland.toml", "--frameworks", "."]).stdout;
    for line in [
        "109 divided by 120, times 100",
        "published (annex 2)",
        "Requires improvement: 70 to under 80 per cent of posts",
        "Good: 80 to 90 per cent of posts",
        "Outstanding: over 90 per cent of posts",
        "the exact value is compared; assumed (made up)",
    ] {
        assert!(explained.contains(line), "{line}: {explained}");
    }
    let quoted = |name: &str| folder.run(&["quote", name, "testland.toml", "--frameworks", "."]).stdout;
    let rating = quoted("testland/measured-2030/1.1");
    assert!(rating.contains("(standard 1.1) is rated \"Outstanding\": 4.9 days a person."), "{rating}");
    let number = quoted("testland/measured-2030/2#measure");
    assert!(number.contains("\"First appointments\" (domain 2) is 10 days."), "{number}");
}

#[test]
fn what_cannot_be_a_measure_is_told_in_one_message() {
    for (measures, says) in [
        ("[measures]\n\"1.1\" = 4.93\n", "`1.1` has 2 decimals, and its framework prints 1"),
        ("[measures]\n\"1.2\" = 101\n", "`1.2` is more than the 100 per cent of posts that it can be"),
        (
            "[measures]\n\"1.2\" = { numerator = 121, denominator = 120 }\n",
            "`1.2` is more than the 100 per cent of posts",
        ),
        ("[measures]\n\"1\" = 3\n", "domain 1 is not a measure"),
        ("[measures]\n\"1.3\" = 3\n", "1.3"),
        ("[entered]\n\"1.2\" = { value = 85 }\n", "standard 1.2 is a measure, and has no percentage of its own"),
        ("[printed]\n\"1.2\" = 85\n", "standard 1.2 is a measure, and has no percentage of its own"),
    ] {
        let run = folder(measures).run(&["score", "testland.toml", "--frameworks", "."]);
        assert_eq!(run.stderr.matches("error[").count(), 1, "{measures}: {}", run.stderr);
        assert!(run.stderr.contains(says), "{measures}: {}", run.stderr);
        assert!(run.stderr.contains("testland.toml:12:1"), "{measures}: {}", run.stderr);
    }
}

#[test]
fn frameworks_check_counts_measures() {
    let run = folder(MEASURES).run(&["frameworks", "check", "regime.toml"]);
    assert!(run.stderr.contains("2 standards, 0 questions, 3 measures; ratings"), "{}", run.stderr);
}

const COLUMNS: &str = r#"
[framework]
id = "waits-2030"
title = "A regime whose measures are taken from cases"
inspects = ["region"]
levels = ["standard"]
status = "assumed"
source = "made up"
[ratings]
names = ["inadequate", "requires-improvement", "good", "outstanding"]
[[fact]]
id = "waits-2030.days"
title = "Days until the first appointment"
unit = "case"
values = "number"
status = "assumed"
source = "made up"
[[fact]]
id = "waits-2030.incidents"
title = "Incidents"
unit = "case"
values = "number"
status = "assumed"
source = "made up"
[[node]]
id = "1"
level = "standard"
title = "Waiting"
rollup = "measure"
measure = { in = "days", better = "lower", edges = [15, 8, { below = 5 }], decimals = 1, compare = "printed", of = "waits-2030.days", take = "median", status = "assumed", source = "made up" }
[[node]]
id = "2"
level = "standard"
title = "Incidents"
rollup = "measure"
measure = { in = "per 1,000 cases", better = "lower", edges = [500, 200, 100], decimals = 0, compare = "exact", of = "waits-2030.incidents", take = "mean", per = 1000, most = 3000, status = "assumed", source = "made up" }
"#;

const CASES: &str = "id,synthetic,waits-2030.days,waits-2030.incidents\na,yes,4,0\nb,yes,6,1\nc,yes,11,n/a\nd,yes,,0\n";

#[test]
fn a_measure_is_taken_from_a_column_of_numbers() {
    let folder = Folder::new([("regime.toml", COLUMNS), ("cases.csv", CASES)]);
    let given = ["cases.csv", "--framework", "regime.toml", "--provider", "somewhere"];
    let run = folder.run(&[&["score"], &given[..], &["--writer", "json"]].concat());
    let document: Value = serde_json::from_str(&run.stdout).unwrap();
    let waiting = plain_row(&document, "ratings", "1");
    // 4, 6 and 11; with the blank, the middle lies between 5 and 8.5, which is beyond the edge of good.
    assert_eq!((&waiting["measure"]["text"], &waiting["rating"]["text"]), (&"6.0 days".into(), &"Good".into()));
    assert_eq!((waiting["measure"]["low"].as_f64(), waiting["measure"]["high"].as_f64()), (Some(5.0), Some(8.5)));
    assert!(waiting["remarks"].as_str().unwrap().contains("unknown answers could put it in another band"), "{waiting}");
    // One incident in the three cases that count.
    let incidents = plain_row(&document, "ratings", "2");
    assert_eq!(incidents["measure"]["text"], "333 per 1,000 cases");
    assert_eq!(incidents["rating"]["text"], "Requires improvement");
    let explained = folder.run(&[&["explain", "1"], &given[..]].concat()).stdout;
    assert!(explained.contains("the median of `waits-2030.days` in 3 of 4 cases"), "{explained}");
    assert!(explained.contains("what is not known could make it 5.0 to 8.5 days"), "{explained}");
    for figure in ["1", "1#measure"] {
        let quoted = folder.run(&[&["quote", figure], &given[..]].concat()).stdout;
        let quoted = quoted.split_whitespace().collect::<Vec<_>>().join(" ");
        let limits = "6.0 days, in 3 of 4 cases; what is not known could make it 5.0 to 8.5 days";
        assert!(quoted.contains(limits), "{quoted}");
    }
}

#[test]
fn what_is_no_number_is_told_with_its_cell() {
    for (from, to, says) in [
        ("b,yes,6,1", "b,yes,six,1", "no number for the fact `waits-2030.days`"),
        ("b,yes,6,1", "b,yes,-6,1", "no number for the fact `waits-2030.days`"),
        ("b,yes,6,1", "b,yes,6,4", "`2` is more than the 3000 per 1,000 cases that it can be"),
    ] {
        let folder = Folder::new([("regime.toml", COLUMNS), ("cases.csv", &CASES.replace(from, to))]);
        let run = folder.run(&["score", "cases.csv", "--framework", "regime.toml", "--provider", "somewhere"]);
        assert!(run.code == 1 && run.stderr.contains(says) && run.stderr.contains("cases.csv:3:"), "{}", run.stderr);
    }
    let record = "[inspection]\nid = \"x\"\nprovider = \"x\"\nframework = \"waits-2030\"\n[provider]\nid = \"x\"\nname = \"X\"\nkind = \"region\"\nfictional = true\n[[data]]\nunit = \"case\"\nfile = \"cases.csv\"\n[measures]\n\"1\" = 4\n";
    let folder = Folder::new([("regime.toml", COLUMNS), ("cases.csv", CASES), ("x.toml", record)]);
    let run = folder.run(&["score", "x.toml", "--frameworks", "regime.toml"]);
    assert!(
        run.stderr.contains("`1` is taken from the column `waits-2030.days`, and given here too"),
        "{}",
        run.stderr
    );
    let by = folder.run(&[
        "score",
        "cases.csv",
        "--framework",
        "regime.toml",
        "--provider",
        "somewhere",
        "--by",
        "waits-2030.days",
    ]);
    assert!(by.stderr.contains("is a number, which makes no groups"), "{}", by.stderr);
}

/// What was measured is an entry of the record, a figure that moved, and the reason.
#[test]
fn versions_differ_by_what_was_measured() {
    let folder = folder(MEASURES.split("[printed]").next().unwrap());
    let later = folder.files()["testland.toml"]
        .replace("\"1.1\" = 4.9", "\"1.1\" = 4.8")
        .replace("denominator = 6", "denominator = 5");
    folder.write("later.toml", &later);
    let run = folder.run(&["diff", "testland.toml", "later.toml", "--frameworks", ".", "--writer", "json"]);
    let document: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    let words = |table, columns: [&str; 4]| -> Vec<String> {
        let rows = table_rows(&document, table);
        rows.iter().map(|row| columns.map(|column| said(row, column)).join(": ")).collect()
    };
    assert_eq!(
        words("changed-entries", ["section", "key", "before", "after"]),
        ["measures: 1.1: 4.9 days a person: 4.8 days a person", "measures: 2: 10 days: 12 days"]
    );
    let moved = words("moved-figures", ["id", "before", "after", "why"]);
    assert!(
        moved.contains(
            &"1.1: 4.9 days a person, Outstanding: 4.8 days a person, Outstanding: what was measured".to_owned()
        ),
        "{moved:?}"
    );
    assert!(
        moved.contains(&"2: 10 days, Good: 12 days, Requires improvement: what was measured".to_owned()),
        "{moved:?}"
    );
    assert!(run.stdout.contains("2 entries of the record changed"), "{}", run.stdout);
}
