use std::fmt;
use std::ops::Index;
use std::sync::OnceLock;

use assize_diag::{Diagnostics, SourceId};
use assize_model::ProviderKind;
use assize_reader::{Complaints, TomlPage};
use indexmap::IndexMap;

use crate::Framework;
use crate::check::Vocabulary;
use crate::diags::FAMILY;
use crate::draft::FrameworkDraft;
use crate::load::whole;

/// Frameworks by id, in the order in which they were given. One that the program carries is read when it is first asked for: most runs need
/// one or two of them.
#[derive(Default)]
pub struct Frameworks {
    pub(crate) by_id: IndexMap<String, Entry>,
    pub(crate) shared: Vocabulary,
    /// Kinds of provider that are not of one framework alone.
    pub(crate) kinds: Vec<ProviderKind>,
}

/// A framework, read or not.
#[derive(Default)]
pub(crate) struct Entry {
    /// What it is read from where it has not been.
    pub(crate) carried: Option<Carried>,
    pub(crate) read: OnceLock<Whole>,
}

/// A framework with all that it inherits, as it is written and as it was checked.
#[derive(Clone)]
pub(crate) struct Whole {
    pub(crate) draft: FrameworkDraft,
    pub(crate) framework: Framework,
}

/// A framework that the program carries. A test reads and checks all of them.
#[derive(Clone, Copy, Debug)]
pub struct Carried {
    pub id: &'static str,
    pub source: SourceId,
    pub text: &'static str,
}

impl Frameworks {
    /// The framework of this id.
    pub fn get(&self, id: &str) -> Option<&Framework> {
        Some(self.read(self.by_id.get(id)?))
    }

    pub fn contains_key(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &String> + Clone {
        self.by_id.keys()
    }

    /// All of them, each read as it comes.
    pub fn values(&self) -> impl Iterator<Item = &Framework> {
        self.by_id.values().map(|entry| self.read(entry))
    }

    /// Those read so far: all but the carried frameworks that have not been asked for.
    pub fn known(&self) -> impl Iterator<Item = &Framework> {
        self.by_id.values().filter_map(|entry| Some(&entry.read.get()?.framework))
    }

    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    fn read<'e>(&self, entry: &'e Entry) -> &'e Framework {
        &self.whole(entry).framework
    }

    fn whole<'e>(&self, entry: &'e Entry) -> &'e Whole {
        entry.read.get_or_init(|| {
            let carried = entry.carried.expect("one that is not carried was read when it was given");
            self.read_carried(&carried).expect("a test reads and checks all that the program carries")
        })
    }

    fn read_carried(&self, carried: &Carried) -> Option<Whole> {
        Complaints::gather(&mut Diagnostics::new(), |complaints| {
            let page = TomlPage::open(carried.source, carried.text, &FAMILY, complaints).with_kinds(&self.kinds);
            let own = FrameworkDraft::read(page.top()?)?;
            let parent = match &own.header.extends {
                Some(id) => Some(&self.whole(self.by_id.get(&id.value)?).draft),
                None => None,
            };
            let whole = whole(parent, own, &self.shared, complaints);
            (complaints.errors() == 0).then_some(whole)
        })
    }
}

impl<I: AsRef<str> + ?Sized> Index<&I> for Frameworks {
    type Output = Framework;

    /// # Panics
    /// Where there is no framework of this id.
    fn index(&self, id: &I) -> &Framework {
        self.get(id.as_ref()).expect("a framework that is asked for so is there")
    }
}

impl fmt::Debug for Frameworks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.keys()).finish()
    }
}
