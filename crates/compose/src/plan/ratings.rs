//! How often a body would be rated wrongly.

use std::collections::BTreeMap;

use assize_framework::{Band, Compare, Rollup};
use assize_model::{Exact, Status, ratio, whole_half_up};
use assize_report::{Block, Cell, Column, PlanChance, PlanRatings, PlanRow, Row, RowKind, Table};
use assize_scoring::least_for_each_rating;
use assize_stats::{chances, chances_of_lowest, hundredths};
use num_traits::ToPrimitive;

use super::{PlanWanted, drawn_text, ids, paragraph, table};
use crate::figures::{self, chance_text, given_text, of_hundredths, whole_text};
use crate::{cells, words};

/// How far from an edge true shares are looked at, in points.
const DISTANCES: [u64; 4] = [0, 2, 5, 10];

/// For each band that rates a node by its share: one question, then the lowest of as many as its nodes have.
pub(super) fn ratings(wanted: &PlanWanted<'_>, sample: u64) -> Vec<PlanRatings> {
    let framework = wanted.framework;
    let mut all = Vec::new();
    for (index, (_, band)) in framework.bands.iter().enumerate() {
        let rated = |node: &&assize_framework::Node| node.band == Some(index);
        if !framework.nodes.iter().any(|node| rated(&node)) {
            continue;
        }
        let mut by_number: BTreeMap<usize, Vec<String>> = BTreeMap::from([(1, Vec::new())]);
        for node in framework.nodes.iter().filter(rated).filter(|node| node.rollup == Some(Rollup::Lowest)) {
            let questions = node.questions.iter().filter(|question| framework.questions[**question].scored).count();
            // The lowest of nodes is not that of single questions.
            if questions > 0 && node.children.is_empty() {
                by_number.entry(questions).or_default().push(node.id.clone());
            }
        }
        let of = |(key_questions, nodes)| PlanRatings {
            band: band.name.clone(),
            compare: match band.compare {
                Compare::Exact => "exact".to_owned(),
                Compare::Printed => "printed".to_owned(),
            },
            edges: band.edges.iter().map(figures::hundredths).collect(),
            status: band.status.map(Status::word).map(str::to_owned),
            key_questions,
            nodes,
            rows: shares(wanted, band)
                .iter()
                .filter_map(|share| row(wanted, band, sample, key_questions, share))
                .collect(),
        };
        all.extend(by_number.into_iter().map(of));
    }
    all
}

/// The true shares that are looked at: those around each edge, and those asked for.
fn shares(wanted: &PlanWanted<'_>, band: &Band) -> Vec<Exact> {
    let around = |edge: &Exact| DISTANCES.map(|points| [edge - ratio(points, 1), edge + ratio(points, 1)]);
    let mut shares: Vec<Exact> = band.edges.iter().flat_map(|edge| around(edge).into_iter().flatten()).collect();
    shares.extend(wanted.shares.iter().cloned());
    shares.retain(|share| (ratio(0, 1)..=ratio(100, 1)).contains(share));
    shares.sort();
    shares.dedup();
    shares
}

fn row(wanted: &PlanWanted<'_>, band: &Band, sample: u64, key_questions: usize, share: &Exact) -> Option<PlanRow> {
    let sufficient = whole_half_up(&(share * ratio(wanted.eligible, 100))).to_u64()?;
    let truth = least_for_each_rating(band, wanted.eligible).iter().filter(|least| **least <= sufficient).count();
    let of_one = chances(sufficient, wanted.eligible, sample, &least_for_each_rating(band, sample))?;
    let likely = chances_of_lowest(&of_one, u32::try_from(key_questions).ok()?);
    let (low, high) = (likely[..truth].iter().sum::<f64>(), likely[truth + 1..].iter().sum::<f64>());
    let chance = |(chance, rating): (&f64, &assize_framework::Rating)| PlanChance {
        rating: rating.name.clone(),
        number: of_hundredths(hundredths(*chance)),
        text: chance_text(hundredths(*chance)),
    };
    Some(PlanRow {
        share: figures::hundredths(share),
        sufficient,
        rating: wanted.framework.ratings[truth].name.clone(),
        chances: likely.iter().zip(&wanted.framework.ratings).map(chance).collect(),
        wrongly: of_hundredths(hundredths([low, high].iter().sum())),
        too_low: of_hundredths(hundredths(low)),
        too_high: of_hundredths(hundredths(high)),
    })
}

/// What it rests on, and how it hangs on the distance from an edge.
pub(super) fn blocks(wanted: &PlanWanted<'_>, sample: u64, ratings: &[PlanRatings]) -> Vec<Block> {
    let mut blocks = vec![paragraph(format!(
        "For a sample of {drawn}: how often chance alone would put what is found into another band than the true share of all that are eligible. Nothing here is about a body that has been inspected.",
        drawn = drawn_text(sample, wanted.eligible)
    ))];
    let mut bands: Vec<&str> = ratings.iter().map(|one| one.band.as_str()).collect();
    bands.dedup();
    for (index, band) in bands.iter().enumerate() {
        let of_band: Vec<&PlanRatings> = ratings.iter().filter(|one| one.band == *band).collect();
        blocks.extend(wanted.framework.bands.get(*band).map(|band| distances(index, wanted, band, &of_band)));
    }
    if ratings.iter().any(|one| one.key_questions > 1) {
        blocks.push(paragraph("The lowest of several key questions is taken with the same true share in all of them, each asked of every unit, and what is found in them taken as independent. Where findings about the same units hang together, the truth lies between the table for one and the one for all of them. It is what taking the lowest does; it is no error.".to_owned()));
    }
    blocks
}

/// The most that are rated wrongly at each distance from the nearest edge.
fn distances(index: usize, wanted: &PlanWanted<'_>, band: &Band, ratings: &[&PlanRatings]) -> Block {
    let shares = shares(wanted, band);
    let nearest = |share: &Exact| {
        let far = |edge: &Exact| if edge < share { share - edge } else { edge - share };
        band.edges.iter().map(far).min()
    };
    let at = |points: u64, one: &PlanRatings| {
        let rows = shares.iter().zip(&one.rows).filter(|(share, _)| nearest(share) == Some(ratio(points, 1)));
        rows.map(|(_, row)| row.wrongly).max_by(f64::total_cmp)
    };
    let rows = DISTANCES.into_iter().map(|points| {
        let name = match points {
            0 => "on the edge".to_owned(),
            _ => format!("{points} points"),
        };
        let found = ratings.iter().map(|one| at(points, one).map_or("-".to_owned(), figures::chance_of));
        Row { figure: None, kind: RowKind::Body, cells: std::iter::once(name).chain(found).map(Cell::text).collect() }
    });
    let headings = std::iter::once("From the nearest edge".to_owned()).chain(ratings.iter().map(|one| short(one)));
    table(
        format!("distances-{}", index + 1),
        format!(
            "Rated wrongly at most, by how far the true share is from an edge of the band {name}",
            name = band.name
        ),
        headings.collect(),
        rows.collect(),
        Vec::new(),
    )
}

/// Every true share, and how likely each rating is.
pub(super) fn table_of(wanted: &PlanWanted<'_>, index: usize, one: &PlanRatings) -> Block {
    let framework = wanted.framework;
    let rating = |name: &str| framework.rating(name).map_or(name, |rating| words::rating(framework, rating)).to_owned();
    let of_all = format!("Of {}", whole_text(wanted.eligible));
    let headings = ["True share".to_owned(), of_all, "Truly".to_owned()].into_iter();
    let headings = headings.chain(framework.ratings.iter().map(|one| one.title.en.clone()));
    let headings = headings.chain(["Rated wrongly".to_owned()]).collect();
    let shares = framework.bands.get(&one.band).map(|band| shares(wanted, band)).unwrap_or_default();
    let row = |(share, row): (&Exact, &PlanRow)| {
        let chances = row.chances.iter().map(|chance| chance.text.clone());
        let cells = [given_text(share), whole_text(row.sufficient), rating(&row.rating)]
            .into_iter()
            .chain(chances)
            .chain([figures::chance_of(row.wrongly)]);
        Row { figure: None, kind: RowKind::Body, cells: cells.map(Cell::text).collect() }
    };
    let compared = match one.compare.as_str() {
        "printed" => "the whole per cent as printed",
        _ => "the exact share",
    };
    let edges: Vec<String> = framework.bands[&one.band].edges.iter().map(given_text).collect();
    let edges: Vec<&str> = edges.iter().map(String::as_str).collect();
    let known = one.status.as_ref().map(|status| format!(" ({status})")).unwrap_or_default();
    let notes = vec![format!("Edges {edges}{known}, compared with {compared}.", edges = words::list(&edges))];
    let level = &framework.question_level;
    let title = match one.key_questions {
        1 => format!("One {level} alone"),
        many => format!("The lowest of {many} {level}s: {ids}", ids = ids(&one.nodes)),
    };
    table(format!("ratings-{}", index + 1), title, headings, shares.iter().zip(&one.rows).map(row).collect(), notes)
}

/// The same for scripts: a row for each true share, number of key questions and rating that may come of it.
pub(super) fn chances_table(wanted: &PlanWanted<'_>, sample: u64, ratings: &[PlanRatings]) -> Table {
    let mut table = Table::new("chances", "Chances").columns([
        Column::count("eligible", "Eligible").unit("units").for_scripts(),
        Column::count("sample", "In the sample").unit("units").for_scripts(),
        Column::text("plan_framework", "Framework").for_scripts(),
        Column::text("band", "Band").for_scripts(),
        Column::count("key_questions", "Key questions").unit("questions").for_scripts(),
        Column::number("true_share", "True share").unit("per cent").for_scripts(),
        Column::count("true_count", "Sufficient of those eligible").unit("units").for_scripts(),
        Column::text("true_rating", "Truly").for_scripts(),
        Column::text("found_rating", "Found").for_scripts(),
        Column::number("chance", "Chance").unit("per cent").for_scripts(),
    ]);
    for one in ratings {
        for row in &one.rows {
            for chance in &row.chances {
                table.row(vec![
                    cells::count(wanted.eligible),
                    cells::count(sample),
                    Cell::text(&wanted.framework.id),
                    Cell::text(&one.band),
                    cells::count(one.key_questions as u64),
                    Cell::number(row.share, row.share.to_string()),
                    cells::count(row.sufficient),
                    Cell::text(&row.rating),
                    Cell::text(&chance.rating),
                    Cell::number(chance.number, &chance.text),
                ]);
            }
        }
    }
    table
}

fn short(one: &PlanRatings) -> String {
    match one.key_questions {
        1 => "One alone".to_owned(),
        many => format!("Lowest of {many}"),
    }
}
