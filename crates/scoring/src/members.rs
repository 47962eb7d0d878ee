//! Inspections whose figures are made of what their members bring (semantics 7.15, 7.46).

use assize_diag::{Diagnostic, Diagnostics, Spanned};
use assize_framework::{Framework, Library};
use assize_model::Inspection;

use crate::{AdmitOptions, Admitted, Scorecard, TallyOptions, admit, fill, pool, score, tally};

/// Those members of an inspection that its figures rest on, of all that were read, each fitted to this framework. What is not among them is
/// warned of. None where it rests on none; of an inspection that is rated from all of them, all or none.
pub fn admit_members<'a>(
    inspection: &Inspection,
    framework: &'a Framework,
    read: &[&'a Inspection],
    (library, options): (&Library, AdmitOptions),
    diagnostics: &mut Diagnostics,
) -> Vec<Admitted<'a>> {
    let mut found = Vec::new();
    for member in inspection.members.iter().filter(|_| inspection.rests_on_members()) {
        let is_usable = |other: &&&'a Inspection| {
            let is_alike = other.framework == inspection.framework && !other.rests_on_members();
            other.id == member.value && (is_alike || !inspection.is_pooled())
        };
        match read.iter().find(is_usable) {
            Some(other) => found.extend(admit(other, framework, library, options, diagnostics)),
            None => diagnostics.push(not_read(inspection, member)),
        }
    }
    if inspection.is_rated_from_members() && found.len() < inspection.members.len() {
        found.clear();
    }
    found
}

/// Counts and rates an inspection, with what these members of it bring.
pub fn score_with_members<'a>(
    admitted: &Admitted<'a>,
    members: &[Admitted<'a>],
    options: &TallyOptions,
) -> Scorecard<'a> {
    let cards: Vec<Scorecard<'a>> = members.iter().map(|member| score(member, tally(member, options), None)).collect();
    let cards: Vec<&Scorecard<'a>> = cards.iter().collect();
    if cards.is_empty() {
        return score(admitted, tally(admitted, options), None);
    }
    let (tally, spread) = match admitted.inspection.is_pooled() {
        true => pool(&cards),
        false => {
            let mut own = tally(admitted, options);
            let spread = fill(admitted.framework, &mut own, &cards);
            (own, spread)
        }
    };
    score(admitted, tally, Some(spread))
}

fn not_read(inspection: &Inspection, member: &Spanned<String>) -> Diagnostic {
    let (message, label) = match inspection.is_pooled() {
        true => (
            format!("the member `{}` is left out of the figures", member.value),
            "no record of that id under the same framework is read in this run",
        ),
        false => (format!("the member `{}` is not read", member.value), "so nothing is pooled from the members"),
    };
    Diagnostic::warning("inspection/member-not-read", message)
        .label(member.span, label)
        .help("name its record beside this one")
}
