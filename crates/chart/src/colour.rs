//! Colours: those of the Analysis Function's palettes, in their order. A page sets the variables anew for dark screens, paper and
//! forced colours; a drawing on its own has the ones here.

/// Bars, dots, the first line.
pub(crate) const MAIN: &str = "var(--chart-main, #12436D)";
/// Ranges: what lies between limits.
pub(crate) const FOCUS_SOFT: &str = "var(--chart-soft, #6BACE6)";
/// Lines of the grid, tracks.
pub(crate) const GRID: &str = "var(--chart-grid, #D9DCDE)";

/// Which of four shades a rating has, from the worst to the best, of any number of ratings.
pub fn shade(step: Option<[usize; 2]>) -> Option<usize> {
    let [step, of] = step?;
    let last = of.checked_sub(1).filter(|last| *last > 0)?;
    Some((step.min(last) * 6 + last) / (2 * last))
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
    }
}
