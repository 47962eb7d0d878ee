//! Many inspections, each pair with what may be set against what.

use std::rc::Rc;

use assize_framework::Framework;
use assize_model::Inspection;
use assize_scoring::Scorecard;
use indexmap::IndexMap;
use num_traits::Signed;

use crate::adjusted::{Levels, levels};
use crate::combined::{Combined, combined};
use crate::crosswalk::{Pair, StageAndTheme, crosswalk, part_of};
use crate::definition::differences;
use crate::rejudge::Rejudgement;
use crate::setting::{Break, Setting, Side, breaks, edition};
use crate::side_by_side::{QuestionCompared, common, compared};
use crate::split::{Split, split};
use crate::topic::Topic;
use crate::verdict::{Comparability, RatingOf, Verdict, best, rating_verdict, share_verdict};

/// Inspections side by side.
#[derive(Debug)]
pub struct Comparison<'r, 'a> {
    /// In order of time.
    pub entries: Vec<&'r Rejudgement<'a>>,
    /// What breaks between each and the next.
    pub breaks: Vec<Vec<Break>>,
    /// Every pair, the earlier first.
    pub pairs: Vec<PairCompared>,
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
    /// By theme, those that either asks about: what can be said at most.
    pub themes: Vec<Theme>,
    /// The same by stage of the work.
    pub stages: Vec<Theme>,
    /// May the overall ratings be set against each other? `None` where one regime makes none.
    pub overall: Option<Verdict>,
    /// Each question whose shares may be set against each other, under its regime.
    pub figures: Vec<QuestionCompared>,
    /// The same, each by what is left of its rule where only what both regimes ask may count (semantics 7.34); between editions, with cases.
    pub common: Vec<QuestionCompared>,
    /// How the cases of both are spread over the fact that divides them.
    pub levels: Option<Levels>,
    /// The change of each pair of questions that rest on the same observations, where the four corners exist.
    pub splits: Vec<Split>,
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

    /// The split of the largest change; the first of several.
    pub fn largest_split(&self) -> Option<&Split> {
        self.splits.iter().rev().max_by_key(|split| split.parts.change.abs())
    }
}

impl<'r, 'a> Comparison<'r, 'a> {
    /// The figures of each inspection under its own regime.
    pub fn home_cards(&self) -> impl Iterator<Item = &'r Scorecard<'a>> {
        self.entries.iter().copied().filter_map(Rejudgement::home_card)
    }

    /// Leaves out all that belongs to other parts of the work. What can be said at most is said of its theme or stage; of standards by
    /// their titles, of the themes of their questions.
    pub fn keep(&mut self, topic: Topic) {
        // By regime: where each of its questions belongs that is of the topic.
        let mut parts: IndexMap<&str, Vec<Option<StageAndTheme>>> = IndexMap::new();
        let at_home = self.entries.iter().filter_map(|one| one.home);
        let regimes = self.entries.iter().flat_map(|one| &one.under).map(|judged| judged.framework).chain(at_home);
        for regime in regimes {
            let of = |question| topic.has_question(regime, question).then(|| part_of(regime, question));
            parts.entry(&regime.id).or_insert_with(|| (0..regime.questions.len()).map(of).collect());
        }
        let is_of = |framework: &str, question: usize| parts.get(framework).is_some_and(|of| of[question].is_some());
        let is_it = |one: &QuestionCompared| is_of(&one.framework[0], one.question[0]);
        for pair in &mut self.pairs {
            let homes = [pair.a, pair.b].map(|entry| self.entries[entry].home.map_or("", |home| home.id.as_str()));
            let is_asked = |theme: &str| {
                let mut parts = homes.iter().filter_map(|home| parts.get(home)).flatten().flatten();
                parts.any(|part| part.theme == theme)
            };
            pair.themes.append(&mut pair.stages);
            pair.themes.retain(|one| match topic.is_part() {
                true => one.theme == topic.name,
                false => is_asked(&one.theme),
            });
            pair.figures.retain(is_it);
            pair.common.retain(is_it);
            pair.splits.retain(|one| homes.iter().zip(one.questions).any(|(home, question)| is_of(home, question)));
        }
        for one in &mut self.combined {
            one.figures.retain(|one| is_of(&one.framework, one.question));
        }
        self.topic = Some(topic);
    }
}

/// Sets every inspection beside every later one.
pub fn comparison<'r, 'a>(judged: &'r [Rejudgement<'a>], setting: Setting<'_>) -> Comparison<'r, 'a> {
    let mut entries: Vec<&Rejudgement<'_>> = judged.iter().filter(|one| one.home_card().is_some()).collect();
    entries.sort_by_key(|one| when(one.inspection));
    let mut regimes = Regimes::default();
    let pairs = (0..entries.len()).flat_map(|a| (a + 1..entries.len()).map(move |b| (a, b)));
    let pairs = pairs.filter_map(|two| pair(&entries, two, setting, &mut regimes)).collect();
    let between = |two: &[&Rejudgement<'_>]| match (two[0].home, two[1].home) {
        (Some(a), Some(b)) => breaks((two[0].inspection, a), (two[1].inspection, b)),
        _ => vec![Break::Regime],
    };
    let combined = combined(&entries, setting);
    Comparison { breaks: entries.windows(2).map(between).collect(), pairs, combined, entries, topic: None }
}

fn when(inspection: &Inspection) -> (String, String) {
    (inspection.dated().map(|date| date.to_string()).unwrap_or_default(), inspection.id.clone())
}

fn pair<'a>(
    entries: &[&'a Rejudgement<'a>],
    (a, b): (usize, usize),
    setting: Setting<'_>,
    regimes: &mut Regimes<'a>,
) -> Option<PairCompared> {
    let (one, other) = (entries[a], entries[b]);
    let (home_a, home_b) = (one.home?, other.home?);
    let sides = (Side { home: home_a, card: one.home_card()? }, Side { home: home_b, card: other.home_card()? });
    let mut by_theme: IndexMap<String, Vec<Verdict>> = IndexMap::new();
    let mut by_stage: IndexMap<String, Vec<Verdict>> = IndexMap::new();
    let mut figures = Vec::new();
    let shared = regimes.shared(home_a, home_b);
    for part in shared.parts.iter().flatten() {
        by_theme.entry(part.theme.clone()).or_default();
        by_stage.entry(part.stage.clone()).or_default();
    }
    let mut look = |a: Side<'a>, b: Side<'a>| {
        let shared = regimes.shared(a.card.framework, b.card.framework);
        for (question_a, question_b) in shared.same.iter().copied() {
            let verdict = share_verdict(a, question_a, b, question_b);
            let part = shared.parts[0][question_a].clone();
            by_theme.entry(part.theme.clone()).or_default().push(verdict.clone());
            by_stage.entry(part.stage.clone()).or_default().push(verdict.clone());
            if verdict.comparability() != Comparability::NotComparable {
                figures.extend(compared(a, b, (question_a, question_b), (verdict, part), setting.strata));
            }
        }
    };
    look(sides.0, sides.1);
    let of_both = [home_a, home_b].map(|home| home.id.as_str());
    let apart = edition(home_a) != edition(home_b) || home_a.blanks() != home_b.blanks();
    let of_both = of_both.iter().filter(|_| apart);
    let beside = setting.under.iter().filter(|id| ![&home_a.id, &home_b.id].contains(&&(**id).to_owned()));
    for id in of_both.chain(beside) {
        if let (Some(first), Some(second)) = (one.under(id), other.under(id)) {
            look(Side { home: home_a, card: &first.card }, Side { home: home_b, card: &second.card });
        }
    }
    let [themes, stages] = [by_theme, by_stage].map(|by| {
        let verdict = |named: &str, verdicts: &[Verdict]| {
            let is_alike = shared.alike.iter().any(|question| shared.parts[0][*question].is(named));
            best(verdicts, sides.0, sides.1, is_alike)
        };
        by.into_iter().map(|(theme, verdicts)| Theme { verdict: verdict(&theme, &verdicts), theme }).collect()
    });
    let overall = (home_a.overall.is_some() && home_b.overall.is_some())
        .then(|| rating_verdict(sides.0, RatingOf::Overall, sides.1, RatingOf::Overall));
    Some(PairCompared {
        a,
        b,
        themes,
        stages,
        overall,
        common: common(one, other, &shared.pairs, setting).into_iter().filter(|one| !is_whole(one, &figures)).collect(),
        figures,
        levels: levels(sides.0.card, sides.1.card, setting.strata),
        // What is said of a part and of the whole that it is in is not a change.
        splits: match sides.0.overlaps(sides.1) {
            true => Vec::new(),
            false => split(one, other, &shared.pairs, setting.strata),
        },
    })
}

/// Whether nothing was cut from the rule, and the same is said by the whole one.
fn is_whole(one: &QuestionCompared, figures: &[QuestionCompared]) -> bool {
    let says_the_same = |other: &QuestionCompared| {
        let sides = |one: &QuestionCompared| (one.compared.a().clone(), one.compared.b().clone());
        (&other.framework[0], other.question[0]) == (&one.framework[0], one.question[0]) && sides(other) == sides(one)
    };
    one.kept.is_some_and(|(kept, of)| kept == of) && figures.iter().any(says_the_same)
}

/// What two regimes have in common: worked out once, however many inspections were made under them.
#[derive(Default)]
struct Regimes<'a>(IndexMap<(&'a str, &'a str), Rc<Shared>>);

struct Shared {
    /// Where each question of the first, and of the second, belongs.
    parts: [Vec<StageAndTheme>; 2],
    /// Questions that are one.
    same: Vec<(usize, usize)>,
    /// Those that share an observation.
    pairs: Vec<Pair>,
    /// Questions of the first that the second asks under the same id, alike, although it declares its own.
    alike: Vec<usize>,
}

impl<'a> Regimes<'a> {
    fn shared(&mut self, a: &'a Framework, b: &'a Framework) -> Rc<Shared> {
        let shared = || {
            let parts = |of: &Framework| (0..of.questions.len()).map(|question| part_of(of, question)).collect();
            let is_alike = |question: &usize| {
                let other = b.question(&a.questions[*question].id);
                other.is_some_and(|other| differences((a, *question), (b, other)).is_empty())
            };
            let alike = (0..a.questions.len()).filter(is_alike).collect();
            let pairs = crosswalk(a, b).pairs;
            Rc::new(Shared { parts: [parts(a), parts(b)], same: same_questions(a, b), pairs, alike })
        };
        Rc::clone(self.0.entry((&a.id, &b.id)).or_insert_with(shared))
    }
}

/// Questions that are one, whatever their ids.
pub(crate) fn same_questions(a: &Framework, b: &Framework) -> Vec<(usize, usize)> {
    let of = |question: usize| {
        let wanted = a.questions[question].qualified();
        b.questions.iter().position(|one| one.qualified() == wanted)
    };
    (0..a.questions.len()).filter_map(|question| Some((question, of(question)?))).collect()
}
