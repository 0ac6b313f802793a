// The content of the drawing: every event once, no overlaps, and the same picture however it is reached.

import assert from 'node:assert/strict';
import { after, before, test } from './suite.mjs';
import { open, resize, widths } from './browser.mjs';
import { boxOf, clusters, crowded, differences, marks, picture, plotBox } from './drawing.mjs';
import { drag, wheel } from './hand.mjs';
import { attribute, chooseDay, count, EARLIER, FIT, Key, LATER, press, settled, showState, tap, TRUE_SCALE, ZOOM_IN, ZOOM_OUT } from './page.mjs';
import { story } from './story.mjs';

/** The parts under test; the others are not rendered. */
const PARTS = 'masthead asof timeline';

let driver;
before(async () => (driver = await open()));
after(() => driver?.quit());

const ALL = story.events.map(({ id }) => id);

async function show(width, query = '', language = 'en', height = 900) {
  await resize(driver, width, height);
  await showState(driver, query, language, PARTS);
}

const click = async (selector) => {
  await tap(driver, selector);
  await settled(driver);
};

const WALK = [ZOOM_IN, EARLIER, ZOOM_IN, EARLIER, ZOOM_IN, LATER, LATER, ZOOM_IN, EARLIER, ZOOM_OUT, EARLIER, ZOOM_IN, ZOOM_IN, LATER, ZOOM_IN, EARLIER, ZOOM_IN, FIT, TRUE_SCALE, ZOOM_IN, EARLIER, ZOOM_IN, EARLIER, ZOOM_IN, LATER];

for (const [language, widths] of [['en', [700, 900, 1200]], ['it', [700]]]) {
  for (const width of widths) {
    test(`nothing lies on anything else or is cut off, wherever the reader goes, at ${width} px (${language})`, async () => {
      const faults = new Set();
      for (const day of width === 900 ? ['', '2025-02-01'] : ['']) {
        await show(width, day && `as-of=${day}`, language);
        const way = [];
        for (const step of [null, ...WALK]) {
          if (step) await click(step);
          if (step) way.push(step.match(/\d|scale/)[0]);
          for (const fault of await crowded(driver)) faults.add(`${day} after ${way.join('')}: ${fault}`);
        }
      }
      assert.deepEqual([...faults].slice(0, 12), [], `${faults.size} faults`);
    });
  }
}

test('every event is in the whole drawing once, at any width', async () => {
  for (const width of widths(700, 900, 1200, 1800)) {
    await show(width);
    for (const day of ['2022-03-22', '2025-01-28', story.updated]) {
      await chooseDay(driver, day);
      const seen = await marks(driver);
      const gathered = (await clusters(driver)).reduce((sum, cluster) => sum + cluster.count, 0);
      const alone = seen.map(({ event }) => event);
      assert.equal(new Set(alone).size, alone.length, `${day} at ${width}: an event stands there twice`);
      assert.equal(alone.length + gathered, ALL.length, `${day} at ${width}`);
    }
  }
});

for (const query of ['', 'timeline.lanes=actor', 'timeline.lanes=claim']) {
  test(`a click on what is gathered shows it apart${query && `, with ${query}`}`, async () => {
    // High enough for all lanes.
    await show(700, query, 'en', 1500);
    let opened = 0;
    for (let turn = 0; turn < 6; turn += 1) {
      await click(FIT);
      await plotBox(driver);
      const found = (await clusters(driver)).toSorted((one, other) => one.x - other.x || one.y - other.y);
      if (turn >= found.length) break;
      const cluster = found[turn];
      const frame = await boxOf(driver, '.plot .axis');
      const before = await marks(driver);
      const inLane = (all) => all.filter(({ y, left = Infinity, right = -Infinity, x }) => Math.abs(y - cluster.y) < 40 && Math.max(x, right) > frame.left && Math.min(x, left) < frame.right);
      await drag(driver, [cluster.x, cluster.y]);
      const apart = inLane(await marks(driver)).filter(({ event, y }) => !before.some((mark) => mark.event === event && Math.abs(mark.y - y) < 1));
      const smaller = inLane(await clusters(driver)).filter(({ count: size }) => size < cluster.count);
      assert.ok(apart.length + smaller.length > 1, `the ${cluster.count} at ${Math.round(cluster.x)}, ${Math.round(cluster.y)}: ${apart.length} marks and ${smaller.length} counts in their place`);
      opened += 1;
    }
    assert.ok(opened > 1, 'nothing is gathered: nothing was tested');
  });
}

test('Enter on a chosen event that is gathered with others shows it apart', async () => {
  await show(700);
  await driver.executeScript("document.querySelector('.plot').focus()");
  let tried = 0;
  for (let step = 0; step < ALL.length; step += 1) {
    await press(driver, step ? Key.ARROW_RIGHT : Key.HOME);
    if (!(await count(driver, '.cluster.selected'))) continue;
    tried += 1;
    const chosen = await attribute(driver, '.detail', 'data-event');
    let presses = 0;
    for (; presses < 4 && !(await count(driver, '.mark.selected')); presses += 1) {
      const before = await picture(driver);
      await press(driver, Key.ENTER);
      await settled(driver);
      assert.ok(differences(before, await picture(driver)).length > 0, `${chosen}: Enter changed nothing`);
    }
    assert.equal(await attribute(driver, '.mark.selected', 'data-event'), chosen, `${chosen} after ${presses} times Enter`);
    await press(driver, '0');
    if (tried > 4) break;
  }
  assert.ok(tried > 2, 'nothing is gathered: nothing was tested');
});

test('a mark keeps its row wherever the reader goes', async () => {
  for (const width of widths(700, 1200)) {
    await show(width);
    const rows = new Map();
    let compared = 0;
    const frameTop = () => boxOf(driver, '.plot .axis').then(({ top }) => top);
    for (const step of [null, ...WALK.slice(0, WALK.indexOf(TRUE_SCALE))]) {
      if (step) await click(step);
      const top = await frameTop();
      for (const { event, y } of await marks(driver)) {
        if (rows.has(event)) {
          assert.ok(Math.abs(rows.get(event) - (y - top)) < 1, `${event} went from ${rows.get(event)} to ${y - top}`);
          compared += 1;
        } else rows.set(event, y - top);
      }
    }
    assert.ok(compared > 100, `only ${compared} were compared`);
  }
});

test('nearer and back, and there and back, is the same picture', async () => {
  for (const width of widths(700, 1200)) {
    await show(width);
    await click(ZOOM_IN);
    await click(ZOOM_IN);
    await click(EARLIER);
    const near = await picture(driver);
    for (const [there, back] of [[ZOOM_IN, ZOOM_OUT], [EARLIER, LATER], [LATER, EARLIER]]) {
      await click(there);
      assert.ok(differences(near, await picture(driver)).length > 0);
      await click(back);
      assert.deepEqual(differences(near, await picture(driver)), [], `${there} at ${width}`);
    }
    const box = await plotBox(driver);
    const [x, y] = [box.left + box.width * 0.4, box.top + 40].map(Math.round);
    await drag(driver, [x, y], [x + 60, y], [x + 117, y], [x, y]);
    assert.deepEqual(differences(near, await picture(driver)), [], `dragged there and back at ${width}`);
    for (const pixels of [-200, -7, 7, 200]) await wheel(driver, [x, y], pixels, 'control');
    assert.deepEqual(differences(near, await picture(driver)), [], `wheel at ${width}`);
  }
});

test('what lasted is a bar, what is only about is in brackets or fades', async () => {
  await show(1200, 'timeline.view=2023-01-01,2024-03-31');
  const texts = (event, selector) => driver.executeScript("return [...document.querySelectorAll(arguments[0])].map((node) => node.textContent)", `.mark[data-event=${event}] ${selector}`);
  // About 21 March 2023.
  assert.deepEqual(await texts('E06', '.bracket'), ['(', ')']);
  const [open, shut] = await driver.executeScript("return [...document.querySelectorAll('.mark[data-event=E06] .bracket')].map((node) => node.getBoundingClientRect().x)");
  const dot = await boxOf(driver, '.mark[data-event=E06] circle.shape');
  assert.ok(open < dot.x && dot.x < shut, `${open}, ${dot.x}, ${shut}`);
  // On an exact day: neither.
  assert.deepEqual(await texts('E08', '.bracket'), []);
  assert.equal(await count(driver, '.mark[data-event=E08] .fade'), 0);
  // From some day in November to some day in February: certain in between, fading towards both ends.
  const sure = await boxOf(driver, '.mark[data-event=E09] .sure');
  const fades = await driver.executeScript("return [...document.querySelectorAll('.mark[data-event=E09] .fade')].map((node) => { const { left, right } = node.getBoundingClientRect(); return { left, right, opacity: Number(getComputedStyle(node).opacity) }; })");
  for (const side of [fades.filter(({ left }) => left < sure.x), fades.filter(({ left }) => left > sure.x)]) {
    assert.equal(side.length, fades.length / 2);
    assert.ok(side.length > 2, `it fades in ${side.length} steps`);
    const outward = side.toSorted((one, other) => Math.abs(one.left - sure.x) - Math.abs(other.left - sure.x));
    outward.slice(1).forEach((one, at) => assert.ok(one.opacity < outward[at].opacity, 'it does not fade outward'));
  }
  // A span between two exact days has sharp ends.
  await show(1200, 'timeline.view=2025-07-01,2025-08-31');
  assert.equal(await count(driver, '.mark[data-event=E33] .fade'), 0);
  assert.ok((await boxOf(driver, '.mark[data-event=E33] rect.shape')).width > 200);
});

test('the inspection finds what lies on something else, and what is cut off', async () => {
  await show(900);
  await driver.executeScript(`
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.plot .axis text { font-size: 30px !important }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];`);
  const faults = await crowded(driver);
  await driver.executeScript('document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1)');
  for (const what of ['two labels meet', 'a label meets a mark', 'two dates meet', 'cut off']) assert.ok(faults.some((fault) => fault.startsWith(what)), what);
});
