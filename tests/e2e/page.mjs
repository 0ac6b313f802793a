// What the tests do with a page again and again. It works in any browser that speaks WebDriver.

import { By, Key } from 'selenium-webdriver';
import { BASE_URL, BROWSER, complaints, hasScript } from './browser.mjs';

// Long: it is spent in full only where a test fails, and a machine may be busy.
const PATIENCE = 30_000;

/** Waits until something true can be seen, and gives it. Looks every 20 ms: what is waited for is mostly the next frame. */
export const waitFor = (driver, what, look) => driver.wait(look, PATIENCE, `never came: ${what}`, 20);

/** Waits until a script returns something true, and gives it. */
export const until = (driver, what, script, ...args) => waitFor(driver, what, () => driver.executeScript(script, ...args));

/** Waits for the engine of the first story in the page; an engine that has failed is not waited for. Ends when the page
 * is at rest: its drawing is given its width in the frame after the story has come, and is drawn anew in that. */
export async function ready(driver) {
  const state = await until(driver, 'the engine', "return /ready|failed/.exec(document.querySelector('contrappunto-story')?.dataset.engine)?.[0]");
  if (state !== 'ready') throw new Error(`the engine is ${state}`);
  await awake(driver);
  await settled(driver);
}

/** Waits until all of the stories in the page is live: what is not near is drawn when the engine has nothing else to do. */
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

/** Opens a page, also where only the fragment differs from the one shown. */
export async function load(driver, url) {
  await driver.get('about:blank');
  await complaints(driver);
  await driver.get(url);
}

/** The address of the page in a language, with a query if there is one. */
export const pageIn = (language, query = '') => `${BASE_URL}${language === 'en' ? '' : `${language}/`}${query && `?${query}`}`;

/** Shows the story's own page in the state that a query tells, or as it opens: all of it, or some of its parts, which
 * is less to draw. Where it is there already it is not loaded anew but put into that state. */
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

/** Puts the page's story up anew, as it opens: its parts, in a state. What was open in it, or set, is gone. */
export async function showParts(driver, parts, state = '') {
  await driver.executeAsyncScript(
    `const [parts, state, done] = arguments;
     const old = document.querySelector('contrappunto-story');
     const fresh = old.cloneNode();
     window.kept ??= JSON.parse(old.querySelector('script[type="application/json"]').textContent);
     old.remove();
     // The address tells what was set before.
     history.replaceState(null, '', location.pathname);
     // By then the old one has gone, and the new one does not join it.
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

/** The buttons that go from news to news, and those that move and zoom the drawing, by their places. */
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

/** Waits until an element says a text. */
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

/** Puts the story that the page shows into the state that a query tells, or as it opens: folded, at its top, with no
 * focus. Ends when the page has stood still for four frames: its parts are drawn one after another. */
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

/** Chooses a day in the date field, as a calendar does: the value is there at once. */
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

/** Everything that the story says in its elements: texts, and attributes that are read out or shown. */
export const allText = (driver) =>
  driver.executeScript(`
    const base = document.querySelector('contrappunto-story > .base') ?? document.querySelector('contrappunto-story').shadowRoot.querySelector('.base');
    const spoken = [...base.querySelectorAll('[title], [aria-label], [aria-valuetext]')].flatMap((node) =>
      ['title', 'aria-label', 'aria-valuetext'].map((name) => node.getAttribute(name) ?? ''));
    return (base.textContent + ' ¶ ' + spoken.join(' ¶ ')).replace(/\\s+/g, ' ');`);

export const openAll = (driver) => driver.executeScript("document.querySelectorAll('.base details').forEach((node) => (node.open = true))");

/** What the page heard of the element since it was loaded: `[{name, detail, on}]`. Needs a page of `host.mjs`. */
export const heard = (driver, name) =>
  driver.executeScript('return window.heard.filter((one) => !arguments[0] || one.name === arguments[0])', name ?? null);

export const forget = (driver) => driver.executeScript('window.heard.length = 0');

/** Presses keys, whatever has the focus. */
export async function press(driver, ...keys) {
  await driver.actions().sendKeys(...keys).perform();
  await heeded(driver);
}

export async function pressWith(driver, modifier, key) {
  await driver.actions().keyDown(modifier).sendKeys(key).keyUp(modifier).perform();
  await heeded(driver);
}

/** What was done has been drawn. Chromium answers its driver only then; without script no frame is told of. */
const heeded = (driver) => (BROWSER === 'chromium' || !hasScript(driver) ? undefined : settled(driver));

/** Clicks as a finger does, at the middle of what is there, once it stands still: sections that come into view are laid
 * out only then. WebDriver's own click takes the content of a closed `details` for hidden, also where the style sheet
 * shows it, and brings things under what sticks to the window. */
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

/** Writes a text over what a field says, key by key, and presses more keys then. Two commands: in one, Firefox and WebKit
 * take the Control key for held down to the end. */
export async function writeOver(field, text, ...keys) {
  await field.sendKeys(Key.chord(Key.CONTROL, 'a'));
  await field.sendKeys(Key.BACK_SPACE, text, ...keys);
}

/** A selector for what has the focus: its id, or its tag and class. */
export const focused = (driver) =>
  driver.executeScript(`
    const node = document.activeElement;
    return node.id ? '#' + node.id : [node.localName, ...node.classList].join('.');`);

/** Two frames later: what an input has set off is drawn. A page that is hidden has no frames. */
export const settled = (driver) =>
  driver.executeAsyncScript('const done = arguments[0]; document.hidden ? done() : requestAnimationFrame(() => requestAnimationFrame(() => done()))');

/** Sets how many seconds each event stays while the story plays. */
export const setPace = (driver, seconds) => driver.executeScript("document.querySelector('contrappunto-story').playPace = arguments[0]", seconds);

/** Lets so much time pass that a story that plays would have gone on several times: timers of the page that were begun
 * before these and are as long run out before them. */
export const paces = (driver, seconds, times = 4) =>
  driver.executeAsyncScript(
    `const [seconds, times, done] = arguments;
     const after = (left) => (left ? setTimeout(() => after(left - 1), seconds * 1_000) : requestAnimationFrame(() => requestAnimationFrame(() => done())));
     after(times);`,
    seconds,
    times,
  );

export { Key };
