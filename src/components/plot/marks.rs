//! Marks of the plot: spans, points, clusters, and their labels.

use yew::prelude::*;

use super::percent;
use crate::components::markup::{El, el, em};
use crate::components::view::Surroundings;
use contrappunto_story::drawing::layout::{COUNT_RADIUS, LabelSide};
use contrappunto_story::page::timeline::scene::{
    Bar, Emphasis, MarkShape, SceneCluster, SceneMark, Stretch, Tail,
};

fn when(holds: bool, class: &'static str) -> &'static str {
    if holds { class } else { "" }
}

fn emphasis(emphasis: Emphasis) -> &'static str {
    match emphasis {
        Emphasis::Plain => "",
        Emphasis::Related => "related",
        Emphasis::Selected => "selected",
    }
}

/// Draws a thin line from when an event happened to when it became known.
pub(super) fn tail(tail: &Tail) -> Html {
    let (y, end) = (em(tail.y), percent(tail.end));
    let line = el("line")
        .set("x1", percent(tail.x))
        .set("x2", end.clone())
        .set("y1", y.clone())
        .set("y2", y.clone());
    let dot = tail.has_end.then(|| {
        el("circle")
            .set("cx", end)
            .set("cy", y)
            .attr("r", "0.1875em")
            .html()
    });
    el("g")
        .key(&tail.key)
        .set("class", format!("tail hue-{}", tail.hue))
        .child(line)
        .child(dot)
        .html()
}

/// Draws an event.
pub(super) fn mark_view(surroundings: &Surroundings, mark: &SceneMark) -> Html {
    let classes = [
        "mark",
        &format!("hue-{}", mark.hue),
        when(!mark.is_known, "later"),
        emphasis(mark.emphasis),
        when(mark.is_approximate, "approximate"),
        when(mark.is_open, "open"),
    ];
    let shape = match &mark.shape {
        MarkShape::Bar(of) => bar(of, mark.y),
        MarkShape::Point(x, is_vague) => point(*x, mark.y, *is_vague),
    };
    let title = mark.title.as_ref();
    let label = mark.label.as_ref().zip(title).map(|(label, title)| {
        let (dx, anchor) = match label.side {
            LabelSide::After => ("0.8125em", "start"),
            LabelSide::Before => ("-0.8125em", "end"),
        };
        el("text")
            .set("x", percent(label.x))
            .attr("dx", dx)
            .set("y", em(mark.y + 4.0))
            .attr("text-anchor", anchor)
            .class("label")
            .letters(title)
            .turned(&surroundings.language)
    });
    let group = el("g")
        .key(&mark.key)
        .set("data-event", mark.id.as_str().to_owned())
        .attr("data-known", if mark.is_known { "yes" } else { "no" })
        .classes(&classes)
        .child(title.map(|title| el("title").child(title).html()))
        .child(shape)
        .child(label.map(El::html));
    match &mark.action {
        Some(action) => group.onclick(surroundings.sends(action.clone())).html(),
        None => group.html(),
    }
}

/// Draws a cluster.
pub(super) fn cluster_view(surroundings: &Surroundings, cluster: &SceneCluster) -> Html {
    let color = match cluster.hue {
        Some(hue) => format!("hue-{hue}"),
        None => "mixed".to_owned(),
    };
    let classes = [
        "cluster",
        &color,
        when(cluster.is_later, "later"),
        emphasis(cluster.emphasis),
    ];
    let joined = cluster.joined.as_ref();
    let mut shapes: Vec<Html> = joined
        .map(|joined| stripe(joined, cluster.y).class("joined").html())
        .into_iter()
        .collect();
    let pill = el("rect")
        .set("x", em(-COUNT_RADIUS))
        .set("y", em(-cluster.height / 2.0))
        .set("width", em(2.0 * COUNT_RADIUS))
        .set("height", em(cluster.height))
        .attr("rx", "0.5625em")
        .class("shape");
    let number = el("text")
        .attr("y", "0.25em")
        .attr("text-anchor", "middle")
        .classes(&[when(cluster.is_long, "long")])
        .letters(&cluster.number)
        .turned(&surroundings.language);
    shapes.push(
        el("svg")
            .set("x", percent(cluster.x))
            .set("y", em(cluster.y))
            .attr("overflow", "visible")
            .child(pill)
            .child(number)
            .html(),
    );
    el("g")
        .key(&cluster.key)
        .classes(&classes)
        .set("data-count", cluster.count.to_string())
        .child(el("title").child(&cluster.title))
        .child(shapes)
        .onclick(surroundings.sends(cluster.action.clone()))
        .html()
}

/// Returns a stripe in a row.
fn stripe(stretch: &Stretch, y: f64) -> El {
    el("rect")
        .set("x", percent(stretch.x))
        .set("y", em(y - 5.0))
        .set("width", percent(stretch.width))
        .attr("height", "0.625em")
}

/// Draws a bar.
fn bar(bar: &Bar, y: f64) -> Html {
    let fades = bar.fades.iter();
    let fades = fades.map(|fade| {
        let class = format!("fade fade-{}", fade.step);
        stripe(&fade.stretch, y).set("class", class).html()
    });
    let mut shapes: Vec<Html> = fades.collect();
    if let Some(sure) = &bar.sure {
        let class = if bar.is_certain {
            " shape"
        } else {
            "sure shape"
        };
        shapes.push(stripe(sure, y).class(class).html());
    }
    if let Some(middle) = bar.dot {
        shapes.push(circle(middle, y, "0.25em", "shape"));
    }
    let brackets = bar.brackets.iter();
    shapes.extend(brackets.map(|one| {
        let (dx, sign) = if one.is_closing {
            ("0.1em", ")")
        } else {
            ("-0.4em", "(")
        };
        bracket(one.x, y, dx, sign)
    }));
    shapes.into_iter().collect()
}

fn circle(x: f64, y: f64, radius: &'static str, class: &'static str) -> Html {
    el("circle")
        .set("cx", percent(x))
        .set("cy", em(y))
        .attr("r", radius)
        .class(class)
        .html()
}

fn bracket(x: f64, y: f64, dx: &'static str, sign: &str) -> Html {
    el("text")
        .set("x", percent(x))
        .set("y", em(y + 4.0))
        .attr("dx", dx)
        .class("bracket")
        .letters(sign)
        .html()
}

/// Draws a point on a day, in brackets if that is only approximate.
fn point(x: f64, y: f64, is_vague: bool) -> Html {
    let mut shapes = vec![
        circle(x, y, "0.625em", "hit"),
        circle(x, y, "0.3125em", "shape"),
    ];
    if is_vague {
        shapes.push(bracket(x, y, "-0.6em", "("));
        shapes.push(bracket(x, y, "0.3125em", ")"));
    }
    shapes.into_iter().collect()
}
