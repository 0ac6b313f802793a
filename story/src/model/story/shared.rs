//! A story with many owners.

use std::rc::Rc;

use super::Story;

/// A story with many owners; two are equal if they are the same object, not if they have the same content.
#[derive(Debug, Clone)]
pub struct SharedStory(Rc<Story>);

impl From<Story> for SharedStory {
    fn from(story: Story) -> Self {
        Self(Rc::new(story))
    }
}

impl PartialEq for SharedStory {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for SharedStory {
    type Target = Story;

    fn deref(&self) -> &Story {
        &self.0
    }
}
