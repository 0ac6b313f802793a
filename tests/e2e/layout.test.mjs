// At any width, language, colour scheme or font size, nothing is lost, cut off or overlapping.

import assert from 'node:assert/strict';
import { after, before, test } from './suite.mjs';
import { BASE_URL, open, prefer, resize, widths } from './browser.mjs';
import { misplaced } from './geometry.mjs';
import { chooseDay, count, openAll, pageIn, settled, visit, ZOOM_IN } from './page.mjs';
import { LANGUAGES } from './story.mjs';
import { openChooser, setCalculation, setOwn, showAllRows } from './tables.mjs';

const WIDTHS = [320, 390, 768, 1152, 1920];
/** The parts with numbers to set. */
const TABLES = '.compare, .calculate';

let driver;
before(async () => (driver = await open()));
after(() => driver?.quit());

/** Checks the layout of the page as it is, or of parts of it, at several widths. */
async function hasItsPlaceAt(widths, state, within) {
  for (const width of widths) {
    await resize(driver, width);
    // The drawing measures its width in the next frame, and is re-rendered in the one after.
    await settled(driver);
    assert.deepEqual(await misplaced(driver, { within }), [], `${state} at ${width}`);
  }
}

for (const language of LANGUAGES) {
  test(`every text has its place at any width, folded and open (${language})`, async () => {
    await visit(driver, pageIn(language));
    await hasItsPlaceAt(WIDTHS, 'as it opens');
    await openAll(driver);
    await hasItsPlaceAt(WIDTHS, 'with everything open');
  });

  test(`tables and calculations have their place in whatever way they are used (${language})`, async () => {
    const widths = [320, 390, 768, 1200];
    await resize(driver, 1200);
    await visit(driver, pageIn(language));
    await setOwn(driver);
    await hasItsPlaceAt(widths, 'with a column of one’s own', TABLES);
    await setCalculation(driver);
    await hasItsPlaceAt(widths, 'with a changed calculation', TABLES);
    await showAllRows(driver);
    await hasItsPlaceAt(widths, 'with all rows', TABLES);
    await openChooser(driver);
    await hasItsPlaceAt(widths, 'with the list of items open', TABLES);
    await openAll(driver);
    await hasItsPlaceAt(widths, 'with everything open', TABLES);
  });

  test(`as many columns as the reader likes have their place (${language})`, async () => {
    await visit(driver, pageIn(language));
    for (const left of [16, 15, 10, 0]) {
      await driver.executeScript(
        "[...document.querySelectorAll('#table-chips .chooser input[type=checkbox]:not(:checked)')].slice(arguments[0]).forEach((box) => box.click())",
        left,
      );
      await hasItsPlaceAt([390, 768, 1040, 1200], `all but ${left}`, TABLES);
    }
  });

  test(`every text has its place on earlier days (${language})`, async () => {
    await visit(driver, pageIn(language));
    for (const day of ['2022-03-22', '2024-12-26', '2025-01-31', '2025-09-17']) {
      await chooseDay(driver, day);
      await hasItsPlaceAt([390, 1152], day);
    }
  });

  test(`the drawing keeps its labels apart however near it is (${language})`, async () => {
    await resize(driver, 1152);
    await visit(driver, pageIn(language, 'as-of=2025-02-01'));
    for (let step = 1; step <= 8; step += 1) {
      await driver.executeScript('document.querySelector(arguments[0]).click()', ZOOM_IN);
      await hasItsPlaceAt([768, 1152, 1920], `zoomed ${step} times`, '.timeline');
    }
  });

  test(`text of twice the size has its place at 640 px (${language})`, async () => {
    await resize(driver, 640);
    await visit(driver, pageIn(language));
    await driver.executeScript("document.documentElement.style.fontSize = '32px'");
    assert.deepEqual(await misplaced(driver), []);
    await setOwn(driver);
    await setCalculation(driver);
    await showAllRows(driver);
    assert.deepEqual(await misplaced(driver), [], 'with a column of one’s own, a changed calculation and all rows');
    await openAll(driver);
    assert.deepEqual(await misplaced(driver), [], 'with everything open');
  });

  test(`text spaced as readers may space it has its place (${language})`, async () => {
    await visit(driver, pageIn(language));
    await driver.executeScript(`
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.base * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } .base p { margin-block-end: 2em !important }');
      document.adoptedStyleSheets = [sheet];`);
    await hasItsPlaceAt([390, 1152], 'as it opens');
    await setOwn(driver);
    await setCalculation(driver);
    await showAllRows(driver);
    await openAll(driver);
    await hasItsPlaceAt([390, 1152], 'with everything open');
  });
}

test('light and dark are laid out alike', async () => {
  await resize(driver, 1152);
  await visit(driver, BASE_URL);
  await openAll(driver);
  const boxes = () =>
    driver.executeScript(`
      return [...document.querySelectorAll('.base *')].map((node) => {
        const { x, y, width, height } = node.getBoundingClientRect();
        return [node.localName, ...[x, y + scrollY, width, height].map((length) => Math.round(length * 4))].join(' ');
      });`);
  await prefer(driver, { 'prefers-color-scheme': 'light' });
  await settled(driver);
  const light = await boxes();
  await prefer(driver, { 'prefers-color-scheme': 'dark' });
  await settled(driver);
  const dark = await boxes();
  assert.ok(light.length > 5_000);
  assert.deepEqual(dark.filter((box, at) => box !== light[at]).slice(0, 5), []);
  await prefer(driver, { 'prefers-color-scheme': 'light' });
});

test('targets are 24 px high and wide, or have that room', async () => {
  await visit(driver, BASE_URL);
  await setOwn(driver);
  await setCalculation(driver);
  await showAllRows(driver);
  await openAll(driver);
  for (const width of widths(320, 390, 1152)) {
    await resize(driver, width);
    await settled(driver);
    const small = await driver.executeScript(`
      const targets = [...document.querySelectorAll('.base :is(a, button, summary, select, input)')].filter((node) => node.checkVisibility())
        // A checkbox can be ticked by its label too.
        .map((node) => ({ node, boxes: [...((node.type === 'checkbox' && node.closest('label')) || node).getClientRects()] }));
      const inline = ({ node }) => getComputedStyle(node).display === 'inline' && node.parentElement.textContent.trim() !== node.textContent.trim();
      return targets.filter((one) => !inline(one) && one.boxes.some((box) => box.width < 23.9 || box.height < 23.9))
        .filter(({ node, boxes: [box] }) => {
          // The exception: a circle of 24 px around its centre does not intersect another target.
          const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
          return targets.some((other) => other.node !== node && other.boxes.some((b) => {
            const [dx, dy] = [Math.max(b.left - x, 0, x - b.right), Math.max(b.top - y, 0, y - b.bottom)];
            return Math.hypot(dx, dy) < 12;
          }));
        })
        .map(({ node, boxes: [box] }) => node.localName + '.' + node.className + ' ' + box.width.toFixed(1) + ' by ' + box.height.toFixed(1) + ' ' + node.textContent.trim().slice(0, 30));`);
    assert.deepEqual(small, [], `at ${width}`);
  }
});

test('with forced colours nothing loses its place', async () => {
  await prefer(driver, { 'forced-colors': 'active' });
  await resize(driver, 1152);
  await visit(driver, BASE_URL);
  assert.deepEqual(await misplaced(driver), []);
  assert.ok((await count(driver, '.pill')) > 10);
  const bare = await driver.executeScript("return [...document.querySelectorAll('.pill, .chip, .card')].filter((node) => node.checkVisibility() && getComputedStyle(node).borderTopStyle === 'none').length");
  assert.equal(bare, 0, 'something is told from its ground by colour alone');
  await prefer(driver, { 'forced-colors': 'none' });
});

test('the inspection finds a fault where there is one', async () => {
  await resize(driver, 390);
  await visit(driver, BASE_URL);
  await driver.executeScript(`
    document.querySelector('h1').style.whiteSpace = 'nowrap';
    document.querySelector('#claim-C04 .statement').style.marginBottom = '-60px';
    document.querySelector('#table-chips .slider input[type=text]').style.width = '20px';`);
  const faults = await misplaced(driver);
  assert.ok(faults.some((fault) => fault.startsWith('cut off')), faults.join('\n'));
  assert.ok(faults.some((fault) => fault.startsWith('the page is')), faults.join('\n'));
  assert.ok(faults.some((fault) => fault.startsWith('on one another')), faults.join('\n'));
});
