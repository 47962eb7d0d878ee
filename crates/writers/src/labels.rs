//! Words of the writers' own: what a page or a workbook says of itself, never of what it shows.

use std::collections::BTreeSet;

use assize_chart::Drawn;
use assize_report::{Audience, Kind, Mark, Report, Standing};

use crate::workbook::Part;

/// Which texts of a report that is not in English are English all the same. Empty: all are in the report's language.
pub(crate) struct Translated<'r>(BTreeSet<&'r str>);

impl<'r> Translated<'r> {
    pub(crate) fn of(report: &'r Report) -> Self {
        let mut known: BTreeSet<&str> = report.translated.iter().map(String::as_str).collect();
        if !known.is_empty() {
            known.extend(Labels::of(&report.language).headings());
        }
        Self(known)
    }

    pub(crate) fn is_english(&self, text: &str) -> bool {
        !self.0.is_empty() && !self.0.contains(text) && text.chars().any(char::is_alphabetic)
    }
}

/// Fixed words in one language.
pub(crate) struct Labels {
    /// The language itself, as BCP 47 names it.
    pub(crate) language: &'static str,
    pub(crate) skip: &'static str,
    pub(crate) contents: &'static str,
    pub(crate) notices: &'static str,
    pub(crate) synthetic: &'static str,
    pub(crate) own: &'static str,
    pub(crate) numbers: &'static str,
    pub(crate) annexes: &'static str,
    pub(crate) back: &'static str,
    pub(crate) as_csv: &'static str,
    pub(crate) how: &'static str,
    pub(crate) name: &'static str,
    pub(crate) symbols: &'static str,
    pub(crate) glossary: &'static str,
    pub(crate) made_from: &'static str,
    pub(crate) program: &'static str,
    pub(crate) inputs: &'static str,
    pub(crate) frameworks: &'static str,
    pub(crate) arguments: &'static str,
    pub(crate) writer: &'static str,
    pub(crate) digest: &'static str,
    /// For the script, which asks for them.
    pub(crate) filter: &'static str,
    pub(crate) sort: &'static str,
    internal: &'static str,
    public: &'static str,
    draft: &'static str,
    checked: &'static str,
    final_: &'static str,
    marks: [&'static str; 5],
    /// Before, between and after the two numbers.
    partly: [&'static str; 3],
    pub(crate) cover: &'static str,
    pub(crate) notes: &'static str,
    /// What the report says in words.
    pub(crate) findings: &'static str,
    pub(crate) derivations: &'static str,
    /// In front of a number: a table's sheet.
    pub(crate) table: &'static str,
    pub(crate) one_table: &'static str,
    pub(crate) contact: &'static str,
    pub(crate) licence: &'static str,
    /// Before the list of a table's notes.
    pub(crate) noted: &'static str,
    /// In brackets with a number: a note.
    pub(crate) note: &'static str,
    pub(crate) sheet: &'static str,
    pub(crate) title: &'static str,
    pub(crate) section: &'static str,
    pub(crate) what: &'static str,
    pub(crate) text: &'static str,
    pub(crate) remark: &'static str,
    pub(crate) warning: &'static str,
    pub(crate) group: &'static str,
    pub(crate) no_group: &'static str,
    pub(crate) figure: &'static str,
    pub(crate) step: &'static str,
    pub(crate) none: &'static str,
    pub(crate) rating: &'static str,
    /// What a limit did to a rating.
    pub(crate) held: &'static str,
    /// Where something stands in a row of them.
    pub(crate) number: &'static str,
    /// What things are counted in, by the English word.
    units: &'static [(&'static str, &'static str)],
    /// Behind the heading of a column that is several in a workbook: n, N, and the limits.
    parts: [&'static str; 4],
}

const ENGLISH: Labels = Labels {
    language: "en-GB",
    skip: "Skip to main content",
    contents: "Contents",
    notices: "Notices",
    synthetic: "Synthetic: made-up cases",
    own: "Self-assessment",
    numbers: "The numbers as a table",
    annexes: "Annexes",
    back: "Back to the report",
    as_csv: "Download the numbers (CSV)",
    how: "how it came about",
    name: "Name",
    symbols: "Symbols",
    glossary: "Glossary",
    made_from: "What this report was made from",
    program: "Program",
    inputs: "Read",
    frameworks: "Frameworks",
    arguments: "Asked for",
    writer: "Laid out by",
    digest: "SHA-256",
    filter: "Show only rows with",
    sort: "Sort",
    internal: "Internal: not for publication",
    public: "Public",
    draft: "Draft",
    checked: "Checked",
    final_: "Final",
    marks: ["suppressed", "not applicable", "not available", "low reliability", "break in the series"],
    partly: ["The drawing shows the first ", " of ", "; the table has all of them."],
    cover: "Cover",
    notes: "Notes",
    findings: "Paragraphs",
    derivations: "Derivations",
    table: "Table",
    one_table: "This sheet contains one table.",
    contact: "Contact",
    licence: "Licence",
    noted: "On the sheet of notes:",
    note: "note",
    sheet: "Sheet",
    title: "Title",
    section: "Section",
    what: "What",
    text: "Text",
    remark: "Remark",
    warning: "Warning",
    group: "Group",
    no_group: "in no group",
    figure: "Figure",
    step: "Step",
    none: "none",
    rating: "Rating",
    held: "What a limit did",
    number: "Number",
    units: &[],
    parts: ["part", "whole", "lowest", "highest"],
};

const WELSH: Labels = Labels {
    language: "cy",
    skip: "Neidio i’r prif gynnwys",
    contents: "Cynnwys",
    notices: "Hysbysiadau",
    synthetic: "Synthetig: achosion gwneud",
    own: "Hunanasesiad",
    numbers: "Y rhifau mewn tabl",
    annexes: "Atodiadau",
    back: "Yn ôl i’r adroddiad",
    as_csv: "Lawrlwytho’r rhifau (CSV)",
    how: "sut y cafwyd hyn",
    name: "Enw",
    symbols: "Symbolau",
    glossary: "Geirfa",
    made_from: "O beth y gwnaed yr adroddiad hwn",
    program: "Rhaglen",
    inputs: "Darllenwyd",
    frameworks: "Fframweithiau",
    arguments: "Dewisiadau",
    writer: "Gosodwyd gan",
    digest: "SHA-256",
    filter: "Dangos dim ond rhesi â",
    sort: "Trefnu",
    internal: "Mewnol: nid i'w gyhoeddi",
    public: "Cyhoeddus",
    draft: "Drafft",
    checked: "Wedi’i wirio",
    final_: "Terfynol",
    marks: ["wedi’i atal", "ddim yn berthnasol", "ddim ar gael", "dibynadwyedd isel", "toriad yn y gyfres"],
    partly: ["Mae’r llun yn dangos y ", " cyntaf o ", "; mae pob un yn y tabl."],
    cover: "Clawr",
    notes: "Nodiadau",
    findings: "Paragraffau",
    derivations: "Tarddiad",
    table: "Tabl",
    one_table: "Mae’r daflen hon yn cynnwys un tabl.",
    contact: "Cyswllt",
    licence: "Trwydded",
    noted: "Ar y daflen nodiadau:",
    note: "nodyn",
    sheet: "Taflen",
    title: "Teitl",
    section: "Adran",
    what: "Beth",
    text: "Testun",
    remark: "Sylw",
    warning: "Rhybudd",
    group: "Grŵp",
    no_group: "heb grŵp",
    figure: "Ffigur",
    step: "Cam",
    none: "dim",
    rating: "Gradd",
    held: "Beth a wnaeth terfyn",
    number: "Rhif",
    units: &[
        ("assessors", "aseswyr"),
        ("bodies", "cyrff"),
        ("cases", "achosion"),
        ("inspections", "arolygiadau"),
        ("per cent", "y cant"),
        ("percentage points", "pwyntiau canran"),
        ("place in order of time", "lle yn nhrefn amser"),
        ("points", "pwyntiau"),
        ("questions", "cwestiynau"),
        ("standards", "safonau"),
        ("units", "unedau"),
    ],
    parts: ["rhan", "cyfan", "isaf", "uchaf"],
};

impl Labels {
    /// Those of the report's language; English where there are none.
    pub(crate) fn of(language: &str) -> &'static Self {
        if language == "cy" { &WELSH } else { &ENGLISH }
    }

    /// Headings of what follows the sections, and of a grid of ratings.
    const fn headings(&self) -> [&'static str; 9] {
        let Self { glossary, made_from, program, inputs, frameworks, writer, arguments, rating, held, .. } = *self;
        [glossary, made_from, program, inputs, frameworks, writer, arguments, rating, held]
    }

    pub(crate) const fn audience(&self, audience: Audience) -> &'static str {
        match audience {
            Audience::Internal => self.internal,
            Audience::Public => self.public,
        }
    }

    /// What stands behind the heading of a column of these.
    pub(crate) const fn part(&self, part: Part) -> Option<&'static str> {
        let [some, whole, lowest, highest] = self.parts;
        match part {
            Part::Value => None,
            Part::Counted => Some(some),
            Part::Whole => Some(whole),
            Part::Lowest => Some(lowest),
            Part::Highest => Some(highest),
        }
    }

    /// What a column is counted in, in this language where there is a word for it.
    pub(crate) fn unit<'u>(&self, unit: &'u str) -> &'u str {
        self.units.iter().find(|(english, _)| *english == unit).map_or(unit, |(_, own)| own)
    }

    /// How far a report to publish has come (what is no such report is no draft of one), and who may see it.
    pub(crate) fn status(&self, report: &Report) -> Vec<&'static str> {
        let standing = match report.standing {
            Standing::Draft => self.draft,
            Standing::Checked => self.checked,
            Standing::Final => self.final_,
        };
        let standing = (report.kind == Kind::Publication).then_some(standing);
        standing.into_iter().chain([self.audience(report.audience)]).collect()
    }

    /// That a drawing does not show everything.
    pub(crate) fn partly(&self, Drawn { shown, of }: Drawn) -> String {
        let [before, between, after] = self.partly;
        format!("{before}{shown}{between}{of}{after}")
    }

    pub(crate) const fn mark(&self, mark: Mark) -> &'static str {
        let [suppressed, not_applicable, not_available, low, broken] = self.marks;
        match mark {
            Mark::Suppressed => suppressed,
            Mark::NotApplicable => not_applicable,
            Mark::NotAvailable => not_available,
            Mark::LowReliability => low,
            Mark::Break => broken,
            Mark::Other => "",
        }
    }
}
