//! Sources.

use crate::calendar::date::Date;
use crate::calendar::edtf::When;
use crate::fields::ids::{ActorId, SourceId};
use crate::fields::text::{Address, Text};
use crate::fields::vocabulary::{Extent, SourceKind};
use crate::reading::read::record;

record! {
    /// A source.
    pub struct Source {
        /// Its id.
        id: SourceId,
        /// Its title, in its own language.
        title: String,
        /// Who published it.
        publisher: String,
        /// Who wrote it.
        author: Option<String>,
        /// The address.
        url: Address,
        /// The address of an archived copy.
        archive: Option<Address>,
        /// When it was published; left out if it bears no date.
        date: Option<When>,
        /// The day on which it was accessed.
        accessed: Date,
        /// What kind of source it is.
        kind: SourceKind,
        /// Its language.
        lang: String,
        /// How much of it was read.
        read: Option<Extent>,
        /// The source that this one repeats, so that several outlets with one root count as one.
        origin: Option<SourceId>,
        /// The actor whose own statement or figures it is, or reports. Such sources alone do not confirm what that
        /// actor claims.
        actor: Option<ActorId>,
        /// What to keep in mind about it.
        note: Option<Text>,
    }
}
