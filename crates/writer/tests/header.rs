//! The C header is what the code says, and the page shows the same.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::path::Path;

const HEADER: &str = "include/assize_writer.h";

fn generated() -> String {
    let config = cbindgen::Config {
        language: cbindgen::Language::C,
        style: cbindgen::Style::Type,
        include_guard: Some("ASSIZE_WRITER_H".into()),
        header: Some(
            "/* The boundary of Assize's report writers. ABI.md says what both sides promise.\n   \
             Generated from src/abi.rs by a test of this crate; a library defines `const assize_writer ASSIZE_WRITER`. */"
                .into(),
        ),
        trailer: Some("/* Defined by the library. */\nextern const assize_writer ASSIZE_WRITER;".into()),
        cpp_compat: true,
        documentation_style: cbindgen::DocumentationStyle::C,
        no_includes: true,
        sys_includes: vec!["stdint.h".into()],
        export: cbindgen::ExportConfig { include: vec!["assize_writer".into()], ..Default::default() },
        ..Default::default()
    };
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/abi.rs");
    let bindings = cbindgen::Builder::new().with_config(config).with_src(source).generate().unwrap();
    let mut header = Vec::new();
    bindings.write(&mut header);
    String::from_utf8(header).unwrap()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test looks at the project's own files")]
fn the_header_is_what_the_code_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(HEADER);
    let generated = generated();
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        std::fs::write(&path, &generated).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(committed, generated, "{HEADER} is not what src/abi.rs says: `cargo xtask test --bless` writes it");
}

#[test]
fn the_page_shows_the_types_of_the_header() {
    let page = include_str!("../ABI.md");
    let shown = page.split("```c\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let squeezed = |text: &str| {
        let mut code = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("/*") {
            code.push_str(before);
            rest = after.split_once("*/").map_or("", |(_, after)| after);
        }
        code.push_str(rest);
        code.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let header = squeezed(&generated());
    for block in shown.split("\n\n") {
        let block = squeezed(block);
        assert!(header.contains(&block), "the header has no such type as the page shows:\n{block}\nin\n{header}");
    }
}
