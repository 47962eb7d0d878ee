//! Which heading is which: by the id in it, by the words of titles, and by what stands below it.

use std::collections::BTreeSet;

use assize_framework::{Framework, Question};
use assize_intake::{Survey, Surveyed, nearly};
use assize_model::{CodedColumn, Fact, FactValues, fold};
use assize_scoring::RESERVED;
use indexmap::IndexMap;

use super::heading::{Heading, Words, tokens};
use super::stage::{self, Stages};
use super::{assignment, words};

/// What a column may be.
pub(super) struct Candidate<'f> {
    /// What the map calls it.
    pub(super) name: String,
    pub(super) title: String,
    pub(super) of: Of<'f>,
    /// Its name, the id in it, and its title, as they are compared.
    pub(super) folded: [String; 3],
    /// The words of its id and title, as they are compared.
    pub(super) tokens: Vec<String>,
    /// For a question or an observation: the stages of the work that it is about.
    pub(super) stages: Stages,
    /// Where two are as near, the one with more goes first; per cent.
    pub(super) weight: usize,
}

/// What sort of thing a candidate is.
#[derive(Clone, Copy)]
pub(super) enum Of<'f> {
    Id,
    Assessor,
    Fact(&'f Fact),
    /// A question, a prompt or an observation.
    Answers,
}

/// What a heading was found to be.
pub(super) struct Matched {
    pub(super) candidate: usize,
    /// Whether somebody has to look at it, and which other it may be.
    pub(super) doubt: Option<Option<usize>>,
}

/// What the columns of a table are.
pub(super) struct Matches<'t, 'f> {
    pub(super) survey: &'t Survey,
    pub(super) candidates: &'t [Candidate<'f>],
    pub(super) matched: IndexMap<usize, Matched>,
    /// What those may be that are nothing for sure.
    pub(super) hints: IndexMap<usize, usize>,
    /// By column all that it is near, the nearest first.
    pub(super) near: IndexMap<usize, Vec<usize>>,
}

impl<'t, 'f> Matches<'t, 'f> {
    /// The columns that are matched, each with its candidate.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&'t CodedColumn, &'t Candidate<'f>)> {
        let (columns, candidates) = (&self.survey.columns, self.candidates);
        self.matched.iter().map(|(column, matched)| (&columns[*column].column, &candidates[matched.candidate]))
    }

    /// Those of facts that are days, each with the fact's name.
    pub(super) fn dates(&self) -> impl Iterator<Item = (&'t str, &'t CodedColumn)> {
        let is_day = |one: &Candidate<'_>| matches!(one.of, Of::Fact(fact) if fact.values == FactValues::Date);
        self.pairs().filter(move |(_, one)| is_day(one)).map(|(column, one)| (one.name.as_str(), column))
    }
}

/// How near a heading is to a candidate is said per mille. Below this nothing is matched; below the second somebody has to look.
const LEAST: usize = 500;
const SURE: usize = 750;
/// From here on it is recognised by an id or a whole title.
const CERTAIN: usize = 900;
/// From here on its id is in the heading, so that it goes before all else, whatever stands below.
pub(super) const BY_ID: usize = 950;
/// From here on its id is the heading.
pub(super) const BY_NAME: usize = 990;
/// How much less near a heading with a question's id or title is if its words do not read as answers. A heading whose words do goes first.
const OTHER_WORDS: usize = 40;
/// How much of the title of a prompt or an observation has to be in the heading; per mille.
pub(super) const COVERED: usize = 300;
/// Down to here an unmatched heading is told what it may be.
const HINT: usize = 350;
/// Two so near each other are a matter of doubt.
const NEAR: usize = 50;

/// All that a column may be under this framework.
pub(super) fn candidates<'f>(framework: &'f Framework, unit: &str) -> Vec<Candidate<'f>> {
    let catalogue = &framework.catalogue;
    let new = |name: String, title: &str, of, weight| {
        let id = name.rsplit(':').next().unwrap_or_default();
        let tokens = tokens(&format!("{id} {title}"));
        let folded = [&name, id, title].map(|text| fold(text).into_owned());
        Candidate { name, title: title.to_owned(), of, folded, tokens, stages: Stages::default(), weight }
    };
    let at = |mut candidate: Candidate<'f>, stages: Stages| {
        let missing = stages.words().filter(|word| !candidate.tokens.iter().any(|token| token == word));
        let missing: Vec<String> = missing.map(str::to_owned).collect();
        candidate.tokens.extend(missing);
        Candidate { stages, ..candidate }
    };
    let mut all = vec![
        new("id".to_owned(), "case ref", Of::Id, 100),
        new("assessor".to_owned(), "auditor assessed audited by", Of::Assessor, 90),
    ];
    let of_unit = |of: Option<&str>| of.is_none_or(|of| of == unit);
    let facts = catalogue.facts.values().filter(|fact| of_unit(fact.unit.as_deref()));
    all.extend(facts.map(|fact| new(fact.id.clone(), &fact.title.en, Of::Fact(fact), 100)));
    let question = |question: &'f Question, placed: &Question, weight| {
        let taken = catalogue.facts.contains_key(&question.id) || catalogue.observations.contains_key(&question.id);
        let name = if taken { question.qualified() } else { question.id.clone() };
        at(new(name, &question.title.en, Of::Answers, weight), stage::of_question(placed, framework))
    };
    all.extend(
        framework
            .questions
            .iter()
            .filter(|one| one.unit == unit && one.answers_of.is_none())
            .map(|one| question(one, one, 100)),
    );
    let prompts = framework.prompts.iter().filter(|prompt| prompt.question.unit == unit);
    all.extend(prompts.map(|prompt| question(&prompt.question, &framework.questions[prompt.informs], 80)));
    let observations = catalogue.observations.values().filter(|one| one.unit == unit);
    all.extend(observations.map(|one| {
        let stages = stage::in_words(&one.stage);
        at(new(one.id.clone(), &one.title.en, Of::Answers, 75), stages)
    }));
    all
}

/// The questions and prompts of all kinds of unit, which are all that counts are of.
pub(super) fn counted(framework: &Framework) -> Vec<Candidate<'_>> {
    let mut all: IndexMap<String, Candidate<'_>> = IndexMap::new();
    for unit in framework.catalogue.units.keys() {
        let of_unit = candidates(framework, unit).into_iter();
        let is_counted = |one: &Candidate<'_>| {
            matches!(one.of, Of::Answers) && !framework.catalogue.observations.contains_key(&one.name)
        };
        all.extend(of_unit.filter(is_counted).map(|one| (one.name.clone(), one)));
    }
    all.into_values().collect()
}

/// Which of the candidates texts are, each once, and how near they are: per mille, text, candidate.
pub(super) fn of_texts(texts: &[&str], candidates: &[Candidate<'_>]) -> Vec<(usize, usize, usize)> {
    let words = Words::of(candidates);
    let mut pairs = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let text = Heading::of(text, &words);
        let near = candidates.iter().enumerate();
        let near = near.map(|(index, one)| (index, text.nearness((index, one), &words) * one.weight / 100));
        pairs.extend(near.filter(|(_, near)| *near >= SURE).map(|(candidate, near)| (near, at, candidate)));
    }
    pairs.sort_by(|one, other| other.0.cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    assignment::best(&pairs, CERTAIN)
}

/// By column of the table what it is; each candidate once, so that the pairs are the nearest taken together.
pub(super) fn matches<'t, 'f>(
    survey: &'t Survey,
    candidates: &'t [Candidate<'f>],
    framework: &Framework,
) -> Matches<'t, 'f> {
    let words = Words::of(candidates);
    let names: BTreeSet<&str> = candidates.iter().map(|one| one.folded[0].as_str()).collect();
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (column, surveyed) in survey.columns.iter().enumerate() {
        let is_id = || names.contains(&*fold(&surveyed.column.header));
        if reserved(surveyed).is_some() || is_calculated(surveyed) && !is_id() {
            continue;
        }
        let below = Below::of(surveyed, survey.rows, framework);
        let heading = Heading::of(&surveyed.column.header, &words);
        for (index, candidate) in candidates.iter().enumerate() {
            let near = heading.nearness((index, candidate), &words);
            let weight = if near >= BY_ID { 100 } else { candidate.weight };
            let near = below.fits(candidate, surveyed, near) * weight / 100;
            pairs.extend((near >= HINT).then_some((near, column, index)));
        }
    }
    pairs.sort_by(|one, other| other.0.cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    let mut matched: IndexMap<usize, Matched> = IndexMap::new();
    let near_enough = pairs.partition_point(|(near, ..)| *near >= LEAST);
    let mut of_columns: IndexMap<usize, Vec<(usize, usize)>> = IndexMap::new();
    for (near, column, candidate) in &pairs {
        of_columns.entry(*column).or_default().push((*near, *candidate));
    }
    for (near, column, candidate) in assignment::best(&pairs[..near_enough], CERTAIN) {
        let other = of_columns[&column].iter().find(|(_, index)| *index != candidate);
        let rival =
            other.filter(|(other, _)| near.saturating_sub(*other) < NEAR && near < CERTAIN).map(|(_, index)| *index);
        let doubt = (near < SURE || rival.is_some()).then_some(rival);
        matched.insert(column, Matched { candidate, doubt });
    }
    // Without a heading for them, the ids are the first column in which no word stands twice.
    if !matched.values().any(|one| matches!(candidates[one.candidate].of, Of::Id)) {
        let is_free = |column: &usize| {
            let surveyed = &survey.columns[*column];
            !matched.contains_key(column) && is_distinct(surveyed) && reserved(surveyed).is_none()
        };
        if let Some(column) = (0..survey.columns.len()).find(is_free) {
            matched.insert(column, Matched { candidate: 0, doubt: Some(None) });
        }
    }
    let mut hints: IndexMap<usize, usize> = IndexMap::new();
    let taken: BTreeSet<usize> = matched.values().map(|one| one.candidate).collect();
    for (_, column, candidate) in &pairs[near_enough..] {
        let is_question = matches!(candidates[*candidate].of, Of::Answers);
        if is_question && !matched.contains_key(column) && !taken.contains(candidate) {
            hints.entry(*column).or_insert(*candidate);
        }
    }
    last_of_stages(&hints, survey, candidates, &mut matched);
    hints.retain(|column, _| !matched.contains_key(column));
    matched.sort_unstable_keys();
    let candidates_of = |near: Vec<(usize, usize)>| near.into_iter().map(|(_, candidate)| candidate).collect();
    let near = of_columns.into_iter().map(|(column, near)| (column, candidates_of(near))).collect();
    Matches { survey, candidates, matched, hints, near }
}

/// A heading that names a stage, and may be the one question of it that no other heading is, is that, to be looked at.
fn last_of_stages(
    hints: &IndexMap<usize, usize>,
    survey: &Survey,
    candidates: &[Candidate<'_>],
    matched: &mut IndexMap<usize, Matched>,
) {
    let is_scored = |one: &Candidate<'_>| matches!(one.of, Of::Answers) && one.weight == 100;
    let taken: BTreeSet<usize> = matched.values().map(|one| one.candidate).collect();
    let mut left: Vec<usize> =
        (0..candidates.len()).filter(|index| is_scored(&candidates[*index]) && !taken.contains(index)).collect();
    for (column, candidate) in hints {
        let stages = stage::in_words(&survey.columns[*column].column.header);
        let mut of_stage = left.iter().filter(|index| candidates[**index].stages == stages);
        if (of_stage.next(), of_stage.next()) == (Some(candidate), None) {
            matched.insert(*column, Matched { candidate: *candidate, doubt: Some(None) });
            left.retain(|index| index != candidate);
        }
    }
}

/// The reserved column that a heading names, or nearly does. One in which no word stands twice is of ids, whatever else it is called.
pub(super) fn reserved(surveyed: &Surveyed) -> Option<&'static str> {
    let heading = &surveyed.column.header;
    let of_all = |name: &&&str| **name != "assessor";
    let exact = RESERVED.iter().find(|name| fold(heading) == **name).filter(of_all).copied();
    let is_near = |name: &&&str| nearly(heading, std::iter::empty()) == Some(**name);
    exact.or_else(|| RESERVED.iter().find(is_near).filter(of_all).filter(|_| !is_distinct(surveyed)).copied())
}

/// Whether its cells are formulas, or its heading says that it is a per cent: it has no answers or facts then.
fn is_calculated(surveyed: &Surveyed) -> bool {
    let heading = surveyed.column.header.to_lowercase();
    2 * surveyed.formulas > surveyed.column.len()
        || heading.contains('%')
        || heading.contains("per cent")
        || heading.contains("percent")
}

/// Whether no word stands twice; a row or two may be blank or below the table.
fn is_distinct(surveyed: &Surveyed) -> bool {
    let column = &surveyed.column;
    let rows = words::rows(column);
    let filled = column.words().iter().zip(&rows).filter(|(word, _)| !word.is_empty());
    let is_once = filled.clone().all(|(_, rows)| *rows == 1);
    is_once && filled.count() * 10 >= column.len() * 9 && surveyed.person.is_none()
}

/// What stands below a heading.
struct Below<'a> {
    answers: usize,
    is_blank: bool,
    /// A few small numbers, that stand for words.
    is_coded: bool,
    surveyed: &'a Surveyed,
}

impl<'a> Below<'a> {
    fn of(surveyed: &'a Surveyed, rows: usize, framework: &Framework) -> Self {
        let is_blank = rows == 0 || surveyed.column.words().iter().all(|word| word.is_empty());
        let is_coded = words::are_codes(&surveyed.column);
        Self { answers: words::answers(&surveyed.column, framework), is_blank, is_coded, surveyed }
    }

    /// How near a candidate is whose heading is so near, by what stands below: nothing where that cannot be it.
    fn fits(&self, candidate: &Candidate<'_>, surveyed: &Surveyed, near: usize) -> usize {
        let only_if = |fits: bool, near: usize| if fits { near } else { 0 };
        match candidate.of {
            Of::Id => only_if(surveyed.heads_ids, near.max(900)),
            Of::Assessor => near,
            Of::Answers if near >= CERTAIN && self.answers < 500 => near - OTHER_WORDS,
            Of::Answers => only_if(self.answers >= 500 || self.is_coded && near >= LEAST, near),
            Of::Fact(fact) => {
                let share = words::values(&self.surveyed.column, &fact.values);
                if near >= BY_NAME && share < 500 {
                    return near - OTHER_WORDS;
                }
                match &fact.values {
                    FactValues::Any => only_if(near >= 800, near),
                    FactValues::Date | FactValues::Number => only_if(share >= 500, near),
                    FactValues::Listed(_) if near >= 900 => only_if(share >= 500, near),
                    FactValues::Listed(values) => {
                        // Words that are few others' say more than a heading: M and F are a sex.
                        let is_unlike = self.answers < 500 && !self.is_coded;
                        let telling = !self.is_blank && is_unlike && values.len() > 2 && share >= 900;
                        only_if(share >= 600, if telling { near.max(500) / 2 + 350 } else { near })
                    }
                }
            }
        }
    }
}
