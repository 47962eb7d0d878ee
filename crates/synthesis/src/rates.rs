//! The rates file: how often each value and each answer is to come out.

mod answers;
mod facts;
mod head;

use assize_diag::{Diagnostics, SourceId, Span, Spanned};
use assize_model::{PartialDate, Period, Succession};
use assize_reader::{Complaints, TomlPage};

use crate::chance::Chance;
use crate::diags;

/// A rates file as written: names of facts and questions are resolved by `synthesise`. The default leaves everything to the defaults.
#[derive(Clone, Default, Debug)]
pub struct Rates {
    pub(crate) inspection: InspectionHead,
    pub(crate) provider: Option<Body>,
    pub(crate) defaults: Defaults,
    pub(crate) facts: Vec<FactRates>,
    pub(crate) answers: Vec<AnswerRates>,
    pub(crate) shifts: Vec<Shift>,
    pub(crate) members: Vec<Member>,
    pub(crate) entered: Vec<(Spanned<String>, String)>,
}

/// `[inspection]`.
#[derive(Clone, Default, Debug)]
pub(crate) struct InspectionHead {
    pub(crate) id: Option<Spanned<String>>,
    pub(crate) title: Option<String>,
    pub(crate) fieldwork: Period,
    pub(crate) published: Option<PartialDate>,
    pub(crate) areas: Vec<String>,
}

/// `[provider]`.
#[derive(Clone, Debug)]
pub(crate) struct Body {
    pub(crate) id: Option<Spanned<String>>,
    pub(crate) name: Spanned<String>,
    pub(crate) kind: Option<Spanned<String>>,
    /// Several bodies taken together.
    pub(crate) several: bool,
    pub(crate) areas: Vec<String>,
    pub(crate) period: Period,
    pub(crate) successors: Vec<Succession>,
}

/// `[defaults]`: what holds for every answer that does not say otherwise.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Defaults {
    pub(crate) sufficient: Chance,
    pub(crate) asked: Chance,
    pub(crate) quality: Chance,
    pub(crate) cannot_tell: Chance,
    pub(crate) missing: Chance,
    /// Shares are met as closely as whole units allow, not in expectation only.
    pub(crate) exact: bool,
}

impl Default for Defaults {
    fn default() -> Self {
        let hundredths = |hundredths: u32| Chance::of_millionths(hundredths * 10_000);
        Self {
            sufficient: hundredths(65),
            asked: hundredths(60),
            quality: hundredths(50),
            cannot_tell: hundredths(0),
            missing: hundredths(0),
            exact: false,
        }
    }
}

/// Alternatives; any one is enough. Each has facts, and for each fact the values that it may have.
pub(crate) type Among = Vec<Vec<(Spanned<String>, Vec<Spanned<String>>)>>;

/// One `[[fact]]`: how its values are shared out among some units.
#[derive(Clone, Debug)]
pub(crate) struct FactRates {
    pub(crate) id: Spanned<String>,
    pub(crate) unit: Option<Spanned<String>>,
    pub(crate) among: Option<Among>,
    pub(crate) parts: Parts,
    pub(crate) span: Span,
}

/// How values are shared out.
#[derive(Clone, Debug)]
pub(crate) enum Parts {
    /// Parts of one.
    Shares(Vec<(Spanned<String>, Chance)>),
    /// Numbers of units.
    Counts(Vec<(Spanned<String>, u64)>),
}

/// One entry of `[rates]`: a question, an observation, or the beginning of many ids.
#[derive(Clone, Debug)]
pub(crate) struct AnswerRates {
    pub(crate) id: Spanned<String>,
    pub(crate) wanted: Wanted,
    pub(crate) quality: Option<Chance>,
}

/// What is wanted of a column of answers.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wanted {
    /// Numbers of units.
    Counts(CountsWanted),
    /// Shares; those left out are the defaults'.
    Shares(SharesWanted),
}

/// Numbers of units.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CountsWanted {
    pub(crate) sufficient: u64,
    pub(crate) insufficient: u64,
    pub(crate) cannot_tell: u64,
    pub(crate) missing: u64,
    pub(crate) not_applicable: Option<u64>,
}

/// Shares, of what each of them is a share of (`FORMAT.md`).
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct SharesWanted {
    pub(crate) sufficient: Option<Chance>,
    pub(crate) asked: Option<Chance>,
    pub(crate) cannot_tell: Option<Chance>,
    pub(crate) missing: Option<Chance>,
}

/// One `[[shift]]`: some units do better or worse on everything.
#[derive(Clone, Debug)]
pub(crate) struct Shift {
    pub(crate) among: Among,
    pub(crate) raise: Chance,
    pub(crate) lower: Chance,
}

/// One `[[member]]`: a part of the units is an inspection of its own.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) id: Spanned<String>,
    pub(crate) name: Spanned<String>,
    pub(crate) cases: Spanned<u64>,
}

/// Reads a rates file from a public source. Everything wrong with its form is said; `None` where some of it is.
pub fn read_rates(source: SourceId, text: &str, diagnostics: &mut Diagnostics) -> Option<Rates> {
    let before = diagnostics.errors();
    let rates = Complaints::gather(diagnostics, |complaints| {
        read_page(&TomlPage::open(source, text, &diags::RATES, complaints))
    });
    rates.filter(|_| diagnostics.errors() == before)
}

fn read_page(page: &TomlPage<'_>) -> Option<Rates> {
    let mut top = page.top()?;
    let rates = Rates {
        inspection: top.table("inspection").map(head::inspection).unwrap_or_default(),
        provider: top.table("provider").and_then(head::provider),
        defaults: top.table("defaults").map(answers::defaults).unwrap_or_default(),
        facts: top.tables("fact").into_iter().filter_map(facts::fact).collect(),
        answers: answers::read(&mut top),
        shifts: top.tables("shift").into_iter().filter_map(answers::shift).collect(),
        members: top.tables("member").into_iter().filter_map(head::member).collect(),
        entered: head::entered(&mut top),
    };
    top.finish();
    Some(rates)
}
