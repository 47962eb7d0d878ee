//! Rows that are no units, by what stands where others have an id.

use assize_model::fold;

/// Words that say it.
const TELLING: &str = "total totals subtotal subtotals tot sum sums average averages avg mean median count counts percent percentage % overall \
    n base gesamt summe cyfanswm cyfartaledd";

/// Words that may stand beside those.
const BESIDE: &str = "sub grand row rows column columns per cent of all the for number numbers no yes y cases units met not sufficient insufficient";

/// Those that nobody has in an id for another reason.
const CERTAIN: &str = "total totals subtotal subtotals average percent percentage % overall";

/// Whether an id speaks of a total.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Total {
    No,
    /// In words that say nothing else.
    Alone,
    /// Beside words of its own, which may be somebody's.
    InOwnWords,
}

pub(super) fn of(id: &str) -> Total {
    let folded = fold(id).replace('%', " % ").replace("per cent", "percent");
    let words = || {
        let apart = |one: char| !(one.is_alphanumeric() || one == '%');
        folded.split(apart).filter(|word| !word.is_empty())
    };
    let among = |list: &str, word: &str| list.split_whitespace().any(|known| known == word);
    let is_known = |word: &str| among(TELLING, word) || among(BESIDE, word);
    match words().any(|word| among(TELLING, word)) {
        true if words().all(is_known) => Total::Alone,
        _ if words().any(|word| among(CERTAIN, word)) => Total::InOwnWords,
        _ if folded.trim() == "all" => Total::Alone,
        _ => Total::No,
    }
}

#[cfg(test)]
mod tests {
    use super::{Total, of};

    #[test]
    fn rows_of_totals() {
        for id in
            ["Total", "TOTAL Y", "Grand total:", "%", "% yes", "Sub-total", "Overall", "Per cent", "N", "All", "Mean"]
        {
            assert_eq!(of(id), Total::Alone, "{id}");
        }
        for id in ["North total", "Total (Smith)"] {
            assert_eq!(of(id), Total::InOwnWords, "{id}");
        }
        for id in ["c1", "N1", "1", "", "Sum-12", "mean street", "Yes"] {
            assert_eq!(of(id), Total::No, "{id}");
        }
    }
}
