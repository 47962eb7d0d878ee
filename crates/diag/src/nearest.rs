use strsim::osa_distance;

/// The known name nearest to what was written, if one is near enough to be what was meant.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // With a single character every other one would be near.
    let length = written.chars().count();
    let limit = (length / 3).clamp(usize::from(length > 1), 3);
    let written = written.to_lowercase();
    let length = written.chars().count();
    // Words are no nearer than their lengths.
    let distance = |name: &str| {
        let is_far = name.is_ascii() && name.len().abs_diff(length) > limit;
        (!is_far).then(|| osa_distance(&written, &name.to_lowercase()))
    };
    known
        .into_iter()
        .filter_map(|name| Some((distance(name)?, name)))
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
