// The day: dragged by its line and along the strip of news, and played from event to event.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from './suite.mjs';
import { open, prefer, resize, scrollingFingers } from './browser.mjs';
import { boxOf, dated, marks, picture, differences, plotBox, ticks } from './drawing.mjs';
import { along, drag, hover, swipe } from './hand.mjs';
import { attribute, chooseDay, count, dayShown, find, Key, paces, pageIn, PLAY, press, setPace, showState, tap, textOf, until, visit, waitFor, waitForDay } from './page.mjs';
import { isKnown, knownFrom, story } from './story.mjs';

/** The parts under test; the others are not rendered. */
const PARTS = 'masthead asof timeline';

let driver;
before(async () => {
  driver = await open();
  await resize(driver, 1200);
});
beforeEach(() => prefer(driver, { 'prefers-reduced-motion': 'no-preference' }));
after(() => driver?.quit());

const show = (query) => showState(driver, query, 'en', PARTS);
const iso = (days) => new Date(Math.floor(days) * 86_400_000).toISOString().slice(0, 10);
const detail = () => attribute(driver, '.detail', 'data-event');
const untilDetail = (event, what = event) => until(driver, what, "return document.querySelector('.detail')?.dataset.event === arguments[0]", event);
const label = () => attribute(driver, PLAY, 'aria-label');

/** Returns the day at a position of the drawing, if the time scale is even. */
async function dayAt(x) {
  const found = dated(await ticks(driver));
  const [first, last] = [found[0], found.at(-1)];
  return first.days + ((x - first.x) / (last.x - first.x)) * (last.days - first.days);
}

const knob = async () => {
  await plotBox(driver);
  return boxOf(driver, '.asof-grip .knob');
};

const HANDS = {
  mouse: (from, to) => drag(driver, from, ...along(from, to, 4).slice(1)),
  finger: (from, to) => swipe(driver, along(from, to, 8)),
};

for (const [name, move] of Object.entries(HANDS)) {
  test(`a ${name} drags the line of the day, and the page goes to the day under it`, async () => {
    await show('timeline.axis=even&timeline.view=2024-12-15,2025-03-15&as-of=2025-02-20');
    const view = await ticks(driver);
    for (const part of [0.31, 0.55, 0.12]) {
      const [grip, box] = [await knob(), await boxOf(driver, '.plot .axis')];
      const to = Math.round(box.left + box.width * part);
      const wanted = iso(await dayAt(to));
      await move([grip.x, grip.y], [to, grip.y + 5]);
      await waitForDay(driver, wanted);
      const line = await boxOf(driver, '.asof-line');
      assert.equal(iso(await dayAt(line.x)), wanted, 'the line is not on its day');
      assert.equal(await count(driver, '.mark.selected'), 0);
      // The line moves, not the time scale.
      assert.deepEqual((await ticks(driver)).map(({ x }) => x), view.map(({ x }) => x));
      for (const { event, known } of await marks(driver)) {
        assert.equal(known, isKnown(story.events.find(({ id }) => id === event), wanted) ? 'yes' : 'no', event);
      }
    }
  });

  test(`a ${name} drags the line where time is compressed, and not out of the story`, async () => {
    await show('as-of=2025-06-30');
    const box = await plotBox(driver);
    let grip = await knob();
    const to = Math.round(box.left + box.width * 0.3);
    await move([grip.x, grip.y], [to, grip.y]);
    await until(driver, 'an earlier day', "return document.querySelector('.asof').dataset.day < '2024-07-01'");
    grip = await knob();
    assert.ok(Math.abs(grip.x - to) < 4, `let go at ${to}, the line is at ${grip.x}`);
    await move([grip.x, grip.y], [box.right + 40, grip.y]);
    await waitForDay(driver, story.updated);
    grip = await knob();
    await move([grip.x, grip.y], [box.left - 30, grip.y]);
    await waitForDay(driver, story.claims.concat(story.events).map(knownFrom).sort()[0]);
  });

  test(`a ${name} on the strip of news moves the day`, async () => {
    await show();
    const y = (await boxOf(driver, '.asof-slide .density')).top + 3;
    const [from, to] = await driver.executeScript("const { min, max } = document.querySelector('.asof input[type=range]'); return [Number(min), Number(max)]");
    for (const [begin, end] of [[0.6, 0.35], [0.35, 0.8]]) {
      const before = await boxOf(driver, '.asof-slide .density');
      const x = Math.round(before.left + before.width * end);
      await move([before.left + before.width * begin, y], [x, y]);
      // Where the pointer was released, within a few pixels.
      const placeOfDay = async () => {
        const { left, width } = await boxOf(driver, '.asof-slide .density');
        return left + (width * (Date.parse(await dayShown(driver)) / 86_400_000 - from)) / (to - from);
      };
      await waitFor(driver, 'the day', async () => Math.abs((await placeOfDay()) - x) < 8).catch(async () => {
        assert.fail(`let go at ${x}, the day ${await dayShown(driver)} is at ${await placeOfDay()}`);
      });
      const strip = await boxOf(driver, '.asof-slide .density');
      assert.ok(Math.abs(strip.left - before.left) < 1, `the strip moved under the hand by ${strip.left - before.left}`);
    }
  });
}

test('a finger up or down on the line of the day scrolls the page', async () => {
  scrollingFingers();
  await show('as-of=2025-06-30');
  const grip = await knob();
  const top = await driver.executeScript('return scrollY');
  await swipe(driver, along([grip.x, grip.y + 100], [grip.x, grip.y - 40]));
  await until(driver, 'a page that scrolls', 'return scrollY > arguments[0] + 60', top);
  assert.equal(await dayShown(driver), '2025-06-30');
});

test('what is told later is drawn as an outline, and a click on it chooses nothing', async () => {
  await show('as-of=2025-01-24&timeline.view=2024-12-01,2026-06-01');
  const later = (await marks(driver)).filter(({ known }) => known === 'no');
  assert.ok(later.length > 3);
  for (const { event } of later) {
    const fill = await driver.executeScript("return getComputedStyle(document.querySelector(`.mark[data-event=${arguments[0]}] :is(.shape, .fade)`)).fill", event);
    assert.equal(fill, 'none', event);
  }
  await plotBox(driver);
  const mark = (await marks(driver)).find(({ known, isPoint }) => known === 'no' && isPoint);
  await drag(driver, [mark.x, mark.y]);
  assert.equal(await count(driver, '.mark.selected'), 0);
  assert.notEqual(await detail(), mark.event);
});

// In the order in which they became known; if two did on the same day, in the order in which they happened.
const first = (event) => event.date.split('/')[0].replace('~', '');
const WALK = story.events.filter((event) => isKnown(event, story.updated)).sort((one, other) => knownFrom(one).localeCompare(knownFrom(other)) || first(one).localeCompare(first(other)));

/** Opens the page in a state, with a pace in seconds for playing. */
async function showPaced(query, pace) {
  await visit(driver, pageIn('en', query));
  await setPace(driver, pace);
}

/** Records in the page each event that is shown from now on, with its day and the label of the play button. */
const watch = () =>
  driver.executeScript(`
    window.played = [];
    const note = () => {
      const told = [document.querySelector('.detail').dataset.event, document.querySelector('.asof').dataset.day];
      if (window.played.at(-1)?.slice(0, 2).join() !== told.join()) window.played.push([...told, document.querySelector(arguments[0]).ariaLabel]);
    };
    new MutationObserver(note).observe(document.querySelector('.story'), { subtree: true, childList: true, attributes: true, attributeFilter: ['data-event', 'data-day'] });`, PLAY);
const played = () => driver.executeScript('return window.played');
const untilPlayed = (times) => until(driver, `${times} events`, 'return window.played.length >= arguments[0]', times);
const untilOver = () => until(driver, 'the end', "return document.querySelector(arguments[0]).ariaLabel === 'Play'", PLAY);
const untilHeld = (held) => until(driver, held ? 'the hold' : 'no hold', "return (document.querySelector('.asof').dataset.held === 'yes') === arguments[0]", held);

/** Returns what is recorded of a walk through events: one entry each while it plays, until it stops. */
const walkThrough = (events) => events.map((event) => [event.id, knownFrom(event), event === WALK.at(-1) ? 'Play' : 'Pause']);

test('Play goes on from the chosen event by itself, in the order in which they became known, and stops at the end', async () => {
  const [before, ...rest] = WALK.slice(-8);
  await showPaced(`as-of=${knownFrom(before)}&selected=event-${before.id}`, 0.05);
  assert.equal(await label(), 'Play');
  await watch();
  await tap(driver, PLAY);
  await untilPlayed(rest.length);
  await untilOver();
  await paces(driver, 0.05);
  assert.deepEqual(await played(), walkThrough(rest));
});

test('Play at the end begins with the first event', async () => {
  await showPaced('', 0.02);
  await watch();
  await tap(driver, PLAY);
  await untilPlayed(3);
  await tap(driver, PLAY);
  assert.equal(WALK.length, story.events.length);
  assert.deepEqual((await played()).slice(0, 3), walkThrough(WALK.slice(0, 3)));
});

test('Play that is pressed again stops', async () => {
  const pace = 0.2;
  await showPaced('', pace);
  await watch();
  await tap(driver, PLAY);
  await untilPlayed(2);
  await tap(driver, PLAY);
  assert.equal(await label(), 'Play');
  const stopped = await played();
  await paces(driver, pace);
  assert.deepEqual(await played(), stopped, 'it goes on after it was stopped');
});

test('who points at the timeline or is in it by keyboard holds it, and it goes on when they leave', async () => {
  const pace = 0.2;
  await showPaced('as-of=2025-01-27&selected=event-E19', pace);
  await watch();
  await tap(driver, PLAY);
  const stands = async (what) => {
    const before = await played();
    await paces(driver, pace);
    assert.deepEqual(await played(), before, `it went on while somebody ${what}`);
    return before.length;
  };
  await plotBox(driver);
  const box = await boxOf(driver, '.plot .axis');
  await hover(driver, [box.x, box.top + 40]);
  await untilHeld(true);
  const pointed = await stands('read');
  // Back to the bar, which is at the top of the window.
  const now = await boxOf(driver, '.asof-play');
  await hover(driver, [now.x, now.y]);
  await untilHeld(false);
  await untilPlayed(pointed + 1);
  // By keyboard.
  await driver.executeScript("document.querySelector('.detail .step:not([disabled])').focus()");
  await untilHeld(true);
  const focused = await stands('was in it by keyboard');
  await driver.executeScript("document.querySelector(arguments[0]).focus()", PLAY);
  await untilHeld(false);
  await untilPlayed(focused + 1);
  assert.equal(await label(), 'Pause');
});

test('the pace is what the host says, also while it plays; what is no number above zero is passed over', async () => {
  const set = (value) => driver.executeScript("document.querySelector('contrappunto-story').setAttribute('play-pace', arguments[0])", value);
  await visit(driver, pageIn('en', `as-of=${knownFrom(WALK[0])}&selected=event-${WALK[0].id}`));
  await watch();
  await set('soon');
  await tap(driver, PLAY);
  await untilPlayed(1);
  for (const value of ['soon', '-1', '0', '', '1e400', 'NaN']) {
    await set(value);
    await paces(driver, 0.05);
    assert.equal((await played()).length, 1, `“${value}” is a pace`);
    assert.equal(await label(), 'Pause', value);
  }
  await set('0.1');
  await untilPlayed(4);
  // Longer than any browser's timer supports.
  await set('1e12');
  const slow = (await played()).length;
  await paces(driver, 0.1);
  assert.equal((await played()).length, slow, 'a very long time is none');
  assert.equal(await label(), 'Pause');
});

test('for readers who ask for less movement it goes one event for each press, through all of them', async () => {
  await prefer(driver, { 'prefers-reduced-motion': 'reduce' });
  await showPaced('', 0.02);
  await driver.executeScript("document.querySelector(arguments[0]).focus()", PLAY);
  const visited = [];
  for (const event of WALK) {
    await press(driver, Key.ENTER);
    await until(driver, event.id, "return document.querySelector('.detail').dataset.event === arguments[0] && document.querySelector('.asof').dataset.day === arguments[1]", event.id, knownFrom(event)).catch(async () => {
      assert.fail(`after ${visited.at(-1)} comes ${await detail()} on ${await dayShown(driver)}, not ${event.id} on ${knownFrom(event)}`);
    });
    visited.push(event.id);
    assert.equal(await label(), 'Play');
  }
  assert.equal(visited.length, story.events.length);
  await press(driver, Key.ENTER);
  await untilDetail(WALK[0].id);
  // It does not play on.
  await paces(driver, 0.02, 8);
  assert.equal(await detail(), WALK[0].id);
});

test('a day that moves leaves every mark at its place', async () => {
  await show();
  // A bar may end elsewhere on another day.
  const places = async () => {
    const { left, top } = await boxOf(driver, '.plot .axis');
    return new Map((await marks(driver)).map(({ event, isPoint, x, y }) => [event, isPoint ? [Math.round(x - left), Math.round(y - top)] : [Math.round(y - top)]]));
  };
  const before = await places();
  for (const day of ['2022-10-07', '2025-01-31', '2025-09-17']) {
    await chooseDay(driver, day);
    const now = await places();
    assert.deepEqual([...now.keys()].sort(), [...before.keys()].sort(), day);
    for (const [event, place] of now) {
      const was = before.get(event);
      if (place.length === was.length) assert.ok(place.every((at, which) => Math.abs(at - was[which]) <= 1), `${event} on ${day}: from ${was} to ${place}`);
    }
  }
  const drawn = await picture(driver);
  await chooseDay(driver, story.updated);
  await chooseDay(driver, '2025-09-17');
  assert.deepEqual(differences(drawn, await picture(driver)), []);
  assert.match(await textOf(driver, '.asof-day'), /17 September 2025/);
});
