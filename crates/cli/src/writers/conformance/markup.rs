//! Pages and drawings as a browser takes them apart: enough of it to know what would not work, or would do what it must not.

use std::collections::BTreeSet;

/// Elements that have no end.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
/// Elements whose end may be left out in HTML.
const OPEN: [&str; 14] =
    ["p", "li", "td", "th", "tr", "thead", "tbody", "tfoot", "dt", "dd", "option", "body", "html", "head"];
/// What leads a browser elsewhere without being asked, or where a form is sent; of a link (`a`) it is asked.
const LEADING: [&str; 8] = ["src", "srcset", "poster", "data", "action", "formaction", "background", "href"];

/// A tag with its attributes, names in small letters.
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) is_end: bool,
    pub(super) is_empty: bool,
    attributes: Vec<(String, String)>,
}

impl Tag {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// What is wrong with a page or a drawing, the worst first.
pub(super) fn fault(text: &str, is_html: bool) -> Option<String> {
    let tags: Vec<Tag> = pieces(text, is_html).into_iter().filter_map(|(_, tag)| tag).collect();
    let styles = || text.split("<style").skip(1).filter_map(|rest| rest.split("</style").next());
    let by_style = || styles().find_map(|style| away_by_style(style).or_else(|| said_by_style(style)));
    let scripts = || text.split("<script").skip(1).filter_map(|rest| rest.split("</script").next());
    let by_script = || scripts().find_map(by_script);
    let acts = nesting(&tags, is_html).or_else(|| tags.iter().find_map(acting)).or_else(by_style).or_else(by_script);
    acts.or_else(|| {
        let is_page = is_html && tags.iter().any(|tag| tag.name == "html" || tag.name == "!doctype");
        if is_html { lacking(&tags, is_page).or_else(|| tables(&tags)) } else { None }
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
            Some(last) => return Some(format!("`</{name}>` comes where `<{last}>` is open")),
            None => return Some(format!("`</{name}>` closes nothing")),
        }
    }
    open.into_iter().find(|name| !may_stay(name)).map(|name| format!("`<{name}>` is never closed"))
}

/// What a browser would do unasked.
fn acting(tag: &Tag) -> Option<String> {
    if let Some((name, value)) = tag.attributes.iter().find(|(name, _)| name.starts_with("on")) {
        return Some(match value.contains("golden") {
            true => format!("a text has become a handler of `<{}>`, which acts", tag.name),
            false => format!("`<{}>` has a handler, `{name}`, which acts by itself", tag.name),
        });
    }
    if tag.get("ping").is_some() {
        return Some("a link tells a third party who follows it".to_owned());
    }
    // A text that was not put in quotes, or that has ended them, goes on as the name of an attribute.
    let is_word = |name: &str| {
        name.strip_prefix("word")
            .and_then(|rest| rest.strip_suffix('x'))
            .is_some_and(|rest| rest.parse::<u32>().is_ok())
    };
    if tag.attributes.iter().any(|(name, _)| name.contains("golden") && !name.starts_with("data-") || is_word(name)) {
        return Some(format!("a text has become an attribute of `<{}>`, which may act", tag.name));
    }
    let addresses = tag.attributes.iter().filter(|(name, _)| matches!(name.as_str(), "href" | "src" | "xlink:href"));
    let mut addresses = addresses.map(|(_, value)| value.trim().to_lowercase());
    if addresses.any(|address| address.starts_with("javascript:")) {
        return Some("a text has become a link that acts".to_owned());
    }
    if tag.name == "meta" && tag.get("http-equiv").is_some_and(|what| what.eq_ignore_ascii_case("refresh")) {
        return Some("it goes to another page by itself".to_owned());
    }
    let leads = |name: &str| LEADING.contains(&name) && !(name == "href" && matches!(tag.name.as_str(), "a" | "area"));
    let mut fetched = tag.attributes.iter().filter(|(name, _)| leads(name));
    let away = fetched.find(|(_, address)| address.starts_with("//") || address.contains("://"));
    let away = away.map(|(_, address)| format!("it loads `{address}` from elsewhere, or sends there"));
    away.or_else(|| tag.get("style").and_then(away_by_style))
}

/// What a style loads from elsewhere.
fn away_by_style(style: &str) -> Option<String> {
    let mut loaded = style.split("url(").skip(1).chain(style.split("@import").skip(1));
    let bare =
        |text: &str| text.trim_start_matches(|one: char| one.is_whitespace() || matches!(one, '"' | '\'')).to_owned();
    let away =
        loaded.find_map(|rest| Some(bare(rest)).filter(|rest| rest.starts_with("http") || rest.starts_with("//")))?;
    let address: String = away.chars().take_while(|one| !matches!(one, '"' | '\'' | ')' | ';')).collect();
    Some(format!("it loads `{address}` from elsewhere"))
}

/// What a script sends or fetches, or writes over what the page says.
fn by_script(script: &str) -> Option<String> {
    const CALLS: [&str; 10] = [
        "fetch(",
        "XMLHttpRequest",
        "sendBeacon",
        "WebSocket",
        "EventSource",
        "import(",
        "importScripts",
        "innerHTML",
        "outerHTML",
        "document.write",
    ];
    let call = CALLS.into_iter().find(|call| script.contains(call))?;
    Some(format!(
        "a script calls `{}`, which sends, fetches or writes over what the page says",
        call.trim_end_matches('(')
    ))
}

/// Words that a style adds to the page.
fn said_by_style(style: &str) -> Option<String> {
    let said = |rest: &str| {
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|one| matches!(one, '"' | '\''))?;
        let text = rest[1..].split(quote).next()?.to_owned();
        // A sign may be written by its number.
        let has_words = !text.starts_with('\\') && text.chars().any(char::is_alphanumeric);
        has_words.then(|| format!("a style says `{text}`, which is not text of the page"))
    };
    style.split("content:").skip(1).find_map(said)
}

/// A table that does not say what its columns are.
fn tables(tags: &[Tag]) -> Option<String> {
    let mut tables = tags.split(|tag| tag.name == "table" && !tag.is_end).skip(1);
    let is = |tag: &Tag, name: &str| tag.name == name && !tag.is_end;
    tables.find_map(|table| {
        let table = table.split(|tag| tag.name == "table").next().unwrap_or_default();
        if table.iter().any(|tag| is(tag, "td")) && !table.iter().any(|tag| is(tag, "th")) {
            return Some("a table has no header cells (`<th>`)".to_owned());
        }
        None
    })
}

/// What the page lacks for people who cannot see it, or who follow its links.
fn lacking(tags: &[Tag], is_page: bool) -> Option<String> {
    let starts = || tags.iter().filter(|tag| !tag.is_end);
    let has = |name: &str| starts().any(|tag| tag.name == name);
    if is_page && !starts().any(|tag| tag.name == "html" && tag.get("lang").is_some_and(|lang| !lang.is_empty())) {
        return Some("`<html>` does not say its language".to_owned());
    }
    if is_page && !has("title") {
        return Some("it has no `<title>`".to_owned());
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
    dead.map(|target| format!("a link points to `#{target}`, which is not there"))
}

/// Every tag, and the text before it; what stands in a script, a style or a comment is neither.
pub(super) fn pieces(text: &str, is_html: bool) -> Vec<(&str, Option<Tag>)> {
    let mut pieces = Vec::new();
    let (mut rest, mut begin) = (text, text);
    while let Some(at) = rest.find('<') {
        let before = &begin[..begin.len() - rest.len() + at];
        rest = &rest[at + 1..];
        if let Some((_, end)) = [("!--", "-->"), ("![CDATA[", "]]>")].iter().find(|(begin, _)| rest.starts_with(begin))
        {
            rest = rest.split_once(end).map_or("", |(_, rest)| rest);
            pieces.push((before, None));
            begin = rest;
            continue;
        }
        if !rest.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '/' | '!' | '?')) {
            continue;
        }
        let (tag, after) = tag(rest, is_html);
        rest = after;
        if is_html && !tag.is_end && matches!(tag.name.as_str(), "script" | "style") {
            rest = rest.find(&format!("</{}", tag.name)).map_or("", |at| &rest[at..]);
        }
        begin = rest;
        pieces.push((before, Some(tag)));
    }
    pieces.push((begin, None));
    pieces
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
