//! What was found wrong, as it is printed.

use annotate_snippets::renderer::DEFAULT_TERM_WIDTH;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use assize_diag::{Diagnostic, Label, Place, Severity, Sources, Span};
use assize_writers::{masked, visible, wrap};
use serde::Serialize;

use crate::arguments::MessageFormat;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    pub(crate) format: MessageFormat,
    pub(crate) colour: bool,
    /// Columns of the terminal; `None` where it is none.
    pub(crate) width: Option<usize>,
}

/// All of them, one after the other, each ending its line.
pub(crate) fn render(diagnostics: &[&Diagnostic], sources: &Sources, style: Style) -> String {
    let one = |diagnostic: &&Diagnostic| match style.format {
        MessageFormat::Human => human(diagnostic, sources, style) + "\n\n",
        MessageFormat::Short => short(diagnostic, sources) + "\n",
        MessageFormat::Json => json(diagnostic, sources) + "\n",
    };
    diagnostics.iter().map(one).collect()
}

/// "3 errors, 1 warning"; `None` where there is neither.
pub(crate) fn summary(diagnostics: &[&Diagnostic], strict: bool) -> Option<String> {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    let warnings = diagnostics.len() - errors;
    let count = |n: usize, word: &str| (n > 0).then(|| format!("{n} {word}{}", if n == 1 { "" } else { "s" }));
    let parts: Vec<_> = [count(errors, "error"), count(warnings, "warning")].into_iter().flatten().collect();
    let strictly = if strict && warnings > 0 { " (with --strict a warning counts as an error)" } else { "" };
    (!parts.is_empty()).then(|| parts.join(", ") + strictly)
}

/// As the Rust compiler does it: each line of a public source with what is wrong underlined.
fn human(diagnostic: &Diagnostic, sources: &Sources, style: Style) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let before = severity(diagnostic).len() + diagnostic.code.as_str().len() + "[]: ".len();
    let title = level.primary_title(wrapped(&diagnostic.message, style, before)).id(diagnostic.code.as_str());
    let mut group = Group::with_title(title);
    let mut labels = diagnostic.labels.as_slice();
    let mut is_first = true;
    while let Some(label) = labels.first() {
        let alike = labels.iter().take_while(|other| can_share(sources, &label.place, &other.place)).count().max(1);
        let (together, rest) = labels.split_at(alike);
        group = group.elements(elements(together, sources, is_first, style));
        (labels, is_first) = (rest, false);
    }
    if let Some(help) = &diagnostic.help {
        // The only text of several lines: what may be meant is listed.
        let lines: Vec<_> = help.lines().map(|line| wrapped(line, style, BEFORE_HELP)).collect();
        group = group.element(Level::HELP.message(lines.join("\n")));
    }
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(style.width.unwrap_or(DEFAULT_TERM_WIDTH)).render(&[group])
}

/// What stands before a help or a note: room for numbers of lines up to four digits, and its name.
const BEFORE_HELP: usize = "1234 = help: ".len();
/// No line of a message is made shorter.
const LEAST_WIDTH: usize = 30;

/// A message in lines that fit the terminal, after `before` columns; one line where there is no terminal.
fn wrapped(text: &str, style: Style, before: usize) -> String {
    let text = visible(text);
    match style.width {
        Some(width) => wrap(&text, width.saturating_sub(before).max(LEAST_WIDTH)).join("\n"),
        None => text.into_owned(),
    }
}

/// Whether two places stand in one public text, so that one picture shows both.
fn can_share(sources: &Sources, a: &Place, b: &Place) -> bool {
    match (a, b) {
        (Place::Text(a), Place::Text(b)) => a.source == b.source && sources.get(a.source).shown().is_some(),
        _ => false,
    }
}

/// The picture of some labels in one text, or the place of one label where no text may be shown.
fn elements<'a>(labels: &'a [Label], sources: &'a Sources, is_first: bool, style: Style) -> Vec<Element<'a>> {
    let first = &labels[0];
    let name = visible(sources.name(&first.place));
    let text = match &first.place {
        Place::Text(span) => sources.get(span.source).shown(),
        Place::Cell { .. } | Place::File(_) | Place::Argument(_) => None,
    };
    if let Some(text) = text {
        let annotations = labels.iter().enumerate().filter_map(|(index, label)| {
            let Place::Text(span) = &label.place else { return None };
            let kind = if is_first && index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            let said = (!label.text.is_empty()).then(|| visible(&label.text));
            Some(kind.span(within(span, text)).label(said))
        });
        return vec![Snippet::source(masked(text)).path(name).annotations(annotations).into()];
    }
    let address = sources.address(&first.place);
    let place = match heading(&first.place) {
        Some(heading) => format!("{} (column `{}`)", visible(&address), visible(heading)),
        None => visible(&address).into_owned(),
    };
    let mut elements: Vec<Element<'_>> = vec![Origin::path(place).into()];
    if !first.text.is_empty() {
        elements.push(Level::NOTE.message(wrapped(&first.text, style, BEFORE_HELP)).into());
    }
    elements
}

/// The span's bytes, brought inside the text and to whole characters.
fn within(span: &Span, text: &str) -> std::ops::Range<usize> {
    let start = text.floor_char_boundary((span.start as usize).min(text.len()));
    let end = text.ceil_char_boundary((span.end as usize).clamp(start, text.len()));
    start..end
}

/// The heading of a cell's column.
fn heading(place: &Place) -> Option<&str> {
    let Place::Cell { header, .. } = place else { return None };
    (!header.is_empty()).then_some(header)
}

fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// `PATH:LINE:COL: error[family/name]: message`; in a workbook `PATH!SHEET!CELL: ...`.
pub(crate) fn short(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let place = diagnostic.labels.first().map(|label| &label.place);
    let address = place.map_or("assize".to_owned(), |place| sources.address(place));
    let message = visible(&diagnostic.message);
    format!("{}: {}[{}]: {message}", visible(&address), severity(diagnostic), diagnostic.code)
}

/// A message for programs. Fields are only ever added.
#[derive(Serialize)]
struct Message<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    #[serde(flatten)]
    place: PlaceFields<'a>,
    help: Option<&'a str>,
    labels: Vec<LabelFields<'a>>,
}

#[derive(Default, Serialize)]
struct PlaceFields<'a> {
    path: Option<&'a str>,
    argument: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
    heading: Option<&'a str>,
    /// Of a workbook: the sheet, and the cell as `B7`.
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
}

#[derive(Serialize)]
struct LabelFields<'a> {
    #[serde(flatten)]
    place: PlaceFields<'a>,
    text: &'a str,
}

impl<'a> PlaceFields<'a> {
    fn new(place: &'a Place, sources: &'a Sources) -> Self {
        let position = sources.line_column(place);
        let name = sources.name(place);
        let is_argument = matches!(place, Place::Argument(_));
        Self {
            path: (!is_argument).then_some(name),
            argument: is_argument.then_some(name),
            line: position.map(|(line, _)| line),
            column: position.map(|(_, column)| column),
            heading: heading(place),
            sheet: sources.sheet(place),
            cell: sources.cell(place),
        }
    }
}

fn json(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let labels = diagnostic.labels.iter();
    let labels = labels.map(|label| LabelFields { place: PlaceFields::new(&label.place, sources), text: &label.text });
    let place = diagnostic.labels.first().map(|label| PlaceFields::new(&label.place, sources));
    let message = Message {
        code: diagnostic.code.as_str(),
        severity: severity(diagnostic),
        message: &diagnostic.message,
        place: place.unwrap_or_default(),
        help: diagnostic.help.as_deref(),
        labels: labels.collect(),
    };
    serde_json::to_string(&message).expect("a message always serialises")
}

#[cfg(test)]
mod tests {
    use assize_diag::{Diagnostic, Place, Sources, Span};

    use super::{Style, render, summary};
    use crate::arguments::MessageFormat;

    const FRAMEWORK: &str = "[framework]\nid = \"my-regime\"\n\n[[question]]\nid = \"2.1\"\nunder = [\"2.x\"]\n";

    /// One of each kind of place.
    fn examples() -> (Sources, Vec<Diagnostic>) {
        let mut sources = Sources::new();
        let framework = sources.add_public("my-regime.toml", FRAMEWORK);
        let record = sources.add_public("visit.toml", "[inspection]\nframework = \"my-regime\"\n");
        let table = sources.add_private("cases.csv");
        let sheet = sources.add_sheet("cases.xlsx", "Answers");
        let place = |source, text: &str, word: &str| {
            let start = text.find(word).unwrap();
            Span::new(source, start..start + word.len())
        };
        let cell = |line, column, header: &str| Place::Cell { source: table, line, column, header: header.into() };
        let diagnostics = vec![
            Diagnostic::error("framework/unknown-node", "unknown node `2.x`")
                .at(place(framework, FRAMEWORK, "\"2.x\""))
                .label(place(framework, FRAMEWORK, "id = \"2.1\""), "in this question")
                .did_you_mean(Some("2")),
            Diagnostic::error("case/unknown-answer", "a word that is not an answer to `2.1`")
                .at(cell(17, 4, "2.1"))
                .label(place(framework, FRAMEWORK, "[[question]]"), "the question is declared here")
                .label(cell(1, 4, ""), "the column is headed here")
                .help("use `sufficient`, `insufficient`, `cannot tell` or `n/a`"),
            Diagnostic::warning("record/late", "the fieldwork ends after the framework")
                .at(place(record, "[inspection]\nframework = \"my-regime\"\n", "\"my-regime\""))
                .label(place(framework, FRAMEWORK, "[framework]"), "in force until 2019"),
            Diagnostic::error("table/empty", "the table has no rows").at(Place::File(table)),
            Diagnostic::error("workbook/error-cell", "this cell holds an error")
                .at(Place::Cell { source: sheet, line: 7, column: 28, header: "2.1".into() })
                .label(Place::File(sheet), "in this sheet"),
            Diagnostic::error("usage/unknown-writer", "no writer is called `txt`")
                .at(Place::Argument("--writer txt".into())),
            Diagnostic::error("x/bare", "nothing to point at"),
        ];
        (sources, diagnostics)
    }

    fn rendered(format: MessageFormat) -> String {
        let (sources, diagnostics) = examples();
        let diagnostics: Vec<_> = diagnostics.iter().collect();
        render(&diagnostics, &sources, Style { format, colour: false, width: None })
    }

    #[test]
    fn human_messages() {
        insta::assert_snapshot!(rendered(MessageFormat::Human));
    }

    #[test]
    fn short_messages() {
        insta::assert_snapshot!(rendered(MessageFormat::Short));
    }

    #[test]
    fn json_messages() {
        insta::assert_snapshot!(rendered(MessageFormat::Json));
    }

    #[test]
    fn the_summary_counts() {
        let (_, diagnostics) = examples();
        let all: Vec<_> = diagnostics.iter().collect();
        assert_eq!(summary(&all, false).as_deref(), Some("6 errors, 1 warning"));
        assert_eq!(summary(&all[..1], true).as_deref(), Some("1 error"));
        assert_eq!(summary(&[], false), None);
        let strict = summary(&all[2..3], true).unwrap();
        assert_eq!(strict, "1 warning (with --strict a warning counts as an error)");
    }

    #[test]
    fn no_text_can_act_on_the_terminal() {
        let mut sources = Sources::new();
        let bad = "\u{1b}]0;owned\u{7}\u{202e}\r\u{9b}x";
        let text = format!("a = \"{bad}\"\nb = \"{bad}\"\n");
        let record = sources.add_public(bad, &text);
        let table = sources.add_private(bad);
        let diagnostic = Diagnostic::error("x/bad", bad)
            .label(Span::new(record, 4..9), bad)
            .label(Place::Cell { source: table, line: 1, column: 1, header: bad.into() }, bad)
            .label(Place::Argument(bad.into()), bad)
            .help(bad);
        for format in [MessageFormat::Human, MessageFormat::Short] {
            let shown = render(&[&diagnostic], &sources, Style { format, colour: false, width: Some(80) });
            let acts = |character: char| character.is_control() && character != '\n' || character == '\u{202e}';
            assert!(!shown.chars().any(acts), "{shown:?}");
        }
    }

    /// On a terminal no line of a message is wider than it; elsewhere each is one line.
    #[test]
    fn messages_fit_the_terminal() {
        let sources = Sources::new();
        let long = "a word after another ".repeat(12);
        let diagnostic = Diagnostic::error("table/not-read", long.trim_end())
            .at(Place::Argument("my.csv".into()))
            .help(format!("{}\n`second line`", long.trim_end()));
        let shown = |width| {
            let style = Style { format: MessageFormat::Human, colour: false, width };
            render(&[&diagnostic], &sources, style)
        };
        for width in [60, 100] {
            let lines = shown(Some(width));
            assert!(lines.lines().all(|line| line.chars().count() <= width), "{lines}");
            assert!(lines.contains("        `second line`"), "{lines}");
        }
        assert_eq!(shown(None).lines().filter(|line| line.contains(long.trim_end())).count(), 2);
    }

    #[test]
    fn a_span_outside_its_text_is_brought_inside() {
        let mut sources = Sources::new();
        let source = sources.add_public("x.toml", "é");
        for (start, end) in [(0, 1), (1, 1), (1, 2), (5, 9), (2, 0)] {
            let span = Span { source, start, end };
            let diagnostic = Diagnostic::error("x/y", "x").at(span);
            render(&[&diagnostic], &sources, Style { format: MessageFormat::Human, colour: true, width: None });
        }
    }
}
