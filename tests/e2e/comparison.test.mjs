// The tables: each value against the baseline's, in numbers and words; the usual columns and rows, and the others when
// asked for; on a narrow screen two columns at a time; rules by where they stand on the day.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { BASE_URL, open, resize } from './browser.mjs';
import { attribute, chooseDay, count, find, textOf, until, visit } from './page.mjs';
import { forceOn, numbersIn, story } from './story.mjs';
import * as tables from './tables.mjs';

let driver;
before(async () => (driver = await open()));
afterEach(() => resize(driver, 1200));
after(() => driver?.quit());

const [table] = story.tables;
const valueOf = (item, property) => table.items.find(({ id }) => id === item).values[property];
const cell = (item, property = 'link_bandwidth') => `#row-chips-${property} td[data-item=${item}]`;
const head = (item) => `#table-chips th[data-item=${item}]`;
const choose = (list, item) => tables.choose(driver, 'chips', list, item);
const take = (item) => tables.take(driver, item);
const columns = () => tables.columns(driver, 'chips');
const rowsShown = () =>
  driver.executeScript("return [...document.querySelectorAll('#table-chips tr[id^=row-chips-]')].filter((row) => row.checkVisibility()).map((row) => row.id.replace('row-chips-', ''))");

test('the link of the H800 is 44% of the H100’s, and worse', async () => {
  await visit(driver, BASE_URL);
  assert.equal(await textOf(driver, `${cell('h100-sxm-80')} b`), '900');
  assert.equal(await textOf(driver, `${cell('h800-sxm-80')} b`), '400');
  assert.match(await textOf(driver, `${cell('h800-sxm-80')} .ratio`), /^44% .*worse$/);
  assert.match(await textOf(driver, `${cell('h100-sxm-80')} .ratio`), /^100%$/);
});

const boundsOf = (value) => (value?.value === undefined ? [value?.low, value?.high] : [value.value, value.value]);

/** Checks every ratio on the page against what the numbers of the two cells give. */
async function ratiosAgainst(baseline) {
  const shown = await driver.executeScript(`
    return [...document.querySelectorAll('#table-chips tr[id^=row-chips-] td[data-item]')].map((node) =>
      [node.closest('tr').id.replace('row-chips-', ''), node.dataset.item, node.querySelector('.ratio')?.textContent.replace(/\\s+/g, ' ') ?? null]);`);
  let compared = 0;
  for (const [row, item, text] of shown) {
    const property = table.properties.find(({ id }) => id === row);
    if (!property) continue; // a row that is worked out
    const place = `${row} of ${item} against ${baseline}: ${text}`;
    const [[low, high], [baseLow, baseHigh]] = [boundsOf(valueOf(item, row)), boundsOf(valueOf(baseline, row))];
    // Nothing is a multiple of zero.
    if (typeof low !== 'number' || typeof baseLow !== 'number' || baseLow === 0) {
      assert.equal(text, null, place);
      continue;
    }
    assert.ok(text, place);
    const ratios = item === baseline ? [1, 1] : [low / baseHigh, high / baseLow];
    const [words] = text.split(' ');
    const parts = words.split('–');
    [parts[0], parts.at(-1)].forEach((part, end) => {
      const [number] = numbersIn(part, 'en');
      const factor = part.includes('%') ? ratios[end] * 100 : ratios[end];
      assert.ok(Math.abs(number - factor) <= Math.max(0.51, factor * 0.06), place);
    });
    const [above, below] = [ratios[0] > 1, ratios[1] < 1];
    const good = { higher: above, lower: below, none: false }[property.better];
    const bad = { higher: below, lower: above, none: false }[property.better];
    assert.equal(/better|worse/.exec(text)?.[0] ?? '', good ? 'better' : bad ? 'worse' : '', place);
    compared += 1;
  }
  return compared;
}

test('every ratio is that of the two values, against any baseline', async () => {
  await visit(driver, BASE_URL);
  await tables.showAllRows(driver);
  let compared = await ratiosAgainst(table.baseline);
  assert.ok(compared > 50, `only ${compared} ratios`);
  for (const item of table.items) {
    await choose('.choose-baseline', item.id);
    assert.equal((await columns())[0], item.id);
    compared += await ratiosAgainst(item.id);
  }
  assert.ok(compared > 1000, `only ${compared} ratios`);
});

test('another baseline turns the verdict', async () => {
  await visit(driver, BASE_URL);
  assert.match(await textOf(driver, `${cell('h100-sxm-80', 'bf16')} .ratio`), /^100%/);
  await choose('.choose-baseline', 'h20-sxm-96');
  assert.match(await textOf(driver, `${cell('h100-sxm-80', 'bf16')} .ratio`), /^6\.7× .*better$/);
  assert.match(await textOf(driver, head('h20-sxm-96')), /baseline/);
  assert.doesNotMatch(await textOf(driver, head('h100-sxm-80')), /baseline/);
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
  assert.equal(await find(driver, '#table-chips .choose-item select').getAttribute('value'), after[1], 'the choice names another item than the one shown');
});

test('on a phone the buttons go to the next item and back, and an item taken in is the one shown', async () => {
  await resize(driver, 390, 844);
  await visit(driver, BASE_URL);
  const [baseline, ...others] = tables.columnsOn(table, story.updated);
  const [back, on] = ['.choose-item button:first-of-type', '.choose-item button:last-of-type'].map((button) => `#table-chips ${button}`);
  for (const item of [...others.slice(1), others[0]]) {
    await find(driver, on).click();
    assert.deepEqual(await columns(), [baseline, item]);
  }
  await find(driver, back).click();
  assert.deepEqual(await columns(), [baseline, others.at(-1)]);
  await tables.openChooser(driver);
  await take('mi300x');
  assert.deepEqual(await columns(), [baseline, 'mi300x']);
});

test('a wide screen shows the usual items of each table and needs no choice of one', async () => {
  await visit(driver, BASE_URL);
  for (const one of story.tables) {
    assert.deepEqual(await tables.columns(driver, one.id), tables.columnsOn(one, story.updated), one.id);
    assert.equal(await find(driver, `#table-${one.id} .choose-item`).isDisplayed(), false);
  }
});

test('any other item can be found, taken in and put back', async () => {
  await visit(driver, BASE_URL);
  const usual = await columns();
  await find(driver, '#table-chips .chooser > summary').click();
  const listed = () => driver.executeScript("return [...document.querySelectorAll('#table-chips .chooser li')].map((entry) => entry.textContent.trim())");
  assert.deepEqual(await listed(), table.items.map(({ label }) => label));
  await find(driver, '#table-chips .chooser input[type=search]').sendKeys('asc 910c');
  await until(driver, 'the one that is sought', "return document.querySelectorAll('#table-chips .chooser li').length === 1");
  assert.deepEqual(await listed(), ['Ascend 910C']);
  await find(driver, '#table-chips .chooser li input').click();
  assert.deepEqual(await columns(), [...usual, 'ascend-910c']);
  await find(driver, '#table-chips .chooser-list > .chip').click();
  assert.deepEqual(await columns(), usual);
  assert.equal(await find(driver, '#table-chips .chooser-list > .chip').isEnabled(), false);
});

test('the baseline cannot be taken out', async () => {
  await visit(driver, BASE_URL);
  await tables.openChooser(driver);
  const boxes = await driver.executeScript("return [...document.querySelectorAll('#table-chips .chooser li')].map((entry) => [entry.textContent.trim(), entry.querySelector('input').checked, entry.querySelector('input').disabled])");
  const shown = await columns();
  assert.deepEqual(boxes, table.items.map(({ id, label }) => [label, shown.includes(id), id === table.baseline]));
});

for (const one of story.tables) {
  test(`the table “${one.title.en}” is a table: a caption, headings with their scope, a cell for each item`, async () => {
    await visit(driver, BASE_URL);
    const shape = await driver.executeScript(
      `const table = document.querySelector('#table-' + arguments[0] + ' table');
       const rows = [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => row.checkVisibility());
       return {
         caption: table.caption.textContent,
         columns: [...table.tHead.querySelectorAll('th')].every((node) => node.scope === 'col'),
         scopes: rows.map((row) => row.cells[0].scope),
         wide: [...new Set(rows.map((row) => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0)))],
         items: [...new Set(rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.dataset.item).join(' ')))].filter(Boolean),
         ids: rows.map((row) => row.id).filter(Boolean),
       };`,
      one.id,
    );
    assert.equal(shape.caption, one.title.en);
    assert.ok(shape.columns);
    const columns = tables.columnsOn(one, story.updated);
    assert.deepEqual(shape.wide, [columns.length + 1]);
    assert.deepEqual(shape.items, [columns.join(' ')]);
    assert.ok(shape.scopes.every((scope) => ['row', 'rowgroup'].includes(scope)), shape.scopes.join(' '));
    const wanted = [...one.properties, ...(one.derived ?? [])].filter(({ minor }) => !minor).map(({ id }) => `row-${one.id}-${id}`);
    assert.deepEqual(shape.ids.filter((id) => id.startsWith('row-') && !id.endsWith('-overall')).sort(), wanted.sort());
  });
}

test('where others give another figure the cell says so', async () => {
  await visit(driver, BASE_URL);
  assert.match(await textOf(driver, cell('h800-sxm-80')), /\b300\b.*\b300\b/);
});

test('rows of minor interest come when asked for, and go again', async () => {
  await visit(driver, BASE_URL);
  const lines = [...table.properties, ...table.derived];
  const usual = await rowsShown();
  assert.deepEqual(usual.toSorted(), ['overall', ...lines.filter(({ minor }) => !minor).map(({ id }) => id)].sort());
  const rules = await count(driver, '#table-chips tr[data-rule]');
  await tables.showAllRows(driver);
  assert.deepEqual((await rowsShown()).sort(), ['overall', ...lines.map(({ id }) => id)].sort());
  assert.equal(await count(driver, '#table-chips tr[data-rule]'), table.rules.length);
  assert.ok(rules < table.rules.length);
  await find(driver, '#table-chips .all-rows').click();
  assert.deepEqual(await rowsShown(), usual);
});

test('only the rows that differ are left when the reader asks for that', async () => {
  await visit(driver, BASE_URL);
  await tables.showAllRows(driver);
  const all = await rowsShown();
  await find(driver, '#table-chips .differences').click();
  const left = await rowsShown();
  assert.ok(left.length < all.length);
  const texts = () =>
    driver.executeScript("return [...document.querySelectorAll('#table-chips tr[id^=row-chips-]:not(#row-chips-overall)')].filter((row) => row.checkVisibility()).map((row) => [row.id, [...row.querySelectorAll('td b')].map((node) => node.textContent)])");
  for (const [id, cells] of await texts()) assert.ok(new Set(cells).size > 1, `${id}: ${cells}`);
  await find(driver, '#table-chips .differences').click();
  const same = new Set(all.filter((row) => !left.includes(row)).map((row) => `row-chips-${row}`));
  for (const [id, cells] of (await texts()).filter(([id]) => same.has(id))) assert.equal(new Set(cells).size, 1, `${id}: ${cells}`);
});

test('a row puts the columns in order: the largest first, then the smallest, then as they were', async () => {
  await visit(driver, BASE_URL);
  const usual = await columns();
  const [baseline, ...others] = usual;
  const falling = others.toSorted((one, two) => valueOf(two, 'memory').value - valueOf(one, 'memory').value);
  const sort = '#row-chips-memory .sort';
  const order = () => attribute(driver, '#row-chips-memory th', 'aria-sort');
  await find(driver, sort).click();
  assert.deepEqual(await columns(), [baseline, ...falling]);
  assert.equal(await order(), 'descending');
  await find(driver, sort).click();
  const memory = (await columns()).slice(1).map((item) => valueOf(item, 'memory').value);
  assert.deepEqual(memory, memory.toSorted((one, two) => one - two));
  assert.equal(await order(), 'ascending');
  await find(driver, sort).click();
  assert.deepEqual(await columns(), usual);
  assert.equal(await order(), null);
});

test('what is worked out stands beside what is given, and says so', async () => {
  await visit(driver, BASE_URL);
  for (const [item, tpp] of [['h100-sxm-80', '15,832'], ['h20-sxm-96', '2,368'], ['a100-sxm-80', '4,992']]) {
    assert.equal(await textOf(driver, `${cell(item, 'tpp')} b`), tpp, item);
    assert.match(await textOf(driver, cell(item, 'tpp')), /computed/, item);
  }
  assert.equal(await textOf(driver, `${cell('h100-sxm-80', 'pd')} b`), '19.45');
});

test('every rule stands where it stands on the day, and none before it was known', async () => {
  await visit(driver, BASE_URL);
  await tables.showAllRows(driver);
  for (const day of ['2022-08-30', '2022-10-10', '2022-10-21', '2023-10-20', '2023-11-17', '2024-12-02', '2025-01-14', '2025-05-13', '2025-05-20', '2026-01-14', story.updated]) {
    await chooseDay(driver, day);
    const found = await driver.executeScript(
      "return Object.fromEntries([...document.querySelectorAll('#table-chips tr[data-rule]')].filter((row) => row.checkVisibility()).map((row) => [row.dataset.rule, row.closest('tbody').dataset.force]))",
    );
    const wanted = Object.fromEntries(table.rules.map((rule) => [rule.id, forceOn(rule, day)]).filter(([, force]) => force));
    assert.deepEqual(found, wanted, day);
  }
});

test('the H800 could be sold until the letter of October 2023, and not since', async () => {
  await visit(driver, BASE_URL);
  const answer = async (day, item) => {
    await chooseDay(driver, day);
    return textOf(driver, `#row-chips-overall td[data-item=${item}] .pill`);
  };
  assert.match(await answer('2023-10-23', 'h800-sxm-80'), /yes$/);
  assert.match(await answer('2023-10-24', 'h800-sxm-80'), /no$/);
  assert.match(await answer('2023-11-17', 'h800-sxm-80'), /no$/);
  assert.match(await answer('2023-11-17', 'h20-sxm-96'), /yes$/);
  assert.match(await answer('2023-11-17', 'h100-sxm-80'), /no$/);
});
