//! Many inspections, each pair with what may be set against what.

use assize_framework::{Framework, Library};
use assize_model::Inspection;
use assize_scoring::{AdmitOptions, Scorecard, TallyOptions};
use indexmap::IndexMap;

use crate::adjusted::{Adjusted, Levels, adjusted, levels};
use crate::combined::{Combined, Weights, combined};
use crate::common::common;
use crate::crosswalk::theme_of;
use crate::rejudge::Rejudgement;
use crate::split::{NoSplit, Split, split};
use crate::timeline::{Break, breaks};
use crate::verdict::{Comparability, Rated, Side, Verdict, best, edition, rating_verdict, share_verdict};
use crate::{Compared, Value};

/// What inspections are set side by side with.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'s> {
    /// Facts by which cases are divided, the first that both sides have.
    pub strata: &'s [&'s str],
    /// Ids of frameworks under which every pair is looked at, beside those of the two.
    pub under: &'s [&'s str],
    /// Frameworks, and which body took over from which.
    pub library: &'s Library,
    /// How tables are fitted to a framework.
    pub admitting: AdmitOptions,
    /// How units are counted; groups by the facts of `strata` among it.
    pub tallying: &'s TallyOptions,
    /// What parts of a divided body weigh.
    pub weights: &'s Weights,
}

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
}

/// Two inspections.
#[derive(Debug)]
pub struct PairCompared {
    /// Index of the earlier.
    pub a: usize,
    /// Index of the later.
    pub b: usize,
    /// By theme, those that either asks about: what can be said at most.
    pub themes: Vec<Theme>,
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

/// One theme of a pair.
#[derive(Clone, PartialEq, Debug)]
pub struct Theme {
    /// The catalogue's word.
    pub theme: String,
    /// What can be said at most.
    pub verdict: Verdict,
}

/// The shares of one question under one regime, of two inspections.
#[derive(Clone, PartialEq, Debug)]
pub struct QuestionCompared {
    /// The regime that both were judged under.
    pub framework: [String; 2],
    /// The question's index in each.
    pub question: [usize; 2],
    /// Its theme.
    pub theme: String,
    /// Both values, the verdict, and the difference that it allows.
    pub compared: Compared,
    /// So many of so many observations are left of the rule; `None`: it is whole.
    pub kept: Option<(usize, usize)>,
    /// n of N of each, where both are certain and neither is a part of the other: what an interval can be made from.
    pub counted: Option<[(u64, u64); 2]>,
    /// Of such: the difference over the strata that both have, or why there is none.
    pub adjusted: Option<Result<Adjusted, NoSplit>>,
}

impl PairCompared {
    /// What can be said at most of any theme.
    pub fn most(&self) -> Comparability {
        self.themes.iter().map(|one| one.verdict.comparability()).min().unwrap_or(Comparability::NotComparable)
    }
}

impl Comparison<'_, '_> {
    /// Leaves out all that belongs to another theme of the catalogue.
    pub fn keep_theme(&mut self, theme: &str) {
        let entries = &self.entries;
        for pair in &mut self.pairs {
            pair.themes.retain(|one| one.theme == theme);
            pair.figures.retain(|one| one.theme == theme);
            pair.common.retain(|one| one.theme == theme);
            let of = |entry: usize, question: usize| entries[entry].home.map(|home| theme_of(home, question));
            let (a, b) = (pair.a, pair.b);
            let is_it = |of: Option<String>| of.as_deref() == Some(theme);
            pair.splits.retain(|one| is_it(of(a, one.questions[0])) || is_it(of(b, one.questions[1])));
        }
        for one in &mut self.combined {
            one.figures.retain(|one| one.theme == theme);
        }
    }
}

/// Sets every inspection beside every later one.
pub fn comparison<'r, 'a>(judged: &'r [Rejudgement<'a>], setting: Setting<'_>) -> Comparison<'r, 'a> {
    let mut entries: Vec<&Rejudgement<'_>> = judged.iter().filter(|one| home_card(one).is_some()).collect();
    entries.sort_by_key(|one| when(one.inspection));
    let both = |a: usize, b: usize| pair(&entries, (a, b), setting);
    let pairs = (0..entries.len()).flat_map(|a| (a + 1..entries.len()).map(move |b| (a, b)));
    let pairs = pairs.filter_map(|(a, b)| both(a, b)).collect();
    let between = |two: &[&Rejudgement<'_>]| match (two[0].home, two[1].home) {
        (Some(a), Some(b)) => breaks((two[0].inspection, a), (two[1].inspection, b)),
        _ => vec![Break::Regime],
    };
    let combined = combined(&entries, setting);
    Comparison { breaks: entries.windows(2).map(between).collect(), pairs, combined, entries }
}

/// The figures of an inspection under its own regime.
pub fn home_card<'r, 'a>(one: &'r Rejudgement<'a>) -> Option<&'r Scorecard<'a>> {
    one.under.iter().find(|judged| judged.at_home).map(|judged| &judged.card)
}

fn when(inspection: &Inspection) -> (String, String) {
    let date = inspection.published.or(inspection.fieldwork.to);
    (date.map(|date| date.to_string()).unwrap_or_default(), inspection.id.clone())
}

fn pair<'r>(entries: &[&'r Rejudgement<'_>], (a, b): (usize, usize), setting: Setting<'_>) -> Option<PairCompared> {
    let (one, other) = (entries[a], entries[b]);
    let (home_a, home_b) = (one.home?, other.home?);
    let sides = (Side { home: home_a, card: home_card(one)? }, Side { home: home_b, card: home_card(other)? });
    let mut by_theme: IndexMap<String, Vec<Verdict>> = IndexMap::new();
    let mut figures = Vec::new();
    for framework in [home_a, home_b] {
        for question in 0..framework.questions.len() {
            by_theme.entry(theme_of(framework, question)).or_default();
        }
    }
    let mut look = |a: Side<'_>, b: Side<'_>| {
        for (question_a, question_b) in same_questions(a.card.framework, b.card.framework) {
            let verdict = share_verdict(a, question_a, b, question_b);
            let theme = theme_of(a.card.framework, question_a);
            by_theme.entry(theme.clone()).or_default().push(verdict.clone());
            if verdict.comparability() != Comparability::NotComparable {
                figures.extend(compared(a, b, (question_a, question_b), (verdict, theme), setting.strata));
            }
        }
    };
    look(sides.0, sides.1);
    let of_both = [home_a, home_b].map(|home| home.id.as_str());
    let of_both = of_both.iter().filter(|_| edition(home_a) != edition(home_b));
    let beside = setting.under.iter().filter(|id| ![&home_a.id, &home_b.id].contains(&&(**id).to_owned()));
    for id in of_both.chain(beside) {
        let card = |of: &'r Rejudgement<'_>| of.under.iter().find(|judged| judged.framework.id == **id);
        if let (Some(first), Some(second)) = (card(one), card(other)) {
            look(Side { home: home_a, card: &first.card }, Side { home: home_b, card: &second.card });
        }
    }
    let themes = by_theme
        .into_iter()
        .map(|(theme, verdicts)| Theme { theme, verdict: best(&verdicts, sides.0, sides.1) })
        .collect();
    let overall = (home_a.overall.is_some() && home_b.overall.is_some())
        .then(|| rating_verdict(sides.0, Rated::Overall, sides.1, Rated::Overall));
    Some(PairCompared {
        a,
        b,
        themes,
        overall,
        common: common(one, other, setting).into_iter().filter(|one| !is_whole(one, &figures)).collect(),
        figures,
        levels: levels(sides.0.card, sides.1.card, setting.strata),
        splits: split(one, other, setting.strata, (setting.library, setting.admitting)),
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

/// Questions that are one, whatever their ids.
pub(crate) fn same_questions(a: &Framework, b: &Framework) -> Vec<(usize, usize)> {
    let of = |question: usize| {
        let wanted = a.questions[question].qualified();
        b.questions.iter().position(|one| one.qualified() == wanted)
    };
    (0..a.questions.len()).filter_map(|question| Some((question, of(question)?))).collect()
}

/// The shares of one question on both sides, with the difference that the verdict allows.
pub(crate) fn compared(
    a: Side<'_>,
    b: Side<'_>,
    question: (usize, usize),
    (verdict, theme): (Verdict, String),
    strata: &[&str],
) -> Option<QuestionCompared> {
    let (score_a, score_b) = (&a.card.questions[question.0], &b.card.questions[question.1]);
    let (Ok(share_a), Ok(share_b)) = (&score_a.figure, &score_b.figure) else { return None };
    let is_part = verdict.caveats().any(|caveat| caveat == crate::Caveat::PartOf);
    let certain = share_a.limits.as_point().is_some() && share_b.limits.as_point().is_some() && !is_part;
    let counts = score_a.cell().and_then(|cell| cell.point()).zip(score_b.cell().and_then(|cell| cell.point()));
    let counted = counts.filter(|_| certain).map(|(a, b)| [a, b]);
    Some(QuestionCompared {
        framework: [a.card.framework.id.clone(), b.card.framework.id.clone()],
        question: [question.0, question.1],
        theme,
        kept: None,
        adjusted: counted.map(|counted| adjusted((a.card, question.0), (b.card, question.1), counted, strata)),
        counted,
        compared: Compared::new(
            verdict,
            Value::Share(Box::new(share_a.clone())),
            Value::Share(Box::new(share_b.clone())),
        ),
    })
}
