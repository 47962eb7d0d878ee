use assize_compose::Uncertainty;
use assize_scoring::WrittenName;

use super::{World, each_once};
use crate::arguments::Explain;
use crate::deliver::Delivery;
use crate::findings::Findings;
use crate::library::{framework_file, library};
use crate::pipeline::{self, Wanted};

/// Where one figure comes from.
pub(super) fn run(explain: &Explain, world: World<'_>, findings: &mut Findings) -> Option<()> {
    each_once(&explain.inputs, findings)?;
    let delivery = findings.keep(Delivery::new(&explain.output, &explain.inputs, world))?;
    let own = framework_file(explain.reading.framework.as_deref());
    let library = library(own.as_slice(), world, findings)?;
    let by = fact_of(&explain.figure);
    let wanted = Wanted {
        inputs: &explain.inputs,
        reading: &explain.reading,
        scoring: &explain.scoring,
        by: &by,
        uncertainty: Uncertainty::default(),
    };
    let report = pipeline::explanation(&explain.figure, &wanted, &library, world, findings)?;
    delivery.deliver(&report, findings)
}

/// The fact by which a figure is broken down: `sex` in `2.1@sex=female#share`.
pub(super) fn fact_of(figure: &str) -> Vec<String> {
    let group = WrittenName::try_from(figure).ok().and_then(|name| name.group);
    group.map(|(fact, _)| fact.to_owned()).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::fact_of;

    #[test]
    fn the_fact_stands_in_the_name() {
        for (figure, expect) in [
            ("2.1.3", None),
            ("x/2018-crc/2.1.3@rosh.inspector=very high#share", Some("rosh.inspector")),
            ("2.1.3@sex=", Some("sex")),
            ("2.1.3@sex", None),
        ] {
            assert_eq!(fact_of(figure).first().map(String::as_str), expect, "{figure}");
        }
    }
}
