//! A sample whose strata were drawn unequally, or may have been, and which cannot be weighed (semantics 6.10 h).

use assize_framework::Framework;
use assize_model::{Exact, SampleDesign, Stratum, ratio};
use num_traits::Zero;

use super::most_shift;
use crate::Members;
use crate::admit::Admitted;

/// That a sample was drawn unequally, or may have been, and why no stratum is weighed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unweighed<'a> {
    /// The kind of unit that was drawn.
    pub unit: String,
    /// Whether it was, whatever is not known.
    pub is_certain: bool,
    pub why: WhyUnweighed<'a>,
}

/// Why strata cannot be weighed; of a stratum, its title.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WhyUnweighed<'a> {
    /// This many units are not known to belong to exactly one stratum.
    Unplaced(u64),
    /// Nothing says which units belong to it.
    NoCondition(&'a str),
    /// The record does not say how many were eligible.
    NoEligible(&'a str),
    MoreThanEligible(&'a str),
    NoneRead(&'a str),
    /// There are no rows to tell them apart by.
    NoRows,
    /// They are pooled from these members, whose samples were so.
    Members(Vec<String>),
}

impl Unweighed<'_> {
    /// Whether strata are known to be drawn unequally, after "they".
    pub fn were(&self) -> &'static str {
        if self.is_certain { "were" } else { "may have been" }
    }

    /// Why it is not weighed, after "since": "1 case is not known to belong to exactly one stratum".
    pub fn because(&self, framework: &Framework) -> String {
        let kind = framework.catalogue.units.get(&self.unit);
        let units = kind.map_or(self.unit.as_str(), |unit| unit.plural.en.as_str());
        match &self.why {
            WhyUnweighed::Unplaced(1) => {
                let unit = kind.map_or(self.unit.as_str(), |unit| unit.title.en.as_str()).to_lowercase();
                format!("1 {unit} is not known to belong to exactly one stratum")
            }
            WhyUnweighed::Unplaced(many) => format!("{many} {units} are not known to belong to exactly one stratum"),
            WhyUnweighed::NoCondition(title) => format!("nothing says which {units} belong to the stratum \"{title}\""),
            WhyUnweighed::NoEligible(title) => {
                format!("nothing says how many {units} were eligible in the stratum \"{title}\"")
            }
            WhyUnweighed::MoreThanEligible(title) => {
                format!("more {units} of the stratum \"{title}\" were read than were eligible")
            }
            WhyUnweighed::NoneRead(title) => format!("none of the {units} read belongs to the stratum \"{title}\""),
            WhyUnweighed::NoRows => format!("there is no table of the {units}"),
            WhyUnweighed::Members(ids) => format!("the {units} of {} are pooled as they are", ids.join(", ")),
        }
    }
}

/// What a table says of a sample's strata.
struct Placed {
    /// By stratum: the units that are certainly of it, and of no other.
    of: Vec<u64>,
    all: u64,
}

pub(crate) fn unweighed<'a>(admitted: &Admitted<'a>, members: Option<&Members>) -> Option<Unweighed<'a>> {
    let design = admitted.inspection.sample.as_ref().filter(|design| design.strata.len() > 1);
    design.and_then(|design| of_sample(admitted, design)).or_else(|| of_members(members?))
}

fn of_members<'a>(members: &Members) -> Option<Unweighed<'a>> {
    let (_, unit, _) = members.unequal.first()?;
    let ids = members.unequal.iter().map(|(id, ..)| id.clone()).collect();
    let is_certain = members.unequal.iter().any(|(.., is_certain)| *is_certain);
    Some(Unweighed { unit: unit.clone(), is_certain, why: WhyUnweighed::Members(ids) })
}

fn of_sample<'a>(admitted: &Admitted<'a>, design: &'a SampleDesign) -> Option<Unweighed<'a>> {
    let placed = place(admitted, design);
    let assessed = design.strata.iter().map(|one| one.value.assessed).collect::<Option<Vec<u64>>>();
    let why = why(admitted, design, placed.as_ref())?;
    let is_doubted =
        |why: &WhyUnweighed<'_>| matches!(why, WhyUnweighed::NoEligible(_) | WhyUnweighed::MoreThanEligible(_));
    let unit = design.unit().to_owned();
    let whole = |of: Vec<u64>| Placed { all: of.iter().sum(), of };
    let found = match (placed, assessed) {
        (Some(placed), None) => placed,
        (Some(placed), Some(_)) if placed.of.iter().sum::<u64>() == placed.all => placed,
        (_, Some(assessed)) => whole(assessed),
        (None, None) => return None,
    };
    if is_doubted(&why) {
        return Some(Unweighed { unit, is_certain: false, why });
    }
    let (most, unplaced) = shift(design, &found)?;
    let is_certain = &most - unplaced >= most_shift();
    (most >= most_shift()).then_some(Unweighed { unit, is_certain, why })
}

/// How far the parts of the frame exceed those of the cases at most, all together; and how much less it may be, by units without a place.
fn shift(design: &SampleDesign, found: &Placed) -> Option<(Exact, Exact)> {
    let eligible = design.strata.iter().map(|one| one.value.eligible).collect::<Option<Vec<u64>>>()?;
    let frame: u64 = eligible.iter().sum();
    if frame == 0 || found.all == 0 {
        return None;
    }
    let over = eligible.iter().zip(&found.of).map(|(eligible, of)| ratio(*eligible, frame) - ratio(*of, found.all));
    let most = over.filter(|over| *over > Exact::zero()).fold(Exact::zero(), |sum, over| sum + over);
    Some((most, ratio(found.all - found.of.iter().sum::<u64>(), found.all)))
}

fn place(admitted: &Admitted<'_>, design: &SampleDesign) -> Option<Placed> {
    let table = admitted.tables.iter().find(|table| table.table.unit == design.unit())?;
    let mut found = Placed { of: vec![0; design.strata.len()], all: table.table.len() as u64 };
    for row in 0..table.table.len() {
        if let Some(stratum) = super::stratum_of(admitted, row) {
            found.of[stratum] += 1;
        }
    }
    Some(found)
}

/// The first thing that stands against weighing; nothing where each stratum can be weighed.
fn why<'a>(admitted: &Admitted<'a>, design: &'a SampleDesign, placed: Option<&Placed>) -> Option<WhyUnweighed<'a>> {
    let Some(placed) = placed else { return Some(WhyUnweighed::NoRows) };
    let strata = || design.strata.iter().enumerate().map(|(index, one)| (index, &one.value));
    let first = |is_so: &dyn Fn(usize, &Stratum) -> bool| {
        strata().find(|(index, one)| is_so(*index, one)).map(|(_, one)| one.title.as_str())
    };
    let read = |index: usize| placed.of[index];
    let more = |index: usize, one: &Stratum| one.eligible.is_some_and(|eligible| eligible < read(index));
    let unplaced = placed.all - placed.of.iter().sum::<u64>();
    first(&|index, _| admitted.strata.get(index).is_none_or(Option::is_none))
        .map(WhyUnweighed::NoCondition)
        .or_else(|| first(&|_, one| one.eligible.is_none()).map(WhyUnweighed::NoEligible))
        .or_else(|| first(&more).map(WhyUnweighed::MoreThanEligible))
        .or_else(|| (unplaced > 0).then_some(WhyUnweighed::Unplaced(unplaced)))
        .or_else(|| first(&|index, _| read(index) == 0).map(WhyUnweighed::NoneRead))
}
