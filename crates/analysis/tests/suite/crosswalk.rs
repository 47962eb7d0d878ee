//! The crosswalk that follows from the observations.

use assize_analysis::{Crosswalk, Differs, Relation, crosswalk};

use crate::other_regime::{ALL, CATALOGUE};

fn relation(walk: &Crosswalk<'_>, a: &str, b: &str) -> Option<Relation> {
    let (a, b) = (walk.a.question(a).unwrap(), walk.b.question(b).unwrap());
    walk.pairs.iter().find(|pair| (pair.a, pair.b) == (a, b)).map(|pair| pair.relation)
}

#[test]
fn what_covers_something_narrower_asks_more() {
    let (_, library) = assize_testing::library(CATALOGUE, &ALL);
    let walk = crosswalk(&library.frameworks["old"], &library.frameworks["crc"]);
    assert_eq!(relation(&walk, "1", "1"), Some(Relation::Subset));
    assert_eq!(relation(&walk, "2", "1"), Some(Relation::Subset));
    assert_eq!(relation(&walk, "3", "1"), Some(Relation::Intersecting), "c covers d, and the other asks a and b too");
    assert_eq!(relation(&walk, "3", "2"), Some(Relation::Superset), "c covers d");
    assert_eq!(relation(&walk, "1", "2"), None);
    assert_eq!((walk.disjoint, walk.pairs.len()), (2, 4));
    assert_eq!(walk.only, [vec!["c".to_owned()], vec![]], "d is asked by both: of old as a part of c");
    let pair = walk.pairs.iter().find(|pair| pair.relation == Relation::Superset).unwrap();
    assert_eq!(pair.differs, [Differs::Applies, Differs::Rule, Differs::Rollup, Differs::Edges]);
    assert_eq!(pair.shared, ["c", "d"]);
}

#[test]
fn seen_from_the_other_side_it_is_the_same() {
    let carried = assize_testing::carried();
    let (_, small) = assize_testing::library(CATALOGUE, &ALL);
    for library in [&carried, &small] {
        for a in library.frameworks.values() {
            for b in library.frameworks.values() {
                let (there, back) = (crosswalk(a, b), crosswalk(b, a));
                assert_eq!((there.disjoint, there.pairs.len()), (back.disjoint, back.pairs.len()), "{} {}", a.id, b.id);
                assert_eq!(there.alone, [back.alone[1].clone(), back.alone[0].clone()]);
                assert_eq!(there.only, [back.only[1].clone(), back.only[0].clone()]);
                for pair in &there.pairs {
                    let other = back.pairs.iter().find(|other| (other.a, other.b) == (pair.b, pair.a)).unwrap();
                    assert_eq!(pair.relation, other.relation.turned());
                    assert_eq!(
                        (&pair.only_a, &pair.only_b, &pair.differs),
                        (&other.only_b, &other.only_a, &other.differs)
                    );
                    let sorted = |shared: &[String]| {
                        let mut shared = shared.to_vec();
                        shared.sort();
                        shared
                    };
                    assert_eq!(sorted(&pair.shared), sorted(&other.shared));
                }
            }
        }
    }
}

#[test]
fn a_regime_is_the_same_as_itself() {
    let library = assize_testing::carried();
    for framework in library.frameworks.values() {
        let walk = crosswalk(framework, framework);
        for question in 0..framework.questions.len() {
            let own = walk.pairs.iter().find(|pair| (pair.a, pair.b) == (question, question)).unwrap();
            assert_eq!((own.relation, own.differs.as_slice()), (Relation::Equal, [].as_slice()));
        }
        assert!(walk.alone.iter().chain([&vec![]]).all(Vec::is_empty) && walk.only.iter().all(Vec::is_empty));
    }
}
