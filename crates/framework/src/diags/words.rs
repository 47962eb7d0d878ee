use assize_model::{Exact, ratio};

/// "1 entry", "2 entries".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// "a node", "an observation".
pub(super) fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// As it was written: edges have at most six places.
pub(crate) fn decimal(value: &Exact) -> String {
    let millionths = (value * ratio(1_000_000, 1)).to_integer().to_string();
    let padded = format!("{millionths:0>7}");
    let (whole, decimals) = padded.split_at(padded.len() - 6);
    let decimals = decimals.trim_end_matches('0');
    if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") }
}
