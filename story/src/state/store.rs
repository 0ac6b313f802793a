//! The state of a story on a page, and the handles that share it.
//!
//! Everything that shows a story has a [`StoreHandle`]; all handles of a story on a page share one state. What a reader
//! does ([`StoreHandle::act`]) and what a host sets changes that state once, and every handle is notified.

mod change;
mod handle;
mod opening;
mod shared;

use std::cell::RefCell;
use std::rc::{Rc, Weak};

pub use change::{Change, Origin};
pub use handle::{StoreHandle, Subscription};
pub use opening::Opening;
use shared::Store;

use crate::model::story::SharedStory;

/// The states of all stories on a page.
#[derive(Default)]
pub struct Stores(RefCell<Vec<Weak<Store>>>);

impl Stores {
    /// Returns a handle to a story: the first opens it, and later ones for a story with the same id join.
    #[must_use]
    pub fn handle(&self, story: SharedStory, opening: &Opening) -> StoreHandle {
        let mut stores = self.0.borrow_mut();
        stores.retain(|store| {
            let store = store.upgrade();
            store.is_some_and(|store| !store.handles().is_empty())
        });
        let is_of = |store: &Rc<Store>| store.state.borrow().story.id == story.id;
        let known = stores.iter().filter_map(Weak::upgrade).find(is_of);
        if let Some(store) = known {
            drop(stores);
            return StoreHandle::join(store, story, opening);
        }
        let opened = StoreHandle::open(story, opening);
        stores.push(Rc::downgrade(&opened.0.store));
        opened
    }
}
