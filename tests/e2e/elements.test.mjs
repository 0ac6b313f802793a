// The elements from the perspective of a host's script: attributes, properties, slots, several elements of one story,
// and what remains readable if no engine starts.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from './suite.mjs';
import { open } from './browser.mjs';
import { startHost } from './host.mjs';
import { awake, forget, heard, load, until, waitFor } from './page.mjs';
import { CORRECTION, plain, story } from './story.mjs';

const SRC = 'stories/deepseek/story.json';
const LOADER = '<script type="module" src="/contrappunto.js"></script>';
const PARTS = ['asof', 'timeline', 'claims', 'compare', 'calculate', 'sources'];

let driver;
let host;
before(async () => {
  host = await startHost();
  driver = await open();
});
beforeEach(() => host.reset());
after(async () => {
  await driver?.quit();
  await host?.close();
});

async function show(body, { lang = 'en', path = '/host.html', query = '' } = {}) {
  const page = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Host</title></head><body><h1>An article</h1>${body}</body></html>`;
  host.page(path, page);
  await load(driver, `${host.url}${path.slice(1)}${query}`);
}

async function engine(id, state = 'ready') {
  await until(driver, `the engine of ${id}`, 'return document.getElementById(arguments[0])?.dataset.engine === arguments[1]', id, state);
  if (state === 'ready') await awake(driver);
}

/** Runs an expression with `element`, `root` and `base` in scope. */
const inside = (id, expression, ...args) =>
  driver.executeScript(`const element = document.getElementById(arguments[0]); const root = element.shadowRoot; const base = root?.querySelector('.base'); return ${expression};`, id, ...args);

const untilIn = (id, what, expression, ...args) => waitFor(driver, `${what}`, () => inside(id, expression, ...args));

const dayIs = (id, day) => untilIn(id, `${day} in ${id}`, "base.querySelector('.asof').dataset.day === arguments[1]", day);

for (const part of PARTS) {
  test(`<contrappunto-${part}> shows its part alone, under a heading of the level asked for`, async () => {
    await show(`<contrappunto-${part} id="one" src="${SRC}" heading-level="4"></contrappunto-${part}>${LOADER}`);
    await engine('one');
    assert.deepEqual(await inside('one', "[...base.querySelectorAll('.story > [part]')].map((node) => node.getAttribute('part'))"), [part]);
    const headings = await inside('one', "[...base.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((node) => node.localName)");
    // The day bar has no heading, and the sources are named by the summary that unfolds them.
    if (!['asof', 'sources'].includes(part)) assert.equal(headings[0], 'h4');
    assert.deepEqual(headings.filter((name) => name < 'h4'), []);
    assert.deepEqual((await heard(driver)).filter(({ name }) => ['error', 'uncaught'].includes(name)), []);
  });
}

test('a part alone has no link that leads nowhere', async () => {
  for (const part of PARTS) {
    await show(`<contrappunto-${part} id="one" src="${SRC}"></contrappunto-${part}>${LOADER}`);
    await engine('one');
    const dead = await inside('one', `[...base.querySelectorAll('a[href^="#"]')].filter((link) => !base.querySelector('[id="' + link.getAttribute('href').slice(1) + '"]')).map((link) => link.outerHTML)`);
    assert.deepEqual(dead, [], part);
  }
  await show(`<contrappunto-claims id="one" src="${SRC}"></contrappunto-claims>${LOADER}`);
  await engine('one');
  const addresses = await inside('one', "[...base.querySelectorAll('a.cite')].map((link) => link.href)");
  assert.ok(addresses.length > 100);
  const known = new Set(story.sources.map(({ url }) => new URL(url).href));
  assert.deepEqual(addresses.filter((address) => !known.has(address)), []);
});

test('where nothing can be filtered the counts are no buttons', async () => {
  await show(`<contrappunto-asof id="one" src="${SRC}"></contrappunto-asof>${LOADER}`);
  await engine('one');
  assert.equal(await inside('one', "base.querySelectorAll('.counts button').length"), 0);
  assert.ok(await inside('one', "base.querySelector('.counts .still').checkVisibility()"));
  await driver.executeScript(`document.body.append(Object.assign(document.createElement('contrappunto-claims'), { id: 'two', src: '${SRC}' }))`);
  await untilIn('one', 'the counts as buttons', "base.querySelectorAll('.counts button').length > 3");
});

test('properties set before the element is defined hold, and those set later', async () => {
  await show(`<contrappunto-story id="one"></contrappunto-story>
    <script>Object.assign(document.getElementById('one'), { src: '${SRC}', asOf: '2025-01-31', parts: 'asof claims', headingLevel: 3, theme: 'dark', lang: 'it' });</script>${LOADER}`);
  await engine('one');
  await dayIs('one', '2025-01-31');
  const attributes = await inside('one', "Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]))");
  assert.deepEqual(attributes, { id: 'one', src: SRC, 'as-of': '2025-01-31', parts: 'asof claims', 'heading-level': '3', theme: 'dark', lang: 'it', 'data-engine': 'ready' });
  assert.equal(await inside('one', "base.querySelector('.story').lang"), 'it');
  await driver.executeScript("Object.assign(document.getElementById('one'), { asOf: '2025-01-28', lang: 'en' })");
  await dayIs('one', '2025-01-28');
  await untilIn('one', 'English', "base.querySelector('.story').lang === 'en'");
  await driver.executeScript("document.getElementById('one').asOf = null");
  await dayIs('one', story.updated);
  assert.deepEqual((await heard(driver)).filter(({ name }) => ['asof', 'state', 'error', 'uncaught'].includes(name)), [], 'the host is told what it did itself');
});

test('a state goes out as a property, and in again as a property and as an attribute', async () => {
  await show(`<contrappunto-story id="one" src="${SRC}" state="as-of=2025-01-31&amp;selected=claim-C04"></contrappunto-story>${LOADER}`);
  await engine('one');
  const state = await inside('one', 'element.state');
  assert.equal(state.asOf, '2025-01-31');
  assert.deepEqual(state.selected, { kind: 'claim', id: 'C04' });
  await driver.executeScript("document.getElementById('one').state = ''");
  await dayIs('one', story.updated);
  assert.equal(await inside('one', 'element.state.selected'), null);
  await driver.executeScript("document.getElementById('one').state = arguments[0]", state);
  await dayIs('one', '2025-01-31');
  assert.deepEqual(await inside('one', 'element.state'), state);
});

test('the page’s language is the story’s, where it speaks it and nothing else is asked for', async () => {
  await show(`<contrappunto-asof id="one" src="${SRC}"></contrappunto-asof>${LOADER}`, { lang: 'it-CH' });
  await engine('one');
  assert.equal(await inside('one', "base.querySelector('.story').lang"), 'it');
  await show(`<contrappunto-asof id="one" src="${SRC}"></contrappunto-asof>${LOADER}`, { lang: 'de' });
  await engine('one');
  assert.equal(await inside('one', "base.querySelector('.story').lang"), story.languages[0]);
  // In any case, and from outside a shadow root that contains the element.
  await show(`<section lang="IT-ch"><div id="shadow"></div></section>${LOADER}`);
  await driver.executeScript(`
    const element = Object.assign(document.createElement('contrappunto-asof'), { src: '${SRC}' });
    document.getElementById('shadow').attachShadow({ mode: 'open' }).append(element);
    element.show();`);
  const language = await until(driver, 'the element in the shadow', "const element = document.getElementById('shadow').shadowRoot.firstChild; return element.dataset.engine === 'ready' && element.state.lang");
  assert.equal(language, 'it');
});

test('the host’s own lines stand above and below, in the header and footer slots', async () => {
  await show(`<contrappunto-asof id="one" src="${SRC}"><p slot="header" id="above">Ours</p><p slot="footer" id="below">Ours too</p></contrappunto-asof>${LOADER}`);
  await engine('one');
  const places = await driver.executeScript(`
    const place = (node) => node.getBoundingClientRect();
    const base = document.getElementById('one').shadowRoot.querySelector('.base');
    return [place(above).bottom <= place(base).top, place(below).top >= place(base).bottom, place(above).height > 0 && place(below).height > 0];`);
  assert.deepEqual(places, [true, true, true]);
});

test('what a host puts into the element is there until the story is, and comes back where it cannot start', async () => {
  const body = `<contrappunto-story id="one" src="${SRC}"><p id="own">Our own words</p></contrappunto-story>${LOADER}`;
  const release = host.hold(/\.wasm$/);
  await show(body);
  await engine('one', 'loading');
  assert.equal(await driver.executeScript('return own.checkVisibility()'), true);
  release();
  await engine('one');
  assert.equal(await driver.executeScript('return own.checkVisibility()'), false);
  host.reset();
  host.refuse(/\.wasm$/);
  await show(body);
  await engine('one', 'failed');
  assert.equal(await driver.executeScript('return own.checkVisibility()'), true);
  assert.match(await inside('one', "root.querySelector('.engine-missing').textContent"), /can be read below/);
});

for (const [part, tag, language] of [['', 'story', 'en'], ['claims.', 'claims', 'it']]) {
  test(`an element with nothing but an address has the whole text where no engine starts (${tag}, ${language})`, async () => {
    host.before('delete globalThis.WebAssembly;');
    await show(`<contrappunto-${tag} id="one" src="${SRC}" lang="${language}"></contrappunto-${tag}>${LOADER}`);
    await untilIn('one', `fragment.${part}${language}.html`, "base?.querySelector('#claim-C04') ?? null");
    const statement = plain(story.claims.find(({ id }) => id === 'C04').statement[language]);
    assert.ok((await inside('one', "base.querySelector('#claim-C04').textContent.replace(/\\s+/g, ' ')")).includes(statement));
    assert.match(await inside('one', "root.querySelector('.engine-missing').textContent"), { en: /can be read below/, it: /si legge qui sotto/ }[language]);
    assert.notEqual(await inside('one', 'getComputedStyle(base).backgroundColor'), 'rgba(0, 0, 0, 0)');
    assert.equal(await inside('one', "[...base.querySelectorAll('button, input, select')].filter((node) => node.checkVisibility()).length"), 0);
    assert.deepEqual(await heard(driver, 'uncaught'), []);
  });
}

test('where there is nothing to read at all the line does not promise it', async () => {
  await show(`<contrappunto-story id="one" src="nowhere/story.json"></contrappunto-story>${LOADER}`);
  await engine('one', 'failed');
  assert.equal(await inside('one', "root.querySelector('.engine-missing').textContent"), 'The interactive part could not start here.');
});

test('a plain block sets what attributes can say, and nothing else', async () => {
  // Content systems allow anyone to write data- attributes, but not markup.
  const markup = '&lt;img src=&quot;x&quot; onerror=&quot;window.hurt = true&quot;&gt;';
  await show(`<div data-contrappunto="${SRC}" data-part="asof" data-lang="it" data-as-of="2025-01-31" data-heading-level="3" data-title="No" data-inner-h-t-m-l="${markup}"><p>Read this.</p></div>${LOADER}`);
  await until(driver, 'the engine', "return document.querySelector('contrappunto-asof')?.dataset.engine === 'ready'");
  const [attributes, day, text, hurt] = await driver.executeScript(`
    const element = document.querySelector('contrappunto-asof');
    const attributes = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
    return [attributes, element.shadowRoot.querySelector('.asof').dataset.day, element.innerHTML, window.hurt ?? false];`);
  assert.deepEqual(attributes, { src: SRC, lang: 'it', 'as-of': '2025-01-31', 'heading-level': '3', 'data-engine': 'ready' });
  assert.equal(day, '2025-01-31');
  assert.equal(text, '<p>Read this.</p>');
  assert.equal(hurt, false);
});

test('an element that comes later joins the state of those who are there', async () => {
  await show(`<contrappunto-asof id="one" src="${SRC}"></contrappunto-asof>${LOADER}`);
  await engine('one');
  await driver.executeScript(`
    const field = document.getElementById('one').shadowRoot.querySelector('input[type=date]');
    field.value = '2025-01-31';
    field.dispatchEvent(new Event('change', { bubbles: true }));`);
  await dayIs('one', '2025-01-31');
  await driver.executeScript(`document.body.append(Object.assign(document.createElement('contrappunto-story'), { id: 'two', src: '${SRC}', parts: 'asof', asOf: '2024-01-01' }))`);
  await engine('two');
  await dayIs('two', '2025-01-31');
  // A host that sets the day of one element sets it for the story.
  await forget(driver);
  await driver.executeScript("document.getElementById('two').asOf = '2025-01-28'");
  await dayIs('one', '2025-01-28');
  assert.deepEqual(await heard(driver), []);
});

test('an item is shown by the element that has it, whichever is asked', async () => {
  await show(`<contrappunto-timeline id="one" src="${SRC}"></contrappunto-timeline><contrappunto-claims id="two" src="${SRC}"></contrappunto-claims>${LOADER}`);
  await engine('one');
  await driver.executeScript("document.getElementById('one').show('claim-C12')");
  await engine('two');
  await untilIn('two', 'the claim in view', `(() => { const { top } = base.querySelector('#claim-C12').getBoundingClientRect(); return top >= 0 && top < innerHeight; })()`);
  assert.deepEqual(await inside('one', 'element.state.selected'), { kind: 'claim', id: 'C12' });
});

test('an article’s address leads to an item, in a state, where it names the story', async () => {
  const body = `<contrappunto-story id="one" src="${SRC}" parts="asof claims"></contrappunto-story>${LOADER}`;
  await show(body, { query: '?id=42&contrappunto=deepseek&as-of=2025-01-31#claim-C07' });
  await engine('one');
  await dayIs('one', '2025-01-31');
  await untilIn('one', 'the claim in view', `(() => { const { top } = base.querySelector('#claim-C07').getBoundingClientRect(); return top >= 0 && top < innerHeight; })()`);
  await show(body, { query: '?contrappunto=another&as-of=2025-01-31' });
  await engine('one');
  await dayIs('one', story.updated);
});

test('what a host never asked for and takes back changes nothing', async () => {
  await show(`<contrappunto-story id="one" src="${SRC}" parts="asof claims" state="as-of=2025-01-31&amp;claims.since=2025-01-20"></contrappunto-story>${LOADER}`);
  await engine('one');
  const before = await inside('one', 'element.state.link');
  await driver.executeScript("const one = document.getElementById('one'); one.asOf = null; one.since = null; one.asOf = undefined");
  assert.equal(await inside('one', 'element.state.link'), before);
  await dayIs('one', '2025-01-31');
  // What it did request is undone.
  await driver.executeScript("document.getElementById('one').asOf = '2025-01-28'");
  await dayIs('one', '2025-01-28');
  await driver.executeScript("document.getElementById('one').asOf = null");
  await dayIs('one', story.updated);
});

test('a host that takes another story when it hears of a fault gets that story', async () => {
  await show(`<contrappunto-asof id="one" src="${SRC}"></contrappunto-asof>${LOADER}`);
  await engine('one');
  await forget(driver);
  await driver.executeScript(`
    const one = document.getElementById('one');
    one.addEventListener('contrappunto-error', () => (one.src = '${SRC}?again'), { once: true });
    one.asOf = 'no day';`);
  await waitFor(driver, 'the story again', async () => (await heard(driver)).some(({ name }) => name === 'ready'));
  assert.deepEqual((await heard(driver)).filter(({ name }) => ['uncaught', 'violation'].includes(name)), []);
});

test('a link to an item that cannot be picked out leaves what is', async () => {
  await show(`<contrappunto-story id="one" src="${SRC}" state="selected=claim-C01"></contrappunto-story>${LOADER}`, { query: '#calculation-v3-published' });
  await engine('one');
  await untilIn('one', 'the calculation in view', `(() => { const { top } = base.querySelector('#calculation-v3-published').getBoundingClientRect(); return top >= -1 && top < innerHeight; })()`);
  assert.deepEqual(await inside('one', 'element.state.selected'), { kind: 'claim', id: 'C01' });
});

test('an article’s address leads to a correction, which a story far down the page folds away', async () => {
  await show(`${'<p>Before it.</p>'.repeat(200)}<contrappunto-story id="one" src="${SRC}" parts="masthead"></contrappunto-story>${LOADER}`, { query: `#${CORRECTION}` });
  await engine('one');
  await untilIn('one', 'the correction in view', `(() => { const { height, top } = base.querySelector('#${CORRECTION}').getBoundingClientRect(); return height > 0 && top >= 0 && top < innerHeight; })()`);
});

test('a link copied in an article is the article’s, with its own query', async () => {
  host.before("navigator.clipboard.writeText = async (text) => void (window.copied = text);");
  await show(`<contrappunto-claims id="one" src="${SRC}" as-of="2025-01-31"></contrappunto-claims>${LOADER}`, { query: '?id=42' });
  await engine('one');
  await inside('one', "base.querySelector('#claim-C04 .copy-claim').click()");
  const copied = await until(driver, 'the copied link', 'return window.copied');
  assert.equal(copied, `${host.url}host.html?id=42&contrappunto=deepseek&as-of=2025-01-31&selected=claim-C04#claim-C04`);
});

test('mount() puts a story in, updates, tells and removes it', async () => {
  await show('<div id="place"></div>');
  const told = await driver.executeAsyncScript(`
    const done = arguments[1];
    import('/contrappunto.js').then(async ({ mount }) => {
      const mounted = await mount('#place', { src: arguments[0], asOf: '2025-01-31', parts: 'asof claims' });
      const { base = mounted.element.shadowRoot.querySelector('.base') } = {};
      const first = [mounted.state().asOf, base.querySelector('.asof').dataset.day];
      mounted.update({ asOf: '2025-01-28' });
      await new Promise((resolve) => setTimeout(resolve));
      const second = [mounted.state().asOf, base.querySelector('.asof').dataset.day];
      mounted.destroy();
      done({ first, second, left: document.getElementById('place').childElementCount });
    }).catch((error) => done(String(error)));`, SRC);
  assert.deepEqual(told, { first: ['2025-01-31', '2025-01-31'], second: ['2025-01-28', '2025-01-28'], left: 0 });
});

test('mount() rejects what is wrong with every problem listed, and leaves nothing behind', async () => {
  await show('<div id="place"></div>');
  const rejected = (options) => driver.executeAsyncScript(`
    const done = arguments[1];
    import('/contrappunto.js')
      .then(({ mount }) => mount(document.getElementById('place'), arguments[0]))
      .then(() => done('mounted'), (error) => done({ isError: error instanceof Error, message: error.message, problems: error.problems, left: document.getElementById('place').childElementCount }));`, options);
  const broken = structuredClone(story);
  broken.events[0].date = '23 January';
  delete broken.title;
  const { isError, message, problems, left } = await rejected({ story: broken });
  assert.equal(isError, true);
  assert.equal(left, 0);
  assert.ok(problems.length >= 2, message);
  assert.ok(problems.every(({ path, message: said }) => message.includes(path) && message.includes(said)), message);
  assert.match((await rejected({ src: SRC, asOf: 'yesterday' })).problems[0].path, /as-of/);
  assert.match((await rejected({ src: 'nowhere.json' })).message, /404/);
});

test('everything fetched is held to what the loader knows of it', async () => {
  await show(`<contrappunto-asof id="one" src="${SRC}"></contrappunto-asof>${LOADER}`);
  await engine('one');
  const links = await driver.executeScript("return [...document.querySelectorAll('link[rel=modulepreload]')].map((link) => link.integrity)");
  assert.deepEqual(links.map((integrity) => integrity.slice(0, 7)), ['sha256-']);
  assert.match(await inside('one', "root.querySelector('link').integrity"), /^sha256-/);
  // With one more byte in the style sheet, it is not used.
  host.rewrite(/\.css$/, (text) => `${text} `);
  await show(`<contrappunto-asof id="one" src="${SRC}"></contrappunto-asof>${LOADER}`);
  await engine('one');
  assert.equal(await inside('one', 'getComputedStyle(base).backgroundColor'), 'rgba(0, 0, 0, 0)');
});
