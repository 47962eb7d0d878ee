//! A sample that is still to be drawn: how large it must be, and how often it would rate a body wrongly (semantics 6.7).

use assize_analysis::{Plan, PlannedPart, PlannedRatings, PlannedShare, SampleSize, Whose};
use assize_framework::{Band, Compare};
use assize_model::{Exact, Status, ratio};
use assize_report::{ANNEXES, Audience, Block, Cell, Column, Kind, MainPoint, Report, Section, Table};
use assize_scoring::Outcome;

use crate::cells;
use crate::figures::{self, given_text, of_text, percent_text, whole_text};
use crate::frameworks::decimal;
use crate::words::list;

/// A report of how many must be drawn, how closely parts of the sample are known, and how often a body would be rated wrongly.
pub fn plan(plan: &Plan<'_>, audience: Audience) -> Report {
    let drawn = drawn_text(plan.sample, plan.eligible);
    let settled = plan.is_settled.then(|| Block::paragraph(format!("What follows is for a sample of {drawn}.")));
    let size = Section::new("size", "How many").block(sizes(plan)).blocks(settled).block(grid(plan));
    let parts = Section::new("parts", "Questions that are asked of a part of them")
        .block(Block::paragraph("A question that is asked of only some of them rests on fewer. Its part of the sample represents the same part of those eligible, and its share is known less closely."))
        .block(parts(plan));
    let ratings = Section::new("ratings", "How often a body would be rated wrongly");
    let ratings = if plan.ratings.is_empty() {
        ratings.block(Block::paragraph(format!(
            "{} rates nothing by its share of units, so that no edge can be missed.",
            plan.framework.id
        )))
    } else {
        ratings
            .block(Block::paragraph(format!("For a sample of {drawn}: how often chance alone would put what is found into another band than the true share of all that are eligible. Nothing here is about a body that has been inspected.")))
            .blocks(distances(plan))
    };
    let by_share = Section::new("true-shares", "Rated wrongly, by the true share")
            .blocks(plan.ratings.iter().any(|one| one.key_questions > 1).then(|| Block::paragraph("The lowest of several key questions is taken with the same true share in all of them, each asked of every unit, and what is found in them taken as independent. Where findings about the same units are related, the truth lies between the table for one and the one for all of them. It is what taking the lowest does; it is not an error.")))
            .blocks(plan.ratings.iter().enumerate().map(|(index, one)| true_shares(plan, index, one)))
            .block(chances(plan));
    let last = match plan.has_own_shares {
        true => by_share,
        false => Section::new(ANNEXES, "Annexes").sections([by_share]),
    };
    let last = (!plan.ratings.is_empty()).then_some(last);
    // What was asked for may be what the inspectorate did, and is then said once.
    let is_same =
        |one: &SampleSize, other: &SampleSize| (&one.confidence, &one.margin) == (&other.confidence, &other.margin);
    let is_other = |(whose, size): &&(Whose, SampleSize)| {
        let mut others = plan.sizes.iter().filter(|(other, _)| other != whose);
        !matches!(whose, Whose::Asked) || !others.any(|(_, other)| is_same(size, other))
    };
    Report {
        main_points: plan.sizes.iter().filter(is_other).map(|(whose, size)| enough(plan, *whose, size)).collect(),
        sections: [size, parts, ratings].into_iter().chain(last).collect(),
        ..Report::new(Kind::Plan, audience, format!("A sample from {} eligible", whole_text(plan.eligible)))
    }
}

/// "A sample of 241 of 640 (38%) gives a share within 5 points at 95% confidence."
fn enough(plan: &Plan<'_>, whose: Whose, size: &SampleSize) -> MainPoint {
    let whose = match whose {
        Whose::Asked => String::new(),
        Whose::Inspectorate => ", as the inspectorate drew its samples".to_owned(),
        Whose::Framework => format!(", as {} says", plan.framework.id),
    };
    let text = format!(
        "A sample of {} ({}) gives a share within {} at {} confidence{whose}.",
        of_text(size.sample, plan.eligible),
        percent_text(&ratio(size.sample, plan.eligible)),
        points_text(&size.margin),
        given_text(&size.confidence)
    );
    MainPoint::new(text)
}

/// "241 of 640, 38%".
fn drawn_text(sample: u64, eligible: u64) -> String {
    format!("{}, {}", of_text(sample, eligible), percent_text(&ratio(sample, eligible)))
}

/// "5 points".
fn points_text(points: &Exact) -> String {
    format!("{} {}", decimal(points), if *points == ratio(1, 1) { "point" } else { "points" })
}

fn given(percent: &Exact) -> Cell {
    Cell::number(figures::hundredths(percent), given_text(percent))
}

/// What was asked for and what the inspectorate planned for, side by side.
fn sizes(plan: &Plan<'_>) -> Table {
    let mut table = Table::new("sizes", "").columns([
        Column::text("title", "Whose"),
        Column::text("known", "A share is known"),
        Column::share("drawn", "To be drawn"),
        Column::text("whose", "Whose wish").for_scripts(),
        Column::number("confidence", "Confidence").unit("per cent").for_scripts(),
        Column::number("margin", "Margin").unit("percentage points").for_scripts(),
    ]);
    for (whose, SampleSize { confidence, margin, sample }) in &plan.sizes {
        let (title, whose) = match whose {
            Whose::Asked => ("As `--confidence` and `--margin` say".to_owned(), "asked"),
            Whose::Inspectorate => ("As the inspectorate drew its samples".to_owned(), "inspectorate"),
            Whose::Framework => (format!("As {} says", plan.framework.id), "framework"),
        };
        table.row(vec![
            Cell::text(title),
            Cell::text(format!("within {} at {}", points_text(margin), given_text(confidence))),
            cells::counted_as(*sample, plan.eligible, drawn_text(*sample, plan.eligible)),
            Cell::text(whose),
            given(confidence),
            Cell::number(figures::hundredths(margin), points_text(margin)),
        ]);
    }
    table.note("At a share of one half, where it takes most; a simple random sample, rounded up.");
    table.note("80% and 5 points: assumed, guidance of the 2018 programme as generally known.");
    table
}

fn grid(plan: &Plan<'_>) -> Table {
    let mut table = Table::new("grid", "To be drawn, by confidence and margin")
        .column(Column::number("confidence", "Confidence").unit("per cent"));
    for SampleSize { margin, .. } in plan.grid.first().into_iter().flatten() {
        let id = format!("within_{}", decimal(margin).replace('.', "_"));
        table = table.column(Column::share(id, points_text(margin)));
    }
    for row in &plan.grid {
        let sizes = row.iter().map(|size| cells::counted_as(size.sample, plan.eligible, whole_text(size.sample)));
        table.row(row.first().map(|size| given(&size.confidence)).into_iter().chain(sizes).collect());
    }
    table
}

fn parts(plan: &Plan<'_>) -> Table {
    let mut table = Table::new("parts", "").with_id("parts-table").columns([
        Column::number("part", "Asked of").unit("per cent"),
        Column::count("eligible", "Eligible").unit("units"),
        Column::count("sample", "In the sample").unit("units"),
    ]);
    for (confidence, _) in plan.parts.iter().take(1).flat_map(|part| &part.margins) {
        let title = format!("Within, at {}", given_text(confidence));
        table =
            table.column(Column::number(format!("margin_{}", decimal(confidence)), title).unit("percentage points"));
    }
    for PlannedPart { percent, eligible, sample, margins } in &plan.parts {
        let margins = margins.iter().map(|(_, margin)| cells::or(margin.map(cells::within), "none drawn"));
        let start = [given(&ratio(*percent, 1)), cells::count(*eligible), cells::count(*sample)];
        table.row(start.into_iter().chain(margins).collect());
    }
    table
}

/// For each band, the most that are rated wrongly at each distance from the nearest edge.
fn distances(plan: &Plan<'_>) -> Vec<Table> {
    let of_band = |(index, ratings): (usize, &[PlannedRatings<'_>])| {
        let name = ratings.first().map_or("", |one| one.name);
        let title = format!("Rated wrongly at most, by how far the true share is from an edge of the band {name}");
        let mut table = Table::new("distances", title)
            .with_id(format!("distances-{}", index + 1))
            .column(Column::text("title", "True share"))
            .columns(ratings.iter().map(|one| {
                let heading = match one.key_questions {
                    1 => "One alone".to_owned(),
                    many => format!("Lowest of {many}"),
                };
                Column::number(format!("wrongly_{}", one.key_questions), heading).unit("per cent")
            }))
            .columns([
                Column::text("band", "Band").for_scripts(),
                Column::count("distance", "Distance").unit("percentage points").for_scripts(),
            ]);
        let most: Vec<_> = ratings.iter().map(PlannedRatings::most_wrongly).collect();
        for (row, (points, _)) in most.first().into_iter().flatten().enumerate() {
            let title = if *points == 0 { "on an edge".to_owned() } else { format!("{points} points from it") };
            let found = most.iter().map(|of_one| cells::or(of_one[row].1.map(cells::chance), "no such share"));
            let whose = [Cell::text(name), cells::count(*points)];
            table.row([Cell::text(title)].into_iter().chain(found).chain(whose).collect());
        }
        table
    };
    plan.ratings.chunk_by(|one, next| one.name == next.name).enumerate().map(of_band).collect()
}

/// Every true share, and how likely each rating is.
fn true_shares(plan: &Plan<'_>, index: usize, one: &PlannedRatings<'_>) -> Table {
    let (framework, level) = (plan.framework, &plan.framework.question_level);
    let ids: Vec<&str> = one.nodes.iter().map(|node| node.id.as_str()).collect();
    let title = match one.key_questions {
        1 => format!("One {level} alone"),
        many => format!("The lowest of {many} {level}s: {}", list(&ids)),
    };
    let of_rating = |rating: &assize_framework::Rating| {
        Column::number(rating.name.replace('-', "_"), rating.title.en.clone()).unit("per cent")
    };
    let mut table = Table::new("true-shares", title)
        .with_id(format!("true-shares-{}", index + 1))
        .columns([
            Column::number("true_share", "True share").unit("per cent"),
            Column::count("true_count", format!("Of {}", whole_text(plan.eligible))).unit("units"),
            Column::rating("true_rating", "Truly"),
        ])
        .columns(framework.ratings.iter().map(of_rating))
        .columns([
            Column::number("wrongly", "Rated wrongly").unit("per cent"),
            Column::number("too_low", "Rated too low").unit("per cent").for_scripts(),
            Column::number("too_high", "Rated too high").unit("per cent").for_scripts(),
            Column::text("band", "Band").for_scripts(),
            Column::text("compare", "Compared").for_scripts(),
            Column::text("edges", "Edges").unit("per cent").for_scripts(),
            Column::text("status", "Status of the edges").for_scripts(),
            Column::count("key_questions", "Key questions").unit("questions").for_scripts(),
            Column::refs("nodes", "Rated so").for_scripts(),
        ]);
    let Band { edges, compare, origin, .. } = one.band;
    let (compare, compared) = match compare {
        Compare::Printed => ("printed", "the whole per cent as printed"),
        Compare::Exact => ("exact", "the exact share"),
    };
    let status = origin.status.map(Status::word);
    let edge_numbers: Vec<String> = edges.iter().map(decimal).collect();
    for share in &one.shares {
        let PlannedShare { wrongly, too_low, too_high, .. } = share;
        let start = [
            given(&share.share),
            cells::count(share.sufficient),
            cells::rating(framework, Outcome::Rated(share.rating)),
        ];
        let chances = share.chances.iter().chain([wrongly, too_low, too_high]).map(|chance| cells::chance(*chance));
        let whose = [
            Cell::text(one.name),
            Cell::text(compare),
            Cell::text(edge_numbers.join(" ")),
            cells::or(status, "not given"),
            cells::count(one.key_questions as u64),
            cells::refs_or(ids.iter().copied(), "one question alone"),
        ];
        table.row(start.into_iter().chain(chances).chain(whose).collect());
    }
    let known = status.map(|status| format!(" ({status})")).unwrap_or_default();
    table.note(format!("Edges {}{known}, compared with {compared}.", list(edges.iter().map(given_text))));
    table
}

/// The same for scripts: a row for each true share, number of key questions and rating that may come of it.
fn chances(plan: &Plan<'_>) -> Table {
    let mut table = Table::new("chances", "Chances").columns([
        Column::count("eligible", "Eligible").unit("units").for_scripts(),
        Column::count("sample", "In the sample").unit("units").for_scripts(),
        Column::text("plan_framework", "Framework").for_scripts(),
        Column::text("band", "Band").for_scripts(),
        Column::count("key_questions", "Key questions").unit("questions").for_scripts(),
        Column::number("true_share", "True share").unit("per cent").for_scripts(),
        Column::count("true_count", "Sufficient of those eligible").unit("units").for_scripts(),
        Column::rating("true_rating", "Truly").for_scripts(),
        Column::rating("found_rating", "Found").for_scripts(),
        Column::number("chance", "Chance").unit("per cent").for_scripts(),
    ]);
    let rating = |rating| cells::rating(plan.framework, Outcome::Rated(rating));
    for (one, share) in plan.ratings.iter().flat_map(|one| one.shares.iter().map(move |share| (one, share))) {
        for (found, chance) in share.chances.iter().enumerate() {
            table.row(vec![
                cells::count(plan.eligible),
                cells::count(plan.sample),
                Cell::text(&plan.framework.id),
                Cell::text(one.name),
                cells::count(one.key_questions as u64),
                given(&share.share),
                cells::count(share.sufficient),
                rating(share.rating),
                rating(found),
                cells::chance(*chance),
            ]);
        }
    }
    table
}
