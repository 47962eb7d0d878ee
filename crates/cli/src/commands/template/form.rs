//! The empty table as a page to print: one case a form, each question with boxes for its answers.

use std::fmt::Write;

use assize_compose::{Template, TemplateColumn};

/// Ink on paper, at any width; a question is never broken over two pages.
const STYLE: &str = "body{font:12pt/1.4 Arial,sans-serif;max-width:45em;margin:2em auto;padding:0 1em;color:#0b0c0c;background:#fff}\
h1{font-size:1.5em}fieldset{border:0;border-top:1px solid #505a5f;margin:0;padding:.6em 0;break-inside:avoid}\
legend{font-weight:bold;padding:0 .4em 0 0}p{margin:.2em 0}.id{font-weight:normal;color:#505a5f}\
label{display:inline-block;margin-right:1.5em}.line{border-bottom:1px solid #0b0c0c;display:inline-block;width:20em;height:1.5em}";

/// The page's bytes.
pub(super) fn write(template: &Template) -> Vec<u8> {
    let title = escaped(&template.title);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<form>\n"
    );
    for (index, column) in template.columns.iter().enumerate() {
        field(&mut page, index, column);
    }
    page += "</form>\n</main>\n</body>\n</html>\n";
    page.into_bytes()
}

fn field(page: &mut String, index: usize, column: &TemplateColumn) {
    let id = escaped(&column.heading);
    let _ = writeln!(page, "<fieldset>\n<legend>{} <span class=\"id\">{id}</span></legend>", escaped(&column.title));
    if column.when != "all" && !column.when.is_empty() {
        let _ = writeln!(page, "<p class=\"id\">{}</p>", escaped(&column.when));
    }
    if column.values.is_empty() {
        let _ = writeln!(
            page,
            "<p class=\"id\">{}</p>\n<p><span class=\"line\"></span></p>",
            escaped(&column.values_in_words)
        );
    }
    for value in &column.values {
        let _ = writeln!(page, "<label><input type=\"radio\" name=\"q{index}\"> {}</label>", escaped(value));
    }
    page.push_str("</fieldset>\n");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
