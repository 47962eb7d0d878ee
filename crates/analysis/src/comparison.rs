//! Many inspections, each pair with what may be set against what.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use assize_framework::Framework;
use assize_model::Inspection;
use assize_scoring::{Figure, Scorecard};
use indexmap::{IndexMap, IndexSet};

use crate::adjusted::{Levels, levels};
use crate::caveat::Caveat;
use crate::combined::{Combined, combined};
use crate::crosswalk::{Pair, StageAndTheme, crosswalk, part_of};
use crate::definition::differences;
use crate::of_pairs::OfPairs;
use crate::rejudge::Rejudgement;
use crate::setting::{Break, Setting, Side, breaks, edition, overlap};
use crate::side_by_side::{QuestionCompared, common, compared};
use crate::split::{Split, split};
use crate::topic::Topic;
use crate::verdict::{Comparability, RatingOf, Reason, Sides, Verdict, unlike_ratings};

/// Inspections side by side.
#[derive(Debug)]
pub struct Comparison<'r, 'a> {
    /// In order of time.
    pub entries: Vec<&'r Rejudgement<'a>>,
    /// What breaks between each and the next.
    pub breaks: Vec<Vec<Break>>,
    /// Every pair, the earlier first.
    pub pairs: Vec<PairCompared>,
    /// What may be set against each other of the pairs that have such.
    pub shares: OfPairs<PairShares>,
    /// The same, each by what is left of its rule where only what both regimes ask may count (semantics 7.34); between editions, with cases.
    pub common: OfPairs<PairShares>,
    /// The change of each pair of questions that rest on the same observations, where the four corners exist.
    pub splits: OfPairs<Vec<Split>>,
    /// Every body whose work was divided, beside those who took it over together; and the other way about.
    pub combined: Vec<Combined>,
    /// The part of the work that all else was left out for.
    pub topic: Option<Topic>,
}

#[derive(Debug)]
pub struct PairCompared {
    /// Index of the earlier.
    pub a: usize,
    /// Index of the later.
    pub b: usize,
    /// By theme, those that either asks about: what can be said at most. Of a part of the work, by what that is.
    pub themes: Vec<Theme>,
    /// May the overall ratings be set against each other? `None` where one regime makes none.
    pub overall: Option<Verdict>,
    /// How many shares may be set against each other; those that say the same under several regimes are one.
    pub comparable: usize,
    /// What to bear in mind of one or another of them.
    pub caveats: BTreeSet<Caveat>,
}

/// The shares of a pair that may be set against each other.
#[derive(Default, Debug)]
pub struct PairShares {
    /// Each question, under its regime.
    pub figures: Vec<QuestionCompared>,
    /// How the cases of both are spread over the fact that divides them.
    pub levels: Option<Levels>,
}

/// One theme of a pair, or one stage.
#[derive(Clone, PartialEq, Debug)]
pub struct Theme {
    /// The catalogue's word.
    pub theme: String,
    /// What can be said at most.
    pub verdict: Verdict,
}

impl PairCompared {
    /// What can be said at most of any theme.
    pub fn most(&self) -> Comparability {
        self.themes.iter().map(|one| one.verdict.comparability()).min().unwrap_or(Comparability::NotComparable)
    }
}

impl<'r, 'a> Comparison<'r, 'a> {
    /// The figures of each inspection under its own regime.
    pub fn home_cards(&self) -> impl Iterator<Item = &'r Scorecard<'a>> {
        self.entries.iter().copied().filter_map(Rejudgement::home_card)
    }
}

/// Sets every inspection beside every later one.
pub fn comparison<'r, 'a>(judged: &'r [Rejudgement<'a>], setting: Setting<'_>) -> Comparison<'r, 'a> {
    let mut entries: Vec<&Rejudgement<'_>> = judged.iter().filter(|one| one.home_card().is_some()).collect();
    entries.sort_by_key(|one| when(one.inspection));
    let all = Pairs { entries: &entries, setting, regimes: RefCell::default() };
    let two = (0..entries.len()).flat_map(|a| (a + 1..entries.len()).map(move |b| (a, b)));
    let pairs: Vec<PairCompared> = two.filter_map(|two| all.compared(two)).collect();
    let such = |is_such: &dyn Fn(&PairCompared) -> bool| -> Vec<usize> {
        (0..pairs.len()).filter(|pair| is_such(&pairs[*pair])).collect()
    };
    let with_shares = such(&|pair| pair.comparable > 0);
    let of_two_editions = such(&|pair| all.are_of_two_editions(pair));
    let both_judged = such(&|pair| all.can_be_split(pair));
    let shares = OfPairs::of(with_shares, |pair| Some(all.shares(&pairs[pair])));
    let common = OfPairs::of(of_two_editions, |pair| {
        Some(all.common(&pairs[pair], shares.get(pair))).filter(|common| !common.figures.is_empty())
    });
    let splits = OfPairs::of(both_judged, |pair| Some(all.splits(&pairs[pair])).filter(|splits| !splits.is_empty()));
    let between = |two: &[&Rejudgement<'_>]| match (two[0].home, two[1].home) {
        (Some(a), Some(b)) => breaks((two[0].inspection, a), (two[1].inspection, b)),
        _ => vec![Break::Regime],
    };
    let breaks = entries.windows(2).map(between).collect();
    let combined = combined(&entries, setting);
    Comparison { breaks, pairs, shares, common, splits, combined, entries, topic: setting.topic.cloned() }
}

fn when(inspection: &Inspection) -> (String, String) {
    (inspection.dated().map(|date| date.to_string()).unwrap_or_default(), inspection.id.clone())
}

/// What pairs are made from.
struct Pairs<'c, 'r, 'a> {
    entries: &'c [&'r Rejudgement<'a>],
    setting: Setting<'c>,
    /// What two regimes have in common: worked out once, however many inspections were made under them.
    regimes: RefCell<IndexMap<(&'r str, &'r str), Rc<Shared>>>,
}

struct Shared {
    /// Where each question of the first, and of the second, belongs.
    parts: [Vec<StageAndTheme>; 2],
    /// Which of them are of the topic; all where there is none.
    of_topic: [Vec<bool>; 2],
    /// Questions that are one.
    same: Vec<(usize, usize)>,
    /// Those that share an observation.
    pairs: Vec<Pair>,
    /// The themes and the stages of both, each once.
    names: [IndexSet<String>; 2],
    /// Those of a question of the first that the second asks under the same id, alike, although it declares its own.
    alike: IndexSet<String>,
    /// What their overall ratings differ in.
    overall: BTreeSet<Reason>,
}

impl<'r> Pairs<'_, 'r, '_> {
    fn shared(&self, a: &'r Framework, b: &'r Framework) -> Rc<Shared> {
        let shared = || {
            let all = |of: &Framework| 0..of.questions.len();
            let parts = |of: &Framework| all(of).map(|question| part_of(of, question)).collect();
            let of_topic = |of: &Framework| all(of).map(|question| self.setting.has_question(of, question)).collect();
            let is_alike = |question: &usize| {
                let other = b.question(&a.questions[*question].id);
                other.is_some_and(|other| differences((a, *question), (b, other)).is_empty())
            };
            let parts: [Vec<StageAndTheme>; 2] = [parts(a), parts(b)];
            let both = || parts.iter().flatten();
            let alike = all(a).filter(is_alike).flat_map(|question| parts[0][question].names());
            Rc::new(Shared {
                names: [
                    both().map(|part| part.theme.clone()).collect(),
                    both().map(|part| part.stage.clone()).collect(),
                ],
                alike: alike.map(str::to_owned).collect(),
                parts,
                of_topic: [of_topic(a), of_topic(b)],
                same: same_questions(a, b),
                pairs: crosswalk(a, b).pairs,
                overall: unlike_ratings((a, RatingOf::Overall), (b, RatingOf::Overall)),
            })
        };
        Rc::clone(self.regimes.borrow_mut().entry((&a.id, &b.id)).or_insert_with(shared))
    }

    /// The two at home; under the regime of each where these differ, and under those that are asked for.
    fn sides(&self, (a, b): (usize, usize)) -> Option<Vec<Sides<'r>>> {
        let (one, other) = (self.entries[a], self.entries[b]);
        let (home_a, home_b) = (one.home?, other.home?);
        let sides = |a, b| Sides::new(Side { home: home_a, card: a }, Side { home: home_b, card: b });
        let of_both = [home_a, home_b].map(|home| home.id.as_str());
        let apart = edition(home_a) != edition(home_b) || home_a.blanks() != home_b.blanks();
        let beside = self.setting.under.iter().copied().filter(|id| !of_both.contains(id));
        let under = of_both.into_iter().filter(|_| apart).chain(beside);
        let under = under.filter_map(|id| Some(sides(&one.under(id)?.card, &other.under(id)?.card)));
        Some([sides(one.home_card()?, other.home_card()?)].into_iter().chain(under).collect())
    }

    fn compared(&self, (a, b): (usize, usize)) -> Option<PairCompared> {
        let sides = self.sides((a, b))?;
        let shared: Vec<Rc<Shared>> =
            sides.iter().map(|two| self.shared(two.a.card.framework, two.b.card.framework)).collect();
        let (homes, home) = (sides.first()?, shared.first()?);
        let [mut by_theme, mut by_stage]: [IndexMap<&str, Vec<Verdict>>; 2] =
            home.names.each_ref().map(|names| names.iter().map(|name| (name.as_str(), Vec::new())).collect());
        let mut caveats = BTreeSet::new();
        let mut said: IndexMap<[&str; 2], Vec<[&Figure; 2]>> = IndexMap::new();
        for (two, shared) in sides.iter().zip(&shared) {
            for (question_a, question_b) in shared.same.iter().copied() {
                let verdict = two.share(question_a, question_b);
                if let Some(figures) = two.figures(question_a, question_b)
                    && verdict.comparability() != Comparability::NotComparable
                    && shared.of_topic[0][question_a]
                {
                    let asked = &two.a.card.framework.questions[question_a];
                    let known = said.entry([&asked.id, &asked.title.en]).or_default();
                    if !known.contains(&figures) {
                        known.push(figures);
                    }
                    caveats.extend(verdict.caveats());
                }
                let part = &shared.parts[0][question_a];
                for (by, name) in [(&mut by_theme, &part.theme), (&mut by_stage, &part.stage)] {
                    let known = by.entry(name).or_default();
                    if !known.contains(&verdict) {
                        known.push(verdict.clone());
                    }
                }
            }
        }
        let theme = |(name, verdicts): (&str, Vec<Verdict>)| Theme {
            theme: name.to_owned(),
            verdict: homes.at_most(&verdicts, home.alike.contains(name)),
        };
        let stages = by_stage.into_iter().filter(|_| self.setting.topic.is_some());
        let is_kept =
            |(name, _): &(&str, Vec<Verdict>)| self.setting.topic.is_none_or(|topic| home.is_told(topic, name));
        let rates = |of: Side<'_>| of.home.overall.is_some();
        let overall = || homes.rating(home.overall.clone(), RatingOf::Overall, RatingOf::Overall);
        Some(PairCompared {
            a,
            b,
            themes: by_theme.into_iter().chain(stages).filter(is_kept).map(theme).collect(),
            overall: (rates(homes.a) && rates(homes.b)).then(overall),
            comparable: said.values().map(Vec::len).sum(),
            caveats,
        })
    }

    fn shares(&self, pair: &PairCompared) -> PairShares {
        let (all, strata) = (self.sides((pair.a, pair.b)).unwrap_or_default(), self.setting.strata);
        let mut figures = Vec::new();
        for two in &all {
            let shared = self.shared(two.a.card.framework, two.b.card.framework);
            for (question_a, question_b) in shared.same.iter().copied().filter(|(a, _)| shared.of_topic[0][*a]) {
                let verdict = two.share(question_a, question_b);
                if verdict.comparability() != Comparability::NotComparable {
                    let part = shared.parts[0][question_a].clone();
                    figures.extend(compared(two.a, two.b, (question_a, question_b), (verdict, part), strata));
                }
            }
        }
        PairShares { figures, levels: self.levels(pair) }
    }

    fn levels(&self, pair: &PairCompared) -> Option<Levels> {
        let [a, b] = [pair.a, pair.b].map(|entry| self.entries[entry].home_card());
        levels(a?, b?, self.setting.strata)
    }

    /// What the regimes of two inspections have in common, and the regimes.
    fn homes(&self, pair: &PairCompared) -> Option<([&'r Framework; 2], Rc<Shared>)> {
        let homes = [self.entries[pair.a].home?, self.entries[pair.b].home?];
        Some((homes, self.shared(homes[0], homes[1])))
    }

    fn are_of_two_editions(&self, pair: &PairCompared) -> bool {
        let has_cases = |entry: usize| !self.entries[entry].inspection.tables.is_empty();
        let are_two = |[a, b]: [&Framework; 2]| edition(a) != edition(b);
        has_cases(pair.a) && has_cases(pair.b) && self.homes(pair).is_some_and(|(homes, _)| are_two(homes))
    }

    /// By what both regimes ask, except where nothing was cut from the rule and the shares say the same by the whole one.
    fn common(&self, pair: &PairCompared, shares: Option<&PairShares>) -> PairShares {
        let Some((homes, shared)) = self.homes(pair) else { return PairShares::default() };
        let [a, b] = [pair.a, pair.b].map(|entry| self.entries[entry]);
        let is_of_topic = |one: &QuestionCompared| {
            let side = usize::from(one.framework[0] != homes[0].id);
            shared.of_topic[side][one.question[0]]
        };
        let said = shares.map(|shares| shares.figures.as_slice()).unwrap_or_default();
        let found = common(a, b, &shared.pairs, self.setting).into_iter();
        let figures = found.filter(|one| is_of_topic(one) && !is_whole(one, said)).collect();
        PairShares { figures, levels: self.levels(pair) }
    }

    /// Whether the cases of both were judged under both regimes. What is said of a part and of the whole that it is in is not a change.
    fn can_be_split(&self, pair: &PairCompared) -> bool {
        let (one, other) = (self.entries[pair.a], self.entries[pair.b]);
        self.homes(pair).is_some_and(|(homes, shared)| {
            let under_both = |of: &Rejudgement<'_>| homes.iter().all(|home| of.under(&home.id).is_some());
            let are_apart = !overlap(one.inspection, other.inspection);
            !shared.pairs.is_empty() && under_both(one) && under_both(other) && are_apart
        })
    }

    fn splits(&self, pair: &PairCompared) -> Vec<Split> {
        let Some((_, shared)) = self.homes(pair) else { return Vec::new() };
        let found = split(self.entries[pair.a], self.entries[pair.b], &shared.pairs, self.setting.strata);
        let is_of_topic = |one: &Split| [0, 1].iter().any(|side| shared.of_topic[*side][one.questions[*side]]);
        found.into_iter().filter(is_of_topic).collect()
    }
}

impl Shared {
    /// Whether a theme or a stage is told of where a topic is asked for.
    fn is_told(&self, topic: &Topic, name: &str) -> bool {
        let mut parts = self.parts.iter().flatten().zip(self.of_topic.iter().flatten());
        match topic.is_part() {
            true => name == topic.name,
            false => parts.any(|(part, is_of_topic)| *is_of_topic && part.theme == name),
        }
    }
}

/// Whether nothing was cut from the rule, and the same is said by the whole one.
fn is_whole(one: &QuestionCompared, figures: &[QuestionCompared]) -> bool {
    let says_the_same = |other: &QuestionCompared| {
        let is_same = (&other.framework[0], other.question[0]) == (&one.framework[0], one.question[0]);
        is_same && other.compared.a() == one.compared.a() && other.compared.b() == one.compared.b()
    };
    one.kept.is_some_and(|(kept, of)| kept == of) && figures.iter().any(says_the_same)
}

/// Questions that are one, whatever their ids.
pub(crate) fn same_questions(a: &Framework, b: &Framework) -> Vec<(usize, usize)> {
    let of = |question: usize| {
        let wanted = a.questions[question].qualified();
        b.questions.iter().position(|one| one.qualified() == wanted)
    };
    (0..a.questions.len()).filter_map(|question| Some((question, of(question)?))).collect()
}
