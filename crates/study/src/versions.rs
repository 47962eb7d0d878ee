//! Two versions of inspections' data.

use std::path::Path;

use assize_diag::{Diagnostic, Place};
use assize_model::Inspection;
use assize_report::Report;
use assize_scoring::Admitted;

use crate::{Findings, Study, is_table};

impl Study<'_> {
    /// What differs between an earlier and a later version, inspection by inspection: the two inputs of the request.
    pub fn difference(&self, findings: &mut Findings) -> Option<Report> {
        let [earlier_input, later_input] = self.request.inputs.as_slice() else {
            findings.push(nothing_in_common(Path::new("")));
            return None;
        };
        let read = self.request.inputs.chunks(1).map(|input| self.read_inputs(input, false, findings));
        let read: Vec<Option<Vec<Inspection>>> = read.collect();
        let [Some(earlier), Some(later)] = read.as_slice() else { return None };
        let admitted = [earlier, later].map(|version| self.admit_all(version, findings));
        let [Some(earlier), Some(later)] = &admitted else { return None };
        let cards = [self.score_all(earlier, &[], &[], findings)?, self.score_all(later, &[], &[], findings)?];
        let is_pair = |a: &Admitted<'_>, b: &Admitted<'_>| a.inspection.id == b.inspection.id;
        let one_each = earlier.len() == 1 && later.len() == 1;
        let mut compared = Vec::new();
        for (index, before) in earlier.iter().enumerate() {
            let Some(other) = later.iter().position(|after| one_each || is_pair(before, after)) else { continue };
            let after = &later[other];
            if before.framework.id != after.framework.id {
                findings.push(other_framework(before, after));
                continue;
            }
            // A bare table is called by its file.
            if before.inspection.id != after.inspection.id && !self.request.inputs.iter().any(|one| is_table(one)) {
                findings.push(two_inspections(before, after));
            }
            let (a, b) = (&cards[0][index], &cards[1][other]);
            let mut changes = assize_analysis::changes((before, a), (after, b));
            // A table alone has no record: it is named by its file, which is not a change.
            if self.request.inputs.iter().any(|one| is_table(one)) {
                changes.entries.retain(|entry| entry.section != "inspection");
            }
            compared.push((a, b, changes));
        }
        if compared.is_empty() && !findings.diagnostics.has_errors() {
            findings.push(nothing_in_common(later_input));
        }
        if findings.diagnostics.has_errors() {
            return None;
        }
        let alone = |these: &[Admitted<'_>], those: &[Admitted<'_>]| -> Vec<String> {
            let only = these.iter().filter(|one| !one_each && !those.iter().any(|other| is_pair(one, other)));
            only.map(|one| one.inspection.id.clone()).collect()
        };
        let alone = [alone(earlier, later), alone(later, earlier)].concat();
        let names = [earlier_input, later_input].map(|input| input.display().to_string());
        let names = names.each_ref().map(String::as_str);
        Some(assize_compose::difference(&compared, names, &alone))
    }
}

fn other_framework(before: &Admitted<'_>, after: &Admitted<'_>) -> Diagnostic {
    let (a, b) = (&before.framework.id, &after.framework.id);
    Diagnostic::error("usage/two-frameworks", format!("the earlier version is under `{a}`, the later one under `{b}`"))
        .at(after.inspection.framework_place.clone())
        .label(before.inspection.framework_place.clone(), "the earlier one")
        .help("versions of an inspection's data are compared under one framework; to set two inspections side by side, use `assize compare`")
}

fn two_inspections(before: &Admitted<'_>, after: &Admitted<'_>) -> Diagnostic {
    let (a, b) = (&before.inspection.id, &after.inspection.id);
    Diagnostic::warning(
        "usage/two-inspections",
        format!("`{a}` and `{b}` are two inspections, not two versions of the data of one"),
    )
    .at(Place::Argument(b.clone()))
    .help(format!("`assize compare {a} {b}` says what can be compared with what"))
}

fn nothing_in_common(later: &Path) -> Diagnostic {
    Diagnostic::error("usage/nothing-in-common", "no inspection is in both versions")
        .at(Place::Argument(later.display().to_string()))
        .help("inspections of tables are told apart by their columns `inspection`, or `provider` and `year`")
}
