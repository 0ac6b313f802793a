//! Whether claim and counterclaim get the same space, fields and sources.
//!
//! Each claim is compared with the claims that face it in a question, and the two sides of a question as wholes. A
//! warning is placed at the one that has less. How much evidence there is, is a fact, and an even count would often be
//! a false balance; how much space each piece gets is the editors' choice. Therefore the length of evidence is measured
//! per piece, and a gap in its count is reported only if no assessment says how well founded the claim is.

use std::collections::{BTreeMap, BTreeSet};

use super::review::Warning;
use super::uneven::{Figures, Uneven, list, number_of};
use contrappunto_story::model::story::{Claim, ClaimId, Evidence, Quote, SourceId, Story, Text};
use contrappunto_story::reading::json::Json;
use contrappunto_story::reading::read::Problem;

/// The approximate number of characters in a line of a card on a phone.
const LINE: usize = 40;

/// The minimum difference of uneven texts, in characters: two lines. A smaller one is not noticed.
pub const CHARACTERS_APART: usize = 2 * LINE;

/// The minimum difference of claimants' roles, which get one line.
pub const ROLE_APART: usize = LINE;

/// The minimum difference of the sides of a question: about a card.
pub const SIDE_APART: usize = 12 * LINE;

/// The minimum difference of uneven counts of evidence, in pieces: one or two more happen by chance.
pub const PIECES_APART: usize = 3;

/// The minimum difference of uneven counts of independent origins: a side with three more can be checked in ways in
/// which the other cannot.
pub const ORIGINS_APART: usize = 3;

/// The texts of one field of a claim.
type Texts = fn(&Claim) -> Vec<&Text>;

/// The fields that are shown side by side on the cards, and the unit of their length.
const TEXTS: [(&str, &str, Texts); 5] = [
    ("about_note", "characters", |claim| vec![&claim.about_note]),
    ("statement", "characters", |claim| vec![&claim.statement]),
    ("interest", "characters", |claim| vec![&claim.interest]),
    ("for", "characters a piece", |claim| {
        claim.supporting.iter().map(|piece| &piece.text).collect()
    }),
    ("against", "characters a piece", |claim| {
        claim.against.iter().map(|piece| &piece.text).collect()
    }),
];

/// Returns warnings about what is uneven between the sides of a story's questions.
///
/// `problems` are those of the file; a question is skipped while it or one of its claims has any.
#[must_use]
pub fn warnings(story: &Story, json: &Json, problems: &[Problem]) -> Vec<Warning> {
    let mut found = Vec::new();
    let mut facing: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let claims = Claims::new(story, json, problems);
    for question in &story.questions {
        let place = place_of(json, "questions", question.id.as_str(), problems);
        let sides = (
            claims.side(&question.claims),
            claims.side(&question.counterclaims),
        );
        let (Some(place), (Some(left), Some(right))) = (place, sides) else {
            continue;
        };
        for (one, _) in &left {
            for (other, _) in &right {
                facing.entry(*one).or_default().insert(*other);
                facing.entry(*other).or_default().insert(*one);
            }
        }
        let at = format!("questions[{place}]");
        for (less, more) in [
            (("claims", &left[..]), ("counterclaims", &right[..])),
            (("counterclaims", &right[..]), ("claims", &left[..])),
        ] {
            found.extend(claims.of_a_side(&at, less, more));
        }
    }
    for (index, others) in &facing {
        found.extend(claims.of_a_claim(*index, others));
    }
    found
}

/// A claim with its index among the file's claims.
type Placed<'a> = (usize, &'a Claim);

/// Returns the index of an item in its list, unless there is a problem with it.
pub(super) fn place_of(json: &Json, list: &str, id: &str, problems: &[Problem]) -> Option<usize> {
    let elements = json.field(list).map_or(&[][..], Json::elements);
    let has_id = |element: &Json| element.field("id").and_then(Json::text) == Some(id);
    let place = elements.iter().position(has_id)?;
    let path = format!("{list}[{place}]");
    let is_elsewhere = |problem: &Problem| !problem.path.starts_with(&path);
    problems.iter().all(is_elsewhere).then_some(place)
}

/// The claims of a story that have no problem.
struct Claims<'a> {
    story: &'a Story,
    by_id: BTreeMap<&'a ClaimId, Placed<'a>>,
    by_place: BTreeMap<usize, &'a Claim>,
    /// Whether every source could be read, so that origins can be counted.
    sources_are_read: bool,
}

impl<'a> Claims<'a> {
    fn new(story: &'a Story, json: &Json, problems: &[Problem]) -> Self {
        let mut claims = Self {
            story,
            by_id: BTreeMap::new(),
            by_place: BTreeMap::new(),
            sources_are_read: !problems
                .iter()
                .any(|problem| problem.path.starts_with("sources")),
        };
        for claim in &story.claims {
            if let Some(place) = place_of(json, "claims", claim.id.as_str(), problems) {
                claims.by_id.insert(&claim.id, (place, claim));
                claims.by_place.insert(place, claim);
            }
        }
        claims
    }

    /// Returns the claims of a side; `None` if it is empty or one of them has a problem.
    fn side(&self, ids: &[ClaimId]) -> Option<Vec<Placed<'a>>> {
        let side: Option<Vec<_>> = ids.iter().map(|id| self.by_id.get(id).copied()).collect();
        side.filter(|claims| !claims.is_empty())
    }

    /// Warns of what one side of a question has much less of than the other.
    fn of_a_side(
        &self,
        at: &str,
        (name, less): (&str, &[Placed]),
        (other, more): (&str, &[Placed]),
    ) -> Vec<Warning> {
        let path = format!("{at}.{name}");
        let room = |side: &[Placed]| -> Vec<usize> {
            let of_side =
                |language: &String| side.iter().map(|(_, claim)| card(claim, language)).sum();
            self.story.languages.iter().map(of_side).collect()
        };
        let (fewer, others) = (room(less), [(other.to_owned(), room(more))]);
        let mut found = Vec::new();
        if let Some(uneven) = Uneven::find(&fewer, &others, SIDE_APART) {
            let here = self.in_languages(&fewer, "characters");
            let here = format!("{here}, over {}", number_of(less.len(), "claim"));
            let message = uneven.told(&here, |figures| {
                format!("{}, over {}", plain(figures), more.len())
            });
            found.push(Warning::new(path.clone(), message));
        }
        // For one claim against one it is reported at the claim.
        if less.len() + more.len() > 2 {
            let others = [(other.to_owned(), self.cited(more))];
            found.extend(self.origins(path, &self.cited(less), &others));
        }
        found
    }

    /// Warns of what a claim has much less of than those that face it.
    fn of_a_claim(&self, index: usize, facing: &BTreeSet<usize>) -> Vec<Warning> {
        let Some(claim) = self.by_place.get(&index).copied() else {
            return Vec::new();
        };
        let facing: Vec<Placed> = facing
            .iter()
            .filter_map(|place| Some((*place, *self.by_place.get(place)?)))
            .collect();
        let at = format!("claims[{index}]");
        let mut found = Vec::new();
        for (field, unit, texts) in TEXTS {
            let others = each(&facing, |claim| self.lengths(&texts(claim)));
            let here = self.lengths(&texts(claim));
            let message = self.room(&here, &others, CHARACTERS_APART, unit);
            found.extend(message.map(|message| Warning::new(format!("{at}.{field}"), message)));
        }
        for (number, who) in claim.claimants.iter().enumerate() {
            let roles = |claim: &Claim| -> Figures {
                let of_each = claim.claimants.iter().map(|who| self.lengths(&[&who.role]));
                of_each.max().unwrap_or_default()
            };
            let here = self.lengths(&[&who.role]);
            let message = self.room(&here, &each(&facing, roles), ROLE_APART, "characters");
            let path = format!("{at}.claimants[{number}].role");
            found.extend(message.map(|message| Warning::new(path, message)));
        }
        found.extend(quotations(&at, claim, &facing));
        if claim.assessment.is_none() {
            found.extend(evidence(&at, "for", &claim.supporting, &facing, |claim| {
                &claim.supporting
            }));
            found.extend(evidence(&at, "against", &claim.against, &facing, |claim| {
                &claim.against
            }));
        }
        let others = each(&facing, |claim| self.cited(&[(0, claim)]));
        found.extend(self.origins(at, &self.cited(&[(index, claim)]), &others));
        found
    }

    /// Returns the mean length of texts in each language of the story; empty if there are no texts.
    fn lengths(&self, texts: &[&Text]) -> Figures {
        let mean = |language: &String| {
            let lengths = texts.iter().map(|text| text.get(language).chars().count());
            lengths.sum::<usize>().checked_div(texts.len())
        };
        self.story.languages.iter().filter_map(mean).collect()
    }

    fn room(
        &self,
        here: &Figures,
        others: &[(String, Figures)],
        apart: usize,
        unit: &str,
    ) -> Option<String> {
        let uneven = Uneven::find(here, others, apart)?;
        Some(uneven.told(&self.in_languages(here, unit), plain))
    }

    /// Formats figures as `98 characters in en and 101 in it`.
    fn in_languages(&self, figures: &[usize], unit: &str) -> String {
        let told = figures.iter().zip(&self.story.languages).enumerate();
        list(told.map(|(number, (figure, language))| {
            let unit = if number == 0 {
                format!(" {unit}")
            } else {
                String::new()
            };
            format!("{figure}{unit} in {language}")
        }))
    }

    /// Counts the independent origins of these claims and their evidence: the mean per claim, the total, the number of
    /// sources, and the number of claims.
    fn cited<'b>(&'b self, claims: &[Placed<'b>]) -> Figures {
        let sources = claims.iter().flat_map(|(_, claim)| sources_of(claim));
        let sources: BTreeSet<&SourceId> = sources.collect();
        let origins: BTreeSet<_> = sources.iter().map(|id| self.story.root_of(id)).collect();
        let mean = origins.len().div_ceil(claims.len().max(1));
        vec![mean, origins.len(), sources.len(), claims.len()]
    }

    /// Compares origins only: ten outlets that repeat one are no better founded than that one. The comparison is per
    /// claim, because two claims naturally have more than one does.
    fn origins(
        &self,
        path: String,
        here: &Figures,
        others: &[(String, Figures)],
    ) -> Option<Warning> {
        let uneven = Uneven::find(here.get(..1)?, others, ORIGINS_APART)?;
        let is_side = path.starts_with("questions");
        let told = |figures: &[usize]| {
            let [_, origins, sources, claims] = figures else {
                return String::new();
            };
            let origins = number_of(*origins, "independent origin");
            let sources = number_of(*sources, "source");
            let over = number_of(*claims, "claim");
            if is_side {
                format!("{origins} in {sources} over {over}")
            } else {
                format!("{origins} in {sources}")
            }
        };
        let by_the_claim = if is_side { " by the claim" } else { "" };
        let message = format!("{}{by_the_claim}", uneven.told(&told(here), told));
        self.sources_are_read.then(|| Warning::new(path, message))
    }
}

fn plain(figures: &[usize]) -> String {
    list(figures.iter().map(ToString::to_string))
}

/// Returns the figures of each facing claim, by its path.
fn each(facing: &[Placed], figures: impl Fn(&Claim) -> Figures) -> Vec<(String, Figures)> {
    let named = |(place, claim): &Placed| (format!("claims[{place}]"), figures(claim));
    facing.iter().map(named).collect()
}

/// Counts the characters on a claim's card: what the editors wrote, and what they quote.
fn card(claim: &Claim, language: &str) -> usize {
    let texts = TEXTS.iter().flat_map(|(_, _, texts)| texts(claim));
    let written: usize = texts.map(|text| text.get(language).chars().count()).sum();
    let quoted = |quote: &Quote| quote.text.chars().count();
    written + claim.quotes.iter().map(quoted).sum::<usize>()
}

/// Returns the sources of a claim, its quotations and its evidence; not those of its status, which support the editors'
/// judgement.
fn sources_of(claim: &Claim) -> impl Iterator<Item = &SourceId> {
    let evidence = claim.supporting.iter().chain(&claim.against);
    let quotes = claim.quotes.iter().flat_map(|quote| &quote.sources);
    let evidence = evidence.flat_map(|piece| &piece.sources);
    claim.sources.iter().chain(quotes).chain(evidence)
}

/// Warns if the claim has no quotation but a facing claim has one.
fn quotations(at: &str, claim: &Claim, facing: &[Placed]) -> Option<Warning> {
    let quoted: Vec<String> = facing
        .iter()
        .filter(|(_, other)| claim.quotes.is_empty() && !other.quotes.is_empty())
        .map(|(place, other)| format!("claims[{place}] has {}", other.quotes.len()))
        .collect();
    let message = || format!("no quotation; {}", list(quoted.iter().cloned()));
    (!quoted.is_empty()).then(|| Warning::new(format!("{at}.quotes"), message()))
}

/// Warns if a claim has much less evidence in one list than a facing claim has in the same list.
fn evidence(
    at: &str,
    field: &str,
    here: &[Evidence],
    facing: &[Placed],
    of: impl Fn(&Claim) -> &Vec<Evidence>,
) -> Option<Warning> {
    let others = each(facing, |claim| vec![of(claim).len()]);
    let count = [here.len()];
    let uneven = Uneven::find(&count, &others, PIECES_APART)?;
    let told = uneven.told(&number_of(here.len(), "piece"), plain);
    let message = format!("{told}; if there is no more, an `assessment` can say so");
    Some(Warning::new(format!("{at}.{field}"), message))
}
