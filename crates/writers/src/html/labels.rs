//! The page's own words: what a page says of itself, never of what it shows.

use assize_chart::Drawn;
use assize_report::{Audience, Mark, Standing};

/// Fixed words in one language.
pub(crate) struct Labels {
    /// Of the page, as HTML names it.
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
    internal: "Internal",
    public: "Public",
    draft: "Draft",
    checked: "Checked",
    final_: "Final",
    marks: ["suppressed", "not applicable", "not available", "low reliability", "break in the series"],
    partly: ["The drawing shows the first ", " of ", "; the table has all of them."],
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
    internal: "Mewnol",
    public: "Cyhoeddus",
    draft: "Drafft",
    checked: "Wedi’i wirio",
    final_: "Terfynol",
    marks: ["wedi’i atal", "ddim yn berthnasol", "ddim ar gael", "dibynadwyedd isel", "toriad yn y gyfres"],
    partly: ["Mae’r llun yn dangos y ", " cyntaf o ", "; mae pob un yn y tabl."],
};

impl Labels {
    /// Those of the report's language; English where there are none.
    pub(crate) fn of(language: &str) -> &'static Self {
        if language == "cy" { &WELSH } else { &ENGLISH }
    }

    pub(crate) const fn audience(&self, audience: Audience) -> &'static str {
        match audience {
            Audience::Internal => self.internal,
            Audience::Public => self.public,
        }
    }

    pub(crate) const fn standing(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Draft => self.draft,
            Standing::Checked => self.checked,
            Standing::Final => self.final_,
        }
    }

    /// That a drawing does not show everything.
    pub(crate) fn partly(&self, Drawn { shown, of }: Drawn) -> String {
        let [before, between, after] = self.partly;
        format!("{before}{shown}{between}{of}{after}")
    }

    /// What a mark means.
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
