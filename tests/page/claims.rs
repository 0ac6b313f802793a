//! Claims facing counterclaims, as they stood on any day.
