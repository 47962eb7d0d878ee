/// Which units something can be asked about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum When {
    /// All.
    Always,
    /// All; the assessor decides where it is needed, so "not applicable" needs no warning.
    Judged,
    /// Those that meet a condition on their facts.
    If(Condition),
}

/// An or of ands over facts; never over answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Condition {
    /// At least one; any of them is enough.
    pub alternatives: Vec<Alternative>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alternative {
    /// At least one.
    pub demands: Vec<Demand>,
}

/// A fact must have one of these values.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Demand {
    /// The fact's id.
    pub fact: String,
    /// Its values, as the fact declares them.
    pub values: Vec<String>,
}

/// Whether a condition holds, where a fact may be blank.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Truth {
    /// It does not.
    No,
    /// It depends on a blank fact.
    Unknown,
    /// It does.
    Yes,
}

impl When {
    /// What the units must meet; `None` where it can be asked of all.
    pub fn condition(&self) -> Option<&Condition> {
        match self {
            Self::If(condition) => Some(condition),
            Self::Always | Self::Judged => None,
        }
    }

    /// The facts that it depends on.
    pub fn facts(&self) -> impl Iterator<Item = &str> {
        self.condition().into_iter().flat_map(Condition::facts)
    }
}

impl Condition {
    /// The facts that it is about; one may come more than once.
    pub fn facts(&self) -> impl Iterator<Item = &str> {
        self.alternatives.iter().flat_map(|one| &one.demands).map(|demand| demand.fact.as_str())
    }

    /// Whether it holds, where `demand` says of each single demand whether it does (semantics 2).
    pub fn truth(&self, mut demand: impl FnMut(&Demand) -> Truth) -> Truth {
        let mut whole = Truth::No;
        for alternative in &self.alternatives {
            let part = alternative.demands.iter().map(&mut demand).min().unwrap_or(Truth::Yes);
            whole = whole.max(part);
        }
        whole
    }
}
