mod form;
mod workbook;

use std::path::Path;

use assize_compose::{TemplateOptions, template};
use assize_diag::{Diagnostic, Place};
use assize_framework::Framework;
use assize_study::{Findings, Tables, framework, framework_file, unit_not_asked, usual_unit};
use clap::Args;

use super::{World, how_read};
use crate::arguments::{Target, UNKNOWN_ENDING};

/// Make an empty table for a regime's questions, to be filled in and scored
///
/// Its columns are the id, the facts that decide what is asked, and the questions. As a workbook (-o NAME.xlsx) it has lists of what may
/// be in each column, its question on each heading, and a second sheet that explains them; as CSV it is the line of headings;
/// as a page (.html) a form to print, one for each case.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize template 2018-crc > cases.csv
  assize template 2018-crc -o cases.xlsx       then: assize score cases.xlsx --framework 2018-crc
  assize template 2018-crc -o form.html        a form to print
  assize template 2018-crc --unit unpaid-work-case -o unpaid-work.xlsx
  assize template 2014-adult-offending-work --observations -o cases.csv")]
pub(crate) struct Template {
    /// The framework's id, or its file
    #[arg(value_name = "ID|PATH")]
    pub(crate) framework: String,
    /// The kind of unit that each row is [default: case, or the one kind that is asked about]
    #[arg(long, value_name = "UNIT", help_heading = "Columns")]
    pub(crate) unit: Option<String>,
    /// Columns for the prompts under the questions, too
    #[arg(long, help_heading = "Columns")]
    pub(crate) prompts: bool,
    /// Columns for the observations that answer questions by rule, too
    #[arg(long, help_heading = "Columns")]
    pub(crate) observations: bool,
    #[command(flatten)]
    pub(crate) target: Target,
}

/// What the table is written as.
#[derive(Clone, Copy)]
enum Form {
    Csv,
    Workbook,
    /// A page to print, filled in by hand.
    Page,
}

/// Makes the empty table of a regime.
pub(super) fn run(wanted: &Template, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let form = findings.keep(wanted.target.output.file().map_or(Ok(Form::Csv), form_of))?;
    findings.keep(wanted.target.may_write(framework_file(&wanted.framework).as_slice(), world))?;
    let library = world.library([&wanted.framework], findings)?;
    let framework = framework(&wanted.framework, &library, findings)?;
    let unit = wanted.unit.as_deref().unwrap_or_else(|| usual_unit(framework));
    if let Some(why) = unit_not_asked(unit, framework, Place::Argument(format!("--unit {unit}"))) {
        findings.push(why);
        return None;
    }
    let options = TemplateOptions { unit, prompts: wanted.prompts, observations: wanted.observations };
    let table = template(framework, options);
    findings.notes.extend(beside(framework, unit, form));
    let contents = match form {
        Form::Csv => {
            let headings: Vec<_> = table.columns.iter().map(|column| column.heading.as_str()).collect();
            (headings.join(",") + "\n").into_bytes()
        }
        Form::Workbook => findings.keep(workbook::write(&table))?,
        Form::Page => form::write(&table),
    };
    let next = |target: &str| match form {
        Form::Page => "open it in a browser and print one for each".to_owned(),
        Form::Csv | Form::Workbook => {
            let (framework, unit) = (Some(wanted.framework.clone()), wanted.unit.clone());
            let tables = Tables { framework, unit, ..Tables::default() };
            format!("when it is filled in: assize score {target}{}", how_read(&tables))
        }
    };
    wanted.target.deliver(&contents, next, world, findings)
}

/// Which other tables the regime has, and where the words are that may stand in this one.
fn beside(framework: &Framework, unit: &str, form: Form) -> Option<String> {
    let others =
        framework.units_asked().into_iter().filter(|other| *other != unit).map(|other| format!("`--unit {other}`"));
    let others: Vec<String> = others.collect();
    let others = (!others.is_empty()).then(|| format!("tables of other units: {}", others.join(", ")));
    let words = "a workbook lists what each column may contain: `-o NAME.xlsx`".to_owned();
    let words = matches!(form, Form::Csv).then_some(words);
    let said: Vec<String> = others.into_iter().chain(words).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// The ending of the file says what it is.
fn form_of(target: &Path) -> Result<Form, Diagnostic> {
    let ending = target.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    match ending.to_ascii_lowercase().as_str() {
        "csv" => Ok(Form::Csv),
        "xlsx" => Ok(Form::Workbook),
        "html" => Ok(Form::Page),
        _ => Err(Diagnostic::error(
            UNKNOWN_ENDING,
            format!("the ending of `{}` does not say what to write", target.display()),
        )
        .at(Place::Argument(format!("-o {}", target.display())))
        .help("end it in `.csv`, in `.xlsx` for a workbook with lists of answers, or in `.html` for a form to print")),
    }
}
