use crate::{Coverage, coverage};
use assize_diag::Diagnostics;
use assize_framework::{Framework, Library};
use assize_model::Inspection;
use assize_scoring::{AdmitOptions, Admitted, Figure, NoBasis, Reached, Scorecard, TallyOptions, admit, score, tally};

use crate::caveat::{Caveat, caveats_of_rejudging};
use crate::evidence::{Evidence, evidence};

/// The misses that derived figures are shown for, beside the rule's own.
pub const MISSES: [u8; 3] = [0, 1, 2];

/// One inspection's cases under every regime that they can answer.
#[derive(Debug)]
pub struct Rejudgement<'a> {
    /// Whose cases.
    pub inspection: &'a Inspection,
    /// The regime they were inspected under, where this run knows it.
    pub home: Option<&'a Framework>,
    /// In the order in which the frameworks were given, the inspection's own among them.
    pub under: Vec<Judged<'a>>,
    /// Regimes of which the cases answer no question.
    pub left_out: Vec<LeftOut<'a>>,
}

/// The cases under one regime.
#[derive(Debug)]
pub struct Judged<'a> {
    /// The regime.
    pub framework: &'a Framework,
    /// Whether it is the one they were inspected under.
    pub at_home: bool,
    /// Figures, ratings and points by its rules.
    pub card: Scorecard<'a>,
    /// By question of the framework.
    pub questions: Vec<JudgedQuestion>,
    /// By kind of unit: how far the units could be judged.
    pub coverage: Vec<Coverage>,
    /// What a reader must bear in mind.
    pub caveats: Vec<Caveat>,
}

/// One question under one regime.
#[derive(Clone, PartialEq, Debug)]
pub struct JudgedQuestion {
    /// How it is answered; `None`: it cannot be.
    pub reached: Reached,
    /// What it rests on.
    pub evidence: Evidence,
    /// Of a derived one: its share where every rule allows 0, 1, 2 misses, whatever it says itself.
    pub by_misses: Vec<(u8, Result<Figure, NoBasis>)>,
}

/// A regime of which no question can be answered.
#[derive(Debug)]
pub struct LeftOut<'a> {
    /// The regime.
    pub framework: &'a Framework,
    /// How many questions it has.
    pub questions: usize,
}

impl Judged<'_> {
    /// How many of the regime's questions are answered.
    pub fn answered(&self) -> usize {
        self.questions.iter().filter(|question| question.reached != Reached::None).count()
    }
}

/// Judges an inspection's cases under these frameworks. Everything wrong is pushed; `None` means that some of it is an error.
///
/// A framework that answers no question is left out, unless it is the inspection's own. Under a framework that is not its own an
/// inspection brings its tables alone (semantics 7.30).
pub fn rejudge<'a>(
    inspection: &'a Inspection,
    frameworks: &[&'a Framework],
    library: &'a Library,
    options: (AdmitOptions, &TallyOptions),
    diagnostics: &mut Diagnostics,
) -> Option<Rejudgement<'a>> {
    let before = diagnostics.errors();
    let home = library.frameworks.get(&inspection.framework);
    let mut whole = Rejudgement { inspection, home, under: Vec::new(), left_out: Vec::new() };
    for framework in frameworks {
        let Some(admitted) = admit(inspection, framework, library, options.0, diagnostics) else { continue };
        let judged = judge(&admitted, home, library, options);
        if judged.answered() == 0 && !judged.at_home {
            whole.left_out.push(LeftOut { framework, questions: framework.questions.len() });
        } else {
            whole.under.push(judged);
        }
    }
    (diagnostics.errors() == before).then_some(whole)
}

fn judge<'a>(
    admitted: &Admitted<'a>,
    home: Option<&Framework>,
    library: &Library,
    (options, tallying): (AdmitOptions, &TallyOptions),
) -> Judged<'a> {
    let (inspection, framework) = (admitted.inspection, admitted.framework);
    let card = score(admitted, tally(admitted, tallying), None);
    let derives = card.tally.reached.contains(&Reached::Derived);
    let with_misses: Vec<(u8, Scorecard<'a>)> = match derives {
        false => Vec::new(),
        true => MISSES
            .into_iter()
            .filter_map(|misses| {
                // What is wrong with the tables has been said already.
                let options = AdmitOptions { misses: Some(misses), ..options };
                let admitted = admit(inspection, framework, library, options, &mut Diagnostics::new())?;
                Some((misses, score(&admitted, tally(&admitted, tallying), None)))
            })
            .collect(),
    };
    let question = |index: usize| {
        let reached = card.tally.reached[index];
        let by_rule = with_misses.iter().filter(|_| reached == Reached::Derived);
        let by_misses = by_rule.map(|(misses, card)| (*misses, card.questions[index].figure.clone())).collect();
        JudgedQuestion { reached, evidence: evidence(inspection, framework, index), by_misses }
    };
    let at_home = inspection.framework == framework.id;
    Judged {
        framework,
        at_home,
        questions: (0..framework.questions.len()).map(question).collect(),
        coverage: coverage(admitted),
        caveats: caveats_of_rejudging(inspection, home, &card),
        card,
    }
}
