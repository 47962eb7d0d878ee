//! Long files, and unsafe code out of its place.

use super::Crate;

/// A file one scrolls through to find things is several files.
const LONGEST: usize = 500;
/// The C boundary.
const MAY_BE_UNSAFE: [&str; 2] = ["writer", "loader"];
const UNSAFE: [&str; 6] = ["unsafe {", "unsafe fn", "unsafe impl", "unsafe trait", "unsafe extern", "unsafe_code"];

/// Looks at every source file.
pub(super) fn check(crates: &[Crate]) -> Vec<String> {
    let mut faults = Vec::new();
    for one in crates {
        for file in &one.sources {
            let lines = file.text.lines().count();
            if lines > LONGEST {
                faults.push(format!("{}: {lines} lines; the most is {LONGEST}", file.path));
            }
            if MAY_BE_UNSAFE.contains(&one.name.as_str()) {
                continue;
            }
            for (index, line) in file.text.lines().enumerate() {
                let code = line.split("//").next().unwrap_or_default();
                if UNSAFE.iter().any(|word| code.contains(word)) {
                    let only = MAY_BE_UNSAFE.join(" and ");
                    faults.push(format!("{}:{}: unsafe code; only {only} may have it", file.path, index + 1));
                }
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::super::Text;
    use super::{Crate, LONGEST, check};

    #[test]
    fn long_files_and_unsafe_code_are_found() {
        let with = |name: &str, text: &str| Crate {
            name: name.into(),
            manifest: String::new(),
            sources: vec![Text { path: format!("crates/{name}/src/lib.rs"), text: text.into() }],
        };
        let crates = [
            with("model", "// unsafe { }\nlet x = unsafe { y() };\n"),
            with("loader", "unsafe { y() };\n"),
            with("diag", &"\n".repeat(LONGEST + 1)),
        ];
        assert_eq!(
            check(&crates),
            [
                "crates/model/src/lib.rs:2: unsafe code; only writer and loader may have it",
                "crates/diag/src/lib.rs: 501 lines; the most is 500",
            ]
        );
    }
}
