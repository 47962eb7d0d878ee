//! Which figures may be published.
//!
//! A report is composed from what is [`Published`], and only [`disclose`] and [`internal`] make that. Until disclosure control exists nothing is hidden:
//! what stays inside passes whole, and so do published records, which have no cases here. Anything else is refused a public audience.

use std::ops::Deref;

use assize_analysis::{Changes, Comparison, Rejudgement};
use assize_diag::Sources;
use assize_model::Inspection;
pub use assize_report::Audience;
use assize_scoring::Scorecard;

/// What this audience may see of scored inspections. It cannot be made by hand:
///
/// ```compile_fail,E0451
/// use assize_disclose::{Audience, Published};
/// let _ = Published { shown: 64, audience: Audience::Public };
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Published<T> {
    shown: T,
    audience: Audience,
}

/// Inspections that are refused a public audience.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    pub inspections: Vec<String>,
    pub why: WhyRefused,
}

/// Why inspections are refused a public audience.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WhyRefused {
    /// The program does not carry them as published records: it cannot know whether anything else was published.
    NotCarried,
    /// Their cases are known, and what their figures disclose has not been checked.
    HasCases,
}

/// What holds figures of inspections.
pub trait Figures {
    /// The inspections that they are of.
    fn inspections(&self) -> Vec<&Inspection>;
}

/// What this audience may see.
///
/// # Errors
/// [`Refused`], where the audience is public and an inspection was not read from a published record that the program carries (`sources` know), or has cases.
pub fn disclose<T: Figures>(figures: T, audience: Audience, sources: &Sources) -> Result<Published<T>, Refused> {
    if audience == Audience::Public {
        refuse(&figures, WhyRefused::NotCarried, |one| !sources.is_carried(&one.place))?;
        refuse(&figures, WhyRefused::HasCases, |one| one.has_cases())?;
    }
    Ok(Published { shown: figures, audience })
}

/// Who may see what holds no cases: anyone, if all that was read is what the program carries (semantics 7.41 e).
pub fn audience(sources: &Sources) -> Audience {
    if sources.are_carried() { Audience::Public } else { Audience::Internal }
}

/// What everybody may see of it, if that is all of it: if all that was read is what the program carries, and [`disclose`] refuses the public
/// nothing. Otherwise what the holders of the cases may see.
pub fn widest<T: Figures>(figures: T, sources: &Sources) -> Published<T> {
    let is_refused = disclose(&figures, Audience::Public, sources).is_err();
    Published { shown: figures, audience: if is_refused { Audience::Internal } else { audience(sources) } }
}

fn refuse(figures: &impl Figures, why: WhyRefused, is_refused: impl Fn(&Inspection) -> bool) -> Result<(), Refused> {
    let refused = figures.inspections().into_iter().filter(|one| is_refused(one));
    let inspections: Vec<String> = refused.map(|one| one.id.clone()).collect();
    if inspections.is_empty() { Ok(()) } else { Err(Refused { inspections, why }) }
}

/// What those who hold the cases may see: all of it.
pub fn internal<T: Figures>(figures: T) -> Published<T> {
    Published { shown: figures, audience: Audience::Internal }
}

impl<T> Published<T> {
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// A part of it, for the same audience. What gives the part is handed nothing else, so that nothing else can come out.
    pub fn part<'p, U>(&'p self, part: fn(&'p T) -> &'p U) -> Published<&'p U> {
        Published { shown: part(&self.shown), audience: self.audience }
    }

    /// Each of several, for the same audience.
    pub fn each<'p, U: 'p>(&'p self) -> impl Iterator<Item = Published<&'p U>>
    where
        &'p T: IntoIterator<Item = &'p U>,
    {
        self.shown.into_iter().map(|shown| Published { shown, audience: self.audience })
    }
}

impl<T> Deref for Published<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.shown
    }
}

impl Figures for Scorecard<'_> {
    fn inspections(&self) -> Vec<&Inspection> {
        vec![self.inspection]
    }
}

impl Figures for Rejudgement<'_> {
    fn inspections(&self) -> Vec<&Inspection> {
        vec![self.inspection]
    }
}

impl Figures for Comparison<'_, '_> {
    fn inspections(&self) -> Vec<&Inspection> {
        self.entries.iter().map(|entry| entry.inspection).collect()
    }
}

/// Two versions of one inspection.
impl Figures for (&Scorecard<'_>, &Scorecard<'_>, Changes) {
    fn inspections(&self) -> Vec<&Inspection> {
        vec![self.0.inspection, self.1.inspection]
    }
}

impl<T: Figures> Figures for Vec<T> {
    fn inspections(&self) -> Vec<&Inspection> {
        self.iter().flat_map(Figures::inspections).collect()
    }
}

impl<T: Figures> Figures for [T] {
    fn inspections(&self) -> Vec<&Inspection> {
        self.iter().flat_map(Figures::inspections).collect()
    }
}

impl<T: Figures + ?Sized> Figures for &T {
    fn inspections(&self) -> Vec<&Inspection> {
        (**self).inspections()
    }
}
