//! `[[verdict]]` and `[[figure]]`: what the report says beside its questions, in words and in numbers.

use std::ops::RangeInclusive;

use assize_diag::Spanned;
use assize_model::{ContextFigure, Exact, PlacedName, PrintedPercent, VerdictInWords, ratio};
use assize_reader::{TomlItem, TomlTable};

use super::unique;
use crate::diags;
use crate::id::read_id;

pub(super) fn read(top: &mut TomlTable<'_>) -> (Vec<Spanned<VerdictInWords>>, Vec<Spanned<ContextFigure>>) {
    let verdicts: Vec<_> = top.tables("verdict").into_iter().filter_map(verdict).collect();
    let figures: Vec<_> = top.tables("figure").into_iter().filter_map(figure).collect();
    let ids = verdicts.iter().map(|(id, _)| id).chain(figures.iter().map(|(id, _)| id));
    unique::check(top.page, ids, |id, first| diags::record::id_twice("figure", id, first));
    (spanned(verdicts), spanned(figures))
}

fn spanned<T>(read: Vec<(Spanned<String>, T)>) -> Vec<Spanned<T>> {
    read.into_iter().map(|(id, value)| Spanned { value, span: id.span }).collect()
}

fn verdict(mut table: TomlTable<'_>) -> Option<(Spanned<String>, VerdictInWords)> {
    let id = table.required("id").and_then(read_id);
    let about = table.required("about").and_then(TomlItem::string);
    let words = table.required("words").and_then(TomlItem::string);
    let retold = table.flag("retold").is_some_and(|retold| retold.value);
    let node = table.get("node").and_then(TomlItem::string).map(PlacedName::from);
    let change = table.get("change").and_then(super::remarks::change);
    let status = table.get("status").and_then(TomlItem::status);
    let source = table.string("source");
    table.finish();
    let id = id?;
    let (about, words) = (about?.value, words?.value);
    let verdict = VerdictInWords { id: id.value.clone(), about, node, words, retold, change, status, source };
    Some((id, verdict))
}

fn figure(mut table: TomlTable<'_>) -> Option<(Spanned<String>, ContextFigure)> {
    let id = table.required("id").and_then(read_id);
    let title = table.required("title").and_then(TomlItem::string);
    let count = table.whole("count");
    let of = table.whole("of");
    if let (Some(count), Some(of)) = (&count, &of)
        && count.value > of.value
    {
        table.page.complaints.push(diags::record::count_over_of(count, of));
    }
    let percent = table.get("percent");
    let percent_span = percent.as_ref().map(|item| item.span);
    let percent = percent.and_then(TomlItem::percent);
    if let (None, Some(of), Some(percent), Some(span)) = (&count, &of, &percent, percent_span)
        && counts_giving(percent, of.value).is_empty()
    {
        table.page.complaints.push(diags::record::no_count(of, span));
    }
    let question = table.get("question").and_then(TomlItem::string);
    let node = table.get("node").and_then(TomlItem::string);
    if let (Some(question), Some(node)) = (&question, &node) {
        table.page.complaints.push(diags::record::question_and_node(question, node));
    }
    let words = table.string("words");
    let retold = table.flag("retold").is_some_and(|retold| retold.value);
    let status = table.get("status").and_then(TomlItem::status);
    let source = table.string("source");
    let group = table.string("group");
    table.finish();
    let id = id?;
    let figure = ContextFigure {
        id: id.value.clone(),
        title: title?.value,
        count: count.map(|count| count.value),
        of: of.map(|of| of.value),
        percent,
        insufficient: None,
        belongs_to: question.or(node).map(PlacedName::from),
        group,
        words,
        retold,
        status,
        source,
    };
    Some((id, figure))
}

/// The counts out of `of` units that give this percentage, rounded as it is printed.
pub(crate) fn counts_giving(percent: &PrintedPercent, of: u64) -> RangeInclusive<u64> {
    let half = ratio(1, 2 * 10_u64.saturating_pow(percent.decimals.min(15)));
    let count = |percent: Exact| percent * Exact::from_integer(of.into()) / ratio(100, 1);
    let whole = |count: Exact| u64::try_from(count.to_integer()).unwrap_or(0);
    let (first, last) = (count(&percent.percent - &half).ceil(), count(&percent.percent + &half).floor());
    // Nothing gives a percentage of none.
    if of == 0 { RangeInclusive::new(1, 0) } else { whole(first)..=whole(last).min(of) }
}

#[cfg(test)]
mod tests {
    use assize_model::{PrintedPercent, ratio};

    use super::counts_giving;

    #[test]
    fn percentages_are_held_against_all_counts() {
        for (tenths, decimals, of, expect) in [
            (632, 1, 20, 13..13),
            (632, 1, 19, 12..13),
            (630, 0, 20, 13..13),
            (650, 0, 20, 13..14),
            (330, 0, 3, 1..2),
            (0, 0, 7, 0..1),
            (1000, 0, 7, 7..8),
            (520, 0, 300, 155..158),
            (0, 0, 0, 1..1),
        ] {
            let percent = PrintedPercent { percent: ratio(tenths, 10), decimals };
            assert_eq!(counts_giving(&percent, of).collect::<Vec<_>>(), expect.collect::<Vec<_>>(), "{tenths} of {of}");
        }
    }
}
