//! What the record itself gives, resolved to questions and nodes.

use assize_diag::{Diagnostic, Place, Placed, Spanned, nearest};
use assize_framework::Framework;
use assize_model::{
    ContextFigure, Counts, Entered, EnteredValue, GivenMeasure, Inspection, MeasureValue, NotDone, Panel, PrintedPart,
    PrintedPercent, PrintedValue, Stated, parse_decimal, ratio,
};
use assize_reader::Complaints;
use indexmap::IndexMap;

use super::{Route, columns, printed, prompts};
use crate::diags;
use crate::distribution::of_level;
use crate::table::AdmittedTable;
use crate::{Outcome, Reached, WhyNotRated, measure};

/// What `[ratings]` calls the standards that have another rating than those it counts.
const OTHERS: &str = "others";

/// What a record gives, by index of question or node.
#[derive(Clone, Default, Debug)]
pub struct Record<'a> {
    /// Counts, by question.
    pub counts: IndexMap<usize, &'a Placed<Counts>>,
    /// A printed percentage, by question.
    pub percents: IndexMap<usize, EnteredPercent<'a>>,
    /// What was not done at all, by question; `[counts]` have it in themselves.
    pub not_done: IndexMap<usize, &'a NotDone>,
    /// A limit in words, by question.
    pub stated: IndexMap<usize, &'a Placed<Stated>>,
    /// An entered rating, or that there is none, by node.
    pub ratings: IndexMap<usize, (Outcome, &'a Placed<Entered>)>,
    /// An entered percentage, by node, with what enters it; one that is printed, where nothing else is known (semantics 7.13 f).
    pub scores: IndexMap<usize, (NodePercent<'a>, Option<&'a Placed<Entered>>)>,
    /// What a measure is, by node.
    pub measures: IndexMap<usize, &'a Placed<MeasureValue>>,
    /// The panel's rating (index), by node.
    pub panel: IndexMap<usize, (usize, &'a Placed<Panel>)>,
    /// How many standards had each rating (index), as published.
    pub published: IndexMap<usize, u64>,
    /// How many standards have another rating than those counted.
    pub others: u64,
    /// What is printed, for comparison.
    pub(crate) printed: Vec<PrintedTarget<'a>>,
    /// Verdicts, context figures, figures of prompts.
    pub figures: Vec<ContextFigure>,
}

/// A question's percentage as printed.
#[derive(Clone, Copy, Debug)]
pub struct EnteredPercent<'a> {
    pub percent: &'a PrintedPercent,
    /// Whether it is of what was not sufficient.
    pub insufficient: bool,
    /// What enters it; `None` where it is printed, and nothing else is known (semantics 7.13 f).
    pub entered: Option<&'a Placed<Entered>>,
}

/// A node's percentage as printed, with its range over members.
#[derive(Clone, Copy, Debug)]
pub struct NodePercent<'a> {
    pub value: &'a PrintedPercent,
    /// The lowest member's.
    pub low: Option<&'a PrintedPercent>,
    /// The highest member's.
    pub high: Option<&'a PrintedPercent>,
    /// How many members.
    pub over: Option<u64>,
}

/// A printed value and what it is of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PrintedTarget<'a> {
    pub(crate) of: PrintedOf<'a>,
    pub(crate) place: &'a Place,
}

/// What a printed value is of; nodes and questions by index.
#[derive(Clone, Copy, Debug)]
pub(crate) enum PrintedOf<'a> {
    Overall(&'a PrintedValue),
    Node(usize, &'a PrintedValue),
    Question(usize, PrintedPart, &'a PrintedPercent),
}

impl Record<'_> {
    /// The points of the total that are printed.
    pub(crate) fn printed_points(&self) -> Option<u64> {
        self.printed_overall().find_map(|value| match value {
            PrintedValue::Points(points) => Some(*points),
            PrintedValue::Rating(_) | PrintedValue::Percent(_) => None,
        })
    }

    /// The name of the overall rating that is printed.
    pub(crate) fn printed_rating(&self) -> Option<&str> {
        self.printed_overall().find_map(|value| match value {
            PrintedValue::Rating(name) => Some(&*name.name),
            PrintedValue::Points(_) | PrintedValue::Percent(_) => None,
        })
    }

    fn printed_overall(&self) -> impl Iterator<Item = &PrintedValue> {
        self.printed.iter().filter_map(|target| match target.of {
            PrintedOf::Overall(value) => Some(value),
            PrintedOf::Node(..) | PrintedOf::Question(..) => None,
        })
    }

    /// Where the record answers a question.
    pub(crate) fn place(&self, question: usize) -> Option<&Place> {
        let counts = self.counts.get(&question).map(|counts| &counts.place);
        let percent = || Some(&self.percents.get(&question)?.entered?.place);
        counts.or_else(percent).or_else(|| Some(&self.stated.get(&question)?.place))
    }

    /// How a question without a table is answered.
    pub(super) fn reached(&self, question: usize) -> Reached {
        if self.counts.contains_key(&question) {
            Reached::Counts
        } else if self.percents.contains_key(&question) {
            Reached::Entered
        } else if self.stated.contains_key(&question) {
            Reached::Stated
        } else {
            Reached::None
        }
    }
}

/// Resolves every key of the record to its question, node or rating.
pub(super) fn resolve<'a>(inspection: &'a Inspection, framework: &Framework, complaints: &Complaints) -> Record<'a> {
    let mut record = Record::default();
    let mut of_prompts = Vec::new();
    for (id, counts) in &inspection.counts {
        if let Some(prompt) = prompts::find(id, framework) {
            of_prompts.push(prompts::of_counts(prompt, counts, framework, complaints));
        } else if let Some(question) = find_question(id, &counts.place, framework, complaints) {
            record.counts.insert(question, counts);
        }
    }
    for (id, entered) in &inspection.entered {
        match prompts::find(id, framework) {
            Some(prompt) => of_prompts.extend(prompts::of_entered(prompt, entered, framework, complaints)),
            None => resolve_entered(id, entered, framework, &mut record, complaints),
        }
    }
    for (id, value) in &inspection.measures {
        resolve_measure(id, value, framework, &mut record, complaints);
    }
    for (id, stated) in &inspection.stated {
        if let Some(prompt) = prompts::find(id, framework) {
            of_prompts.push(prompts::of_stated(prompt, stated, framework));
        } else if let Some(question) = find_question(id, &stated.place, framework, complaints) {
            record.stated.insert(question, stated);
            record.not_done.extend(stated.value.not_done.as_ref().map(|not_done| (question, not_done)));
        }
    }
    for (id, panel) in &inspection.panel {
        let node = find_node(id, &panel.place, framework, complaints);
        let rating = find_rating(&panel.value.rating, &panel.value.rating.place, framework, complaints);
        if let Some((node, rating)) = node.zip(rating) {
            record.panel.insert(node, (rating, panel));
        }
    }
    for (name, count) in &inspection.ratings {
        if name == OTHERS && framework.rating(name).is_none() {
            record.others = count.value;
        } else if let Some(rating) = find_rating(name, &count.place, framework, complaints) {
            record.published.insert(rating, count.value);
        }
    }
    check_published(inspection, framework, &record, complaints);
    resolve_printed(inspection, framework, &mut record, complaints);
    if !inspection.has_cases() && inspection.members.is_empty() {
        printed::take(framework, &mut record);
    }
    let verdicts = inspection.verdicts.iter().map(|one| Spanned { value: one.value.as_figure(), span: one.span });
    for figure in verdicts.chain(inspection.figures.iter().cloned()) {
        if let Some(id) = &figure.value.belongs_to
            && framework.node(id).is_none()
            && columns::question(id, framework).is_none()
        {
            complaints.push(unknown(id, &id.place, framework));
        }
        if framework.node(&figure.value.id).is_some() || framework.question(&figure.value.id).is_some() {
            complaints.push(diags::figure_named_like_question(&figure, framework));
        }
        record.figures.push(figure.value);
    }
    record.figures.extend(of_prompts);
    check_numbers(inspection, framework, complaints);
    for remark in &inspection.remarks {
        for id in &remark.value.nodes {
            find_node(id, &id.place, framework, complaints);
        }
    }
    record
}

/// Questions that a spreadsheet keeps as numbers: each that may be another one, or all of them once.
fn check_numbers(inspection: &Inspection, framework: &Framework, complaints: &Complaints) {
    let known = inspection.numbers.iter().filter(|one| columns::question(&one.value, framework).is_some());
    let mut is_said = false;
    for one in known {
        let other = columns::same_number(&one.value, framework);
        if other.is_some() || !is_said {
            complaints.push(diags::heading_as_number(&one.value, one.place.clone(), other));
        }
        is_said = true;
    }
}

/// Published counts of ratings must count every standard of the total, or these and those outside it, or they make none. Those that the
/// report does not rate cannot be among them.
fn check_published(inspection: &Inspection, framework: &Framework, record: &Record<'_>, complaints: &Complaints) {
    let (all, standards) = of_level(framework);
    let is_rated = |node: &&usize| record.ratings.get(*node).is_none_or(|(entered, _)| entered.rated().is_some());
    let rated = all.iter().take(standards).filter(is_rated).count();
    let counted: u64 = inspection.ratings.values().map(|count| count.value).sum();
    if let Some(first) = inspection.ratings.values().next()
        && framework.overall.is_some()
        && ![standards, rated, all.len()].contains(&usize::try_from(counted).unwrap_or(usize::MAX))
    {
        complaints.push(diags::ratings_miscounted(framework, counted, standards, &first.place));
    }
}

fn resolve_entered<'a>(
    id: &str,
    entered: &'a Placed<Entered>,
    framework: &Framework,
    record: &mut Record<'a>,
    complaints: &Complaints,
) {
    let node = framework.node(id);
    let question = columns::question(id, framework);
    match (&entered.value.not_done, node, question) {
        (Some(_), Some(_), _) => complaints.push(diags::not_done_on_node(id, &entered.place, framework)),
        (Some(not_done), None, Some(question)) => {
            record.not_done.insert(question, not_done);
        }
        (Some(_), None, None) | (None, ..) => {}
    }
    match (&entered.value.value, node, question) {
        (EnteredValue::Rating(name), Some(node), _) => {
            if let Some(rating) = find_rating(name, &name.place, framework, complaints) {
                record.ratings.insert(node, (Outcome::Rated(rating), entered));
            }
        }
        (EnteredValue::NotRated(_), Some(node), _) => {
            record.ratings.insert(node, (Outcome::NotRated(WhyNotRated::Said), entered));
        }
        (EnteredValue::Score { .. }, Some(node), _) if framework.nodes[node].measure.is_some() => {
            complaints.push(diags::percent_of_measure(id, entered.place.clone(), framework));
        }
        (EnteredValue::Score { value, low, high, over }, Some(node), _) => {
            let percent = NodePercent { value, low: low.as_ref(), high: high.as_ref(), over: *over };
            record.scores.insert(node, (percent, Some(entered)));
        }
        (EnteredValue::Score { value, low: None, high: None, over: None }, None, Some(question)) => {
            record
                .percents
                .insert(question, EnteredPercent { percent: value, insufficient: false, entered: Some(entered) });
        }
        (EnteredValue::Insufficient(percent), None, Some(question)) => {
            record.percents.insert(question, EnteredPercent { percent, insufficient: true, entered: Some(entered) });
        }
        (EnteredValue::Rating(_) | EnteredValue::NotRated(_) | EnteredValue::Score { .. }, None, Some(_)) => {
            complaints.push(diags::entered_rating_on_question(id, &entered.place, framework));
        }
        (EnteredValue::Insufficient(_), Some(_), _) => {
            complaints.push(diags::insufficient_on_node(id, &entered.place, framework));
        }
        (_, None, None) => complaints.push(unknown(id, &entered.place, framework)),
    }
}

fn resolve_measure<'a>(
    id: &str,
    value: &'a Placed<MeasureValue>,
    framework: &Framework,
    record: &mut Record<'a>,
    complaints: &Complaints,
) {
    let node = framework.node(id);
    let Some((node, measure)) = node.and_then(|node| Some((node, framework.nodes[node].measure.as_ref()?))) else {
        complaints.push(match node.or_else(|| columns::question(id, framework)) {
            Some(_) => diags::no_measure(id, value.place.clone(), framework),
            None => unknown(id, &value.place, framework),
        });
        return;
    };
    match &value.value.given {
        GivenMeasure::Value(_, decimals) if *decimals > measure.decimals => {
            complaints.push(diags::measure_decimals(id, *decimals, measure, value.place.clone()));
        }
        given @ (GivenMeasure::Value(..) | GivenMeasure::Rate { .. }) => {
            let most = measure.most.as_ref().filter(|most| measure::value(measure, given) > **most);
            if let Some(most) = most {
                complaints.push(diags::measure_over(id, most, measure, value.place.clone()));
            }
            record.measures.insert(node, value);
        }
    }
}

/// The most points that the total can have, where it has any.
fn most_points(framework: &Framework) -> Option<u64> {
    let adds_up = framework.overall.as_ref().is_some_and(|overall| overall.rule.is_none());
    let best = framework.ratings.last().filter(|_| adds_up)?.points;
    Some(best * framework.standards_in_total().len() as u64)
}

fn resolve_printed<'a>(
    inspection: &'a Inspection,
    framework: &Framework,
    record: &mut Record<'a>,
    complaints: &Complaints,
) {
    for printed in &inspection.printed {
        let what = &printed.value;
        if let PrintedValue::Rating(name) = &what.value
            && columns::question(&what.id, framework).is_none()
            && find_rating(name, &name.place, framework, complaints).is_none()
        {
            continue;
        }
        if let (PrintedValue::Points(points), Some(most)) = (&what.value, most_points(framework))
            && *points > most
        {
            complaints.push(diags::points_over_total(*points, most, printed.place.clone(), framework));
            continue;
        }
        let of = if what.id == "overall" || matches!(what.value, PrintedValue::Points(_)) {
            PrintedOf::Overall(&what.value)
        } else if let Some(node) = framework.node(&what.id) {
            if framework.nodes[node].measure.is_some() && matches!(what.value, PrintedValue::Percent(_)) {
                complaints.push(diags::percent_of_measure(&what.id, printed.place.clone(), framework));
                continue;
            }
            PrintedOf::Node(node, &what.value)
        } else if let Some(question) = columns::question(&what.id, framework) {
            match &what.value {
                PrintedValue::Percent(percent) => PrintedOf::Question(question, what.part, percent),
                points @ PrintedValue::Points(_) => PrintedOf::Overall(points),
                PrintedValue::Rating(name) => {
                    complaints.push(diags::printed_rating_on_question(&what.id, &name.place, framework));
                    continue;
                }
            }
        } else {
            complaints.push(unknown(&what.id, &printed.place, framework));
            continue;
        };
        if what.part != PrintedPart::Whole && !matches!(of, PrintedOf::Question(..)) {
            complaints.push(diags::part_of_node(&what.id, &printed.place, framework));
            continue;
        }
        record.printed.push(PrintedTarget { of, place: &printed.place });
    }
}

/// An entered value of a node whose questions have a table belongs elsewhere; a question has its answers from one place.
pub(super) fn check_against_tables(
    record: &Record<'_>,
    framework: &Framework,
    routes: &[Route],
    tables: &[AdmittedTable<'_>],
    complaints: &Complaints,
) {
    check_measures(record, framework, tables, complaints);
    let entered = record.ratings.iter().map(|(node, (_, entered))| (*node, &entered.place));
    let scores = record.scores.iter().filter_map(|(node, (_, entered))| Some((*node, &(*entered)?.place)));
    for (node, place) in entered.chain(scores) {
        let below = framework.questions_below(node);
        if below.iter().any(|question| routes[*question].table.is_some()) {
            complaints.push(diags::entered_and_cases(framework, node, place));
        }
    }
    for (question, route) in routes.iter().enumerate() {
        let places = [
            record.counts.get(&question).map(|counts| &counts.place),
            record.percents.get(&question).and_then(|percent| Some(&percent.entered?.place)),
            record.stated.get(&question).map(|stated| &stated.place),
        ];
        let from_table = route.table.is_some();
        let given: Vec<_> = places.into_iter().flatten().collect();
        if let Some(second) = given.get(usize::from(!from_table)) {
            complaints.push(diags::two_sources(framework, question, second, from_table));
        }
    }
}

/// A measure that a column has is given nowhere else, and no unit has more than it can be.
fn check_measures(record: &Record<'_>, framework: &Framework, tables: &[AdmittedTable<'_>], complaints: &Complaints) {
    for (node, declared) in framework.nodes.iter().enumerate() {
        let Some(measure) = &declared.measure else { continue };
        let Some((table, fact)) = measure.of.as_ref().and_then(|of| measure::column(tables, of)) else { continue };
        let given = record.measures.get(&node).map(|given| &given.place);
        let rated = record.ratings.get(&node).map(|(_, entered)| &entered.place);
        for place in given.into_iter().chain(rated) {
            complaints.push(diags::measure_and_column(&declared.id, fact.column, place.clone()));
        }
        let Some(most) = &measure.most else { continue };
        for (code, value) in fact.by_code.iter().enumerate() {
            let is_over = parse_decimal(value).is_some_and(|(value, _)| value * ratio(measure.per, 1) > *most);
            if let Some(row) = fact.column.first_row(code).filter(|_| is_over) {
                let place = table.table.place(row, fact.column);
                complaints.push(diags::measure_over(&declared.id, most, measure, place));
            }
        }
    }
}

pub(super) fn find_question(id: &str, place: &Place, framework: &Framework, complaints: &Complaints) -> Option<usize> {
    let found = columns::question(id, framework);
    if found.is_none() {
        complaints.push(match framework.node(id) {
            Some(_) => diags::node_where_question(id, place, framework),
            None => unknown(id, place, framework),
        });
    }
    found
}

fn find_node(id: &str, place: &Place, framework: &Framework, complaints: &Complaints) -> Option<usize> {
    let found = framework.node(id);
    if found.is_none() {
        complaints.push(match columns::question(id, framework) {
            Some(_) => diags::question_where_node(id, place, framework),
            None => unknown(id, place, framework),
        });
    }
    found
}

fn find_rating(name: &str, place: &Place, framework: &Framework, complaints: &Complaints) -> Option<usize> {
    let found = framework.rating(name);
    if found.is_none() {
        complaints.push(diags::unknown_rating(name, place, framework));
    }
    found
}

fn unknown(id: &str, place: &Place, framework: &Framework) -> Diagnostic {
    let ids = framework.questions.iter().map(|question| question.id.as_str());
    let near = nearest(id, ids.chain(framework.nodes.iter().map(|node| node.id.as_str())));
    diags::unknown_question(id, place, framework, near)
}
