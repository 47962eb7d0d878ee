use assize_diag::{Place, Placed, Spanned};
use indexmap::IndexMap;

use crate::{
    Counts, Entered, FollowUp, LeftOut, MeasureValue, Panel, PartialDate, Period, PlacedName, Printed, PrintedPercent,
    Provider, Stated, Status, TalliedRow, UnitTable,
};

/// One visit to a provider under one framework, or an aggregate with members, or a self-assessment: what was recorded, and what was published.
/// Ids of questions and nodes are as written; `scoring::admit` resolves them.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// For files and names of figures.
    pub id: String,
    /// Where it is declared: the record's `id`, or the table.
    pub place: Place,
    pub provider: Provider,
    /// The id of the framework it was carried out under, and where that is said.
    pub framework: String,
    /// Where the framework is named.
    pub framework_place: Place,
    pub kind: InspectionKind,
    /// For readers; made from the provider's name where the record has none.
    pub title: String,
    /// When the work was looked at.
    pub fieldwork: Period,
    /// When the report came out.
    pub published: Option<PartialDate>,
    pub areas: Vec<String>,
    /// The document it comes from.
    pub source: Option<String>,
    /// Under which licence what it says was published, where that asks to be named.
    pub licence: Option<Licence>,
    /// The inspections an aggregate is made of.
    pub members: Vec<Spanned<String>>,
    /// Its cases are made up.
    pub synthetic: bool,
    /// How the sample was drawn.
    pub sample: Option<SampleDesign>,
    /// Tables, at most one a kind of unit.
    pub tables: Vec<UnitTable>,
    /// Counts that a query made of cases held elsewhere.
    pub tallied: Vec<TalliedRow>,
    /// Counts, by question.
    pub counts: IndexMap<String, Placed<Counts>>,
    /// What a column map leaves out of a table of counts.
    pub left_out: LeftOut,
    /// Ids of questions that a spreadsheet keeps as numbers in a table of counts.
    pub numbers: Vec<Placed<String>>,
    /// Entered ratings and printed percentages, by question or node.
    pub entered: IndexMap<String, Placed<Entered>>,
    /// Values of measures, by node.
    pub measures: IndexMap<String, Placed<MeasureValue>>,
    /// Limits in words, by question.
    pub stated: IndexMap<String, Placed<Stated>>,
    /// Decisions of the ratings panel, by node.
    pub panel: IndexMap<String, Placed<Panel>>,
    /// How many standards had each rating, as published.
    pub ratings: IndexMap<String, Placed<u64>>,
    /// What the report prints, to be compared with what comes out.
    pub printed: Vec<Placed<Printed>>,
    /// What the report concludes in words alone.
    pub verdicts: Vec<Spanned<VerdictInWords>>,
    /// Context figures that are not questions.
    pub figures: Vec<Spanned<ContextFigure>>,
    /// Recommendations, strengths, concerns, practice examples.
    pub remarks: Vec<Spanned<Remark>>,
    /// What became of earlier recommendations.
    pub follow_ups: Vec<Spanned<FollowUp>>,
}

impl Inspection {
    /// Whether it, or any table of it, is made up.
    pub fn is_synthetic(&self) -> bool {
        self.synthetic || self.tables.iter().any(|table| table.synthetic)
    }

    /// A new inspection: only its id, provider and framework are known.
    pub fn new(id: String, place: Place, provider: Provider, framework: String, framework_place: Place) -> Self {
        Self {
            title: provider.name.clone(),
            id,
            place,
            provider,
            framework,
            framework_place,
            kind: InspectionKind::Inspection,
            fieldwork: Period::default(),
            published: None,
            areas: Vec::new(),
            source: None,
            licence: None,
            members: Vec::new(),
            synthetic: false,
            sample: None,
            tables: Vec::new(),
            counts: IndexMap::new(),
            tallied: Vec::new(),
            left_out: LeftOut::default(),
            numbers: Vec::new(),
            entered: IndexMap::new(),
            measures: IndexMap::new(),
            stated: IndexMap::new(),
            panel: IndexMap::new(),
            ratings: IndexMap::new(),
            printed: Vec::new(),
            verdicts: Vec::new(),
            figures: Vec::new(),
            remarks: Vec::new(),
            follow_ups: Vec::new(),
        }
    }

    /// When it was published, else when its fieldwork ended.
    pub fn dated(&self) -> Option<PartialDate> {
        self.published.or(self.fieldwork.to)
    }

    /// The year it counts for: of publication, else of the end of the fieldwork.
    pub fn year(&self) -> Option<u16> {
        self.dated().or(self.fieldwork.from).map(|date| date.year)
    }

    /// The table of this kind of unit.
    pub fn table(&self, unit: &str) -> Option<&UnitTable> {
        self.tables.iter().find(|table| table.unit == unit)
    }

    /// Whether it has cases of its own, one by one or as a query counted them.
    pub fn has_cases(&self) -> bool {
        !self.tables.is_empty() || !self.tallied.is_empty()
    }

    /// Whether it has anything of its own to be scored on.
    pub fn has_data(&self) -> bool {
        let printed = !self.entered.is_empty() || !self.measures.is_empty() || !self.stated.is_empty();
        self.has_cases() || !self.counts.is_empty() || printed
    }

    /// Whether it is an aggregate without data of its own, which is pooled from its members (semantics 7.15).
    pub fn is_pooled(&self) -> bool {
        self.kind == InspectionKind::Aggregate && !self.has_data()
    }

    /// Whether it is an inspection with members, which is rated from their cases where it has none (semantics 7.46).
    pub fn is_rated_from_members(&self) -> bool {
        self.kind == InspectionKind::Inspection && !self.members.is_empty()
    }

    /// Whether its figures are made of what its members bring.
    pub fn rests_on_members(&self) -> bool {
        self.is_pooled() || self.is_rated_from_members()
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum InspectionKind {
    /// One inspection of one provider.
    Inspection,
    /// Several taken together.
    Aggregate,
    /// A provider's own assessment; it has no overall rating.
    SelfAssessment,
}

impl InspectionKind {
    pub const ALL: [InspectionKind; 3] = [Self::Inspection, Self::Aggregate, Self::SelfAssessment];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Inspection => "inspection",
            Self::Aggregate => "aggregate",
            Self::SelfAssessment => "self-assessment",
        }
    }
}

/// A licence that asks to be named wherever what it covers is used.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Licence {
    /// The Open Government Licence v3.0.
    OpenGovernment3,
}

impl Licence {
    pub const ALL: [Licence; 1] = [Self::OpenGovernment3];

    /// Its SPDX identifier.
    pub const fn word(self) -> &'static str {
        match self {
            Self::OpenGovernment3 => "OGL-UK-3.0",
        }
    }
}

/// How the sample was drawn. Counts are units; `caseload` never enters an interval.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct SampleDesign {
    /// Units in the frame that could be drawn.
    pub eligible: Option<u64>,
    pub drawn: Option<u64>,
    pub assessed: Option<u64>,
    pub replaced: Option<u64>,
    /// Everybody supervised.
    pub caseload: Option<u64>,
    pub frame: Option<String>,
    /// When the sampled units began.
    pub window: Period,
    /// The kind of unit that was drawn; `None`: cases.
    pub unit: Option<Placed<String>>,
    /// The parts it was drawn from, where it was drawn part by part.
    pub strata: Vec<Spanned<Stratum>>,
    pub place: Option<Place>,
}

impl SampleDesign {
    /// The kind of unit that was drawn.
    pub fn unit(&self) -> &str {
        self.unit.as_ref().map_or("case", |unit| &unit.value)
    }

    /// Whether both say the same, wherever it stands.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let counts = |one: &Self| (one.eligible, one.drawn, one.assessed, one.replaced, one.caseload);
        let design = |one: &Self| (counts(one), one.frame.clone(), one.window, one.unit().to_owned());
        let strata = self.strata.len() == other.strata.len();
        let same = |(a, b): (&Spanned<Stratum>, &Spanned<Stratum>)| a.value.says_the_same(&b.value);
        design(self) == design(other) && strata && self.strata.iter().zip(&other.strata).all(same)
    }
}

/// One part of the frame, with what was drawn from it. Counts are units.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stratum {
    pub title: String,
    /// Facts as written, each with the values that its units have one of; all must hold. None: its units cannot be told from the table.
    pub when: Vec<(Spanned<String>, Vec<Spanned<String>>)>,
    /// Units in this part of the frame.
    pub eligible: Option<u64>,
    pub drawn: Option<u64>,
    pub assessed: Option<u64>,
    pub replaced: Option<u64>,
}

impl Stratum {
    fn says_the_same(&self, other: &Self) -> bool {
        let counts = |one: &Self| (one.eligible, one.drawn, one.assessed, one.replaced);
        let plain = |one: &Self| -> Vec<(String, Vec<String>)> {
            let words = |values: &[Spanned<String>]| values.iter().map(|value| value.value.clone()).collect();
            one.when.iter().map(|(fact, values)| (fact.value.clone(), words(values))).collect()
        };
        self.title == other.title && counts(self) == counts(other) && plain(self) == plain(other)
    }
}

/// What a report concludes in words alone, where its regime has no rating for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VerdictInWords {
    pub id: String,
    /// On what, for readers: "the work as a whole".
    pub about: String,
    /// The node that it is on.
    pub node: Option<PlacedName>,
    /// The source's words.
    pub words: String,
    /// The words are not the source's own, but say what it says.
    pub retold: bool,
    /// Which way they say that the work went since an earlier time, where they do.
    pub change: Option<Change>,
    pub status: Option<Status>,
    pub source: Option<String>,
}

impl VerdictInWords {
    /// Among the other figures that are not questions.
    pub fn as_figure(&self) -> ContextFigure {
        ContextFigure {
            id: self.id.clone(),
            title: format!("Verdict: {}", self.about),
            count: None,
            of: None,
            percent: None,
            insufficient: None,
            belongs_to: self.node.clone(),
            group: None,
            words: Some(self.words.clone()),
            retold: self.retold,
            status: self.status,
            source: self.source.clone(),
        }
    }
}

/// A figure of the report that is not a question of the framework.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ContextFigure {
    pub id: String,
    pub title: String,
    pub count: Option<u64>,
    pub of: Option<u64>,
    pub percent: Option<PrintedPercent>,
    /// As printed, of what was not sufficient, where `percent` follows from that.
    pub insufficient: Option<PrintedPercent>,
    /// The question or node it belongs to.
    pub belongs_to: Option<PlacedName>,
    /// The heading that it stands under.
    pub group: Option<String>,
    /// The source's words.
    pub words: Option<String>,
    /// The words are not the source's own, but say what it says.
    pub retold: bool,
    pub status: Option<Status>,
    pub source: Option<String>,
}

/// A recommendation, a strength, a concern or an example of practice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remark {
    pub kind: RemarkKind,
    /// For follow-up.
    pub id: Option<String>,
    pub title: Option<String>,
    pub text: String,
    /// To whom a recommendation is made.
    pub to: Option<String>,
    pub nodes: Vec<PlacedName>,
    /// Which way the source says that the work went since an earlier time, where it says so.
    pub change: Option<Change>,
    pub source: Option<String>,
}

/// Which way work went, in a source's judgement.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Change {
    Better,
    /// Some of it better, some not.
    Mixed,
    Worse,
}

impl Change {
    pub const ALL: [Self; 3] = [Self::Better, Self::Mixed, Self::Worse];

    /// As a record has it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Mixed => "mixed",
            Self::Worse => "worse",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum RemarkKind {
    /// What should be done.
    Recommendation,
    /// What is done well.
    Strength,
    /// What is not.
    Concern,
    /// An example worth following.
    Practice,
}
