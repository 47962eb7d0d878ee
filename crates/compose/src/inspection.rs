//! The half of the report that scripts read: one [`ScoredInspection`].

mod breakdowns;

use assize_framework::{Framework, Rollup};
use assize_model::{Status, fraction};
use assize_report::{
    Agreement, AlsoFigure, CellCounts, Complement, ContextFigure, Discretion, EnteredFigure, MembersSpread,
    NodeFigures, NodeShare, OverallFigures, PanelDecision, PrintedCheck, ProviderSummary, QuestionFigures,
    RatingByRule, RatingCount, ScoredInspection, Subset, TotalByRule, UnitCount,
};
use assize_scoring::{
    AlsoScore, Cell, Check, Child, Figure, FigureName, Group, NodeScore, Outcome, Part, PrintedOutcome, Reached,
    Scorecard, TotalScore, WhyNotRated,
};

use crate::figures;
use crate::uncertainty::Uncertainty;
use crate::words;

/// The figures of one inspection, for scripts.
pub(crate) fn inspection(card: &Scorecard<'_>, uncertainty: Uncertainty) -> ScoredInspection {
    let provider = &card.inspection.provider;
    let checks: Vec<PrintedCheck> = card.checks.iter().map(|check| printed_check(card.framework, check)).collect();
    ScoredInspection {
        id: card.inspection.id.clone(),
        kind: card.inspection.kind.word().to_owned(),
        title: card.inspection.title.clone(),
        provider: ProviderSummary {
            id: provider.id.clone(),
            name: provider.name.clone(),
            kind: provider.kind.word().to_owned(),
            fictional: provider.fictional,
        },
        framework: card.framework.id.clone(),
        year: card.inspection.year(),
        synthetic: is_synthetic(card),
        licence: card.inspection.licence.map(|licence| licence.word().to_owned()),
        members: card.inspection.members.iter().map(|member| member.value.clone()).collect(),
        units: units(card),
        overall: overall(card),
        nodes: (0..card.nodes.len()).map(|node| node_figures(card, node)).collect(),
        questions: (0..card.questions.len()).map(|question| question_figures(card, question, uncertainty)).collect(),
        figures: card.record.figures.iter().map(|figure| context_figure(card, figure)).collect(),
        breakdowns: breakdowns::breakdowns(card, uncertainty),
        clashes: checks.iter().filter(|check| !check.agrees).cloned().collect(),
        printed: checks,
        against: None,
        stability: None,
        margins: None,
    }
}

/// A reason for the panel.
pub(crate) fn discretion(framework: &Framework, one: &assize_scoring::Discretion) -> Discretion {
    Discretion {
        trigger: one.trigger.word().to_owned(),
        direction: one.direction.word().to_owned(),
        questions: one.children.iter().map(|child| child.id(framework).to_owned()).collect(),
    }
}

pub(crate) fn is_synthetic(card: &Scorecard<'_>) -> bool {
    card.inspection.synthetic || card.inspection.tables.iter().any(|table| table.synthetic)
}

fn units(card: &Scorecard<'_>) -> Vec<UnitCount> {
    let counts = &card.tally.units[&Group::All];
    counts.iter().map(|(unit, count)| UnitCount { unit: unit.clone(), count: *count }).collect()
}

pub(crate) fn name(card: &Scorecard<'_>, id: &str) -> FigureName {
    FigureName::new(&card.inspection.id, &card.framework.id, id)
}

fn status_word(status: Option<Status>) -> Option<String> {
    status.map(|status| status.word().to_owned())
}

/// A rating by name, or the two between which it lies.
pub(crate) fn rated(framework: &Framework, outcome: Outcome) -> (Option<String>, Option<[String; 2]>) {
    let name = |rating: usize| framework.ratings[rating].name.clone();
    match outcome {
        Outcome::Rated(rating) => (Some(name(rating)), None),
        Outcome::Between { worst, best } => (None, Some([name(worst), name(best)])),
        Outcome::Unknown if !framework.ratings.is_empty() => (None, Some([name(0), name(framework.ratings.len() - 1)])),
        Outcome::Unknown | Outcome::NotRated(_) => (None, None),
    }
}

/// Points, where known, or the least and most.
fn points(range: Option<(u64, u64)>) -> (Option<u64>, Option<[u64; 2]>) {
    match range {
        Some((least, most)) if least == most => (Some(least), None),
        Some((least, most)) => (None, Some([least, most])),
        None => (None, None),
    }
}

fn overall(card: &Scorecard<'_>) -> Option<OverallFigures> {
    let total = card.total.as_ref()?;
    let ids = |nodes: &[usize]| nodes.iter().map(|node| card.framework.nodes[*node].id.clone()).collect();
    let last = total_by_rule(card.framework, &total.last);
    Some(OverallFigures {
        points: last.points,
        points_between: last.points_between,
        maximum: total.maximum,
        rating: last.rating,
        between: last.between,
        basis: total.basis.word().to_owned(),
        panel: total.panel,
        reason: last.reason,
        standards: total.standards.len(),
        unknown: ids(&total.unknown),
        not_rated: ids(&total.not_rated),
        rule: total_by_rule(card.framework, &total.rule),
    })
}

fn total_by_rule(framework: &Framework, score: &TotalScore) -> TotalByRule {
    let (known, between_points) = points(Some(score.points));
    let (rating, between) = score.rating.map_or((None, None), |outcome| rated(framework, outcome));
    TotalByRule {
        points: known,
        points_between: between_points,
        points_so_far: score.so_far,
        rating,
        between,
        reason: score.rating.err().map(words::why_no_overall),
        capped_by: score.capped_by.iter().map(|limit| framework.limits[*limit].id.clone()).collect(),
    }
}

fn node_figures(card: &Scorecard<'_>, index: usize) -> NodeFigures {
    let framework = card.framework;
    let (node, score) = (&framework.nodes[index], &card.nodes[index]);
    let ids = |children: &[Child]| ids(framework, children);
    let rule_points = score.sum.map_or_else(|| score.rule.points(framework), |sum| sum.rule);
    let (rating, between) = rated(framework, score.last);
    let (rule_rating, rule_between) = rated(framework, score.rule);
    let (known, range) = points(card.node(index).points().map(|points| points.limits()));
    let (rule_known, rule_range) = points(rule_points.map(|points| points.limits()));
    NodeFigures {
        id: node.id.clone(),
        figure: name(card, &node.id).to_string(),
        under: node.parent.map(|parent| framework.nodes[parent].id.clone()),
        level: framework.levels[node.level].clone(),
        title: node.title.en.clone(),
        rollup: node.rollup.map(|rollup| rollup.words().to_owned()),
        reached: score.reached.word().to_owned(),
        rating,
        between,
        points: known,
        points_between: range,
        unknown: score.unknown,
        not_rated: not_rated(score, node.rollup == Some(Rollup::SumOfPoints)),
        rule: RatingByRule {
            rating: rule_rating,
            between: rule_between,
            points: rule_known,
            points_between: rule_range,
        },
        panel: score.panel.map(|panel| PanelDecision {
            rating: framework.ratings[panel.rating].name.clone(),
            reason: panel.decision.value.reason.clone(),
            status: status_word(panel.decision.value.status),
        }),
        share: score.figure.as_ref().ok().map(|figure| node_share(card, index, figure)),
        may_drop_out: score.figure.as_ref().is_ok_and(|figure| figure.may_drop_out),
        entered: node_entered(card, index),
        subset: score.subset.as_ref().map(|subset| subset_figure(framework, subset)),
        also: score.also.as_ref().and_then(|also| also_figure(card, index, also)),
        limited_by: ids(&score.limited_by),
        dropped: ids(&score.dropped),
        discretion: score.discretion.iter().map(|one| discretion(framework, one)).collect(),
        flags: score.flags.iter().map(|flag| flag.word().to_owned()).collect(),
        member_ratings: member_ratings(card, index),
    }
}

fn subset_figure(framework: &Framework, subset: &assize_scoring::Subset) -> Subset {
    Subset {
        exact: fraction(&subset.share),
        number: figures::number(&subset.share),
        text: figures::percent_text(&subset.share),
        of: [subset.children.len(), subset.of],
        questions: ids(framework, &subset.children),
    }
}

/// The figure of the second rollup.
fn also_figure(card: &Scorecard<'_>, node: usize, score: &AlsoScore) -> Option<AlsoFigure> {
    let framework = card.framework;
    let declared = framework.nodes[node].also.as_ref()?;
    Some(AlsoFigure {
        figure: name(card, &framework.nodes[node].id).part(Part::By(declared.rollup)).to_string(),
        rollup: declared.rollup.words().to_owned(),
        share: score.figure.as_ref().ok().map(|figure| share_of(figure, None)),
        may_drop_out: score.figure.as_ref().is_ok_and(|figure| figure.may_drop_out),
        subset: score.subset.as_ref().map(|subset| subset_figure(framework, subset)),
        dropped: ids(framework, &score.dropped),
        status: status_word(declared.status),
        source: declared.source.clone(),
    })
}

fn ids(framework: &Framework, children: &[Child]) -> Vec<String> {
    children.iter().map(|child| child.id(framework).to_owned()).collect()
}

fn not_rated(score: &NodeScore<'_>, is_sum: bool) -> Option<String> {
    let Outcome::NotRated(why) = score.last else { return None };
    match why {
        WhyNotRated::NoUnitApplies => Some("no unit applies".to_owned()),
        WhyNotRated::NoBand if !is_sum => Some("no band".to_owned()),
        WhyNotRated::Aggregate => Some("group".to_owned()),
        WhyNotRated::Groups | WhyNotRated::NoBand => None,
    }
}

fn member_ratings(card: &Scorecard<'_>, node: usize) -> Vec<RatingCount> {
    let counts = card.members.as_ref().and_then(|members| members.ratings.get(&node));
    let ratings = card.framework.ratings.iter().enumerate();
    let counts = counts.map(|counts| {
        ratings
            .map(|(rating, declared)| RatingCount {
                rating: declared.name.clone(),
                members: counts.get(&rating).copied().unwrap_or(0),
            })
            .collect()
    });
    counts.unwrap_or_default()
}

/// The share; a percentage that was entered prints as it was.
fn node_share(card: &Scorecard<'_>, node: usize, figure: &Figure) -> NodeShare {
    let entered = card.record.scores.get(&node).map(|(percent, _)| figures::printed_text(percent.value));
    share_of(figure, entered)
}

/// A share in lowest terms, with its limits.
pub(crate) fn share(figure: &Figure) -> NodeShare {
    share_of(figure, None)
}

fn share_of(figure: &Figure, entered: Option<String>) -> NodeShare {
    NodeShare {
        exact: figure.point.as_ref().map(fraction),
        number: figure.point.as_ref().map(figures::number),
        text: entered.unwrap_or_else(|| figures::share_text(figure.point.as_ref(), &figure.limits)),
        low: fraction(&figure.limits.low.value),
        high: fraction(&figure.limits.high.value),
        low_open: figure.limits.low.open,
        high_open: figure.limits.high.open,
    }
}

fn node_entered(card: &Scorecard<'_>, node: usize) -> Option<EnteredFigure> {
    let nothing = EnteredFigure {
        rating: None,
        text: None,
        number: None,
        low: None,
        high: None,
        over: None,
        insufficient: false,
    };
    if let Some((rating, _)) = card.record.ratings.get(&node) {
        return Some(EnteredFigure { rating: Some(card.framework.ratings[*rating].name.clone()), ..nothing });
    }
    let (percent, _) = card.record.scores.get(&node)?;
    let number = |printed: &assize_model::PrintedPercent| figures::hundredths(&printed.percent);
    Some(EnteredFigure {
        text: Some(figures::printed_text(percent.value)),
        number: Some(number(percent.value)),
        low: percent.low.map(number),
        high: percent.high.map(number),
        over: percent.over,
        ..nothing
    })
}

fn question_figures(card: &Scorecard<'_>, index: usize, uncertainty: Uncertainty) -> QuestionFigures {
    let framework = card.framework;
    let (question, score) = (&framework.questions[index], &card.questions[index]);
    let cell = score.cell();
    let figure = score.figure.as_ref();
    let counts = card.record.counts.get(&index).map(|counts| &counts.value);
    let with_basis = cell.filter(|_| figure.is_ok());
    let (low, high) = match (figure, score.reached) {
        (Ok(figure), _) => {
            (Some(figures::low_text(&figure.limits, with_basis)), Some(figures::high_text(&figure.limits, with_basis)))
        }
        (Err(_), Reached::None) => (Some("0/1".to_owned()), Some("1/1".to_owned())),
        (Err(_), _) => (None, None),
    };
    let entered = card.record.percents.get(&index);
    QuestionFigures {
        id: question.id.clone(),
        qualified: question.qualified(),
        figure: name(card, &question.id).to_string(),
        under: question.under.iter().map(|node| framework.nodes[*node].id.clone()).collect(),
        unit: question.unit.clone(),
        title: question.title.en.clone(),
        scored: question.scored,
        sufficient: cell.map(Cell::all_sufficient),
        insufficient: cell.map(Cell::all_insufficient),
        cannot_tell: cell.map(|cell| cell.cannot_tell),
        missing: cell.map(|cell| cell.missing),
        not_applicable: cell.map(|cell| cell.not_applicable),
        cell: cell.map(cell_counts),
        reached: score.reached.word().to_owned(),
        exact: figure.ok().and_then(|figure| figures::exact_text(figure.point.as_ref(), cell)),
        number: figure.ok().and_then(|figure| figure.point.as_ref().map(figures::number)),
        text: question_text(card, index),
        low,
        high,
        low_open: figure.is_ok_and(|figure| figure.limits.low.open),
        high_open: figure.is_ok_and(|figure| figure.limits.high.open),
        interval: with_basis.and_then(|cell| uncertainty.interval(card, &question.unit, cell)),
        no_basis: figure.err().map(|why| match why {
            assize_scoring::NoBasis::NoUnitApplies => "no unit applies".to_owned(),
            assize_scoring::NoBasis::NoData => "no data".to_owned(),
        }),
        may_drop_out: figure.is_ok_and(|figure| figure.may_drop_out),
        not_done: score.tally.and_then(|tally| tally.not_done),
        complement: complement(card, index),
        not_done_share: score.not_done().map(not_done_share),
        entered: entered.map(|entered| EnteredFigure {
            rating: None,
            text: Some(figures::printed_text(entered.percent)),
            number: Some(figures::hundredths(&entered.percent.percent)),
            low: None,
            high: None,
            over: None,
            insufficient: entered.insufficient,
        }),
        agreement: score
            .tally
            .filter(|tally| tally.agreement.of > 0)
            .map(|tally| Agreement { same: tally.agreement.same, of: tally.agreement.of }),
        derived_units: (score.reached == Reached::Mixed).then(|| score.tally.map_or(0, |tally| tally.derived_units)),
        marks: Vec::new(),
        status: status_word(counts.and_then(|counts| counts.status).or(question.status)),
        flags: question_flags(score.small_base, score.members_differ),
        members: members_spread(card, index),
    }
}

fn question_flags(small_base: bool, members_differ: bool) -> Vec<String> {
    let flags = [(small_base, "small-base"), (members_differ, "members-differ")];
    flags.into_iter().filter(|(holds, _)| *holds).map(|(_, word)| word.to_owned()).collect()
}

/// A question's share as printed: the source's own percentage where that is all there is.
pub(crate) fn question_text(card: &Scorecard<'_>, index: usize) -> String {
    let score = &card.questions[index];
    match (&score.figure, card.record.percents.get(&index)) {
        (_, Some(entered)) if entered.insufficient => {
            let hundred = assize_model::ratio(100, 1);
            figures::printed_text(&assize_model::PrintedPercent {
                percent: hundred - &entered.percent.percent,
                decimals: entered.percent.decimals,
            })
        }
        (_, Some(entered)) => figures::printed_text(entered.percent),
        (Ok(figure), None) => figures::share_text(figure.point.as_ref(), &figure.limits),
        (Err(why), None) => words::no_basis(*why).to_owned(),
    }
}

/// The share that was not sufficient.
fn complement(card: &Scorecard<'_>, index: usize) -> Option<Complement> {
    let score = &card.questions[index];
    let figure = score.figure.as_ref().ok()?;
    if let Some(entered) = card.record.percents.get(&index) {
        let percent = if entered.insufficient {
            entered.percent.percent.clone()
        } else {
            assize_model::ratio(100, 1) - &entered.percent.percent
        };
        let printed = assize_model::PrintedPercent { percent, decimals: entered.percent.decimals };
        return Some(Complement { exact: None, number: None, text: figures::printed_text(&printed) });
    }
    let one = assize_model::ratio(1, 1);
    let point = figure.point.as_ref().map(|point| &one - point);
    let counted = score.cell().and_then(Cell::point).map(|(n, of)| format!("{}/{of}", of - n));
    let turned = |limit: &assize_model::Limit| assize_model::Limit { value: &one - &limit.value, open: limit.open };
    let limits = assize_scoring::Limits { low: turned(&figure.limits.high), high: turned(&figure.limits.low) };
    Some(Complement {
        exact: point.as_ref().map(|point| counted.unwrap_or_else(|| fraction(point))),
        number: point.as_ref().map(figures::number),
        text: figures::share_text(point.as_ref(), &limits),
    })
}

fn not_done_share((not_done, of): (u64, u64)) -> Complement {
    let share = assize_model::ratio(not_done, of);
    Complement {
        exact: Some(format!("{not_done}/{of}")),
        number: Some(figures::number(&share)),
        text: figures::percent_text(&share),
    }
}

fn members_spread(card: &Scorecard<'_>, question: usize) -> Option<MembersSpread> {
    let spread = card.members.as_ref()?.spread.get(&question)?;
    Some(MembersSpread {
        members: spread.members,
        lowest: figures::number(&spread.lowest),
        highest: figures::number(&spread.highest),
        smallest_base: spread.smallest_base,
        mean_of_members: figures::number(&spread.mean),
        caseload_weighted: spread.caseload_weighted.as_ref().map(figures::number),
    })
}

pub(crate) fn cell_counts(cell: &Cell) -> CellCounts {
    CellCounts {
        S: cell.sufficient,
        s: cell.sufficient_incomplete,
        I: cell.insufficient,
        i: cell.insufficient_incomplete,
        u: cell.unknown,
        na: cell.not_applicable,
        oS: cell.optional_sufficient,
        oI: cell.optional_insufficient,
        oU: cell.optional_unknown,
        absent: cell.absent,
    }
}

fn context_figure(card: &Scorecard<'_>, figure: &assize_model::ContextFigure) -> ContextFigure {
    let counts = figure.count.zip(figure.of).filter(|(_, of)| *of > 0);
    let share = counts.map(|(n, of)| assize_model::ratio(n, of));
    ContextFigure {
        id: figure.id.clone(),
        figure: name(card, &figure.id).to_string(),
        title: figure.title.clone(),
        count: figure.count,
        of: figure.of,
        exact: counts.map(|(n, of)| format!("{n}/{of}")),
        number: share.as_ref().map(figures::number),
        text: context_text(figure),
        printed: figure.percent.as_ref().map(figures::printed_text),
        words: figure.words.clone(),
        belongs_to: figure.belongs_to.clone(),
        source: figure.source.clone(),
    }
}

/// A context figure as printed: counts where it has both, else what there is.
pub(crate) fn context_text(figure: &assize_model::ContextFigure) -> String {
    match (figure.count, figure.of, &figure.percent) {
        (Some(n), Some(of), _) if of > 0 => figures::counts_text(n, of),
        (Some(n), _, Some(percent)) => format!("{} ({})", figures::whole_text(n), figures::printed_text(percent)),
        (Some(n), _, None) => figures::whole_text(n),
        (None, Some(of), Some(percent)) => format!("{} of {}", figures::printed_text(percent), figures::whole_text(of)),
        (None, _, Some(percent)) => figures::printed_text(percent),
        (None, _, None) => figure.words.clone().unwrap_or_default(),
    }
}

fn printed_check(framework: &Framework, check: &Check<'_>) -> PrintedCheck {
    PrintedCheck {
        figure: check.name.to_string(),
        printed: printed_outcome(framework, &check.printed),
        computed: printed_outcome(framework, &check.computed),
        agrees: check.agrees,
    }
}

pub(crate) fn printed_outcome(framework: &Framework, outcome: &PrintedOutcome) -> String {
    match outcome {
        PrintedOutcome::Rating(outcome) => words::outcome(framework, *outcome),
        PrintedOutcome::Points(least, most) if least == most => least.to_string(),
        PrintedOutcome::Points(least, most) => format!("{least} to {most}"),
        PrintedOutcome::Percent(percent) => figures::printed_text(percent),
        PrintedOutcome::Share(figure) => figures::share_text(figure.point.as_ref(), &figure.limits),
        PrintedOutcome::Nothing => "nothing to compare with".to_owned(),
    }
}
