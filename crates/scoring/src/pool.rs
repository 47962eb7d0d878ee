use assize_framework::Framework;
use assize_model::Exact;
use indexmap::IndexMap;

use crate::{Group, QuestionTally, Reached, Scorecard, Tally, rollup};

/// How an aggregate's members spread (semantics 4 and 7.15). Providers are not ranked.
#[derive(Clone, PartialEq, Debug)]
pub struct Members {
    /// Their ids, in the order in which the aggregate names them.
    pub ids: Vec<String>,
    /// By question: the shares of those members that have one.
    pub spread: IndexMap<usize, Spread>,
    /// By node: how many members had each rating (index), after their panels.
    pub ratings: IndexMap<usize, IndexMap<usize, usize>>,
    /// Whether any of them brings cases, and not published counts alone.
    pub has_cases: bool,
    /// By question: how many members have counts to pool.
    pub counted: IndexMap<usize, usize>,
    /// Questions that some members have recorded and others derived.
    pub not_pooled: Vec<usize>,
    /// Those whose samples were drawn unequally, or may have been: the id, the kind of unit, and whether it is certain.
    pub unequal: Vec<(String, String, bool)>,
}

/// The shares of several members.
#[derive(Clone, PartialEq, Debug)]
pub struct Spread {
    /// How many members have a share.
    pub members: usize,
    pub lowest: Exact,
    pub highest: Exact,
    /// The fewest units any of them rests on.
    pub smallest_base: u64,
    /// How many units each of them rests on.
    pub bases: Vec<u64>,
    /// The mean of the members' shares: another figure than the pooled one.
    pub mean: Exact,
    /// The members' shares weighted by caseload, where all of them give one: a third figure.
    pub caseload_weighted: Option<Exact>,
}

/// Adds the tallies of members, question by question, and says how they spread.
pub fn pool(members: &[&Scorecard<'_>]) -> (Tally, Members) {
    let questions = members.first().map_or(0, |member| member.questions.len());
    let mut tally = Tally::new(vec![Reached::None; questions]);
    let mut spread = IndexMap::new();
    let mut not_pooled = Vec::new();
    let mut in_it = IndexMap::new();
    for question in 0..questions {
        let counted: Vec<&Scorecard<'_>> =
            members.iter().copied().filter(|member| member.tally.question(question).is_some()).collect();
        let Some(reached) = counted.iter().map(|member| member.tally.reached[question]).max() else { continue };
        if counted.iter().any(|member| member.tally.reached[question].rates_by_point() != reached.rates_by_point()) {
            not_pooled.push(question);
            continue;
        }
        tally.reached[question] = reached;
        in_it.insert(question, counted.len());
        let mut sum = QuestionTally::default();
        for member in &counted {
            sum += *member.tally.question(question).expect("members without a tally were left out");
        }
        // Counts that do not say how many were not done leave it open for all; a table in which no answer says so has none.
        let is_open = |member: &&Scorecard<'_>| {
            let one = member.tally.question(question).expect("members without a tally were left out");
            one.not_done.is_none() && member.tally.reached[question] == Reached::Counts
        };
        if counted.iter().any(is_open) {
            sum.not_done = None;
        }
        tally.groups[&Group::All][question] = Some(sum);
        if let Some(one) = spread_of(&counted, question) {
            spread.insert(question, one);
        }
    }
    for member in members {
        for (unit, count) in &member.tally.units[&Group::All] {
            *tally.units[&Group::All].entry(unit.clone()).or_default() += count;
        }
    }
    let ids = members.iter().map(|member| member.inspection.id.clone()).collect();
    let has_cases = members.iter().any(|member| member.inspection.has_cases());
    let unequal = |member: &&Scorecard<'_>| {
        let weighed = member.strata.as_ref().map(|strata| (strata.unit.to_owned(), true));
        let unweighed = || member.unweighed.as_ref().map(|one| (one.unit.clone(), one.is_certain));
        let (unit, is_certain) = weighed.or_else(unweighed)?;
        Some((member.inspection.id.clone(), unit, is_certain))
    };
    let unequal = members.iter().filter_map(unequal).collect();
    (tally, Members { ids, spread, ratings: distribution(members), has_cases, counted: in_it, not_pooled, unequal })
}

/// Gives an inspection what nothing of its own answers, from the cases of its members, each judged under its framework: questions that all of
/// them answer in one way (semantics 7.46). Says how they spread.
pub fn fill(framework: &Framework, own: &mut Tally, members: &[&Scorecard<'_>]) -> Members {
    let (mut pooled, spread) = pool(members);
    pool_groups(&mut pooled, members);
    let is_whole = |question: &usize| {
        own.reached[*question] == Reached::None && spread.counted.get(question) == Some(&members.len())
    };
    let filled: Vec<usize> = (0..own.reached.len()).filter(is_whole).collect();
    for question in &filled {
        own.reached[*question] = pooled.reached[*question];
    }
    // In every group there are counts of each question that is broken down at all.
    let own_groups = || own.groups.iter().filter(|(group, _)| **group != Group::All);
    let is_broken_down = |question: &usize| {
        filled.contains(question) || own_groups().any(|(_, questions)| questions[*question].is_some())
    };
    let broken_down: Vec<usize> = (0..own.reached.len()).filter(is_broken_down).collect();
    for (group, questions) in &pooled.groups {
        let of_group = own.of_group(group.clone());
        for question in &filled {
            of_group[*question] = questions[*question];
        }
        let units = own.units.entry(group.clone()).or_default();
        for (unit, count) in &pooled.units[group] {
            *units.entry(unit.clone()).or_default() += count;
        }
    }
    let lacks_column = |question: usize| match filled.contains(&question) {
        true => members.iter().any(|member| member.tally.lacks_column(question)),
        false => own.lacks_column(question),
    };
    let broken_down: Vec<_> = broken_down.into_iter().map(|question| (question, lacks_column(question))).collect();
    own.complete_groups(framework, &broken_down);
    spread
}

/// Adds the groups of members' breakdowns to what was pooled of them, fact by fact; a blank fact comes last. Questions that are not pooled
/// as a whole are not pooled by groups.
pub fn pool_groups(tally: &mut Tally, members: &[&Scorecard<'_>]) {
    let mut values: IndexMap<&str, Vec<&str>> = IndexMap::new();
    for member in members {
        for group in member.tally.groups.keys() {
            let Group::Fact { fact, value } = group else { continue };
            let known = values.entry(fact).or_default();
            if !known.contains(&value.as_str()) {
                known.push(value);
            }
        }
    }
    for (fact, mut values) in values {
        values.sort_by_key(|value| value.is_empty());
        for value in values {
            let group = Group::Fact { fact: fact.to_owned(), value: value.to_owned() };
            let mut units: IndexMap<String, usize> = IndexMap::new();
            for (unit, count) in members.iter().filter_map(|member| member.tally.units.get(&group)).flatten() {
                *units.entry(unit.clone()).or_default() += count;
            }
            let added = |question: usize| {
                tally.groups[&Group::All][question]?;
                let of = |member: &&Scorecard<'_>| member.tally.groups.get(&group).and_then(|all| all[question]);
                let mut found = members.iter().filter_map(of);
                let mut sum = found.next()?;
                found.for_each(|one| sum += one);
                Some(QuestionTally { not_done: None, ..sum })
            };
            let questions = (0..tally.reached.len()).map(added).collect();
            tally.groups.insert(group.clone(), questions);
            tally.units.insert(group, units);
        }
    }
}

fn spread_of(members: &[&Scorecard<'_>], question: usize) -> Option<Spread> {
    let with_point: Vec<(&Scorecard<'_>, Exact)> = members
        .iter()
        .filter_map(|member| Some((*member, member.questions[question].figure.as_ref().ok()?.point.clone()?)))
        .collect();
    let shares: Vec<Exact> = with_point.iter().map(|(_, share)| share.clone()).collect();
    let base = |member: &Scorecard<'_>| {
        let counts = member.questions[question].counts().expect("members without a tally were left out");
        counts.all_sufficient() + counts.all_insufficient()
    };
    let caseload = |member: &Scorecard<'_>| member.inspection.sample.as_ref().and_then(|sample| sample.caseload);
    let weights: Option<Vec<Exact>> =
        with_point.iter().map(|(member, _)| Some(Exact::from_integer(caseload(member)?.into()))).collect();
    let caseload_weighted = weights.and_then(|weights| {
        let whole = weights.iter().fold(Exact::from_integer(0.into()), |sum, weight| sum + weight);
        let weighted = weights
            .iter()
            .zip(&shares)
            .fold(Exact::from_integer(0.into()), |sum, (weight, share)| sum + weight * share);
        (whole != Exact::from_integer(0.into())).then(|| weighted / whole)
    });
    Some(Spread {
        members: shares.len(),
        lowest: shares.iter().min()?.clone(),
        highest: shares.iter().max()?.clone(),
        smallest_base: with_point.iter().map(|(member, _)| base(member)).min()?,
        bases: with_point.iter().map(|(member, _)| base(member)).collect(),
        mean: rollup::mean_of(&shares),
        caseload_weighted,
    })
}

fn distribution(members: &[&Scorecard<'_>]) -> IndexMap<usize, IndexMap<usize, usize>> {
    let mut ratings: IndexMap<usize, IndexMap<usize, usize>> = IndexMap::new();
    for member in members {
        for (node, score) in member.nodes.iter().enumerate() {
            if let Some(rating) = score.last.rated() {
                *ratings.entry(node).or_default().entry(rating).or_default() += 1;
            }
        }
    }
    ratings
}
