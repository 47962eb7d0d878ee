//! The table of layers: which crate may use which.

use super::Crate;
use super::manifest::entries;

/// For tests of every crate, and for nothing else.
const TESTING: &str = "testing";

/// Each crate and what it may use, in the order of the lines of `ARCHITECTURE.md`; tests may use anything on an earlier line.
const LAYERS: [(usize, &str, &[&str]); 19] = [
    (0, "diag", &[]),
    (0, "report", &[]),
    (0, "stats", &[]),
    (1, "model", &["diag"]),
    (1, "writer", &["report"]),
    (1, "chart", &["report"]),
    (2, "reader", &["diag", "model"]),
    (2, "loader", &["diag", "report", "writer"]),
    (2, "writers", &["report", "writer", "chart"]),
    (3, "framework", &["diag", "model", "reader"]),
    (3, "intake", &["diag", "model", "reader"]),
    (4, "scoring", &["diag", "reader", "model", "framework"]),
    (5, "synthesis", &["diag", "stats", "model", "reader", "framework"]),
    (5, "analysis", &["diag", "stats", "model", "framework", "scoring"]),
    (6, TESTING, &["diag", "model", "framework", "intake", "scoring"]),
    (6, "disclose", &["diag", "report", "model", "scoring", "analysis"]),
    (7, "compose", &["diag", "report", "stats", "model", "framework", "scoring", "analysis", "disclose"]),
    (8, "study", &["diag", "report", "model", "framework", "intake", "scoring", "analysis", "disclose", "compose"]),
    (
        9,
        "cli",
        &[
            "diag",
            "report",
            "model",
            "writer",
            "framework",
            "intake",
            "loader",
            "writers",
            "scoring",
            "synthesis",
            "analysis",
            "compose",
            "study",
        ],
    ),
];

/// Holds the manifests against the table.
pub(super) fn check(crates: &[Crate]) -> Vec<String> {
    let mut faults = Vec::new();
    for one in crates {
        let path = format!("crates/{}/Cargo.toml", one.name);
        let Some((line, _, may_use)) = layer(&one.name) else {
            faults.push(format!("{path}: `{}` is not in the table of layers in xtask/src/tidy/layers.rs", one.name));
            continue;
        };
        for entry in entries(&one.manifest) {
            let Some(used) = entry.name.strip_prefix("assize-") else { continue };
            let is_earlier = layer(used).is_some_and(|(other, ..)| other < line);
            let is_allowed = match entry.section {
                "dependencies" | "build-dependencies" => may_use.contains(&used),
                _ => is_earlier || used == TESTING,
            };
            if !is_allowed {
                faults.push(format!("{path}:{}: `{}` may not use `{used}`", entry.number, one.name));
            }
        }
    }
    faults
}

fn layer(name: &str) -> Option<(usize, &'static str, &'static [&'static str])> {
    LAYERS.into_iter().find(|(_, known, _)| *known == name)
}

#[cfg(test)]
mod tests {
    use super::{Crate, LAYERS, check, layer};

    fn named(name: &str, manifest: &str) -> Crate {
        Crate { name: name.into(), manifest: manifest.into(), sources: vec![] }
    }

    #[test]
    fn a_crate_uses_only_what_it_may() {
        let crates = [
            named("scoring", "[dependencies]\nassize-intake.workspace = true\nassize-model.workspace = true\n"),
            named(
                "model",
                "[dependencies]\nassize-report = { path = \"../report\" }\n[dev-dependencies]\nassize-report.workspace = true\n",
            ),
            named("report", "[dev-dependencies]\nassize-model.workspace = true\n"),
            named("kitchen", ""),
        ];
        let faults = check(&crates);
        assert_eq!(
            faults,
            [
                "crates/scoring/Cargo.toml:2: `scoring` may not use `intake`",
                "crates/model/Cargo.toml:2: `model` may not use `report`",
                "crates/report/Cargo.toml:2: `report` may not use `model`",
                "crates/kitchen/Cargo.toml: `kitchen` is not in the table of layers in xtask/src/tidy/layers.rs",
            ]
        );
    }

    #[test]
    fn the_table_itself_goes_one_way() {
        for (line, name, may_use) in LAYERS {
            for used in may_use {
                assert!(layer(used).is_some_and(|(other, ..)| other < line), "{name} uses {used}");
            }
        }
    }
}
