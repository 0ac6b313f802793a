//! Story files on disk.

use std::fs;
use std::path::Path;

use contrappunto_story::check::story_check;
use contrappunto_story::model::story::Story;
use contrappunto_story::reading::json::Json;
use contrappunto_story::reading::limits::MOST_BYTES;
use contrappunto_story::reading::read::Problem;

/// The maximum size of a story file, in bytes.
pub const LARGEST_FILE: usize = MOST_BYTES;

/// Reads and checks a story file.
///
/// # Errors
///
/// Returns every problem; a file that cannot be read or is not JSON is a single problem.
pub fn read(path: &Path) -> Result<Story, Vec<Problem>> {
    story_check::story(&json(path)?)
}

/// Checks a story file's bytes.
///
/// # Errors
///
/// Returns every problem; bytes that are not JSON in UTF-8 are a single problem, with line and column.
pub fn parse(bytes: &[u8]) -> Result<Story, Vec<Problem>> {
    story_check::story(&decode(bytes)?)
}

/// Reads a story file without checking its content.
///
/// # Errors
///
/// Returns a single problem if the file cannot be read, is too large, or is not JSON.
pub fn json(path: &Path) -> Result<Json, Vec<Problem>> {
    let bytes = fs::read(path).map_err(|error| whole_file(format!("cannot be read: {error}")))?;
    decode(&bytes)
}

fn decode(bytes: &[u8]) -> Result<Json, Vec<Problem>> {
    if bytes.len() > LARGEST_FILE {
        return Err(whole_file(format!(
            "has {} bytes; {LARGEST_FILE} is the most",
            bytes.len()
        )));
    }
    let text = without_mark(bytes).map_err(whole_file)?;
    serde_json::from_slice(text).map_err(|error| {
        // A data error, in valid JSON that cannot be represented, has a complete message of its own.
        whole_file(if error.is_data() {
            error.to_string()
        } else {
            format!("is no JSON: {error}")
        })
    })
}

/// Reads a UTF-8 text file.
///
/// # Errors
///
/// Returns why it cannot be read, in words for an editor.
pub fn text(path: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|error| error.to_string())?;
    let text = without_mark(&bytes)?.to_vec();
    String::from_utf8(text).map_err(|error| format!("is no text in UTF-8: {error}"))
}

/// Strips the byte order mark that some editors write (RFC 8259, section 8.1, allows parsers to ignore it). UTF-16,
/// which begins with a different mark or has a zero byte beside each letter, is distinguished from damaged text.
fn without_mark(bytes: &[u8]) -> Result<&[u8], String> {
    match bytes {
        [0xEF, 0xBB, 0xBF, text @ ..] => Ok(text),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, 1..=0xFF, ..] | [1..=0xFF, 0, ..] => {
            Err("is in UTF-16; save it as UTF-8".to_owned())
        }
        _ => Ok(bytes),
    }
}

fn whole_file(message: String) -> Vec<Problem> {
    vec![Problem {
        path: String::new(),
        message,
    }]
}
