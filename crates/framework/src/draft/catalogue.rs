use assize_diag::Spanned;
use assize_model::{FactValues, Match, Phrase, Status, Text, Unit, fold};
use assize_reader::{TomlItem, TomlPage, TomlTable};

use super::id::id_of;
use super::{Origin, WhenDraft, twice};
use crate::diags::{foreign_name, reserved_id};

/// Units, facts and observations: of the shared file, or a framework's own.
#[derive(Clone, Default)]
pub(crate) struct CatalogueDraft {
    pub(crate) units: Vec<UnitDraft>,
    pub(crate) facts: Vec<FactDraft>,
    pub(crate) observations: Vec<ObservationDraft>,
}

#[derive(Clone)]
pub(crate) struct UnitDraft {
    pub(crate) id: Spanned<String>,
    pub(crate) unit: Unit,
}

#[derive(Clone)]
pub(crate) struct FactDraft {
    pub(crate) id: Spanned<String>,
    pub(crate) title: Text,
    pub(crate) values: FactValues,
    pub(crate) unit: Option<Spanned<String>>,
    pub(crate) origin: Origin,
}

#[derive(Clone)]
pub(crate) struct ObservationDraft {
    pub(crate) id: Spanned<String>,
    pub(crate) title: Text,
    /// `None` where it could not be read, which has been complained of.
    pub(crate) unit: Option<Spanned<String>>,
    pub(crate) stage: String,
    pub(crate) theme: String,
    pub(crate) when: Option<WhenDraft>,
    pub(crate) covers: Vec<Spanned<String>>,
    pub(crate) regimes: Vec<(Spanned<String>, Phrase)>,
    pub(crate) text: Option<Text>,
    pub(crate) origin: Origin,
}

impl CatalogueDraft {
    /// Reads the `[[unit]]`, `[[fact]]` and `[[observation]]` of a file; `owner` is the framework whose file it is.
    pub(crate) fn read(file: &mut TomlTable<'_>, owner: Option<&str>) -> Self {
        let units = file.tables("unit").into_iter().filter_map(UnitDraft::read).collect();
        let facts = file.tables("fact").into_iter().filter_map(|table| FactDraft::read(table, owner)).collect();
        let observations =
            file.tables("observation").into_iter().filter_map(|table| ObservationDraft::read(table, owner)).collect();
        Self { units, facts, observations }
    }
}

impl UnitDraft {
    fn read(mut table: TomlTable<'_>) -> Option<Self> {
        let id = id_of(&mut table, "unit");
        let (title, plural) = (table.required_text("title"), table.required_text("plural"));
        table.finish();
        let id = id?;
        Some(Self { unit: Unit { id: id.value.clone(), title, plural }, id })
    }
}

impl FactDraft {
    fn read(mut table: TomlTable<'_>, owner: Option<&str>) -> Option<Self> {
        let id = id_of(&mut table, "fact");
        if let Some(id) = &id {
            complain_of_name(table.page, "fact", id, owner);
        }
        let title = table.required_text("title");
        let values = table.required("values").and_then(read_values).unwrap_or(FactValues::Any);
        let unit = table.get("unit").and_then(TomlItem::string);
        let origin = Origin::read(&mut table);
        table.finish();
        Some(Self { id: id?, title, values, unit, origin })
    }
}

impl ObservationDraft {
    fn read(mut table: TomlTable<'_>, owner: Option<&str>) -> Option<Self> {
        let id = id_of(&mut table, "observation");
        if let Some(id) = &id {
            complain_of_name(table.page, "observation", id, owner);
        }
        let title = table.required_text("title");
        let unit = table.required("unit").and_then(TomlItem::string);
        let (stage, theme) = (table.required_string("stage"), table.required_string("theme"));
        let when = table.get("when").and_then(WhenDraft::read);
        let covers = table.strings("covers").unwrap_or_default();
        twice::ids(table.page, &format!("`covers` of {}", table.what), &covers);
        let regimes = table.get("regimes").and_then(read_regimes).unwrap_or_default();
        let (text, origin) = (table.text("text"), Origin::read(&mut table));
        table.finish();
        Some(Self { id: id?, title, unit, stage, theme, when, covers, regimes, text, origin })
    }
}

/// A list of values, `"any"`, `"date"` or `"number"`.
fn read_values(item: TomlItem<'_>) -> Option<FactValues> {
    let (page, what, span) = (item.page, item.what(), item.span);
    if item.is_string() {
        let written = item.string()?;
        return match written.value.as_str() {
            "date" => Some(FactValues::Date),
            "number" => Some(FactValues::Number),
            word => {
                if word != "any" {
                    page.complain_of_word(
                        "set of values",
                        &written,
                        "any",
                        "else `date`, `number` or a list of values",
                    );
                }
                Some(FactValues::Any)
            }
        };
    }
    let values = item.list()?;
    if values.is_empty() {
        page.complain_of_blank(&what, span);
    }
    let values: Vec<_> = values.into_iter().filter_map(TomlItem::string).collect();
    twice::words(page, &what, &values);
    Some(FactValues::Listed(values.into_iter().map(|value| value.value).collect()))
}

/// By framework, what it says for the observation.
fn read_regimes(item: TomlItem<'_>) -> Option<Vec<(Spanned<String>, Phrase)>> {
    let regimes = item.table()?.entries().into_iter();
    Some(regimes.filter_map(|(regime, phrase)| Some((regime, read_phrase(phrase.table()?)))).collect())
}

fn read_phrase(mut table: TomlTable<'_>) -> Phrase {
    let phrase = table.required_string("phrase");
    let at = table.string("at");
    let matches = table.required("match").and_then(|item| item.choice("match", &Match::ALL, Match::word));
    let status = table.required("status").and_then(TomlItem::status);
    table.finish();
    Phrase { phrase, at, matches: matches.unwrap_or(Match::Near), status: status.unwrap_or(Status::Assumed) }
}

fn complain_of_name(page: &TomlPage<'_>, noun: &'static str, id: &Spanned<String>, owner: Option<&str>) {
    complain_of_column_name(page, noun, id);
    if let Some(framework) = owner.filter(|owner| !owner.is_empty()) {
        let own = id.value.strip_prefix(framework).is_some_and(|rest| rest.len() > 1 && rest.starts_with('.'));
        if !own {
            page.complaints.push(foreign_name(noun, id, framework));
        }
    }
}

/// Complains of an id that means something else as the heading of a column.
pub(super) fn complain_of_column_name(page: &TomlPage<'_>, noun: &'static str, id: &Spanned<String>) {
    let meaning = match fold(&id.value).as_ref() {
        "id" | "case" | "inspection" | "provider" | "year" | "assessor" | "synthetic" | "question" | "answer" => {
            "a column that every table of cases may have"
        }
        "ignore" => "what column maps call a column that is left out",
        "overall" if noun != "fact" && noun != "observation" => "the name of the overall figure",
        _ => return,
    };
    page.complaints.push(reserved_id(noun, id, meaning));
}
