//! `[[fact]]`, and the conditions that say which units something is about.

use assize_reader::{TomlItem, TomlTable};

use super::{Among, FactRates, Parts};
use crate::chance::{Chance, read_share};
use crate::diags;

pub(super) fn fact(mut table: TomlTable<'_>) -> Option<FactRates> {
    let span = table.span;
    let id = table.required("id").and_then(TomlItem::string);
    let unit = table.get("unit").and_then(TomlItem::string);
    let among = table.get("among").map(among);
    let shares = table.get("shares").and_then(TomlItem::table);
    let counts = table.get("counts").and_then(TomlItem::table);
    if shares.is_some() == counts.is_some() {
        table.page.complaints.push(diags::shares_or_counts(&table.what, span));
    }
    let parts = match (shares, counts) {
        (Some(shares), None) => Some(Parts::Shares(self::shares(&shares))),
        (None, Some(counts)) => {
            let count = |(value, item): (_, TomlItem<'_>)| Some((value, item.whole()?.value));
            Some(Parts::Counts(counts.entries().into_iter().filter_map(count).collect()))
        }
        _ => None,
    };
    table.finish();
    Some(FactRates {
        id: id?,
        unit,
        among: match among {
            None => None,
            Some(among) => Some(among?),
        },
        parts: parts?,
        span,
    })
}

/// Parts of one whole: they make one.
fn shares(table: &TomlTable<'_>) -> Vec<(assize_diag::Spanned<String>, Chance)> {
    let entries = table.entries();
    let written = entries.len();
    let shares: Vec<_> = entries.into_iter().filter_map(|(value, item)| Some((value, read_share(item)?))).collect();
    let total: u64 = shares.iter().map(|(_, share)| u64::from(share.millionths())).sum();
    if shares.len() == written && total != u64::from(Chance::ONE) {
        table.page.complaints.push(diags::not_one(&table.what, total, table.span));
    }
    shares
}

/// A list of alternatives, each of facts that must have one of some values.
pub(super) fn among(item: TomlItem<'_>) -> Option<Among> {
    let (page, what, span) = (item.page, item.what(), item.span);
    let alternatives = item.list()?;
    if alternatives.is_empty() {
        page.complain_of_blank(&what, span);
        return None;
    }
    let mut among = Among::new();
    for alternative in alternatives {
        let (what, span) = (alternative.what(), alternative.span);
        let demands: Vec<_> = alternative.table()?.entries();
        if demands.is_empty() {
            page.complain_of_blank(&what, span);
            return None;
        }
        let demand = |(fact, values): (_, TomlItem<'_>)| Some((fact, values.strings()?));
        among.push(demands.into_iter().filter_map(demand).collect());
    }
    Some(among)
}
