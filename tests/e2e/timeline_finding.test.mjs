// Finding events: by words, actor, claim and category, in the drawing and the list, and in the address.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE_URL, open, resize } from './browser.mjs';
import { clusters, differences, marks, picture, plotBox } from './drawing.mjs';
import { CONTROL, drag, wheel } from './hand.mjs';
import { attribute, chooseDay, count, find, Key, pageIn, press, settled, tap, textOf, TRUE_SCALE, until, untilText, visit, ZOOM_IN } from './page.mjs';
import { isKnown, LANGUAGES, plain, statusOn, story } from './story.mjs';

let driver;
before(async () => {
  driver = await open();
  await resize(driver, 1200);
});
after(() => driver?.quit());

const ALL = story.events.length;
const SEARCH = '.filters input[type=search]';
const OF_ALL = { en: (shown, all = ALL) => `${shown} of ${all} events`, it: (shown, all = ALL) => `${shown} di ${all} eventi` };

/** As a reader compares: without case, accents and curls. */
const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[’‘]/g, "'").toLowerCase();

/** The title and summary of an event as they are told on a day. */
function wording(event, day, language) {
  const say = (field) => (event.earlier?.find((earlier) => day < earlier.until && earlier[field])?.[field] ?? event[field])[language] ?? '';
  return [plain(say('title')), plain(say('summary'))];
}

const having = (words, language = 'en', day = story.updated) =>
  story.events.filter((event) => isKnown(event, day) && words.split(' ').every((word) => fold(wording(event, day, language).join(' ')).includes(fold(word)))).map(({ id }) => id);

/** Types into the search, in place of what is there. */
async function seek(words) {
  const field = await find(driver, SEARCH);
  await field.sendKeys(Key.chord(Key.CONTROL, 'a'), Key.DELETE, words);
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
const drawn = async () => (await marks(driver)).length + (await clusters(driver)).reduce((sum, cluster) => sum + cluster.count, 0);

/** Just these events are listed and drawn, and it is said how many they are. */
async function shows(events, language = 'en', all = ALL) {
  assert.deepEqual(await listed(), events.toSorted());
  assert.equal(await drawn(), events.length, 'the drawing has others');
  assert.ok((await textOf(driver, '.found')).includes(OF_ALL[language](events.length, all)), await textOf(driver, '.found'));
}

for (const language of LANGUAGES) {
  test(`a search folds case and accents, marks what it finds and counts it (${language})`, async () => {
    await visit(driver, pageIn(language));
    assert.equal(await textOf(driver, '.found'), '');
    const letters = /[\p{L}]+/gu;
    const accented = story.events.flatMap((event) => wording(event, story.updated, language).join(' ').match(letters)).find((word) => word.length > 4 && fold(word) !== word.toLowerCase());
    assert.ok(accented || language === 'en');
    const words = [accented && fold(accented), accented?.toUpperCase(), 'nvidia', 'NvIdIa H20', "deepseek'"].filter(Boolean);
    for (const word of words) {
      await seek(word);
      const expected = having(word, language);
      assert.ok(word !== words[0] || expected.length > 0, `nothing has ${word}`);
      if (expected.length) await shows(expected, language);
      else assert.ok(await count(driver, '.found b'));
      const hits = await driver.executeScript("return [...document.querySelectorAll('.event-list mark')].map((node) => node.textContent)");
      assert.ok(hits.length >= expected.length, `${word}: ${hits.length} marks in ${expected.length} events`);
      for (const hit of hits) assert.ok(word.split(' ').some((one) => fold(one) === fold(hit)), `${hit} is marked for ${word}`);
      // Every hit is to be seen.
      assert.equal(await driver.executeScript("return [...document.querySelectorAll('.event-list mark')].filter((node) => !node.checkVisibility()).length"), 0, 'a hit is hidden');
    }
  });
}

test('what is found is marked in the detail too', async () => {
  await visit(driver, BASE_URL);
  await seek('singapore');
  const [first] = having('singapore');
  await driver.executeScript("document.querySelector('.plot').focus()");
  await press(driver, Key.HOME);
  await settled(driver);
  assert.ok(having('singapore').includes(await attribute(driver, '.detail', 'data-event')), first);
  const hits = await driver.executeScript("return [...document.querySelectorAll('.detail mark')].map((node) => node.textContent.toLowerCase())");
  assert.ok(hits.length > 0 && hits.every((hit) => hit === 'singapore'), hits.join());
});

test('where nothing is found the page says so, and one button brings all back', async () => {
  await visit(driver, BASE_URL);
  const whole = await picture(driver);
  await seek('xylophone');
  assert.equal(await textOf(driver, '.found b'), 'No event fits.');
  await shows([]);
  await find(driver, '.found button').click();
  await settled(driver);
  assert.equal(await textOf(driver, '.found'), '');
  assert.equal((await listed()).length, ALL);
  assert.equal(await find(driver, SEARCH).getAttribute('value'), '');
  assert.deepEqual(differences(whole, await picture(driver)), []);
});

test('an actor, a claim, categories and words narrow it down together', async () => {
  await visit(driver, BASE_URL);
  const of = (test) => story.events.filter(test).map(({ id }) => id);
  for (const actor of ['nvidia', 'reuters', 'deepseek']) {
    await choose(WHO, actor);
    await shows(of((event) => event.actors.includes(actor)));
  }
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
  await find(driver, '.found button').click();
  await settled(driver);
  assert.equal((await listed()).length, ALL);
  assert.equal(await count(driver, ".lanes [aria-pressed=false]"), 0);
  await choose(CLAIM, 'C10');
  await shows(of((event) => event.claims?.includes('C10')));
});

test('on an earlier day nothing is found that is told later, and nobody is named who comes later', async () => {
  const day = '2025-01-31';
  await visit(driver, BASE_URL);
  const known = story.events.filter((event) => isKnown(event, day)).length;
  for (const word of ['Blackwell', 'Singapore', 'Huawei']) {
    const expected = having(word, 'en', day);
    assert.ok(expected.length < having(word).length, `${word} is no word of a later event`);
    await seek(word);
    await shows(having(word));
    await chooseDay(driver, day);
    await settled(driver);
    await shows(expected, 'en', known);
    await chooseDay(driver, story.updated);
  }
  await seek('');
  await chooseDay(driver, day);
  await settled(driver);
  const values = (selector) => driver.executeScript('return [...document.querySelector(arguments[0]).options].map((option) => option.value).filter(Boolean).sort()', selector);
  const acting = new Set(story.events.filter((event) => isKnown(event, day)).flatMap(({ actors }) => actors));
  assert.deepEqual(await values(WHO), [...acting].sort());
  assert.deepEqual(await values(CLAIM), story.claims.filter((claim) => isKnown(claim, day)).map(({ id }) => id).sort());
  await choose(WHO, 'nvidia');
  await shows(story.events.filter((event) => isKnown(event, day) && event.actors.includes('nvidia')).map(({ id }) => id), 'en', known);
});

const query = async () => new URL(await driver.getCurrentUrl()).searchParams;

const CHOICES = [
  ['words', () => seek('Blackwell & H20'), 'timeline.find', 'Blackwell & H20'],
  ['an accent', () => seek('società'), 'timeline.find', 'società'],
  ['an actor', () => choose(WHO, 'reuters'), 'timeline.actor', 'reuters'],
  ['a claim', () => choose(CLAIM, 'C04'), 'timeline.claim', 'C04'],
  ['lanes', () => choose(LANES, 'actor'), 'timeline.lanes', 'actor'],
  ['a hidden category', () => tap(driver, '.lanes .chip:nth-child(3)'), 'timeline.hide', story.categories[1].id],
  ['true scale', () => find(driver, TRUE_SCALE).click(), 'timeline.axis', 'even'],
  ['a zoom by buttons', async () => { for (let step = 0; step < 3; step += 1) await find(driver, ZOOM_IN).click(); }, 'timeline.view', undefined],
  ['a drag after a wheel', async () => {
    const box = await plotBox(driver);
    const [x, y] = [box.left + box.width * 0.4, box.top + 40];
    await wheel(driver, [x, y], -400, CONTROL);
    await drag(driver, [x, y], [x + 30, y], [x - 90, y]);
  }, 'timeline.view', undefined],
];

for (const [name, act, key, wanted] of CHOICES) {
  test(`${name}: the address names it, and opening that address gives the same picture`, async () => {
    await visit(driver, BASE_URL);
    await act();
    await until(driver, key, 'return new URLSearchParams(location.search).has(arguments[0])', key);
    await driver.sleep(50);
    const value = (await query()).get(key);
    if (wanted) assert.equal(value, wanted);
    else assert.match(value, /^[\d.-]+,[\d.-]+$/);
    const before = [await picture(driver), await textOf(driver, '.found'), await listed()];
    const places = new Map((await marks(driver)).map(({ event, y, x }) => [`${event} ${y}`, x]));
    await visit(driver, await driver.getCurrentUrl());
    await settled(driver);
    assert.deepEqual([await textOf(driver, '.found'), await listed()], before.slice(1));
    assert.equal((await query()).get(key), value);
    if (key !== 'timeline.view') assert.deepEqual(differences(before[0], await picture(driver)), []);
    // Whole days are near enough for a link: within a few pixels.
    else {
      const frame = await driver.executeScript("return document.querySelector('.plot .axis').getBoundingClientRect().y");
      const now = new Map((await marks(driver)).map(({ event, x }) => [event, x]));
      assert.ok(now.size > 2 && frame);
      for (const [id, x] of places) {
        const there = now.get(id.split(' ')[0]);
        assert.ok(there === undefined || Math.abs(there - x) < 8, `${id}: from ${x} to ${there}`);
      }
    }
  });
}

test('the detail tells an event whole: words, actors, claims with how they stand on the day, sources', async () => {
  for (const day of ['2025-01-31', story.updated]) {
    for (const id of ['E16', 'E18', 'E21']) {
      const event = story.events.find((one) => one.id === id);
      await visit(driver, pageIn('en', `as-of=${day}&timeline.view=2024-12-20,2025-02-01`));
      await plotBox(driver);
      const mark = (await marks(driver)).find((one) => one.event === id);
      await drag(driver, [mark.x, mark.y]);
      await until(driver, id, "return document.querySelector('.detail').dataset.event === arguments[0] && document.querySelector('.mark.selected')", id);
      const text = await textOf(driver, '.detail');
      for (const words of wording(event, day, 'en')) assert.ok(text.includes(words), `${id}: ${words}`);
      for (const actor of event.actors) assert.ok(text.includes(story.actors.find((one) => one.id === actor).name), `${id}: ${actor}`);
      const claims = event.claims.map((one) => story.claims.find((claim) => claim.id === one)).filter((claim) => isKnown(claim, day));
      const pills = await driver.executeScript(`
        return [...document.querySelectorAll('.detail .claim-link')].map((link) => {
          const card = document.querySelector(link.querySelector('a').hash);
          return { claim: card.id, status: card.dataset.status, says: link.querySelector('.pill').textContent, card: card.querySelector('.pill').textContent };
        });`);
      assert.deepEqual(pills.map(({ claim, status }) => [claim, status]), claims.map((claim) => [`claim-${claim.id}`, statusOn(claim, day).status]), id);
      for (const { claim, says, card } of pills) assert.equal(says, card, `${id}: ${claim}`);
      assert.ok((await count(driver, '.detail .event-body a[href^="#source-"]')) > 0, `${id}: no sources`);
    }
  }
});

test('previous and next go through the known events in order, Escape and Close let go', async () => {
  await visit(driver, pageIn('en', 'as-of=2025-01-31'));
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
