//! Every file of `tests/data/broken/frameworks` has one fault; its snapshot is what a user reads.

use crate::support::load_beside_builtin;

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads its own data")]
fn each_fault_is_told() {
    insta::glob!("../../../../tests/data/broken/frameworks", "*.toml", |path| {
        let text = std::fs::read_to_string(path).expect("the file was just listed");
        let name = path.file_name().and_then(|name| name.to_str()).expect("the names are plain");
        let loaded = load_beside_builtin(&[(name, &text)]);
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!("broken", loaded.said);
        });
    });
}
