//! What the document says of the inspections and frameworks that its figures are of, and what several tables say of one alike.

use assize_framework::Framework;
use assize_report::{Band, Inspection, Item, Provider, RatingLabel, Report, TotalBand, UnitCount};
use assize_scoring::{Distribution, FigurePart, Group, PrintedOutcome, Scorecard};

use crate::{cells, figures, words};

/// The same report, which says what these scorecards are of.
pub(crate) fn of_cards<'c, 'a: 'c>(cards: impl IntoIterator<Item = &'c Scorecard<'a>>, report: Report) -> Report {
    let about = |card: &'c Scorecard<'a>| {
        let units = card.tally.units[&Group::All].iter();
        let units = units.map(|(unit, count)| UnitCount { unit: unit.clone(), count: *count }).collect();
        (card.inspection, card.framework, units)
    };
    of_inspections(cards.into_iter().map(about), report)
}

/// The same report, which says what these inspections and frameworks are, and how many units of each kind were read.
pub(crate) fn of_inspections<'a>(
    all: impl IntoIterator<Item = (&'a assize_model::Inspection, &'a Framework, Vec<UnitCount>)>,
    report: Report,
) -> Report {
    let (mut inspections, mut frameworks) = (Vec::new(), Vec::<assize_report::Framework>::new());
    for (one, judged_under, units) in all {
        inspections.push(inspection(one, judged_under, units));
        if frameworks.iter().all(|known| known.id != judged_under.id) {
            frameworks.push(framework(judged_under));
        }
    }
    Report { inspections, frameworks, ..report }
}

fn inspection(inspection: &assize_model::Inspection, framework: &Framework, units: Vec<UnitCount>) -> Inspection {
    let provider = &inspection.provider;
    Inspection {
        id: inspection.id.clone(),
        kind: inspection.kind.word().to_owned(),
        title: inspection.title.clone(),
        provider: Provider {
            id: provider.id.clone(),
            name: provider.name.clone(),
            kind: provider.kind.word().to_owned(),
            fictional: provider.fictional,
            owners: provider.owners.iter().map(ToString::to_string).collect(),
        },
        framework: framework.id.clone(),
        year: inspection.year(),
        published: inspection.published.map(|date| date.to_string()),
        synthetic: inspection.is_synthetic(),
        licence: inspection.licence.map(|licence| licence.word().to_owned()),
        members: inspection.members.iter().map(|member| member.value.clone()).collect(),
        units,
    }
}

fn framework(framework: &Framework) -> assize_report::Framework {
    let label = |rating: &assize_framework::Rating| RatingLabel {
        id: rating.name.clone(),
        title: rating.title.en.clone(),
        points: rating.points,
    };
    let bands = framework.bands.values().enumerate();
    let totals = framework.overall.iter().flat_map(|overall| &overall.edges);
    assize_report::Framework {
        id: framework.id.clone(),
        title: framework.title.en.clone(),
        in_force: [&framework.in_force.from, &framework.in_force.to].map(|day| day.as_ref().map(ToString::to_string)),
        ratings: framework.ratings.iter().map(label).collect(),
        bands: bands
            .flat_map(|(index, band)| {
                let few = band.small.as_ref().map(|small| Band {
                    id: format!("{}, fewer than {} units", band.name, small.units),
                    edges: small.edges.iter().map(crate::figures::hundredths).collect(),
                });
                [Band { id: band.name.clone(), edges: cells::edges(framework, index) }].into_iter().chain(few)
            })
            .collect(),
        overall: totals.map(|(standards, edges)| TotalBand { standards: *standards, edges: edges.clone() }).collect(),
    }
}

/// Who was inspected, and under what.
pub(crate) fn who(inspection: &assize_model::Inspection, framework: &Framework) -> Vec<Item> {
    let provider = &inspection.provider;
    let fictional = if provider.fictional { ", fictional" } else { "" };
    vec![
        Item::new("Inspection", inspection.id.as_str()),
        Item::new("Provider", format!("{} ({}{fictional})", provider.name, provider.kind.title())),
        Item::new("Framework", format!("{} ({})", framework.title.en, framework.id)),
    ]
}

/// A question's share as printed: the source's own percentage where that is all there is.
pub(crate) fn question_text(card: &Scorecard<'_>, index: usize) -> String {
    let score = &card.questions[index];
    match (&score.figure, card.record.percents.get(&index)) {
        (_, Some(entered)) if entered.insufficient => figures::printed_text(&entered.percent.turned()),
        (_, Some(entered)) => figures::printed_text(entered.percent),
        (Ok(figure), None) => figures::share_text(figure.point.as_ref(), &figure.limits),
        (Err(why), None) => words::no_basis(*why).to_owned(),
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

/// Whether a source gives it in words alone.
pub(crate) fn is_in_words(figure: &assize_model::ContextFigure) -> bool {
    figure.count.is_none() && figure.of.is_none() && figure.percent.is_none()
}

/// Words that stand before what they count without an "of".
const COUNTING: [&str; 8] = ["most", "many", "some", "few", "all", "almost all", "nearly all", "hardly any"];

/// What words for a part of all end in.
const PARTS: [&str; 8] = ["half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "majority"];

/// For this few a percentage says less than their number.
const FEW: u64 = 10;

/// A context figure as a clause: "in fewer than half of cases victims' concerns were taken into account", "most court reports were well written";
/// "people supervised: 16,000" where its title is no clause.
pub(crate) fn context_clause(figure: &assize_model::ContextFigure) -> String {
    let title = words::lower(&figure.title);
    let counts = figure.count.zip(figure.of).filter(|(_, of)| *of > 0);
    let text = match counts {
        Some((n, of)) if of < FEW => figures::of_text(n, of),
        Some(_) | None => context_text(figure),
    };
    let is_short = |what: &str| what.split_whitespace().count() <= 2;
    if let Some((which, does)) = title.split_once("cases in which ").filter(|(which, _)| is_short(which)) {
        let of = match counts {
            Some((n, of)) if of < FEW => format!("{} {which}cases", figures::of_text(n, of)),
            Some((n, of)) => {
                let percent = figures::percent_text(&assize_model::ratio(n, of));
                format!("{} {which}cases ({percent})", figures::of_text(n, of))
            }
            None if text.contains("case") => text.replace("case", &format!("{which}case")),
            None if COUNTING.contains(&text.as_str()) => format!("{text} {which}cases"),
            None => format!("{text} of {which}cases"),
        };
        return format!("in {of} {does}");
    }
    let parted = title.split_once(" that ").or_else(|| title.split_once(" who "));
    let are_many = |what: &str| is_short(what) && (what.ends_with('s') || what == "staff" || what == "people");
    match parted.filter(|(what, _)| is_in_words(figure) && are_many(what) && !title.contains(", of ")) {
        Some((what, does)) if text.ends_with(what) => format!("{text} {does}"),
        Some((what, does)) if COUNTING.contains(&text.as_str()) => format!("{text} {what} {does}"),
        Some((what, does)) if PARTS.iter().any(|part| text.ends_with(part)) => format!("{text} of {what} {does}"),
        _ => format!("{title}: {text}"),
    }
}

/// "requires improvement, 9 points": what the source prints of the whole, or a part of it.
pub(crate) fn printed_overall(card: &Scorecard<'_>, part: Option<FigurePart>) -> String {
    let (rating, points) = card.printed_alone();
    let rating = rating.filter(|_| part != Some(FigurePart::Points));
    let rating = rating.map(|rating| words::lower(words::rating(card.framework, rating)));
    let points = points.filter(|_| part != Some(FigurePart::Rating));
    let points = points.map(|points| format!("{points} point{}", if points == 1 { "" } else { "s" }));
    rating.into_iter().chain(points).collect::<Vec<_>>().join(", ")
}

/// Why what is printed stands alone.
pub(crate) const NO_RULE: &str = "the regime here has no rule that makes it";

/// A printed value, or the computed one beside it, in words.
pub fn printed_outcome(framework: &Framework, outcome: &PrintedOutcome) -> String {
    match outcome {
        PrintedOutcome::Rating(outcome) => words::outcome(framework, *outcome),
        PrintedOutcome::Points(least, most) if least == most => least.to_string(),
        PrintedOutcome::Points(least, most) => format!("{least} to {most}"),
        PrintedOutcome::Percent(percent) => figures::printed_text(percent),
        PrintedOutcome::Share(figure) => figures::share_text(figure.point.as_ref(), &figure.limits),
        PrintedOutcome::Ratings(ratings) => distribution(framework, ratings),
        PrintedOutcome::Nothing => "nothing to compare with".to_owned(),
    }
}

/// "5 good, 4 inadequate, 1 not said", the best first.
fn distribution(framework: &Framework, ratings: &Distribution) -> String {
    let counted = ratings.counts.iter().rev().filter(|(_, count)| *count > 0);
    let counted = counted.map(|(rating, count)| format!("{count} {}", words::lower(words::rating(framework, *rating))));
    let otherwise = if ratings.is_published() { "otherwise" } else { "not said" };
    let others = (ratings.others > 0).then(|| format!("{} {otherwise}", ratings.others));
    counted.chain(others).collect::<Vec<_>>().join(", ")
}
