//! `assize report`.

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, ValueEnum};

use super::output::setting;
use super::{Intervals, Language, Reading, Scoring, Selection, WriterFolders};

/// Make something to publish: chapters in a fixed order, every figure with its derivation
///
/// One inspection is reported on by itself; an aggregate, or several of one family of regimes, together; bodies or regimes over time, or an area, side by side. Beside the pages stands `report.json`, the document itself: `assize verify` derives it again
/// from the same inputs and says the first difference.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize report inspection.toml -o report      a page, and the document beside it
  assize report inspection.toml --writer html --writer markdown -o report
  assize report now.toml before.toml --plan inspection -o report
  assize report inspection.toml --by sex,rosh.inspector -o report
  assize report six/*.toml -o together         an aggregate with its members
  assize report --area london --audience public -o london
  assize report london-crc-2019 --audience public --standing final -o report
  assize verify report inspection.toml         derive it again")]
pub(crate) struct Report {
    /// Inspection records (TOML), tables of cases (CSV, XLSX, ODS), ids of published inspections that the program carries
    #[arg(value_name = "RECORD|TABLE")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Which chapters, in which order [default: by what is read]
    #[arg(long, value_name = "PLAN")]
    pub(crate) plan: Option<Outline>,
    /// Which of them.
    #[command(flatten)]
    pub(crate) selection: Selection,
    /// How far the report has come
    #[arg(long, value_name = "STANDING", default_value = "draft")]
    pub(crate) standing: Standing,
    /// Who may see it; `public` takes published records alone
    #[arg(long, value_name = "AUDIENCE", default_value = "internal")]
    pub(crate) audience: Audience,
    /// The report's title [default: that of what it is about]
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) title: Option<String>,
    /// How tables are read.
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// How questions are answered.
    #[command(flatten)]
    pub(crate) scoring: Scoring,
    /// Report parts of the sample by these facts; internal reports only
    #[arg(long, value_name = "FACT,...", value_delimiter = ',', help_heading = "Scoring")]
    pub(crate) by: Vec<String>,
    /// How intervals are made.
    #[command(flatten)]
    pub(crate) intervals: Intervals,
    /// The language of titles, ratings and labels; what there are no words for stays English
    #[arg(long, value_name = "LANGUAGE", default_value = "en", help_heading = "Output")]
    pub(crate) language: Language,
    /// How the report is laid out, more than once for more than one: html, text, markdown, json, csv, or a writer's library
    #[arg(long = "writer", value_name = "NAME", default_value = "html", help_heading = "Output")]
    pub(crate) writers: Vec<String>,
    /// The folder that the pages are written to
    #[arg(long, short, value_name = "DIR", help_heading = "Output")]
    pub(crate) output: PathBuf,
    /// Replace the folder if it is there and holds nothing else
    #[arg(long, help_heading = "Output")]
    pub(crate) force: bool,
    /// A setting of the writers' own
    #[arg(long = "option", value_name = "NAME=VALUE", value_parser = setting, help_heading = "Output")]
    pub(crate) settings: Vec<(String, String)>,
    /// Where libraries are.
    #[command(flatten)]
    pub(crate) folders: WriterFolders,
    /// These arguments as the report keeps them.
    #[arg(skip)]
    pub(crate) remembered: Vec<String>,
}

/// Which chapters, in which order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Outline {
    /// One inspection, with what others say beside it.
    Inspection,
    /// Several inspections taken together: scores with their ranges over bodies, part by part.
    Aggregate,
    /// Bodies, years and regimes side by side, and what may be set against what.
    Comparison,
}

/// How far a report has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Standing {
    /// Not checked yet.
    Draft,
    /// Checked by somebody other than who made it.
    Checked,
    /// To be published as it is.
    Final,
}

/// Who may see a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Audience {
    /// Those who hold the cases.
    Internal,
    /// Anyone: nothing but published records that the program carries.
    Public,
}
