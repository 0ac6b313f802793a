//! The interface's own words, in every language it speaks.
//!
//! A story may have further languages; its texts then stand beside English words of the interface.

use crate::core::as_of::Known;
use crate::core::date::Date;
use crate::core::date_words;
use crate::core::locale::Locale;
use crate::core::number;
use crate::core::quantity::Standing;
use crate::core::story::{Extent, SourceKind, Status, Story};

/// Fixed words of the interface. Two are equal when they are one and the same.
#[derive(Debug)]
pub struct Words {
    /// Above the day.
    pub as_known_on: &'static str,
    /// Label of the slider.
    pub move_the_day: &'static str,
    /// Label of the date field.
    pub choose_a_day: &'static str,
    /// To the previous day with news.
    pub previous: &'static str,
    /// To the next day with news.
    pub next: &'static str,
    /// To the last day.
    pub latest: &'static str,
    /// Starts going from day to day.
    pub play: &'static str,
    /// Stops it.
    pub pause: &'static str,
    /// Label of the counts by status.
    pub claims_by_status: &'static str,
    /// Heading of the timeline.
    pub what_happened: &'static str,
    /// Label of the lane filter.
    pub lanes: &'static str,
    /// All lanes.
    pub all: &'static str,
    /// Buttons of the axis.
    pub zoom_out: &'static str,
    /// Buttons of the axis.
    pub zoom_in: &'static str,
    /// Buttons of the axis.
    pub earlier: &'static str,
    /// Buttons of the axis.
    pub later: &'static str,
    /// Buttons of the axis.
    pub fit: &'static str,
    /// How the keys work in the drawing.
    pub timeline_help: &'static str,
    /// The lane of what is in no other.
    pub other_lane: &'static str,
    /// Label of the search in events.
    pub find_events: &'static str,
    /// Label of the choice of an actor.
    pub who: &'static str,
    /// No actor is chosen.
    pub anyone: &'static str,
    /// No claim is chosen.
    pub any_claim: &'static str,
    /// Label of the choice of lanes.
    pub lanes_by: &'static str,
    /// Lanes of categories.
    pub by_category: &'static str,
    /// Lanes of actors.
    pub by_actor: &'static str,
    /// Lanes of claims.
    pub by_claim: &'static str,
    /// Lays time out evenly.
    pub true_scale: &'static str,
    /// How a compressed axis is read.
    pub scale_note: &'static str,
    /// How the drawing is moved.
    pub gestures: &'static str,
    /// Where no event fits.
    pub no_event: &'static str,
    /// Takes back what was chosen.
    pub show_all: &'static str,
    /// To the event before.
    pub previous_event: &'static str,
    /// To the event after.
    pub next_event: &'static str,
    /// To the page before.
    pub back: &'static str,
    /// To the page after.
    pub more: &'static str,
    /// Above the newest event of the day.
    pub newest: &'static str,
    /// Above the picked event.
    pub selected: &'static str,
    /// Nothing has happened yet.
    pub nothing_yet: &'static str,
    /// Before the claims of an event.
    pub bears_on: &'static str,
    /// Before the actors of an event.
    pub with: &'static str,
    /// Closes the detail.
    pub close: &'static str,
    /// Shows an event in the drawing.
    pub show_in_timeline: &'static str,
    /// Heading of the claims.
    pub who_says_what: &'static str,
    /// Left side.
    pub claim: &'static str,
    /// Right side.
    pub counterclaim: &'static str,
    /// Right side, where there are several.
    pub counterclaims: &'static str,
    /// Left side, where there are several.
    pub claims: &'static str,
    /// Between the sides.
    pub versus: &'static str,
    /// Where nobody counters.
    pub no_counterclaim: &'static str,
    /// Where no claim of a question is known yet.
    pub no_claim_yet: &'static str,
    /// Evidence for.
    pub supporting: &'static str,
    /// Evidence against.
    pub against: &'static str,
    /// After the counts of evidence.
    pub known_on_this_day: &'static str,
    /// Opens the translation of a quotation.
    pub quote_translation: &'static str,
    /// Opens the rest of a card that is short.
    pub reason_and_more: &'static str,
    /// Puts a claim into the facing seat.
    pub put_opposite: &'static str,
    /// Before what a claim counters or is countered by.
    pub counters: &'static str,
    /// Marks a claim made on the day.
    pub new_claim: &'static str,
    /// Before the calculations that check a claim.
    pub checked_by: &'static str,
    /// Marks evidence that rests on the party's own text.
    pub primary: &'static str,
    /// Marks evidence that rests on reporting.
    pub secondary: &'static str,
    /// Label of the order of claims.
    pub order_by: &'static str,
    /// Order by question.
    pub by_question: &'static str,
    /// Order by date.
    pub by_date: &'static str,
    /// Order by claimant.
    pub by_claimant: &'static str,
    /// Order by status.
    pub by_status: &'static str,
    /// Label of the choice of a status.
    pub status: &'static str,
    /// No status is chosen.
    pub any_status: &'static str,
    /// No aspect is chosen.
    pub any_aspect: &'static str,
    /// Where no claim fits.
    pub no_claim_fits: &'static str,
    /// Caption of the chart of statuses.
    pub standings: &'static str,
    /// Opens the table of the chart.
    pub as_table: &'static str,
    /// Opens the list of changes.
    pub what_changed: &'static str,
    /// Label of the first day.
    pub from_date: &'static str,
    /// Label of the last day.
    pub to_date: &'static str,
    /// Where nothing changed.
    pub nothing_changed: &'static str,
    /// A claim was made.
    pub made: &'static str,
    /// The story was published.
    pub first_published: &'static str,
    /// Something was added to the story.
    pub update: &'static str,
    /// The story was corrected.
    pub correction: &'static str,
    /// Before what the story said before a correction.
    pub it_said: &'static str,
    /// Before what is right.
    pub it_is: &'static str,
    /// New evidence for a claim.
    pub evidence_for: &'static str,
    /// New evidence against a claim.
    pub evidence_against: &'static str,
    /// Prints the claims.
    pub print_claims: &'static str,
    /// Label of the picture of a claim.
    pub picture: &'static str,
    /// Copies the link to a claim on the day.
    pub copy_claim_link: &'static str,
    /// Instead of evidence.
    pub no_evidence: &'static str,
    /// Opens aspect, interest and history.
    pub precisely: &'static str,
    /// What it is about.
    pub about: &'static str,
    /// Who gains.
    pub interest: &'static str,
    /// How it stood.
    pub history: &'static str,
    /// Events on it.
    pub events: &'static str,
    /// The editors' note.
    pub where_it_stands: &'static str,
    /// Before the publisher who gives a verdict.
    pub verdict_of: &'static str,
    /// Link to the licence of the tables.
    pub license: &'static str,
    /// By whom a translation is.
    pub our_translation: &'static str,
    /// Heading of open questions.
    pub open_questions: &'static str,
    /// Before the day since when.
    pub open_since: &'static str,
    /// Marks the baseline.
    pub baseline: &'static str,
    /// Label of the choice of baseline.
    pub compare_with: &'static str,
    /// Label of the choice of the other item.
    pub show_item: &'static str,
    /// Better than the baseline.
    pub better: &'static str,
    /// Worse than the baseline.
    pub worse: &'static str,
    /// Of a row in which the larger value is the better one.
    pub higher_better: &'static str,
    /// Of a row in which the smaller value is the better one.
    pub lower_better: &'static str,
    /// A value that is not known.
    pub not_known: &'static str,
    /// Where there is no such value.
    pub none: &'static str,
    /// Opens the note of a value.
    pub note: &'static str,
    /// Before other values.
    pub others_say: &'static str,
    /// What the bars show.
    pub bars_explained: &'static str,
    /// How a value comes about that is worked out.
    pub computed: &'static str,
    /// Opens how a row is worked out.
    pub formula: &'static str,
    /// Opens the note of a row.
    pub about_row: &'static str,
    /// Where it cannot be told.
    pub cannot_tell: &'static str,
    /// Opens the list of items.
    pub choose_items: &'static str,
    /// Label of a search field.
    pub search: &'static str,
    /// Where a search finds nothing.
    pub nothing_found: &'static str,
    /// Back to the usual items.
    pub usual_items: &'static str,
    /// Only rows that differ.
    pub differences_only: &'static str,
    /// All rows.
    pub all_rows: &'static str,
    /// Before the row to sort by.
    pub sort_by: &'static str,
    /// To the previous item.
    pub previous_item: &'static str,
    /// To the next item.
    pub next_item: &'static str,
    /// Label of copying and downloading.
    pub take_away: &'static str,
    /// Copies the table.
    pub copy_table: &'static str,
    /// After copying.
    pub copied: &'static str,
    /// Where copying is not allowed.
    pub copy_failed: &'static str,
    /// Copies the link.
    pub copy_link: &'static str,
    /// Heading of the rules.
    pub rules: &'static str,
    /// Rules in force.
    pub in_force: &'static str,
    /// Rules to come.
    pub coming: &'static str,
    /// Rules no longer in force.
    pub past: &'static str,
    /// Never in force.
    pub never: &'static str,
    /// Before the day since when.
    pub since: &'static str,
    /// Before the day until when.
    pub until: &'static str,
    /// Before the day from when.
    pub from_day: &'static str,
    /// Before the day of publication.
    pub published: &'static str,
    /// Before the scope.
    pub applies_to: &'static str,
    /// Label of the choice to start from.
    pub start_from: &'static str,
    /// Back to what is published.
    pub reset: &'static str,
    /// Marks the reader's own column.
    pub your_own: &'static str,
    /// Before the values at which verdicts turn.
    pub turns_at: &'static str,
    /// Where none turns.
    pub nothing_turns: &'static str,
    /// Heading of the calculations.
    pub do_they_add_up: &'static str,
    /// Opens the inputs.
    pub inputs: &'static str,
    /// Heading of outputs.
    pub results: &'static str,
    /// Before what is said elsewhere.
    pub reported: &'static str,
    /// Before a published range.
    pub published_range: &'static str,
    /// Heading of the sensitivity.
    pub hangs_on: &'static str,
    /// What the sensitivity shows.
    pub hangs_on_note: &'static str,
    /// Heading of the break-even.
    pub would_turn: &'static str,
    /// Where no input turns a check.
    pub never_turns: &'static str,
    /// Before the present number.
    pub now: &'static str,
    /// Heading of the limits.
    pub cannot_show: &'static str,
    /// An input that is not published yet.
    pub not_published_yet: &'static str,
    /// Where two values rest on different rows.
    pub other_basis: &'static str,
    /// Before the row that decides a maximum.
    pub decided_by: &'static str,
    /// Before what is left out.
    pub left_out: &'static str,
    /// Where a typed number is refused.
    pub minimum_maximum: &'static str,
    /// Between two ends.
    pub to: &'static str,
    /// Before the number of a source.
    pub source: &'static str,
    /// Heading of the sources.
    pub sources: &'static str,
    /// Before the source that another repeats.
    pub repeats: &'static str,
    /// Link to a kept copy.
    pub archive: &'static str,
    /// Before the day of access.
    pub accessed: &'static str,
    /// Where a cited source was published after the day.
    pub published_later: &'static str,
    /// Before the day of the last change.
    pub updated: &'static str,
    /// Before the name of an event.
    pub event: &'static str,
    /// Before the name of a table.
    pub table: &'static str,
    /// Before the name of a calculation.
    pub calculation: &'static str,
    /// Copies how a source is cited.
    pub copy_citation: &'static str,
    /// Copies how all sources shown are cited.
    pub copy_citations: &'static str,
    /// Downloads the sources shown for reference managers.
    pub download_csl: &'static str,
    /// Before the count of the sources that a claim does not cite.
    pub other_sources: &'static str,
    /// Label of the choice of language.
    pub language: &'static str,
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// English words.
pub static ENGLISH: Words = Words {
    as_known_on: "As known on",
    move_the_day: "Move the date",
    choose_a_day: "Choose a date",
    previous: "Previous day with news",
    next: "Next day with news",
    latest: "Latest",
    play: "Play",
    pause: "Pause",
    claims_by_status: "Claims by status on this day",
    what_happened: "What happened",
    lanes: "Kinds of events",
    all: "All",
    zoom_out: "Zoom out",
    zoom_in: "Zoom in",
    earlier: "Earlier",
    later: "Later",
    fit: "Whole period",
    timeline_help: "Left and right arrows go from event to event, up and down from lane to lane, Home and End to the first and last, plus and minus zoom, zero shows all, Shift with an arrow moves along time, Enter opens, Escape closes.",
    other_lane: "Others",
    find_events: "Find in events",
    who: "Who",
    anyone: "Anyone",
    any_claim: "Any claim",
    lanes_by: "Lanes",
    by_category: "by kind",
    by_actor: "by actor",
    by_claim: "by claim",
    true_scale: "True scale",
    scale_note: "Crowded weeks get more room; ⫽ marks time cut short.",
    gestures: "Drag to move; pinch, or Ctrl and wheel, to zoom.",
    no_event: "No event fits.",
    show_all: "Show all",
    previous_event: "Previous event",
    next_event: "Next event",
    back: "Back",
    more: "Further",
    newest: "Newest on this day",
    selected: "Selected event",
    nothing_yet: "Nothing is known yet on this day.",
    bears_on: "Bears on",
    with: "With",
    close: "Close",
    show_in_timeline: "Show in the timeline",
    who_says_what: "Who says what",
    claim: "Claim",
    counterclaim: "Counterclaim",
    counterclaims: "Counterclaims",
    claims: "Claims",
    versus: "vs",
    no_counterclaim: "No counterclaim is recorded for this question.",
    no_claim_yet: "No claim on this is known yet on this day.",
    supporting: "for",
    against: "against",
    known_on_this_day: "known on this day",
    quote_translation: "Translation",
    reason_and_more: "Reason, evidence, how it stood",
    put_opposite: "Set it face to face",
    counters: "Facing",
    new_claim: "new on this day",
    checked_by: "Checked by calculation",
    primary: "primary source",
    secondary: "secondary source",
    order_by: "Order",
    by_question: "by question",
    by_date: "by date",
    by_claimant: "by claimant",
    by_status: "by status",
    status: "Status",
    any_status: "Any status",
    any_aspect: "Anything",
    no_claim_fits: "No claim fits.",
    standings: "How the claims stood, day by day",
    as_table: "As a table",
    what_changed: "What changed",
    from_date: "After",
    to_date: "up to",
    nothing_changed: "Nothing changed between these days.",
    made: "new claim",
    first_published: "first publication",
    update: "update",
    correction: "correction",
    it_said: "The story said:",
    it_is: "Right is:",
    evidence_for: "new evidence for",
    evidence_against: "new evidence against",
    print_claims: "Print",
    picture: "Picture",
    copy_claim_link: "Copy link",
    no_evidence: "No evidence known on this day",
    precisely: "What exactly is claimed, and how it stood",
    about: "About",
    interest: "Interest",
    history: "How it stood",
    events: "Events",
    where_it_stands: "Where it stands",
    verdict_of: "Verdict of",
    license: "Licence of the tables",
    our_translation: "our translation",
    open_questions: "What is still not known",
    open_since: "Open",
    baseline: "baseline",
    compare_with: "Compare with",
    show_item: "Show",
    better: "better",
    worse: "worse",
    higher_better: "higher is better",
    lower_better: "lower is better",
    not_known: "not known",
    none: "none",
    note: "note",
    others_say: "Others say",
    bars_explained: "Bars are in proportion to the largest value of the row. Percentages are differences from the baseline; all is computed on your device.",
    computed: "computed",
    formula: "how it is worked out",
    about_row: "about this row",
    cannot_tell: "cannot tell",
    choose_items: "Choose columns",
    search: "Search",
    nothing_found: "Nothing found",
    usual_items: "Usual columns",
    differences_only: "Only differences",
    all_rows: "All rows",
    sort_by: "Sort by",
    previous_item: "Previous",
    next_item: "Next",
    take_away: "Take away",
    copy_table: "Copy table",
    copied: "Copied.",
    copy_failed: "Copying is not allowed here.",
    copy_link: "Copy link to this state",
    rules: "Rules",
    in_force: "In force on this day",
    coming: "Known, not in force yet",
    past: "No longer in force",
    never: "Not law",
    since: "since",
    until: "until",
    from_day: "from",
    published: "published",
    applies_to: "Applies to",
    start_from: "Start from",
    reset: "Reset",
    your_own: "your own",
    turns_at: "Verdicts turn",
    nothing_turns: "No verdict turns within this range.",
    do_they_add_up: "Do the numbers add up?",
    inputs: "Inputs and their sources",
    results: "Results",
    reported: "reported",
    published_range: "published range",
    hangs_on: "What it hangs on",
    hangs_on_note: "Each input alone is moved over its published range, or a tenth down and up, the others held.",
    would_turn: "What would turn it",
    never_turns: "No single input turns this within what can be set.",
    now: "now",
    cannot_show: "What this cannot show",
    not_published_yet: "Not published yet on this day.",
    other_basis: "not on the same basis as",
    decided_by: "set by",
    left_out: "not counted, for not known",
    minimum_maximum: "Write a number from",
    to: "to",
    source: "Source",
    sources: "Sources",
    repeats: "repeats",
    archive: "archived copy",
    accessed: "read",
    published_later: "published later",
    updated: "Updated",
    event: "Event",
    table: "Table",
    calculation: "Calculation",
    copy_citation: "Copy citation",
    copy_citations: "Copy all citations",
    download_csl: "Download CSL-JSON",
    other_sources: "Other sources",
    language: "Language",
};

/// Italian words.
pub static ITALIAN: Words = Words {
    as_known_on: "Quel che si sapeva",
    move_the_day: "Sposta la data",
    choose_a_day: "Scegli una data",
    previous: "Giorno precedente con novità",
    next: "Giorno successivo con novità",
    latest: "Ultimo",
    play: "Avvia",
    pause: "Pausa",
    claims_by_status: "Affermazioni per stato a questa data",
    what_happened: "Che cosa è successo",
    lanes: "Tipi di evento",
    all: "Tutti",
    zoom_out: "Riduci",
    zoom_in: "Ingrandisci",
    earlier: "Prima",
    later: "Dopo",
    fit: "Tutto il periodo",
    timeline_help: "Frecce a sinistra e a destra da un evento all’altro, in alto e in basso da una riga all’altra, Home e Fine al primo e all’ultimo, più e meno per lo zoom, zero per vedere tutto, Maiusc con una freccia per spostarsi nel tempo, Invio per aprire, Esc per chiudere.",
    other_lane: "Altri",
    find_events: "Cerca negli eventi",
    who: "Chi",
    anyone: "Tutti",
    any_claim: "Qualunque affermazione",
    lanes_by: "Righe",
    by_category: "per tipo",
    by_actor: "per protagonista",
    by_claim: "per affermazione",
    true_scale: "Scala reale",
    scale_note: "Le settimane affollate hanno più spazio; ⫽ segna il tempo accorciato.",
    gestures: "Trascina per spostarti; due dita, o Ctrl e rotella, per lo zoom.",
    no_event: "Nessun evento corrisponde.",
    show_all: "Mostra tutto",
    previous_event: "Evento precedente",
    next_event: "Evento successivo",
    back: "Indietro",
    more: "Avanti",
    newest: "Il più recente a questa data",
    selected: "Evento selezionato",
    nothing_yet: "A questa data non si sa ancora nulla.",
    bears_on: "Affermazioni collegate",
    with: "Protagonisti",
    close: "Chiudi",
    show_in_timeline: "Mostra nella cronologia",
    who_says_what: "Chi dice che cosa",
    claim: "Affermazione",
    counterclaim: "Tesi contraria",
    counterclaims: "Tesi contrarie",
    claims: "Affermazioni",
    versus: "vs",
    no_counterclaim: "Su questa domanda non risulta alcuna tesi contraria.",
    no_claim_yet: "A questa data nessuno si è ancora espresso.",
    supporting: "a favore",
    against: "contro",
    known_on_this_day: "fra gli elementi noti a questa data",
    quote_translation: "Traduzione",
    reason_and_more: "Motivi, elementi, com’è stata giudicata",
    put_opposite: "Metti a confronto",
    counters: "Di fronte",
    new_claim: "nuova a questa data",
    checked_by: "Alla prova dei calcoli",
    primary: "fonte primaria",
    secondary: "fonte secondaria",
    order_by: "Ordine",
    by_question: "per domanda",
    by_date: "per data",
    by_claimant: "per autore",
    by_status: "per stato",
    status: "Stato",
    any_status: "Qualunque stato",
    any_aspect: "Qualunque cosa",
    no_claim_fits: "Nessuna affermazione corrisponde.",
    standings: "Com’erano giudicate le affermazioni, giorno per giorno",
    as_table: "Come tabella",
    what_changed: "Che cosa è cambiato",
    from_date: "Dopo il",
    to_date: "fino al",
    nothing_changed: "Fra queste date non è cambiato nulla.",
    made: "nuova affermazione",
    first_published: "prima pubblicazione",
    update: "aggiornamento",
    correction: "rettifica",
    it_said: "Si leggeva:",
    it_is: "Corretto:",
    evidence_for: "nuovo elemento a favore",
    evidence_against: "nuovo elemento contro",
    print_claims: "Stampa",
    picture: "Immagine",
    copy_claim_link: "Copia il link",
    no_evidence: "Nessun elemento noto a questa data",
    precisely: "Che cosa si afferma di preciso, e come è stato giudicato",
    about: "Oggetto",
    interest: "Interesse",
    history: "Come è cambiato il giudizio",
    events: "Eventi",
    where_it_stands: "A che punto è",
    verdict_of: "Giudizio di",
    license: "Licenza delle tabelle",
    our_translation: "traduzione nostra",
    open_questions: "Che cosa ancora non si sa",
    open_since: "Aperta",
    baseline: "riferimento",
    compare_with: "Confronta con",
    show_item: "Mostra",
    better: "meglio",
    worse: "peggio",
    higher_better: "più alto è meglio",
    lower_better: "più basso è meglio",
    not_known: "non noto",
    none: "nessuno",
    note: "nota",
    others_say: "Altri indicano",
    bars_explained: "Le barre sono in proporzione al valore più alto della riga. Le percentuali sono differenze dalla colonna di riferimento; tutto è calcolato sul tuo dispositivo.",
    computed: "calcolato",
    formula: "come si calcola",
    about_row: "su questa riga",
    cannot_tell: "non si può dire",
    choose_items: "Scegli le colonne",
    search: "Cerca",
    nothing_found: "Nessun risultato",
    usual_items: "Colonne consuete",
    differences_only: "Solo le differenze",
    all_rows: "Tutte le righe",
    sort_by: "Ordina per",
    previous_item: "Precedente",
    next_item: "Successivo",
    take_away: "Porta con te",
    copy_table: "Copia la tabella",
    copied: "Copiato.",
    copy_failed: "Qui non è permesso copiare.",
    copy_link: "Copia il link a questo stato",
    rules: "Norme",
    in_force: "In vigore a questa data",
    coming: "Note, non ancora in vigore",
    past: "Non più in vigore",
    never: "Non è legge",
    since: "dal",
    until: "fino al",
    from_day: "dal",
    published: "pubblicata il",
    applies_to: "Si applica a",
    start_from: "Parti da",
    reset: "Ripristina",
    your_own: "tuo",
    turns_at: "I giudizi cambiano",
    nothing_turns: "In questo intervallo nessun giudizio cambia.",
    do_they_add_up: "I conti tornano?",
    inputs: "Dati di partenza e fonti",
    results: "Risultati",
    reported: "dichiarato",
    published_range: "intervallo pubblicato",
    hangs_on: "Da che cosa dipende",
    hangs_on_note: "Ogni dato è spostato da solo sul suo intervallo pubblicato, o di un decimo in meno e in più, fermi gli altri.",
    would_turn: "Che cosa lo ribalterebbe",
    never_turns: "Nessun dato da solo lo ribalta entro i limiti impostabili.",
    now: "ora",
    cannot_show: "Che cosa non può mostrare",
    not_published_yet: "A questa data non ancora pubblicato.",
    other_basis: "base diversa da",
    decided_by: "determinato da",
    left_out: "non contato perché non noto",
    minimum_maximum: "Scrivi un numero da",
    to: "a",
    source: "Fonte",
    sources: "Fonti",
    repeats: "riprende",
    archive: "copia archiviata",
    accessed: "consultata",
    published_later: "pubblicata in seguito",
    updated: "Aggiornato al",
    event: "Evento",
    table: "Tabella",
    calculation: "Calcolo",
    copy_citation: "Copia citazione",
    copy_citations: "Copia tutte le citazioni",
    download_csl: "Scarica CSL-JSON",
    other_sources: "Altre fonti",
    language: "Lingua",
};

impl Words {
    /// The words of a locale.
    #[must_use]
    pub const fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::En => &ENGLISH,
            Locale::It => &ITALIAN,
        }
    }
}

/// A status in words.
#[must_use]
pub const fn status(status: Status, locale: Locale) -> &'static str {
    match (status, locale) {
        (Status::NotStated, Locale::En) => "not stated yet",
        (Status::NotStated, Locale::It) => "non ancora dichiarata",
        (Status::SelfReported, Locale::En) => "self-reported",
        (Status::SelfReported, Locale::It) => "solo parola dell’interessato",
        (Status::Alleged, Locale::En) => "alleged",
        (Status::Alleged, Locale::It) => "asserita",
        (Status::Opinion, Locale::En) => "opinion",
        (Status::Opinion, Locale::It) => "opinione",
        (Status::Unsupported, Locale::En) => "unsupported",
        (Status::Unsupported, Locale::It) => "senza riscontri",
        (Status::Disputed, Locale::En) => "disputed",
        (Status::Disputed, Locale::It) => "contestata",
        (Status::PartlyCorroborated, Locale::En) => "partly corroborated",
        (Status::PartlyCorroborated, Locale::It) => "con riscontri parziali",
        (Status::Corroborated, Locale::En) => "corroborated",
        (Status::Corroborated, Locale::It) => "con riscontri",
        (Status::CorroboratedAsDefined, Locale::En) => "corroborated as defined",
        (Status::CorroboratedAsDefined, Locale::It) => "con riscontri, entro i suoi limiti",
        (Status::ContradictedInPart, Locale::En) => "contradicted in part",
        (Status::ContradictedInPart, Locale::It) => "contraddetta in parte",
        (Status::Contradicted, Locale::En) => "contradicted",
        (Status::Contradicted, Locale::It) => "contraddetta",
        (Status::PredictionOpen, Locale::En) => "open prediction",
        (Status::PredictionOpen, Locale::It) => "previsione aperta",
        (Status::PredictionMixed, Locale::En) => "prediction, mixed so far",
        (Status::PredictionMixed, Locale::It) => "previsione, esito finora misto",
        (Status::PredictionFailed, Locale::En) => "prediction failed",
        (Status::PredictionFailed, Locale::It) => "previsione non avverata",
        (Status::PredictionBorneOut, Locale::En) => "prediction borne out",
        (Status::PredictionBorneOut, Locale::It) => "previsione avverata",
    }
}

/// A standing in words.
#[must_use]
pub const fn standing(standing: Standing, locale: Locale) -> &'static str {
    match (standing, locale) {
        (Standing::Datasheet, Locale::En) => "data sheet",
        (Standing::Datasheet, Locale::It) => "scheda tecnica",
        (Standing::Measured, Locale::En) => "measured",
        (Standing::Measured, Locale::It) => "misurato",
        (Standing::Reported, Locale::En) => "reported",
        (Standing::Reported, Locale::It) => "riportato",
        (Standing::Estimated, Locale::En) => "estimated",
        (Standing::Estimated, Locale::It) => "stimato",
        (Standing::Inferred, Locale::En) => "inferred",
        (Standing::Inferred, Locale::It) => "dedotto",
        (Standing::Unverified, Locale::En) => "unverified",
        (Standing::Unverified, Locale::It) => "non verificato",
    }
}

/// A kind of source in words.
#[must_use]
pub const fn source_kind(kind: SourceKind, locale: Locale) -> &'static str {
    match (kind, locale) {
        (SourceKind::Primary, Locale::En) => "primary source",
        (SourceKind::Primary, Locale::It) => "fonte primaria",
        (SourceKind::Secondary, Locale::En) => "report",
        (SourceKind::Secondary, Locale::It) => "resoconto",
        (SourceKind::Analysis, Locale::En) => "analysis",
        (SourceKind::Analysis, Locale::It) => "analisi",
    }
}

/// How much was read, in words.
#[must_use]
pub const fn extent(extent: Extent, locale: Locale) -> &'static str {
    match (extent, locale) {
        (Extent::FullText, Locale::En) => "read in full",
        (Extent::FullText, Locale::It) => "letta per intero",
        (Extent::Excerpt, Locale::En) => "read in part",
        (Extent::Excerpt, Locale::It) => "letta in parte",
        (Extent::NotRead, Locale::En) => "not read itself",
        (Extent::NotRead, Locale::It) => "non letta direttamente",
    }
}

fn some_of(shown: usize, all: &str, locale: Locale) -> String {
    let shown = number::count(shown, locale);
    match locale {
        Locale::En => format!("{shown} of {all}"),
        Locale::It => format!("{shown} di {all}"),
    }
}

fn counted(count: usize, locale: Locale, one: &str, other: &str) -> String {
    let noun = match number::plural(count, locale) {
        number::Plural::One => one,
        number::Plural::Other => other,
    };
    format!("{} {noun}", number::count(count, locale))
}

/// "18 claims".
#[must_use]
pub fn claim_count(count: usize, locale: Locale) -> String {
    match locale {
        Locale::En => counted(count, locale, "claim", "claims"),
        Locale::It => counted(count, locale, "affermazione", "affermazioni"),
    }
}

/// "47 events".
#[must_use]
pub fn event_count(count: usize, locale: Locale) -> String {
    match locale {
        Locale::En => counted(count, locale, "event", "events"),
        Locale::It => counted(count, locale, "evento", "eventi"),
    }
}

/// "138 sources".
#[must_use]
pub fn source_count(count: usize, locale: Locale) -> String {
    match locale {
        Locale::En => counted(count, locale, "source", "sources"),
        Locale::It => counted(count, locale, "fonte", "fonti"),
    }
}

/// "3 corrections".
#[must_use]
pub fn correction_count(count: usize, locale: Locale) -> String {
    match locale {
        Locale::En => counted(count, locale, "correction", "corrections"),
        Locale::It => counted(count, locale, "rettifica", "rettifiche"),
    }
}

/// "12 of 221 sources", where only those of a claim are listed.
#[must_use]
pub fn some_sources(shown: usize, all: usize, locale: Locale) -> String {
    some_of(shown, &source_count(all, locale), locale)
}

/// "Used in 7 places".
#[must_use]
pub fn used_in(count: usize, locale: Locale) -> String {
    match locale {
        Locale::En => format!("Used in {}", counted(count, locale, "place", "places")),
        Locale::It => format!("Usata in {}", counted(count, locale, "punto", "punti")),
    }
}

/// "repeated by 3", the other way round of what repeats a source.
#[must_use]
pub fn repeated_by(count: usize, locale: Locale) -> String {
    let count = number::count(count, locale);
    match locale {
        Locale::En => format!("repeated by {count}"),
        Locale::It => format!("ripresa da {count}"),
    }
}

/// "All 47 events as a list", or on an earlier day "26 events as a list".
#[must_use]
pub fn event_list(count: usize, locale: Locale) -> String {
    match locale {
        Locale::En => format!("{} as a list", event_count(count, locale)),
        Locale::It => format!("{} in elenco", event_count(count, locale)),
    }
}

/// "after 31 January 2025, up to 30 September 2025".
#[must_use]
pub fn between_days(after: Date, by: Date, locale: Locale) -> String {
    let (after, by) = (date_words::day(after, locale), date_words::day(by, locale));
    match locale {
        Locale::En => format!("after {after}, up to {by}"),
        Locale::It => format!("dopo: {after}; fino a: {by}"),
    }
}

/// "7 of 18 claims", where not all of them show.
#[must_use]
pub fn some_claims(shown: usize, all: usize, locale: Locale) -> String {
    some_of(shown, &claim_count(all, locale), locale)
}

/// "3 pieces of evidence learnt later", of which nothing is told yet.
#[must_use]
pub fn learnt_later(count: usize, locale: Locale) -> String {
    match locale {
        Locale::En => format!(
            "{} learnt later",
            counted(count, locale, "piece of evidence", "pieces of evidence")
        ),
        Locale::It => format!(
            "{} in seguito",
            counted(count, locale, "elemento emerso", "elementi emersi")
        ),
    }
}

/// "12 sources, 5 origins, 3 primary": on how much a claim rests on a day.
#[must_use]
pub fn grounds(sources: usize, roots: usize, primary: usize, locale: Locale) -> String {
    let sources = source_count(sources, locale);
    let roots = match locale {
        Locale::En => counted(roots, locale, "origin", "origins"),
        Locale::It => counted(roots, locale, "origine", "origini"),
    };
    let primary = match locale {
        Locale::En => format!("{} primary", number::count(primary, locale)),
        Locale::It => counted(primary, locale, "primaria", "primarie"),
    };
    format!("{sources}, {roots}, {primary}")
}

/// "12 of 47 events", where not all of them show.
#[must_use]
pub fn some_events(shown: usize, all: usize, locale: Locale) -> String {
    some_of(shown, &event_count(all, locale), locale)
}

/// "101–200 of 10,000 events", a page of the list.
#[must_use]
pub fn page_of_events(first: usize, last: usize, all: usize, locale: Locale) -> String {
    let first = number::count(first, locale);
    format!("{first}–{}", some_events(last, all, locale))
}

/// "5 events, 2 more later: zoom in", on what is gathered in the drawing.
#[must_use]
pub fn gathered(known: usize, later: usize, locale: Locale) -> String {
    let later_words = match (later, locale) {
        (0, _) => String::new(),
        (_, Locale::En) => format!(", {} later", number::count(later, locale)),
        (_, Locale::It) => format!(", {} in seguito", number::count(later, locale)),
    };
    let closer = match locale {
        Locale::En => "zoom in",
        Locale::It => "ingrandisci",
    };
    format!("{}{later_words}: {closer}", event_count(known, locale))
}

/// "3 known only later", for events of which nothing is told yet.
#[must_use]
pub fn known_later(count: usize, locale: Locale) -> String {
    let count = number::count(count, locale);
    match locale {
        Locale::En => format!("{count} known only later"),
        Locale::It => format!("{count} noti solo in seguito"),
    }
}

/// "3 sources, 1 origin", where outlets repeat one another; otherwise nothing.
#[must_use]
pub fn origins(sources: usize, roots: usize, locale: Locale) -> Option<String> {
    (roots < sources).then(|| match locale {
        Locale::En => format!(
            "{}, {}",
            source_count(sources, locale),
            counted(roots, locale, "origin", "origins")
        ),
        Locale::It => format!(
            "{}, {}",
            source_count(sources, locale),
            counted(roots, locale, "origine", "origini")
        ),
    })
}

/// What a reader who hears the page is told when the day has changed.
#[must_use]
pub fn day_summary(story: &Story, day: Date, locale: Locale) -> String {
    let events = story
        .events
        .iter()
        .filter(|event| event.is_known(day))
        .count();
    let claims = story
        .claims
        .iter()
        .filter(|claim| claim.is_known(day))
        .count();
    let (events, claims) = (event_count(events, locale), claim_count(claims, locale));
    let day = as_known_on(day, locale);
    match locale {
        Locale::En => format!("{day}: {events}, {claims}."),
        Locale::It => format!("{day}. {events}, {claims}."),
    }
}

/// "As known on 31 January 2025".
#[must_use]
pub fn as_known_on(day: Date, locale: Locale) -> String {
    let day = date_words::day(day, locale);
    match locale {
        Locale::En => format!("As known on {day}"),
        Locale::It => format!("Quel che si sapeva: {day}"),
    }
}

/// "Every figure of all 23", the heading of the items one by one.
#[must_use]
pub fn every_figure(count: usize, locale: Locale) -> String {
    let count = number::count(count, locale);
    match locale {
        Locale::En => format!("All {count}, figure by figure"),
        Locale::It => format!("Tutti e {count}, dato per dato"),
    }
}

/// "die area not known", for the rows on which something hangs.
#[must_use]
pub fn not_known_rows(rows: &[&str], locale: Locale) -> String {
    let rows = rows.join(", ");
    match locale {
        Locale::En => format!("{rows}: not known"),
        Locale::It => format!("{rows}: non noto"),
    }
}

/// "at 600 GB/s and above", "above 4,800": where a verdict turns.
#[must_use]
pub fn turn(at: &str, includes: bool, locale: Locale) -> String {
    match (includes, locale) {
        (true, Locale::En) => format!("from {at} up"),
        (false, Locale::En) => format!("above {at}"),
        (true, Locale::It) => format!("da {at} in su"),
        (false, Locale::It) => format!("oltre {at}"),
    }
}

/// "turns at 32.9% and 36.2%".
#[must_use]
pub fn turning(points: &[String], locale: Locale) -> String {
    let and = match locale {
        Locale::En => " and ",
        Locale::It => " e ",
    };
    let points = points.join(and);
    match locale {
        Locale::En => format!("turns at {points}"),
        Locale::It => format!("cambia a {points}"),
    }
}
