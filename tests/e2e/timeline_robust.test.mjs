// The drawing by keyboard, in right-to-left text, in boxes that change size, and with large fonts.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from './suite.mjs';
import { open, resize, widths } from './browser.mjs';
import { boxOf, crowded, dated, differences, marks, picture, plotBox, ticks } from './drawing.mjs';
import { misplaced } from './geometry.mjs';
import { along, drag, swipe } from './hand.mjs';
import { startHost } from './host.mjs';
import { attribute, chooseDay, count, dayShown, find, Key, load, press, ready, settled, showParts, showState, tap, until, waitFor, waitForDay, ZOOM_IN, EARLIER } from './page.mjs';
import { knownFrom, story } from './story.mjs';

/** The parts under test; the others are not rendered. */
const PARTS = 'masthead asof timeline';

let driver;
let host;
before(async () => {
  host = await startHost();
  driver = await open();
});
beforeEach(async () => {
  host.reset();
  await resize(driver, 1200);
  // A mirrored page is reloaded.
  await driver.executeScript("document.documentElement.style.fontSize = ''; if (document.querySelector('.story[dir=rtl]')) document.querySelector('contrappunto-story').setAttribute('parts', '')");
});
after(async () => {
  await driver?.quit();
  await host?.close();
});

const focusPlot = () => driver.executeScript("document.querySelector('.plot').focus()");
/** Shows the same story, in the same state, as an Arabic one. */
const turned = async () => {
  const link = await driver.executeScript(`
    const text = JSON.stringify(window.kept).replaceAll('"en":', '"ar":').replace('"languages":["en"', '"languages":["ar"');
    window.kept = JSON.parse(text);
    return document.querySelector('contrappunto-story').state.link;`);
  await showParts(driver, PARTS, link);
  await until(driver, 'a story from right to left', "return document.querySelector('.story').dir === 'rtl'");
  await settled(driver);
};
const iso = (days) => new Date(Math.floor(days) * 86_400_000).toISOString().slice(0, 10);

/** Returns the day at a position of the drawing, if the time scale is even. A tick's line is at its date. */
async function dayAt(x) {
  const found = dated((await ticks(driver)).toSorted((one, other) => other.x - one.x));
  const [first, last] = [found[0], found.at(-1)];
  return first.days + ((x - first.x) / (last.x - first.x)) * (last.days - first.days);
}

test('the drawing is one stop for Tab, and its focus is to be seen', async () => {
  await showState(driver, '', 'en', PARTS);
  assert.equal(await count(driver, '.plot :is(a, button, input, select, [tabindex])'), 0);
  assert.equal(await attribute(driver, '.plot', 'tabindex'), '0');
  await driver.executeScript("document.querySelector('.plot').scrollIntoView({ block: 'center' }); document.querySelector('.filters .by select').focus()");
  await press(driver, Key.TAB);
  const ring = await driver.executeScript("const style = getComputedStyle(document.activeElement); return [document.activeElement.className, style.outlineStyle, parseFloat(style.outlineWidth)]");
  assert.equal(ring[0], 'plot');
  assert.ok(ring[1] !== 'none' && ring[2] >= 2, ring.join());
  await press(driver, Key.TAB);
  assert.equal(await driver.executeScript("return document.activeElement.closest('.plot')"), null, 'a second stop in it');
});

test('zero fits all, and Enter on a chosen event shows what is told of it', async () => {
  await showState(driver, '', 'en', PARTS);
  const whole = await picture(driver);
  await focusPlot();
  await press(driver, '+', '+', '+');
  await settled(driver);
  assert.notDeepEqual(await picture(driver), whole);
  await press(driver, '0');
  await settled(driver);
  assert.deepEqual(differences(whole, await picture(driver)), []);
  await press(driver, Key.END);
  await resize(driver, 1200, 560);
  await driver.executeScript("scrollTo(0, document.querySelector('.plot').getBoundingClientRect().top + scrollY - 100)");
  await settled(driver);
  await press(driver, Key.ENTER);
  await settled(driver);
  const detail = await boxOf(driver, '.detail');
  assert.ok(detail.bottom > 0 && detail.top < 560, `the detail is at ${detail.top}`);
});

test('where lines run from right to left the drawing is mirrored, its words are not', async () => {
  await showState(driver, '', 'en', PARTS);
  const before = await ticks(driver);
  await turned();
  const now = dated((await ticks(driver)).toSorted((one, other) => other.x - one.x));
  assert.ok(now.length > 5 && now[0].x > now.at(-1).x);
  now.forEach(({ days, label }, at) => assert.ok(at === 0 || days > now[at - 1].days, `${label} is not left of ${now[at - 1]?.label}`));
  assert.equal(now.length, dated(before).length);
  const turnedTexts = await driver.executeScript(`
    return [...document.querySelectorAll('.plot .axis text, .plot .lane-names text')]
      .filter((text) => !text.matches('.bracket') && text.getScreenCTM().a <= 0).map((text) => text.textContent);`);
  assert.deepEqual(turnedTexts, [], 'these are mirrored');
  assert.deepEqual(await crowded(driver), []);
  assert.deepEqual(await misplaced(driver), []);
  // The lanes' names are on the right.
  const [names, axis] = [await boxOf(driver, '.lane-names text'), await boxOf(driver, '.plot .axis')];
  assert.ok(names.left > axis.right - 1, `names at ${names.left}, the drawing ends at ${axis.right}`);
});

test('with lines from right to left brackets embrace what they belong to', async () => {
  await showState(driver, 'timeline.view=2023-01-01,2023-09-30', 'en', PARTS);
  await turned();
  const signs = await driver.executeScript(`
    return [...document.querySelectorAll('.mark[data-event=E06] .bracket')].map((text) => {
      const { left, right } = text.getBoundingClientRect();
      return { sign: text.textContent, x: (left + right) / 2, isMirrored: text.getScreenCTM().a < 0 };
    });`);
  const dot = await boxOf(driver, '.mark[data-event=E06] circle.shape');
  const seen = signs.map(({ sign, x, isMirrored }) => [(sign === '(') === isMirrored ? ')' : '(', x]).sort((one, other) => one[1] - other[1]);
  // As they appear, from left to right.
  assert.deepEqual(seen.map(([sign]) => sign), ['(', ')']);
  assert.ok(seen[0][1] < dot.x && dot.x < seen[1][1], `${seen[0][1]}, ${dot.x}, ${seen[1][1]}`);
  assert.ok(Math.abs((seen[0][1] + seen[1][1]) / 2 - dot.x) < 2.5, 'the mark is not in the middle of its brackets');
});

test('with lines from right to left, the arrow to the left goes on in time, and a drag to the right shows later days', async () => {
  await showState(driver, '', 'en', PARTS);
  await turned();
  await focusPlot();
  await press(driver, Key.HOME);
  const first = await attribute(driver, '.mark.selected', 'data-event');
  const order = await driver.executeScript("return [...document.querySelectorAll('.event-list li[data-known=yes]')].map((item) => item.id.replace('event-', ''))");
  assert.equal(first, order[0]);
  await press(driver, Key.ARROW_LEFT);
  assert.equal(await attribute(driver, '.detail', 'data-event'), order[1]);
  await press(driver, Key.ARROW_RIGHT);
  assert.equal(await attribute(driver, '.detail', 'data-event'), order[0]);
  await press(driver, Key.ESCAPE, '0');

  await press(driver, '+', '+');
  await tap(driver, EARLIER);
  await settled(driver);
  const box = await plotBox(driver);
  const [x, y] = [box.left + box.width * 0.4, box.top + 40];
  const before = new Map(dated((await ticks(driver)).toSorted((one, other) => other.x - one.x)).map((tick) => [tick.days, tick.x]));
  await drag(driver, [x, y], [x + 60, y], [x + 140, y]);
  const now = dated((await ticks(driver)).toSorted((one, other) => other.x - one.x));
  const moved = now.filter(({ days }) => before.has(days)).map((tick) => tick.x - before.get(tick.days));
  assert.ok(moved.length > 2 && moved.every((pixels) => Math.abs(pixels - 140) < 1.5), moved.join());
  assert.ok(Math.max(...now.map(({ days }) => days)) > Math.max(...before.keys()), 'no later day came into view');
});

for (const [name, move] of [['mouse', (from, to) => drag(driver, from, ...along(from, to, 4).slice(1))], ['finger', (from, to) => swipe(driver, along(from, to))]]) {
  test(`with lines from right to left a ${name} drags the line of the day to the day under it`, async () => {
    await showState(driver, 'timeline.axis=even&timeline.view=2024-12-15,2025-03-15&as-of=2025-02-20', 'en', PARTS);
    await turned();
    const box = await plotBox(driver);
    const grip = await boxOf(driver, '.asof-grip .knob');
    const to = Math.round(box.left + box.width * 0.7);
    const wanted = iso(await dayAt(to));
    assert.ok(wanted < '2025-02-01', wanted);
    await move([grip.x, grip.y], [to, grip.y]);
    await waitForDay(driver, wanted).catch(async () => assert.fail(`let go over ${wanted}, the day is ${await dayShown(driver)}`));
    assert.equal(iso(await dayAt((await boxOf(driver, '.asof-line')).x)), wanted);
  });
}

// The page's own policy blocks inline styles; a host's page allows them.
const SRC = 'stories/deepseek/story.json';
const article = (body, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>${head}</head><body>${body}<script type="module" src="/contrappunto.js"></script></body></html>`;

async function embed(body, head) {
  host.page('/host.html', article(body, head));
  await load(driver, `${host.url}host.html`);
  await ready(driver);
}

/** Evaluates an expression in the story's own root. */
const inside = (expression, ...args) =>
  driver.executeScript(
    `const element = document.querySelector('contrappunto-story');
     const root = element.shadowRoot ?? element;
     return ${expression};`,
    ...args,
  );
const untilInside = (what, expression, ...args) => waitFor(driver, `${what}`, () => inside(expression, ...args));
const DRAWN = "[...root.querySelectorAll('.plot .axis .mark, .plot .axis .tick, .plot .axis .cluster')].map((node) => node.outerHTML.replace(/\\s+/g, ' '))";

test('a box that had no width gets the right drawing once it has one', async () => {
  const style = '<style>body { margin: 0 } #box { width: 1100px } #box.shut { width: 0; overflow: hidden }</style>';
  await embed(`<div id="box"><contrappunto-story src="${SRC}"></contrappunto-story></div>`, style);
  await settled(driver);
  const wanted = await inside(DRAWN);
  assert.ok(wanted.length > 30);
  await embed(`<div id="box" class="shut"><contrappunto-story src="${SRC}"></contrappunto-story></div>`, style);
  await settled(driver);
  await driver.executeScript("document.getElementById('box').className = ''");
  await untilInside('the drawing', "root.querySelector('.plot').getBoundingClientRect().width > 900");
  await settled(driver);
  await settled(driver);
  assert.deepEqual(differences(wanted, await inside(DRAWN)), []);
  // Hidden completely, and shown again.
  await driver.executeScript("document.getElementById('box').hidden = true");
  await settled(driver);
  await driver.executeScript("document.getElementById('box').hidden = false");
  await settled(driver);
  await settled(driver);
  assert.deepEqual(differences(wanted, await inside(DRAWN)), []);
});

test('a story that is moved in its page keeps what of time is in view, and can be moved in still', async () => {
  await embed(`<div id="first"><contrappunto-story src="${SRC}"></contrappunto-story></div><div id="second"></div>`);
  await inside("root.querySelectorAll('.zoom .chip')[2].click()");
  await inside("root.querySelectorAll('.zoom .chip')[2].click()");
  await settled(driver);
  const near = await inside(DRAWN);
  await driver.executeAsyncScript(`
    const done = arguments[0];
    document.getElementById('second').append(document.querySelector('contrappunto-story'));
    setTimeout(() => setTimeout(done));`);
  await settled(driver);
  assert.deepEqual(differences(near, await inside(DRAWN)), []);
  const box = await inside("(root.querySelector('.plot').scrollIntoView({ block: 'center' }), root.querySelector('.plot .axis').getBoundingClientRect().toJSON())");
  await drag(driver, [box.left + box.width * 0.4, box.top + 40], [box.left + box.width * 0.5, box.top + 40], [box.left + box.width * 0.6, box.top + 40]);
  assert.ok(differences(near, await inside(DRAWN)).length > 0, 'a drag does nothing');
});

test('with letters of twice the size nothing lies on anything else', async () => {
  await resize(driver, 1400);
  await showState(driver, '', 'en', PARTS);
  await driver.executeScript("document.documentElement.style.fontSize = '32px'");
  await settled(driver);
  assert.deepEqual(await misplaced(driver), []);
  for (const step of [null, ZOOM_IN, EARLIER, ZOOM_IN, ZOOM_IN, EARLIER, ZOOM_IN, ZOOM_IN]) {
    if (step) await tap(driver, step);
    await settled(driver);
    assert.deepEqual(await crowded(driver), [], step);
  }
});

test('a window that changes its width leaves everything at its place in time', async () => {
  await showState(driver, 'timeline.view=2024-11-01,2025-06-30', 'en', PARTS);
  const parts = async () => {
    const { left, width } = await boxOf(driver, '.plot .axis');
    return new Map(dated(await ticks(driver)).map(({ days, x }) => [days, (x - left) / width]));
  };
  const before = await parts();
  for (const width of widths(900, 700, 390, 1200)) {
    await resize(driver, width);
    await settled(driver);
    await settled(driver);
    if (width === 390) continue;
    for (const [days, part] of await parts()) if (before.has(days)) assert.ok(Math.abs(before.get(days) - part) < 0.003, `${iso(days)} at ${width}`);
    assert.deepEqual(await crowded(driver), [], `at ${width}`);
  }
  assert.deepEqual([...(await parts()).keys()], [...before.keys()]);
});

test('what is asked of the drawing while nothing is known of the story yet is borne', async () => {
  const first = story.events.concat(story.claims).map(knownFrom).sort()[0];
  await showState(driver, `as-of=${first}`, 'en', PARTS);
  await focusPlot();
  await press(driver, Key.ARROW_UP, Key.ARROW_DOWN, Key.ARROW_LEFT, Key.ARROW_RIGHT, Key.ENTER, Key.END, Key.HOME, '+', '-', '0', Key.ESCAPE);
  await settled(driver);
  assert.ok((await marks(driver)).length > 10);
  await chooseDay(driver, story.updated);
  await find(driver, '.found');
  await until(driver, 'all events', "return document.querySelectorAll('.event-list li[data-known=yes]').length === arguments[0]", story.events.length);
});
