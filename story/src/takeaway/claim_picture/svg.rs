//! The picture as an SVG file.

use super::{PictureContent, SIZE, Shape, pieces};
use crate::drawing::lines::escaped;
use crate::list::List as _;

/// Returns the font of a line, in the CSS syntax that canvases also take.
#[must_use]
pub fn font(size: f64, is_bold: bool, has_serifs: bool) -> String {
    let weight = if is_bold { "bold " } else { "" };
    let family = if has_serifs {
        "Charter, Georgia, serif"
    } else {
        "system-ui, 'Segoe UI', Roboto, sans-serif"
    };
    format!("{weight}{}px {family}", size as u32)
}

/// Returns the picture as an SVG file.
#[must_use]
pub fn svg(told: &PictureContent) -> String {
    let (width, height) = (SIZE.0 as u32, SIZE.1 as u32);
    let title = escaped(&format!("{}: {} {}", told.who, told.status, told.day));
    let head = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\"><title>{title}</title>"
    );
    let parts = pieces(told).into_iter().map(|piece| match piece {
        Shape::Band {
            x,
            y,
            width,
            height,
            color,
        } => format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{color}\"/>",
            x as u32, y as u32, width as u32, height as u32
        ),
        Shape::Line {
            x,
            y,
            size,
            is_bold,
            has_serifs,
            color,
            text,
        } => format!(
            "<text x=\"{}\" y=\"{}\" fill=\"{color}\" style=\"font: {}\">{}</text>",
            x as u32,
            y as u32,
            font(size, is_bold, has_serifs),
            escaped(&text)
        ),
    });
    let parts: Vec<String> = parts.list();
    head + &parts.concat() + "</svg>"
}
