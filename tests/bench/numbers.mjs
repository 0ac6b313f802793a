// The time from a reader's input to the next frame, in milliseconds: the median and the maximum of many, at full speed
// and with the processor slowed fourfold. Run by `cargo xtask bench`.

import { BASE_URL, open, resize } from '../e2e/browser.mjs';
import { ready } from '../e2e/page.mjs';

const TIMES = 30;

/** Sets each control to a series of values; resolves to the times until the frame after each. */
const MEASURE = `
  const [selector, values, done] = arguments;
  const field = document.querySelector(selector);
  const spent = [];
  const frame = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  (async () => {
    field.scrollIntoView({ block: 'center' });
    await frame();
    for (const value of values) {
      const start = performance.now();
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await frame();
      spent.push(performance.now() - start);
      await new Promise((next) => setTimeout(next, 60));
    }
    done(spent);
  })();`;

const CONTROLS = [
  // The bar follows at once, the rest of the page when the reader pauses.
  ['the day, slider', '.asof input[type=range]', (step) => 20_100 + step * 10],
  ['link of one’s own chip', '.what-if [data-name=link_bandwidth] input[type=range]', (step) => 400 + step * 10],
  ['utilisation', '#calculation-training-time [data-name=utilisation] input[type=range]', (step) => 20 + step],
  ['GPUs of the account', '#calculation-training-time [data-name=gpus] input[type=range]', (step) => 256 * (step + 4)],
];

const driver = await open();
try {
  await driver.manage().setTimeouts({ script: 60_000 });
  await resize(driver, 390, 844);
  await driver.get(BASE_URL);
  await ready(driver);
  console.log(`\n${'input to the next picture, ms'.padEnd(44)} ${'median'.padStart(8)} ${'worst'.padStart(8)}`);
  for (const rate of [1, 4]) {
    await driver.sendDevToolsCommand('Emulation.setCPUThrottlingRate', { rate });
    for (const [name, selector, value] of CONTROLS) {
      const values = Array.from({ length: TIMES }, (_, step) => String(value(step)));
      const spent = (await driver.executeAsyncScript(MEASURE, selector, values)).sort((one, two) => one - two);
      const [median, worst] = [spent[Math.floor(spent.length / 2)], spent.at(-1)];
      const label = `${name}, ${rate === 1 ? 'full speed' : `processor ${rate} times slower`}`;
      console.log(`${label.padEnd(44)} ${median.toFixed(1).padStart(8)} ${worst.toFixed(1).padStart(8)}`);
    }
  }
} finally {
  await driver.quit();
}
