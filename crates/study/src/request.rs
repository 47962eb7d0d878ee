use std::path::PathBuf;

use assize_compose::Uncertainty;
use assize_intake::{Encoding, Layout, Separator};
use assize_model::{PartialDate, Period, SampleDesign};

/// What is read, which of it is wanted, and how it is counted. The default: all that the program carries.
#[derive(Clone, Default, Debug)]
pub struct Request {
    /// Records and tables by their files, published inspections by their ids; none: all that the program carries.
    pub inputs: Vec<PathBuf>,
    /// How tables without a record are read.
    pub tables: Tables,
    /// Which of the inspections are wanted where several are compared or reported on.
    pub selection: Selection,
    /// Facts to break down by.
    pub by: Vec<String>,
    /// Whether a missing answer is taken from the question's rule.
    pub derive_missing: bool,
    /// How many threads work; 0: one a processor. The result is the same for any number.
    pub threads: usize,
    /// How intervals are made.
    pub uncertainty: Uncertainty,
}

/// How tables without a record are read.
#[derive(Clone, Default, Debug)]
pub struct Tables {
    /// The framework's id, or its file.
    pub framework: Option<String>,
    /// The kind of unit in each row; `case` where nothing is said.
    pub unit: Option<String>,
    /// One row a unit or, where the headings say so, of counts, where nothing is said.
    pub layout: Option<Layout>,
    /// A column map's file.
    pub columns: Option<PathBuf>,
    /// The body inspected, by id or name, where no column tells it.
    pub provider: Option<String>,
    /// The kind of the body, where it is not known; that which the framework inspects where nothing is said.
    pub provider_kind: Option<String>,
    /// What a table does not say of the inspection.
    pub about: About,
    /// Whether the body judged its own work.
    pub self_assessment: bool,
    /// Whose answers are scored where several assessors judged.
    pub assessor: Option<String>,
    /// Whether line breaks are allowed inside quotes.
    pub line_breaks: bool,
    /// What divides the fields of a table in plain text; where nothing is said, its first line or ending says it.
    pub separator: Option<Separator>,
    /// Of a CSV file; UTF-8 where nothing is said.
    pub encoding: Option<Encoding>,
    /// Of a workbook.
    pub sheet: Option<String>,
    /// Whether what formulas gave when a workbook was saved is taken.
    pub accept_cached: bool,
}

/// What is said of an inspection beside its table, as a record would.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct About {
    pub title: Option<String>,
    /// When the work was looked at.
    pub fieldwork: Option<Period>,
    /// When the report came out.
    pub published: Option<PartialDate>,
    /// How the sample was drawn.
    pub sample: Option<SampleDesign>,
}

impl About {
    /// The options that say it.
    pub(crate) fn options(&self) -> Vec<&'static str> {
        let given = [
            (self.title.is_some(), "--title"),
            (self.fieldwork.is_some(), "--fieldwork"),
            (self.published.is_some(), "--published"),
            (self.sample.is_some(), "--sample"),
        ];
        given.into_iter().filter(|(is_given, _)| *is_given).map(|(_, option)| option).collect()
    }
}

impl Tables {
    /// The options given here that only tables without a record have a use for.
    pub(crate) fn options(&self) -> Vec<&'static str> {
        let given = [
            (self.unit.is_some(), "--unit"),
            (self.layout.is_some(), "--layout"),
            (self.columns.is_some(), "--columns"),
            (self.provider.is_some(), "--provider"),
            (self.provider_kind.is_some(), "--provider-kind"),
            (self.self_assessment, "--self-assessment"),
            (self.assessor.is_some(), "--assessor"),
        ];
        let [csv, workbook] = self.options_of_one_form();
        let given = given.into_iter().filter(|(is_given, _)| *is_given).map(|(_, option)| option);
        given.chain(self.about.options()).chain(csv).chain(workbook).collect()
    }

    /// Those that only CSV files have a use for, and those that only workbooks have.
    pub(crate) fn options_of_one_form(&self) -> [Vec<&'static str>; 2] {
        let csv = [
            (self.line_breaks, "--line-breaks"),
            (self.separator.is_some(), "--separator"),
            (self.encoding.is_some(), "--encoding"),
        ];
        let workbook = [(self.sheet.is_some(), "--sheet"), (self.accept_cached, "--accept-cached")];
        let given =
            |all: &[(bool, &'static str)]| all.iter().filter(|(is, _)| *is).map(|(_, option)| *option).collect();
        [given(&csv), given(&workbook)]
    }
}

/// Which inspections of all that are read.
#[derive(Clone, Default, Debug)]
pub struct Selection {
    /// Of work in this area, whoever did it.
    pub area: Option<String>,
    /// Of these bodies, by id.
    pub bodies: Vec<String>,
    /// Of bodies of these kinds.
    pub kinds: Vec<String>,
    /// Published in these years, first and last.
    pub years: Option<(u16, u16)>,
}

impl Selection {
    /// Whether anything is left out.
    pub fn narrows(&self) -> bool {
        self.area.is_some() || !self.bodies.is_empty() || !self.kinds.is_empty() || self.years.is_some()
    }
}
