// A reader's choices are in the address: they survive a reload, can be shared as a link, and are undone by going back.
// What each link shows, and what is ignored, is tested natively, in `tests/page/state.rs`.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from './suite.mjs';
import { BASE_URL, complaints, open, resize } from './browser.mjs';
import { startHost } from './host.mjs';
import { chooseDay, dayShown, find, forget, heard, Key, load, pageIn, ready, settled, tap, until, visit, waitFor } from './page.mjs';
import { LANGUAGES, story } from './story.mjs';
import * as tables from './tables.mjs';

let driver;
let host;
before(async () => {
  host = await startHost();
  driver = await open();
});
beforeEach(async () => {
  host.reset();
  await resize(driver, 1200, 900);
});
after(async () => {
  await driver?.quit();
  await host?.close();
});

const table = story.tables.find(({ id }) => id === 'chips');
const H800 = 'h800-sxm-80';
const OWN = '.what-if .slider';
const TIME = '#calculation-training-time .slider';

const query = async () => new URL(await driver.getCurrentUrl()).searchParams;

const untilQuery = (wanted) =>
  until(
    driver,
    `the query ${JSON.stringify(wanted)}`,
    `const has = Object.fromEntries(new URLSearchParams(location.search));
     const wanted = arguments[0];
     return Object.keys(has).length === Object.keys(wanted).length && Object.entries(wanted).every(([key, value]) => has[key] === value);`,
    wanted,
  );

const slide = (place, input, ...keys) => tables.slide(driver, `${place}[data-name=${input}]`, ...keys);
const type = (place, input, text) => tables.type(driver, `${place}[data-name=${input}]`, text);
const numberIn = (place, input) => tables.slidTo(driver, `${place}[data-name=${input}]`);
const untilNumber = (place, input, value) =>
  until(driver, `${input} = ${value}`, 'return document.querySelector(arguments[0])?.value === arguments[1]', `${place}[data-name=${input}] input[type=range]`, String(value));

const choose = (list, item) => tables.choose(driver, 'chips', list, item);
const untilBaseline = (item) => until(driver, `the baseline ${item}`, "return document.querySelector('#table-chips thead th').dataset.item === arguments[0]", item);

const toggle = (item) => tables.take(driver, item);

/** Returns everything visible that can be chosen: texts, fields, boxes and pressed buttons. */
const picture = async () => {
  await settled(driver);
  return driver.executeScript(`
    const parts = ['.asof-day', '.timeline', '.claims', '.compare', '.calculations'].map((part) => document.querySelector(part));
    return {
      lang: document.querySelector('.story').lang,
      day: document.querySelector('.asof').dataset.day,
      texts: parts.map((part) => part.textContent.replace(/\\s+/g, ' ')),
      fields: parts.flatMap((part) => [...part.querySelectorAll('input:not([type=search]), select')]).map((field) => field.type === 'checkbox' ? field.checked : field.value),
      pressed: parts.flatMap((part) => [...part.querySelectorAll('[aria-pressed]')]).map((button) => button.ariaPressed),
      sorted: [...document.querySelectorAll('[aria-sort]')].map((head) => head.parentElement.id + ' ' + head.getAttribute('aria-sort')),
      rows: [...document.querySelectorAll('.compare tr')].filter((row) => row.checkVisibility()).length,
      marked: [...document.querySelectorAll('.marked, [aria-current=true]')].map((node) => node.id),
    };`);
};

/** Checks that two pictures are equal; the message shows only where they differ. */
function same(seen, wanted, what = '') {
  const near = (one, other) => {
    if (typeof one !== 'string') return [one, other];
    const at = [...one].findIndex((letter, index) => letter !== other[index]);
    return [one, other].map((text) => text.slice(Math.max(0, at - 60), at + 60));
  };
  for (const [part, value] of Object.entries(wanted)) {
    if (!Array.isArray(value)) assert.equal(seen[part], value, `${what} ${part}`);
    else {
      assert.equal(seen[part].length, value.length, `${what} the number of ${part}`);
      value.forEach((one, index) => {
        if (seen[part][index] !== one) assert.deepEqual(...near(seen[part][index], one), `${what} ${part}`);
      });
    }
  }
}

const CHOICES = [
  ['another day', () => chooseDay(driver, '2025-06-30'), { 'as-of': '2025-06-30' }],
  ['an event', () => tap(driver, '.mark[data-event=E17] .shape'), { selected: 'event-E17' }],
  ['another baseline', () => choose('.choose-baseline', 'a100-sxm-80'), { 'chips.baseline': 'a100-sxm-80' }],
  [
    'another column',
    () => toggle('mi300x'),
    { 'chips.items': table.items.map(({ id }) => id).filter((id) => table.shown.includes(id)).concat('mi300x').join(), 'chips.item': 'mi300x' },
  ],
  ['a row to sort by', () => tap(driver, '#row-chips-bf16 button.sort'), { 'chips.sort': 'bf16:down' }],
  ['only differences', () => tap(driver, '#table-chips .differences'), { 'chips.rows': 'different' }],
  ['all rows', () => tap(driver, '#table-chips .all-rows'), { 'chips.rows': 'all' }],
  ['an own chip from another item', () => choose('.choose-own', 'a100-sxm-80'), { 'chips.own': 'a100-sxm-80,host_counted:0' }],
  ['a number of one’s own chip', () => type(OWN, 'link_bandwidth', '650'), { 'chips.own': `${H800},host_counted:0,link_bandwidth:650` }],
  ['a tick of one’s own chip', () => tap(driver, '.what-if .tick input'), { 'chips.own': `${H800},host_counted:1` }],
  ['an input of a calculation', () => type(TIME, 'utilisation', '40.5'), { 'training-time.inputs': 'utilisation:40.5' }],
];

/** Restores the initial state; the address follows with the next choice. */
async function putBack() {
  await driver.executeScript("document.querySelector('contrappunto-story').state = ''");
  await until(driver, 'the story as it opens', "return document.querySelector('contrappunto-story').state.link === ''");
  await settled(driver);
}

/** Chooses a little of everything. */
async function chooseMuch() {
  await chooseDay(driver, '2025-06-30');
  await tap(driver, '.mark[data-event=E17] .shape');
  await choose('.choose-baseline', 'a100-sxm-80');
  await toggle('mi300x');
  await tap(driver, '#row-chips-link_bandwidth button.sort');
  await tap(driver, '#table-chips .all-rows');
  await tap(driver, '#table-chips .differences');
  await tap(driver, '.what-if .tick input');
  await type(OWN, 'link_bandwidth', '472');
  await type(OWN, 'die_area', '700');
  await type(TIME, 'utilisation', '40.5');
  await type(TIME, 'gpus', '4096');
  await type('#calculation-v3-published .slider', 'price', '2.99');
  await until(driver, 'the last of it in the address', "return new URLSearchParams(location.search).get('v3-published.inputs') === 'price:2.99'");
}

describe('the address', () => {
  test('every choice is named there, and can be seen; what is put back is left out', async () => {
    await visit(driver, BASE_URL);
    assert.equal((await query()).size, 0);
    const opened = await picture();
    for (const [name, act, wanted] of CHOICES) {
      await act();
      await untilQuery(wanted);
      const chosen = await picture();
      assert.throws(() => same(chosen, opened), `nothing to be seen of ${name}`);
      await putBack();
      same(await picture(), opened, name);
    }
    await type(OWN, 'link_bandwidth', '650');
    await type(TIME, 'gpus', '4096');
    await tap(driver, '#table-chips .differences');
    await untilQuery({ 'chips.own': `${H800},host_counted:0,link_bandwidth:650`, 'chips.rows': 'different', 'training-time.inputs': 'gpus:4096' });
    await tap(driver, '.what-if-head > button');
    await tap(driver, `${TIME}[data-name=gpus] button.reset`);
    await tap(driver, '#table-chips .differences');
    await until(driver, 'an address without a query', "return location.search === ''");
  });

  test('a reload, and somebody else who opens the link, shows all that was chosen', async () => {
    await visit(driver, BASE_URL);
    await chooseMuch();
    const chosen = await picture();
    const address = await driver.getCurrentUrl();
    await driver.navigate().refresh();
    await ready(driver);
    same(await picture(), chosen, 'reloaded');
    assert.equal(await driver.getCurrentUrl(), address);
    await visit(driver, address);
    same(await picture(), chosen, 'opened');
    assert.equal(await driver.getCurrentUrl(), address);
  });

  test('the item that a phone shows beside the baseline is named there too', async () => {
    await resize(driver, 390, 844);
    await visit(driver, BASE_URL);
    await tap(driver, '#table-chips .choose-item .step:last-of-type');
    await untilQuery({ 'chips.item': 'h20-sxm-96' });
    await driver.navigate().refresh();
    await ready(driver);
    const seen = await driver.executeScript("return [...document.querySelectorAll('#table-chips thead th')].filter((node) => node.checkVisibility()).map((node) => node.dataset.item)");
    assert.deepEqual(seen, [table.baseline, 'h20-sxm-96']);
  });

  test('an opened link stays as it is until the reader does something', async () => {
    const address = pageIn('en', 'chips.baseline=h20-sxm-96&training-time.inputs=utilisation:40');
    await visit(driver, address);
    await untilBaseline('h20-sxm-96');
    assert.equal(await driver.getCurrentUrl(), address);
    await tap(driver, '#table-chips .differences');
    await untilQuery({ 'chips.baseline': 'h20-sxm-96', 'training-time.inputs': 'utilisation:40', 'chips.rows': 'different' });
  });

  test('a query that is broken or somebody else’s opens the story, and the browser complains of nothing', async () => {
    await visit(driver, BASE_URL);
    const opened = await picture();
    const broken = 'utm_source=letter&as-of=yesterday&selected=%3Cscript%3Ealert(1)%3C%2Fscript%3E&chips.item=../../etc&chips.=&.own=&=&&?&%E0%A4%A=%&%=%%';
    await visit(driver, pageIn('en', `${broken}&x=${'9'.repeat(5000)}`));
    same(await picture(), opened);
    assert.deepEqual(await complaints(driver), []);
  });
});

describe('back and forward', () => {
  const works = async () => {
    assert.equal(await driver.executeScript("return document.querySelector('contrappunto-story').dataset.engine"), 'ready', 'the engine is gone');
    assert.equal(await driver.executeScript('return window.sameDocument'), true, 'the page was loaded anew');
  };
  /** Begins at an address: in the current page if the previous test has gone back to it, otherwise by loading it. */
  const start = async (address = BASE_URL) => {
    const isThere = "return location.href === arguments[0] && window.sameDocument && document.querySelector('contrappunto-story').dataset.engine === 'ready'";
    if (await driver.executeScript(isThere, address)) return;
    await visit(driver, address);
    await driver.executeScript('window.sameDocument = true');
  };

  test('back undoes a slider as a whole, not each movement of it, and forward does it again', async () => {
    await start();
    const opened = await picture();
    await slide(TIME, 'utilisation', ...Array(25).fill(Key.ARROW_RIGHT));
    await untilQuery({ 'training-time.inputs': 'utilisation:43.5' });
    const moved = await picture();
    await driver.navigate().back();
    await untilNumber(TIME, 'utilisation', 41);
    await works();
    same(await picture(), opened);
    assert.equal((await query()).size, 0);
    await driver.navigate().forward();
    await untilNumber(TIME, 'utilisation', 43.5);
    same(await picture(), moved);
    await works();
  });

  test('back undoes one thing touched after another, forward does them again', async () => {
    await start();
    const acts = [
      () => choose('.choose-baseline', 'h20-sxm-96'),
      () => slide(TIME, 'utilisation', ...Array(4).fill(Key.ARROW_RIGHT)),
      () => tap(driver, '#row-chips-bf16 button.sort'),
      () => slide(OWN, 'link_bandwidth', ...Array(4).fill(Key.ARROW_RIGHT)),
      () => chooseDay(driver, '2025-06-30'),
    ];
    const address = () => driver.getCurrentUrl();
    const seen = [[await address(), await picture()]];
    for (const act of acts) {
      const from = await address();
      await act();
      await until(driver, 'another address', 'return location.href !== arguments[0]', from);
      // After several keys, the last state is reported with a delay.
      await until(driver, 'all of it', "return new URL('?' + document.querySelector('contrappunto-story').state.link, location.href).search === location.search");
      seen.push([await address(), await picture()]);
    }
    const arrives = async ([address, wanted]) => {
      await until(driver, address, 'return location.href === arguments[0]', address);
      await until(driver, `the day ${wanted.day}`, "return document.querySelector('.asof').dataset.day === arguments[0]", wanted.day);
      await works();
      same(await picture(), wanted, address);
    };
    for (const state of seen.toReversed().slice(1)) {
      await driver.navigate().back();
      await arrives(state);
    }
    for (const state of seen.slice(1)) {
      await driver.navigate().forward();
      await arrives(state);
    }
  });

  test('two sliders are two things touched, of one’s own chip and of a calculation', async () => {
    await start();
    await slide(OWN, 'link_bandwidth', ...Array(5).fill(Key.ARROW_RIGHT));
    await slide(OWN, 'fp8', ...Array(5).fill(Key.ARROW_LEFT));
    await untilQuery({ 'chips.own': `${H800},host_counted:0,link_bandwidth:405,fp8:1974` });
    await driver.navigate().back();
    await untilNumber(OWN, 'fp8', 1979);
    await works();
    assert.equal(await numberIn(OWN, 'link_bandwidth'), 405, 'both are gone at once');
    await driver.navigate().back();
    await untilNumber(OWN, 'link_bandwidth', 400);
    assert.equal((await query()).size, 0);

    await slide(TIME, 'utilisation', ...Array(5).fill(Key.ARROW_RIGHT));
    await slide(TIME, 'gpus', ...Array(2).fill(Key.ARROW_RIGHT));
    await untilQuery({ 'training-time.inputs': 'utilisation:41.5,gpus:2560' });
    await driver.navigate().back();
    await untilNumber(TIME, 'gpus', 2048);
    await works();
    assert.equal(await numberIn(TIME, 'utilisation'), 41.5, 'both are gone at once');
    await driver.navigate().back();
    await untilNumber(TIME, 'utilisation', 41);
    assert.equal((await query()).size, 0);
  });

  test('the same may be done and undone again and again', async () => {
    await start();
    for (let round = 0; round < 3; round += 1) {
      await choose('.choose-baseline', 'h20-sxm-96');
      await untilQuery({ 'chips.baseline': 'h20-sxm-96' });
      await driver.navigate().back();
      await untilBaseline(table.baseline);
      await works();
      assert.equal((await query()).size, 0);
    }
  });

  test('back leads to the state of the link that was opened', async () => {
    await start(pageIn('en', 'chips.baseline=h20-sxm-96'));
    for (let round = 0; round < 2; round += 1) {
      await choose('.choose-baseline', 'a100-sxm-80');
      await untilQuery({ 'chips.baseline': 'a100-sxm-80' });
      await driver.navigate().back();
      await untilBaseline('h20-sxm-96');
      await works();
    }
  });

  test('a slider moved again after a step back is one more step, not the old one', async () => {
    await start();
    await slide(TIME, 'utilisation', Key.ARROW_RIGHT);
    await untilQuery({ 'training-time.inputs': 'utilisation:41.1' });
    await driver.navigate().back();
    await untilNumber(TIME, 'utilisation', 41);
    await slide(TIME, 'utilisation', Key.ARROW_LEFT, Key.ARROW_LEFT);
    await untilQuery({ 'training-time.inputs': 'utilisation:40.8' });
    await driver.navigate().back();
    await untilNumber(TIME, 'utilisation', 41);
    assert.equal((await query()).size, 0);
  });

  test('a slider is one step also where another site has put something into the address', async () => {
    await start(pageIn('en', 'utm_source=letter'));
    await slide(TIME, 'utilisation', ...Array(5).fill(Key.ARROW_RIGHT));
    await until(driver, '41.5', "return new URLSearchParams(location.search).get('training-time.inputs') === 'utilisation:41.5'");
    await driver.navigate().back();
    await until(driver, 'another address', "return !location.search.includes('41.5')");
    await untilNumber(TIME, 'utilisation', 41);
    await works();
  });

  test('a slider is one step also on a phone, where the own chip takes the place of the chosen one', async () => {
    await resize(driver, 390, 844);
    await start();
    await choose('.choose-item', 'h20-sxm-96');
    await untilQuery({ 'chips.item': 'h20-sxm-96' });
    await slide(OWN, 'link_bandwidth', ...Array(5).fill(Key.ARROW_RIGHT));
    await untilQuery({ 'chips.own': `${H800},host_counted:0,link_bandwidth:405` });
    await driver.navigate().back();
    await untilQuery({ 'chips.item': 'h20-sxm-96' });
    await untilNumber(OWN, 'link_bandwidth', 400);
    await works();
  });

  test('a link within the page keeps what was chosen, and back from it too', async () => {
    await start();
    await chooseDay(driver, '2025-06-30');
    await type(TIME, 'utilisation', '40');
    await untilQuery({ 'as-of': '2025-06-30', 'training-time.inputs': 'utilisation:40' });
    await tap(driver, '#calculation-training-time .account[data-claim=C04] a');
    await until(driver, 'the claim in the address', "return location.hash === '#claim-C04'");
    await until(driver, 'the claim with the focus', "return document.activeElement.id === 'claim-C04'");
    const holds = async () => {
      await works();
      await untilQuery({ 'as-of': '2025-06-30', 'training-time.inputs': 'utilisation:40' });
      assert.equal(await dayShown(driver), '2025-06-30');
      assert.equal(await numberIn(TIME, 'utilisation'), 40);
    };
    await holds();
    await type(TIME, 'utilisation', '39');
    await untilQuery({ 'as-of': '2025-06-30', 'training-time.inputs': 'utilisation:39' });
    assert.equal(await driver.executeScript('return location.hash'), '#claim-C04');
    await driver.navigate().back();
    await untilNumber(TIME, 'utilisation', 40);
    await holds();
    await driver.navigate().back();
    await until(driver, 'the address before', "return location.hash === ''");
    await holds();
  });
});

describe('in somebody else’s page', () => {
  const SRC = 'stories/deepseek/story.json';
  const PARTS = 'asof compare calculate';
  const article = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title></head><body><h1>An article</h1>${body}</body></html>`;
  const LOADER = '<script type="module" src="/contrappunto.js"></script>';
  const element = (id, more = '') => `<contrappunto-story id="${id}" src="${SRC}" parts="${PARTS}" ${more}></contrappunto-story>`;

  /** Shows elements, each scrolled into view so that its engine starts. */
  async function show(body, suffix = '') {
    host.page('/host.html', article(body + LOADER));
    await load(driver, `${host.url}host.html${suffix}`);
    for (const id of await driver.executeScript("return [...document.querySelectorAll('contrappunto-story')].map((node) => node.id)")) {
      await driver.executeScript('document.getElementById(arguments[0]).scrollIntoView()', id);
      await until(driver, `the engine of ${id}`, "return document.getElementById(arguments[0]).dataset.engine === 'ready'", id);
    }
    await forget(driver);
  }

  const inside = (id, expression, ...args) =>
    driver.executeScript(`const base = document.getElementById(arguments[0]).shadowRoot.querySelector('.base'); return ${expression};`, id, ...args);
  const untilIn = (id, what, expression, ...args) => waitFor(driver, `${what} in ${id}`, () => inside(id, expression, ...args));

  /** Sets a field as a reader does. */
  const set = (id, selector, value, kind) =>
    inside(
      id,
      `(() => {
        const field = base.querySelector(arguments[1]);
        field.value = arguments[2];
        field.dispatchEvent(new Event(arguments[3], { bubbles: true }));
      })()`,
      selector,
      value,
      kind,
    );
  const setDay = (id, day) => set(id, '.asof input[type=date]', day, 'change');
  const setLink = (id, value) => set(id, `${OWN}[data-name=link_bandwidth] input[type=range]`, value, 'input');
  const setUse = (id, value) => set(id, `${TIME}[data-name=utilisation] input[type=range]`, value, 'input');
  const untilDay = (id, day) => untilIn(id, `the day ${day}`, "base.querySelector('.asof').dataset.day === arguments[1]", day);
  const untilLink = (id, value) => untilIn(id, `a link of ${value}`, `base.querySelector('${OWN}[data-name=link_bandwidth] input[type=range]').value === arguments[1]`, value);
  const untilUse = (id, value) => untilIn(id, `a share of ${value}`, `base.querySelector('${TIME}[data-name=utilisation] input[type=range]').value === arguments[1]`, value);

  test('two elements of one story share the day, the own chip and the inputs; one of another story is left alone', async () => {
    host.on(/other\.json$/, async () => {
      const answer = await fetch(new URL(SRC, BASE_URL));
      return { status: 200, type: 'application/json', body: JSON.stringify({ ...(await answer.json()), id: 'other' }) };
    });
    await show(element('one') + `<contrappunto-story id="other" src="other.json" parts="${PARTS}"></contrappunto-story>` + element('two'));
    await setDay('one', '2025-06-30');
    await untilDay('two', '2025-06-30');
    await setLink('one', '600');
    await untilLink('two', '600');
    await untilIn('two', 'the verdict', `base.querySelector('tr[data-rule="ifr-2022-10-07"] td[data-item=own] .pill')?.textContent.includes('licence required')`);
    await setUse('one', '40');
    await untilUse('two', '40');
    // The second one works as well as the first.
    await setUse('two', '41');
    await untilUse('one', '41');
    await untilLink('one', '600');
    assert.equal(await inside('one', "base.querySelector('.asof').dataset.day"), '2025-06-30');
    // They stay in sync when the same is set again from either.
    for (const [from, to, value] of [['one', 'two', '40'], ['two', 'one', '41'], ['one', 'two', '40'], ['two', 'one', '41'], ['two', 'one', '40']]) {
      await setUse(from, value);
      await untilUse(to, value);
    }
    const [one, other, two] = await driver.executeScript("return [...document.querySelectorAll('contrappunto-story')].map((node) => node.state.link)");
    assert.deepEqual([two, other], [one, '']);
    assert.equal(await inside('other', `base.querySelector('${TIME}[data-name=utilisation] input[type=range]').value`), '41');
    assert.deepEqual((await heard(driver)).filter(({ name }) => name === 'error' || name === 'uncaught'), []);
  });

  test('the last day, chosen in one, is shown in the other, whatever day the page opened them on', async () => {
    await show(element('one', 'as-of="2025-06-30"') + element('two', 'as-of="2025-06-30"'));
    await untilDay('two', '2025-06-30');
    await setDay('one', story.updated);
    await untilDay('two', story.updated);
    await setDay('one', '2025-06-30');
    await untilDay('two', '2025-06-30');
  });

  test('an embedded element leaves the host’s address, history and title alone, takes nothing from its query, and tells it each state with its link', async () => {
    host.before("window.steps = []; for (const name of ['pushState', 'replaceState']) { const own = history[name]; history[name] = function (...given) { window.steps.push(name); return own.apply(this, given); }; }");
    const seen = () => driver.executeScript('return [location.href, window.steps, document.title, document.documentElement.lang]');
    const suffix = '?page=2&as-of=2024-12-26&training-time.inputs=utilisation:50#top';
    await show(element('one'), suffix);
    const before = await seen();
    assert.deepEqual(before, [`${host.url}host.html${suffix}`, [], 'Host', 'en']);
    assert.equal(await inside('one', "base.querySelector('.asof').dataset.day"), story.updated);
    assert.equal(await inside('one', `base.querySelector('${TIME}[data-name=utilisation] input[type=range]').value`), '41');
    await setDay('one', '2025-06-30');
    await setUse('one', '40');
    await setLink('one', '600');
    await untilUse('one', '40');
    await untilLink('one', '600');
    await until(driver, 'three states told', "return window.heard.filter(({ name }) => name === 'state').length === 3");
    await driver.executeAsyncScript('setTimeout(arguments[0])'); // What is reported is handled in the next task.
    assert.deepEqual(await seen(), before);

    const told = (await heard(driver, 'state')).map(({ detail }) => detail.state);
    const day = 'as-of=2025-06-30';
    const own = `chips.own=${H800},host_counted:0,link_bandwidth:600`;
    const inputs = 'training-time.inputs=utilisation:40';
    assert.deepEqual(told.map(({ link }) => link), [day, `${day}&${inputs}`, `${day}&${own}&${inputs}`]);
    for (const { asOf, lang, selected } of told) assert.deepEqual({ asOf, lang, selected }, { asOf: '2025-06-30', lang: 'en', selected: null });
    assert.deepEqual(await driver.executeScript("return document.getElementById('one').state"), told.at(-1));
  });
});

describe('another language', () => {
  const change = async (to) => {
    await tap(driver, `.languages [lang=${to}]`);
    await until(driver, `the language ${to}`, "return document.querySelector('.story').lang === arguments[0]", to);
  };
  const place = async () => {
    const { pathname, search } = new URL(await driver.getCurrentUrl());
    return [pathname, search];
  };

  for (const language of LANGUAGES) {
    const other = LANGUAGES.find((one) => one !== language);
    const path = (of) => new URL(pageIn(of)).pathname;
    test(`a change from ${language} to ${other} keeps the state, under the address of that language’s page`, async () => {
      await visit(driver, pageIn(language));
      await chooseDay(driver, '2025-06-30');
      await type(OWN, 'link_bandwidth', '600');
      await type(TIME, 'utilisation', '40');
      const search = `?as-of=2025-06-30&chips.own=${H800},host_counted:0,link_bandwidth:600&training-time.inputs=utilisation:40`;
      await until(driver, search, 'return location.search === arguments[0]', search);
      await change(other);
      await until(driver, 'the other address', 'return location.pathname === arguments[0]', path(other));
      assert.deepEqual(await place(), [path(other), search]);
      assert.equal(await dayShown(driver), '2025-06-30');
      assert.equal(await numberIn(OWN, 'link_bandwidth'), 600);
      assert.equal(await numberIn(TIME, 'utilisation'), 40);
      assert.equal(await driver.getTitle(), story.title[other]);
      const changed = await picture();
      await driver.navigate().refresh();
      await ready(driver);
      same(await picture(), changed, 'the page at that address says something else');
      await change(language);
      await until(driver, 'the first address', 'return location.pathname === arguments[0]', path(language));
      assert.deepEqual(await place(), [path(language), search]);
    });
  }

  test('back undoes a change of language, and keeps the rest', async () => {
    await visit(driver, BASE_URL);
    await type(TIME, 'utilisation', '40');
    await untilQuery({ 'training-time.inputs': 'utilisation:40' });
    await change('it');
    await until(driver, 'the Italian address', "return location.pathname.endsWith('/it/')");
    await driver.navigate().back();
    await until(driver, 'English', "return document.querySelector('.story').lang === 'en'");
    assert.equal(await numberIn(TIME, 'utilisation'), 40);
    assert.equal(await driver.executeScript('return document.documentElement.lang'), 'en');
    assert.equal(await driver.getTitle(), story.title.en);
    await driver.navigate().forward();
    await until(driver, 'Italian', "return document.querySelector('.story').lang === 'it'");
    assert.equal(await numberIn(TIME, 'utilisation'), 40);
    assert.equal(await driver.getTitle(), story.title.it);
  });
});
