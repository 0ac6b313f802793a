// A single-page app that repeatedly mounts and unmounts stories.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from './suite.mjs';
import { held, open } from './browser.mjs';
import { isQuiet } from './embedded.mjs';
import { startHost } from './host.mjs';
import { forget, heard, load, until } from './page.mjs';
import { story } from './story.mjs';

let driver;
let host;
before(async () => {
  host = await startHost();
  driver = await open();
});
afterEach(() => host.reset());
after(async () => {
  await driver?.quit();
  await host?.close();
});

const STORY = 'document.querySelector("contrappunto-story")';

/** Goes to a page of the app and waits until its story is there, or until there is none. The address changes before
 * the app is notified: the page that it shows is the one marked in its menu. */
async function go(route) {
  await driver.executeScript('location.hash = arguments[0]', route);
  const story = route === '#/' ? `!${STORY}` : `${STORY}?.dataset.engine === 'ready'`;
  await until(driver, `the page ${route}`, `return document.querySelector('nav a[aria-current]')?.hash === arguments[0] && ${story}`, route);
}

const state = () => driver.executeScript(`return ${STORY}.state`);

async function visit() {
  await load(driver, `${host.url}host/app.html`);
  await until(driver, 'the app', "return document.querySelector('h1') !== null");
}

test('app: each page of it shows its own story, from the beginning', async () => {
  await visit();
  assert.equal(await driver.executeScript("return performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.wasm')).length"), 0, 'a page without a story pays for one');
  await go('#/story');
  assert.equal((await state()).asOf, story.updated);
  await driver.executeScript(`${STORY}.state = 'as-of=2024-12-26'`);
  await until(driver, 'the day', `return ${STORY}.state.asOf === '2024-12-26'`);
  await go('#/day');
  assert.equal((await state()).asOf, '2025-01-31', 'the state of the page before is left');
  assert.deepEqual(
    await driver.executeScript(`return [...${STORY}.shadowRoot.querySelectorAll('[part]')].map((node) => node.getAttribute('part'))`),
    ['asof', 'claims'],
  );
  await go('#/');
  await go('#/story');
  assert.equal((await state()).asOf, story.updated);
  assert.equal(await driver.executeScript(`return ${STORY}.shadowRoot.querySelectorAll('.base').length`), 1);
  await isQuiet(driver);
});

test('app: who leaves before the story is there leaves nothing behind', async () => {
  const release = host.hold(/\.wasm$/);
  await visit();
  await driver.executeScript("location.hash = '#/story'");
  await until(driver, 'an element', `return ${STORY}?.dataset.engine === 'loading'`);
  await driver.executeScript("location.hash = '#/'");
  await until(driver, 'none', `return !${STORY}`);
  release();
  await go('#/day');
  assert.equal((await state()).asOf, '2025-01-31');
  assert.equal(await driver.executeScript("return document.querySelectorAll('contrappunto-story').length"), 1);
  await isQuiet(driver);
});

test('app: an element that is moved, hidden and shown keeps its state, and listens once', async () => {
  await visit();
  await go('#/day');
  await driver.executeAsyncScript(`
    const done = arguments[0];
    const element = ${STORY};
    element.id = 'one';
    const place = document.createElement('section');
    document.querySelector('#app').append(place);
    place.append(element);
    element.hidden = true;
    setTimeout(() => {
      element.hidden = false;
      document.querySelector('#app').prepend(element);
      setTimeout(() => setTimeout(done));
    });`);
  assert.equal((await state()).asOf, '2025-01-31');
  await forget(driver);
  await driver.executeScript(`${STORY}.shadowRoot.querySelector('.asof-steps button:nth-of-type(2)').click()`);
  await until(driver, 'another day', `return ${STORY}.state.asOf < '2025-01-31'`);
  assert.deepEqual((await heard(driver)).map(({ name }) => name), ['asof', 'state']);
  // A state is heard by one story, not by those that were here before.
  await go('#/');
  await go('#/day');
  await forget(driver);
  await driver.executeScript(`${STORY}.shadowRoot.querySelector('.asof-steps button:nth-of-type(2)').click()`);
  await until(driver, 'another day', `return ${STORY}.state.asOf < '2025-01-31'`);
  assert.deepEqual((await heard(driver)).map(({ name }) => name), ['asof', 'state']);
  await isQuiet(driver);
});

/** Returns what the page holds after garbage collection: bytes of script, bytes of wasm, nodes, listeners. */
async function left() {
  await forget(driver);
  const script = await held(driver);
  const wasm = await driver.executeScript('return window.memory.buffer.byteLength');
  return { ...script, wasm };
}

test('app: two hundred mounts and unmounts leave less than a megabyte, and not one node', async (t) => {
  host.before(`
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate(...given);
      window.memory = (made.instance ?? made).exports.memory;
      return made;
    };`);
  await visit();
  await driver.manage().setTimeouts({ script: 60_000 });
  const cycles = (count) =>
    driver.executeAsyncScript(
      `const done = arguments[1];
       const seen = (isThere) => new Promise((resolve) => {
         const look = () => (isThere() ? resolve() : setTimeout(look, 1));
         look();
       });
       (async () => {
         for (let turn = 0; turn < arguments[0]; turn += 1) {
           location.hash = '#/day';
           await seen(() => ${STORY}?.dataset.engine === 'ready');
           location.hash = '#/';
           await seen(() => !${STORY});
         }
       })().then(() => done(), (error) => done(String(error)));`,
      count,
    );
  await go('#/story');
  await go('#/');
  await cycles(20);
  const before = await left();
  for (let round = 0; round < 5; round += 1) await cycles(40);
  const after = await left();
  const grown = Object.fromEntries(Object.keys(after).map((name) => [name, after[name] - before[name]]));
  t.diagnostic(`before: ${JSON.stringify(before)}`);
  t.diagnostic(`grown after 200: ${JSON.stringify(grown)}`);
  assert.ok(grown.heap < 1_000_000, `${grown.heap} bytes of script are left`);
  assert.ok(grown.wasm < 1_000_000, `${grown.wasm} bytes of wasm are left`);
  assert.ok(grown.nodes <= 0, `${grown.nodes} nodes are left`);
  assert.ok(grown.listeners <= 0, `${grown.listeners} listeners are left`);
  await isQuiet(driver);
});
