//! One figure as a sentence, with all that must stand beside it when it is quoted.

mod nodes;
mod questions;

use assize_disclose::Mask;
use assize_framework::Framework;
use assize_model::{Licence, Status};
use assize_report::{Audience, Block, Cell, Item, Kind, Proportion, Quotation, Report, Section};
use assize_scoring::{FigureName, Limits, Scorecard, has, proportion};

use crate::figures::{self, Value, figure};
use crate::inspection::{context_text, is_synthetic};
use crate::scorecard::{is_own, notices};
use crate::words::{licensed, lower};

/// What a figure comes to in words, before it is put together.
struct Said {
    /// What it is about.
    title: String,
    /// Without the inspection before it and the full stop after it.
    sentence: String,
    /// n of N.
    counts: Option<(u64, u64)>,
    /// The figure as it would stand in a table.
    made: assize_report::Figure,
    proportion: Option<Proportion>,
    base: Option<String>,
    reached: &'static str,
    /// How it came, for the brackets.
    how: Option<String>,
}

/// A report that quotes one figure; `None` where the scorecard has no such figure, part or group.
pub fn quotation(card: &Scorecard<'_>, name: &FigureName, mask: &Mask) -> Option<Report> {
    if !has(card, name) {
        return None;
    }
    let framework = card.framework;
    let said = if mask.hides(name) {
        hidden(name, mask)
    } else if name.id == "overall" {
        nodes::overall(card, name, mask)
    } else if let Some(node) = framework.node(&name.id) {
        nodes::node(card, node, name, mask)
    } else if let Some(question) = framework.question(&name.id) {
        questions::question(card, question, name, mask)
    } else {
        context(card, name, mask)?
    };
    let quotation = put_together(card, name, said);
    let section = Section {
        id: "quotation".to_owned(),
        title: quotation.title.clone(),
        blocks: vec![Block::Paragraph { text: quotation.text.clone() }, Block::Items { items: items(&quotation) }],
        sections: Vec::new(),
    };
    Some(Report {
        notices: notices(std::slice::from_ref(card)),
        sections: vec![section],
        quotation: Some(quotation),
        ..Report::new(Kind::Quotation, Audience::Internal, format!("{name} in words"))
    })
}

fn put_together(card: &Scorecard<'_>, name: &FigureName, said: Said) -> Quotation {
    let synthetic = is_synthetic(card);
    let self_assessment = is_own(card);
    let sentence = format!("{}: {}.", card.inspection.title, said.sentence);
    let marks = [
        (synthetic, "synthetic: made-up cases"),
        (self_assessment, "self-assessment: the provider judged its own work"),
    ];
    let licence =
        (card.inspection.licence == Some(Licence::OpenGovernment3)).then(|| lower(licensed().trim_end_matches('.')));
    let marks = marks.into_iter().filter(|(holds, _)| *holds).map(|(_, words)| words.to_owned());
    let base = said.base.as_ref().map(|base| format!("base: {base}"));
    let beside: Vec<String> =
        [name.to_string()].into_iter().chain(base).chain(said.how).chain(marks).chain(licence).collect();
    Quotation {
        figure: name.to_string(),
        text: format!("{sentence} ({})", beside.join("; ")),
        sentence,
        inspection: card.inspection.title.clone(),
        title: said.title,
        count: said.counts.map(|(n, _)| n),
        of: said.counts.map(|(_, of)| of),
        exact: said.made.exact,
        number: said.made.number,
        printed: said.made.text,
        proportion: said.proportion,
        base: said.base,
        reached: said.reached.to_owned(),
        status: said.made.status,
        person: card.framework.person.clone(),
        synthetic,
        self_assessment,
    }
}

/// The parts, for readers.
fn items(quotation: &Quotation) -> Vec<Item> {
    let item = |name: &str, value: String| Item { name: name.to_owned(), value: Cell::text(value) };
    let counts = quotation.count.zip(quotation.of).map(|(n, of)| item("Counts", figures::of_text(n, of)));
    let word = quotation.proportion.as_ref().map(|proportion| {
        let known: Vec<&str> =
            [&proportion.status, &proportion.source].into_iter().flatten().map(String::as_str).collect();
        item("Word for the proportion", format!("{} ({})", proportion.words, known.join("; ")))
    });
    [item("Figure", quotation.figure.clone()), item("As printed", quotation.printed.clone())]
        .into_iter()
        .chain(counts)
        .chain(word)
        .chain(quotation.base.clone().map(|base| item("Base", base)))
        .chain([item("How it came", quotation.reached.clone())])
        .chain(quotation.status.clone().map(|status| item("Status", status)))
        .chain(quotation.person.clone().map(|person| item("The person supervised", person)))
        .collect()
}

fn hidden(name: &FigureName, mask: &Mask) -> Said {
    let made = figure(name, &Value::Words(""), None, mask);
    Said {
        title: name.id.clone(),
        sentence: "this figure is not shown".to_owned(),
        counts: None,
        made,
        proportion: None,
        base: None,
        reached: "hidden",
        how: None,
    }
}

/// A figure of the report that is no question of the framework.
fn context(card: &Scorecard<'_>, name: &FigureName, mask: &Mask) -> Option<Said> {
    let one = card.record.figures.iter().find(|one| one.id == name.id)?;
    let text = context_text(one);
    let words =
        one.words.as_ref().filter(|words| **words != text).map(|words| format!(", in the source's words \"{words}\""));
    let shown = if one.words.as_ref() == Some(&text) { format!("\"{text}\"") } else { text.clone() };
    Some(Said {
        title: one.title.clone(),
        sentence: format!("\"{one}\" is given as {shown}{place}", one = one.title, place = words.unwrap_or_default()),
        counts: one.count.zip(one.of),
        made: figure(name, &Value::Words(&text), one.status, mask),
        proportion: None,
        base: None,
        reached: "printed",
        how: Some(match &one.source {
            Some(source) => format!("a figure of the report, no question of the regime: {source}"),
            None => "a figure of the report, no question of the regime".to_owned(),
        }),
    })
}

/// The regime's word for a share that is known closely enough.
fn word_for(framework: &Framework, limits: &Limits) -> Option<Proportion> {
    let index = proportion(framework, limits)?;
    let declared = framework.proportions.as_ref()?;
    Some(Proportion {
        words: declared.words.get(index)?.en.clone(),
        status: declared.scale.status.map(Status::word).map(str::to_owned),
        source: declared.scale.source.clone(),
    })
}
