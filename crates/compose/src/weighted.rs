//! Shares of a sample whose strata were drawn unequally, each stratum counting as much as in the frame (semantics 6.10).

use assize_framework::{Framework, Rollup};
use assize_model::ratio;
use assize_report::{Cell, Column, Share};
use assize_scoring::{CardNode, CardQuestion, Group, Reached, Scorecard, StratumShare, UnequalStrata, Unweighed};
use assize_stats::{clopper_pearson, hypergeometric, weighted_sum_of, wilson};
use num_traits::ToPrimitive;

use crate::scorecard::capital;
use crate::uncertainty::{IntervalMethod, Uncertainty};
use crate::{cells, figures, words};

impl Uncertainty {
    /// A question's weighted share in a group, with its interval; why there is none.
    pub(crate) fn weighted(self, question: CardQuestion<'_, '_>, group: &Group) -> Cell {
        let Some(strata) = strata_of(question) else { return Cell::empty("not drawn unequally") };
        match strata.share(group, question.index, question.score().reached) {
            Some(figure) => {
                let interval = self.by_strata(&strata.shares(group, question.index));
                let interval = interval.map(|found| self.shown(found, "stratified", None));
                Share { interval, ..cells::unnamed(&figure) }.into()
            }
            None => Cell::empty("no unit applies"),
        }
    }

    /// The cells of the weighted columns.
    pub(crate) fn weighted_beside(self, question: CardQuestion<'_, '_>, group: &Group) -> Vec<Cell> {
        if question.card.strata.is_none() {
            return Vec::new();
        }
        let cell = self.weighted(question, group);
        let why = match cell.share() {
            _ if strata_of(question).is_some_and(|strata| !strata.unplaced.is_empty()) => "not all have a stratum",
            Some(share) if share.value.is_some() => "all drawn",
            _ => "no exact share",
        };
        let interval = cell.share().and_then(|share| share.interval.as_ref()).map(|interval| interval.text.clone());
        let interval = interval.map_or_else(|| Cell::text(why), Cell::text);
        vec![cell, interval]
    }

    /// The interval of a weighted share: those of the strata, joined as the ends of a weighted sum are. A stratum that was taken whole is certain.
    /// `None` where all were.
    fn by_strata(self, shares: &[StratumShare]) -> Option<assize_stats::Interval> {
        if shares.iter().all(|share| share.is_whole) {
            return None;
        }
        let all = shares.iter().fold(ratio(0, 1), |sum, share| sum + &share.population);
        let part = |share: &StratumShare| {
            let (n, of) = share.counted;
            let level = self.confidence.level();
            let population = assize_model::whole_half_up(&share.population).to_u64()?.max(of);
            let around = match (share.is_whole, self.method) {
                (true, _) => hypergeometric(n, of, of, level),
                (false, None) => hypergeometric(n, of, population, level),
                (false, Some(IntervalMethod::Wilson)) => wilson(n, of, level),
                (false, Some(IntervalMethod::ClopperPearson)) => clopper_pearson(n, of, level),
            };
            Some(((&share.population / &all).to_f64()?, ratio(n, of).to_f64()?, around?))
        };
        Some(weighted_sum_of(&shares.iter().map(part).collect::<Option<Vec<_>>>()?))
    }
}

/// The strata of the units that answer a question, where these were drawn unequally.
pub(crate) fn strata_of<'c, 'a>(question: CardQuestion<'c, 'a>) -> Option<&'c UnequalStrata<'a>> {
    let strata = question.card.strata.as_ref()?;
    strata.counts(&Group::All, question.index).map(|_| strata)
}

/// "; weighted by the strata 95%, from 88% to 97% (95 per cent interval)", where the sample was drawn unequally; else that it is not weighed.
pub(crate) fn said(uncertainty: Uncertainty, question: CardQuestion<'_, '_>, group: &Group) -> Option<String> {
    if let Some(unweighed) = question.unweighed() {
        return Some(format!("; {}", not_weighed(question.card.framework, unweighed)));
    }
    let cell = uncertainty.weighted(question, group);
    let share = cell.share()?;
    let interval = share.interval.as_ref();
    let all_placed = strata_of(question).is_some_and(|strata| strata.unplaced.is_empty());
    if interval.is_none() && share.value.is_some() && all_placed {
        return Some("; all that were eligible were drawn, so it has no error of sampling".to_owned());
    }
    let interval =
        interval.map(|interval| format!(", from {} ({} per cent interval)", interval.text, interval.confidence));
    Some(format!("; weighted by the strata {}{}", share.text, interval.unwrap_or_default()))
}

/// What stands where an interval would, of a sample that was drawn unequally; why there is no interval.
pub(crate) fn in_place(uncertainty: Uncertainty, question: CardQuestion<'_, '_>) -> Cell {
    match uncertainty.weighted(question, &Group::All) {
        Cell::Share(share) => match &share.interval {
            Some(interval) => Cell::text(format!("weighted {}: {}", share.text, interval.text)),
            None => Cell::text(format!("weighted {}", share.text)),
        },
        _ => Cell::empty("not counted"),
    }
}

/// What the weighted columns are.
pub(crate) const NOTE: &str =
    "Weighted: each stratum of the sample counts as much as in the frame. Shares and ratings count each unit once.";

/// The weighted share and its interval, where the sample was drawn unequally.
pub(crate) fn columns(by_strata: bool) -> impl Iterator<Item = Column> {
    let columns =
        || [Column::share("weighted", "Weighted"), Column::text("weighted_interval", "Its interval").for_readers()];
    by_strata.then(columns).into_iter().flatten()
}

/// A node's share and rating where each stratum counts as in the frame; nothing of pooled ones, and of what is made of them.
pub(crate) fn of_node(node: CardNode<'_, '_>) -> Option<String> {
    let score = node.card.strata.as_ref()?.nodes.get(node.index)?;
    let figure = score.figure.as_ref().ok().filter(|_| !is_pooled(node.card.framework, node.index))?;
    let share = figures::bounded_text(figure.point.as_ref(), &figure.limits);
    let rating = words::lower(&words::outcome(node.card.framework, score.rule));
    let rated = node.declared().band.map(|_| format!(", {rating}"));
    Some(format!("weighted by the strata {share}{}", rated.unwrap_or_default()))
}

fn is_pooled(framework: &Framework, node: usize) -> bool {
    let declared = &framework.nodes[node];
    let rests_on_children = matches!(declared.rollup, Some(Rollup::Lowest | Rollup::MeanOfChildren));
    declared.rollup == Some(Rollup::Pooled)
        || rests_on_children && declared.children.iter().any(|child| is_pooled(framework, *child))
}

/// What must stand beside a rating or a share that is quoted, where the sample was drawn unequally: the weighted one, else that each unit
/// counts once.
pub(crate) fn beside(node: CardNode<'_, '_>) -> String {
    let Some(counted) = of_node(node).or_else(|| each_once(node.card)) else { return String::new() };
    let rests_on_cases = node.score().reached != Reached::Entered && node.score().measure.is_none();
    if rests_on_cases { format!("; {counted}") } else { String::new() }
}

/// "the cases were drawn unequally, and each counts once", of a sample that was or may have been.
pub(crate) fn each_once(card: &Scorecard<'_>) -> Option<String> {
    let weighed = card.strata.as_ref().map(|strata| {
        format!("the {} were drawn unequally, and each counts once", words::plural(card.framework, strata.unit))
    });
    weighed.or_else(|| card.unweighed.as_ref().map(|unweighed| not_weighed(card.framework, unweighed)))
}

/// "the cases were drawn unequally, each counts once, and they cannot be weighted, since 1 case is not known to belong to exactly one stratum".
pub(crate) fn not_weighed(framework: &Framework, unweighed: &Unweighed<'_>) -> String {
    format!(
        "the {} {} drawn unequally, each counts once, and they cannot be weighted, since {}",
        words::plural(framework, &unweighed.unit),
        unweighed.were(),
        unweighed.because(framework)
    )
}

/// "over every way to place 1 case whose stratum is not known".
pub(crate) fn without_place(framework: &Framework, strata: &UnequalStrata<'_>) -> Option<String> {
    let open = strata.without_place();
    let units = words::units(framework, strata.unit, usize::try_from(open).unwrap_or(usize::MAX));
    (open > 0).then(|| format!("over every way to place {units} whose stratum is not known"))
}

/// "Cases of X were drawn unequally: women are 60% of the cases and 9% of the frame."
pub(crate) fn notice(card: &Scorecard<'_>) -> Option<String> {
    if let Some(unweighed) = &card.unweighed {
        let said = capital(&not_weighed(card.framework, unweighed));
        return Some(format!("{said} ({}).", card.inspection.title));
    }
    let strata = card.strata.as_ref()?;
    let units = words::plural(card.framework, strata.unit);
    let parts = strata.strata.iter().enumerate().map(|(index, one)| {
        let [frame, least, most] = strata.parts(index).map(|(n, of)| figures::percent_text(&ratio(n, of)));
        let read = if least == most { least } else { format!("{least} to {most}") };
        format!("{} are {read} of the {units} and {frame} of the frame", one.title)
    });
    let open = without_place(card.framework, strata);
    Some(format!(
        "Drawn unequally: {parts} ({inspection}). Shares and ratings count each unit once; beside them are shares weighted by the strata{open}.",
        open = open.map(|open| format!(", {open}")).unwrap_or_default(),
        parts = parts.collect::<Vec<_>>().join("; "),
        inspection = card.inspection.title
    ))
}
