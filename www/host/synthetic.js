// Made-up stories of any length, to demonstrate and measure the timeline. Nothing in them is about anybody: actors and
// lanes are letters, events are numbers, and the only source is this file. The same count and seed give the same story.

const FIRST = day(2018, 1, 1);
const LAST = day(2025, 12, 31);
const UPDATED = '2026-01-31';
const SOURCES = ['made-up'];

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWX'];
const LANES = 6;
const QUESTIONS = 6;

/** The first days of fortnights in which more than half of the events happen. */
const CROWDED = [day(2018, 5, 7), day(2019, 3, 11), day(2020, 10, 5), day(2021, 1, 18), day(2023, 6, 12), day(2025, 1, 20), day(2025, 9, 1)];
const FORTNIGHT = 14;
/** Periods, from and until, in which nothing happens. */
const QUIET = [
  [day(2018, 8, 1), day(2019, 2, 15)],
  [day(2021, 7, 1), day(2022, 9, 1)],
  [day(2024, 2, 1), day(2024, 7, 15)],
];

const WHAT = [
  ['a statement', 'una dichiarazione'],
  ['a figure is given', 'viene data una cifra'],
  ['a letter', 'una lettera'],
  ['a document of forty pages, with an annex', 'un documento di quaranta pagine, con un allegato'],
  ['an answer to what was said before', 'una risposta a quanto detto prima'],
  ['a correction', 'una rettifica'],
  ['a hearing is held and put off', 'si tiene un’udienza, poi rinviata'],
  ['a measurement', 'una misurazione'],
];

/**
 * Returns a valid story of `count` events over eight years: crowded fortnights and long quiet stretches, days, months,
 * spans and open ends, some dates approximate, some events known later than they happened.
 */
export function synthetic(count, seed = 1) {
  const random = generator(seed);
  const events = Array.from({ length: count }, () => moment(random))
    .sort((one, two) => one.first - two.first)
    .map((when, index) => event(index + 1, when, random));
  const claims = Array.from({ length: 3 * QUESTIONS }, (_, index) => claim(index));
  return {
    contrappunto: 1,
    id: 'synthetic',
    languages: ['en', 'it'],
    kicker: text('Made-up data', 'Dati inventati'),
    title: text(`A synthetic story of ${count} events`, `Una storia sintetica di ${count} eventi`),
    standfirst: text(
      'Everything here is made up by a small program, to show the timeline with much in it.',
      'Qui è tutto inventato da un piccolo programma, per mostrare la linea del tempo quando è piena.',
    ),
    updated: UPDATED,
    changes: [{ date: UPDATED, text: text('First publication.', 'Prima pubblicazione.') }],
    categories: LETTERS.slice(0, LANES).map((letter) => ({ id: lane(letter), label: text(`Lane ${letter}`, `Corsia ${letter}`) })),
    aspects: [1, 2, 3].map((number) => ({ id: `aspect-${number}`, label: text(`aspect ${number}`, `aspetto ${number}`) })),
    eras: [
      ['2018/2020-09', 1],
      ['2020-10/2023-05', 2],
      ['2023-06/..', 3],
    ].map(([date, number]) => ({ id: `era-${number}`, date, label: text(`Made-up era ${number}`, `Epoca inventata ${number}`), sources: SOURCES })),
    actors: LETTERS.map((letter) => ({
      id: actor(letter),
      name: `Actor ${letter}`,
      kind: 'company',
      role: text('made up', 'inventato'),
    })),
    sources: [
      {
        id: SOURCES[0],
        title: 'Synthetic data for a demonstration',
        publisher: 'Contrappunto',
        url: 'https://example.org/contrappunto/synthetic',
        date: '2018-01-01',
        accessed: UPDATED,
        kind: 'primary',
        lang: 'en',
      },
    ],
    events,
    questions: Array.from({ length: QUESTIONS }, (_, index) => question(index)),
    claims,
  };
}

/** Returns when something happened: `first` in days since 1970, `date` as in the story, `known` if that is later. */
function moment(random) {
  const first = crowdedOrNot(random);
  const kind = random();
  const start = written(first);
  const month = start.slice(0, 7);
  const last = Math.min(first + 10 + whole(random, 110), LAST);
  let date = start;
  if (kind < 0.06) date = `${start}~`;
  else if (kind < 0.12) date = month;
  else if (kind < 0.14) date = `${month}~`;
  else if (kind < 0.22) date = last > first ? `${start}/${written(last)}` : start;
  else if (kind < 0.235) date = `${start}/..`;
  // Never before the month is over, nor after the story's last day.
  const later = first + 31 + whole(random, 200);
  const known = random() < 0.1 && later < LAST ? written(later) : undefined;
  return { first, date, known };
}

function crowdedOrNot(random) {
  if (random() < 0.55) return CROWDED[whole(random, CROWDED.length)] + whole(random, FORTNIGHT);
  for (;;) {
    const first = FIRST + whole(random, LAST - FIRST + 1);
    if (!QUIET.some(([from, until]) => first >= from && first < until)) return first;
  }
}

function event(number, { date, known }, random) {
  const [what, cosa] = pick(random, WHAT);
  const who = [...new Set([pick(random, LETTERS), pick(random, LETTERS)])];
  return {
    id: `event-${number}`,
    date,
    ...(known && { known }),
    category: lane(pick(random, LETTERS.slice(0, LANES))),
    title: text(`Synthetic event ${number}: ${what}`, `Evento sintetico ${number}: ${cosa}`),
    summary: text(`Made up, like all of this: ${what}.`, `Inventato, come tutto qui: ${cosa}.`),
    actors: who.map(actor),
    ...(random() < 0.2 && { claims: [claimId(whole(random, 3 * QUESTIONS))] }),
    sources: SOURCES,
  };
}

/** The claims of question `n` are 3n and 3n + 1, and 3n + 2 is their counterclaim. */
function question(index) {
  return {
    id: `question-${index + 1}`,
    text: text(`Made-up question ${index + 1}?`, `Domanda inventata ${index + 1}?`),
    claims: [claimId(3 * index), claimId(3 * index + 1)],
    counterclaims: [claimId(3 * index + 2)],
  };
}

function claim(index) {
  const number = index + 1;
  const first = FIRST + 100 + index * 130;
  const status = (days, word) => ({ date: written(first + days), status: word, why: text('Made up.', 'Inventato.'), sources: SOURCES });
  return {
    id: claimId(index),
    label: text(`Made-up claim ${number}`, `Affermazione inventata ${number}`),
    about: `aspect-${1 + (index % 3)}`,
    about_note: text('It is about nothing there is.', 'Non riguarda nulla di esistente.'),
    statement: text(`Synthetic statement ${number}.`, `Enunciato sintetico ${number}.`),
    claimants: [{ actor: actor(LETTERS[index]), role: text('made up', 'inventato') }],
    interest: text('None: the claimant is made up.', 'Nessuno: chi afferma è inventato.'),
    date: written(first),
    sources: SOURCES,
    status_history: [
      status(0, index % 3 === 2 ? 'alleged' : 'self-reported'),
      ...(index % 2 ? [status(90, 'disputed')] : []),
      ...(index % 4 === 3 ? [status(300, 'partly-corroborated')] : []),
    ],
  };
}

function text(en, it) {
  return { en, it };
}

function lane(letter) {
  return `lane-${letter.toLowerCase()}`;
}

function actor(letter) {
  return `actor-${letter.toLowerCase()}`;
}

function claimId(index) {
  return `C${String(index + 1).padStart(2, '0')}`;
}

/** Returns a date as days since 1970. */
function day(year, month, date) {
  return Date.UTC(year, month - 1, date) / 86_400_000;
}

function written(days) {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

function pick(random, list) {
  return list[whole(random, list.length)];
}

function whole(random, below) {
  return Math.floor(random() * below);
}

/** Returns a generator of numbers from 0 to 1, the same for the same seed: Marsaglia’s xorshift on 32 bits. */
function generator(seed) {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}
