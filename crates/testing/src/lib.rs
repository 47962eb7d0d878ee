//! For tests: frameworks, inspections and scorecards from texts, and what was complained of.

#![expect(clippy::unwrap_used, clippy::missing_panics_doc, reason = "a test that cannot go on stops")]

mod completions;
pub mod small_frameworks;
pub mod small_tables;

use std::io::{self, Write};

use assize_diag::{Diagnostics, MemoryFiles, Severity, Sources};
use assize_framework::{Library, Texts, builtin, load};
use assize_intake::{Context, TableOptions, parse_record, read_record, read_table};
use assize_model::{Inspection, ProviderKind};
use assize_scoring::{
    AdmitOptions, Admitted, NineCounts, Scorecard, TallyOptions, admit, names_of_columns, score, tally,
};

/// Says that something is not tried here, and what it needs: past what keeps the output of tests that pass, so that it is always seen.
pub fn skipped(what: &str, needs: &str) {
    let _ = io::stderr().write_all(format!("\n==> SKIPPED: {what}. It needs {needs}.\n\n").as_bytes());
}

/// No breakdown; small tables are counted soonest so.
pub const ONE_THREAD: TallyOptions = TallyOptions { by: Vec::new(), threads: 1 };

/// A library of this catalogue and these frameworks, each a name and a text, without bodies.
pub fn library(catalogue: &str, frameworks: &[(&str, impl AsRef<str>)]) -> (Sources, Library) {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let texts = texts(&mut sources, catalogue, "", frameworks);
    let library = load(&texts, &sources, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{}", said(&diagnostics, &sources));
    (sources, library)
}

/// The texts of a library.
pub fn texts(sources: &mut Sources, catalogue: &str, providers: &str, frameworks: &[(&str, impl AsRef<str>)]) -> Texts {
    Texts {
        catalogue: sources.add_public("observations.toml", catalogue),
        providers: sources.add_public("providers.toml", providers),
        carried: Vec::new(),
        frameworks: frameworks.iter().map(|(name, text)| sources.add_public(*name, text.as_ref())).collect(),
    }
}

/// What the program carries.
pub fn carried() -> Library {
    carried_among(&mut Sources::new())
}

fn carried_among(sources: &mut Sources) -> Library {
    let texts = builtin::texts(sources);
    load(&texts, sources, &mut Diagnostics::new())
}

/// The same with the record.
pub fn carried_with_record() -> (Sources, Library, Vec<Inspection>) {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let library = carried_among(&mut sources);
    let files = MemoryFiles::default();
    let mut context = Context::new(&files, &library.providers, &mut sources, &mut diagnostics);
    let read = |(name, text): &(&'static str, &'static str)| {
        let source = context.sources.add_carried(*name, *text);
        parse_record(source, None, &mut context).unwrap_or_else(|| panic!("{name} is sound"))
    };
    let inspections = builtin::RECORDS.iter().map(read).collect();
    assert!(!diagnostics.has_errors(), "{}", said(&diagnostics, &sources));
    (sources, library, inspections)
}

/// The inspection of a bare table of cases.
pub fn inspection(csv: &str, home: &str, kind: ProviderKind, library: &Library, sources: &mut Sources) -> Inspection {
    of_table(csv, &TableOptions::new(home, "case", kind), library, sources)
}

/// The inspection of a bare table.
pub fn of_table(csv: &str, options: &TableOptions, library: &Library, sources: &mut Sources) -> Inspection {
    let mut diagnostics = Diagnostics::new();
    let files = MemoryFiles::new([("cases.csv", csv)]);
    let mut context = Context {
        files: &files,
        providers: &library.providers,
        names: &|framework| names_of_columns(framework, library),
        sources,
        diagnostics: &mut diagnostics,
        threads: 0,
    };
    let mut inspections = read_table("cases.csv".as_ref(), options, &mut context);
    assert!(!diagnostics.has_errors(), "{}", said(&diagnostics, sources));
    inspections.remove(0)
}

/// The inspection of `record.toml` among these files.
pub fn recorded(files: &MemoryFiles, library: &Library, sources: &mut Sources) -> Inspection {
    let mut diagnostics = Diagnostics::new();
    let mut context = Context {
        files,
        providers: &library.providers,
        names: &|framework| names_of_columns(framework, library),
        sources,
        diagnostics: &mut diagnostics,
        threads: 0,
    };
    let inspection = read_record("record.toml".as_ref(), &mut context);
    assert!(!diagnostics.has_errors(), "{}", said(&diagnostics, sources));
    inspection.unwrap()
}

/// Scores an inspection under the framework that it names.
pub fn with_card<T>(
    inspection: &Inspection,
    library: &Library,
    options: AdmitOptions,
    check: impl FnOnce(&Scorecard<'_>) -> T,
) -> T {
    let mut diagnostics = Diagnostics::new();
    let framework = &library.frameworks[&inspection.framework];
    let admitted = admit(inspection, framework, library, options, &mut diagnostics);
    let admitted = admitted.unwrap_or_else(|| panic!("{diagnostics:?}"));
    check(&score(&admitted, tally(&admitted, &TallyOptions::default()), None))
}

/// The scorecard of few units.
pub fn scored<'a>(admitted: &Admitted<'a>) -> Scorecard<'a> {
    score(admitted, tally(admitted, &ONE_THREAD), None)
}

/// S, s, I, i, u, na, oS, oI, oU (semantics, part 3).
pub fn nine(counts: &NineCounts) -> [u64; 9] {
    [
        counts.sufficient,
        counts.sufficient_incomplete,
        counts.insufficient,
        counts.insufficient_incomplete,
        counts.unknown,
        counts.not_applicable,
        counts.optional_sufficient,
        counts.optional_insufficient,
        counts.optional_unknown,
    ]
}

/// Complaints as a user would read them, without the lines of the files: `path:line:col: error[code]: message`, with further places and help indented below.
pub fn said(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let mut lines = Vec::new();
    for one in diagnostics.sorted(sources) {
        let severity = match one.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let what = format!("{severity}[{}]: {}", one.code, one.message);
        if one.labels.is_empty() {
            lines.push(what.clone());
        }
        for (index, label) in one.labels.iter().enumerate() {
            let place = sources.address(&label.place);
            let text = if label.text.is_empty() { String::new() } else { format!(" ({})", label.text) };
            lines.push(if index == 0 { format!("{place}: {what}{text}") } else { format!("  {place}{text}") });
        }
        lines.extend(one.help.iter().map(|help| format!("  help: {help}")));
    }
    lines.join("\n")
}
