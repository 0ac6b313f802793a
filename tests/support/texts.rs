//! The texts of a story that a reader must find in its page.

use std::collections::BTreeSet;

use contrappunto_story::model::story::{Claim, Story, Text};
use contrappunto_story::numbers::quantity::Amount;

/// Returns the texts that a reader must find in the page on the last day.
pub fn texts_shown(story: &Story, language: &str) -> BTreeSet<String> {
    let mut texts: BTreeSet<String> = BTreeSet::new();
    let mut add = |text: &Text| {
        texts.insert(text.get(language).to_owned());
    };
    add(&story.title);
    add(&story.standfirst);
    story.kicker.iter().for_each(&mut add);
    for event in &story.events {
        [&event.title, &event.summary]
            .into_iter()
            .chain(&event.note)
            .for_each(&mut add);
    }
    for question in &story.questions {
        [&question.text]
            .into_iter()
            .chain(&question.note)
            .for_each(&mut add);
    }
    for claim in &story.claims {
        [&claim.statement, &claim.about_note, &claim.interest]
            .into_iter()
            .for_each(&mut add);
        claim
            .supporting
            .iter()
            .chain(&claim.against)
            .for_each(|piece| add(&piece.text));
        claim
            .status_history
            .iter()
            .for_each(|entry| add(&entry.why));
        claim
            .claimants
            .iter()
            .for_each(|claimant| add(&claimant.role));
        claim
            .quotes
            .iter()
            .filter_map(|quote| quote.note.as_ref())
            .for_each(&mut add);
        claim
            .assessment
            .iter()
            .for_each(|assessment| add(&assessment.text));
    }
    story.eras.iter().for_each(|era| add(&era.label));
    story
        .open_questions
        .iter()
        .for_each(|question| add(&question.text));
    story
        .categories
        .iter()
        .for_each(|category| add(&category.label));
    story
        .sources
        .iter()
        .filter_map(|source| source.note.as_ref())
        .for_each(&mut add);
    for table in &story.tables {
        [&table.title]
            .into_iter()
            .chain(&table.intro)
            .for_each(&mut add);
        table.groups.iter().for_each(|group| add(&group.label));
        table.lines().for_each(|line| add(line.label()));
        let notes = table.lines().filter(|line| !line.minor());
        notes
            .filter_map(|line| line.note().as_ref())
            .for_each(&mut add);
        for item in &table.items {
            item.note.iter().chain(&item.by).for_each(&mut add);
        }
        for value in table.items.iter().flat_map(|item| item.values.values()) {
            let stated = &value.stated;
            stated.note.iter().for_each(&mut add);
            stated
                .conflict
                .iter()
                .filter_map(|conflict| conflict.note.as_ref())
                .for_each(&mut add);
            if let Amount::Unknown { why: text } | Amount::Words(text) = &stated.amount {
                add(text);
            }
        }
        for rule in &table.rules {
            [&rule.label]
                .into_iter()
                .chain(&rule.kind)
                .chain(&rule.scope)
                .chain(&rule.note)
                .for_each(&mut add);
            rule.later.iter().for_each(|later| add(&later.text));
            rule.verdicts
                .iter()
                .flat_map(|verdict| [&verdict.label, &verdict.says])
                .for_each(&mut add);
        }
        if let Some(overall) = &table.overall {
            [&overall.label]
                .into_iter()
                .chain(&overall.note)
                .for_each(&mut add);
        }
        if let Some(what_if) = &table.what_if {
            [&what_if.label]
                .into_iter()
                .chain(&what_if.note)
                .for_each(&mut add);
        }
    }
    for calculation in &story.calculations {
        [&calculation.title, &calculation.cannot_show]
            .into_iter()
            .chain(&calculation.intro)
            .for_each(&mut add);
        calculation
            .inputs
            .iter()
            .flat_map(|input| std::iter::once(&input.label).chain(&input.note))
            .for_each(&mut add);
        for output in &calculation.outputs {
            let reported = output
                .reported
                .iter()
                .filter_map(|value| value.stated.note.as_ref());
            [&output.label]
                .into_iter()
                .chain(&output.note)
                .chain(reported)
                .for_each(&mut add);
        }
        calculation
            .checks
            .iter()
            .for_each(|check| add(&check.label));
    }
    for source in &story.sources {
        texts.extend([source.title.clone(), source.publisher.clone()]);
        texts.extend(source.author.clone());
    }
    for quote in story.claims.iter().flat_map(|claim| &claim.quotes) {
        texts.insert(quote.text.clone());
        let translation = quote
            .translation
            .as_ref()
            .filter(|_| quote.lang != language);
        texts.extend(
            translation
                .and_then(|text| text.get(language))
                .map(str::to_owned),
        );
    }
    texts.extend(actors_named(story));
    texts
}

fn actors_named(story: &Story) -> impl Iterator<Item = String> {
    let of_claims = |claim: &Claim| {
        claim
            .claimants
            .iter()
            .map(|who| who.actor.clone())
            .collect::<Vec<_>>()
    };
    let named: BTreeSet<_> = story
        .claims
        .iter()
        .flat_map(of_claims)
        .chain(story.events.iter().flat_map(|event| event.actors.clone()))
        .collect();
    named
        .into_iter()
        .filter_map(|id| Some(story.actor(&id)?.name.clone()))
}
