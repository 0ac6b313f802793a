// The package in an app without a framework, built and in development: the module's functions with the app's own story.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { complaints, open } from '../e2e/browser.mjs';
import { load, until } from '../e2e/page.mjs';
import { execute, folderOf, start, ways } from './app.mjs';

/** Awaits an expression in the page, and returns its value or throws its error message. */
async function ask(driver, expression, ...args) {
  const { value, failed } = await driver.executeAsyncScript(
    `const [done, ...args] = [arguments[arguments.length - 1], ...arguments];
     Promise.resolve().then(async () => ${expression}).then((value) => done({ value }), (error) => done({ failed: String(error.stack ?? error) }));`,
    ...args,
  );
  if (failed) throw new Error(failed);
  return value;
}

const inside = (driver, expression) => driver.executeScript(`const root = document.getElementById('shown').shadowRoot; return ${expression};`);

const untilInside = (driver, what, expression) =>
  until(driver, what, `const root = document.getElementById('shown')?.shadowRoot; return root && (${expression});`);

for (const way of ways) {
  describe(`the app without a framework, ${way}`, () => {
    let app;
    let driver;
    before(async () => {
      app = await start('vanilla', way);
      driver = await open();
    });
    after(async () => {
      await driver?.quit();
      await app?.close();
    });
    const visit = async () => {
      await load(driver, app.url);
      await until(driver, 'the app', 'return window.app !== undefined');
    };

    test('a story given as an object is shown, moved and taken away', async () => {
      await visit();
      const opened = await ask(driver, "app.open('object')");
      assert.deepEqual(opened, { asOf: '2025-06-30', lang: 'en', selected: null, link: opened.link });
      assert.equal(await inside(driver, "root.querySelector('#claim-C1').textContent.includes('The bridge bears 40 tonnes.')"), true);
      assert.equal(await inside(driver, "getComputedStyle(root.querySelector('.base')).containerType"), 'inline-size', 'the style sheet is not there');

      await ask(driver, "app.update('2025-03-04')");
      await untilInside(driver, 'the day', "root.querySelector('.asof').dataset.day === '2025-03-04'");
      assert.equal((await ask(driver, 'app.state()')).asOf, '2025-03-04');
      assert.deepEqual(await ask(driver, 'app.heard'), [{ name: 'ready', detail: 'en' }], 'what the host sets is not told back');

      await inside(
        driver,
        `(() => {
          const field = root.querySelector('.asof input[type=date]');
          field.value = '2025-02-10';
          for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
        })()`,
      );
      await until(driver, 'what the reader did', "return app.heard.some(({ detail }) => detail === '2025-02-10')");
      assert.equal((await ask(driver, 'app.state()')).asOf, '2025-02-10');

      await ask(driver, 'app.close()');
      await until(driver, 'an empty place', "return document.querySelector('#shown') === null && document.querySelector('#story').childElementCount === 0");
      assert.deepEqual(await complaints(driver), []);
    });

    test('a story named by its address is shown as asked', async () => {
      await visit();
      const opened = await ask(driver, "app.open('address')");
      assert.equal(opened.asOf, '2025-03-04');
      assert.equal(opened.lang, 'it');
      assert.equal(await inside(driver, "root.querySelector('#claim-C1').textContent.includes('Il ponte regge 40 tonnellate.')"), true);
      assert.deepEqual(await complaints(driver), []);
    });

    test('a story with a fault is refused, and the fault is named', async () => {
      await visit();
      const problems = await ask(driver, "app.refused({ ...app.story, updated: '2025-13-01' })");
      assert.ok(problems.length > 0);
      assert.ok(
        problems.some(({ path }) => path === 'updated'),
        JSON.stringify(problems),
      );
      assert.equal(await ask(driver, 'app.left'), 0, 'what was refused is still in the page');
    });

    test('a story is checked as the author’s tool does', async () => {
      await visit();
      assert.deepEqual(await ask(driver, 'app.check(app.story)'), []);
      const problems = await ask(driver, "app.check({ ...app.story, updated: '2025-13-01' })");
      assert.deepEqual(problems[0], { path: 'updated', message: '"2025-13-01" has no month 13; months run 01 to 12' });
      assert.equal((await ask(driver, 'app.check({})')).length > 5, true);
      assert.deepEqual(await complaints(driver), []);
    });
  });
}

test('the built app holds engine and style sheet once each, none of them in its own script', async () => {
  const app = await start('vanilla', 'built');
  await app.close();
  const assets = join(folderOf('vanilla'), 'dist/assets');
  const files = await readdir(assets);
  const count = (ending) => files.filter((file) => file.endsWith(ending)).length;
  assert.deepEqual([count('.wasm'), count('.css')], [2, 1], files.join(' '));
  const script = files.find((file) => /^index-.*\.js$/.test(file));
  assert.ok((await readFile(join(assets, script))).length < 60_000, 'the engine is in the app’s script');
});

test('the module may be imported where there is no page, as by a server that renders', async () => {
  const { code, said } = await execute('vanilla', '../server.mjs');
  assert.equal(said, 'function function\n');
  assert.equal(code, 0);
});
