//! Colours. Those of ratings are the Analysis Function's palette, and nothing else has them: all other marks are slate, or of hues that no
//! rating has. A page sets the variables anew for dark screens, paper and forced colours; a drawing on its own has the ones here.

/// Bars, dots, the first line.
pub(crate) const MAIN: &str = "var(--chart-main, #505A5F)";
/// Ranges: what lies between limits. Paler than all that is known; an outline goes with it.
pub(crate) const PALE: &str = "var(--chart-pale, #D3D8DC)";
/// Lines of the grid, tracks.
pub(crate) const GRID: &str = "var(--chart-grid, #D9DCDE)";
/// Behind everything; halos of texts and marks.
pub(crate) const PAPER: &str = "var(--chart-paper, #FFF)";
/// Texts that say less.
pub(crate) const QUIET: &str = "var(--chart-quiet, #484C50)";
/// Texts, edges, intervals.
pub(crate) const INK: &str = "currentColor";
/// Lines, in order; each has a shape of its own as well.
pub(crate) const LINES: [&str; 4] =
    [MAIN, "var(--chart-2, #7A5600)", "var(--chart-3, #5F4BB6)", "var(--chart-4, #3F7420)"];

/// A rating's box, from the worst shade to the best: its colour and that of its words.
pub(crate) const RATINGS: [(&str, &str); 4] = [
    ("var(--rating-worst, #801650)", "var(--rating-worst-ink, #FFF)"),
    ("var(--rating-low, #F46A25)", "var(--rating-low-ink, #0B0C0C)"),
    ("var(--rating-high, #28A197)", "var(--rating-high-ink, #0B0C0C)"),
    ("var(--rating-best, #12436D)", "var(--rating-best-ink, #FFF)"),
];

/// About such a box, where its colour alone is too near the page's.
pub(crate) const RATING_EDGE: &str = "var(--rating-edge, none)";

/// Which of four shades a rating has, from the worst to the best, of any number of ratings.
pub fn shade(step: Option<[usize; 2]>) -> Option<usize> {
    let [step, of] = step?;
    let last = of.checked_sub(1).filter(|last| *last > 0)?;
    Some((step.min(last).saturating_mul(6).saturating_add(last)) / last.saturating_mul(2))
}

#[cfg(test)]
mod tests {
    use super::shade;

    #[test]
    fn ratings_are_spread_over_the_shades() {
        for (of, expect) in [(2, vec![0, 3]), (3, vec![0, 2, 3]), (4, vec![0, 1, 2, 3]), (5, vec![0, 1, 2, 2, 3])] {
            let shades: Vec<usize> = (0..of).filter_map(|step| shade(Some([step, of]))).collect();
            assert_eq!(shades, expect);
        }
        assert_eq!([shade(None), shade(Some([0, 1])), shade(Some([9, 4]))], [None, None, Some(3)]);
        assert!(shade(Some([usize::MAX, usize::MAX])).is_some_and(|shade| shade < 4));
    }
}
