// The drawing: keys move through the events, buttons through time.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from './suite.mjs';
import { open, slowDown } from './browser.mjs';
import { attribute, chooseDay, EARLIER, find, FIT, Key, LATER, press, pressWith, showState, tap, until, waitFor, ZOOM_IN, ZOOM_OUT } from './page.mjs';
import { isKnown, story } from './story.mjs';

/** The parts under test; the others are not rendered. */
const PARTS = 'masthead asof timeline';

let driver;
before(async () => (driver = await open()));
beforeEach(() => showState(driver, '', 'en', PARTS));
after(() => driver?.quit());

const selected = () => attribute(driver, '.mark.selected', 'data-event');
const ticks = () => driver.executeScript("return [...document.querySelectorAll('.plot .tick')].map((tick) => (tick.querySelector('text')?.textContent ?? '') + ' ' + tick.querySelector('line').getAttribute('x1'))");
const picture = () => driver.executeScript("return document.querySelector('.plot .axis').outerHTML.replace(/ class=\"\"/g, '')");
const focusPlot = () => driver.executeScript("document.querySelector('.plot').focus()");

/** Returns the known events of the list, in order. */
const inOrder = () => driver.executeScript("return [...document.querySelectorAll('.event-list li[data-known=yes]')].map((item) => item.id.replace('event-', ''))");

test('arrows go through every event in the order of the list', async () => {
  const order = await inOrder();
  assert.equal(order.length, story.events.length);
  await focusPlot();
  for (const event of order) {
    await press(driver, Key.ARROW_RIGHT);
    await until(driver, event, "return document.querySelector('.detail')?.dataset.event === arguments[0]", event);
  }
  await press(driver, Key.ARROW_RIGHT);
  assert.equal(await selected(), order.at(-1), 'the last event stays chosen');
  await press(driver, Key.ARROW_LEFT);
  assert.equal(await selected(), order.at(-2));
});

test('keys that follow each other faster than the page is drawn are all heard', async () => {
  const order = await inOrder();
  await slowDown(driver, 6);
  try {
    await focusPlot();
    await press(driver, ...Array(12).fill(Key.ARROW_RIGHT));
    await until(driver, 'the twelfth event', "return document.querySelector('.mark.selected')?.dataset.event === arguments[0]", order[11]);
  } finally {
    await slowDown(driver, 1);
  }
});

test('Home and End go to the first and last known event, Escape lets go', async () => {
  await chooseDay(driver, '2025-01-31');
  const order = await inOrder();
  assert.equal(order.length, story.events.filter((event) => isKnown(event, '2025-01-31')).length);
  await focusPlot();
  await press(driver, Key.END);
  assert.equal(await selected(), order.at(-1));
  await press(driver, Key.HOME);
  assert.equal(await selected(), order[0]);
  await press(driver, Key.ESCAPE);
  assert.equal(await selected(), null);
  assert.equal(await driver.executeScript("return document.activeElement.className"), 'plot');
});

test('arrows up and down change the lane', async () => {
  await focusPlot();
  await press(driver, Key.HOME);
  const lane = async () => {
    const id = await selected();
    return story.categories.findIndex((category) => category.id === story.events.find((event) => event.id === id).category);
  };
  const from = await lane();
  await press(driver, Key.ARROW_DOWN);
  const below = await lane();
  assert.ok(below > from, `${from} to ${below}`);
  await press(driver, Key.ARROW_UP);
  assert.ok((await lane()) < below);
});

test('plus and minus zoom while the drawing has the focus', async () => {
  const whole = await ticks();
  await focusPlot();
  await press(driver, '+');
  const nearer = await ticks();
  assert.notDeepEqual(nearer, whole);
  await press(driver, '-');
  assert.deepEqual(await ticks(), whole);
  await press(driver, '=');
  assert.deepEqual(await ticks(), nearer);
});

test('Shift with an arrow moves along time and chooses nothing', async () => {
  await tap(driver, ZOOM_IN);
  await focusPlot();
  const here = await ticks();
  await pressWith(driver, Key.SHIFT, Key.ARROW_LEFT);
  const earlier = await ticks();
  assert.notDeepEqual(earlier, here);
  await pressWith(driver, Key.SHIFT, Key.ARROW_RIGHT);
  assert.deepEqual(await ticks(), here);
  assert.equal(await driver.executeScript("return document.querySelector('.mark.selected')"), null);
});

test('no single key does anything outside the drawing', async () => {
  // In the whole page.
  await showState(driver);
  const whole = await picture();
  const keys = ['+', '-', '=', Key.ARROW_RIGHT, Key.ARROW_LEFT, Key.HOME, Key.END, Key.ESCAPE, 'p', ' '];
  await press(driver, ...keys);
  assert.equal(await selected(), null);
  for (const selector of ['.lanes .chip', '.detail a', '#claim-C04 summary']) {
    await driver.executeScript('document.querySelector(arguments[0]).focus()', selector);
    await press(driver, ...keys.slice(0, -2));
    assert.equal(await selected(), null, selector);
    assert.equal(await picture(), whole, selector);
  }
});

test('a key with Control, Alt or Meta is left to the browser', async () => {
  await focusPlot();
  await driver.executeScript("window.kept = []; addEventListener('keydown', (event) => window.kept.push(event.defaultPrevented))");
  await pressWith(driver, Key.CONTROL, Key.ARROW_RIGHT);
  await pressWith(driver, Key.ALT, Key.ARROW_DOWN);
  assert.equal(await selected(), null);
  assert.deepEqual([...new Set(await driver.executeScript('return window.kept'))], [false]);
});

test('keys that the drawing does not use are left to the page', async () => {
  await focusPlot();
  const top = () => driver.executeScript('return scrollY');
  const before = await top();
  await press(driver, Key.PAGE_DOWN);
  await waitFor(driver, 'a page that scrolls', async () => (await top()) > before);
});

test('buttons zoom and pan, and the whole comes back the same', async () => {
  const whole = await ticks();
  const drawn = await picture();
  const seen = [whole];
  for (const button of [ZOOM_IN, ZOOM_IN, EARLIER, LATER, ZOOM_OUT]) {
    await tap(driver, button);
    seen.push(await waitFor(driver, `other ticks by ${button}`, async () => {
      const now = await ticks();
      return String(now) !== String(seen.at(-1)) && now;
    }));
  }
  await tap(driver, FIT);
  await waitFor(driver, 'the whole', async () => String(await ticks()) === String(whole));
  assert.equal(await picture(), drawn);
});

test('zooming in ends at the hours of a day and never runs out of ticks', async () => {
  for (let step = 0; step < 16; step += 1) {
    await tap(driver, ZOOM_IN);
    const labels = await ticks();
    assert.ok(labels.length >= 2 && labels.length <= 20, `after ${step + 1}: ${labels}`);
  }
  const end = await ticks();
  await tap(driver, ZOOM_IN);
  assert.deepEqual(await ticks(), end, 'it goes on for ever');
  const labels = await driver.executeScript("return [...document.querySelectorAll('.plot .tick text')].map((text) => text.textContent)");
  assert.ok(labels.filter((label) => /^\d\d:00/.test(label)).length > 3, labels.join(', '));
});

test('panning stops at both ends of the story', async () => {
  await tap(driver, ZOOM_IN);
  const walk = async (button) => {
    for (let step = 0; step < 6; step += 1) await tap(driver, button);
    const end = await ticks();
    await tap(driver, button);
    assert.deepEqual(await ticks(), end);
    return end;
  };
  assert.notDeepEqual(await walk(EARLIER), await walk(LATER));
});

test('an event chosen by key comes into the drawing', async () => {
  for (let step = 0; step < 5; step += 1) await tap(driver, ZOOM_IN);
  await focusPlot();
  for (const key of [Key.HOME, Key.END]) {
    await press(driver, key);
    assert.ok(await selected(), 'the chosen event is out of the drawing');
  }
});
