//! What of a rule over ratings decides: the rung of a ladder, the cell of a matrix, the ratings that were counted (semantics 4.14).

use assize_framework::Subject;

use crate::ratings::{Decider, Possible, Stage, deciders, possible};
use crate::{Basis, Outcome, Scorecard};

/// What a rule over ratings made its rating of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deciding {
    /// Its members that are rated or may be, with their ratings.
    pub members: Vec<(Subject, Outcome)>,
    /// What decides, or may: several where something that it looks at is not known; nothing where there are too many combinations.
    pub by: Vec<Decider>,
}

impl<'a> Scorecard<'a> {
    /// What decides the rating that a rule makes for a node, or overall; `None` where no rule does, or something else stands in its place.
    pub fn deciding(&self, on: Option<usize>) -> Option<Deciding> {
        let framework = self.framework;
        let is_replaced = |node: usize| {
            let (record, score) = (&self.record, &self.nodes[node]);
            let is_entered = record.ratings.contains_key(&node) || record.scores.contains_key(&node);
            is_entered || score.panel.is_some() || score.rule.ends().is_none()
        };
        let rule = match on {
            Some(node) => framework.nodes[node].rating_rule.as_ref().filter(|_| !is_replaced(node))?,
            None => framework.overall.as_ref()?.rule.as_ref().filter(|_| self.has_ruled_overall())?,
        };
        // Nothing is made of a rating that is printed, or narrowed by published counts (semantics 7.13 e, f).
        let at = |node: usize| match self.nodes[node].basis {
            Basis::Rule | Basis::Panel => self.nodes[node].at(Stage::Last),
            Basis::Published | Basis::Printed => self.nodes[node].at(Stage::ByRule),
        };
        let look = |subject| possible(framework, &self.questions, at, subject);
        let members = framework.members(on);
        let ends = |one: &Possible| one.ends(framework.ratings.len()).is_some();
        let rated = members.iter().map(|member| (*member, look(*member))).filter(|(_, one)| ends(one));
        let rated = rated.map(|(member, one)| (member, one.outcome)).collect();
        let by = deciders(framework, rule, &members, &look);
        Some(Deciding { members: rated, by: by.into_iter().collect() })
    }

    /// Whether the rule makes an overall rating here.
    fn has_ruled_overall(&self) -> bool {
        self.total
            .as_ref()
            .is_some_and(|total| total.rule.rating.is_ok() && matches!(total.basis, Basis::Rule | Basis::Panel))
    }
}
