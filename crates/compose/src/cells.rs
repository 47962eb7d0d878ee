//! Values as cells: the one place where shares, ratings, points and counts become what a table holds, rounded once and worded.

use assize_analysis::{Compared, Difference};
use assize_framework::Framework;
use assize_model::{Exact, NotDone, Status, Text, fraction, ratio};
use assize_report::{Cell, Interval, Limit, Number, Points, Rated, Share};
use assize_scoring::{Basis, CardNode, CardQuestion, Figure, FigureName, FigurePart, Flag, Outcome, WhyNotRated};
use assize_stats::{Coefficient, hundredths, nearest, whole};

use crate::frameworks::too_little;
use crate::rating_rules::held;
use crate::{figures, words};

/// A share, with the counts that it comes from where there are any: limits and the point are then as counted.
pub(crate) fn share(name: &FigureName, figure: &Figure) -> Share {
    share_as(Some(name), figure, figures::share_text(figure.point.as_ref(), &figure.limits))
}

/// The same as this text.
fn share_as(name: Option<&FigureName>, figure: &Figure, text: String) -> Share {
    let counted = figure.counted.point.filter(|_| figure.point.is_some());
    Share {
        n: counted.map(|(n, _)| n),
        of: counted.map(|(_, of)| of),
        fraction: figure.point.as_ref().filter(|_| counted.is_none()).map(fraction),
        value: figure.point.as_ref().map(figures::number),
        low: Some(limit(&figure.limits.low, figure.counted.low)),
        high: Some(limit(&figure.limits.high, figure.counted.high)),
        ..blank(name, text)
    }
}

/// n of N, which nothing unknown can change; words where N is 0.
pub(crate) fn counted(name: Option<&FigureName>, n: u64, of: u64) -> Cell {
    if of == 0 {
        return Cell::empty("nothing to count");
    }
    let point = ratio(n, of);
    let limit = |_| Limit { n: Some(n), of: Some(of), value: figures::number(&point), open: false };
    let [low, high] = [(); 2].map(|()| Some(limit(())));
    Share {
        n: Some(n),
        of: Some(of),
        value: Some(figures::number(&point)),
        low,
        high,
        ..blank(name, figures::percent_text(&point))
    }
    .into()
}

/// The same in other words; why there is nothing, where N is 0.
pub(crate) fn counted_as(n: u64, of: u64, text: String) -> Cell {
    match counted(None, n, of) {
        Cell::Share(share) => Share { text, ..*share }.into(),
        cell => cell,
    }
}

/// The same with its counts beside it: "71% (100 of 141)".
pub(crate) fn with_counts(n: u64, of: u64) -> Cell {
    counted_as(n, of, figures::counts_text(n, of))
}

/// "n of N", in those words: it is not a share of units.
pub(crate) fn so_many(n: usize, of: usize) -> Cell {
    let (n, of) = (n as u64, of as u64);
    counted_as(n, of, figures::of_text(n, of))
}

/// A share that counts nothing: a mean, an expected share.
pub(crate) fn mean(name: Option<&FigureName>, point: &Exact) -> Share {
    Share {
        fraction: Some(fraction(point)),
        value: Some(figures::number(point)),
        ..blank(name, figures::percent_text(point))
    }
}

/// A share known only as this text.
pub(crate) fn blank(name: Option<&FigureName>, text: String) -> Share {
    Share { figure: name.map(String::from), text, ..Share::default() }
}

fn limit(limit: &assize_model::Limit, counted: Option<(u64, u64)>) -> Limit {
    let counted = counted.filter(|(_, of)| *of > 0);
    Limit {
        n: counted.map(|(n, _)| n),
        of: counted.map(|(_, of)| of),
        value: figures::number(&limit.value),
        open: limit.open,
    }
}

/// The share of a question of a scorecard as it is shown: as printed where the source prints it; why there is none.
pub(crate) fn of_question(question: CardQuestion<'_, '_>) -> Cell {
    of_question_beside(question, || edges_of(question))
}

/// The same beside edges of one's own.
pub(crate) fn of_question_beside(question: CardQuestion<'_, '_>, edges: impl FnOnce() -> Vec<f64>) -> Cell {
    match question.share() {
        Ok(figure) => {
            let text = crate::inspection::question_text(question.card, question.index);
            let share = share_as(Some(&question.name()), figure, text);
            Share { status: status(question.status()), edges: edges(), ..share }.into()
        }
        Err(why) => Cell::empty(words::no_basis(why)),
    }
}

/// The same from what is counted alone, with the limits beside the point in its text.
pub(crate) fn bounded(question: CardQuestion<'_, '_>) -> Cell {
    match question.share() {
        Ok(figure) => {
            let text = figures::bounded_text(figure.point.as_ref(), &figure.limits);
            share_as(Some(&question.name()), figure, text).into()
        }
        Err(why) => Cell::empty(words::no_basis(why)),
    }
}

/// A share that is not a figure of a scorecard, with the limits beside the point in its text.
pub(crate) fn unnamed(figure: &Figure) -> Share {
    share_as(None, figure, figures::bounded_text(figure.point.as_ref(), &figure.limits))
}

/// The share of a question that was not sufficient, as it is shown.
pub(crate) fn complement_of(question: CardQuestion<'_, '_>) -> Cell {
    match question.share() {
        Ok(figure) => {
            let name = question.name().part(FigurePart::Insufficient);
            let share = share(&name, &figure.turned());
            let printed = question.entered().map(|entered| match entered.insufficient {
                true => figures::printed_text(entered.percent),
                false => figures::printed_text(&entered.percent.turned()),
            });
            let text = printed.unwrap_or(share.text);
            Share { text, status: status(question.status()), ..share }.into()
        }
        Err(why) => Cell::empty(words::no_basis(why)),
    }
}

/// The share of a question that was not done at all: counted, else as printed.
pub(crate) fn not_done_of(question: CardQuestion<'_, '_>) -> Cell {
    let name = || question.name().part(FigurePart::NotDone);
    match question.not_done() {
        Some(NotDone::Counted(n, of)) => counted(Some(&name()), n, of),
        Some(NotDone::Printed(printed)) => {
            let share = share(&name(), &Figure::of_percent(&printed, false));
            Share { text: figures::printed_text(&printed), status: status(question.status()), ..share }.into()
        }
        None => Cell::empty("not told"),
    }
}

/// The edges of the band of the first node that rates by this question.
fn edges_of(question: CardQuestion<'_, '_>) -> Vec<f64> {
    let framework = question.card.framework;
    let band = framework.nodes.iter().find(|node| node.questions.contains(&question.index)).and_then(|node| node.band);
    band.map(|band| edges_for(framework, band, question.score().figure.as_ref().ok())).unwrap_or_default()
}

/// The edges that rate this figure, where a band has others for few units; none where that is open.
fn edges_for(framework: &Framework, band: usize, figure: Option<&Figure>) -> Vec<f64> {
    let Some(small) = &framework.bands[band].small else { return edges(framework, band) };
    match figure.and_then(|figure| figure.units).map(|units| units.rates) {
        Some((_, most)) if most < small.units => small.edges.iter().map(figures::hundredths).collect(),
        Some((least, _)) if least >= small.units => edges(framework, band),
        Some(_) | None => Vec::new(),
    }
}

/// The edges of a band, per cent.
pub(crate) fn edges(framework: &Framework, band: usize) -> Vec<f64> {
    framework.bands[band].edges.iter().map(figures::hundredths).collect()
}

/// The share of a node of a scorecard.
pub(crate) fn of_node(node: CardNode<'_, '_>) -> Cell {
    match node.share() {
        Ok(figure) => {
            let edges = node.declared().band;
            let edges = edges.map(|band| edges_for(node.card.framework, band, Some(figure))).unwrap_or_default();
            let share = share(&node.name(), figure);
            let text = node.entered().map_or(share.text.clone(), |entered| figures::printed_text(entered.value));
            Share { text, status: status(node.status()), edges, ..share }.into()
        }
        Err(_) if node.declared().measure.is_some() => Cell::empty("a measure has no share"),
        Err(why) => Cell::empty(words::no_basis(why)),
    }
}

fn status(status: Option<Status>) -> Option<String> {
    status.map(|status| status.word().to_owned())
}

/// An outcome of a framework; why there is no rating.
pub(crate) fn rating(framework: &Framework, outcome: Outcome) -> Cell {
    match outcome {
        Outcome::NotRated(WhyNotRated::Groups) => Cell::empty("groups, and is not rated"),
        Outcome::NotRated(why) => Cell::empty(words::not_rated(why)),
        Outcome::Rated(_) | Outcome::Between { .. } | Outcome::Unknown => rated(framework, outcome).into(),
    }
}

/// The same as a rating, to be given a name, points or a basis.
pub(crate) fn rated(framework: &Framework, outcome: Outcome) -> Rated {
    let name = |rating: usize| framework.ratings[rating].name.clone();
    let step = |rating: usize| Some([rating, framework.ratings.len()]);
    let Text { en: text, cy: welsh } = words::in_both(framework, outcome);
    match outcome {
        Outcome::Rated(one) => Rated { rating: Some(name(one)), step: step(one), text, welsh, ..Rated::default() },
        Outcome::Between { worst, best } => {
            Rated { between: Some([name(worst), name(best)]), text, welsh, ..Rated::default() }
        }
        Outcome::Unknown => {
            let ends = framework.ratings.first().zip(framework.ratings.last());
            let between = ends.map(|(worst, best)| [worst.name.clone(), best.name.clone()]);
            Rated { between, text, welsh, ..Rated::default() }
        }
        Outcome::NotRated(_) => Rated { text, welsh, ..Rated::default() },
    }
}

/// The same with what it rests on, where it is one.
pub(crate) fn based(framework: &Framework, outcome: Outcome, basis: Basis) -> Rated {
    let basis = outcome.ends().map(|_| basis.word().to_owned());
    Rated { basis, ..rated(framework, outcome) }
}

/// The rating with what it rests on; why there is none.
pub(crate) fn rating_based(framework: &Framework, outcome: Outcome, basis: Basis) -> Cell {
    match rating(framework, outcome) {
        Cell::Rating(_) => based(framework, outcome, basis).into(),
        none => none,
    }
}

/// The rating of a node of a scorecard, with its points.
pub(crate) fn rating_of(node: CardNode<'_, '_>) -> Cell {
    let framework = node.card.framework;
    if let Some(reason) = not_rated(node) {
        return Cell::empty(format!("Not rated: {reason}"));
    }
    match rating_based(framework, node.rating(), node.basis()) {
        Cell::Rating(rated) => {
            let points = node.points().map(|found| points(found, None));
            let held = held(framework, &node.score().held, None);
            Rated { figure: Some(node.name().to_string()), points, held, ..*rated }.into()
        }
        cell => cell,
    }
}

/// What a reader must know of a node's rating: what it rests on that is too little, that unknown answers or rounding could change it.
pub(crate) fn marks(node: CardNode<'_, '_>) -> Vec<String> {
    let mark = |flag: &Flag| {
        let which = too_little(node).filter(|_| *flag == Flag::UnderMinimum);
        format!("{}{}", words::flag(*flag), which.map(|which| format!(" ({which})")).unwrap_or_default())
    };
    node.score().flags.iter().map(mark).collect()
}

/// Why a node is not rated: in the report's words, what it rests on that is too little, or that there is nothing to rate.
pub(crate) fn not_rated(node: CardNode<'_, '_>) -> Option<String> {
    let rollup = node.declared().rollup;
    match node.rating() {
        Outcome::NotRated(WhyNotRated::NoUnitApplies) if rollup.is_some_and(|one| one.is_of_ratings()) => {
            Some("nothing that it is made of is rated".to_owned())
        }
        Outcome::NotRated(WhyNotRated::NoUnitApplies) => Some("no unit applies".to_owned()),
        Outcome::NotRated(WhyNotRated::Said) => node.not_rated().map(str::to_owned),
        Outcome::NotRated(WhyNotRated::UnderMinimum) => too_little(node),
        Outcome::Rated(_) | Outcome::Between { .. } | Outcome::Unknown | Outcome::NotRated(_) => None,
    }
}

/// Points of a scale, of at most `of` where that is known.
pub(crate) fn points(found: assize_scoring::Points, of: Option<u64>) -> Points {
    let (least, most) = found.limits();
    let text = match (found.exactly(), found.is_known) {
        (Some(points), true) => points.to_string(),
        (_, true) => format!("{least} to {most}"),
        (_, false) => format!("not known ({least} to {most})"),
    };
    Points { figure: None, least, most, of, text }
}

pub(crate) fn exactly(points: u64) -> Points {
    Points { figure: None, least: points, most: points, of: None, text: points.to_string() }
}

pub(crate) fn count(number: u64) -> Cell {
    Cell::count(number, figures::count_text(number))
}

/// A whole number, with 0 left blank: for tables where most cells are 0, so that the others catch the eye.
pub(crate) fn count_unless_none(number: u64) -> Cell {
    Cell::count(number, if number == 0 { "".into() } else { figures::count_text(number) })
}

pub(crate) fn holds(holds: bool) -> Cell {
    Cell::fixed(if holds { "true" } else { "false" })
}

/// A value as a cell, or why there is none.
pub(crate) fn or(value: Option<impl Into<Cell>>, reason: &'static str) -> Cell {
    value.map_or_else(|| Cell::empty(reason), Into::into)
}

/// Words, or why there are none.
pub(crate) fn words_or(words: impl Into<String>, reason: &'static str) -> Cell {
    or(Some(words.into()).filter(|words| !words.is_empty()), reason)
}

/// Ids, or why there are none.
pub(crate) fn refs_or(ids: impl IntoIterator<Item = impl Into<String>>, reason: &'static str) -> Cell {
    let mut ids = ids.into_iter().peekable();
    if ids.peek().is_none() { Cell::empty(reason) } else { Cell::refs(ids) }
}

/// A whole number, or why there is none.
pub(crate) fn count_or(number: Option<u64>, reason: &'static str) -> Cell {
    or(number.map(count), reason)
}

/// By how many something moved: "+3", "-1 to +2".
pub(crate) fn signed([least, most]: [i64; 2]) -> Cell {
    let number = |by: i64| figures::of_hundredths(by.saturating_mul(100));
    match least == most {
        true => Cell::number(number(least), figures::signed_text(least)),
        false => range([number(least), number(most)], figures::range_text([least, most])),
    }
}

/// A difference of shares in points: "+3".
pub(crate) fn points_apart(difference: &Exact) -> Number {
    Number {
        value: Some(figures::difference(difference, &ratio(0, 1))),
        low: None,
        high: None,
        fraction: Some(fraction(difference)),
        text: figures::signed_text(figures::turned_points(difference)),
    }
}

/// The least and the most that the second share can be above the first: "-9 to +66".
pub(crate) fn difference(compared: &Compared) -> Cell {
    let Some(Difference { low, high, .. }) = compared.difference() else { return Cell::empty("not comparable") };
    let (least, most) = (points_apart(low), points_apart(high));
    match low == high {
        true => Number { low: least.value, high: least.value, ..least },
        false => {
            let text = figures::range_text([low, high].map(figures::turned_points));
            Number { low: least.value, high: most.value, ..number(text) }
        }
    }
    .into()
}

/// Where a difference of shares lies by the samples, in points.
pub(crate) fn by_samples(found: Option<assize_stats::Interval>) -> Cell {
    let Some(found) = found else { return Cell::empty("nothing to make an interval from") };
    range(found.hundredths().map(figures::of_hundredths), figures::range_text(found.whole()))
}

/// A difference in points with the interval that it lies in, in brackets.
pub(crate) fn with_interval(difference: &Exact, found: Option<assize_stats::Interval>) -> Cell {
    let number = points_apart(difference);
    let Some(found) = found else { return number.into() };
    let [low, high] = found.hundredths().map(figures::of_hundredths);
    let text = format!("{} ({})", number.text, figures::range_text(found.whole()));
    Number { low: Some(low), high: Some(high), text, ..number }.into()
}

const fn number(text: String) -> Number {
    Number { value: None, low: None, high: None, fraction: None, text }
}

/// From one end to the other, per cent.
pub(crate) fn range([low, high]: [f64; 2], text: String) -> Cell {
    Number { low: Some(low), high: Some(high), ..number(text) }.into()
}

/// The interval of a share, in a column of its own.
pub(crate) fn interval(found: &Interval) -> Cell {
    range([found.low, found.high], found.text.clone())
}

/// From one whole number to another.
pub(crate) fn whole_range(ends: [u64; 2], text: String) -> Cell {
    range(ends.map(|end| figures::hundredths(&ratio(end, 1))), text)
}

/// From one end to the other; either end may be open.
pub(crate) fn between([low, high]: [Option<f64>; 2], text: String) -> Cell {
    Number { low, high, ..number(text) }.into()
}

/// A share as a number, per cent.
pub(crate) fn per_cent(share: &Exact) -> Cell {
    Cell::number(figures::number(share), figures::percent_text(share))
}

/// What arithmetic may make of no chance at all, and of certainty.
const NO_CHANCE: f64 = 1e-9;
const CERTAIN: f64 = 0.999_999_999;

/// A chance, per cent.
pub(crate) fn chance(chance: f64) -> Cell {
    // A small chance of something possible is not shown as none, and what may fail is not shown as certain.
    let shown = match hundredths(chance) {
        0 if chance > NO_CHANCE => 1,
        10_000 if chance < CERTAIN => 9_999,
        exact => exact,
    };
    Cell::number(figures::of_hundredths(hundredths(chance)), figures::chance_text(whole(chance), shown))
}

/// A probability, of one.
pub(crate) fn probability(chance: f64) -> Cell {
    Cell::number(figures::of_ten_thousandths(hundredths(chance)), figures::probability_text(chance))
}

/// A coefficient of agreement with its standard error in brackets, and the error alone; what stands in its place where nothing was compared, and where it is not
/// defined.
pub(crate) fn coefficient(found: Option<Coefficient>, compared: u64) -> [Cell; 2] {
    let number = |value: f64, text: String| Cell::number(figures::of_ten_thousandths(hundredths(value)), text);
    match found {
        Some(Coefficient { value, error: Some(error) }) => {
            let own = figures::coefficient_text(error);
            [number(value, format!("{} ({own})", figures::coefficient_text(value))), number(error, own)]
        }
        Some(Coefficient { value, error: None }) => {
            [number(value, figures::coefficient_text(value)), Cell::empty("answers about one unit are not independent")]
        }
        None if compared == 0 => ["nothing to compare"; 2].map(Cell::empty),
        None => [Cell::text("not defined"), Cell::empty("not defined")],
    }
}

/// So far either way, in points.
pub(crate) fn within(margin: f64) -> Cell {
    let tenths = nearest(margin, 1_000.0);
    Cell::number(figures::of_hundredths(hundredths(margin)), format!("{}.{} points", tenths / 10, tenths % 10))
}

/// A difference of shares, the first less the second, in points.
pub(crate) fn points_between(first: &Exact, second: &Exact) -> Cell {
    Cell::number(figures::points_number(first, second), figures::points_text(first, second))
}

/// What chance may have done to a share, in points: "±2.2".
pub(crate) fn error(error: f64) -> Cell {
    let tenths = nearest(error, 1_000.0);
    Cell::number(figures::of_hundredths(hundredths(error)), format!("±{}.{}", tenths / 10, tenths % 10))
}

/// A percentage as its source prints it.
pub(crate) fn percent(printed: &assize_model::PrintedPercent) -> Cell {
    Cell::number(figures::hundredths(&printed.percent), figures::printed_text(printed))
}

/// "63 of 111", for readers of a table whose share has the same for scripts.
pub(crate) fn of(share: &Cell) -> Cell {
    let counted = share.share().and_then(|share| share.n.zip(share.of));
    or(counted.map(|(n, of)| figures::of_text(n, of)), "not counted")
}

/// What a cell says: its words, or why it is empty.
pub(crate) fn said(cell: &Cell) -> &str {
    match cell {
        Cell::Empty { reason } => reason,
        cell => cell.words(),
    }
}
