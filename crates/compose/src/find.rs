use std::borrow::Cow;
use std::collections::BTreeSet;

use assize_model::{fold, words_of};
use assize_scoring::{Figure, FigureName, NoBasis, NoName, Outcome, Scorecard, WrittenName, has};

use crate::found::kind;

/// Why what a user typed leads to no one figure.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct UnknownFigure {
    /// The figures it may mean, the nearest first; empty where it means none.
    pub candidates: Vec<Candidate>,
    /// Whether it was found by words of titles, and how many of its words the candidates have.
    pub words: Option<WordsFound>,
    /// The nearest name, where it means none.
    pub nearest: Option<String>,
    /// The part after `#`, where there is none of that name.
    pub part: Option<String>,
}

/// A figure that may be meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Candidate {
    pub name: String,
    pub title: String,
    /// How many other inspections have a figure of this title.
    pub more: usize,
}

/// How much of what was typed is in the titles of the candidates.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WordsFound {
    All,
    Some,
}

/// A figure of one of the scorecards.
struct Named<'a> {
    card: usize,
    name: FigureName,
    /// What is printed in place of the id.
    label: Option<&'a str>,
    title: Cow<'a, str>,
}

/// Leads what a user typed to a figure: its whole name, its id alone or with its title, its title, beginnings of the parts of its name, or
/// words of its title, with or without the inspection before them, as long as they mean one figure.
///
/// Gives the index of the scorecard and the name.
///
/// # Errors
/// [`UnknownFigure`] where it means none or several.
pub fn find(typed: &str, scorecards: &[Scorecard<'_>]) -> Result<(usize, FigureName), UnknownFigure> {
    let unknown = |part| UnknownFigure { part, ..UnknownFigure::default() };
    let WrittenName { path, group, part } = WrittenName::try_from(typed).map_err(|why| match why {
        NoName::Part(word) => unknown(Some(word)),
        NoName::Group | NoName::Path => unknown(None),
    })?;
    let figures: Vec<Named<'_>> = scorecards.iter().enumerate().flat_map(|(index, card)| named(index, card)).collect();
    let findings: Vec<Named<'_>> = scorecards.iter().enumerate().flat_map(|(index, card)| found(index, card)).collect();
    let this = |one: &Named<'_>| {
        let group = group.map(|(fact, value)| (fact.to_owned(), value.to_owned()));
        (one.card, FigureName { group, part, ..one.name.clone() })
    };
    // Findings are sentences, which have many words: what is in a title comes first.
    let (how, mut found) = match by_words(path, &figures) {
        (WordsFound::All, found) if !found.is_empty() => (WordsFound::All, found),
        of_figures => match by_words(path, &findings) {
            (WordsFound::All, found) if !found.is_empty() => (WordsFound::All, found),
            of_findings if of_figures.1.is_empty() => of_findings,
            _ => of_figures,
        },
    };
    // A word of a title goes before an inspection that happens to begin so.
    let is_title = !path.contains('/') && found.iter().any(|one| has_whole_words(&one.title, path));
    let nowhere = |_: &str, _: &Named<'_>| false;
    let last: fn(&str, &Named<'_>) -> bool = if is_title { nowhere } else { begins_so };
    let ways: [fn(&str, &Named<'_>) -> bool; 7] =
        [is_whole, is_id, begins_with_whole_id, is_label, is_id_with_title, is_whole_title, last];
    let by_length = |one: &&Named<'_>| (one.title.chars().count(), !is_known(&scorecards[one.card], &one.name.id));
    found.sort_by_key(by_length);
    for fits in ways {
        let mut fitting: Vec<&Named<'_>> = figures.iter().chain(&findings).filter(|one| fits(path, one)).collect();
        match fitting.as_slice() {
            [] => {}
            // A word that happens to begin one id, and is in the titles of others, means no one figure.
            [one] if how == WordsFound::All && found.len() > 1 && !path.contains('/') && !is_near(path, one) => {}
            [one] => return Ok(this(one)),
            // Of a title that many have, one of each kind is listed below.
            [one, ..] if is_whole_title(path, one) && !found.is_empty() => {}
            _ => {
                fitting.sort_by_key(|one| !is_known(&scorecards[one.card], &one.name.id));
                let candidates = fitting.iter().map(|one| one.candidate(0)).collect();
                return Err(UnknownFigure { candidates, ..unknown(None) });
            }
        }
    }
    match (how, found.as_slice()) {
        (WordsFound::All, [one]) => Ok(this(one)),
        (_, []) => {
            // A word that is nearly one of a title.
            if let (WordsFound::All, mut near) = by_words(&respelt(path, &figures), &figures)
                && !near.is_empty()
            {
                near.sort_by_key(by_length);
                let (candidates, words) = (one_of_each_title(&near), Some(WordsFound::Some));
                return Err(UnknownFigure { candidates, words, ..unknown(None) });
            }
            let texts: Vec<String> = figures.iter().map(|one| one.name.to_string()).collect();
            let nearest = assize_diag::nearest(path, texts.iter().map(String::as_str)).map(str::to_owned);
            Err(UnknownFigure { nearest, ..unknown(None) })
        }
        (how, several) => {
            Err(UnknownFigure { candidates: one_of_each_title(several), words: Some(how), ..unknown(None) })
        }
    }
}

/// The figures whose titles have the most of the words; of one inspection, where it stands before a slash.
fn by_words<'n, 'a>(typed: &str, all: &'n [Named<'a>]) -> (WordsFound, Vec<&'n Named<'a>>) {
    let (within, typed) = typed.rsplit_once('/').unwrap_or(("", typed));
    let typed = fold(typed);
    // What a regime does not give is not looked for in titles.
    if typed == "overall" {
        return (WordsFound::Some, Vec::new());
    }
    let words: Vec<&str> = typed.split_whitespace().filter(|word| word.len() > 2 && !FILLING.contains(word)).collect();
    let shared = |one: &Named<'_>| {
        let title = fold(&one.title);
        words.iter().filter(|word| title.contains(**word)).count()
    };
    let is_within = |one: &&Named<'_>| within.is_empty() || begins(&format!("{within}/"), &one.name);
    let counted: Vec<(usize, &Named<'_>)> = all.iter().filter(is_within).map(|one| (shared(one), one)).collect();
    let most = counted.iter().map(|(shared, _)| *shared).max().unwrap_or_default();
    // Less than half of the words is chance.
    let is_near = |shared: usize| shared > 0 && shared == most && 2 * shared > words.len();
    let found = counted.into_iter().filter(|(shared, _)| is_near(*shared)).map(|(_, one)| one).collect();
    (if most == words.len() { WordsFound::All } else { WordsFound::Some }, found)
}

/// The same with the nearest word of a title for each that is in none.
fn respelt(typed: &str, all: &[Named<'_>]) -> String {
    let titles: BTreeSet<Cow<'_, str>> = all.iter().map(|one| fold(&one.title)).collect();
    let known: BTreeSet<&str> = titles.iter().flat_map(|title| title.split(' ')).collect();
    // A number is no other number.
    let is_spelt =
        |word: &str| !word.chars().all(char::is_alphabetic) || titles.iter().any(|title| title.contains(word));
    let near = |word| match is_spelt(word) {
        true => word,
        false => assize_diag::nearest(word, known.iter().copied()).unwrap_or(word),
    };
    let (within, last) = typed.rsplit_once('/').map_or((None, typed), |(within, last)| (Some(within), last));
    let last = fold(last);
    let last = last.split_whitespace().map(near).collect::<Vec<_>>().join(" ");
    within.map_or_else(|| last.clone(), |within| format!("{within}/{last}"))
}

/// Words that are not worth a search.
const FILLING: [&str; 8] = ["the", "and", "are", "was", "were", "for", "with", "does"];

/// The first figure of each title, with how many others share it; every figure, where there is one title alone.
fn one_of_each_title(found: &[&Named<'_>]) -> Vec<Candidate> {
    let is_alone = found.iter().all(|one| one.title == found[0].title);
    let mut candidates: Vec<Candidate> = Vec::new();
    for one in found {
        match candidates.iter_mut().find(|known| known.title == one.title && !is_alone) {
            Some(known) => known.more += 1,
            None => candidates.push(one.candidate(0)),
        }
    }
    candidates
}

impl Named<'_> {
    fn candidate(&self, more: usize) -> Candidate {
        Candidate { name: self.name.to_string(), title: self.title.clone().into_owned(), more }
    }
}

/// All figures of a scorecard, without their parts, with their titles.
fn named<'a>(card: usize, scorecard: &'a Scorecard<'a>) -> impl Iterator<Item = Named<'a>> {
    let framework = scorecard.framework;
    let nodes = framework.nodes.iter().map(|node| (node.id.as_str(), node.label.as_deref(), node.title.en.as_str()));
    let questions = framework.questions.iter();
    let questions =
        questions.map(|question| (question.id.as_str(), question.label.as_deref(), question.title.en.as_str()));
    let figures = scorecard.record.figures.iter().map(|figure| (figure.id.as_str(), None, figure.title.as_str()));
    let has_overall = has(scorecard, &scorecard.name("overall"));
    let overall = has_overall.then_some(("overall", None, "Overall rating"));
    let ids = overall.into_iter().chain(nodes).chain(questions).chain(figures);
    ids.map(move |(id, label, title)| Named {
        card,
        name: FigureName::new(&scorecard.inspection.id, &framework.id, id),
        label,
        title: Cow::Borrowed(title),
    })
}

/// What its record says in sentences: the sentence stands for a title.
fn found<'a>(card: usize, scorecard: &'a Scorecard<'a>) -> impl Iterator<Item = Named<'a>> {
    scorecard.inspection.findings().into_iter().map(move |(id, finding)| {
        let kind = crate::scorecard::capital(&kind(scorecard, finding));
        let name = FigureName::new(&scorecard.inspection.id, &scorecard.framework.id, &id);
        Named { card, name, label: None, title: Cow::Owned(format!("{kind}: {}", finding.text())) }
    })
}

/// Whether anything is known of it. Others are named last.
fn is_known(card: &Scorecard<'_>, id: &str) -> bool {
    let is_point = |share: Result<&Figure, NoBasis>| share.is_ok_and(|share| share.point.is_some());
    let framework = card.framework;
    if let Some(node) = framework.node(id).map(|node| card.node(node)) {
        matches!(node.rating(), Outcome::Rated(_)) || is_point(node.share()) || node.entered().is_some()
    } else if let Some(question) = framework.question(id).map(|question| card.question(question)) {
        is_point(question.share()) || question.entered().is_some()
    } else {
        true
    }
}

fn is_whole(typed: &str, one: &Named<'_>) -> bool {
    typed == one.name.to_string()
}

fn is_id(typed: &str, one: &Named<'_>) -> bool {
    typed == one.name.id
}

fn begins_with_whole_id(typed: &str, one: &Named<'_>) -> bool {
    typed.rsplit('/').next() == Some(&one.name.id) && begins(typed, &one.name)
}

/// "1.2 staff", with or without the inspection before it.
fn is_id_with_title(typed: &str, one: &Named<'_>) -> bool {
    let (before, last) = typed.rsplit_once('/').unwrap_or(("", typed));
    let Some((id, title)) = last.split_once(' ') else { return false };
    id == one.name.id
        && has_whole_words(&one.title, title)
        && (before.is_empty() || begins(&format!("{before}/{id}"), &one.name))
}

/// "P 1.1", with or without the inspection before it.
fn is_label(typed: &str, one: &Named<'_>) -> bool {
    let (before, last) = typed.rsplit_once('/').unwrap_or(("", typed));
    one.label.is_some_and(|label| fold(label) == fold(last))
        && (before.is_empty() || begins(&format!("{before}/"), &one.name))
}

fn is_whole_title(typed: &str, one: &Named<'_>) -> bool {
    let (before, last) = typed.rsplit_once('/').unwrap_or(("", typed));
    fold(last) == fold(&one.title) && (before.is_empty() || begins(&format!("{before}/"), &one.name))
}

fn begins_so(typed: &str, one: &Named<'_>) -> bool {
    begins(typed, &one.name)
}

/// Whether what was typed names it, and not only an inspection that it is of.
fn is_near(typed: &str, one: &Named<'_>) -> bool {
    is_id(typed, one) || is_label(typed, one) || is_id_with_title(typed, one) || is_whole_title(typed, one)
}

/// Whether every word is one of the title.
fn has_whole_words(title: &str, typed: &str) -> bool {
    let (title, typed) = (words_of(title), words_of(typed));
    !typed.is_empty() && typed.iter().all(|word| title.contains(word))
}

/// Each part of what was typed begins a part of the name, in order; the last may begin the id.
fn begins(typed: &str, name: &FigureName) -> bool {
    let parts = [&name.inspection, &name.framework, &name.id];
    let typed: Vec<&str> = typed.split('/').collect();
    match typed.as_slice() {
        [inspection, framework, id] => {
            name.inspection.starts_with(inspection) && name.framework.starts_with(framework) && name.id.starts_with(id)
        }
        [inspection, id] => name.inspection.starts_with(inspection) && name.id.starts_with(id),
        [one] => parts.iter().any(|part| part.starts_with(one)),
        _ => false,
    }
}
