use std::sync::Arc;

use assize_diag::Span;
use assize_model::{Answer, Catalogue, Condition, Exact, Period, ProviderKind, Text, When, words_of};
use indexmap::{IndexMap, IndexSet};

use crate::{
    Blank, LimitRule, Measure, MinimumBase, MissingRule, Origin, RatingRule, Rollup, Scale, SmallBase, Weights,
};

/// One immutable dated edition of a criteria set, checked: every index and id in it leads somewhere.
#[derive(Clone, Debug)]
pub struct Framework {
    /// For files and names of figures.
    pub id: String,
    pub title: Text,
    pub span: Span,
    /// The kinds of provider it is for.
    pub inspects: Vec<ProviderKind>,
    /// Names of the levels, from the top down.
    pub levels: Vec<String>,
    /// What a question is called ("key question").
    pub question_level: String,
    /// What the person supervised is called.
    pub person: Option<String>,
    /// When it was used.
    pub in_force: Period,
    /// Only to be extended.
    pub is_abstract: bool,
    /// The frameworks it extends, nearest first.
    pub ancestors: Vec<String>,
    pub origin: Origin,
    /// Worst first; empty in a regime without ratings.
    pub ratings: Vec<Rating>,
    pub bands: IndexMap<String, Band>,
    /// What it calls shares of units, where it has words for them.
    pub proportions: Option<Proportions>,
    /// How the total is rated; `None` in a regime without one.
    pub overall: Option<Overall>,
    /// Rules that hold ratings down, or up.
    pub limits: Vec<LimitRule>,
    /// Its own words for the answers, folded.
    pub words: IndexMap<String, Answer>,
    /// Those of them that say that nothing was done at all.
    pub not_done: Vec<String>,
    /// What it makes of blanks, where it says.
    pub missing: Option<MissingRule>,
    /// How its samples are drawn.
    pub sample: Option<SampleRule>,
    /// Parents before children, each family in the order of the file.
    pub nodes: Vec<Node>,
    /// In the order of the file, inherited ones first.
    pub questions: Vec<Question>,
    /// In the order of the file.
    pub prompts: Vec<Prompt>,
    /// The shared catalogue with this framework's own (and inherited) units, facts and observations.
    pub catalogue: Arc<Catalogue>,
}

impl Framework {
    /// Nodes by index, each directly before what is under it.
    pub fn tree_order(&self) -> Vec<usize> {
        let mut order = Vec::new();
        let mut open: Vec<usize> =
            (0..self.nodes.len()).rev().filter(|node| self.nodes[*node].parent.is_none()).collect();
        while let Some(node) = open.pop() {
            order.push(node);
            open.extend(self.nodes[node].children.iter().rev());
        }
        order
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rating {
    /// For files.
    pub name: String,
    pub title: Text,
    /// What it adds to a total.
    pub points: u64,
}

/// Ranges of a share, each with its rating.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Band {
    /// For messages.
    pub name: String,
    /// Per cent; the lowest figure of the second, third, ... rating.
    pub edges: Vec<Exact>,
    /// By edge: whether a rating begins above it, not on it. Empty where none does.
    pub above: Vec<bool>,
    /// Which figure is compared with the edges.
    pub compare: Compare,
    /// What makes a rating eligible for the panel.
    pub discretion: Option<DiscretionRule>,
    /// How much a rating must rest on.
    pub minimum: Option<MinimumBase>,
    /// Its edges for shares of few units.
    pub small: Option<SmallBase>,
    pub origin: Origin,
    pub span: Span,
}

impl Band {
    /// One with edges alone.
    pub fn of_edges(name: impl Into<String>, edges: Vec<Exact>, compare: Compare, span: Span) -> Self {
        Self {
            name: name.into(),
            edges,
            above: Vec::new(),
            compare,
            discretion: None,
            minimum: None,
            small: None,
            origin: Origin::default(),
            span,
        }
    }

    /// The band with the edges for shares of few units, where it has such.
    pub fn of_few(&self) -> Option<Self> {
        let SmallBase { units: _, edges, above } = self.small.clone()?;
        Some(Self { edges, above, small: None, ..self.clone() })
    }

    /// Whether a rating begins above its edge, not on it.
    pub fn is_above(&self, edge: usize) -> bool {
        self.above.get(edge).copied().unwrap_or_default()
    }
}

/// What a regime calls shares of units: "too few", "a large majority".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proportions {
    /// For the smallest shares first, each as a sentence has it.
    pub words: Vec<Text>,
    /// Where each but the first begins.
    pub scale: Band,
}

/// Which figure a band compares.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Compare {
    Exact,
    /// The whole per cent that is printed.
    Printed,
}

/// What makes a rating eligible for the ratings panel; each part optional.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DiscretionRule {
    /// This many percentage points or fewer from the edge.
    pub within_points: Option<Exact>,
    /// One unit judged differently would change it.
    pub one_case: bool,
    /// It rests on this many units or fewer.
    pub cases_at_most: Option<u64>,
}

/// How the standards make an overall rating: by their points, or by a rule over their ratings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Overall {
    /// The level (index into `levels`) whose nodes are taken together.
    pub level: usize,
    /// For a total of points, by the number of standards in it: the lowest total of the second, third, ... rating.
    pub edges: IndexMap<usize, Vec<u64>>,
    /// The rule over ratings; `None`: points are added.
    pub rule: Option<RatingRule>,
    pub origin: Origin,
    pub span: Span,
}

/// How samples are drawn; said, not computed with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SampleRule {
    /// Per cent.
    pub confidence: Option<Exact>,
    /// Percentage points.
    pub margin: Option<Exact>,
    /// Facts the sample is matched on.
    pub matched_on: Vec<String>,
    /// When the units began, in words.
    pub window: Option<String>,
    pub origin: Origin,
}

/// A place in the tree of criteria.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    /// For files.
    pub id: String,
    /// What is printed in place of the id.
    pub label: Option<String>,
    /// Index of the node it is under.
    pub parent: Option<usize>,
    /// Index into the framework's levels.
    pub level: usize,
    pub title: Text,
    /// How its figure is made; `None`: it groups.
    pub rollup: Option<Rollup>,
    /// How ratings make its rating, where its rollup says so.
    pub rating_rule: Option<RatingRule>,
    /// What number it is, where its rollup says so.
    pub measure: Option<Measure>,
    /// A second way to make it that the regime states, too.
    pub also: Option<Also>,
    /// The band (index) that rates its share.
    pub band: Option<usize>,
    /// What its children count in its mean or sum.
    pub weights: Weights,
    /// Whether it counts in the total, if its level does.
    pub in_total: bool,
    pub text: Option<Text>,
    pub origin: Origin,
    pub span: Span,
    /// Indices of the nodes under it.
    pub children: Vec<usize>,
    /// Indices of the questions that hang from it.
    pub questions: Vec<usize>,
}

/// A second rollup that a regime states for a node: its figure stands beside that of the first and never rates (semantics 7.22).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Also {
    /// One that gives a share, and not the node's first.
    pub rollup: Rollup,
    pub origin: Origin,
    pub span: Span,
}

/// What a framework asks of one unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// For files, bare.
    pub id: String,
    /// What is printed in place of the id.
    pub label: Option<String>,
    /// The framework that declares it; `<declared_by>:<id>` is its full name.
    pub declared_by: String,
    /// Indices of the nodes it hangs from.
    pub under: Vec<usize>,
    /// The kind of unit it is asked of.
    pub unit: String,
    pub title: Text,
    /// Which units it applies to; `None`: as its rule says (semantics 7.2).
    pub applies: Option<When>,
    /// How observations answer it.
    pub rule: Option<Rule>,
    /// The scale of its answers; `None`: they are sufficient or insufficient.
    pub scale: Option<Scale>,
    /// Index of the question whose answers these are, judged from another value on.
    pub answers_of: Option<usize>,
    /// Whether it enters rollups.
    pub scored: bool,
    pub text: Option<Text>,
    pub origin: Origin,
    pub span: Span,
}

impl Node {
    /// What is printed of it before its title: its label, else its id.
    pub fn label(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.id)
    }

    /// "2.1 Assessment", in English.
    pub fn titled(&self) -> String {
        titled(self.label(), &self.title.en)
    }
}

/// A title with what is printed before it; alone where that is a word of the title ("Safety", whose id is `safety`).
fn titled(label: &str, title: &str) -> String {
    let is_word = label.chars().count() > 2 && !label.contains(|character: char| character.is_ascii_digit());
    let is_of_title = || {
        let (before, after) = (words_of(label), words_of(title));
        !before.is_empty() && after.windows(before.len()).any(|part| part == before)
    };
    match is_word && is_of_title() {
        true => title.to_owned(),
        false => format!("{label} {title}"),
    }
}

impl Question {
    /// What is printed of it before its title: its label, else its id.
    pub fn label(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.id)
    }

    /// "2.1.3 Does assessment ...", in English.
    pub fn titled(&self) -> String {
        titled(self.label(), &self.title.en)
    }

    /// What its rule requires, then what it counts beside.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.rule.iter().flat_map(|rule| rule.required.iter().chain(&rule.plus))
    }

    /// `<declaring framework>:<id>`.
    pub fn qualified(&self) -> String {
        format!("{}:{}", self.declared_by, self.id)
    }
}

/// Informs a question, and enters no rollup.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Prompt {
    /// Asked like a question, hanging from no node.
    pub question: Question,
    /// Index of the question it informs.
    pub informs: usize,
}

/// How observations answer a question (semantics 2).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rule {
    /// Each must be sufficient.
    pub required: Vec<Entry>,
    /// All but `misses` must be.
    pub plus: Vec<Entry>,
    /// How many of `plus` may be insufficient.
    pub misses: usize,
    pub origin: Origin,
    pub span: Span,
}

impl Rule {
    /// The most `misses` that a rule may allow: the states of a rule at work are bits of a word (`scoring::rule`).
    pub const MOST_MISSES: usize = 126;
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// What answers it.
    pub target: Target,
    /// For which units it is in; `None`: all.
    pub condition: Option<Condition>,
}

/// What a rule may name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    Observation(String),
    /// Another question of the framework, by index.
    Question(usize),
}

impl Framework {
    pub fn node(&self, id: &str) -> Option<usize> {
        self.nodes.iter().position(|node| node.id == id)
    }

    /// The index of a question, by its bare id.
    pub fn question(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|question| question.id == id)
    }

    /// The facts of units that its measures are made of.
    pub fn measured_facts(&self) -> impl Iterator<Item = &str> {
        self.nodes.iter().filter_map(|node| Some(node.measure.as_ref()?.of.as_ref()?.fact.as_str()))
    }

    /// What it makes of blanks, whether it says so or not: what one counts as, and above how many per cent of them a unit is left out.
    pub fn blanks(&self) -> (Blank, Option<&Exact>) {
        match &self.missing {
            Some(missing) => (missing.blank, missing.leave_out_above.as_ref()),
            None => (Blank::Unknown, None),
        }
    }

    /// The kinds of unit that it asks anything of, in the order of its questions.
    pub fn units_asked(&self) -> IndexSet<&str> {
        self.questions.iter().map(|question| question.unit.as_str()).collect()
    }

    /// The index of a rating, by its name.
    pub fn rating(&self, name: &str) -> Option<usize> {
        self.ratings.iter().position(|rating| rating.name == name)
    }

    /// A node, then all below it, each level after the one above.
    pub fn with_nodes_below(&self, node: usize) -> Vec<usize> {
        let mut all = vec![node];
        let mut at = 0;
        while at < all.len() {
            all.extend(&self.nodes[all[at]].children);
            at += 1;
        }
        all
    }

    /// The distinct scored questions of a node and all below it, in the framework's order.
    pub fn questions_below(&self, node: usize) -> Vec<usize> {
        let nodes = self.with_nodes_below(node).into_iter();
        let mut found: Vec<usize> = nodes.flat_map(|node| self.nodes[node].questions.iter().copied()).collect();
        found.retain(|question| self.questions[*question].scored);
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The nodes of the total, where there is one.
    pub fn standards_in_total(&self) -> Vec<usize> {
        let Some(overall) = &self.overall else { return Vec::new() };
        let counts = |node: &Node| node.level == overall.level && node.in_total;
        (0..self.nodes.len()).filter(|node| counts(&self.nodes[*node])).collect()
    }

    /// Which units a question is asked about: as it says, else as everything in its rule says together (semantics 7.2).
    pub fn asked_of(&self, question: &Question) -> When {
        if let Some(when) = &question.applies {
            return when.clone();
        }
        if let Some(other) = question.answers_of {
            return self.asked_of(&self.questions[other]);
        }
        let mut alternatives = Vec::new();
        for entry in question.entries() {
            let part = match &entry.target {
                Target::Observation(id) => self.catalogue.observations[id].when.clone(),
                Target::Question(index) => self.asked_of(&self.questions[*index]),
            };
            match part {
                When::Always | When::Judged => return When::Always,
                When::If(condition) => alternatives.extend(condition.alternatives),
            }
        }
        match question.rule {
            Some(_) => When::If(Condition { alternatives }),
            None => When::Always,
        }
    }

    /// "standard 2.1", "key question 2.1.3": what messages call a node or question, by its id.
    pub fn call(&self, id: &str) -> String {
        format!("{} {id}", self.level_of(id))
    }

    /// The same as it is printed, "standard P 2.1".
    pub fn print(&self, id: &str) -> String {
        let node = self.node(id).map(|node| self.nodes[node].label());
        let label = node.or_else(|| Some(self.questions[self.question(id)?].label()));
        format!("{} {}", self.level_of(id), label.unwrap_or(id))
    }

    fn level_of(&self, id: &str) -> &str {
        self.node(id).map_or(&self.question_level, |node| &self.levels[self.nodes[node].level])
    }
}
