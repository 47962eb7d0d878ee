//! One figure of inspections.

use assize_analysis::{margins, units};
use assize_compose::{Candidate, UnitIds, UnknownFigure, WordsFound};
use assize_diag::{Code, Diagnostic, Place};
use assize_disclose::widest;
use assize_model::{Inspection, fold};
use assize_report::{Audience, Report};
use assize_scoring::{Admitted, FigureName, FigurePart, Scorecard, WrittenName, review, trace};

use crate::score::has_few_cases;
use crate::{Findings, Study};

const UNKNOWN_FIGURE: Code = Code::new("usage/unknown-figure");
const AMBIGUOUS_FIGURE: Code = Code::new("usage/ambiguous-figure");

/// How many figures are listed where several may be meant.
const NEAREST: usize = 10;

impl Study<'_> {
    /// How one figure was derived; of recommendations what they were, and what became of them.
    pub fn explanation(&self, typed: &str, ids: UnitIds, findings: &mut Findings) -> Option<Report> {
        if fold(typed) == "recommendations" {
            let mut inspections = self.read(findings)?;
            let later = self.spoken_of_by(&inspections, findings)?;
            let others = later.len();
            inspections.extend(later);
            let admitted = self.admit_all(&inspections, findings)?;
            let cards = self.score_all(&admitted, &[], &[], findings)?;
            return Some(assize_compose::recommendations(widest(cards.as_slice(), &findings.sources), others));
        }
        self.of_figure(typed, findings, |admitted, card, name, findings| {
            let (trace, uncertainty) = (trace(admitted, card, name)?, self.request.uncertainty);
            let mut report = assize_compose::explanation(
                widest(card, &findings.sources),
                &trace,
                &findings.sources,
                ids,
                uncertainty,
            );
            // Margins are for those who hold the cases, and are of what is rated.
            let is_rated = name.group.is_none() && (name.id == "overall" || card.framework.node(&name.id).is_some());
            if is_rated && report.audience == Audience::Internal && has_few_cases(card) {
                let margins = margins(card, &units(admitted));
                report.main_points.extend(assize_compose::better(card, &margins, name));
            }
            Some(report)
        })
    }

    /// The other inspections that the program carries which say what became of recommendations of these.
    fn spoken_of_by(&self, inspections: &[Inspection], findings: &mut Findings) -> Option<Vec<Inspection>> {
        // All that the program carries was asked for.
        if self.request.inputs.is_empty() {
            return Some(Vec::new());
        }
        let is_read = |id: &str| inspections.iter().any(|one| one.id == id);
        let speaks = |one: &Inspection| {
            let mut of = one.follow_ups.iter().filter_map(|one| one.value.of.split('/').next());
            !is_read(&one.id) && of.any(is_read)
        };
        Some(self.read_carried(findings)?.into_iter().filter(speaks).collect())
    }

    pub fn quotation(&self, typed: &str, findings: &mut Findings) -> Option<Report> {
        let uncertainty = self.request.uncertainty;
        self.of_figure(typed, findings, |_, card, name, findings| {
            assize_compose::quotation(widest(card, &findings.sources), name, uncertainty)
        })
    }

    /// Finds the figure that was typed and makes a report of it; `None` of `make`: it has no such part or group.
    fn of_figure(
        &self,
        typed: &str,
        findings: &mut Findings,
        make: impl FnOnce(&Admitted<'_>, &Scorecard<'_>, &FigureName, &Findings) -> Option<Report>,
    ) -> Option<Report> {
        let by = fact_of(typed);
        let inspections = self.read(findings)?;
        let admitted = self.admit_all(&inspections, findings)?;
        let cards = self.score_all(&admitted, &[], &by, findings)?;
        let found = assize_compose::find(typed, &cards);
        let found = found.map_err(|why| no_overall(typed, &cards).unwrap_or_else(|| unknown_figure(typed, &why)));
        let (index, name) = findings.keep(found)?;
        let report = make(&admitted[index], &cards[index], &name, findings);
        let report = findings.keep(report.ok_or_else(|| no_such_part(typed)))?;
        review(&cards[index], assize_compose::printed_outcome, &mut findings.diagnostics);
        Some(report)
    }
}

/// The fact by which a figure is broken down: `sex` in `2.1@sex=female#share`.
fn fact_of(figure: &str) -> Vec<String> {
    let group = WrittenName::try_from(figure).ok().and_then(|name| name.group);
    group.map(|(fact, _)| fact.to_owned()).into_iter().collect()
}

fn no_such_part(typed: &str) -> Diagnostic {
    Diagnostic::error(UNKNOWN_FIGURE, format!("`{typed}` names a part or a group that this figure does not have"))
        .at(Place::Argument(typed.to_owned()))
        .help("a question has `#share`, `#insufficient`, `#not-done` and groups `@fact=value`; a node `#rating`, `#share`, `#points`")
}

/// Where the overall rating is asked for of inspections that have none: what they conclude in words, where they do.
fn no_overall(typed: &str, cards: &[Scorecard<'_>]) -> Option<Diagnostic> {
    let has_none = typed.rsplit('/').next() == Some("overall") && cards.iter().all(|card| card.total.is_none());
    let first = cards.first().filter(|_| has_none)?;
    let message = format!("there is no overall rating of `{}` under `{}`", first.inspection.id, first.framework.id);
    let verdict = |card: &Scorecard<'_>| Some(card.name(&card.inspection.verdicts.first()?.value.id).to_string());
    let help = match cards.iter().find_map(verdict) {
        Some(verdict) => format!("what the report concludes in words has a name: `{verdict}`"),
        None => format!("`assize score {}` shows what is known, and what can be quoted", first.inspection.id),
    };
    Some(Diagnostic::error(UNKNOWN_FIGURE, message).at(Place::Argument(typed.to_owned())).help(help))
}

fn unknown_figure(typed: &str, unknown: &UnknownFigure) -> Diagnostic {
    let place = Place::Argument(typed.to_owned());
    if let Some(part) = &unknown.part {
        let parts: Vec<_> = FigurePart::ALL.into_iter().map(|part| format!("`{}`", part.word())).collect();
        return Diagnostic::error(UNKNOWN_FIGURE, format!("no part of a figure is called `{part}`"))
            .at(place)
            .help(format!("there are {}", parts.join(", ")));
    }
    if unknown.candidates.is_empty() {
        return Diagnostic::error(UNKNOWN_FIGURE, format!("no figure is called `{typed}`")).at(place).did_you_mean_or(
            unknown.nearest.as_deref(),
            "`score --writer json` has the name of every figure; its id alone (`2.1.3`) will do; edges of ratings and other rules of a regime: `assize frameworks show 2018-crc`",
        );
    }
    let several: usize = unknown.candidates.iter().map(|one| 1 + one.more).sum();
    let (code, message, advice) = match unknown.words {
        None => {
            (AMBIGUOUS_FIGURE, format!("`{typed}` may mean {several} figures"), narrowed(typed, &unknown.candidates[0]))
        }
        Some(WordsFound::All) => {
            (AMBIGUOUS_FIGURE, format!("`{typed}` is in the titles of {several} figures"), "name one".to_owned())
        }
        Some(WordsFound::Some) => (
            UNKNOWN_FIGURE,
            format!("no figure is called `{typed}`"),
            "these have most of its words, or nearly".to_owned(),
        ),
    };
    let line = |one: &Candidate| {
        let more = match one.more {
            0 => String::new(),
            1 => " (and in 1 more inspection)".to_owned(),
            more => format!(" (and in {more} more inspections)"),
        };
        format!("\n`{}` {}{more}", one.name, one.title)
    };
    let listed: String = unknown.candidates.iter().take(NEAREST).map(line).collect();
    let more = match unknown.candidates.len().saturating_sub(NEAREST) {
        0 => String::new(),
        more => format!("\nand {more} more"),
    };
    Diagnostic::error(code, message).at(place).help(format!("{advice}:{listed}{more}"))
}

/// How to say more, with the first figure that may be meant; of an inspection alone by what stands after it or before it.
fn narrowed(typed: &str, first: &Candidate) -> String {
    let id = first.name.rsplit('/').next().unwrap_or_default();
    match first.name.starts_with(&format!("{typed}/")) {
        true => format!(
            "name one (`{typed}/{id}`), or put words of its title before the inspection (`\"{}\" {typed}`); the first are",
            first.title.to_lowercase()
        ),
        false => "give more of the name".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::fact_of;

    #[test]
    fn the_fact_stands_in_the_name() {
        for (figure, expect) in [
            ("2.1.3", None),
            ("x/2018-crc/2.1.3@rosh.inspector=very high#share", Some("rosh.inspector")),
            ("2.1.3@sex=", Some("sex")),
            ("2.1.3@sex", None),
        ] {
            assert_eq!(fact_of(figure).first().map(String::as_str), expect, "{figure}");
        }
    }
}
