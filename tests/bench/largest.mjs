// The longest time for which a page is blocked with the largest accepted stories: the longest task that each action
// causes, in milliseconds, at full speed. Run by `cargo xtask bench`, with the stories of `benches/hostile.rs` in
// STORIES.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { open, required, resize } from '../e2e/browser.mjs';
import { startHost } from '../e2e/host.mjs';
import { awake, load, until } from '../e2e/page.mjs';

const STORIES = required('STORIES');
const names = JSON.parse(readFileSync(join(STORIES, 'names.json'), 'utf8'));

const WATCH = `
  window.tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });`;

const ROOT = "document.querySelector('contrappunto-story').shadowRoot";

/** The actions of a reader, each once. */
const DEEDS = {
  'a day': `document.querySelector('contrappunto-story').asOf = '2025-01-20'`,
  'the latest day': `document.querySelector('contrappunto-story').asOf = '2025-06-30'`,
  'a step in time': `${ROOT}.querySelector('.zoom .chip:nth-child(3)').click()`,
  'an item': `const item = ${ROOT}.querySelector('.event-list [id]'); document.querySelector('contrappunto-story').show(item.id)`,
  'words looked for': `const field = ${ROOT}.querySelector('input[type=search]'); field.value = 'x'; field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true })); field.dispatchEvent(new Event('change', { bubbles: true }))`,
  'claims by date': `const order = [...${ROOT}.querySelectorAll('.claims select option')].find(({ value }) => value === 'date')?.parentElement; if (order) { order.value = 'date'; order.dispatchEvent(new Event('input', { bubbles: true, composed: true })); order.dispatchEvent(new Event('change', { bubbles: true, composed: true })); }`,
  'all folds': `${ROOT}.querySelectorAll('details').forEach((fold) => (fold.open = true))`,
};

const driver = await open();
const host = await startHost();
try {
  await resize(driver, 1200, 900);
  await driver.sendAndGetDevToolsCommand('Page.addScriptToEvaluateOnNewDocument', { source: WATCH });
  const longest = async () => {
    await driver.executeAsyncScript('const end = () => setTimeout(arguments[0], 400); requestIdleCallback(end)');
    return driver.executeScript('return Math.max(0, ...window.tasks.splice(0))');
  };
  console.log(`\n${'the largest stories: longest task'.padEnd(44)} ${['start', ...Object.keys(DEEDS)].map((name) => name.padStart(16)).join(' ')}`);
  for (const [number, name] of names.entries()) {
    host.on(new RegExp(`/large-${number}\\.json$`), () => ({ status: 200, type: 'application/json', body: readFileSync(join(STORIES, `${number}.json`)) }));
    host.page('/large.html', `<!doctype html><title>Large</title><contrappunto-story src="large-${number}.json"></contrappunto-story><script type="module" src="/contrappunto.js"></script>`);
    await load(driver, `${host.url}large.html`);
    await until(driver, 'the engine', "return /ready|failed/.test(document.querySelector('contrappunto-story').dataset.engine)");
    await awake(driver);
    const found = [await longest()];
    for (const deed of Object.values(DEEDS)) {
      await driver.executeScript(deed);
      found.push(await longest());
    }
    const state = await driver.executeScript("return document.querySelector('contrappunto-story').dataset.engine");
    console.log(`${name.padEnd(44)} ${found.map((time) => time.toFixed(0).padStart(16)).join(' ')}${state === 'ready' ? '' : ` ${state}`}`);
  }
} finally {
  await driver.quit();
  await host.close();
}
