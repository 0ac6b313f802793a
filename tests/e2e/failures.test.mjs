// After any failure, what could be read remains, with one unobtrusive line. Tested on the small story: nothing here
// depends on the amount of content.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, beforeEach, test } from './suite.mjs';
import { AUTHORED_URL, BROWSER, moduleIntegrity, open, resize, widths } from './browser.mjs';
import { misplaced } from './geometry.mjs';
import { startHost } from './host.mjs';
import { attribute, chooseDay, count, find, forget, heard, load, PREVIOUS, ready, textOf, until, waitFor } from './page.mjs';
import { plain } from './story.mjs';

const story = JSON.parse(await readFile(new URL('../stories/small.json', import.meta.url), 'utf8'));

const WASM = /\.wasm$/;
const GLUE = /\/contrappunto-[0-9a-f]+\.js$/;
const LINES = { en: /can be read below/, it: /si legge qui sotto/ };

/** A day of the story before its last. */
const EARLIER = '2025-03-04';

const LOADER = /^\/contrappunto\.js$/;

/** Removes from the loader the hashes of what it fetches, so that other faults in those files take effect. */
const withoutIntegrity = (text) => text.replace(/sha256-[A-Za-z0-9+/=]+/g, '');
const cut = async (original) => {
  const answer = await original();
  return { ...answer, body: answer.body.subarray(0, answer.body.length / 2) };
};

let driver;
let host;
before(async () => (driver = await open()));
// A separate site for each test: WebKit keeps scripts in memory, whatever their server says.
beforeEach(async () => (host = await startHost(AUTHORED_URL)));
afterEach(() => host.close());
after(async () => {
  await driver?.quit();
});

const failed = () => until(driver, 'the failure', "return document.querySelector('contrappunto-story').dataset.engine === 'failed'");

/** The prerendered pages, by path. */
const pages = new Map();

/** Returns the prerendered page of a language, as parsed without any of our scripts. */
async function prerendered(path) {
  if (!pages.has(path)) pages.set(path, await withoutLoader(path));
  return pages.get(path);
}

async function withoutLoader(path) {
  host.refuse(/^\/contrappunto\.js$/);
  await load(driver, host.url + path);
  const html = await driver.executeScript("return document.querySelector('contrappunto-story > .base').outerHTML");
  host.reset();
  return html;
}

/** Checks that the page is as readable as before, says why it is static, and has no control without effect. */
async function isReadable(path, { problem }) {
  const language = path ? 'it' : 'en';
  assert.equal(await count(driver, '.engine-missing'), 1);
  assert.match(await textOf(driver, '.engine-missing'), LINES[language]);
  assert.equal(await find(driver, '.engine-missing').isDisplayed(), true);
  assert.equal(await count(driver, 'contrappunto-story > .base'), 1);
  assert.equal(await find(driver, 'h1').isDisplayed(), true);
  assert.ok((await textOf(driver, '#claim-C1')).includes(plain(story.claims.find(({ id }) => id === 'C1').statement[language])));
  const dead = await driver.executeScript(`
    return [...document.querySelectorAll('.base :is(button, input, select)')].filter((node) => node.checkVisibility()).map((node) => node.outerHTML.slice(0, 80));`);
  assert.deepEqual(dead, []);
  const told = await heard(driver, 'error');
  assert.equal(told.length, 1);
  assert.ok(Array.isArray(told[0].detail.problems) && told[0].detail.problems.length > 0);
  for (const one of told[0].detail.problems) assert.deepEqual(Object.keys(one).sort(), ['message', 'path']);
  // Every browser words it differently; only one is checked.
  if (BROWSER === 'chromium') assert.match(JSON.stringify(told[0].detail.problems), problem);
  assert.deepEqual(await heard(driver, 'ready'), []);
  assert.deepEqual(await heard(driver, 'uncaught'), []);
}

const breakStory = (change) => (html) =>
  html.replace(/(<script type="application\/json">)([\s\S]*?)(<\/script>)/, (_, start, json, end) => start + change(json) + end);

const CASES = {
  'the wasm is missing': { arrange: () => host.refuse(WASM), problem: /./ },
  'the wasm is damaged': { arrange: () => host.on(WASM, () => ({ status: 200, type: 'application/wasm', body: Buffer.from('\0asm nonsense') })), problem: /fetch/ },
  'the wasm is a page of the host': { arrange: () => host.on(WASM, () => ({ status: 200, type: 'text/html', body: '<h1>Welcome</h1>' })), problem: /./ },
  'the wasm is cut short': { arrange: () => (host.rewrite(LOADER, withoutIntegrity), host.on(WASM, cut)), problem: /WebAssembly|compile/i },
  'the wasm is none': { arrange: () => (host.rewrite(LOADER, withoutIntegrity), host.on(WASM, () => ({ status: 200, type: 'application/wasm', body: 'nonsense' }))), problem: /WebAssembly|magic/i },
  'the glue is not what it was': { arrange: () => (moduleIntegrity(), host.rewrite(GLUE, (text) => `${text} `)), problem: /import|fetch|module/i },
  'the glue is served as text': { arrange: () => host.on(GLUE, async (original) => ({ ...(await original()), type: 'text/plain' })), problem: /import|fetch|module/i },
  'the glue is missing': { arrange: () => host.refuse(GLUE), problem: /import|fetch|module/i },
  'WebAssembly is off': { arrange: () => host.before('delete globalThis.WebAssembly;'), problem: /WebAssembly/ },
  'the story is not JSON': { arrange: () => host.rewrite(/\/$/, breakStory((json) => json.slice(0, -5))), problem: /JSON/ },
  'the story is not sound': { arrange: () => host.rewrite(/\/$/, breakStory((json) => json.replace('"2025-02-10"', '"10 February"'))), problem: /10 February|date/i },
  'the story is of a later format': { arrange: () => host.rewrite(/\/$/, breakStory((json) => json.replace(/"contrappunto":\s*1/, '"contrappunto":99'))), problem: /contrappunto/ },
  'the host forbids wasm': { arrange: () => host.rewrite(/\/$/, (html) => html.replace(" 'wasm-unsafe-eval'", '')), problem: /CompileError|WebAssembly|wasm/i },
  'the host forbids the request': { arrange: () => host.rewrite(/\/$/, (html) => html.replace("connect-src 'self'", "connect-src 'none'")), problem: /fetch/i },
};

for (const path of ['', 'it/']) {
  for (const [name, { arrange, problem }] of Object.entries(CASES)) {
    test(`the page stays when ${name} (/${path})`, async () => {
      const wanted = await prerendered(path);
      arrange();
      await load(driver, host.url + path);
      await failed();
      await isReadable(path, { problem });
      assert.equal(await driver.executeScript("return document.querySelector('contrappunto-story > .base').outerHTML"), wanted);
    });
  }
}

test('the page stays when the loader is missing', async () => {
  const wanted = await prerendered('');
  host.refuse(/^\/contrappunto\.js$/);
  await load(driver, host.url);
  assert.equal(await driver.executeScript("return document.querySelector('contrappunto-story > .base').outerHTML"), wanted);
  const dead = await driver.executeScript("return [...document.querySelectorAll('.base :is(button, input, select)')].filter((node) => node.checkVisibility({ visibilityProperty: true })).length");
  assert.equal(dead, 0, 'without the loader the controls are dead and visible');
});

/** Makes the engine trap while it renders another day: something that it assumes of a browser fails. */
const trap = () =>
  driver.executeScript(`
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = () => { throw new Error('provoked'); };
    document.querySelector(arguments[0]).click();
    // Rendering happens in microtasks.
    setTimeout(() => (Element.prototype.setAttribute = setAttribute));`, PREVIOUS);

test('after a trap the page comes back at once, and then, once, a new engine in the same state', async () => {
  await load(driver, host.url);
  await ready(driver);
  await chooseDay(driver, EARLIER);
  await forget(driver);
  // The next engine may be there before the test has looked.
  await driver.executeScript(`
    window.seen = [];
    const element = document.querySelector('contrappunto-story');
    new MutationObserver(() => window.seen.push({
      day: element.querySelector('.asof')?.dataset.day,
      bases: element.querySelectorAll(':scope > .base').length,
      missing: element.querySelectorAll('.engine-missing').length,
    })).observe(element, { childList: true });`);
  await trap();
  const between = await until(driver, 'the page that was prerendered', 'return window.seen.find(({ day }) => day === arguments[0])', story.updated);
  assert.deepEqual(between, { day: story.updated, bases: 1, missing: 0 }, 'it is said too early that nothing works');
  await ready(driver);
  assert.notEqual(await attribute(driver, '.asof', 'data-day'), story.updated, 'the day is forgotten');
  await chooseDay(driver, '2025-02-20');
  assert.deepEqual((await heard(driver)).filter(({ name }) => name === 'ready').length, 1);

  await trap();
  await failed();
  assert.equal(await count(driver, 'contrappunto-story > .base'), 1);
  assert.equal(await attribute(driver, '.asof', 'data-day'), story.updated);
  assert.match(await textOf(driver, '.engine-missing'), LINES.en);
  assert.match(JSON.stringify((await heard(driver, 'error')).at(-1).detail.problems), /unreachable/i);
});

test('a state that cannot be drawn is not opened again by the next engine', async () => {
  await load(driver, host.url);
  await ready(driver);
  await chooseDay(driver, EARLIER);
  // On every day except these two the engine traps, the next one too.
  await driver.executeScript(`
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function (name, value) {
      if (name === 'data-day' && !['${EARLIER}', '${story.updated}'].includes(value)) throw new Error('provoked');
      return setAttribute.call(this, name, value);
    };`);
  await forget(driver);
  await driver.executeScript('document.querySelector(arguments[0]).click()', PREVIOUS);
  await waitFor(driver, 'the next engine', async () => (await heard(driver)).some(({ name }) => name === 'ready'));
  assert.equal(await attribute(driver, '.asof', 'data-day'), EARLIER);
  assert.deepEqual((await heard(driver)).filter(({ name }) => name === 'error'), []);
});

test('a story that the engine breaks down over fails alone, and is not tried a second time', async () => {
  await load(driver, host.url);
  await ready(driver);
  await forget(driver);
  await driver.executeScript(`
    const text = document.querySelector('contrappunto-story > script[type="application/json"]').textContent;
    const bad = document.createElement('contrappunto-story');
    const story = JSON.parse(text);
    window.looked = 0;
    // The engine reads it, and then fails in a way that looks like a trap.
    const id = { enumerable: true, get: () => {
      if (++window.looked % 2) return 'other';
      throw Object.assign(new Error('provoked'), { stack: 'wasm-function' });
    } };
    bad.story = Object.defineProperty(story, 'id', id);
    bad.id = 'bad';
    document.body.append(bad);
    bad.show();`);
  await until(driver, 'the bad one to fail', "return document.querySelector('#bad').dataset.engine === 'failed'");
  // The other has restarted: by then the bad one would have as well.
  await until(driver, 'the other to start anew', "return document.querySelector('contrappunto-story').dataset.engine === 'ready'");
  assert.equal(await attribute(driver, '#bad', 'data-engine'), 'failed');
  assert.equal(await driver.executeScript('return window.looked'), 2);
  await chooseDay(driver, EARLIER);
});

test('an engine that is served under another type works all the same', async () => {
  host.on(WASM, async (original) => ({ ...(await original()), type: 'application/octet-stream' }));
  await load(driver, host.url);
  await ready(driver);
  await chooseDay(driver, EARLIER);
});

test('an engine that is slow keeps nobody waiting: what is there can be read, and says that more comes', async () => {
  const release = host.hold(WASM);
  await load(driver, host.url);
  await until(driver, 'the loader', "return document.querySelector('contrappunto-story').dataset.engine === 'loading'");
  assert.equal(await find(driver, 'h1').isDisplayed(), true);
  assert.equal(await count(driver, '.engine-missing'), 0);
  assert.equal(await driver.executeScript("return getComputedStyle(document.querySelector('.asof button')).cursor"), 'progress');
  release();
  await ready(driver);
  assert.notEqual(await driver.executeScript("return getComputedStyle(document.querySelector('.asof button')).cursor"), 'progress');
});

test('what a network has refused is asked for again when it is back', async () => {
  host.refuse(WASM);
  await load(driver, host.url);
  await failed();
  host.reset();
  await driver.executeScript("dispatchEvent(new Event('online'))");
  await ready(driver);
  assert.equal(await count(driver, '.engine-missing'), 0);
});

test('an error of the host’s own script leaves the engine running', async () => {
  await load(driver, host.url);
  await ready(driver);
  await driver.executeScript("dispatchEvent(new ErrorEvent('error', { error: new TypeError('somebody else’s') }))");
  assert.equal(await attribute(driver, 'contrappunto-story', 'data-engine'), 'ready');
  assert.equal(await count(driver, '.engine-missing'), 0);
});

test('whatever its width, the page that is left has every text in its place', async (t) => {
  // That of the large story.
  const real = await startHost();
  t.after(() => real.close());
  real.refuse(WASM);
  for (const width of widths(320, 390, 768, 1200)) {
    await resize(driver, width);
    await load(driver, real.url);
    await failed();
    assert.deepEqual(await misplaced(driver), [], `at ${width}`);
  }
});

test('a day that cannot be read is told of, and the last day shows', async () => {
  host.rewrite(/^\/$/, (html) => html.replace('<contrappunto-story ', '<contrappunto-story as-of="31/01/2025" '));
  await load(driver, host.url);
  await ready(driver);
  assert.equal(await attribute(driver, '.asof', 'data-day'), story.updated);
  const [{ detail }] = await heard(driver, 'error');
  assert.equal(detail.problems[0].path, 'as-of');
  assert.equal(await count(driver, '.engine-missing'), 0);
});
