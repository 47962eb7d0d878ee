//! The words of reports: `crates/compose/words/*.ftl` against the code that says them, and the languages against each other.

mod file;
mod uses;

use std::collections::{BTreeMap, BTreeSet};

use super::{Crate, Text};
use file::Messages;

pub(super) use file::FOLDER;

/// Begin ids of titles that frameworks give: they are looked up by what they say.
const OF_FRAMEWORKS: [&str; 2] = ["rating-", "named-"];
/// Begin ids of texts that are known by where they stand, as `compose` looks them up.
const PLACES: [&str; 4] = ["title-", "column-", "item-", "term-"];
/// Begin ids of prose, which no translation is waited for.
const PROSE: [&str; 4] = ["text-", "note-", "say-", "notice-"];

/// Every id that is used exists, every one that exists is used, and Welsh has what English has.
pub(super) fn check(crates: &[Crate], frameworks: &[Text], english: &Text, welsh: &Text) -> Vec<String> {
    let mut faults = Vec::new();
    let (english, welsh) = (Messages::read(english, &mut faults), Messages::read(welsh, &mut faults));
    let mut used = BTreeSet::new();
    for file in sources(crates) {
        for found in uses::uses(file) {
            let place = format!("{}:{}", file.path, found.line);
            let Some(message) = english.by_id.get(found.id) else {
                faults.push(format!("{place}: `{}` is not in {}", found.id, english.path));
                continue;
            };
            used.insert(found.id);
            if found.is_label && !message.is_plain {
                faults.push(format!("{place}: `{}` has something in braces, which a label cannot show", found.id));
                continue;
            }
            let lacking: Vec<&str> = message.variables.difference(&found.parts).map(String::as_str).collect();
            if !lacking.is_empty() {
                faults.push(format!("{place}: `{}` is not given `{}`", found.id, lacking.join("`, `")));
            }
        }
    }
    for (id, message) in &english.by_id {
        let is_used = match OF_FRAMEWORKS.iter().find_map(|start| id.strip_prefix(start)) {
            None => used.contains(id.as_str()),
            Some(name) => gives(frameworks, name, &message.text),
        };
        if !is_used {
            faults.push(format!("{}:{}: nothing says `{id}`", english.path, message.line));
        }
    }
    for (id, message) in &welsh.by_id {
        match english.by_id.get(id) {
            None => faults.push(format!("{}:{}: `{id}` is not in {}", welsh.path, message.line, english.path)),
            Some(same) if same.variables != message.variables => {
                faults.push(format!(
                    "{}:{}: `{id}` has other variables than in {}",
                    welsh.path, message.line, english.path
                ));
            }
            Some(_) => {}
        }
    }
    faults.extend(twofold(&english, &welsh));
    faults
}

/// Whether a framework gives such a title, or a rating's name or a level from which it follows.
fn gives(frameworks: &[Text], name: &str, title: &str) -> bool {
    let level = title.trim_end_matches('s').to_lowercase();
    let forms = [name, title, &level].map(|form| format!("\"{form}\""));
    frameworks.iter().any(|file| forms.iter().any(|form| file.text.contains(form)))
}

/// One English text with two Welsh ones in one place: in a report that has been composed nothing says which of them is meant.
fn twofold(english: &Messages, welsh: &Messages) -> Vec<String> {
    let mut known: BTreeMap<(&str, &str), (&str, &str)> = BTreeMap::new();
    let mut faults = Vec::new();
    for (id, message) in &welsh.by_id {
        let Some(same) = english.by_id.get(id).filter(|same| same.variables.is_empty()) else { continue };
        let place = PLACES.into_iter().find(|place| id.starts_with(place)).unwrap_or_default();
        let (first, text) = *known.entry((place, &same.text)).or_insert((id, &message.text));
        if text != message.text {
            faults.push(format!(
                "{}:{}: `{id}` has another text than `{first}`, which is the same in English",
                welsh.path, message.line
            ));
        }
    }
    faults
}

/// What Welsh lacks, what of it nobody has reviewed, and how many texts stand in the code.
pub(super) fn list(crates: &[Crate], english: &Text, welsh: &Text) -> String {
    let mut faults = Vec::new();
    let (english, welsh) = (Messages::read(english, &mut faults), Messages::read(welsh, &mut faults));
    let is_prose = |id: &str, variables: usize| variables > 0 || PROSE.iter().any(|prose| id.starts_with(prose));
    let missing: Vec<(&String, bool)> = english
        .by_id
        .iter()
        .filter(|(id, _)| !welsh.by_id.contains_key(*id))
        .map(|(id, message)| (id, is_prose(id, message.variables.len())))
        .collect();
    let labels: Vec<&str> = missing.iter().filter(|(_, is_prose)| !is_prose).map(|(id, _)| id.as_str()).collect();
    let unreviewed: Vec<&str> =
        welsh.by_id.iter().filter(|(_, message)| message.is_unreviewed).map(|(id, _)| id.as_str()).collect();
    let in_code: Vec<(&str, usize)> =
        sources(crates).map(|file| (file.path.as_str(), uses::texts(file))).filter(|(_, count)| *count > 0).collect();
    let all = in_code.iter().map(|(_, count)| count).sum::<usize>();
    let mut out = format!(
        "{} texts in English, {} of them in Welsh\n\nprose without Welsh, which stays English: {}\n",
        english.by_id.len(),
        welsh.by_id.len(),
        missing.len() - labels.len()
    );
    for (what, ids) in [("labels without Welsh", &labels), ("Welsh that nobody has reviewed", &unreviewed)] {
        out += &format!("\n{what}: {}\n", ids.len());
        ids.iter().for_each(|id| out += &format!("  {id}\n"));
    }
    out += &format!("\ntexts that still stand in the code, and have no id: {all}\n");
    in_code.iter().for_each(|(path, count)| out += &format!("  {path}: {count}\n"));
    out
}

/// The files that may say something.
fn sources(crates: &[Crate]) -> impl Iterator<Item = &Text> {
    crates.iter().filter(|one| one.name == "compose").flat_map(|one| &one.sources)
}

#[cfg(test)]
mod tests {
    use super::super::{Crate, Text};
    use super::{check, list};

    fn text(path: &str, text: &str) -> Text {
        Text { path: path.into(), text: text.into() }
    }

    fn compose(code: &str) -> [Crate; 1] {
        [Crate { name: "compose".into(), manifest: String::new(), sources: vec![text("a.rs", code)] }]
    }

    #[test]
    fn words_and_code_and_languages_hold_together() {
        let code = "\
// label(\"comment\")
fn a() { label(\"title-a\"); label(\"gone\"); label(\"say-c\"); say(\n    \"say-b\",\n    &[(\"of\", &of(\"(\"))],\n); say(\"say-c\", &[(\"n\", &n)]); }
#[cfg(test)]
mod tests { fn b() { label(\"in-a-test\"); } }
";
        let english = "\
title-a = A
title-b = A
say-b = { $n } of { $of }
say-c = { $n } of them
say-unused = never
rating-good = Good
rating-better = Better
named-b = Key bees
named-c = C
title-a = twice
";
        let welsh = "title-a = A\ntitle-b = B\nsay-c = { $m } ohonynt\nsay-d = D\n";
        let frameworks = [text("framework.toml", "names = [\"bad\", \"good\"]\nlevel = \"key bee\"\n")];
        let faults = check(&compose(code), &frameworks, &text("en.ftl", english), &text("cy.ftl", welsh));
        assert_eq!(
            faults,
            [
                "en.ftl:10: `title-a` stands here twice",
                "a.rs:2: `gone` is not in en.ftl",
                "a.rs:2: `say-c` has something in braces, which a label cannot show",
                "a.rs:3: `say-b` is not given `n`",
                "en.ftl:9: nothing says `named-c`",
                "en.ftl:7: nothing says `rating-better`",
                "en.ftl:5: nothing says `say-unused`",
                "en.ftl:2: nothing says `title-b`",
                "cy.ftl:3: `say-c` has other variables than in en.ftl",
                "cy.ftl:4: `say-d` is not in en.ftl",
                "cy.ftl:2: `title-b` has another text than `title-a`, which is the same in English",
            ]
        );
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let faults = check(&compose(""), &[], &text("en.ftl", "title-a\n"), &text("cy.ftl", ""));
        assert_eq!(faults.len(), 1);
        assert!(faults[0].starts_with("en.ftl:"), "{faults:?}");
    }

    #[test]
    fn what_is_missing_is_listed() {
        let code =
            "fn a() { format!(\"{n} of them\"); format!(\"{id}-table\"); name.expect(\"it is there\"); \"two words\" }";
        let english = "title-a = A\ntitle-b = B\ntext-c = Long.\nsay-d = { $n } of them\n";
        let welsh = "# unreviewed\ntitle-a = A\n";
        assert_eq!(
            list(&compose(code), &text("en.ftl", english), &text("cy.ftl", welsh)),
            "\
4 texts in English, 1 of them in Welsh

prose without Welsh, which stays English: 2

labels without Welsh: 1
  title-b

Welsh that nobody has reviewed: 1
  title-a

texts that still stand in the code, and have no id: 2
  a.rs: 2
"
        );
    }
}
