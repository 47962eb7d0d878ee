//! A body whose work was divided, beside those who took it over, taken together (semantics 5 and 7.39).

use assize_framework::Framework;
use assize_model::{Exact, Limit, Lineage, Provider, ratio};
use assize_scoring::{Figure, Limits, Scorecard};
use indexmap::{IndexMap, IndexSet};
use num_traits::{One, Zero};

use crate::Compared;
use crate::crosswalk::{StageAndTheme, part_of};
use crate::rejudge::Rejudgement;
use crate::setting::{Setting, Side, edition};
use crate::verdict::{Comparability, share_verdict, together};

/// One body and several that together have, or had, its work.
#[derive(Debug)]
pub struct Combined {
    /// Index of the one's inspection.
    pub whole: usize,
    /// Indices of the others' inspections, one a body, all of one edition of standards.
    pub parts: Vec<usize>,
    /// Bodies that have a part of the work and no inspection of that edition here.
    pub missing: Vec<String>,
    /// By part: what it may weigh; without figures where no such weights sum to one ([`can_be_met`]).
    pub weights: Vec<[Exact; 2]>,
    /// Each question that all of them answer.
    pub figures: Vec<QuestionCombined>,
}

/// One question of the one body and of the others.
#[derive(Clone, PartialEq, Debug)]
pub struct QuestionCombined {
    /// The regime, of the one's figure.
    pub framework: String,
    /// The question's index in it.
    pub question: usize,
    /// Where it belongs.
    pub part: StageAndTheme,
    /// The parts' figures, in their order.
    pub parts: Vec<Figure>,
    /// The earlier, the later, and their difference: one of the two is what the parts come to together.
    pub compared: Compared,
}

/// Whether there are weights that sum to one within these ranges.
pub fn can_be_met(weights: &[[Exact; 2]]) -> bool {
    let sum = |end: usize| weights.iter().map(|range| range[end].clone()).sum::<Exact>();
    sum(0) <= Exact::one() && sum(1) >= Exact::one()
}

/// What shares come to together, where each weighs something within its range and all weigh one; `None` where no weights can.
///
/// The point needs a point of every part and weights that leave no choice.
pub fn combine(parts: &[Figure], weights: &[[Exact; 2]]) -> Option<Figure> {
    if parts.is_empty() || !can_be_met(weights) {
        return None;
    }
    let low = extreme(&parts.iter().map(|part| &part.limits.low).collect::<Vec<_>>(), weights, false);
    let high = extreme(&parts.iter().map(|part| &part.limits.high).collect::<Vec<_>>(), weights, true);
    let fixed = weights.iter().all(|[least, most]| least == most);
    let points: Option<Vec<&Exact>> = parts.iter().map(|part| part.point.as_ref()).collect();
    let point = points.filter(|_| fixed).map(|points| points.iter().zip(weights).map(|(of, [w, _])| *of * w).sum());
    Some(Figure { point, ..Figure::of_limits(Limits { low, high }) })
}

/// The least (most) weighted mean: every part has its least weight, and what is left goes to the lowest (highest) first.
fn extreme(ends: &[&Limit], weights: &[[Exact; 2]], most: bool) -> Limit {
    let mut order: Vec<usize> = (0..ends.len()).collect();
    order.sort_by(|a, b| ends[*a].value.cmp(&ends[*b].value));
    if most {
        order.reverse();
    }
    let mut left = weights.iter().fold(Exact::one(), |left, [least, _]| left - least);
    let mut end = Limit::closed(Exact::zero());
    for part in order {
        let [least, highest] = &weights[part];
        let more = left.clone().min(highest - least);
        left -= &more;
        let weight = least + more;
        end.open |= ends[part].open && weight > Exact::zero();
        end.value += weight * &ends[part].value;
    }
    end
}

/// Every inspection of a body whose work was divided among others that have inspections here, and the other way about.
pub(crate) fn combined(entries: &[&Rejudgement<'_>], setting: Setting<'_>) -> Vec<Combined> {
    let lineage = Lineage::new(&setting.library.providers);
    let mut found = Vec::new();
    for (whole, one) in entries.iter().enumerate() {
        let body = &one.inspection.provider;
        let later = lineage.successors(body);
        let earlier = lineage.predecessors(body);
        for (bodies, is_later) in [(later, true), (earlier, false)] {
            let bodies: IndexMap<&str, &Provider> =
                bodies.into_iter().map(|(body, _)| (body.id.as_str(), body)).collect();
            if bodies.len() > 1 {
                found.extend(of_bodies(entries, whole, &bodies, is_later, setting));
            }
        }
    }
    found
}

/// By edition of standards: the inspection of each body that is nearest in time.
fn of_bodies(
    entries: &[&Rejudgement<'_>],
    whole: usize,
    bodies: &IndexMap<&str, &Provider>,
    is_later: bool,
    setting: Setting<'_>,
) -> Vec<Combined> {
    let mut by_edition: IndexMap<&str, IndexMap<&str, usize>> = IndexMap::new();
    let range: Vec<usize> = if is_later { (whole + 1..entries.len()).collect() } else { (0..whole).rev().collect() };
    for index in range {
        let Some(home) = entries[index].home else { continue };
        if let Some((body, _)) = bodies.get_key_value(entries[index].inspection.provider.id.as_str()) {
            by_edition.entry(edition(home)).or_default().entry(body).or_insert(index);
        }
    }
    let several = by_edition.into_values().filter(|parts| parts.len() > 1);
    several.map(|parts| of_parts(entries, whole, bodies, &parts, is_later, setting)).collect()
}

fn of_parts(
    entries: &[&Rejudgement<'_>],
    whole: usize,
    bodies: &IndexMap<&str, &Provider>,
    parts: &IndexMap<&str, usize>,
    is_later: bool,
    setting: Setting<'_>,
) -> Combined {
    let any = || [Exact::zero(), ratio(1, 1)];
    let weights: Vec<[Exact; 2]> =
        parts.keys().map(|body| setting.weights.get(*body).cloned().unwrap_or_else(any)).collect();
    let mut parts_of: Vec<usize> = parts.values().copied().collect();
    parts_of.sort_unstable();
    let weight_of = |index: &usize| {
        let place = parts.values().position(|known| known == index);
        place.map_or_else(any, |place| weights[place].clone())
    };
    let weights: Vec<[Exact; 2]> = parts_of.iter().map(weight_of).collect();
    let missing = bodies.iter().filter(|(id, _)| !parts.contains_key(*id)).map(|(_, body)| body.name.clone());
    let mut figures = Vec::new();
    let mut seen = IndexSet::new();
    for judged in &entries[whole].under {
        for (question, asked) in judged.framework.questions.iter().enumerate() {
            let among: Option<Vec<_>> =
                parts_of.iter().map(|part| answered(entries[*part], &asked.qualified())).collect();
            let (Some(among), Some(home)) = (among, entries[whole].home) else { continue };
            if !seen.insert(asked.qualified()) || !setting.has_question(judged.framework, question) {
                continue;
            }
            let side = Side { home, card: &judged.card };
            figures.extend(of_question((side, question), &among, &weights, is_later, judged.framework));
        }
    }
    Combined { whole, parts: parts_of, missing: missing.collect(), weights, figures }
}

/// A part's figures under the regime that has the question.
fn answered<'r>(of: &'r Rejudgement<'_>, qualified: &str) -> Option<(Side<'r>, usize)> {
    let home = of.home?;
    of.under.iter().find_map(|judged| {
        let question = judged.framework.questions.iter().position(|one| one.qualified() == qualified)?;
        Some((Side { home, card: &judged.card }, question))
    })
}

fn of_question(
    (side, question): (Side<'_>, usize),
    among: &[(Side<'_>, usize)],
    weights: &[[Exact; 2]],
    is_later: bool,
    framework: &Framework,
) -> Option<QuestionCombined> {
    let verdicts: Vec<_> = among.iter().map(|(part, of)| share_verdict(side, question, *part, *of)).collect();
    let verdict = together(&verdicts)?;
    if verdict.comparability() == Comparability::NotComparable {
        return None;
    }
    let figure = |card: &Scorecard<'_>, question: usize| card.questions[question].figure.clone().ok();
    let parts: Vec<Figure> = among.iter().filter_map(|(part, of)| figure(part.card, *of)).collect();
    let (one, other) = (figure(side.card, question)?, combine(&parts, weights)?);
    let (earlier, later) = if is_later { (&one, &other) } else { (&other, &one) };
    Some(QuestionCombined {
        framework: framework.id.clone(),
        question,
        part: part_of(framework, question),
        compared: Compared::new(verdict, earlier, later),
        parts,
    })
}
