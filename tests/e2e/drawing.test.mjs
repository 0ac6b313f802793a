// The timeline's drawing is positioned as its attributes say, in every browser and at any font size: WebKit, for one,
// does not support `rem` there.

import assert from 'node:assert/strict';
import { after, before, test } from './suite.mjs';
import { open } from './browser.mjs';
import { settled, showState } from './page.mjs';

let driver;
before(async () => (driver = await open()));
after(() => driver?.quit());

/** Returns descriptions of what is not positioned as its attributes say, and how many pieces were examined. */
const strayed = () =>
  driver.executeScript(`
    const faults = [];
    let count = 0;
    for (const node of document.querySelectorAll('.plot text, .plot line, .plot rect, .plot circle')) {
      const frame = node.ownerSVGElement;
      const own = node.getBoundingClientRect();
      const size = parseFloat(getComputedStyle(node).fontSize);
      if (!own.height && !own.width) continue;
      // Where the coordinates of the containing drawing begin: nested drawings are at their own x and y.
      let [left, top, wide] = [0, 0, 0];
      for (let box = frame; box; box = box.ownerSVGElement) {
        const outer = box.ownerSVGElement;
        if (!outer) {
          const rect = box.getBoundingClientRect();
          [left, top, wide] = [left + rect.left, top + rect.top, rect.width];
        } else {
          const width = outer.ownerSVGElement ? 0 : outer.getBoundingClientRect().width;
          const letters = parseFloat(getComputedStyle(outer).fontSize);
          const x = box.getAttribute('x') ?? '0';
          left += x.endsWith('%') ? (parseFloat(x) / 100) * width : x.endsWith('em') ? parseFloat(x) * letters : parseFloat(x);
          const y = box.getAttribute('y') ?? '0';
          top += y.endsWith('em') ? parseFloat(y) * letters : parseFloat(y);
        }
      }
      const at = (name, letters, whole) => {
        const value = node.getAttribute(name) ?? '0';
        return value.endsWith('%') ? (parseFloat(value) / 100) * whole : value.endsWith('em') ? parseFloat(value) * letters : parseFloat(value);
      };
      const is = (what, found, wanted, slack = 1.5) => {
        count += 1;
        if (!(Math.abs(found - wanted) <= slack)) faults.push(node.localName + '.' + node.getAttribute('class') + ' “' + node.textContent.slice(0, 20) + '”: ' + what + ' ' + found.toFixed(1) + ', not ' + wanted.toFixed(1));
      };
      if (node.localName === 'text') {
        // Letters are on their baseline, and reach a little below it.
        is('its line', own.bottom - 0.25 * size, top + at('y', size), 0.25 * size);
        const x = left + at('x', size, wide) + at('dx', size);
        const found = { start: own.left, middle: (own.left + own.right) / 2, end: own.right }[getComputedStyle(node).textAnchor];
        // Some browsers include the halo around letters.
        is('its place', found, x, 4);
      } else if (node.localName === 'line' && wide) {
        is('top', own.top, top + Math.min(at('y1', size), at('y2', size)), 2);
        is('bottom', own.bottom, top + Math.max(at('y1', size), at('y2', size)), 2);
      } else if (node.localName === 'rect') {
        is('top', own.top, top + at('y', size), 2);
        is('height', own.height, at('height', size), 3);
      } else if (node.localName === 'circle') {
        is('middle', (own.top + own.bottom) / 2, top + at('cy', size));
      }
    }
    return { faults, count };`);

for (const letters of [16, 22]) {
  test(`every text, line and mark is where it belongs with letters of ${letters} pixels`, async () => {
    await showState(driver, '', 'en', 'asof timeline');
    await driver.executeScript('document.documentElement.style.fontSize = arguments[0]', `${letters}px`);
    await driver.executeScript("document.querySelector('.plot').scrollIntoView({ block: 'center' })");
    await settled(driver);
    await settled(driver);
    const { faults, count } = await strayed();
    assert.ok(count > 150, `only ${count} places looked at`);
    assert.deepEqual(faults.slice(0, 8), []);
    await driver.executeScript("document.documentElement.style.fontSize = ''");
  });
}
