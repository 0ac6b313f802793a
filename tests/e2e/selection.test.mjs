// A reader's selection is shown everywhere and reported to the host once; what the host sets is not reported back. How
// a selection is shown is tested on the markup, in `tests/page/selection.rs`.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from './suite.mjs';
import { open } from './browser.mjs';
import { drawn } from './drawing.mjs';
import { startHost } from './host.mjs';
import { attribute, chooseDay, count, dayShown, find, forget, heard, Key, press, PREVIOUS, putBack, settled, tap, textOf, until, visit, waitForDay } from './page.mjs';
import { isKnown, plain, story } from './story.mjs';

let driver;
let host;
before(async () => {
  host = await startHost();
  driver = await open();
});
after(async () => {
  await driver?.quit();
  await host?.close();
});

const E17 = story.events.find(({ id }) => id === 'E17');
const clickMark = (id) => tap(driver, `.mark[data-event=${id}] .shape`);
const current = () => driver.executeScript("return [...document.querySelectorAll('[aria-current=true][id]')].map((node) => node.id)");
const marked = () => driver.executeScript("return [...document.querySelectorAll('.card.marked')].map((node) => node.id).sort()");
const details = async (name) => (await heard(driver, name)).map(({ detail }) => detail);

describe('what a reader does', () => {
  before(() => visit(driver, host.url));
  beforeEach(async () => {
    await putBack(driver);
    await forget(driver);
  });

  test('a click on a mark picks its event out everywhere, and the host hears of it once', async () => {
    assert.deepEqual(await current(), []);
    const before = await textOf(driver, '.detail .kicker');
    await clickMark('E17');
    assert.deepEqual(await current(), ['event-E17']);
    assert.deepEqual(await marked(), E17.claims.map((id) => `claim-${id}`).sort());
    assert.equal(await attribute(driver, '.detail', 'data-event'), 'E17');
    const detail = await textOf(driver, '.detail');
    assert.notEqual(await textOf(driver, '.detail .kicker'), before, 'the detail does not say that it is the chosen event');
    for (const text of [E17.title.en, E17.summary.en]) assert.ok(detail.includes(plain(text)), text);
    assert.equal(await count(driver, '.mark.selected'), 1);

    const selection = { kind: 'event', id: 'E17' };
    assert.deepEqual(await details('select'), [selection]);
    assert.deepEqual(await details('state'), [{ state: { asOf: story.updated, lang: 'en', selected: selection, link: 'selected=event-E17' } }]);
    assert.deepEqual(await details('asof'), []);
    await clickMark('E17');
    await settled(driver);
    assert.equal((await details('select')).length, 1, 'the same choice again is no news');
  });

  test('closing the detail lets the choice go', async () => {
    const before = await textOf(driver, '.detail');
    await clickMark('E17');
    await forget(driver);
    await tap(driver, '.detail .close');
    assert.deepEqual(await current(), []);
    assert.deepEqual(await marked(), []);
    assert.deepEqual(await details('select'), [null]);
    assert.equal(await textOf(driver, '.detail'), before);
  });

  test('an event of the list shows in the drawing', async () => {
    await tap(driver, '.event-list > summary');
    await tap(driver, '#event-E24 summary');
    await tap(driver, '#event-E24 .pick');
    assert.equal(await attribute(driver, '.mark.selected', 'data-event'), 'E24');
    assert.deepEqual(await current(), ['event-E24']);
    assert.equal(await attribute(driver, '#event-E24 .pick', 'aria-pressed'), 'true');
  });

  test('the host hears of every day that the reader chooses, once', async () => {
    await chooseDay(driver, '2025-01-31');
    assert.deepEqual(await details('asof'), [{ day: '2025-01-31' }]);
    assert.deepEqual(await details('select'), []);
    await tap(driver, PREVIOUS);
    await waitForDay(driver, '2025-01-29');
    assert.deepEqual((await details('asof')).map(({ day }) => day), ['2025-01-31', '2025-01-29']);
  });

  test('a day that hides the chosen event lets the choice go and says so', async () => {
    await clickMark('E24');
    await forget(driver);
    await chooseDay(driver, '2025-01-27');
    assert.deepEqual(await current(), []);
    assert.deepEqual((await heard(driver)).filter(({ name }) => name !== 'state').map(({ name, detail }) => [name, detail]), [
      ['asof', { day: '2025-01-27' }],
      ['select', null],
    ]);
  });

  test('a lane that is switched off leaves the drawing and the list', async () => {
    const rest = story.events.filter((event) => event.category !== 'chip').length;
    const label = story.categories.find(({ id }) => id === 'chip').label.en;
    const chip = await driver.executeScript("return [...document.querySelectorAll('.lanes .chip')].find((node) => node.textContent.trim() === arguments[0])", label);
    await chip.click();
    assert.equal(await chip.getAttribute('aria-pressed'), 'false');
    assert.equal(await drawn(driver), rest);
    assert.match(await textOf(driver, '.event-list > summary'), new RegExp(`^${rest} events`));
    await tap(driver, '.lanes .chip');
    assert.equal(await drawn(driver), story.events.length);
  });

  test('Escape in the drawing lets the choice go', async () => {
    await clickMark('E17');
    await driver.executeScript("document.querySelector('.plot').focus()");
    await press(driver, Key.ESCAPE);
    assert.deepEqual(await current(), []);
  });

  test('an outline of a later event takes no click', async () => {
    await putBack(driver, 'as-of=2025-01-31');
    await forget(driver);
    const later = story.events.filter((event) => !isKnown(event, '2025-01-31')).map(({ id }) => id);
    const shapes = await driver.executeScript('return arguments[0].filter((id) => document.querySelector(`.mark.later[data-event=${id}]`))', later);
    assert.ok(shapes.length > 10);
    await driver.executeScript("for (const outline of document.querySelectorAll('.mark.later')) outline.dispatchEvent(new MouseEvent('click', { bubbles: true }))");
    await settled(driver);
    assert.deepEqual(await heard(driver), []);
    assert.deepEqual(await current(), []);
  });
});

describe('what the host sets', () => {
  beforeEach(async () => {
    await visit(driver, host.url);
    await forget(driver);
  });

  test('the page follows a day that the host sets, and reports nothing', async () => {
    const element = "document.querySelector('contrappunto-story')";
    await driver.executeScript(`${element}.setAttribute('as-of', '2025-01-31')`);
    await waitForDay(driver, '2025-01-31');
    assert.equal(await attribute(driver, '#claim-C04', 'data-status'), 'contradicted-in-part');
    await driver.executeScript(`${element}.asOf = '2024-12-31'`);
    await waitForDay(driver, '2024-12-31');
    assert.equal(await attribute(driver, '#claim-C04', 'data-known'), 'no');
    assert.equal(await driver.executeScript(`return ${element}.state.asOf`), '2024-12-31');
    await driver.executeScript(`${element}.removeAttribute('as-of')`);
    await waitForDay(driver, story.updated);
    await driver.executeScript(`${element}.setAttribute('lang', 'it')`);
    await until(driver, 'Italian', "return document.querySelector('.story').lang === 'it'");
    await settled(driver);
    assert.deepEqual(await heard(driver), []);
  });

  test('a day set by the host again, after the reader has moved on, is followed again', async () => {
    const set = (day) => driver.executeScript("document.querySelector('contrappunto-story').setAttribute('as-of', arguments[0])", day);
    await set('2025-01-31');
    await waitForDay(driver, '2025-01-31');
    await chooseDay(driver, '2026-04-24');
    await set('2025-01-30');
    await waitForDay(driver, '2025-01-30');
    await chooseDay(driver, '2026-04-24');
    await set('2025-01-30');
    await settled(driver);
    assert.equal(await dayShown(driver), '2026-04-24', 'the same value again is no change of an attribute');
  });
});
