// The engine takes over the prerendered page without the reader noticing.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from './suite.mjs';
import { layoutShifts, open, resize } from './browser.mjs';
import { startHost } from './host.mjs';
import { attribute, dayShown, find, focused, Key, load, openAll, press, PREVIOUS, ready, tap, until, visit } from './page.mjs';
import { story } from './story.mjs';

const WASM = /\.wasm$/;
const PATHS = { en: '', it: 'it/' };

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

/** Returns the sum of all layout shifts since the page was opened, except those after an input, and what shifted. */
const layoutShift = () =>
  driver.executeAsyncScript(`
    const done = arguments[0];
    const observer = new PerformanceObserver((list) => {
      const entries = list.getEntries().filter((entry) => entry.entryType === 'layout-shift' && !entry.hadRecentInput);
      done({ sum: entries.reduce((sum, entry) => sum + entry.value, 0), of: entries.flatMap((entry) => entry.sources.map((source) => source.node?.className || source.node?.parentNode?.outerHTML.slice(0, 200) || 'a node that is gone')) });
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    // Without a shift the observer is never called; two frames after the engine, every shift has been recorded.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      if (!observer.takeRecords().length) setTimeout(() => done({ sum: 0, of: [] }), 250);
    }));`);

// The page as a list of tags and texts, with the state of its fields and the targets of its links. The order of
// attributes and classes, the boundaries between neighbouring text nodes, and how a field or an address got its value
// do not matter to a reader. If there is more room, the drawing is re-rendered for it; its content is then left out.
const PIECES = `
  const [withDrawing] = arguments;
  const pieces = [];
  // What only the engine adds: controls far down the page.
  const FAR = ':is([part=claims], [part=compare], [part=calculate], [part=open-questions], [part=sources]) .live';
  function walk(node) {
    if (node.nodeType === Node.TEXT_NODE) {
      const last = pieces.at(-1) ?? '';
      return void (last.startsWith('"') ? (pieces[pieces.length - 1] = last + node.data) : node.data && pieces.push('"' + node.data));
    }
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(FAR)) return;
    const state = ['value', 'checked', 'disabled', 'hidden', 'selected', 'open', 'href'].filter((name) => name in node && node[name] && node.localName !== 'li')
      .map((name) => name + '=' + node[name]);
    const attributes = [...node.attributes].filter(({ name }) => !(name in node) || !state.some((one) => one.startsWith(name + '=')))
      .filter(({ name }) => !['selected', 'data-live'].includes(name) && !(node.localName === 'input' && ['value', 'checked'].includes(name)))
      .map(({ name, value }) => name + '=' + (name === 'class' ? value.trim().split(/\\s+/).sort().join(' ') : value));
    if (!withDrawing && node.matches('.axis, .lane-names')) return void pieces.push('<drawing');
    pieces.push('<' + [node.localName, ...attributes.sort(), ...state].join(' '));
    node.childNodes.forEach(walk);
    pieces.push('>');
  }
  walk(document.querySelector('contrappunto-story > .base'));
  return pieces;`;

/** Makes the engine render the content of folds that have not been opened. */
async function fillFolds() {
  const folds = '.one-item, .used';
  await driver.executeScript('window.folds = [...document.querySelectorAll(arguments[0])].filter((fold) => !fold.open); folds.forEach((fold) => (fold.open = true))', folds);
  await until(driver, 'what stands in the folds', 'return folds.every((fold) => fold.hidden || fold.childElementCount > 1)');
  await driver.executeScript('folds.forEach((fold) => (fold.open = false))');
}

/** Opens the page and delays the engine until the returned function is called. */
async function beforeTheEngine(path = '') {
  const release = host.hold(WASM);
  await load(driver, host.url + path);
  return async () => {
    const engine = () => attribute(driver, 'contrappunto-story', 'data-engine');
    assert.ok([null, 'loading'].includes(await engine()), 'the engine was there too early');
    release();
    await ready(driver);
  };
}

for (const [language, path] of Object.entries(PATHS)) {
  for (const [name, width, height] of [['wide', 1280, 900], ['phone', 390, 844]]) {
    test(`nothing shifts when the engine takes over (${language}, ${name})`, async () => {
      await resize(driver, width, height);
      await visit(driver, host.url + path);
      assert.deepEqual(await layoutShift(), { sum: 0, of: [] });
    });
  }

  for (const [name, width] of [['wide', 1280], ['phone', 390]]) {
    test(`the engine renders what was prerendered (${language}, ${name})`, async () => {
      await resize(driver, width, 900);
      const letIn = await beforeTheEngine(path);
      const before = await driver.executeScript(PIECES, name === 'phone');
      await letIn();
      await fillFolds();
      const now = await driver.executeScript(PIECES, name === 'phone');
      assert.ok(before.length > 5000, `only ${before.length} pieces were compared`);
      const first = before.findIndex((piece, index) => piece !== now[index]);
      const near = (pieces) => pieces.slice(Math.max(0, first - 4), first + 6).join(' ');
      assert.equal(first, -1, `prerendered: ${near(before)}\nrendered: ${near(now)}`);
      assert.equal(now.length, before.length);
    });
  }
}

test('the comparison finds a number that is written otherwise', async () => {
  host.rewrite(/^\/$/, (html) => html.replace('3,350', '3.350'));
  const letIn = await beforeTheEngine();
  const before = await driver.executeScript(PIECES, false);
  await letIn();
  await fillFolds();
  const now = await driver.executeScript(PIECES, false);
  assert.deepEqual(before.filter((piece, index) => piece !== now[index]), ['"3.350']);
});

test('the watch notices a shift', async () => {
  layoutShifts();
  await visit(driver, host.url);
  await driver.executeScript("document.querySelector('main').prepend(Object.assign(document.createElement('pre'), { textContent: 'one\\ntwo\\nthree' }))");
  assert.ok((await layoutShift()).sum > 0);
});

test('what a reader has opened before the engine is there stays open', async () => {
  const letIn = await beforeTheEngine();
  const opened = () => driver.executeScript("return [...document.querySelectorAll('.base details:not(:is(.live, .one-item, .used) *)')].map((node) => node.open)");
  const before = await opened();
  const summary = await find(driver, '#claim-C04 details.evidence > summary');
  await summary.click();
  await tap(driver, '.sources summary');
  const wanted = await opened();
  assert.equal(wanted.filter(Boolean).length, before.filter(Boolean).length + 2);
  await letIn();
  assert.deepEqual(await opened(), wanted);
});

test('the focus survives the take-over', async () => {
  const letIn = await beforeTheEngine();
  await driver.executeScript("document.querySelector('#claim-C07 details.evidence > summary').focus()");
  await letIn();
  assert.equal(
    await driver.executeScript("return document.activeElement === document.querySelector('#claim-C07 details.evidence > summary')"),
    true,
    `the focus is on ${await focused(driver)}`,
  );
  await press(driver, Key.ENTER);
  assert.equal(await attribute(driver, '#claim-C07 details.evidence', 'open'), '');
});

test('what a reader has clicked and typed before the engine is there is done when it comes', async () => {
  await visit(driver, host.url);
  for (const _ of [1, 2]) await tap(driver, PREVIOUS);
  await until(driver, 'another day', "return document.querySelector('.asof').dataset.day !== arguments[0]", story.updated);
  const wanted = await dayShown(driver);
  const letIn = await beforeTheEngine();
  await tap(driver, PREVIOUS);
  await tap(driver, PREVIOUS);
  await driver.executeScript(`
    const field = document.querySelector('.filters input[type=search]');
    field.value = 'sanctions';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));`);
  await letIn();
  await until(driver, 'the second day of news before the last', "return document.querySelector('.asof').dataset.day === arguments[0]", wanted);
  assert.equal(await driver.executeScript("return document.querySelector('.filters input[type=search]').value"), 'sanctions');
});

test('where the reader is in the page does not move', async () => {
  const letIn = await beforeTheEngine();
  await openAll(driver);
  await driver.executeScript("document.querySelector('#claim-C12').scrollIntoView({ block: 'center' })");
  const place = () => driver.executeScript("return document.querySelector('#claim-C12').getBoundingClientRect().top");
  const wanted = await place();
  await letIn();
  assert.ok(Math.abs((await place()) - wanted) < 1, `from ${wanted} to ${await place()}`);
});

test('the engine says once that it is ready, and takes over only one page', async () => {
  await visit(driver, host.url);
  assert.equal(await driver.executeScript("return window.heard.filter((one) => one.name === 'ready').length"), 1);
  assert.equal(await driver.executeScript("return document.querySelectorAll('.base').length"), 1);
});

test('an element far below the eye waits until the reader comes near', async () => {
  host.rewrite(/^\/$/, (html) => html.replace('<main>', '<main><div class="far"></div><link rel="stylesheet" href="far.css">'));
  host.on(/far\.css$/, () => ({ status: 200, type: 'text/css', body: '.far { height: 6000px }' }));
  await load(driver, host.url);
  await until(driver, 'the loader', "return Boolean(customElements.get('contrappunto-story'))");
  const engineAsked = () => driver.executeScript("return performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('.wasm'))");
  await driver.executeAsyncScript('const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))');
  assert.equal(await engineAsked(), false);
  await driver.executeScript('scrollTo(0, 5800)');
  await ready(driver);
  assert.equal(await engineAsked(), true);
});
