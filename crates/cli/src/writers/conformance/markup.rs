//! Pages and drawings as a browser takes them apart: enough of it to know what would not work, or would do what it must not.

use std::collections::BTreeSet;

/// Elements that have no end.
const VOID: [&str; 10] = ["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source"];
/// Elements whose end may be left out in HTML.
const OPEN: [&str; 14] =
    ["p", "li", "td", "th", "tr", "thead", "tbody", "tfoot", "dt", "dd", "option", "body", "html", "head"];
/// What a browser fetches by itself.
const FETCHED: [(&str, &str); 5] =
    [("script", "src"), ("img", "src"), ("iframe", "src"), ("link", "href"), ("image", "href")];

/// A tag with its attributes, names in small letters.
struct Tag {
    name: String,
    is_end: bool,
    is_empty: bool,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// What is wrong with a page or a drawing, the worst first.
pub(super) fn fault(text: &str, is_html: bool) -> Option<String> {
    let tags = tags(text, is_html);
    nesting(&tags, is_html).or_else(|| tags.iter().find_map(acting)).or_else(|| {
        let is_page = is_html && tags.iter().any(|tag| tag.name == "html" || tag.name == "!doctype");
        if is_html { lacking(&tags, is_page) } else { None }
    })
}

fn nesting(tags: &[Tag], is_html: bool) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    let may_stay = |name: &str| is_html && OPEN.contains(&name);
    for tag in tags.iter().filter(|tag| !tag.name.starts_with(['!', '?'])) {
        let name = tag.name.as_str();
        if !tag.is_end {
            if !(tag.is_empty || is_html && VOID.contains(&name)) {
                open.push(name);
            }
            continue;
        }
        while open.last().is_some_and(|last| *last != name && may_stay(last)) {
            open.pop();
        }
        match open.pop() {
            Some(last) if last == name => {}
            Some(last) => return Some(format!("`</{name}>` stands where `<{last}>` is open")),
            None => return Some(format!("`</{name}>` closes nothing")),
        }
    }
    open.into_iter().find(|name| !may_stay(name)).map(|name| format!("`<{name}>` is never closed"))
}

/// What a browser would do that nobody asked for.
fn acting(tag: &Tag) -> Option<String> {
    if tag.attributes.iter().any(|(name, value)| name.starts_with("on") && value.contains("golden")) {
        return Some(format!("a text has become a handler of `<{}>`, which acts", tag.name));
    }
    let addresses = tag.attributes.iter().filter(|(name, _)| matches!(name.as_str(), "href" | "src" | "xlink:href"));
    let mut addresses = addresses.map(|(_, value)| value.trim().to_lowercase());
    if addresses.any(|address| address.starts_with("javascript:")) {
        return Some("a text has become a link that acts".to_owned());
    }
    let fetched = FETCHED.into_iter().filter(|(name, _)| *name == tag.name);
    let mut fetched = fetched.filter_map(|(_, attribute)| tag.get(attribute));
    let away = fetched.find(|address| address.starts_with("//") || address.contains("://"));
    away.map(|address| format!("it loads `{address}` from elsewhere"))
}

/// What somebody needs who does not see the page, or follows its links.
fn lacking(tags: &[Tag], is_page: bool) -> Option<String> {
    let starts = || tags.iter().filter(|tag| !tag.is_end);
    let has = |name: &str| starts().any(|tag| tag.name == name);
    if is_page && !starts().any(|tag| tag.name == "html" && tag.get("lang").is_some_and(|lang| !lang.is_empty())) {
        return Some("`<html>` does not say its language".to_owned());
    }
    if is_page && !has("title") {
        return Some("it has no `<title>`".to_owned());
    }
    if has("table") && !has("th") {
        return Some("its tables have no header cells (`<th>`)".to_owned());
    }
    if starts().any(|tag| tag.name == "img" && tag.get("alt").is_none()) {
        return Some("a picture has no alternative text".to_owned());
    }
    let mut ids = BTreeSet::new();
    if let Some(id) = starts().filter_map(|tag| tag.get("id")).find(|id| !ids.insert(*id)) {
        return Some(format!("the id `{id}` is there twice"));
    }
    let links = starts().filter(|tag| tag.name == "a").filter_map(|tag| tag.get("href")?.strip_prefix('#'));
    let dead = links.into_iter().find(|target| !target.is_empty() && !ids.contains(target));
    dead.map(|target| format!("a link leads to `#{target}`, which is not there"))
}

/// Every tag; what stands in a script, a style or a comment is none.
fn tags(text: &str, is_html: bool) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        for (begin, end) in [("!--", "-->"), ("![CDATA[", "]]>")] {
            if rest.starts_with(begin) {
                rest = rest.find(end).map_or("", |at| &rest[at..]);
            }
        }
        if !rest.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '/' | '!' | '?')) {
            continue;
        }
        let (tag, after) = tag(rest, is_html);
        rest = after;
        if is_html && !tag.is_end && matches!(tag.name.as_str(), "script" | "style") {
            rest = rest.find(&format!("</{}", tag.name)).map_or("", |at| &rest[at..]);
        }
        tags.push(tag);
    }
    tags
}

/// The tag that begins here, behind its `<`, and what stands behind it.
fn tag(text: &str, is_html: bool) -> (Tag, &str) {
    let cased = |name: &str| if is_html { name.to_ascii_lowercase() } else { name.to_owned() };
    let is_end = text.starts_with('/');
    let text = text.trim_start_matches('/');
    let name_end =
        text.find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/')).unwrap_or(text.len());
    let (name, mut rest) = text.split_at(name_end);
    let (mut attributes, mut is_empty) = (Vec::new(), name.starts_with('?'));
    loop {
        rest = rest.trim_start();
        match rest.chars().next() {
            None => break,
            Some('>') => {
                rest = &rest[1..];
                break;
            }
            Some('/' | '?') => {
                is_empty = true;
                rest = &rest[1..];
                continue;
            }
            Some(_) => {}
        }
        let ends = |letter: char| letter.is_whitespace() || matches!(letter, '>' | '=');
        let (attribute, after) = rest.split_at(rest[1..].find(ends).map_or(rest.len(), |at| at + 1));
        let (value, after) = match after.trim_start().strip_prefix('=') {
            None => ("", after),
            Some(after) => value(after.trim_start()),
        };
        attributes.push((cased(attribute), value.to_owned()));
        rest = after;
    }
    (Tag { name: cased(name), is_end, is_empty, attributes }, rest)
}

/// The value that begins here, with or without quotes, and what stands behind it.
fn value(text: &str) -> (&str, &str) {
    let quote = text.chars().next().filter(|letter| matches!(letter, '"' | '\''));
    match quote.and_then(|quote| text[1..].split_once(quote)) {
        Some(parts) => parts,
        None => text.split_at(text.find(|letter: char| letter.is_whitespace() || letter == '>').unwrap_or(text.len())),
    }
}
