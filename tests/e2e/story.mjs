// The published story file, and the rules for what was known on a day, deliberately implemented a second time.

import { BASE_URL } from './browser.mjs';

/** The story, from the build. */
export const story = await (await fetch(new URL('stories/deepseek/story.json', BASE_URL))).json();

/** The id of the story's first correction, which the page folds away. */
export const CORRECTION = `correction-${story.changes.findIndex(({ kind }) => kind === 'correction') + 1}`;

export const LANGUAGES = ['en', 'it'];

const lastOfMonth = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Returns the last day that a single date, ignoring qualifiers, can mean: for `2025-08`, 31 August 2025. */
function lastDay(date) {
  const [year, month, day] = date.replace(/[~?%]$/, '').split('-');
  if (day) return `${year}-${month}-${day}`;
  if (month) return `${year}-${month}-${String(lastOfMonth(Number(year), Number(month))).padStart(2, '0')}`;
  return `${year}-12-31`;
}

/** Returns the first day on which something is known: `known`, or the last day that the start of its date can mean. */
export function knownFrom(item) {
  if (item.known) return item.known;
  const [start, end] = item.date.split('/');
  if (start === '' || start === '..') return lastDay(end);
  const day = lastDay(start);
  return end && end !== '..' && lastDay(end) < day ? lastDay(end) : day;
}

export const isKnown = (item, day) => knownFrom(item) <= day;

/** Whether a source is published; one without a date, or with a vague one, existed at the latest when it was read. */
export const isPublished = (source, day) => (source.date && isKnown(source, day)) || source.accessed <= day;

/** Returns the last entry of a claim's history on a day, or undefined. */
export const statusOn = (claim, day) => (isKnown(claim, day) ? claim.status_history.findLast((entry) => isKnown(entry, day)) : undefined);

/** Counts the claims of each status on a day. */
export function countsOn(day) {
  const counts = {};
  for (const entry of story.claims.map((claim) => statusOn(claim, day)).filter(Boolean)) {
    counts[entry.status] = (counts[entry.status] ?? 0) + 1;
  }
  return counts;
}

export const plain = (text) => text.replace(/\s+/g, ' ').trim();

/** Returns every text that can only be written after a day, with its location. */
export function textsAfter(day, language) {
  const found = [];
  const add = (where, text) => text && found.push([where, plain(typeof text === 'string' ? text : (text[language] ?? ''))]);
  for (const event of story.events) {
    const later = !isKnown(event, day);
    for (const field of ['title', 'summary']) {
      if (later || event.earlier?.some((earlier) => day < earlier.until && earlier[field])) add(`${event.id} ${field}`, event[field]);
    }
  }
  for (const claim of story.claims) {
    const later = !isKnown(claim, day);
    for (const field of ['label', 'statement', 'about_note', 'interest']) {
      if (later || claim.earlier?.some((earlier) => day < earlier.until && earlier[field])) add(`${claim.id} ${field}`, claim[field]);
    }
    for (const side of ['for', 'against']) {
      claim[side].filter((piece) => later || !isKnown(piece, day)).forEach((piece) => add(`${claim.id} ${side}`, piece.text));
    }
    claim.status_history.filter((entry) => later || !isKnown(entry, day)).forEach((entry) => add(`${claim.id} why`, entry.why));
    (claim.quotes ?? []).filter((quote) => !isKnown({ date: quote.date ?? claim.date }, day)).forEach((quote) => add(`${claim.id} quote`, quote.text));
    if (claim.assessment && claim.assessment.date > day) add(`${claim.id} assessment`, claim.assessment.text);
  }
  story.sources.filter((source) => !isPublished(source, day)).forEach((source) => add(`source ${source.id}`, source.title));
  for (const [where, from, text, until] of told()) if (from > day && !until) add(where, text);
  story.open_questions.filter((question) => lastDay(question.since) > day).forEach((question) => add('open question', question.text));
  story.eras.filter((era) => !isKnown(era, day)).forEach((era) => add(`era ${era.id}`, era.label));
  const present = new Set(textsOf(day, language));
  // The same few words may already be elsewhere, as a name or the wording of an earlier entry.
  return found.filter(([, text]) => text && ![...present].some((known) => known.includes(text)));
}

function textsOf(day, language) {
  const say = (text) => plain(typeof text === 'string' ? text : (text?.[language] ?? ''));
  const wording = (item, field) => item.earlier?.find((earlier) => day < earlier.until && earlier[field])?.[field] ?? item[field];
  return [
    ...story.events.filter((event) => isKnown(event, day)).flatMap((event) => [say(wording(event, 'title')), say(wording(event, 'summary'))]),
    ...story.claims
      .filter((claim) => isKnown(claim, day))
      .flatMap((claim) => [
        ...['label', 'statement', 'about_note', 'interest'].map((field) => say(wording(claim, field))),
        ...[...claim.for, ...claim.against].filter((piece) => isKnown(piece, day)).map((piece) => say(piece.text)),
        ...claim.status_history.filter((entry) => isKnown(entry, day)).map((entry) => say(entry.why)),
      ]),
    ...story.sources.filter((source) => isPublished(source, day)).map((source) => say(source.title)),
    ...story.questions.map((question) => say(question.text)),
    ...[...told()].filter(([, from, , until]) => from <= day && (!until || day < until)).map(([, , text]) => say(text)),
  ];
}

/** Yields the texts of tables and calculations: location, first day, text, and end if there is one. */
function* told() {
  const always = '0000-00-00';
  for (const table of story.tables) {
    const name = (kind, { id }) => `${table.id} ${kind} ${id}`;
    for (const line of [...table.properties, ...(table.derived ?? [])]) yield [name('row', line), line.known ?? always, line.label];
    for (const item of table.items) {
      const known = item.known ?? always;
      yield [name('item', item), known, item.note];
      for (const [property, value] of Object.entries(item.values)) {
        const earlier = value.earlier ?? [];
        const spans = [...earlier, value].map((stated, index) => [stated, earlier[index - 1]?.until ?? always]);
        for (const [stated, since] of spans) {
          const source = story.sources.find(({ id }) => id === stated.source);
          const published = source ? [(source.date && knownFrom(source)) || source.accessed, source.accessed].sort()[0] : always;
          const row = table.properties.find(({ id }) => id === property).known ?? always;
          yield [`${name('item', item)} ${property}`, [known, since, row, published].sort().at(-1), stated.note, stated.until];
          yield [`${name('item', item)} ${property}`, [known, since, row].sort().at(-1), stated.unknown, stated.until];
        }
      }
    }
    for (const rule of table.rules ?? []) {
      for (const field of ['label', 'note', 'scope']) yield [name('rule', rule), rule.known, rule[field]];
      for (const verdict of rule.verdicts ?? []) yield [name('rule', rule), rule.known, verdict.says];
      for (const later of rule.later ?? []) yield [name('rule', rule), [later.date, rule.known].sort().at(-1), later.text];
    }
  }
  for (const calculation of story.calculations) {
    const known = calculation.known ?? always;
    for (const field of ['title', 'intro', 'cannot_show']) yield [calculation.id, known, calculation[field]];
    for (const input of calculation.inputs) yield [`${calculation.id} ${input.id}`, [known, input.known ?? always].sort().at(-1), input.label];
  }
}

/** Returns days since 1970, the value of the slider. */
export const daysSince1970 = (day) => Date.parse(day) / 86_400_000;
