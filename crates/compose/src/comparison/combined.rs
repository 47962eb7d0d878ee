//! A body whose work was divided, and those who took it over taken together.

use assize_analysis::{Combined, Comparison, QuestionCombined};
use assize_model::Exact;
use assize_report::{Block, Section};

use super::points::{difference, value};
use super::{paragraph, section, table};
use crate::figures::{percent_text, share_text};
use crate::words::list;

/// A table for every body whose work was divided, or that took over from several; nothing where there is no such body.
pub(crate) fn combined(whole: &Comparison<'_, '_>) -> Option<Section> {
    let sections: Vec<Section> = whole.combined.iter().map(|one| of_one(whole, one)).collect();
    let lead = "What several bodies come to together is a weighted mean of their shares, and by itself says nothing of the weights: without given ones it lies between the lowest and the highest of them. Ratings are never taken together.";
    (!sections.is_empty())
        .then(|| Section { sections, ..section("combined", "Bodies whose work was divided", vec![paragraph(lead)]) })
}

fn of_one(whole: &Comparison<'_, '_>, one: &Combined) -> Section {
    let (body, parts) = (whole.entries[one.whole].inspection, &one.parts);
    let titles: Vec<&str> = parts.iter().map(|part| whole.entries[*part].inspection.title.as_str()).collect();
    let id = format!("combined-{}-{}", body.id, whole.entries[parts[0]].inspection.id);
    let title = format!("{body}; together: {titles}", body = body.title, titles = list(&titles));
    let mut blocks = vec![paragraph(weights(whole, one))];
    match one.figures.is_empty() {
        true => blocks.push(paragraph("No question is answered by all of them in a way that could be set side by side, so nothing is taken together.")),
        false => blocks.push(shares(whole, one, &id)),
    }
    Section { title, ..section(&id, "", blocks) }
}

fn weights(whole: &Comparison<'_, '_>, one: &Combined) -> String {
    let of = |(part, [least, most]): (&usize, &[Exact; 2])| {
        let name = &whole.entries[*part].inspection.provider.name;
        match least == most {
            true => format!("{name} {}", percent_text(least)),
            false => format!(
                "{name} {percent} to {percent_2}",
                percent = percent_text(least),
                percent_2 = percent_text(most)
            ),
        }
    };
    let weights: Vec<String> = one.parts.iter().zip(&one.weights).map(of).collect();
    let mut said = format!("Weights: {weights}.", weights = weights.join(", "));
    if !one.missing.is_empty() {
        let names: Vec<&str> = one.missing.iter().map(String::as_str).collect();
        said.push_str(&format!(" Not among them, though of the same work: {}.", list(&names)));
    }
    said
}

fn shares(whole: &Comparison<'_, '_>, one: &Combined, id: &str) -> Block {
    let number = |entry: usize| (entry + 1).to_string();
    let is_later = one.parts.iter().all(|part| *part > one.whole);
    let mut columns =
        vec!["Question".to_owned(), "Under".to_owned(), format!("Share of {whole}", whole = number(one.whole))];
    columns.extend(one.parts.iter().map(|part| format!("Share of {level}", level = number(*part))));
    columns.extend(["Together".to_owned(), "Difference".to_owned()]);
    let row = |figure: &QuestionCombined| {
        let framework = whole.entries[one.whole].under.iter().find(|judged| judged.framework.id == figure.framework);
        let question = framework.map(|judged| &judged.framework.questions[figure.question]);
        let name = question.map_or_else(String::new, |question| format!("{} {}", question.id, question.title.en));
        let (first, second) = (value(figure.compared.a()), value(figure.compared.b()));
        let (alone, together) = if is_later { (first, second) } else { (second, first) };
        let mut cells = vec![name, figure.framework.clone(), alone];
        cells.extend(figure.parts.iter().map(|part| share_text(part.point.as_ref(), &part.limits)));
        cells.extend([together, figure.compared.difference().map(difference).unwrap_or_default()]);
        cells
    };
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let notes = vec!["Difference: the later less the earlier, in points; at least and at most. It holds what is unknown and what is not known of the weights, and no sampling.".to_owned()];
    table(&format!("{id}-table"), "", &columns, one.figures.iter().map(row).collect(), notes)
}
