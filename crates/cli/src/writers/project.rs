//! A project for a writer of one's own: it builds as it is, outside this workspace, from the sources it carries.

use assize_diag::{Code, Diagnostic, Place};
use assize_writer::File;
use include_dir::{Dir, include_dir};

const BAD_NAME: Code = Code::new("usage/writer-name");

/// What a writer's project needs of this program: what a writer is, and what a report is.
static WRITER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../writer/src");
static REPORT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../report/src");
const ABI: &str = include_str!("../../../writer/ABI.md");
const REPORT_FORMAT: &str = include_str!("../../../report/FORMAT.md");
const WORKSPACE: &str = include_str!("../../../../Cargo.toml");

const LIB: &str = include_str!("project/lib.rs.txt");
const DOOR: &str = include_str!("project/door.rs.txt");
const README: &str = include_str!("project/README.md");

/// The files of a project for a writer of this name.
pub(crate) fn project(name: &str) -> Result<Vec<File>, Diagnostic> {
    let is_plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    let starts_well = name.starts_with(|letter: char| letter.is_ascii_lowercase());
    if !starts_well || !name.chars().all(is_plain) || name.len() > 64 || name.ends_with('-') {
        return Err(Diagnostic::error(BAD_NAME, format!("`{name}` cannot be the name of a writer"))
            .at(Place::Argument(name.to_owned()))
            .help("it begins with a small letter and is made of small letters, digits and hyphens, at most 64"));
    }
    let filled = |template: &str| {
        let library = name.replace('-', "_");
        template.replace("{{name}}", name).replace("{{library}}", &library).replace("{{type}}", &type_name(name))
    };
    let mut files = vec![
        file("Cargo.toml", &manifest(name)),
        file("README.md", &filled(README)),
        file("src/lib.rs", &filled(LIB)),
        file("tests/door.rs", &filled(DOOR)),
        file(".gitignore", "/target\n"),
    ];
    files.extend(vendored("assize-report", &REPORT, &[("FORMAT.md", REPORT_FORMAT)], &["indexmap", "serde"]));
    files.extend(vendored("assize-writer", &WRITER, &[("ABI.md", ABI)], &["base64", "serde", "serde_json"]));
    Ok(files)
}

fn file(name: &str, text: &str) -> File {
    File { name: name.to_owned(), contents: text.as_bytes().to_vec() }
}

/// `MarkdownGovspeak` of `markdown-govspeak`.
fn type_name(name: &str) -> String {
    let capital = |part: &str| {
        let mut letters = part.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    name.split('-').map(capital).collect()
}

fn manifest(name: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [lib]\ncrate-type = [\"cdylib\", \"rlib\"]           # the library that is loaded, and the one that the tests link\n\n\
         [dependencies]\n\
         assize-report = {{ path = \"vendor/assize-report\" }}   # the document that a writer reads\n\
         assize-writer = {{ path = \"vendor/assize-writer\" }}   # what a writer is, and how it leaves its library\n\n\
         [profile.release]\nstrip = \"symbols\"\n\n\
         # A workspace of its own, wherever it lies.\n[workspace]\n",
    )
}

/// One of this program's crates, with a manifest that stands alone.
fn vendored(name: &str, sources: &Dir<'_>, pages: &[(&str, &str)], needs: &[&str]) -> Vec<File> {
    let ours = if name == "assize-writer" { "assize-report = { path = \"../assize-report\" }\n" } else { "" };
    let manifest = format!(
        "# As it stands in Assize {version}, whose licences hold for it: MIT or Apache-2.0.\n\
         [package]\nname = \"{name}\"\nversion = \"{version}\"\nedition = \"2024\"\nlicense = \"MIT OR Apache-2.0\"\n\n\
         [lib]\ndoctest = false\ntest = false\n\n[dependencies]\n{ours}{}",
        dependencies(needs),
        version = env!("CARGO_PKG_VERSION"),
    );
    let mut files = vec![file(&format!("vendor/{name}/Cargo.toml"), &manifest)];
    files.extend(pages.iter().map(|(page, text)| file(&format!("vendor/{name}/{page}"), text)));
    add_all(sources, &format!("vendor/{name}/src"), &mut files);
    files
}

fn add_all(folder: &Dir<'_>, prefix: &str, files: &mut Vec<File>) {
    for entry in folder.files() {
        files.push(File { name: format!("{prefix}/{}", entry.path().display()), contents: entry.contents().to_vec() });
    }
    for inner in folder.dirs() {
        add_all(inner, prefix, files);
    }
}

/// The lines of these libraries in the workspace's own manifest, so that versions are those that this program is built with.
fn dependencies(names: &[&str]) -> String {
    let line = |name: &&str| {
        let line = WORKSPACE.lines().find(|line| line.split('=').next().is_some_and(|before| before.trim() == *name));
        line.and_then(|line| line.split(" #").next()).unwrap_or_default().to_owned() + "\n"
    };
    names.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::{dependencies, project, type_name};

    #[test]
    fn names_are_those_of_crates() {
        assert_eq!(type_name("markdown-govspeak"), "MarkdownGovspeak");
        for (name, is_fine) in [
            ("a", true),
            ("a-1", true),
            ("", false),
            ("1a", false),
            ("A", false),
            ("a_b", false),
            ("../a", false),
            ("a-", false),
        ] {
            assert_eq!(project(name).is_ok(), is_fine, "{name}");
        }
    }

    #[test]
    fn versions_come_from_the_workspace() {
        let lines = dependencies(&["serde_json", "indexmap"]);
        assert!(lines.starts_with("serde_json = \"1") && lines.contains("indexmap = {"), "{lines}");
        assert!(!lines.contains('#'), "{lines}");
    }
}
