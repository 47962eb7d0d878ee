//! Rules over ratings, and limits: names looked up.

use assize_diag::{Span, Spanned};
use assize_model::{Exact, ratio};
use assize_reader::{Complaints, tick};

use super::{look_up, look_up_declared};
use crate::diags::{
    Sort, decimal, edge_range, edges_count, edges_order, matrix_of_one, matrix_shape, no_ratings, rating_out_of_reach,
};
use crate::draft::{
    BoundDraft, FrameworkDraft, LimitDraft, MatrixDraft, OfDraft, RatingConditionDraft, RatingRuleDraft,
};
use crate::rating_rule::members;
use crate::{
    Bound, LimitRule, Matrix, MeanOfPoints, Node, Question, RatingCondition, RatingRule, Rounding, Rung, Subject,
    Weights,
};

/// What a rule may name.
pub(super) struct Ratings<'a> {
    draft: &'a FrameworkDraft,
    levels: &'a [String],
    nodes: &'a [Node],
    questions: &'a [Question],
    node_ids: Vec<&'a str>,
    question_ids: Vec<&'a str>,
    /// Empty where they could not be read, which has been complained of.
    names: Vec<&'a str>,
    bands: Vec<&'a str>,
    complaints: &'a Complaints,
}

impl<'a> Ratings<'a> {
    pub(super) fn new(
        draft: &'a FrameworkDraft,
        (levels, nodes, questions): (&'a [String], &'a [Node], &'a [Question]),
        complaints: &'a Complaints,
    ) -> Self {
        let ratings = draft.ratings.iter().flat_map(|ratings| &ratings.ratings);
        Self {
            draft,
            levels,
            nodes,
            questions,
            node_ids: nodes.iter().map(|node| node.id.as_str()).collect(),
            question_ids: questions.iter().map(|question| question.id.as_str()).collect(),
            names: ratings.map(|rating| rating.name.as_str()).collect(),
            bands: draft.bands.iter().map(|band| band.name.value.as_str()).collect(),
            complaints,
        }
    }

    /// The rules of the nodes, by index of the node.
    pub(super) fn of_nodes(&self) -> Vec<(usize, RatingRule)> {
        let written = |(index, node): (usize, &Node)| {
            let draft = self.draft.nodes.iter().find(|draft| draft.id.value == node.id)?;
            let what = format!("node {}", tick(&node.id));
            let members = members(self.nodes, self.questions, index);
            let rule = draft.rating_rule.as_ref()?;
            Some((index, self.rule(rule, (&what, draft.id.span), &members, Some(index))?))
        };
        self.nodes.iter().enumerate().filter_map(written).collect()
    }

    /// The rule of the overall rating, over nodes of this level.
    pub(super) fn of_overall(&self, level: usize) -> Option<RatingRule> {
        let overall = self.draft.overall.as_ref()?;
        self.rule(overall.rule.as_ref()?, ("`[overall]`", overall.span), &self.of_level(level, None), None)
    }

    fn rule(
        &self,
        written: &RatingRuleDraft,
        (what, span): (&str, Span),
        members: &[Subject],
        on: Option<usize>,
    ) -> Option<RatingRule> {
        if !self.has_ratings(&format!("a rating of ratings ({what})"), span) {
            return None;
        }
        Some(match written {
            RatingRuleDraft::Lowest => RatingRule::Lowest,
            RatingRuleDraft::Median => RatingRule::Median,
            RatingRuleDraft::MostCommon => RatingRule::MostCommon,
            RatingRuleDraft::MeanOfPoints { round, edges, span } => {
                RatingRule::MeanOfPoints(self.mean(what, *round, edges.as_ref(), *span))
            }
            RatingRuleDraft::Ladder(rungs) => {
                let rung = |rung: &crate::draft::RungDraft| Rung {
                    rating: self.rating(&rung.rating),
                    conditions: rung.conditions.iter().map(|one| self.condition(one, members, on)).collect(),
                };
                RatingRule::Ladder(rungs.iter().map(rung).collect())
            }
            RatingRuleDraft::Matrix(matrix) => RatingRule::Matrix(self.matrix(matrix, what)?),
        })
    }

    fn mean(
        &self,
        what: &str,
        round: Rounding,
        edges: Option<&Spanned<Vec<Spanned<Exact>>>>,
        span: Span,
    ) -> MeanOfPoints {
        let points: Vec<Exact> = self
            .draft
            .ratings
            .iter()
            .flat_map(|ratings| &ratings.ratings)
            .map(|rating| ratio(rating.points, 1))
            .collect();
        if let (Some(edges), Some(ratings)) = (edges, &self.draft.ratings) {
            let what = format!("the mean of {what}");
            let written: Vec<&Exact> = edges.value.iter().map(|edge| &edge.value).collect();
            if written.len() + 1 != points.len() {
                let ratings = (points.len(), ratings.span);
                self.complaints.push(edges_count(&what, (written.len(), edges.span), ratings, false));
            }
            self.complain_of_edges(&what, round, &edges.value, &points);
        }
        let edges = match edges {
            Some(edges) => edges.value.iter().map(|edge| edge.value.clone()).collect(),
            None => points.iter().skip(1).cloned().collect(),
        };
        let mean = MeanOfPoints { round, edges, weights: Weights::default() };
        self.complain_of_reach(what, &mean, &points, span);
        mean
    }

    fn complain_of_edges(&self, what: &str, round: Rounding, edges: &[Spanned<Exact>], points: &[Exact]) {
        let (Some(least), Some(most)) = (points.first(), points.last()) else { return };
        let text = |edge: &Spanned<Exact>| decimal(&edge.value);
        for edge in edges {
            let why = match () {
                () if edge.value > *most => "more than the most points that a rating has",
                () if edge.value <= *least => "no more than every rating has, so the worst is out of reach",
                () => continue,
            };
            self.complaints.push(edge_range(what, text(edge), why.to_owned(), edge.span));
        }
        for pair in edges.windows(2) {
            let [before, edge] = pair else { continue };
            if edge.value <= before.value {
                self.complaints.push(edges_order(what, (text(before), before.span), (text(edge), edge.span)));
            } else if round != Rounding::Not && before.value.ceil() >= edge.value {
                let why = format!("no whole number lies from {} to below {}", text(before), text(edge));
                self.complaints.push(rating_out_of_reach(what, None, why, edge.span));
            }
        }
    }

    /// Rounded down, the mean reaches the best rating only where all have it, and with edges that are no whole numbers perhaps never.
    fn complain_of_reach(&self, what: &str, mean: &MeanOfPoints, points: &[Exact], span: Span) {
        let (Some(most), Some(edge)) = (points.last(), mean.edges.last()) else { return };
        if edge > most && mean.edges.len() + 1 == points.len() {
            let why = "no mean is more than the points of the best rating".to_owned();
            let name = self.names.last().copied();
            self.complaints.push(rating_out_of_reach(&format!("the mean of {what}"), name, why, span));
        }
    }

    fn matrix(&self, written: &MatrixDraft, what: &str) -> Option<Matrix> {
        let node = |id| look_up_declared(Sort::Node, id, &self.node_ids, self.draft, self.complaints);
        let (rows, columns) = (node(&written.rows), node(&written.columns));
        let ratings = (self.names.len(), self.draft.ratings.as_ref()?.span);
        if written.rows.value == written.columns.value {
            self.complaints.push(matrix_of_one(&written.rows.value, written.columns.span));
        }
        if written.ratings.len() != ratings.0 {
            self.complaints.push(matrix_shape(
                &format!("the matrix of {what}"),
                written.ratings.len(),
                ratings,
                written.span,
            ));
        }
        for (place, (row, span)) in written.ratings.iter().enumerate() {
            if written.ratings.len() == ratings.0 && row.len() != ratings.0 {
                let row_of = format!("row {} of the matrix of {what}", place + 1);
                self.complaints.push(matrix_shape(&row_of, row.len(), ratings, *span));
            }
        }
        let row = |(row, _): &(Vec<Spanned<String>>, Span)| row.iter().map(|rating| self.rating(rating)).collect();
        let ratings = written.ratings.iter().map(row).collect();
        Some(Matrix { rows: rows?, columns: columns?, ratings })
    }

    fn condition(&self, written: &RatingConditionDraft, members: &[Subject], on: Option<usize>) -> RatingCondition {
        let of = match &written.of {
            OfDraft::Members => members.to_vec(),
            OfDraft::Nodes(ids) => {
                let node = |id| look_up_declared(Sort::Node, id, &self.node_ids, self.draft, self.complaints);
                ids.iter().filter_map(node).map(Subject::Node).collect()
            }
            OfDraft::Level(level) => {
                let levels: Vec<_> = self.levels.iter().map(String::as_str).collect();
                let level = super::check_level(level, &levels, self.complaints);
                level.map(|level| self.of_level(level, on)).unwrap_or_default()
            }
            OfDraft::Questions(ids, band) => {
                let band = band.as_ref().and_then(|band| look_up(Sort::Band, band, &self.bands, self.complaints));
                let question =
                    |id| look_up_declared(Sort::Question, id, &self.question_ids, self.draft, self.complaints);
                let questions: Vec<usize> = ids.iter().filter_map(question).collect();
                let subject = |question| Some(Subject::Question { question, band: band? });
                questions.into_iter().filter_map(subject).collect()
            }
        };
        let bound = written.bound.as_ref().map_or(Bound::AtMost(0), |bound| self.bound(bound));
        RatingCondition { of, many: written.many, bound, span: written.span }
    }

    /// The nodes of a level that count and can be rated, of those below a node.
    fn of_level(&self, level: usize, below: Option<usize>) -> Vec<Subject> {
        let is_below = |node: usize| {
            let above = std::iter::successors(self.nodes[node].parent, |index| self.nodes[*index].parent);
            below.is_none_or(|below| above.into_iter().any(|index| index == below))
        };
        let is_of_it = |node: &Node| node.level == level && node.in_total && node.is_rated();
        let nodes = (0..self.nodes.len()).filter(|node| is_of_it(&self.nodes[*node]) && is_below(*node));
        nodes.map(Subject::Node).collect()
    }

    fn bound(&self, written: &BoundDraft) -> Bound {
        let rating = self.rating(&written.rating);
        if written.is_most { Bound::AtMost(rating) } else { Bound::AtLeast(rating) }
    }

    fn rating(&self, name: &Spanned<String>) -> usize {
        if self.names.is_empty() {
            return 0;
        }
        look_up(Sort::Rating, name, &self.names, self.complaints).unwrap_or_default()
    }

    /// Complains where a regime that is complete has none.
    fn has_ratings(&self, what: &str, span: Span) -> bool {
        if self.draft.ratings.is_none() && !self.draft.header.is_abstract {
            self.complaints.push(no_ratings(what, span));
        }
        !self.names.is_empty()
    }

    pub(super) fn limits(&self, overall_level: Option<usize>) -> Vec<LimitRule> {
        let limit = |written: &LimitDraft| {
            self.has_ratings(&format!("limit {}", tick(&written.id.value)), written.id.span);
            let node = |id| look_up_declared(Sort::Node, id, &self.node_ids, self.draft, self.complaints);
            // One on a node that is not there is left out: it would fall on the overall rating.
            let on = match &written.on {
                Some(id) => Some(node(id)?),
                None => None,
            };
            let members = match on {
                Some(node) => members(self.nodes, self.questions, node),
                None => overall_level.map(|level| self.of_level(level, None)).unwrap_or_default(),
            };
            Some(LimitRule {
                id: written.id.value.clone(),
                on,
                condition: self.condition(&written.condition, &members, on),
                bound: written.bound.as_ref().map_or(Bound::AtMost(0), |bound| self.bound(bound)),
                origin: written.origin.clone(),
                span: written.id.span,
            })
        };
        self.draft.limits.iter().filter_map(limit).collect()
    }
}
