//! Places in a file, and the problems found there.

use std::fmt;

/// One thing to fix in a story file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where it is: `events[3].date`; empty for the file as a whole.
    pub path: String,
    /// What is wrong and what to write instead, for an editor.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        if self.path.is_empty() {
            formatter.write_str(&self.message)
        } else {
            write!(formatter, "{}: {}", self.path, self.message)
        }
    }
}

/// A place in the file: a chain of steps that lives on the stack and is only formatted for a problem.
#[derive(Clone, Copy)]
pub enum At<'a> {
    /// The whole file.
    Root,
    /// A field of an object.
    Field(&'a At<'a>, &'a str),
    /// An element of a list, counted from 0.
    Element(&'a At<'a>, usize),
}

impl<'a> At<'a> {
    /// Returns the place of a field of this one.
    #[must_use]
    pub const fn field(&'a self, name: &'a str) -> Self {
        Self::Field(self, name)
    }

    /// Returns the place of an element of this one.
    #[must_use]
    pub const fn element(&'a self, index: usize) -> Self {
        Self::Element(self, index)
    }

    /// Creates a problem at this place.
    #[inline(never)]
    #[must_use]
    pub fn problem(&self, mut message: String) -> Problem {
        if message.is_empty() {
            message.push_str("is not as the story format asks");
        }
        Problem {
            path: self.to_string(),
            message,
        }
    }

    /// Returns the name of the nearest field: `for` in `claims[2].for[0]`.
    #[must_use]
    pub fn nearest_field(&self) -> &'a str {
        match self {
            Self::Root => "",
            Self::Field(_, name) => name,
            Self::Element(parent, _) => parent.nearest_field(),
        }
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Field(Self::Root, name) => formatter.write_str(name),
            Self::Field(parent, name) => write!(formatter, "{parent}.{name}"),
            Self::Element(parent, index) => write!(formatter, "{parent}[{index}]"),
        }
    }
}
