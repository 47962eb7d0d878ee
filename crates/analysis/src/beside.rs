use assize_model::{Exact, InspectionKind, ratio};
use assize_scoring::{CardNode, CardQuestion, Figure, NineCounts, Outcome, Scorecard};

/// An inspection beside the others of its kind (semantics 6.3).
#[derive(Clone, Debug)]
pub struct Beside<'c, 'a> {
    /// Inspections of other bodies of the same kind under the same framework.
    pub others: Vec<&'c Scorecard<'a>>,
    /// Nodes, each followed by its questions, that have a share or a rating on the other side; a question once.
    pub rows: Vec<BesideRow<'c, 'a>>,
}

/// A node or question beside those of the others. Nothing is ranked.
#[derive(Clone, Debug)]
pub struct BesideRow<'c, 'a> {
    pub of: NodeOrQuestion<'c, 'a>,
    pub own: Option<Exact>,
    /// n of N.
    pub own_counts: Option<(u64, u64)>,
    /// Whether these and the pooled counts say what sampling could do: no sample was drawn unequally.
    pub sampled: bool,
    /// Ids of the others that have a share here.
    pub with_share: Vec<&'c str>,
    /// The plain mean of their shares.
    pub mean: Option<Exact>,
    /// Their units together, where all of them have counts.
    pub pooled: Option<(u64, u64)>,
    /// For a node: how many of the others have each rating, worst first; empty where none is rated.
    pub ratings: Vec<u64>,
}

/// What a row is about.
#[derive(Clone, Copy, Debug)]
pub enum NodeOrQuestion<'c, 'a> {
    Node(CardNode<'c, 'a>),
    Question(CardQuestion<'c, 'a>),
}

/// The inspection beside the others of `in_run`, or, where that has none, of `record`.
pub fn beside<'c, 'a>(
    card: &'c Scorecard<'a>,
    in_run: &'c [Scorecard<'a>],
    record: &'c [Scorecard<'a>],
) -> Beside<'c, 'a> {
    let found = peers(card, in_run);
    let others = if found.is_empty() { peers(card, record) } else { found };
    let mut rows: Vec<BesideRow<'c, 'a>> = Vec::new();
    let mut asked = vec![false; card.questions.len()];
    for node in card.framework.tree_order().into_iter().map(|node| card.node(node)) {
        let ratings = ratings(node.index, &others);
        let row = row(NodeOrQuestion::Node(node), &others, ratings);
        rows.extend(Some(row).filter(|row| row.mean.is_some() || !row.ratings.is_empty()));
        for question in node.questions().filter(|question| !std::mem::replace(&mut asked[question.index], true)) {
            rows.extend(
                Some(self::row(NodeOrQuestion::Question(question), &others, Vec::new()))
                    .filter(|row| row.mean.is_some()),
            );
        }
    }
    Beside { others, rows }
}

/// Made-up inspections and real ones are never averaged together, nor is an aggregate set beside single inspections.
fn peers<'c, 'a>(card: &Scorecard<'_>, among: &'c [Scorecard<'a>]) -> Vec<&'c Scorecard<'a>> {
    let fits = |other: &&Scorecard<'_>| {
        other.inspection.kind == InspectionKind::Inspection
            && other.inspection.provider.kind == card.inspection.provider.kind
            && other.inspection.provider.id != card.inspection.provider.id
            && other.framework.id == card.framework.id
            && is_made_up(other) == is_made_up(card)
    };
    match card.inspection.kind {
        InspectionKind::Aggregate => Vec::new(),
        InspectionKind::Inspection | InspectionKind::SelfAssessment => among.iter().filter(fits).collect(),
    }
}

/// Whether its cases are made up, or its body is.
pub fn is_made_up(card: &Scorecard<'_>) -> bool {
    card.inspection.is_synthetic() || card.inspection.provider.fictional
}

fn ratings(node: usize, others: &[&Scorecard<'_>]) -> Vec<u64> {
    let Some(first) = others.first() else { return Vec::new() };
    let mut counts = vec![0; first.framework.ratings.len()];
    for other in others {
        match other.nodes[node].last {
            Outcome::Rated(rating) => counts[rating] += 1,
            Outcome::Between { .. } | Outcome::Unknown | Outcome::NotRated(_) => {}
        }
    }
    if counts.iter().any(|count| *count > 0) { counts } else { Vec::new() }
}

/// What one side has of a figure.
struct Side {
    share: Exact,
    counts: Option<(u64, u64)>,
    /// Whether an interval can be made from the counts.
    sampled: bool,
}

fn side(card: &Scorecard<'_>, of: NodeOrQuestion<'_, '_>) -> Option<Side> {
    let share = |figure: Option<&Figure>| figure?.point.clone();
    match of {
        NodeOrQuestion::Node(node) => {
            Some(Side { share: share(card.nodes[node.index].figure.as_ref().ok())?, counts: None, sampled: false })
        }
        NodeOrQuestion::Question(asked) => {
            let score = &card.questions[asked.index];
            let share = share(score.figure.as_ref().ok())?;
            let sampled = card.question(asked.index).sampled().is_some();
            Some(Side { share, counts: score.counts().and_then(NineCounts::point), sampled })
        }
    }
}

fn row<'c, 'a>(of: NodeOrQuestion<'c, 'a>, others: &[&'c Scorecard<'a>], ratings: Vec<u64>) -> BesideRow<'c, 'a> {
    let own = match of {
        NodeOrQuestion::Node(node) => side(node.card, of),
        NodeOrQuestion::Question(question) => side(question.card, of),
    };
    let theirs: Vec<(&str, Side)> =
        others.iter().filter_map(|other| Some((other.inspection.id.as_str(), side(other, of)?))).collect();
    let count = theirs.len() as u64;
    let sum = theirs.iter().map(|(_, side)| side.share.clone()).sum::<Exact>();
    let counted: Option<Vec<(u64, u64)>> = theirs.iter().map(|(_, side)| side.counts).collect();
    let together = |all: Vec<(u64, u64)>| all.into_iter().fold((0, 0), |(n, of), (more, base)| (n + more, of + base));
    BesideRow {
        of,
        sampled: own.iter().chain(theirs.iter().map(|(_, side)| side)).all(|side| side.sampled),
        own_counts: own.as_ref().and_then(|own| own.counts),
        own: own.map(|own| own.share),
        with_share: theirs.iter().map(|(id, _)| *id).collect(),
        mean: (count > 0).then(|| sum / ratio(count, 1)),
        pooled: counted.filter(|all| !all.is_empty()).map(together),
        ratings,
    }
}
