// axe reports nothing in any state, and the accessibility tree says what the page says.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, beforeEach, describe, test } from './suite.mjs';
import { AUTHORED_URL, open, prefer, resize } from './browser.mjs';
import { startHost } from './host.mjs';
import { chooseDay, count, find, load, NEXT, openAll, PLAY, PREVIOUS, ready, showParts, until, visit, ZOOM_IN } from './page.mjs';
import { openChooser, setCalculation, setNumber, setOwn, showAllRows } from './tables.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ALL = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  rules: { 'target-size': { enabled: true } },
};
/** The rules that another colour scheme can affect, for states that are also tested in the light scheme. */
const COLORS = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

let driver;
let host;
/** A site with the small story, for what can be tested on any story. */
let smallHost;
before(async () => {
  [host, smallHost] = [await startHost(), await startHost(AUTHORED_URL)];
  driver = await open();
});
beforeEach(async () => {
  host.reset();
  smallHost.reset();
  await prefer(driver, { 'prefers-color-scheme': 'light' });
  await resize(driver, 1200);
});
after(async () => {
  await driver?.quit();
  await host?.close();
  await smallHost?.close();
});

/** The number of similar elements that axe examines: of 250 sources in a list, the first few are representative. */
const ENOUGH = 4;

/** Returns the violations that axe finds, one line per rule and place. Of elements in one place that differ only in
 * words and numbers, only the first few are kept, because axe's running time grows with the size of the page. */
async function violations(only = ALL) {
  // Wherever the page was scrolled to, the sticky bar would cover something.
  await driver.executeScript("scrollTo({ top: 0, behavior: 'instant' })");
  await driver.executeScript(AXE);
  const found = await driver.executeAsyncScript(
    `const [only, enough, done] = arguments;
     const own = ({ localName, attributes }) => localName + [...attributes].map(({ name, value }) =>
       /^(class|role|type|hidden|lang|dir|tabindex|disabled|open|aria-(?!label|describedby|controls|valuetext|valuenow|owns))/.test(name) ? name + value : name + !value).sort().join(' ');
     const makes = new Map();
     const make = (node) => {
       if (!makes.has(node)) makes.set(node, own(node) + '(' + [...node.childNodes].map((child) => (child.localName ? make(child) : child.data.trim() && '…')).filter((one, at, all) => one !== all[at - 1]).join('') + ')');
       return makes.get(node);
     };
     const alike = [];
     const seen = new Map();
     const look = (node, place) => {
       const what = place + make(node);
       const count = (seen.get(what) ?? 0) + 1;
       seen.set(what, count);
       if (count > enough && node.matches('li, tr, details, article, .mark')) return alike.push(node);
       const here = place + own(node) + '>';
       for (const child of node.children) look(child, here);
     };
     for (const base of document.querySelectorAll('.base')) look(base, '');
     for (const node of alike) node.remove();
     axe.run(document, { ...only, resultTypes: ['violations'], preload: false })
       .then(({ violations }) => done(violations.flatMap((rule) => rule.nodes.map((node) =>
          rule.id + ' at ' + node.target.flat().join(' >> ') + ': ' + node.failureSummary.replace(/\\s+/g, ' ').slice(0, 200)))))
       .catch((error) => done(['axe failed: ' + error]));`,
    only,
    ENOUGH,
  );
  return found.slice(0, 12);
}

const dark = () => prefer(driver, { 'prefers-color-scheme': 'dark' });
const phone = () => resize(driver, 390, 844);
const small = () => resize(driver, 320, 640);
const darkPhone = () => Promise.all([dark(), phone()]);
async function everything() {
  await setOwn(driver);
  await setCalculation(driver);
  await showAllRows(driver);
  await openAll(driver);
}

// The running time of axe grows with the size of the page: a state of one part is examined with that part alone, under
// the page's title.
// The whole page is examined in the states in which its parts interact.
const STATES = {
  en: {
    'in the light': {},
    'in the dark': { first: dark, only: COLORS },
    'with everything set and open, on a phone': { first: phone, then: everything },
    'with the day moved': { parts: 'masthead asof timeline claims compare calculate open-questions', state: 'as-of=2025-01-31' },
    'with the first day': { state: 'as-of=2022-03-22' },
    'on a phone': { parts: 'masthead asof timeline claims compare calculate open-questions', first: phone },
    'with an event chosen': { parts: 'masthead asof timeline', state: 'selected=event-E18' },
    'with everything open': { parts: 'masthead asof timeline claims compare calculate open-questions', then: () => openAll(driver) },
    'with claims by status, some of them hidden': { parts: 'masthead asof claims', state: 'claims.order=status&claims.status=disputed' },
    'with events found, in lanes of actors': { parts: 'masthead timeline', state: 'timeline.lanes=actor&timeline.find=chip' },
    'with no event found, in the dark on a phone': { parts: 'masthead timeline', state: 'timeline.find=zzzz', first: darkPhone },
    'with the sources of one claim': { parts: 'masthead sources', state: 'sources.claim=C04', then: () => openAll(driver) },
    'with a column of one’s own': { parts: 'masthead compare', then: () => setOwn(driver) },
    'with all rows': { parts: 'masthead compare', then: () => showAllRows(driver) },
    'with the list of items open': { parts: 'masthead compare', then: () => openChooser(driver) },
    'with the list of items open, in the dark on a phone': { parts: 'masthead compare', first: darkPhone, then: () => openChooser(driver), only: COLORS },
    'with more columns than fit': { parts: 'masthead compare', then: () => allItems() },
    'with a changed calculation': { parts: 'masthead calculate', then: () => setCalculation(driver) },
    'with a number refused': { parts: 'masthead calculate', then: () => refused() },
  },
  it: {
    'with everything set and open, in the dark at 320 px': { first: () => Promise.all([dark(), small()]), then: everything },
    'in the light': { parts: 'masthead asof timeline claims compare calculate open-questions' },
    'on a phone in the dark': { parts: 'masthead asof timeline claims compare calculate open-questions', first: darkPhone, only: COLORS },
    'with everything open, in the dark': { parts: 'masthead asof timeline claims open-questions', first: dark, then: () => openAll(driver), only: COLORS },
    'with claims by claimant and everything open, in the dark': { parts: 'masthead claims', state: 'claims.order=claimant', first: dark, then: () => openAll(driver) },
    'with a column of one’s own, in the dark': { parts: 'masthead compare', first: dark, then: () => setOwn(driver), only: COLORS },
    'with a changed calculation, in the dark': { parts: 'masthead calculate', first: dark, then: () => setCalculation(driver), only: COLORS },
  },
};

/** Types a number that an input rejects. */
async function refused() {
  await driver.executeScript(`
    const field = document.querySelector('#calculation-v3-published .slider[data-name=gpus] input[type=text]');
    field.value = '1';
    field.dispatchEvent(new Event('change', { bubbles: true }));`);
  await until(driver, 'the refusal', "return document.querySelector('#calculation-v3-published [aria-invalid=true]') !== null");
}

const allItems = () => driver.executeScript("document.querySelectorAll('#table-chips .chooser input[type=checkbox]:not(:checked)').forEach((box) => box.click())");

for (const [language, states] of Object.entries(STATES)) {
  describe(`axe finds nothing (${language})`, () => {
    before(() => visit(driver, host.url + (language === 'en' ? '' : 'it/')));

    for (const [name, { parts = '', state = '', first, then, only }] of Object.entries(states)) {
      test(name, async () => {
        await first?.();
        await showParts(driver, parts, state);
        await then?.();
        assert.deepEqual(await violations(only), []);
      });
    }
  });
}

test('axe finds nothing on the page before the engine, or without it', async () => {
  smallHost.refuse(/\.wasm$/);
  await load(driver, smallHost.url);
  await until(driver, 'the failure', "return document.querySelector('contrappunto-story').dataset.engine === 'failed'");
  assert.deepEqual(await violations(), []);
});

test('axe finds nothing in a fragment in somebody else’s page', async () => {
  smallHost.rewrite(/fragment\.it\.html$/, (html) =>
    `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Giornale</title></head><body><main><h1>Articolo</h1>${html}</main></body></html>`);
  await visit(driver, `${smallHost.url}stories/bridge/fragment.it.html`);
  assert.deepEqual(await violations(), []);
});

test('axe rejects a page with faults planted in it', async () => {
  host.page('/faulty.html', '<!doctype html><html><head><meta charset="utf-8"><title>Faulty</title><style>.pale { color: #bbb; background: #fff }</style></head><body><main><h1>Faulty</h1><input><p class="pale">pale</p></main></body></html>');
  await load(driver, `${host.url}faulty.html`);
  const rules = new Set((await violations()).map((line) => line.split(' ')[0]));
  for (const rule of ['html-has-lang', 'label', 'color-contrast']) assert.ok(rules.has(rule), `${rule} was not found: ${[...rules]}`);
  // Also if only colours are examined.
  assert.deepEqual((await violations(COLORS)).map((line) => line.split(' ')[0]), ['color-contrast']);
});

test('axe finds what one of many items has wrong that the others have right', async () => {
  await visit(driver, host.url);
  await showParts(driver, 'masthead sources');
  await openAll(driver);
  const items = await driver.executeScript(`
    const items = [...document.querySelectorAll('.sources li[id]')];
    const [link, field] = [items.at(-7).querySelector('a'), document.createElement('input')];
    link.replaceChildren();
    items.at(-3).append(field);
    return items.length;`);
  assert.ok(items > 100);
  const found = new Set((await violations()).map((line) => line.split(' ')[0]));
  assert.ok(found.has('link-name') && found.has('label'), [...found].join());
  const left = await count(driver, '.sources li[id]');
  assert.ok(left < items * 0.6, `${left} of ${items} were looked at`);
});

test('headings skip no level, on any page and with any level to begin at', async () => {
  const levels = () => driver.executeScript("return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, [role=heading]')].filter((node) => node.checkVisibility()).map((node) => Number(node.ariaLevel ?? node.localName[1]))");
  await visit(driver, host.url);
  for (const begin of [1, 2, 3]) {
    await driver.executeScript("document.querySelector('contrappunto-story').setAttribute('heading-level', arguments[0])", begin);
    await until(driver, `level ${begin}`, "return Number(document.querySelector('.base .title').localName[1]) === arguments[0]", begin);
    const found = await levels();
    assert.equal(found[0], begin);
    assert.equal(found.filter((level) => level === begin).length, 1);
    found.reduce((above, level) => (assert.ok(level <= above + 1, `${above} to ${level}`), level));
  }
});

test('the slider speaks its day as a date, and the pieces have names', async () => {
  await visit(driver, host.url);
  await chooseDay(driver, '2025-01-31');
  const slider = await find(driver, '.asof input[type=range]');
  assert.equal(await slider.getAttribute('aria-valuetext'), '31 January 2025');
  for (const selector of ['.asof input[type=range]', '.asof input[type=date]', PLAY, PREVIOUS, NEXT, '.zoom', ZOOM_IN]) {
    assert.match(await (await find(driver, selector)).getAccessibleName(), /\w{3}/, `${selector} has no name`);
  }
  assert.match(await (await find(driver, '.plot')).getAccessibleName(), /^What happened/);
  const sides = await driver.executeScript("return [...document.querySelectorAll('#question-training [role=group]')].map((node) => node.ariaLabel)");
  assert.equal(new Set(sides.filter(Boolean)).size, 2, `the two sides are called ${sides}`);
});

test('a number to set is named, spoken with its unit, and says what it refuses', async () => {
  await visit(driver, host.url);
  const slider = '#table-chips .slider[data-name=link_bandwidth]';
  const label = 'Chip-to-chip link, both directions';
  assert.equal(await (await find(driver, `${slider} input[type=range]`)).getAccessibleName(), label);
  assert.equal(await (await find(driver, `${slider} input[type=text]`)).getAccessibleName(), `${label}, GB/s`);
  await setNumber(driver, 'table-chips', 'link_bandwidth', '610');
  assert.equal(await (await find(driver, `${slider} input[type=range]`)).getAttribute('aria-valuetext'), '610\u00a0GB/s');
  assert.match(await (await find(driver, `${slider} .reset`)).getAccessibleName(), new RegExp(`: ${label}$`));
  await refused();
  const alert = await find(driver, '#calculation-v3-published .slider[data-name=gpus] [role=alert]');
  assert.match(await alert.getText(), /256.*50,176/);
});

test('the tables’ controls have names and say what they are in', async () => {
  await visit(driver, host.url);
  await openChooser(driver);
  for (const selector of ['.choose-baseline select', '.choose-own select', '.chooser input[type=search]', '.chooser li input', '.sort', '.copy-table', '.csv', '.tsv']) {
    assert.match(await (await find(driver, `#table-chips ${selector}`)).getAccessibleName(), /\w{3}/, `${selector} has no name`);
  }
  const pressed = () => driver.executeScript("return ['.differences', '.all-rows'].map((button) => document.querySelector('#table-chips ' + button).ariaPressed)");
  assert.deepEqual(await pressed(), ['false', 'false']);
  await showAllRows(driver);
  assert.deepEqual(await pressed(), ['false', 'true']);
});

test('without motion nothing moves', async () => {
  await prefer(driver, { 'prefers-reduced-motion': 'reduce' });
  await visit(driver, host.url);
  const moving = await driver.executeScript(`
    return [...document.querySelectorAll('.base *')].filter((node) => {
      const style = getComputedStyle(node);
      return parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none' || style.scrollBehavior === 'smooth';
    }).map((node) => node.localName + '.' + node.getAttribute('class'));`);
  assert.deepEqual(moving, []);
  await prefer(driver, {});
});
