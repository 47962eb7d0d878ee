use assize_diag::{Span, Spanned};
use assize_model::{Text, fold};
use assize_reader::{TomlItem, TomlPage, TomlTable};

use super::id::read_id;
use super::{replaces, twice};
use crate::Rating;
use crate::diags::{EDGE_RANGE, Sort, points_count, points_order, ratings_best_first, too_few_ratings, unknown_name};

#[derive(Clone)]
pub(crate) struct RatingsDraft {
    /// Empty where the names could not be read, which has been complained of.
    pub(crate) ratings: Vec<Rating>,
    /// Where the names are.
    pub(crate) span: Span,
    pub(crate) replaces: Option<Span>,
}

impl RatingsDraft {
    pub(crate) fn read(mut table: TomlTable<'_>) -> Self {
        let replaces = replaces(&mut table);
        let names = table.required("names");
        let span = names.as_ref().map_or(table.span, |names| names.span);
        let names = names.and_then(read_names).unwrap_or_else(|| {
            table.page.follows(Sort::Rating.code());
            Vec::new()
        });
        let points = table.get("points").and_then(|points| read_points(points, (names.len(), span)));
        let titles = table.get("titles").and_then(|titles| read_titles(titles, &names)).unwrap_or_default();
        table.finish();
        let rating = |(index, name): (usize, Spanned<String>)| Rating {
            title: titles
                .iter()
                .find(|(of, _)| *of == name.value)
                .map_or_else(|| title_of(&name.value), |(_, title)| title.clone()),
            points: points.as_ref().map_or(index as u64, |points| points.get(index).copied().unwrap_or_default()),
            name: name.value,
        };
        Self { ratings: names.into_iter().enumerate().map(rating).collect(), span, replaces }
    }
}

fn read_names(item: TomlItem<'_>) -> Option<Vec<Spanned<String>>> {
    let (page, what, span) = (item.page, item.what(), item.span);
    let names = item.list()?;
    if names.len() < 2 {
        page.complaints.push(too_few_ratings(span));
    }
    let names: Vec<_> = names.into_iter().filter_map(|name| read_id(name, "rating")).collect();
    twice::words(page, &what, &names);
    if is_best_first(&names) {
        page.complaints.push(ratings_best_first(&names, span));
    }
    Some(names)
}

/// Words for ratings, from the worst: some of the same height.
const HEIGHTS: [&[&str]; 4] = [
    &["inadequate", "unsatisfactory", "poor", "very poor", "weak", "failing", "not met", "insufficient", "red"],
    &["requires improvement", "needs improvement", "satisfactory", "adequate", "fair", "partly met", "amber"],
    &["good", "met", "strong", "green", "sufficient"],
    &["outstanding", "excellent", "very good", "exemplary"],
];

/// Whether those names that are known fall from the first to the last.
fn is_best_first(names: &[Spanned<String>]) -> bool {
    let height = |name: &Spanned<String>| {
        let folded = fold(&name.value);
        HEIGHTS.iter().position(|words| words.contains(&&*folded))
    };
    let known: Vec<usize> = names.iter().filter_map(height).collect();
    known.len() > 1 && known.windows(2).all(|pair| pair[0] > pair[1])
}

fn read_points(item: TomlItem<'_>, ratings: (usize, Span)) -> Option<Vec<u64>> {
    let (page, span) = (item.page, item.span);
    let points = item.list()?;
    if points.len() != ratings.0 && ratings.0 > 0 {
        page.complaints.push(points_count((points.len(), span), ratings));
    }
    let points: Vec<_> = points.into_iter().filter_map(TomlItem::whole).collect();
    complain_of_order(page, &points);
    Some(points.into_iter().map(|points| points.value).collect())
}

fn complain_of_order(page: &TomlPage<'_>, points: &[Spanned<u64>]) {
    for pair in points.windows(2) {
        if pair[1].value <= pair[0].value {
            page.complaints.push(points_order(pair[1].span));
            page.complaints.follows(pair[1].span.source, EDGE_RANGE);
        }
    }
}

fn read_titles(item: TomlItem<'_>, names: &[Spanned<String>]) -> Option<Vec<(String, Text)>> {
    let page = item.page;
    let known: Vec<_> = names.iter().map(|name| name.value.as_str()).collect();
    let mut titles = Vec::new();
    for (name, title) in item.table()?.entries() {
        if !known.contains(&name.value.as_str()) {
            page.complaints.push(unknown_name(Sort::Rating, &name, &known, None));
        }
        titles.extend(title.text().map(|title| (name.value, title)));
    }
    Some(titles)
}

/// "requires-improvement" as "Requires improvement".
fn title_of(name: &str) -> Text {
    let spaced = name.replace(['-', '_'], " ");
    let mut characters = spaced.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    Text { en: first.chain(characters).collect(), cy: None }
}
