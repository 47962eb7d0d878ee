use std::io::Write;
use std::process::{Command, Stdio};

use assize_report::{Report, golden};
use assize_writer::{Options, Writer};
use serde_json::Value;

use super::Pandoc;
use crate::example::report;

fn document(report: &Report, drawings: &str) -> Vec<u8> {
    let options = Options { settings: [("drawings".to_owned(), drawings.to_owned())].into(), ..Options::default() };
    Pandoc.write(report, &options).unwrap().files.remove(0).contents
}

#[test]
fn tables_have_headers_and_charts_alternatives() {
    let text = String::from_utf8(document(&golden::everything(), "svg")).unwrap();
    let made: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(made["meta"]["lang"]["c"][0]["c"], "en-GB");
    assert_eq!(made["meta"]["date"]["c"][0]["c"], "2019-05-16");
    let blocks = made["blocks"].as_array().unwrap();
    let of = |kind: &str| blocks.iter().filter(|block| block["t"] == kind).collect::<Vec<_>>();
    for table in of("Table") {
        let cells = table["c"][3][1][0][1].as_array().unwrap();
        assert_eq!(cells.len(), table["c"][2].as_array().unwrap().len(), "a header cell a column");
        assert!(cells.iter().all(|cell| cell[4] != serde_json::json!([])), "a heading a column: {cells:?}");
    }
    let pictures: Vec<_> = blocks.iter().filter(|block| block["c"][0]["t"] == "Image").collect();
    assert_eq!(pictures.len(), 7);
    for picture in pictures {
        assert!(!picture["c"][0]["c"][1].as_array().unwrap().is_empty(), "an alternative");
    }
    let wrong = Options { settings: [("drawings".to_owned(), "png".to_owned())].into(), ..Options::default() };
    assert!(Pandoc.write(&golden::bare(), &wrong).is_err());
}

#[test]
fn texts_in_another_language_are_marked() {
    let mut report = golden::everything();
    report.language = "cy".into();
    report.translated = vec![report.title.clone()];
    let text = String::from_utf8(document(&report, "no")).unwrap();
    assert!(text.contains(r#"["lang","en"]"#) && text.contains(r#""lang":{"c":[{"c":"cy""#), "{text}");
    // "Geirfa" and "Rhaglen" are words of the writer's own.
    for own in ["Geirfa", "Rhaglen"] {
        let marked = format!(r#"[["lang","en"]]],[{{"c":"{own}""#);
        assert!(text.contains(own) && !text.contains(&marked), "{own}: {text}");
    }
}

/// Whether there is a Pandoc that reads documents of our version.
fn has_pandoc() -> bool {
    let said = Command::new("pandoc").arg("--version").stderr(Stdio::null()).output();
    let said = said.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    let major = said.strip_prefix("pandoc").and_then(|rest| rest.trim_start().split('.').next()?.parse::<u32>().ok());
    major.is_some_and(|major| major >= 3)
}

/// `pandoc` has nothing to complain of, whatever it makes of it.
#[test]
fn pandoc_takes_it_without_a_warning() {
    if !has_pandoc() {
        let needs = "`pandoc` of 3 or later: `pip install pypandoc_binary`";
        assize_testing::skipped("DOCX, ODT, EPUB and LaTeX of the `pandoc` writer", needs);
        return;
    }
    for report in [report(), golden::everything(), golden::hostile(), golden::bare()] {
        for format in ["docx", "odt", "epub", "latex", "plain"] {
            // A drawing in DOCX or LaTeX needs one program more.
            let drawings = if format == "epub" { "svg" } else { "no" };
            let mut pandoc = Command::new("pandoc");
            pandoc.args(["--from=json", "--standalone", "--fail-if-warnings", "--output=-", "--to", format]);
            let mut pandoc =
                pandoc.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
            pandoc.stdin.take().unwrap().write_all(&document(&report, drawings)).unwrap();
            let done = pandoc.wait_with_output().unwrap();
            let said = String::from_utf8_lossy(&done.stderr).into_owned();
            assert!(done.status.success() && said.is_empty(), "{format} of {}: {said}", report.title);
            let made = String::from_utf8_lossy(&done.stdout);
            assert!(format != "latex" || !made.contains("\\input{x}"), "a text acts in LaTeX");
        }
    }
}
