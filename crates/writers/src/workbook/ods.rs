//! OpenDocument 1.3: four parts in a zip, the same bytes for the same workbook.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use std::slice;

use assize_chart::Markup;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Book, COVER, Format, Sheet, Value, lines};

const TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
/// No clock: the earliest date that a zip can hold.
const DATE: &str = "1980-01-01T00:00:00";

/// The file of a workbook.
pub(super) fn bytes(book: &Book) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let dated = SimpleFileOptions::default().last_modified_time(DateTime::default());
    // The first part says what the file is, where programs look that open nothing.
    zip.start_file("mimetype", dated.compression_method(CompressionMethod::Stored))?;
    zip.write_all(TYPE.as_bytes())?;
    let parts = [
        ("META-INF/manifest.xml", manifest()),
        ("meta.xml", meta(book)),
        ("styles.xml", styles(book)),
        ("content.xml", content(book)),
    ];
    for (name, markup) in parts {
        zip.start_file(name, dated.compression_method(CompressionMethod::Deflated))?;
        zip.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
        zip.write_all(markup.finish().as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

const NAMES: [(&str, &str); 10] = [
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
    ("xmlns:number", "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"),
    ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
    ("office:version", "1.3"),
];

fn manifest() -> Markup {
    let mut out = Markup::new();
    let head = [("xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"), ("manifest:version", "1.3")];
    out.element("manifest:manifest", &head, |out| {
        let parts = [("/", TYPE), ("meta.xml", "text/xml"), ("styles.xml", "text/xml"), ("content.xml", "text/xml")];
        for (path, kind) in parts {
            out.empty("manifest:file-entry", &[("manifest:full-path", path), ("manifest:media-type", kind)]);
        }
    });
    out
}

fn meta(book: &Book) -> Markup {
    let mut out = Markup::new();
    out.element("office:document-meta", &NAMES, |out| {
        out.element("office:meta", &[], |out| {
            out.line("dc:title", &[], &book.title);
            out.line("dc:language", &[], book.language);
            out.line("meta:creation-date", &[], DATE);
            out.line("dc:date", &[], DATE);
        });
    });
    out
}

/// Styles by the names that people see, and how each kind of number is shown.
fn styles(book: &Book) -> Markup {
    let (language, country) = book.language.split_once('-').unwrap_or((book.language, "GB"));
    let mut out = Markup::new();
    out.element("office:document-styles", &NAMES, |out| {
        out.element("office:styles", &[], |out| {
            out.element("style:default-style", &[("style:family", "table-cell")], |out| {
                let font = [("fo:font-family", "Arial"), ("fo:font-size", "12pt")];
                out.empty(
                    "style:text-properties",
                    &[font[0], font[1], ("fo:language", language), ("fo:country", country)],
                );
            });
            for format in formats(book) {
                number_style(out, format);
            }
            let large = [("fo:font-size", "16pt"), ("fo:font-weight", "bold")];
            for (name, shown, letters) in [
                ("Text", "Text", &[][..]),
                ("Line", "Line", &[]),
                ("Title", "Title", &large),
                ("Heading_20_1", "Heading 1", &large),
                ("Heading", "Table heading", &large[1..]),
            ] {
                cell_style(out, name, shown, "", letters);
                if !book.english.is_empty() {
                    let (one, shown) = (in_english(name), format!("{shown} in English"));
                    let head = [("style:name", one.as_str()), ("style:display-name", &shown)];
                    let head = [head[0], head[1], ("style:family", "table-cell"), ("style:parent-style-name", name)];
                    out.element("style:style", &head, |out| {
                        out.empty("style:text-properties", &[("fo:language", "en"), ("fo:country", "GB")]);
                    });
                }
            }
            for format in formats(book) {
                let name = style_name(format);
                cell_style(out, &format!("C{name}"), &format!("Number {name}"), &name, &[]);
            }
        });
        printed(out);
    });
    out
}

/// Printed, a table is as wide as its page.
fn printed(out: &mut Markup) {
    out.element("office:automatic-styles", &[], |out| {
        out.element("style:page-layout", &[("style:name", "Page")], |out| {
            let paper = [("fo:page-width", "297mm"), ("fo:page-height", "210mm")];
            let fit = [("style:print-orientation", "landscape"), ("style:scale-to-X", "1"), ("style:scale-to-Y", "0")];
            out.empty("style:page-layout-properties", &[paper[0], paper[1], fit[0], fit[1], fit[2]]);
        });
    });
    out.element("office:master-styles", &[], |out| {
        out.empty("style:master-page", &[("style:name", "Default"), ("style:page-layout-name", "Page")]);
    });
}

/// The style of a text that is English in a workbook that is not.
fn in_english(style: &str) -> String {
    format!("{style}_20_en")
}

fn cell_style(out: &mut Markup, name: &str, shown: &str, number: &str, letters: &[(&'static str, &str)]) {
    let data = (!number.is_empty()).then_some(("style:data-style-name", number));
    let head = [("style:name", name), ("style:display-name", shown), ("style:family", "table-cell")];
    let head: Vec<_> = head.into_iter().chain(data).collect();
    out.element("style:style", &head, |out| {
        // Lines above a table run on over the cells beside them; a cell of a table is as high as its text.
        let wrap = if matches!(name, "Line" | "Heading_20_1") { "no-wrap" } else { "wrap" };
        let mut cell = vec![("fo:wrap-option", wrap), ("style:vertical-align", "top")];
        // Set off from the text of the next column.
        cell.extend((!number.is_empty()).then_some(("fo:padding-right", "3mm")));
        out.empty("style:table-cell-properties", &cell);
        if !letters.is_empty() {
            out.empty("style:text-properties", letters);
        }
    });
}

/// Every way in which its numbers are shown.
fn formats(book: &Book) -> BTreeSet<Format> {
    let rows = book.sheets.iter().filter_map(|sheet| sheet.table.as_ref()).flat_map(|table| &table.rows);
    rows.flatten().filter_map(|value| if let Value::Figure(one) = value { Some(one.format) } else { None }).collect()
}

/// `P0`, `N1sg`: percentage or number, decimals, sign, groups.
fn style_name(Format { decimals, is_percentage, has_sign, is_grouped }: Format) -> String {
    let kind = if is_percentage { 'P' } else { 'N' };
    format!("{kind}{decimals}{}{}", if has_sign { "s" } else { "" }, if is_grouped { "g" } else { "" })
}

fn number_style(out: &mut Markup, format: Format) {
    let name = style_name(format);
    let kind = if format.is_percentage { "number:percentage-style" } else { "number:number-style" };
    let mut style = |name: &str, has_sign: bool| {
        out.element(kind, &[("style:name", name)], |out| {
            if has_sign {
                out.line("number:text", &[], "+");
            }
            let decimals = format.decimals.to_string();
            let grouped = if format.is_grouped { "true" } else { "false" };
            out.empty(
                "number:number",
                &[
                    ("number:decimal-places", &decimals),
                    ("number:min-decimal-places", &decimals),
                    ("number:min-integer-digits", "1"),
                    ("number:grouping", grouped),
                ],
            );
            if format.is_percentage {
                out.line("number:text", &[], "%");
            }
            if has_sign {
                let plain = format!("{name}-plain");
                let otherwise = [("style:condition", "value()<=0"), ("style:apply-style-name", plain.as_str())];
                out.empty("style:map", &otherwise);
            }
        });
    };
    if format.has_sign {
        style(&format!("{name}-plain"), false);
    }
    style(&name, format.has_sign);
}

fn content(book: &Book) -> Markup {
    let mut out = Markup::new();
    out.element("office:document-content", &NAMES, |out| {
        out.element("office:automatic-styles", &[], |out| {
            let widths: BTreeSet<usize> = book.sheets.iter().flat_map(Sheet::widths).collect();
            for width in widths {
                // A letter of 12 points takes about a fifth of a centimetre and a bit.
                let width = (format!("W{width}"), format!("{}mm", width * 9 / 4));
                let properties = [("style:column-width", width.1.as_str())];
                sized(out, &width.0, "table-column", "style:table-column-properties", &properties);
            }
            let high: BTreeSet<usize> = book.sheets.iter().flat_map(rows).map(|(_, _, lines)| lines).collect();
            for lines in high.into_iter().filter(|lines| *lines > 1) {
                // Printed smaller, a text has more lines than a program thinks that reckons for the screen.
                let height = format!("{}mm", lines * 5);
                let properties = [("style:row-height", height.as_str()), ("style:use-optimal-row-height", "false")];
                sized(out, &format!("H{lines}"), "table-row", "style:table-row-properties", &properties);
            }
        });
        out.element("office:body", &[], |out| {
            out.element("office:spreadsheet", &[], |out| {
                book.sheets.iter().for_each(|one| sheet(out, one, book));
                out.element("table:database-ranges", &[], |out| book.sheets.iter().for_each(|one| marked(out, one)));
            });
        });
    });
    out
}

fn sized(out: &mut Markup, name: &str, family: &str, kind: &'static str, properties: &[(&'static str, &str)]) {
    let style = [("style:name", name), ("style:family", family)];
    out.element("style:style", &style, |out| out.empty(kind, properties));
}

/// The rows of a sheet from the top: cells, style, and how many lines high.
fn rows(sheet: &Sheet) -> Vec<(Cow<'_, [Value]>, &'static str, usize)> {
    let widths = sheet.widths();
    let title = Value::Text(sheet.title.clone());
    let mut rows = Vec::new();
    if let Some(table) = &sheet.table {
        rows.push((vec![title].into(), "Heading_20_1", 1));
        rows.extend(sheet.lines.iter().map(|line| (slice::from_ref(line).into(), "Line", 1)));
        let headings: Vec<Value> = table.headings.iter().cloned().map(Value::Text).collect();
        let high = lines(&headings, &widths);
        rows.push((headings.into(), "Heading", high));
        rows.extend(table.rows.iter().map(|cells| (cells.as_slice().into(), "Text", lines(cells, &widths))));
    } else {
        // Its letters are larger.
        let high = lines(slice::from_ref(&title), &[COVER * 2 / 3]) * 3 / 2;
        rows.push((vec![title].into(), "Title", high));
        let alone = sheet.lines.iter().map(slice::from_ref);
        rows.extend(alone.map(|line| (line.into(), "Text", lines(line, &widths))));
    }
    rows
}

fn sheet(out: &mut Markup, sheet: &Sheet, book: &Book) {
    out.element("table:table", &[("table:name", &sheet.name)], |out| {
        for width in sheet.widths() {
            out.empty("table:table-column", &[("table:style-name", &format!("W{width}"))]);
        }
        for (cells, style, lines) in rows(sheet) {
            match style {
                "Heading" => out.element("table:table-header-rows", &[], |out| row(out, &cells, style, lines, book)),
                _ => row(out, &cells, style, lines, book),
            }
        }
    });
    out.constant("\n");
}

fn row(out: &mut Markup, cells: &[Value], style: &str, lines: usize, book: &Book) {
    let height = format!("H{lines}");
    let height = (lines > 1).then_some(("table:style-name", height.as_str()));
    out.element("table:table-row", height.as_slice(), |out| {
        for value in cells {
            match value {
                Value::Text(text) => {
                    let style = if book.english.contains(text) { in_english(style) } else { style.to_owned() };
                    let head = [("office:value-type", "string"), ("table:style-name", style.as_str())];
                    out.element("table:table-cell", &head, |out| out.line("text:p", &[], text));
                }
                Value::Link(name) => {
                    let head = [("office:value-type", "string"), ("table:style-name", style)];
                    out.element("table:table-cell", &head, |out| {
                        let to = format!("#'{name}'.A1");
                        out.element("text:p", &[], |out| {
                            out.line("text:a", &[("xlink:type", "simple"), ("xlink:href", &to)], name);
                        });
                    });
                }
                Value::Figure(figure) => {
                    let kind = if figure.format.is_percentage { "percentage" } else { "float" };
                    let style = format!("C{}", style_name(figure.format));
                    let head = [("office:value-type", kind), ("office:value", figure.value.as_str())];
                    out.element("table:table-cell", &[head[0], head[1], ("table:style-name", &style)], |out| {
                        out.line("text:p", &[], &figure.shown);
                    });
                }
            }
        }
    });
}

/// What makes a table of a range of cells, for programs and for screen readers.
fn marked(out: &mut Markup, sheet: &Sheet) {
    let Some(table) = &sheet.table else { return };
    let (first, last) = (sheet.head() + 1, sheet.head() + 1 + table.rows.len());
    let column = super::xlsx::letters(table.headings.len());
    let range = format!("$'{name}'.$A${first}:$'{name}'.${column}${last}", name = sheet.name);
    out.empty(
        "table:database-range",
        &[
            ("table:name", &sheet.range()),
            ("table:target-range-address", &range),
            ("table:contains-header", "true"),
            ("table:display-filter-buttons", "false"),
        ],
    );
}
