//! A body whose work was divided, and those who took it over taken together.

use assize_analysis::{Combined, Comparison, QuestionCombined};
use assize_model::{Exact, Limit};
use assize_report::{Block, Cell, Column, Section, Table};
use assize_scoring::{Figure, Limits};

use super::theme;
use crate::figures::percent_text;
use crate::words::list;
use crate::{cells, comparability};

/// A table for every body whose work was divided, or that took over from several; nothing where there is no such body.
pub(crate) fn combined(whole: &Comparison<'_, '_>) -> Option<Section> {
    let sections: Vec<Section> = whole.combined.iter().map(|one| of_one(whole, one)).collect();
    let lead = "What several bodies come to together is a weighted mean of their shares. The weights have to be given: without them it is known only that the mean is between the lowest and the highest share. Ratings are never taken together.";
    (!sections.is_empty()).then(|| {
        Section::new("combined", "Bodies whose work was divided").block(Block::paragraph(lead)).sections(sections)
    })
}

fn of_one(whole: &Comparison<'_, '_>, one: &Combined) -> Section {
    let (body, parts) = (whole.entries[one.whole].inspection, &one.parts);
    let titles: Vec<&str> = parts.iter().map(|part| whole.entries[*part].inspection.title.as_str()).collect();
    let id = format!("combined-{}-{}", body.id, whole.entries[parts[0]].inspection.id);
    let title = format!("{}; together: {}", body.title, list(&titles));
    let section =
        Section::new(&id, title).block(Block::paragraph(in_words(whole, one))).block(weights(whole, one, &id));
    match one.figures.is_empty() {
        true => section.block(Block::paragraph("No question is answered by all of them in a way that could be set side by side, so nothing is taken together.")),
        false => section.block(shares(whole, one, &id)),
    }
}

fn in_words(whole: &Comparison<'_, '_>, one: &Combined) -> String {
    let of = |(part, [least, most]): (&usize, &[Exact; 2])| {
        let name = &whole.entries[*part].inspection.provider.name;
        let (least, most) = (percent_text(least), percent_text(most));
        if least == most { format!("{name} {least}") } else { format!("{name} {least} to {most}") }
    };
    let weights: Vec<String> = one.parts.iter().zip(&one.weights).map(of).collect();
    let mut said = format!("Weights: {}.", weights.join(", "));
    if !one.missing.is_empty() {
        said.push_str(&format!(" Not among them, though of the same work: {}.", list(&one.missing)));
    }
    said
}

/// What each part weighs, for scripts: readers have it in a sentence.
fn weights(whole: &Comparison<'_, '_>, one: &Combined, id: &str) -> Table {
    let mut table = Table::new("weights", "What each body weighs").of(id).columns([
        Column::text("whole", "Inspection of the one body").for_scripts(),
        Column::text("part", "Inspection of a part").for_scripts(),
        Column::text("body", "Body").for_scripts(),
        Column::share("weight", "Weight").for_scripts(),
    ]);
    let whole_id = &whole.entries[one.whole].inspection.id;
    for (part, [least, most]) in one.parts.iter().zip(&one.weights) {
        let part = whole.entries[*part].inspection;
        let [low, high] = [least, most].map(|end| Limit::closed(end.clone()));
        let point = (least == most).then(|| least.clone());
        let weight = cells::unnamed(&Figure { point, ..Figure::of_limits(Limits { low, high }) });
        let names = [whole_id, &part.id, &part.provider.name].map(Cell::text);
        table.row(names.into_iter().chain([weight.into()]).collect());
    }
    for missing in &one.missing {
        let nothing = || Cell::empty("no inspection of it is here");
        table.row(vec![Cell::text(whole_id), nothing(), Cell::text(missing), nothing()]);
    }
    table
}

fn shares(whole: &Comparison<'_, '_>, one: &Combined, id: &str) -> Table {
    let share = |id: String, entry: usize| Column::share(id, format!("Share of {}", entry + 1));
    let mut table = Table::new("combined", "")
        .with_id(format!("{id}-table"))
        .column(Column::text("title", "Question"))
        .column(Column::text("framework", "Under"))
        .column(share("whole".to_owned(), one.whole))
        .columns(one.parts.iter().zip(1..).map(|(part, number): (_, usize)| share(format!("part_{number}"), *part)))
        .column(Column::share("together", "Together"))
        .column(Column::number("difference", "Difference").unit("percentage points"))
        .columns(["id", "theme"].map(|id| Column::text(id, crate::scorecard::capital(id)).for_scripts()))
        .columns(comparability::columns());
    one.figures.iter().for_each(|figure| row(whole, one, figure, &mut table));
    table.note("Difference: the later less the earlier, in points; at least and at most. It holds what is unknown and what is not known of the weights, and no sampling.");
    table
}

fn row(whole: &Comparison<'_, '_>, one: &Combined, figure: &QuestionCombined, table: &mut Table) {
    let Some(judged) = whole.entries[one.whole].under(&figure.framework) else { return };
    let question = judged.card.question(figure.question);
    let is_later = one.parts.iter().all(|part| *part > one.whole);
    let together = if is_later { figure.compared.b() } else { figure.compared.a() };
    let mut cells = vec![Cell::text(question.title()), Cell::text(&figure.framework), cells::bounded(question)];
    cells.extend(figure.parts.iter().map(|part| cells::unnamed(part).into()));
    cells.push(cells::unnamed(together).into());
    cells.push(cells::difference(&figure.compared));
    cells.extend([Cell::text(question.id()), theme(&figure.part.theme)]);
    cells.extend(comparability::cells(figure.compared.verdict()));
    table.figure(question.name(), cells);
}
