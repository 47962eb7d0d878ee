//! Where a report and the same derived again part.

use assize_report::{Block, Cell, Chart, Figure, Form, Input, Report, Section, Table};

/// The first thing in which the report made again differs, in words; `None` where they are the same.
pub(crate) fn first_difference(there: &Report, again: &Report) -> Option<String> {
    if there == again {
        return None;
    }
    let found = inputs(there, again)
        .or_else(|| sections(&there.sections, &again.sections))
        .or_else(|| head(there, again))
        .or_else(|| derivations(there, again));
    Some(found.unwrap_or_else(|| "what it has for scripts".to_owned()))
}

fn head(there: &Report, again: &Report) -> Option<String> {
    let parts = [
        (there.title != again.title, "the title"),
        (there.notices != again.notices, "what stands first in it"),
        (there.audience != again.audience, "who may see it"),
        (there.standing != again.standing, "how far it has come"),
        (there.glossary != again.glossary, "the glossary"),
    ];
    parts.into_iter().find(|(differs, _)| *differs).map(|(_, what)| what.to_owned())
}

/// What it was made from, first of all: other inputs explain every other difference.
fn inputs(there: &Report, again: &Report) -> Option<String> {
    let (there, again) = (there.provenance.as_ref()?, again.provenance.as_ref()?);
    if there.program != again.program {
        return Some(format!("the program: `{}` then, `{}` now", there.program, again.program));
    }
    let changed = |there: &[Input], again: &[Input]| {
        let is_other = |one: &&Input| !again.contains(one);
        let one = there.iter().find(is_other).or_else(|| again.iter().find(|one| !there.contains(one)))?;
        let is_there = |all: &[Input]| all.iter().any(|known| known.name == one.name);
        Some(match (is_there(there), is_there(again)) {
            (true, true) => format!("`{}` has changed since", one.name),
            (true, false) => format!("`{}` was read then, and is not now", one.name),
            (false, _) => format!("`{}` is read now, and was not then", one.name),
        })
    };
    changed(&there.inputs, &again.inputs)
        .or_else(|| changed(&there.frameworks, &again.frameworks))
        .or_else(|| (there.options != again.options).then(|| "what was asked for".to_owned()))
        .or_else(|| (there.writers != again.writers).then(|| "the libraries that lay it out".to_owned()))
}

fn sections(there: &[Section], again: &[Section]) -> Option<String> {
    for (one, other) in there.iter().zip(again) {
        if one.id != other.id || one.title != other.title {
            return Some(format!("the section `{}`, which is `{}` now", one.title, other.title));
        }
        for (block, now) in one.blocks.iter().zip(&other.blocks) {
            if block != now {
                return Some(in_block(block, now).unwrap_or_else(|| format!("the section `{}`", one.title)));
            }
        }
        if one.blocks.len() != other.blocks.len() {
            return Some(format!("the section `{}`", one.title));
        }
        if let Some(inner) = sections(&one.sections, &other.sections) {
            return Some(inner);
        }
    }
    let longer = if there.len() > again.len() { there } else { again };
    longer.get(there.len().min(again.len())).map(|section| format!("the section `{}`", section.title))
}

fn in_block(there: &Block, again: &Block) -> Option<String> {
    match (there, again) {
        (Block::Table(one), Block::Table(other)) => in_table(one, other),
        (Block::Chart(one), Block::Chart(other)) => in_chart(one, other),
        (Block::KeyFigures { figures: one }, Block::KeyFigures { figures: other }) => {
            one.iter().zip(other).find_map(|(one, other)| in_figure(&one.figure, &other.figure))
        }
        (Block::Items { items: one }, Block::Items { items: other }) => {
            one.iter().zip(other).find_map(|(one, other)| in_cell(&one.value, &other.value))
        }
        (_, _) => None,
    }
}

fn in_chart(there: &Chart, again: &Chart) -> Option<String> {
    let drawn = |chart: &Chart| -> Vec<Figure> {
        match &chart.form {
            Form::Bars { bars, .. } => bars.iter().map(|bar| bar.figure.clone()).collect(),
            Form::Dots { dots, .. } => dots.iter().map(|dot| dot.figure.clone()).collect(),
            Form::Slope { lines, .. } => {
                lines.iter().flat_map(|line| line.points.iter().flatten()).map(|point| point.figure.clone()).collect()
            }
            Form::Funnel(funnel) => funnel.points.iter().map(|point| point.figure.clone()).collect(),
            Form::Strip { .. } | Form::Waterfall { .. } => Vec::new(),
        }
    };
    in_table(&there.table, &again.table)
        .or_else(|| drawn(there).iter().zip(&drawn(again)).find_map(|(one, other)| in_figure(one, other)))
        .or_else(|| Some(format!("the chart `{}`", there.finding)))
}

fn in_table(there: &Table, again: &Table) -> Option<String> {
    let cells = |table: &Table| table.rows.iter().flat_map(|row| row.cells.clone()).collect::<Vec<_>>();
    let found = cells(there).iter().zip(&cells(again)).find_map(|(one, other)| in_cell(one, other));
    found.or_else(|| (there != again).then(|| format!("the table `{}`", there.id)))
}

fn in_cell(there: &Cell, again: &Cell) -> Option<String> {
    match (there, again) {
        (Cell::Figure(one), Cell::Figure(other)) => in_figure(one, other),
        (one, other) if one != other => Some(format!("`{}`, which is `{}` now", one.words(), other.words())),
        (_, _) => None,
    }
}

fn in_figure(there: &Figure, again: &Figure) -> Option<String> {
    match there == again {
        true => None,
        false if there.id != again.id => {
            Some(format!("the figure `{}`, in whose place is `{}` now", there.id, again.id))
        }
        false if there.text != again.text => {
            Some(format!("the figure `{}`: `{}` there, `{}` now", there.id, there.text, again.text))
        }
        false => Some(format!("the figure `{}`, beneath what is printed of it", there.id)),
    }
}

fn derivations(there: &Report, again: &Report) -> Option<String> {
    let mut pairs = there.derivations.iter().zip(&again.derivations);
    let other = pairs.find(|(one, other)| one != other).map(|(one, _)| one.figure.clone());
    let other = other.or_else(|| {
        let (a, b) = (&there.derivations, &again.derivations);
        let longer = if a.len() > b.len() { a } else { b };
        longer.get(a.len().min(b.len())).map(|one| one.figure.clone())
    });
    other.map(|figure| format!("the derivation of `{figure}`"))
}

#[cfg(test)]
mod tests {
    use assize_report::golden::everything;
    use assize_report::{Block, Cell, Provenance};

    use super::first_difference;

    #[test]
    fn the_first_difference_is_named() {
        let there = everything();
        assert_eq!(first_difference(&there, &there), None);
        let mut again = there.clone();
        again.glossary.clear();
        assert_eq!(first_difference(&there, &again).as_deref(), Some("the glossary"));
        let Block::Table(table) = &mut again.sections[1].blocks[1] else { panic!("the golden table is there") };
        let Cell::Figure(figure) = &mut table.rows[1].cells[1] else { panic!("and its figure") };
        figure.text = "34%".to_owned();
        let said = first_difference(&there, &again);
        assert_eq!(said.as_deref(), Some("the figure `golden/g/known`: `33.17%` there, `34%` now"));
        again.provenance = Some(Provenance { program: "assize, another".to_owned(), ..Provenance::default() });
        let said = first_difference(&there, &again);
        assert_eq!(said.as_deref(), Some("the program: `assize, golden` then, `assize, another` now"));
        let mut shorter = there.clone();
        shorter.derivations.clear();
        assert_eq!(first_difference(&there, &shorter).as_deref(), Some("the derivation of `golden/g/key`"));
        shorter.inspections.clear();
        shorter = there.clone();
        shorter.sections.pop();
        assert_eq!(first_difference(&there, &shorter).as_deref(), Some("the section `Charts`"));
    }
}
