//! Limits and floors on nodes and on the total (semantics 4.15), said where the rating is.

use crate::support::Folder;

/// Sixteen entered standards whose points are added, a domain that is their lowest rating, and these limits.
fn framework(limits: &str) -> String {
    let mut text = r#"
[framework]
id = "capped-2030"
title = "Sixteen standards"
levels = ["domain", "standard"]
status = "assumed"
source = "made up"
[ratings]
names = ["inadequate", "requires-improvement", "good", "outstanding"]
[overall]
of = "standard"
edges = { 16 = [9, 25, 41] }
status = "assumed"
source = "made up"
"#
    .to_owned();
    text.push_str(limits);
    for domain in 1..=4 {
        text.push_str(&format!(
            "[[node]]\nid = \"{domain}\"\nlevel = \"domain\"\ntitle = \"Domain\"\nrollup = \"median rating\"\n"
        ));
        for standard in 1..=4 {
            text.push_str(&format!(
                "[[node]]\nid = \"{domain}.{standard}\"\nunder = \"{domain}\"\nlevel = \"standard\"\ntitle = \"Standard\"\nrollup = \"entered\"\n"
            ));
        }
    }
    text
}

/// All standards are good but 1.2, which is requires improvement, and 2.3, which is as given: 30 of 48 points where it is requires improvement.
fn folder(limits: &str, of_2_3: &str) -> Folder {
    let mut record = r#"
[inspection]
id = "x-2030"
provider = "x"
framework = "capped-2030"
title = "X, made up"
source = "made up"
synthetic = true
[provider]
id = "x"
name = "X"
kind = "trust"
fictional = true
[entered]
"#
    .to_owned();
    for (domain, standard) in (1..=4).flat_map(|domain| (1..=4).map(move |standard| (domain, standard))) {
        let rating = match (domain, standard) {
            (1, 2) => "requires-improvement",
            (2, 3) => of_2_3,
            _ => "good",
        };
        record.push_str(&format!("\"{domain}.{standard}\" = \"{rating}\"\n"));
    }
    Folder::new([("framework.toml", framework(limits).as_str()), ("record.toml", record.as_str())])
}

fn said(folder: &Folder, arguments: &[&str]) -> String {
    let found = folder.run(&[arguments, &["record.toml", "--framework", "framework.toml"]].concat());
    assert_eq!(found.code, 0, "{}", found.stderr);
    found.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
}

const CAP: &str = r#"
[[limit]]
id = "safety-cap"
nodes = ["2.1", "2.2", "2.3"]
any-at-most = "requires-improvement"
at-most = "requires-improvement"
status = "assumed"
source = "made up"
"#;

#[test]
fn what_held_the_total_down_is_said_with_its_points() {
    let folder = folder(CAP, "requires-improvement");
    let held = "equires improvement, held down from Good (30 of 48) by `safety-cap`: 2.3 is requires improvement";
    let scored = said(&folder, &["score"]);
    assert!(scored.contains(&format!("• R{held} (by the scoring rule).")), "{scored}");
    let quoted = said(&folder, &["quote", "overall"]);
    assert!(quoted.contains("held down from Good (30 of 48) by `safety-cap`: 2.3 is requires improvement"), "{quoted}");
    let explained = said(&folder, &["explain", "overall"]);
    assert!(explained.contains("limit `safety-cap`: where any of 2.1, 2.2 and 2.3 is requires"), "{explained}");
    let free = said(&self::folder(CAP, "good"), &["score"]);
    assert!(free.contains("Good, 31 of 48 points (by the scoring rule)") && !free.contains("held"), "{free}");
}

/// A printed total stands first under a limit, too, and the limit acts on it; no edge is told of a rating that does not follow from points.
#[test]
fn a_printed_total_is_held_by_what_is_known() {
    let printed = |more: &str| {
        let folder = folder(CAP, "good");
        let record = folder.files()["record.toml"].clone();
        let head = record.split("[entered]").next().unwrap();
        folder.write("record.toml", &format!("{head}[printed]\npoints = 30\n{more}"));
        said(&folder, &["score", "--width", "200"])
    };
    let open = printed("");
    assert!(open.contains("(as printed)") && open.contains("perhaps held down from Good (30 of 48)"), "{open}");
    assert!(open.contains("Requires improvement or good"), "{open}");
    let known = printed("[entered]\n\"2.1\" = \"requires-improvement\"\n");
    assert!(known.contains("Requires improvement, held down from Good (30 of 48) by `safety-cap`"), "{known}");
    let other = printed("overall = \"inadequate\"\n");
    assert!(other.contains("Inadequate, 30 of 48 points (as printed)") && !other.contains("begins at"), "{other}");
}

#[test]
fn the_points_that_a_limit_held_after_a_panel_are_those_that_stand() {
    let folder = folder(CAP, "requires-improvement");
    let panel = "[panel]\n\"1.2\" = { rating = \"good\", reason = \"made up\" }\n";
    folder.write("record.toml", &format!("{}{panel}", folder.files()["record.toml"]));
    let explained = said(&folder, &["explain", "overall"]);
    assert!(explained.contains("Held down from Good (31 of 48) by `safety-cap`"), "{explained}");
    assert!(explained.contains("held down from Good (30 of 48)"), "by the rule: {explained}");
}

#[test]
fn an_heir_may_drop_a_limit() {
    let folder = folder(CAP, "requires-improvement");
    let heir = |drop: &str| {
        let text = format!(
            "[framework]\nid = \"free-2030\"\ntitle = \"T\"\nextends = \"capped-2030\"\ndrop = {drop}\nstatus = \"assumed\"\nsource = \"made up\"\n"
        );
        folder.write("heir.toml", &text);
        folder.run(&["frameworks", "show", "heir.toml"])
    };
    let (free, capped) = (heir("[\"safety-cap\"]"), heir("[]"));
    assert!(free.code == 0 && !free.stdout.contains("safety-cap"), "{}", free.shown());
    assert!(capped.stdout.contains("safety-cap"), "{}", capped.shown());
    assert!(heir("[\"safety\"]").stderr.contains("no node, question, prompt or limit of that id"));
    // What names a dropped node may be dropped with it.
    let of_one = CAP.replace("[\"2.1\", \"2.2\", \"2.3\"]", "[\"2.3\"]");
    folder.write("framework.toml", &framework(&of_one));
    assert_eq!(heir("[\"2.3\"]").code, 1);
    assert_eq!(heir("[\"2.3\", \"safety-cap\"]").code, 0);
}

#[test]
fn limits_of_nodes_go_in_the_order_of_the_file_and_up_the_tree() {
    let limits = r#"
[[limit]]
id = "first"
on = "2"
number = 3
number-at-least = "good"
at-least = "outstanding"
status = "assumed"
source = "made up"
[[limit]]
id = "second"
on = "2"
nodes = ["2.3"]
any-at-most = "inadequate"
at-most = "requires-improvement"
status = "assumed"
source = "made up"
[[limit]]
id = "third"
level = "domain"
any-at-most = "requires-improvement"
at-most = "inadequate"
status = "assumed"
source = "made up"
"#;
    let scored = said(&folder(limits, "inadequate"), &["score"]);
    let domain = "held up from Good by `first`: 2.1, 2.2 and 2.4 are good; then held down from Outstanding by `second`: 2.3 is inadequate";
    let table = scored.split("Remarks").nth(1).expect("there is a table");
    let words: Vec<&str> = table.split_whitespace().collect();
    let found = said(&folder(limits, "inadequate"), &["quote", "2"]);
    assert!(found.contains(domain), "{found}");
    assert!(words.join(" ").contains("`third`"), "{scored}");
    assert!(
        scored.contains("Inadequate, held down from Good (29 of 48) by `third`: 2 is requires improvement"),
        "{scored}"
    );
}

/// A report's grid of ratings, as text, has a column for what limits did, where they did something.
#[test]
fn what_a_limit_did_stands_in_a_reports_tables() {
    let limit = |most: &str| {
        format!(
            "[[limit]]\nid = \"cap\"\non = \"2\"\nnodes = [\"2.3\"]\nany-at-most = \"inadequate\"\nat-most = \"{most}\"\nstatus = \"assumed\"\nsource = \"made up\"\n"
        )
    };
    let report = |limits: &str| {
        let folder = folder(limits, "inadequate");
        let made =
            folder.run(&["report", "record.toml", "--frameworks", "framework.toml", "-o", "r", "--writer", "text"]);
        assert_eq!(made.code, 0, "{}", made.stderr);
        folder.files()["r/report.txt"].split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let held = report(&limit("inadequate"));
    assert!(held.contains("What a limit did"), "{held}");
    assert!(held.contains("held down from Good by `cap`: 2.3 is inadequate"), "{held}");
    assert!(!report(&limit("good")).contains("What a limit did"), "it changed nothing");
}

/// What rests on too little to be rated is named, with what it rests on.
#[test]
fn too_few_units_are_said_question_by_question() {
    let framework = r#"
[framework]
id = "few-2030"
title = "At least four units"
inspects = ["region"]
levels = ["standard"]
status = "assumed"
source = "made up"
[ratings]
names = ["poor", "good"]
[bands.c]
edges = [50]
compare = "exact"
minimum = { units = 4, answered = 60, otherwise = "not rated" }
status = "assumed"
source = "made up"
[overall]
of = "standard"
rollup = "lowest rating"
status = "assumed"
source = "made up"
[[node]]
id = "1"
level = "standard"
title = "Counts"
rollup = "ladder"
band = "c"
ladder = [{ rating = "good", where = { number = 2, number-at-least = "good" } }, { rating = "poor" }]
[[question]]
id = "1.1"
under = ["1"]
unit = "case"
title = "Asked of all"
[[question]]
id = "1.2"
under = ["1"]
unit = "case"
title = "Asked of three"
[[question]]
id = "1.3"
under = ["1"]
unit = "case"
title = "Often blank"
"#;
    let cases = "id,1.1,1.2,1.3\na,yes,yes,yes\nb,yes,yes,yes\nc,yes,yes,yes\nd,no,n/a,no\ne,yes,n/a,\nf,yes,n/a,\ng,yes,n/a,\n";
    let folder = Folder::new([("regime.toml", framework), ("cases.csv", cases)]);
    let run = |command: &[&str]| {
        let given = ["cases.csv", "--framework", "regime.toml", "--provider", "somewhere"];
        let found = folder.run(&[command, &given].concat());
        assert_eq!(found.code, 0, "{}", found.stderr);
        found.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let why = "1.2 rests on 3 units where the regime asks for 4; 1.3 rests on 57% (4 of 7) of the answers where the regime asks for 60%";
    let scored = run(&["score", "--width", "400"]);
    assert!(scored.contains(&format!("Not rated: 1 Counts ({why}).")), "{scored}");
    assert!(!scored.contains("Not known here") && !scored.contains("1.2 is good"), "{scored}");
    assert!(run(&["quote", "1"]).contains(&format!("is not rated: {why}")));
    let explained = run(&["explain", "1", "--width", "400"]);
    assert!(explained.contains(&format!("not rated: {why}")), "{explained}");
    assert!(explained.contains("rests on at least 4 units and 60% answered, else it is not rated"), "{explained}");
    folder.write("regime.toml", &framework.replace("\"not rated\"", "\"marked\""));
    let marked = format!("it rests on fewer answers than the regime asks for ({why})");
    for command in [["quote", "1"].as_slice(), &["explain", "1", "--width", "400"]] {
        assert!(run(command).contains(&marked), "{}", run(command));
    }
    assert!(run(&["quote", "1", "--writer", "csv"]).contains("under-minimum"));
}

/// What no unit needs is not rated, for that reason, and is not counted as unknown.
#[test]
fn what_there_is_nothing_of_is_not_unknown() {
    let node = |id: u8, applies: &str| {
        format!(
            "[[node]]\nid = \"{id}\"\nlevel = \"standard\"\ntitle = \"S\"\nrollup = \"lowest\"\nband = \"c\"\n[[question]]\nid = \"{id}.1\"\nunder = [\"{id}\"]\nunit = \"case\"\ntitle = \"Q\"\n{applies}"
        )
    };
    let head = "[framework]\nid = \"none-2030\"\ntitle = \"T\"\nlevels = [\"domain\", \"standard\"]\nstatus = \"assumed\"\nsource = \"x\"\n[ratings]\nnames = [\"poor\", \"good\"]\n[bands.c]\nedges = [50]\ncompare = \"exact\"\nstatus = \"assumed\"\nsource = \"x\"\n[overall]\nof = \"standard\"\nedges = { 3 = [2] }\nstatus = \"assumed\"\nsource = \"x\"\n";
    let unknown = "[[node]]\nid = \"3\"\nlevel = \"standard\"\ntitle = \"E\"\nrollup = \"entered\"\n";
    let framework = format!("{head}{}{}{unknown}", node(1, "applies = [{ sex = [\"female\"] }]\n"), node(2, ""));
    let folder = Folder::new([("f.toml", framework.as_str()), ("cases.csv", "id,sex,1.1,2.1\na,male,n/a,yes\n")]);
    let run = |command: &[&str]| {
        let found = folder.run(&[command, &["cases.csv", "--framework", "f.toml", "--provider", "x"]].concat());
        assert_eq!(found.code, 0, "{}", found.stderr);
        found.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let scored = run(&["score", "--width", "200"]);
    assert!(scored.contains("Not rated: 1 S (no unit applies)."), "{scored}");
    assert!(scored.contains("No overall rating (1 standard is not known, and 1 standard is not rated)"), "{scored}");
    assert!(scored.contains("Not known here: the rating of 1 of 3 standards"), "{scored}");
    assert!(run(&["quote", "1"]).contains("is not rated: no unit applies"));
}

/// Blanks of observations leave a unit out where a table has no answers to questions, and what counted as insufficient is said.
#[test]
fn blanks_are_counted_in_tables_of_observations() {
    let framework = |missing: &str| {
        format!(
            r#"
[framework]
id = "blank-2030"
title = "Blanks"
inspects = ["region"]
levels = ["standard"]
status = "assumed"
source = "made up"
[ratings]
names = ["poor", "good"]
[bands.c]
edges = [50]
compare = "exact"
status = "assumed"
source = "made up"
[missing]
{missing}
status = "assumed"
source = "made up"
[[observation]]
id = "blank-2030.a"
title = "A"
unit = "case"
stage = "assessment"
theme = "safety"
[[observation]]
id = "blank-2030.b"
title = "B"
unit = "case"
stage = "assessment"
theme = "safety"
when = [{{ sex = ["female"] }}]
[[node]]
id = "1"
level = "standard"
title = "Kept safe"
rollup = "lowest"
band = "c"
[[question]]
id = "1.1"
under = ["1"]
unit = "case"
title = "Asked"
rule = {{ required = ["blank-2030.a", "blank-2030.b"], status = "assumed", source = "made up" }}
"#
        )
    };
    let observed = "id,sex,blank-2030.a,blank-2030.b\nc1,female,yes,yes\nc2,female,yes,yes\nc3,female,yes,\nc4,male,,\nc5,female,no,yes\n";
    let run = |missing: &str, cases: &str, command: &[&str]| {
        let folder = Folder::new([("f.toml", framework(missing).as_str()), ("cases.csv", cases)]);
        let found = folder.run(&[command, &["cases.csv", "--framework", "f.toml", "--provider", "x"]].concat());
        assert_eq!(found.code, 0, "{}", found.stderr);
        found.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    // c4 has one blank of one, c3 one of two, which is not above 50.
    let scored = run("leave-out-above = 50", observed, &["score"]);
    assert!(
        scored.contains("1 unit counts in no question: more than 50% of what is asked of them is blank"),
        "{scored}"
    );
    let stricter = run("leave-out-above = 40", observed, &["score"]);
    assert!(stricter.contains("2 units count in no question") && stricter.contains("2 of 3"), "{stricter}");
    let insufficient = "blank = \"insufficient\"";
    for command in ["quote", "explain"] {
        for cases in [observed, "id,1.1\nc1,yes\nc2,no\nc3,\n"] {
            let said = run(insufficient, cases, &[command, "1.1"]);
            assert!(said.contains("blank answers count as insufficient in this regime"), "{said}");
        }
        assert!(!run("leave-out-above = 50", observed, &[command, "1.1"]).contains("blank answers count"));
    }
}

/// "Three of four at 65% or more": a standard that counts how its band rates its questions, of units that are all answered but one.
#[test]
fn a_standard_may_count_its_questions() {
    let framework = r#"
[framework]
id = "counts-2030"
title = "A standard from a count of questions"
levels = ["standard"]
status = "assumed"
source = "made up"
[ratings]
names = ["inadequate", "requires-improvement", "good"]
[bands.cases]
edges = [50, 65]
compare = "exact"
status = "assumed"
source = "made up"
[[node]]
id = "1"
level = "standard"
title = "Assessment"
rollup = "ladder"
band = "cases"
ladder = [
  { rating = "good", where = { number = 3, number-at-least = "good" } },
  { rating = "requires-improvement", where = { any-at-least = "good" } },
  { rating = "inadequate" },
]
"#;
    let question =
        |id: u8| format!("[[question]]\nid = \"1.{id}\"\nunder = [\"1\"]\nunit = \"case\"\ntitle = \"Asked\"\n");
    let framework = format!("{framework}{}", (1..=4).map(question).collect::<String>());
    let record = r#"
[inspection]
id = "x-2030"
provider = "x"
framework = "counts-2030"
source = "made up"
synthetic = true
[provider]
id = "x"
name = "X"
kind = "region"
fictional = true
[counts]
"1.1" = { sufficient = 7, insufficient = 3 }
"1.2" = { sufficient = 13, insufficient = 7 }
"1.3" = { sufficient = 4, insufficient = 6 }
"1.4" = { sufficient = 6, insufficient = 3, cannot-tell = 1 }
"#;
    let folder = Folder::new([("framework.toml", framework.as_str()), ("record.toml", record)]);
    let score = said(&folder, &["score"]);
    let rated = "1.1, 1.2 and 1.4 are good, 1.3 is inadequate";
    assert!(score.contains(&format!("Good 2 {rated}")), "{score}");
    let quote = said(&folder, &["quote", "x-2030/counts-2030/1"]);
    let could = "the unknown answers could put it in another band";
    assert!(quote.contains(&format!("is rated \"Good\": {rated}; {could}.")), "{quote}");
    let scripts = said(&folder, &["quote", "x-2030/counts-2030/1", "--writer", "csv"]);
    assert!(scripts.contains("unknown-answers-could-change"), "{scripts}");
    let explained = said(&folder, &["explain", "x-2030/counts-2030/1"]);
    // 6 of 9 and 4 of 10 units under other edges for fewer than 10.
    let few = framework.replace("edges = [50, 65]", "edges = [50, 65]\nsmall = { units = 10, edges = [60, 80] }");
    let few = Folder::new([("framework.toml", few.as_str()), ("record.toml", record)]);
    let few = said(&few, &["quote", "x-2030/counts-2030/1"]);
    let by_few = "1.1 and 1.2 are good, 1.3 is inadequate, 1.4 is requires improvement";
    assert!(few.contains(&format!("is rated \"Requires improvement\": {by_few}; {could}.")), "{few}");
    let rung = "Good where at least 3 of 1.1, 1.2, 1.3 and 1.4 are good (from 65%)";
    assert!(explained.contains(rung) && explained.contains(rated), "{explained}");
    assert!(explained.contains(could), "60% would be too little: {explained}");
}

/// Partly met counts one half: the mean of two questions that judge the same answers on a scale.
#[test]
fn answers_on_a_scale_are_judged_from_a_value_on() {
    let framework = r#"
[framework]
id = "survey-2030"
title = "Answers on a scale"
levels = ["standard"]
status = "assumed"
source = "made up"
[[node]]
id = "1"
level = "standard"
title = "Kept informed"
rollup = "mean of questions"
[[question]]
id = "1.1"
under = ["1"]
unit = "case"
title = "Told"
scale = ["not met", "partly met", "met"]
met = "met"
[[question]]
id = "1.2"
under = ["1"]
unit = "case"
title = "Told something"
answers-of = "1.1"
met = "partly met"
"#;
    let record = "[inspection]\nid = \"x-2030\"\nprovider = \"x\"\nframework = \"survey-2030\"\nsource = \"made up\"\n[provider]\nid = \"x\"\nname = \"X\"\nkind = \"region\"\nfictional = true\n[[data]]\nfile = \"cases.csv\"\nunit = \"case\"\n";
    let cases = "id,1.1\nc1,met\nc2,Partly_met\nc3,not met\nc4,met\nc5,cannot tell\n";
    let files = |cases| Folder::new([("framework.toml", framework), ("record.toml", record), ("cases.csv", cases)]);
    let folder = files(cases);
    let score = said(&folder, &["score"]);
    assert!(score.contains("1 Kept informed 63%"), "(2 + 1/2) / 4: {score}");
    let explained = said(&folder, &["explain", "x-2030/survey-2030/1"]);
    for words in [
        "on a scale of not met, partly met and met; sufficient where met",
        "the answers of 1.1; sufficient from partly met on",
    ] {
        assert!(explained.contains(words), "{explained}");
    }
    let template = folder.run(&["template", "framework.toml"]).stdout;
    assert_eq!(template.trim(), "id,1.1", "one column for both");
    let shown =
        folder.run(&["frameworks", "show", "framework.toml"]).stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    let answers = "Those to 1.1 are not met, partly met, met; and n/a, cannot tell or blank. 1.2 judge";
    assert!(shown.contains(answers), "{shown}");
    let made_up = folder.run(&["synthesise", "framework.toml", "--cases", "20", "--seed", "1", "-o", "made-up.csv"]);
    assert_eq!(made_up.code, 0, "{}", made_up.stderr);
    let again = folder.run(&["score", "made-up.csv", "--framework", "framework.toml"]);
    assert_eq!(again.code, 0, "{}", again.stderr);
    let other = files("id,1.1\nc1,met\nc2,yes\n").run(&["score", "record.toml", "--framework", "framework.toml"]);
    assert!(
        other.stderr.contains("answers here are not met, partly met, met, n/a, cannot tell or blank"),
        "{}",
        other.stderr
    );
}
