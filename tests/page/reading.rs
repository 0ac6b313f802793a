//! The page as it is published: every fact of the story can be read without script.
