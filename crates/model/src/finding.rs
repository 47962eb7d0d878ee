//! What a record says in sentences, each under a name.

use crate::{Change, Inspection, Remark, RemarkKind};

/// What became of an earlier recommendation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FollowUp {
    /// The recommendation's id.
    pub of: String,
    /// What that is, for readers.
    pub title: Option<String>,
    /// How far it was carried out.
    pub status: FollowUpStatus,
    pub text: String,
    /// Which way the source says that the work went, where it says so.
    pub change: Option<Change>,
    pub source: Option<String>,
}

impl FollowUp {
    /// What it is about, as readers should read it: its title, else the id.
    pub fn called(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.of)
    }
}

/// How far a recommendation was carried out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FollowUpStatus {
    Done,
    InPart,
    NotDone,
}

/// A strength, concern, recommendation or example, or what became of a recommendation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Finding<'a> {
    Remark(&'a Remark),
    FollowUp(&'a FollowUp),
}

impl RemarkKind {
    /// As a record has it, and its names begin.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Recommendation => "recommendation",
            Self::Strength => "strength",
            Self::Concern => "concern",
            Self::Practice => "practice",
        }
    }
}

impl Inspection {
    /// Remarks and follow-ups in their order, each with its name: its own id, else its kind and its place among those of its kind
    /// ("concern-3").
    pub fn findings(&self) -> Vec<(String, Finding<'_>)> {
        let remarks = self.remarks.iter().enumerate().map(|(index, remark)| {
            let remark = &remark.value;
            let place = self.remarks[..=index].iter().filter(|one| one.value.kind == remark.kind).count();
            let name = remark.id.clone().unwrap_or_else(|| format!("{}-{place}", remark.kind.word()));
            (name, Finding::Remark(remark))
        });
        let follow_ups = self.follow_ups.iter().enumerate();
        let follow_ups =
            follow_ups.map(|(index, one)| (format!("follow-up-{}", index + 1), Finding::FollowUp(&one.value)));
        remarks.chain(follow_ups).collect()
    }

    pub fn finding(&self, name: &str) -> Option<Finding<'_>> {
        self.findings().into_iter().find(|(known, _)| known == name).map(|(_, finding)| finding)
    }
}

impl<'a> Finding<'a> {
    pub fn text(self) -> &'a str {
        match self {
            Self::Remark(remark) => &remark.text,
            Self::FollowUp(follow_up) => &follow_up.text,
        }
    }

    /// Which way the source says that the work went since an earlier time, where it says so.
    pub fn change(self) -> Option<Change> {
        match self {
            Self::Remark(remark) => remark.change,
            Self::FollowUp(follow_up) => follow_up.change,
        }
    }

    pub fn source(self) -> Option<&'a str> {
        match self {
            Self::Remark(remark) => remark.source.as_deref(),
            Self::FollowUp(follow_up) => follow_up.source.as_deref(),
        }
    }
}
