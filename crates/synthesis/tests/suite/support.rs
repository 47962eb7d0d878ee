//! What the tests share.

use std::path::Path;

use assize_diag::{Diagnostics, MemoryFiles, Sources};
use assize_framework::{Framework, Library};
use assize_intake::{Context, read_record};
use assize_scoring::{AdmitOptions, Group, NineCounts, TallyOptions, admit, tally};
use assize_synthesis::{Order, Rates, Synthetic, read_rates, synthesise};

pub(crate) use assize_testing::carried as library;
use assize_testing::said;

/// An order of `cases` cases of a framework.
pub(crate) fn order<'a>(library: &'a Library, framework: &str, cases: usize) -> Order<'a> {
    Order {
        framework: &library.frameworks[framework],
        library,
        units: vec![("case".to_owned(), cases)],
        seed: 1,
        observations: false,
        also: Vec::new(),
        provider: None,
        like: None,
        made_by: "a test".to_owned(),
    }
}

/// What came of an order: the files, or the complaints as a user would read them.
pub(crate) fn make(order: &Order<'_>, rates: &str) -> Result<Synthetic, String> {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let source = sources.add_public("rates.toml", rates);
    let read = read_rates(source, rates, &mut diagnostics);
    let made = read.and_then(|rates| synthesise(order, &rates, &mut diagnostics));
    assert_eq!(made.is_none(), diagnostics.has_errors(), "what is not made is complained of, and nothing else");
    made.ok_or_else(|| said(&diagnostics, &sources))
}

/// The same without a rates file.
pub(crate) fn make_plain(order: &Order<'_>) -> Synthetic {
    let mut diagnostics = Diagnostics::new();
    let made = synthesise(order, &Rates::default(), &mut diagnostics);
    made.unwrap_or_else(|| panic!("{}", said(&diagnostics, &Sources::new())))
}

/// Reads what was made and fits it to a framework, as a user would, without a complaint or a warning: the cells by question.
pub(crate) fn cells(made: &Synthetic, framework: &Framework, library: &Library) -> Vec<(String, NineCounts)> {
    let files = MemoryFiles::new(made.files.iter().map(|file| (file.name.as_str(), file.text.as_str())));
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let mut context = Context::new(&files, &library.providers, &mut sources, &mut diagnostics);
    let inspection = read_record(Path::new(&made.files[0].name), &mut context).unwrap();
    assert!(inspection.synthetic && inspection.provider.fictional);
    // Which body and year a regime is for does not matter here.
    let framework = Framework { inspects: Vec::new(), ..framework.clone() };
    let mut cells = Vec::new();
    if let Some(admitted) = admit(&inspection, &framework, library, AdmitOptions::default(), &mut diagnostics) {
        let tally = tally(&admitted, &TallyOptions { by: Vec::new(), threads: 1 });
        let all = tally.groups[&Group::All].iter().zip(&framework.questions);
        cells.extend(all.filter_map(|(counted, question)| Some((question.id.clone(), (*counted)?.counts))));
    }
    assert_eq!(said(&diagnostics, &sources), "");
    cells
}

/// The words of a column, by row.
pub(crate) fn column(made: &Synthetic, heading: &str) -> Vec<String> {
    let mut lines = made.files[1].text.lines();
    let index = lines.next().unwrap().split(',').position(|one| one == heading);
    let index = index.unwrap_or_else(|| panic!("no column {heading}"));
    lines.map(|line| line.split(',').nth(index).unwrap().to_owned()).collect()
}

/// How often a word stands in a column.
pub(crate) fn count(column: &[String], word: &str) -> usize {
    column.iter().filter(|value| *value == word).count()
}
