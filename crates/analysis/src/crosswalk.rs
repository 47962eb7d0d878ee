//! How two regimes' questions relate, as it follows from the observations that answer them.

use std::collections::BTreeSet;

use assize_framework::{Compare, Framework, Question};
use assize_model::{Catalogue, Exact, Phrase};
use assize_scoring::{Figure, NoBasis, Reached};
use indexmap::IndexSet;

use crate::Compared;
use crate::definition::{self, Unlike, differences};
use crate::holding;
use crate::rejudge::{Judged, Rejudgement};
use crate::setting::Side;
use crate::verdict::{Verdict, share_verdict};

/// How what one question asks relates to what another does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Relation {
    /// Both rest on the same observations.
    Equal,
    /// The second asks all that the first does, and more.
    Subset,
    /// The first asks all that the second does, and more.
    Superset,
    /// They share some, and each asks something that the other does not.
    Intersecting,
}

impl Relation {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Subset => "subset",
            Self::Superset => "superset",
            Self::Intersecting => "intersecting",
        }
    }

    /// The same, seen from the other side.
    #[must_use]
    pub const fn turned(self) -> Self {
        match self {
            Self::Equal => Self::Equal,
            Self::Subset => Self::Superset,
            Self::Superset => Self::Subset,
            Self::Intersecting => Self::Intersecting,
        }
    }
}

/// What a pair of questions differs in besides its observations.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Differs {
    /// Which units they are asked about.
    Applies,
    /// What the rules require, and how many misses they allow.
    Rule,
    /// How their shares enter what is above them.
    Rollup,
    /// The edges that rate what is above them.
    Edges,
}

impl Differs {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Applies => "applies",
            Self::Rule => "rule",
            Self::Rollup => "rollup",
            Self::Edges => "edges",
        }
    }
}

/// Two questions that share an observation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pair {
    /// Index of the first framework's question.
    pub a: usize,
    /// Index of the second framework's.
    pub b: usize,
    /// How the first relates to the second.
    pub relation: Relation,
    /// Observations that both ask; one that covers a narrower one of the other side is shared, and so is that one.
    pub shared: Vec<String>,
    /// Observations that the first alone asks.
    pub only_a: Vec<String>,
    /// Observations that the second alone asks.
    pub only_b: Vec<String>,
    pub differs: Vec<Differs>,
    /// The stage of most of what is shared.
    pub stage: String,
    /// The theme of most of what is shared.
    pub theme: String,
}

#[derive(Clone, Debug)]
pub struct Crosswalk<'a> {
    pub a: &'a Framework,
    pub b: &'a Framework,
    /// Pairs that share an observation, in the order of the first's questions.
    pub pairs: Vec<Pair>,
    /// Pairs about the same kind of unit that share none.
    pub disjoint: usize,
    /// Questions (indices) without a counterpart, of each.
    pub alone: [Vec<usize>; 2],
    /// Observations that only one of them asks, in the catalogue's order.
    pub only: [Vec<String>; 2],
    /// Observations that both ask.
    pub both: Vec<String>,
    /// Kinds of unit that only one of them asks about.
    pub units: [Vec<String>; 2],
}

/// What a pair of questions comes to on the same cases.
#[derive(Clone, Debug)]
pub struct Consequence {
    /// Index of the pair.
    pub pair: usize,
    /// The share under the first, and how it was reached.
    pub a: (Reached, Result<Figure, NoBasis>),
    /// The share under the second.
    pub b: (Reached, Result<Figure, NoBasis>),
    /// Whether the two may be set against each other: seldom, since they ask different things.
    pub verdict: Verdict,
    /// The two with their difference, where both have a share.
    pub compared: Option<Compared>,
}

/// The crosswalk that follows from the observations.
pub fn crosswalk<'a>(a: &'a Framework, b: &'a Framework) -> Crosswalk<'a> {
    let mut pairs = Vec::new();
    let mut disjoint = 0;
    let [all_a, all_b] =
        [a, b].map(|framework| (0..framework.questions.len()).map(|one| Asks::of(framework, one)).collect::<Vec<_>>());
    for asks_a in &all_a {
        for asks_b in &all_b {
            if asks_a.asked().unit != asks_b.asked().unit {
                continue;
            }
            match pair(asks_a, asks_b) {
                Some(pair) => pairs.push(pair),
                None => disjoint += 1,
            }
        }
    }
    let has_pair = |of: fn(&Pair) -> usize, question: &usize| pairs.iter().any(|pair| of(pair) == *question);
    let alone = [
        (0..a.questions.len()).filter(|question| !has_pair(|pair| pair.a, question)).collect(),
        (0..b.questions.len()).filter(|question| !has_pair(|pair| pair.b, question)).collect(),
    ];
    let (asked_a, asked_b) = (all_asked(a), all_asked(b));
    let in_order = |framework: &Framework, such: &dyn Fn(&str) -> bool| {
        framework.catalogue.observations.keys().filter(|id| such(id)).cloned().collect::<Vec<_>>()
    };
    let units = |framework: &Framework| framework.questions.iter().map(|one| one.unit.clone()).collect::<IndexSet<_>>();
    let (units_a, units_b) = (units(a), units(b));
    Crosswalk {
        a,
        b,
        disjoint,
        alone,
        only: [
            in_order(a, &|id| asked_a.contains(id) && !asked_b.contains(id)),
            in_order(b, &|id| asked_b.contains(id) && !asked_a.contains(id)),
        ],
        both: in_order(a, &|id| asked_a.contains(id) && asked_b.contains(id)),
        units: [units_a.difference(&units_b).cloned().collect(), units_b.difference(&units_a).cloned().collect()],
        pairs,
    }
}

/// What the pairs come to on an inspection's cases. Nothing where its cases answer no question of one of the two.
pub fn consequence(crosswalk: &Crosswalk<'_>, rejudgement: &Rejudgement<'_>) -> Vec<Consequence> {
    let [a, b] = [crosswalk.a, crosswalk.b].map(|framework| rejudgement.under(&framework.id));
    let (Some(home), Some(a), Some(b)) = (rejudgement.home, a, b) else { return Vec::new() };
    let share = |judged: &Judged<'_>, question: usize| {
        let score = &judged.card.questions[question];
        (score.reached, score.figure.clone())
    };
    let known = |(reached, figure): &(Reached, Result<Figure, NoBasis>)| *reached != Reached::None && figure.is_ok();
    let mut found = Vec::new();
    for (index, pair) in crosswalk.pairs.iter().enumerate() {
        let (share_a, share_b) = (share(a, pair.a), share(b, pair.b));
        if !known(&share_a) && !known(&share_b) {
            continue;
        }
        let sides = [a, b].map(|judged| Side { home, card: &judged.card });
        let verdict = share_verdict(sides[0], pair.a, sides[1], pair.b);
        let both = share_a.1.as_ref().ok().zip(share_b.1.as_ref().ok());
        let compared = both.map(|(one, other)| Compared::new(verdict.clone(), one, other));
        found.push(Consequence { pair: index, a: share_a, b: share_b, verdict, compared });
    }
    found
}

/// What a regime says for an observation: its own phrase, else that of what it extends.
pub(crate) fn phrase<'f>(framework: &'f Framework, observation: &str) -> Option<&'f Phrase> {
    let regimes = &framework.catalogue.observations.get(observation)?.regimes;
    std::iter::once(&framework.id).chain(&framework.ancestors).find_map(|id| regimes.get(id))
}

impl Crosswalk<'_> {
    /// What each of the two regimes says for an observation.
    pub fn phrases(&self, observation: &str) -> [Option<&Phrase>; 2] {
        [phrase(self.a, observation), phrase(self.b, observation)]
    }

    /// What every pair differs in; nothing where there is only one pair.
    pub fn differs_always(&self) -> BTreeSet<Differs> {
        let all = self.pairs.iter().map(|pair| pair.differs.iter().copied().collect::<BTreeSet<_>>());
        let common = all.reduce(|one, other| one.intersection(&other).copied().collect());
        if self.pairs.len() < 2 { BTreeSet::new() } else { common.unwrap_or_default() }
    }
}

struct Asks<'f> {
    framework: &'f Framework,
    question: usize,
    observations: IndexSet<String>,
    /// Those with all that they cover.
    reach: BTreeSet<String>,
}

impl<'f> Asks<'f> {
    fn of(framework: &'f Framework, question: usize) -> Self {
        let observations = definition::observations(framework, question);
        let reach = covered(&framework.catalogue, &observations);
        Self { framework, question, observations, reach }
    }

    fn asked(&self) -> &'f Question {
        &self.framework.questions[self.question]
    }

    /// Those of its observations that reach what the other does.
    fn shared(&self, other: &Self) -> impl Iterator<Item = &String> {
        let meets = |id: &&String| covered(&self.framework.catalogue, [id]).iter().any(|one| other.reach.contains(one));
        self.observations.iter().filter(meets)
    }
}

fn pair(a: &Asks<'_>, b: &Asks<'_>) -> Option<Pair> {
    if a.reach.is_disjoint(&b.reach) && a.asked().qualified() != b.asked().qualified() {
        return None;
    }
    let relation = match (a.reach.is_subset(&b.reach), b.reach.is_subset(&a.reach)) {
        (true, true) => Relation::Equal,
        (true, false) => Relation::Subset,
        (false, true) => Relation::Superset,
        (false, false) => Relation::Intersecting,
    };
    let shared: IndexSet<String> = a.shared(b).chain(b.shared(a)).cloned().collect();
    let only = |asks: &Asks<'_>| asks.observations.iter().filter(|id| !shared.contains(*id)).cloned().collect();
    let (only_a, only_b) = (only(a), only(b));
    let (stage, theme) = place(a.framework, &shared);
    let differs = differs((a.framework, a.question), (b.framework, b.question));
    let shared = shared.into_iter().collect();
    Some(Pair { a: a.question, b: b.question, relation, shared, only_a, only_b, differs, stage, theme })
}

/// The observations with all that they cover.
fn covered<I: AsRef<str>>(catalogue: &Catalogue, ids: impl IntoIterator<Item = I>) -> BTreeSet<String> {
    let mut open: Vec<String> = ids.into_iter().map(|id| id.as_ref().to_owned()).collect();
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if let Some(observation) = catalogue.observations.get(&id) {
            open.extend(observation.covers.iter().filter(|narrower| !found.contains(*narrower)).cloned());
        }
        found.insert(id);
    }
    found
}

/// Where a question belongs by most of what answers it; nothing where no observation does.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct StageAndTheme {
    /// Of the work: "planning".
    pub stage: String,
    /// Of the catalogue: "safety".
    pub theme: String,
}

impl StageAndTheme {
    pub(crate) fn names(&self) -> [&str; 2] {
        [&self.stage, &self.theme]
    }

    /// Whether this is its stage or its theme.
    pub fn is(&self, named: &str) -> bool {
        self.stage == named || self.theme == named
    }
}

/// The stage and the theme of a question.
pub(crate) fn part_of(framework: &Framework, question: usize) -> StageAndTheme {
    let (stage, theme) = place(framework, &definition::observations(framework, question));
    StageAndTheme { stage, theme }
}

/// The stage and theme that most of these observations have; the first of them where several tie.
fn place(framework: &Framework, ids: &IndexSet<String>) -> (String, String) {
    let places = ids.iter().filter_map(|id| framework.catalogue.observations.get(id));
    let mut counts: Vec<((String, String), usize)> = Vec::new();
    for place in places.map(|observation| (observation.stage.clone(), observation.theme.clone())) {
        match counts.iter_mut().find(|(known, _)| *known == place) {
            Some((_, count)) => *count += 1,
            None => counts.push((place, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max();
    counts.into_iter().find(|(_, count)| Some(*count) == most).map(|(place, _)| place).unwrap_or_default()
}

fn differs(a: (&Framework, usize), b: (&Framework, usize)) -> Vec<Differs> {
    let asked = differences(a, b);
    let rollups = |(framework, question): (&Framework, usize)| {
        let under = framework.questions[question].under.iter();
        under.map(|node| framework.nodes[*node].rollup.map(|rollup| rollup.words())).collect::<BTreeSet<_>>()
    };
    let edges = |(framework, question): (&Framework, usize)| {
        let under = framework.questions[question].under.iter();
        let band = |node: &usize| {
            let band = framework.nodes[*node].band.map(|band| &framework.bands[band]);
            let begin = |edges: &[Exact], above: &[bool]| {
                let is_above = |edge| above.get(edge).copied().unwrap_or_default();
                edges.iter().cloned().enumerate().map(|(edge, at)| (at, is_above(edge))).collect::<Vec<_>>()
            };
            band.map(|band| {
                let small = band.small.as_ref().map(|small| (small.units, begin(&small.edges, &small.above)));
                (begin(&band.edges, &band.above), band.compare == Compare::Printed, small)
            })
        };
        under.map(band).collect::<BTreeSet<_>>()
    };
    holding([
        (asked.contains(&Unlike::Applies), Differs::Applies),
        (asked.contains(&Unlike::Rule), Differs::Rule),
        (rollups(a) != rollups(b), Differs::Rollup),
        (edges(a) != edges(b), Differs::Edges),
    ])
    .collect()
}

/// Every observation that a question or prompt of the framework asks, with all that they cover.
fn all_asked(framework: &Framework) -> BTreeSet<String> {
    let mut asked: IndexSet<String> =
        (0..framework.questions.len()).flat_map(|question| definition::observations(framework, question)).collect();
    let own = |question: &Question| -> Vec<String> {
        let entries = question.entries();
        let observations = entries.filter_map(|entry| match &entry.target {
            assize_framework::Target::Observation(id) => Some(id.clone()),
            assize_framework::Target::Question(_) => None,
        });
        observations.collect()
    };
    asked.extend(framework.prompts.iter().flat_map(|prompt| own(&prompt.question)));
    covered(&framework.catalogue, &asked)
}
