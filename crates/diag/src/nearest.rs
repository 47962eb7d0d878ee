use strsim::osa_distance;

/// The known name nearest to what was written, if one is near enough to be what was meant.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Of one character alone every other would be near.
    let length = written.chars().count();
    let limit = (length / 3).clamp(usize::from(length > 1), 3);
    known
        .into_iter()
        .map(|name| (osa_distance(&written.to_lowercase(), &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        for (written, expect) in [
            ("rollpu", Some("rollup")),
            ("Rollup", Some("rollup")),
            ("bnad", Some("band")),
            ("colour", None),
            ("x", None),
            ("3", None),
        ] {
            assert_eq!(nearest(written, ["band", "rollup", "title", "1"]), expect, "{written}");
        }
    }
}
