//! A file of words, read as translators' tools read it.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, PatternElement};
use fluent_syntax::parser;

use super::super::Text;

/// Where the files lie.
pub(in super::super) const FOLDER: &str = "crates/compose/words";
/// The comment on a text that its language's speakers have not seen.
const UNREVIEWED: &str = "unreviewed";

/// The texts of one language.
pub(super) struct Messages {
    pub(super) path: String,
    pub(super) by_id: BTreeMap<String, Said>,
}

/// A text.
pub(super) struct Said {
    /// Where it stands.
    pub(super) line: usize,
    /// With its variables as they are written.
    pub(super) text: String,
    pub(super) variables: BTreeSet<String>,
    pub(super) is_unreviewed: bool,
    /// Whether it is shown as it stands, with nothing in braces.
    pub(super) is_plain: bool,
}

impl Messages {
    /// Complains of what cannot be read, and of ids that stand in the file twice.
    pub(super) fn read(file: &Text, faults: &mut Vec<String>) -> Self {
        let mut messages = Self { path: file.path.clone(), by_id: BTreeMap::new() };
        let resource = parser::parse(file.text.as_str()).unwrap_or_else(|(resource, errors)| {
            faults.extend(
                errors
                    .iter()
                    .map(|error| format!("{}:{}: {}", file.path, line(&file.text, error.pos.start), error.kind)),
            );
            resource
        });
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name;
            // What has been read is a part of the text itself.
            let line = line(&file.text, id.as_ptr() as usize - file.text.as_ptr() as usize);
            if messages.by_id.contains_key(id) {
                faults.push(format!("{}:{line}: `{id}` stands here twice", file.path));
            } else {
                messages.by_id.insert(id.to_owned(), said(message, line));
            }
        }
        messages
    }
}

fn line(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

fn said(message: &Message<&str>, line: usize) -> Said {
    let mut said = Said { line, text: String::new(), variables: BTreeSet::new(), is_unreviewed: false, is_plain: true };
    said.is_unreviewed =
        message.comment.as_ref().is_some_and(|comment| comment.content.iter().any(|line| line.trim() == UNREVIEWED));
    for element in message.value.iter().flat_map(|value| &value.elements) {
        match element {
            PatternElement::TextElement { value } => said.text += value,
            PatternElement::Placeable { expression } => {
                said.is_plain = false;
                match expression {
                    Expression::Inline(InlineExpression::VariableReference { id })
                    | Expression::Select { selector: InlineExpression::VariableReference { id }, .. } => {
                        said.variables.insert(id.name.to_owned());
                        said.text += &format!("{{{}}}", id.name);
                    }
                    other => said.text += &format!("{other:?}"),
                }
            }
        }
    }
    said
}
