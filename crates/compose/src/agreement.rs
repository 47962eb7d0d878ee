//! How far assessors of the same units agree, for readers and for scripts: judgements are set side by side, and no assessor is ranked.

mod many;
mod sides;

use assize_analysis::{AskedOf, AssessorAgreement, KindAgreement};
use assize_framework::Framework;
use assize_report::{Audience, Block, Cell, Column, Item, Kind, MainPoint, Report, Section, Table, Term, UnitCount};

use crate::figures::whole_text;
use crate::inspection::{of_inspections, who};
use crate::quality::{heading, notices_of, of_unit};
use crate::scorecard::capital;
use crate::{cells, words};

/// Of more names and lines than these the first are listed.
const LISTED: usize = 12;

/// A report on the agreement of these inspections' assessors.
pub fn agreement(all: &[AssessorAgreement<'_>]) -> Report {
    let title = match all {
        [one] => format!("Agreement of assessors: {}", one.inspection.title),
        _ => "Agreement of assessors".to_owned(),
    };
    let about = all.iter().map(|one| {
        let units = one.kinds.iter().map(|kind| UnitCount { unit: kind.readings.unit.to_owned(), count: count(kind) });
        (one.inspection, one.framework, units.collect())
    });
    Report {
        main_points: main_points(all),
        notices: notices_of(&all.iter().map(|one| one.inspection).collect::<Vec<_>>()),
        sections: all.iter().map(|one| section(one, is_alone(all))).collect(),
        glossary: glossary(),
        ..of_inspections(about, Report::new(Kind::Agreement, Audience::Internal, title))
    }
}

/// How many findings come first where there is one kind of unit.
const FIRST: usize = 5;

/// Whether only one kind of unit was judged, in one inspection.
fn is_alone(all: &[AssessorAgreement<'_>]) -> bool {
    all.iter().map(|one| one.kinds.len()).sum::<usize>() == 1
}

/// The first findings of one kind of unit; of several kinds, the first of each.
fn main_points(all: &[AssessorAgreement<'_>]) -> Vec<MainPoint> {
    let is_alone = is_alone(all);
    let of_kind = |kind: &KindAgreement<'_>, one: &AssessorAgreement<'_>| {
        let of = Of { kind, framework: one.framework, id: String::new() };
        let unit = capital(of.units());
        let shown = sides::findings(&of).into_iter().take(if is_alone { FIRST } else { 1 });
        shown.map(|said| if is_alone { said } else { format!("{unit}: {said}") }).collect::<Vec<_>>()
    };
    let said = all.iter().flat_map(|one| one.kinds.iter().flat_map(move |kind| of_kind(kind, one)));
    said.map(MainPoint::new).collect()
}

fn point_list(points: Vec<String>) -> Option<Block> {
    (!points.is_empty()).then_some(Block::List { points })
}

/// How many units two or more judged.
fn count(kind: &KindAgreement<'_>) -> usize {
    usize::try_from(kind.units).unwrap_or(usize::MAX)
}

/// What a reader may not know, in the order of the alphabet.
fn glossary() -> Vec<Term> {
    [
        ("AC1", "Gwet's coefficient of agreement (2008): 1 where all is the same, 0 where no more is than by chance. It stays high where nearly all answers are alike and assessors agree."),
        ("Agreement of assessors", "How far several people who judged the same units agree: what this report is about."),
        ("Agreement of recorded and derived", "How far one person's answer to a question is what a rule makes of the same person's observations. It is in scorecards, not in this report."),
        ("Kappa", "Cohen's (1960), of two, and Fleiss' (1971), of many: 1 where all is the same, 0 where no more is than by chance. It falls where nearly all answers are alike, however well assessors agree."),
        ("More lenient", "Of two: the one who says sufficient where the other says insufficient. It does not say who is right."),
    ]
    .map(|(term, meaning)| Term { term: term.to_owned(), meaning: meaning.to_owned() })
    .to_vec()
}

fn section(one: &AssessorAgreement<'_>, is_alone: bool) -> Section {
    let none = "No unit was judged by two assessors, so there is no agreement to look at.";
    Section::new(&one.inspection.id, &one.inspection.title)
        .block(who(one.inspection, one.framework))
        .blocks(one.kinds.is_empty().then(|| Block::paragraph(none)))
        .sections(one.kinds.iter().map(|kind| of_kind(kind, one, is_alone)))
}

/// One kind of unit: who, how far they agree, one against the other, column by column, and what many said of one.
fn of_kind(kind: &KindAgreement<'_>, one: &AssessorAgreement<'_>, is_alone: bool) -> Section {
    let id = format!("{}-{}", one.inspection.id, kind.readings.unit);
    let of = Of { kind, framework: one.framework, id };
    let unit = of.framework.catalogue.units.get(kind.readings.unit);
    let title = unit.map_or_else(|| kind.readings.unit.to_owned(), |unit| capital(&unit.plural.en));
    let section = Section::new(&of.id, title).block(about(&of)).block(of.settled(readings(&of)));
    if kind.readings.columns.is_empty() {
        let text = "The table has no column of answers, so there is nothing to set side by side.";
        return section.block(Block::paragraph(text));
    }
    // The first stand at the top of the page.
    let rest: Vec<String> = sides::findings(&of).into_iter().skip(if is_alone { FIRST } else { 0 }).collect();
    section
        .blocks(point_list(rest))
        .blocks(sides::by_pair(&of))
        .blocks(sides::by_column(&of))
        .blocks(many::alike(&of))
        .blocks(many::benchmark(&of))
        .blocks(sides::further(&of))
        .sections(sides::each_pair(&of))
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

    /// "cases".
    fn units(&self) -> &str {
        words::plural(self.framework, self.kind.readings.unit)
    }

    /// "2.1.1 Assessment covers engagement".
    fn title(&self, column: usize) -> String {
        let asked = &self.kind.readings.columns[column].of;
        format!("{} {}", asked.id(self.framework), asked.title(self.framework))
    }

    /// "key questions", or what else is pooled.
    fn pooled(&self) -> String {
        let is_question = |column: &usize| matches!(self.kind.readings.columns[*column].of, AskedOf::Question(_));
        match self.kind.pooled.iter().any(is_question) {
            true => format!("{}s", words::lower(&self.framework.question_level)),
            false => "prompts and observations".to_owned(),
        }
    }

    fn asked_columns() -> [Column; 3] {
        let asked = [Column::text("about", "About"), Column::text("id", "Id"), Column::text("pooled", "Pooled")];
        asked.map(Column::for_scripts)
    }

    fn asked(&self, column: usize) -> [Cell; 3] {
        let asked = &self.kind.readings.columns[column].of;
        let is_pooled = cells::holds(self.kind.pooled.contains(&column));
        [Cell::text(asked.word()), Cell::text(asked.id(self.framework)), is_pooled]
    }

    /// Adds a row a column, under a heading for each sort of column; columns that a line gives nothing for are left out.
    fn fill(&self, table: &mut Table, line: impl Fn(usize) -> Option<Vec<Cell>>) {
        let mut last = None;
        for (place, column) in self.kind.readings.columns.iter().enumerate() {
            let Some(cells) = line(place) else { continue };
            if last != Some(column.of.word()) {
                table.group(heading(self.framework, &column.of));
                last = Some(column.of.word());
            }
            table.row(cells);
        }
    }

    /// The table, which says what its units are.
    fn settled(&self, table: Table) -> Table {
        table.throughout(of_unit(self.kind.readings.unit))
    }
}

fn about(of: &Of<'_, '_>) -> Vec<Item> {
    let readings = &of.kind.readings;
    let others = (0..readings.assessors.len()).filter(|assessor| Some(*assessor) != readings.lead);
    let others: Vec<&str> = others.map(|assessor| of.name(assessor)).collect();
    let mut items = match of.lead() {
        Some(lead) => vec![Item::new("Scored", lead), Item::new("Others", first_of(&others))],
        None => {
            vec![
                Item::new("Assessors", first_of(&others)),
                Item::new("Scored", "none is named, so none is the measure"),
            ]
        }
    };
    items.push(Item::new("Judged by several", words::units(of.framework, readings.unit, count(of.kind))));
    let unnamed = usize::try_from(readings.unnamed).unwrap_or(usize::MAX);
    let left_out = words::counted(unnamed, "row that does not say who judged", "rows that do not say who judged");
    items.extend(left_out.map(|left_out| Item::new("Left out", left_out)));
    items
}

/// The same for scripts.
fn readings(of: &Of<'_, '_>) -> Table {
    let readings = &of.kind.readings;
    let parts = [
        (Column::text("lead", "Scored"), cells::or(of.lead(), "none is named")),
        (Column::refs("assessors", "Assessors"), cells::refs_or(readings.assessors.iter().copied(), "none")),
        (Column::count("units", "Judged by several").unit(of.units()), cells::count(of.kind.units)),
        (Column::count("rows", "Rows of these").unit("rows"), cells::count(readings.rows.len() as u64)),
        (Column::count("unnamed", "Rows that do not say who judged").unit("rows"), cells::count(readings.unnamed)),
    ];
    Table::one_row("readings", "Judged by several", parts).of(&of.id)
}

/// "A, B and C"; of many the first few, and how many more.
fn first_of(all: &[impl AsRef<str>]) -> String {
    let first: Vec<&str> = all.iter().take(LISTED).map(AsRef::as_ref).collect();
    match all.len().saturating_sub(LISTED) {
        0 => words::list(first),
        more => format!("{} and {} more", first.join(", "), whole_text(more as u64)),
    }
}
