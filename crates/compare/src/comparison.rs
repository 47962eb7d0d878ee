//! Many inspections, each pair with what may be set against what.

use assize_framework::Framework;
use assize_model::Inspection;
use assize_scoring::Scorecard;
use indexmap::IndexMap;

use crate::crosswalk::theme_of;
use crate::rejudge::Rejudgement;
use crate::split::{Split, split};
use crate::timeline::{Break, breaks};
use crate::verdict::{Comparability, Rated, Side, Verdict, best, edition, rating_verdict, share_verdict};
use crate::{Compared, Value};

/// Inspections side by side.
#[derive(Debug)]
pub struct Comparison<'r, 'a> {
    /// In order of time.
    pub entries: Vec<&'r Rejudgement<'a>>,
    /// What breaks between each and the next.
    pub breaks: Vec<Vec<Break>>,
    /// Every pair, the earlier first.
    pub pairs: Vec<PairCompared>,
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
    /// n of N of each, where both are certain and neither is a part of the other: what an interval can be made from.
    pub counted: Option<[(u64, u64); 2]>,
}

impl PairCompared {
    /// What can be said at most of any theme.
    pub fn most(&self) -> Comparability {
        self.themes.iter().map(|one| one.verdict.comparability()).min().unwrap_or(Comparability::NotComparable)
    }
}

/// Sets every inspection beside every later one.
pub fn comparison<'r, 'a>(judged: &'r [Rejudgement<'a>], strata: &[&str]) -> Comparison<'r, 'a> {
    let mut entries: Vec<&Rejudgement<'_>> = judged.iter().filter(|one| home_card(one).is_some()).collect();
    entries.sort_by_key(|one| when(one.inspection));
    let both = |a: usize, b: usize| pair(&entries, (a, b), strata);
    let pairs = (0..entries.len()).flat_map(|a| (a + 1..entries.len()).map(move |b| (a, b)));
    let pairs = pairs.filter_map(|(a, b)| both(a, b)).collect();
    let between = |two: &[&Rejudgement<'_>]| match (two[0].home, two[1].home) {
        (Some(a), Some(b)) => breaks((two[0].inspection, a), (two[1].inspection, b)),
        _ => vec![Break::Regime],
    };
    Comparison { breaks: entries.windows(2).map(between).collect(), pairs, entries }
}

/// The figures of an inspection under its own regime.
pub fn home_card<'r, 'a>(one: &'r Rejudgement<'a>) -> Option<&'r Scorecard<'a>> {
    one.under.iter().find(|judged| judged.at_home).map(|judged| &judged.card)
}

fn when(inspection: &Inspection) -> (String, String) {
    let date = inspection.published.or(inspection.fieldwork.to);
    (date.map(|date| date.to_string()).unwrap_or_default(), inspection.id.clone())
}

fn pair(entries: &[&Rejudgement<'_>], (a, b): (usize, usize), strata: &[&str]) -> Option<PairCompared> {
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
                figures.extend(compared(a, b, (question_a, question_b), verdict, theme));
            }
        }
    };
    look(sides.0, sides.1);
    if edition(home_a) != edition(home_b) {
        let under = |all: &&Rejudgement<'_>, id: &str| all.under.iter().any(|judged| judged.framework.id == id);
        for framework in [home_a, home_b] {
            if !under(&one, &framework.id) || !under(&other, &framework.id) {
                continue;
            }
            let card = |of: &'_ Rejudgement<'_>| of.under.iter().position(|judged| judged.framework.id == framework.id);
            if let (Some(first), Some(second)) = (card(one), card(other)) {
                let side = |home, card| Side { home, card };
                look(side(home_a, &one.under[first].card), side(home_b, &other.under[second].card));
            }
        }
    }
    let themes = by_theme
        .into_iter()
        .map(|(theme, verdicts)| Theme { theme, verdict: best(&verdicts, sides.0, sides.1) })
        .collect();
    let overall = (home_a.overall.is_some() && home_b.overall.is_some())
        .then(|| rating_verdict(sides.0, Rated::Overall, sides.1, Rated::Overall));
    Some(PairCompared { a, b, themes, overall, figures, splits: split(one, other, strata) })
}

/// Questions that are one, whatever their ids.
fn same_questions(a: &Framework, b: &Framework) -> Vec<(usize, usize)> {
    let of = |question: usize| {
        let wanted = a.questions[question].qualified();
        b.questions.iter().position(|one| one.qualified() == wanted)
    };
    (0..a.questions.len()).filter_map(|question| Some((question, of(question)?))).collect()
}

fn compared(
    a: Side<'_>,
    b: Side<'_>,
    question: (usize, usize),
    verdict: Verdict,
    theme: String,
) -> Option<QuestionCompared> {
    let (score_a, score_b) = (&a.card.questions[question.0], &b.card.questions[question.1]);
    let (Ok(share_a), Ok(share_b)) = (&score_a.figure, &score_b.figure) else { return None };
    let is_part = verdict.caveats().any(|caveat| caveat == crate::Caveat::PartOf);
    let certain = share_a.limits.as_point().is_some() && share_b.limits.as_point().is_some() && !is_part;
    let counts = score_a.cell().and_then(|cell| cell.point()).zip(score_b.cell().and_then(|cell| cell.point()));
    Some(QuestionCompared {
        framework: [a.card.framework.id.clone(), b.card.framework.id.clone()],
        question: [question.0, question.1],
        theme,
        counted: counts.filter(|_| certain).map(|(a, b)| [a, b]),
        compared: Compared::new(
            verdict,
            Value::Share(Box::new(share_a.clone())),
            Value::Share(Box::new(share_b.clone())),
        ),
    })
}
