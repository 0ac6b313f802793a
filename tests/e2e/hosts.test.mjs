// Other people's pages: an article, one with aggressive style rules, one with a strict policy, boxes that open later,
// what content systems leave, and no script at all.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from './suite.mjs';
import { open, resize, saveInto, show, widths } from './browser.mjs';
import { chooseDayIn, controlsIn, copied, dayIn, engine, inside, inView, isQuiet, tapIn, textIn, typeIn, untilIn } from './embedded.mjs';
import { misplaced } from './geometry.mjs';
import { startHost } from './host.mjs';
import { heard, load, until, waitFor } from './page.mjs';
import { plain, story } from './story.mjs';

const WASM = /\.wasm$/;
const DAY = '2025-01-31';

const wang = story.claims.find(({ id }) => id === 'C04');

let driver;
let host;
before(async () => {
  host = await startHost();
  driver = await open();
});
afterEach(async () => {
  host.reset();
  await resize(driver, 1200);
});
after(async () => {
  await driver?.quit();
  await host?.close();
});

const visit = (page) => load(driver, `${host.url}host/${page}`);

/** Returns how many files whose address ends with a text have been fetched. */
const fetched = (ending) =>
  driver.executeScript("return performance.getEntriesByType('resource').filter(({ name }) => new URL(name).pathname.endsWith(arguments[0])).length", ending);

test('article: the story stands in the middle of the text, as wide as its place, and is a part of the article', async () => {
  for (const width of widths(390, 1200)) {
    await resize(driver, width);
    await visit('article.html');
    await engine(driver, 'story');
    assert.equal(await textIn(driver, 'story', '.title'), story.title.en);
    assert.equal(await inside(driver, 'story', "base.querySelector('.title').localName"), 'h2', 'the article has a title of its own');
    assert.deepEqual(await misplaced(driver, { id: 'story' }), [], `at ${width}`);
    await chooseDayIn(driver, 'story', DAY);
    const link = await copied(driver, () => tapIn(driver, 'story', '#claim-C04 .copy-claim'));
    assert.ok(link.startsWith(`${host.url}host/article.html?contrappunto=deepseek&`) && link.endsWith('#claim-C04'), link);
    await isQuiet(driver);

    await load(driver, link);
    await until(driver, 'the engine', "return document.getElementById('story')?.dataset.engine === 'ready'");
    assert.equal(await dayIn(driver, 'story'), DAY);
    await inView(driver, 'story', 'claim-C04');
    await isQuiet(driver);
  }
});

test('article: a fragment of the article’s own, whatever it looks like, is no matter of the story', async () => {
  for (const fragment of ['notes', '100%', '%E0%A4%A', 'claim-none', ':~:text=story']) {
    await visit(`article.html#${fragment}`);
    await engine(driver, 'story');
    await isQuiet(driver);
  }
});

/** Returns what the page's rules could have changed inside an element: styles, and positions relative to its corner. */
const picture = (id) =>
  inside(
    driver,
    id,
    `(() => {
      const NAMES = ['display', 'visibility', 'position', 'float', 'box-sizing', 'width', 'height', 'margin', 'padding', 'border', 'color', 'background-color', 'font', 'letter-spacing',
        'word-spacing', 'text-transform', 'text-align', 'text-decoration', 'text-indent', 'white-space', 'list-style', 'direction', 'opacity', 'pointer-events', 'cursor', 'fill', 'appearance', 'border-collapse'];
      const corner = base.getBoundingClientRect();
      return [base, ...base.querySelectorAll('*')].filter((node) => node.checkVisibility()).map((node) => {
        const style = getComputedStyle(node);
        const { left, top, width, height } = node.getBoundingClientRect();
        const box = [left - corner.left, top - corner.top, width, height].map(Math.round);
        const values = NAMES.map((name) => name + ': ' + style.getPropertyValue(name));
        return node.localName + '.' + [...node.classList].join('.') + ' ' + [box.join(), ...values].join('; ');
      });
    })()`,
  );

test('hostile: the rules of a page change nothing in the story', async () => {
  for (const width of widths(390, 1200)) {
    await resize(driver, width);
    await visit('hostile.html');
    await engine(driver, 'story');
    await driver.executeScript('scrollTo(0, 0)');
    const room = await inside(driver, 'story', 'element.getBoundingClientRect().width');
    const found = await picture('story');
    assert.ok(found.length > 1_000, `only ${found.length} elements`);
    assert.deepEqual(await misplaced(driver, { id: 'story' }), [], `at ${width}`);
    await chooseDayIn(driver, 'story', DAY);
    await tapIn(driver, 'story', '#claim-C04 .pieces > summary, #claim-C04 details > summary');
    await isQuiet(driver);

    host.page('/host/mild.html', `<!doctype html><html lang="en" dir="rtl"><head><meta charset="utf-8"><title>Mild</title><link rel="stylesheet" href="mild.css">
      <script type="module" src="/contrappunto.js"></script></head><body><contrappunto-story id="story" src="../stories/deepseek/story.json" heading-level="2"></contrappunto-story></body></html>`);
    host.on(/mild\.css$/, () => ({ status: 200, type: 'text/css', body: `:root { font-size: 22px } body { margin: 0 } contrappunto-story { inline-size: ${room}px }` }));
    await visit('mild.html');
    await engine(driver, 'story');
    await driver.executeScript('scrollTo(0, 0)');
    const wanted = await picture('story');
    assert.deepEqual(found.filter((line, index) => line !== wanted[index]).slice(0, 3), wanted.filter((line, index) => line !== found[index]).slice(0, 3), `at ${width}`);
    assert.equal(found.length, wanted.length);
  }
});

test('strict: under the least policy everything works, and nothing breaks it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'strict-'));
  try {
    await saveInto(driver, folder);
    await visit('strict.html');
    await engine(driver, 'story');
    await chooseDayIn(driver, 'story', DAY);
    assert.equal(await inside(driver, 'story', "base.querySelector('#claim-C04').dataset.status"), 'contradicted-in-part');
    await tapIn(driver, 'story', '#claim-C04 details > summary');
    await typeIn(driver, 'story', '#table-chips .slider[data-name=link_bandwidth] input[type=text]', '610');
    await untilIn(driver, 'story', 'the column of one’s own', "base.querySelector('#table-chips th[data-item=own]')");
    const table = await copied(driver, () => tapIn(driver, 'story', '#table-chips .copy-table'));
    assert.ok(table.includes('610'), table.slice(0, 200));
    await tapIn(driver, 'story', '#table-chips .take-away .csv');
    await tapIn(driver, 'story', '#claim-C04 .card-foot .png');
    const files = await waitFor(driver, 'the files', async () => {
      const names = (await readdir(folder)).filter((name) => /\.(csv|png)$/.test(name));
      return names.length === 2 && names;
    });
    for (const name of files) assert.ok((await readFile(join(folder, name))).length > 1_000, name);
    await tapIn(driver, 'story', '.languages [lang=it]');
    await untilIn(driver, 'story', 'Italian', "base.querySelector('.title').textContent === arguments[1]", story.title.it);
    await isQuiet(driver);
  } finally {
    await saveInto(driver);
    await rm(folder, { recursive: true });
  }
});

test('strict: without leave for wasm the story is there to be read, with one quiet line', async () => {
  host.rewrite(/strict\.html$/, (html) => html.replace(" 'wasm-unsafe-eval'", ''));
  await visit('strict.html');
  await engine(driver, 'story', 'failed');
  await untilIn(driver, 'story', 'the prerendered story', 'base !== null');
  assert.equal(await textIn(driver, 'story', '.title'), story.title.en);
  assert.ok((await textIn(driver, 'story', '#claim-C04')).includes(plain(wang.statement.en)));
  assert.equal(await inside(driver, 'story', "root.querySelectorAll('.engine-missing').length"), 1);
  assert.match(await inside(driver, 'story', "root.querySelector('.engine-missing').textContent"), /can be read below/);
  assert.notEqual(await inside(driver, 'story', 'getComputedStyle(base).backgroundColor'), 'rgba(0, 0, 0, 0)', 'not styled');
  assert.deepEqual(await controlsIn(driver, 'story'), []);
  assert.deepEqual(await misplaced(driver, { id: 'story' }), []);
  // The browser reports the refused compilation itself as a violation.
  assert.deepEqual((await heard(driver, 'violation')).filter(({ detail }) => !detail.includes('wasm-eval')), []);
  assert.deepEqual(await heard(driver, 'uncaught'), []);
});

test('hidden: a story in a closed box asks for nothing, and comes when the box opens', async () => {
  await visit('hidden.html');
  await until(driver, 'the elements', "return customElements.get('contrappunto-story') !== undefined");
  await driver.executeAsyncScript('requestAnimationFrame(() => requestAnimationFrame(arguments[0]))');
  assert.equal(await fetched('.wasm'), 0);
  assert.equal(await fetched('story.json'), 0);
  for (const [id, opener] of [['in-tab', '#tab-story'], ['in-fold', '#fold > summary'], ['behind', '#more']]) {
    assert.equal(await inside(driver, id, 'element.dataset.engine ?? null'), null, `#${id} began unseen`);
    await driver.executeScript('document.querySelector(arguments[0]).click()', opener);
    await engine(driver, id);
    assert.ok(await inside(driver, id, 'base.checkVisibility() && base.offsetHeight > 40'), `#${id} is not shown`);
    assert.deepEqual(await misplaced(driver, { id }), [], id);
  }
  assert.equal(await fetched('.wasm'), 1);
  // What is hidden again keeps its state.
  await chooseDayIn(driver, 'behind', DAY);
  await driver.executeScript("document.querySelector('#more').click()");
  assert.equal(await inside(driver, 'behind', 'element.offsetHeight'), 0);
  await driver.executeScript("document.querySelector('#more').click()");
  assert.equal(await dayIn(driver, 'behind'), DAY);
  assert.equal(await dayIn(driver, 'in-tab'), DAY);
  await isQuiet(driver);
});

test('hidden: a page opened where nobody sees it shows its story when the reader comes', async () => {
  await resize(driver, 0, 0);
  for (const [page, began] of [['article.html', null], ['article.html?contrappunto=deepseek&as-of=2025-01-31#claim-C04', 'ready']]) {
    await show(driver, false);
    try {
      await visit(page);
      assert.equal(await driver.executeScript('return document.hidden'), true, 'the page can be seen');
      // A page opened at a claim loads its engine even while hidden; any other loads nothing yet.
      if (began) await untilIn(driver, 'story', 'the engine of a page behind', 'element.dataset.engine === arguments[1]', began);
      assert.equal(await inside(driver, 'story', 'element.dataset.engine ?? null'), began);
    } finally {
      await show(driver, true);
    }
    await until(driver, 'the page to be seen', 'return !document.hidden');
    if (began) await inView(driver, 'story', 'claim-C04');
    await engine(driver, 'story');
    assert.equal(await textIn(driver, 'story', '.title'), story.title.en);
    await chooseDayIn(driver, 'story', '2025-01-28');
    await isQuiet(driver);
  }
});

/** Where each piece is in the page of what content systems leave, and what it says when it works. */
const LEFT = {
  kept: { page: 'stripped.html', tag: 'contrappunto-claims', says: [wang.statement.en] },
  inserted: { page: 'stripped.html', tag: 'contrappunto-timeline', says: [story.events[0].title.en] },
  plain: { page: 'plain.html', tag: 'contrappunto-story', says: [story.title.en, wang.statement.en, story.events[0].title.en] },
};

/** Returns everything that a reader can see in a place of the page, including shadow roots and slotted content. */
const seenIn = (id) =>
  driver.executeScript(
    `const texts = [];
     const look = (node) => {
       if (node.nodeType === Node.TEXT_NODE) return void texts.push(node.data);
       if (node.nodeType !== Node.ELEMENT_NODE || (node.localName !== 'slot' && !node.checkVisibility())) return;
       const assigned = node.localName === 'slot' ? node.assignedNodes() : [];
       for (const child of assigned.length ? assigned : (node.shadowRoot ?? node).childNodes) look(child);
     };
     look(document.getElementById(arguments[0]));
     return texts.join('').replace(/\\s+/g, ' ');`,
    id,
  );

async function saysAll(id) {
  const seen = await seenIn(id);
  for (const text of LEFT[id].says) {
    const times = seen.split(plain(text)).length - 1;
    assert.ok(times >= 1 && times <= 3, `#${id} says “${text}” ${times} times`);
  }
}

/** Opens the page of a piece and waits until its element is there and its engine is ready or has failed. */
async function visitLeft(id, state) {
  const { page, tag } = LEFT[id];
  await visit(page);
  await until(driver, `the element in #${id}`, 'return document.querySelector(`#${arguments[0]} ${arguments[1]}`) !== null', id, tag);
  await driver.executeScript("document.querySelector(`#${arguments[0]} ${arguments[1]}`).id = 'live'", id, tag);
  await engine(driver, 'live', state);
}

for (const [id, how] of [['kept', 'a fragment without its template'], ['inserted', 'a fragment put in by a script'], ['plain', 'a story as plain HTML']]) {
  test(`stripped: ${how} is read before the engine, works with it, and is read without it`, async () => {
    if (id !== 'inserted') {
      host.refuse(/^\/contrappunto\.js$/);
      await visit(LEFT[id].page);
      await saysAll(id);
      host.reset();
    }
    for (const width of widths(390, 1200)) {
      await resize(driver, width);
      await visitLeft(id, 'ready');
      assert.equal(await inside(driver, 'live', "root.querySelectorAll('.base').length"), 1);
      assert.ok(await inside(driver, 'live', 'base.checkVisibility() && base.offsetHeight > 400'));
      assert.deepEqual(await misplaced(driver, { id: 'live' }), [], `at ${width}`);
      await saysAll(id);
      await isQuiet(driver);
    }
    await driver.executeScript("document.getElementById('live').asOf = arguments[0]", DAY);
    await untilIn(driver, 'live', 'the day', 'element.state.asOf === arguments[1]', DAY);
    await isQuiet(driver);

    host.refuse(WASM);
    await visitLeft(id, 'failed');
    assert.equal(await inside(driver, 'live', "root.querySelectorAll('.engine-missing').length"), 1);
    await saysAll(id);
    assert.deepEqual(await controlsIn(driver, 'live'), []);
  });
}

test('noscript: without script the pasted fragment and the frame are read, styled, with no control that does nothing', async () => {
  const reader = await open({ script: false });
  try {
    for (const width of widths(390, 1200)) {
      await resize(reader, width);
      await reader.get(`${host.url}host/noscript.html`);
      assert.equal(await reader.executeScript("return matchMedia('(scripting: none)').matches"), true, 'script is on after all');
      const id = await reader.executeScript("return document.querySelector('contrappunto-claims').id");
      assert.ok((await textIn(reader, id, '#claim-C04')).includes(plain(wang.statement.en)));
      assert.notEqual(await inside(reader, id, 'getComputedStyle(base).backgroundColor'), 'rgba(0, 0, 0, 0)', 'not styled');
      assert.deepEqual(await controlsIn(reader, id), []);
      assert.deepEqual(await misplaced(reader, { id }), [], `at ${width}`);

      const frame = await reader.findElement({ id: 'frame' });
      await reader.executeScript('arguments[0].scrollIntoView()', frame);
      await reader.wait(async () => {
        await reader.switchTo().defaultContent();
        await reader.switchTo().frame(frame);
        return reader.executeScript("return document.querySelector('.base') !== null && document.styleSheets.length > 0");
      }, 8_000, 'the frame never came');
      assert.equal(await reader.executeScript("return document.querySelector('.title').textContent"), story.title.en);
      assert.ok((await reader.executeScript("return document.querySelector('#claim-C04').textContent.replace(/\\s+/g, ' ')")).includes(plain(wang.statement.en)));
      assert.deepEqual(await reader.executeScript("return [...document.querySelectorAll('button, input, select')].filter((node) => node.checkVisibility({ visibilityProperty: true })).length"), 0);
      assert.deepEqual(await misplaced(reader), [], `the frame at ${width}`);
      await reader.switchTo().defaultContent();
    }
  } finally {
    await reader.quit();
  }
});
