//! What every writer is held to: it writes whole documents, loses and alters no figure, keeps marks and notices, gives the same bytes twice,
//! and lets no text act.

use assize_compose::Trial;
use assize_report::{Report, ShownFigure, Table, golden};
use assize_writer::{File, Options};

/// Characters that act on a terminal or turn the direction of what follows.
fn acts(letter: char) -> bool {
    turns(letter) || letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')
}

fn turns(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Lays a document out: the files, or in words why there are none.
pub(super) type Write<'w> = dyn Fn(&Report, &Options) -> Result<Vec<File>, String> + 'w;

/// Tries a writer on the golden documents.
pub(super) fn try_out(write: &Write<'_>) -> Vec<Trial> {
    let options = Options::default();
    let documents = [
        ("a document with everything", golden::everything()),
        ("a document with hostile texts", golden::hostile()),
        ("a document with next to nothing", golden::bare()),
    ];
    let mut trials = Vec::new();
    let mut written = Vec::new();
    for (what, report) in &documents {
        let files = write(report, &options);
        // A format may have no place for a document; one that has a place for none is of no use.
        trials.push(Trial {
            is_advice: !trials.is_empty(),
            ..Trial::new(format!("writes {what}"), files.as_ref().err().cloned())
        });
        written.push(files.ok());
    }
    let again = write(&documents[0].1, &options).ok();
    let differs = (again != written[0]).then(|| "two runs gave different bytes".to_owned());
    trials.push(Trial::new("gives the same bytes twice", differs));
    if let Some(files) = &written[0] {
        trials.extend(whole(files, &documents[0].1));
    }
    if let Some(files) = &written[1] {
        trials.extend(harmless(files));
    }
    for files in written.iter().flatten() {
        trials.extend(files.iter().filter_map(sound));
    }
    let unknown = Options { settings: [("no-such-setting".to_owned(), "1".to_owned())].into(), ..Options::default() };
    let taken = write(&documents[2].1, &unknown).is_ok();
    let taken = taken.then(|| "it took a setting called `no-such-setting` without a word".to_owned());
    trials.push(Trial { is_advice: true, ..Trial::new("refuses a setting that it does not know", taken) });
    trials
}

/// Whether every figure, mark and notice of the document is there.
fn whole(files: &[File], report: &Report) -> Vec<Trial> {
    let Some(text) = all_text(files) else {
        let why = "its files are not text, and are not looked into";
        return vec![Trial { is_advice: true, ..Trial::new("loses no figure", Some(why.to_owned())) }];
    };
    let shown = squeezed(&text);
    // A table holds tables, not what else a page shows.
    let figures: Vec<ShownFigure<'_>> = match files.iter().all(|file| ending(file) == "csv") {
        true => report.tables().flat_map(Table::shown).collect(),
        false => report.shown(),
    };
    let texts = figures.iter().map(|(_, text, _)| *text);
    let lost: Vec<&str> = texts.filter(|text| !shown.contains(&squeezed(text))).collect();
    let lost = (!lost.is_empty()).then(|| format!("these are not there as they are written: {}", lost.join(", ")));
    let marks = figures.iter().flat_map(|(.., marks)| *marks).map(|mark| mark.text());
    let marks: Vec<&str> = marks.filter(|mark| !shown.contains(mark)).collect();
    let marks = (!marks.is_empty()).then(|| format!("these are not there: {}", marks.join(", ")));
    if files.iter().all(|file| ending(file) == "csv") {
        return vec![Trial::new("loses and alters no figure", lost), Trial::new("keeps the marks of figures", marks)];
    }
    let notice = (!shown.contains(&squeezed(golden::NOTICE)))
        .then(|| "a reader would not learn that the document is synthetic".to_owned());
    vec![
        Trial::new("loses and alters no figure", lost),
        Trial::new("keeps the marks of figures", marks),
        Trial::new("keeps the notices", notice),
    ]
}

/// Whether hostile texts stay texts.
fn harmless(files: &[File]) -> Vec<Trial> {
    let mut trials = Vec::new();
    for file in files {
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

fn ending(file: &File) -> String {
    file.name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// What a reader of these files reads: markup and escapes taken away. `None` where none of them is text.
fn all_text(files: &[File]) -> Option<String> {
    let texts = files.iter().filter_map(|file| {
        let text = str::from_utf8(&file.contents).ok()?;
        Some(match ending(file).as_str() {
            "html" | "htm" | "svg" | "xml" => without_tags(text),
            "md" => text.replace('\\', ""),
            "json" | "jsonl" => text.replace("\\\"", "\""),
            _ => text.to_owned(),
        })
    });
    let all: Vec<String> = texts.collect();
    (!all.is_empty()).then(|| all.join("\n"))
}

fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut inside = false;
    for letter in text.chars() {
        match letter {
            '<' => inside = true,
            '>' if inside => inside = false,
            letter if !inside => plain.push(letter),
            _ => {}
        }
    }
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    named.into_iter().fold(plain, |text, (from, to)| text.replace(from, to))
}

/// Without white space: lines may be broken anywhere.
fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use assize_report::Report;
    use assize_writer::{File, Options};

    use super::{Write, try_out};

    fn failed(write: &Write<'_>) -> Vec<String> {
        let trials = try_out(write).into_iter();
        trials.filter(|trial| trial.fault.is_some() && !trial.is_advice).map(|trial| trial.what).collect()
    }

    #[test]
    fn the_builtin_writers_pass() {
        for writer in assize_writers::builtin() {
            let write = |report: &Report, options: &Options| {
                writer.write(report, options).map(|written| written.files).map_err(|refusal| refusal.reason)
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
        assert_eq!(with(&|text| text.replace("Synthetic:", ""), "json"), ["keeps the notices"]);
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
        assert_eq!(failed(&|_, _| Err("no".into())), ["writes a document with everything"]);
    }
}
