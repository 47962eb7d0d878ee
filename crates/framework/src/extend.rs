//! A framework's own declarations over those of the one it extends.

mod drop;

use std::borrow::Cow;

use assize_diag::{Span, Spanned};
use assize_model::fold;
use assize_reader::{Complaints, tick};
use indexmap::IndexMap;

use crate::diags::{Among, already_inherited, duplicate_id, replaces_nothing, word_of_two_answers};
use crate::draft::{
    BandDraft, CatalogueDraft, FrameworkDraft, Header, LimitDraft, NodeDraft, OverallDraft, PromptDraft,
    ProportionsDraft, QuestionDraft, RatingsDraft, WordDraft,
};

/// All that `own` declares and inherits, inherited things first. `parent` has everything that it inherits itself.
pub(crate) fn extend(parent: Option<&FrameworkDraft>, own: FrameworkDraft, complaints: &Complaints) -> FrameworkDraft {
    let left = parent.map(|parent| drop::without(parent, &own.header.drop, complaints));
    let parent = left.as_ref();
    complain_of_ids(parent, &own, complaints);
    let over = Over { parent, complaints };
    FrameworkDraft {
        header: header(parent.map(|parent| &parent.header), own.header),
        kinds: own.kinds,
        ratings: over.one(parent.and_then(|parent| parent.ratings.as_ref()), own.ratings),
        bands: over.many(parent.map(|parent| &parent.bands), own.bands),
        proportions: over.one(parent.and_then(|parent| parent.proportions.as_ref()), own.proportions),
        overall: over.one(parent.and_then(|parent| parent.overall.as_ref()), own.overall),
        limits: over.many(parent.map(|parent| &parent.limits), own.limits),
        words: words(parent.map(|parent| &parent.words), own.words, complaints),
        missing: own.missing.or_else(|| parent?.missing.clone()),
        sample: own.sample.or_else(|| parent?.sample.clone()),
        nodes: over.many(parent.map(|parent| &parent.nodes), own.nodes),
        questions: over.many(parent.map(|parent| &parent.questions), own.questions),
        prompts: over.many(parent.map(|parent| &parent.prompts), own.prompts),
        catalogue: catalogue(parent.map(|parent| &parent.catalogue), own.catalogue),
    }
}

fn header(parent: Option<&Header>, mut own: Header) -> Header {
    let Some(parent) = parent else { return own };
    own.inspects = own.inspects.or_else(|| parent.inspects.clone());
    own.levels = own.levels.or_else(|| parent.levels.clone());
    own.question_level = own.question_level.or_else(|| parent.question_level.clone());
    own.person = own.person.or_else(|| parent.person.clone());
    own.ancestors.extend(parent.ancestors.iter().cloned());
    own
}

/// The words of both; none may stand for two answers.
fn words(parent: Option<&Vec<WordDraft>>, own: Vec<WordDraft>, complaints: &Complaints) -> Vec<WordDraft> {
    let mut known: IndexMap<String, WordDraft> = IndexMap::new();
    for word in parent.into_iter().flatten().cloned().chain(own) {
        let folded = fold(&word.word.value).into_owned();
        match known.get(&folded).filter(|other| other.list() != word.list()) {
            Some(other) => {
                complaints.push(word_of_two_answers(&word.word, word.list(), other.list(), Some(other.word.span)))
            }
            None => {
                known.entry(folded).or_insert(word);
            }
        }
    }
    known.into_values().collect()
}

fn catalogue(parent: Option<&CatalogueDraft>, own: CatalogueDraft) -> CatalogueDraft {
    let mut all = parent.cloned().unwrap_or_default();
    all.units.extend(own.units);
    all.facts.extend(own.facts);
    all.observations.extend(own.observations);
    all
}

/// Complains of ids that stand twice in the file, and of those by which the parent has something of another kind.
fn complain_of_ids(parent: Option<&FrameworkDraft>, own: &FrameworkDraft, complaints: &Complaints) {
    complain_of_namespace(parent.map(ids).unwrap_or_default(), ids(own), complaints);
    complain_of_namespace(Vec::new(), own.limits.iter().map(|limit| ("limit", &limit.id)).collect(), complaints);
}

/// Nodes, questions and prompts are one namespace.
fn ids(draft: &FrameworkDraft) -> Vec<(&'static str, &Spanned<String>)> {
    let nodes = draft.nodes.iter().map(|node| ("node", &node.id));
    let questions = draft.questions.iter().map(|question| ("question", &question.id));
    let prompts = draft.prompts.iter().map(|prompt| ("prompt", &prompt.question.id));
    nodes.chain(questions).chain(prompts).collect()
}

fn complain_of_namespace(
    inherited: Vec<(&'static str, &Spanned<String>)>,
    own: Vec<(&'static str, &Spanned<String>)>,
    complaints: &Complaints,
) {
    let inherited: IndexMap<_, _> =
        inherited.into_iter().map(|(noun, id)| (fold(&id.value), (noun, id.span))).collect();
    let mut seen: IndexMap<Cow<'_, str>, (&'static str, Span)> = IndexMap::new();
    for (noun, id) in own {
        // Headings of tables are folded, so that two ids that differ by capitals alone are one.
        let folded = fold(&id.value);
        let of_other_kind = inherited.get(&folded).filter(|(other, _)| *other != noun);
        if let Some(first) = seen.get(&folded).or(of_other_kind).copied() {
            complaints.push(duplicate_id(Among::Framework, &id.value, first, (noun, id.span)));
        }
        seen.entry(folded).or_insert((noun, id.span));
    }
}

/// Puts own things over inherited ones.
struct Over<'a> {
    parent: Option<&'a FrameworkDraft>,
    complaints: &'a Complaints,
}

impl Over<'_> {
    fn one<T: Declared>(&self, inherited: Option<&T>, own: Option<T>) -> Option<T> {
        if let Some(own) = &own {
            self.complain(inherited, own, &[]);
        }
        own.or_else(|| inherited.cloned())
    }

    /// One that replaces another takes its place; the others come after.
    fn many<T: Declared>(&self, inherited: Option<&Vec<T>>, own: Vec<T>) -> Vec<T> {
        let inherited: IndexMap<_, _> =
            inherited.into_iter().flatten().map(|item| (item.key(), item.clone())).collect();
        let known: Vec<_> = inherited.keys().map(String::as_str).collect();
        let mut all = inherited.clone();
        for item in own {
            self.complain(inherited.get(&item.key()), &item, &known);
            all.insert(item.key(), item);
        }
        all.into_values().collect()
    }

    fn complain<T: Declared>(&self, inherited: Option<&T>, own: &T, known: &[&str]) {
        let own = own.declaration();
        let parent = self.parent.map(|parent| parent.header.id.value.as_str());
        let id = own.id.unwrap_or_default();
        match (inherited, own.replaces, parent) {
            (Some(inherited), None, Some(parent)) => {
                let inherited = inherited.declaration().span;
                self.complaints.push(already_inherited(&own.what(), parent, own.span, inherited));
            }
            (None, Some(_), _) if self.is_of_other_kind(&own) => {}
            (None, Some(span), parent) => {
                self.complaints.push(replaces_nothing(&own.what(), parent, id, known, span));
            }
            (Some(_), _, _) | (None, None, _) => {}
        }
    }

    /// Whether the parent has something else by this id, which has been complained of.
    fn is_of_other_kind(&self, own: &Declaration<'_>) -> bool {
        let shares_ids = matches!(own.noun, "node" | "question" | "prompt");
        shares_ids
            && self.parent.is_some_and(|parent| ids(parent).iter().any(|(_, id)| Some(id.value.as_str()) == own.id))
    }
}

/// What a declaration says of itself.
struct Declaration<'a> {
    noun: &'static str,
    /// `None` where there can be only one.
    id: Option<&'a str>,
    span: Span,
    replaces: Option<Span>,
}

impl Declaration<'_> {
    fn what(&self) -> String {
        self.id.map_or_else(|| self.noun.to_owned(), |id| format!("{} {}", self.noun, tick(id)))
    }
}

/// A thing that a framework may declare over an inherited one.
trait Declared: Clone {
    fn declaration(&self) -> Declaration<'_>;

    fn key(&self) -> String {
        self.declaration().id.unwrap_or_default().to_owned()
    }
}

impl Declared for RatingsDraft {
    fn declaration(&self) -> Declaration<'_> {
        Declaration { noun: "`[ratings]`", id: None, span: self.span, replaces: self.replaces }
    }
}

impl Declared for ProportionsDraft {
    fn declaration(&self) -> Declaration<'_> {
        Declaration { noun: "`[proportions]`", id: None, span: self.span, replaces: self.replaces }
    }
}

impl Declared for OverallDraft {
    fn declaration(&self) -> Declaration<'_> {
        Declaration { noun: "`[overall]`", id: None, span: self.span, replaces: self.replaces }
    }
}

impl Declared for BandDraft {
    fn declaration(&self) -> Declaration<'_> {
        Declaration { noun: "band", id: Some(&self.name.value), span: self.span, replaces: self.replaces }
    }
}

impl Declared for LimitDraft {
    fn declaration(&self) -> Declaration<'_> {
        Declaration { noun: "limit", id: Some(&self.id.value), span: self.id.span, replaces: self.replaces }
    }
}

impl Declared for NodeDraft {
    fn declaration(&self) -> Declaration<'_> {
        Declaration { noun: "node", id: Some(&self.id.value), span: self.id.span, replaces: self.replaces }
    }
}

impl Declared for QuestionDraft {
    fn declaration(&self) -> Declaration<'_> {
        Declaration { noun: "question", id: Some(&self.id.value), span: self.id.span, replaces: self.replaces }
    }
}

impl Declared for PromptDraft {
    fn declaration(&self) -> Declaration<'_> {
        Declaration { noun: "prompt", ..self.question.declaration() }
    }
}
