// The list of sources: numbers in order of use, those of one claim, where each is used, and how it is cited elsewhere.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { BASE_URL, complaints, open, resize } from './browser.mjs';
import * as csl from './csl.mjs';
import { chooseDay, count, find, focused, Key, pageIn, press, ready, tap, textOf, until, untilText, visit, waitFor } from './page.mjs';
import { isKnown, isPublished, knownFrom, statusOn, story } from './story.mjs';

let driver;
before(async () => {
  driver = await open();
  await driver.sendDevToolsCommand('Browser.grantPermissions', {
    origin: new URL(BASE_URL).origin,
    permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'],
  });
});
beforeEach(() => resize(driver, 1200, 900));
after(() => driver?.quit());

const SELECT = '.source-list .choice select';
const STATUS = '.source-list [role=status]';

const clipboard = () => driver.executeAsyncScript('navigator.clipboard.readText().then(arguments[0], (error) => arguments[0](String(error)))');
const forget = () => driver.executeAsyncScript("navigator.clipboard.writeText('nothing').then(arguments[0], arguments[0])");
const openList = () => driver.executeScript("document.querySelector('.source-list').open = true");
const optionOf = (claim) => `${SELECT} option[value="${claim}"]`;

/** The ids of the entries that are to be seen, in order of the page. */
const seen = () =>
  driver.executeScript(`
    return [...document.querySelectorAll('.source-list li[id]')].filter((entry) => entry.checkVisibility({ contentVisibilityAuto: true })).map((entry) => entry.id.slice('source-'.length));`);
const numbers = () =>
  driver.executeScript("return Object.fromEntries([...document.querySelectorAll('.source-list li[id]')].map((entry) => [entry.id.slice('source-'.length), entry.value]))");
const untilSeen = (wanted) =>
  waitFor(driver, `${wanted.length} sources`, async () => JSON.stringify((await seen()).toSorted()) === JSON.stringify([...wanted].toSorted()));

const sourceOf = (id) => story.sources.find((source) => source.id === id);
const claimOf = (id) => story.claims.find((claim) => claim.id === id);

/** The sources that a claim's card cites on a day, of those published by then. */
function sourcesOf(claim, day) {
  if (!statusOn(claim, day)) return [];
  const earlier = claim.earlier?.find((one) => day < one.until && one.sources?.length);
  const said = (quote) => isKnown({ date: quote.date ?? claim.date }, day);
  const cited = [
    ...(earlier ?? claim).sources,
    ...(claim.quotes ?? []).filter(said).flatMap((quote) => quote.sources),
    ...[...claim.for, ...claim.against, ...claim.status_history].filter((piece) => isKnown(piece, day)).flatMap((piece) => piece.sources),
  ];
  return [...new Set(cited)].filter((id) => isPublished(sourceOf(id), day));
}

const known = (day) => story.sources.filter((source) => isPublished(source, day)).map(({ id }) => id);

test('numbers follow the reader: each is first met after all that are smaller', async () => {
  await visit(driver, BASE_URL);
  const met = await driver.executeScript(`
    const cites = [...document.querySelectorAll('.base a.cite')].filter((cite) => !cite.closest('.sources, .detail, .changes'));
    return [...new Set(cites.map((cite) => Number(cite.textContent)))];`);
  assert.ok(met.length > 200, `only ${met.length} sources are cited`);
  assert.deepEqual(met, met.map((_, index) => index + 1));
});

test('numbers are the same on an early day and in the other language', async () => {
  await visit(driver, BASE_URL);
  const late = await numbers();
  await chooseDay(driver, '2025-01-31');
  assert.deepEqual(await numbers(), late);
  await visit(driver, pageIn('it'));
  assert.deepEqual(await numbers(), late);
  assert.deepEqual(Object.values(late).toSorted((one, other) => one - other), story.sources.map((_, index) => index + 1));
});

test('a claim chosen with the keys lists its sources; the address holds it, and the way back leads to all', async () => {
  await visit(driver, BASE_URL);
  await openList();
  const all = known(story.updated);
  await untilSeen(all);
  const c04 = sourcesOf(claimOf('C04'), story.updated);
  assert.ok(c04.length > 5 && c04.length < all.length);
  await (await find(driver, SELECT)).sendKeys((await textOf(driver, optionOf('C04'))).slice(0, 12));
  await untilSeen(c04);
  assert.equal(await driver.executeScript('return document.querySelector(arguments[0]).value', SELECT), 'C04');
  assert.ok((await textOf(driver, '.sources .found')).startsWith(`${c04.length} of ${all.length} sources`));
  assert.equal(await textOf(driver, '.others > summary'), `Other sources: ${all.length - c04.length}`);
  await until(driver, 'the claim in the address', "return new URLSearchParams(location.search).get('sources.claim') === 'C04'");

  await driver.navigate().refresh();
  await ready(driver);
  await untilSeen(c04);

  await tap(driver, '.sources .found button');
  await untilSeen(all);
  await until(driver, 'an address without it', "return location.search === ''");
  assert.equal(await textOf(driver, '.sources .found'), '');
  assert.deepEqual(await complaints(driver), []);
});

test('every claim lists the sources of its card, on a late and an early day', async () => {
  for (const day of [story.updated, '2025-01-31']) {
    for (const claim of story.claims.filter((one) => statusOn(one, day)).slice(0, 8)) {
      await visit(driver, `${BASE_URL}?as-of=${day}&sources.claim=${claim.id}`);
      await untilSeen(sourcesOf(claim, day));
    }
  }
});

test('a citation of what is not among them still leads to its entry', async () => {
  await visit(driver, `${BASE_URL}?sources.claim=C04`);
  const c04 = sourcesOf(claimOf('C04'), story.updated);
  const id = await driver.executeScript(
    `return [...document.querySelectorAll('.claims .statement a.cite')].map((cite) => cite.hash.slice('#source-'.length)).find((id) => !arguments[0].includes(id))`,
    c04,
  );
  await tap(driver, `.claims .statement a.cite[href="#source-${id}"]`);
  await until(driver, 'the entry', "const box = document.getElementById(arguments[0]).getBoundingClientRect(); return box.height > 0 && box.top >= 0 && box.top < innerHeight", `source-${id}`);
  assert.equal(await focused(driver), `#source-${id}`);
});

test('a claim that is not known on the day is no longer chosen', async () => {
  const late = story.claims.find((claim) => knownFrom(claim) > '2025-03-01');
  await visit(driver, `${BASE_URL}?sources.claim=${late.id}`);
  await chooseDay(driver, '2025-01-31');
  await until(driver, 'an address without the claim', "return !location.search.includes('sources.claim')");
  assert.equal(await count(driver, optionOf(late.id)), 0);
  await untilSeen(known('2025-01-31'));
});

test('where a source is used, its links lead there', async () => {
  await visit(driver, BASE_URL);
  const { sources } = claimOf('C04');
  const entry = `[id="source-${sources[0]}"]`;
  await openList();
  await tap(driver, `${entry} > .source-more > .used > summary`);
  const uses = await driver.executeScript("return [...document.querySelectorAll(arguments[0])].map((link) => link.hash)", `${entry} > .source-more .used a`);
  const citing = [
    ...story.events.filter((event) => event.sources.includes(sources[0])).map((event) => `#event-${event.id}`),
    ...story.claims.filter((claim) => sourcesOf(claim, story.updated).includes(sources[0])).map((claim) => `#claim-${claim.id}`),
  ];
  assert.deepEqual(uses.filter((hash) => /^#(event|claim)-/.test(hash)).toSorted(), citing.toSorted());
  await tap(driver, `${entry} > .source-more .used a[href="#claim-C04"]`);
  await until(driver, 'the card', "const box = document.getElementById('claim-C04').getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight");
  assert.equal(await focused(driver), '#claim-C04');
});

test('what repeats a source stands under it', async () => {
  await visit(driver, BASE_URL);
  const rootOf = (source) => (source.origin ? rootOf(sourceOf(source.origin)) : source);
  for (const day of [story.updated, '2025-01-31', '2025-09-30']) {
    await chooseDay(driver, day);
    const under = await driver.executeScript(`
      return Object.fromEntries([...document.querySelectorAll('.source-list li[id] li[id]')].map((entry) => [entry.id, entry.parentElement.closest('li[id]').id]));`);
    const repeating = story.sources.filter((source) => source.origin && isPublished(source, day) && isPublished(rootOf(source), day));
    assert.deepEqual(under, Object.fromEntries(repeating.map((source) => [`source-${source.id}`, `source-${rootOf(source).id}`])), day);
  }
});

const MONTHS = {
  en: 'January February March April May June July August September October November December'.split(' '),
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' '),
};
const spoken = (day, language) => `${Number(day.slice(8))} ${MONTHS[language][Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;

/** How a source with a day, an author and no kept copy is cited. */
function cited(source, language) {
  const [opening, closing, read] = { en: ['“', '”', 'read '], it: ['«', '»', 'consultata il '] }[language];
  return `${source.author}, ${opening}${source.title}${closing}, ${source.publisher}, ${spoken(source.date, language)}, ${source.url} (${read}${spoken(source.accessed, language)})`;
}
const plainOne = story.sources.find((source) => source.author && source.author !== source.publisher && /^\d{4}-\d\d-\d\d$/.test(source.date ?? '') && !source.archive && !source.origin);
const buttonOf = (id, what) => `[id="source-${id}"] > .source-more > .source-cite [data-cite=${what}]`;
const untilSaid = (id, what, words) => until(driver, words, 'return document.querySelector(arguments[0])?.dataset.said === arguments[1]', buttonOf(id, what), words);

for (const [language, copied] of [['en', 'Copied.'], ['it', 'Copiato.']]) {
  test(`a citation is copied as a line (${language})`, async () => {
    await visit(driver, pageIn(language));
    await openList();
    await forget();
    await tap(driver, buttonOf(plainOne.id, 'text'));
    await untilSaid(plainOne.id, 'text', copied);
    assert.equal(await clipboard(), cited(plainOne, language));
    assert.equal(await textOf(driver, STATUS), copied);
  });
}

test('a citation is copied with the keys, as CSL-JSON, and only the last button says so', async () => {
  await visit(driver, BASE_URL);
  await openList();
  await tap(driver, buttonOf(plainOne.id, 'text'));
  await untilSaid(plainOne.id, 'text', 'Copied.');
  await forget();
  await press(driver, Key.TAB);
  assert.equal(await driver.executeScript('return document.activeElement.dataset.cite'), 'csl');
  await press(driver, Key.ENTER);
  await untilSaid(plainOne.id, 'csl', 'Copied.');
  assert.equal(await count(driver, '[data-said]'), 1);
  const items = JSON.parse(await clipboard());
  assert.deepEqual(csl.problems(items), []);
  const [item] = items;
  assert.equal(items.length, 1);
  assert.equal(item.id, plainOne.id);
  assert.equal(item.title, plainOne.title);
  assert.deepEqual(item.author, [{ literal: plainOne.author }]);
  assert.deepEqual(item.issued['date-parts'], [plainOne.date.split('-').map(Number)]);
  assert.equal(item.URL, plainOne.url);
});

test('all citations are copied, or those of the claim, under their numbers', async () => {
  await visit(driver, `${BASE_URL}?sources.claim=C04`);
  const of = await numbers();
  for (const wanted of [sourcesOf(claimOf('C04'), story.updated), known(story.updated)]) {
    await untilSeen(wanted);
    await forget();
    await tap(driver, '.source-list .copy-all');
    await waitFor(driver, 'nothing was copied', async () => (await clipboard()) !== 'nothing');
    const lines = (await clipboard()).trimEnd().split('\n');
    assert.deepEqual(lines.map((line) => Number(line.split('.')[0])), wanted.map((id) => of[id]).toSorted((one, other) => one - other));
    for (const id of wanted) assert.ok(lines.find((line) => line.startsWith(`${of[id]}. `)).includes(sourceOf(id).url), id);
    await untilText(driver, STATUS, 'Copied.');
    if (await count(driver, '.sources .found button')) await tap(driver, '.sources .found button');
  }
});

test('all sources are downloaded as CSL-JSON', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sources-'));
  try {
    await driver.sendDevToolsCommand('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await visit(driver, BASE_URL);
    await openList();
    await tap(driver, '.source-list .csl');
    const name = `${story.id}-sources.json`;
    await waitFor(driver, `${name}`, async () => (await readdir(folder)).includes(name));
    const items = JSON.parse(await readFile(join(folder, name), 'utf8'));
    assert.deepEqual(csl.problems(items), []);
    assert.deepEqual(items.map(({ id }) => id).toSorted(), story.sources.map(({ id }) => id).toSorted());
    for (const item of items) {
      const source = sourceOf(item.id);
      assert.equal(Boolean(item.issued?.circa), /[~?%]/.test(source.date ?? ''), source.id);
      assert.equal(Boolean(item.issued), Boolean(source.date), source.id);
      assert.equal(item.language, source.lang);
    }
    const outlets = story.actors.filter(({ kind }) => kind === 'media').map(({ name: outlet }) => outlet);
    assert.deepEqual(items.filter(({ type }) => type === 'article-newspaper').map((item) => item['container-title']).filter((outlet) => !outlets.includes(outlet)), []);
  } finally {
    await driver.sendDevToolsCommand('Browser.setDownloadBehavior', { behavior: 'default' });
    await rm(folder, { recursive: true });
  }
});

test('what is no CSL-JSON is seen to be none', () => {
  assert.notDeepEqual(csl.problems([{ id: 'x', type: 'web-page', title: 'T', URL: 'https://example.org' }]), []);
  assert.notDeepEqual(csl.problems([{ id: 'x', type: 'webpage', title: 'T', URL: 'https://example.org', issued: { 'date-parts': [[2025, 13]] } }]), []);
  assert.notDeepEqual(csl.problems([{ id: 'x', type: 'webpage', title: 'T', URL: 'https://example.org', Author: [] }]), []);
});

test('nothing runs over the edge of a narrow screen', async () => {
  for (const language of ['en', 'it']) {
    await resize(driver, 320, 640);
    await visit(driver, pageIn(language, 'sources.claim=C04'));
    await driver.executeScript("document.querySelectorAll('.sources details').forEach((node) => (node.open = true))");
    assert.ok(await driver.executeScript('return document.documentElement.scrollWidth <= document.documentElement.clientWidth'), language);
    const wide = await driver.executeScript(`
      return [...document.querySelectorAll('.sources *')].filter((node) => { const box = node.getBoundingClientRect(); return box.width > 0 && (box.right > document.documentElement.clientWidth + 0.5 || box.left < -0.5) && !node.closest('.unseen'); }).map((node) => node.className || node.localName).slice(0, 5);`);
    assert.deepEqual(wide, []);
  }
});

test('in Italian the list speaks Italian', async () => {
  await visit(driver, pageIn('it', 'sources.claim=C04'));
  const c04 = sourcesOf(claimOf('C04'), story.updated);
  assert.ok((await textOf(driver, '.sources .found')).startsWith(`${c04.length} di ${known(story.updated).length} fonti`));
  assert.match(await textOf(driver, '.others > summary'), /^Altre fonti: \d+$/);
  assert.match(await textOf(driver, '.used > summary'), /^Usata in \d+ punt[io]$/);
  assert.equal(await textOf(driver, '[data-cite=text]'), 'Copia citazione');
  const text = await textOf(driver, '.sources');
  for (const word of ['Used in', 'Copy', 'repeated by', 'Other sources', 'Claim ']) assert.ok(!text.includes(word), word);
});

test('where copying is not allowed the button says so', async () => {
  await driver.sendDevToolsCommand('Browser.setPermission', {
    permission: { name: 'clipboard-write', allowWithoutSanitization: false },
    setting: 'denied',
    origin: new URL(BASE_URL).origin,
  });
  await visit(driver, BASE_URL);
  await openList();
  await tap(driver, buttonOf(plainOne.id, 'text'));
  await untilSaid(plainOne.id, 'text', 'Copying is not allowed here.');
});

test('without script the list is whole, each use is a link, and nothing is offered that needs script', async () => {
  const still = await open({ script: false });
  try {
    await still.get(BASE_URL);
    const entries = await still.findElements({ css: '.source-list li[data-known=yes]' });
    assert.equal(entries.length, story.sources.length);
    await (await find(still, '.source-list > summary')).click();
    const used = await find(still, '.source-list .used');
    await (await used.findElement({ css: 'summary' })).click();
    const link = await used.findElement({ css: 'a' });
    assert.ok(await link.isDisplayed());
    const hash = (await link.getAttribute('href')).split('#')[1];
    assert.equal((await still.findElements({ css: `[id="${hash}"]` })).length, 1);
    for (const tool of ['.source-cite', '.copy-all', SELECT]) assert.equal(await (await find(still, tool)).isDisplayed(), false, tool);
  } finally {
    await still.quit();
  }
});
