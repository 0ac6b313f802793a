//! What is picked out shows everywhere.
