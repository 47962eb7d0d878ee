//! Frameworks small enough to try every completion of a table under them.

/// Nothing shared but the unit.
pub const CATALOGUE: &str = r#"
[[unit]]
id = "case"
title = "case"
plural = "cases"
"#;

/// What all of them begin with: the ratings, and a band of either kind whose edges thirds and halves come near.
const BANDS: &str = r#"
[ratings]
names = ["poor", "fair", "good"]

[bands.exact]
edges = [50, 66.7]
compare = "exact"

[bands.printed]
edges = [50, 67]
compare = "printed"
"#;

/// Rules over observations alone: both lists, ids in both, conditions on entries, none to two misses.
const LISTS: &str = r#"
fact = [
  { id = "lists.risk", title = "Risk", values = ["low", "medium", "high"] },
  { id = "lists.victim", title = "Victim", values = ["yes", "no"] },
]

node = [
  { id = "lowest", level = "standard", title = "Lowest", rollup = "lowest", band = "exact" },
  { id = "mean", level = "standard", title = "Mean of questions", rollup = "mean of questions", band = "printed" },
  { id = "pooled", level = "standard", title = "Pooled", rollup = "pooled", band = "printed" },
  { id = "narrow", level = "standard", title = "What few cases need", rollup = "lowest", band = "printed" },
  { id = "apart", level = "standard", title = "Of two sorts of case", rollup = "lowest", band = "exact" },
]

[framework]
id = "lists"
title = "Rules over observations alone"
levels = ["standard"]

[[observation]]
id = "lists.a"
title = "a, of every case"
unit = "case"
stage = "any"
theme = "any"

[[observation]]
id = "lists.b"
title = "b, where there is a victim"
unit = "case"
stage = "any"
theme = "any"
when = [{ "lists.victim" = ["yes"] }]

[[observation]]
id = "lists.c"
title = "c, where the assessor says so"
unit = "case"
stage = "any"
theme = "any"
when = "judged"

[[observation]]
id = "lists.d"
title = "d, in one of two ways"
unit = "case"
stage = "any"
theme = "any"
when = [{ "lists.risk" = ["medium", "high"], "lists.victim" = ["yes"] }, { "lists.risk" = ["high"] }]

[[question]]
id = "low-risk"
under = ["apart", "mean"]
unit = "case"
title = "Of one sort, over what is always observed"
applies = [{ "lists.risk" = ["low"] }]
rule = { required = ["lists.a"] }

[[question]]
id = "no-victim"
under = ["apart"]
unit = "case"
title = "Of the other sort"
applies = [{ "lists.victim" = ["no"] }]
rule = { required = ["lists.c"] }

[[question]]
id = "one-miss"
under = ["lowest", "mean"]
unit = "case"
title = "Two required, the second of some, and one miss"
rule = { required = ["lists.a", { id = "lists.b", if = [{ "lists.risk" = ["medium", "high"] }] }], plus = ["lists.c", "lists.d"], misses = 1 }

[[question]]
id = "two-misses"
under = ["lowest", "pooled"]
unit = "case"
title = "None required, two misses"
rule = { plus = ["lists.a", "lists.b", "lists.c", "lists.d"], misses = 2 }

[[question]]
id = "both-lists"
under = ["mean", "pooled"]
unit = "case"
title = "Ids in both lists, required under a condition"
rule = { required = [{ id = "lists.a", if = [{ "lists.victim" = ["yes"] }] }, { id = "lists.b", if = [{ "lists.risk" = ["low"] }] }], plus = ["lists.a", { id = "lists.b", if = [{ "lists.risk" = ["high"] }] }, "lists.c"], misses = 1 }

[[question]]
id = "some-cases"
under = ["lowest", "mean", "pooled", "narrow"]
unit = "case"
title = "Applies as or of ands"
applies = [{ "lists.risk" = ["high"] }, { "lists.risk" = ["medium"], "lists.victim" = ["yes"] }]
rule = { required = ["lists.b"], plus = ["lists.d", { id = "lists.c", if = [{ "lists.victim" = ["no"] }] }] }

[[question]]
id = "as-observed"
under = ["mean", "narrow"]
unit = "case"
title = "Applies as its observations do"
rule = { required = ["lists.b", "lists.d"] }
"#;

/// Rules that name questions, and nodes under nodes.
const NESTED: &str = r#"
fact = [
  { id = "nested.risk", title = "Risk", values = ["low", "high"] },
  { id = "nested.victim", title = "Victim", values = ["yes", "no", "not-known"] },
]

observation = [
  { id = "nested.a", title = "a, where there is a victim", unit = "case", stage = "any", theme = "any", when = [{ "nested.victim" = ["yes"] }] },
  { id = "nested.b", title = "b, of every case", unit = "case", stage = "any", theme = "any" },
]

node = [
  { id = "means", level = "domain", title = "Mean of means", rollup = "mean of children", weights = { "means.mean" = 2 }, band = "printed" },
  { id = "means.lowest", under = "means", level = "standard", title = "Lowest in a mean", rollup = "lowest", band = "exact" },
  { id = "means.mean", under = "means", level = "standard", title = "A question and a node in a mean", rollup = "mean of children", band = "exact" },
  { id = "means.mean.pooled", under = "means.mean", level = "part", title = "Pooled in a mean", rollup = "pooled", band = "printed" },
  { id = "least", level = "domain", title = "Lowest of nodes and a question", rollup = "lowest", band = "printed" },
  { id = "least.mean", under = "least", level = "standard", title = "Mean in a lowest", rollup = "mean of questions", band = "exact" },
  { id = "least.pooled", under = "least", level = "standard", title = "Pooled in a lowest", rollup = "pooled", band = "exact" },
  { id = "all", level = "domain", title = "Everything below, once", rollup = "mean of questions", weights = { "second" = 3, "base" = 0.5 }, band = "printed" },
  { id = "all.lowest", under = "all", level = "standard", title = "What few cases need", rollup = "lowest", band = "exact" },
]

[framework]
id = "nested"
title = "Questions in rules, nodes under nodes"
levels = ["domain", "standard", "part"]

[[question]]
id = "base"
under = ["means.mean.pooled", "least.mean", "all.lowest"]
unit = "case"
title = "Without a rule"
applies = [{ "nested.risk" = ["high"] }]

[[question]]
id = "first"
under = ["means.lowest", "least.pooled", "all.lowest"]
unit = "case"
title = "One observation"
rule = { required = ["nested.a"] }

[[question]]
id = "second"
under = ["means.lowest", "least", "all"]
unit = "case"
title = "A question and an observation"
rule = { required = ["first", "nested.b"] }

[[question]]
id = "third"
under = ["means.mean", "least.mean", "all"]
unit = "case"
title = "Questions of questions, one miss, of some cases"
applies = [{ "nested.victim" = ["yes"] }, { "nested.risk" = ["high"], "nested.victim" = ["not-known"] }]
rule = { plus = ["base", "second", "nested.a"], misses = 1 }

[[question]]
id = "fourth"
under = ["means.mean.pooled", "least.pooled", "all.lowest"]
unit = "case"
title = "A question in both lists"
rule = { required = [{ id = "base", if = [{ "nested.victim" = ["yes", "no"] }] }], plus = ["base", { id = "first", if = [{ "nested.risk" = ["low"] }] }] }
"#;

/// Questions with their own answers, some of them with a rule beside it.
const RECORDED: &str = r#"
observation = [
  { id = "recorded.a", title = "a, of every case", unit = "case", stage = "any", theme = "any" },
  { id = "recorded.b", title = "b, where the risk is high", unit = "case", stage = "any", theme = "any", when = [{ "recorded.risk" = ["high"] }] },
]

node = [
  { id = "whole", level = "domain", title = "Mean of children", rollup = "mean of children", band = "exact" },
  { id = "lowest", under = "whole", level = "standard", title = "Lowest", rollup = "lowest", band = "exact" },
  { id = "mean", under = "whole", level = "standard", title = "Mean of questions", rollup = "mean of questions", band = "printed" },
  { id = "pooled", under = "whole", level = "standard", title = "Pooled", rollup = "pooled", band = "printed" },
  { id = "narrow", under = "whole", level = "standard", title = "What few cases need", rollup = "lowest", band = "printed" },
]

question = [
  { id = "every", under = ["lowest", "mean", "pooled"], unit = "case", title = "Of every case" },
  { id = "some", under = ["lowest", "mean", "pooled", "narrow"], unit = "case", title = "Of some", applies = [{ "recorded.risk" = ["high"] }] },
  { id = "judged", under = ["lowest", "mean"], unit = "case", title = "Where the assessor says so", applies = "judged" },
  { id = "with-rule", under = ["mean", "pooled", "whole"], unit = "case", title = "With a rule beside it", rule = { required = ["recorded.a", "recorded.b"] } },
  { id = "as-observed", under = ["lowest", "narrow"], unit = "case", title = "Applies as its observation does", rule = { required = ["recorded.b"] } },
  { id = "unscored", under = ["mean", "pooled"], unit = "case", title = "Shown, and in no rollup", scored = false, rule = { required = ["recorded.a", "some"] } },
]

[framework]
id = "recorded"
title = "Questions with their own answers"
levels = ["domain", "standard"]

[[fact]]
id = "recorded.risk"
title = "Risk"
values = ["low", "high"]
"#;

/// By id, the texts.
pub fn frameworks() -> [(&'static str, String); 3] {
    [("lists", LISTS), ("nested", NESTED), ("recorded", RECORDED)].map(|(id, text)| (id, format!("{text}{BANDS}")))
}
