//! What one file cannot show: several files, encodings, the other files.

use assize_model::Division;

use crate::support::{blocks, load_beside_builtin, load_over, load_providers};

fn header(id: &str, extends: &str) -> String {
    format!(
        "[framework]\nid = \"{id}\"\ntitle = \"{id}\"\nextends = \"{extends}\"\nstatus = \"assumed\"\nsource = \"made up\"\n"
    )
}

#[test]
fn frameworks_may_come_before_those_they_extend() {
    let all = blocks("framework");
    let (child, parent) = (all.iter().find(|block| block.contains("extends")).unwrap(), all[0]);
    let loaded = load_over(&crate::support::catalogue_of_page(), &[("child", child), ("parent", parent)]);
    assert_eq!(loaded.said, "");
    assert_eq!(loaded.library.frameworks.keys().collect::<Vec<_>>(), ["example-2031", "example-2030"]);
}

#[test]
fn circles_of_extending_are_told_once() {
    let (a, b, c) = (header("a", "b"), header("b", "a"), header("c", "a"));
    let loaded = load_over("", &[("a.toml", &a), ("b.toml", &b), ("c.toml", &c)]);
    assert!(loaded.library.frameworks.is_empty());
    insta::assert_snapshot!(loaded.said);
}

#[test]
fn a_framework_over_a_broken_one_says_so() {
    let (parent, child) = ("[framework]\nid = \"parent\"\ntitle = ", header("child", "parent"));
    let loaded = load_beside_builtin(&[("parent.toml", parent), ("child.toml", &child)]);
    insta::assert_snapshot!(loaded.said);
    assert_eq!(loaded.library.frameworks.len(), assize_framework::builtin::FRAMEWORKS.len());
}

/// A framework may declare a kind of body and inspect it. Records know it from then on; an undeclared kind is unknown.
#[test]
fn a_framework_may_declare_a_kind_of_body() {
    let regime = |inspects: &str| {
        format!(
            "[framework]\nid = \"own\"\ntitle = \"Own\"\ninspects = [\"{inspects}\"]\nlevels = [\"standard\"]\nstatus = \"assumed\"\nsource = \"made up\"\n\n[[kind]]\nid = \"prison\"\ntitle = \"prison\"\nplural = \"Prisons\"\n\n[[node]]\nid = \"1\"\nlevel = \"standard\"\ntitle = \"Safety\"\n"
        )
    };
    let loaded = load_beside_builtin(&[("own.toml", &regime("prison"))]);
    assert_eq!(loaded.said, "");
    assert_eq!(loaded.library.frameworks["own"].inspects[0].title(), "prison");
    assert_eq!(loaded.library.providers.kind("prison").map(|kind| kind.plural()), Some("Prisons"));
    assert_eq!(loaded.library.providers.kind("trust").map(|kind| kind.title()), Some("Probation Trust"));
    // Another framework may declare it, too, in the same words; no other words go by a known id.
    let second = regime("prison").replace("id = \"own\"", "id = \"second\"");
    assert_eq!(load_beside_builtin(&[("own.toml", &regime("prison")), ("second.toml", &second)]).said, "");
    let other = second.replace("Prisons", "Gaols");
    let region = regime("region").replace("id = \"prison\"", "id = \"region\"");
    for (files, words) in [
        (
            vec![("own.toml", regime("prison")), ("second.toml", other)],
            "`prison` is declared already, as \"prison\" (\"Prisons\" of several",
        ),
        (
            vec![("own.toml", region)],
            "`region` is declared already, as \"probation region\" (\"Probation regions\" of several",
        ),
    ] {
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let loaded = load_beside_builtin(&files);
        assert!(loaded.said.contains(words) && loaded.said.contains("framework/kind-differs"), "{}", loaded.said);
        assert!(!loaded.library.frameworks.contains_key(if files.len() == 2 { "second" } else { "own" }));
    }
    let loaded = load_beside_builtin(&[("own.toml", &regime("prizon"))]);
    assert!(loaded.said.contains("unknown kind of provider `prizon`"), "{}", loaded.said);
    assert!(loaded.said.contains("did you mean `prison`?"), "{}", loaded.said);
}

#[test]
fn a_byte_order_mark_and_other_line_ends_are_accepted() {
    let parent = format!("\u{feff}{}", blocks("framework")[0].replace('\n', "\r\n"));
    let loaded = load_over(&crate::support::catalogue_of_page(), &[("parent", &parent)]);
    assert_eq!(loaded.said, "");
    assert_eq!(loaded.library.frameworks.len(), 1);
}

#[test]
fn places_are_right_behind_a_byte_order_mark() {
    let loaded = load_over("", &[("mark.toml", "\u{feff}\r\n[framework]\r\nid = \"é é\"\r\n")]);
    insta::assert_snapshot!(loaded.said);
}

#[test]
fn faults_of_the_catalogue_are_told() {
    let catalogue = r#"
[[unit]]
id = "case"
title = "case"

[[fact]]
id = "victim"
title = "Victim"
values = ["yes", "Yes", "no"]
unit = "cases"

[[fact]]
id = "sex"
title = "Sex"
values = "all"

[[observation]]
id = "sex"
title = { cy = "Rhyw" }
unit = "case"
stage = "assessment"
theme = "safety"
when = "sometimes"
covers = ["victim"]
regimes.2018-crc = { phrase = "sex", match = "same" }

[[observation]]
id = "checks"
title = "Checks"
unit = "case"
stage = "assessment"
theme = "safety"
when = [{ victim = ["maybe"] }]
covers = ["checks"]
"#;
    insta::assert_snapshot!(load_over(catalogue, &[]).said);
}

#[test]
fn providers_are_read() {
    let providers = r#"
[[provider]]
id = "old"
name = "Old Trust"
kind = "trust"
areas = ["North", "South"]
from = "2010"
to = "2014-05-31"
successors = [{ id = "new", by = "risk" }]

[[provider]]
id = "new"
name = "New Company"
kind = "crc"
fictional = true
"#;
    let loaded = load_providers(providers);
    assert_eq!(loaded.said, "");
    assert_eq!(loaded.library.providers["old"].successors[0].by, [Division::Risk]);
    assert!(loaded.library.providers["new"].fictional);
}

#[test]
fn faults_of_the_providers_are_told() {
    let providers = r#"
[[provider]]
id = "old"
name = "Old Trust"
kind = "trsut"
from = "2014"
to = "2010"
successors = [{ id = "nwe", by = [] }, { id = "older" }]

[[provider]]
id = "older"
name = "Older Trust"
kind = "trust"
successors = [{ id = "old" }]

[[provider]]
id = "new"
kind = "crc"
area = ["North"]

[[provider]]
id = "new"
name = "New Company"
kind = "crc"

[[kind]]
id = "trust"
title = "Probation Trust"

[[kind]]
id = "crc"
title = "company"
"#;
    insta::assert_snapshot!(load_providers(providers).said);
}
