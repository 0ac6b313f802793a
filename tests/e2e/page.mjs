// Helpers for working with a page, in any browser that supports WebDriver.

import { By, Key } from 'selenium-webdriver';
import { BASE_URL, BROWSER, complaints, hasScript } from './browser.mjs';

// Long: it is used up only if a test fails, and a machine may be busy.
const PATIENCE = 30_000;

/** Waits until a function returns something true, and returns it. Polls every 20 ms, since most waits are for the
 * next frame. */
export const waitFor = (driver, what, look) => driver.wait(look, PATIENCE, `never came: ${what}`, 20);

/** Waits until a script returns something true, and returns it. */
export const until = (driver, what, script, ...args) => waitFor(driver, what, () => driver.executeScript(script, ...args));

/** Waits for the engine of the first story in the page, or fails if it has failed. Resolves when the page is stable:
 * the drawing gets its width in the frame after the story appears, and is re-rendered in the next one. */
export async function ready(driver) {
  const state = await until(driver, 'the engine', "return /ready|failed/.exec(document.querySelector('contrappunto-story')?.dataset.engine)?.[0]");
  if (state !== 'ready') throw new Error(`the engine is ${state}`);
  await awake(driver);
  await settled(driver);
}

/** Waits until all stories in the page are completely live: what is not near is rendered when the engine is idle. */
export const awake = (driver) =>
  until(
    driver,
    'all parts',
    `const stories = [...document.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('contrappunto-'));
     return stories.every((story) => !(story.shadowRoot ?? story).querySelector('[data-resting], [data-growing]'))`,
  );

/** Opens a page and waits for its engine. */
export async function visit(driver, url) {
  await load(driver, url);
  await ready(driver);
}

/** Loads a page, even if only the fragment differs from the current one. */
export async function load(driver, url) {
  await driver.get('about:blank');
  await complaints(driver);
  await driver.get(url);
}

/** Returns the address of the page in a language, with a query if given. */
export const pageIn = (language, query = '') => `${BASE_URL}${language === 'en' ? '' : `${language}/`}${query && `?${query}`}`;

/** Shows the story's own page in the state of a query, by default the initial one: all of it, or some of its parts,
 * which is faster. If it is already open, it is not reloaded but put into that state. */
export async function showState(driver, query = '', language = 'en', parts = '') {
  const isThere = await driver.executeScript(
    `const element = document.querySelector('contrappunto-story');
     return location.href.split(/[?#]/)[0] === arguments[0] && element?.dataset.engine === 'ready' && (element.getAttribute('parts') ?? '') === arguments[1]`,
    pageIn(language),
    parts,
  );
  if (isThere) return putBack(driver, query);
  await visit(driver, pageIn(language, parts ? '' : query));
  return parts ? showParts(driver, parts, query) : undefined;
}

/** Replaces the page's story by a fresh element with some parts, in a state. What was opened or set in it is gone. */
export async function showParts(driver, parts, state = '') {
  await driver.executeAsyncScript(
    `const [parts, state, done] = arguments;
     const old = document.querySelector('contrappunto-story');
     const fresh = old.cloneNode();
     window.kept ??= JSON.parse(old.querySelector('script[type="application/json"]').textContent);
     old.remove();
     // The address contains what was set before.
     history.replaceState(null, '', location.pathname);
     // By then the old element has left, so that the new one does not share its state.
     setTimeout(() => {
       delete fresh.dataset.engine;
       fresh.setAttribute('parts', parts);
       fresh.story = window.kept;
       fresh.state = state;
       document.querySelector('main').append(fresh);
       fresh.show();
       done();
     });`,
    parts,
    state,
  );
  await ready(driver);
}

/** Selectors of the buttons that step through the news, and of those that move and zoom the drawing. */
export const PLAY = '.asof-steps .asof-play';
export const PREVIOUS = '.asof-steps button:nth-of-type(2)';
export const NEXT = '.asof-steps button:nth-of-type(3)';
export const LATEST = '.asof-choose button';
export const EARLIER = '.zoom .chip:nth-child(1)';
export const ZOOM_OUT = '.zoom .chip:nth-child(2)';
export const ZOOM_IN = '.zoom .chip:nth-child(3)';
export const LATER = '.zoom .chip:nth-child(4)';
export const FIT = '.zoom .chip:nth-child(5)';
export const TRUE_SCALE = '.zoom .scale';

export const find = (driver, selector) => driver.findElement(By.css(selector));

export const textOf = (driver, selector) =>
  driver.executeScript("return document.querySelector(arguments[0])?.textContent.replace(/\\s+/g, ' ').trim() ?? null", selector);

/** Waits until an element has a text. */
export const untilText = (driver, selector, text) =>
  until(
    driver,
    `“${text}” in ${selector}`,
    "return document.querySelector(arguments[0])?.textContent.replace(/\\s+/g, ' ').trim() === arguments[1]",
    selector,
    text,
  );

export const attribute = (driver, selector, name) =>
  driver.executeScript('return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null', selector, name);

export const count = (driver, selector) => driver.executeScript('return document.querySelectorAll(arguments[0]).length', selector);

export const dayShown = (driver) => attribute(driver, '.asof', 'data-day');

export const waitForDay = (driver, day) =>
  until(driver, `the day ${day}`, "return document.querySelector('.asof')?.dataset.day === arguments[0]", day);

/** Puts the current story into the state of a query, by default the initial one: folded, scrolled to the top,
 * without focus. Resolves when the page has been stable for four frames, because its parts are rendered one after
 * another. */
export const putBack = (driver, query = '') =>
  driver.executeAsyncScript(
    `const [query, done] = arguments;
     document.activeElement?.blur();
     document.querySelector('contrappunto-story').state = query;
     document.querySelectorAll('.base details').forEach((node) => (node.open = false));
     scrollTo(0, 0);
     const still = (frames, before) => requestAnimationFrame(() => {
       const now = [...document.querySelectorAll('.base > *, .base section')].map((node) => node.getBoundingClientRect().top).join();
       if (now !== before) still(4, now);
       else if (frames) still(frames - 1, now);
       else done();
     });
     still(4);`,
    query,
  );

/** Chooses a day in the date field, as a calendar does: the value is set at once. */
export async function chooseDay(driver, day) {
  await driver.executeScript(
    `const field = document.querySelector('.asof input[type=date]');
     field.value = arguments[0];
     field.dispatchEvent(new Event('input', { bubbles: true }));
     field.dispatchEvent(new Event('change', { bubbles: true }));`,
    day,
  );
  await waitForDay(driver, day);
}

/** Returns everything that the story says: texts, and attributes that are read aloud or shown. */
export const allText = (driver) =>
  driver.executeScript(`
    const base = document.querySelector('contrappunto-story > .base') ?? document.querySelector('contrappunto-story').shadowRoot.querySelector('.base');
    const spoken = [...base.querySelectorAll('[title], [aria-label], [aria-valuetext]')].flatMap((node) =>
      ['title', 'aria-label', 'aria-valuetext'].map((name) => node.getAttribute(name) ?? ''));
    return (base.textContent + ' ¶ ' + spoken.join(' ¶ ')).replace(/\\s+/g, ' ');`);

export const openAll = (driver) => driver.executeScript("document.querySelectorAll('.base details').forEach((node) => (node.open = true))");

/** Returns the events of the elements since the page was loaded: `[{name, detail, on}]`. Needs a page of `host.mjs`. */
export const heard = (driver, name) =>
  driver.executeScript('return window.heard.filter((one) => !arguments[0] || one.name === arguments[0])', name ?? null);

export const forget = (driver) => driver.executeScript('window.heard.length = 0');

/** Presses keys, wherever the focus is. */
export async function press(driver, ...keys) {
  await driver.actions().sendKeys(...keys).perform();
  await heeded(driver);
}

export async function pressWith(driver, modifier, key) {
  await driver.actions().keyDown(modifier).sendKeys(key).keyUp(modifier).perform();
  await heeded(driver);
}

/** Waits until the input has been rendered; in Chromium the driver already does, and without script there are no frames
 * to wait for. */
const heeded = (driver) => (BROWSER === 'chromium' || !hasScript(driver) ? undefined : settled(driver));

/** Clicks as a finger does, at the centre of what is there, once its position is stable: sections are laid out only
 * when they come into view. WebDriver's own click considers the content of a closed `details` hidden, even if the
 * style sheet shows it, and scrolls elements under sticky ones. */
export async function tap(driver, selector) {
  const element = await find(driver, selector);
  let before;
  await waitFor(driver, `${selector} at a place`, async () => {
    const place = await driver.executeScript(
      `arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });
       const { top, left } = arguments[0].getBoundingClientRect();
       return top + ' ' + left;`,
      element,
    );
    if (place === before) return true;
    before = place;
    return false;
  });
  await driver.actions().move({ origin: element, duration: 0 }).click().perform();
  await heeded(driver);
}

/** Replaces a field's text, key by key, and then presses more keys. Needs two commands: in one, Firefox and WebKit
 * keep the Control key held to the end. */
export async function writeOver(field, text, ...keys) {
  await field.sendKeys(Key.chord(Key.CONTROL, 'a'));
  await field.sendKeys(Key.BACK_SPACE, text, ...keys);
}

/** Returns a selector for the focused element: its id, or its tag and classes. */
export const focused = (driver) =>
  driver.executeScript(`
    const node = document.activeElement;
    return node.id ? '#' + node.id : [node.localName, ...node.classList].join('.');`);

/** Waits two frames, until the effects of an input have been rendered. A hidden page has no frames. */
export const settled = (driver) =>
  driver.executeAsyncScript('const done = arguments[0]; document.hidden ? done() : requestAnimationFrame(() => requestAnimationFrame(() => done()))');

/** Sets how many seconds each event stays while the story plays. */
export const setPace = (driver, seconds) => driver.executeScript("document.querySelector('contrappunto-story').playPace = arguments[0]", seconds);

/** Waits until a playing story would have advanced several times: page timers of the same length that were started
 * earlier expire before these. */
export const paces = (driver, seconds, times = 4) =>
  driver.executeAsyncScript(
    `const [seconds, times, done] = arguments;
     const after = (left) => (left ? setTimeout(() => after(left - 1), seconds * 1_000) : requestAnimationFrame(() => requestAnimationFrame(() => done())));
     after(times);`,
    seconds,
    times,
  );

export { Key };
