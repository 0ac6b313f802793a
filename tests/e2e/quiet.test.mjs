// The pages contact no other site, store nothing, and log no warnings.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from './suite.mjs';
import { BASE_URL, complaints, cookies, open, requests } from './browser.mjs';
import { startHost } from './host.mjs';
import { chooseDay, heard, load, ready, tap, until } from './page.mjs';

const PAGES = ['', 'it/', 'stories/deepseek/fragment.en.html', 'stories/deepseek/fragment.it.html'];

let driver;
let host;
before(async () => {
  host = await startHost();
  driver = await open({ network: true });
});
beforeEach(async () => {
  host.reset();
  // A fragment is pasted into another site's page.
  host.rewrite(/fragment\...\.html$/, (html) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="/icon.svg"><title>Host</title></head><body>${html}</body></html>`);
  await driver.get('about:blank');
  await complaints(driver);
  await requests(driver);
});
after(async () => {
  await driver?.quit();
  await host?.close();
});

async function use() {
  const root = "(document.querySelector('contrappunto-story').shadowRoot ?? document)";
  await driver.executeScript(`
    const root = ${root};
    const field = root.querySelector('.asof input[type=date]');
    field.value = '2025-01-31';
    field.dispatchEvent(new Event('change', { bubbles: true }));
    root.querySelectorAll('details').forEach((node) => (node.open = true));`);
  await until(driver, 'the day', `return ${root}.querySelector('.asof').dataset.day === '2025-01-31'`);
  await driver.executeScript(`
    const root = ${root};
    root.querySelector('.mark[data-event=E17]').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    root.querySelector('.zoom .chip:nth-child(3)').click();
    root.querySelector('.languages [lang=it]').click();`);
  await until(driver, 'Italian', `return ${root}.querySelector('.story').lang === 'it'`);
}

for (const path of PAGES) {
  const name = `/${path}`;

  test(`nothing of ${name} is asked of another site, nothing warned of, nothing refused`, async () => {
    await load(driver, host.url + path);
    await ready(driver);
    await use();
    const asked = await requests(driver);
    assert.ok(asked.some((url) => url.endsWith('.wasm')), 'the network was not watched');
    assert.deepEqual(asked.filter((url) => !url.startsWith(host.url)), []);
    assert.deepEqual(await complaints(driver), []);
    assert.deepEqual((await heard(driver)).filter((one) => ['violation', 'uncaught', 'error'].includes(one.name)), []);
  });

  test(`${name} keeps nothing in the browser`, async () => {
    await load(driver, host.url + path);
    await ready(driver);
    await use();
    assert.deepEqual(await driver.executeScript('return [localStorage.length, sessionStorage.length, document.cookie]'), [0, 0, '']);
    assert.deepEqual(await driver.executeAsyncScript(`
      const done = arguments[0];
      Promise.all([indexedDB.databases(), window.caches ? caches.keys() : []]).then(([bases, kept]) => done([bases.length, kept.length]));`), [0, 0]);
    assert.deepEqual(await cookies(driver), []);
  });
}

test('the pages of the build say nothing as they are served, without anything between', async () => {
  for (const path of PAGES.slice(0, 2)) {
    await load(driver, BASE_URL + path);
    await ready(driver);
    await chooseDay(driver, '2025-01-31');
    await tap(driver, '.mark[data-event=E17] .shape');
    assert.deepEqual(await complaints(driver), [], path);
    assert.deepEqual((await requests(driver)).filter((url) => !url.startsWith(BASE_URL)), [], path);
  }
});

test('the watch would notice a cookie, a request, a warning and a refusal', async () => {
  host.rewrite(/^\/$/, (html) => html.replace('</body>', '<img alt="" src="https://elsewhere.invalid/pixel.gif"><script src="/fault.js"></script></body>'));
  host.on(/fault\.js$/, () => ({ status: 200, type: 'text/javascript', body: "document.cookie = 'kept=1'; console.warn('a fault');" }));
  await load(driver, host.url);
  await ready(driver);
  const found = await complaints(driver);
  assert.ok(found.some((line) => line.includes('a fault')), found.join('\n'));
  assert.ok((await heard(driver, 'violation')).some(({ detail }) => detail.startsWith('img-src')));
  assert.equal((await cookies(driver)).length, 1);
  await driver.manage().deleteAllCookies();
});
