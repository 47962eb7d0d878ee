//! How tables are read, which inspections are taken, and how questions are answered; shared by the commands that do so.

use std::path::PathBuf;

use assize_intake::{Encoding, Layout, Separator};
use assize_study::{StudyRequest, Tables};
use clap::Args;

use super::about::InspectionDetails;
use super::{one_of, whole};

/// How tables are read.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Reading")]
pub(crate) struct TableArguments {
    /// The framework of tables that come without a record
    #[arg(long, value_name = "ID|PATH")]
    pub(crate) framework: Option<String>,
    /// The kind of unit that a table without a record has in each row [default: case, or the one kind that is asked about]
    #[arg(long, value_name = "UNIT", hide_short_help = true)]
    pub(crate) unit: Option<String>,
    /// How a table without a record is laid out [default: as its headings say]
    #[arg(long, value_parser = one_of(LAYOUTS), hide_short_help = true)]
    pub(crate) layout: Option<Layout>,
    /// A column map (TOML) for tables without a record
    #[arg(long, value_name = "MAP", hide_short_help = true)]
    pub(crate) columns: Option<PathBuf>,
    /// The body inspected, by id or name, where a table without a record has no column for it; any name will do
    #[arg(long, value_name = "NAME", hide_short_help = true)]
    pub(crate) provider: Option<String>,
    /// The kind of that body, if it is not a known one: crc, nps, trust, ... [default: what the framework inspects]
    #[arg(long, value_name = "KIND", requires = "provider", hide_short_help = true)]
    pub(crate) provider_kind: Option<String>,
    #[command(flatten)]
    pub(crate) about: InspectionDetails,
    /// The body judged its own work: every report says so, and there is no overall rating
    #[arg(long, hide_short_help = true)]
    pub(crate) self_assessment: bool,
    /// Whose answers are scored where a table without a record has several assessors
    #[arg(long, value_name = "NAME", hide_short_help = true)]
    pub(crate) assessor: Option<String>,
    /// Allow line breaks inside quotes in a table without a record
    #[arg(long, hide_short_help = true)]
    pub(crate) line_breaks: bool,
    /// What separates the fields of a CSV file without a record, if not a comma
    #[arg(long, value_parser = one_of(SEPARATORS), hide_short_help = true)]
    pub(crate) separator: Option<Separator>,
    /// The encoding of a CSV file without a record [default: utf-8]
    #[arg(long, value_parser = one_of(ENCODINGS), hide_short_help = true)]
    pub(crate) encoding: Option<Encoding>,
    /// Which sheet of a workbook without a record is read, where several have headings
    #[arg(long, value_name = "NAME", hide_short_help = true)]
    pub(crate) sheet: Option<String>,
    /// Accept the saved results of formulas in a workbook without a record
    #[arg(long, hide_short_help = true)]
    pub(crate) accept_cached: bool,
}

impl TableArguments {
    /// What is asked of a study that reads these inputs.
    pub(crate) fn request(&self, inputs: &[PathBuf], scoring: &Scoring) -> StudyRequest {
        let tables = Tables {
            framework: self.framework.clone(),
            unit: self.unit.clone(),
            layout: self.layout,
            columns: self.columns.clone(),
            provider: self.provider.clone(),
            provider_kind: self.provider_kind.clone(),
            about: self.about.of_study(),
            self_assessment: self.self_assessment,
            assessor: self.assessor.clone(),
            line_breaks: self.line_breaks,
            separator: self.separator,
            encoding: self.encoding,
            sheet: self.sheet.clone(),
            accept_cached: self.accept_cached,
        };
        StudyRequest {
            inputs: inputs.to_vec(),
            tables,
            derive_missing: scoring.derive_missing,
            threads: scoring.threads.map_or(0, usize::from),
            ..StudyRequest::default()
        }
    }
}

const LAYOUTS: [(&str, &str, Layout); 4] = [
    ("wide", "One row for each unit", Layout::Wide),
    ("long", "One row for each answer", Layout::Long),
    ("counts", "One row for each question", Layout::Counts),
    ("tally", "The result of a query of `assize tally`", Layout::Tally),
];

/// By name, and as they are, which a shell takes for something else unless they are quoted.
pub(crate) const SEPARATORS: [(&str, &str, Separator); 7] = [
    ("comma", "", Separator::Comma),
    ("semicolon", "As German and French programs write it", Separator::Semicolon),
    ("tab", "As in .tsv files", Separator::Tab),
    ("stroke", "An upright stroke", Separator::Stroke),
    (",", "", Separator::Comma),
    (";", "", Separator::Semicolon),
    ("|", "", Separator::Stroke),
];

pub(crate) const ENCODINGS: [(&str, &str, Encoding); 2] = [
    ("utf-8", "The encoding to prefer", Encoding::Utf8),
    ("windows-1252", "The encoding of Excel's plain CSV", Encoding::Windows1252),
];

/// How questions are answered.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Scoring")]
pub(crate) struct Scoring {
    /// Where an answer is missing, take what the question's rule gives; both counts are printed
    #[arg(long, hide_short_help = true)]
    pub(crate) derive_missing: bool,
    /// Number of threads; the result is the same for any number [default: one per processor]
    #[arg(long, value_name = "N", value_parser = whole::<u16>(1..=1024), hide_short_help = true)]
    pub(crate) threads: Option<u16>,
}

/// Which inspections of all that are read.
#[derive(Args, Default, Debug)]
pub(crate) struct Selection {
    /// Only inspections of work in these areas, by any body
    #[arg(long, value_name = "NAME,...", value_delimiter = ',')]
    pub(crate) area: Vec<String>,
    /// Only inspections of these bodies
    #[arg(long, value_name = "ID,...", value_delimiter = ',')]
    pub(crate) bodies: Vec<String>,
    /// Only inspections of bodies of these kinds: trust, crc, nps, region, pdu, youth or another that is declared
    #[arg(long, value_name = "KIND,...", value_delimiter = ',')]
    pub(crate) kind: Vec<String>,
    /// Only inspections published in these years
    #[arg(long, alias = "year", value_name = "YEAR[..YEAR],...", value_delimiter = ',', value_parser = assize_study::Selection::span)]
    pub(crate) years: Vec<(u16, u16)>,
}

impl Selection {
    pub(crate) fn of_study(&self) -> assize_study::Selection {
        assize_study::Selection {
            areas: self.area.clone(),
            bodies: self.bodies.clone(),
            kinds: self.kind.clone(),
            years: self.years.clone(),
            ..Default::default()
        }
    }
}
