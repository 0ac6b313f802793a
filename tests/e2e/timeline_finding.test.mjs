// Finding events: by words, actor, claim and category, in the drawing, the list and the address.

import assert from 'node:assert/strict';
import { after, before, test } from './suite.mjs';
import { BASE_URL, open, resize } from './browser.mjs';
import { differences, drawn, marks, picture, plotBox } from './drawing.mjs';
import { drag, wheel } from './hand.mjs';
import { attribute, chooseDay, count, find, Key, press, settled, showState, tap, textOf, TRUE_SCALE, until, untilText, visit, writeOver, ZOOM_IN } from './page.mjs';
import { isKnown, plain, story } from './story.mjs';

/** The parts under test; the others are not rendered. */
const PARTS = 'masthead asof timeline';

let driver;
before(async () => {
  driver = await open();
  await resize(driver, 1200);
});
after(() => driver?.quit());

const ALL = story.events.length;
const SEARCH = '.filters input[type=search]';
const OF_ALL = { en: (shown, all = ALL) => `${shown} of ${all} events`, it: (shown, all = ALL) => `${shown} di ${all} eventi` };

/** Folds a text as a reader compares it: without case, accents and curly quotes. */
const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[’‘]/g, "'").toLowerCase();

/** Returns the title and summary of an event as worded on a day. */
function wording(event, day, language) {
  const say = (field) => (event.earlier?.find((earlier) => day < earlier.until && earlier[field])?.[field] ?? event[field])[language] ?? '';
  return [plain(say('title')), plain(say('summary'))];
}

const having = (words, language = 'en', day = story.updated) =>
  story.events.filter((event) => isKnown(event, day) && words.split(' ').every((word) => fold(wording(event, day, language).join(' ')).includes(fold(word)))).map(({ id }) => id);

/** Types into the search field, replacing its text. */
async function seek(words) {
  const field = await find(driver, SEARCH);
  await writeOver(field, words);
  await settled(driver);
}

async function choose(selector, value) {
  await driver.executeScript('document.querySelector(arguments[0]).focus()', selector);
  const place = await driver.executeScript('return [...document.querySelector(arguments[0]).options].findIndex((option) => option.value === arguments[1])', selector, value);
  assert.ok(place >= 0, `${value} is not to be chosen`);
  await press(driver, Key.HOME, ...Array(place).fill(Key.ARROW_DOWN));
  await until(driver, value, 'return document.querySelector(arguments[0]).value === arguments[1]', selector, value);
  await settled(driver);
}
const WHO = '.filters .choice:nth-of-type(1) select';
const CLAIM = '.filters .choice:nth-of-type(2) select';
const LANES = '.filters .by select';

const listed = () => driver.executeScript("return [...document.querySelectorAll('.event-list li[data-known=yes]')].map((item) => item.id.replace('event-', '')).sort()");

/** Checks that exactly these events are listed and drawn, and that their number is shown. */
async function shows(events, language = 'en', all = ALL) {
  assert.deepEqual(await listed(), events.toSorted());
  assert.equal(await drawn(driver), events.length, 'the drawing has others');
  assert.ok((await textOf(driver, '.found')).includes(OF_ALL[language](events.length, all)), await textOf(driver, '.found'));
}

test('what is typed into the search is found while it is typed, and every hit is to be seen', async () => {
  await showState(driver, '', 'it', PARTS);
  const letters = /[\p{L}]+/gu;
  const accented = story.events.flatMap((event) => wording(event, story.updated, 'it').join(' ').match(letters)).find((word) => word.length > 4 && fold(word) !== word.toLowerCase());
  for (const words of [fold(accented), 'NvIdIa H20']) {
    await seek(words);
    const expected = having(words, 'it');
    assert.ok(expected.length > 0);
    await shows(expected, 'it');
    const hidden = await driver.executeScript("const hits = [...document.querySelectorAll('.event-list mark')]; return [hits.length, hits.filter((hit) => !hit.checkVisibility()).length]");
    assert.ok(hidden[0] >= expected.length, `${words}: ${hidden[0]} hits`);
    assert.equal(hidden[1], 0, `${words}: a hit is hidden`);
  }
});

test('where nothing is found one button brings all back', async () => {
  await showState(driver, '', 'en', PARTS);
  const whole = await picture(driver);
  await seek('xylophone');
  await shows([]);
  await tap(driver, '.found button');
  await settled(driver);
  assert.equal(await textOf(driver, '.found'), '');
  assert.equal((await listed()).length, ALL);
  assert.equal(await find(driver, SEARCH).getAttribute('value'), '');
  assert.deepEqual(differences(whole, await picture(driver)), []);
});

test('an actor, a claim, categories and words narrow it down together', async () => {
  await showState(driver, '', 'en', PARTS);
  const of = (test) => story.events.filter(test).map(({ id }) => id);
  await choose(WHO, 'deepseek');
  await shows(of((event) => event.actors.includes('deepseek')));
  await choose(CLAIM, 'C13');
  const both = (event) => event.actors.includes('deepseek') && event.claims?.includes('C13');
  await shows(of(both));
  // The first of the buttons is for all categories.
  const category = story.categories.findIndex(({ id }) => id === 'model');
  await tap(driver, `.lanes .chip:nth-child(${category + 2})`);
  await settled(driver);
  await shows(of((event) => both(event) && event.category !== 'model'));
  await seek('months');
  await shows(of((event) => both(event) && event.category !== 'model' && having('months').includes(event.id)));
  await tap(driver, '.found button');
  await settled(driver);
  assert.equal((await listed()).length, ALL);
  assert.equal(await count(driver, ".lanes [aria-pressed=false]"), 0);
  await choose(CLAIM, 'C10');
  await shows(of((event) => event.claims?.includes('C10')));
});

test('what is looked for is looked for anew on another day and in another language', async () => {
  const day = '2025-01-31';
  const known = story.events.filter((event) => isKnown(event, day));
  await showState(driver, '', 'en', PARTS);
  await seek('Huawei');
  await shows(having('Huawei'));
  await chooseDay(driver, day);
  await settled(driver);
  assert.ok(having('Huawei', 'en', day).length < having('Huawei').length);
  await shows(having('Huawei', 'en', day), 'en', known.length);
  await seek('');
  await choose(WHO, 'nvidia');
  await shows(known.filter((event) => event.actors.includes('nvidia')).map(({ id }) => id), 'en', known.length);
  await chooseDay(driver, story.updated);
  await settled(driver);
  await shows(story.events.filter((event) => event.actors.includes('nvidia')).map(({ id }) => id));
  await choose(WHO, '');
  // Words that only one of the languages has.
  await seek('export');
  await shows(having('export'));
  assert.notDeepEqual(having('export'), having('export', 'it'));
  await tap(driver, '.languages [lang=it]');
  await until(driver, 'Italian', "return document.querySelector('.story').lang === 'it'");
  await settled(driver);
  await shows(having('export', 'it'), 'it');
});

test('lanes are those of the day, also when the day moves', async () => {
  await showState(driver, 'as-of=2025-01-31', 'en', PARTS);
  const names = () => driver.executeScript("return [...document.querySelectorAll('.lane-names g')].map((lane) => lane.textContent)");
  for (const by of ['actor', 'claim']) {
    await choose(LANES, by);
    const early = await names();
    await chooseDay(driver, story.updated);
    await settled(driver);
    const late = await names();
    assert.notDeepEqual(late, early, by);
    await showState(driver, `as-of=2025-01-31&timeline.lanes=${by}`, 'en', PARTS);
    assert.deepEqual(await names(), early, by);
    await showState(driver, `timeline.lanes=${by}`, 'en', PARTS);
    assert.deepEqual(await names(), late, by);
    await showState(driver, 'as-of=2025-01-31', 'en', PARTS);
  }
});

const linked = (key) => driver.executeScript('return new URLSearchParams(location.search).get(arguments[0])', key);
const untilLinked = (key, before = null) => until(driver, key, 'return new URLSearchParams(location.search).get(arguments[0]) !== arguments[1]', key, before);

const CHOICES = [
  ['words', () => seek('Blackwell & H20'), 'timeline.find', 'Blackwell & H20'],
  ['an accent', () => seek('società'), 'timeline.find', 'società'],
  ['an actor', () => choose(WHO, 'reuters'), 'timeline.actor', 'reuters'],
  ['a claim', () => choose(CLAIM, 'C04'), 'timeline.claim', 'C04'],
  ['lanes', () => choose(LANES, 'actor'), 'timeline.lanes', 'actor'],
  ['a hidden category', () => tap(driver, '.lanes .chip:nth-child(3)'), 'timeline.hide', story.categories[1].id],
  ['true scale', () => tap(driver, TRUE_SCALE), 'timeline.axis', 'even'],
];

/** Returns the search results and the whole picture. */
const sight = async () => [await picture(driver), await textOf(driver, '.found'), await listed()];

test('the address names each choice, and what it tells gives the same picture', async () => {
  // An address without any, whatever another test has left in it.
  await visit(driver, BASE_URL);
  const whole = await picture(driver);
  for (const [name, act, key, wanted] of CHOICES) {
    await showState(driver, '', 'en', PARTS);
    await act();
    await until(driver, `${wanted} for ${name}`, 'return new URLSearchParams(location.search).get(arguments[0]) === arguments[1]', key, wanted);
    const chosen = await sight();
    assert.ok(differences(whole, chosen[0]).length > 0, `${name} changes nothing`);
    const query = await driver.executeScript('return location.search');
    await showState(driver, '', 'en', PARTS);
    assert.deepEqual(differences(whole, await picture(driver)), [], name);
    await showState(driver, query, 'en', PARTS);
    const told = await sight();
    assert.deepEqual(differences(chosen[0], told[0]), [], name);
    assert.deepEqual(told.slice(1), chosen.slice(1), name);
  }
});

test('an address that names all of it opens the page with the same picture', async () => {
  await visit(driver, BASE_URL);
  for (const [, act] of CHOICES.slice(2)) await act();
  await seek('H20');
  await untilLinked('timeline.find');
  const chosen = await sight();
  const address = await driver.getCurrentUrl();
  for (const key of ['actor', 'claim', 'lanes', 'hide', 'axis', 'find']) assert.ok(await linked(`timeline.${key}`), key);
  await visit(driver, address);
  await settled(driver);
  const opened = await sight();
  assert.deepEqual(differences(chosen[0], opened[0]), []);
  assert.deepEqual(opened.slice(1), chosen.slice(1));
  assert.equal(await driver.getCurrentUrl(), address);
});

const WAYS = [
  ['a zoom by a button', () => tap(driver, ZOOM_IN)],
  ['a drag after a wheel', async () => {
    const box = await plotBox(driver);
    const [x, y] = [box.left + box.width * 0.4, box.top + 40];
    await wheel(driver, [x, y], -400, 'control');
    await untilLinked('timeline.view');
    const zoomed = await linked('timeline.view');
    await drag(driver, [x, y], [x + 30, y], [x - 90, y]);
    await untilLinked('timeline.view', zoomed);
  }],
];

for (const [name, act] of WAYS) {
  test(`${name}: the address names the time in view, and opening it shows that time`, async () => {
    await visit(driver, BASE_URL);
    await act();
    await untilLinked('timeline.view');
    const view = await linked('timeline.view');
    assert.match(view, /^[\d.-]+,[\d.-]+$/);
    const places = new Map((await marks(driver)).map(({ event, x }) => [event, x]));
    await visit(driver, await driver.getCurrentUrl());
    await settled(driver);
    assert.equal(await linked('timeline.view'), view);
    // A link has a precision of whole days: within a few pixels.
    const now = new Map((await marks(driver)).map(({ event, x }) => [event, x]));
    const both = [...now].filter(([event]) => places.has(event));
    assert.ok(both.length > 2, `${both.length} of ${now.size} and ${places.size}`);
    for (const [event, x] of both) assert.ok(Math.abs(x - places.get(event)) < 8, `${event}: from ${places.get(event)} to ${x}`);
  });
}

test('previous and next go through the known events in order, Escape and Close let go', async () => {
  await showState(driver, 'as-of=2025-01-31', 'en', PARTS);
  const order = await driver.executeScript("return [...document.querySelectorAll('.event-list li[data-known=yes]')].map((item) => item.id.replace('event-', ''))");
  const now = () => attribute(driver, '.detail', 'data-event');
  await driver.executeScript("document.querySelector('.plot').focus()");
  await press(driver, Key.HOME);
  const [PREVIOUS_EVENT, NEXT_EVENT] = ['.steps .step:nth-of-type(1)', '.steps .step:nth-of-type(2)'];
  assert.equal(await find(driver, PREVIOUS_EVENT).isEnabled(), false);
  assert.equal(await now(), order[0]);
  await driver.executeScript('document.querySelector(arguments[0]).focus()', NEXT_EVENT);
  for (const event of order.slice(1)) {
    await press(driver, Key.ENTER);
    await until(driver, event, "return document.querySelector('.detail').dataset.event === arguments[0]", event);
  }
  assert.equal(await find(driver, NEXT_EVENT).isEnabled(), false);
  await tap(driver, PREVIOUS_EVENT);
  await settled(driver);
  assert.equal(await now(), order.at(-2));
  assert.equal(await count(driver, '.detail .close'), 1);
  await tap(driver, '.detail .close');
  await settled(driver);
  assert.equal(await count(driver, '.selected'), 0);
  assert.equal(await count(driver, '.detail .close'), 0);
  await driver.executeScript("document.querySelector('.plot').focus()");
  await press(driver, Key.END);
  assert.equal(await count(driver, '.detail .close'), 1);
  await press(driver, Key.ESCAPE);
  await settled(driver);
  assert.equal(await count(driver, '.detail .close'), 0);
  await untilText(driver, '.detail .kicker', 'Newest on this day');
});
