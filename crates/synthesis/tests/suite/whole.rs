//! Whatever is made is sound, and the same every time.

use crate::support::{cells, column, library, make, make_plain, order};

/// Every framework, both ways, all kinds of unit: no complaint, no warning, nothing unknown.
#[test]
fn whatever_is_made_is_admitted_without_a_word() {
    let library = library();
    let frameworks = library.frameworks.values().filter(|one| !one.is_abstract && !one.questions.is_empty());
    for framework in frameworks {
        let units = framework.catalogue.units.keys();
        let asked = units.filter(|unit| framework.questions.iter().any(|question| question.unit == **unit));
        let units: Vec<(String, usize)> = asked.map(|unit| (unit.clone(), 40)).collect();
        for (seed, observations) in [(1, false), (2, true), (3, false), (4, true)] {
            let mut order = order(&library, &framework.id, 0);
            (order.units, order.seed, order.observations) = (units.clone(), seed, observations);
            let cells = cells(&make_plain(&order), framework, &library);
            assert!(!cells.is_empty());
            for (id, cell) in cells {
                assert!(cell.unknown + cell.optional() == 0, "{id} of {}: {cell:?}", framework.id);
            }
        }
    }
}

/// A table with the observations of two regimes says nothing that either cannot read, and answers every rule of both.
#[test]
fn cases_made_for_two_regimes_can_be_read_under_both() {
    let library = library();
    for (one, other) in [("2014-adult-offending-work", "2018-crc"), ("2018-crc", "2014-adult-offending-work")] {
        let mut order = order(&library, one, 60);
        (order.observations, order.also) = (true, vec![&library.frameworks[other]]);
        let made = make_plain(&order);
        for framework in [one, other] {
            let framework = &library.frameworks[framework];
            let cells = cells(&made, framework, &library);
            for question in framework.questions.iter().filter(|one| one.unit == "case" && one.rule.is_some()) {
                let cell = cells.iter().find(|(id, _)| *id == question.id);
                assert!(cell.is_some_and(|(_, cell)| !cell.absent), "{} under {}", question.id, framework.id);
            }
        }
    }
}

#[test]
fn the_same_order_gives_the_same_bytes_and_another_seed_others() {
    let library = library();
    let mut order = order(&library, "2018-crc", 50);
    let texts = |order: &_| make_plain(order).files.into_iter().map(|file| file.text).collect::<Vec<_>>();
    let first = texts(&order);
    assert_eq!(texts(&order), first);
    order.seed = 2;
    assert_ne!(texts(&order), first);
    // On every machine: the rows are held.
    insta::assert_snapshot!(first[1].lines().take(6).collect::<Vec<_>>().join("\n"));
}

/// A further column takes nothing from the others.
#[test]
fn what_is_drawn_for_one_question_changes_no_other() {
    let library = library();
    let order = order(&library, "2018-crc", 80);
    let plain = make(&order, "").unwrap();
    let rates = "[rates]\n\"2.1.1\" = 0.2\n[[fact]]\nid = \"ethnicity\"\nshares = { white = 1 }\n";
    let other = make(&order, rates).unwrap();
    assert_ne!(column(&plain, "2018-rated:2.1.1"), column(&other, "2018-rated:2.1.1"));
    for heading in ["2018-rated:2.1.2", "2018-rated:2.4.3", "rosh.recorded"] {
        assert_eq!(column(&plain, heading), column(&other, heading), "{heading}");
    }
}

#[test]
fn every_row_and_the_record_say_that_they_are_made_up() {
    let library = library();
    let made = make(&order(&library, "2018-crc", 30), "").unwrap();
    assert!(column(&made, "synthetic").iter().all(|word| word == "yes"));
    for line in ["synthetic = true", "fictional = true", "name = \"Fictional CRC\"", "source = \"made up: a test\""] {
        assert!(made.files[0].text.contains(line), "{line}\n{}", made.files[0].text);
    }
}

#[test]
fn no_real_body_gets_made_up_cases() {
    let library = library();
    assert!(library.providers.len() > 70);
    for (index, provider) in library.providers.values().enumerate() {
        let names = [provider.name.clone(), provider.id.clone(), format!("{} (fictional)", provider.name)];
        let name = &names[index % 3];
        let mut order = order(&library, "2018-crc", 10);
        order.provider = Some(name.clone());
        let refused = make(&order, "").expect_err(name);
        assert!(refused.contains("rates/real-body"), "{refused}");
    }
    let id =
        make(&order(&library, "2018-crc", 10), "[provider]\nid = \"london-crc\"\nname = \"Made Up\"\n").unwrap_err();
    assert!(id.contains("rates/real-body") && id.contains("rates.toml:2:6"), "{id}");
}

#[test]
fn members_have_records_and_tables_of_their_own() {
    let library = library();
    let member = |id: &str, cases: usize| format!("[[member]]\nid = \"{id}\"\nname = \"{id}\"\ncases = {cases}\n");
    let rates = [member("a-2014", 12), member("b-2014", 18)].concat();
    let made = make(&order(&library, "2014-adult-offending-work", 30), &rates).unwrap();
    let names: Vec<&str> = made.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["inspection.toml", "a-2014.toml", "a-2014-case.csv", "b-2014.toml", "b-2014-case.csv"]);
    let rows = |table: usize| made.files[table].text.lines().count() - 1;
    assert_eq!((rows(2), rows(4)), (12, 18));
    for line in ["kind = \"aggregate\"", "members = [\"a-2014\", \"b-2014\"]"] {
        assert!(made.files[0].text.contains(line), "{line}");
    }
}
