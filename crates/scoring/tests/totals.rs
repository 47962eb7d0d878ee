//! Every total of points under every regime that the program carries: each way to share the ratings out over the standards, entered
//! standard by standard and as published counts.

use assize_diag::{MemoryFiles, Sources};
use assize_framework::{Framework, Library};
use assize_scoring::{AdmitOptions, Outcome};
use assize_testing::{recorded, with_card};

/// For each regime with a total: standards in it, and the least points for each rating but the worst.
const REGIMES: [(&str, usize, [u64; 3]); 12] = [
    ("2018-crc", 10, [6, 16, 26]),
    ("2018-nps", 10, [6, 16, 26]),
    ("2019-crc", 10, [6, 16, 26]),
    ("2019-nps", 10, [6, 16, 26]),
    ("ap-2025", 5, [3, 8, 13]),
    ("pdu-2021", 9, [5, 14, 23]),
    ("pdu-2023", 7, [4, 11, 18]),
    ("region-2023", 8, [5, 13, 21]),
    ("youth-2018", 12, [7, 19, 31]),
    ("youth-2021", 12, [7, 19, 31]),
    ("youth-2025", 7, [4, 11, 18]),
    ("youth-2025-children-and-victims", 4, [3, 7, 11]),
];

const NAMES: [&str; 4] = ["inadequate", "requires-improvement", "good", "outstanding"];

#[test]
fn every_way_to_share_the_ratings_out_gives_the_total_and_its_rating() {
    let library = assize_testing::carried();
    let totalled = |framework: &&Framework| !framework.is_abstract && framework.overall.is_some();
    let mut found: Vec<_> = library.frameworks.values().filter(totalled).map(|one| one.id.as_str()).collect();
    found.sort_unstable();
    assert_eq!(found, REGIMES.map(|(id, ..)| id), "every regime with a total is here");
    for (id, standards, edges) in REGIMES {
        let framework = &library.frameworks[id];
        let ids: Vec<&str> =
            framework.standards_in_total().iter().map(|node| framework.nodes[*node].id.as_str()).collect();
        assert_eq!(ids.len(), standards, "{id}");
        for ratings in shared_out(standards) {
            let points: u64 = ratings.iter().map(|rating| *rating as u64).sum();
            let expect = edges.iter().filter(|edge| **edge <= points).count();
            let one_by_one: String = ids
                .iter()
                .zip(&ratings)
                .map(|(node, rating)| format!("\"{node}\" = \"{}\"\n", NAMES[*rating]))
                .collect();
            let counted: String = NAMES
                .iter()
                .enumerate()
                .map(|(index, name)| format!("{name} = {}\n", ratings.iter().filter(|one| **one == index).count()))
                .collect();
            for part in [format!("[entered]\n{one_by_one}"), format!("[ratings]\n{counted}")] {
                let total = total(&part, framework, &library);
                assert_eq!(total, ((points, points), Some(expect)), "{id}: {ratings:?}");
            }
        }
    }
}

/// Ratings of `standards` standards, worst first: each combination once.
fn shared_out(standards: usize) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..standards {
        let longer = |one: &Vec<usize>| -> Vec<Vec<usize>> {
            let least = one.last().copied().unwrap_or(0);
            (least..NAMES.len()).map(|rating| [one.as_slice(), &[rating]].concat()).collect()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}

/// Points and rating of a record that says this and nothing else.
fn total(part: &str, framework: &Framework, library: &Library) -> ((u64, u64), Option<usize>) {
    let head = format!("[inspection]\nid = \"x\"\nprovider = \"london-region\"\nframework = \"{}\"\n", framework.id);
    let files = MemoryFiles::new([("record.toml", format!("{head}\n{part}"))]);
    let last = with_card(&recorded(&files, library, &mut Sources::new()), library, AdmitOptions::default(), |card| {
        card.total.as_ref().expect("the regime has a total").last.clone()
    });
    let rating = last.rating.ok().and_then(|outcome| match outcome {
        Outcome::Rated(rating) => Some(rating),
        _ => None,
    });
    (last.points, rating)
}
