//! Names that lead nowhere, or to two things.

use assize_diag::{Code, Diagnostic, Span, Spanned};
use assize_reader::{suggest, tick};

use super::words::with_article;

/// What sort of thing a name should have led to.
#[derive(Clone, Copy)]
pub(crate) enum Sort {
    Level,
    Node,
    Band,
    Rating,
    Unit,
    Fact,
    Observation,
    Question,
    Framework,
}

impl Sort {
    /// What a key of the file, or a table of it, declares.
    pub(crate) fn of_noun(noun: &str) -> Option<Self> {
        Some(match noun {
            "levels" => Self::Level,
            "node" => Self::Node,
            "band" | "bands" => Self::Band,
            "ratings" => Self::Rating,
            "unit" => Self::Unit,
            "fact" => Self::Fact,
            "observation" => Self::Observation,
            "question" => Self::Question,
            _ => return None,
        })
    }

    pub(crate) const fn code(self) -> Code {
        match self {
            Self::Level => Code::new("framework/unknown-level"),
            Self::Node => Code::new("framework/unknown-node"),
            Self::Band => Code::new("framework/unknown-band"),
            Self::Rating => Code::new("framework/unknown-rating"),
            Self::Unit => Code::new("framework/unknown-unit"),
            Self::Fact => Code::new("framework/unknown-fact"),
            Self::Observation => Code::new("framework/unknown-observation"),
            Self::Question => Code::new("framework/unknown-question"),
            Self::Framework => Code::new("framework/unknown-framework"),
        }
    }

    const fn one_and_many(self) -> (&'static str, &'static str) {
        match self {
            Self::Level => ("level", "levels"),
            Self::Node => ("node", "nodes"),
            Self::Band => ("band", "bands"),
            Self::Rating => ("rating", "ratings"),
            Self::Unit => ("unit", "units"),
            Self::Fact => ("fact", "facts"),
            Self::Observation => ("observation", "observations"),
            Self::Question => ("question", "questions"),
            Self::Framework => ("framework", "frameworks"),
        }
    }
}

pub(crate) fn unknown_name(
    sort: Sort,
    name: &Spanned<String>,
    known: &[&str],
    is_rather: Option<&'static str>,
) -> Diagnostic {
    let (one, many) = sort.one_and_many();
    let message = match is_rather {
        Some(rather) => format!("{} is {rather}, not {}", tick(&name.value), with_article(one)),
        None => format!("unknown {one} {}", tick(&name.value)),
    };
    let diagnostic = Diagnostic::error(sort.code(), message).at(name.span);
    if is_rather.is_some() {
        return match (sort, is_rather) {
            (Sort::Observation, _) => diagnostic.help("a rule names observations and questions"),
            (Sort::Node, Some("a question")) => {
                diagnostic.help("name the node that it is under, or use `questions = [...]` where there is such a key")
            }
            _ => diagnostic,
        };
    }
    let diagnostic = suggest(diagnostic, &name.value, &format!("known {many}"), known);
    if diagnostic.help.is_some() {
        return diagnostic;
    }
    match sort {
        Sort::Unit | Sort::Fact | Sort::Observation => {
            let list = "`assize frameworks show ID` lists those of a framework";
            diagnostic.help(format!("{many} are in the shared catalogue ({list}), or in a framework under `[[{one}]]`"))
        }
        Sort::Framework if name.value.ends_with(".toml") => diagnostic
            .help("write the id of the other framework, as its `[framework]` has it, not the name of its file"),
        _ if known.is_empty() => diagnostic.help(format!("no {one} is declared")),
        Sort::Level | Sort::Node | Sort::Band | Sort::Rating | Sort::Question | Sort::Framework => diagnostic,
    }
}

pub(crate) const UNKNOWN_VALUE: Code = Code::new("framework/unknown-value");

pub(crate) fn unknown_value(fact: &str, value: &Spanned<String>, known: &[&str]) -> Diagnostic {
    let message = format!("fact {} has no value {}", tick(fact), tick(&value.value));
    let diagnostic = Diagnostic::error(UNKNOWN_VALUE, message).at(value.span);
    suggest(diagnostic, &value.value, "its values", known)
}

/// The set of ids that has one twice.
#[derive(Clone, Copy)]
pub(crate) enum Among {
    Framework,
    Catalogue,
    Providers,
}

pub(crate) fn duplicate_id(
    among: Among,
    id: &str,
    first: (&'static str, Span),
    again: (&'static str, Span),
) -> Diagnostic {
    let code = match among {
        Among::Framework => Code::new("framework/duplicate-id"),
        Among::Catalogue => Code::new("catalogue/duplicate-id"),
        Among::Providers => Code::new("provider/duplicate-id"),
    };
    let (message, labels) = if first.0 == again.0 {
        (format!("two {}s have the id {}", again.0, tick(id)), ["first".to_owned(), "again".to_owned()])
    } else {
        let (one, other) = (with_article(first.0), with_article(again.0));
        (format!("{one} and {other} have the id {}", tick(id)), [first.0, again.0].map(|noun| format!("the {noun}")))
    };
    let [first_label, again_label] = labels;
    Diagnostic::error(code, message).label(again.1, again_label).label(first.1, first_label)
}

pub(crate) fn label_twice(label: &str, first: Span, again: Span) -> Diagnostic {
    Diagnostic::error("framework/label-twice", format!("two nodes are printed as {}", tick(label)))
        .label(again, "again")
        .label(first, "first")
        .help("give each a `label` of its own; a node without one is printed by its id")
}

pub(crate) fn duplicate_framework(id: &str, first: Span, again: Span) -> Diagnostic {
    Diagnostic::error("framework/duplicate-framework", format!("two frameworks have the id {}", tick(id)))
        .label(again, "left out")
        .label(first, "kept")
        .help("give one of them another id; to change some of the other, `extends` it")
}

pub(crate) fn word_of_two_answers(
    word: &Spanned<String>,
    answer: &'static str,
    other: &'static str,
    place: Option<Span>,
) -> Diagnostic {
    let ticked = tick(&word.value);
    let code = Code::new("framework/word-of-two-answers");
    match place {
        Some(place) => Diagnostic::error(code, format!("{ticked} stands for both `{other}` and `{answer}`"))
            .label(word.span, format!("as `{answer}`"))
            .label(place, format!("as `{other}`")),
        None => Diagnostic::error(code, format!("{ticked} cannot stand for `{answer}`"))
            .at(word.span)
            .help(format!("everywhere it is understood as `{other}`")),
    }
}
