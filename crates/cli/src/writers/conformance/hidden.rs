//! What a page hides: by its element, by an attribute, by a style of its own or one of the page's.

use super::markup::Tag;

/// What hides in any style, without spaces.
const HIDING: [(&str, &str); 4] = [("display", "none"), ("visibility", "hidden"), ("opacity", "0"), ("font-size", "0")];

/// The selectors of a page's styles that hide what they match, on every screen.
pub(super) struct Hidden<'p>(Vec<&'p str>);

impl<'p> Hidden<'p> {
    pub(super) fn by_styles(page: &'p str) -> Self {
        let styles = page.split("<style").skip(1).filter_map(|rest| rest.split_once('>')?.1.split("</style").next());
        Self(styles.flat_map(rules).filter(|(_, style)| hides(style)).flat_map(|(names, _)| names.split(',')).collect())
    }

    /// Whether this element is hidden.
    pub(super) fn has(&self, tag: &Tag) -> bool {
        matches!(tag.name.as_str(), "script" | "style" | "template" | "noscript")
            || tag.get("hidden").is_some()
            || tag.get("aria-hidden") == Some("true") && tag.name != "svg"
            || tag.get("style").is_some_and(hides)
            || self.0.iter().any(|selector| is_of(selector, tag))
    }
}

/// The rules of a style that hold on every screen. Rules within another rule are left out: what they match is not known here.
fn rules(style: &str) -> impl Iterator<Item = (&str, &str)> {
    let (mut depth, mut begin, mut open) = (0, 0, 0);
    let ends = style.char_indices().filter_map(move |(at, letter)| match letter {
        '{' => {
            depth += 1;
            open = if depth == 1 { at } else { open };
            None
        }
        '}' => {
            depth -= 1;
            let rule = (depth == 0).then(|| (style[begin..open].trim(), &style[open + 1..at]));
            begin = if depth == 0 { at + 1 } else { begin };
            rule
        }
        _ => None,
    });
    ends.filter(|(names, _)| !names.starts_with('@'))
}

fn hides(style: &str) -> bool {
    let squeezed = |text: &str| text.split("!important").next().unwrap_or_default().trim().to_lowercase();
    let all: Vec<(String, String)> = style
        .split(';')
        .filter_map(|one| one.split_once(':'))
        .map(|(name, value)| (squeezed(name), squeezed(value)))
        .collect();
    let of =
        |wanted: &[&str]| all.iter().find(|(name, _)| wanted.contains(&name.as_str())).map(|(_, value)| value.as_str());
    let number =
        |value: &str| value.trim_end_matches(|one: char| one.is_alphabetic() || one == '%').parse::<f64>().ok();
    let is = |name: &str, hiding: &str| match (of(&[name]), number(hiding)) {
        (Some(value), Some(hiding)) => number(value) == Some(hiding),
        (value, _) => value == Some(hiding),
    };
    let (ink, paper) = (of(&["color"]), of(&["background", "background-color"]));
    let is_away = |name: &str| of(&[name]).and_then(number).is_some_and(|at| at <= -99.0);
    HIDING.iter().any(|(name, hiding)| is(name, hiding))
        || ink.is_some() && ink == paper
        || is("height", "0") && is("overflow", "hidden")
        || ["left", "top", "text-indent", "margin-left"].iter().any(|name| is_away(name))
}

/// Whether a selector matches this element alone, by its name, its class, its id or its place; elements within others are not looked at.
fn is_of(selector: &str, tag: &Tag) -> bool {
    let selector = selector.trim();
    let (named, place) = selector.split_once(':').unwrap_or((selector, ""));
    let is_placed = place.is_empty() || ["nth-", "first-", "last-", "only-"].iter().any(|one| place.starts_with(one));
    let is_plain =
        |name: &str| !name.is_empty() && name.chars().all(|one| one.is_alphanumeric() || matches!(one, '-' | '_'));
    let has_class = |wanted: &str| tag.get("class").is_some_and(|all| all.split_whitespace().any(|one| one == wanted));
    let is_named = |name: &str| name.is_empty() || name.eq_ignore_ascii_case(&tag.name);
    let is_it = match (named.split_once('.'), named.split_once('#')) {
        (Some((name, class)), None) => is_named(name) && is_plain(class) && has_class(class),
        (None, Some((name, id))) => is_named(name) && is_plain(id) && tag.get("id") == Some(id),
        (None, None) => is_plain(named) && is_named(named),
        (Some(_), Some(_)) => false,
    };
    is_placed && is_it
}

#[cfg(test)]
mod tests {
    use super::super::page::read;

    #[test]
    fn what_a_style_hides_is_not_read() {
        for (style, element, is_seen) in [
            ("", "<p>", true),
            ("", "<p aria-hidden=\"true\">", false),
            ("", "<p style=\"font-size:0\">", false),
            ("", "<p style=\"font-size: 0px !important\">", false),
            ("", "<p style=\"opacity:0.0\">", false),
            ("", "<p style=\"height:0;overflow:hidden\">", false),
            ("", "<p style=\"position:absolute;left:-9999px\">", false),
            ("", "<p style=\"font-size:0.8em;opacity:.9;left:-1px;height:0\">", true),
            (".x{color:red}\n.no, .off { display: none }", "<p class=\"a off\">", false),
            ("#no{visibility:hidden}", "<p id=no>", false),
            ("p:nth-child(3){display:none}", "<p>", false),
            (".no p, p:hover, p.other { display:none }", "<p class=no>", true),
            ("@media print { p { display:none } } p::after { display:none }", "<p>", true),
        ] {
            let page = format!("<style>{style}</style>{element}there</p>");
            assert_eq!(read(&page).contains("there"), is_seen, "{page}");
        }
        assert!(!read("<noscript>there</noscript>").contains("there"));
    }
}
