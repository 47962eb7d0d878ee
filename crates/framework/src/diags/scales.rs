//! Ratings, bands and the total; and where all of it is from.

use assize_diag::{Code, Diagnostic, Span, Spanned};
use assize_model::{Exact, Fact, FactValues, ratio};
use assize_reader::tick;

use super::shape::FAMILY;
use super::words::{count, decimal};
use crate::Better;

const EDGES_ORDER: Code = Code::new("framework/edges-order");
const MEASURE_COLUMN: Code = Code::new("framework/measure-column");
pub(crate) const EDGE_RANGE: Code = Code::new("framework/edge-range");
const BAD_STANDARDS: Code = Code::new("framework/bad-standards");

pub(crate) fn missing_origin(what: &str, has_status: bool, has_source: bool, span: Span) -> Diagnostic {
    let (missing, help) = match (has_status, has_source) {
        (true, _) => ("no `source`", "name the document in `source`"),
        (false, true) => ("no `status`", "say in `status` whether it is `published`, `inferred` or `assumed`"),
        (false, false) => (
            "no `status` and no `source`",
            "say in `status` whether it is `published`, `inferred` or `assumed`, and name the document in `source`",
        ),
    };
    Diagnostic::warning("framework/missing-source", format!("{what} has {missing}")).at(span).help(help)
}

pub(crate) fn too_few_ratings(span: Span) -> Diagnostic {
    Diagnostic::error("framework/too-few-ratings", "a regime with ratings needs at least two")
        .at(span)
        .help("leave `[ratings]` out where a regime has none")
}

pub(crate) fn ratings_best_first(names: &[Spanned<String>], span: Span) -> Diagnostic {
    let turned: Vec<_> = names.iter().rev().map(|name| format!("{:?}", name.value)).collect();
    Diagnostic::error("framework/ratings-best-first", "the ratings are best first")
        .at(span)
        .help(format!("write them worst first, as edges and points are: `names = [{}]`", turned.join(", ")))
}

pub(crate) fn points_count(points: (usize, Span), ratings: (usize, Span)) -> Diagnostic {
    let message =
        format!("`points` has {}, but there are {}", count(points.0, "number", "numbers"), ratings_of(ratings.0));
    Diagnostic::error("framework/points-count", message)
        .at(points.1)
        .label(ratings.1, ratings_of(ratings.0))
        .help("`points` has one number for each of `names`, in the same order")
}

pub(crate) fn points_order(span: Span) -> Diagnostic {
    Diagnostic::error("framework/points-order", "points do not rise from one rating to the next")
        .at(span)
        .help("ratings are written worst first, and a better one has more points")
}

pub(crate) fn missing_compare(what: &str, is_share: bool, span: Span) -> Diagnostic {
    let help = match is_share {
        true => {
            "`compare = \"exact\"`: the exact share is compared, and 64.6 is below 65; \
             `compare = \"printed\"`: the share is first rounded half up to a whole per cent, and 64.6 counts as 65"
        }
        false => {
            "`compare = \"exact\"`: the exact value is compared; \
             `compare = \"printed\"`: it is first rounded half up to its `decimals`"
        }
    };
    Diagnostic::error("framework/missing-compare", format!("{what} has no `compare`")).at(span).help(help)
}

pub(crate) fn proportion_words(words: (usize, Span), edges: (usize, Span)) -> Diagnostic {
    let (n_words, n_edges) = (count(words.0, "word", "words"), count(edges.0, "edge", "edges"));
    let needed = edges.0 + 1;
    let message = format!("`[proportions]` has {n_words}, but {n_edges} need {needed}");
    Diagnostic::error("framework/proportion-words", message)
        .at(words.1)
        .label(edges.1, n_edges)
        .help("the first word is for shares below the first edge; each edge begins the next")
}

pub(crate) fn edges_count(
    what: &str,
    edges: (usize, Span),
    ratings: (usize, Span),
    edges_are_inherited: bool,
) -> Diagnostic {
    let (n_edges, n_ratings) = (count(edges.0, "edge", "edges"), ratings_of(ratings.0));
    let needed = ratings.0.saturating_sub(1);
    let code = Code::new("framework/edges-count");
    let diagnostic = Diagnostic::error(code, format!("{what} has {n_edges}, but {n_ratings} need {needed}"));
    if edges_are_inherited {
        diagnostic.at(ratings.1).label(edges.1, "inherited").help("the edges that are inherited must be replaced too")
    } else {
        let help = "each edge is where the next rating begins, from the second on";
        diagnostic.at(edges.1).label(ratings.1, n_ratings).help(help)
    }
}

pub(crate) fn edges_order(what: &str, before: (String, Span), edge: (String, Span)) -> Diagnostic {
    Diagnostic::error(EDGES_ORDER, format!("edges of {what} do not rise: {} after {}", edge.0, before.0))
        .at(edge.1)
        .label(before.1, "not above this")
        .help("write edges from the lowest to the highest")
}

pub(crate) fn as_fractions(what: &str, verb: &str, shares: &[&Exact], span: Span) -> Diagnostic {
    let per_cent = |share: &&Exact| decimal(&(*share * ratio(100, 1)));
    let list = shares.iter().map(per_cent).collect::<Vec<_>>().join(", ");
    let fraction = if shares.len() == 1 { "a fraction" } else { "fractions" };
    Diagnostic::error(EDGE_RANGE, format!("{what} {verb} written as {fraction}"))
        .at(span)
        .help(format!("write per cent: {list}"))
}

pub(crate) fn measure_edges_order(
    what: &str,
    better: Better,
    before: (String, Span),
    edge: (String, Span),
) -> Diagnostic {
    let (rise, help, other) = match better {
        Better::Higher => ("rise", "write them from the lowest to the highest, where more is better", "lower"),
        Better::Lower => ("fall", "write them from the highest to the lowest, where less is better", "higher"),
    };
    Diagnostic::error(EDGES_ORDER, format!("edges of {what} do not {rise}: {} after {}", edge.0, before.0))
        .at(edge.1)
        .label(before.1, "not on the worse side")
        .help(format!("the edge of the second worst rating comes first: {help}; or say `better = \"{other}\"`"))
}

pub(crate) fn wrong_side(what: &str, key: &str, better: Better, span: Span) -> Diagnostic {
    let amount = match better {
        Better::Higher => "more",
        Better::Lower => "less",
    };
    let wanted = better.beyond();
    let message = format!("{what} begins a rating {key} it, where {amount} is better");
    Diagnostic::error("framework/wrong-side", message)
        .at(span)
        .help(format!("write `{{ {wanted} = ... }}`, or the number alone where the rating begins on it"))
}

pub(crate) fn edge_in_words(what: &str, better: Better, span: Span) -> Diagnostic {
    let wanted = better.beyond();
    Diagnostic::error(FAMILY.wrong_type, format!("{what} must be a number, not a string")).at(span).help(format!(
        "write the number alone, without quotes or signs; `{{ {wanted} = 80 }}` where the rating begins {wanted} it"
    ))
}

pub(crate) fn bad_decimals(what: &str, decimals: &Spanned<u64>, most: u64) -> Diagnostic {
    let message = format!("{what} prints {} decimals, and at most {most} are read", decimals.value);
    Diagnostic::error("framework/bad-decimals", message)
        .at(decimals.span)
        .help("`decimals` is how many are printed after the point, mostly 0 or 1")
}

pub(crate) fn per_nothing(what: &str, span: Span) -> Diagnostic {
    Diagnostic::error(MEASURE_COLUMN, format!("{what} is taken 0 times"))
        .at(span)
        .help("`per = 1000` makes a rate per 1,000; leave it out where a number is taken as it is")
}

pub(crate) fn take_of_nothing(what: &str, span: Span) -> Diagnostic {
    Diagnostic::error(MEASURE_COLUMN, format!("{what} says what is taken, and not which numbers it is taken of"))
        .at(span)
        .help("name the fact that has them: `of = \"...\"`; without it the value is given in the record")
}

pub(crate) fn no_numbers(what: &str, fact: &Spanned<String>, known: &Fact) -> Diagnostic {
    let (why, help) = match known.values {
        FactValues::Number => ("does not say which unit it is about", "give the fact a `unit`"),
        FactValues::Listed(_) | FactValues::Any | FactValues::Date => {
            ("has no numbers", "a fact has them with `values = \"number\"`")
        }
    };
    Diagnostic::error(MEASURE_COLUMN, format!("{what} is taken from the fact {}, which {why}", tick(&fact.value)))
        .at(fact.span)
        .help(help)
}

pub(crate) fn edge_range(what: &str, edge: String, why: String, span: Span) -> Diagnostic {
    Diagnostic::error(EDGE_RANGE, format!("edge {edge} of {what} is {why}")).at(span)
}

pub(crate) fn no_small_base(what: &str, units: u64, span: Span) -> Diagnostic {
    let message =
        format!("{what} is for shares of fewer than {}, and there are none", count(units as usize, "unit", "units"));
    Diagnostic::error("framework/no-small-base", message)
        .at(span)
        .help("`units` is the fewest for which the edges of the band itself hold: at least 2")
}

pub(crate) fn no_minimum(key: &str, what: &str, span: Span) -> Diagnostic {
    Diagnostic::error("framework/no-minimum", format!("`{key}` of {what} is 0, which every rating rests on"))
        .at(span)
        .help("say from how much on a rating stands, or leave the key out")
}

pub(crate) fn rating_out_of_reach(what: &str, rating: Option<&str>, why: String, span: Span) -> Diagnostic {
    let rating = rating.map_or_else(|| "a rating".to_owned(), tick);
    Diagnostic::error("framework/rating-out-of-reach", format!("{what} leaves {rating} out of reach"))
        .at(span)
        .help(why)
}

pub(crate) fn no_ratings(what: &str, span: Span) -> Diagnostic {
    Diagnostic::error("framework/no-ratings", format!("{what} in a regime without ratings"))
        .at(span)
        .help("declare them: `[ratings]` with `names = [...]`, worst first")
}

pub(crate) fn bad_standards(key: &str, span: Span) -> Diagnostic {
    let message = format!("{} is not a number of standards", tick(key));
    Diagnostic::error(BAD_STANDARDS, message)
        .at(span)
        .help("`edges` is a table: number of standards in the total -> lowest totals, such as `{ 10 = [6, 16, 26] }`")
}

pub(crate) fn edges_of_no_number(written: &str, span: Span) -> Diagnostic {
    Diagnostic::error(BAD_STANDARDS, "`edges` of `[overall]` do not say for how many standards they are")
        .at(span)
        .help(format!("write `{{ 10 = {written} }}` where ten standards are in the total"))
}

pub(crate) fn total_without_edges(framework: (&str, Span), level: &str, standards: usize, overall: Span) -> Diagnostic {
    let nodes = count(standards, "node", "nodes");
    let message = format!(
        "the total of {} adds {nodes} of level {}, but `[overall]` has no edges for {standards}",
        tick(framework.0),
        tick(level)
    );
    let diagnostic = Diagnostic::warning("framework/total-without-edges", message).help(format!(
            "without them there is no overall rating; add `{standards} = [...]` to `edges`, or say `in-total = false` in a node"
        ));
    if framework.1.source == overall.source {
        diagnostic.at(overall)
    } else {
        diagnostic.at(framework.1).label(overall, "`[overall]` is inherited")
    }
}

pub(crate) fn empty_total(level: &str, span: Span) -> Diagnostic {
    Diagnostic::error("framework/empty-total", format!("no node of level {} counts in the total", tick(level)))
        .at(span)
        .help("`of` names the level whose points are added")
}

pub(crate) fn unrated_node(
    node: String,
    span: Span,
    named_in: Option<&str>,
    user: Span,
    has_share: bool,
    bands: &[&str],
) -> Diagnostic {
    let band = match bands {
        [only] => format!("`band = \"{only}\"`"),
        _ => "a `band`".to_owned(),
    };
    let rated = if has_share { band } else { format!("`rollup = \"entered\"`, or a rollup and {band}") };
    let (message, help) = match named_in {
        Some(what) => (format!("{node} is in {what} but has no rating"), format!("give it {rated}")),
        None => (
            format!("{node} counts in the total but has no rating"),
            format!("give it {rated}, or say `in-total = false`"),
        ),
    };
    Diagnostic::error("framework/unrated-node", message).at(span).label(user, "needed here").help(help)
}

pub(crate) fn limit_without_total(id: &str, span: Span) -> Diagnostic {
    let message = format!("limit {} is on an overall rating that this regime does not have", tick(id));
    Diagnostic::error("framework/limit-without-total", message)
        .at(span)
        .help("name a node in `on`, or declare `[overall]`")
}

fn ratings_of(number: usize) -> String {
    count(number, "rating", "ratings")
}
