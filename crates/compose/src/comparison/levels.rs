//! Who is supervised: how the cases of two inspections are spread.

use assize_analysis::{Comparison, LEAST, Levels, PairCompared};
use assize_model::ratio;
use assize_report::Block;

use super::table;
use crate::figures::percent_text;
use crate::words::list;

pub(super) fn table_of(whole: &Comparison<'_, '_>, pair: &PairCompared, levels: &Levels, id: &str) -> Block {
    let share = |count: u64, of: u64| match of {
        0 => String::new(),
        of => format!("{count} ({})", percent_text(&ratio(count, of))),
    };
    let row = |(value, [a, b]): &(String, [u64; 2])| {
        let name = if value.is_empty() { "not recorded".to_owned() } else { value.replace('-', " ") };
        vec![name, share(*a, levels.of[0]), share(*b, levels.of[1])]
    };
    let rows = levels.counts.iter().map(row).collect();
    let numbers = [(pair.a + 1).to_string(), (pair.b + 1).to_string()];
    let columns = [
        "Level",
        &format!("Cases of {numbers}", numbers = numbers[0]),
        &format!("Cases of {numbers}", numbers = numbers[1]),
    ];
    let title = match whole.entries[pair.a].home.and_then(|home| home.catalogue.facts.get(&levels.fact)) {
        Some(fact) => format!("Who is supervised: {fact}", fact = fact.title.en),
        None => format!("Who is supervised: {fact}", fact = levels.fact),
    };
    table(&format!("{id}-levels"), &title, &columns, rows, Vec::new())
}

/// Why no level is common, with those that one side alone has.
pub(super) fn no_common(levels: &Levels) -> String {
    let of_side = |side: usize| {
        let lacks = levels
            .counts
            .iter()
            .filter(|(value, counts)| !value.is_empty() && counts[side] < LEAST && counts[1 - side] >= LEAST);
        let names: Vec<String> = lacks.map(|(value, _)| value.replace('-', " ")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        (!names.is_empty()).then(|| {
            let which = ["first", "second"][side];
            format!("the {which} has fewer than ten cases of level {names}", names = list(&names))
        })
    };
    let said: Vec<String> = [of_side(0), of_side(1)].into_iter().flatten().collect();
    match said.is_empty() {
        true => "there is no level of which both sides have ten units".to_owned(),
        false => format!("there is no level of which both sides have ten units: {said}", said = said.join(", and ")),
    }
}
