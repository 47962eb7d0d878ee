//! How a sample was drawn again, in a table and in a sentence.

use assize_analysis::{DrawnPart, SampleDrawn, StrataKept};
use assize_report::{Cell, Column, Table};
use assize_scoring::Scorecard;

use crate::figures::whole_text;
use crate::scorecard::capital;
use crate::{cells, words};

/// Fewer clusters than these make rough shares.
const FEW: usize = 10;

/// A row for each part of a sample that was drawn by itself, for scripts.
pub(super) fn samples(card: &Scorecard<'_>, all: &[SampleDrawn], id: &str) -> Table {
    let mut table = Table::new("redrawn-samples", "What was drawn again").with_id(format!("{id}-samples")).columns([
        Column::text("unit", "Unit"),
        Column::count("units", "Units").unit("units"),
        Column::text("clusters", "Drawn together by"),
        Column::count("clusters_count", "Clusters").unit("clusters"),
        Column::count("clusters_blank", "Single units where it is blank").unit("units"),
        Column::text("strata", "Strata"),
        Column::text("stratum", "Stratum"),
        Column::count("part", "Units of this part").unit("units"),
        Column::count("assessed", "Assessed").unit("units"),
        Column::count("eligible", "Of those eligible").unit("units"),
        Column::text("text", "In words"),
    ]);
    for (drawn, part) in all.iter().flat_map(|drawn| drawn.parts.iter().map(move |part| (drawn, part))) {
        let clusters = drawn.clusters.as_ref();
        let of_clusters = |count: Option<usize>| cells::count_or(count.map(|count| count as u64), "no clusters");
        let sampled = |count: Option<u64>| cells::count_or(count, "not known: taken as drawn from very many");
        table.row(vec![
            Cell::text(&drawn.unit),
            cells::count(drawn.units as u64),
            cells::or(clusters.map(|clusters| &clusters.fact), "drawn one by one"),
            of_clusters(clusters.map(|clusters| clusters.count)),
            of_clusters(clusters.map(|clusters| clusters.blank)),
            Cell::text(strata_word(drawn.strata)),
            cells::or(part.stratum.map(|stratum| stratum_title(card, stratum)), "of no stratum"),
            cells::count(part.units as u64),
            sampled(part.sampled.map(|(assessed, _)| assessed)),
            sampled(part.sampled.map(|(_, eligible)| eligible)),
            Cell::text(sentence(card, drawn)),
        ]);
    }
    table.for_scripts()
}

fn strata_word(strata: StrataKept) -> &'static str {
    match strata {
        StrataKept::None => "none",
        StrataKept::Kept => "kept",
        StrataKept::Untold => "untold",
        StrataKept::Overlapping => "overlapping",
        StrataKept::Crossed => "crossed",
    }
}

fn stratum_title(card: &Scorecard<'_>, stratum: usize) -> String {
    let strata = card.inspection.sample.as_ref().map(|sample| &sample.strata);
    strata.and_then(|strata| strata.get(stratum)).map(|stratum| stratum.value.title.clone()).unwrap_or_default()
}

/// "120 cases, drawn one by one and taken as independent; 120 assessed of 640 eligible."
pub(super) fn sentence(card: &Scorecard<'_>, drawn: &SampleDrawn) -> String {
    let units = words::units(card.framework, &drawn.unit, drawn.units);
    let mut parts = vec![format!("{units}, {}", how(drawn))];
    match (drawn.strata, drawn.parts.as_slice()) {
        (StrataKept::Kept, parts_drawn) => {
            let strata: Vec<String> = parts_drawn.iter().map(|part| of_part(card, part, drawn)).collect();
            parts.push(format!("within the strata of the sample: {}", words::list(&strata)));
        }
        (_, [part]) => parts.push(population(part, drawn)),
        (_, _) => {}
    }
    let why_not = match drawn.strata {
        StrataKept::None | StrataKept::Kept => None,
        StrataKept::Untold => Some("the record does not say which units each of them holds"),
        StrataKept::Overlapping => Some("some units are in more than one"),
        StrataKept::Crossed => Some("some clusters are in more than one"),
    };
    parts.extend(why_not.map(|why| format!("not by the strata of the sample, since {why}")));
    let single = drawn.single_parts();
    if single > 0 && drawn.parts.len() > 1 {
        let has = if single == 1 { "1 of these parts has" } else { "some of these parts have" };
        parts.push(format!("{has} a single one to draw, which is in every redraw"));
    }
    capital(&format!("{}.", parts.join("; ")))
}

fn how(drawn: &SampleDrawn) -> String {
    let Some(clusters) = &drawn.clusters else {
        let lacks = if drawn.lacks_clusters { " (their table has no such column)" } else { "" };
        return format!("drawn one by one{lacks} and taken as independent");
    };
    let blank = match clusters.blank {
        0 => String::new(),
        blank => format!(", {} of them single units where it is blank", whole_text(blank as u64)),
    };
    let few = if clusters.count < FEW { ", so few that the shares are rough" } else { "" };
    format!("drawn together by `{}`, in {} clusters{blank}{few}", clusters.fact, whole_text(clusters.count as u64))
}

fn of_part(card: &Scorecard<'_>, part: &DrawnPart, drawn: &SampleDrawn) -> String {
    let title = part.stratum.map_or_else(|| "units of no stratum".to_owned(), |stratum| stratum_title(card, stratum));
    format!("{title} ({}, {})", whole_text(part.units as u64), population(part, drawn))
}

fn population(part: &DrawnPart, drawn: &SampleDrawn) -> String {
    match part.sampled {
        Some((assessed, eligible)) if assessed == eligible => {
            format!("all {} eligible assessed, so nothing is left to chance", whole_text(eligible))
        }
        Some((assessed, eligible)) => {
            format!("{} assessed of {} eligible", whole_text(assessed), whole_text(eligible))
        }
        None if drawn.clusters.is_some() => "taken as drawn from very many clusters".to_owned(),
        None => "design unknown, taken as drawn from very many".to_owned(),
    }
}
