// What is far down the page stays prerendered until it is near, unnoticeably. Only a browser can show what is near,
// where the reader is, and what is rendered when.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from './suite.mjs';
import { open, resize } from './browser.mjs';
import { startHost } from './host.mjs';
import { awake, chooseDay, count, Key, load, press, settled, until, visit } from './page.mjs';
import { story } from './story.mjs';

// The engine is never idle.
const BUSY = 'window.requestIdleCallback = () => 0;';
const ALL = ['claims', ...story.tables.map(({ id }) => `table-${id}`), 'calculate', 'open-questions', 'sources'];

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

/** Opens the page with an engine that only has time for what is near. */
async function visitBusy(query = '') {
  host.before(BUSY);
  await load(driver, host.url + query);
  await until(driver, 'the engine', "return document.querySelector('contrappunto-story').dataset.engine === 'ready'");
}

const resting = () => driver.executeScript("return [...document.querySelectorAll('[data-resting]')].map(({ dataset }) => dataset.resting)");

/** Waits until what is near has been rendered: the same parts are resting for ten frames. */
const still = () =>
  driver.executeAsyncScript(`
    const done = arguments[0];
    const look = (frames, before) => requestAnimationFrame(() => {
      const now = [...document.querySelectorAll('[data-resting]')].map((place) => place.dataset.resting + Boolean(place.nextElementSibling?.matches('[data-waking]'))).join();
      if (now !== before) look(10, now);
      else if (frames) look(frames - 1, now);
      else done();
    });
    look(10);`);

/** Returns the text of an item. */
const said = (id) => driver.executeScript("return document.getElementById(arguments[0])?.textContent.replace(/\\s+/g, ' ').trim()", id);

test('what is far rests and can be read, and is drawn when the reader comes near', async () => {
  await visitBusy();
  const names = await resting();
  assert.ok(ALL.slice(1).every((name) => names.includes(name)), names.join(' '));
  assert.match(await said('claim-C04'), /50,000/);
  await driver.executeScript("document.querySelector('[data-resting=sources]').scrollIntoView()");
  await until(driver, 'the sources', "return document.querySelector('.sources[data-resting]') === null");
  assert.equal(await count(driver, '.sources'), 1);
  assert.equal(await count(driver, '.sources .filters'), 1);
});

test('when the engine has nothing else to do all is drawn, each part once', async () => {
  await visit(driver, host.url);
  for (const name of ['.timeline', '.claims', '.compare', '.calculations', '.open-questions', '.sources']) assert.equal(await count(driver, name), 1, name);
  assert.equal(await count(driver, '.table'), story.tables.length);
});

test('on no day does a part show another', async () => {
  const day = (index) => new Date(Date.UTC(2024, 11, 20) + index * 11 * 86_400_000).toISOString().slice(0, 10);
  const days = Array.from({ length: 10 }, (_, index) => day(index));
  // The drawing depends on the width of the window, and announcements on the last change.
  const text = () => driver.executeScript("const copy = document.querySelector('contrappunto-story > .base').cloneNode(true); copy.querySelectorAll('.plot, [role=status]').forEach((node) => node.remove()); return copy.textContent.replace(/\\s+/g, ' ')");
  for (const wanted of days) {
    await visitBusy();
    assert.notDeepEqual(await resting(), []);
    // On each change of the page: whether anything from another day is visible.
    await driver.executeScript(`
      window.wrong = [];
      const story = document.querySelector('contrappunto-story');
      const look = () => {
        if (story.state.asOf !== document.querySelector('.asof').dataset.day) return;
        for (const place of document.querySelectorAll('[data-resting]')) {
          if (story.state.asOf !== arguments[0] && getComputedStyle(place).visibility !== 'hidden') window.wrong.push(place.dataset.resting);
        }
      };
      new MutationObserver(look).observe(story, { subtree: true, childList: true, attributes: true });`, story.updated);
    await chooseDay(driver, wanted);
    await until(driver, wanted, "return document.querySelector('contrappunto-story').state.asOf === arguments[0]", wanted);
    await settled(driver);
    await awake(driver);
    assert.deepEqual(await driver.executeScript('return window.wrong'), [], wanted);
    const moved = await text();
    await visit(driver, `${host.url}?as-of=${wanted}`);
    const told = await text();
    const first = [...told].findIndex((letter, index) => letter !== moved[index]);
    assert.equal(moved, told, `${wanted}: ${moved.slice(first - 40, first + 80)} is not ${told.slice(first - 40, first + 80)}`);
  }
});

test('a link leads into what rests, and the focus with it', async () => {
  await visitBusy();
  await still();
  const id = await driver.executeScript("return document.querySelector('[data-resting=sources] li[id]:nth-child(12)').id");
  await driver.executeScript("document.querySelector(`a.cite[href='#${arguments[0]}']`).click()", id);
  await until(driver, 'the sources drawn', "return document.querySelector('.sources:not([data-resting])') !== null");
  await until(driver, 'the source in view', 'const { top, bottom } = document.getElementById(arguments[0]).getBoundingClientRect(); return bottom > 0 && top < innerHeight', id);
  await until(driver, 'the focus', 'return document.activeElement.id === arguments[0]', id);
});

test('what has the focus in what rests keeps it when the day is another', async () => {
  await visitBusy();
  await still();
  const has = () => driver.executeScript("return document.activeElement.matches('.source-list > summary')");
  await driver.executeScript("document.querySelector('[data-resting=sources] summary').focus({ preventScroll: true })");
  assert.equal(await has(), true);
  await chooseDay(driver, '2025-06-30');
  await awake(driver);
  assert.equal(await has(), true);
});

test('what is open, and has the focus, in what rests stays so', async () => {
  await visitBusy();
  await driver.executeScript("const fold = document.querySelector('[data-resting=table-chips] .every-figure'); fold.open = true; fold.querySelector('.one-item').open = true; fold.querySelector('summary').focus({ preventScroll: true })");
  assert.ok((await resting()).includes('table-chips'));
  await driver.executeScript("document.querySelector('[data-resting=table-chips]').scrollIntoView()");
  await until(driver, 'the table drawn', "return document.querySelector('#table-chips:not([data-resting])') !== null");
  await until(driver, 'what stands in the folds', "return document.querySelector('#table-chips .every-figure[open] .one-item[open] dl') !== null");
  assert.equal(await driver.executeScript("return document.activeElement === document.querySelector('#table-chips .every-figure > summary')"), true);
});

test('a reader below what is drawn is not moved', async () => {
  await visitBusy();
  // Several of the items above it are near, too, and rendered at the same time.
  const top = () => driver.executeScript("return document.querySelector('.calculation:last-child').getBoundingClientRect().top");
  await driver.executeScript("document.querySelector('[data-resting=calculate] .calculation:last-child').scrollIntoView()");
  const before = await top();
  await until(driver, 'the calculations drawn', "return document.querySelector('[data-resting=calculate], .calculation:last-child[data-resting]') === null");
  await still();
  assert.ok(Math.abs((await top()) - before) <= 2, `${before} is ${await top()}`);
  // Everything above it is rendered with its controls.
  await driver.executeScript("document.querySelector('contrappunto-story').state = 'chips.baseline=h800-sxm-80'");
  await awake(driver);
  // Each item rendered above it may be rounded to a pixel.
  assert.ok(Math.abs((await top()) - before) <= 4, `${before} is ${await top()}`);
});

test('a key takes the reader from what is live into what rests, where the focus stays', async () => {
  await visitBusy();
  await still();
  const next = await driver.executeScript(`
    const stops = [...document.querySelectorAll('.base :is(a[href], summary, button, input, select)')].filter((node) => node.checkVisibility() && !node.disabled);
    const first = stops.findIndex((node) => node.closest('[data-resting]'));
    stops[first - 1].focus({ preventScroll: true });
    return stops[first].textContent;`);
  await press(driver, Key.TAB);
  await until(driver, 'the part drawn, with the focus in it', "return document.activeElement.textContent === arguments[0] && document.activeElement.closest('[part]:not([data-resting])') !== null", next);
});

test('a story that is taken out while parts rest leaves what was prerendered, whole', async () => {
  const release = host.hold(/\.wasm$/);
  host.before(BUSY);
  await load(driver, host.url);
  const html = () => driver.executeScript("return document.querySelector('contrappunto-story > .base').outerHTML");
  const before = await html();
  release();
  await until(driver, 'the engine', "return document.querySelector('contrappunto-story').dataset.engine === 'ready'");
  assert.notEqual(await html(), before);
  await driver.executeScript("document.querySelector('[data-resting=table-chips]').scrollIntoView()");
  await until(driver, 'the table', "return document.querySelector('#table-chips:not([data-resting])') !== null");
  await driver.executeScript("window.kept = document.querySelector('contrappunto-story'); kept.remove()");
  await until(driver, 'the end', 'return !kept.dataset.engine');
  assert.equal(await driver.executeScript("return kept.querySelector(':scope > .base').outerHTML"), before);
});

test('of a story without a page to begin with nothing rests, and all is drawn however busy the engine is', async () => {
  host.before(BUSY);
  host.page('/host.html', `<!doctype html><title>Host</title><contrappunto-story src="stories/deepseek/story.json"></contrappunto-story><script type="module" src="/contrappunto.js"></script>`);
  await load(driver, `${host.url}host.html`);
  await until(driver, 'the engine', "return document.querySelector('contrappunto-story').dataset.engine === 'ready'");
  assert.equal(await driver.executeScript("return document.querySelector('contrappunto-story').shadowRoot.querySelectorAll('[data-resting]').length"), 0);
  await awake(driver);
  assert.equal(await driver.executeScript("return document.querySelector('contrappunto-story').shadowRoot.querySelectorAll('.story > [part]').length"), 8);
});

test('a link into a story without a page to begin with leads there once that is drawn', async () => {
  host.page('/host.html', `<!doctype html><title>Host</title><contrappunto-story src="stories/deepseek/story.json"></contrappunto-story><script type="module" src="/contrappunto.js"></script>`);
  await load(driver, `${host.url}host.html#source-scmp-v31`);
  await until(driver, 'the source in view', "const item = document.querySelector('contrappunto-story').shadowRoot?.getElementById('source-scmp-v31'); if (!item?.checkVisibility()) return false; const { top, bottom } = item.getBoundingClientRect(); return bottom > 0 && top < innerHeight");
});

test('what a host shows of a question that rests, in a part that rests, is drawn with both', async () => {
  await visitBusy();
  const id = await driver.executeScript("return document.querySelector('[data-resting=question-blackwell] article, [data-resting=claims] #question-blackwell article').id");
  await driver.executeScript("document.querySelector('contrappunto-story').show(arguments[0])", id);
  await until(driver, 'the claim in view', "const item = document.getElementById(arguments[0]); const { top, bottom } = item.getBoundingClientRect(); return !item.closest('[data-resting]') && bottom > 0 && top < innerHeight", id);
});

test('claims that are put in another order while questions rest come back to it', async () => {
  await visitBusy();
  await driver.executeScript("document.querySelector('[part=claims]').scrollIntoView()");
  await until(driver, 'the claims', "return document.querySelector('[data-resting=claims]') === null");
  const inOrder = (order) => driver.executeScript("const field = document.querySelector('.claims select:has(option[value=date])'); field.value = arguments[0]; field.dispatchEvent(new Event('input', { bubbles: true })); field.dispatchEvent(new Event('change', { bubbles: true }))", order);
  await inOrder('date');
  await until(driver, 'years', "return document.querySelector('.claims .claim-group') !== null");
  await inOrder('question');
  await until(driver, 'questions', "return document.querySelectorAll('.claims .question[id]').length === arguments[0]", story.questions.length);
  assert.equal(await count(driver, '.claims article'), story.claims.length);
  assert.equal(await count(driver, '.claims [data-resting]'), 0);
});
