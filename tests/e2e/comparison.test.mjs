// The table: each value against the baseline's, in numbers and words, on a narrow screen two at a time.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE_URL, open, resize } from './browser.mjs';
import { attribute, find, textOf, visit } from './page.mjs';
import { numbersIn, story } from './story.mjs';

let driver;
before(async () => (driver = await open()));
after(() => driver?.quit());

const [table] = story.tables;
const valueOf = (item, property) => table.items.find(({ id }) => id === item).values[property];
const cell = (item, property = 'link_bandwidth') => `#row-chips-${property} td[data-item=${item}]`;

async function choose(selector, value) {
  const select = await find(driver, `${selector} select`);
  await select.findElement({ css: `option[value="${value}"]` }).click();
}

const columns = () =>
  driver.executeScript("return [...document.querySelectorAll('th[id^=item-]')].filter((node) => node.checkVisibility()).map((node) => node.id.replace('item-chips-', ''))");

test('the link of the H800 is 44% of the H100’s, and worse', async () => {
  await visit(driver, BASE_URL);
  assert.equal(await textOf(driver, `${cell('h100-sxm-80')} b`), '900');
  assert.equal(await textOf(driver, `${cell('h800-sxm-80')} b`), '400');
  assert.match(await textOf(driver, `${cell('h800-sxm-80')} .ratio`), /^44% .*worse$/);
  assert.match(await textOf(driver, `${cell('h100-sxm-80')} .ratio`), /^100%$/);
});

/** Checks every cell's ratio against what its numbers give. */
async function ratiosAgainst(baseline) {
  const shown = await driver.executeScript(`
    return Object.fromEntries([...document.querySelectorAll('td[data-item]')].map((node) =>
      [node.closest('tr').id.replace('row-chips-', '') + ' ' + node.dataset.item, node.querySelector('.ratio')?.textContent.replace(/\\s+/g, ' ') ?? null]));`);
  let compared = 0;
  for (const property of table.properties) {
    for (const item of table.items) {
      const [value, base] = [valueOf(item.id, property.id)?.value, valueOf(baseline, property.id)?.value];
      const text = shown[`${property.id} ${item.id}`];
      const place = `${property.id} of ${item.id} against ${baseline}: ${text}`;
      if (value === undefined || base === undefined) {
        if (valueOf(item.id, property.id)?.unknown || valueOf(baseline, property.id)?.unknown) assert.equal(text, null, place);
        continue;
      }
      const ratio = value / base;
      const [number] = numbersIn(text, 'en');
      const factor = text.includes('%') ? ratio * 100 : ratio;
      assert.ok(Math.abs(number - factor) <= Math.max(0.51, factor * 0.06), place);
      const better = property.better === 'none' || ratio === 1 ? '' : (ratio > 1) === (property.better === 'higher') ? 'better' : 'worse';
      assert.equal(/better|worse/.exec(text)?.[0] ?? '', better, place);
      compared += 1;
    }
  }
  assert.ok(compared > 30, `only ${compared} ratios`);
}

test('every ratio is that of the two values, against any baseline', async () => {
  await visit(driver, BASE_URL);
  await ratiosAgainst(table.baseline);
  for (const item of table.items) {
    await choose('.choose-baseline', item.id);
    assert.equal((await columns())[0], item.id);
    await ratiosAgainst(item.id);
  }
});

test('another baseline turns the verdict', async () => {
  await visit(driver, BASE_URL);
  assert.match(await textOf(driver, `${cell('h100-sxm-80', 'bf16')} .ratio`), /^100%/);
  await choose('.choose-baseline', 'h20-sxm-96');
  assert.match(await textOf(driver, `${cell('h100-sxm-80', 'bf16')} .ratio`), /^6\.7× .*better$/);
  assert.match(await textOf(driver, '#item-chips-h20-sxm-96'), /baseline/);
  assert.equal(await attribute(driver, '#item-chips-h100-sxm-80 small', 'class'), null);
});

test('a phone shows the baseline and one item, and the reader chooses which', async () => {
  await resize(driver, 390, 844);
  await visit(driver, BASE_URL);
  const [first, second] = await columns();
  assert.equal(first, table.baseline);
  assert.deepEqual(await columns(), [first, second]);
  const cells = () => driver.executeScript("return [...document.querySelectorAll('#row-chips-bf16 td')].filter((node) => node.checkVisibility()).map((node) => node.dataset.item)");
  assert.deepEqual(await cells(), [first, second]);
  await choose('.choose-item', 'h20-sxm-96');
  assert.deepEqual(await columns(), [table.baseline, 'h20-sxm-96']);
  assert.deepEqual(await cells(), [table.baseline, 'h20-sxm-96']);
  await choose('.choose-baseline', 'h20-sxm-96');
  const after = await columns();
  assert.equal(after.length, 2);
  assert.equal(after[0], 'h20-sxm-96');
  assert.equal(await find(driver, '.choose-item select').getAttribute('value'), after[1], 'the choice names another item than the one shown');
  await resize(driver, 1200);
});

test('a wide screen shows every item and needs no choice of one', async () => {
  await visit(driver, BASE_URL);
  assert.deepEqual((await columns()).sort(), table.items.map(({ id }) => id).sort());
  assert.equal(await find(driver, '.choose-item').isDisplayed(), false);
});

test('the table is a table: a caption, headings with their scope, a cell for each item', async () => {
  await visit(driver, BASE_URL);
  const shape = await driver.executeScript(`
    const table = document.querySelector('.table table');
    return {
      caption: table.caption.textContent,
      columns: [...table.tHead.querySelectorAll('th')].every((node) => node.scope === 'col'),
      rows: [...table.tBodies[0].rows].map((row) => [row.cells[0].scope, row.cells.length]),
    };`);
  assert.equal(shape.caption, table.title.en);
  assert.ok(shape.columns);
  assert.deepEqual(shape.rows, table.properties.map(() => ['row', table.items.length + 1]));
});

test('where others give another figure the cell says so', async () => {
  await visit(driver, BASE_URL);
  assert.match(await textOf(driver, cell('h800-sxm-80')), /\b300\b.*\b300\b/);
});
