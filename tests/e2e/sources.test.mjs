// Using the list of sources: choosing a claim, ways to and from an entry, exporting citations. What it lists, for which
// claim and on which day, and the text of citations, is tested natively, in tests/page/sources.rs.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from './suite.mjs';
import { allowClipboard, BASE_URL, complaints, denyClipboard, open, required, resetPermissions, resize, saveInto } from './browser.mjs';
import * as csl from './csl.mjs';
import { count, find, focused, Key, pageIn, press, ready, tap, textOf, until, untilText, visit, waitFor } from './page.mjs';
import { LANGUAGES, story } from './story.mjs';

/** The small story, whose page loads at once. */
const SMALL_URL = required('AUTHORED_URL');
/** Its sources with their numbers, as they are cited. */
const CITED = {
  report: '1. “Load report”, Town of Ponte, 10 February 2025, https://example.org/report (read 29 June 2025; archived copy: https://archive.example/report)',
  gazette: '2. A. Bianchi, “Il ponte regge”, Gazzetta, 11 February 2025, https://example.com/ponte?a=1#b (read 29 June 2025)',
  survey: '3. “Survey of the bridge”, Institute, 5 March 2025, http://example.net/survey (read 29 June 2025)',
};
const ALL = Object.keys(CITED);

let driver;
before(async () => (driver = await open()));
beforeEach(async () => {
  await resize(driver, 1200, 900);
  await allowClipboard(driver, new URL(SMALL_URL).origin);
});
after(() => driver?.quit());

const SELECT = '.source-list .choice select';
const STATUS = '.source-list [role=status]';

const clipboard = () => driver.executeAsyncScript('navigator.clipboard.readText().then(arguments[0], (error) => arguments[0](String(error)))');
const forget = () => driver.executeAsyncScript("navigator.clipboard.writeText('nothing').then(arguments[0], arguments[0])");
const openList = () => driver.executeScript("document.querySelector('.source-list').open = true");

/** Returns the ids of the visible entries, in page order. */
const seen = () =>
  driver.executeScript(`
    return [...document.querySelectorAll('.source-list li[id]')].filter((entry) => entry.checkVisibility({ contentVisibilityAuto: true })).map((entry) => entry.id.slice('source-'.length));`);
const untilSeen = (wanted) => waitFor(driver, `${wanted} alone`, async () => JSON.stringify(await seen()) === JSON.stringify(wanted));
const untilInView = (id) =>
  until(driver, `${id} in view`, 'const box = document.getElementById(arguments[0]).getBoundingClientRect(); return box.height > 0 && box.top >= 0 && box.top < innerHeight', id);

test('a claim chosen with the keys lists its sources; the address holds it, and the way back leads to all', async () => {
  await visit(driver, SMALL_URL);
  assert.deepEqual(await seen(), [], 'the list is folded at first');
  await openList();
  await untilSeen(ALL);
  await (await find(driver, SELECT)).sendKeys('Haulier');
  await untilSeen(['survey']);
  assert.equal(await driver.executeScript('return document.querySelector(arguments[0]).value', SELECT), 'C2');
  assert.ok((await textOf(driver, '.sources .found')).startsWith('1 of 3 sources'));
  assert.equal(await textOf(driver, '.others > summary'), 'Other sources: 2');
  await until(driver, 'the claim in the address', "return new URLSearchParams(location.search).get('sources.claim') === 'C2'");

  await driver.navigate().refresh();
  await ready(driver);
  await untilSeen(['survey']);

  await tap(driver, '.sources .found button');
  await untilSeen(ALL);
  await until(driver, 'an address without it', "return location.search === ''");
  assert.equal(await textOf(driver, '.sources .found'), '');
  assert.equal(await driver.executeScript('return document.querySelector(arguments[0]).value', SELECT), '');
  assert.deepEqual(await complaints(driver), []);
});

test('a citation of what is not among them still leads to its entry', async () => {
  await visit(driver, `${SMALL_URL}?sources.claim=C2`);
  await untilSeen(['survey']);
  await tap(driver, '#claim-C1 .statement a.cite[href="#source-report"]');
  await untilInView('source-report');
  assert.equal(await focused(driver), '#source-report');
  // The others are unfolded for it, and the choice stays.
  await untilSeen(['survey', 'report', 'gazette']);
});

test('where a source is used, its links lead there', async () => {
  await visit(driver, SMALL_URL);
  await openList();
  const used = '#source-report > .source-more > .used';
  await tap(driver, `${used} > summary`);
  await until(driver, 'the links', 'return document.querySelector(arguments[0]) !== null', `${used} a`);
  await tap(driver, `${used} a[href="#claim-C1"]`);
  await untilInView('claim-C1');
  assert.equal(await focused(driver), '#claim-C1');
});

const buttonOf = (id, what) => `#source-${id} > .source-more > .source-cite [data-cite=${what}]`;
const untilSaid = (id, what, words) => until(driver, words, 'return document.querySelector(arguments[0])?.dataset.said === arguments[1]', buttonOf(id, what), words);

test('a citation is copied as a line in the language of the page', async () => {
  await visit(driver, `${SMALL_URL}it/`);
  await openList();
  await forget();
  await tap(driver, buttonOf('gazette', 'text'));
  await untilSaid('gazette', 'text', 'Copiato.');
  assert.equal(await clipboard(), 'A. Bianchi, «Il ponte regge», Gazzetta, 11 febbraio 2025, https://example.com/ponte?a=1#b (consultata il 29 giugno 2025)');
  assert.equal(await textOf(driver, STATUS), 'Copiato.');
});

test('a citation is copied with the keys, as CSL-JSON, and only the last button says so', async () => {
  await visit(driver, SMALL_URL);
  await openList();
  await tap(driver, buttonOf('gazette', 'text'));
  await untilSaid('gazette', 'text', 'Copied.');
  await forget();
  await press(driver, Key.TAB);
  assert.equal(await driver.executeScript('return document.activeElement.dataset.cite'), 'csl');
  await press(driver, Key.ENTER);
  await untilSaid('gazette', 'csl', 'Copied.');
  assert.equal(await count(driver, '[data-said]'), 1);
  const items = JSON.parse(await clipboard());
  assert.deepEqual(csl.problems(items), []);
  assert.deepEqual(items.map(({ id, title, author, URL }) => ({ id, title, author, URL })), [
    { id: 'gazette', title: 'Il ponte regge', author: [{ literal: 'A. Bianchi' }], URL: 'https://example.com/ponte?a=1#b' },
  ]);
});

test('all citations are copied, or those of the claim, under their numbers', async () => {
  await visit(driver, `${SMALL_URL}?sources.claim=C2`);
  for (const wanted of [['survey'], ALL]) {
    await untilSeen(wanted);
    await forget();
    await tap(driver, '.source-list .copy-all');
    await waitFor(driver, 'nothing was copied', async () => (await clipboard()) !== 'nothing');
    assert.deepEqual((await clipboard()).split('\n'), [...wanted.map((id) => CITED[id]), '']);
    await untilText(driver, STATUS, 'Copied.');
    if (await count(driver, '.sources .found button')) await tap(driver, '.sources .found button');
  }
});

test('where copying is not allowed the button says so', async () => {
  await resetPermissions(driver);
  await denyClipboard(driver, new URL(SMALL_URL).origin);
  await visit(driver, SMALL_URL);
  await openList();
  await tap(driver, buttonOf('gazette', 'text'));
  await untilSaid('gazette', 'text', 'Copying is not allowed here.');
  assert.equal(await textOf(driver, STATUS), 'Copying is not allowed here.');
});

test('all sources are downloaded as CSL-JSON, or those of the claim', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sources-'));
  try {
    await saveInto(driver, folder);
    const downloaded = async (name) => {
      await tap(driver, '.source-list .csl');
      await waitFor(driver, name, async () => (await readdir(folder)).includes(name));
      const items = JSON.parse(await readFile(join(folder, name), 'utf8'));
      assert.deepEqual(csl.problems(items), []);
      return items.map(({ id }) => id).toSorted();
    };
    await visit(driver, BASE_URL);
    await openList();
    assert.deepEqual(await downloaded(`${story.id}-sources.json`), story.sources.map(({ id }) => id).toSorted());
    await visit(driver, `${SMALL_URL}?sources.claim=C2`);
    assert.deepEqual(await downloaded('bridge-sources.json'), ['survey']);
  } finally {
    await saveInto(driver);
    await rm(folder, { recursive: true });
  }
});

test('what is no CSL-JSON is seen to be none', () => {
  assert.notDeepEqual(csl.problems([{ id: 'x', type: 'web-page', title: 'T', URL: 'https://example.org' }]), []);
  assert.notDeepEqual(csl.problems([{ id: 'x', type: 'webpage', title: 'T', URL: 'https://example.org', issued: { 'date-parts': [[2025, 13]] } }]), []);
  assert.notDeepEqual(csl.problems([{ id: 'x', type: 'webpage', title: 'T', URL: 'https://example.org', Author: [] }]), []);
});

test('nothing runs over the edge of a narrow screen', async () => {
  await resize(driver, 320, 640);
  for (const language of LANGUAGES) {
    await visit(driver, pageIn(language, 'sources.claim=C04'));
    await driver.executeScript("document.querySelectorAll('.sources details').forEach((node) => (node.open = true))");
    assert.equal((await seen()).length, story.sources.length);
    assert.ok(await driver.executeScript('return document.documentElement.scrollWidth <= document.documentElement.clientWidth'), language);
    const wide = await driver.executeScript(`
      return [...document.querySelectorAll('.sources *')].filter((node) => { const box = node.getBoundingClientRect(); return box.width > 0 && (box.right > document.documentElement.clientWidth + 0.5 || box.left < -0.5) && !node.closest('.unseen'); }).map((node) => node.className || node.localName).slice(0, 5);`);
    assert.deepEqual(wide, []);
  }
});

test('without script the list is whole, each use is a link, and nothing is offered that needs script', async () => {
  const still = await open({ script: false });
  try {
    await still.get(SMALL_URL);
    const entries = await still.findElements({ css: '.source-list li[data-known=yes]' });
    assert.equal(entries.length, ALL.length);
    await (await find(still, '.source-list > summary')).click();
    for (const entry of entries) assert.ok(await entry.isDisplayed());
    const used = await find(still, '.source-list .used');
    await (await used.findElement({ css: 'summary' })).click();
    const link = await used.findElement({ css: 'a' });
    assert.ok(await link.isDisplayed());
    const hash = (await link.getAttribute('href')).split('#')[1];
    assert.equal((await still.findElements({ css: `[id="${hash}"]` })).length, 1);
    for (const tool of ['.source-cite', '.copy-all', '.csl', SELECT]) assert.equal(await count(still, tool), 0, tool);
  } finally {
    await still.quit();
  }
});
