// Helpers for an element in another site's page, by its id there.

import assert from 'node:assert/strict';
import { allowClipboard, BROWSER } from './browser.mjs';
import { awake, heard, settled, waitFor } from './page.mjs';

/** Runs an expression in the root of an element's story, with `element`, `root` and `base` in scope. */
export const inside = (driver, id, expression, ...args) =>
  driver.executeScript(
    `const element = document.getElementById(arguments[0]);
     const root = element.shadowRoot ?? element;
     const base = root.querySelector('.base');
     return ${expression};`,
    id,
    ...args,
  );

/** Waits until an expression of `inside` is true, and returns its value. */
export const untilIn = (driver, id, what, expression, ...args) =>
  waitFor(driver, `${what} in #${id}`, () => inside(driver, id, expression, ...args));

/** Waits for the engine of an element, scrolling it into view repeatedly: what renders above pushes it away. */
export async function engine(driver, id, state = 'ready') {
  const ended = await untilIn(driver, id, `the engine (${state})`, "(element.scrollIntoView({ block: 'start' }), /ready|failed/.test(element.dataset.engine) && element.dataset.engine)");
  assert.equal(ended, state, `the engine of #${id}: ${JSON.stringify(await heard(driver))}`);
  if (ended === 'ready') await awake(driver);
}

/** Returns the text of the first match of a selector in an element. */
export const textIn = (driver, id, selector) =>
  inside(driver, id, "base.querySelector(arguments[1])?.textContent.replace(/\\s+/g, ' ').trim() ?? null", selector);

/** Returns the day that an element shows. */
export const dayIn = (driver, id) => inside(driver, id, "element.state?.asOf ?? base.querySelector('.asof').dataset.day");

export const untilDay = (driver, id, day) => untilIn(driver, id, `the day ${day}`, 'element.state?.asOf === arguments[1]', day);

/** Chooses a day in an element's date field, as a calendar does. */
export async function chooseDayIn(driver, id, day) {
  await inside(
    driver,
    id,
    `(() => {
      const field = base.querySelector('.asof input[type=date]');
      field.value = arguments[1];
      field.dispatchEvent(new Event('change', { bubbles: true }));
    })()`,
    day,
  );
  await untilDay(driver, id, day);
}

/** Clicks the first match of a selector in an element, with WebDriver checking whether a reader could. In WebKit
 * that check uses the wrong position inside shadow roots; there the pointer is moved directly. */
export async function tapIn(driver, id, selector) {
  const node = await inside(
    driver,
    id,
    `(() => {
      const node = base.querySelector(arguments[1]);
      for (let box = node; box; box = box.parentElement) if (box.localName === 'details' && !node.matches('summary')) box.open = true;
      node?.scrollIntoView({ block: 'center' });
      return node;
    })()`,
    selector,
  );
  assert.ok(node, `#${id} has no ${selector}`);
  await settled(driver);
  if (BROWSER === 'webkit') await driver.actions().move({ origin: node, duration: 0 }).click().perform();
  else await node.click();
}

/** Types into a field in an element and leaves it, as a reader does. */
export const typeIn = (driver, id, selector, text) =>
  inside(
    driver,
    id,
    `(() => {
      const field = base.querySelector(arguments[1]);
      field.value = arguments[2];
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    })()`,
    selector,
    text,
  );

/** Waits until the beginning of an item in an element is in the window, not under its bar, with nothing over it. */
export const inView = (driver, id, item) =>
  untilIn(
    driver,
    id,
    `${item} in view`,
    `(() => {
      const node = base?.querySelector('#' + CSS.escape(arguments[1]));
      const box = node?.getBoundingClientRect();
      if (!box?.height || box.top < 0 || box.top + 20 > innerHeight) return false;
      const top = (element.shadowRoot ?? document).elementFromPoint(box.left + 12, box.top + 12);
      return top === node || node.contains(top);
    })()`,
    item,
  );

/** Returns the visible controls of a prerendered or live story, which work only with an engine. */
export const controlsIn = (driver, id) =>
  inside(
    driver,
    id,
    "[...(base ?? element).querySelectorAll('button, input, select')].filter((node) => node.checkVisibility({ visibilityProperty: true })).map((node) => node.outerHTML.slice(0, 80))",
  );

/** Checks that the page's policy blocked nothing, no error was uncaught, and nothing failed. */
export async function isQuiet(driver) {
  const faults = (await heard(driver)).filter(({ name }) => ['violation', 'uncaught', 'error'].includes(name));
  assert.deepEqual(faults, []);
}

/** Returns the text on the clipboard, after a button has put it there. */
export async function copied(driver, press) {
  await allowClipboard(driver);
  const read = () => driver.executeAsyncScript('navigator.clipboard.readText().then(arguments[0], (error) => arguments[0](String(error)))');
  await driver.executeAsyncScript("navigator.clipboard.writeText('nothing').then(arguments[0], arguments[0])");
  await press();
  return waitFor(driver, 'a copy', async () => {
    const text = await read();
    return text !== 'nothing' && text;
  });
}
