//! What a link tells is what the page shows; what it cannot tell is passed over.
