use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Page;
use crate::diags::HiddenCharacter;

/// Characters that change how a line looks without being seen: controls, line separators and marks of writing direction.
pub(crate) fn is_hidden(character: char) -> bool {
    let turns =
        matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    character.is_control() || turns || matches!(character, '\u{2028}' | '\u{2029}')
}

/// Complains of each key and string that has one. The long `text` may have line breaks and tabs.
pub(super) fn complain(page: &Page<'_>, table: &DeTable<'_>) {
    in_table(page, table, false);
}

fn in_table(page: &Page<'_>, table: &DeTable<'_>, prose: bool) {
    for (key, value) in table.iter() {
        in_string(page, key.get_ref(), key.span(), false);
        in_value(page, value, prose || key.get_ref() == "text");
    }
}

fn in_value(page: &Page<'_>, value: &Spanned<DeValue<'_>>, prose: bool) {
    match value.get_ref() {
        DeValue::String(string) => in_string(page, string, value.span(), prose),
        DeValue::Array(items) => items.iter().for_each(|item| in_value(page, item, prose)),
        DeValue::Table(table) => in_table(page, table, prose),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

fn in_string(page: &Page<'_>, string: &str, range: std::ops::Range<usize>, prose: bool) {
    let allowed = |character: char| prose && matches!(character, '\n' | '\r' | '\t');
    if let Some(character) = string.chars().find(|character| is_hidden(*character) && !allowed(*character)) {
        page.complaints.push(HiddenCharacter { character, span: page.span(range) });
    }
}
