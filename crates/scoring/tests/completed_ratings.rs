//! Ratings against brute force, where they rest on more than one share in a band: counts of questions and rules over ratings, limits,
//! edges `above`, edges for few units, a minimum base, blanks that count (semantics 4.14, 4.15, 7.5, 7.42 to 7.44).
//!
//! A unit that the regime leaves out for its blanks is in no completion.

#[path = "completed_ratings/frameworks.rs"]
mod frameworks;

use std::collections::BTreeMap;

use assize_framework::Subject;
use assize_model::ratio;
use assize_scoring::{Limits, NoBasis, Outcome, WhyNotRated};

use assize_testing::small_frameworks::CATALOGUE;
use assize_testing::small_tables::{Bench, Dice, NodeSeen, Row, Scored, Small, Sort};

/// Tables with at least two completions that are tried under each framework.
const TABLES: usize = 150;

/// What was met, and how often.
type Met = BTreeMap<&'static str, usize>;

#[test]
fn counts_of_questions_and_limits() {
    assert_met(&try_tables("counted", 1), &["could change", "between", "decided by bounds", "drops out"]);
}

#[test]
fn a_minimum_of_units() {
    assert_met(&try_tables("few-units", 2), &["under minimum", "rated", "between"]);
}

#[test]
fn a_minimum_of_answers() {
    assert_met(&try_tables("few-answers", 3), &["marked", "rated", "between"]);
}

#[test]
fn edges_for_few_units() {
    assert_met(
        &try_tables("edges-by-units", 6),
        &["rated", "between", "decided by bounds", "could change", "drops out"],
    );
}

#[test]
fn blanks_that_count_as_insufficient() {
    assert_met(&try_tables("blanks", 4), &["blank answer", "rated", "between"]);
}

#[test]
fn units_left_out_for_their_blanks() {
    assert_met(&try_tables("too-many-blanks", 5), &["left out", "blank answer", "rated", "between"]);
}

fn assert_met(met: &Met, wanted: &[&str]) {
    for what in wanted {
        assert!(met.get(what) >= Some(&10), "{what}: {met:?}");
    }
}

/// Tries random tables under one framework.
fn try_tables(id: &str, seed: u64) -> Met {
    let (mut sources, library) = assize_testing::library(CATALOGUE, &frameworks::frameworks());
    let source = sources.add_private("small.csv");
    let bench = Bench::new(&library, &library.frameworks[id], &sources, source);
    let (mut met, mut dice) = (Met::new(), Dice(seed));
    while met.get("tables") < Some(&TABLES) {
        let small = bench.throw(&mut dice);
        Trial { bench: &bench, small: &small, met: &mut met }.run();
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
        let Some(completions) = self.bench.completions(self.small, |row| !self.is_left_out(row)) else { return };
        let scored = completions.uncompleted();
        self.meet(&scored);
        completions.each(|completion, said| {
            for node in 0..scored.nodes.len() {
                self.check_node(&scored, completion, node, said);
            }
            let is_dropped = |node: &NodeSeen| node.rule == Outcome::NotRated(WhyNotRated::NoUnitApplies);
            let drops = scored.nodes.iter().zip(&completion.nodes).any(|(a, b)| !is_dropped(a) && is_dropped(b));
            self.count("drops out", drops);
        });
    }

    /// Whether more of what is certainly asked of a row, and has a column, is blank than the regime allows.
    fn is_left_out(&self, row: &Row<'l>) -> bool {
        let Some(most) = self.bench.framework.missing.as_ref().and_then(|missing| missing.leave_out_above.as_ref())
        else {
            return false;
        };
        // In a table without a column of any question it is the observations that count.
        let present = || self.bench.slots.iter().zip(row).zip(&self.small.columns).filter(|(_, present)| **present);
        let has_question = present().any(|((slot, _), _)| matches!(slot.sort, Sort::Question(..)));
        // A blank fact makes no alternative hold.
        let asked = present().filter(|((slot, _), _)| match &slot.sort {
            Sort::Question(asked, _) => self.bench.holds(asked, row),
            Sort::Observation(asked) => !has_question && self.bench.holds(asked, row),
            Sort::Fact(_) => false,
        });
        let words: Vec<&str> = asked.map(|((_, word), _)| *word).collect();
        let blank = words.iter().filter(|word| word.is_empty()).count() as u64;
        !words.is_empty() && ratio(100 * blank, words.len() as u64) > *most
    }

    fn check_node(&self, scored: &Scored, completion: &Scored, index: usize, said: &dyn Fn() -> String) {
        let framework = self.bench.framework;
        let (whole, filled) = (&scored.nodes[index], &completion.nodes[index]);
        let id = &framework.nodes[index].id;
        let behind = framework.questions_behind(index);
        let no_data = behind.iter().any(|one| scored.questions[*one].figure == Err(NoBasis::NoData));
        match (whole.rule, filled.rule) {
            (Outcome::NotRated(WhyNotRated::UnderMinimum) | Outcome::Unknown, _) => {}
            (was, Outcome::NotRated(WhyNotRated::UnderMinimum)) => {
                let may = no_data || self.is_under_below(scored, index);
                assert!(may, "{id}: {was:?}, and completed it is under the minimum\n{}", said());
            }
            (Outcome::NotRated(WhyNotRated::NoUnitApplies), filled) => {
                assert_eq!(filled, Outcome::NotRated(WhyNotRated::NoUnitApplies), "{id}\n{}", said());
            }
            (was, Outcome::NotRated(_)) => {
                let below = framework.questions_below(index).into_iter().map(|one| &scored.questions[one].figure);
                let mut below = below.filter(|figure| !matches!(figure, Err(NoBasis::NoUnitApplies)));
                let may = below.all(|figure| figure.as_ref().is_ok_and(|figure| figure.may_drop_out));
                let may = may || no_data || self.is_under_below(scored, index);
                assert!(may, "{id}: {was:?}, and it drops out\n{}", said());
            }
            (_, Outcome::Unknown | Outcome::Between { .. }) => panic!("{id}: a completion is settled\n{}", said()),
            (was, Outcome::Rated(rating)) => {
                let is_within = was.ends().is_some_and(|(worst, best)| (worst..=best).contains(&rating));
                let is_flagged = whole.could_change && matches!(was, Outcome::Rated(_));
                if self.rests_on_bounds(scored, index) {
                    assert!(is_within, "{id}: rated {rating}, not {was:?}, by bounds\n{}", said());
                } else if self.looks_at_questions_alone(index) && matches!(was, Outcome::Rated(_)) {
                    assert!(is_within || is_flagged, "{id}: rated {rating}, not {was:?}\n{}", said());
                }
            }
        }
    }

    /// Whether all that a rating rests on is rated by its bounds.
    fn rests_on_bounds(&self, scored: &Scored, node: usize) -> bool {
        let by_bounds = |question: &usize| match &scored.questions[*question].figure {
            Ok(figure) => figure.rates == figure.limits,
            Err(_) => true,
        };
        let framework = self.bench.framework;
        // All answers together may have a point where a question has none.
        let pool = |node: &usize| scored.nodes[*node].figure.as_ref().is_ok_and(|share| share.rates != share.limits);
        let below = framework.rests_on_in_the_end(Some(node));
        let questions = framework.questions_behind(node);
        questions.iter().all(by_bounds) && !below.iter().chain([&node]).any(pool) && !self.is_under_below(scored, node)
    }

    /// Whether something that a rating is made of is not rated for want of a base.
    fn is_under_below(&self, scored: &Scored, node: usize) -> bool {
        let is_under = |node: &usize| scored.nodes[*node].rule == Outcome::NotRated(WhyNotRated::UnderMinimum);
        self.bench.framework.rests_on_in_the_end(Some(node)).iter().any(is_under)
    }

    /// Whether a node is a share in a band, or rated by its questions alone and held by no limit.
    fn looks_at_questions_alone(&self, node: usize) -> bool {
        let framework = self.bench.framework;
        let is_question = |subject: Subject| matches!(subject, Subject::Question { .. });
        framework.limits_on(Some(node)).next().is_none() && framework.members(Some(node)).into_iter().all(is_question)
    }

    fn count(&mut self, what: &'static str, is_met: bool) {
        *self.met.entry(what).or_default() += usize::from(is_met);
    }

    fn meet(&mut self, scored: &Scored) {
        let small = self.small;
        let words = || small.rows.iter().flat_map(|row| row.iter().zip(&self.bench.slots).zip(&small.columns));
        let is_blank =
            words().any(|((word, slot), present)| word.is_empty() && *present && !matches!(slot.sort, Sort::Fact(_)));
        self.count("tables", true);
        self.count("left out", small.rows.iter().any(|row| self.is_left_out(row)));
        self.count("blank answer", is_blank);
        let has = |such: fn(&NodeSeen) -> bool| scored.nodes.iter().any(such);
        self.count("rated", has(|node| matches!(node.rule, Outcome::Rated(_))));
        self.count("between", has(|node| matches!(node.rule, Outcome::Between { .. })));
        self.count("could change", has(|node| node.could_change));
        self.count("marked", has(|node| node.under_minimum && matches!(node.rule, Outcome::Rated(_))));
        self.count("under minimum", has(|node| node.rule == Outcome::NotRated(WhyNotRated::UnderMinimum)));
        let open = |question: &usize| {
            let figure = scored.questions[*question].figure.as_ref();
            figure.is_ok_and(|figure| {
                figure.rates == figure.limits && figure.limits != Limits::whole() && figure.limits.as_point().is_none()
            })
        };
        let decided = (0..scored.nodes.len()).any(|node| {
            matches!(scored.nodes[node].rule, Outcome::Rated(_))
                && self.bench.framework.questions_behind(node).iter().any(open)
        });
        self.count("decided by bounds", decided);
    }
}
