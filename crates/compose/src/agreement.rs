//! How far assessors agree who judged the same units, for readers and for scripts: judgements are set side by side, nobody is ranked.

mod benchmark;
mod estimates;
mod figures_of;
mod sides;
mod together;

use assize_analysis::AskedOf;
use assize_analysis::{AssessorAgreement, KindAgreement};
use assize_framework::Framework;
use assize_model::Inspection;
use assize_report::{Audience, Block, Item, Kind, Report, RowKind, Section, Term};

use crate::figures::whole_text;
use crate::quality::{notices_of, row};
use crate::scorecard::{capital, item};
use crate::words;

/// Of more names and lines than these the first are listed.
const LISTED: usize = 12;

/// A report on the agreement of these inspections' assessors.
pub fn agreement(all: &[AssessorAgreement<'_>]) -> Report {
    let title = match all {
        [one] => format!("Agreement of assessors: {inspection}", inspection = one.inspection.title),
        _ => "Agreement of assessors".to_owned(),
    };
    let inspections: Vec<&Inspection> = all.iter().map(|one| one.inspection).collect();
    Report {
        notices: notices_of(&inspections),
        sections: all.iter().map(section).collect(),
        glossary: glossary(),
        agreements: all.iter().map(figures_of::agreement).collect(),
        ..Report::new(Kind::Agreement, Audience::Internal, title)
    }
}

/// What a reader may not know, in the order of the alphabet.
fn glossary() -> Vec<Term> {
    [
        ("AC1", "Gwet's coefficient of agreement (2008): 1 where all is the same, 0 where no more is than by chance. It stays high where nearly all answers are alike and assessors agree."),
        ("Agreement of assessors", "How far several people agree who judged the same units: what this report is about."),
        ("Agreement of recorded and derived", "How far one person's answer to a question is what a rule makes of the same person's observations. It stands in scorecards, and is not in this report."),
        ("Kappa", "Cohen's (1960), of two, and Fleiss' (1971), of many: 1 where all is the same, 0 where no more is than by chance. It falls where nearly all answers are alike, however well assessors agree."),
        ("More lenient", "Of two: the one who says sufficient where the other says insufficient. It does not say who is right."),
    ]
    .map(|(term, meaning)| Term { term: term.to_owned(), meaning: meaning.to_owned() })
    .to_vec()
}

fn section(one: &AssessorAgreement<'_>) -> Section {
    let (inspection, framework) = (one.inspection, one.framework);
    let fictional = if inspection.provider.fictional { ", fictional" } else { "" };
    let items = vec![
        item("Inspection", inspection.id.clone()),
        item("Provider", format!("{} ({}{fictional})", inspection.provider.name, inspection.provider.kind.title())),
        item("Framework", format!("{} ({})", framework.title.en, framework.id)),
    ];
    let mut blocks = vec![Block::Items { items }];
    if one.kinds.is_empty() {
        let text = "No unit was judged by two assessors, so there is no agreement to look at.";
        blocks.push(Block::Paragraph { text: text.to_owned() });
    }
    Section {
        id: inspection.id.clone(),
        title: inspection.title.clone(),
        blocks,
        sections: one.kinds.iter().map(|kind| of_kind(kind, one)).collect(),
    }
}

/// One kind of unit: who, how far they agree, one against the other, column by column, and what many said of one.
fn of_kind(kind: &KindAgreement<'_>, one: &AssessorAgreement<'_>) -> Section {
    let framework = one.framework;
    let id = format!("{}-{}", one.inspection.id, kind.readings.unit);
    let of = Of { kind, framework, id };
    let mut blocks = vec![Block::Items { items: about(&of) }];
    let mut sections = Vec::new();
    if kind.readings.columns.is_empty() {
        let text = "The table has no column of answers, so there is nothing to set side by side.";
        blocks.push(Block::Paragraph { text: text.to_owned() });
    } else {
        blocks.extend(sides::findings(&of));
        blocks.extend(sides::by_pair(&of));
        blocks.extend(sides::by_column(&of));
        blocks.extend(together::by_column(&of));
        blocks.extend(benchmark::benchmark(&of));
        sections = sides::each_pair(&of);
    }
    let unit = framework.catalogue.units.get(kind.readings.unit);
    let title = unit.map_or_else(|| kind.readings.unit.to_owned(), |unit| capital(&unit.plural.en));
    Section { id: of.id, title, blocks, sections }
}

/// The assessors of one kind of unit, with the framework that they answered, and the id of their section.
struct Of<'o, 'a> {
    kind: &'o KindAgreement<'a>,
    framework: &'a Framework,
    id: String,
}

impl Of<'_, '_> {
    fn name(&self, assessor: usize) -> &str {
        self.kind.readings.assessors[assessor]
    }

    /// The assessor whose answers are scored.
    fn lead(&self) -> Option<&str> {
        self.kind.readings.lead.map(|lead| self.name(lead))
    }

    fn id_of(&self, column: usize) -> &str {
        id(self.framework, &self.kind.readings.columns[column].of)
    }

    /// "2.1.1 Assessment covers engagement".
    fn title(&self, column: usize) -> String {
        format!("{} {}", self.id_of(column), title(self.framework, &self.kind.readings.columns[column].of))
    }

    /// "key questions", or what else is pooled.
    fn pooled(&self) -> String {
        let is_question = |column: &usize| matches!(self.kind.readings.columns[*column].of, AskedOf::Question(_));
        match self.kind.pooled.iter().any(is_question) {
            true => format!("{}s", words::lower(&self.framework.question_level)),
            false => "prompts and observations".to_owned(),
        }
    }

    /// Rows column by column, under a heading for each sort of column; columns that a line gives nothing for are left out.
    fn rows(&self, line: impl Fn(usize) -> Option<Vec<String>>) -> Vec<assize_report::Row> {
        let (mut rows, mut last) = (Vec::new(), None);
        for (place, column) in self.kind.readings.columns.iter().enumerate() {
            let Some(cells) = line(place) else { continue };
            let sort = match column.of {
                AskedOf::Question(_) => format!("{}s", capital(&self.framework.question_level)),
                AskedOf::Prompt(_) => "Prompts".to_owned(),
                AskedOf::Observation(_) => "Observations".to_owned(),
            };
            if last.as_ref() != Some(&sort) {
                let width = cells.len();
                let heading = std::iter::once(sort.clone()).chain(std::iter::repeat_n(String::new(), width - 1));
                rows.push(assize_report::Row { figure: None, kind: RowKind::Group, ..row(heading) });
                last = Some(sort);
            }
            rows.push(row(cells));
        }
        rows
    }
}

fn about(of: &Of<'_, '_>) -> Vec<Item> {
    let readings = &of.kind.readings;
    let others: Vec<&str> = (0..readings.assessors.len())
        .filter(|assessor| Some(*assessor) != readings.lead)
        .map(|assessor| of.name(assessor))
        .collect();
    let mut items = match of.lead() {
        Some(lead) => vec![item("Scored", lead), item("Others", first_of(&others))],
        None => vec![item("Assessors", first_of(&others)), item("Scored", "nobody is named: none is the measure")],
    };
    let units = usize::try_from(of.kind.units).unwrap_or(usize::MAX);
    items.push(item("Judged by several", words::units(of.framework, readings.unit, units)));
    if readings.unnamed > 0 {
        items.push(item(
            "Left out",
            format!("{unnamed} rows that do not say who judged", unnamed = whole_text(readings.unnamed)),
        ));
    }
    items
}

/// "A, B and C"; of many the first few, and how many more.
fn first_of(all: &[&str]) -> String {
    let more = all.len().saturating_sub(LISTED);
    if more == 0 {
        return words::list(all);
    }
    format!("{all} and {more} more", all = all[..LISTED].join(", "), more = whole_text(more as u64))
}

fn id<'f>(framework: &'f Framework, of: &'f AskedOf) -> &'f str {
    match of {
        AskedOf::Question(question) => &framework.questions[*question].id,
        AskedOf::Prompt(prompt) => &framework.prompts[*prompt].question.id,
        AskedOf::Observation(id) => id,
    }
}

fn title<'f>(framework: &'f Framework, of: &AskedOf) -> &'f str {
    match of {
        AskedOf::Question(question) => &framework.questions[*question].title.en,
        AskedOf::Prompt(prompt) => &framework.prompts[*prompt].question.title.en,
        AskedOf::Observation(id) => &framework.catalogue.observations[id].title.en,
    }
}
