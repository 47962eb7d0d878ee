//! What part of the work a user means: a theme, a stage, or standards by their titles.

use std::collections::BTreeSet;

use assize_analysis::Topic;
use assize_diag::{Diagnostic, Place, nearest};
use assize_framework::{Framework, Library};
use assize_model::{Observation, fold};

use crate::score::LISTED;

/// What people call the theme of safety otherwise.
const SAFETY: [&str; 14] = [
    "harm",
    "keeping-other-people-safe",
    "keeping-others-safe",
    "keeping-people-safe",
    "keeping-the-public-safe",
    "managing-risk-of-harm",
    "protecting-others",
    "protecting-the-public",
    "public-protection",
    "public-safety",
    "risk-of-harm",
    "risk-of-serious-harm",
    "rosh",
    "safety-of-other-people",
];

/// The themes of the catalogue, and the stages of the work.
pub fn themes(library: &Library) -> BTreeSet<&str> {
    observations(library).flat_map(|one| [one.theme.as_str(), one.stage.as_str()]).collect()
}

fn observations(library: &Library) -> impl Iterator<Item = &Observation> {
    library.frameworks.values().flat_map(|framework| framework.catalogue.observations.values())
}

/// The theme or stage of this name, else the standards with these words in their titles.
pub(crate) fn topic(named: &str, library: &Library) -> Result<Topic, Diagnostic> {
    let themes = themes(library);
    let name = fold(named).replace(' ', "-");
    let name = if SAFETY.contains(&&*name) { "safety".to_owned() } else { name };
    let has_it =
        |topic: &Topic, framework: &Framework| (0..framework.nodes.len()).any(|node| topic.has_node(framework, node));
    let mut frameworks = library.frameworks.values();
    if let Some(name) = themes.get(name.as_str()) {
        let is_stage = observations(library).any(|one| one.stage == **name);
        let stage = Topic::stage(name);
        // No standard that is rated is called sentencing, and its questions tell which are of it.
        let is_rated = |framework: &Framework| !framework.ratings.is_empty() && has_it(&stage, framework);
        return Ok(if is_stage && frameworks.any(is_rated) { stage } else { Topic::theme(name) });
    }
    let titled = Topic::titled(named);
    let is_known = frameworks.any(|framework| has_it(&titled, framework));
    if is_known { Ok(titled) } else { Err(unknown_theme(named, &themes, library)) }
}

fn unknown_theme(named: &str, themes: &BTreeSet<&str>, library: &Library) -> Diagnostic {
    let nodes = || library.frameworks.values().flat_map(|framework| &framework.nodes);
    let titles = || nodes().map(|node| node.title.en.as_str());
    let of_id: BTreeSet<_> = nodes()
        .filter(|node| node.id == fold(named))
        .map(|node| format!("`{}`", node.title.en.to_lowercase()))
        .collect();
    let of_id: Vec<String> = of_id.into_iter().take(LISTED).collect();
    let listed: Vec<&str> = themes.iter().copied().filter(|theme| !theme.is_empty()).collect();
    let help = match (of_id.as_slice(), nearest(named, themes.iter().copied().chain(titles()))) {
        ([_, ..], _) => {
            format!("an id means another standard under each regime; name its title, of {}", of_id.join(", "))
        }
        ([], Some(near)) => format!("did you mean `{}`?", near.to_lowercase()),
        ([], None) => format!(
            "themes and stages are {}; or name a standard by words of its title (`staffing`, `leadership`)",
            listed.join(", ")
        ),
    };
    Diagnostic::error("usage/unknown-theme", format!("no theme, stage or standard is called `{named}`"))
        .at(Place::Argument(format!("--theme {named}")))
        .help(help)
}

#[cfg(test)]
mod tests {
    use assize_diag::MemoryFiles;

    use super::topic;
    use crate::{Findings, library};

    #[test]
    fn a_part_of_the_work_goes_by_its_theme_its_stage_or_titles_of_standards() {
        let known = library(&[], &MemoryFiles::default(), &mut Findings::default()).unwrap();
        let found = |named: &str| topic(named, &known).map(|topic| (topic.name.clone(), topic.is_part()));
        assert_eq!(found("Unpaid work").unwrap(), ("unpaid-work".to_owned(), true));
        assert_eq!(found("reviewing").unwrap(), ("reviewing".to_owned(), true));
        assert_eq!(found("Staffing").unwrap(), ("staffing".to_owned(), false));
        // What is said under the standards on youth justice is of the stage; work with victims is delivered, but under a standard of its own.
        for (named, framework, id, expect) in [
            ("planning", "youth-2018", "2.2", true),
            ("delivery", "youth-2025", "2.3", true),
            ("delivery", "2018-nps", "3.2", false),
            ("sentencing", "2018-nps", "3.1", true),
            ("resettlement", "2018-crc", "4.2", true),
        ] {
            let (topic, framework) = (topic(named, &known).unwrap(), &known.frameworks[framework]);
            let node = framework.nodes.iter().position(|node| node.id == id).unwrap();
            assert_eq!(topic.has_node(framework, node), expect, "{named} of {} {id}", framework.id);
        }
        let help = |named: &str| found(named).unwrap_err().help.unwrap();
        assert_eq!(help("revewing"), "did you mean `reviewing`?");
        assert_eq!(help("staffng"), "did you mean `staffing`?");
        assert!(help("1.2").contains("`staff`, `staffing`"), "{}", help("1.2"));
        assert!(help("qqqqqqqq").contains("planning") && help("qqqqqqqq").contains("leadership"));
    }
}
