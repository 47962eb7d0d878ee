//! What became of recommendations: each follow-up in the record is of an inspection before it, of the same body or of one before it.

use assize_model::{FollowUpStatus, Inspection, Lineage, RemarkKind};
use assize_testing::carried_with_record;

/// The sources of 2014 name no inspection that is held: "previous inspection findings", "inspection in 2010".
const OF_NONE_IN_THE_RECORD: [&str; 1] = ["earlier-inspections"];

#[test]
fn each_follow_up_is_of_an_earlier_inspection_along_the_lineage() {
    let (_, library, inspections) = carried_with_record();
    let lineage = Lineage::new(&library.providers);
    let mut found = Vec::new();
    for inspection in &inspections {
        for follow_up in &inspection.follow_ups {
            let of = follow_up.value.of.as_str();
            found.push((inspection.id.as_str(), of, follow_up.value.status));
            if OF_NONE_IN_THE_RECORD.contains(&of) {
                continue;
            }
            let named = |one: &&Inspection| {
                one.id == of || one.remarks.iter().any(|remark| remark.value.id.as_deref() == Some(of))
            };
            let earlier = inspections.iter().find(named);
            let earlier = earlier.unwrap_or_else(|| panic!("{}: there is no {of}", inspection.id));
            assert!(earlier.published < inspection.published, "{}: {of} came later", inspection.id);
            let before = lineage.predecessors(&inspection.provider);
            let is_of_line = earlier.provider.id == inspection.provider.id
                || before.iter().any(|(provider, _)| provider.id == earlier.provider.id);
            assert!(is_of_line, "{}: {of} is of another body", inspection.id);
        }
    }
    let in_part = FollowUpStatus::InPart;
    for expect in [
        ("london-crc-2018", "north-london-crc-2016", in_part),
        ("london-crc-2019", "london-crc-2018", in_part),
        ("nps-london-2018", "north-london-nps-2016", in_part),
        ("nps-london-2019", "nps-london-2018", in_part),
    ] {
        assert!(found.contains(&expect), "{expect:?}");
    }
}

/// As many as the sources give: three of the Trust, four of the company in 2016, one of six in 2019.
#[test]
fn londons_recommendations_are_those_of_the_sources() {
    let (_, _, inspections) = carried_with_record();
    for (id, expect) in [
        ("london-trust-2014", 3),
        ("north-london-crc-2016", 4),
        ("north-london-nps-2016", 0),
        ("nps-london-2018", 0),
        ("london-crc-2019", 1),
    ] {
        let inspection = inspections.iter().find(|one| one.id == id).unwrap();
        let of_kind = |kind: RemarkKind| inspection.remarks.iter().filter(|one| one.value.kind == kind).count();
        assert_eq!(of_kind(RemarkKind::Recommendation), expect, "{id}");
        assert!(of_kind(RemarkKind::Strength) > 0 && of_kind(RemarkKind::Concern) > 0, "{id}");
        let sourced = inspection.remarks.iter().all(|one| one.value.source.is_some());
        assert!(sourced && inspection.follow_ups.iter().all(|one| one.value.source.is_some()), "{id}");
    }
}
