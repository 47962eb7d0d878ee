//! Limits of words in the carried record are those of semantics 4.7 c, and figures that a source prints beside such words lie within them.

use assize_model::{Exact, Limit, PrintedPart, ratio};

use crate::points::with_every_record;

const LACKING: [&str; 6] = ["not ", "lack", "missing", "no evidence", "little evidence", "without"];

fn open(value: Exact) -> Limit {
    Limit { value, open: true }
}

/// What words say of a share, on either side; `None` where they name no fraction and no majority.
fn share_of(words: &str) -> Option<[Limit; 2]> {
    if words.contains("almost all") {
        return Some([Limit::closed(ratio(7, 8)), open(ratio(1, 1))]);
    }
    if words.starts_with("all ") && !words.starts_with("all but ") {
        return Some([Limit::one(), Limit::one()]);
    }
    let named = [
        (["three-quarters", "three quarters"], [ratio(17, 24), ratio(3, 4), ratio(7, 8)]),
        (["two-thirds", "two thirds"], [ratio(7, 12), ratio(2, 3), ratio(17, 24)]),
        (["half", "half"], [ratio(5, 12), ratio(1, 2), ratio(7, 12)]),
        (["third", "third"], [ratio(7, 24), ratio(1, 3), ratio(5, 12)]),
        (["quarter", "quarter"], [ratio(1, 8), ratio(1, 4), ratio(7, 24)]),
    ];
    let found = named.into_iter().find(|(names, _)| names.iter().any(|name| words.contains(name)));
    let Some((_, [low, fraction, high])) = found else {
        return ["most", "majority"].iter().any(|word| words.contains(word)).then(|| [open(ratio(1, 2)), Limit::one()]);
    };
    let says = |some: &[&str]| some.iter().any(|one| words.contains(one));
    Some(match () {
        () if says(&["just under", "almost", "nearly"]) => [Limit::closed(low), open(fraction)],
        () if says(&["just over"]) => [open(fraction), Limit::closed(high)],
        () if says(&["over ", "more than"]) => [open(fraction), Limit::one()],
        () if says(&["under ", "less than"]) => [Limit::zero(), open(fraction)],
        () => [Limit::closed(low), Limit::closed(high)],
    })
}

/// What they say of the share that was sufficient.
fn sufficient(words: &str) -> Option<[Limit; 2]> {
    let [low, high] = share_of(words)?;
    let turned = |limit: &Limit| Limit { value: ratio(1, 1) - &limit.value, open: limit.open };
    let is_lacking = LACKING.iter().any(|word| words.contains(word));
    Some(if is_lacking { [turned(&high), turned(&low)] } else { [low, high] })
}

/// Whether a limit that is written is this one, to the hundredth of a per cent on the loose side.
fn is_written(written: &Limit, limit: &Limit, loose: fn(&Exact, &Exact) -> bool) -> bool {
    let off = if written.value > limit.value { &written.value - &limit.value } else { &limit.value - &written.value };
    written.open == limit.open && off < ratio(1, 10_000) && loose(&written.value, &limit.value)
}

#[test]
fn limits_of_words_are_those_of_the_rule() {
    with_every_record(|_, cards, _| {
        let mut seen = 0;
        for (question, stated) in cards.iter().flat_map(|card| &card.record.stated) {
            let stated = &stated.value;
            if stated.words.contains('%') {
                continue;
            }
            let Some([low, high]) = sufficient(&stated.words) else { continue };
            // What was not done is only a part of what was not sufficient.
            let low = if stated.about == Some(PrintedPart::NotDone) { Limit::zero() } else { low };
            let holds = is_written(&stated.low, &low, |a, b| a <= b) && is_written(&stated.high, &high, |a, b| a >= b);
            assert!(holds, "question {question}, {stated:?}: {low:?} to {high:?}");
            seen += 1;
        }
        assert!(seen > 55, "{seen}");
    });
}

/// Nothing that sources print both as a figure and in words lies outside the limits.
#[test]
fn figures_beside_words_lie_within_their_limits() {
    with_every_record(|_, cards, _| {
        let mut seen = Vec::new();
        for figure in cards.iter().flat_map(|card| &card.record.figures) {
            let counted = figure.count.zip(figure.of).map(|(n, of)| ratio(n, of));
            let printed = figure.percent.as_ref().map(|percent| &percent.percent / ratio(100, 1));
            let Some((share, words)) = counted.or(printed).zip(figure.words.as_ref()) else { continue };
            let Some([low, high]) = share_of(words) else { continue };
            let half = ratio(1, 200);
            assert!(&share + &half >= low.value && &share - &half <= high.value, "{}: {words}", figure.id);
            seen.push(&figure.id);
        }
        assert!(seen.len() > 5, "{seen:?}");
    });
}
