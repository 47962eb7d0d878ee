//! What a TOML file is.

use assize_diag::nearest;

/// What a TOML file may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TomlKind {
    Framework,
    Record,
    Map,
    /// How often what comes out of made-up cases.
    Rates,
}

/// Told from its headings alone, so that a file with a fault elsewhere is still known.
pub fn kind_of_toml(text: &str) -> Option<TomlKind> {
    let headings: Vec<_> = text.lines().filter_map(heading).collect();
    let has = |name: &str| headings.contains(&name);
    match () {
        () if has("framework") => Some(TomlKind::Framework),
        () if ["rates", "defaults", "fact", "shift"].iter().any(|name| has(name)) => Some(TomlKind::Rates),
        () if has("inspection") => Some(TomlKind::Record),
        () if has("columns") || has("answers") || has("values") => Some(TomlKind::Map),
        // A slip of the pen makes it no other kind of file.
        () if headings.iter().any(|name| nearest(name, ["framework"]).is_some()) => Some(TomlKind::Framework),
        () => None,
    }
}

/// The first name of a line's heading: `values` in `[values."sex"]`.
fn heading(line: &str) -> Option<&str> {
    let inner = line.trim().strip_prefix('[')?.trim_start_matches('[').trim_start();
    let end = inner.find(|character: char| !(character.is_alphanumeric() || matches!(character, '-' | '_')));
    Some(&inner[..end.unwrap_or(inner.len())])
}

#[cfg(test)]
mod tests {
    use super::{TomlKind, kind_of_toml};

    #[test]
    fn a_file_is_known_by_its_headings() {
        for (text, expect) in [
            ("# [framework]\n[inspection]\nframework = \"x\"\n[counts]\n", Some(TomlKind::Record)),
            ("\"$schema\" = \"x\"\n [ framework ]\nid = ", Some(TomlKind::Framework)),
            ("[values.\"rosh.inspector\"]\nVH = \"very-high\"", Some(TomlKind::Map)),
            ("[inspection]\nid = \"x\"\n[[fact]]\nid = \"sex\"", Some(TomlKind::Rates)),
            ("[framework\nid = \"x\"", Some(TomlKind::Framework)),
            ("[Framwork]\nid = \"x\"", Some(TomlKind::Framework)),
            ("[[unit]]\nid = \"case\"", None),
            ("", None),
        ] {
            assert_eq!(kind_of_toml(text), expect, "{text}");
        }
    }
}
