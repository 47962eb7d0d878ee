/// How children make a parent (semantics 4 and 7.6 to 7.9).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rollup {
    /// The mean share of each distinct question of the subtree.
    MeanOfQuestions,
    /// The mean share of the children.
    MeanOfChildren,
    /// One share over all answers of the subtree.
    Pooled,
    /// The lowest share of the children.
    Lowest,
    /// The points of the child nodes, added.
    SumOfPoints,
    /// Judged by the inspector.
    Entered,
    /// A number that is not a share.
    Measure,
    /// The worst rating of its members.
    LowestRating,
    /// The middle rating of its members.
    MedianRating,
    /// The rating that most members have.
    MostCommonRating,
    /// The mean of the points of its members.
    MeanOfPoints,
    /// The first rung whose conditions hold.
    Ladder,
    /// The ratings of two nodes.
    Matrix,
}

impl Rollup {
    pub const ALL: [Rollup; 13] = [
        Self::MeanOfQuestions,
        Self::MeanOfChildren,
        Self::Pooled,
        Self::Lowest,
        Self::SumOfPoints,
        Self::Entered,
        Self::Measure,
        Self::LowestRating,
        Self::MedianRating,
        Self::MostCommonRating,
        Self::MeanOfPoints,
        Self::Ladder,
        Self::Matrix,
    ];

    /// Those of an overall rating.
    pub const OVERALL: [Rollup; 7] = [
        Self::SumOfPoints,
        Self::LowestRating,
        Self::MedianRating,
        Self::MostCommonRating,
        Self::MeanOfPoints,
        Self::Ladder,
        Self::Matrix,
    ];

    /// Those that give a share.
    pub const SHARES: [Rollup; 4] = [Self::MeanOfQuestions, Self::MeanOfChildren, Self::Pooled, Self::Lowest];

    /// The words for it in files.
    pub const fn words(self) -> &'static str {
        match self {
            Self::MeanOfQuestions => "mean of questions",
            Self::MeanOfChildren => "mean of children",
            Self::Pooled => "pooled",
            Self::Lowest => "lowest",
            Self::SumOfPoints => "sum of points",
            Self::Entered => "entered",
            Self::Measure => "measure",
            Self::LowestRating => "lowest rating",
            Self::MedianRating => "median rating",
            Self::MostCommonRating => "most common rating",
            Self::MeanOfPoints => "mean of points",
            Self::Ladder => "ladder",
            Self::Matrix => "matrix",
        }
    }

    /// Whether it gives a share (and so may have a band).
    pub const fn gives_share(self) -> bool {
        match self {
            Self::MeanOfQuestions | Self::MeanOfChildren | Self::Pooled | Self::Lowest => true,
            Self::SumOfPoints
            | Self::Entered
            | Self::Measure
            | Self::LowestRating
            | Self::MedianRating
            | Self::MostCommonRating
            | Self::MeanOfPoints
            | Self::Ladder
            | Self::Matrix => false,
        }
    }

    /// Whether it makes a rating of ratings.
    pub const fn is_of_ratings(self) -> bool {
        match self {
            Self::LowestRating
            | Self::MedianRating
            | Self::MostCommonRating
            | Self::MeanOfPoints
            | Self::Ladder
            | Self::Matrix => true,
            Self::MeanOfQuestions
            | Self::MeanOfChildren
            | Self::Pooled
            | Self::Lowest
            | Self::SumOfPoints
            | Self::Entered
            | Self::Measure => false,
        }
    }
}
