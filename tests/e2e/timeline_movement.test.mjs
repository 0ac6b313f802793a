// Moving in time: by mouse, wheel and fingers, without obstructing the page.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from './suite.mjs';
import { open, resize, scrollingFingers } from './browser.mjs';
import { boxOf, crowded, dated, differences, marks, picture, plotBox, ticks } from './drawing.mjs';
import { along, drag, swipe, wheel } from './hand.mjs';
import { attribute, count, find, FIT, Key, settled, showState, tap, TRUE_SCALE, until, ZOOM_IN } from './page.mjs';

/** The parts under test; the others are not rendered. */
const PARTS = 'masthead asof timeline';

let driver;
before(async () => {
  driver = await open();
  await resize(driver, 1200);
});
beforeEach(() => showState(driver, '', 'en', PARTS));
after(() => driver?.quit());

const scroll = () => driver.executeScript('return scrollY');
const press = async (selector, times = 1) => {
  for (let step = 0; step < times; step += 1) await tap(driver, selector);
  await settled(driver);
};

/** Waits until the scroll position has been stable for some frames, and returns it. */
const atRest = () =>
  driver.executeAsyncScript(`
    const done = arguments[0];
    const look = (before, still) => requestAnimationFrame(() => {
      if (scrollY === before && still === 5) done(scrollY);
      else look(scrollY, scrollY === before ? still + 1 : 0);
    });
    look(scrollY, 0);`);

/** Returns how far the ticks common to two pictures have moved. The first label may include its year in only one of
 * them. */
function moves(one, other) {
  const named = new Map(dated(one).map(({ days, x }) => [days, x]));
  return dated(other).filter(({ days }) => named.has(days)).map(({ days, x }) => x - named.get(days));
}

/** Returns a position in the strip above the lanes, where there are never marks, at a fraction of the drawing. */
const strip = (box, part) => [box.left + box.width * part, box.top + 40].map(Math.round);

/** Returns a mark of a single day in the middle of the drawing. */
async function middleMark() {
  const box = await plotBox(driver);
  const points = (await marks(driver)).filter(({ isPoint, known }) => isPoint && known === 'yes');
  return points.sort((one, other) => Math.abs(one.x - box.x) - Math.abs(other.x - box.x))[0];
}

test('a mouse drags time along, and the click that ends it chooses nothing', async () => {
  await press(ZOOM_IN, 2);
  await press('.zoom .chip:nth-child(1)');
  const mark = await middleMark();
  const before = await ticks(driver);
  await drag(driver, [mark.x, mark.y], [mark.x + 60, mark.y + 4], [mark.x + 150, mark.y]);
  const moved = moves(before, await ticks(driver));
  assert.ok(moved.length >= 3, `only ${moved.length} ticks stayed`);
  assert.ok(moved.every((pixels) => Math.abs(pixels - 150) < 1.5), moved.join());
  const there = (await marks(driver)).find(({ event }) => event === mark.event);
  assert.ok(Math.abs(there.x - mark.x - 150) < 1.5, 'the mark did not stay under the pointer');
  assert.equal(await count(driver, '.mark.selected'), 0, 'the end of a drag chose an event');
  // A click that is not part of a drag selects it.
  await drag(driver, [there.x, there.y], [there.x + 2, there.y]);
  assert.equal(await attribute(driver, '.mark.selected', 'data-event'), mark.event);
});

test('a drag that ends out of the drawing ends there', async () => {
  await press(ZOOM_IN, 2);
  const box = await plotBox(driver);
  const [x, y] = strip(box, 0.4);
  await drag(driver, [x, y], [x + 40, y], [x + 80, box.bottom + 60]);
  const dragged = await picture(driver);
  await driver.actions().move({ x: Math.round(x), y: Math.round(y) }).move({ x: Math.round(x + 90), y: Math.round(y) }).perform();
  await settled(driver);
  assert.deepEqual(differences(await picture(driver), dragged), [], 'it follows a mouse that is not pressed');
});

test('only the main button drags', async () => {
  await press(ZOOM_IN, 2);
  const box = await plotBox(driver);
  const [x, y] = strip(box, 0.4);
  const before = await picture(driver);
  await driver.actions().move({ x, y }).press(2).move({ x: x + 100, y }).release(2).perform();
  await settled(driver);
  assert.deepEqual(differences(await picture(driver), before), []);
});

for (const [name, modifier] of [['Control', 'control'], ['Meta', 'meta']]) {
  test(`the wheel with ${name} zooms, and what is under the pointer stays there`, async () => {
    const mark = await middleMark();
    const top = await atRest();
    const whole = await picture(driver);
    for (const pixels of [-120, -240, -30, 60, -9]) {
      await wheel(driver, [mark.x, mark.y], pixels, modifier);
      const now = (await marks(driver)).find(({ event }) => event === mark.event);
      assert.ok(Math.abs(now.x - mark.x) <= 2, `${pixels}: from ${mark.x} to ${now.x}`);
    }
    assert.notDeepEqual(await picture(driver), whole);
    assert.equal(await atRest(), top, 'the page scrolled');
    // Zooming out ends with everything in view.
    for (let turn = 0; turn < 6; turn += 1) await wheel(driver, [mark.x, mark.y], 600, modifier);
    assert.deepEqual(differences(await picture(driver), whole), []);
  });
}

test('the wheel keeps the day under the pointer at any place, at both kinds of scale', async () => {
  for (const scale of ['compressed', 'true']) {
    if (scale === 'true') await press(TRUE_SCALE);
    for (const part of [0.15, 0.5, 0.85]) {
      await press(FIT);
      const box = await plotBox(driver);
      await wheel(driver, [box.left + box.width * part, box.y], -300, 'control');
      const before = dated(await ticks(driver));
      const away = ({ x }) => Math.abs(x - box.left - box.width * part);
      // Those of months stay, whatever finer ones appear.
      const near = before.filter(({ label }) => !/^\d+ /.test(label)).toSorted((one, other) => away(one) - away(other))[0];
      await wheel(driver, [near.x, box.y], -60, 'control');
      const after = dated(await ticks(driver)).find(({ days }) => days === near.days);
      // The pointer is at whole pixels.
      assert.ok(after && Math.abs(after.x - near.x) <= 2, `${scale} ${part}: ${near.label} from ${near.x} to ${after?.x}`);
    }
  }
});

test('the wheel by itself scrolls the page and leaves time alone', async () => {
  await press(ZOOM_IN, 2);
  const box = await plotBox(driver);
  const [before, top] = [await picture(driver), await atRest()];
  await wheel(driver, [box.x, box.y], 120);
  await until(driver, 'a page that scrolls', 'return scrollY > arguments[0] + 60', top);
  assert.deepEqual(differences(await picture(driver), before), []);
});

test('the drawing is no trap: a wheel that stands over it goes from the top of the page to its end', async () => {
  // In the whole page.
  await showState(driver);
  await driver.executeScript('scrollTo(0, 0)');
  const before = await picture(driver);
  const end = await driver.executeScript('return document.documentElement.scrollHeight - innerHeight');
  const box = await boxOf(driver, '.plot .axis');
  let over = 0;
  for (let turn = 0; turn < 60 && (await scroll()) < box.bottom - 300; turn += 1) {
    over += await driver.executeScript("return document.elementFromPoint(656, 450)?.closest('.plot') ? 1 : 0");
    const here = await scroll();
    await wheel(driver, [656, 450], 150);
    await until(driver, 'the next piece of the page', 'return scrollY > arguments[0]', here);
  }
  assert.ok(over > 1, 'the wheel was never over the drawing');
  for (let turn = 0; turn < 8; turn += 1) await wheel(driver, [656, 450], 6000);
  await until(driver, 'the end of the page', 'return scrollY >= arguments[0] - 2', end);
  assert.deepEqual(differences(await picture(driver), before), []);
});

test('a double click zooms in about its place, with Shift out again', async () => {
  const whole = await picture(driver);
  const box = await plotBox(driver);
  const [x, y] = strip(box, 0.4);
  const first = await ticks(driver);
  await driver.actions().move({ x, y }).doubleClick().perform();
  await settled(driver);
  const second = await ticks(driver);
  // Twice as far from the pointer, on either side of it.
  const before = new Map(dated(first).map(({ days, x: at }) => [days, at]));
  const common = dated(second).filter(({ days }) => before.has(days));
  assert.ok(common.length >= 2, JSON.stringify(second));
  for (const tick of common) assert.ok(Math.abs(tick.x - x - 2 * (before.get(tick.days) - x)) < 2, `${tick.label}: ${before.get(tick.days)} to ${tick.x}`);
  await driver.actions().keyDown(Key.SHIFT).move({ x, y }).doubleClick().keyUp(Key.SHIFT).perform();
  await settled(driver);
  assert.deepEqual(differences(await picture(driver), whole), []);
});

test('a finger up or down scrolls the page, along the drawing it moves time', async () => {
  scrollingFingers();
  await press(ZOOM_IN, 2);
  const box = await plotBox(driver);
  const [before, top] = [await picture(driver), await atRest()];
  const [x, y] = strip(box, 0.4);
  await swipe(driver, along([x, y], [x + 6, y - 150]));
  await until(driver, 'a page that scrolls', 'return scrollY > arguments[0] + 100', top);
  await atRest();
  assert.deepEqual(differences(await picture(driver), before), [], 'time moved with the page');

  await plotBox(driver);
  const [old, still] = [await ticks(driver), await atRest()];
  await swipe(driver, along([x, y], [x + 160, y + 12]));
  const moved = moves(old, await ticks(driver));
  assert.ok(moved.length >= 3 && moved.every((pixels) => Math.abs(pixels - 160) < 3), moved.join());
  assert.equal(await atRest(), still, 'the page scrolled with time');
  assert.equal(await count(driver, '.mark.selected'), 0);
});

test('Fit shows all again, wherever the reader has gone', async () => {
  const whole = await picture(driver);
  const box = await plotBox(driver);
  await wheel(driver, [box.left + 100, box.y], -900, 'control');
  const [x, y] = strip(box, 0.4);
  await drag(driver, [x, y], [x + 100, y], [x + 200, y]);
  assert.notDeepEqual(await picture(driver), whole);
  await press(FIT);
  assert.deepEqual(differences(await picture(driver), whole), []);
});

test('time to scale has no breaks and even days, and the way back gives the same picture', async () => {
  const whole = await picture(driver);
  assert.ok((await count(driver, '.break')) > 0, 'nothing is broken: nothing was tested');
  for (const near of [0, 2, 5]) {
    await press(ZOOM_IN, near);
    const compressed = await picture(driver);
    assert.equal(await attribute(driver, TRUE_SCALE, 'aria-pressed'), 'false');
    await press(TRUE_SCALE);
    assert.equal(await attribute(driver, TRUE_SCALE, 'aria-pressed'), 'true');
    assert.equal(await count(driver, '.break'), 0);
    const found = dated(await ticks(driver));
    assert.ok(found.length >= 3, JSON.stringify(found));
    const [first, last] = [found[0], found.at(-1)];
    const scale = (last.x - first.x) / (last.days - first.days);
    for (const { label, x, days } of found) {
      assert.ok(Math.abs(first.x + scale * (days - first.days) - x) < 1.5, `${label} is at ${x}, not at ${first.x + scale * (days - first.days)}`);
    }
    await press(TRUE_SCALE);
    assert.deepEqual(differences(await picture(driver), compressed), []);
    await press(FIT);
  }
  assert.deepEqual(differences(await picture(driver), whole), []);
});

test('dates never meet, from all of the story to its hours, at both kinds of scale', async () => {
  for (const scale of ['compressed', 'true']) {
    await showState(driver, scale === 'true' ? 'timeline.axis=even' : '', 'en', PARTS);
    for (let step = 0; step < 17; step += 1) {
      assert.ok((await ticks(driver)).filter(({ label }) => label).length >= 2, `${scale} after ${step}`);
      assert.deepEqual(await crowded(driver).then((faults) => faults.filter((fault) => fault.includes('date'))), [], `${scale} after ${step}`);
      await press(ZOOM_IN);
    }
    assert.match((await ticks(driver)).map(({ label }) => label).join(), /06:00/);
  }
});

// Last, because after handling two fingers the browser drops some later touches.
test('two fingers zoom as far as they part, and what is between them stays there', async () => {
  const box = await plotBox(driver);
  const mark = await middleMark();
  const [whole, before] = [await picture(driver), new Map(dated(await ticks(driver)).map(({ days, x }) => [days, x]))];
  const apart = [along([mark.x - 30, box.y], [mark.x - 120, box.y]), along([mark.x + 30, box.y], [mark.x + 120, box.y])];
  await swipe(driver, ...apart);
  const now = (await marks(driver)).find(({ event }) => event === mark.event);
  assert.ok(Math.abs(now.x - mark.x) <= 3, `from ${mark.x} to ${now.x}`);
  const common = dated(await ticks(driver)).filter(({ days }) => before.has(days));
  assert.ok(common.length > 0);
  for (const { label, days, x } of common) {
    const wanted = mark.x + 4 * (before.get(days) - mark.x);
    assert.ok(Math.abs(x - wanted) < 12, `${label}: at ${x}, not ${wanted}`);
  }
  await swipe(driver, ...apart.map((path) => path.toReversed()));
  assert.deepEqual(differences(await picture(driver), whole), [], 'fingers that close do not come back to the whole');
});
