//! Every rates file of `tests/data/broken/rates` has one fault; its snapshot is what a user reads.

use crate::support::{library, make, order};

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads its own data")]
fn each_fault_is_told() {
    let library = library();
    insta::glob!("../../../../tests/data/broken/rates", "*.toml", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap();
        let mut order = order(&library, "2018-crc", 100);
        order.observations = name.starts_with("observations-");
        let said = make(&order, &text).err().unwrap_or_default();
        assert!(said.contains(": error[rates/"), "{name} has no fault: {said}");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!("broken", said);
        });
    });
}
