//! Rows that are not units, by what they have in the place of an id.

use assize_model::fold;

use super::identifiers::among;

/// Words of a row that adds up or divides others.
const TOTALS: &str = "total totals subtotal subtotals tot sum sums average averages avg mean median count counts percent percentage overall base \
    gesamt summe cyfanswm cyfartaledd";

/// Words that may stand beside those.
const BESIDE: &str = "sub grand row rows column columns per cent of all the for number numbers no yes y cases units met not sufficient insufficient";

/// Words of totals that are never in an id for another reason.
const CERTAIN: &str = "total totals subtotal subtotals average percent percentage % overall";

/// Words of a note under a table, and of all.
const BELOW: &str =
    "all per source sources note notes footnote footnotes key official labels nodyn nodiadau ffynhonnell";

/// Whether an id speaks of a total.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SaysTotal {
    No,
    /// In words that say nothing else.
    Alone,
    /// Beside words of its own, which may be somebody's.
    InOwnWords,
}

/// Whether this id speaks of a total.
pub fn total(id: &str) -> SaysTotal {
    let folded = fold(id).replace('%', " % ").replace("per cent", "percent");
    let words = || words(&folded);
    let is_total = |word: &str| matches!(word, "%" | "n") || among(word, TOTALS);
    match words().any(is_total) {
        true if words().all(|word| is_total(word) || among(word, BESIDE)) => SaysTotal::Alone,
        _ if words().any(|word| among(word, CERTAIN)) => SaysTotal::InOwnWords,
        _ if folded.trim() == "all" => SaysTotal::Alone,
        _ => SaysTotal::No,
    }
}

/// Whether an id may be what a row of totals or a note is called: a word of them anywhere, or at its beginning where the id has a number.
pub(super) fn is_below(id: &str, has_digit: bool) -> bool {
    let is_one = |word: &str| among(word, TOTALS) || among(word, BELOW);
    // `n=3`, `N`.
    let is_base = |rest: &str| {
        let number = rest.trim_start_matches([' ', '=', ':']);
        rest.is_empty() || rest.contains(['=', ':']) && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let folded = fold(id);
    let is_named = match has_digit {
        // `Total 2024` and `Source: files of 2024`, and not `total-1`.
        true => id.split_whitespace().next().is_some_and(|word| is_one(&fold(word.trim_matches([':', '.', '*'])))),
        false => words(&folded).any(is_one),
    };
    id.contains('%') || folded.strip_prefix('n').is_some_and(is_base) || is_named
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|one: char| !(one.is_alphanumeric() || one == '%')).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{SaysTotal, total};

    #[test]
    fn rows_of_totals() {
        for id in
            ["Total", "TOTAL Y", "Grand total:", "%", "% yes", "Sub-total", "Overall", "Per cent", "N", "All", "Mean"]
        {
            assert_eq!(total(id), SaysTotal::Alone, "{id}");
        }
        for id in ["North total", "Total (Smith)"] {
            assert_eq!(total(id), SaysTotal::InOwnWords, "{id}");
        }
        for id in ["c1", "N1", "1", "", "Sum-12", "mean street", "Yes"] {
            assert_eq!(total(id), SaysTotal::No, "{id}");
        }
    }
}
