//! Manifests, read as far as it is needed: one entry a line, as all of them are written here.

/// An entry `name = value` of a section.
pub(super) struct Entry<'a> {
    /// The section's name, without brackets.
    pub(super) section: &'a str,
    /// The name before the equals sign, without `.workspace`.
    pub(super) name: &'a str,
    /// The whole line.
    pub(super) line: &'a str,
    /// Its number, from 1.
    pub(super) number: usize,
}

/// All entries, in order.
pub(super) fn entries(manifest: &str) -> Vec<Entry<'_>> {
    let mut section = "";
    let mut entries = Vec::new();
    for (index, line) in manifest.lines().enumerate() {
        let trimmed = line.trim();
        if let Some(name) = trimmed.strip_prefix('[') {
            section = name.trim_end_matches(']');
        } else if let Some((name, _)) = trimmed.split_once('=').filter(|_| !trimmed.starts_with('#')) {
            let name = name.trim();
            let name = name.strip_suffix(".workspace").unwrap_or(name);
            entries.push(Entry { section, name, line, number: index + 1 });
        }
    }
    entries
}

/// Every library and every lint says what it is for.
pub(super) fn check_reasons(path: &str, manifest: &str) -> Vec<String> {
    let needs_reason = |entry: &Entry<'_>| {
        let is_library = entry.section.ends_with("dependencies");
        let is_ours = entry.name.starts_with("assize-");
        let is_explained_elsewhere = entry.line.contains(".workspace = true");
        let is_lint = entry.section.starts_with("workspace.lints");
        is_lint || is_library && !is_ours && !is_explained_elsewhere
    };
    let has_reason =
        |entry: &Entry<'_>| entry.line.split_once("# ").is_some_and(|(_, reason)| !reason.trim().is_empty());
    let entries = entries(manifest).into_iter().filter(|entry| needs_reason(entry) && !has_reason(entry));
    entries.map(|entry| format!("{path}:{}: `{}` does not say what it is for", entry.number, entry.name)).collect()
}

#[cfg(test)]
mod tests {
    use super::check_reasons;

    #[test]
    fn libraries_and_lints_say_what_they_are_for() {
        let manifest = "\
[package]
name = \"x\"

[dependencies]
assize-diag = { path = \"crates/diag\" }
csv.workspace = true
toml = \"1\"
serde = \"1\" # reads

[workspace.lints.rust]
unsafe_code = \"deny\" #
";
        let faults = check_reasons("Cargo.toml", manifest);
        assert_eq!(
            faults,
            [
                "Cargo.toml:7: `toml` does not say what it is for",
                "Cargo.toml:11: `unsafe_code` does not say what it is for"
            ]
        );
    }
}
