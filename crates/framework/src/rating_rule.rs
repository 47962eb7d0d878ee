//! Ratings made of ratings, and what limits them (semantics 4.14, 4.15).

use assize_diag::Span;
use assize_model::Exact;

use crate::{Framework, Node, Origin, Question, Rollup, Weights};

/// How ratings make a rating.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RatingRule {
    Lowest,
    /// The middle one; of two the worse.
    Median,
    /// The one that most have; of several the worst.
    MostCommon,
    /// By the mean of their points.
    MeanOfPoints(MeanOfPoints),
    /// By the first rung that holds.
    Ladder(Vec<Rung>),
    /// By the ratings of two nodes.
    Matrix(Matrix),
}

impl RatingRule {
    pub const fn rollup(&self) -> Rollup {
        match self {
            Self::Lowest => Rollup::LowestRating,
            Self::Median => Rollup::MedianRating,
            Self::MostCommon => Rollup::MostCommonRating,
            Self::MeanOfPoints(_) => Rollup::MeanOfPoints,
            Self::Ladder(_) => Rollup::Ladder,
            Self::Matrix(_) => Rollup::Matrix,
        }
    }

    /// What it looks at beside its members.
    pub fn looks_at(&self) -> Vec<Subject> {
        match self {
            Self::Lowest | Self::Median | Self::MostCommon | Self::MeanOfPoints(_) => Vec::new(),
            Self::Ladder(rungs) => {
                let conditions = rungs.iter().flat_map(|rung| &rung.conditions);
                conditions.flat_map(|condition| condition.of.iter().copied()).collect()
            }
            Self::Matrix(matrix) => [matrix.rows, matrix.columns].map(Subject::Node).to_vec(),
        }
    }
}

/// How a mean of points is rated.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MeanOfPoints {
    pub round: Rounding,
    /// Points; where the second, third, ... rating begins.
    pub edges: Vec<Exact>,
    /// How often the points of each count.
    pub weights: Weights,
}

impl MeanOfPoints {
    /// What a member counts.
    pub fn weight(&self, member: Subject) -> Exact {
        match member {
            Subject::Node(node) => self.weights.of_node(node),
            Subject::Question { question, .. } => self.weights.of_question(question),
        }
    }
}

/// How a mean of points is rounded to a whole number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rounding {
    Not,
    HalfUp,
    Up,
    Down,
}

impl Rounding {
    pub(crate) const ALL: [Self; 4] = [Self::HalfUp, Self::Up, Self::Down, Self::Not];

    /// The word for it in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Not => "not",
            Self::HalfUp => "half-up",
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

/// One rung of a ladder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rung {
    /// Index of the rating.
    pub rating: usize,
    /// All must hold.
    pub conditions: Vec<RatingCondition>,
}

/// A rating for each pair of ratings of two nodes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Matrix {
    /// Index of the node whose ratings are the rows.
    pub rows: usize,
    /// Index of the node whose ratings are the columns.
    pub columns: usize,
    /// Indices of ratings, rows and columns from the worst.
    pub ratings: Vec<Vec<usize>>,
}

/// Something that has a rating.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Subject {
    /// A node, by index.
    Node(usize),
    /// The share of a question in a band; both by index.
    Question { question: usize, band: usize },
}

/// A number of these are rated at least so, or at most so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RatingCondition {
    pub of: Vec<Subject>,
    pub many: Many,
    pub bound: Bound,
    pub span: Span,
}

/// How many of several.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Many {
    Any,
    All,
    AtLeast(usize),
}

/// A rating and all on one side of it; by index.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bound {
    AtMost(usize),
    AtLeast(usize),
}

impl Bound {
    pub const fn rating(self) -> usize {
        match self {
            Self::AtMost(rating) | Self::AtLeast(rating) => rating,
        }
    }

    /// Whether a rating is on that side.
    pub const fn holds(self, rating: usize) -> bool {
        match self {
            Self::AtMost(most) => rating <= most,
            Self::AtLeast(least) => rating >= least,
        }
    }

    /// A rating brought to that side.
    pub fn hold(self, rating: usize) -> usize {
        match self {
            Self::AtMost(most) => rating.min(most),
            Self::AtLeast(least) => rating.max(least),
        }
    }
}

/// Holds a rating down, or up, where its condition holds. No shipped regime has one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LimitRule {
    /// For messages.
    pub id: String,
    /// Index of the node that it holds; `None`: the overall rating.
    pub on: Option<usize>,
    pub condition: RatingCondition,
    pub bound: Bound,
    pub origin: Origin,
    pub span: Span,
}

/// [`Framework::members`] of a node, while the framework is still being put together.
pub(crate) fn members(nodes: &[Node], questions: &[Question], node: usize) -> Vec<Subject> {
    let declared = &nodes[node];
    let band = declared.band.filter(|_| declared.rollup.is_some_and(Rollup::is_of_ratings));
    let scored = declared.questions.iter().copied().filter(|question| questions[*question].scored);
    let rated = scored.filter_map(|question| Some(Subject::Question { question, band: band? }));
    rated.chain(declared.children.iter().copied().filter(|child| nodes[*child].is_rated()).map(Subject::Node)).collect()
}

impl Node {
    /// Whether it can have a rating.
    pub fn is_rated(&self) -> bool {
        match self.rollup {
            Some(Rollup::Entered | Rollup::Measure) => true,
            Some(rollup) => self.band.is_some() || rollup.is_of_ratings(),
            None => self.band.is_some(),
        }
    }
}

impl Framework {
    /// What a rating rule of a node is over: its own scored questions, where its band rates them, and the child nodes that can be rated.
    /// One of the overall rating is over the nodes of the total.
    pub fn members(&self, on: Option<usize>) -> Vec<Subject> {
        match on {
            Some(node) => members(&self.nodes, &self.questions, node),
            None => self.standards_in_total().into_iter().map(Subject::Node).collect(),
        }
    }

    /// The limits (indices) on a node, or on the overall rating.
    pub fn limits_on(&self, on: Option<usize>) -> impl Iterator<Item = (usize, &LimitRule)> {
        self.limits.iter().enumerate().filter(move |(_, limit)| limit.on == on)
    }

    /// The nodes whose ratings that of a node, or the overall one, is made of or limited by.
    pub fn rests_on(&self, on: Option<usize>) -> Vec<usize> {
        let rule = match on {
            Some(node) => self.nodes[node].rating_rule.as_ref(),
            None => self.overall.as_ref().and_then(|overall| overall.rule.as_ref()),
        };
        let members = if rule.is_some() || on.is_none() { self.members(on) } else { Vec::new() };
        let named = rule.map(RatingRule::looks_at).unwrap_or_default();
        let limiting = self.limits_on(on).flat_map(|(_, limit)| limit.condition.of.iter().copied());
        let node = |subject: Subject| match subject {
            Subject::Node(node) => Some(node),
            Subject::Question { .. } => None,
        };
        members.into_iter().chain(named).chain(limiting).filter_map(node).collect()
    }

    /// Every node whose rating that of a node, or the overall one, rests on, however far away.
    pub fn rests_on_in_the_end(&self, on: Option<usize>) -> Vec<usize> {
        let mut found = Vec::new();
        let mut open = self.rests_on(on);
        while let Some(node) = open.pop() {
            if !found.contains(&node) {
                found.push(node);
                open.extend(self.rests_on(Some(node)));
            }
        }
        found
    }

    /// The questions that the rating of a node rests on: those below it, and those of all that it is made of or limited by.
    pub fn questions_behind(&self, node: usize) -> Vec<usize> {
        let nodes: Vec<usize> = std::iter::once(node).chain(self.rests_on_in_the_end(Some(node))).collect();
        let named = nodes.iter().flat_map(|node| {
            let limiting = self.limits_on(Some(*node)).flat_map(|(_, limit)| limit.condition.of.iter().copied());
            let rule = self.nodes[*node].rating_rule.iter().flat_map(RatingRule::looks_at);
            limiting.chain(rule).collect::<Vec<_>>()
        });
        let mut found: Vec<usize> = named
            .filter_map(|subject| match subject {
                Subject::Question { question, .. } => Some(question),
                Subject::Node(_) => None,
            })
            .collect();
        found.extend(nodes.iter().flat_map(|node| self.questions_below(*node)));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The rule over ratings and the limits on a node, or on the overall rating, in ids: equal where two frameworks say the same.
    pub fn rules_in_ids(&self, on: Option<usize>) -> Vec<String> {
        let rule = match on {
            Some(node) => self.nodes[node].rating_rule.as_ref(),
            None => self.overall.as_ref().and_then(|overall| overall.rule.as_ref()),
        };
        let limits = self
            .limits_on(on)
            .map(|(_, limit)| format!("{} {:?} {}", limit.id, limit.bound, self.condition_in_ids(&limit.condition)));
        rule.map(|rule| self.rule_in_ids(rule)).into_iter().chain(limits).collect()
    }

    fn rule_in_ids(&self, rule: &RatingRule) -> String {
        match rule {
            RatingRule::Lowest | RatingRule::Median | RatingRule::MostCommon | RatingRule::MeanOfPoints(_) => {
                format!("{rule:?}")
            }
            RatingRule::Ladder(rungs) => {
                let rung = |rung: &Rung| {
                    let conditions = rung.conditions.iter().map(|one| self.condition_in_ids(one));
                    format!("{} where {}", rung.rating, conditions.collect::<Vec<_>>().join(" and "))
                };
                rungs.iter().map(rung).collect::<Vec<_>>().join("; ")
            }
            RatingRule::Matrix(matrix) => {
                let [rows, columns] = [matrix.rows, matrix.columns].map(|node| &self.nodes[node].id);
                format!("{rows} {columns} {:?}", matrix.ratings)
            }
        }
    }

    fn condition_in_ids(&self, condition: &RatingCondition) -> String {
        let id = |subject: &Subject| match subject {
            Subject::Node(node) => self.nodes[*node].id.clone(),
            Subject::Question { question, band } => {
                let band = &self.bands[*band];
                let small = band.small.as_ref().map(|small| format!("{small:?}")).unwrap_or_default();
                format!("{} {:?} {:?}{small}", self.questions[*question].id, band.edges, band.compare)
            }
        };
        let ids: Vec<String> = condition.of.iter().map(id).collect();
        format!("{:?} {:?} {ids:?}", condition.many, condition.bound)
    }

    /// All nodes, each after what its figure and its rating are made of.
    pub fn scoring_order(&self) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.nodes.len());
        let mut is_met = vec![false; self.nodes.len()];
        // A node is seen twice: on the way down, and when all that it needs has been put.
        let mut open: Vec<(usize, bool)> = (0..self.nodes.len()).map(|node| (node, false)).collect();
        while let Some((node, is_ready)) = open.pop() {
            if is_ready {
                order.push(node);
            } else if !std::mem::replace(&mut is_met[node], true) {
                open.push((node, true));
                let needed = self.nodes[node].children.iter().copied().chain(self.rests_on(Some(node)));
                open.extend(needed.filter(|needed| !is_met[*needed]).map(|needed| (needed, false)));
            }
        }
        order
    }
}
