//! Elements with attributes and texts, for SVG and HTML. Every text and every value of an attribute is escaped; what stands as it is,
//! is part of the program.

use assize_report::visible;

/// Names and values, in order.
pub type Attributes<'a> = &'a [(&'static str, &'a str)];

#[derive(Clone, Default, Debug)]
pub struct Markup {
    text: String,
}

impl Markup {
    pub fn new() -> Self {
        Self::default()
    }

    /// A text, escaped. What acts unseen in it is written out, as [`visible()`] does.
    pub fn text(&mut self, text: &str) {
        escape(text, &mut self.text);
    }

    /// An element with what `inside` puts in it.
    pub fn element(&mut self, name: &'static str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        inside(self);
        self.close(name);
    }

    /// An element with a text and nothing else.
    pub fn line(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close(name);
    }

    /// An element that holds nothing.
    pub fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.begin(name, attributes);
        self.text.push_str("/>");
    }

    /// The beginning of an element. Where [`Self::element`] will do, it is better.
    pub fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.begin(name, attributes);
        self.text.push('>');
    }

    /// The end of an element.
    pub fn close(&mut self, name: &'static str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }

    /// Text of the program's own, as it is: a style sheet, a line break. No text of a report lives as long as this asks for.
    pub fn constant(&mut self, text: &'static str) {
        self.text.push_str(text);
    }

    /// Markup that was made apart.
    pub(crate) fn append(&mut self, other: Self) {
        self.text.push_str(&other.text);
    }

    pub fn finish(self) -> String {
        self.text
    }

    fn begin(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            escape(value, &mut self.text);
            self.text.push('"');
        }
    }
}

/// Escapes for the inside of an element and of a quoted value alike, what acts unseen included. XML has no form for the two that are left
/// out at the end.
fn escape(text: &str, into: &mut String) {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' if !matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\''))) {
        into.push_str(text);
        return;
    }
    for character in visible(text).chars() {
        match character {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => into.push('\u{fffd}'),
            _ => into.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn texts_and_values_are_escaped() {
        let mut markup = Markup::new();
        markup.element("a", &[("href", "#\" onload='x'")], |inside| {
            inside.text("<script>&amp;\u{1b}[2J\u{202e}\u{ffff}");
            inside.empty("br", &[]);
        });
        assert_eq!(
            markup.finish(),
            "<a href=\"#&quot; onload=&#39;x&#39;\">&lt;script&gt;&amp;amp;\\u{1b}[2J\\u{202e}\u{fffd}<br/></a>"
        );
    }
}
