//! Measures: numbers with a unit, the ratings that they have, and where they come from.

use assize_framework::{Better, Compare, Measure, Numbers, Origin};
use assize_model::{Exact, GivenMeasure, fraction};
use assize_report::{Cell, Number, Tree};
use assize_scoring::{CardNode, Measured};

use crate::explanation::{branch, leaf};
use crate::figures;
use crate::frameworks::{decimal, standing};
use crate::words;

/// "10.3 days", "10.0 to 14.5 days", "10.0 days or more".
pub(crate) fn text(measure: &Measure, measured: &Measured) -> String {
    let number = |value: &Exact| figures::decimal_text(value, measure.decimals);
    match &measured.point {
        Some(point) => format!("{} {}", number(point), measure.unit.en),
        None => limits(measure, measured),
    }
}

/// "10.0 to 14.5 days", "10.0 days or more".
fn limits(measure: &Measure, measured: &Measured) -> String {
    let number = |value: &Exact| figures::decimal_text(value, measure.decimals);
    let unit = &measure.unit.en;
    match &measured.limits {
        (low, Some(high)) if number(low) == number(high) => format!("{} {unit}", number(low)),
        (low, Some(high)) => format!("{} to {} {unit}", number(low), number(high)),
        (low, None) => format!("{} {unit} or more", number(low)),
    }
}

/// "4.5 days, in 6 of 7 cases; what is not known could make it 4.0 to 4.9 days": where it is taken from a column that is not known throughout.
pub(crate) fn with_limits(node: CardNode<'_, '_>) -> Option<String> {
    let (measure, measured) = (node.declared().measure.as_ref()?, node.score().measure.as_ref()?);
    let said = text(measure, measured);
    let counted = measured.units.filter(|(known, count)| known < count && measured.point.is_some());
    Some(match counted.zip(measure.of.as_ref()) {
        None => said,
        Some(((known, count), of)) => {
            let units = words::plural(node.card.framework, &of.unit);
            let range = limits(measure, measured);
            format!("{said}, in {known} of {count} {units}; what is not known could make it {range}")
        }
    })
}

/// "the mean of 38 of 40 cases; what is not known could make it 9.5 to 12.0 days".
fn taken(node: CardNode<'_, '_>, of: &Numbers, measured: &Measured) -> Option<String> {
    let measure = node.declared().measure.as_ref()?;
    let catalogue = &node.card.framework.catalogue;
    let (known, count) = measured.units?;
    let called = catalogue.units.get(&of.unit).map_or(of.unit.as_str(), |unit| unit.plural.en.as_str());
    let times = times(measure);
    let take = of.take.word();
    let fact = &of.fact;
    Some(match known == count {
        true => format!("the {take} of `{fact}` in {known} {called}{times}"),
        false => format!(
            "the {take} of `{fact}` in {known} of {count} {called}{times}; what is not known could make it {}",
            limits(measure, measured)
        ),
    })
}

/// ", times 1,000".
fn times(measure: &Measure) -> String {
    if measure.per == 1 { String::new() } else { format!(", times {}", figures::whole_text(measure.per)) }
}

/// A measure of a scorecard as it is shown; why there is none.
pub(crate) fn cell(node: CardNode<'_, '_>) -> Cell {
    match (&node.declared().measure, &node.score().measure) {
        (None, _) => Cell::empty("no measure"),
        (Some(_), None) => Cell::empty("not known"),
        (Some(measure), Some(measured)) => {
            let number = |value: &Exact| figures::number_of(value, measure.decimals.max(2));
            let (low, high) = &measured.limits;
            let is_open = high.as_ref() != Some(low);
            Number {
                value: measured.point.as_ref().map(number),
                low: is_open.then(|| number(low)),
                high: high.as_ref().filter(|_| is_open).map(number),
                fraction: measured.point.as_ref().map(fraction),
                text: text(measure, measured),
            }
            .into()
        }
    }
}

/// "over 15 days", "over 10 to 15 days", ..., "5 days or less": what gives each rating, from the worst.
pub(crate) fn ranges(measure: &Measure) -> Vec<String> {
    let scale = &measure.scale;
    let unit = &measure.unit.en;
    // The edge on the better side of a rating or on its worse side, with whether the rating holds it.
    let edge = |place: Option<usize>, is_worse_side: bool| {
        let place = place?;
        scale.edges.get(place).map(|edge| (decimal(edge), scale.is_above(place) != is_worse_side))
    };
    let range = |place: usize| {
        let (worse, better) = (edge(place.checked_sub(1), true), edge(Some(place), false));
        let (low, high) = match measure.better {
            Better::Higher => (worse, better),
            Better::Lower => (better, worse),
        };
        match (low, high) {
            (None, None) => "any".to_owned(),
            (None, Some((to, true))) => format!("up to {to} {unit}"),
            (None, Some((to, false))) => format!("under {to} {unit}"),
            (Some((from, true)), None) => format!("{from} {unit} or more"),
            (Some((from, false)), None) => format!("over {from} {unit}"),
            (Some((from, holds)), Some((to, holds_to))) => {
                let (over, under) = (if holds { "" } else { "over " }, if holds_to { "" } else { "under " });
                format!("{over}{from} to {under}{to} {unit}")
            }
        }
    };
    (0..=scale.edges.len()).map(range).collect()
}

/// Which values are compared, and how the edges are known.
fn compared(measure: &Measure) -> String {
    let compared = match measure.scale.compare {
        Compare::Exact => "the exact value is compared".to_owned(),
        Compare::Printed => match measure.decimals {
            0 => "the value is compared as printed, in whole numbers".to_owned(),
            1 => "the value is compared as printed, with 1 decimal".to_owned(),
            decimals => format!("the value is compared as printed, with {decimals} decimals"),
        },
    };
    let known = standing(&measure.scale.origin);
    known.map_or(compared.clone(), |known| format!("{compared}; {known}"))
}

/// What a framework says of a measure: a line for each rating, from the worst, and what is compared.
pub(crate) fn lines(framework: &assize_framework::Framework, measure: &Measure) -> Vec<String> {
    let ratings = ranges(measure).into_iter().enumerate();
    let rated = ratings.map(|(place, range)| format!("{}: {range}", words::rating(framework, place)));
    let of =
        measure.of.as_ref().map(|of| format!("the {} of the fact `{}` of each {}", of.take.word(), of.fact, of.unit));
    rated.chain([compared(measure)]).chain(of).collect()
}

/// What the record gives of a measure, and the edges that rate it.
pub(crate) fn explained(node: CardNode<'_, '_>) -> Vec<Tree> {
    let Some(measure) = &node.declared().measure else { return Vec::new() };
    let given = node.card.record.measures.get(&node.index).map(|given| {
        let said = match &given.value.given {
            GivenMeasure::Value(..) => "given in the record".to_owned(),
            GivenMeasure::Rate { numerator, denominator } => {
                format!("{} divided by {}{}", decimal(numerator), decimal(denominator), times(measure))
            }
        };
        let mut tree = leaf(said);
        tree.notes.extend(standing(&Origin { status: given.value.status, source: given.value.source.clone() }));
        tree
    });
    let of = measure.of.as_ref().zip(node.score().measure.as_ref());
    let given = given.or_else(|| of.and_then(|(of, measured)| taken(node, of, measured)).map(leaf));
    let framework = node.card.framework;
    let edges: Vec<Tree> = lines(framework, measure).into_iter().map(leaf).collect();
    given.into_iter().chain([branch("what gives each rating", edges)]).collect()
}

#[cfg(test)]
mod tests {
    use assize_diag::{Sources, Span};
    use assize_framework::{Band, Better, Compare, Measure};
    use assize_model::{Text, ratio};

    use super::ranges;

    fn measure(better: Better, edges: [u64; 2], above: Vec<bool>) -> Measure {
        let span = Span::new(Sources::new().add_public("test", ""), 0..0);
        let edges = edges.map(|edge| ratio(edge, 1)).to_vec();
        let scale = Band { above, ..Band::of_edges("m", edges, Compare::Exact, span) };
        Measure { unit: Text { en: "days".into(), cy: None }, better, scale, decimals: 0, per: 1, most: None, of: None }
    }

    #[test]
    fn each_range_says_which_of_its_ends_it_holds() {
        let of = |better, edges, above| ranges(&measure(better, edges, above));
        assert_eq!(of(Better::Lower, [10, 5], vec![]), ["over 10 days", "over 5 to 10 days", "up to 5 days"]);
        assert_eq!(
            of(Better::Lower, [10, 5], vec![true, true]),
            ["10 days or more", "5 to under 10 days", "under 5 days"]
        );
        assert_eq!(of(Better::Higher, [5, 10], vec![]), ["under 5 days", "5 to under 10 days", "10 days or more"]);
        assert_eq!(
            of(Better::Higher, [5, 10], vec![true, true]),
            ["up to 5 days", "over 5 to 10 days", "over 10 days"]
        );
        for better in [Better::Higher, Better::Lower] {
            for above in [vec![], vec![true, true], vec![true, false], vec![false, true]] {
                let edges = if better == Better::Higher { [5, 10] } else { [10, 5] };
                let measure = measure(better, edges, above);
                let rating = |value| measure.rating(&ratio(value, 1), Compare::Exact);
                let holds = |place: usize, words: &str| ranges(&measure)[place].contains(words);
                // The edge itself is of the rating whose range ends on it, or begins on it, with no "under" and no "over".
                assert_eq!(rating(7), 1);
                assert!(holds(rating(5), "5") && !holds(rating(5), "over 5") && !holds(rating(5), "under 5"));
                assert!(holds(rating(10), "10") && !holds(rating(10), "over 10") && !holds(rating(10), "under 10"));
            }
        }
    }
}
