//! Two versions of one inspection's data.

use serde_json::Value;

use crate::support::{Folder, Run, made_up_inspection, run, said, table_rows};

fn json(run: Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap()
}

/// The made-up inspection twice, the later version in `later/`.
fn twice() -> Folder {
    let folder = made_up_inspection();
    for (name, contents) in folder.files() {
        folder.write(&format!("later/{name}"), &contents);
    }
    folder
}

const BOTH: [&str; 3] = ["diff", "inspection.toml", "later/inspection.toml"];

#[test]
fn nothing_changed_says_so() {
    let same = twice().run(&BOTH);
    assert!(same.code == 0 && same.stdout.contains("Nothing changed"), "{}", same.shown());
    let twice_named = twice().run(&["diff", "inspection.toml", "inspection.toml"]);
    assert!(twice_named.code == 2 && twice_named.stderr.contains("usage/same-file"), "{}", twice_named.shown());
}

/// Answers, a fact on which others hang, a unit gone, another come, a free word, an entered rating.
fn changed() -> Folder {
    let folder = twice();
    let cases = folder.files()["cases.csv"].clone();
    let header: Vec<&str> = cases.lines().next().unwrap().split(',').collect();
    let column = |name: &str| header.iter().position(|one| *one == name).unwrap();
    let mut rows: Vec<Vec<String>> = cases.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
    let mut left = [6, 2, 1];
    for row in rows.iter_mut().skip(1) {
        if row[column("2.2.3")] == "insufficient" && left[0] > 0 {
            row[column("2.2.3")] = "sufficient".to_owned();
            left[0] -= 1;
        }
        if row[column("rosh.inspector")] == "low" && left[1] > 0 {
            row[column("rosh.inspector")] = "medium".to_owned();
            left[1] -= 1;
        }
        if left[2] > 0 {
            row[column("delivery-unit")] = "Secretplace".to_owned();
            left[2] -= 1;
        }
    }
    rows.remove(10);
    let mut new = rows[1].clone();
    new[0] = "hush999".to_owned();
    rows.push(new);
    let table: String = rows.iter().map(|row| row.join(",") + "\n").collect();
    folder.write("later/cases.csv", &table);
    let record =
        folder.files()["inspection.toml"].replace("\"1.2\" = \"requires-improvement\"", "\"1.2\" = \"inadequate\"");
    folder.write("later/inspection.toml", &record);
    folder
}

#[test]
fn what_changed_and_what_that_moved() {
    let shown = changed().run(&BOTH);
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""), "{}", shown.shown());
    insta::assert_snapshot!(shown.stdout);
}

/// No writer shows an id of a unit or a word of a column that may hold anything.
#[test]
fn ids_and_free_words_are_never_shown() {
    for writer in ["text", "json", "markdown"] {
        let shown = changed().run(&[&BOTH[..], &["--writer", writer]].concat());
        assert!(shown.code == 0 && shown.stdout.contains("delivery-unit"), "{}", shown.shown());
        for hidden in ["hush999", "Secretplace", "s010"] {
            assert!(!shown.stdout.contains(hidden), "{writer} shows {hidden}");
        }
    }
}

/// By cause, sufficient and judged add up to the move of the question, and points of standards to that of the total.
#[test]
fn the_reasons_add_up() {
    let folder = changed();
    let made = json(folder.run(&[&BOTH[..], &["--writer", "json"]].concat()));
    let [before, after] = ["inspection.toml", "later/inspection.toml"]
        .map(|record| json(folder.run(&["score", record, "--writer", "json"])));
    let causes = table_rows(&made, "causes");
    let sum = |figure: &Value, key: &str| -> f64 {
        let of_figure = causes.iter().filter(|cause| cause["figure"] == figure);
        of_figure.map(|cause| cause[key]["value"].as_f64().unwrap_or_default()).sum()
    };
    let count = |card: &Value, figure: &Value, column: &str| -> f64 {
        let questions = table_rows(card, "questions");
        let question = questions.iter().find(|one| one["figure"] == figure).unwrap();
        question[column]["count"].as_f64().unwrap()
    };
    let mut questions = 0;
    for moved in table_rows(&made, "moved-figures") {
        let figure = moved["figure"];
        if said(&moved, "share_after").is_empty() || !said(&moved, "rating_after").is_empty() {
            continue;
        }
        let moved_by = |column: &str| count(&after, figure, column) - count(&before, figure, column);
        assert_eq!(sum(figure, "sufficient_moved"), moved_by("sufficient"), "{figure}");
        assert_eq!(sum(figure, "judged_moved"), moved_by("sufficient") + moved_by("insufficient"), "{figure}");
        let share = |card: &Value, side: &str| (count(card, figure, "sufficient"), moved[side]["n"].as_f64().unwrap());
        let (was, is) = (share(&before, "share_before"), share(&after, "share_after"));
        assert!(was.0 == was.1 && is.0 == is.1, "{figure}");
        questions += 1;
    }
    assert!(questions > 2, "{questions}");
}

/// Points of the standards add up to the move of the total.
#[test]
fn the_points_add_up() {
    let folder = made_up_inspection();
    let record = folder.files()["inspection.toml"].clone();
    let entered = "\"1.2\" = \"requires-improvement\"";
    assert!(record.contains(entered));
    folder.write("later.toml", &record.replace(entered, "\"1.2\" = \"outstanding\""));
    let made = json(folder.run(&["diff", "inspection.toml", "later.toml", "--writer", "json"]));
    let moved = table_rows(&made, "moved-figures");
    let total = moved.iter().find(|one| said(one, "id") == "overall").unwrap();
    let points = |column: &str| total[column]["least"].as_i64().unwrap();
    let causes = table_rows(&made, "causes");
    let of_total = causes.iter().filter(|cause| said(cause, "id") == "overall");
    let sum: f64 = of_total.map(|cause| cause["points_moved"]["value"].as_f64().unwrap()).sum();
    assert_eq!((points("points_after") - points("points_before")) as f64, sum);
    assert!(sum > 0.0);
}

#[test]
fn versions_are_of_one_inspection_under_one_framework() {
    let other = run(&["diff", "london-crc-2019", "six-trusts-2014"]);
    assert!(other.code == 2 && other.stderr.contains("usage/two-frameworks"), "{}", other.shown());
    let other = run(&["diff", "north-london-crc-2016", "london-crc-2018"]);
    assert!(
        other.code == 0 && other.stderr.contains("`assize compare north-london-crc-2016 london-crc-2018`"),
        "{}",
        other.shown()
    );
    let two = "id,synthetic,inspection,2.1.1\na,yes,one,yes\nb,yes,two,yes\n";
    let folder = Folder::new([
        ("a.csv", two),
        ("b.csv", &*two.replace("one", "three")),
        ("c.csv", &*two.replace("one", "x").replace("two", "y")),
    ]);
    let part = folder.run(&["diff", "a.csv", "b.csv", "--framework", "2018-crc"]);
    assert!(part.code == 0 && part.stdout.contains("not compared: one, three"), "{}", part.shown());
    let none = folder.run(&["diff", "a.csv", "c.csv", "--framework", "2018-crc"]);
    assert!(none.code == 2 && none.stderr.contains("usage/nothing-in-common"), "{}", none.shown());
}

#[test]
fn a_self_assessment_says_so_here_too() {
    let table = "id,synthetic,2.1.1\na,yes,yes\nb,yes,no\n";
    let folder = Folder::new([("a.csv", table), ("b.csv", &*table.replace("b,yes,no", "b,yes,yes"))]);
    let own =
        ["diff", "a.csv", "b.csv", "--framework", "2018-crc", "--self-assessment", "--provider", "Synthetic North"];
    let shown = folder.run(&own);
    assert!(
        shown.code == 0 && shown.stdout.contains("Self-assessment:") && shown.stdout.contains("2.1.1 of 1 case: +1"),
        "{}",
        shown.shown()
    );
}
