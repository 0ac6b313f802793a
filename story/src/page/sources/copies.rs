//! Citations to copy and to download, made when the reader asks for them.

use super::{are_asked, are_known, both};
use crate::list::List as _;
use crate::model::story::Source;
use crate::page::context::PageContext;
use crate::state::uses::places;
use crate::state::view_state::Selection;
use crate::takeaway::citation;

/// Returns the sources that are listed, each with its index in the story: all of them, or those of a claim.
fn listed<'a>(context: &PageContext<'a>) -> impl Iterator<Item = (usize, &'a Source)> {
    let story = context.story();
    let is_asked = are_asked(context, &places(story, context.day()));
    let is_listed = both(&are_known(context), &is_asked, true);
    let sources = story.sources.iter().zip(is_listed).enumerate();
    sources.filter_map(|(index, (source, is_listed))| is_listed.then_some((index, source)))
}

/// Returns the citation of each listed source, with its number.
#[must_use]
pub fn listed_citations(context: &PageContext) -> String {
    let line = |(index, source)| {
        let cited = citation::text(source, context.locale);
        format!("{}. {cited}\n", index + 1)
    };
    listed(context).map(line).collect()
}

/// Returns the listed sources as CSL-JSON.
#[must_use]
pub fn listed_csl(context: &PageContext) -> String {
    let sources: Vec<&Source> = listed(context).map(|(_, source)| source).list();
    citation::csl_json(context.story(), &sources)
}

/// Returns the citation of one source, as a line of text or as CSL-JSON, by the id of its entry in the page.
#[must_use]
pub fn citation_of(context: &PageContext, dom_id: &str, is_csl: bool) -> Option<String> {
    let story = context.story();
    let Selection::Source(id) = Selection::from_dom_id(dom_id)? else {
        return None;
    };
    let source = story.source(&id)?;
    Some(if is_csl {
        citation::csl_json(story, &[source])
    } else {
        citation::text(source, context.locale)
    })
}
