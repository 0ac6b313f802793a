// No width, language, scheme or size of text loses, cuts off or piles up anything.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE_URL, open, prefer, resize } from './browser.mjs';
import { misplaced } from './geometry.mjs';
import { chooseDay, count, find, openAll, pageIn, visit, ZOOM_IN } from './page.mjs';
import { LANGUAGES } from './story.mjs';
import { openChooser, setCalculation, setOwn, showAllRows } from './tables.mjs';

const WIDTHS = [320, 390, 768, 1152, 1920];

let driver;
before(async () => (driver = await open()));
after(() => driver?.quit());

for (const language of LANGUAGES) {
  for (const scheme of ['light', 'dark']) {
    for (const width of WIDTHS) {
      test(`every text has its place at ${width} px (${language}, ${scheme})`, async () => {
        await prefer(driver, { 'prefers-color-scheme': scheme });
        await resize(driver, width);
        await visit(driver, pageIn(language));
        assert.deepEqual(await misplaced(driver), []);
        await openAll(driver);
        assert.deepEqual(await misplaced(driver), [], 'with everything open');
      });
    }
  }

  for (const width of [320, 390, 768, 1200]) {
    test(`tables and calculations have their place in whatever way they are used, at ${width} px (${language})`, async () => {
      await resize(driver, width);
      await visit(driver, pageIn(language));
      await setOwn(driver);
      assert.deepEqual(await misplaced(driver), [], 'with a column of one’s own');
      await setCalculation(driver);
      assert.deepEqual(await misplaced(driver), [], 'with a changed calculation');
      await showAllRows(driver);
      assert.deepEqual(await misplaced(driver), [], 'with all rows');
      await openChooser(driver);
      assert.deepEqual(await misplaced(driver), [], 'with the list of items open');
      await openAll(driver);
      assert.deepEqual(await misplaced(driver), [], 'with everything open');
    });
  }

  test(`as many columns as the reader likes have their place (${language})`, async () => {
    for (const width of [390, 768, 1040, 1200]) {
      await resize(driver, width);
      await visit(driver, pageIn(language));
      for (const left of [16, 15, 10, 0]) {
        await driver.executeScript(
          "[...document.querySelectorAll('#table-chips .chooser input[type=checkbox]:not(:checked)')].slice(arguments[0]).forEach((box) => box.click())",
          left,
        );
        assert.deepEqual(await misplaced(driver), [], `all but ${left} at ${width}`);
      }
    }
  });

  test(`every text has its place on earlier days (${language})`, async () => {
    for (const width of [390, 1152]) {
      await resize(driver, width);
      await visit(driver, pageIn(language));
      for (const day of ['2022-03-22', '2024-12-26', '2025-01-31', '2025-09-17']) {
        await chooseDay(driver, day);
        assert.deepEqual(await misplaced(driver), [], `${day} at ${width}`);
      }
    }
  });

  test(`the drawing keeps its labels apart however near it is (${language})`, async () => {
    for (const width of [768, 1152, 1920]) {
      await resize(driver, width);
      await visit(driver, pageIn(language));
      await chooseDay(driver, '2025-02-01');
      const nearer = await find(driver, ZOOM_IN);
      for (let step = 1; step <= 8; step += 1) {
        await nearer.click();
        assert.deepEqual(await misplaced(driver), [], `zoomed ${step} times at ${width}`);
      }
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
    for (const width of [390, 1152]) {
      await resize(driver, width);
      await visit(driver, pageIn(language));
      await driver.executeScript(`
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('.base * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } .base p { margin-block-end: 2em !important }');
        document.adoptedStyleSheets = [sheet];`);
      assert.deepEqual(await misplaced(driver), [], `at ${width}`);
      await setOwn(driver);
      await setCalculation(driver);
      await showAllRows(driver);
      await openAll(driver);
      assert.deepEqual(await misplaced(driver), [], `with everything open at ${width}`);
    }
  });
}

test('targets are 24 px high and wide, or have that room', async () => {
  for (const width of [320, 390, 1152]) {
    await resize(driver, width);
    await visit(driver, BASE_URL);
    await setOwn(driver);
    await setCalculation(driver);
    await showAllRows(driver);
    await openAll(driver);
    const small = await driver.executeScript(`
      const targets = [...document.querySelectorAll('.base :is(a, button, summary, select, input)')].filter((node) => node.checkVisibility())
        // A box to tick is ticked by its label too.
        .map((node) => ({ node, boxes: [...((node.type === 'checkbox' && node.closest('label')) || node).getClientRects()] }));
      const inline = ({ node }) => getComputedStyle(node).display === 'inline' && node.parentElement.textContent.trim() !== node.textContent.trim();
      return targets.filter((one) => !inline(one) && one.boxes.some((box) => box.width < 23.9 || box.height < 23.9))
        .filter(({ node, boxes: [box] }) => {
          // The exception: a circle of 24 px round its middle meets no other target.
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
