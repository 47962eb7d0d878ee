//! What the tests share.

use assize_diag::{Diagnostics, Sources};
use assize_framework::{Library, Texts, builtin, load};
use assize_testing::{said, texts};

/// What came of loading some texts.
pub(crate) struct Loaded {
    pub(crate) library: Library,
    /// The complaints as a user would read them, without the lines of the files.
    pub(crate) said: String,
}

/// Loads frameworks, each a name and a text, over this catalogue and no providers.
pub(crate) fn load_over(catalogue: &str, frameworks: &[(&str, &str)]) -> Loaded {
    let mut sources = Sources::new();
    let texts = texts(&mut sources, catalogue, "", frameworks);
    loaded(&texts, &sources)
}

/// Loads frameworks beside those that the program carries.
pub(crate) fn load_beside_builtin(frameworks: &[(&str, &str)]) -> Loaded {
    let mut sources = Sources::new();
    let mut texts = builtin::texts(&mut sources);
    texts.frameworks.extend(frameworks.iter().map(|(name, text)| sources.add_public(*name, *text)));
    loaded(&texts, &sources)
}

/// Loads providers alone.
pub(crate) fn load_providers(providers: &str) -> Loaded {
    let mut sources = Sources::new();
    let texts = texts(&mut sources, "", providers, &[("", ""); 0]);
    loaded(&texts, &sources)
}

pub(crate) fn loaded(texts: &Texts, sources: &Sources) -> Loaded {
    let mut diagnostics = Diagnostics::new();
    let library = load(texts, sources, &mut diagnostics);
    Loaded { library, said: said(&diagnostics, sources) }
}

/// The blocks of `FORMAT.md` that are marked so, in their order.
pub(crate) fn blocks(mark: &str) -> Vec<&'static str> {
    let fence = format!("```toml {mark}\n");
    let page = include_str!("../../FORMAT.md");
    page.split(&fence).skip(1).map(|rest| rest.split("```").next().expect("a split has a first part")).collect()
}

/// The page's catalogue, with what else the page's frameworks need.
pub(crate) fn catalogue_of_page() -> String {
    let more = r#"
[[fact]]
id = "child-protection"
title = "Child protection"
values = ["yes", "no"]

[[fact]]
id = "mappa"
title = "MAPPA"
values = ["yes", "no"]

[[observation]]
id = "assessment.risk-analysed"
title = "Risk analysed"
unit = "case"
stage = "assessment"
theme = "safety"

[[observation]]
id = "assessment.past-behaviour-used"
title = "Past behaviour used"
unit = "case"
stage = "assessment"
theme = "safety"
"#;
    format!("{}{more}", blocks("catalogue").concat())
}
