use super::markup::{El, el};

/// Returns a drawing for bars, as wide as its container and `height` pixels high.
pub fn bar(height: &'static str) -> El {
    el("svg")
        .class("bar")
        .attr("width", "100%")
        .attr("height", height)
        .attr("aria-hidden", "true")
}

/// Returns one bar: a rectangle with rounded ends.
pub fn rect(class: &'static str, from: Option<String>, width: String) -> El {
    el("rect")
        .class(class)
        .may("x", from)
        .set("width", width)
        .attr("height", "7")
        .attr("rx", "3.5")
}
