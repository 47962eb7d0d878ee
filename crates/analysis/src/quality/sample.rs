use assize_model::{SampleDesign, Stratum, Truth};

use assize_scoring::{Admitted, each_alike};

/// The sample as the record describes it, against the units that were read.
#[derive(Clone, Debug)]
pub struct SampleCheck<'a> {
    pub design: &'a SampleDesign,
    /// Units read of the kind that was drawn; `None` without such a table.
    pub read: Option<u64>,
    pub strata: Vec<StratumCheck<'a>>,
    /// Units read that belong to no stratum. This and the next two: `None` where some stratum's units cannot be told.
    pub of_none: Option<u64>,
    /// Units that belong to more than one.
    pub of_several: Option<u64>,
    /// Units whose stratum a blank fact leaves open.
    pub open: Option<u64>,
}

/// One stratum as the record describes it, against the units that were read.
#[derive(Clone, Debug)]
pub struct StratumCheck<'a> {
    pub stratum: &'a Stratum,
    pub span: assize_diag::Span,
    /// Units read that are of it; `None` where that cannot be told.
    pub read: Option<u64>,
    /// Units read that may be of it: a fact is blank.
    pub may_be: u64,
}

/// Units of a sample or a stratum, as its record says and as read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SampleCounts {
    pub eligible: Option<u64>,
    /// Replacements among them.
    pub drawn: Option<u64>,
    pub assessed: Option<u64>,
    pub replaced: Option<u64>,
    pub read: Option<u64>,
}

impl SampleCounts {
    /// Drawn, and neither assessed nor replaced.
    pub fn unaccounted(&self) -> Option<u64> {
        self.drawn?.checked_sub(self.assessed?)?.checked_sub(self.replaced?)
    }

    /// Assessed and not read.
    pub fn short_of_assessed(&self) -> Option<u64> {
        Some(self.assessed?.saturating_sub(self.read?))
    }

    /// Drawn and not read.
    pub fn short_of_drawn(&self) -> Option<u64> {
        Some(self.drawn?.saturating_sub(self.read?))
    }

    /// Read, and more than were assessed.
    pub fn over_assessed(&self) -> Option<u64> {
        Some(self.read?.saturating_sub(self.assessed?))
    }
}

impl StratumCheck<'_> {
    pub fn counts(&self) -> SampleCounts {
        let Stratum { eligible, drawn, assessed, replaced, .. } = *self.stratum;
        SampleCounts { eligible, drawn, assessed, replaced, read: self.read }
    }
}

impl SampleCheck<'_> {
    pub fn counts(&self) -> SampleCounts {
        let SampleDesign { eligible, drawn, assessed, replaced, .. } = *self.design;
        SampleCounts { eligible, drawn, assessed, replaced, read: self.read }
    }

    /// A stratum's part of the frame, as counted, where all strata say how large theirs is.
    pub fn frame_share(&self, stratum: usize) -> Option<(u64, u64)> {
        share(self.strata.iter().map(|one| one.stratum.eligible), stratum)
    }

    /// A stratum's part of the units read that are of a stratum.
    pub fn read_share(&self, stratum: usize) -> Option<(u64, u64)> {
        share(self.strata.iter().map(|one| one.read), stratum)
    }
}

fn share(counts: impl Iterator<Item = Option<u64>>, stratum: usize) -> Option<(u64, u64)> {
    let counts: Vec<u64> = counts.collect::<Option<_>>()?;
    let of: u64 = counts.iter().sum();
    (of > 0).then(|| (counts[stratum], of))
}

/// Counts the units of each stratum.
pub(super) fn check<'a>(design: &'a SampleDesign, admitted: &Admitted<'a>) -> SampleCheck<'a> {
    let table = admitted.tables.iter().find(|table| table.table.unit == design.unit());
    let rows = table.map_or(0, |table| table.table.len());
    let mut strata: Vec<StratumCheck<'a>> = Vec::new();
    for (stratum, applies) in design.strata.iter().zip(&admitted.strata) {
        let read = applies.as_ref().map(|_| 0);
        strata.push(StratumCheck { stratum: &stratum.value, span: stratum.span, read, may_be: 0 });
    }
    let (mut of_none, mut of_several, mut open) = (0, 0, 0);
    let of_strata: Vec<_> = admitted.strata.iter().map(Option::as_ref).collect();
    let columns: Vec<_> = of_strata.iter().flatten().flat_map(|applies| applies.columns()).collect();
    let judge = |row| of_strata.iter().map(|applies| applies.map(|applies| applies.truth(row))).collect::<Vec<_>>();
    each_alike(&columns, rows, judge, |truths, _, rows| {
        let count = u64::from(rows.count_ones());
        let (mut of, mut may_be) = (0, 0);
        for (one, truth) in strata.iter_mut().zip(truths) {
            match truth {
                Some(Truth::Yes) => {
                    one.read = one.read.map(|read| read + count);
                    of += 1;
                }
                Some(Truth::Unknown) => {
                    one.may_be += count;
                    may_be += 1;
                }
                Some(Truth::No) | None => {}
            }
        }
        match (of, may_be) {
            (0, 0) => of_none += count,
            (0, _) => open += count,
            (1, _) => {}
            (_, _) => of_several += count,
        }
    });
    let is_told = !strata.is_empty() && strata.iter().all(|one| one.read.is_some());
    let told = |count: u64| is_told.then_some(count);
    SampleCheck {
        design,
        read: table.map(|_| rows as u64),
        strata,
        of_none: told(of_none),
        of_several: told(of_several),
        open: told(open),
    }
}
