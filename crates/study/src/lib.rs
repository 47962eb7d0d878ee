//! The whole job as a library: from files and a request to a report, without a terminal, a disk or an exit code.
//!
//! [`library`] loads the frameworks, a [`Study`] reads what its [`StudyRequest`] names through [`Files`], and each of its methods makes one kind of
//! report. What is wrong goes to [`Findings`]; a method that gives `None` has said why.
//!
//! ```
//! use assize_diag::MemoryFiles;
//! use assize_study::{Findings, ScorecardExtras, Study, StudyRequest, Tables, library};
//!
//! let files = MemoryFiles::new([("cases.csv", "id,2.1.1,2.1.2\nA,yes,no\nB,yes,yes\n")]);
//! let mut findings = Findings::default();
//! let library = library(&[], &files, &mut findings).expect("the carried frameworks load");
//! let request = StudyRequest {
//!     inputs: vec!["cases.csv".into()],
//!     tables: Tables { framework: Some("2018-crc".to_owned()), ..Tables::default() },
//!     ..StudyRequest::default()
//! };
//! let study = Study { request, library: &library, files: &files };
//! let report = study.scorecard(ScorecardExtras::default(), &mut findings).expect("nothing is wrong with the table");
//! assert_eq!(report.sections.len(), 1);
//! assert!(!findings.diagnostics.has_errors());
//! ```

mod about;
mod columns;
mod figure;
mod findings;
mod kind;
mod library;
mod publish;
mod read;
mod record;
mod regimes;
mod request;
mod score;
mod search;
mod select;
mod stability;
mod tally;
mod topic;
mod versions;
mod words;

use assize_diag::Files;
use assize_framework::Library;

pub use columns::{Answering, Doubt, Draft};
pub use findings::Findings;
pub use kind::{TomlKind, kind_of_toml};
pub use library::{concrete, framework, framework_file, library, library_as_it_is, text};
pub use publish::{Chapters, NOTHING_TO_REPORT, Publication, sha256};
pub use read::{UNUSED_OPTION, folder, is_id, is_many, is_table};
pub use record::RecordPaths;
pub use regimes::Comparing;
pub use request::{InspectionDetails, Selection, StudyRequest, Tables, unit_not_asked, usual_unit};
pub use score::ScorecardExtras;
pub use search::{bodies, ids as carried_ids};
pub use select::{kind_of_body, unknown_area, unknown_provider};
pub use topic::themes;

/// What is asked, and what it is answered from.
#[derive(Clone)]
pub struct Study<'a> {
    pub request: StudyRequest,
    pub library: &'a Library,
    pub files: &'a dyn Files,
}
