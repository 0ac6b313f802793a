// If there is no room for the drawing: a list by years, with the day in it.

import assert from 'node:assert/strict';
import { after, before, test } from './suite.mjs';
import { open, resize, widths } from './browser.mjs';
import { chooseDay, count, find, Key, press, settled, showState, tap, textOf, until, waitFor } from './page.mjs';
import { isKnown, plain, story } from './story.mjs';

/** The parts under test; the others are not rendered. */
const PARTS = 'masthead asof timeline';

let driver;
before(async () => (driver = await open()));
after(() => driver?.quit());

const begun = (event) => event.date.split('/')[0].replace('~', '');
/** Returns the first day that a date can mean. */
const firstDay = (event) => `${begun(event)}-01-01`.slice(0, 10);
const knownOn = (day) => story.events.filter((event) => isKnown(event, day));

/** Returns the visible content of the list from top to bottom. */
const list = () =>
  driver.executeScript(`
    return [...document.querySelectorAll('.event-list .year-title, .event-list li, .event-list .day-divider, .event-list .known-later')]
      .filter((node) => node.checkVisibility())
      .map((node) => ({ kind: node.localName === 'li' ? 'event' : node.className.split(' ')[0], id: node.id.replace('event-', ''), text: (node.querySelector('.event-title') ?? node).textContent.trim(), y: node.getBoundingClientRect().y }));`);

const WIDTHS = [390, 320];

test('where there is no room for the drawing the list of known events stands in its place, in order of time, with the day in it', async () => {
  await resize(driver, WIDTHS[0], 844);
  await showState(driver, '', 'en', PARTS);
  for (const width of WIDTHS) {
    await resize(driver, width, 844);
    for (const day of [story.updated, '2025-06-30', '2022-10-07']) {
      await chooseDay(driver, day);
      assert.equal(await driver.executeScript("return document.querySelector('.plot').checkVisibility()"), false);
      const seen = await list();
      const known = knownOn(day);
      const events = seen.filter(({ kind }) => kind === 'event');
      assert.deepEqual(events.map(({ id }) => id).sort(), known.map(({ id }) => id).sort(), day);
      assert.ok(events.every(({ text }) => text), day);
      seen.forEach(({ text, y }, at) => assert.ok(at === 0 || y >= seen[at - 1].y, `${text} stands above what comes before it`));
      const titles = seen.filter(({ kind }) => kind === 'year-title').map(({ text }) => text);
      assert.deepEqual(titles, [...new Set(story.events.map((event) => begun(event).slice(0, 4)))].sort());
      // The day comes after the last event that had begun by then.
      const place = seen.findIndex(({ kind }) => kind === 'day-divider');
      assert.equal(seen.filter(({ kind }) => kind === 'day-divider').length, 1, day);
      seen.forEach(({ kind, id }, at) => {
        if (kind === 'event') assert.equal(at < place, firstDay(story.events.find((one) => one.id === id)) <= day, `${id} beside the day ${day}`);
      });
      assert.equal(seen.some(({ kind }) => kind === 'known-later'), known.length < story.events.length, day);
    }
  }
});

test('an event opens in its place', async () => {
  await showState(driver, '', 'en', PARTS);
  for (const width of WIDTHS) {
    await resize(driver, width, 844);
    for (const id of ['E16', 'E25']) {
      const event = story.events.find((one) => one.id === id);
      const body = `#event-${id} .event-body`;
      const isSeen = () => driver.executeScript('return document.querySelector(arguments[0]).checkVisibility({ contentVisibilityAuto: true })', body);
      assert.equal(await isSeen(), false);
      await tap(driver, `#event-${id} summary`);
      await waitFor(driver, 'the event open', isSeen);
      assert.ok((await textOf(driver, body)).includes(plain(event.summary.en)));
      const box = await driver.executeScript('const { left, right } = document.querySelector(arguments[0]).getBoundingClientRect(); return [left, right]', body);
      assert.ok(box[0] >= 0 && box[1] <= width, box.join());
      await tap(driver, `#event-${id} summary`);
      await waitFor(driver, 'the event shut', async () => !(await isSeen()));
    }
  }
});

test('the same filters work', async () => {
  const WHO = '.filters .choice:nth-of-type(1) select';
  for (const width of WIDTHS) {
    await resize(driver, width, 844);
    await showState(driver, '', 'en', PARTS);
    const field = await find(driver, '.filters input');
    assert.equal(await field.isDisplayed(), true);
    await field.sendKeys('huawei');
    await settled(driver);
    const expected = story.events.filter((event) => /huawei/i.test(event.title.en + event.summary.en)).map(({ id }) => id).sort();
    const shown = async () => (await list()).filter(({ kind }) => kind === 'event').map(({ id }) => id).sort();
    assert.deepEqual(await shown(), expected);
    assert.match(await textOf(driver, '.found'), new RegExp(`${expected.length} of ${story.events.length} events`));
    await tap(driver, '.found button');
    await settled(driver);
    assert.equal((await shown()).length, story.events.length);
    assert.equal(await find(driver, WHO).isDisplayed(), true);
    await driver.executeScript('document.querySelector(arguments[0]).focus()', WHO);
    const place = await driver.executeScript("return [...document.querySelector(arguments[0]).options].findIndex((option) => option.value === 'reuters')", WHO);
    await press(driver, Key.HOME, ...Array(place).fill(Key.ARROW_DOWN));
    await until(driver, 'the choice', "return document.querySelector(arguments[0]).value === 'reuters'", WHO);
    await settled(driver);
    assert.deepEqual(await shown(), story.events.filter(({ actors }) => actors.includes('reuters')).map(({ id }) => id).sort());
    await tap(driver, '.lanes .chip:nth-child(2)');
    await settled(driver);
    const category = story.categories[0].id;
    assert.deepEqual(await shown(), story.events.filter((event) => event.actors.includes('reuters') && event.category !== category).map(({ id }) => id).sort());
  }
});

test('no heading skips a level, on a phone and in a wide window', async () => {
  await showState(driver);
  for (const width of widths(320, 390, 1200)) {
    await resize(driver, width, 844);
    const levels = await driver.executeScript("return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((node) => node.checkVisibility()).map((node) => [Number(node.localName[1]), node.textContent.slice(0, 40)])");
    assert.ok(levels.length > 20);
    levels.forEach(([level, text], at) => assert.ok(level <= (levels[at - 1]?.[0] ?? 0) + 1, `“${text}” is of level ${level} after ${levels[at - 1]?.[0]}`));
  }
  assert.ok((await count(driver, '.year-title')) > 5);
});
