//! What a record prints, held against what comes out of the same record.

use serde_json::Value;

use crate::support::{Folder, plain_row, plain_rows, run};

const HEAD: &str = r#"
[inspection]
id = "one"
provider = "one-crc"
framework = "2018-crc"
published = "2019-08"
[provider]
id = "one-crc"
name = "One CRC"
kind = "crc"
fictional = true
"#;

const STANDARDS: [&str; 10] = ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "4.1", "4.2"];

fn entered(rating: &str) -> String {
    let lines = STANDARDS.map(|id| format!("\"{id}\" = \"{rating}\"\n"));
    format!("[entered]\n{}", lines.concat())
}

/// By figure (what stands after the framework) how it goes together; and the exit code of `check --strict`.
fn fits(record: &str) -> (Vec<(String, String)>, i32) {
    let folder = Folder::new([("one.toml", format!("{HEAD}{record}").as_str())]);
    let scored = folder.run(&["score", "one.toml", "--writer", "json"]);
    assert_eq!(scored.code, 0, "{}", scored.stderr);
    let document: Value = serde_json::from_str(&scored.stdout).unwrap();
    let text = |row: &Value, column: &str| row[column].as_str().unwrap().to_owned();
    let last = |figure: String| figure.rsplit('/').next().unwrap().to_owned();
    let rows = plain_rows(&document, "checks");
    let found = rows.iter().map(|row| (last(text(row, "figure")), text(row, "fit"))).collect();
    (found, folder.run(&["check", "one.toml", "--strict"]).code)
}

fn one(record: &str) -> (String, String, i32) {
    let (found, code) = fits(record);
    let [(figure, fit)] = found.as_slice() else { panic!("one is compared: {found:?}") };
    (figure.clone(), fit.clone(), code)
}

fn is(figure: &str, fit: &str, code: i32) -> (String, String, i32) {
    (figure.to_owned(), fit.to_owned(), code)
}

#[test]
fn a_printed_total_is_banded_and_held_against_the_printed_rating() {
    let of = |found: &[(String, String)]| found.iter().map(|(_, fit)| fit.clone()).collect::<Vec<_>>();
    let (found, code) = fits("[printed]\noverall = \"outstanding\"\npoints = 0\n");
    assert_eq!((of(&found), code), (vec!["clashes".to_owned(), "not-contradicted".to_owned()], 1));
    let (found, code) = fits("[printed]\noverall = \"good\"\npoints = 20\n");
    assert_eq!((of(&found), code), (vec!["agrees".to_owned(), "not-contradicted".to_owned()], 0));
}

#[test]
fn counts_of_ratings_are_held_against_known_standards() {
    let all = entered("outstanding");
    assert_eq!(one(&format!("{all}[ratings]\ninadequate = 10\n")), is("overall", "clashes", 1));
    assert_eq!(one(&format!("{all}[ratings]\noutstanding = 10\n")), is("overall", "agrees", 0));
    let some = "[entered]\n\"1.1\" = \"good\"\n[ratings]\n";
    assert_eq!(one(&format!("{some}good = 1\ninadequate = 9\n")), is("overall", "not-contradicted", 0));
    assert_eq!(one(&format!("{some}inadequate = 9\nothers = 1\n")), is("overall", "not-contradicted", 0));
    assert_eq!(one(&format!("{some}good = 0\ninadequate = 9\nothers = 1\n")), is("overall", "clashes", 1));
}

#[test]
fn an_open_rating_contradicts_nothing_and_agrees_with_nothing() {
    assert_eq!(one("[printed]\noverall = \"good\"\n"), is("overall#rating", "not-contradicted", 0));
    assert_eq!(one("[printed]\n\"2.1\" = \"good\"\n"), is("2.1", "nothing-to-compare", 0));
    let below_half = "[stated]\n\"2.2.3\" = { below = 50, words = \"under half\", source = \"p 1\" }\n";
    assert_eq!(one(&format!("{below_half}[printed]\n\"2.2\" = \"good\"\n")), is("2.2", "clashes", 1));
    assert_eq!(one(&format!("{below_half}[entered]\n\"2.2\" = \"good\"\n")), is("2.2#rating", "clashes", 1));
}

#[test]
fn an_aggregate_without_a_rating_has_nothing_to_compare() {
    let record = HEAD.replace("published", "kind = \"aggregate\"\npublished");
    let folder = Folder::new([("one.toml", format!("{record}[printed]\noverall = \"good\"\npoints = 20\n").as_str())]);
    let scored = folder.run(&["score", "one.toml"]);
    assert!(scored.stdout.contains("Both printed values have nothing to be compared with."), "{}", scored.stdout);
    assert_eq!(folder.run(&["check", "one.toml", "--strict"]).code, 0);
}

#[test]
fn a_printed_score_that_its_questions_rule_out_clashes() {
    let record = HEAD.replace("2018-crc", "2014-adult-offending-work").replace("kind = \"crc\"", "kind = \"trust\"");
    let record = record.replace("2019-08", "2014-08");
    let fit = |score: u8| {
        let questions = "\"5.3.a\" = { value = 40 }\n\"5.3.b\" = { value = 42 }\n";
        let entered = format!("[entered]\n\"5.3\" = {{ value = {score} }}\n{questions}");
        let folder = Folder::new([("one.toml", format!("{record}{entered}").as_str())]);
        folder.run(&["score", "one.toml"]).stdout
    };
    let (wrong, right) = (fit(90), fit(41));
    assert!(wrong.contains("The one printed value cannot be true beside the rest."), "{wrong}");
    assert!(right.contains("The one printed value agrees with what comes out here."), "{right}");
}

/// Of the published record nothing is contradicted but by the source itself, which prints five figures that its own counts do not make.
#[test]
fn no_built_in_record_is_contradicted_but_by_its_own_source() {
    let scored = run(&["score", "--writer", "json"]);
    let document: Value = serde_json::from_str(&scored.stdout).unwrap();
    let rows = plain_rows(&document, "checks");
    let clashes = rows.iter().filter(|row| row["fit"] == "clashes");
    let clashes: Vec<&str> = clashes.map(|row| row["figure"].as_str().unwrap()).collect();
    assert_eq!(clashes.len(), 5, "{clashes:?}");
    assert!(clashes.iter().all(|figure| figure.starts_with("six-trusts-2014/")), "{clashes:?}");
    let agree = rows.iter().filter(|row| row["fit"] == "agrees").count();
    let open = rows.iter().filter(|row| row["fit"] == "not-contradicted").count();
    assert!(agree >= 20 && open >= 150, "{agree} agree, {open} are open");
}

/// What these commands print of one record, one after the other.
fn said(record: &str, commands: &[&[&str]]) -> String {
    let folder = Folder::new([("one.toml", format!("{HEAD}{record}").as_str())]);
    let run = |command: &&[&str]| {
        let found = folder.run(command);
        assert_eq!(found.code, 0, "{command:?}: {}", found.stderr);
        found.stdout
    };
    commands.iter().map(run).collect::<Vec<_>>().concat()
}

#[test]
fn a_standard_that_the_report_does_not_rate_is_said_with_its_reason_and_counts_in_no_total() {
    let all = entered("good")
        .replace("\"4.2\" = \"good\"", "\"4.2\" = { not-rated = \"too few cases\", source = \"page 4\" }");
    let record = format!("{all}[ratings]\ngood = 9\n");
    let text = said(
        &record,
        &[
            &["score", "one.toml"],
            &["quote", "one/2018-crc/4.2", "one.toml"],
            &["explain", "one/2018-crc/4.2", "one.toml"],
        ],
    );
    for part in ["Not rated: 4.2", "(too few cases)", "is not rated: too few cases", "page 4", "18 to 21 of 30 points"]
    {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    assert!(!text.contains("Not known here"), "{text}");
    let folder = Folder::new([("one.toml", format!("{HEAD}{record}").as_str())]);
    assert_eq!(folder.run(&["check", "one.toml", "--strict"]).code, 0, "nine of nine rated standards are counted");
    let clash = format!("{all}[printed]\n\"4.2\" = \"good\"\n");
    assert_eq!(one(&clash), is("4.2", "clashes", 1));
}

#[test]
fn what_was_not_done_stands_beside_a_percentage_as_printed() {
    let record = "[entered]\n\"2.1.1\" = { value = 46, not-done = 27 }\n[stated]\n\"2.1.2\" = { below = 50, not-done = 23, words = \"lacking in most\", about = \"insufficient\", source = \"page 2\" }\n[printed]\n\"2.1.1#not-done\" = 27\n";
    let text = said(
        record,
        &[
            &["score", "one.toml"],
            &["quote", "one/2018-crc/2.1.1#not-done", "one.toml"],
            &["quote", "one/2018-crc/2.1.2", "one.toml"],
        ],
    );
    for part in [
        "27% not done",
        "was not done at all in 27% of relevant cases, as printed",
        "\"lacking in most\", about what was insufficient; taken as sufficient in less than 50%",
    ] {
        assert!(text.split_whitespace().collect::<Vec<_>>().join(" ").contains(part), "{part} is missing in {text}");
    }
    assert_eq!(one(record), is("2.1.1#not-done", "agrees", 0));
}

/// n of N of the same units: a count, which is quoted, and beside which no more was sufficient than it leaves (semantics 7.27 d).
#[test]
fn what_was_not_done_may_be_counted() {
    let record = "[entered]\n\"2.1.1\" = { value = 59, not-done = { count = 69, of = 391 }, source = \"page 1\" }\n[stated]\n\"2.1.2\" = { not-done = { count = 30, of = 120 }, words = \"no plan in 30 of 120\", about = \"not-done\", source = \"page 2\" }\n\"2.1.3\" = { above = 50, not-done = 45, words = \"most\", source = \"page 3\" }\n[printed]\n\"2.1.1#not-done\" = 18\n\"2.1.2#not-done\" = 26\n";
    for (figure, part) in [
        ("2.1.1#not-done", "was not done at all in 69 of 391 relevant cases (18%)"),
        ("2.1.1", "was judged sufficient in 59% of relevant cases, as printed"),
        ("2.1.2#not-done", "was not done at all in 30 of 120 relevant cases (25%)"),
        ("2.1.2", "taken as sufficient in at most 75% of relevant cases"),
        ("2.1.3", "taken as sufficient in more than 50% and at most 55.5% of relevant cases"),
    ] {
        let said = quoted(record, figure);
        assert!(said.contains(part), "{part} is missing in {said}");
    }
    let (found, code) = fits(record);
    assert_eq!(
        found,
        [("2.1.1#not-done", "agrees"), ("2.1.2#not-done", "clashes")].map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
    assert_eq!(code, 1);
    let folder = Folder::new([("one.toml", format!("{HEAD}{record}").as_str())]);
    let shown = folder.run(&["score", "one.toml", "--writer", "json"]).stdout;
    assert!(shown.contains("18% (69 of 391) not done at all"), "{shown}");
}

/// What is printed of a total and cannot be true has one cause, and one message, with every place.
#[test]
fn what_is_printed_of_a_total_is_one_warning() {
    let printed = "[printed]\noverall = \"good\"\npoints = 20\n[ratings]\nrequires-improvement = 3\ninadequate = 7\n";
    let folder = Folder::new([("one.toml", format!("{HEAD}{printed}").as_str())]);
    let said = folder.run(&["check", "one.toml"]).stderr;
    assert_eq!(said.matches("warning[").count(), 1, "{said}");
    for part in [
        "is printed as Good; 20 points and comes out as Inadequate; 3 points",
        "overall = \"good\"",
        "points = 20",
        "requires-improvement = 3",
        "it comes out of these counts",
    ] {
        assert!(said.contains(part), "{part} is missing in {said}");
    }
    let two =
        format!("[entered]\n\"2.1\" = \"inadequate\"\n{}", printed.replace("overall", "\"2.1\" = \"good\"\noverall"));
    let folder = Folder::new([("one.toml", format!("{HEAD}{two}").as_str())]);
    let said = folder.run(&["check", "one.toml"]).stderr;
    assert_eq!(said.matches("warning[").count(), 2, "the standard is another matter: {said}");
}

/// A word that is not a rating is underlined itself, not its key.
#[test]
fn a_word_that_is_no_rating_is_underlined() {
    let record = "[entered]\n\"1.1\" = \"goood\"\n\"1.2\" = { rating = \"fine\" }\n[panel]\n\"2.1\" = { rating = \"gud\", reason = \"x\" }\n[printed]\noverall = \"badly\"\n\"2.2\" = \"worse\"\n[[concern]]\ntext = \"Weak.\"\nnodes = [\"2.3\", \"9.3\"]\n[[figure]]\nid = \"f\"\ntitle = \"Fig\"\nwords = \"few\"\nnode = \"9.4\"\n[[verdict]]\nid = \"v\"\nabout = \"work\"\nwords = \"good\"\nnode = \"9.5\"\n";
    let folder = Folder::new([("one.toml", format!("{HEAD}{record}").as_str())]);
    let said = folder.run(&["check", "one.toml"]).stderr;
    for word in ["goood", "fine", "gud", "badly", "worse", "9.3", "9.4", "9.5"] {
        let mut lines = said.lines().skip_while(|line| !line.contains(&format!("\"{word}\"")));
        let (line, marks) = (lines.next().unwrap(), lines.next().unwrap());
        let at = line.find(&format!("\"{word}\"")).unwrap();
        assert_eq!(marks.find('^'), Some(at), "{line}\n{marks}");
        assert_eq!(marks.matches('^').count(), word.len() + 2, "{line}\n{marks}");
    }
}

#[test]
fn figures_of_prompts_stand_with_their_question_and_make_nothing() {
    let record = "[counts]\n\"4.1.1.a\" = { sufficient = 30, insufficient = 10, source = \"annex 3\" }\n[entered]\n\"4.1.1.b\" = { insufficient = 24, source = \"annex 3\" }\n";
    let text =
        said(record, &[&["score", "one.toml"], &["quote", "4.1.1.a", "one.toml"], &["quote", "4.1.1.b", "one.toml"]]);
    let text = in_a_line(&text);
    for part in [
        "was judged sufficient in 30 of 40 relevant unpaid work cases (75%)",
        "was judged insufficient in 24% of relevant unpaid work cases, as printed, so sufficient in 76%",
        "a prompt that informs 4.1.1; no figure is made of it: annex 3",
        "24% insufficient",
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    assert!(text.contains("0 to 30 of 30 points"), "nothing is made of them: {text}");
    let folder = Folder::new([("one.toml", format!("{HEAD}[entered]\n\"4.1.1.a\" = \"good\"\n").as_str())]);
    let refused = folder.run(&["check", "one.toml"]);
    assert!(refused.stderr.contains("4.1.1.a takes a percentage, not a rating or a range"), "{}", refused.stderr);
}

fn in_a_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What `quote` says of a figure of one record.
fn quoted(record: &str, figure: &str) -> String {
    in_a_line(&said(record, &[&["quote", &format!("one/2018-crc/{figure}"), "one.toml"]]))
}

/// Below the overall rating, too, what is printed stands where nothing else gives one rating (semantics 7.13 f).
#[test]
fn printed_ratings_and_shares_of_parts_stand_first_with_their_basis() {
    let record = "[printed]\n\"2.1\" = \"outstanding\"\n\"2.1.1\" = 40\n\"2.2\" = \"good\"\n[entered]\n\"1.1\" = \"good\"\n\"2.1.2\" = { value = 90 }\n[panel]\n\"1.1\" = { rating = \"outstanding\", reason = \"r\" }\n";
    let document: Value = serde_json::from_str(&said(record, &[&["score", "one.toml", "--writer", "json"]])).unwrap();
    let row = |id: &str| plain_row(&document, "ratings", id);
    let rated = |id: &str| (row(id)["rating"]["rating"].clone(), row(id)["rating"]["basis"].clone());
    assert_eq!(rated("2.1"), ("outstanding".into(), "printed".into()));
    assert_eq!(rated("2.2"), ("good".into(), "printed".into()));
    assert_eq!(rated("1.1"), ("outstanding".into(), "panel".into()));
    assert_eq!(row("2.1")["rule_rating"]["rating"], "inadequate", "its lowest question is at 40%");
    assert_eq!(row("2.2")["printed"]["basis"], "printed");
    assert_eq!(plain_row(&document, "questions", "2.1.1")["share"]["text"], "40%");
    let total = row("overall");
    assert_eq!(total["rule_points"]["least"], 2, "nothing else is made of what is printed: {total}");
    let (standard, question) = (quoted(record, "2.1"), quoted(record, "2.1.1"));
    assert!(standard.contains("is rated \"Outstanding\", as printed"), "{standard}");
    assert!(standard.contains("makes it \"Inadequate\", and the two cannot both be true"), "{standard}");
    assert!(question.contains("was judged sufficient in 40% of relevant cases, as printed"), "{question}");
    assert!(quoted(record, "2.2").contains("is rated \"Good\", as printed; by the scoring rule alone it is not known"));
}

/// Counts are a source's own figures, and rate by the rule; what is printed goes before that, and beside a share.
#[test]
fn a_quote_says_what_is_printed_beside_it() {
    let counts = "[counts]\n\"2.1.1\" = { sufficient = 10, insufficient = 90 }\n\"2.1.2\" = { sufficient = 80, insufficient = 20 }\n\"2.1.3\" = { sufficient = 80, insufficient = 20 }\n";
    let record = format!("{counts}[printed]\n\"2.1\" = \"outstanding\"\n\"2.1.1\" = 15\n\"2.1.2\" = 80\n");
    assert!(
        quoted(&record, "2.1")
            .contains("rated \"Outstanding\", as printed; what else is known makes it \"Inadequate\"")
    );
    let clash = quoted(&record, "2.1.1");
    assert!(clash.contains("10 of 100 relevant cases (10%)"), "{clash}");
    assert!(clash.contains("the source prints 15%, and the two cannot both be true"), "{clash}");
    assert!(!quoted(&record, "2.1.2").contains("the source prints"), "it prints so");
    let folder = Folder::new([("one.toml", format!("{HEAD}{record}").as_str())]);
    let warned = folder.run(&["check", "one.toml"]).stderr;
    assert!(warned.contains("`one/2018-crc/2.1.1` is printed as 15% and comes out as 10%"), "{warned}");
}

#[test]
fn a_printed_total_is_held_against_the_ratings_and_counts_against_printed_ratings() {
    let record = format!(
        "{}[ratings]\ninadequate = 10\n[printed]\noverall = \"inadequate\"\npoints = 0\n",
        entered("outstanding")
    );
    let (found, _) = fits(&record);
    assert!(found.len() == 3 && found.iter().all(|(_, fit)| fit == "clashes"), "{found:?}");
    // Ten standards of outstanding come to 30 points, not to the 0 that are printed.
    let explained = said(&record, &[&["explain", "overall", "one.toml"]]);
    assert!(!explained.contains("Points:"), "{explained}");
    let said = said(&record, &[&["score", "one.toml"]]);
    assert!(said.contains("None of the 3 printed values can be true beside the rest."), "{said}");
    let printed = "[ratings]\ninadequate = 8\nothers = 2\n[printed]\n\"2.1\" = \"good\"\n\"2.2\" = \"good\"\n";
    assert_eq!(fits(printed).1, 0, "two of ten may be good");
    assert_eq!(fits(&format!("{printed}\"2.3\" = \"good\"\n")).1, 1, "three may not");
}

/// Only an upper limit follows from what was not done, and words that leave room for all but all say so.
#[test]
fn words_are_quoted_with_the_limits_that_follow_from_them() {
    let stated = |limits: &str, words: &str, about: &str| {
        let record = format!(
            "[stated]\n\"2.1.1\" = {{ {limits}, words = \"{words}\", about = \"{about}\", source = \"p 1\" }}\n"
        );
        quoted(&record, "2.1.1")
    };
    assert!(
        stated("at-most = 87.5", "not done in a quarter", "not-done").contains("taken as sufficient in at most 87.5%")
    );
    let almost = stated("at-least = 87.5, below = 100", "almost all", "sufficient");
    assert!(almost.contains("in at least 87.5% and less than 100% of relevant cases"), "{almost}");
    let between = stated("above = 50, at-most = 58.34", "lacking in almost half", "insufficient");
    assert!(between.contains("in more than 50% and at most 58.34% of relevant cases"), "{between}");
}

#[test]
fn more_points_than_a_total_can_have_are_refused() {
    let folder = Folder::new([("one.toml", format!("{HEAD}[printed]\npoints = 31\n").as_str())]);
    let run = folder.run(&["score", "one.toml"]);
    let says = "error[record/points-over-total]: 31 points are more than the 30 that the total of `2018-crc` can have";
    assert!(run.code == 1 && run.stderr.contains(says), "{}", run.shown());
}
