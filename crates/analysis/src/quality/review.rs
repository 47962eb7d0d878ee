//! What in the data an analyst must act on. No message holds a value of a case.

use assize_diag::{Code, Diagnostic, Diagnostics, Place};

use assize_scoring::Admitted;

use super::sample::check;
use super::{AskedOf, Quality, RowsFound, SampleCheck, TableQuality};

/// Warns where the sample cannot be as the record says, in itself or beside the units that were read: intervals rest on it.
pub fn review_sample(admitted: &Admitted<'_>, diagnostics: &mut Diagnostics) {
    if let Some(design) = &admitted.inspection.sample {
        let sample = check(design, admitted);
        sums(&sample, diagnostics);
        read(&sample, diagnostics);
    }
}

/// Warns of what an analyst must act on beside [`review_sample`]; the rest of [`Quality`] is for reading.
pub fn review_quality(quality: &Quality<'_>, diagnostics: &mut Diagnostics) {
    for table in &quality.tables {
        answers(table, quality, diagnostics);
        facts(table, diagnostics);
        contradictions(table, quality, diagnostics);
        dates(table, diagnostics);
        identical(table, diagnostics);
    }
}

/// Does what the record says of the sample add up?
fn sums(sample: &SampleCheck<'_>, diagnostics: &mut Diagnostics) {
    let design = sample.design;
    let Some(place) = &design.place else { return };
    nested([design.eligible, design.drawn, design.assessed, design.replaced], place, diagnostics);
    for one in &sample.strata {
        let stratum = one.stratum;
        nested([stratum.eligible, stratum.drawn, stratum.assessed, stratum.replaced], &one.span.into(), diagnostics);
    }
    let strata = || sample.strata.iter().map(|one| one.stratum);
    let parts = [
        ("eligible", design.eligible, strata().map(|one| one.eligible).collect::<Option<Vec<u64>>>()),
        ("drawn", design.drawn, strata().map(|one| one.drawn).collect()),
        ("assessed", design.assessed, strata().map(|one| one.assessed).collect()),
        ("replaced", design.replaced, strata().map(|one| one.replaced).collect()),
    ];
    for (what, whole, parts) in parts {
        let (Some(whole), Some(parts)) = (whole, parts.filter(|parts| !parts.is_empty())) else { continue };
        let sum: u64 = parts.iter().sum();
        if sum != whole {
            diagnostics.push(sample_sums(format!("the strata have {sum} {what}, and the sample has {whole}"), place));
        }
    }
}

fn nested([eligible, drawn, assessed, replaced]: [Option<u64>; 4], place: &Place, diagnostics: &mut Diagnostics) {
    if let (Some(eligible), Some(drawn)) = (eligible, drawn)
        && drawn > eligible
    {
        diagnostics.push(sample_sums(format!("{drawn} were drawn, and only {eligible} were eligible"), place));
    }
    if let (Some(eligible), None, Some(assessed)) = (eligible, drawn, assessed)
        && assessed > eligible
    {
        diagnostics.push(sample_sums(format!("{assessed} were assessed, and only {eligible} were eligible"), place));
    }
    if let (Some(drawn), Some(assessed)) = (drawn, assessed)
        && assessed + replaced.unwrap_or(0) > drawn
    {
        let replaced = replaced.map(|replaced| format!(" and {replaced} replaced")).unwrap_or_default();
        diagnostics
            .push(sample_sums(format!("{assessed} were assessed{replaced}, and only {drawn} were drawn"), place));
    }
}

fn sample_sums(message: String, place: &Place) -> Diagnostic {
    Diagnostic::warning("quality/sample-sums", message)
        .at(place.clone())
        .help("check the counts: `drawn` counts replacements too, and the strata are the whole sample")
}

/// Are the units that were assessed those that were read?
fn read(sample: &SampleCheck<'_>, diagnostics: &mut Diagnostics) {
    let Some(rows) = sample.read else { return };
    let unit = sample.design.unit();
    if let (Some(eligible), None, Some(place)) = (sample.design.eligible, sample.design.assessed, &sample.design.place)
        && rows > eligible
    {
        let message = format!("{eligible} were eligible, and the table of units of kind `{unit}` has {rows}");
        diagnostics.push(sample_sums(message, place));
    }
    if let (Some(assessed), Some(place)) = (sample.design.assessed, &sample.design.place)
        && assessed != rows
    {
        let message = format!("{assessed} were assessed, and the table of units of kind `{unit}` has {rows}");
        diagnostics.push(sample_read(message, place));
    }
    for one in &sample.strata {
        let (Some(assessed), Some(read)) = (one.stratum.assessed, one.read) else { continue };
        if read > assessed || read + one.may_be < assessed {
            let may_be =
                if one.may_be > 0 { format!(", and {} more that may be of it", one.may_be) } else { String::new() };
            let message = format!(
                "{assessed} units of the stratum `{}` were assessed, and the table has {read}{may_be}",
                one.stratum.title
            );
            diagnostics.push(sample_read(message, &one.span.into()));
        }
    }
    let Some(place) = &sample.design.place else { return };
    for (count, what) in [(sample.of_none, "of none"), (sample.of_several, "of more than one")] {
        if let Some(count) = count.filter(|count| *count > 0) {
            let message = format!("the strata are not the whole sample, each unit once: {} {what}", units(count));
            let help = "check `when` of the strata: together they must take in every unit, and each unit once";
            diagnostics.push(Diagnostic::warning("quality/strata", message).at(place.clone()).help(help));
        }
    }
}

fn sample_read(message: String, place: &Place) -> Diagnostic {
    Diagnostic::warning("quality/sample-read", message)
        .at(place.clone())
        .help("find the units that are missing or too many; if the table is right, correct `assessed`")
}

/// "1 unit", "3 units".
fn units(count: u64) -> String {
    if count == 1 { "1 unit".to_owned() } else { format!("{count} units") }
}

fn answers(table: &TableQuality, quality: &Quality<'_>, diagnostics: &mut Diagnostics) {
    for counts in &table.answers {
        if counts.asked > 0
            && counts.blank == counts.asked
            && let AskedOf::Question(question) = &counts.of
        {
            let called = quality.called(*question);
            let message = format!("{called} applies to {} and has no answer", units(counts.asked));
            let diagnostic = Diagnostic::warning("quality/unanswered", message).at(counts.place.clone());
            diagnostics.push(diagnostic.help("fill the column, or take it out so that a rule can be worked"));
        }
    }
}

fn facts(table: &TableQuality, diagnostics: &mut Diagnostics) {
    for gaps in table.facts.iter().filter(|gaps| gaps.is_needed) {
        let Some(place) = gaps.open.place.clone() else { continue };
        let (count, questions) = (gaps.open.count, gaps.open_questions.len());
        let questions =
            if questions == 1 { "1 question applies".to_owned() } else { format!("{questions} questions apply") };
        let message =
            format!("`{}` is blank for {}, so it is open whether {questions} to them", gaps.fact, units(count));
        diagnostics.push(
            Diagnostic::warning("quality/blank-fact", message)
                .label(place, "the first of them")
                .help("record the fact; `not-known`, where the fact has that value, is an answer, and blank is none"),
        );
    }
}

fn contradictions(table: &TableQuality, quality: &Quality<'_>, diagnostics: &mut Diagnostics) {
    for one in &table.contradictions {
        let called = quality.called(one.question);
        for (lines, is, all) in
            [(&one.yes_against_all, "sufficient", "insufficient"), (&one.no_against_all, "insufficient", "sufficient")]
        {
            let Some(place) = lines.place.clone() else { continue };
            let message = format!("{called} is {is} for {}, and every prompt of it is {all}", units(lines.count));
            diagnostics.push(first(Code::new("quality/contradiction"), message, place, lines).help(
                "ask the assessor which is meant; nothing is corrected, and the question's own answer is scored",
            ));
        }
    }
}

fn dates(table: &TableQuality, diagnostics: &mut Diagnostics) {
    let Some(dates) = &table.dates else { return };
    for (lines, when) in [(&dates.before, "before"), (&dates.after, "after")] {
        let Some(place) = lines.place.clone() else { continue };
        let message = format!("{} began {when} the window of the sample", units(lines.count));
        let diagnostic = first(Code::new("quality/outside-window"), message, place, lines);
        diagnostics
            .push(diagnostic.help("check the day, and whether the unit belongs to the sample; it is scored as it is"));
    }
}

fn identical(table: &TableQuality, diagnostics: &mut Diagnostics) {
    let rows = &table.identical.rows;
    let Some(place) = rows.place.clone() else { return };
    let message = format!("{} rows are the same as another in every column but the id", rows.count);
    let diagnostic = first(Code::new("quality/identical-rows"), message, place, rows);
    diagnostics.push(diagnostic.help("a row may have been copied and not filled in, or one unit may have two ids"));
}

/// A warning at the first of some rows.
fn first(code: Code, message: String, place: Place, lines: &RowsFound) -> Diagnostic {
    let others = match lines.first.as_slice() {
        [] | [_] => String::new(),
        [_, others @ ..] => {
            let listed: Vec<String> = others.iter().map(u32::to_string).collect();
            let more = lines.count.saturating_sub(lines.first.len() as u64);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            format!("also on {} {}{more}", if listed.len() == 1 { "line" } else { "lines" }, listed.join(", "))
        }
    };
    Diagnostic::warning(code, message).label(place, others)
}
