// The cost on a reader's phone until the story is usable, and until all of it is rendered: milliseconds with the
// processor slowed fourfold, 390 × 844, medians of five loads. Run by `cargo xtask bench`.

import { BASE_URL, open, resize } from '../e2e/browser.mjs';
import { awake, until } from '../e2e/page.mjs';

const TIMES = 5;
const RATE = 4;

// Runs before the page: records tasks of over 50 ms, and when the story is usable.
const WATCH = `
  window.tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ startTime, duration }) => [startTime, duration]))).observe({ type: 'longtask', buffered: true });
  addEventListener('contrappunto-ready', () => (window.readyAt = performance.now()), true);`;

const PAGES = [
  ['the standalone page', ''],
  ['the claims alone in an article, nothing prerendered', 'host/part.html'],
];

/** Returns the browser's own metrics of the main thread, in milliseconds. */
async function account(driver) {
  const { metrics } = await driver.sendAndGetDevToolsCommand('Performance.getMetrics', {});
  const of = (name) => 1000 * metrics.find((metric) => metric.name === name).value;
  return { layout: of('LayoutDuration'), style: of('RecalcStyleDuration'), script: of('ScriptDuration'), all: of('TaskDuration') };
}

/** Measures one load, until no part is resting. */
async function load(driver, url) {
  await driver.get('about:blank');
  await driver.sendDevToolsCommand('Network.clearBrowserCache', {});
  const before = await account(driver);
  await driver.get(url);
  await until(driver, 'the story', 'return window.readyAt');
  const atReady = await account(driver);
  // What is rendered when the engine is idle.
  await awake(driver);
  await driver.executeAsyncScript('setTimeout(arguments[0], 500)');
  const [readyAt, tasks, elements] = await driver.executeScript(
    "const roots = [document, ...[...document.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot).filter(Boolean)]; return [window.readyAt, window.tasks, roots.reduce((sum, root) => sum + root.querySelectorAll('*').length, 0)]",
  );
  const blocked = (list) => list.reduce((sum, [, duration]) => sum + duration - 50, 0);
  const early = tasks.filter(([start]) => start < readyAt);
  const late = tasks.filter(([start]) => start >= readyAt);
  const longest = (list) => Math.max(0, ...list.map(([, duration]) => duration));
  return {
    ready: readyAt,
    'blocked to ready': blocked(early),
    'longest task to ready': longest(early),
    'blocked after': blocked(late),
    'longest task after': longest(late),
    ...Object.fromEntries(Object.entries(atReady).map(([name, value]) => [`${name} to ready`, value - before[name]])),
    elements,
  };
}

const median = (values) => values.sort((one, two) => one - two)[Math.floor(values.length / 2)];

const driver = await open();
try {
  await resize(driver, 390, 844);
  await driver.sendDevToolsCommand('Performance.enable', {});
  await driver.sendDevToolsCommand('Page.addScriptToEvaluateOnNewDocument', { source: WATCH });
  await driver.sendDevToolsCommand('Emulation.setCPUThrottlingRate', { rate: RATE });
  for (const [name, path] of PAGES) {
    const loads = [];
    for (let time = 0; time < TIMES; time += 1) loads.push(await load(driver, BASE_URL + path));
    console.log(`\n${`${name}, processor ${RATE} times slower`.padEnd(60)} ${'median'.padStart(8)} ${'worst'.padStart(8)}`);
    for (const figure of Object.keys(loads[0])) {
      const values = loads.map((each) => each[figure]);
      console.log(`${`  ${figure}`.padEnd(60)} ${median(values).toFixed(0).padStart(8)} ${Math.max(...values).toFixed(0).padStart(8)}`);
    }
  }
} finally {
  await driver.quit();
}
