//! An inspection beside the others of its kind (semantics 6.3).

use assize_disclose::Mask;
use assize_model::{Exact, InspectionKind, fraction, ratio};
use assize_report::{
    Against, AgainstFigure, Block, Cell, ColumnKind, RatingCount, Report, Row, RowKind, Section, Table,
};
use assize_scoring::{Figure, Outcome, Scorecard};
use indexmap::IndexMap;

use crate::figures::{self, Value, figure};
use crate::inspection::{is_synthetic, name};
use crate::scorecard::{column, tree_order};
use crate::uncertainty::Uncertainty;

/// Sets each scorecard of a report beside those of its kind: the others of the run, or, where it has none, of `record`.
pub fn set_against(
    report: &mut Report,
    cards: &[Scorecard<'_>],
    record: &[Scorecard<'_>],
    uncertainty: Uncertainty,
    mask: &Mask,
) {
    for (index, card) in cards.iter().enumerate() {
        let in_run = peers(card, cards);
        let (others, among) = match in_run.is_empty() {
            false => (in_run, "run"),
            true => (peers(card, record), "record"),
        };
        let rows = rows(card, &others, uncertainty);
        if let Some(section) = report.sections.iter_mut().find(|section| section.id == card.inspection.id) {
            section.sections.push(for_readers(card, &others, &rows, uncertainty, mask));
        }
        report.inspections[index].against = Some(Against {
            provider_kind: card.inspection.provider.kind.word().to_owned(),
            among: among.to_owned(),
            others: others.iter().map(|other| other.inspection.id.clone()).collect(),
            reason: rows.is_empty().then(|| nothing(card, &others)),
            figures: rows.into_iter().map(|row| row.made).collect(),
        });
    }
}

/// Inspections of other bodies of the same kind under the same framework; made-up ones and real ones are never averaged together.
fn peers<'c, 'a>(card: &Scorecard<'_>, among: &'c [Scorecard<'a>]) -> Vec<&'c Scorecard<'a>> {
    let is_one = |kind: InspectionKind| kind == InspectionKind::Inspection;
    let fits = |other: &&Scorecard<'_>| {
        is_one(other.inspection.kind)
            && other.inspection.provider.kind == card.inspection.provider.kind
            && other.inspection.provider.id != card.inspection.provider.id
            && other.framework.id == card.framework.id
            && is_made_up(other) == is_made_up(card)
    };
    if card.inspection.kind == InspectionKind::Aggregate { Vec::new() } else { among.iter().filter(fits).collect() }
}

fn is_made_up(card: &Scorecard<'_>) -> bool {
    is_synthetic(card) || card.inspection.provider.fictional
}

fn nothing(card: &Scorecard<'_>, others: &[&Scorecard<'_>]) -> String {
    let kind = card.inspection.provider.kind.title();
    match others.len() {
        _ if card.inspection.kind == InspectionKind::Aggregate => {
            "Nothing to compare with: this is an aggregate, and only single inspections are set beside others."
                .to_owned()
        }
        0 => format!(
            "Nothing to compare with: no other inspection of a body of this kind ({kind}) under {framework} is read in this run or carried by the program.",
            framework = card.framework.id
        ),
        1 => "Nothing to compare with: there is one other inspection of this kind, and it has no share or rating."
            .to_owned(),
        many => format!(
            "Nothing to compare with: there are {many} other inspections of this kind, and none has a share or a rating."
        ),
    }
}

/// The plain means of other bodies of the same kind, by the id of a question or node.
pub(crate) type Means = IndexMap<String, Mean>;

/// A mean of shares.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Mean {
    /// Per cent, two decimals.
    pub(crate) number: f64,
    /// As printed, with of how many: "62% of 5".
    pub(crate) text: String,
}

/// The means that an inspection is set beside: of those read in this run, or, where none of its kind was, of `record`.
pub(crate) fn means(
    card: &Scorecard<'_>,
    in_run: &[Scorecard<'_>],
    record: &[Scorecard<'_>],
    uncertainty: Uncertainty,
) -> Means {
    let found = peers(card, in_run);
    let others = if found.is_empty() { peers(card, record) } else { found };
    let mean = |row: Compared| Some((row.made.id.clone(), Mean { number: row.made.mean?, text: row.mean }));
    rows(card, &others, uncertainty).into_iter().filter_map(mean).collect()
}

/// A figure, made for scripts, with what readers see of it.
struct Compared {
    made: AgainstFigure,
    title: String,
    is_node: bool,
    own: String,
    mean: String,
    pooled: String,
    difference: String,
}

/// What one side has of a figure.
struct Side {
    point: Exact,
    counted: Option<(u64, u64)>,
}

fn side(figure: Option<&Figure>, counted: Option<(u64, u64)>) -> Option<Side> {
    Some(Side { point: figure?.point.clone()?, counted })
}

fn of_node(card: &Scorecard<'_>, node: usize) -> Option<Side> {
    side(card.nodes[node].figure.as_ref().ok(), None)
}

fn of_question(card: &Scorecard<'_>, question: usize) -> Option<Side> {
    let score = &card.questions[question];
    side(score.figure.as_ref().ok(), score.cell().and_then(assize_scoring::Cell::point))
}

fn rows(card: &Scorecard<'_>, others: &[&Scorecard<'_>], uncertainty: Uncertainty) -> Vec<Compared> {
    let framework = card.framework;
    let mut rows = Vec::new();
    for node in tree_order(framework) {
        let declared = &framework.nodes[node];
        let ratings = ratings(node, others);
        let label = (declared.id.as_str(), declared.title.en.as_str());
        let made = compared(card, label, of_node(card, node), others, |other| of_node(other, node), uncertainty);
        let (mut row, has_any) = made;
        row.is_node = true;
        row.made.ratings = ratings;
        if has_any || !row.made.ratings.is_empty() {
            rows.push(row);
        }
        for question in &declared.questions {
            let asked = &framework.questions[*question];
            let label = (asked.id.as_str(), asked.title.en.as_str());
            let own = of_question(card, *question);
            let (row, has_any) = compared(card, label, own, others, |other| of_question(other, *question), uncertainty);
            if has_any && !rows.iter().any(|earlier: &Compared| earlier.made.figure == row.made.figure) {
                rows.push(row);
            }
        }
    }
    rows
}

/// How many of the others have each rating; empty where none is rated.
fn ratings(node: usize, others: &[&Scorecard<'_>]) -> Vec<RatingCount> {
    let rated = |other: &&Scorecard<'_>| match other.nodes[node].last {
        Outcome::Rated(rating) => Some(rating),
        Outcome::Between { .. } | Outcome::Unknown | Outcome::NotRated(_) => None,
    };
    let rated: Vec<usize> = others.iter().filter_map(rated).collect();
    let Some(first) = others.first().filter(|_| !rated.is_empty()) else { return Vec::new() };
    let count = |(rating, declared): (usize, &assize_framework::Rating)| RatingCount {
        rating: declared.name.clone(),
        members: rated.iter().filter(|one| **one == rating).count(),
    };
    first.framework.ratings.iter().enumerate().map(count).collect()
}

/// The figure beside the others, and whether any of them has a share.
fn compared(
    card: &Scorecard<'_>,
    (id, title): (&str, &str),
    own: Option<Side>,
    others: &[&Scorecard<'_>],
    theirs: impl Fn(&Scorecard<'_>) -> Option<Side>,
    uncertainty: Uncertainty,
) -> (Compared, bool) {
    let sides: Vec<(&str, Side)> =
        others.iter().filter_map(|other| Some((other.inspection.id.as_str(), theirs(other)?))).collect();
    let count = sides.len() as u64;
    let mean = (count > 0).then(|| sides.iter().map(|(_, side)| side.point.clone()).sum::<Exact>() / ratio(count, 1));
    let counted: Option<Vec<(u64, u64)>> = sides.iter().map(|(_, side)| side.counted).collect();
    let pooled = counted
        .filter(|all| !all.is_empty())
        .map(|all| all.into_iter().fold((0, 0), |(n, of), (more, more_of)| (n + more, of + more_of)));
    let pooled_share = pooled.map(|(n, of)| ratio(n, of));
    let point = own.as_ref().map(|own| &own.point);
    let interval =
        own.as_ref().and_then(|own| own.counted).zip(pooled).and_then(|(own, all)| uncertainty.difference(own, all));
    let difference = match (point, &pooled_share, &mean) {
        (Some(point), Some(pooled), _) => {
            let between = interval.as_ref().map(|interval| format!(" ({})", interval.text)).unwrap_or_default();
            format!("{}{between}", figures::difference_text(point, pooled))
        }
        (Some(point), None, Some(mean)) => {
            format!("{difference} from the mean", difference = figures::difference_text(point, mean))
        }
        (_, _, _) => String::new(),
    };
    let made = AgainstFigure {
        id: id.to_owned(),
        figure: name(card, id).to_string(),
        number: point.map(figures::number),
        others: sides.iter().map(|(id, _)| (*id).to_owned()).collect(),
        mean: mean.as_ref().map(figures::number),
        mean_exact: mean.as_ref().map(fraction),
        difference_from_mean: point.zip(mean.as_ref()).map(|(point, mean)| figures::difference(point, mean)),
        pooled: pooled.map(|(n, of)| format!("{n}/{of}")),
        pooled_number: pooled_share.as_ref().map(figures::number),
        difference_from_pooled: point.zip(pooled_share.as_ref()).map(|(point, all)| figures::difference(point, all)),
        interval,
        ratings: Vec::new(),
    };
    let row = Compared {
        title: format!("{id} {title}"),
        is_node: false,
        own: match (point, own.as_ref().and_then(|own| own.counted)) {
            (Some(_), Some((n, of))) => figures::counts_text(n, of),
            (Some(point), None) => figures::percent_text(point),
            (None, _) => "-".to_owned(),
        },
        mean: mean
            .as_ref()
            .map(|mean| format!("{percent} of {count}", percent = figures::percent_text(mean)))
            .unwrap_or_default(),
        pooled: pooled.map(|(n, of)| figures::counts_text(n, of)).unwrap_or_default(),
        difference,
        made,
    };
    (row, count > 0)
}

fn for_readers(
    card: &Scorecard<'_>,
    others: &[&Scorecard<'_>],
    rows: &[Compared],
    uncertainty: Uncertainty,
    mask: &Mask,
) -> Section {
    let id = format!("{}-against", card.inspection.id);
    let title = "Beside others of its kind".to_owned();
    let with = |blocks: Vec<Block>| Section { id: id.clone(), title: title.clone(), blocks, sections: Vec::new() };
    if rows.is_empty() {
        return with(vec![Block::Paragraph { text: nothing(card, others) }]);
    }
    let columns = vec![
        column("", ColumnKind::Text),
        column("This one", ColumnKind::Number),
        column("Mean of others", ColumnKind::Number),
        column("Others pooled", ColumnKind::Number),
        column("Difference", ColumnKind::Text),
    ];
    let table = Table {
        name: String::new(),
        id: format!("{id}-table"),
        title: title.clone(),
        columns,
        rows: rows.iter().map(|row| row_of(card, row, mask)).collect(),
        notes: notes(card, others, rows, uncertainty),
    };
    with(vec![Block::Table(table)])
}

fn row_of(card: &Scorecard<'_>, row: &Compared, mask: &Mask) -> Row {
    let own = figure(&name(card, &row.made.id), &Value::Words(&row.own), None, mask);
    let is_hidden = mask.hides(&name(card, &row.made.id));
    let title = match rating_words(card, &row.made.ratings) {
        Some(words) if row.is_node => format!("{row} (others rated: {words})", row = row.title),
        _ => row.title.clone(),
    };
    let difference = if is_hidden { Cell::empty("") } else { Cell::text(&row.difference) };
    let cells = vec![Cell::text(title), Cell::Figure(own), Cell::text(&row.mean), Cell::text(&row.pooled), difference];
    Row { figure: None, kind: if row.is_node { RowKind::Total } else { RowKind::Body }, cells }
}

fn rating_words(card: &Scorecard<'_>, ratings: &[RatingCount]) -> Option<String> {
    let title = |name: &str| {
        let found = card.framework.ratings.iter().find(|rating| rating.name == name);
        found.map_or_else(|| name.to_owned(), |rating| crate::words::lower(&rating.title.en))
    };
    let given = ratings.iter().filter(|count| count.members > 0);
    let words: Vec<String> = given.map(|count| format!("{} {}", count.members, title(&count.rating))).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn notes(card: &Scorecard<'_>, others: &[&Scorecard<'_>], rows: &[Compared], uncertainty: Uncertainty) -> Vec<String> {
    // By their ids: titles have commas of their own, and an id is what one types to look at it.
    let ids: Vec<&str> = others.iter().map(|other| other.inspection.id.as_str()).collect();
    let mut notes = vec![format!(
        "The others ({title} under {framework}; this body itself is not among them): {ids}.",
        title = card.inspection.provider.kind.title(),
        framework = card.framework.id,
        ids = crate::words::list(&ids)
    )];
    notes.push("Mean of others: each inspection counts once, \"of k\" says how many have the figure. Others pooled: each unit counts once. They are two figures; nothing is ranked.".to_owned());
    if rows.iter().any(|row| row.made.interval.is_some()) {
        notes.push(format!("Difference: this one less the others pooled, with Newcombe's interval at {percent} per cent, both taken as simple random samples of very many.", percent = uncertainty.confidence.percent()));
    }
    notes
}
