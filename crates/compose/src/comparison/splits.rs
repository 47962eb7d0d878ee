//! What changes are made of.

use assize_analysis::{Comparison, NoSplit, PairCompared, Split};
use assize_model::Exact;
use assize_report::{Interval, Section};

use super::points::{points_alone, zero};
use super::{section, table};
use crate::comparability;
use crate::figures::{difference_text, percent_text};
use crate::uncertainty::Uncertainty;

/// A table a pair whose four corners exist; nothing where no pair has them.
pub fn splits(whole: &Comparison<'_, '_>, uncertainty: Uncertainty) -> Option<Section> {
    let with = whole.pairs.iter().filter(|pair| !pair.splits.is_empty());
    let sections: Vec<Section> = with.map(|pair| of_pair(whole, pair, uncertainty)).collect();
    (!sections.is_empty()).then(|| Section {
        sections,
        ..section(
            "splits",
            "What the changes are made of",
            vec![super::paragraph("Criteria: what the other regime's rule does on the same cases, the mean over both sides' cases. Cases: what other cases do, those that one side alone has among them. Practice: the rest. The three add up to the change exactly; printed ones are each rounded.")],
        )
    })
}

fn of_pair(whole: &Comparison<'_, '_>, pair: &PairCompared, uncertainty: Uncertainty) -> Section {
    let (a, b) = (whole.entries[pair.a], whole.entries[pair.b]);
    let id = format!("splits-{}-{}", a.inspection.id, b.inspection.id);
    let rows = pair.splits.iter().map(|one| row(whole, pair, one, uncertainty)).collect();
    let mut notes = vec![format!(
        "In brackets: {percent} per cent intervals, sampling alone. Of criteria and cases from leaving out each unit once (the jackknife), none where nothing varies; of practice from Wilson's for each stratum (the method of Newcombe for sums), weights as they are, the mean of both regimes'.",
        percent = uncertainty.confidence.percent()
    )];
    let mut facts: Vec<&str> = pair.splits.iter().filter_map(|one| one.fact.as_deref()).collect();
    facts.dedup();
    if let Some(fact) = facts.first() {
        notes.push(format!("Cases are divided by `{fact}`; a level counts where both sides have ten units of it. Covered: the part of each side's units at such levels."));
    }
    if let Some(why) = pair.splits.iter().find_map(|one| one.parts.rest.as_ref().err().map(|(_, why)| *why)) {
        notes.push(format!("Where cases and practice are not told apart: {why_not}.", why_not = why_not(why)));
    }
    let columns = ["First asks", "Second asks", "First is", "Change", "Criteria", "Cases", "Practice", "Covered"];
    let title =
        format!("{inspection} to {inspection_2}", inspection = a.inspection.title, inspection_2 = b.inspection.title);
    Section { title, ..section(&id, "", vec![table(&format!("{id}-table"), "", &columns, rows, notes)]) }
}

fn row(whole: &Comparison<'_, '_>, pair: &PairCompared, one: &Split, uncertainty: Uncertainty) -> Vec<String> {
    let question = |entry: usize, side: usize| {
        let home = whole.entries[entry].home;
        home.map(|home| home.questions[one.questions[side]].id.clone()).unwrap_or_default()
    };
    let points = |share: &Exact| points_alone(&difference_text(share, &zero()));
    let with = |part: &Exact, interval: Option<Interval>| match interval {
        Some(interval) => format!("{} ({})", points(part), points_alone(&interval.text)),
        None => points(part),
    };
    let [of_criteria, of_cases] = intervals(one, uncertainty);
    let (cases, practice) = match &one.parts.rest {
        Ok((cases, practice)) => (with(cases, of_cases), with(practice, interval(one, uncertainty))),
        Err((together, _)) => ("not told apart:".to_owned(), points(together)),
    };
    vec![
        question(pair.a, 0),
        question(pair.b, 1),
        comparability::relation(one.relation).to_owned(),
        points(&one.parts.change),
        with(&one.parts.criteria, of_criteria),
        cases,
        practice,
        covered(one).map(|[a, b]| format!("{}, {}", percent_text(&a), percent_text(&b))).unwrap_or_default(),
    ]
}

/// The intervals of criteria and of cases.
pub(super) fn intervals(one: &Split, uncertainty: Uncertainty) -> [Option<Interval>; 2] {
    let Some(spread) = &one.spread else { return [None, None] };
    let of_cases = || uncertainty.of_part(&one.parts.rest.as_ref().ok()?.0, spread.cases.as_ref()?);
    [uncertainty.of_part(&one.parts.criteria, &spread.criteria), of_cases()]
}

/// The least part, over both regimes, of each side's units that the common strata hold.
pub(super) fn covered(one: &Split) -> Option<[Exact; 2]> {
    let [r, s] = one.mixes.as_ref()?;
    let least = |side: usize| r.covered[side].clone().min(s.covered[side].clone());
    Some([least(0), least(1)])
}

/// The interval of the practice part: the mean of both regimes' intervals, which is no narrower than that of their mean.
pub(super) fn interval(one: &Split, uncertainty: Uncertainty) -> Option<Interval> {
    uncertainty.of_practice(one.mixes.as_ref()?)
}

pub(super) fn why_not(why: NoSplit) -> &'static str {
    match why {
        NoSplit::NoCases => "one of the two has no cases",
        NoSplit::NoPoint => "one of the four figures has no point",
        NoSplit::NoStrata => "no fact divides the cases of both",
        NoSplit::NoCommonStrata => "there is no level of which both sides have ten units",
    }
}
