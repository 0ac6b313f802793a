// The package in apps with other bundlers: webpack, Next with both of its bundlers and server rendering, Astro.

import assert from 'node:assert/strict';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { complaints, open } from '../e2e/browser.mjs';
import { find, load, textOf, until, waitFor } from '../e2e/page.mjs';
import { execute, folderOf, serve, spawned } from './app.mjs';

let driver;
before(async () => (driver = await open()));
after(() => driver?.quit());

const CLAIMS = 'contrappunto-claims';

const inside = (selector, expression) =>
  driver.executeScript(`const element = document.querySelector(arguments[0]); const root = element?.shadowRoot; return root && (${expression});`, selector);

const untilInside = (selector, what, expression) => waitFor(driver, what, () => inside(selector, expression));

/** Checks that the element shows the claims of a day, under a heading of a level. */
async function shows(selector, level) {
  await untilInside(selector, 'the engine', "element.dataset.engine === 'ready'");
  assert.equal(await inside(selector, "root.querySelector('.part-title').localName"), level);
  assert.equal(await inside(selector, "root.querySelector('#claim-C2').hidden"), true, 'the day is another');
  assert.equal(await inside(selector, "root.querySelectorAll('.base').length"), 1);
  assert.equal(await inside(selector, "getComputedStyle(root.querySelector('.base')).containerType"), 'inline-size', 'the style sheet is not there');
}

/** Builds an app. */
async function build(name, program, ...args) {
  const { code, said } = await execute(name, program, ...args);
  assert.equal(code, 0, said);
}

/** Serves the output of an app's build, opens it and runs checks; the console must stay empty. */
async function opened(folder, built, look) {
  const app = await serve(folder, built);
  try {
    await load(driver, app.url);
    await look();
    assert.deepEqual(await complaints(driver), []);
  } finally {
    await app.close();
  }
}

/** Checks that the app has mounted its story as requested. */
async function showsMounted() {
  await until(driver, 'the story', 'return window.mounted');
  await shows('contrappunto-story', 'h4');
}

test('webpack: the story that the app brings along is shown', async () => {
  await build('webpack', 'webpack/bin/webpack.js');
  await opened(folderOf('webpack'), 'public', showsMounted);
});

test('esbuild: with the package’s files beside the bundle the story is shown', async () => {
  // The same app; esbuild does not rewrite the addresses of files.
  const folder = folderOf('webpack');
  const made = join(folder, 'bundled');
  await build('webpack', fileURLToPath(new URL('../../node_modules/esbuild/bin/esbuild', import.meta.url)), 'main.js', '--bundle', '--format=esm', '--outfile=bundled/main.js');
  const shipped = join(folder, 'node_modules/contrappunto');
  for (const name of await readdir(shipped)) if (name.startsWith('contrappunto-')) await copyFile(join(shipped, name), join(made, name));
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  await writeFile(join(made, 'index.html'), page.replace('<script', '<script type="module"'));
  await opened(folder, 'bundled', showsMounted);
});

test('Astro: elements in a page that was made beforehand come to life', async () => {
  await build('astro', 'astro/astro.js', 'build');
  await opened(folderOf('astro'), 'dist', async () => {
    await shows('#fetched', 'h3');
    await untilInside('#inline', 'the engine', "element.dataset.engine === 'ready'");
    assert.equal(await inside('#inline', "root.querySelector('.story').lang"), 'it');
  });
});

for (const bundler of ['turbopack', 'webpack']) {
  describe(`Next with ${bundler}`, () => {
    let app;
    before(async () => {
      await build('next', 'next/dist/bin/next', 'build', `--${bundler}`);
      app = await spawned('next', 'next/dist/bin/next', (port) => ['start', '--hostname', '127.0.0.1', '--port', String(port)]);
    });
    after(() => app?.close());

    test('what the server has rendered is taken up with its day, its level and its story', async () => {
      const html = await (await fetch(app.url)).text();
      assert.match(html, /<contrappunto-claims[^>]*asOf="2025-03-04"/i, 'the server has rendered no element');
      await load(driver, app.url);
      await shows(CLAIMS, 'h4');
      assert.equal(await driver.executeScript(`return document.querySelector('${CLAIMS}').className`), 'wide');
      assert.deepEqual(await complaints(driver), []);
    });

    test('the app sets another day, and hears of the one that the reader chooses', async () => {
      await load(driver, app.url);
      await shows(CLAIMS, 'h4');
      await (await find(driver, '#later')).click();
      await untilInside(CLAIMS, 'the later day', "!root.querySelector('#claim-C2').hidden");
      await untilInside('contrappunto-asof', 'the engine', "element.dataset.engine === 'ready'");
      await inside(
        'contrappunto-asof',
        `(() => {
          const field = root.querySelector('input[type=date]');
          field.value = '2025-02-12';
          for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
          return true;
        })()`,
      );
      await untilInside(CLAIMS, 'the day of the reader', "root.querySelector('#claim-C2').hidden");
      assert.equal(await textOf(driver, '#day'), '2025-02-12');
      assert.deepEqual(await complaints(driver), []);
    });
  });
}
