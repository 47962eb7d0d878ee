//! All that a ladder or a matrix may see of what it looks at.

use std::collections::BTreeSet;

use assize_framework::{Many, Matrix, RatingCondition, RatingRule, Rung, Subject};

use super::{Decider, Possible};

/// More combinations are not tried.
const MOST_COMBINATIONS: usize = 100_000;

/// What a rule looks at that combinations are tried of.
enum Looks<'r> {
    Ladder(Ladder<'r>),
    Matrix(&'r Matrix),
}

/// The rungs of a ladder, and what they ask.
struct Ladder<'r> {
    /// Each condition once, with the first rung that asks it.
    asked: Vec<(&'r RatingCondition, usize)>,
    /// Of each rung the rating and the places of its conditions.
    rungs: Vec<(usize, Vec<usize>)>,
}

/// All that a ladder or a matrix may see, as far as it tells combinations apart: of a ladder of each condition how many are so, no more than
/// it asks for, then whether anything is rated; of a matrix the ratings of either side, from 1.
pub(super) struct Combinations<'r> {
    looks: Looks<'r>,
    states: BTreeSet<Vec<usize>>,
}

impl<'r> Combinations<'r> {
    /// `None` where there are too many, or the rule is neither.
    pub(super) fn of(ratings: usize, rule: &'r RatingRule, seen: &[(Subject, Possible)]) -> Option<Self> {
        let looks = match rule {
            RatingRule::Ladder(rungs) => Looks::Ladder(Ladder::of(rungs)),
            RatingRule::Matrix(matrix) => Looks::Matrix(matrix),
            RatingRule::Lowest | RatingRule::Median | RatingRule::MostCommon | RatingRule::MeanOfPoints(_) => {
                return None;
            }
        };
        let length = if let Looks::Ladder(ladder) = &looks { ladder.asked.len() + 1 } else { 2 };
        let mut states: BTreeSet<Vec<usize>> = BTreeSet::from([vec![0; length]]);
        for (subject, one) in seen {
            let Some((worst, best)) = one.ends(ratings) else { continue };
            let mut next = if one.may_drop_out { states.clone() } else { BTreeSet::new() };
            let places = looks.places(*subject);
            for state in states {
                next.extend((worst..=best).map(|rating| looks.moved(state.clone(), &places, rating)));
            }
            states = next;
            if states.len() > MOST_COMBINATIONS {
                return None;
            }
        }
        Some(Self { looks, states })
    }

    /// The rating of each combination, with what of the rule makes it; `None` where nothing, or one side of a matrix, is rated.
    pub(super) fn results(&self) -> impl Iterator<Item = Option<(usize, Decider)>> {
        self.states.iter().map(|state| self.looks.result(state))
    }
}

impl Looks<'_> {
    /// The places of a state that depend on this one.
    fn places(&self, subject: Subject) -> Vec<usize> {
        match self {
            Self::Matrix(matrix) => {
                let sides = [matrix.rows, matrix.columns].into_iter().enumerate();
                sides.filter(|(_, node)| subject == Subject::Node(*node)).map(|(side, _)| side).collect()
            }
            Self::Ladder(ladder) => {
                let asked = ladder.asked.iter().enumerate();
                asked.filter(|(_, (one, _))| one.of.contains(&subject)).map(|(place, _)| place).collect()
            }
        }
    }

    /// What is seen if one that these places depend on has this rating, too.
    fn moved(&self, mut state: Vec<usize>, places: &[usize], rating: usize) -> Vec<usize> {
        match self {
            Self::Matrix(_) => places.iter().for_each(|side| state[*side] = rating + 1),
            Self::Ladder(ladder) => {
                state[ladder.asked.len()] = 1;
                for place in places {
                    let (one, seen) = (ladder.asked[*place].0, state[*place]);
                    state[*place] = match (one.bound.holds(rating), one.many) {
                        (true, Many::Any) => 1,
                        (true, Many::AtLeast(number)) => number.min(seen + 1),
                        (false, Many::Any | Many::AtLeast(_)) => seen,
                        // 2: not all.
                        (true, Many::All) => seen.max(1),
                        (false, Many::All) => 2,
                    };
                }
                // Below a rung that holds whatever comes, nothing matters.
                let stays = |place: &usize| ladder.asked[*place].0.many != Many::All && ladder.holds(&state, *place);
                let reached = ladder.rungs.iter().position(|(_, conditions)| conditions.iter().all(stays));
                let below = ladder.asked.iter().map(|(_, first)| reached.is_some_and(|reached| *first > reached));
                state.iter_mut().zip(below).filter(|(_, below)| *below).for_each(|(seen, _)| *seen = 0);
            }
        }
        state
    }

    fn result(&self, state: &[usize]) -> Option<(usize, Decider)> {
        match self {
            Self::Matrix(matrix) => {
                let (row, column) = (state[0].checked_sub(1)?, state[1].checked_sub(1)?);
                Some((matrix.ratings[row][column], Decider::Cell(row, column)))
            }
            Self::Ladder(ladder) => {
                let holds =
                    |(_, conditions): &(usize, Vec<usize>)| conditions.iter().all(|place| ladder.holds(state, *place));
                let first = ladder.rungs.iter().position(holds).filter(|_| state[ladder.asked.len()] > 0)?;
                Some((ladder.rungs[first].0, Decider::Rung(first)))
            }
        }
    }
}

impl<'r> Ladder<'r> {
    fn of(rungs: &'r [Rung]) -> Self {
        let mut ladder = Self { asked: Vec::new(), rungs: Vec::new() };
        for (first, rung) in rungs.iter().enumerate() {
            let place = |one: &'r RatingCondition| {
                let known = ladder.asked.iter().position(|(known, _)| is_same(known, one));
                known.unwrap_or_else(|| {
                    ladder.asked.push((one, first));
                    ladder.asked.len() - 1
                })
            };
            let places = rung.conditions.iter().map(place).collect();
            ladder.rungs.push((rung.rating, places));
        }
        ladder
    }

    fn holds(&self, state: &[usize], place: usize) -> bool {
        match self.asked[place].0.many {
            Many::Any | Many::All => state[place] == 1,
            Many::AtLeast(number) => state[place] == number,
        }
    }
}

/// Whether two conditions ask the same.
fn is_same(one: &RatingCondition, other: &RatingCondition) -> bool {
    (one.many, one.bound) == (other.many, other.bound) && one.of == other.of
}
