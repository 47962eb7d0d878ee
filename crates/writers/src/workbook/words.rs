//! A workbook's own words.

/// Fixed words in one language.
pub(super) struct Words {
    pub(super) cover: &'static str,
    pub(super) contents: &'static str,
    pub(super) notes: &'static str,
    /// What the report says in words.
    pub(super) findings: &'static str,
    pub(super) derivations: &'static str,
    /// In front of a number: a table's sheet.
    pub(super) table: &'static str,
    pub(super) one_table: &'static str,
    pub(super) contact: &'static str,
    pub(super) licence: &'static str,
    /// Before the list of a table's notes.
    pub(super) noted: &'static str,
    /// In brackets with a number: a note.
    pub(super) note: &'static str,
    pub(super) sheet: &'static str,
    pub(super) title: &'static str,
    pub(super) section: &'static str,
    pub(super) what: &'static str,
    pub(super) text: &'static str,
    pub(super) remark: &'static str,
    pub(super) warning: &'static str,
    pub(super) group: &'static str,
    pub(super) no_group: &'static str,
    pub(super) figure: &'static str,
    pub(super) step: &'static str,
    pub(super) none: &'static str,
    /// Behind the heading of a column of n of N: n, and N.
    pub(super) of: [&'static str; 2],
}

const ENGLISH: Words = Words {
    cover: "Cover",
    contents: "Contents",
    notes: "Notes",
    findings: "In words",
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
    of: ["part", "whole"],
};

const WELSH: Words = Words {
    cover: "Clawr",
    contents: "Cynnwys",
    notes: "Nodiadau",
    findings: "Mewn geiriau",
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
    of: ["rhan", "cyfan"],
};

impl Words {
    /// Those of the report's language; English where there are none.
    pub(super) fn of(language: &str) -> &'static Self {
        if language == "cy" { &WELSH } else { &ENGLISH }
    }
}
