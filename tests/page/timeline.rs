//! What the timeline shows of a state: events found, lanes, detail.
