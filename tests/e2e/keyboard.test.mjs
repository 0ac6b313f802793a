// The whole page by keyboard: every stop in reading order, visible, none a trap.

import assert from 'node:assert/strict';
import { after, before, test } from './suite.mjs';
import { BASE_URL, open, resize } from './browser.mjs';
import { attribute, chooseDay, dayShown, Key, NEXT, paces, PLAY, press, PREVIOUS, setPace, until, visit, ZOOM_IN } from './page.mjs';
import { story } from './story.mjs';

let driver;
before(async () => (driver = await open()));
after(() => driver?.quit());

// Collects every stop that the keyboard should make, in document order, and records each one that it makes: the
// appearance of its focus, how much of it the day bar covers, and whether anything else hides it completely.
const WATCH = `
  window.stops = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
    .filter((node) => !node.disabled && node.tabIndex >= 0 && node.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }));
  window.made = [];
  document.addEventListener('focusin', ({ target }) => {
    const style = getComputedStyle(target);
    const box = target.getBoundingClientRect();
    const bar = document.querySelector('.asof');
    const cover = bar.getBoundingClientRect();
    const visible = Math.min(box.bottom, innerHeight) - Math.max(box.top, bar.contains(target) || box.top > cover.bottom || cover.top > box.bottom ? 0 : cover.bottom);
    const places = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [box.left + x * box.width, box.top + y * box.height]));
    const isSeen = places.some(([x, y]) => {
      const top = document.elementFromPoint(x, y);
      return top && (target.contains(top) || top.contains(target));
    });
    window.made.push({
      index: window.stops.indexOf(target),
      what: target.outerHTML.slice(0, 100),
      ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
      visible: visible > 1 && isSeen,
    });
  });
  return window.stops.length;`;

async function tabThrough(key, limit) {
  for (let pressed = 0; pressed < limit; pressed += 25) {
    const before = await driver.executeScript('return window.made.length');
    if (key === Key.TAB) await press(driver, ...Array(25).fill(Key.TAB));
    else await driver.actions().keyDown(Key.SHIFT).sendKeys(...Array(25).fill(Key.TAB)).keyUp(Key.SHIFT).perform();
    // At the end of the page the focus leaves it.
    if ((await driver.executeScript('return window.made.length')) === before) break;
    if (await driver.executeScript("return window.made.some((stop, at) => at > 0 && stop.index === 0)")) break;
  }
  return driver.executeScript('return window.made');
}

const names = (stops) => driver.executeScript('return arguments[0].map((index) => window.stops[index]?.outerHTML.slice(0, 100))', stops);

for (const [name, width] of [['wide', 1200], ['phone', 390]]) {
  test(`Tab makes every stop in the order of reading, each with a ring and not under the bar (${name})`, async () => {
    await resize(driver, width, 800);
    await visit(driver, BASE_URL);
    await chooseDay(driver, '2025-09-18'); // A day in the middle, on which every button of the bar is enabled.
    const wanted = await driver.executeScript(WATCH);
    assert.ok(wanted > 150, `only ${wanted} stops`);
    const made = await tabThrough(Key.TAB, wanted * 3);
    const order = [...new Set(made.map(({ index }) => index))].filter((index) => index >= 0);
    const expected = Array.from({ length: wanted }, (_, index) => index);
    assert.deepEqual(await names(expected.filter((index) => !order.includes(index))), [], 'stops that were not made');
    assert.deepEqual(order, expected, 'another order than that of reading');
    assert.deepEqual(made.filter(({ ring }) => !ring).map(({ what }) => what), [], 'no ring');
    assert.deepEqual(made.filter(({ visible }) => !visible).map(({ what }) => what), [], 'covered, or out of the window');
  });
}

test('Shift and Tab go back the same way, not under the bar', async () => {
  await resize(driver, 1200, 800);
  await visit(driver, BASE_URL);
  await chooseDay(driver, '2025-09-18');
  const wanted = await driver.executeScript(WATCH);
  await driver.executeScript('window.stops.at(-1).focus(); window.made.length = 0');
  const made = await tabThrough('back', wanted * 3);
  const order = [...new Set(made.map(({ index }) => index))].filter((index) => index >= 0);
  const back = Array.from({ length: wanted - 1 }, (_, index) => wanted - 2 - index);
  assert.deepEqual(await names(back.filter((index) => !order.includes(index))), [], 'stops that were not made');
  assert.deepEqual(made.filter(({ visible }) => !visible).map(({ what }) => what), [], 'covered, or out of the window');
});

test('every control does its work by keyboard', async () => {
  await resize(driver, 1200, 900);
  await visit(driver, BASE_URL);
  const focus = (selector) => driver.executeScript('document.querySelector(arguments[0]).focus()', selector);
  await focus(PREVIOUS);
  await press(driver, Key.ENTER);
  await until(driver, 'an earlier day', "return document.querySelector('.asof').dataset.day < arguments[0]", story.updated);
  await focus('#claim-C04 details.evidence > summary');
  await press(driver, ' ');
  assert.equal(await attribute(driver, '#claim-C04 details.evidence', 'open'), '');
  await focus('.choose-baseline select');
  await press(driver, 'H2');
  await until(driver, 'another baseline', "return document.querySelector('#table-chips th[data-item]').dataset.item !== 'h100-sxm-80'");
  await focus('.lanes .chip:nth-child(2)');
  await press(driver, ' ');
  assert.equal(await attribute(driver, '.lanes .chip:nth-child(2)', 'aria-pressed'), 'false');
  await focus('.languages [lang=it]');
  await press(driver, Key.ENTER);
  await until(driver, 'Italian', "return document.querySelector('.story').lang === 'it'");
  assert.equal(await driver.executeScript('return document.activeElement.lang'), 'it', 'the focus was lost with the change of language');
});

test('a control that is used keeps the focus', async () => {
  await visit(driver, BASE_URL);
  const controls = [
    [PREVIOUS, Key.ENTER],
    ['.asof input[type=range]', Key.ARROW_LEFT],
    [ZOOM_IN, Key.ENTER],
    ['.choose-baseline select', 'H2'],
    ['.plot', Key.HOME],
  ];
  for (const [selector, key] of controls) {
    await driver.executeScript('document.querySelector(arguments[0]).focus()', selector);
    await press(driver, key);
    assert.equal(await driver.executeScript('return document.activeElement.matches(arguments[0])', selector), true, selector);
  }
});

test('the button that has just become useless does not drop the focus', async () => {
  await visit(driver, BASE_URL);
  await chooseDay(driver, '2026-04-24');
  const next = NEXT;
  await driver.executeScript('document.querySelector(arguments[0]).focus()', next);
  for (let step = 0; step < 40 && (await dayShown(driver)) < story.updated; step += 1) await press(driver, Key.ENTER);
  await until(driver, 'the last day', "return document.querySelector('.asof').dataset.day === arguments[0]", story.updated);
  await press(driver, Key.TAB);
  const place = await driver.executeScript("return document.activeElement.closest('.asof, .timeline') !== null");
  assert.equal(place, true, 'the way through the page starts again from its top');
});

test('closing the detail by keyboard leaves the focus near it', async () => {
  await visit(driver, BASE_URL);
  await driver.executeScript("document.querySelector('.plot').focus()");
  await press(driver, Key.HOME);
  await driver.executeScript("document.querySelector('.detail .close').focus()");
  await press(driver, Key.ENTER);
  await until(driver, 'the detail closed', "return !document.querySelector('.detail .close')");
  assert.equal(
    await driver.executeScript("return document.activeElement.closest('.timeline') !== null"),
    true,
    'the focus fell to the top of the page, as its button is gone',
  );
});

/** Waits until the play button has another name than the given one. */
const otherName = (name) => until(driver, `another name than ${name}`, 'return document.querySelector(arguments[0]).ariaLabel !== arguments[1]', PLAY, name);

test('play starts and stops by keyboard', async () => {
  const pace = 0.2;
  await visit(driver, BASE_URL);
  await setPace(driver, pace);
  await chooseDay(driver, '2025-01-23');
  const atRest = await attribute(driver, PLAY, 'aria-label');
  await driver.executeScript('document.querySelector(arguments[0]).focus()', PLAY);
  await press(driver, ' ');
  await otherName(atRest);
  await until(driver, 'a step that it makes by itself', "return document.querySelector('.asof').dataset.day > '2025-01-27'");
  await press(driver, Key.ENTER);
  assert.equal(await attribute(driver, PLAY, 'aria-label'), atRest);
  const told = () => driver.executeScript("return [document.querySelector('.asof').dataset.day, document.querySelector('.detail').dataset.event]");
  const stopped = await told();
  await paces(driver, pace);
  assert.deepEqual(await told(), stopped);
});
