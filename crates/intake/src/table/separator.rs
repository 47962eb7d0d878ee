//! What divides the fields of a line.

/// What a heading line is divided by, if that is not a comma: whatever stands in it most often outside quotes.
pub(super) fn other_than_comma(line: &str) -> Option<&'static str> {
    const OTHERS: [(char, &str); 3] = [(';', "semicolons"), ('\t', "tabs"), ('|', "upright strokes")];
    let outside = |wanted: char| {
        let mut quoted = false;
        line.chars().filter(move |character| {
            quoted ^= *character == '"';
            !quoted && *character == wanted
        })
    };
    let commas = outside(',').count();
    let (count, name) = OTHERS.map(|(separator, name)| (outside(separator).count(), name)).into_iter().max()?;
    (count > commas).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::other_than_comma;

    #[test]
    fn separators_are_told_by_the_heading_line() {
        for (line, expect) in [
            ("id,sex", None),
            ("id", None),
            ("id;sex", Some("semicolons")),
            ("id\tsex\t2.1.3", Some("tabs")),
            ("id|sex", Some("upright strokes")),
            ("id,\"a;b;c;d\",sex", None),
            ("id;\"a,b,c,d\";sex", Some("semicolons")),
        ] {
            assert_eq!(other_than_comma(line), expect, "{line}");
        }
    }
}
