//! The shares that may be set against each other.

use assize_analysis::{Comparison, NoSplit, PairCompared, QuestionCompared};
use assize_disclose::Mask;
use assize_framework::Framework;
use assize_report::{Block, Cell, Figure, Section};
use assize_scoring::FigureName;
use indexmap::IndexMap;

use super::points::{difference, points_alone, value, zero};
use super::splits::why_not;
use super::{levels, section, table_of_cells};
use crate::comparability;
use crate::figures::{self, difference_text, of_text, percent_text};
use crate::uncertainty::Uncertainty;

/// By pair that has such: who is supervised, then a table a regime.
pub fn shares(whole: &Comparison<'_, '_>, uncertainty: Uncertainty, mask: &Mask) -> Option<Section> {
    let of_pair = |pair: &PairCompared| {
        let id = pair_id(whole, pair, "shares");
        let tables = by_regime(whole, pair, &pair.figures, &id, (uncertainty, mask));
        let mut blocks: Vec<Block> = pair.levels.iter().map(|of| levels::table_of(whole, pair, of, &id)).collect();
        blocks.extend(tables);
        Section { title: pair_title(whole, pair), ..section(&id, "", blocks) }
    };
    let with = whole.pairs.iter().filter(|pair| !pair.figures.is_empty());
    let sections: Vec<Section> = with.map(of_pair).collect();
    let lead = lead(whole, uncertainty);
    (!sections.is_empty()).then(|| Section {
        sections,
        ..section("shares", "Shares that may be set against each other", vec![super::paragraph(lead)])
    })
}

/// The same by what both regimes ask: each rule cut down to the observations that the other regime asks too.
pub(crate) fn common(whole: &Comparison<'_, '_>, uncertainty: Uncertainty, mask: &Mask) -> Option<Section> {
    let of_pair = |pair: &PairCompared| {
        let id = pair_id(whole, pair, "common");
        let tables = by_regime(whole, pair, &pair.common, &id, (uncertainty, mask));
        Section { title: pair_title(whole, pair), ..section(&id, "", tables) }
    };
    let with = whole.pairs.iter().filter(|pair| !pair.common.is_empty());
    let sections: Vec<Section> = with.map(of_pair).collect();
    let lead = "Each question by what is left of its rule where only observations that both regimes ask may count, k of its n; answered from observations alone, never from recorded answers. Left out where nothing is cut and the figures above are the same. These stand beside the figures above, not in their place: a cut-down rule is no regime's own, and has no rating. A question of the later regime of which the same is left as of one of the earlier is not given again.";
    (!sections.is_empty())
        .then(|| Section { sections, ..section("common", "On what both regimes ask", vec![super::paragraph(lead)]) })
}

fn lead(whole: &Comparison<'_, '_>, uncertainty: Uncertainty) -> String {
    let mut said = format!(
        "Difference: the second less the first, in points; \"to\" gives the least and the most that it may be, whatever is not known. Interval: {percent} per cent, Newcombe, sampling alone, only where both are counted, nothing is left open, and neither is a part of the other.",
        percent = uncertainty.confidence.percent()
    );
    let has_adjusted = |pair: &PairCompared| pair.figures.iter().any(|one| matches!(one.adjusted, Some(Ok(_))));
    if whole.pairs.iter().any(has_adjusted) {
        said.push_str(
            " Adjusted: the difference over the levels of which both have ten units, at the mean of both sides' weights; covered: the part of \
             each side's units at such levels.",
        );
    }
    said
}

pub(super) fn pair_id(whole: &Comparison<'_, '_>, pair: &PairCompared, what: &str) -> String {
    format!("{what}-{}-{}", whole.entries[pair.a].inspection.id, whole.entries[pair.b].inspection.id)
}

pub(super) fn pair_title(whole: &Comparison<'_, '_>, pair: &PairCompared) -> String {
    let title = |entry: usize| whole.entries[entry].inspection.title.as_str();
    format!("{title} and {title_2}", title = title(pair.a), title_2 = title(pair.b))
}

/// A table a regime that the shares were made under.
fn by_regime(
    whole: &Comparison<'_, '_>,
    pair: &PairCompared,
    figures: &[QuestionCompared],
    id: &str,
    (uncertainty, mask): (Uncertainty, &Mask),
) -> Vec<Block> {
    let mut regimes: IndexMap<&[String; 2], Vec<&QuestionCompared>> = IndexMap::new();
    for one in figures {
        regimes.entry(&one.framework).or_default().push(one);
    }
    let of_regime = |(under, figures): (&[String; 2], Vec<&QuestionCompared>)| {
        let framework = find(whole, pair.a, &under[0]);
        let has_adjusted = figures.iter().any(|one| matches!(one.adjusted, Some(Ok(_))));
        let is_cut = figures.iter().any(|one| one.kept.is_some());
        let mut columns = vec!["Question"];
        if is_cut {
            columns.push("Left");
        }
        columns.extend(["First", "Second", "Difference", "Interval"]);
        if has_adjusted {
            columns.extend(["Adjusted", "Interval of it", "Covered"]);
        }
        let row = |one: &&QuestionCompared| {
            let shares = [pair.a, pair.b].into_iter().zip([one.compared.a(), one.compared.b()]).zip(0..);
            let shares =
                shares.map(|((entry, value), side)| share_cell(whole, one, (entry, side), value, mask)).collect();
            row(framework, one, (is_cut, has_adjusted), shares, uncertainty)
        };
        let title = match under {
            [one, other] if one == other => format!("Under {one}: {verdicts}", verdicts = verdicts(&figures)),
            [one, other] => format!("Under {one}, {other}: {verdicts}", verdicts = verdicts(&figures)),
        };
        let notes = not_adjusted(pair, &figures, has_adjusted).into_iter().collect();
        let regimes = if under[0] == under[1] { under[0].clone() } else { under.join("-") };
        table_of_cells(&format!("{id}-{regimes}"), &title, &columns, figures.iter().map(row).collect(), notes)
    };
    regimes.into_iter().map(of_regime).collect()
}

fn find<'a>(whole: &Comparison<'_, 'a>, entry: usize, id: &str) -> Option<&'a Framework> {
    let mut under = whole.entries[entry].under.iter();
    under.find(|judged| judged.framework.id == id).map(|judged| judged.framework)
}

/// "comparable", or each verdict with how many there are.
fn verdicts(figures: &[&QuestionCompared]) -> String {
    let mut counts: IndexMap<&str, usize> = IndexMap::new();
    for one in figures {
        *counts.entry(comparability::comparability(one.compared.verdict().comparability())).or_default() += 1;
    }
    match counts.len() {
        1 => counts.keys().copied().collect(),
        _ => counts.iter().map(|(word, count)| format!("{count} {word}")).collect::<Vec<_>>().join(", "),
    }
}

/// Why some or none of the figures could be adjusted for who is supervised, where there would have been something to adjust.
fn not_adjusted(pair: &PairCompared, figures: &[&QuestionCompared], some: bool) -> Option<String> {
    let why = figures.iter().find_map(|one| one.adjusted.as_ref()?.as_ref().err().copied())?;
    let because = match (why, &pair.levels) {
        (NoSplit::NoCommonStrata, Some(of)) if !some => levels::no_common(of),
        (why, _) => why_not(why).to_owned(),
    };
    let which = if some { "No adjusted difference" } else { "Not adjusted for who is supervised" };
    Some(format!("{which}: {because}."))
}

fn row(
    framework: Option<&Framework>,
    one: &QuestionCompared,
    (is_cut, has_adjusted): (bool, bool),
    shares: Vec<Cell>,
    uncertainty: Uncertainty,
) -> Vec<Cell> {
    let question = framework.map(|framework| &framework.questions[one.question[0]]);
    let name = question.map_or_else(String::new, |question| format!("{} {}", question.id, question.title.en));
    let mut cells = vec![Cell::text(name)];
    if is_cut {
        cells.push(Cell::text(one.kept.map(|(kept, of)| of_text(kept as u64, of as u64)).unwrap_or_default()));
    }
    cells.extend(shares);
    let interval = one.counted.and_then(|[a, b]| uncertainty.difference(b, a)).map(|interval| interval.text);
    let mut texts = vec![
        one.compared.difference().map(difference).unwrap_or_default(),
        points_alone(&interval.unwrap_or_default()),
    ];
    if has_adjusted {
        texts.extend(adjusted(one, uncertainty));
    }
    cells.extend(texts.into_iter().map(Cell::text));
    cells
}

/// The difference over common levels, its interval, and what the levels cover.
fn adjusted(one: &QuestionCompared, uncertainty: Uncertainty) -> [String; 3] {
    match &one.adjusted {
        Some(Ok(adjusted)) => {
            let interval = uncertainty.of_strata(&adjusted.mix).map(|interval| interval.text).unwrap_or_default();
            let [a, b] = &adjusted.mix.covered;
            let covered = format!("{}, {}", percent_text(a), percent_text(b));
            [points_alone(&difference_text(&adjusted.mix.practice, &zero())), points_alone(&interval), covered]
        }
        Some(Err(_)) => ["no".to_owned(), String::new(), String::new()],
        None => Default::default(),
    }
}

/// One side's share: a figure by its name, with its limits beside it; of a rule that was cut down, which is no figure of any regime, words.
fn share_cell(
    whole: &Comparison<'_, '_>,
    one: &QuestionCompared,
    (entry, side): (usize, usize),
    share: &assize_scoring::Figure,
    mask: &Mask,
) -> Cell {
    let words = value(share);
    let entry = whole.entries[entry];
    let judged = entry.under.iter().find(|judged| judged.framework.id == one.framework[side]);
    let (None, Some(judged)) = (one.kept, judged) else { return Cell::text(words) };
    let index = one.question[side];
    let name = FigureName::new(&entry.inspection.id, &judged.framework.id, &judged.framework.questions[index].id);
    let cell = judged.card.questions[index].cell();
    let value = figures::Value::Share { point: share.point.as_ref(), limits: &share.limits, cell };
    let made = figures::figure(&name, &value, None, mask);
    Cell::Figure(if made.marks.is_empty() { Figure { text: words, ..made } } else { made })
}
