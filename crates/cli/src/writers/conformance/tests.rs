mod mistakes;

use std::time::Duration;

use assize_report::Report;
use assize_writer::{File, Options, Writer};

use super::{Failure, Manner, Write, try_out};

/// The files of a writer that is built in.
fn laid_out(writer: &dyn Writer, report: &Report, options: &Options) -> Result<Vec<File>, Failure> {
    let written = super::super::lay_out(writer, report, options).map(|written| written.files);
    written.map_err(|refusal| Failure { is_refusal: true, why: refusal.reason })
}

/// The trials that a writer fails, and why.
fn faults(write: &Write<'_>, pause: Duration) -> Vec<(String, String)> {
    let (trials, _) = try_out(write, Manner { is_part: false, pause, version: "0" });
    let failed = trials.into_iter().filter(|trial| !trial.is_advice);
    failed.filter_map(|trial| Some((trial.what, trial.fault?))).collect()
}

fn failed(write: &Write<'_>) -> Vec<String> {
    faults(write, Duration::ZERO).into_iter().map(|(what, _)| what).collect()
}

#[test]
fn the_builtin_writers_pass() {
    let found = assize_writers::builtin().into_iter().map(|writer| {
        let write = |report: &Report, options: &Options, _| laid_out(writer.as_ref(), report, options);
        (writer.about().name, faults(&write, Duration::ZERO))
    });
    let found: Vec<_> = found.filter(|(_, faults)| !faults.is_empty()).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_fault_is_named_and_a_writer_that_fails_is_not_run_again() {
    let writers = assize_writers::builtin();
    let json = writers.iter().find(|writer| writer.about().name == "json").unwrap();
    let with = |change: &dyn Fn(String) -> String, ending: &str| {
        failed(&|report, options, _| {
            let files = laid_out(json.as_ref(), report, options)?;
            let text = String::from_utf8(files[0].contents.clone()).unwrap();
            Ok(vec![File { name: format!("report.{ending}"), contents: change(text).into_bytes() }])
        })
    };
    assert!(with(&|text| text, "json").is_empty());
    assert_eq!(
        with(&|text| text.replace("64.71%", "65%"), "json"),
        ["loses and alters no figure", "keeps each cell in its row, under its heading, as it is"]
    );
    assert_eq!(
        with(&|text| text.replace("[u]", ""), "json"),
        ["keeps the marks of figures", "keeps each cell in its row, under its heading, as it is"]
    );
    for (lost, what) in [
        ("Synthetic:", "keeps the notices"),
        ("Internal: nothing", "keeps the notices"),
        ("accents: Arolygiaeth", "keeps paragraphs, points, remarks and trees, whole"),
        ("Not to be overlooked.", "keeps paragraphs, points, remarks and trees, whole"),
        ("As deep as it goes.", "keeps paragraphs, points, remarks and trees, whole"),
    ] {
        assert_eq!(with(&|text| text.replace(lost, ""), "json"), [what], "{lost}");
    }
    assert!(with(&|text| text + "]", "json").contains(&"makes a valid `report.json`".to_owned()));
    assert!(
        with(&|text| text.replace("\\u001b", "\u{1b}"), "txt").contains(&"writes out characters that act".to_owned())
    );
    assert!(with(&|text| text, "html").contains(&"lets no markup of a text act".to_owned()));
    let count = std::cell::Cell::new(0);
    let counting = failed(&|_, options, _| {
        if !options.settings.is_empty() {
            return Err(Failure { is_refusal: true, why: "no".into() });
        }
        count.set(count.get() + 1);
        Ok(vec![File { name: "x.bin".into(), contents: vec![0xff, count.get()] }])
    });
    assert_eq!(counting, ["gives the same bytes twice"]);
    count.set(0);
    let broken = failed(&|_, _, _| {
        count.set(count.get() + 1);
        Err(Failure { is_refusal: false, why: "not done after 60 s".into() })
    });
    assert_eq!((broken.len(), count.get()), (6, 6), "one that writes nothing is not run again: {broken:?}");
    let refusing = |is_refusal, name: &str, refused: fn(&Report) -> bool| {
        let writer = writers.iter().find(|writer| writer.about().name == name).unwrap();
        failed(&|report, options, _| match refused(report) {
            true => Err(Failure { is_refusal, why: "no".into() }),
            false => laid_out(writer.as_ref(), report, options),
        })
    };
    let bare = |report: &Report| report.title.starts_with("Next");
    let welsh = |report: &Report| report.language == "cy";
    assert_eq!(refusing(true, "csv", bare), [""; 0], "there is no table in it");
    for (is_refusal, name) in [(false, "csv"), (true, "json"), (false, "json")] {
        assert_eq!(refusing(is_refusal, name, bare), ["writes a document with next to nothing"], "{name}");
        assert!(refusing(is_refusal, name, welsh).contains(&"writes a document in Welsh".to_owned()), "{name}");
    }
}
