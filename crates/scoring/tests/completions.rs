//! Bounds against brute force: small random tables, every completion of each scored in the same way (semantics 3 and 4).

use std::collections::BTreeMap;

use assize_framework::{Band, Compare, Rollup};
use assize_model::{Exact, fraction, ratio, whole_half_up};
use assize_scoring::{Figure, Limits, NoBasis, Outcome, Reached, WhyNotRated};

use assize_testing::small_frameworks::{CATALOGUE, frameworks};
use assize_testing::small_tables::{Bench, Dice, NodeSeen, QuestionSeen, Scored, Small, Sort};

/// Tables with at least two completions that are tried under each framework; a third of them for each other number of misses.
const TABLES: usize = 250;

/// At least this many tables (or questions, or completions) have each thing that makes them worth trying.
const ENOUGH: usize = 10;

/// What was met, and how often.
type Met = BTreeMap<&'static str, usize>;

#[test]
fn rules_over_observations() {
    let met = try_tables("lists", 1, None);
    for what in ["absent observation", "recorded beside derived", "point among limits"] {
        assert!(met.get(what) >= Some(&ENOUGH), "{what}: {met:?}");
    }
}

#[test]
fn rules_that_name_questions_and_nodes_under_nodes() {
    let met = try_tables("nested", 2, None);
    for what in ["absent observation", "absent question", "recorded beside derived", "no data"] {
        assert!(met.get(what) >= Some(&ENOUGH), "{what}: {met:?}");
    }
}

#[test]
fn recorded_questions() {
    let met = try_tables("recorded", 3, None);
    for what in ["absent question", "recorded beside derived", "point among limits", "could change"] {
        assert!(met.get(what) >= Some(&ENOUGH), "{what}: {met:?}");
    }
}

/// What a rejudgement shows beside the rule's own misses is bounded in the same way.
#[test]
fn rules_with_other_misses_than_their_own() {
    for misses in 0..3 {
        try_tables("lists", 4 + u64::from(misses), Some(misses));
    }
}

/// Tries random tables under one framework.
fn try_tables(id: &str, seed: u64, misses: Option<u8>) -> Met {
    let (mut sources, library) = assize_testing::library(CATALOGUE, &frameworks());
    let source = sources.add_private("small.csv");
    let mut bench = Bench::new(&library, &library.frameworks[id], &sources, source);
    bench.misses = misses;
    let (mut met, mut dice) = (Met::new(), Dice(seed));
    let tables = if misses.is_some() { TABLES / 3 } else { TABLES };
    while met.get("tables") < Some(&tables) {
        let small = bench.throw(&mut dice);
        Trial { bench: &bench, small: &small, met: &mut met }.run();
    }
    for what in ["four rows", "blank fact", "no blank fact", "refused fill", "many completions"] {
        assert!(met.get(what) >= Some(&ENOUGH), "{what}: {met:?}");
    }
    for what in ["cannot tell", "blank answer", "may drop out", "drops out", "between", "attained", "weighted"] {
        assert!(met.get(what) >= Some(&ENOUGH), "{what}: {met:?}");
    }
    met
}

/// One table, and what its completions must not do.
struct Trial<'t, 'l> {
    bench: &'t Bench<'l>,
    small: &'t Small<'l>,
    met: &'t mut Met,
}

impl<'l> Trial<'_, 'l> {
    fn run(&mut self) {
        let (bench, small) = (self.bench, self.small);
        let Some(completions) = bench.completions(small, |_| true) else { return };
        let scored = completions.uncompleted();
        self.meet(&scored, completions.fills, completions.number());
        self.check_itself(&scored);
        let mut ends_met = vec![(false, false); scored.questions.len()];
        completions.each(|completion, said| {
            self.check_questions(&scored, completion, said);
            self.check_nodes(&scored, completion, said);
            for (ends, (whole, filled)) in ends_met.iter_mut().zip(scored.questions.iter().zip(&completion.questions)) {
                let (Ok(whole), Ok(filled)) = (&whole.figure, &filled.figure) else { continue };
                ends.0 |= filled.limits.low == whole.limits.low;
                ends.1 |= filled.limits.high == whole.limits.high;
            }
            let drops = |at: &usize| scored.questions[*at].figure.is_ok() && completion.questions[*at].figure.is_err();
            self.count("drops out", (0..scored.questions.len()).any(|at| drops(&at)));
        });
        if !small.rows.iter().any(|row| bench.blank_facts(row)) {
            for (question, ends) in ends_met.iter().enumerate() {
                let id = &bench.framework.questions[question].id;
                if let Ok(figure) = &scored.questions[question].figure {
                    assert_eq!(*ends, (true, true), "{id}: not attained, {}\n{}", range(figure), self.said());
                    self.count("attained", figure.limits.low != figure.limits.high);
                }
            }
        }
    }

    /// What holds of a table without looking at completions.
    fn check_itself(&self, scored: &Scored) {
        let framework = self.bench.framework;
        for (question, seen) in framework.questions.iter().zip(&scored.questions) {
            let Ok(figure) = &seen.figure else { continue };
            let said = || format!("{}: {}\n{}", question.id, range(figure), self.said());
            assert!(figure.point.as_ref().is_none_or(|point| holds(figure, point)), "{}", said());
            let settled = figure.limits.as_point().filter(|_| !figure.may_drop_out);
            assert!(settled.is_none_or(|only| figure.point.as_ref() == Some(only)), "{}", said());
            let rates = figure.point.as_ref().filter(|_| seen.reached == Reached::Recorded).map(Limits::point);
            assert_eq!(figure.rates, rates.unwrap_or(figure.limits.clone()), "{}", said());
        }
        for (index, seen) in scored.nodes.iter().enumerate() {
            let node = &framework.nodes[index];
            let said = || format!("{}: {:?}\n{}", node.id, seen.rule, self.said());
            let expect = match &seen.figure {
                Ok(figure) => {
                    self.check_share(scored, index, figure);
                    let ends = [&figure.rates.low, &figure.rates.high].map(|end| rating(self.band(index), &end.value));
                    from_to(ends[0], ends[1])
                }
                Err(NoBasis::NoUnitApplies) => Outcome::NotRated(WhyNotRated::NoUnitApplies),
                Err(NoBasis::NoData) => Outcome::Unknown,
            };
            assert_eq!(seen.rule, expect, "{}", said());
        }
    }

    fn check_share(&self, scored: &Scored, node: usize, figure: &Figure) {
        let framework = self.bench.framework;
        let said = || format!("{}: {}\n{}", framework.nodes[node].id, range(figure), self.said());
        assert!(figure.point.as_ref().is_none_or(|point| holds(figure, point)), "{}", said());
        let below = framework.questions_below(node);
        let needed = below.iter().map(|question| &scored.questions[*question]);
        let needed: Vec<&QuestionSeen> = needed.filter(|seen| seen.figure != Err(NoBasis::NoUnitApplies)).collect();
        let may = |seen: &&QuestionSeen| seen.figure.as_ref().is_ok_and(|figure| figure.may_drop_out);
        assert_eq!(figure.may_drop_out, needed.iter().all(may), "it drops out if all do: {}", said());
        let recorded = |seen: &&QuestionSeen| seen.reached == Reached::Recorded;
        let by_bounds = match framework.nodes[node].rollup {
            Some(Rollup::Pooled) => !needed.iter().all(recorded),
            _ => !needed.iter().any(recorded),
        };
        assert!(!by_bounds || figure.rates == figure.limits, "derived rates by its bounds: {}", said());
        let point = figure.point.as_ref().filter(|_| needed.iter().all(recorded));
        assert!(
            point.is_none_or(|point| figure.rates == Limits::point(point)),
            "recorded rates by its point: {}",
            said()
        );
    }

    fn band(&self, node: usize) -> &'l Band {
        let framework = self.bench.framework;
        &framework.bands[framework.nodes[node].band.expect("every node of these frameworks has a band")]
    }

    fn check_questions(&self, scored: &Scored, completion: &Scored, said: &dyn Fn() -> String) {
        for (index, question) in self.bench.framework.questions.iter().enumerate() {
            let (whole, filled) = (&scored.questions[index].figure, &completion.questions[index].figure);
            check_figures(&question.id, whole, filled, false, said);
            let weighted = |scored: &Scored| scored.questions[index].weighted.clone();
            let (Some(whole), Some(filled)) = (weighted(scored), weighted(completion)) else { continue };
            check_figures(&question.id, &Ok(whole), &Ok(filled), false, said);
        }
    }

    fn check_nodes(&self, scored: &Scored, completion: &Scored, said: &dyn Fn() -> String) {
        let framework = self.bench.framework;
        for (index, node) in framework.nodes.iter().enumerate() {
            let (whole, filled) = (&scored.nodes[index], &completion.nodes[index]);
            // What has no data does not drop out (semantics 7.3), whatever the completion says of it.
            let no_data = |question: &usize| scored.questions[*question].figure == Err(NoBasis::NoData);
            let no_data = framework.questions_below(index).iter().any(no_data);
            check_figures(&node.id, &whole.figure, &filled.figure, no_data, said);
            check_ratings(&node.id, self.band(index), whole, filled, said);
        }
    }

    fn said(&self) -> String {
        self.bench.said(self.small)
    }

    fn count(&mut self, what: &'static str, is_met: bool) {
        *self.met.entry(what).or_default() += usize::from(is_met);
    }

    fn meet(&mut self, scored: &Scored, n_fills: usize, n_completions: usize) {
        let (bench, small) = (self.bench, self.small);
        let words = || small.rows.iter().flat_map(|row| row.iter().zip(&bench.slots).zip(&small.columns));
        let blank_fact = small.rows.iter().any(|row| bench.blank_facts(row));
        let is_fact = |sort: &Sort<'_>| matches!(sort, Sort::Fact(_));
        self.count("tables", true);
        *self.met.entry("completions").or_default() += n_completions;
        self.count("four rows", small.rows.len() == 4);
        self.count("many completions", n_completions >= 32);
        self.count("refused fill", n_completions < n_fills);
        self.count("blank fact", blank_fact);
        self.count("no blank fact", !blank_fact);
        self.count("cannot tell", words().any(|((word, _), _)| *word == "cannot tell"));
        let is_blank = words().any(|((word, slot), present)| word.is_empty() && *present && !is_fact(&slot.sort));
        self.count("blank answer", is_blank);
        let absent = |such: fn(&Sort<'_>) -> bool| {
            bench.slots.iter().zip(&small.columns).any(|(slot, present)| !present && such(&slot.sort))
        };
        self.count("absent observation", absent(|sort| matches!(sort, Sort::Observation(_))));
        self.count("absent question", absent(|sort| matches!(sort, Sort::Question(_, false))));
        let reached = |how| scored.questions.iter().any(|question| question.reached == how);
        self.count("recorded beside derived", reached(Reached::Recorded) && reached(Reached::Derived));
        let figures = || scored.questions.iter().map(|question| &question.figure);
        self.count("no data", figures().any(|figure| *figure == Err(NoBasis::NoData)));
        self.count("may drop out", figures().flatten().any(|figure| figure.may_drop_out));
        let among = |figure: &Figure| figure.point.is_some() && figure.limits.as_point().is_none();
        self.count("point among limits", figures().flatten().any(among));
        let weighted = || scored.questions.iter().filter_map(|question| question.weighted.as_ref());
        self.count("weighted", weighted().any(|figure| figure.limits.low != figure.limits.high));
        self.count("between", scored.nodes.iter().any(|node| matches!(node.rule, Outcome::Between { .. })));
        self.count("could change", scored.nodes.iter().any(|node| node.could_change));
    }
}

/// The truth of a completion lies within what was said without it.
fn check_figures(
    id: &str,
    whole: &Result<Figure, NoBasis>,
    filled: &Result<Figure, NoBasis>,
    no_data: bool,
    said: &dyn Fn() -> String,
) {
    match (whole, filled) {
        (_, Err(NoBasis::NoData)) => panic!("{id}: a completion without data\n{}", said()),
        (_, Ok(filled)) if filled.point.is_none() || filled.limits.as_point() != filled.point.as_ref() => {
            panic!("{id}: a completion is not settled, {}\n{}", range(filled), said())
        }
        (Err(NoBasis::NoUnitApplies), Ok(_)) => panic!("{id}: it has a basis after all\n{}", said()),
        (Ok(whole), Err(NoBasis::NoUnitApplies)) => {
            assert!(whole.may_drop_out || no_data, "{id}: it drops out, and was not said to\n{}", said());
        }
        (Ok(whole), Ok(filled)) => {
            let point = filled.limits.as_point().expect("looked at above");
            assert!(holds(whole, point), "{id}: {} is outside {}\n{}", fraction(point), range(whole), said());
        }
        (Err(_), _) => {}
    }
}

/// The rating of a completion is one of those said, or flagged as possible.
fn check_ratings(id: &str, band: &Band, whole: &NodeSeen, filled: &NodeSeen, said: &dyn Fn() -> String) {
    let Ok(point) = &filled.figure else {
        assert_eq!(filled.rule, Outcome::NotRated(WhyNotRated::NoUnitApplies), "{id}\n{}", said());
        return;
    };
    let reached = rating(band, &point.limits.low.value);
    assert_eq!(filled.rule, Outcome::Rated(reached), "{id}\n{}", said());
    let Ok(figure) = &whole.figure else { return };
    let ends = [&figure.limits.low, &figure.limits.high].map(|end| rating(band, &end.value));
    assert!((ends[0]..=ends[1]).contains(&reached), "{id}: rated {reached} outside {ends:?}\n{}", said());
    match whole.rule {
        Outcome::Between { worst, best } if figure.rates == figure.limits => {
            assert!((worst..=best).contains(&reached), "{id}: rated {reached} outside {:?}\n{}", whole.rule, said());
        }
        Outcome::Rated(rated) => {
            assert!(rated == reached || whole.could_change, "{id}: rated {reached}, not {rated}\n{}", said());
            let by_bounds = figure.rates == figure.limits;
            assert!(rated == reached || !by_bounds, "{id}: rated {reached}, not {rated} by bounds\n{}", said());
        }
        Outcome::Between { .. } => {}
        Outcome::Unknown | Outcome::NotRated(_) => panic!("{id}: {:?} with a share\n{}", whole.rule, said()),
    }
}

fn holds(figure: &Figure, point: &Exact) -> bool {
    let limits = &figure.limits;
    assert!(!limits.low.open && !limits.high.open, "answers give limits that are included");
    (&limits.low.value..=&limits.high.value).contains(&point)
}

/// The rating of a share, in the plainest way.
fn rating(band: &Band, share: &Exact) -> usize {
    let percent = share * ratio(100, 1);
    let compared = match band.compare {
        Compare::Exact => percent,
        Compare::Printed => Exact::from_integer(whole_half_up(&percent)),
    };
    band.edges.iter().filter(|edge| **edge <= compared).count()
}

fn from_to(worst: usize, best: usize) -> Outcome {
    if worst == best { Outcome::Rated(worst) } else { Outcome::Between { worst, best } }
}

fn range(figure: &Figure) -> String {
    let point = figure.point.as_ref().map(fraction);
    format!("{} to {}, point {point:?}", fraction(&figure.limits.low.value), fraction(&figure.limits.high.value))
}
