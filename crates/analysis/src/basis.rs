//! Two regimes' rules cut down to the observations that they share.

use assize_diag::Diagnostics;
use assize_framework::{Entry, Framework, Library, Question, Rule, Target};
use assize_model::Inspection;
use assize_scoring::{AdmitOptions, Figure, NoBasis, Scorecard, TallyOptions, admit, score, tally};

use crate::crosswalk::{Crosswalk, Pair};
use crate::definition::{differences, observations};

/// A framework of cut-down questions alone, without nodes.
#[derive(Clone, Debug)]
pub struct CutDown {
    /// The framework; its id says that it is none to inspect under.
    pub framework: Framework,
    /// By what was wanted: the question, and how many of how many observations are left of it. `None` where none is.
    pub questions: Vec<Option<(usize, usize, usize)>>,
}

/// One pair of questions, each by its own rule over the observations that both ask.
#[derive(Clone, PartialEq, Debug)]
pub struct CommonBasis {
    /// Index of the crosswalk's pair.
    pub pair: usize,
    /// For the first question: how many observations are kept, and of how many.
    pub kept_a: (usize, usize),
    pub kept_b: (usize, usize),
    /// Whether what is left of the two rules is the same: then there is one figure, given twice.
    pub same: bool,
    /// The share by the first regime's rule.
    pub a: Result<Figure, NoBasis>,
    /// By the second's.
    pub b: Result<Figure, NoBasis>,
}

/// One question of one of two regimes, by its own rule over the observations that the other regime asks too, wherever it asks them.
#[derive(Clone, PartialEq, Debug)]
pub struct SharedQuestion {
    /// The question's index.
    pub question: usize,
    /// The observations that are left.
    pub kept: Vec<String>,
    pub of: usize,
    /// The share by what is left of its rule.
    pub share: Result<Figure, NoBasis>,
}

/// Cuts questions of a framework down to observations: rules keep their lists, conditions and misses, and lose the entries of all others.
///
/// A question answers by its own `applies` where that stands, else as what is left of its rule says (semantics 7.2). It is answered from
/// observations alone, never from recorded answers.
pub fn cut_down(framework: &Framework, wanted: &[(usize, &[String])]) -> CutDown {
    let id = format!("{}~shared", framework.id);
    let mut questions = Vec::new();
    let cut = |(index, keep): &(usize, &[String]), made: &mut Vec<Question>| {
        let all = observations(framework, *index);
        let kept = all.iter().filter(|id| keep.contains(id)).count();
        let question = cut_question(framework, *index, keep, &id, made)?;
        Some((question, kept, all.len()))
    };
    let places = wanted.iter().map(|one| cut(one, &mut questions)).collect();
    let framework = Framework {
        id: id.clone(),
        nodes: Vec::new(),
        overall: None,
        limits: Vec::new(),
        prompts: Vec::new(),
        questions,
        ..framework.clone()
    };
    CutDown { framework, questions: places }
}

/// Each pair of a crosswalk by both regimes' cut-down rules, on an inspection's cases. Pairs that the cases cannot answer are left out.
pub fn common_basis(
    crosswalk: &Crosswalk<'_>,
    inspection: &Inspection,
    library: &Library,
    options: &TallyOptions,
) -> Vec<CommonBasis> {
    let pairs = &crosswalk.pairs;
    let a = cut_down(crosswalk.a, &pairs.iter().map(|pair| (pair.a, pair.shared.as_slice())).collect::<Vec<_>>());
    let b = cut_down(crosswalk.b, &pairs.iter().map(|pair| (pair.b, pair.shared.as_slice())).collect::<Vec<_>>());
    let shares = |cut: &CutDown| shares(cut, inspection, library, options);
    let (Some(shares_a), Some(shares_b)) = (shares(&a), shares(&b)) else { return Vec::new() };
    let of_pair = |pair: usize| {
        let (question_a, kept_a, of_a) = a.questions[pair]?;
        let (question_b, kept_b, of_b) = b.questions[pair]?;
        let (share_a, share_b) = (shares_a[question_a].clone(), shares_b[question_b].clone());
        if share_a == Err(NoBasis::NoData) && share_b == Err(NoBasis::NoData) {
            return None;
        }
        let same = differences((&a.framework, question_a), (&b.framework, question_b)).is_empty();
        Some(CommonBasis { pair, kept_a: (kept_a, of_a), kept_b: (kept_b, of_b), same, a: share_a, b: share_b })
    };
    (0..pairs.len()).filter_map(of_pair).collect()
}

/// The questions of both regimes, each by its own rule over what the other regime asks too, on an inspection's cases. Questions with
/// nothing left, or nothing recorded, are left out.
pub fn shared_questions(
    crosswalk: &Crosswalk<'_>,
    inspection: &Inspection,
    library: &Library,
    options: &TallyOptions,
) -> [Vec<SharedQuestion>; 2] {
    let sides =
        [(crosswalk.a, |pair: &Pair| pair.a), (crosswalk.b, |pair: &Pair| pair.b)] as [(_, fn(&Pair) -> usize); 2];
    sides.map(|(framework, question_of)| {
        let (cut, kept) = shared_part(framework, &crosswalk.pairs, question_of);
        let Some(shares) = shares(&cut, inspection, library, options) else { return Vec::new() };
        let shared = |(question, kept): (usize, Vec<String>)| {
            let (place, _, of) = cut.questions[question]?;
            let share = shares[place].clone();
            (share != Err(NoBasis::NoData)).then_some(SharedQuestion { question, kept, of, share })
        };
        kept.into_iter().enumerate().filter_map(shared).collect()
    })
}

/// A regime's questions cut down to what its pairs share, and what is left of each.
pub(crate) fn shared_part(
    framework: &Framework,
    pairs: &[Pair],
    question_of: fn(&Pair) -> usize,
) -> (CutDown, Vec<Vec<String>>) {
    let kept_of = |question: usize| -> Vec<String> {
        let of_it = || pairs.iter().filter(move |pair| question_of(pair) == question);
        let own = observations(framework, question).into_iter();
        own.filter(|id| of_it().any(|pair| pair.shared.contains(id))).collect()
    };
    let kept: Vec<Vec<String>> = (0..framework.questions.len()).map(kept_of).collect();
    let wanted: Vec<(usize, &[String])> = kept.iter().map(Vec::as_slice).enumerate().collect();
    (cut_down(framework, &wanted), kept)
}

/// The figures of an inspection by cut-down questions. What is wrong with its tables is said where they are judged under whole regimes.
pub(crate) fn card_of<'a>(
    cut: &'a CutDown,
    inspection: &'a Inspection,
    library: &'a Library,
    options: &TallyOptions,
) -> Option<Scorecard<'a>> {
    let admitted = admit(inspection, &cut.framework, library, AdmitOptions::default(), &mut Diagnostics::new())?;
    Some(score(&admitted, tally(&admitted, options), None))
}

/// The share of each cut-down question.
fn shares(
    cut: &CutDown,
    inspection: &Inspection,
    library: &Library,
    options: &TallyOptions,
) -> Option<Vec<Result<Figure, NoBasis>>> {
    let card = card_of(cut, inspection, library, options)?;
    Some(card.questions.into_iter().map(|question| question.figure).collect())
}

/// What is left of a question, put behind those made so far; `None` where nothing is.
fn cut_question(
    framework: &Framework,
    index: usize,
    keep: &[String],
    declared_by: &str,
    made: &mut Vec<Question>,
) -> Option<usize> {
    let question = &framework.questions[index];
    let rule = question.rule.as_ref()?;
    let mut cut_entries = |entries: &[Entry]| -> Vec<Entry> {
        let cut = |entry: &Entry| {
            let target = match &entry.target {
                Target::Observation(id) => keep.contains(id).then(|| Target::Observation(id.clone())),
                Target::Question(inner) => {
                    cut_question(framework, *inner, keep, declared_by, made).map(Target::Question)
                }
            };
            target.map(|target| Entry { target, condition: entry.condition.clone() })
        };
        entries.iter().filter_map(cut).collect()
    };
    let (required, plus) = (cut_entries(&rule.required), cut_entries(&rule.plus));
    if required.is_empty() && plus.is_empty() {
        return None;
    }
    let rule = Rule { required, plus, ..rule.clone() };
    let id = format!("{}~{}", question.id, made.len());
    let declared_by = declared_by.to_owned();
    made.push(Question { id, declared_by, under: Vec::new(), rule: Some(rule), ..question.clone() });
    Some(made.len() - 1)
}
