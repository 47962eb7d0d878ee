//! Codes of faults: each is declared in one place and explained in one.

use std::collections::BTreeMap;

use super::{Crate, Text};

/// What stands before the text of a code where it is declared.
const DECLARED: [&str; 3] = ["Code::new(", "Diagnostic::error(", "Diagnostic::warning("];

/// Holds the codes in the sources against the headings of `docs/codes.md`.
pub(super) fn check(crates: &[Crate], pages: &[Text]) -> Vec<String> {
    let mut declared: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for file in crates.iter().flat_map(|one| &one.sources) {
        for (number, code) in codes(file) {
            declared.entry(code).or_default().push(format!("{}:{number}", file.path));
        }
    }
    let mut explained: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for page in pages {
        for (number, code) in headings(page) {
            explained.entry(code).or_default().push(format!("{}:{number}", page.path));
        }
    }
    let mut faults = Vec::new();
    for (code, places) in &declared {
        if !is_well_formed(code) {
            faults.push(format!("{}: `{code}` is not `family/name`", places[0]));
        }
        if places.len() > 1 {
            faults.push(format!("{}: `{code}` is declared already: {}", places[1], places[0]));
        }
        if !explained.contains_key(code) {
            faults.push(format!("{}: `{code}` has no heading in docs/codes.md", places[0]));
        }
    }
    for (code, places) in &explained {
        if places.len() > 1 {
            faults.push(format!("{}: `{code}` has a heading already: {}", places[1], places[0]));
        }
        if !declared.contains_key(code) {
            faults.push(format!("{}: nothing declares `{code}`", places[0]));
        }
    }
    faults
}

/// The codes that a file declares, with their lines. Tests may make codes up, and comments may show them.
fn codes(file: &Text) -> Vec<(usize, &str)> {
    if file.path.ends_with("/tests.rs") || file.path.contains("/tests/") {
        return Vec::new();
    }
    let lines = file.text.split_inclusive('\n').take_while(|line| line.trim() != "#[cfg(test)]");
    let mut found = Vec::new();
    let mut is_open = false;
    for (index, line) in lines.enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
        // The text may stand at the beginning of the next line.
        let mut rest = line;
        loop {
            if is_open && let Some(text) = rest.trim_start().strip_prefix('"') {
                found.push((index + 1, text.split('"').next().unwrap_or_default()));
            }
            let next = DECLARED.iter().filter_map(|before| Some(rest.find(before)? + before.len())).min();
            let Some(next) = next else { break };
            rest = &rest[next..];
            is_open = true;
        }
        is_open &= rest.trim().is_empty();
    }
    found
}

/// The headings that are codes, with their lines.
fn headings(page: &Text) -> Vec<(usize, &str)> {
    let mut in_example = false;
    let mut found = Vec::new();
    for (index, line) in page.text.lines().enumerate() {
        in_example ^= line.starts_with("```");
        let Some(heading) = line.strip_prefix('#').filter(|_| !in_example) else { continue };
        let heading = heading.trim_start_matches('#').trim().trim_matches('`');
        if is_well_formed(heading) {
            found.push((index + 1, heading));
        }
    }
    found
}

fn is_well_formed(code: &str) -> bool {
    let is_name = |part: &str| {
        let is_kebab = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        !part.is_empty() && part.bytes().all(is_kebab)
    };
    code.split_once('/').is_some_and(|(family, name)| is_name(family) && is_name(name))
}

#[cfg(test)]
mod tests {
    use super::super::Text;
    use super::{Crate, check};

    fn text(path: &str, text: &str) -> Text {
        Text { path: path.into(), text: text.into() }
    }

    #[test]
    fn each_code_is_declared_once_and_explained_once() {
        let declare = |code: &str| format!("const X: Code = {}\"{code}\");\n", super::DECLARED[0]);
        let sources = vec![
            text("a.rs", &(declare("a/one") + &declare("a/two") + "// " + &declare("a/comment"))),
            text("b.rs", &(declare("a/one") + &declare("Bad") + "#[cfg(test)]\n" + &declare("a/test"))),
            text("x/tests.rs", &declare("a/test")),
            text(
                "c.rs",
                "Diagnostic::error(\"a/here\", text)\nDiagnostic::warning(\n    \"a/below\",\n    \"a/text\",\n)\n",
            ),
        ];
        let crates = [Crate { name: "x".into(), manifest: String::new(), sources }];
        let page = "# Codes\n## a\n### `a/one`\nText.\n```\n# a/example\n```\n### a/gone\n### a/gone\n";
        let faults = check(&crates, &[text("docs/codes.md", page)]);
        assert_eq!(
            faults,
            [
                "b.rs:2: `Bad` is not `family/name`",
                "b.rs:2: `Bad` has no heading in docs/codes.md",
                "c.rs:3: `a/below` has no heading in docs/codes.md",
                "c.rs:1: `a/here` has no heading in docs/codes.md",
                "b.rs:1: `a/one` is declared already: a.rs:1",
                "a.rs:2: `a/two` has no heading in docs/codes.md",
                "docs/codes.md:9: `a/gone` has a heading already: docs/codes.md:8",
                "docs/codes.md:8: nothing declares `a/gone`",
            ]
        );
    }
}
