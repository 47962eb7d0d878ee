//! London's story from the published record, then the world that is made up to play with.

use assize_disclose::Published;
use assize_model::{Inspection, InspectionKind, Verdict};
use assize_report::{Audience, Block, Cell, Column, Item, Kind, Report, Section, Table};
use assize_scoring::Scorecard;

use super::{notices, printed_overall, standards};
use crate::inspection::of_cards;
use crate::{cells, words};

/// Which documents may be set against which, and why not. The reasons are those of `docs/SEMANTICS.md` 5.
fn against() -> [(&'static str, &'static str); 4] {
    [
        ("2014 and 2016", "No: shares of counted answers then, findings in words after."),
        (
            "Trust and company",
            "No: the Trust supervised everybody; from June 2014 high risk went to the National Probation Service, the rest to the company. The cases changed first of all.",
        ),
        (
            "NPS 2016 and 2018",
            "In words only: the same test of protecting the public, but eight boroughs, then all of London.",
        ),
        (
            "2014 and 2019",
            "No: a mean of many questions then, the weakest key question after, which is never above the mean.",
        ),
    ]
}

/// What to do next.
fn to_try() -> [(&'static str, &'static str); 6] {
    [
        ("assize score london-crc-2019", "one of these documents in full"),
        ("assize explain london-crc-2019/overall", "why 15 of 30 by the ratings, and no total by the rule"),
        ("assize providers show london-crc", "who went before it and came after"),
        ("assize demo -o tour", "all records and tables of this page, in every format"),
        ("assize score tour/marrowdale-*.toml", "then: the fictional world in full; change a table and score again"),
        ("assize synthesise 2018-crc --cases 120 --seed 7 -o made-up", "cases of a body of your own invention"),
    ]
}

/// The tour: real documents first, each in its regime's own words, then the fictional ones.
pub fn story(published: Published<&[Scorecard<'_>]>) -> Report {
    let (cards, audience) = (*published, published.audience());
    let real: Vec<&Scorecard<'_>> = cards.iter().filter(|card| !card.inspection.provider.fictional).collect();
    let (aggregates, single): (Vec<_>, Vec<_>) =
        real.into_iter().partition(|card| card.inspection.kind == InspectionKind::Aggregate);
    let fictional: Vec<&Scorecard<'_>> = cards.iter().filter(|card| card.inspection.is_synthetic()).collect();
    let mut sections = vec![documents(&single), comparison()];
    sections.extend(aggregates.iter().map(|card| aggregate(card, audience)));
    sections.push(made_up(&fictional, audience));
    sections.push(next());
    Report {
        notices: notices(cards),
        sections,
        ..of_cards(
            cards,
            Report::new(Kind::Scorecard, Audience::Internal, "Probation in London, 2014 to 2019: did it get better?"),
        )
    }
}

fn section(id: &str, title: &str, blocks: Vec<Block>, sections: Vec<Section>) -> Section {
    Section { id: id.to_owned(), title: title.to_owned(), blocks, sections }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { text: text.to_owned() }
}

/// What each document says, the oldest first.
fn documents(cards: &[&Scorecard<'_>]) -> Section {
    let mut cards = cards.to_vec();
    cards.sort_by_key(|card| card.inspection.published.map(|date| date.to_string()));
    let mut table = Table::new("documents", "Five documents").with_id("london-table").columns([
        Column::text("published", "Published"),
        Column::text("inspection_title", "Who"),
        Column::rating("said", "What the document says"),
        Column::text("inspection", "Inspection").for_scripts(),
        Column::text("framework", "Framework").for_scripts(),
    ]);
    for card in cards {
        let inspection = card.inspection;
        let says = match &card.total {
            Some(total) => super::total_cell(card, total, Some("as published")),
            None => Cell::text(in_words(card)),
        };
        let cells = vec![
            cells::text_or(inspection.published.map(|date| date.to_string()), "not known"),
            Cell::text(&inspection.title),
            says,
            Cell::text(&inspection.id),
            Cell::text(&card.framework.id),
        ];
        table.figure(card.name("overall"), cells);
    }
    table.note(
        "Each in the words of its own regime and of its own report; nothing here is worked out from anything else.",
    );
    let lead = "Five public documents in five years, three regimes, three kinds of body. They do not answer the question, and the reasons matter more than any single figure.";
    section("london", "What was published", vec![paragraph(lead), Block::Table(table)], Vec::new())
}

/// Verdicts as the report words them, and limits that it puts in words.
pub(crate) fn in_words(card: &Scorecard<'_>) -> String {
    let inspection: &Inspection = card.inspection;
    let verdict = |verdict: &Verdict| format!("{}: {}", super::capital(&verdict.about), verdict.words);
    let verdicts = inspection.verdicts.iter().map(|one| verdict(&one.value));
    let stated = inspection.stated.iter().filter_map(|(id, stated)| {
        let question = card.framework.questions.iter().find(|question| question.id == *id)?;
        Some(format!("{}: {}", question.title.en, stated.value.words))
    });
    let said: Vec<String> = verdicts.chain(stated).collect();
    match (said.is_empty(), printed_overall(card)) {
        (true, Some(printed)) => printed.to_owned(),
        (true, None) => "findings in words alone".to_owned(),
        (false, _) => said.join("; "),
    }
}

fn comparison() -> Section {
    let item = |(name, text): &(&str, &str)| Item { name: (*name).to_owned(), value: Cell::text(*text) };
    let block = Block::Items { items: against().iter().map(item).collect() };
    section("comparison", "May they be set against one another?", vec![block], Vec::new())
}

/// The six Trusts of 2014: the one document with counts.
fn aggregate(card: &Scorecard<'_>, audience: Audience) -> Section {
    let text = "The one document with counts: six Trusts taken together, London among them. No figure of it is London's own. The scores of the outcomes are as printed; what the printed counts alone give is another figure, and marked so.";
    let sections = standards::standards(card, audience).into_iter().collect();
    section(&card.inspection.id, &card.inspection.title, vec![paragraph(text)], sections)
}

/// The fictional bodies, whose cases are there to be looked at.
fn made_up(cards: &[&Scorecard<'_>], audience: Audience) -> Section {
    let text = "To see what cases could tell, there is a world that does not exist. Marrowdale had a Trust in 2014, then a company and a division of the National Probation Service. Its cases hold what was observed, so that each can be judged under the other regimes. Two things are planted in them: from the Trust to the company of 2018 the practice is the same, and only criteria and cases differ; from 2018 to 2019 the company plans and reviews better.";
    let part = |card: &&Scorecard<'_>| {
        let mut blocks = Vec::new();
        if let Some(total) = &card.total {
            blocks.push(vec![Item::new("Overall", super::total_cell(card, total, None))].into());
        }
        let units: usize =
            card.inspection.tables.iter().filter(|table| table.unit == "case").map(|table| table.len()).sum();
        blocks.push(Block::Paragraph {
            text: format!("Synthetic: {framework}.", framework = words::units(card.framework, "case", units)),
        });
        let sections = standards::standards(card, audience).into_iter().collect();
        section(&card.inspection.id, &card.inspection.title, blocks, sections)
    };
    section("fictional", "A world made up to play with", vec![paragraph(text)], cards.iter().map(part).collect())
}

fn next() -> Section {
    let item = |(name, text): &(&str, &str)| Item { name: (*name).to_owned(), value: Cell::text(*text) };
    let block = Block::Items { items: to_try().iter().map(item).collect() };
    section("next", "What to try next", vec![block], Vec::new())
}
