// Separate parts of a story on a page, and two stories on one page: what they share, and what they do not.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from './suite.mjs';
import { open, resize, widths } from './browser.mjs';
import { chooseDayIn, copied, dayIn, engine, inside, inView, isQuiet, tapIn, textIn, typeIn, untilDay, untilIn } from './embedded.mjs';
import { misplaced } from './geometry.mjs';
import { startHost } from './host.mjs';
import { load } from './page.mjs';
import { statusOn, story } from './story.mjs';

const DAY = '2025-01-31';
const PARTS = ['asof', 'timeline', 'claims', 'compare', 'calculate', 'sources'];

let driver;
let host;
before(async () => {
  host = await startHost();
  driver = await open();
});
afterEach(async () => {
  host.reset();
  await resize(driver, 1200);
});
after(async () => {
  await driver?.quit();
  await host?.close();
});

/** Opens a page and waits for the engines of these elements, each scrolled into view. */
async function visit(page, ...ids) {
  await load(driver, `${host.url}host/${page}`);
  for (const id of ids) await engine(driver, id);
}

const fetched = (ending) =>
  driver.executeScript("return performance.getEntriesByType('resource').filter(({ name }) => new URL(name).pathname.endsWith(arguments[0])).length", ending);

/** Returns the addresses of links that match a selector in an element. */
const links = (id, selector) => inside(driver, id, '[...base.querySelectorAll(arguments[1])].map((link) => link.getAttribute("href"))', selector);

test('parts: six parts of one story stand each in its place, for one engine and one file', async () => {
  for (const width of widths(390, 1200)) {
    await resize(driver, width);
    await visit('parts.html', ...PARTS);
    for (const id of PARTS) {
      assert.equal(await inside(driver, id, 'base.querySelector(".title")'), null, `#${id} has a title`);
      const levels = new Set(await inside(driver, id, "[...base.querySelectorAll('h1, h2')].map((node) => node.localName)"));
      // The day and the list of sources have no heading.
      assert.deepEqual([...levels], ['asof', 'sources'].includes(id) ? [] : ['h2'], id);
      assert.deepEqual(await misplaced(driver, { id }), [], `#${id} at ${width}`);
    }
    assert.deepEqual([await fetched('.wasm'), await fetched('story.json')], [1, 1]);
    await isQuiet(driver);
  }
});

test('parts: they share the day, the selection, the language that the reader chose, and what is set', async () => {
  await visit('parts.html', ...PARTS);
  await typeIn(driver, 'compare', '#table-chips .slider[data-name=link_bandwidth] input[type=text]', '610');
  await untilIn(driver, 'claims', 'what was set', "element.state.link.includes('610')");
  await chooseDayIn(driver, 'asof', DAY);
  for (const id of PARTS) await untilDay(driver, id, DAY);
  const { status } = statusOn(story.claims.find(({ id }) => id === 'C04'), DAY);
  await untilIn(driver, 'claims', 'the status of the day', "base.querySelector('#claim-C04').dataset.status === arguments[1]", status);

  await inside(driver, 'timeline', "base.querySelector('.mark[data-event=E17]').dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }))");
  await untilIn(driver, 'claims', 'the selection', "element.state.selected?.id === 'E17'");
  const link = await copied(driver, () => tapIn(driver, 'claims', '#claim-C04 .copy-claim'));
  assert.match(link, /\/host\/parts\.html\?contrappunto=deepseek&as-of=2025-01-31&.*610.*#claim-C04$/);
  await isQuiet(driver);

  await load(driver, link);
  for (const id of PARTS) await engine(driver, id);
  assert.equal(await dayIn(driver, 'sources'), DAY);
  assert.equal(await inside(driver, 'compare', "base.querySelector('#table-chips .slider[data-name=link_bandwidth] input[type=range]').value"), '610');
});

test('parts: a language that the reader chooses in one holds for all, those that come later too', async () => {
  host.rewrite(/parts\.html$/, (html) => html.replace('<contrappunto-asof id="asof"', '<contrappunto-story id="head" class="wide" parts="masthead" src="../stories/deepseek/story.json"></contrappunto-story>$&'));
  await visit('parts.html', 'head', 'asof');
  await tapIn(driver, 'head', '.languages [lang=it]');
  await untilIn(driver, 'asof', 'Italian', "base.querySelector('.story').lang === 'it'");
  for (const id of PARTS) {
    await engine(driver, id);
    assert.equal(await inside(driver, id, "base.querySelector('.story').lang"), 'it', id);
  }
  await isQuiet(driver);
});

test('parts: links lead from one part to another, and the reader arrives', async () => {
  for (const width of widths(390, 1200)) {
    await resize(driver, width);
    await visit('parts.html', ...PARTS);
    const [cite] = await links('claims', '#claim-C04 .statement a.cite');
    assert.match(cite, /^#source-/);
    await tapIn(driver, 'claims', '#claim-C04 .statement a.cite');
    await inView(driver, 'sources', cite.slice(1));
    assert.equal(await inside(driver, 'sources', 'root.activeElement?.id'), cite.slice(1));

    await inside(driver, 'timeline', "base.querySelector('.event-list').open = true");
    await tapIn(driver, 'timeline', '#event-E18 .claim-link a[href="#claim-C04"]');
    await inView(driver, 'claims', 'claim-C04');
    assert.equal(await inside(driver, 'claims', 'root.activeElement?.id'), 'claim-C04');
    await isQuiet(driver);
  }
});

test('parts: an address leads to an item of a part that nobody has come near', async () => {
  await load(driver, `${host.url}host/parts.html?page=2&contrappunto=deepseek&as-of=${DAY}#claim-C04`);
  await inView(driver, 'claims', 'claim-C04');
  assert.equal(await dayIn(driver, 'claims'), DAY);
  await driver.executeScript("location.hash = 'source-ds-v3-report'");
  await inView(driver, 'sources', 'source-ds-v3-report');
  await isQuiet(driver);
});

test('parts: one that is added later joins the others, in their state', async () => {
  await visit('part.html', 'claims');
  await driver.executeScript("document.getElementById('claims').state = 'as-of=2025-01-31'");
  await untilDay(driver, 'claims', DAY);
  await driver.executeScript(`
    const added = document.createElement('contrappunto-sources');
    added.id = 'sources';
    added.className = 'wide';
    added.src = '../stories/deepseek/story.json';
    document.querySelector('main').append(added);`);
  await engine(driver, 'sources');
  assert.equal(await dayIn(driver, 'sources'), DAY);
  await untilIn(driver, 'claims', 'links to the sources', "base.querySelector('#claim-C04 .statement a.cite').getAttribute('href').startsWith('#source-')");
  assert.deepEqual([await fetched('.wasm'), await fetched('story.json')], [1, 1]);
  await driver.executeAsyncScript("document.getElementById('sources').remove(); setTimeout(() => setTimeout(arguments[0]))");
  await untilIn(driver, 'claims', 'addresses again', "base.querySelector('#claim-C04 .statement a.cite').href.startsWith('https://')");
  await isQuiet(driver);
});

test('part: alone, it has no link that leads nowhere', async () => {
  await visit('part.html', 'claims');
  const dead = await inside(
    driver,
    'claims',
    "[...base.querySelectorAll('a[href^=\"#\"]')].map((link) => link.hash.slice(1)).filter((id) => !root.getElementById(id))",
  );
  assert.deepEqual(dead, []);
  const cites = await inside(driver, 'claims', "[...base.querySelectorAll('#claim-C04 .statement a.cite')].map((link) => link.href)");
  const { sources } = story.claims.find(({ id }) => id === 'C04');
  assert.deepEqual(cites, sources.map((id) => new URL(story.sources.find((source) => source.id === id).url).href));
  assert.deepEqual(await links('claims', 'a[href*="event-"]'), []);
  const event = story.events.find(({ id }) => id === 'E18');
  assert.ok((await textIn(driver, 'claims', '#claim-C04')).includes(event.title.en), 'the event is not named');
  assert.deepEqual(await misplaced(driver, { id: 'claims' }), []);
});

test('two: what is done to one story leaves the other alone', async () => {
  await visit('two.html', 'day', 'bridge', 'deepseek');
  assert.equal(await dayIn(driver, 'bridge'), '2025-06-30');
  await chooseDayIn(driver, 'day', DAY);
  await untilDay(driver, 'deepseek', DAY);
  assert.equal(await dayIn(driver, 'bridge'), '2025-06-30');
  await chooseDayIn(driver, 'bridge', '2025-03-05');
  assert.deepEqual([await dayIn(driver, 'day'), await dayIn(driver, 'deepseek')], [DAY, DAY]);

  await tapIn(driver, 'bridge', '.languages [lang=it]');
  await untilIn(driver, 'bridge', 'Italian', "base.querySelector('.title').textContent === 'Quaranta tonnellate o trenta?'");
  assert.equal(await inside(driver, 'deepseek', "base.querySelector('.story').lang"), 'en');
  await tapIn(driver, 'deepseek', '#claim-C04 .statement a.cite');
  await inView(driver, 'deepseek', `source-${story.claims.find(({ id }) => id === 'C04').sources[0]}`);
  for (const id of ['bridge', 'deepseek']) assert.deepEqual(await misplaced(driver, { id }), [], id);
  assert.equal(await fetched('.wasm'), 1);
  await isQuiet(driver);
});

test('two: an address that names a story reaches that one, though both have a claim of that name', async () => {
  for (const [id, other, day] of [['bridge', 'deepseek', '2025-03-10'], ['deepseek', 'bridge', '2025-01-27']]) {
    await load(driver, `${host.url}host/two.html?edition=3&contrappunto=${id}&as-of=${day}#claim-C01`);
    await untilIn(driver, id, 'the engine', "element.dataset.engine === 'ready'");
    await inView(driver, id, 'claim-C01');
    assert.equal(await dayIn(driver, id), day);
    await engine(driver, other);
    assert.notEqual(await dayIn(driver, other), day);
    const link = await copied(driver, () => tapIn(driver, other, '#claim-C02 .copy-claim'));
    const url = new URL(link);
    assert.deepEqual([url.searchParams.get('edition'), url.searchParams.get('contrappunto'), url.hash], ['3', other, '#claim-C02']);
    await isQuiet(driver);
  }
});

test('two: an address that names a claim only reaches the story that has it', async () => {
  await load(driver, `${host.url}host/two.html#claim-C04`);
  await inView(driver, 'deepseek', 'claim-C04');
  await isQuiet(driver);
});
