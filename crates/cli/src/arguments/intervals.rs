//! What a sample says about all that it was drawn from; shared by the commands that print intervals.

use assize_compose::{Confidence, IntervalMethod, Uncertainty};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

/// How intervals are made.
#[derive(Args, Debug)]
#[command(next_help_heading = "Intervals")]
pub(crate) struct Intervals {
    /// How intervals are made [default: hypergeometric where the record's `[sample]` says how many were eligible, else Wilson]
    #[arg(long = "interval", value_name = "METHOD")]
    method: Option<Method>,
    /// How sure intervals are, in per cent
    #[arg(long, value_name = "PERCENT", default_value = "95", value_parser = confidence())]
    confidence: Confidence,
}

impl Intervals {
    pub(crate) fn uncertainty(&self) -> Uncertainty {
        let method = self.method.map(|method| match method {
            Method::Wilson => IntervalMethod::Wilson,
            Method::ClopperPearson => IntervalMethod::ClopperPearson,
        });
        Uncertainty { method, confidence: self.confidence }
    }
}

/// Intervals that ask for no design.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Method {
    /// The score interval: near its confidence on average.
    Wilson,
    /// The exact one: never under its confidence, and wider for it.
    ClopperPearson,
}

/// Reads 80, 90, 95 or 99.
pub(crate) fn confidence() -> impl TypedValueParser<Value = Confidence> {
    let words = PossibleValuesParser::new(["80", "90", "95", "99"]);
    words.map(|word| {
        let found = Confidence::ALL.into_iter().find(|confidence| confidence.percent().to_string() == word);
        found.expect("only these four are possible")
    })
}
