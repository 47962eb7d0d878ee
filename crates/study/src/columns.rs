//! A column map drafted for a table that has headings and words of its own.
//!
//! What each heading is called here is guessed by its words and by what stands below it (`matching`), what each word means by the usual
//! spellings (`spelling`). A guess is marked, so that somebody looks at it: the map says it, never the reading.

mod asking;
mod assignment;
mod counts;
mod matching;
mod spelling;
mod stage;
mod totals;
mod tried;
mod words;
mod write;

use std::path::Path;

use assize_diag::{Code, Diagnostic, Place};
use assize_framework::Framework;
use assize_intake::{Context, Layout, Survey, TableOptions, survey};
use assize_scoring::names_of_columns;
use indexmap::IndexMap;

use crate::library::concrete;
use crate::read::table_options;
use crate::{Findings, Study};
use asking::Settled;
pub use asking::{Answering, Doubt};
use matching::{Candidate, Matched, candidates, matches};

const NO_MAP: Code = Code::new("map/not-drafted");

/// A word in fewer rows than this may be somebody's own, and is shown nowhere.
pub(crate) const SHOWN_FROM: usize = 3;

/// A drafted column map.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The map, in TOML.
    pub map: String,
    /// What it does, in a line.
    pub summary: String,
    /// The lines of it that somebody has to look at, each with its number.
    pub checks: Vec<String>,
    /// Whether formulas stand in rows of units, so that the table is read with what they gave.
    pub has_formulas: bool,
    /// Headings of columns that say who somebody is: they have to be deleted before the table is read.
    pub persons: Vec<String>,
}

impl Study<'_> {
    /// Drafts the map of a bare table under the framework that the request names, and asks about what is doubtful where somebody is there to
    /// answer. `None` where it cannot be read.
    pub fn columns(&self, table: &Path, answering: Option<Answering<'_>>, findings: &mut Findings) -> Option<Draft> {
        let (framework, options, survey) = self.surveyed(table, findings)?;
        if let Some(no_map) = no_map(&survey) {
            findings.push(no_map);
            return None;
        }
        if let Some(draft) = counts::draft(&survey, framework, table) {
            return Some(draft);
        }
        let candidates = candidates(framework, &options.unit);
        let mut found = matches(&survey, &candidates, framework);
        let mut settled = Settled::default();
        if let Some(answering) = answering
            && asking::headings(&survey, &candidates, &mut found, &mut *answering).is_some()
        {
            settled = asking::of_words(&survey, &candidates, &found, framework, answering);
        }
        let names = names_of_columns(&framework.id, self.library);
        Some(write::draft(&survey, &candidates, &found, &settled, (framework, &names), table))
    }

    /// A bare table as it is, the framework that the request names, and what the request says of the table.
    pub(crate) fn surveyed(&self, table: &Path, findings: &mut Findings) -> Option<(&Framework, TableOptions, Survey)> {
        let named = self.request.tables.framework.as_deref().unwrap_or_default();
        let framework = concrete(named, self.library, findings)?;
        let options = table_options(&self.request.tables, framework, &self.library.providers);
        let Findings { sources, diagnostics, .. } = findings;
        let names = |framework: &str| names_of_columns(framework, self.library);
        let providers = &self.library.providers;
        let mut context = Context { files: self.files, providers, names: &names, sources, diagnostics };
        let survey = survey(table, &options, &mut context)?;
        Some((framework, options, survey))
    }
}

/// Why no map is drafted of a table that is laid out so.
fn no_map(survey: &Survey) -> Option<Diagnostic> {
    let (what, help) = match survey.layout {
        Layout::Wide | Layout::Counts => return None,
        Layout::Long => (
            "has one row an answer, with headings that are understood",
            "score it as it is; a map by hand says what its questions and words mean, `[columns]` with `\"Q2.1.3\" = \"2.1.3\"`, `[answers]` with `sufficient = [\"met\"]`",
        ),
        Layout::Tally => ("is what a query of `assize tally` gave", "score it as it is; no map goes with it"),
    };
    let message = format!("no map is drafted of this table: it {what}");
    Some(Diagnostic::error(NO_MAP, message).at(Place::File(survey.source)).help(help))
}

/// The columns that are matched, each with its candidate.
fn pairs<'a, 'f>(
    survey: &'a Survey,
    candidates: &'a [Candidate<'f>],
    matched: &'a IndexMap<usize, Matched>,
) -> impl Iterator<Item = (&'a assize_model::Column, &'a Candidate<'f>)> {
    matched.iter().map(|(column, matched)| (&survey.columns[*column].column, &candidates[matched.candidate]))
}

#[cfg(test)]
mod tests {
    use assize_diag::MemoryFiles;

    use crate::{Findings, Request, Study, Tables, library};

    const HEADINGS: [(&str, &str); 15] = [
        ("Case ref", "\"id\""),
        ("ROSH (OASys)", "\"rosh.recorded\""),
        ("ROSH level (auditor)", "\"rosh.inspector\""),
        ("DV?", "\"domestic-abuse\""),
        ("Assmt: engaged the person", "\"2.1.1\""),
        ("Assmt: desistance factors", "\"2.1.2\""),
        ("Assmt: keeps others safe", "\"2.1.3\""),
        ("Plan engages", "\"2.2.1\""),
        ("Plan: reduces reoffending", "\"2.2.2\""),
        ("Plan: keep other people safe", "\"2.2.3\""),
        ("Delivery - engages", "\"2.3.1\""),
        ("Delivery - safe", "\"2.3.3\""),
        ("Review keeps safe", "\"2.4.3\""),
        ("% met", ""),
        ("Any other thoughts", ""),
    ];

    /// The map drafted for a table of these headings, in which all columns but the first three hold answers.
    fn drafted(framework: &str, headings: &[&str]) -> String {
        let answers = ",Y".repeat(headings.len() - 3);
        let rows: String = (1..=6).map(|case| format!("c{case},H,Med{answers}\n")).collect();
        draft_of(framework, "cases.csv", &MemoryFiles::new([("cases.csv", format!("{}\n{rows}", headings.join(",")))]))
    }

    fn draft_of(framework: &str, table: &str, files: &MemoryFiles) -> String {
        asked_draft(framework, table, files, None)
    }

    fn asked_draft(
        framework: &str,
        table: &str,
        files: &MemoryFiles,
        answering: Option<super::Answering<'_>>,
    ) -> String {
        let mut findings = Findings::default();
        let library = library(&[], files, &mut findings).unwrap();
        let tables = Tables { framework: Some(framework.to_owned()), ..Tables::default() };
        let study = Study { request: Request { tables, ..Request::default() }, library: &library, files };
        study.columns(table.as_ref(), answering, &mut findings).unwrap().map
    }

    #[test]
    fn a_heading_that_names_a_stage_is_a_question_of_that_stage() {
        let map = drafted("2018-crc", &HEADINGS.map(|(heading, _)| heading));
        for (heading, name) in HEADINGS {
            let line = map.lines().find(|line| line.contains(&format!("\"{heading}\""))).unwrap();
            let expect = if name.is_empty() { "# ignored".to_owned() } else { format!("\"{heading}\" = {name}") };
            assert!(line.starts_with(&expect), "{line}");
        }
    }

    #[test]
    fn what_is_doubtful_is_asked_and_what_is_said_is_drafted() {
        let mut table = "Case ref,Name,Delivery - safe,Zig,Gender\n".to_owned();
        for (case, word) in ["Partly", "Partly", "Partly", "Y", "Y", "Y", "N", "Qq"].into_iter().enumerate() {
            table += &format!("c{case},Jo Smith,{word},Y,{}\n", ["M", "Mann"][case % 2]);
        }
        let files = MemoryFiles::new([("cases.csv", table)]);
        let mut asked = Vec::new();
        let mut answer = |doubt: &super::Doubt| {
            let wanted = match doubt.asks.as_str() {
                "What is the column \"Delivery - safe\"?" => "2.3.3  Delivery keeps other people safe",
                "What does \"partly\" mean, in 3 rows of answers?" => "cannot tell",
                _ => &doubt.choices[doubt.drafted],
            };
            asked.push(doubt.asks.clone());
            doubt.choices.iter().position(|choice| choice == wanted)
        };
        let map = asked_draft("2018-crc", "cases.csv", &files, Some(&mut answer));
        assert!(
            asked.len() > 1 && !asked.iter().any(|asks| ["Name", "Smith", "qq"].iter().any(|own| asks.contains(own))),
            "{asked:?}"
        );
        assert!(map.contains("\"Delivery - safe\" = \"2.3.3\"  # Delivery keeps"), "{asked:?}\n{map}");
        assert!(map.contains("cannot-tell = [\"partly\"]\n"), "{asked:?}\n{map}");
    }

    #[test]
    fn whoever_has_had_enough_gets_the_draft() {
        let table: String = (1..=6).map(|case| format!("c{case},Partly\n")).collect();
        let files = MemoryFiles::new([("cases.csv", format!("Case ref,Delivery - safe\n{table}"))]);
        let enough = asked_draft("2018-crc", "cases.csv", &files, Some(&mut |_| None));
        assert_eq!(enough, draft_of("2018-crc", "cases.csv", &files));
    }

    #[test]
    fn a_table_of_counts_is_mapped_by_its_questions() {
        let table = "What was judged,n,N,Remarks\nAssessment,,,\nAssessment engages the service user,90,143,\n\
            Assessment keeps other people safe,100,141,\nJo Smith thought,9,10,x\n2.2.1 Planning engages,70,130,\n";
        let files = MemoryFiles::new([("counts.csv", table)]);
        let map = draft_of("2018-crc", "counts.csv", &files);
        for line in [
            "\"What was judged\" = \"question\"",
            "# \"n\" is understood as sufficient",
            "# \"N\" is understood as total",
            "\"Remarks\" = \"ignore\"",
            "\"Assessment keeps other people safe\" = \"2.1.3\"",
            "\"2.2.1 Planning engages\" = \"2.2.1\"",
            "# to check: 1 more are no questions",
        ] {
            assert!(map.lines().any(|one| one.starts_with(line)), "no {line} in\n{map}");
        }
        assert!(!map.contains("Smith"), "{map}");
    }

    #[test]
    fn an_abbreviation_is_no_question() {
        let map = drafted("pdu-2023", &["id", "ROSH (OASys)", "ROSH level (auditor)", "CP", "SS"]);
        assert!(map.contains("# ignored: \"SS\"") && !map.contains("\"CP\" = \"D"), "{map}");
    }
}
