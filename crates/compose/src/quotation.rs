//! One figure as a sentence, with all that a quotation of it must say. Its value is the cell that tables show of it.

mod nodes;
mod printed;
mod questions;

use assize_disclose::Published;
use assize_framework::Framework;
use assize_model::{ContextFigure, Finding, Licence, Status};
use assize_report::{Block, Cell, Column, ColumnKind, Item, Kind, Report, Section, Table};
use assize_scoring::{FigureName, Limits, Scorecard, has, proportion};

use crate::inspection::context_text;
use crate::scorecard::{capital, is_own, notices};
use crate::uncertainty::Uncertainty;
use crate::words::{licensed, lower, quoted, whose};
use crate::{cells, found};

/// What a figure comes to in words, before it is put together.
struct Said {
    /// What it is about.
    title: String,
    /// Without the inspection before it and the full stop after it.
    sentence: String,
    /// As a table shows it.
    value: Cell,
    word: Option<Word>,
    /// Which units it is about.
    base: Option<String>,
    reached: &'static str,
    /// How it came, for the brackets.
    how: Option<String>,
    status: Option<Status>,
    /// Words of scripts for what a reader must know of a rating.
    flags: Vec<&'static str>,
}

impl Said {
    fn new(title: &str, sentence: String, value: Cell, reached: &'static str) -> Self {
        let title = title.to_owned();
        Self { title, sentence, value, word: None, base: None, reached, how: None, status: None, flags: Vec::new() }
    }
}

/// The regime's word for a share.
struct Word {
    text: String,
    status: Option<&'static str>,
    source: Option<String>,
}

/// A report that quotes one figure; `None` where the scorecard has no such figure, part or group.
pub fn quotation(published: Published<&Scorecard<'_>>, name: &FigureName, uncertainty: Uncertainty) -> Option<Report> {
    let card = *published;
    if !has(card, name) {
        return None;
    }
    let framework = card.framework;
    let said = if name.id == "overall" {
        nodes::overall(card, name)
    } else if let Some(node) = framework.node(&name.id) {
        nodes::node(card.node(node), name)
    } else if let Some(question) = framework.question(&name.id) {
        questions::question(card.question(question), name, uncertainty)
    } else if let Some(figure) = card.record.figures.iter().find(|one| one.id == name.id) {
        match framework.prompts.iter().find(|prompt| prompt.question.id == figure.id) {
            Some(prompt) => questions::prompt(card, prompt, figure, name),
            None => context(card, figure, name),
        }
    } else {
        finding(card, card.inspection.finding(&name.id)?)
    };
    let printed = printed::beside(card, name, &said.value);
    let said = Said { sentence: format!("{}{printed}", said.sentence), ..said };
    Some(Report {
        notices: notices(std::slice::from_ref(card)),
        sections: vec![section(card, name, said)],
        ..Report::new(Kind::Quotation, published.audience(), format!("{name} in words"))
    })
}

/// The sentence, and its parts: as lines for readers, as a table of one row for scripts.
fn section(card: &Scorecard<'_>, name: &FigureName, said: Said) -> Section {
    let sentence = format!("{}: {}.", card.inspection.title, said.sentence);
    let marks = [
        (card.inspection.is_synthetic(), "synthetic: made-up cases"),
        (is_own(card), "self-assessment: the provider judged its own work"),
    ];
    let licence =
        (card.inspection.licence == Some(Licence::OpenGovernment3)).then(|| lower(licensed().trim_end_matches('.')));
    let marks = marks.into_iter().filter(|(holds, _)| *holds).map(|(_, words)| words.to_owned());
    let base = said.base.as_ref().map(|base| format!("base: {base}"));
    let beside: Vec<String> =
        [name.to_string()].into_iter().chain(base).chain(said.how).chain(marks).chain(licence).collect();
    let text = format!("{sentence} ({})", beside.join("; "));
    let or = |words: Option<&str>, why: &'static str| words.map_or_else(|| Cell::empty(why), Cell::text);
    let holds = |holds: bool| Cell::text(if holds { "yes" } else { "no" });
    let word = said.word.as_ref();
    let known = word.map(|word| [word.status, word.source.as_deref()].into_iter().flatten().collect::<Vec<_>>());
    let proportion = word.zip(known).map(|(word, known)| format!("{} ({})", word.text, known.join("; ")));
    let of = cells::of(&said.value);
    let value = match &said.value {
        Cell::Share(_) => ColumnKind::Share,
        Cell::Rating(_) => ColumnKind::Rating,
        Cell::Points(_) => ColumnKind::Points,
        Cell::Number(_) => ColumnKind::Number,
        _ => ColumnKind::Text,
    };
    let shown = [
        (Column::text("name", "Figure"), Cell::text(name.to_string())),
        (Column::new(value, "value", "As printed"), said.value),
        (Column::text("of", "Counts").for_readers(), of),
        (Column::text("word", "Word for the proportion").for_readers(), or(proportion.as_deref(), "no word")),
        (Column::text("base", "Base"), or(said.base.as_deref(), "no base")),
        (Column::text("reached", "How it came"), Cell::text(said.reached)),
        (Column::text("status", "Status"), or(said.status.map(Status::word), "not given")),
        (Column::text("person", "The person supervised"), or(card.framework.person.as_deref(), "not named")),
    ];
    let no_word = "no word for it";
    let for_scripts = [
        (Column::text("title", "Title"), Cell::text(&said.title)),
        (Column::text("inspection", "Inspection"), Cell::text(&card.inspection.title)),
        (Column::text("proportion", "Proportion"), or(word.map(|word| word.text.as_str()), no_word)),
        (Column::text("proportion_status", "Status of the word"), or(word.and_then(|word| word.status), no_word)),
        (
            Column::text("proportion_source", "Source of the word"),
            or(word.and_then(|one| one.source.as_deref()), no_word),
        ),
        (Column::refs("flags", "Flags"), Cell::refs(said.flags)),
        (Column::text("synthetic", "Synthetic"), holds(card.inspection.is_synthetic())),
        (Column::text("self_assessment", "Self-assessment"), holds(is_own(card))),
        (Column::text("sentence", "Sentence"), Cell::text(sentence)),
        (Column::text("text", "Sentence with everything that belongs beside it"), Cell::text(&text)),
    ];
    let is_there = |cell: &Cell| !cell.words().is_empty();
    let items = shown.iter().filter(|(_, cell)| is_there(cell));
    let items: Vec<Item> = items.map(|(column, cell)| Item::new(&column.title, cell.clone())).collect();
    let of_readers = |(column, _): &(Column, Cell)| column.id == "of" || column.id == "word";
    let parts = shown.into_iter().filter(|part| !of_readers(part)).chain(for_scripts);
    let (columns, cells): (Vec<Column>, Vec<Cell>) = parts.map(|(column, cell)| (column.for_scripts(), cell)).unzip();
    let mut table = Table::new("quotation", said.title.clone()).columns(columns);
    table.figure(name, cells);
    Section::new("quotation", said.title).block(Block::paragraph(text)).block(items).block(table)
}

/// A figure as a table shows it: counted where the source counts.
fn context_value(figure: &ContextFigure, name: &FigureName) -> Cell {
    match figure.count.zip(figure.of) {
        Some((n, of)) if of > 0 => cells::counted(Some(name), n, of),
        _ => Cell::text(context_text(figure)),
    }
}

/// A figure of the report that is not a question of the framework.
fn context(card: &Scorecard<'_>, figure: &ContextFigure, name: &FigureName) -> Said {
    let source = figure.source.as_ref().map(|source| format!(": {source}")).unwrap_or_default();
    let value = context_value(figure, name);
    let verdict = card.inspection.verdicts.iter().find(|verdict| verdict.value.id == figure.id);
    let (sentence, what) = match verdict.map(|verdict| &verdict.value) {
        Some(verdict) => (
            format!("the verdict on \"{}\" is {}", verdict.about, quoted(&verdict.words, verdict.retold)),
            "a verdict of the report, no rating of the regime",
        ),
        None => (given(figure), "a figure of the report, no question of the regime"),
    };
    Said {
        how: Some(format!("{what}{source}")),
        status: figure.status,
        ..Said::new(&figure.title, sentence, value, "printed")
    }
}

/// "\"People supervised\" is given as 16,000, in the source's words \"more than 16,000\"".
fn given(figure: &ContextFigure) -> String {
    let text = context_text(figure);
    let words = figure.words.as_ref().filter(|words| **words != text);
    let words =
        words.map(|words| format!(", {} {}", whose(figure.retold), quoted(words, figure.retold))).unwrap_or_default();
    match figure.words.as_ref() == Some(&text) {
        true => format!("of \"{}\" the source says {}", figure.title, quoted(&text, figure.retold)),
        false => format!("\"{}\" is given as {text}{words}", figure.title),
    }
}

/// A finding, in the words of the record, which are not its source's.
fn finding(card: &Scorecard<'_>, finding: Finding<'_>) -> Said {
    let kind = found::kind(card, finding);
    let text = finding.text().trim_end_matches('.');
    Said {
        how: Some(format!("a finding, retold{}", finding.source().map(|one| format!(": {one}")).unwrap_or_default())),
        ..Said::new(&capital(&kind), format!("{kind}: {text}"), Cell::text(text), "recorded")
    }
}

/// The regime's word for a share that is known closely enough.
fn word_for(framework: &Framework, limits: &Limits) -> Option<Word> {
    let index = proportion(framework, limits)?;
    let declared = framework.proportions.as_ref()?;
    Some(Word {
        text: declared.words.get(index)?.en.clone(),
        status: declared.scale.origin.status.map(Status::word),
        source: declared.scale.origin.source.clone(),
    })
}
