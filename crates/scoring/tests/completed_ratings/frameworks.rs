//! Small frameworks whose ratings rest on more than one share in a band: counts of questions, rules over ratings, limits, a minimum base, blanks.

/// What all of them ask, under nodes by every rule over ratings.
const ASKED: &str = r#"
observation = [
  { id = "ID.a", title = "a, of every case", unit = "case", stage = "any", theme = "any" },
  { id = "ID.b", title = "b, where the risk is high", unit = "case", stage = "any", theme = "any", when = [{ "ID.risk" = ["high"] }] },
]

question = [
  { id = "every", under = ["count", "middle", "mean", "pooled"], unit = "case", title = "Of every case" },
  { id = "some", under = ["count", "middle", "most", "narrow"], unit = "case", title = "Of some", applies = [{ "ID.risk" = ["high"] }] },
  { id = "with-rule", under = ["count", "most", "mean", "pooled", "worst"], unit = "case", title = "With a rule beside it", rule = { required = ["ID.a", "ID.b"] } },
  { id = "as-observed", under = ["count", "most", "narrow", "worst"], unit = "case", title = "Applies as its observation does", rule = { required = ["ID.b"] } },
]

limit = [
  { id = "cap", on = "whole", questions = ["with-rule"], band = "exact", any-at-most = "poor", at-most = "fair" },
  { id = "floor", on = "middle", all-at-least = "fair", at-least = "fair" },
]

[[fact]]
id = "ID.risk"
title = "Risk"
values = ["low", "high"]

[[node]]
id = "count"
under = "whole"
level = "standard"
title = "Three of four"
rollup = "ladder"
band = "exact"
ladder = [
  { rating = "good", where = [{ number = 3, number-at-least = "fair" }, { any-at-least = "good" }] },
  { rating = "fair", where = { number = 2, number-at-least = "fair" } },
  { rating = "poor" },
]

[[node]]
id = "middle"
under = "whole"
level = "standard"
title = "The middle one"
rollup = "median rating"
band = "printed"

[[node]]
id = "most"
under = "whole"
level = "standard"
title = "What most have"
rollup = "most common rating"
band = "exact"

[[node]]
id = "mean"
under = "whole"
level = "standard"
title = "The mean of points"
rollup = "mean of points"
mean = { round = "half-up" }
band = "printed"

[[node]]
id = "worst"
under = "whole"
level = "standard"
title = "The worst"
rollup = "lowest rating"
band = "printed"

[[node]]
id = "narrow"
under = "whole"
level = "standard"
title = "What few cases need"
rollup = "lowest rating"
band = "exact"

[[node]]
id = "pooled"
under = "whole"
level = "standard"
title = "All answers together"
rollup = "pooled"
band = "printed"

[[node]]
id = "whole"
level = "domain"
title = "Of nodes and questions"
rollup = "ladder"
ladder = [
  { rating = "poor", where = [{ number = 3, number-at-most = "poor" }, { questions = ["every", "some"], band = "exact", any-at-most = "fair" }] },
  { rating = "good", where = { nodes = ["count", "pooled"], all-at-least = "fair" } },
  { rating = "fair" },
]
"#;

const HEAD: &str = r#"
[framework]
id = "ID"
title = "Ratings of questions and of ratings"
levels = ["domain", "standard"]

[ratings]
names = ["poor", "fair", "good"]
"#;

/// Edges that thirds and halves lie on, reached from above alone in one of the bands.
const BANDS: &str = r#"
[bands.exact]
edges = [{ above = 50 }, 66.7]
compare = "exact"
EXTRA

[bands.printed]
edges = [50, { above = 67 }]
compare = "printed"
EXTRA
"#;

/// By id, the texts.
pub(crate) fn frameworks() -> Vec<(&'static str, String)> {
    let text = |id, extra, more| {
        let bands = BANDS.replace("EXTRA", extra);
        (id, format!("{ASKED}{HEAD}{bands}{more}").replace("ID", id))
    };
    let minimum = |words| format!("minimum = {{ {words} }}");
    vec![
        text("counted", "", ""),
        text("few-units", &minimum(r#"units = 2, otherwise = "not rated""#), ""),
        text("few-answers", &minimum(r#"answered = 60, otherwise = "marked""#), ""),
        text("edges-by-units", "small = { units = 3, edges = [{ above = 33 }, 50] }", ""),
        text("blanks", "", "[missing]\nblank = \"insufficient\"\n"),
        text("too-many-blanks", "", "[missing]\nblank = \"insufficient\"\nleave-out-above = 40\n"),
    ]
}
