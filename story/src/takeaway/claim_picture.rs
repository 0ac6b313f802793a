//! A picture of one claim to share: who makes it, what it says, its status on the day, and where to read on.
//!
//! The picture is a list of bands and lines of text, which becomes SVG here and is painted on a canvas in the browser:
//! both show the same, and neither needs a content security policy that allows images.

mod svg;

pub use svg::{font, svg};

use crate::drawing::columns::columns;
use crate::drawing::lines::wrapped;

/// Width and height in pixels, as preferred by sites that show shared pictures.
pub const SIZE: (f64, f64) = (1200.0, 630.0);

/// Pixels from the edge to the text.
const MARGIN: f64 = 72.0;

/// The contents of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureContent {
    /// The title of the story.
    pub story: String,
    /// Claim or counterclaim, and who makes it.
    pub who: String,
    /// What is claimed.
    pub statement: String,
    /// The status of the claim, with its sign.
    pub status: String,
    /// The role of the colour of the status.
    pub tone: &'static str,
    /// The day on which the status holds, in words.
    pub day: String,
    /// Where to read on.
    pub link: String,
    /// Whether it is a counterclaim.
    pub is_counter: bool,
}

/// A piece of the picture.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A band of colour.
    Band {
        /// Distance from the left edge.
        x: f64,
        /// Distance from the top edge.
        y: f64,
        /// The width.
        width: f64,
        /// The height.
        height: f64,
        /// The colour.
        color: &'static str,
    },
    /// A line of text.
    Line {
        /// Distance from the left edge.
        x: f64,
        /// Distance of the baseline from the top edge.
        y: f64,
        /// The font size.
        size: f64,
        /// Whether it is bold.
        is_bold: bool,
        /// Whether the font has serifs.
        has_serifs: bool,
        /// The colour.
        color: &'static str,
        /// The text.
        text: String,
    },
}

fn color_of(tone: &str) -> &'static str {
    match tone {
        "holds" => "#17693f",
        "contested" => "#735800",
        "fails" => "#a3262e",
        _ => "#545a66",
    }
}

/// Returns the pieces of the picture, from back to front. Text that does not fit ends with an ellipsis.
#[must_use]
pub fn pieces(told: &PictureContent) -> Vec<Shape> {
    let (ink, quiet) = ("#15171c", "#545a66");
    let edge = if told.is_counter {
        "#a1431a"
    } else {
        "#1d4f91"
    };
    let band = |x, y, width, height, color| Shape::Band {
        x,
        y,
        width,
        height,
        color,
    };
    let mut pieces = vec![
        band(0.0, 0.0, SIZE.0, SIZE.1, "#fbfaf7"),
        band(0.0, 0.0, 20.0, SIZE.1, edge),
    ];
    let mut line = |y, size, is_bold, has_serifs, color, text: &str| {
        pieces.push(Shape::Line {
            x: MARGIN,
            y,
            size,
            is_bold,
            has_serifs,
            color,
            text: text.to_owned(),
        });
    };
    let in_lines = |text: &str, size: f64, most: usize| {
        // A letter is on average 0.56 times as wide as its font size, estimated generously.
        let letters = ((SIZE.0 - 2.0 * MARGIN) / (size * 0.56)) as usize;
        let mut lines = wrapped(text, letters);
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                last.push_str(" …");
            }
        }
        lines
    };
    for text in in_lines(&told.story, 26.0, 1) {
        line(86.0, 26.0, false, false, quiet, &text);
    }
    for text in in_lines(&told.who, 34.0, 1) {
        line(146.0, 34.0, true, false, edge, &text);
    }
    let size = match columns(&told.statement) {
        0..=110 => 50.0,
        111..=190 => 40.0,
        _ => 32.0,
    };
    let room = 300.0_f64;
    let statement = in_lines(&told.statement, size, (room / (size * 1.25)) as usize);
    let mut y = 160.0;
    for text in statement {
        y += size * 1.25;
        line(y, size, false, true, ink, &text);
    }
    line(520.0, 34.0, true, false, color_of(told.tone), &told.status);
    line(562.0, 24.0, false, false, quiet, &told.day);
    for text in in_lines(&told.link, 22.0, 1) {
        line(598.0, 22.0, false, false, edge, &text);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{PictureContent, SIZE, Shape, columns, pieces, svg};

    fn told(statement: &str) -> PictureContent {
        PictureContent {
            story: "A story & more".to_owned(),
            who: "Claim: Somebody <b>".to_owned(),
            statement: statement.to_owned(),
            status: "◑ disputed".to_owned(),
            tone: "contested",
            day: "As known on 31 January 2025".to_owned(),
            link: "https://example.org/?as-of=2025-01-31&selected=claim-C1".to_owned(),
            is_counter: false,
        }
    }

    #[test]
    fn every_piece_lies_within_the_picture_however_long_the_statement() {
        let long = [1, 20, 60, 400]
            .map(|words| ["seven77 ", "seven77", "芯片", "🚀"].map(|word| word.repeat(words)));
        for statement in long.iter().flatten() {
            for piece in pieces(&told(statement)) {
                let Shape::Line {
                    x, y, size, text, ..
                } = piece
                else {
                    continue;
                };
                let end = x + columns(&text) as f64 * size * 0.56;
                assert!(
                    end <= SIZE.0 && y <= SIZE.1 && y - size >= 0.0,
                    "{text} ends at {end}, {y}"
                );
            }
        }
    }

    #[test]
    fn no_text_becomes_markup() {
        let file = svg(&told("<script>alert(1)</script> & \"more\""));
        assert!(!file.contains("<script") && !file.contains("<b>"), "{file}");
        assert!(file.contains("&lt;script&gt;"), "{file}");
    }
}
