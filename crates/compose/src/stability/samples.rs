//! How a sample was drawn again, for scripts and in a sentence.

use assize_compare::{DrawnPart, SampleDrawn, StrataKept};
use assize_report::{RedrawnClusters, RedrawnPart, RedrawnSample};
use assize_scoring::Scorecard;

use crate::figures::whole_text;
use crate::language::{label, say};
use crate::scorecard::capital;
use crate::words;

/// Fewer clusters than these make rough shares.
const FEW: usize = 10;

pub(super) fn sample(card: &Scorecard<'_>, drawn: &SampleDrawn) -> RedrawnSample {
    let part = |part: &DrawnPart| RedrawnPart {
        stratum: part.stratum.map(|stratum| stratum_title(card, stratum)),
        units: part.units,
        assessed: part.sampled.map(|(assessed, _)| assessed),
        eligible: part.sampled.map(|(_, eligible)| eligible),
    };
    RedrawnSample {
        unit: drawn.unit.clone(),
        units: drawn.units,
        clusters: drawn.clusters.as_ref().map(|clusters| RedrawnClusters {
            fact: clusters.fact.clone(),
            count: clusters.count,
            blank: clusters.blank,
        }),
        strata: strata_word(drawn.strata).to_owned(),
        parts: drawn.parts.iter().map(part).collect(),
        text: capital(&sentence(card, drawn)),
    }
}

fn strata_word(strata: StrataKept) -> &'static str {
    match strata {
        StrataKept::None => "none",
        StrataKept::Kept => "kept",
        StrataKept::Untold => "untold",
        StrataKept::Overlapping => "overlapping",
        StrataKept::Crossed => "crossed",
    }
}

fn stratum_title(card: &Scorecard<'_>, stratum: usize) -> String {
    let strata = card.inspection.sample.as_ref().map(|sample| &sample.strata);
    strata.and_then(|strata| strata.get(stratum)).map(|stratum| stratum.value.title.clone()).unwrap_or_default()
}

/// "120 cases, drawn one by one and taken as independent; 120 assessed of 640 eligible."
fn sentence(card: &Scorecard<'_>, drawn: &SampleDrawn) -> String {
    let units = words::units(card.framework, &drawn.unit, drawn.units);
    let mut parts = vec![format!("{units}, {}", how(drawn))];
    match (drawn.strata, drawn.parts.as_slice()) {
        (StrataKept::Kept, parts_drawn) => {
            let strata: Vec<String> = parts_drawn.iter().map(|part| of_part(card, part, drawn)).collect();
            let strata: Vec<&str> = strata.iter().map(String::as_str).collect();
            parts.push(say("say-within-the-strata-of-the", &[("strata", &words::list(&strata))]));
        }
        (_, [part]) => parts.push(population(part, drawn)),
        (_, _) => {}
    }
    let why_not = match drawn.strata {
        StrataKept::None | StrataKept::Kept => None,
        StrataKept::Untold => Some(label("strata-kept-untold")),
        StrataKept::Overlapping => Some(label("strata-kept-overlapping")),
        StrataKept::Crossed => Some(label("strata-kept-crossed")),
    };
    parts.extend(why_not.map(|why| say("say-not-by-the-strata-of", &[("why", &why)])));
    let single = drawn.single_parts();
    if single > 0 && drawn.parts.len() > 1 {
        let has =
            if single == 1 { label("words-1-of-these-parts-has") } else { label("words-some-of-these-parts-have") };
        parts.push(say("say-a-single-one-to-draw", &[("has", &has)]));
    }
    format!("{}.", parts.join("; "))
}

fn how(drawn: &SampleDrawn) -> String {
    let Some(clusters) = &drawn.clusters else {
        let lacks = if drawn.lacks_clusters { " (their table has no such column)" } else { "" };
        return say("say-drawn-one-by-one-and", &[("lacks", &lacks)]);
    };
    let blank = match clusters.blank {
        0 => String::new(),
        blank => say("say-of-them-single-units-of", &[("blank", &whole_text(blank as u64))]),
    };
    let few = if clusters.count < FEW { label("words-so-few-that-the-shares") } else { "" };
    say(
        "say-drawn-together-by-in-clusters",
        &[("fact", &clusters.fact), ("clusters", &whole_text(clusters.count as u64)), ("blank", &blank), ("few", &few)],
    )
}

fn of_part(card: &Scorecard<'_>, part: &DrawnPart, drawn: &SampleDrawn) -> String {
    let title = part
        .stratum
        .map_or_else(|| label("words-units-of-no-stratum").to_owned(), |stratum| stratum_title(card, stratum));
    format!("{title} ({}, {})", whole_text(part.units as u64), population(part, drawn))
}

fn population(part: &DrawnPart, drawn: &SampleDrawn) -> String {
    match part.sampled {
        Some((assessed, eligible)) if assessed == eligible => {
            say("say-all-eligible-assessed-so-nothing", &[("eligible", &whole_text(eligible))])
        }
        Some((assessed, eligible)) => {
            say("say-assessed-of-eligible", &[("assessed", &whole_text(assessed)), ("eligible", &whole_text(eligible))])
        }
        None if drawn.clusters.is_some() => label("words-taken-as-drawn-from-very").to_owned(),
        None => label("words-design-unknown-taken-as-drawn").to_owned(),
    }
}
