//! London's story from the published record, then the world that is made up to play with.

use assize_disclose::Published;
use assize_model::{Inspection, VerdictInWords};
use assize_report::{Block, Item, Kind, MainPoint, Report, Section, Table, Tree};
use assize_scoring::Scorecard;

use super::{Alike, notices};
use crate::comparison::{answered, in_a_line};
use crate::inspection::{context_clause, of_cards};
use crate::uncertainty::Uncertainty;
use crate::words;

/// Which documents can be compared, and why not. The reasons are those of `docs/SEMANTICS.md` 5.
fn against() -> [(&'static str, &'static str); 4] {
    [
        ("2014 and 2016", "No: shares of counted answers then, findings in words after."),
        ("Trust and company", "No: the Trust had everybody, the company from June 2014 all but high risk."),
        ("NPS 2016 and 2018", "In words only: the same test, but of eight boroughs, then of all London."),
        ("2014 and 2019", "No: the mean of many questions then, the weakest key question after."),
    ]
}

/// What to do next.
fn to_try() -> [(&'static str, &'static str); 5] {
    [
        ("assize score london-crc-2019", "one of these documents in full"),
        ("assize explain london-crc-2019/overall", "why 15 of 30 by the ratings, and no total by the rule"),
        ("assize providers show london-crc", "who went before it and came after"),
        ("assize demo -o tour", "all records and tables of this page, in every format"),
        ("assize score tour/marrowdale-*.toml", "then: the fictional world in full; change a table and score again"),
    ]
}

/// The tour: what each real document says, in order, then the fictional world; all figures of all of it are there for scripts.
pub fn story(published: Published<&[Scorecard<'_>]>, uncertainty: Uncertainty) -> Report {
    let (cards, audience) = (*published, published.audience());
    let (mut fictional, mut real): (Vec<&Scorecard<'_>>, Vec<&Scorecard<'_>>) =
        cards.iter().partition(|card| card.inspection.provider.fictional);
    for cards in [&mut fictional, &mut real] {
        cards.sort_by_key(|card| card.inspection.dated().map(|date| date.to_string()));
    }
    let mut alike = Alike::default();
    let figures = cards.iter().flat_map(|card| {
        let section = super::section(card, uncertainty, audience, &mut alike);
        section.tables().cloned().map(Table::for_scripts).map(Block::Table).collect::<Vec<_>>()
    });
    let figures: Vec<Block> = figures.collect();
    let lines = real.iter().map(|card| MainPoint::new(in_a_line(card, &real)));
    Report {
        main_points: answered(&real).into_iter().chain(lines).collect(),
        notices: notices(cards),
        sections: vec![comparison(), made_up(&fictional), next().blocks(figures)],
        ..of_cards(
            cards,
            Report::new(Kind::Scorecard, audience, "Probation in London, 2014 to 2019: did it get better?"),
        )
    }
}

/// Verdicts as the report words them, and limits that it puts in words; else what it says of parts of the regime; never nothing.
pub(crate) fn in_words(card: &Scorecard<'_>) -> Vec<String> {
    let inspection: &Inspection = card.inspection;
    let verdict = |verdict: &VerdictInWords| format!("{}: {}", super::capital(&verdict.about), verdict.words);
    let verdicts = inspection.verdicts.iter().map(|one| verdict(&one.value));
    let stated = inspection.stated.iter().filter_map(|(id, stated)| {
        let question = card.framework.questions.iter().find(|question| question.id == *id)?;
        Some(format!("{}: {}", question.title.en, stated.value.words))
    });
    let mut said: Vec<String> = verdicts.chain(stated).collect();
    if said.is_empty() && card.overall_rating().is_none() {
        let of_parts = card.record.figures.iter().filter(|figure| figure.belongs_to.is_some());
        said.extend(of_parts.map(|figure| super::capital(&context_clause(figure))));
    }
    for one in said.iter_mut().skip(1) {
        *one = words::lower(one);
    }
    match (said.is_empty(), card.overall_rating()) {
        (true, Some(rating)) => vec![words::rating(card.framework, rating).to_owned()],
        (true, None) => vec!["findings in words alone".to_owned()],
        (false, _) => said,
    }
}

fn comparison() -> Section {
    let items: Vec<Item> = against().iter().map(|(name, text)| Item::new(*name, *text)).collect();
    Section::new("comparison", "Can they be compared?").block(items)
}

/// The fictional bodies, whose cases are there to be looked at.
fn made_up(cards: &[&Scorecard<'_>]) -> Section {
    let text = "Marrowdale does not exist: a Trust, then a company and a division of the NPS, with cases that can be judged under each regime. Planted in them: from the Trust to the company only criteria and cases differ, not practice; from 2018 to 2019 the company plans and reviews better.";
    let points = cards.iter().map(|card| in_a_line(card, cards)).collect();
    Section::new("fictional", "A world made up to play with")
        .block(Block::paragraph(text))
        .block(Block::List { points })
}

/// Commands on lines of their own, to be copied.
fn next() -> Section {
    let root = |(command, what): &(&str, &str)| Tree {
        text: (*command).to_owned(),
        notes: vec![(*what).to_owned()],
        children: Vec::new(),
    };
    Section::new("next", "What to try next").block(Block::Tree { roots: to_try().iter().map(root).collect() })
}
