use std::path::PathBuf;

use assize_compose::Uncertainty;
use assize_diag::{Diagnostic, Place, nearest};
use assize_framework::Framework;
use assize_intake::{Encoding, Layout, Separator};
use assize_model::{PartialDate, Period, SampleDesign};

/// What is read, which of it is wanted, and how it is counted. The default: all that the program carries.
#[derive(Clone, Default, Debug)]
pub struct StudyRequest {
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
    pub about: InspectionDetails,
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
pub struct InspectionDetails {
    pub title: Option<String>,
    /// When the work was looked at.
    pub fieldwork: Option<Period>,
    /// When the report came out.
    pub published: Option<PartialDate>,
    /// How the sample was drawn.
    pub sample: Option<SampleDesign>,
}

impl InspectionDetails {
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

/// Which inspections of all that are read: any of each list, and of all lists together; an empty list asks for nothing.
#[derive(Clone, Default, Debug)]
pub struct Selection {
    /// Of work in these areas, by any body.
    pub areas: Vec<String>,
    /// Whether those of places within the areas are asked for as well.
    pub within: bool,
    /// Of these bodies, by id.
    pub bodies: Vec<String>,
    /// Of bodies of these kinds.
    pub kinds: Vec<String>,
    /// Made under these frameworks, by id.
    pub frameworks: Vec<String>,
    /// Published in these years, first and last.
    pub years: Vec<(u16, u16)>,
    /// With all of these words in their ids, titles or names of bodies.
    pub words: Vec<String>,
}

impl Selection {
    /// Whether anything is left out.
    pub fn narrows(&self) -> bool {
        let names = [&self.areas, &self.bodies, &self.kinds, &self.frameworks, &self.words];
        !self.years.is_empty() || names.into_iter().any(|names| !names.is_empty())
    }

    /// Years: "2018", "2018..2020", "2018-2020".
    ///
    /// # Errors
    /// What is not a year, or that the first is after the last.
    pub fn span(text: &str) -> Result<(u16, u16), String> {
        let year = |text: &str| {
            let year = text.parse::<u16>().ok().filter(|year| (1900..=2200).contains(year));
            year.ok_or_else(|| format!("`{text}` is not a year; write 2018, or 2018..2020"))
        };
        let (first, last) = text.split_once("..").or_else(|| text.split_once('-')).unwrap_or((text, text));
        let (first, last) = (year(first)?, year(last)?);
        if first > last { Err(format!("{first} is after {last}")) } else { Ok((first, last)) }
    }
}

/// What kind of unit the rows of a table are if the user does not say: the one kind that the framework asks about, else cases.
pub fn usual_unit(framework: &Framework) -> &str {
    let asked = framework.units_asked();
    asked.first().copied().filter(|_| asked.len() == 1).unwrap_or("case")
}

/// Why a table of such units gives no figure, if the framework asks nothing of them.
pub fn unit_not_asked(unit: &str, framework: &Framework, place: Place) -> Option<Diagnostic> {
    let asked = framework.units_asked();
    let options: Vec<String> = asked.iter().map(|unit| format!("`--unit {unit}`")).collect();
    let help = match (nearest(unit, asked.iter().copied()), options.is_empty()) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, true) => "it asks nothing at all: what it judges goes into the `[entered]` of a record".to_owned(),
        (None, false) => format!("say what the rows are: {}", options.join(" or ")),
    };
    let message = format!("`{}` asks nothing of units called `{unit}`", framework.id);
    // A measure may be made of any units.
    let mut measured = framework.measured_facts().filter_map(|fact| framework.catalogue.facts.get(fact));
    let is_measured = measured.any(|fact| fact.unit.as_deref().is_none_or(|own| own == unit));
    (!asked.contains(unit) && !is_measured)
        .then(|| Diagnostic::error("usage/unit-not-asked", message).at(place).help(help))
}
