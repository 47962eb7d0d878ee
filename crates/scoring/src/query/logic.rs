//! Conditions and sets of a query, worked out as far as they depend on no column.

use assize_model::{Answer, Truth};

use crate::Set;

/// Whether something holds of a unit.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Test {
    Always,
    Never,
    /// Where this holds.
    Where(String),
}

impl Test {
    pub(super) fn not(&self) -> Self {
        match self {
            Self::Always => Self::Never,
            Self::Never => Self::Always,
            Self::Where(test) => Self::Where(format!("NOT ({test})")),
        }
    }

    pub(super) fn all(tests: impl IntoIterator<Item = Self>) -> Self {
        Self::joined(tests, " AND ", (Self::Always, Self::Never))
    }

    pub(super) fn any(tests: impl IntoIterator<Item = Self>) -> Self {
        Self::joined(tests, " OR ", (Self::Never, Self::Always))
    }

    /// Tests of the first kind say nothing, one of the second all.
    fn joined(tests: impl IntoIterator<Item = Self>, word: &str, (idle, decisive): (Self, Self)) -> Self {
        let mut all: Vec<String> = Vec::new();
        for test in tests {
            match test {
                test if test == idle => {}
                Self::Where(test) if !all.contains(&test) => all.push(test),
                Self::Where(_) => {}
                Self::Always | Self::Never => return decisive,
            }
        }
        match all.len() {
            0 => idle,
            1 => Self::Where(all.remove(0)),
            _ => Self::Where(all.iter().map(|test| format!("({test})")).collect::<Vec<_>>().join(word)),
        }
    }

    /// Whether more than `most` of them hold.
    pub(super) fn more_than(most: usize, tests: Vec<Self>) -> Self {
        match most {
            0 => Self::any(tests),
            _ if tests.iter().filter(|test| **test != Self::Never).count() <= most => Self::Never,
            _ if tests.iter().filter(|test| **test == Self::Always).count() > most => Self::Always,
            _ => Self::Where(format!("{} > {most}", tests.iter().map(Self::number).collect::<Vec<_>>().join(" + "))),
        }
    }

    /// 1 where it holds, else 0.
    pub(super) fn number(&self) -> String {
        self.then("1", "0")
    }

    /// One thing where it holds, else another.
    pub(super) fn then(&self, one: &str, other: &str) -> String {
        match self {
            Self::Always => one.to_owned(),
            Self::Never => other.to_owned(),
            Self::Where(_) if one == other => one.to_owned(),
            Self::Where(test) => format!("CASE WHEN {test} THEN {one} ELSE {other} END"),
        }
    }
}

/// The truth of a condition: known, or the number in a column, 0 no, 1 unknown, 2 yes.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Holds {
    Known(Truth),
    Column(String),
}

impl Holds {
    pub(super) const fn number(truth: Truth) -> u8 {
        match truth {
            Truth::No => 0,
            Truth::Unknown => 1,
            Truth::Yes => 2,
        }
    }

    pub(super) fn is(&self, truth: Truth) -> Test {
        match self {
            Self::Known(known) if *known == truth => Test::Always,
            Self::Known(_) => Test::Never,
            Self::Column(column) => Test::Where(format!("{column} = {}", Self::number(truth))),
        }
    }
}

/// What a unit's answer may be: a set that is known, or the number in a column, as [`Set`] has it.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum MayBe {
    Known(Set),
    Column(String),
    /// What a cell says where nothing else matters: the column of that, and what a blank stands for.
    Said(String, Set),
}

/// The number that stands for a word of an answer.
pub(super) const fn said_as(answer: Answer) -> u8 {
    match answer {
        Answer::Missing => 0,
        Answer::Sufficient => 1,
        Answer::Insufficient => 2,
        Answer::CannotTell => 3,
        Answer::NotApplicable => 4,
    }
}

/// The number for insufficient, where nothing was done at all.
pub(super) const NOT_DONE: u8 = 5;

/// Those for sufficient and insufficient.
pub(super) const KNOWN: [u8; 3] = [said_as(Answer::Sufficient), said_as(Answer::Insufficient), NOT_DONE];

/// What such a number may be; a blank is apart.
pub(super) const SAID: [(u8, Set); 5] = [
    (said_as(Answer::Sufficient), Set::SUFFICIENT),
    (said_as(Answer::Insufficient), Set::INSUFFICIENT),
    (said_as(Answer::CannotTell), Set::EITHER),
    (said_as(Answer::NotApplicable), Set::DROPPED),
    (NOT_DONE, Set::INSUFFICIENT),
];

impl MayBe {
    pub(super) fn holds(&self, one: Set) -> Test {
        self.among(|set| set.holds(one))
    }

    pub(super) fn is_single(&self) -> Test {
        self.among(Set::is_single)
    }

    pub(super) fn among(&self, wanted: impl Fn(Set) -> bool) -> Test {
        let numbers: Vec<u8> = match self {
            Self::Known(set) if wanted(*set) => return Test::Always,
            Self::Known(_) => return Test::Never,
            Self::Column(_) => Set::all().filter(|set| wanted(*set)).map(Set::number).collect(),
            Self::Said(_, blank) => {
                let all = [(said_as(Answer::Missing), *blank)].into_iter().chain(SAID);
                all.filter(|(_, set)| wanted(*set)).map(|(number, _)| number).collect()
            }
        };
        match self {
            Self::Column(column) | Self::Said(column, _) if !numbers.is_empty() => Test::Where(is_in(column, &numbers)),
            Self::Known(_) | Self::Column(_) | Self::Said(..) => Test::Never,
        }
    }

    /// The set as a number.
    pub(super) fn number(&self) -> String {
        match self {
            Self::Known(set) => set.number().to_string(),
            Self::Column(column) => column.clone(),
            Self::Said(column, blank) => {
                let each = [(said_as(Answer::Missing), *blank)].into_iter().chain(SAID);
                let each = each.map(|(number, set)| format!(" WHEN {number} THEN {}", set.number()));
                format!("CASE {column}{} ELSE {} END", each.collect::<String>(), Set::EITHER.number())
            }
        }
    }
}

/// Whether a column has one of these numbers.
pub(super) fn is_in(column: &str, numbers: &[u8]) -> String {
    match numbers {
        [one] => format!("{column} = {one}"),
        several => {
            let several: Vec<String> = several.iter().map(u8::to_string).collect();
            format!("{column} IN ({})", several.join(", "))
        }
    }
}

/// An input of a rule, as `rule::Input` has it.
pub(super) struct Input {
    pub(super) set: MayBe,
    pub(super) complete: Test,
    pub(super) required: Holds,
    pub(super) plus: Holds,
}

/// What a rule gives: may it be sufficient, insufficient, dropped; and is everything known that it rests on.
///
/// Asks what each input may bring: nothing, something good, something bad among the required or in `plus`. One thing is chosen
/// for each, freely, and what the whole may be follows from the choices there are, counted over the inputs: `rule::work` tries them.
pub(super) fn work(inputs: &[Input], misses: usize) -> ([Test; 3], Test) {
    let choices: Vec<[Test; 4]> = inputs.iter().map(choices).collect();
    let each = |test: &dyn Fn(&[Test; 4]) -> Test| choices.iter().map(test).collect::<Vec<_>>();
    let only = |choice: usize, given: &[Test; 4]| {
        let others = (0..4).filter(|other| *other != choice).map(|other| given[other].not());
        Test::all([given[choice].clone()].into_iter().chain(others))
    };
    let [nothing, good, required, plus] = [0, 1, 2, 3].map(|choice| each(&|given| given[choice].clone()));
    // Bad in `plus` where nothing better may be chosen.
    let forced = each(&|given| Test::all([given[3].clone(), given[0].not(), given[1].not()]));
    let sufficient = Test::all([
        Test::any(each(&|given| only(2, given))).not(),
        Test::any(good),
        Test::more_than(misses, forced).not(),
    ]);
    let bad_alone = Test::all([Test::any(plus.clone()), Test::any(each(&|given| only(1, given))).not()]);
    let insufficient = Test::any([Test::any(required), Test::more_than(misses, plus), bad_alone]);
    let complete = inputs.iter().map(|input| {
        let known = |truth: &Holds| truth.is(Truth::Unknown).not();
        let counts = Test::any([&input.required, &input.plus].map(|truth| truth.is(Truth::No).not()));
        let is_known =
            Test::all([known(&input.required), known(&input.plus), input.complete.clone(), input.set.is_single()]);
        Test::any([counts.not(), is_known])
    });
    ([sufficient, insufficient, Test::all(nothing)], Test::all(complete))
}

/// What an input may bring: nothing, good, bad among the required, bad in `plus`.
fn choices(input: &Input) -> [Test; 4] {
    let may_be = |truth: &Holds| truth.is(Truth::No).not();
    let may_fail = |truth: &Holds| truth.is(Truth::Yes).not();
    let is_required = may_be(&input.required);
    let in_plus = Test::all([may_fail(&input.required), may_be(&input.plus)]);
    let is_out = Test::all([may_fail(&input.required), may_fail(&input.plus)]);
    let bad = || input.set.holds(Set::INSUFFICIENT);
    [
        Test::any([is_out, input.set.holds(Set::DROPPED)]),
        Test::all([Test::any([is_required.clone(), in_plus.clone()]), input.set.holds(Set::SUFFICIENT)]),
        Test::all([is_required, bad()]),
        Test::all([in_plus, bad()]),
    ]
}

#[cfg(test)]
mod tests {
    use assize_model::Truth;

    use super::{Holds, Input, MayBe, Test, work};
    use crate::Set;
    use crate::rule;

    /// The closed form against the rule itself, for all inputs of up to three with everything known beforehand.
    #[test]
    fn a_rule_gives_the_same_in_a_query() {
        let sets = [Set::SUFFICIENT, Set::INSUFFICIENT, Set::EITHER, Set::DROPPED, Set::EITHER.or(Set::DROPPED)];
        let truths = [Truth::No, Truth::Unknown, Truth::Yes];
        let all = sets.into_iter().chain([Set::SUFFICIENT.or(Set::DROPPED), Set::INSUFFICIENT.or(Set::DROPPED)]);
        let single: Vec<rule::Input> = all
            .flat_map(|set| truths.map(|required| (set, required)))
            .flat_map(|(set, required)| truths.map(|plus| rule::Input { set, required, plus }))
            .collect();
        let of_query = |one: &rule::Input| Input {
            set: MayBe::Known(one.set),
            complete: Test::Always,
            required: Holds::Known(one.required),
            plus: Holds::Known(one.plus),
        };
        for a in &single {
            for b in &single {
                for c in single.iter().step_by(5) {
                    for misses in 0..3 {
                        let inputs: Vec<Input> = [a, b, c].map(of_query).into();
                        let (may_be, _) = work(&inputs, misses);
                        let expect = rule::work([*a, *b, *c].into_iter(), misses);
                        let each = [Set::SUFFICIENT, Set::INSUFFICIENT, Set::DROPPED];
                        let expect = each.map(|one| if expect.holds(one) { Test::Always } else { Test::Never });
                        assert_eq!(may_be, expect, "{a:?} {b:?} {c:?} {misses}");
                    }
                }
            }
        }
    }
}
