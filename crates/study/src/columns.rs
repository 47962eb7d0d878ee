//! A column map drafted for a table that has headings and words of its own.
//!
//! What each heading is called here is guessed by its words and by what stands below it (`matching`), what each word means by the usual
//! spellings (`spelling`). A guess is marked, so that somebody looks at it: the map says it, never the reading.

mod asking;
mod assignment;
mod counts;
mod heading;
mod matching;
mod spelling;
mod stage;
mod tried;
mod words;
mod write;

use std::path::Path;

use assize_diag::{Diagnostic, Place};
use assize_framework::Framework;
use assize_intake::{Context, Layout, Survey, TableOptions, survey};
use assize_model::TURN_IT;
use assize_scoring::names_of_columns;

use crate::library::concrete;
use crate::read::table_options;
use crate::request::unit_not_asked;
use crate::{Findings, Study};
use asking::Settled;
pub use asking::{Answering, Doubt};
use matching::{candidates, matches};

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
        if is_turned(&survey, framework) {
            let turned = "it seems to have a question in each row, and a unit in each column";
            findings.push(not_drafted(turned, &survey).help(TURN_IT));
            return None;
        }
        let candidates = candidates(framework, &options.unit);
        let mut found = matches(&survey, &candidates, framework);
        let mut settled = Settled::default();
        if let Some(answering) = answering
            && asking::headings(&mut found, &mut *answering).is_some()
        {
            settled = asking::of_words(&found, framework, answering);
        }
        let names = names_of_columns(&framework.id, self.library);
        Some(write::draft(&found, &settled, (framework, &names), table))
    }

    /// A bare table as it is, the framework that the request names, and what the request says of the table.
    pub(crate) fn surveyed(&self, table: &Path, findings: &mut Findings) -> Option<(&Framework, TableOptions, Survey)> {
        let named = self.request.tables.framework.as_deref().unwrap_or_default();
        let framework = concrete(named, self.library, findings)?;
        let options = table_options(&self.request.tables, framework, &self.library.providers);
        let Findings { sources, diagnostics, .. } = findings;
        let names = |framework: &str| names_of_columns(framework, self.library);
        let providers = &self.library.providers;
        let threads = self.request.threads;
        let mut context = Context { files: self.files, providers, names: &names, sources, diagnostics, threads };
        let survey = survey(table, &options, &mut context)?;
        if survey.layout == Layout::Wide
            && let Some(why) = unit_not_asked(&options.unit, framework, Place::File(survey.source))
        {
            context.diagnostics.push(why);
            return None;
        }
        Some((framework, options, survey))
    }
}

/// Why no map is drafted of a table that is laid out so.
fn no_map(survey: &Survey) -> Option<Diagnostic> {
    let help = "score it as it is; no map goes with it";
    let why = "it is what a query of `assize tally` gave";
    (survey.layout == Layout::Tally).then(|| not_drafted(why, survey).help(help))
}

fn not_drafted(why: &str, survey: &Survey) -> Diagnostic {
    Diagnostic::error("map/not-drafted", format!("no map is drafted of this table: {why}"))
        .at(Place::File(survey.source))
}

/// Whether most of what stands in the first column are ids of questions.
fn is_turned(survey: &Survey, framework: &Framework) -> bool {
    let Some(first) = survey.columns.first().filter(|_| survey.layout == Layout::Wide) else { return false };
    let words = first.column.words();
    let is_question = |word: &&String| framework.questions.iter().any(|question| question.id == word.trim());
    2 * words.iter().filter(is_question).count() > words.len()
}

#[cfg(test)]
mod tests {
    use assize_diag::MemoryFiles;

    use super::Draft;
    use crate::{Findings, Study, StudyRequest, Tables, library};

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
        let study = Study { request: StudyRequest { tables, ..StudyRequest::default() }, library: &library, files };
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
            "# to check: 1 more are not questions",
        ] {
            assert!(map.lines().any(|one| one.starts_with(line)), "no {line} in\n{map}");
        }
        assert!(!map.contains("Smith"), "{map}");
    }

    #[test]
    fn no_map_is_drafted_of_a_table_that_is_turned() {
        let files = MemoryFiles::new([("cases.csv", "Question no,c1,c2\n2.1.1,Y,N\n2.1.2,N,N\nnote,,\n")]);
        let mut findings = Findings::default();
        let library = library(&[], &files, &mut findings).unwrap();
        let tables = Tables { framework: Some("2018-crc".to_owned()), ..Tables::default() };
        let study =
            Study { request: StudyRequest { tables, ..StudyRequest::default() }, library: &library, files: &files };
        assert!(study.columns("cases.csv".as_ref(), None, &mut findings).is_none());
        let said =
            findings.diagnostics.sorted(&findings.sources).iter().map(|one| one.message.clone()).collect::<String>();
        assert!(said.contains("a question in each row, and a unit in each column"), "{said}");
    }

    #[test]
    fn a_table_below_a_title_is_known_by_its_own_headings() {
        let counts = "Sufficient,Insufficient,N/A\n2.1.1 Engages,10,5,0\n2.1.2 Focus,8,6,1\n";
        for title in ["Audit reference,,,", "Inspection id,north-2019,,", "Results", ""] {
            for heading in ["Question", "Standard", "Criterion ref"] {
                let map = of_lines(&format!("{title}\n{heading},{counts}"));
                has(&map, &[&format!("\"{heading}\" = \"question\"")]);
                assert!(map.contains("a table of counts, drafted"), "{map}");
            }
            let map = of_lines(&format!("{title}\nCase ref,2.1.1,2.1.2,Team\na,Y,N,x\nb,N,Y,y\n"));
            has(&map, &["\"Case ref\" = \"id\"", "\"2.1.2\" = \"2.1.2\""]);
            let map = of_lines(&format!("{title}\nItem,Suff,Poor,Base\n2.1.1 Engages,10,5,15\n2.1.2 Focus,8,6,14\n"));
            has(&map, &["\"Suff\" = \"sufficient\"  # to check", "\"Poor\" = \"insufficient\"  # to check"]);
        }
        has(&of_lines("Case ref\na\nb\n"), &["\"Case ref\" = \"id\""]);
    }

    /// The map of these lines of a CSV file, which the table is read with.
    fn of_lines(lines: &str) -> String {
        draft_of("2018-crc", "cases.csv", &MemoryFiles::new([("cases.csv", lines)]))
    }

    #[track_caller]
    fn has(map: &str, lines: &[&str]) {
        for line in lines {
            assert!(
                map.lines().any(|one| one == *line || one.starts_with(&format!("{line}  #"))),
                "no {line} in\n{map}"
            );
        }
    }

    #[test]
    fn a_heading_with_an_id_is_that_question_whatever_stands_below() {
        let rows =
            |words: [&str; 2]| -> String { (0..6).map(|case| format!("c{case},{}\n", words[case % 2])).collect() };
        for heading in ["2.1.1", "Q2.1.1 engages", "2_1_1", "2,1,1", "KQ 2.1.1: zig"] {
            let map = of_lines(&format!("Ref,\"{heading}\"\n{}", rows(["Zig", "Zag"])));
            has(&map, &[&format!("\"{heading}\" = \"2.1.1\"")]);
            has(&map, &["# to check: \"zig\" is in 3 rows; add it to one of these lists", "sufficient = []"]);
        }
        // Usual words of another language are drafted, to be looked at.
        has(
            &of_lines(&format!("Ref,2.1.1\n{}", rows(["Oes", "Nac oes"]))),
            &["sufficient = [\"oes\"]  # to check: \"oes\""],
        );
        // A code is not a yes where other codes stand beside it; what few rows have is not shown.
        let map = of_lines("Ref,2.1.1\na,1\nb,1\nc,1\nd,2\ne,2\nf,2\ng,77\n");
        has(
            &map,
            &[
                "sufficient = [\"1\"]  # to check: \"1\"",
                "# to check: \"2\" is in 3 rows; add it to one of these lists",
            ],
        );
        assert!(!map.contains("77"), "{map}");
        // Of two columns the one with answers is the question.
        let map = of_lines("Ref,2.1.1 why,2.1.1 met?\na,x y,Y\nb,z,N\n");
        has(&map, &["\"2.1.1 met?\" = \"2.1.1\"", "# ignored: \"2.1.1 why\""]);
        // A fact by its own name is that fact.
        let map = of_lines(&format!("Ref,sex,2.1.1\n{}", rows(["7,Y", "8,N"])));
        has(
            &map,
            &[
                "\"sex\" = \"sex\"",
                "# to check: \"7\" is in 3 rows; it is one of female, male, not-known, or \"\" for blank",
            ],
        );
        // No answers, as its heading says.
        has(&of_lines("Ref,% 2.1.1\na,90\nb,80\n"), &["\"% 2.1.1\" = \"ignore\"  # to check: is it \"2.1.1\"?"]);
    }

    #[test]
    fn reserved_columns_are_kept() {
        let map = of_lines(
            "Case ID,Inspection,Year,Synthetic,Provider name,2.1.1\na,i1,2019,yes,x,yes\nb,i1,2019,yes,x,no\n",
        );
        has(&map, &["# \"Inspection\" is understood", "# \"Year\" is understood", "# \"Synthetic\" is understood"]);
        has(&map, &["\"Provider name\" = \"provider\"  # to check, or \"ignore\"?", "\"Case ID\" = \"id\""]);
    }

    #[test]
    fn rows_and_columns_that_are_no_data_are_left_out() {
        let map = of_lines("Ref,2.1.1,,2.1.2\na,Y,x,-\nb,N,y,-\nc,Y,z,-\nTOTAL Y,2,,\n%,67,,\nSmith total,2,,\n,3,,\n");
        has(&map, &["\"\" = \"ignore\"", "missing = [\"-\"]  # to check: \"-\""]);
        has(&map, &["ignore = [\"TOTAL Y\", \"%\", \"\"]"]);
        has(&map, &["# to check: the id of 1 row mentions a total, and is not shown; add it to the list"]);
        assert!(!map.contains("Smith"), "{map}");
        let counts = "question,n,N\nAssessment engages the service user,90,143\nAssessment keeps other people safe,100,141\nTotal,190,284\n";
        has(&of_lines(counts), &["\"Total\" = \"ignore\""]);
    }

    #[test]
    fn one_row_an_answer_is_drafted_by_its_questions() {
        let of = |question: &str, words: [&str; 3]| -> String {
            (0..3).map(|case| format!("c{case},{question},{},x\n", words[case])).collect()
        };
        let table = format!(
            "Ref,question,answer,Sex\n{}{}{}c0,Jo Smith said,Y,x\n",
            of("Q2.1.1", ["Y", "N", "Y"]),
            of("Planning: reduces reoffending", ["Y", "Y", "N"]),
            of("Other thoughts", ["a", "b", "c"])
        );
        let map = of_lines(&table);
        has(&map, &["\"Ref\" = \"id\"", "\"Q2.1.1\" = \"2.1.1\"", "\"Planning: reduces reoffending\" = \"2.2.2\""]);
        has(&map, &["\"Other thoughts\" = \"ignore\"", "\"Sex\" = \"ignore\"", "sufficient = [\"y\"]"]);
        has(&map, &["# to check: 1 question is in too few rows to be shown; `assize check` says in which cells"]);
        assert!(!map.contains("Smith"), "{map}");
    }

    #[test]
    fn a_draft_is_tried_on_its_table() {
        const OWN: &str = "[framework]\nid = \"own\"\nextends = \"2018-crc\"\ntitle = \"Own\"\nstatus = \"assumed\"\nsource = \"made up\"\n";
        let files =
            MemoryFiles::new([("cases.csv", "Ref,2.1.1,2.1.2\na,Zig,Y\nb,Zig,Y\nc,Zig,N\n"), ("own.toml", OWN)]);
        // The program's own framework, and one in a file.
        for framework in ["2018-crc", "own.toml"] {
            let mut findings = Findings::default();
            let library = library(&["own.toml".into()], &files, &mut findings).unwrap();
            let tables = Tables { framework: Some(framework.to_owned()), ..Tables::default() };
            let study =
                Study { request: StudyRequest { tables, ..StudyRequest::default() }, library: &library, files: &files };
            let mut draft = study.columns("cases.csv".as_ref(), None, &mut findings).unwrap();
            assert_eq!(draft.checks.len(), 1, "{draft:?}");
            let errors =
                |draft: &Draft| study.tried("cases.csv".as_ref(), draft, &findings.sources).diagnostics.errors();
            assert_eq!(errors(&draft), 1);
            draft.map = draft.map.replace("sufficient = [\"y\"]", "sufficient = [\"y\", \"zig\"]");
            assert_eq!(errors(&draft), 0, "{}", draft.map);
        }
    }

    #[test]
    fn days_that_two_forms_read_are_to_be_checked() {
        let of = |days: [&str; 3]| {
            let rows: String = (0..3).map(|case| format!("c{case},{},yes\n", days[case])).collect();
            of_lines(&format!("id,commenced,2.1.1\n{rows}"))
        };
        for (days, line) in [
            (["03.04.19", "04.05.19", "6.5.19"], "\"dd.mm.yy\"  # to check, or \"mm.dd.yy\"?"),
            (["03/04/2019", "04/05/2019", ""], "\"dd/mm/yyyy\"  # to check, or \"mm/dd/yyyy\"?"),
            (["03/04/2019", "14/05/2019", "05/16/2019"], "\"dd/mm/yyyy\"  # to check, or \"mm/dd/yyyy\"?"),
            (["03/04/2019", "14/05/2019", "28/05/2019"], "\"dd/mm/yyyy\""),
            (["03/24/2019", "04/15/2019", "05/06/2019"], "\"mm/dd/yyyy\""),
            (["03/04/19", "14/05/19", "14/05/2019"], "[\"dd/mm/yy\", \"dd/mm/yyyy\"]"),
            // The years are fewer where the first part is the year.
            (["19-03-14", "19-04-15", "19-05-16"], "\"yy-mm-dd\""),
            (["14-03-19", "15-04-19", "16-05-19"], "\"dd-mm-yy\""),
            (["14-3-19", "2019-03-01", "15-3-19"], "\"dd-mm-yy\""),
        ] {
            let map = of(days);
            assert!(map.lines().any(|one| one == format!("\"commenced\" = {line}")), "{days:?}: no {line} in\n{map}");
        }
    }

    #[test]
    fn somebody_says_how_days_are_written() {
        let table = "id,commenced,2.1.1\nc1,03.04.19,yes\nc2,04.05.19,no\n";
        let files = MemoryFiles::new([("cases.csv", table)]);
        let mut answer = |doubt: &super::Doubt| {
            let months = doubt.asks == "How does \"commenced\" write days?";
            if months { doubt.choices.iter().position(|form| form == "mm.dd.yy") } else { Some(doubt.drafted) }
        };
        let map = asked_draft("2018-crc", "cases.csv", &files, Some(&mut answer));
        assert!(map.lines().any(|line| line == "\"commenced\" = \"mm.dd.yy\""), "{map}");
    }

    #[test]
    fn an_abbreviation_is_no_question() {
        let map = drafted("pdu-2023", &["id", "ROSH (OASys)", "ROSH level (auditor)", "CP", "SS"]);
        assert!(map.contains("# ignored: \"SS\"") && !map.contains("\"CP\" = \"D"), "{map}");
    }
}
