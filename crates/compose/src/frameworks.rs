use assize_framework::{Framework, Library};
use assize_report::{Audience, Kind, Report, SCHEMA};

/// Which frameworks there are.
pub fn frameworks(_: &Library) -> Report {
    report("Frameworks", vec![])
}

/// What a framework asks.
pub fn framework(_: &Framework) -> Report {
    report("Frameworks", vec![])
}

fn report(title: &str, sections: Vec<assize_report::Section>) -> Report {
    Report {
        schema: SCHEMA,
        kind: Kind::Framework,
        audience: Audience::Public,
        title: title.to_owned(),
        notices: vec![],
        sections,
        inspections: vec![],
    }
}
