//! A scorecard as the reference scorer writes one: values from the scorecard, texts from the document that is made of it.

use assize_framework::Rollup;
use assize_model::{Exact, NotDone, fraction, half_up, ratio};
use assize_report::{Cell as Shown, Report, Share};
use assize_scoring::{
    Child, Figure, FigureName, FigurePart, Group, Held, NineCounts, NoBasis, Outcome, Points, Reached, Scorecard,
    Subset, Total, TotalScore, WhyNotRated,
};
use serde_json::{Map, Value, json};

/// What the reference scorer's document holds of this scorecard.
pub(crate) fn card(card: &Scorecard<'_>, report: &Report) -> Value {
    let all = Said { card, report };
    let questions = (0..card.questions.len()).map(|question| all.question(question));
    let nodes = (0..card.nodes.len()).map(|node| all.node(node));
    json!({ "inspections": [{
        "id": card.inspection.id,
        "framework": card.framework.id,
        "overall": card.total.as_ref().map(|total| all.overall(total)),
        "nodes": nodes.collect::<Value>(),
        "questions": questions.collect::<Value>(),
        "breakdowns": all.breakdowns(),
        "weighted": all.weighted_nodes(),
    }] })
}

struct Said<'c, 'a> {
    card: &'c Scorecard<'a>,
    report: &'c Report,
}

impl Said<'_, '_> {
    /// What a cell says, or why it is empty.
    fn text(&self, table: &str, figure: &FigureName, column: &str) -> Option<String> {
        let name = figure.to_string();
        let mut tables = self.report.tables().filter(|one| one.name == table);
        tables.find_map(|table| match table.cell(table.about(&name)?, column)? {
            Shown::Empty { reason } => Some(reason.to_string()),
            cell => Some(cell.words().to_owned()),
        })
    }

    /// The limits of a share that the rating beside it excludes, as the note under the table has them (semantics 7.13 g).
    fn in_note(&self, title: &str) -> Option<String> {
        let notes = self.report.tables().filter(|one| one.name == "ratings").flat_map(|table| &table.notes);
        let known = notes.filter_map(|note| note.split_once(" is known of the share, by the rule "));
        let mut said = known.filter_map(|(known, _)| known.rsplit_once(": "));
        // "1.2 Node" does not stand in "1.1.2 Node".
        let is_among = |titles: &str| titles.match_indices(title).any(|(at, _)| at == 0 || titles[..at].ends_with(' '));
        said.find(|(titles, _)| is_among(titles)).map(|(_, limits)| limits.to_owned())
    }

    fn share(&self, table: &str, figure: &FigureName, column: &str) -> Option<&Share> {
        let name = figure.to_string();
        let mut tables = self.report.tables().filter(|one| one.name == table);
        tables.find_map(|table| table.cell(table.about(&name)?, column)?.share())
    }

    fn overall(&self, total: &Total) -> Value {
        let ids = |nodes: &[usize]| -> Value {
            nodes.iter().map(|node| self.card.framework.nodes[*node].id.as_str()).collect()
        };
        let mut overall = self.total(&total.last, "rating");
        let mut rule = self.total(&total.rule, "rule_rating");
        rule.insert("points_so_far".to_owned(), total.rule.so_far.into());
        overall.extend([
            ("maximum".to_owned(), total.maximum.into()),
            ("basis".to_owned(), total.basis.word().into()),
            ("panel".to_owned(), total.panel.into()),
            ("standards".to_owned(), total.standards.len().into()),
            ("unknown".to_owned(), ids(&total.unknown)),
            ("not_rated".to_owned(), ids(&total.not_rated)),
            ("rule".to_owned(), rule.into()),
        ]);
        overall.into()
    }

    fn total(&self, score: &TotalScore, column: &str) -> Map<String, Value> {
        let mut fields = points(Some(score.points));
        fields.extend(self.rating(score.rating.unwrap_or(Outcome::NotRated(WhyNotRated::NoBand))));
        let reason = score.rating.is_err().then(|| self.text("ratings", &self.card.name("overall"), column));
        fields.insert("reason".to_owned(), json!(reason));
        fields.insert("held".to_owned(), self.held(&score.held));
        fields
    }

    fn held(&self, held: &[Held]) -> Value {
        held.iter().map(|held| self.card.framework.limits[held.limit].id.as_str()).collect()
    }

    fn rating(&self, outcome: Outcome) -> [(String, Value); 2] {
        let ratings = &self.card.framework.ratings;
        let (rating, between) = match outcome {
            Outcome::Rated(rating) => (json!(ratings[rating].name), Value::Null),
            Outcome::Between { worst, best } => (Value::Null, json!([ratings[worst].name, ratings[best].name])),
            Outcome::Unknown => match ratings.as_slice() {
                [] => (Value::Null, Value::Null),
                [worst, .., best] => (Value::Null, json!([worst.name, best.name])),
                [only] => (Value::Null, json!([only.name, only.name])),
            },
            Outcome::NotRated(_) => (Value::Null, Value::Null),
        };
        [("rating".to_owned(), rating), ("between".to_owned(), between)]
    }

    fn rated(&self, outcome: Outcome, found: Option<Points>) -> Map<String, Value> {
        let mut fields = points(found.map(|points| points.limits()));
        fields.extend(self.rating(outcome));
        fields
    }

    fn node(&self, index: usize) -> Value {
        let framework = self.card.framework;
        let (node, declared, score) = (self.card.node(index), &framework.nodes[index], &self.card.nodes[index]);
        let ids = |children: &[Child]| -> Value { children.iter().map(|child| child.id(framework)).collect() };
        let name = node.name();
        let by_rule = score.sum.map_or_else(|| score.rule.points(framework), |sum| sum.rule);
        // A node without anything in a published record has no row.
        let or_nothing = |text: Option<String>| text.or(Some("0% to 100%".to_owned()));
        let own_text = || match self.text("ratings", &name, "share") {
            Some(text) if text == "see the note" => self.in_note(&node.title()),
            text => or_nothing(text),
        };
        let is_shown = self.text("ratings", &name, "share").is_some();
        let second = || self.text("ratings", &node.name(), "second_limits");
        let also_text = || if is_shown { second() } else { or_nothing(second()) };
        let own_share = score.figure.as_ref().ok().map(|figure| share(figure, own_text()));
        let is_sum = score.sum.is_some();
        let not_rated = match score.last {
            Outcome::NotRated(WhyNotRated::NoUnitApplies) => Some("no unit applies"),
            Outcome::NotRated(WhyNotRated::NoBand) if !is_sum => Some("no band"),
            Outcome::NotRated(WhyNotRated::Aggregate) => Some("group"),
            Outcome::NotRated(WhyNotRated::UnderMinimum) => Some("under minimum"),
            Outcome::NotRated(WhyNotRated::Said) => Some("said"),
            Outcome::NotRated(WhyNotRated::Groups | WhyNotRated::NoBand)
            | Outcome::Rated(_)
            | Outcome::Between { .. }
            | Outcome::Unknown => None,
        };
        let also = score.also.as_ref().zip(declared.also.as_ref()).map(|(also, declared)| {
            let figure = also.figure.as_ref().ok();
            let name = name.clone().part(FigurePart::By(declared.rollup));
            json!({
                "figure": name.to_string(),
                "rollup": declared.rollup.words(),
                "share": figure.map(|figure| share(figure, also_text())),
                "may_drop_out": figure.is_some_and(|figure| figure.may_drop_out),
                "subset": also.subset.as_ref().map(|one| subset(one, &ids, percent(&one.share))),
                "dropped": ids(&also.dropped),
                "status": declared.origin.status.map(|status| status.word()),
                "source": declared.origin.source,
            })
        });
        let discretion = score.discretion.iter().map(|one| {
            json!({ "trigger": one.trigger.word(), "direction": one.direction.word(), "questions": ids(&one.children) })
        });
        let mut fields = self.rated(score.last, node.points());
        let rest = json!({
            "id": declared.id,
            "reached": score.reached.word(),
            "unknown": score.unknown,
            "not_rated": not_rated,
            "rule": self.rated(score.rule, by_rule),
            "share": own_share,
            "may_drop_out": score.figure.as_ref().is_ok_and(|figure| figure.may_drop_out),
            "subset": score.subset.as_ref().map(|one| {
                subset(one, &ids, self.text("ratings", &name, "subset").unwrap_or_default())
            }),
            "also": also,
            "limited_by": ids(&score.limited_by),
            "measure": score.measure.as_ref().map(|measured| {
                let (low, high) = &measured.limits;
                let limits = [Some(fraction(low)), high.as_ref().map(fraction)];
                json!({
                    "exact": measured.point.as_ref().map(fraction),
                    "text": self.text("ratings", &name, "measure"),
                    "limits": limits,
                })
            }),
            "held": self.held(&score.held),
            "dropped": ids(&score.dropped),
            "discretion": discretion.collect::<Value>(),
            "flags": score.flags.iter().map(|flag| flag.word()).collect::<Value>(),
        });
        fields.extend(rest.as_object().cloned().unwrap_or_default());
        fields.into()
    }

    fn question(&self, index: usize) -> Value {
        let question = self.card.question(index);
        let (score, counts, name) = (question.score(), question.counts(), question.name());
        let figure = score.figure.as_ref();
        let tally = score.tally.as_ref();
        let mut fields = counted(figure.ok(), counts.filter(|_| figure.is_ok()), score.reached);
        let text = self.text("questions", &name, "share");
        let none = figure.err().map(|why| if *why == NoBasis::NoData { "not known" } else { "no basis" }.to_owned());
        fields.insert("text".to_owned(), json!(text.or(none)));
        let insufficient = figure.ok().map(|figure| {
            let share = self.share("questions", &name, "insufficient_share").expect("a share has a complement");
            let number = share.n.and(figure.point.as_ref()).map(|point| number(&(ratio(1, 1) - point)));
            json!({ "exact": share.n.map(|n| format!("{n}/{}", share.of.unwrap_or(0))), "number": number, "text": share.text })
        });
        let rest = json!({
            "id": question.id(),
            "sufficient": counts.map(NineCounts::all_sufficient),
            "insufficient": counts.map(NineCounts::all_insufficient),
            "cannot_tell": counts.map(|counts| counts.cannot_tell),
            "missing": counts.map(|counts| counts.missing),
            "not_applicable": counts.map(|counts| counts.not_applicable),
            "nine": counts.map(nine),
            "reached": score.reached.word(),
            "no_basis": figure.err().map(|why| if *why == NoBasis::NoData { "no data" } else { "no unit applies" }),
            "may_drop_out": figure.is_ok_and(|figure| figure.may_drop_out),
            "not_done": tally.and_then(|tally| tally.not_done).or(match question.not_done() {
                Some(NotDone::Counted(n, _)) => Some(n),
                Some(NotDone::Printed(_)) | None => None,
            }),
            "complement": insufficient,
            "agreement": tally.map(|tally| tally.agreement).filter(|both| both.of > 0)
                .map(|both| json!({ "same": both.same, "of": both.of })),
            "derived_units": (score.reached == Reached::Mixed).then(|| tally.map_or(0, |tally| tally.derived_units)),
            "flags": score.small_base.then_some("small-base").into_iter().collect::<Value>(),
            "weighted": self.weighted(&Group::All, index, score.reached),
        });
        fields.extend(rest.as_object().cloned().unwrap_or_default());
        fields.into()
    }

    /// The share of each node where strata count as much as in the frame.
    fn weighted_nodes(&self) -> Value {
        let nodes = self.card.strata.iter().flat_map(|strata| strata.nodes.iter().enumerate());
        let share = |node: usize| self.card.framework.nodes[node].rollup.is_some_and(Rollup::gives_share);
        let shares = nodes.filter(|(node, _)| share(*node)).filter_map(|(node, score)| {
            let figure = score.figure.as_ref().ok()?;
            Some((self.card.framework.nodes[node].id.clone(), weighted(Some(figure))))
        });
        shares.collect::<Map<String, Value>>().into()
    }

    fn weighted(&self, group: &Group, question: usize, reached: Reached) -> Value {
        let strata = self.card.strata.as_ref();
        weighted(strata.and_then(|strata| strata.share(group, question, reached)).as_ref())
    }

    /// Groups with units, by fact.
    fn breakdowns(&self) -> Value {
        let mut breakdowns: Vec<(&str, Vec<Value>)> = Vec::new();
        for (group, questions) in &self.card.tally.groups {
            let Group::Fact { fact, value } = group else { continue };
            let units = &self.card.tally.units[group];
            if units.values().all(|count| *count == 0) {
                continue;
            }
            if breakdowns.last().is_none_or(|(last, _)| last != fact) {
                breakdowns.push((fact, Vec::new()));
            }
            let figures = questions.iter().enumerate().filter_map(|(index, tally)| {
                let (question, counts) = (self.card.question(index), &tally.as_ref()?.counts);
                let figure = (!counts.has_no_basis()).then(|| Figure::of_nine(counts, question.score().reached));
                let mut fields = counted(figure.as_ref(), Some(counts).filter(|_| figure.is_some()), Reached::Recorded);
                let text = self.text("breakdown", &question.name().group(fact, value), "share");
                // Groups without a unit of the question's kind have no row.
                let text = text.filter(|text| text != "no unit applies").unwrap_or_else(|| "no basis".to_owned());
                fields.extend([
                    ("text".to_owned(), text.into()),
                    ("id".to_owned(), question.id().into()),
                    ("sufficient".to_owned(), counts.all_sufficient().into()),
                    ("insufficient".to_owned(), counts.all_insufficient().into()),
                    ("nine".to_owned(), nine(counts)),
                    ("weighted".to_owned(), self.weighted(group, index, Reached::Derived)),
                ]);
                Some(Value::from(fields))
            });
            let group = json!({ "value": value, "units": units, "questions": figures.collect::<Value>() });
            breakdowns.last_mut().expect("one was pushed just now").1.push(group);
        }
        breakdowns.into_iter().map(|(fact, groups)| json!({ "fact": fact, "groups": groups })).collect()
    }
}

fn points(range: Option<(u64, u64)>) -> Map<String, Value> {
    let (known, between) = match range {
        Some((least, most)) if least == most => (json!(least), Value::Null),
        Some((least, most)) => (Value::Null, json!([least, most])),
        None => (Value::Null, Value::Null),
    };
    [("points".to_owned(), known), ("points_between".to_owned(), between)].into_iter().collect()
}

/// "70.92", half up.
fn number(share: &Exact) -> String {
    let padded = format!("{:0>3}", half_up(&(share * ratio(100, 1)), 100).to_string());
    let (whole, decimals) = padded.split_at(padded.len() - 2);
    format!("{whole}.{decimals}")
}

fn percent(share: &Exact) -> String {
    format!("{}%", assize_model::whole_half_up(&(share * ratio(100, 1))))
}

fn subset(subset: &Subset, ids: &dyn Fn(&[Child]) -> Value, text: String) -> Value {
    json!({
        "exact": fraction(&subset.share), "number": number(&subset.share), "text": text,
        "of": [subset.children.len(), subset.of], "questions": ids(&subset.children),
    })
}

fn weighted(figure: Option<&Figure>) -> Value {
    let figure = figure.map(|figure| {
        json!({
            "exact": figure.point.as_ref().map(fraction),
            "low": fraction(&figure.limits.low.value), "high": fraction(&figure.limits.high.value),
        })
    });
    figure.into()
}

fn share(figure: &Figure, text: Option<String>) -> Value {
    let mut fields = counted(Some(figure), None, Reached::Recorded);
    fields.insert("text".to_owned(), json!(text));
    fields.into()
}

/// The point and the limits, as counted where they were.
fn counted(figure: Option<&Figure>, counts: Option<&NineCounts>, reached: Reached) -> Map<String, Value> {
    let limit = |counted: Option<(u64, u64)>, limit: &Exact| match counted {
        Some((n, of)) => format!("{n}/{of}"),
        None => fraction(limit),
    };
    let (low, high) = match figure {
        Some(figure) => (
            Some(limit(counts.map(NineCounts::low), &figure.limits.low.value)),
            Some(limit(counts.map(NineCounts::high), &figure.limits.high.value)),
        ),
        None if reached == Reached::None => (Some("0/1".to_owned()), Some("1/1".to_owned())),
        None => (None, None),
    };
    let point = figure.and_then(|figure| figure.point.as_ref());
    let fields = json!({
        "exact": point.map(|point| limit(counts.and_then(NineCounts::point), point)),
        "number": point.map(number),
        "low": low,
        "high": high,
        "low_open": figure.is_some_and(|figure| figure.limits.low.open),
        "high_open": figure.is_some_and(|figure| figure.limits.high.open),
    });
    fields.as_object().cloned().unwrap_or_default()
}

fn nine(counts: &NineCounts) -> Value {
    json!({
        "S": counts.sufficient, "s": counts.sufficient_incomplete, "I": counts.insufficient, "i": counts.insufficient_incomplete,
        "u": counts.unknown, "na": counts.not_applicable, "oS": counts.optional_sufficient, "oI": counts.optional_insufficient,
        "oU": counts.optional_unknown, "absent": counts.absent,
    })
}
