//! One figure of inspections.

use assize_compose::UnknownFigure;
use assize_diag::{Code, Diagnostic, Place};
use assize_disclose::Mask;
use assize_framework::Library;
use assize_report::Report;
use assize_scoring::{Admitted, FigureName, Part, Scorecard, review, trace};

use super::{LISTED, Wanted, scored};
use crate::commands::World;
use crate::findings::Findings;

const UNKNOWN_FIGURE: Code = Code::new("usage/unknown-figure");
const AMBIGUOUS_FIGURE: Code = Code::new("usage/ambiguous-figure");

/// How one figure was derived.
pub(crate) fn explanation(
    typed: &str,
    wanted: &Wanted<'_>,
    library: &Library,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<Report> {
    of_figure(typed, wanted, library, world, findings, |admitted, card, name, findings| {
        let trace = trace(admitted, card, name)?;
        Some(assize_compose::explanation(card, &trace, &findings.sources, &Mask::internal()))
    })
}

/// One figure as a sentence.
pub(crate) fn quotation(
    typed: &str,
    wanted: &Wanted<'_>,
    library: &Library,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<Report> {
    of_figure(typed, wanted, library, world, findings, |_, card, name, _| {
        assize_compose::quotation(card, name, &Mask::internal())
    })
}

/// Finds the figure that was typed and makes a report of it; `None` of `make`: it has no such part or group.
fn of_figure(
    typed: &str,
    wanted: &Wanted<'_>,
    library: &Library,
    world: World<'_>,
    findings: &mut Findings,
    make: impl FnOnce(&Admitted<'_>, &Scorecard<'_>, &FigureName, &Findings) -> Option<Report>,
) -> Option<Report> {
    scored(wanted, library, world, findings, |admitted, cards, findings| {
        let found = assize_compose::find(typed, cards).map_err(|unknown| unknown_figure(typed, &unknown));
        let (index, name) = findings.keep(found)?;
        let report = make(&admitted[index], &cards[index], &name, findings);
        let report = findings.keep(report.ok_or_else(|| no_such_part(typed)))?;
        review(&cards[index], &mut findings.diagnostics);
        Some(report)
    })
}

fn no_such_part(typed: &str) -> Diagnostic {
    Diagnostic::error(UNKNOWN_FIGURE, format!("`{typed}` names a part or a group that this figure does not have"))
        .at(Place::Argument(typed.to_owned()))
        .help("a question has `#share`, `#insufficient`, `#not-done` and groups `@fact=value`; a node `#rating`, `#share`, `#points`")
}

fn unknown_figure(typed: &str, unknown: &UnknownFigure) -> Diagnostic {
    let place = Place::Argument(typed.to_owned());
    if let Some(part) = &unknown.part {
        let parts: Vec<_> = Part::ALL.into_iter().map(|part| format!("`{}`", part.word())).collect();
        return Diagnostic::error(UNKNOWN_FIGURE, format!("no part of a figure is called `{part}`"))
            .at(place)
            .help(format!("there are {}", parts.join(", ")));
    }
    if unknown.candidates.is_empty() {
        return Diagnostic::error(UNKNOWN_FIGURE, format!("no figure is called `{typed}`")).at(place).help(
            match &unknown.nearest {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`score --writer json` has the name of every figure; its id alone (`2.1.3`) will do".to_owned(),
            },
        );
    }
    let listed: Vec<_> = unknown.candidates.iter().take(LISTED).map(|name| format!("`{name}`")).collect();
    let more = match unknown.candidates.len().saturating_sub(LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Diagnostic::error(AMBIGUOUS_FIGURE, format!("`{typed}` may mean {} figures", unknown.candidates.len()))
        .at(place)
        .help(format!("say more of the name: {}{more}", listed.join(", ")))
}
