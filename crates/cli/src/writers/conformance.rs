//! What every writer is held to: it writes whole documents, loses and alters no figure and no text, keeps marks and notices, gives the same
//! bytes whenever it is run, passes over what a later version adds, and lets no text act.

mod read;
mod words;

use std::time::{Duration, Instant};

use assize_compose::Trial;
use assize_report::{Report, RowKind, Shown, ShownFigure, Table, golden};
use assize_writer::{File, Options, Request};

use read::{all_text, ending, parts, squeezed, stands_as_numbers};
use words::{Said, What};

/// Characters that act on a terminal or turn the direction of what follows.
fn acts(letter: char) -> bool {
    turns(letter) || letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')
}

fn turns(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Why there are no files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Failure {
    /// A document may be refused; anything else is a fault whatever the document.
    pub(super) is_refusal: bool,
    /// In words.
    pub(super) why: String,
}

/// Lays a document out.
pub(super) type Write<'w> = dyn Fn(&Report, &Options) -> Result<Vec<File>, Failure> + 'w;

/// How a writer is tried.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    /// It shows a part of a report by design: a text that it leaves out is worth knowing, and no more.
    pub(super) is_part: bool,
    /// So long after the first run is the second.
    pub(super) pause: Duration,
}

/// Tries a writer on the golden documents. Beside the trials: the requests, and the files that were made, in a folder a document.
pub(super) fn try_out(write: &Write<'_>, manner: Manner) -> (Vec<Trial>, Vec<File>) {
    let options = Options::default();
    let mut everything = golden::everything();
    let said = words::add(&mut everything);
    let documents = [
        ("everything", "a document with everything", everything),
        ("hostile", "a document with hostile texts", golden::hostile()),
        ("bare", "a document with next to nothing", golden::bare()),
        ("later", "a document with kinds that a later version adds", golden::later()),
        ("welsh", "a document in Welsh", Report { language: "cy".to_owned(), ..golden::everything() }),
    ];
    let (mut trials, mut written, mut tried) = (Vec::new(), Vec::new(), Vec::new());
    let started = Instant::now();
    for (folder, what, report) in &documents {
        let request = Request { report: report.clone(), options: options.clone() };
        let request = serde_json::to_vec(&request).expect("a report always serialises");
        tried.push(File { name: format!("{folder}/request.json"), contents: request });
        let files = write(report, &options);
        // A format may have no place for a document; one that has a place for none is of no use.
        let may_refuse = *folder != "everything" && *folder != "later";
        trials.push(Trial {
            is_advice: may_refuse && files.as_ref().is_err_and(|failure| failure.is_refusal),
            ..Trial::new(format!("writes {what}"), files.as_ref().err().map(|failure| failure.why.clone()))
        });
        let kept = files.iter().flatten();
        tried.extend(kept.map(|file| File { name: format!("{folder}/{}", file.name), ..file.clone() }));
        written.push(files.ok());
    }
    if let Some(files) = &written[0] {
        // A second run in the same second would show the same time.
        std::thread::sleep(manner.pause.saturating_sub(started.elapsed()));
        let again = write(&documents[0].2, &options);
        let differs = (again.as_ref() != Ok(files)).then(|| "two runs gave different bytes".to_owned());
        trials.push(Trial::new("gives the same bytes twice", differs));
        trials.extend(whole(files, &documents[0].2, &said, manner));
    }
    if let Some(files) = &written[1] {
        trials.extend(harmless(files));
    }
    for files in written.iter().flatten() {
        trials.extend(files.iter().filter_map(sound));
    }
    if written[0].is_some() {
        let unknown = Options { settings: [("no-such-setting".to_owned(), "1".to_owned())].into(), ..options };
        let taken = write(&documents[0].2, &unknown).is_ok();
        let taken = taken.then(|| "it took a setting called `no-such-setting` without a word".to_owned());
        trials.push(Trial { is_advice: true, ..Trial::new("refuses a setting that it does not know", taken) });
    }
    (trials, tried)
}

/// Whether every figure, mark and notice of the document is there.
fn whole(files: &[File], report: &Report, said: &[Said], manner: Manner) -> Vec<Trial> {
    let Some(text) = all_text(files) else {
        let why = "its files are not text, and are not looked into";
        return vec![Trial { is_advice: true, ..Trial::new("loses no figure", Some(why.to_owned())) }];
    };
    let shown = squeezed(&text);
    // A table holds tables, not what else a page shows.
    let is_table = files.iter().all(|file| ending(file) == "csv");
    let figures: Vec<ShownFigure<'_>> = match is_table {
        true => report.tables().flat_map(Table::shown).collect(),
        false => report.shown(),
    };
    let texts = figures.iter().map(|(_, text, _)| *text);
    // A workbook holds numbers: what shows as 58% is 0.58 there.
    let holds_numbers = files.iter().all(|file| parts(file).is_some());
    let is_there = |text: &str| shown.contains(&squeezed(text)) || holds_numbers && stands_as_numbers(text, &shown);
    let lost: Vec<&str> = texts.filter(|text| !is_there(text)).collect();
    let lost = (!lost.is_empty()).then(|| format!("these are not there as they are written: {}", lost.join(", ")));
    let marks = figures.iter().flat_map(|(.., marks)| *marks).map(|mark| mark.text());
    let marks: Vec<&str> = marks.filter(|mark| !shown.contains(mark)).collect();
    let marks = (!marks.is_empty()).then(|| format!("these are not there: {}", marks.join(", ")));
    let mut trials = vec![
        Trial { is_advice: manner.is_part, ..Trial::new("loses and alters no figure", lost) },
        Trial::new("keeps the marks of figures", marks),
        Trial {
            is_advice: manner.is_part,
            ..Trial::new("keeps cells in the order of their columns", turned(report, &shown))
        },
    ];
    trials.extend(What::ALL.into_iter().filter(|what| !is_table || what.is_of_rows()).map(|what| {
        let lost = said.iter().filter(|one| one.what == what).filter(|one| match what.is_whole() {
            true => !shown.contains(&squeezed(&one.text)),
            false => !shown.contains(&one.word),
        });
        let lost: Vec<String> = lost.map(|one| format!("\"{}\"", one.text)).collect();
        let fault = (!lost.is_empty()).then(|| format!("these are not there: {}", lost.join(", ")));
        // Of a notice nobody may leave anything out.
        let is_advice = what.is_advice() || manner.is_part && what != What::Notices;
        Trial { is_advice, ..Trial::new(format!("keeps {}", what.text()), fault) }
    }));
    trials
}

/// The first row of the golden table whose cells stand in another order than its columns, where all of them stand there once.
fn turned(report: &Report, shown: &str) -> Option<String> {
    let table = report.table("golden-table")?;
    let rows = table.rows.iter().filter(|row| row.kind != RowKind::Group).map(|row| {
        let cells = row.cells.iter().zip(&table.columns).filter(|(_, column)| column.shown == Shown::Everywhere);
        let texts = cells.map(|(cell, _)| squeezed(cell.words())).filter(|text| text.len() > 3);
        texts.collect::<Vec<String>>()
    });
    let places = |texts: &Vec<String>| {
        let once = |text: &String| {
            let mut all = shown.match_indices(text.as_str());
            all.next().filter(|_| all.next().is_none()).map(|(at, _)| at)
        };
        texts.iter().filter_map(once).collect::<Vec<usize>>()
    };
    let turned = rows.into_iter().find(|texts| !places(texts).is_sorted());
    turned.map(|texts| format!("the row {} is in another order", texts.join(", ")))
}

/// Whether hostile texts stay texts.
fn harmless(files: &[File]) -> Vec<Trial> {
    let mut trials = Vec::new();
    let inner: Vec<File> = files.iter().filter_map(parts).flatten().collect();
    for file in files.iter().chain(&inner) {
        let Ok(text) = str::from_utf8(&file.contents) else { continue };
        // JSON is for programs, and has its own way of writing what a text may not hold.
        let is_data = matches!(ending(file).as_str(), "json" | "jsonl");
        let found = text.chars().find(|letter| acts(*letter) && !(is_data && turns(*letter)));
        let found = found.map(|letter| format!("`{}` holds the character U+{:04X} as it is", file.name, letter as u32));
        trials.push(Trial::new("writes out characters that act", found));
        let ending = ending(file);
        if matches!(ending.as_str(), "html" | "htm" | "md" | "svg" | "xml") {
            let lower = text.to_lowercase();
            // What acts in a page acts in Markdown, too, and so does a link, unless a backslash takes its meaning away.
            let raw = ["](javascript:", "<script>alert('golden')", "<img src=x", "onerror=alert(1)>\""];
            let first = usize::from(ending != "md");
            let acting = raw
                .into_iter()
                .skip(first)
                .find(|raw| lower.match_indices(raw).any(|(at, _)| !lower[..at].ends_with('\\')));
            let acting = acting.map(|raw| format!("`{}` holds `{raw}`, which acts", file.name));
            trials.push(Trial::new("lets no markup of a text act", acting));
        }
        if ending == "csv" {
            let acting =
                text.lines().find(|line| line.split(',').any(|cell| cell.trim_start_matches('"').starts_with('=')));
            let acting = acting.map(|_| format!("a cell of `{}` begins with `=`, which a spreadsheet runs", file.name));
            trials.push(Trial::new("lets no formula run", acting));
        }
    }
    trials
}

/// Whether a file is what its ending says, as far as that can be told here.
fn sound(file: &File) -> Option<Trial> {
    let text = || str::from_utf8(&file.contents).map_err(|_| "it is not UTF-8".to_owned());
    let fault = match ending(file).as_str() {
        "json" => text().and_then(|text| parsed(text).map(drop)).err(),
        "jsonl" => text().and_then(|text| text.lines().try_for_each(|line| parsed(line).map(drop))).err(),
        "csv" => text().and_then(even).err(),
        _ => return None,
    };
    Some(Trial::new(format!("makes a sound `{}`", file.name), fault))
}

fn parsed(text: &str) -> Result<serde_json::Value, String> {
    serde_json::from_str(text).map_err(|error| format!("it is not JSON: {error}"))
}

/// Whether every line of a table has as many cells, quoted ones counted whole.
fn even(text: &str) -> Result<(), String> {
    let mut counts = Vec::new();
    let (mut cells, mut quoted) = (1, false);
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells += 1,
            '\n' if !quoted => counts.push(std::mem::replace(&mut cells, 1)),
            _ => {}
        }
    }
    let is_even = counts.windows(2).all(|pair| pair[0] == pair[1]);
    if is_even && !quoted { Ok(()) } else { Err("its lines have different numbers of cells".to_owned()) }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use assize_report::{Block, Report, RowKind, Table};
    use assize_writer::{File, Options};

    use super::{Failure, Manner, Write, try_out};

    fn failed(write: &Write<'_>) -> Vec<String> {
        let (trials, _) = try_out(write, Manner { is_part: false, pause: Duration::ZERO });
        trials.into_iter().filter(|trial| trial.fault.is_some() && !trial.is_advice).map(|trial| trial.what).collect()
    }

    #[test]
    fn the_builtin_writers_pass() {
        for writer in assize_writers::builtin() {
            let write = |report: &Report, options: &Options| {
                let written = writer.write(report, options).map(|written| written.files);
                written.map_err(|refusal| Failure { is_refusal: true, why: refusal.reason })
            };
            assert_eq!(failed(&write), Vec::<String>::new(), "{}", writer.about().name);
        }
    }

    #[test]
    fn each_fault_is_found() {
        let writers = assize_writers::builtin();
        let json = writers.iter().find(|writer| writer.about().name == "json").unwrap();
        let with = |change: &dyn Fn(String) -> String, ending: &str| {
            failed(&|report, options| {
                let written = json.write(report, options).unwrap();
                let text = String::from_utf8(written.files[0].contents.clone()).unwrap();
                Ok(vec![File { name: format!("report.{ending}"), contents: change(text).into_bytes() }])
            })
        };
        assert!(with(&|text| text, "json").is_empty());
        assert_eq!(with(&|text| text.replace("64.71%", "65%"), "json"), ["loses and alters no figure"]);
        assert_eq!(with(&|text| text.replace("[u]", ""), "json"), ["keeps the marks of figures"]);
        for (lost, what) in [
            ("Synthetic:", "keeps the notices"),
            ("Internal: nothing", "keeps the notices"),
            ("accents: Arolygiaeth", "keeps paragraphs, points, remarks and trees, whole"),
            ("Not to be overlooked.", "keeps paragraphs, points, remarks and trees, whole"),
            ("As deep as it goes.", "keeps paragraphs, points, remarks and trees, whole"),
        ] {
            assert_eq!(with(&|text| text.replace(lost, ""), "json"), [what], "{lost}");
        }
        let json_with = |change: &dyn Fn(&mut Report)| {
            failed(&|report, options| {
                let mut report = report.clone();
                change(&mut report);
                Ok(json.write(&report, options).unwrap().files)
            })
        };
        let tables = |report: &mut Report, change: &dyn Fn(&mut Table)| {
            for block in report.sections.iter_mut().flat_map(|section| &mut section.blocks) {
                if let Block::Table(table) = block {
                    change(table);
                }
            }
        };
        type Change = fn(&mut Table);
        let no_headings: Change = |table| table.columns.iter_mut().for_each(|column| column.title.clear());
        let no_groups: Change = |table| table.rows.retain(|row| row.kind != RowKind::Group);
        let faults: [(Change, &str); 4] = [
            (|table| table.notes.clear(), "keeps the notes of tables"),
            (|table| table.title.clear(), "keeps the titles of tables"),
            (no_headings, "keeps the headings of columns"),
            (no_groups, "keeps the headings of groups of rows"),
        ];
        for (change, what) in faults {
            assert_eq!(json_with(&|report| tables(report, &change)), [what]);
        }
        let turn = |table: &mut Table| {
            table.rows.iter_mut().filter(|row| row.cells.len() > 2).for_each(|row| row.cells[1..3].reverse())
        };
        assert_eq!(json_with(&|report| tables(report, &turn)), ["keeps cells in the order of their columns"]);
        assert_eq!(
            json_with(&|report| report.sections.iter_mut().for_each(|one| one.title.clear())),
            ["keeps the headings of sections"]
        );
        assert!(with(&|text| text + "]", "json").contains(&"makes a sound `report.json`".to_owned()));
        assert!(
            with(&|text| text.replace("\\u001b", "\u{1b}"), "txt")
                .contains(&"writes out characters that act".to_owned())
        );
        assert!(with(&|text| text, "html").contains(&"lets no markup of a text act".to_owned()));
        let count = std::cell::Cell::new(0);
        let counting = failed(&|_, _| {
            count.set(count.get() + 1);
            Ok(vec![File { name: "x.pdf".into(), contents: vec![0xff, count.get()] }])
        });
        assert_eq!(counting, ["gives the same bytes twice"]);
        count.set(0);
        let broken = failed(&|_, _| {
            count.set(count.get() + 1);
            Err(Failure { is_refusal: false, why: "not done after 60 s".into() })
        });
        assert_eq!((broken.len(), count.get()), (5, 5), "one that writes nothing is not run again: {broken:?}");
        let refusing = |is_refusal| {
            failed(&|report, options| match report.title.starts_with("Next") {
                true => Err(Failure { is_refusal, why: "no".into() }),
                false => Ok(json.write(report, options).unwrap().files),
            })
        };
        assert!(refusing(true).is_empty());
        assert_eq!(refusing(false), ["writes a document with next to nothing"], "a bug is a fault on any document");
    }
}
