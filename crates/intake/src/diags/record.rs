//! Records.

use assize_diag::{Code, Diagnostic, Span, Spanned};
use assize_model::Provider;
use assize_reader::{either, tick, ticks};

const ID_TWICE: Code = Code::new("record/id-twice");
const PROVIDER: Code = Code::new("record/provider");
const MEMBERS: Code = Code::new("record/members");
const NOT_DONE_OVER_INSUFFICIENT: Code = Code::new("record/not-done-over-insufficient");
const COUNT_OVER_OF: Code = Code::new("record/count-over-of");
const ENTERED: Code = Code::new("record/entered");
const MEASURE: Code = Code::new("record/measure");
const LIMITS: Code = Code::new("record/limits");
const FIGURE: Code = Code::new("record/figure");

pub(crate) fn measure_in_words(what: &str, span: Span) -> Diagnostic {
    Diagnostic::error(MEASURE, format!("{what} is in words, not a number"))
        .at(span)
        .help("write the number alone, without quotes: the framework says its unit")
}

pub(crate) fn rate_of_nothing(what: &str, span: Span) -> Diagnostic {
    Diagnostic::error(MEASURE, format!("{what} has the denominator 0"))
        .at(span)
        .help("leave the measure out where there was nothing to count: it is unknown then")
}

pub(crate) fn one_measure(what: &str, span: Span) -> Diagnostic {
    Diagnostic::error(MEASURE, format!("{what} is not a single number"))
        .at(span)
        .help("give `value`, or `numerator` and `denominator`; leave the measure out where nothing is known")
}

pub(crate) fn bad_id(what: &str, id: &Spanned<String>) -> Diagnostic {
    Diagnostic::error("record/id", format!("{what} is {}, which cannot name files and figures", tick(&id.value)))
        .at(id.span)
        .help(
            "use letters a to z, digits, `.`, `-` and `_`, begin with a letter or a digit, and keep to 100 characters",
        )
}

pub(crate) fn id_twice(noun: &str, id: &Spanned<String>, first: Span) -> Diagnostic {
    Diagnostic::error(ID_TWICE, format!("the {noun} {} is there twice", tick(&id.value)))
        .twice(id.span, first)
        .help("take one of them out, or give the second an id of its own")
}

pub(crate) fn two_tables(unit: &Spanned<String>, first: Span) -> Diagnostic {
    Diagnostic::error(ID_TWICE, format!("two tables have units of the kind {}", tick(&unit.value)))
        .twice(unit.span, first)
        .help("put all units of one kind into one file")
}

pub(crate) fn unknown_provider(named: &Spanned<String>, near: Option<&str>) -> Diagnostic {
    Diagnostic::error(PROVIDER, format!("no provider is known by the id {}", tick(&named.value)))
        .at(named.span)
        .did_you_mean_or(near, "declare it in a table `[provider]` with `id`, `name` and `kind`")
}

pub(crate) fn other_provider(declared: &Spanned<String>, named: &Spanned<String>) -> Diagnostic {
    let message =
        format!("`[provider]` declares {}, and the inspection is of {}", tick(&declared.value), tick(&named.value));
    Diagnostic::error(PROVIDER, message)
        .label(declared.span, "declared")
        .label(named.span, "inspected")
        .help("write the same id in both places, or leave `[provider]` out")
}

pub(crate) fn known_provider(declared: &Spanned<String>) -> Diagnostic {
    Diagnostic::error(PROVIDER, format!("the provider {} is known already", tick(&declared.value)))
        .at(declared.span)
        .help("leave `[provider]` out, or give this body an id of its own")
}

pub(crate) fn real_name(name: &Spanned<String>, real: &Provider) -> Diagnostic {
    Diagnostic::error(
        PROVIDER,
        format!("{} is the name of a real body, {}, not of a fictional one", tick(&name.value), tick(&real.id)),
    )
    .at(name.span)
    .help("give the fictional provider a name that no real body has")
}

pub(crate) fn synthetic(provider: &str, span: Span) -> Diagnostic {
    Diagnostic::error("record/synthetic", format!("the cases are made up, and {} is a real body", tick(provider)))
        .at(span)
        .help("give made-up cases to a provider with `fictional = true`")
}

pub(crate) fn members_of_one(span: Span) -> Diagnostic {
    Diagnostic::error(MEMBERS, "a self-assessment has no members")
        .at(span)
        .help("leave `members` out, or say `kind = \"aggregate\"`")
}

pub(crate) fn member_of_itself(member: &Spanned<String>) -> Diagnostic {
    Diagnostic::error(MEMBERS, format!("{} is named as a member of itself", tick(&member.value)))
        .at(member.span)
        .help("name the inspections that it is made of")
}

pub(crate) fn not_done_over_insufficient(not_done: &Spanned<u64>, insufficient: &Spanned<u64>) -> Diagnostic {
    let message = format!("{} were not done at all, but only {} were insufficient", not_done.value, insufficient.value);
    Diagnostic::error(NOT_DONE_OVER_INSUFFICIENT, message)
        .at(not_done.span)
        .label(insufficient.span, "the insufficient, with those not done among them")
        .help("`not-done` is a part of `insufficient`: add it there")
}

pub(crate) fn not_done_over(what: &str, span: Span) -> Diagnostic {
    Diagnostic::error(
        NOT_DONE_OVER_INSUFFICIENT,
        format!("more was not done at all in {what} than can have been insufficient"),
    )
    .at(span)
    .help("`not-done` is a part of what was not sufficient, of the same units: check both against the source")
}

pub(crate) fn not_done_without_percentage(what: &str, span: Span) -> Diagnostic {
    Diagnostic::error(ENTERED, format!("{what} has `not-done` without the percentage that it is a part of"))
        .at(span)
        .help("`not-done` goes with the `value` or `insufficient` of a question; `[counts]` and `[stated]` may have it, too")
}

pub(crate) fn count_over_of(count: &Spanned<u64>, of: &Spanned<u64>) -> Diagnostic {
    Diagnostic::error(COUNT_OVER_OF, format!("{} of {} is more than all", count.value, of.value))
        .at(count.span)
        .label(of.span, "of these")
        .help("check both against the source; they may be the wrong way round")
}

pub(crate) fn of_none(what: &str, of: Span) -> Diagnostic {
    Diagnostic::error(COUNT_OVER_OF, format!("{what} is of 0 units"))
        .at(of)
        .help("leave it out where there was nothing to count")
}

pub(crate) fn no_count(of: &Spanned<u64>, percent: Span) -> Diagnostic {
    Diagnostic::warning(FIGURE, format!("no count of {} gives this percentage", of.value))
        .at(percent)
        .label(of.span, "of these")
        .help("check both against the source; it may give a share of fewer units, those to which it applies")
}

pub(crate) fn own_successor(id: &Spanned<String>) -> Diagnostic {
    Diagnostic::error(PROVIDER, format!("{} is named as its own successor", tick(&id.value)))
        .at(id.span)
        .help("name the body that took over its work, or leave `successors` out")
}

pub(crate) fn question_and_node(question: &Spanned<String>, node: &Spanned<String>) -> Diagnostic {
    Diagnostic::error(FIGURE, "a figure belongs to a question or to a node, not to both")
        .at(node.span)
        .label(question.span, "the question")
        .help("keep the narrower one, which is the question")
}

pub(crate) fn one_entry(what: &str, given: &[&str], span: Span) -> Diagnostic {
    let message = if given.is_empty() {
        format!("{what} enters nothing")
    } else {
        format!("{what} enters {}, which are different things", ticks(given))
    };
    Diagnostic::error(ENTERED, message)
        .at(span)
        .help(format!("give one of {}", either(&["rating", "not-rated", "value", "insufficient"])))
}

pub(crate) fn range_without_value(what: &str, span: Span) -> Diagnostic {
    Diagnostic::error(ENTERED, format!("{what} has a range over members without the `value` it belongs to"))
        .at(span)
        .help("`low`, `high` and `over` go with `value`")
}

pub(crate) fn outside_range(what: &str, span: Span) -> Diagnostic {
    Diagnostic::error(ENTERED, format!("the `value` of {what} is outside its own range"))
        .at(span)
        .help("check `value`, `low` and `high` against the source")
}

pub(crate) fn fraction(what: &str, span: Span) -> Diagnostic {
    Diagnostic::error(ENTERED, format!("{what} is written as a fraction"))
        .at(span)
        .help("write per cent: `46`, not `0.46`; what is really below 1% is given by its counts, in `[counts]`")
}

pub(crate) fn no_limit(what: &str, span: Span) -> Diagnostic {
    Diagnostic::error(LIMITS, format!("{what} states no limit"))
        .at(span)
        .help(format!("give one or two of {}", either(&["below", "above", "at-least", "at-most"])))
}

pub(crate) fn two_limits(what: &str, first: Span, second: Span) -> Diagnostic {
    Diagnostic::error(LIMITS, format!("{what} states two limits on the same side"))
        .at(second)
        .label(first, "the other one")
        .help("keep the one that the source's words say; `above` and `below` exclude the figure itself")
}

pub(crate) fn nothing_between(what: &str, span: Span) -> Diagnostic {
    Diagnostic::error(LIMITS, format!("no share lies between the limits of {what}"))
        .at(span)
        .help("check the limits against the source's words; they may be the wrong way round")
}

pub(crate) fn lower_limit_of_not_done(what: &str, span: Span) -> Diagnostic {
    Diagnostic::error(
        LIMITS,
        format!("{what} has words about what was not done at all, and a lower limit of what was sufficient"),
    )
    .at(span)
    .help("what was not done is a part of what was not sufficient: only `below` or `at-most` follows")
}

pub(crate) fn printed_part(key: &Spanned<String>, id: &str) -> Diagnostic {
    let parts = [format!("{id}#insufficient"), format!("{id}#not-done")];
    Diagnostic::error("record/printed-part", format!("{} names no part of a question", tick(&key.value)))
        .at(key.span)
        .help(format!("the parts that can be printed are {}", ticks(&parts.each_ref().map(String::as_str))))
}

pub(crate) fn empty_stratum(span: Span) -> Diagnostic {
    Diagnostic::error(
        "record/empty-stratum",
        "there is no condition here, so it is not known which units belong to this stratum",
    )
    .at(span)
    .help("name facts and lists of their values, `{ sex = [\"female\"] }`, or leave `when` out")
}

pub(crate) fn path(path: &Spanned<String>) -> Diagnostic {
    Diagnostic::error("record/path", format!("{} is not a path from the record's own folder", tick(&path.value)))
        .at(path.span)
        .help(
            "name the file from the folder of the record, with `/` between folders, so that both can be moved together",
        )
}

pub(crate) fn no_tables(span: Span) -> Diagnostic {
    Diagnostic::error("record/no-tables", "a record that the program carries has no tables").at(span)
}

/// `encoding` or `separator` beside a workbook, `sheet` or `accept-cached` beside text.
pub(crate) fn of_no_use(key: &str, span: Span) -> Diagnostic {
    let form = if matches!(key, "encoding" | "separator") { "CSV files" } else { "workbooks" };
    Diagnostic::warning("record/of-no-use", format!("`{key}` is for {form}, and this table is in none"))
        .at(span)
        .help("take it out, or name the file that was meant")
}
