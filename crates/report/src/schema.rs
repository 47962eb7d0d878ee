//! The JSON Schema beside this crate is the one that follows from the types.

use std::path::Path;

use schemars::generate::SchemaSettings;

use crate::{Report, SCHEMA, golden};

/// Where it lies, from this crate's folder.
const FILE: &str = "schema/report.schema.json";

fn schema() -> String {
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<Report>();
    let about = format!(
        "A report of assize, as the json writer prints it: version {SCHEMA} of the document. FORMAT.md says what its parts mean."
    );
    schema.insert("$id".to_owned(), format!("urn:assize:report:{SCHEMA}").into());
    schema.insert("title".to_owned(), "assize report".into());
    schema.insert("description".to_owned(), about.into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap();
    text.push('\n');
    text
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test looks at the project's own files")]
fn the_schema_follows_from_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    let wanted = schema();
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        std::fs::write(&path, &wanted).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == wanted, "{FILE} is not what follows from the types: `cargo xtask test --bless` writes it");
}

#[test]
fn golden_documents_are_as_described() {
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema()).unwrap()).unwrap();
    for report in [golden::everything(), golden::hostile(), golden::bare()] {
        let document = serde_json::to_value(&report).unwrap();
        let faults: Vec<String> = validator.iter_errors(&document).map(|fault| fault.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new(), "{}", report.title);
        let mut wrong = document;
        wrong["title"] = 3.into();
        wrong["standing"] = "halfway".into();
        wrong.as_object_mut().unwrap().remove("sections");
        assert_eq!(validator.iter_errors(&wrong).count(), 3, "a schema that lets everything pass would be none");
    }
}
