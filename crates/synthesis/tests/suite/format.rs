//! The block of `FORMAT.md` is read as it stands.

use crate::support::{cells, column, count, library, make, order};

fn block() -> &'static str {
    let page = include_str!("../../FORMAT.md");
    assert_eq!(page.matches("```toml").count(), 1, "every block is read by a test");
    page.split("```toml rates\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap()
}

#[test]
fn the_example_makes_what_the_page_says() {
    let library = library();
    let made = make(&order(&library, "2018-crc", 120), block()).unwrap();
    insta::assert_snapshot!(made.files[0].text);
    assert_eq!(count(&column(&made, "rosh.recorded"), "low"), 50);
    let cells = cells(&made, &library.frameworks["2018-crc"], &library);
    let cell = cells.iter().find(|(id, _)| id == "2.3.1").unwrap().1;
    assert_eq!((cell.sufficient, cell.insufficient, cell.not_applicable), (80, 30, 10));
}

#[test]
fn the_defaults_of_the_page_are_those_of_the_program() {
    let library = library();
    let order = order(&library, "2018-crc", 120);
    let defaults = block().split("[defaults]").nth(1).and_then(|rest| rest.split("[[fact]]").next()).unwrap();
    let written = make(&order, &format!("[defaults]{defaults}")).unwrap();
    assert_eq!(written.files[1].text, make(&order, "").unwrap().files[1].text);
    assert!(defaults.contains("sufficient = 0.65") && defaults.contains("exact = false"));
}
