//! What every writer is held to: it writes whole documents, loses and alters no figure and no text, keeps marks and notices, adds nothing,
//! gives the same bytes whenever and wherever it is run, passes over what a later version adds, and lets no text act.

mod harm;
mod headings;
mod hidden;
mod invented;
mod markup;
mod page;
mod read;
mod rows;
mod sheets;
mod sound;
#[cfg(test)]
mod tests;
mod told;
mod whole;
mod words;

use std::time::{Duration, Instant};

use assize_compose::Trial;
use assize_report::{Block, Cell, Column, Report, Table, golden};
use assize_writer::{File, Options, Request};

use super::Around;
use read::{all_text, parts, squeezed};

/// Why there are no files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Failure {
    /// It would not, and said why: what has no table may be refused where a format holds tables alone. Anything else is a fault.
    pub(super) is_refusal: bool,
    pub(super) why: String,
}

/// Lays a document out.
pub(super) type Write<'w> = dyn Fn(&Report, &Options, Around) -> Result<Vec<File>, Failure> + 'w;

#[derive(Clone, Copy, Debug)]
pub(super) struct Manner<'w> {
    /// It shows a part of a report by design: a text that it leaves out is worth knowing, and no more.
    pub(super) is_part: bool,
    /// How long after the first run the second one is.
    pub(super) pause: Duration,
    /// Its own version, which it may name.
    pub(super) version: &'w str,
}

/// How many rows the large document has.
const ROWS: usize = 1200;
/// How many words its paragraph has.
const WORDS: usize = 1500;
/// Columns of text that no row of the kit fills: where lines are broken, words of one cell stand between those of others.
const WIDE: usize = 400;

/// Tries a writer on the golden documents. Beside the trials: the requests, and the files that were made, in a folder a document.
pub(super) fn try_out(write: &Write<'_>, manner: Manner<'_>) -> (Vec<Trial>, Vec<File>) {
    let usual = Options::default();
    let wide = Options { width: WIDE, ..Options::default() };
    let mut everything = golden::everything();
    let said = words::add(&mut everything);
    let welsh = Report { language: "cy".to_owned(), ..everything.clone() };
    let documents = [
        ("everything", "a document with everything", everything),
        ("hostile", "a document with hostile texts", golden::hostile()),
        ("bare", "a document with next to nothing", golden::bare()),
        ("later", "a document with kinds that a later version adds", golden::later()),
        ("welsh", "a document in Welsh", welsh),
        ("large", "a large document", large()),
    ];
    let (mut trials, mut written, mut tried) = (Vec::new(), Vec::new(), Vec::new());
    let started = Instant::now();
    for (folder, what, report) in &documents {
        let options = if *folder == "everything" { &wide } else { &usual };
        let around = if *folder == "later" { Around::Later } else { Around::Usual };
        let request = Request { report: report.clone(), options: options.clone() };
        let request = around.bytes(&request);
        tried.push(File { name: format!("{folder}/request.json"), contents: request });
        let files = write(report, options, around);
        let of_tables = written.first().is_some_and(|all: &Option<Vec<File>>| all.iter().flatten().all(read::is_table));
        let may_refuse = *folder == "bare" && of_tables;
        trials.push(Trial {
            is_advice: may_refuse && files.as_ref().is_err_and(|failure| failure.is_refusal),
            ..Trial::new(format!("writes {what}"), files.as_ref().err().map(|failure| failure.why.clone()))
        });
        let kept = files.iter().flatten();
        tried.extend(kept.map(|file| File { name: format!("{folder}/{}", file.name), ..file.clone() }));
        written.push(files.ok());
    }
    let [everything, hostile, _, _, welsh, large] = written.as_slice() else { return (trials, tried) };
    if let Some(files) = everything {
        // A second run in the same second would show the same time.
        std::thread::sleep(manner.pause.saturating_sub(started.elapsed()));
        let report = &documents[0].2;
        let again = write(report, &wide, Around::Other);
        let differs = (again.as_ref() != Ok(files))
            .then(|| "two runs, a second apart and in different zones and languages, gave different bytes".to_owned());
        trials.push(Trial::new("gives the same bytes twice", differs));
        let text = all_text(files).unwrap_or_default();
        trials.push(Trial::new(
            "says nothing of the day and the machine",
            told::tells_where(&text, report, manner.version),
        ));
        trials.extend(whole::whole(files, report, &said, manner));
    }
    if let Some(files) = welsh {
        trials.push(Trial::new("says the document's language, where it says one", misnamed(files)));
    }
    if let Some(text) = large.as_deref().and_then(all_text) {
        let text = squeezed(&text);
        let is_table = large.iter().flatten().all(read::is_table);
        let lost =
            |name: &str, count| lost(&text, name, count).map(|which| format!("{name} {which} of {count} is not there"));
        let lost = lost("row", ROWS).or_else(|| lost("word", WORDS).filter(|_| !is_table));
        trials.push(Trial {
            is_advice: manner.is_part,
            ..Trial::new("keeps every row and word of a large document", lost)
        });
    }
    if let Some(files) = hostile {
        trials.extend(harm::harmless(files));
    }
    for files in written.iter().flatten() {
        trials.extend(files.iter().filter_map(sound::sound));
    }
    if everything.is_some() {
        let unknown = Options { settings: [("no-such-setting".to_owned(), "1".to_owned())].into(), ..usual };
        let taken = write(&documents[0].2, &unknown, Around::Usual).is_ok();
        let taken = taken.then(|| "it took a setting called `no-such-setting` without a word".to_owned());
        trials.push(Trial::new("refuses a setting that it does not know", taken));
    }
    (trials, tried)
}

/// The first of these that does not follow the one before it.
fn lost(text: &str, name: &str, count: usize) -> Option<usize> {
    let mut rest = text;
    (0..count).find(|which| match rest.split_once(&numbered(name, *which)) {
        Some((_, after)) => {
            rest = after;
            false
        }
        None => true,
    })
}

fn numbered(name: &str, which: usize) -> String {
    format!("{name}{which:04}x")
}

/// Far more rows than fit on a page, and a paragraph that fills several.
fn large() -> Report {
    let mut report = Report { title: "A large document".to_owned(), ..golden::bare() };
    let columns = [Column::text("title", "What"), Column::count("cases", "Cases").unit("cases")];
    let mut table = Table::new("large-table", "A table of many rows").columns(columns);
    (0..ROWS).for_each(|row| table.row(vec![Cell::text(numbered("row", row)), Cell::count(7, "7")]));
    let words: Vec<String> = (0..WORDS).map(|which| numbered("word", which)).collect();
    report.sections[0].blocks = vec![Block::paragraph(words.join(" ")), Block::Table(table)];
    report
}

/// Whether files of a document in Welsh say that it is in English.
fn misnamed(files: &[File]) -> Option<String> {
    let inner: Vec<File> = files.iter().filter_map(parts).flatten().collect();
    let texts: Vec<&str> = files.iter().chain(&inner).filter_map(|file| str::from_utf8(&file.contents).ok()).collect();
    let named: Vec<&str> = texts
        .iter()
        .flat_map(|text| text.match_indices("lang").map(|(at, _)| language(&text[at + 4..])))
        .flatten()
        .collect();
    let is_english = named.contains(&"en") && !named.contains(&"cy");
    is_english.then(|| "it says that a document in Welsh is in English".to_owned())
}

/// The two letters that follow `lang`, perhaps with `uage` and marks between.
fn language(after: &str) -> Option<&str> {
    let after = after.strip_prefix("uage").unwrap_or(after);
    let name = after.trim_start_matches(['"', '\'', ':', '=', '>', ' ', '{', '(', '\\']);
    let two = name.get(..2).filter(|_| name.len() < after.len())?;
    name[2..].starts_with(|next: char| !next.is_ascii_alphanumeric()).then_some(two)
}
