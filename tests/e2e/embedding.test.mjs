// The element in other people's pages: from nothing, from a fragment, twice, moved, removed, in parts.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from './suite.mjs';
import { open, OTHER_URL } from './browser.mjs';
import { startHost } from './host.mjs';
import { awake, forget, heard, load, until, waitFor } from './page.mjs';
import { plain, story } from './story.mjs';

let driver;
let host;
before(async () => {
  host = await startHost();
  driver = await open();
});
beforeEach(() => host.reset());
after(async () => {
  await driver?.quit();
  await host?.close();
});

const SRC = 'stories/deepseek/story.json';

/** A host page; every test has its own. */
const article = (body, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>${head}</head><body><h1>An article</h1>${body}</body></html>`;

const LOADER = '<script type="module" src="/contrappunto.js"></script>';

async function show(body, head) {
  host.page('/host.html', article(body, head));
  await load(driver, `${host.url}host.html`);
}

async function engine(id, state = 'ready') {
  await until(driver, `the engine of ${id}`, 'return document.getElementById(arguments[0])?.dataset.engine === arguments[1]', id, state);
  if (state === 'ready') await awake(driver);
}

/** Runs an expression in the root of an element's story, with `root` and `base` in scope. */
const inside = (id, expression, ...args) =>
  driver.executeScript(
    `const element = document.getElementById(arguments[0]);
     const root = element.shadowRoot ?? element;
     const base = root.querySelector('.base');
     return ${expression};`,
    id,
    ...args,
  );

const dayIn = (id) => inside(id, "base.querySelector('.asof').dataset.day");

const untilIn = (id, what, expression, ...args) => waitFor(driver, `${what}`, () => inside(id, expression, ...args));

async function chooseDayIn(id, day) {
  await inside(
    id,
    `(() => {
      const field = base.querySelector('.asof input[type=date]');
      field.value = arguments[1];
      field.dispatchEvent(new Event('change', { bubbles: true }));
    })()`,
    day,
  );
  await untilIn(id, day, "base.querySelector('.asof').dataset.day === arguments[1]", day);
}

/** Checks that the element contains the story once, styled, and that it works. */
async function worksOnce(id, language) {
  assert.equal(await inside(id, "root.querySelectorAll('.base').length"), 1, 'the story stands there twice');
  assert.equal(await inside(id, "base.querySelector('.title').textContent"), story.title[language]);
  assert.notEqual(await inside(id, 'getComputedStyle(base).backgroundColor'), 'rgba(0, 0, 0, 0)');
  await chooseDayIn(id, '2025-01-28');
}

test('ten lines embed the story: in Italian, on a day, from another origin', async () => {
  await show(`
    <contrappunto-story id="one" src="${OTHER_URL}${SRC}" lang="it" as-of="2025-01-31"></contrappunto-story>
    <script type="module" src="${OTHER_URL}contrappunto.js"></script>`);
  await engine('one');
  assert.equal(await driver.executeScript("return document.getElementById('one').shadowRoot !== null"), true);
  assert.equal(await dayIn('one'), '2025-01-31');
  const status = await inside('one', "base.querySelector('#claim-C04').dataset.status");
  assert.equal(status, 'contradicted-in-part');
  assert.ok((await inside('one', "base.querySelector('#claim-C04').textContent.replace(/\\s+/g, ' ')")).includes(plain(story.claims.find(({ id }) => id === 'C04').statement.it)));
  assert.equal(await inside('one', "base.querySelector('.languages').querySelectorAll('button').length"), 2);
  await worksOnce('one', 'it');
  assert.deepEqual((await heard(driver)).filter(({ name }) => name === 'error'), []);
});

for (const language of ['en', 'it']) {
  test(`a fragment upgrades in its own shadow root, in place (${language})`, async () => {
    const path = `stories/deepseek/fragment.${language}.html`;
    host.rewrite(/fragment\...\.html$/, (html) => article(html));
    const release = host.hold(/\.wasm$/);
    await load(driver, host.url + path);
    const id = 'contrappunto-deepseek';
    assert.equal(await inside(id, "base.querySelector('.title').textContent"), story.title[language], 'nothing to read before the engine');
    assert.notEqual(await inside(id, 'getComputedStyle(base).backgroundColor'), 'rgba(0, 0, 0, 0)');
    // Far down it has no controls yet: a reader of what follows must not be moved when they appear.
    await driver.executeScript(`
      document.body.insertAdjacentHTML('beforeend', '<p id="below">What comes after it.</p><div id="end"></div>');
      document.getElementById('end').style.blockSize = '2000px';
      document.getElementById('below').scrollIntoView();`);
    const top = () => driver.executeScript("return document.getElementById('below').getBoundingClientRect().top");
    const before = await top();
    release();
    await engine(id);
    const now = await top();
    // Each part rendered above may be rounded to a pixel.
    assert.ok(Math.abs(now - before) <= 4, `the page below was moved from ${before} to ${now}`);
    await worksOnce(id, language);
  });
}

test('a link inside a shadow root leads to its claim', async () => {
  await show(`<contrappunto-story id="one" src="${SRC}"></contrappunto-story>${LOADER}`);
  await engine('one');
  await inside('one', "(base.querySelector('.event-list').open = true, base.querySelector('#event-E18 details').open = true, base.querySelector('#event-E18 a[href=\"#claim-C04\"]').click())");
  assert.equal(await inside('one', 'root.activeElement?.id'), 'claim-C04');
  const [top, bar, height] = await inside('one', "[root.activeElement.getBoundingClientRect().top, base.querySelector('.asof').getBoundingClientRect().bottom, innerHeight]");
  assert.ok(top >= bar && top < height, `${top} with the bar to ${bar}`);
});

test('a story given as a property or as a child needs no request', async () => {
  const json = JSON.stringify(story).replaceAll('<', '\\u003c');
  await show(`
    <contrappunto-story id="child"><script type="application/json">${json}</script></contrappunto-story>
    <contrappunto-story id="property"></contrappunto-story>
    <script id="data" type="application/json">${json}</script>
    <script>document.getElementById('property').story = JSON.parse(document.getElementById('data').textContent);</script>${LOADER}`);
  await engine('child');
  // The other one is far below, so it waits until it is near.
  await driver.executeScript("document.getElementById('property').scrollIntoView()");
  await engine('property');
  for (const id of ['child', 'property']) assert.equal(await inside(id, "base.querySelector('.title').textContent"), story.title.en);
  const asked = await driver.executeScript("return performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith('story.json')).length");
  assert.equal(asked, 0);
});

test('two elements on a page both work, and the engine is fetched once', async () => {
  await show(`
    <contrappunto-story id="one" src="${SRC}" parts="asof" as-of="2025-01-31"></contrappunto-story>
    <contrappunto-story id="two" src="${SRC}" parts="asof claims" as-of="2025-01-31"></contrappunto-story>${LOADER}`);
  await engine('one');
  await engine('two');
  for (const id of ['one', 'two']) assert.equal(await dayIn(id), '2025-01-31');
  await forget(driver);
  await chooseDayIn('one', '2025-01-28');
  assert.deepEqual((await heard(driver, 'asof')).map(({ detail, on }) => [on, detail.day]), [['one', '2025-01-28']]);
  const asked = await driver.executeScript("return performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith('.wasm')).length");
  assert.equal(asked, 1);
});

test('two elements of the same story show one day', async () => {
  await show(`
    <contrappunto-story id="one" src="${SRC}" parts="asof"></contrappunto-story>
    <contrappunto-story id="two" src="${SRC}" parts="asof"></contrappunto-story>${LOADER}`);
  await engine('one');
  await engine('two');
  await chooseDayIn('one', '2025-01-31');
  await untilIn('two', 'the day of the first in the second', "base.querySelector('.asof').dataset.day === '2025-01-31'");
});

test('an element that is taken out and put in again shows its story again', async () => {
  await show(`<contrappunto-story id="one" src="${SRC}"></contrappunto-story>${LOADER}`);
  await engine('one');
  await driver.executeAsyncScript(`
    const done = arguments[0];
    window.kept = document.getElementById('one');
    window.kept.remove();
    setTimeout(() => setTimeout(done));`);
  assert.equal(await driver.executeScript("return window.kept.dataset.engine ?? null"), null);
  await driver.executeScript('document.body.append(window.kept)');
  await engine('one');
  await worksOnce('one', 'en');
});

test('the page’s own element, taken out and put in again, shows its story once', async () => {
  await load(driver, host.url);
  await until(driver, 'the engine', "return document.querySelector('contrappunto-story').dataset.engine === 'ready'");
  await driver.executeAsyncScript(`
    const done = arguments[0];
    const element = document.querySelector('contrappunto-story');
    element.id = 'one';
    element.remove();
    setTimeout(() => setTimeout(() => { document.querySelector('main').append(element); done(); }));`);
  await engine('one');
  await worksOnce('one', 'en');
});

test('an element that is moved keeps its state', async () => {
  await show(`<div id="first"><contrappunto-story id="one" src="${SRC}"></contrappunto-story></div><div id="second"></div>${LOADER}`);
  await engine('one');
  await chooseDayIn('one', '2025-01-31');
  await forget(driver);
  await driver.executeAsyncScript(`
    const done = arguments[0];
    document.getElementById('second').append(document.getElementById('one'));
    setTimeout(() => setTimeout(done));`);
  assert.equal(await inside('one', 'element.dataset.engine'), 'ready');
  assert.equal(await dayIn('one'), '2025-01-31');
  assert.deepEqual(await heard(driver), []);
  await worksOnce('one', 'en');
});

test('headings begin at the level that the host asks for', async () => {
  await show(`<contrappunto-story id="one" src="${SRC}" heading-level="3"></contrappunto-story>${LOADER}`);
  await engine('one');
  assert.equal(await inside('one', "base.querySelector('.title').localName"), 'h3');
  assert.equal(await inside('one', "base.querySelector('.part-title').localName"), 'h4');
  assert.equal(await inside('one', "base.querySelectorAll('h1, h2').length"), 0);
});

test('the host chooses the parts, and may choose others later', async () => {
  const parts = () => inside('one', "[...base.querySelector('.story').children].map((node) => node.getAttribute('part') ?? node.className)");
  await show(`<contrappunto-story id="one" src="${SRC}" parts="claims timeline of-a-later-version"></contrappunto-story>${LOADER}`);
  await engine('one');
  assert.deepEqual(await parts(), ['timeline', 'claims']);
  await driver.executeScript("document.getElementById('one').setAttribute('parts', 'asof sources')");
  await untilIn('one', 'the other parts', "base.querySelector('.sources') !== null");
  assert.deepEqual(await parts(), ['asof', 'standing', 'sources']);
});

test('the host’s theme wins over the reader’s scheme', async () => {
  await show(`<contrappunto-story id="one" src="${SRC}" theme="dark"></contrappunto-story>${LOADER}`);
  await engine('one');
  const brightness = () => inside('one', 'getComputedStyle(base).backgroundColor.match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)');
  assert.ok((await brightness()) < 150, 'not dark');
  await driver.executeScript("document.getElementById('one').setAttribute('theme', 'light')");
  assert.ok((await brightness()) > 600, 'not light');
});

test('the host’s styles do not reach into the shadow root, its colours do', async () => {
  await show(
    `<contrappunto-story id="one" src="${SRC}"></contrappunto-story>${LOADER}`,
    '<style>p, h2, button { color: red !important; font-size: 40px !important } contrappunto-story { --cp-claim: rgb(1, 2, 3) }</style>',
  );
  await engine('one');
  assert.notEqual(await inside('one', "getComputedStyle(base.querySelector('.standfirst')).fontSize"), '40px');
  assert.equal(await inside('one', "getComputedStyle(base.querySelector('.card.side-claim .who')).color"), 'rgb(1, 2, 3)');
});

test('hidden hides it', async () => {
  await show(`<contrappunto-story id="one" src="${SRC}"></contrappunto-story>${LOADER}`);
  await engine('one');
  await driver.executeScript("document.getElementById('one').hidden = true");
  assert.equal(await driver.executeScript("return document.getElementById('one').offsetHeight"), 0);
});

test('a story that is not there leaves one quiet line in the host’s language, and an error event', async () => {
  await show(`<contrappunto-story id="one" src="stories/none.json" lang="it"></contrappunto-story>${LOADER}`);
  await engine('one', 'failed');
  assert.equal(await inside('one', "root.querySelectorAll('.engine-missing').length"), 1);
  assert.match(await inside('one', "root.querySelector('.engine-missing').textContent"), /^La parte interattiva/);
  assert.match((await heard(driver, 'error'))[0].detail.problems[0].message, /none\.json/);
});

test('a host that corrects a wrong address gets its story', async () => {
  await show(`<contrappunto-story id="one" src="stories/none.json"></contrappunto-story>${LOADER}`);
  await engine('one', 'failed');
  await driver.executeScript(`document.getElementById('one').setAttribute('src', '${SRC}')`);
  await engine('one');
  assert.equal(await inside('one', "root.querySelectorAll('.engine-missing').length"), 0, 'the line says that it could not start, and it has');
});

test('a fragment whose engine fails stays to be read, once', async () => {
  host.rewrite(/fragment\.en\.html$/, (html) => article(html));
  host.refuse(/\.wasm$/);
  await load(driver, `${host.url}stories/deepseek/fragment.en.html`);
  const id = 'contrappunto-deepseek';
  await engine(id, 'failed');
  assert.equal(await inside(id, "root.querySelectorAll('.base').length"), 1);
  assert.equal(await inside(id, "root.querySelectorAll('.engine-missing').length"), 1);
  assert.equal(await inside(id, "base.querySelector('.title').checkVisibility()"), true);
  assert.equal(await inside(id, "[...base.querySelectorAll('button, input, select')].filter((node) => node.checkVisibility()).length"), 0);
});

test('a page that loads the script twice, or from two addresses, still works', async () => {
  await show(`<contrappunto-story id="one" src="${SRC}"></contrappunto-story>${LOADER}<script type="module" src="${OTHER_URL}contrappunto.js"></script>`);
  await engine('one');
  await worksOnce('one', 'en');
  assert.deepEqual(await heard(driver, 'uncaught'), []);
});
