use crate::PartialDate;

/// A body that is inspected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Provider {
    /// For files and names of figures.
    pub id: String,
    pub name: String,
    /// What sort of body.
    pub kind: ProviderKind,
    /// Made up: no real body may carry synthetic data.
    pub fictional: bool,
    /// Not one body but several that a report takes together.
    pub several: bool,
    /// The areas it serves.
    pub areas: Vec<String>,
    /// When it began.
    pub from: Option<PartialDate>,
    /// When it ended.
    pub to: Option<PartialDate>,
    /// Who took over its work.
    pub successors: Vec<Succession>,
}

/// One body taking over from another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Succession {
    /// The successor's id.
    pub id: String,
    /// By what the work was divided: risk, function, area. None: all of it passed over.
    pub by: Vec<Division>,
    /// Which part of the work passed over, where that is not said by who the two are.
    pub work: Option<String>,
    /// When, where it is not the day on which the successor began.
    pub on: Option<PartialDate>,
}

/// By what the work of a body was divided among those who took over from it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Division {
    /// The risk that a person poses.
    Risk,
    /// The sort of work: courts, supervision, unpaid work.
    Function,
    /// Where it is done.
    Area,
}

impl Division {
    /// All three.
    pub const ALL: [Division; 3] = [Self::Risk, Self::Function, Self::Area];

    /// The word for it in files and sentences.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Risk => "risk",
            Self::Function => "function",
            Self::Area => "area",
        }
    }
}

/// What sort of body.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ProviderKind {
    /// Probation Trust, to May 2014.
    Trust,
    /// Community Rehabilitation Company, 2014 to 2021.
    Crc,
    /// Division of the National Probation Service, 2014 to 2021.
    Nps,
    /// Region of the Probation Service, from 2021.
    Region,
    /// Probation delivery unit, from 2021.
    Pdu,
    /// Youth justice service.
    Youth,
}

impl ProviderKind {
    /// All, oldest first.
    pub const ALL: [ProviderKind; 6] = [Self::Trust, Self::Crc, Self::Nps, Self::Region, Self::Pdu, Self::Youth];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Trust => "trust",
            Self::Crc => "crc",
            Self::Nps => "nps",
            Self::Region => "region",
            Self::Pdu => "pdu",
            Self::Youth => "youth",
        }
    }

    /// What a reader calls one.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Trust => "Probation Trust",
            Self::Crc => "community rehabilitation company",
            Self::Nps => "National Probation Service division",
            Self::Region => "probation region",
            Self::Pdu => "probation delivery unit",
            Self::Youth => "youth justice service",
        }
    }
}
