use assize_framework::{Framework, Library};
use assize_model::Inspection;

/// What is to be made up.
#[derive(Clone, Debug)]
pub struct Order<'a> {
    /// Under which framework; not an abstract one.
    pub framework: &'a Framework,
    /// Every framework and body that is known: real ones may not be taken for fictional.
    pub library: &'a Library,
    /// Kinds of unit of the framework, each with how many are made.
    pub units: Vec<(String, usize)>,
    /// The same seed gives the same bytes.
    pub seed: u64,
    /// Observations are recorded, and the questions follow from them; else questions are recorded.
    pub observations: bool,
    /// Frameworks whose observations are recorded too.
    pub also: Vec<&'a Framework>,
    /// The body's name, where neither the rates nor the default will do.
    pub provider: Option<String>,
    /// An inspection whose published counts are to come out.
    pub like: Option<&'a Inspection>,
    /// The command that made it, for the record's `source`.
    pub made_by: String,
}
