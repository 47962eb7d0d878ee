//! The blocks of `FORMAT.md` load as they stand.

use assize_framework::{Better, Bound, Compare, Framework, Many, RatingRule, Rollup, Rounding, Subject, Take, Target};
use assize_model::{Match, Status, When};

use crate::support::{Loaded, blocks, catalogue_of_page, load_over};

fn page() -> Loaded {
    let frameworks: Vec<_> = blocks("framework").into_iter().map(|block| ("FORMAT.md", block)).collect();
    assert_eq!(frameworks.len(), 5, "the page has five frameworks");
    load_over(&catalogue_of_page(), &frameworks)
}

fn framework(id: &str) -> Framework {
    page().library.frameworks.get(id).expect("the page declares it").clone()
}

#[test]
fn the_frameworks_load_clean() {
    let loaded = page();
    assert_eq!(loaded.said, "");
    assert_eq!(
        loaded.library.frameworks.keys().collect::<Vec<_>>(),
        ["example-2030", "example-scores", "example-ladders", "example-measures", "example-2031"]
    );
}

#[test]
fn the_catalogue_loads_clean() {
    let loaded = load_over(&blocks("catalogue").concat(), &[]);
    assert_eq!(loaded.said, "");
    let observation = &loaded.library.catalogue.observations["assessment.screening-accurate"];
    assert_eq!(observation.regimes["2014-adult-offending-work"].matches, Match::Equal);
    assert_eq!(observation.when, When::Always);
}

#[test]
fn a_framework_is_what_its_file_says() {
    let framework = framework("example-2030");
    assert_eq!(framework.question_level, "key question");
    assert_eq!(framework.call("2.1"), "standard 2.1");
    assert_eq!(framework.call("2.1.3"), "key question 2.1.3");
    let ids: Vec<_> = framework.nodes.iter().map(|node| node.id.as_str()).collect();
    assert_eq!(ids, ["1", "1.1", "2", "2.1"]);
    let titles: Vec<_> = framework.ratings.iter().map(|rating| (rating.title.en.as_str(), rating.points)).collect();
    assert_eq!(titles, [("Inadequate", 0), ("Requires improvement", 1), ("Good", 2), ("Outstanding", 3)]);
    let band = &framework.bands["cases"];
    assert_eq!(band.compare, Compare::Printed);
    assert_eq!(band.edges.iter().map(assize_model::fraction).collect::<Vec<_>>(), ["50/1", "65/1", "80/1"]);
    let standard = &framework.nodes[3];
    assert_eq!((standard.rollup, standard.band, standard.parent), (Some(Rollup::Lowest), Some(0), Some(2)));
    assert_eq!(standard.questions, [0, 1]);
    assert_eq!(framework.standards_in_total(), [1, 3]);
    assert_eq!(framework.overall.as_ref().map(|overall| overall.edges[&2].clone()), Some(vec![2, 4, 6]));
    let rule = framework.questions[1].rule.as_ref().expect("2.1.3 has a rule");
    assert_eq!(rule.required[1].target, Target::Observation("example-2030.sources-used".to_owned()));
    assert!(rule.required[1].condition.is_some());
    assert_eq!((rule.plus.len(), rule.misses), (2, 1));
    assert_eq!(framework.prompts[0].informs, 1);
    assert!(framework.catalogue.observations.contains_key("example-2030.sources-used"));
}

#[test]
fn a_node_may_state_a_second_rule() {
    let framework = framework("example-scores");
    let node = &framework.nodes[0];
    let also = node.also.as_ref().expect("outcome 1 states one");
    assert_eq!((node.rollup, also.rollup), (Some(Rollup::MeanOfQuestions), Rollup::MeanOfChildren));
    assert_eq!(
        (also.origin.status, also.origin.source.as_deref()),
        (Some(Status::Published), Some("the same report, appendix 3"))
    );
    assert_eq!(framework.nodes[1].also, None);
}

#[test]
fn a_node_may_be_a_measure() {
    let framework = framework("example-measures");
    let [sickness, posts] = [1, 2].map(|node| framework.nodes[node].measure.clone().expect("it is one"));
    assert_eq!((sickness.unit.en.as_str(), sickness.better, sickness.decimals), ("days a person", Better::Lower, 1));
    assert_eq!((sickness.scale.compare, &sickness.scale.above[..]), (Compare::Printed, &[false, false, true][..]));
    let rating = |tenths: u64| sickness.rating(&assize_model::ratio(tenths, 10), Compare::Printed);
    assert_eq!([151, 150, 101, 100, 50, 49].map(rating), [0, 1, 1, 2, 2, 3]);
    assert_eq!((posts.better, posts.per, posts.most), (Better::Higher, 100, Some(assize_model::ratio(100, 1))));
    assert_eq!(framework.members(Some(0)), [1, 2].map(Subject::Node));
    let waiting = framework.nodes[3].measure.as_ref().and_then(|measure| measure.of.clone()).expect("it has a column");
    assert_eq!((waiting.fact.as_str(), waiting.unit.as_str()), ("example-measures.days", "case"));
    assert_eq!(waiting.take, Take::Median);
}

#[test]
fn ratings_may_be_made_of_ratings() {
    let framework = framework("example-ladders");
    let [leadership, safety, assessment, planning, others, ..] = framework.nodes.as_slice() else {
        panic!("six nodes")
    };
    assert_eq!((leadership.rating_rule.is_none(), leadership.is_rated()), (true, true));
    let Some(RatingRule::MeanOfPoints(mean)) = &safety.rating_rule else { panic!("a mean") };
    assert_eq!((mean.round, mean.edges.len()), (Rounding::HalfUp, 3));
    let Some(RatingRule::Matrix(matrix)) = &others.rating_rule else { panic!("a matrix") };
    assert_eq!((matrix.rows, matrix.columns, matrix.ratings[3][1]), (5, 6, 2));
    let overall = framework.overall.as_ref().expect("there is one");
    let Some(RatingRule::Ladder(rungs)) = &overall.rule else { panic!("a ladder") };
    assert_eq!(rungs.iter().map(|rung| rung.rating).collect::<Vec<_>>(), [3, 0, 1, 2]);
    let domains = [0, 1, 4].map(Subject::Node);
    let first = &rungs[0].conditions[0];
    assert_eq!((&first.of[..], first.many, first.bound), (&domains[..], Many::AtLeast(2), Bound::AtLeast(3)));
    assert_eq!(framework.limits.iter().map(|limit| limit.on).collect::<Vec<_>>(), [None, Some(1)]);
    assert_eq!((assessment.id.as_str(), planning.id.as_str()), ("2.1", "2.2"));
    assert_eq!(framework.rests_on(Some(1)), [2, 3, 3]);
    let questions = [0, 1, 2].map(|question| Subject::Question { question, band: 0 });
    assert_eq!(
        (framework.members(Some(4)), framework.members(Some(6))),
        ([5, 6].map(Subject::Node).to_vec(), questions.to_vec())
    );
    let Some(RatingRule::Ladder(rungs)) = &framework.nodes[6].rating_rule else { panic!("a ladder") };
    assert_eq!((&rungs[1].conditions[0].of[..], rungs[1].conditions[0].many), (&questions[..], Many::AtLeast(2)));
}

#[test]
fn a_framework_has_what_it_inherits() {
    let (parent, child) = (framework("example-2030"), framework("example-2031"));
    assert_eq!(child.ancestors, ["example-2030"]);
    assert_eq!(child.levels, parent.levels);
    assert_eq!(child.nodes, parent.nodes);
    assert_eq!(child.overall, parent.overall);
    let names: Vec<_> = child.questions.iter().map(|question| question.qualified()).collect();
    assert_eq!(names, ["example-2031:2.1.1", "example-2030:2.1.3"]);
    assert!(child.catalogue.observations.contains_key("example-2030.sources-used"));
    assert!(!page().library.catalogue.observations.contains_key("example-2030.sources-used"));
}
