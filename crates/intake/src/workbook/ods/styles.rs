//! Which styles hide a sheet.

use indexmap::{IndexMap, IndexSet};

use super::super::Fault;
use super::super::archive::Archive;
use super::super::xml::{Node, Xml, attribute};

/// What is known of a style of sheets.
#[derive(Default)]
struct Style {
    shows: Option<bool>,
    parent: Option<String>,
}

/// The names of the styles whose sheets are not shown, by themselves or by a style that they come from.
pub(super) fn hidden(archive: &mut Archive<'_>) -> Result<IndexSet<String>, Fault> {
    let mut styles = IndexMap::new();
    read(archive, "styles.xml", &mut styles)?;
    read(archive, "content.xml", &mut styles)?;
    let shows = |name: &String| {
        let line = std::iter::successors(styles.get(name), |style| styles.get(style.parent.as_ref()?));
        // A circle of styles says nothing.
        line.take(styles.len()).find_map(|style| style.shows).unwrap_or(true)
    };
    Ok(styles.keys().filter(|name| !shows(name)).cloned().collect())
}

fn read(archive: &mut Archive<'_>, part: &str, styles: &mut IndexMap<String, Style>) -> Result<(), Fault> {
    let Some(part) = archive.part(part)? else { return Ok(()) };
    let (mut xml, mut name) = (Xml::new(part), None);
    loop {
        match xml.next()? {
            Node::Open(element) => match element.name().as_ref() {
                "office:body" => return Ok(()),
                "style:style" if attribute(&element, "style:family")?.as_deref() == Some("table") => {
                    let named = attribute(&element, "style:name")?.unwrap_or_default();
                    let parent = attribute(&element, "style:parent-style-name")?;
                    styles.insert(named.clone(), Style { shows: None, parent });
                    name = Some(named);
                }
                "style:table-properties" => {
                    let shows = attribute(&element, "table:display")?.map(|display| !is_no(&display));
                    if let Some(style) = name.as_ref().and_then(|name| styles.get_mut(name)) {
                        style.shows = shows;
                    }
                }
                _ => {}
            },
            Node::Close(closed) if closed == "style" => name = None,
            Node::Close(_) | Node::Text(_) => {}
            Node::End => return Ok(()),
        }
    }
}

fn is_no(said: &str) -> bool {
    let said = said.trim();
    said.eq_ignore_ascii_case("false") || said == "0"
}
