//! A region rated under its own framework from the cases of its delivery units, which have theirs.

use crate::support::Folder;

const UNITS: &str = r#"
[framework]
id = "unit-2030"
title = "Delivery units"
inspects = ["pdu"]
levels = ["standard"]
status = "assumed"
source = "made up"
[ratings]
names = ["inadequate", "good"]
[bands.cases]
edges = [50]
compare = "printed"
status = "assumed"
source = "made up"
[[observation]]
id = "unit-2030.risk"
title = "Risk analysed"
unit = "case"
stage = "assessment"
theme = "safety"
[[node]]
id = "1"
level = "standard"
title = "Assessment"
rollup = "lowest"
band = "cases"
[[question]]
id = "1.1"
under = ["1"]
unit = "case"
title = "Assessment analyses risk"
rule = { required = ["unit-2030.risk"], status = "assumed", source = "made up" }
"#;

const REGIONS: &str = r#"
[framework]
id = "region-2030"
title = "Regions"
extends = "unit-2030"
drop = ["1"]
inspects = ["region"]
status = "assumed"
source = "made up"
[overall]
of = "standard"
edges = { 2 = [2] }
status = "assumed"
source = "made up"
[[node]]
id = "R1"
level = "standard"
title = "Keeping people safe"
rollup = "lowest"
band = "cases"
[[node]]
id = "R2"
level = "standard"
title = "Leadership"
rollup = "entered"
[[question]]
id = "R1.1"
under = ["R1"]
unit = "case"
title = "Risk is analysed"
rule = { required = ["unit-2030.risk"], status = "assumed", source = "made up" }
"#;

/// Each unit has ten cases, some of them sufficient; one case of the second unit is blank.
fn folder() -> Folder {
    let cases = |sufficient: usize, last: &str| {
        let word = |case: usize| match case {
            9 => last,
            _ if case < sufficient => "yes",
            _ => "no",
        };
        let rows = (0..10).map(|case| format!("c{case},{}\n", word(case)));
        format!("id,unit-2030.risk\n{}", rows.collect::<String>())
    };
    let record = |id: &str, framework: &str, kind: &str, more: &str| {
        format!(
            "[inspection]\nid = \"{id}-2030\"\nprovider = \"{id}\"\nframework = \"{framework}\"\nsource = \"made up\"\nsynthetic = true\n{more}\n[provider]\nid = \"{id}\"\nname = \"{id}\"\nkind = \"{kind}\"\nfictional = true\n"
        )
    };
    let unit = |id: &str| {
        let data = format!("[[data]]\nfile = \"{id}.csv\"\nunit = \"case\"\n");
        format!("{}{data}", record(id, "unit-2030", "pdu", ""))
    };
    let members = "members = [\"north-2030\", \"south-2030\"]";
    let region = format!("{}[entered]\nR2 = \"good\"\n", record("region", "region-2030", "region", members));
    let [north, south] = ["north", "south"].map(unit);
    Folder::new([
        ("units.toml", UNITS),
        ("regions.toml", REGIONS),
        ("north.csv", &cases(3, "no")),
        ("south.csv", &cases(8, "")),
        ("north.toml", &north),
        ("south.toml", &south),
        ("region.toml", &region),
    ])
}

const FRAMEWORKS: [&str; 4] = ["--frameworks", "units.toml", "--frameworks", "regions.toml"];

#[test]
fn a_region_is_rated_from_the_cases_of_its_units() {
    let folder = folder();
    let all = ["region.toml", "north.toml", "south.toml"];
    let score = folder.run(&[&["score"], &all[..], &FRAMEWORKS].concat());
    assert_eq!(score.code, 0, "{}", score.stderr);
    let said = score.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("region: good, 2 of 2 points"), "11 or 12 of 20, and leadership: {said}");
    assert!(said.contains("R1.1 Risk is analysed 11 of 19"), "{said}");
    assert!(said.contains("Pooled from north-2030, south-2030."), "{said}");
    let explained = folder.run(&[&["explain", "region-2030/region-2030/R1"], &all[..], &FRAMEWORKS].concat());
    assert!(explained.stdout.contains("pooled from north-2030 and south-2030"), "{}", explained.stdout);
    let stability = folder.run(&[&["score", "--stability", "--replicates", "100"], &all[..], &FRAMEWORKS].concat());
    assert_eq!(stability.code, 0, "{}", stability.stderr);
    let stability = stability.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(stability.contains("its ratings rest on the cases of its members"), "{stability}");
    let report = folder.run(&[&["report", "-o", "region"], &all[..], &FRAMEWORKS].concat());
    assert_eq!((report.code, report.stderr.contains("member")), (0, false), "{}", report.stderr);
}

#[test]
fn without_one_of_the_units_nothing_is_known_of_the_region() {
    let folder = folder();
    let score = folder.run(&[&["score", "region.toml", "north.toml"], &FRAMEWORKS[..]].concat());
    assert!(score.stderr.contains("the member `south-2030` is not read"), "{}", score.stderr);
    let said = score.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("Nothing is known of R1 Keeping people safe"), "{said}");
}

/// One inspection, one rating, wherever it is shown; the members may be read and not asked for.
#[test]
fn a_region_is_rated_alike_wherever_it_is_shown() {
    let folder = folder();
    let all = ["region.toml", "north.toml", "south.toml"];
    let said = |arguments: &[&str]| {
        let run = folder.run(&[arguments, &FRAMEWORKS].concat());
        assert_eq!((run.code, run.stderr.contains("member")), (0, false), "{}", run.stderr);
        run.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let compared = said(&[&["compare", "--all"], &all[..]].concat());
    assert!(compared.contains("region (north and south together): good, 2 of 2 points"), "{compared}");
    assert!(!compared.contains("has none here"), "all three have cases: {compared}");
    assert!(!compared.contains("Why shares differ"), "a region is no later state of its unit: {compared}");
    let judged = said(&[&["rejudge"], &all[..]].concat());
    assert!(judged.contains("of 2 of 27 regimes. Under region-2030: good, 2 of 2 points."), "{judged}");
    assert!(judged.contains("region-2030 (its own) 1 of 1 19 of 20 cases"), "{judged}");
    assert!(!judged.contains("There are no cases here"), "{judged}");
    let alone = said(&[&["score", "--bodies", "region"], &all[..]].concat());
    assert!(alone.contains("Good, 2 of 2 points") && !alone.contains("north: "), "{alone}");
    said(&[&["report", "--plan", "comparison", "-o", "beside"], &all[..]].concat());
    let report = &folder.files()["beside/report.json"];
    assert!(report.contains("Good, 2 of 2 points"), "{report}");
}

/// By a fact, the region has the groups of all its units.
#[test]
fn a_region_is_broken_down_over_the_cases_of_its_units() {
    let folder = folder();
    for (file, sex) in [("north.csv", "female"), ("south.csv", "male")] {
        let table = folder.files()[file].clone();
        let text = table.lines().enumerate().map(|(line, row)| match line {
            0 => format!("{row},sex\n"),
            _ => format!("{row},{sex}\n"),
        });
        let text: String = text.collect();
        folder.write(file, &text);
    }
    let all = ["region.toml", "north.toml", "south.toml", "--by", "sex"];
    let score = folder.run(&[&["score"], &all[..], &FRAMEWORKS].concat());
    assert_eq!(score.code, 0, "{}", score.stderr);
    let said = score.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    let region = said.split("By sex").find(|part| part.contains("R1.1 Risk is analysed female")).unwrap_or_default();
    assert!(region.contains("R1.1 Risk is analysed female 3 of 10 30%"), "{said}");
    assert!(region.contains("male 8 of 9"), "{said}");
}

#[test]
fn members_that_lead_back_are_refused() {
    let record = |id: &str, member: &str| {
        format!(
            "[inspection]\nid = \"{id}\"\nprovider = \"{id}\"\nframework = \"2018-crc\"\nkind = \"aggregate\"\nmembers = [\"{member}\"]\n[provider]\nid = \"{id}\"\nname = \"{id}\"\nkind = \"crc\"\n"
        )
    };
    let folder = Folder::new([("a.toml", record("a", "b").as_str()), ("b.toml", record("b", "a").as_str())]);
    let both = folder.run(&["check", "a.toml", "b.toml"]);
    assert_eq!(both.code, 1, "{}", both.shown());
    assert!(both.stderr.contains("the members of `a` refer back to it") && both.stderr.contains("by way of `b`"));
    assert_eq!(both.stderr.matches("member-circle").count(), 1);
    folder.write("a.toml", &record("a", "a"));
    let alone = folder.run(&["check", "a.toml"]).stderr;
    assert!(alone.contains("`a` is named as a member of itself") && alone.matches("error[").count() == 1, "{alone}");
}

/// What is made of made-up cases is made up, whatever its record says, and is of no real body.
#[test]
fn a_region_of_made_up_cases_is_made_up() {
    let folder = folder();
    let record = folder.files()["region.toml"].clone();
    let all = ["score", "region.toml", "north.toml", "south.toml"];
    folder.write("region.toml", &record.replace("synthetic = true\n", ""));
    let scored = folder.run(&[&all[..], &FRAMEWORKS].concat());
    let said = scored.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("No figure here is about a real body."), "{}", scored.shown());
    folder.write("region.toml", &record.replace("synthetic = true\n", "").replace("fictional = true\n", ""));
    let refused = folder.run(&[&all[..], &FRAMEWORKS].concat());
    assert_eq!(refused.code, 1, "{}", refused.shown());
    assert!(
        refused.stderr.contains("the cases of `north-2030` are made up, and `region` is a real body"),
        "{}",
        refused.stderr
    );
}
