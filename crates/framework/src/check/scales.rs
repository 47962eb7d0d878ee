use assize_diag::{Span, Spanned};
use assize_model::{Catalogue, FactValues};
use assize_reader::Complaints;
use indexmap::IndexMap;

use super::{check_level, look_up};
use crate::diags::{Sort, edge_range, edges_count, no_numbers, no_ratings, rating_out_of_reach};
use crate::draft::{
    BandDraft, FrameworkDraft, MeasureDraft, NodeDraft, OverallDraft, ProportionsDraft, RatingsDraft, TotalEdges,
};
use crate::{Band, Measure, Numbers, Overall, Proportions, SmallBase, Take};

/// The bands of a framework, which fit its ratings.
pub(super) fn check_bands(draft: &FrameworkDraft, complaints: &Complaints) -> IndexMap<String, Band> {
    let band = |written: &BandDraft| {
        let ratings = ratings_for(draft, &written.what, written.span, complaints);
        if let (Some(ratings), Some(edges)) = (ratings, &written.edges) {
            check_count(draft, &written.what, (edges.value.len(), edges.span), ratings, complaints);
        }
        if let (Some(ratings), Some(small)) = (ratings, &written.small) {
            let what = format!("`small` of {}", written.what);
            check_count(draft, &what, (small.edges.value.len(), small.edges.span), ratings, complaints);
        }
        let band = Band {
            name: written.name.value.clone(),
            edges: written.edges.as_ref().map(|edges| edges.value.clone()).unwrap_or_default(),
            above: written.above.clone(),
            compare: written.compare,
            discretion: written.discretion.clone(),
            minimum: written.minimum.clone(),
            small: written.small.as_ref().map(|small| SmallBase {
                units: small.units,
                edges: small.edges.value.clone(),
                above: small.above.clone(),
            }),
            origin: written.origin.clone(),
            span: written.span,
        };
        (band.name.clone(), band)
    };
    draft.bands.iter().map(band).collect()
}

/// By id of the node: the measures of a framework, whose edges fit its ratings.
pub(super) fn check_measures<'a>(
    draft: &'a FrameworkDraft,
    catalogue: &Catalogue,
    complaints: &Complaints,
) -> Vec<(&'a str, Measure)> {
    let facts: Vec<_> = catalogue.facts.keys().map(String::as_str).collect();
    let numbers = |what: &str, fact: &Spanned<String>, take: Take| {
        let known = &catalogue.facts[look_up(Sort::Fact, fact, &facts, complaints)?];
        match (&known.unit, known.values == FactValues::Number) {
            (Some(unit), true) => Some(Numbers { fact: known.id.clone(), unit: unit.clone(), take }),
            _ => {
                complaints.push(no_numbers(what, fact, known));
                None
            }
        }
    };
    let measure = |node: &'a NodeDraft| {
        let written: &MeasureDraft = node.measure.as_ref()?;
        if let Some(ratings) = ratings_for(draft, &written.what, written.span, complaints) {
            let edges = (written.edges.value.len(), written.edges.span);
            check_count(draft, &written.what, edges, ratings, complaints);
        }
        let scale = Band {
            above: written.beyond.clone(),
            origin: written.origin.clone(),
            ..Band::of_edges(&node.id.value, written.edges.value.clone(), written.compare, written.span)
        };
        let (unit, most) = (written.unit.clone(), written.most.clone());
        let (better, decimals, per) = (written.better, written.decimals, written.per);
        let of = written.of.as_ref().and_then(|(fact, take)| numbers(&written.what, fact, *take));
        Some((node.id.value.as_str(), Measure { unit, better, scale, decimals, per, most, of }))
    };
    draft.nodes.iter().filter_map(measure).collect()
}

/// The words for proportions, with their scale.
pub(super) fn proportions(written: &ProportionsDraft) -> Proportions {
    let scale = Band {
        origin: written.origin.clone(),
        ..Band::of_edges("proportions", written.edges.clone(), written.compare, written.span)
    };
    Proportions { words: written.words.clone(), scale }
}

/// The total of a framework: its edges fit the ratings, and every rating can be reached.
pub(super) fn check_overall(draft: &FrameworkDraft, levels: &[String], complaints: &Complaints) -> Option<Overall> {
    let written: &OverallDraft = draft.overall.as_ref()?;
    let levels: Vec<_> = levels.iter().map(String::as_str).collect();
    let level = written.of.as_ref().and_then(|of| check_level(of, &levels, complaints));
    if let Some(ratings) = ratings_for(draft, "`[overall]`", written.span, complaints) {
        let mut totals = Totals { standards: 0, listed: Some(vec![0]) };
        let mut edges: Vec<&TotalEdges> = written.edges.iter().collect();
        edges.sort_by_key(|edges| edges.standards);
        for edges in edges {
            complain_of_total(draft, edges, (ratings, &mut totals), complaints);
        }
    }
    let edges = |total: &TotalEdges| {
        let edges = total.edges.iter().flatten().map(|edge| edge.value).collect();
        (total.standards, edges)
    };
    Some(Overall {
        level: level.unwrap_or_default(),
        edges: written.edges.iter().map(edges).collect(),
        rule: None,
        origin: written.origin.clone(),
        span: written.span,
    })
}

/// The ratings, for something that makes no sense without; complains where a regime that is complete has none.
fn ratings_for<'a>(
    draft: &'a FrameworkDraft,
    what: &str,
    span: Span,
    complaints: &Complaints,
) -> Option<&'a RatingsDraft> {
    if draft.ratings.is_none() && !draft.header.is_abstract {
        complaints.push(no_ratings(what, span));
    }
    draft.ratings.as_ref().filter(|ratings| !ratings.ratings.is_empty())
}

/// Whether there is one edge fewer than ratings.
fn check_count(
    draft: &FrameworkDraft,
    what: &str,
    edges: (usize, Span),
    ratings: &RatingsDraft,
    complaints: &Complaints,
) -> bool {
    let fits = edges.0 + 1 == ratings.ratings.len();
    if !fits {
        let edges_are_inherited = edges.1.source != draft.header.id.span.source;
        let ratings = (ratings.ratings.len(), ratings.span);
        complaints.push(edges_count(what, edges, ratings, edges_are_inherited));
    }
    fits
}

/// One edge fewer than ratings, none above the highest total, and a total in each rating's range.
fn complain_of_total(
    draft: &FrameworkDraft,
    total: &TotalEdges,
    (ratings, totals): (&RatingsDraft, &mut Totals),
    complaints: &Complaints,
) {
    let Some(edges) = &total.edges else { return };
    let what = format!("a total of {}", total.standards);
    if !check_count(draft, &what, (edges.len(), total.span), ratings, complaints) {
        return;
    }
    let most = ratings.ratings.last().map_or(0, |best| u128::from(best.points) * total.standards as u128);
    let too_high: Vec<_> = edges.iter().filter(|edge| u128::from(edge.value) > most).collect();
    for edge in &too_high {
        let why = format!("more than the {most} points that it can have");
        complaints.push(edge_range(&what, edge.value.to_string(), why, edge.span));
    }
    if too_high.is_empty() {
        complain_of_reach(&what, total, edges, (ratings, totals), complaints);
    }
}

fn complain_of_reach(
    what: &str,
    total: &TotalEdges,
    edges: &[Spanned<u64>],
    (ratings, totals): (&RatingsDraft, &mut Totals),
    complaints: &Complaints,
) {
    let points: Vec<_> = ratings.ratings.iter().map(|rating| rating.points).collect();
    let Some(totals) = totals.of(&points, total.standards) else { return };
    for (index, rating) in ratings.ratings.iter().enumerate() {
        let low = if index == 0 { 0 } else { edges[index - 1].value };
        let next = edges.get(index);
        let first = totals.get(totals.partition_point(|sum| *sum < u128::from(low)));
        let is_reached = first.is_some_and(|sum| next.is_none_or(|next| *sum < u128::from(next.value)));
        // Edges that do not rise have been complained of.
        let rises = next.is_none_or(|next| next.value > low || index == 0);
        if rises && !is_reached {
            let range = match next {
                Some(next) => format!("from {low} to below {}", next.value),
                None => format!("from {low} on"),
            };
            let why = format!("with these points there is no total {range}");
            let span = next.map_or(total.span, |next| next.span);
            complaints.push(rating_out_of_reach(what, Some(&rating.name), why, span));
        }
    }
}

/// Every total that so many standards can have, rising; `None` where they are too many to list.
struct Totals {
    standards: usize,
    listed: Option<Vec<u128>>,
}

impl Totals {
    /// Those of this many standards, which are no fewer than before.
    fn of(&mut self, points: &[u64], standards: usize) -> Option<&[u128]> {
        const MOST: usize = 100_000;
        while self.standards < standards {
            let listed = self.listed.take().filter(|listed| listed.len() * points.len() <= MOST)?;
            let next = listed.iter().flat_map(|total| points.iter().map(move |points| total + u128::from(*points)));
            let mut next: Vec<u128> = next.collect();
            next.sort_unstable();
            next.dedup();
            (self.standards, self.listed) = (self.standards + 1, Some(next));
        }
        self.listed.as_deref()
    }
}
