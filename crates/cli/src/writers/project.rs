//! A project for a writer of one's own, in one of five languages: it works as it is, outside this workspace, from what it carries.

use assize_diag::{Code, Diagnostic, Place};
use assize_writer::{COMMAND, File, is_name};
use include_dir::{Dir, include_dir};

/// What a writer's project needs of this program: what a writer is, what a report is, and how charts are drawn.
static WRITER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../writer/src");
static CHART: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../chart/src");
static REPORT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../report/src");
const ABI: &str = include_str!("../../../writer/ABI.md");
const REPORT_FORMAT: &str = include_str!("../../../report/FORMAT.md");
const WORKSPACE: &str = include_str!("../../../../Cargo.toml");

const SCHEMA: &str = include_str!("../../../report/schema/report.schema.json");
const HEADER: &str = include_str!("../../../writer/include/assize_writer.h");
const IN_C: &str = include_str!("../../../../plugins/example-c/figures.c");
/// The commands of the guide are those that a project begins with.
const GUIDE: &str = include_str!("../../../../docs/guide/src/writer-in-a-script.md");

const LIB: &str = include_str!("project/lib.rs.txt");
const DOOR: &str = include_str!("project/door.rs.txt");
const README: &str = include_str!("project/README.md");
const README_IN_C: &str = include_str!("project/README-c.md");
const README_SCRIPT: &str = include_str!("project/README-script.md");

/// What a writer is written in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ProgrammingLanguage {
    Rust,
    C,
    Python,
    Sh,
    R,
}

/// The JSON Schema of the document that a writer reads.
pub(crate) fn schema() -> &'static str {
    SCHEMA
}

const NAME: Code = Code::new("usage/writer-name");

/// The files of a project for a writer of this name; a command has [`COMMAND`] in front of its own.
pub(crate) fn project(name: &str, language: ProgrammingLanguage) -> Result<Vec<File>, Diagnostic> {
    let starts_well = name.starts_with(|letter: char| letter.is_ascii_lowercase());
    if !is_name(name) || !starts_well || name.ends_with('-') {
        return Err(Diagnostic::error(NAME, format!("`{name}` cannot be the name of a writer"))
            .at(Place::Argument(name.to_owned()))
            .help("it begins with a small letter and is made of small letters, digits and hyphens, at most 64"));
    }
    if super::is_builtin(name) {
        return Err(Diagnostic::error(NAME, format!("`{name}` is a writer that is built in"))
            .at(Place::Argument(name.to_owned()))
            .help("give yours another name: no two writers may have the same"));
    }
    let filled = |template: &str| {
        let library = name.replace('-', "_");
        template.replace("{{name}}", name).replace("{{library}}", &library).replace("{{type}}", &type_name(name))
    };
    let described = [("ABI.md", ABI), ("FORMAT.md", REPORT_FORMAT), ("report.schema.json", SCHEMA)];
    let described = described.map(|(page, text)| file(page, text));
    let (fence, example) = match language {
        ProgrammingLanguage::Rust => return Ok(in_rust(name, &filled)),
        ProgrammingLanguage::C => {
            let (_, source) = IN_C.split_once("#include").unwrap_or(("", IN_C));
            let source = format!("/* The report writer `{name}`. */\n#include{source}");
            let source = source.replace("TEXT(\"figures\")", &format!("TEXT(\"{name}\")"));
            let makefile = "{{name}}.so: {{name}}.c assize_writer.h\n\t$(CC) -std=c99 -Wall -shared -fPIC -I . -o $@ {{name}}.c\n\n\
                test: {{name}}.so\n\tassize writers check ./{{name}}.so --part\n\n.PHONY: test\n";
            let files = [
                file(&format!("{name}.c"), &source),
                file("assize_writer.h", HEADER),
                file("Makefile", &filled(makefile)),
                file("README.md", &filled(README_IN_C)),
            ];
            return Ok(files.into_iter().chain(described).collect());
        }
        ProgrammingLanguage::Python => ("```python\n", "page"),
        ProgrammingLanguage::Sh => ("```sh\n", "lines"),
        ProgrammingLanguage::R => ("```r\n", "rows"),
    };
    let command = GUIDE.split_once(fence).and_then(|(_, after)| after.split_once("```")).map_or("", |(code, _)| code);
    let command = command.replace(&format!("\"name\": \"{example}\""), &format!("\"name\": \"{name}\""));
    let files = [
        file(&format!("{COMMAND}{name}"), &command),
        file(
            "test.sh",
            &filled("#!/bin/sh\nset -eu\ncd \"$(dirname \"$0\")\"\nassize writers check ./assize-writer-{{name}}\n"),
        ),
        file("README.md", &filled(README_SCRIPT)),
    ];
    Ok(files.into_iter().chain(described).collect())
}

fn in_rust(name: &str, filled: &dyn Fn(&str) -> String) -> Vec<File> {
    let mut files = vec![
        file("Cargo.toml", &manifest(name)),
        file("README.md", &filled(README)),
        file("src/lib.rs", &filled(LIB)),
        file("tests/door.rs", &filled(DOOR)),
        file(".gitignore", "/target\n"),
    ];
    files.extend(vendored("assize-report", &REPORT, &[("FORMAT.md", REPORT_FORMAT)], &["indexmap", "serde"]));
    files.extend(vendored("assize-chart", &CHART, &[], &[]));
    files.extend(vendored("assize-writer", &WRITER, &[("ABI.md", ABI)], &["base64", "serde", "serde_json"]));
    files
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
         assize-chart = {{ path = \"vendor/assize-chart\" }}     # charts as SVG: `assize_chart::alone(&chart)`\n\
         assize-report = {{ path = \"vendor/assize-report\" }}   # the document that a writer reads\n\
         assize-writer = {{ path = \"vendor/assize-writer\" }}   # what a writer is, and how it leaves its library\n\n\
         [profile.release]\nstrip = \"symbols\"\n\n\
         # A workspace of its own, wherever it lies.\n[workspace]\n",
    )
}

/// One of this program's crates, with a manifest that stands alone.
fn vendored(name: &str, sources: &Dir<'_>, pages: &[(&str, &str)], needs: &[&str]) -> Vec<File> {
    let ours = if name != "assize-report" { "assize-report = { path = \"../assize-report\" }\n" } else { "" };
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
    use super::{ProgrammingLanguage, dependencies, project, type_name};

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
            ("html", false),
        ] {
            assert_eq!(project(name, ProgrammingLanguage::Rust).is_ok(), is_fine, "{name}");
        }
    }

    #[test]
    fn versions_come_from_the_workspace() {
        let lines = dependencies(&["serde_json", "indexmap"]);
        assert!(lines.starts_with("serde_json = \"1") && lines.contains("indexmap = {"), "{lines}");
        assert!(!lines.contains('#'), "{lines}");
    }
}
