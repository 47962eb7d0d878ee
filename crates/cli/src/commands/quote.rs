use assize_compose::Uncertainty;

use super::explain::fact_of;
use super::{World, each_once};
use crate::arguments::Quote;
use crate::deliver::Delivery;
use crate::findings::Findings;
use crate::library::{framework_file, library};
use crate::pipeline::{self, Wanted};

/// One figure as a sentence.
pub(super) fn run(quote: &Quote, world: World<'_>, findings: &mut Findings) -> Option<()> {
    each_once(&quote.inputs, findings)?;
    let delivery = findings.keep(Delivery::new(&quote.output, &quote.inputs, world))?;
    let own = framework_file(quote.reading.framework.as_deref());
    let library = library(own.as_slice(), world, findings)?;
    let by = fact_of(&quote.figure);
    let wanted = Wanted {
        inputs: &quote.inputs,
        reading: &quote.reading,
        scoring: &quote.scoring,
        by: &by,
        uncertainty: Uncertainty::default(),
    };
    let report = pipeline::quotation(&quote.figure, &wanted, &library, world, findings)?;
    delivery.deliver(&report, findings)
}
