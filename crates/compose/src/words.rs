//! What outcomes, reasons and flags are called.

use assize_framework::{Band, Blank, Framework};
use assize_model::{FollowUpStatus, Inspection, PrintedPart, Provider, Status, Text, UnitTable};
use assize_report::Item;
use assize_scoring::{
    Basis, CardQuestion, CountsAs, Direction, Discretion, Flag, NoBasis, Outcome, Reached, Total, Trigger,
    WhyNoOverall, WhyNotRated,
};

use crate::figures::whole_text;
use crate::frameworks::decimal;
use crate::in_language::{label, number, put, titled};

/// What the licence of public sector information asks to be said.
pub(crate) fn licensed() -> &'static str {
    "Contains public sector information licensed under the Open Government Licence v3.0."
}

pub(crate) fn rating(framework: &Framework, rating: usize) -> &str {
    &framework.ratings[rating].title.en
}

/// An outcome in a regime's own words.
pub(crate) fn outcome(framework: &Framework, outcome: Outcome) -> String {
    in_both(framework, outcome).en
}

/// The same with its Welsh.
pub(crate) fn in_both(framework: &Framework, outcome: Outcome) -> Text {
    let title = |rating: usize| titled(&framework.ratings[rating].title);
    match outcome {
        Outcome::Rated(one) => title(one),
        // "a to b" would read as a change.
        Outcome::Between { worst, best } => {
            let small = |rating: usize| {
                let title = title(rating);
                Text { en: lower(&title.en), cy: title.cy.as_deref().map(lower) }
            };
            match worst + 1 == best {
                true => put("{worst} or {best}", &[("worst", &title(worst)), ("best", &small(best))]),
                false => put("Anything from {worst} to {best}", &[("worst", &small(worst)), ("best", &small(best))]),
            }
        }
        Outcome::Unknown => label("Not known"),
        Outcome::NotRated(why) => label(not_rated(why)),
    }
}

pub(crate) fn not_rated(why: WhyNotRated) -> &'static str {
    match why {
        WhyNotRated::Groups => "",
        WhyNotRated::NoUnitApplies => "Not rated: no unit applies",
        WhyNotRated::NoBand => "Not rated in this regime",
        WhyNotRated::Said => "Not rated",
        WhyNotRated::UnderMinimum => "Not rated: fewer answers than the regime asks for",
        WhyNotRated::Aggregate => "Not rated: several inspections together",
    }
}

pub(crate) fn no_basis(why: NoBasis) -> &'static str {
    match why {
        NoBasis::NoUnitApplies => "no basis",
        NoBasis::NoData => "not known",
    }
}

/// "1 finding", "1,200 findings"; nothing where there is none.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        some => Some(format!("{} {many}", whole_text(some as u64))),
    }
}

/// "1 has", "3 have".
pub(crate) fn have(count: usize) -> String {
    if count == 1 { "1 has".to_owned() } else { format!("{} have", whole_text(count as u64)) }
}

/// "1 of 3 standards has", "2 of 3 standards have", "the one standard has".
pub(crate) fn of_standards(some: usize, all: usize) -> String {
    match (some, all) {
        (1, 1) => "The one standard has".to_owned(),
        (1, _) => format!("1 of {all} standards has"),
        (_, _) => format!("{some} of {all} standards have"),
    }
}

/// "both standards", "all 3 standards".
pub(crate) fn all_of(count: u64, many: &str) -> String {
    if count == 2 { format!("both {many}") } else { format!("all {} {many}", whole_text(count)) }
}

/// "over the 5 of 59 questions that have counts", of what is known of several; `of` says what they are.
pub(crate) fn over_counted(counted: usize, of: &str) -> String {
    match counted {
        1 => format!("over the one of {of} that has counts"),
        many => format!("over the {many} of {of} that have counts"),
    }
}

/// A source's words in quotation marks; where they are not its own, without, and that.
pub(crate) fn quoted(words: &str, retold: bool) -> String {
    if retold { format!("{words} (retold here)") } else { format!("\"{words}\"") }
}

/// Whose words a figure is given in, before them.
pub(crate) fn whose(retold: bool) -> &'static str {
    if retold { "in words" } else { "in the source's words" }
}

/// Who owned a body: "Working Links (2015-02 to 2019-02); Seetec (from 2019-02)".
pub(crate) fn owners(provider: &Provider) -> String {
    provider.owners.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// What a source's words are about.
pub(crate) fn side(part: PrintedPart) -> &'static str {
    match part {
        PrintedPart::Whole => "sufficient",
        PrintedPart::Insufficient => "insufficient",
        PrintedPart::NotDone => "not done at all",
    }
}

/// What an overall result rests on.
pub(crate) fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Rule => "by the scoring rule",
        Basis::Panel => "after the ratings panel",
        Basis::Published => "from the published count of ratings",
        Basis::Printed => "as printed",
    }
}

/// " (assumed)" behind an edge that no source gives so.
pub(crate) fn assumed(status: Option<Status>) -> &'static str {
    if status == Some(Status::Assumed) { " (assumed)" } else { "" }
}

/// What the result that stands rests on. Counts of ratings that come to the points that are printed are as published.
pub(crate) fn basis_of(total: &Total) -> &'static str {
    match (total.basis, total.points_basis) {
        (Basis::Published, Basis::Printed) => "as published",
        (stands, _) => basis(stands),
    }
}

pub(crate) fn why_no_overall(framework: &Framework, why: WhyNoOverall) -> Text {
    let level = framework.overall.as_ref().map(|overall| framework.levels[overall.level].as_str());
    match (why, level.filter(|level| *level != "standard")) {
        (WhyNoOverall::Missing { unknown: 1, not_rated: 0 }, None) => label("1 standard is not known"),
        (WhyNoOverall::Missing { unknown, not_rated: 0 }, None) => {
            put("{missing} standards are not known", &[("missing", &number(unknown))])
        }
        (WhyNoOverall::Missing { unknown, not_rated }, level) => {
            let level = level.unwrap_or("standard");
            let so = |many: usize, what: &str| match many {
                0 => None,
                1 => Some(format!("1 {level} is not {what}")),
                many => Some(format!("{many} {level}s are not {what}")),
            };
            let said = [so(unknown, "known"), so(not_rated, "rated")].into_iter().flatten();
            said.collect::<Vec<_>>().join(", and ").as_str().into()
        }
        (WhyNoOverall::NoBands(standards), None) => {
            put("no bands for {standards} standards", &[("standards", &number(standards))])
        }
        (WhyNoOverall::NoBands(many), Some(level)) => format!("no bands for {many} {level}s").as_str().into(),
    }
}

/// What became of a recommendation, for a reader.
pub(crate) fn follow_up(status: FollowUpStatus) -> &'static str {
    match status {
        FollowUpStatus::Done => "done",
        FollowUpStatus::InPart => "done in part",
        FollowUpStatus::NotDone => "not done",
    }
}

/// How answers came, for a reader.
pub(crate) fn reached(reached: Reached) -> &'static str {
    match reached {
        Reached::Recorded => "recorded",
        Reached::Derived => "derived",
        Reached::Mixed => "recorded, gaps derived",
        Reached::Counts => "from counts",
        Reached::Entered => "as printed",
        Reached::Stated => "stated limit",
        Reached::None => "no data",
    }
}

/// A warning on a node, for a reader.
pub(crate) fn flag(flag: Flag) -> &'static str {
    match flag {
        Flag::UnknownAnswersCouldChange => "the unknown answers could put it in another band",
        Flag::RoundingDecides => "the exact figure and the printed one fall in different bands",
        Flag::UnderMinimum => "it rests on fewer answers than the regime asks for",
        Flag::PanelWithoutTrigger => "the panel moved it although nothing made it eligible",
        Flag::PanelMoreThanOneBand => "the panel moved it by more than one band",
        Flag::PanelOnUnknown => "the panel rated what the scoring rule cannot",
    }
}

/// Where a rating begins at its edge: "from", or "above" it.
pub(crate) fn from(band: &Band, edge: usize) -> &'static str {
    if band.is_above(edge) { "above" } else { "from" }
}

/// What blanks count as, where a regime counts them as insufficient and a question is answered from a table.
pub(crate) fn blanks_counted(question: CardQuestion<'_, '_>) -> Option<&'static str> {
    let counts = question.card.framework.blanks().0 == Blank::Insufficient;
    let from_table = matches!(question.score().reached, Reached::Recorded | Reached::Derived | Reached::Mixed);
    (counts && from_table).then_some("blank answers count as insufficient in this regime")
}

/// "65", "above 65".
pub(crate) fn bare_edge(band: &Band, edge: usize) -> String {
    let above = if band.is_above(edge) { "above " } else { "" };
    format!("{above}{}", decimal(&band.edges[edge]))
}

/// "Good from 65%": where a rating begins.
pub(crate) fn edge(framework: &Framework, band: &Band, edge: usize) -> String {
    format!("{} {} {}%", rating(framework, edge + 1), from(band, edge), decimal(&band.edges[edge]))
}

/// A reason for the panel, for a reader.
pub(crate) fn discretion(framework: &Framework, one: &Discretion) -> String {
    let way = match one.direction {
        Direction::Up => "may be raised",
        Direction::Down => "may be lowered",
    };
    let why = match one.trigger {
        Trigger::WithinPoints => "the lowest figure is close to the edge",
        Trigger::OneCase => "one unit judged differently would change it",
        Trigger::CasesAtMost => "it rests on very few units",
    };
    let ids: Vec<&str> = one.children.iter().map(|child| child.label(framework)).collect();
    format!("{way} by the ratings panel: {why} ({} would have to cross)", list(&ids))
}

/// How units count, for a reader.
pub(crate) fn counts_as(counts: CountsAs) -> &'static str {
    match counts {
        CountsAs::Sufficient => "sufficient",
        CountsAs::Insufficient => "insufficient",
        CountsAs::SufficientIncomplete => "sufficient, although something about them is not known",
        CountsAs::InsufficientIncomplete => "insufficient, although something about them is not known",
        CountsAs::CannotTell => "unknown: could not be judged",
        CountsAs::Missing => "unknown: no answer",
        CountsAs::Open => "unknown: the observations leave it open",
        CountsAs::MayNotApply => "open whether it applies: a fact is blank",
        CountsAs::DoesNotApply => "left out: it does not apply to them",
        CountsAs::AnsweredNotApplicable => "left out: answered n/a",
        CountsAs::NothingToAsk => "left out: nothing of the rule can be asked of them",
        CountsAs::TooManyBlanks => "left out: more is blank than the regime allows",
    }
}

/// "a, b and c".
pub(crate) fn list(words: impl IntoIterator<Item: AsRef<str>>) -> String {
    joined(words, "and")
}

/// "a, b or c".
pub(crate) fn either(words: impl IntoIterator<Item: AsRef<str>>) -> String {
    joined(words, "or")
}

fn joined(words: impl IntoIterator<Item: AsRef<str>>, last: &str) -> String {
    let words: Vec<String> = words.into_iter().map(|word| word.as_ref().to_owned()).collect();
    match words.as_slice() {
        [most @ .., end] if !most.is_empty() => format!("{} {last} {end}", most.join(", ")),
        words => words.concat(),
    }
}

/// "1 case", "3 cases".
pub(crate) fn units(framework: &Framework, unit: &str, count: usize) -> String {
    format!("{} {}", whole_text(count as u64), unit_word(framework, unit, count))
}

/// "case", "cases".
pub(crate) fn unit_word<'f>(framework: &'f Framework, unit: &'f str, count: usize) -> &'f str {
    match framework.catalogue.units.get(unit) {
        Some(known) if count == 1 => &known.title.en,
        Some(_) | None => plural(framework, unit),
    }
}

/// "40 cases (sheet Cases); 2 rows left out by the column map": these units, from the tables of an inspection; its table of counts only where
/// rows of it are left out. `None` where there is neither.
pub(crate) fn read(units: &[String], inspection: &Inspection) -> Option<Item> {
    let tables = &inspection.tables;
    let of_counts = (inspection.left_out.rows > 0).then_some("a table of counts");
    let units: Vec<&str> = units.iter().map(String::as_str).chain(of_counts).collect();
    if units.is_empty() {
        return None;
    }
    let aside: usize = tables.iter().map(UnitTable::set_aside).sum();
    let left_out: usize = tables.iter().map(|table| table.left_out.rows).chain([inspection.left_out.rows]).sum();
    let rows = |rows: usize, why: &str| match rows {
        0 => String::new(),
        1 => format!("; 1 row {why}"),
        _ => format!("; {} rows {why}", whole_text(rows as u64)),
    };
    let (aside, left_out) = (rows(aside, "of other assessors set aside"), rows(left_out, "left out by the column map"));
    Some(Item::new("Read", format!("{}{}{aside}{left_out}", units.join(", "), sheets(tables))))
}

/// " (sheet Cases)", where tables stand in workbooks.
fn sheets(tables: &[UnitTable]) -> String {
    let mut names: Vec<&str> = tables.iter().filter_map(|table| table.sheet.as_deref()).collect();
    names.dedup();
    match names[..] {
        [] => String::new(),
        [one] => format!(" (sheet {one})"),
        _ => format!(" (sheets {})", list(&names)),
    }
}

/// "cases".
pub(crate) fn plural<'f>(framework: &'f Framework, unit: &'f str) -> &'f str {
    framework.catalogue.units.get(unit).map_or(unit, |unit| &unit.plural.en)
}

/// With a small first letter, for use within a sentence; a word with more capitals is a name and keeps them.
pub(crate) fn lower(text: &str) -> String {
    let mut characters = text.chars();
    if text.split_whitespace().next().is_some_and(|word| word.chars().skip(1).any(char::is_uppercase)) {
        return text.to_owned();
    }
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}
