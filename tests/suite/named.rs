//! What stands where RECORD|TABLE may.

use crate::support::{Folder, REGIME, cards, made_up_inspection, run};

#[test]
fn without_inputs_the_record_is_listed_and_scripts_get_all_of_it() {
    let listed = run(&["score", "--quiet", "--width", "100"]);
    assert_eq!(listed.code, 0);
    let json: serde_json::Value = serde_json::from_str(&run(&["score", "--quiet", "--writer", "json"]).stdout).unwrap();
