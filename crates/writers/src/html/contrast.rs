//! Whether the colours of the style sheet can be told apart: WCAG 2.2 asks for 4.5 to 1 of texts (1.4.3), 3 to 1 of what is drawn (1.4.11).
#![allow(clippy::float_arithmetic, reason = "how bright colours are, in a test")]

use std::collections::BTreeMap;

const STYLE: &str = include_str!("style.css");
const TEXTS: [(&str, &str); 14] = [
    ("ink", "paper"),
    ("quiet", "paper"),
    ("link", "paper"),
    ("visited", "paper"),
    ("ink", "band"),
    ("quiet", "band"),
    ("ink", "warn"),
    ("focus-ink", "focus"),
    ("chart-quiet", "chart-paper"),
    ("rating-worst-ink", "rating-worst"),
    ("rating-low-ink", "rating-low"),
    ("rating-high-ink", "rating-high"),
    ("rating-best-ink", "rating-best"),
    ("link", "band"),
];
/// What is soft has an outline of the main colour.
const DRAWN: [(&str, &str); 7] = [
    ("chart-main", "chart-paper"),
    ("chart-2", "chart-paper"),
    ("chart-3", "chart-paper"),
    ("chart-4", "chart-paper"),
    ("head", "paper"),
    ("warn-edge", "paper"),
    ("chart-main", "chart-pale"),
];

/// The variables of light pages, dark ones and paper; what a later block leaves out is as in the first.
fn palettes() -> Vec<(&'static str, BTreeMap<&'static str, [f64; 3]>)> {
    let mut light = BTreeMap::new();
    let mut all = Vec::new();
    let blocks = STYLE.split(":root {").skip(1).map(|block| block.split_once('}').expect("it is closed").0);
    for (name, block) in ["light", "dark", "print"].into_iter().zip(blocks) {
        let mut own = light.clone();
        for (variable, value) in block.split(';').filter_map(|line| line.trim().strip_prefix("--")?.split_once(": ")) {
            if let Some(colour) = colour(value) {
                own.insert(variable, colour);
            }
        }
        if light.is_empty() {
            light.clone_from(&own);
        }
        all.push((name, own));
    }
    all
}

fn colour(value: &str) -> Option<[f64; 3]> {
    let digits = value.strip_prefix('#')?;
    let wide: String =
        if digits.len() == 3 { digits.chars().flat_map(|digit| [digit, digit]).collect() } else { digits.into() };
    let part = |place: usize| u8::from_str_radix(&wide[place..place + 2], 16).map(f64::from).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// As WCAG defines it.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let linear = |part: f64| {
        let share = part / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    let bright = |[red, green, blue]: [f64; 3]| 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    let (one, other) = (bright(one), bright(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn texts_and_drawings_stand_out_on_every_page() {
    let palettes = palettes();
    assert_eq!(palettes.len(), 3);
    for (name, palette) in palettes {
        for (pairs, least) in [(TEXTS.as_slice(), 4.5), (DRAWN.as_slice(), 3.0)] {
            for (one, other) in pairs {
                let found = contrast(palette[one], palette[other]);
                assert!(found >= least, "{name}: {one} on {other} is {found:.2}, and must be {least}");
            }
        }
    }
}

/// A rating's colour means that rating and nothing else.
#[test]
fn nothing_else_looks_like_a_rating() {
    let others = ["chart-main", "chart-2", "chart-3", "chart-4", "head", "warn-edge", "warn", "band"];
    for (name, palette) in palettes() {
        for rating in ["rating-worst", "rating-low", "rating-high", "rating-best"] {
            for other in others {
                let parts = palette[rating].into_iter().zip(palette[other]);
                let apart = parts.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
                assert!(apart >= 60.0, "{name}: {other} is like {rating}");
            }
        }
    }
}
