use std::cell::OnceCell;
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

use crate::tick;

/// What messages call a value or a table: "`rollup` of node `2.1`". It is put into words where a message first needs them; most never do.
#[derive(Clone, Debug)]
pub struct What(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    name: Name,
    said: OnceCell<String>,
}

#[derive(Debug)]
enum Name {
    AsSaid(String),
    /// "node `2.1`".
    Thing(&'static str, String),
    Part(Part, What),
}

/// Which part of a table or a list a value is.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    /// Of a key of the format.
    Key(&'static str),
    /// Of a key of the user's own.
    Entry(String),
    OfList,
    Whole,
}

impl What {
    fn new(name: Name) -> Self {
        Self(Rc::new(Inner { name, said: OnceCell::new() }))
    }

    /// "node `2.1`".
    pub fn thing(noun: &'static str, id: &str) -> Self {
        Self::new(Name::Thing(noun, id.to_owned()))
    }

    pub(crate) fn part(&self, part: &Part) -> Self {
        match part {
            Part::Whole => self.clone(),
            Part::Key(_) | Part::Entry(_) | Part::OfList => Self::new(Name::Part(part.clone(), self.clone())),
        }
    }
}

impl Name {
    fn said(&self) -> String {
        match self {
            Self::AsSaid(said) => said.clone(),
            Self::Thing(noun, id) => format!("{noun} {}", tick(id)),
            Self::Part(Part::Key(key), of) => format!("`{key}` of {of}"),
            Self::Part(Part::Entry(key), of) => format!("{} of {of}", tick(key)),
            Self::Part(Part::OfList, of) => format!("an entry of {of}"),
            Self::Part(Part::Whole, of) => of.to_string(),
        }
    }
}

impl From<String> for What {
    fn from(said: String) -> Self {
        Self::new(Name::AsSaid(said))
    }
}

impl Deref for What {
    type Target = str;

    fn deref(&self) -> &str {
        self.0.said.get_or_init(|| self.0.name.said())
    }
}

impl fmt::Display for What {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self)
    }
}
