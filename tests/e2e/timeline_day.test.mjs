// The day: dragged by its line and along the strip of news, and played from event to event.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { open, prefer, resize } from './browser.mjs';
import { boxOf, dated, marks, picture, differences, plotBox, ticks } from './drawing.mjs';
import { along, drag, hover, swipe } from './hand.mjs';
import { attribute, chooseDay, count, dayShown, find, Key, pageIn, PLAY, press, textOf, until, visit, waitForDay } from './page.mjs';
import { isKnown, knownFrom, story } from './story.mjs';

let driver;
before(async () => {
  driver = await open();
  await resize(driver, 1200);
});
beforeEach(async () => {
  await prefer(driver, { 'prefers-reduced-motion': 'no-preference' });
});
after(() => driver?.quit());

const show = (query = '') => visit(driver, pageIn('en', query));
const iso = (days) => new Date(Math.floor(days) * 86_400_000).toISOString().slice(0, 10);
const detail = () => attribute(driver, '.detail', 'data-event');
const untilDetail = (event, what = event) => until(driver, what, "return document.querySelector('.detail')?.dataset.event === arguments[0]", event);
const label = () => attribute(driver, PLAY, 'aria-label');

/** The day at a place of the drawing, where time is laid evenly. */
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
      // The line moves, not time.
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
      // Where the hand let go, within a few pixels.
      await driver.sleep(150);
      const strip = await boxOf(driver, '.asof-slide .density');
      const there = strip.left + (strip.width * (Date.parse(await dayShown(driver)) / 86_400_000 - from)) / (to - from);
      assert.ok(Math.abs(there - x) < 8, `let go at ${x}, the day ${await dayShown(driver)} is at ${there}`);
      assert.ok(Math.abs(strip.left - before.left) < 1, `the strip moved under the hand by ${strip.left - before.left}`);
    }
  });
}

test('a finger up or down on the line of the day scrolls the page', async () => {
  await show('as-of=2025-06-30');
  const grip = await knob();
  const top = await driver.executeScript('return scrollY');
  await swipe(driver, along([grip.x, grip.y + 100], [grip.x, grip.y - 40]));
  await until(driver, 'a page that scrolls', 'return scrollY > arguments[0] + 60', top);
  assert.equal(await dayShown(driver), '2025-06-30');
});

test('what is told later is an outline without words, and a click on it chooses nothing', async () => {
  await show('as-of=2025-01-24&timeline.view=2024-12-01,2026-06-01');
  const later = (await marks(driver)).filter(({ known }) => known === 'no');
  assert.ok(later.length > 3);
  for (const { event, classes } of later) {
    assert.ok(classes.includes('later'), event);
    const words = await driver.executeScript("return document.querySelector(`.mark[data-event=${arguments[0]}]`).textContent.replace(/[()]/g, '')", event);
    assert.equal(words, '', event);
    const fill = await driver.executeScript("return getComputedStyle(document.querySelector(`.mark[data-event=${arguments[0]}] :is(.shape, .fade)`)).fill", event);
    assert.equal(fill, 'none', event);
  }
  await plotBox(driver);
  const mark = (await marks(driver)).find(({ known, isPoint }) => known === 'no' && isPoint);
  await drag(driver, [mark.x, mark.y]);
  assert.equal(await count(driver, '.mark.selected'), 0);
  assert.notEqual(await detail(), mark.event);
});

// In the order in which they became known; of two of one day, the one that happened first.
const first = (event) => event.date.split('/')[0].replace('~', '');
const WALK = story.events.filter((event) => isKnown(event, story.updated)).sort((one, other) => knownFrom(one).localeCompare(knownFrom(other)) || first(one).localeCompare(first(other)));

test('Play goes from event to event by itself, in the order in which they became known, and stops at the end', async () => {
  const [before, ...rest] = WALK.slice(-4);
  await show(`as-of=${knownFrom(before)}&selected=event-${before.id}`);
  assert.equal(await label(), 'Play');
  await find(driver, PLAY).click();
  await untilDetail(rest[0].id);
  assert.equal(await label(), 'Pause');
  for (const event of rest.slice(1)) {
    await untilDetail(event.id);
    assert.equal(await dayShown(driver), knownFrom(event));
  }
  await until(driver, 'the end', "return document.querySelector(arguments[0]).ariaLabel === 'Play'", PLAY);
  assert.equal(await detail(), WALK.at(-1).id);
});

test('Play at the end begins with the first event; pressed again it stops', async () => {
  await show();
  await find(driver, PLAY).click();
  await untilDetail(WALK[0].id);
  await waitForDay(driver, knownFrom(WALK[0]));
  assert.equal(await label(), 'Pause');
  await untilDetail(WALK[1].id);
  await find(driver, PLAY).click();
  assert.equal(await label(), 'Play');
  const stopped = await detail();
  await driver.sleep(3000);
  assert.equal(await detail(), stopped, 'it goes on after it was stopped');
});

test('who points at the timeline or is in it by keyboard holds it, and it goes on when they leave', async () => {
  await show('as-of=2025-01-27&selected=event-E19');
  await find(driver, PLAY).click();
  const here = await detail();
  const held = () => attribute(driver, '.asof', 'data-held');
  await plotBox(driver);
  const box = await boxOf(driver, '.plot .axis');
  await hover(driver, [box.x, box.top + 40]);
  await until(driver, 'the hold', "return document.querySelector('.asof').dataset.held === 'yes'");
  const holding = await detail();
  await driver.sleep(4200);
  assert.equal(await detail(), holding, `it went on from ${here} while somebody read`);
  // Back to the bar, which stands at the top of the window.
  const now = await boxOf(driver, '.asof-play');
  await hover(driver, [now.x, now.y]);
  await until(driver, 'no hold', "return !document.querySelector('.asof').dataset.held");
  await until(driver, 'the next event', "return document.querySelector('.detail').dataset.event !== arguments[0]", holding);
  // By keyboard.
  await driver.executeScript("document.querySelector('.detail .step:not([disabled])').focus()");
  await until(driver, 'the hold', "return document.querySelector('.asof').dataset.held === 'yes'");
  assert.equal(await held(), 'yes');
  await driver.executeScript("document.querySelector(arguments[0]).focus()", PLAY);
  await until(driver, 'no hold', "return !document.querySelector('.asof').dataset.held");
  await find(driver, PLAY).click();
});

test('for readers who ask for less movement it goes one event for each press, through all of them', async () => {
  await prefer(driver, { 'prefers-reduced-motion': 'reduce' });
  await show();
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
  // It does not run.
  await driver.sleep(3600);
  assert.equal(await detail(), WALK[0].id);
});

test('a day that moves leaves every mark at its place', async () => {
  await show();
  // A bar may have another end on another day.
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
