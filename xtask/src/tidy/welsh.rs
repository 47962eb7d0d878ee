//! The Welsh of reports: every English text that it is for is said somewhere.

use super::{Crate, Text};

/// English texts with their Welsh.
pub(super) const FILE: &str = "crates/compose/cy.toml";

/// Names the keys that neither the code nor a framework says.
pub(super) fn check(crates: &[Crate], frameworks: &[Text], words: &Text) -> Vec<String> {
    let mut faults = Vec::new();
    for (index, line) in words.text.lines().enumerate() {
        let Some((key, _)) = line.strip_prefix('"').and_then(|line| line.split_once("\" = \"")) else { continue };
        let english = key.strip_prefix("column: ").or_else(|| key.strip_prefix("term: ")).unwrap_or(key);
        let sources = crates.iter().flat_map(|one| &one.sources).chain(frameworks);
        // Code and frameworks may say a label within a sentence, or in small letters; of a text into which something is put, its longest words.
        let said = english.split(['{', '}']).step_by(2).max_by_key(|words| words.len()).unwrap_or_default();
        let english = said.to_lowercase();
        if !sources.into_iter().any(|file| file.text.to_lowercase().contains(&english)) {
            faults.push(format!("{}:{}: nothing says \"{key}\"", words.path, index + 1));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::{Crate, Text, check};

    #[test]
    fn welsh_for_what_nobody_says_is_found() {
        let text = |text: &str| Text { path: "x".into(), text: text.into() };
        let one = Crate { name: "c".into(), manifest: String::new(), sources: vec![text("let a = \"Source\";")] };
        let words = text("[reviewed]\n\"column: Source\" = \"Ffynhonnell\"\n\"Sauce\" = \"Saws\"\n");
        assert_eq!(check(&[one], &[], &words), ["x:3: nothing says \"Sauce\""]);
    }
}
