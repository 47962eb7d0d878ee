//! What each document says, what can be compared with what, and what cannot be said from them.

use std::collections::{BTreeMap, BTreeSet};

use assize_analysis::{Break, Caveat, Comparability, Comparison, PairCompared, Reason, Verdict, without_shares};
use assize_model::InspectionKind;
use assize_report::{Block, Cell, Column, Mark, Section, Table};
use assize_scoring::{Basis, Scorecard};

use super::pair_title;
use crate::dates::{month_published, years};
use crate::figures::{of_text, printed_text, share_text, whole_text};
use crate::scorecard::{capital, in_words, last_alone, last_words};
use crate::words::list;
use crate::{cells, comparability};

/// More things said in words than these are not all shown here.
const SAID: usize = 4;

/// More pairs than these are counted and not named.
const NAMED: usize = 4;

/// The timeline: what each says in its own regime's words, and where the series breaks.
pub fn documents(whole: &Comparison<'_, '_>) -> Section {
    let mut table = Table::new("documents", "").with_id("documents-table").columns([
        Column::count("number", "").unit("place in order of time"),
        Column::text("published_text", "Published").for_readers(),
        Column::text("title", "Inspection"),
        Column::text("says", "What it says"),
        Column::text("published", "Published").for_scripts(),
        Column::text("inspection", "Inspection").for_scripts(),
        Column::text("framework", "Framework").for_scripts(),
        Column::refs("breaks", "What changed").for_scripts(),
    ]);
    let mut printed_alone = false;
    for (index, one) in whole.entries.iter().enumerate() {
        let Some(card) = one.home_card() else { continue };
        let changed = index.checked_sub(1).map(|before| whole.breaks[before].as_slice()).unwrap_or_default();
        let published = month_published(one.inspection);
        let is_broken = changed.contains(&Break::Body) || changed.contains(&Break::Regime);
        let mark = if is_broken { format!(" {}", Mark::Break.text()) } else { String::new() };
        let says = says(card);
        printed_alone |=
            card.total.as_ref().is_some_and(|total| total.basis == Basis::Printed && !total.unknown.is_empty());
        table.row(vec![
            cells::count(index as u64 + 1),
            Cell::text(format!("{}{mark}", published.as_deref().unwrap_or("not known"))),
            Cell::text(&one.inspection.title),
            Cell::text(says),
            cells::or(published, "not known"),
            Cell::text(&one.inspection.id),
            Cell::text(&card.framework.id),
            Cell::refs(changed.iter().map(|one| one.word())),
        ]);
    }
    let note =
        "Each in its own regime's words; nothing is subtracted. [b]: another body or regime than in the line above.";
    let printed =
        if printed_alone { " As printed: the ratings of its standards are not known here, or not of all." } else { "" };
    table.note(format!("{note}{printed}"));
    Section::new("documents", "Document by document").block(table)
}

/// The total, else the scores of the parts, else what it puts in words.
fn says(card: &Scorecard<'_>) -> String {
    if let Some(total) = &card.total {
        return match total.basis {
            Basis::Published | Basis::Printed => last_words(card.framework, total).en,
            Basis::Rule | Basis::Panel => last_alone(card.framework, total).en,
        };
    }
    let scored: Vec<String> = (0..card.nodes.len())
        .filter(|node| card.framework.nodes[*node].parent.is_none())
        .filter_map(|node| {
            let id = &card.framework.nodes[node].id;
            if let Some(score) = card.record.scores.get(&node) {
                return Some(format!("{id}: {}", printed_text(score.0.value)));
            }
            let figure = card.nodes[node].figure.as_ref().ok()?;
            figure.point.is_some().then(|| format!("{id}: {}", share_text(figure.point.as_ref(), &figure.limits)))
        })
        .collect();
    if !scored.is_empty() {
        let many = if card.inspection.kind == InspectionKind::Aggregate { "several bodies together; " } else { "" };
        let level = card.framework.levels.first().map_or("part", String::as_str);
        return format!("{many}by {level}, {}", scored.join(", "));
    }
    let said = in_words(card);
    match said.len() {
        many if many > SAID => format!("{}; and {} more", said[..SAID].join("; "), many - SAID),
        _ => said.join("; "),
    }
}

/// How many pairs can be compared, by shares and by overall ratings, in a sentence.
pub(crate) fn lead(whole: &Comparison<'_, '_>) -> String {
    let figures: usize = whole.pairs.iter().map(|pair| pair.comparable).sum();
    let with = whole.pairs.iter().filter(|pair| pair.comparable > 0).count();
    if whole.topic.is_some() {
        return match (with, whole.pairs.len()) {
            (0, _) => "No share of it can be compared.".to_owned(),
            (_, 1) if figures == 1 => "One share of it can be compared.".to_owned(),
            (_, 1) => format!("{figures} shares of it can be compared."),
            (_, all) => format!(
                "Shares of it can be compared in {} pairs, {} in all.",
                some_of(with, all),
                whole_text(figures as u64)
            ),
        };
    }
    let rated = whole.pairs.iter().filter(|pair| may_be_ranked(pair)).count();
    match (with, rated, whole.pairs.len()) {
        (0, 1, 1) => "The overall ratings can be compared; no share can.".to_owned(),
        (0, _, 1) => "Nothing in the two can be compared, so no difference is worked out.".to_owned(),
        (_, _, 1) if figures == 1 => "One share of the two can be compared.".to_owned(),
        (_, _, 1) => format!("{} shares of the two can be compared.", whole_text(figures as u64)),
        (0, 0, all) => {
            format!("None of the {} pairs can be compared, so no difference is worked out.", whole_text(all as u64))
        }
        (0, rated, all) if rated == all => "The overall ratings can be compared; no share can.".to_owned(),
        (0, rated, all) => {
            format!("The overall ratings can be compared in {} pairs; shares in none.", some_of(rated, all))
        }
        (with, rated, all) => {
            let ratings = if rated == 0 {
                String::new()
            } else {
                format!("; the overall ratings in {}", whole_text(rated as u64))
            };
            let pairs = if with == all {
                format!("all {} pairs", whole_text(all as u64))
            } else {
                format!("{} pairs", some_of(with, all))
            };
            format!("Shares can be compared in {pairs}, {} in all{ratings}.", whole_text(figures as u64))
        }
    }
}

/// Whether the overall ratings of two mean the same.
pub(super) fn may_be_ranked(pair: &PairCompared) -> bool {
    pair.overall.as_ref().is_some_and(|verdict| verdict.comparability() == Comparability::Comparable)
}

/// That no figure of these says whether work got better or worse.
pub(super) fn no_figure_says(whole: &Comparison<'_, '_>) -> Option<&'static str> {
    (!whole.pairs.iter().any(is_comparable)).then_some("No figure says whether work got better or worse")
}

/// That none says it from one kind of body to another, where some do within a kind.
pub(super) fn none_between_kinds(whole: &Comparison<'_, '_>) -> Option<&'static str> {
    let kind = |entry: usize| &whole.entries[entry].inspection.provider.kind;
    let mut between = whole.pairs.iter().filter(|pair| kind(pair.a) != kind(pair.b)).peekable();
    let is_between = between.peek().is_some() && !between.any(is_comparable);
    is_between.then_some(
        "No figure says which kind of body did better, or whether work got better or worse from one to another",
    )
}

/// Whether shares or overall ratings of the two can be compared.
fn is_comparable(pair: &PairCompared) -> bool {
    pair.most() != Comparability::NotComparable || may_be_ranked(pair)
}

/// Which may be set against which: pairs together by the editions of their regimes.
pub fn may_be_set(whole: &Comparison<'_, '_>) -> Section {
    type Class = (Comparability, BTreeSet<Reason>, Option<(Comparability, bool)>);
    let mut classes: BTreeMap<Class, Vec<&PairCompared>> = BTreeMap::new();
    for pair in &whole.pairs {
        let most = pair.most();
        let by_name = |verdict: &Verdict| verdict.caveats().any(|caveat| caveat == Caveat::Edition);
        let overall = pair.overall.as_ref().map(|verdict| (verdict.comparability(), by_name(verdict)));
        classes.entry((most, reasons(whole, pair, most).into_iter().collect(), overall)).or_default().push(pair);
    }
    let mut table = Table::new("may-be-set", "").with_id("may-be-set-table").columns([
        Column::text("pairs", "Pairs"),
        Column::text("at_most", "Shares, at most").for_readers(),
        Column::text("because", "Because").for_readers(),
        Column::text("ratings", "Overall ratings").for_readers(),
        Column::count("count", "How many").unit("pairs").for_scripts(),
        Column::text("verdict", "Whether they can be compared").for_scripts(),
        Column::refs("reasons", "Reasons").for_scripts(),
    ]);
    for ((most, reasons, overall), pairs) in classes {
        let why: Vec<&str> = reasons.iter().map(|reason| comparability::reason(*reason)).collect();
        table.row(vec![
            Cell::text(which(whole, &pairs)),
            Cell::text(comparability::comparability(most)),
            Cell::text(why.join("; ")),
            cells::or(overall.map(|overall| overall_in_words(whole, overall, &pairs)), "one regime makes none"),
            cells::count(pairs.len() as u64),
            Cell::text(most.word()),
            Cell::refs(reasons.iter().map(|reason| reason.word())),
        ]);
    }
    Section::new("may-be-set", "Pair by pair").block(table)
}

/// "comparable: the second is 1 step higher; the edition differs by name alone ...".
fn overall_in_words(
    whole: &Comparison<'_, '_>,
    (most, by_name): (Comparability, bool),
    pairs: &[&PairCompared],
) -> String {
    let rating = |entry: usize| whole.entries[entry].home_card()?.total.as_ref()?.last.rating.ok()?.rated();
    let apart = match pairs {
        [pair] if most == Comparability::Comparable => rating(pair.a).zip(rating(pair.b)),
        _ => None,
    };
    let apart = apart.map(|(first, second)| match (first.abs_diff(second), first < second) {
        (0, _) => ": the same".to_owned(),
        (steps, is_higher) => {
            let steps = if steps == 1 { "1 step".to_owned() } else { format!("{steps} steps") };
            format!(": the second is {steps} {}", if is_higher { "higher" } else { "lower" })
        }
    });
    let caveat = by_name.then(|| format!("; {}", comparability::caveat(Caveat::Edition)));
    format!("{}{}{}", comparability::comparability(most), apart.unwrap_or_default(), caveat.unwrap_or_default())
}

/// A few pairs by their numbers, many by how many they are and under which standards.
fn which(whole: &Comparison<'_, '_>, pairs: &[&PairCompared]) -> String {
    if pairs.len() <= NAMED {
        let numbers: Vec<String> = pairs.iter().map(|pair| numbers(pair)).collect();
        return list(numbers);
    }
    let inspections = pairs.iter().flat_map(|pair| [pair.a, pair.b]).map(|entry| whole.entries[entry].inspection);
    let years = years(inspections).map(|years| format!(", {years}"));
    format!("{} pairs{}", pairs.len(), years.unwrap_or_default())
}

fn reasons(whole: &Comparison<'_, '_>, pair: &PairCompared, most: Comparability) -> Vec<Reason> {
    let of_most = pair.themes.iter().filter(|theme| theme.verdict.comparability() == most);
    let found: Vec<Reason> = of_most.flat_map(|theme| theme.verdict.reasons()).collect();
    // Where neither counts anything there is no theme.
    let homes = [pair.a, pair.b].map(|entry| whole.entries[entry].home);
    match (pair.themes.is_empty(), homes) {
        (true, [Some(a), Some(b)]) => vec![without_shares(a, b)],
        (_, _) => found,
    }
}

pub(super) fn numbers(pair: &PairCompared) -> String {
    format!("{} with {}", (pair.a + 1), (pair.b + 1))
}

/// What can be set against what, why the rest cannot, what cannot be said from these, and what places there are `within` the area.
pub(crate) fn can_be_compared(whole: &Comparison<'_, '_>, within: Option<String>) -> Section {
    let mut points: Vec<String> = which_have(whole).into_iter().chain(ratings(whole)).chain(why_not(whole)).collect();
    let without_cases = whole.entries.iter().filter(|one| !one.has_cases()).count();
    // Where none has cases, that is among the reasons.
    if (1..whole.entries.len()).contains(&without_cases) {
        let here = match (without_cases, whole.entries.len()) {
            (1, all) => format!("of {all} inspections one has none here"),
            (without, all) => format!("of {all} inspections {without} have none here"),
        };
        points.push(format!("To separate practice from other criteria takes the cases of both: {here}."));
    }
    if points.is_empty() {
        points.push(lead(whole));
    }
    points.extend(within);
    Section::new("can-be-compared", "What can be compared").block(Block::List { points })
}

/// "no two overall ratings mean the same", where there are several and none can be compared.
pub(super) fn no_two_ratings(whole: &Comparison<'_, '_>) -> Option<String> {
    let is_rated = |card: &&Scorecard<'_>| card.overall_rating().is_some();
    let is_none = !whole.pairs.iter().any(may_be_ranked) && whole.home_cards().filter(is_rated).count() > 1;
    let what = if whole.pairs.len() == 1 { "the two overall ratings do not" } else { "no two overall ratings" };
    is_none.then(|| format!("{what} mean the same"))
}

/// "312 of 2,556".
fn some_of(some: usize, all: usize) -> String {
    of_text(some as u64, all as u64)
}

/// "The overall ratings mean the same in 10 of 21 pairs."
fn ratings(whole: &Comparison<'_, '_>) -> Option<String> {
    let alike = whole.pairs.iter().filter(|pair| may_be_ranked(pair)).count();
    match (alike, whole.pairs.len()) {
        (0, _) => {
            let none = no_two_ratings(whole)?;
            Some(format!("{}: the rules behind them differ.", capital(&none)))
        }
        (alike, all) if alike == all => None,
        (alike, all) => Some(format!("The overall ratings mean the same in {} pairs.", some_of(alike, all))),
    }
}

/// More pairs than these are counted and not named.
const FEW: usize = 3;

/// The few pairs that have such figures, by name.
fn which_have(whole: &Comparison<'_, '_>) -> Option<String> {
    let with: Vec<&PairCompared> = whole.pairs.iter().filter(|pair| pair.comparable > 0).collect();
    if with.is_empty() || with.len() > FEW || whole.pairs.len() == 1 {
        return None;
    }
    let named: Vec<String> = with.iter().map(|pair| pair_title(whole, pair, "with")).collect();
    Some(format!("Shares of these can be compared: {}.", named.join("; ")))
}

/// How many reasons are named.
const REASONS: usize = 3;

/// Why pairs cannot be compared, each reason with how many pairs have it, the commonest first; and how many pairs these are.
fn reasons_against(whole: &Comparison<'_, '_>) -> (Vec<(Reason, usize)>, usize) {
    let mut counts: BTreeMap<Reason, usize> = BTreeMap::new();
    let not = |pair: &&PairCompared| pair.most() == Comparability::NotComparable;
    let pairs: Vec<&PairCompared> = whole.pairs.iter().filter(not).collect();
    for pair in &pairs {
        for reason in reasons(whole, pair, Comparability::NotComparable).into_iter().collect::<BTreeSet<_>>() {
            *counts.entry(reason).or_default() += 1;
        }
    }
    let mut counts: Vec<(Reason, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(reason, count)| (std::cmp::Reverse(*count), *reason));
    (counts, pairs.len())
}

/// "one gives words, not shares, in 22 of 28 pairs": the commonest reason why no share can be compared.
pub(super) fn main_reason(whole: &Comparison<'_, '_>) -> Option<String> {
    let (counts, _) = reasons_against(whole);
    let (reason, count) = counts.first()?;
    let (reason, all) = (comparability::reason(*reason), whole.pairs.len());
    Some(match all {
        1 => reason.to_owned(),
        _ if *count == all => format!("{reason}, in all {} pairs", whole_text(all as u64)),
        _ => format!("{reason}, in {} of {} pairs", whole_text(*count as u64), whole_text(all as u64)),
    })
}

/// "Shares cannot be compared: the regimes ask different things (810 of 1,596 pairs); no cases could be judged again (810)."
fn why_not(whole: &Comparison<'_, '_>) -> Option<String> {
    let (counts, pairs) = reasons_against(whole);
    let more = counts.len().saturating_sub(REASONS);
    let all = whole_text(whole.pairs.len() as u64);
    let said = counts.iter().take(REASONS).enumerate().map(|(place, (reason, count))| {
        let (reason, count) = (comparability::reason(*reason), whole_text(*count as u64));
        match whole.pairs.len() {
            1 => reason.to_owned(),
            _ if place == 0 => format!("{reason} ({count} of {all} pairs)"),
            _ => format!("{reason} ({count})"),
        }
    });
    let mut said: Vec<String> = said.collect();
    if more > 0 {
        said.push(format!("and {more} more"));
    }
    let several = if counts.iter().map(|(_, count)| count).sum::<usize>() > pairs && whole.pairs.len() > 1 {
        " A pair may have several reasons."
    } else {
        ""
    };
    let what = if pairs == whole.pairs.len() { "No share can be compared" } else { "Other shares cannot be compared" };
    (!said.is_empty()).then(|| format!("{what}: {}.{several}", said.join("; ")))
}

pub(crate) fn times(number: usize) -> String {
    match number {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    }
}
