use assize_model::Truth;

use crate::Set;

/// One observation or question of a rule, for one unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Input {
    /// What its answer may be.
    pub(crate) set: Set,
    /// Whether it counts among the required; `No` where it does not stand there.
    pub(crate) required: Truth,
    /// Whether it counts among `plus`; `No` where it does not stand there.
    pub(crate) plus: Truth,
}

/// The set of results of a rule over all combinations of what its inputs may be (semantics 2).
///
/// Each input moves a small state on: is anything left, is anything sufficient, is a required one insufficient, how many of `plus` are.
/// All states that some combination reaches are carried at once, so the work grows with the inputs and not with the combinations.
pub(crate) fn work(inputs: impl Iterator<Item = Input>, misses: usize) -> Set {
    let mut states = States::start(misses);
    for input in inputs {
        states = states.after(input);
    }
    states.results()
}

/// The states reached: for each combination of the three flags, one bit for each number of insufficient ones of `plus`.
#[derive(Clone, Copy)]
struct States {
    bits: [u128; 8],
    misses: usize,
}

#[derive(Clone, Copy, Default)]
struct State {
    anything_left: bool,
    anything_sufficient: bool,
    required_insufficient: bool,
    /// Insufficient ones of `plus`, at most one more than the misses allowed.
    plus_insufficient: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Required,
    Plus,
    Out,
}

impl States {
    fn start(misses: usize) -> Self {
        let mut states = Self { bits: [0; 8], misses };
        states.add(State::default());
        states
    }

    fn after(self, input: Input) -> Self {
        let mut next = Self { bits: [0; 8], ..self };
        for state in self.each() {
            for role in roles(input) {
                if role == Role::Out || input.set.holds(Set::DROPPED) {
                    next.add(state);
                }
                if role != Role::Out && input.set.holds(Set::SUFFICIENT) {
                    next.add(State { anything_left: true, anything_sufficient: true, ..state });
                }
                if role != Role::Out && input.set.holds(Set::INSUFFICIENT) {
                    let plus = (state.plus_insufficient + usize::from(role == Role::Plus)).min(self.misses + 1);
                    next.add(State {
                        anything_left: true,
                        required_insufficient: state.required_insufficient || role == Role::Required,
                        plus_insufficient: plus,
                        ..state
                    });
                }
            }
        }
        next
    }

    fn results(self) -> Set {
        self.each().map(|state| state.result(self.misses)).fold(Set::EMPTY, Set::or)
    }

    fn add(&mut self, state: State) {
        let flags = usize::from(state.anything_left)
            | usize::from(state.anything_sufficient) << 1
            | usize::from(state.required_insufficient) << 2;
        self.bits[flags] |= 1 << state.plus_insufficient;
    }

    fn each(self) -> impl Iterator<Item = State> {
        let flags = (0..8).filter(move |flags| self.bits[*flags] != 0);
        flags.flat_map(move |flags| {
            let counts = (0..self.misses + 2).filter(move |count| self.bits[flags] >> count & 1 == 1);
            counts.map(move |count| State {
                anything_left: flags & 1 != 0,
                anything_sufficient: flags & 2 != 0,
                required_insufficient: flags & 4 != 0,
                plus_insufficient: count,
            })
        })
    }
}

impl State {
    fn result(self, misses: usize) -> Set {
        if !self.anything_left {
            Set::DROPPED
        } else if self.required_insufficient || self.plus_insufficient > misses || !self.anything_sufficient {
            Set::INSUFFICIENT
        } else {
            Set::SUFFICIENT
        }
    }
}

/// The parts an input may play: required while that entry is in, else `plus` while that one is, else none.
fn roles(input: Input) -> impl Iterator<Item = Role> {
    let may_be = |truth: Truth| truth != Truth::No;
    let may_fail = |truth: Truth| truth != Truth::Yes;
    [
        may_be(input.required).then_some(Role::Required),
        (may_fail(input.required) && may_be(input.plus)).then_some(Role::Plus),
        (may_fail(input.required) && may_fail(input.plus)).then_some(Role::Out),
    ]
    .into_iter()
    .flatten()
}

#[cfg(test)]
mod tests {
    use assize_model::Truth;

    use super::{Input, Role, work};
    use crate::Set;

    /// The same by trying every combination one by one.
    fn by_trying_all(inputs: &[Input], misses: usize) -> Set {
        fn go(inputs: &[Input], chosen: &mut Vec<(Role, Set)>, misses: usize) -> Set {
            let Some((first, rest)) = inputs.split_first() else { return judge(chosen, misses) };
            let mut all = Set::EMPTY;
            let truths = |truth| match truth {
                Truth::No => vec![false],
                Truth::Unknown => vec![false, true],
                Truth::Yes => vec![true],
            };
            for required in truths(first.required) {
                for plus in truths(first.plus) {
                    let role = match (required, plus) {
                        (true, _) => Role::Required,
                        (false, true) => Role::Plus,
                        (false, false) => Role::Out,
                    };
                    for value in [Set::SUFFICIENT, Set::INSUFFICIENT, Set::DROPPED] {
                        if first.set.holds(value) {
                            chosen.push((role, value));
                            all = all.or(go(rest, chosen, misses));
                            chosen.pop();
                        }
                    }
                }
            }
            all
        }
        fn judge(chosen: &[(Role, Set)], misses: usize) -> Set {
            let left: Vec<_> =
                chosen.iter().filter(|(role, value)| *role != Role::Out && *value != Set::DROPPED).collect();
            let bad = |role| left.iter().filter(|pick| pick.0 == role && pick.1 == Set::INSUFFICIENT).count();
            let good = left.iter().any(|pick| pick.1 == Set::SUFFICIENT);
            if left.is_empty() {
                Set::DROPPED
            } else if bad(Role::Required) > 0 || bad(Role::Plus) > misses || !good {
                Set::INSUFFICIENT
            } else {
                Set::SUFFICIENT
            }
        }
        go(inputs, &mut Vec::new(), misses)
    }

    #[test]
    fn all_rules_of_up_to_three_inputs_agree_with_trying_every_combination() {
        let truths = [Truth::No, Truth::Unknown, Truth::Yes];
        let sets = [Set::SUFFICIENT, Set::INSUFFICIENT, Set::EITHER, Set::DROPPED, Set::EITHER.or(Set::DROPPED)];
        let mut single = Vec::new();
        for set in sets {
            for required in truths {
                for plus in truths {
                    single.push(Input { set, required, plus });
                }
            }
        }
        for a in &single {
            for b in &single {
                for c in [single[0], single[13], single[22], single[44]] {
                    let inputs = [*a, *b, c];
                    for misses in 0..3 {
                        let expect = by_trying_all(&inputs, misses);
                        assert_eq!(work(inputs.into_iter(), misses), expect, "{inputs:?} {misses}");
                    }
                }
            }
        }
    }
}
