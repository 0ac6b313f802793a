// Using the tables: every control does what it says, a narrow table shows two columns and a wide one scrolls in a box,
// and a table can be exported. What a state shows is tested natively, in `tests/page/`.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from './suite.mjs';
import { allowClipboard, BASE_URL, denyClipboard, open, resetPermissions, resize, saveInto, scrollingFingers, touchScreen } from './browser.mjs';
import { along, swipe } from './hand.mjs';
import * as page from './page.mjs';
import { attribute, chooseDay, count, find, Key, settled, showState, tap, textOf, until, waitFor, writeOver } from './page.mjs';
import { story } from './story.mjs';
import * as tables from './tables.mjs';

const table = story.tables.find(({ id }) => id === 'chips');
const OCTOBER_2022 = 'ifr-2022-10-07';
const H800 = 'h800-sxm-80';
const A100 = 'a100-sxm-80';

let driver;
before(async () => {
  driver = await open();
  await showState(driver, '', 'en', 'masthead asof compare');
});
beforeEach(async () => {
  await resize(driver, 1200, 900);
  await reopen('en');
});
after(() => driver?.quit());

/** Restores the initial state of the page, in a language. */
async function reopen(language) {
  await driver.executeScript(
    `const search = document.querySelector('#table-chips .chooser input[type=search]');
     search.value = '';
     search.dispatchEvent(new Event('input', { bubbles: true }));
     search.closest('details').open = false;
     document.querySelector('contrappunto-story').state = 'lang=' + arguments[0];
     scrollTo(0, 0);`,
    language,
  );
  await until(
    driver,
    'the story as it opens',
    `return document.querySelector('.story').lang === arguments[0]
       && [...document.querySelectorAll('#table-chips thead th')].map((head) => head.dataset.item).join() === arguments[1]
       && !document.querySelector('#table-chips [aria-sort], #table-chips .tools [aria-pressed=true]')
       && document.querySelectorAll('#table-chips .chooser li').length === arguments[2]
       && document.querySelector('.asof').dataset.day === arguments[3]`,
    language,
    table.shown.join(),
    table.items.length,
    story.updated,
  );
}

const slider = (property) => `.what-if .slider[data-name=${property}]`;
const cell = (item, row) => `#row-chips-${row} td[data-item=${item}]`;
const RESET = '.what-if-head > button';

const untilText = (selector, text) => page.untilText(driver, selector, text);

const untilCount = (selector, number) =>
  until(driver, `${number} × ${selector}`, 'return document.querySelectorAll(arguments[0]).length === arguments[1]', selector, number);

const type = (property, text) => tables.type(driver, slider(property), text);
const fieldOf = (property) => tables.fieldOf(driver, slider(property));
const slidTo = (property) => tables.slidTo(driver, slider(property));
const choose = (list, item) => tables.choose(driver, 'chips', list, item);

/** Waits until both the panel and the table's own column show a verdict of October 2022. */
async function ownVerdict(verdict) {
  const label = table.rules.find(({ id }) => id === OCTOBER_2022).verdicts.find((one) => one.verdict === verdict).label.en;
  const sign = verdict === '3a090' ? '✕' : '✓';
  for (const place of [`.own-verdicts p[data-rule="${OCTOBER_2022}"] .pill`, `tr[data-rule="${OCTOBER_2022}"] td[data-item=own] .pill`]) {
    await untilText(place, `${sign} ${label}`);
  }
}

const columns = () => tables.columns(driver, 'chips');

const untilColumns = (wanted) =>
  until(
    driver,
    `the columns ${wanted}`,
    "return [...document.querySelectorAll('#table-chips thead th')].filter((node) => node.checkVisibility()).map((node) => node.dataset.item).join() === arguments[0]",
    wanted.join(),
  );

/** Waits until a row is visible or hidden. */
const untilRow = (row, isShown) =>
  until(driver, `${row} ${isShown ? 'shown' : 'hidden'}`, 'return document.querySelector(arguments[0]).checkVisibility() === arguments[1]', row, isShown);

const untilPressed = (button, pressed) =>
  until(driver, `${button} pressed: ${pressed}`, 'return document.querySelector(arguments[0]).ariaPressed === arguments[1]', button, String(pressed));

/** Adds or removes items in the list of columns. */
async function toggle(...items) {
  for (const item of items) await tables.take(driver, item);
}

const nearly = (value, wanted, slack, what) => assert.ok(Math.abs(value - wanted) <= slack, `${what}: ${value}, not ${wanted}`);

describe('rows and columns', () => {
  test('the list of baselines sets the others against the one that is chosen', async () => {
    await choose('.choose-baseline', 'h20-sxm-96');
    await untilColumns(['h20-sxm-96', ...table.shown.filter((item) => item !== 'h20-sxm-96')]);
    await untilText(`${cell('h100-sxm-80', 'bf16')} .ratio`, '6.7× better');
  });

  for (const [language, nothing] of [['en', 'Nothing found'], ['it', 'Nessun risultato']]) {
    test(`columns are chosen from a list with a search that says when it finds nothing (${language})`, async () => {
      await reopen(language);
      await tap(driver, '#table-chips .chooser > summary');
      const search = await find(driver, '#table-chips .chooser input[type=search]');
      const found = () => driver.executeScript("return [...document.querySelectorAll('#table-chips .chooser li')].map((line) => line.textContent.trim())");
      assert.deepEqual(await found(), table.items.map(({ label }) => label));
      await search.sendKeys('mi3');
      await untilCount('#table-chips .chooser li', 3);
      assert.deepEqual(await found(), ['MI300X', 'MI308X', 'MI325X']);
      await tap(driver, '#table-chips .chooser li:first-child input');
      await untilColumns([...table.shown, 'mi300x']);
      await search.sendKeys('zz');
      await untilCount('#table-chips .chooser li', 0);
      assert.ok((await textOf(driver, '#table-chips .chooser-list')).includes(nothing));
      await writeOver(search, 'asc 910c');
      await untilCount('#table-chips .chooser li', 1);
      assert.deepEqual(await found(), ['Ascend 910C']);
      await writeOver(search, '');
      await untilCount('#table-chips .chooser li', table.items.length);
      assert.ok(!(await textOf(driver, '#table-chips .chooser-list')).includes(nothing));
      assert.equal(await find(driver, '#table-chips .chooser li:nth-child(3) input').isEnabled(), false, 'the baseline can be taken out');
      // Removing an item again, and restoring the usual ones.
      await tap(driver, `#table-chips .chooser li:nth-child(1) input`);
      await untilColumns([...table.shown.filter((item) => item !== A100), 'mi300x']);
      await tap(driver, '#table-chips .chooser-list button');
      await untilColumns(table.shown);
      assert.equal(await search.isDisplayed(), true, 'the list closed under the reader’s hand');
      assert.equal(await find(driver, '#table-chips .chooser-list button').isEnabled(), false);
    });
  }

  test('a row sorts the columns: largest first, then smallest, then as they were', async () => {
    const worth = (item) => table.items.find(({ id }) => id === item).values.memory.value;
    const [baseline, ...others] = table.shown;
    const order = () => attribute(driver, '#row-chips-memory th', 'aria-sort');
    const press = () => tap(driver, '#row-chips-memory button.sort');
    // Columns with equal values keep their order.
    for (const [direction, word] of [[-1, 'descending'], [1, 'ascending']]) {
      await press();
      await untilColumns([baseline, ...others.toSorted((one, two) => direction * (worth(one) - worth(two)))]);
      assert.equal(await order(), word);
    }
    await press();
    await untilColumns(table.shown);
    assert.equal(await order(), null);
  });

  test('the button of differences leaves out what is the same of every column, and brings it back', async () => {
    await toggle(...table.shown.filter((item) => item !== table.baseline && item !== H800));
    await untilColumns([table.baseline, H800]);
    await tap(driver, '#table-chips .differences');
    await untilRow('#row-chips-bf16', false);
    await untilPressed('#table-chips .differences', true);
    assert.ok(await find(driver, '#row-chips-link_bandwidth').isDisplayed());
    await tap(driver, '#table-chips .differences');
    await untilRow('#row-chips-bf16', true);
    await untilPressed('#table-chips .differences', false);
  });

  test('the button of all rows shows those of minor interest too, and takes them away again', async () => {
    await untilRow('#row-chips-architecture', false);
    await tap(driver, '#table-chips .all-rows');
    await untilRow('#row-chips-architecture', true);
    await untilPressed('#table-chips .all-rows', true);
    assert.match(await textOf(driver, cell(H800, 'architecture')), /^Hopper/);
    assert.ok(await find(driver, 'tr[data-rule="ifr-2024-12-02"]').isDisplayed());
    await tap(driver, '#table-chips .all-rows');
    await untilRow('#row-chips-architecture', false);
    await untilPressed('#table-chips .all-rows', false);
  });

  test('another day brings other answers, and takes a chip away that was not known', async () => {
    for (const [day, answer] of [['2023-10-23', '✓ yes'], ['2023-10-24', '✕ no']]) {
      await chooseDay(driver, day);
      await untilText(`#row-chips-overall td[data-item=${H800}]`, answer);
    }
    await chooseDay(driver, '2023-03-20');
    await untilCount(`#table-chips [data-item=${H800}], #table-chips option[value=${H800}]`, 0);
    assert.equal(await find(driver, '.what-if').isDisplayed(), false, 'it begins from a chip that is not known yet');
  });

  test('a wide screen needs no choice of one item', async () => {
    for (const one of story.tables) {
      assert.deepEqual(await tables.columns(driver, one.id), tables.columnsOn(one, story.updated), one.id);
      assert.equal(await find(driver, `#table-${one.id} .choose-item`).isDisplayed(), false, one.id);
    }
  });

  test('all 23 at once scroll in a box of their own, with heads that stay', async () => {
    await toggle(...table.items.map(({ id }) => id).filter((item) => !table.shown.includes(item)));
    await untilCount('#table-chips thead th', table.items.length);
    assert.equal(table.items.length, 23);
    await settled(driver);
    const seen = await driver.executeScript(`
      const box = document.querySelector('#table-chips .table-scroll');
      box.scrollIntoView();
      box.scrollTo(0, 0);
      const place = (selector) => { const { left, top } = box.querySelector(selector).getBoundingClientRect(); return [left, top]; };
      const frame = box.getBoundingClientRect();
      const before = place('tbody th[scope=row]');
      box.scrollTo(600, 400);
      return {
        moved: [box.scrollLeft, box.scrollTop],
        page: [document.documentElement.scrollWidth, document.documentElement.clientWidth],
        frame: [frame.left, frame.top, frame.height],
        window: innerHeight,
        head: place('thead th:nth-of-type(9)'),
        corner: place('thead td'),
        row: place('tbody th[scope=row]'),
        before,
        tabindex: box.tabIndex,
        name: box.getAttribute('aria-label'),
      };`);
    assert.deepEqual(seen.moved, [600, 400], 'the box does not scroll');
    assert.ok(seen.page[0] <= seen.page[1], 'the page itself is too wide');
    assert.ok(seen.frame[2] <= seen.window, 'the box is higher than the window');
    nearly(seen.head[1], seen.frame[1], 2, 'the top of the heads');
    nearly(seen.corner[0], seen.frame[0], 2, 'the left of the corner');
    nearly(seen.row[0], seen.frame[0], 2, 'the left of the names of rows');
    nearly(seen.row[1], seen.before[1] - 400, 2, 'the top of a row');
    assert.equal(seen.tabindex, 0, 'the keyboard cannot scroll it');
    assert.equal(seen.name, table.title.en);
  });
});

describe('a column of one’s own', () => {
  test('the slider begins it and turns the verdict at 600 GB/s, by key and by typing', async () => {
    assert.equal(await slidTo('link_bandwidth'), 400);
    assert.equal(await count(driver, '#table-chips [data-item=own]'), 0, 'a column that nobody asked for');
    await tables.slide(driver, slider('link_bandwidth'), Key.ARROW_RIGHT);
    await untilText(`${cell('own', 'link_bandwidth')} b`, '401');
    await type('link_bandwidth', '599');
    await ownVerdict('not-3a090');
    assert.equal(await slidTo('link_bandwidth'), 599);
    for (const [key, value, verdict] of [
      [Key.ARROW_RIGHT, 600, '3a090'],
      [Key.ARROW_RIGHT, 601, '3a090'],
      [Key.ARROW_LEFT, 600, '3a090'],
      [Key.ARROW_LEFT, 599, 'not-3a090'],
    ]) {
      await tables.slide(driver, slider('link_bandwidth'), key);
      assert.equal(await slidTo('link_bandwidth'), value);
      await untilText(`${cell('own', 'link_bandwidth')} b`, String(value));
      await ownVerdict(verdict);
      assert.equal(await fieldOf('link_bandwidth'), String(value));
    }
    // Keys that follow each other faster than the page is rendered all count.
    await tables.slide(driver, slider('link_bandwidth'), ...Array(40).fill(Key.ARROW_LEFT));
    assert.equal(await slidTo('link_bandwidth'), 559);
    await untilText(`${cell('own', 'link_bandwidth')} b`, '559');
    await type('link_bandwidth', '1,200');
    await untilText(`${cell('own', 'link_bandwidth')} b`, '1,200');
    assert.equal(await slidTo('link_bandwidth'), 1200);
  });

  test('the tick counts the link to the host, and the mark of the turn moves there', async () => {
    const marks = () =>
      driver.executeScript('return [...document.querySelectorAll(arguments[0])].map((line) => line.getAttribute("x1"))', `${slider('link_bandwidth')} line.turn`);
    const counted = await find(driver, '.what-if .tick[data-name=host_counted] input');
    assert.ok((await marks()).includes('50.00%'), 'no mark at 600 of 1200');
    await type('link_bandwidth', '472');
    await ownVerdict('not-3a090');
    await counted.click();
    await ownVerdict('3a090');
    const moved = await marks();
    assert.ok(moved.includes('39.33%') && !moved.includes('50.00%'), `${moved}`);
    await counted.click();
    await ownVerdict('not-3a090');
  });

  test('the list of items to start from begins it with the figures of the one chosen', async () => {
    await choose('.choose-own', A100);
    await untilColumns([...table.shown, 'own']);
    assert.match(await textOf(driver, '#table-chips thead th[data-item=own]'), /A100/);
    await untilText(`${cell('own', 'link_bandwidth')} b`, '600');
    assert.equal(await slidTo('link_bandwidth'), 600);
    await ownVerdict('3a090');
  });

  test('one value is taken back alone, and a reset takes the column away', async () => {
    assert.equal(await find(driver, RESET).isEnabled(), false);
    await type('link_bandwidth', '700');
    await type('die_area', '500');
    await untilText(`${cell('own', 'die_area')} b`, '500');
    await tap(driver, `${slider('link_bandwidth')} button.reset`);
    await untilText(`${cell('own', 'link_bandwidth')} b`, '400');
    assert.equal(await fieldOf('link_bandwidth'), '400');
    assert.equal(await textOf(driver, `${cell('own', 'die_area')} b`), '500');
    assert.equal(await find(driver, `${slider('link_bandwidth')} button.reset`).isDisplayed(), false);
    await tap(driver, RESET);
    await untilCount('#table-chips [data-item=own]', 0);
    assert.equal(await fieldOf('die_area'), '814');
    assert.equal(await slidTo('die_area'), 814);
    assert.equal(await find(driver, RESET).isEnabled(), false);
  });

  test('what is refused begins no column, and a reset of the column takes a refusal away', async () => {
    const refused = (property) => `${slider(property)} .refused`;
    await type('link_bandwidth', '1201');
    await untilText(refused('link_bandwidth'), 'Write a number from 0 to 1,200.');
    assert.equal(await count(driver, '#table-chips [data-item=own]'), 0);
    assert.equal(await slidTo('link_bandwidth'), 400);
    await type('link_bandwidth', '500');
    await untilText(`${cell('own', 'link_bandwidth')} b`, '500');
    await untilText(refused('link_bandwidth'), '');
    await type('link_bandwidth', 'large');
    await untilText(refused('link_bandwidth'), 'Write a number from 0 to 1,200.');
    assert.equal(await textOf(driver, `${cell('own', 'link_bandwidth')} b`), '500', 'what is refused is set');
    await tap(driver, RESET);
    await untilCount('#table-chips [data-item=own]', 0);
    assert.equal(await fieldOf('link_bandwidth'), '400');
    await untilText(refused('link_bandwidth'), '');
    assert.equal(await attribute(driver, `${slider('link_bandwidth')} input[type=text]`, 'aria-invalid'), null, 'a sound number is said to be wrong');
  });
});

describe('on a phone', () => {
  const others = table.shown.filter((item) => item !== table.baseline);
  const step = (which) => tap(driver, `#table-chips .choose-item .step:${which === '›' ? 'last' : 'first'}-of-type`);
  const chosen = () => driver.executeScript("return document.querySelector('#table-chips .choose-item select').value");

  beforeEach(async () => {
    await resize(driver, 390, 844);
    await untilColumns([table.baseline, others[0]]);
  });

  test('one item stands beside the baseline: the next or the one before, or another that is chosen', async () => {
    for (const item of [...others.slice(1), others[0]]) {
      await step('›');
      await untilColumns([table.baseline, item]);
      assert.equal(await chosen(), item);
    }
    await step('‹');
    await untilColumns([table.baseline, others.at(-1)]);
    const cells = await driver.executeScript("return [...document.querySelectorAll('#row-chips-bf16 td')].filter((node) => node.checkVisibility()).map((node) => node.dataset.item)");
    assert.deepEqual(cells, [table.baseline, others.at(-1)]);
    assert.ok(await driver.executeScript('return document.documentElement.scrollWidth <= document.documentElement.clientWidth'), 'the page is too wide');
    await choose('.choose-item', 'h20-sxm-96');
    await untilColumns([table.baseline, 'h20-sxm-96']);
    await choose('.choose-baseline', 'h20-sxm-96');
    await untilColumns(['h20-sxm-96', table.baseline]);
    assert.equal(await chosen(), table.baseline, 'the choice names another item than the one shown');
    // An added item becomes the one shown.
    await toggle('mi300x');
    await untilColumns(['h20-sxm-96', 'mi300x']);
  });

  test('the buttons go through sorted items in their order, each once', async () => {
    const sort = async (word) => {
      await tap(driver, '#row-chips-bf16 button.sort');
      await until(driver, `the order ${word}`, "return document.querySelector('#row-chips-bf16 th').getAttribute('aria-sort') === arguments[0]", word);
    };
    await sort('descending');
    await sort('ascending');
    const all = await driver.executeScript("return [...document.querySelectorAll('#table-chips thead th')].map((node) => node.dataset.item)");
    const [baseline, ...sorted] = all;
    assert.notDeepEqual(sorted, others);
    await untilColumns([baseline, sorted[0]]);
    for (const item of sorted.slice(1)) {
      await step('›');
      await untilColumns([baseline, item]);
    }
  });

  test('the column of one’s own is what is seen while it is changed, and is passed like any other', async () => {
    await type('link_bandwidth', '600');
    await untilColumns([table.baseline, 'own']);
    await step('›');
    await untilColumns([table.baseline, others[0]]);
    await step('‹');
    await untilColumns([table.baseline, 'own']);
    await step('‹');
    await untilColumns([table.baseline, others.at(-1)]);
    // The list of items can lead back to it.
    await choose('.choose-item', others[0]);
    await untilColumns([table.baseline, others[0]]);
  });

  describe('under a finger', () => {
    before(() => touchScreen(driver, true));
    after(() => touchScreen(driver, false));

    /** Drags a finger over the middle of the table, by some pixels. */
    async function draw(across, down) {
      const [x, y] = await driver.executeScript(`
        document.querySelector('#row-chips-bf16').scrollIntoView({ block: 'center' });
        const box = document.querySelector('#row-chips-bf16 td').getBoundingClientRect();
        return [innerWidth / 2, box.top + box.height / 2];`);
      await swipe(driver, along([x - across / 2, y - down / 2], [x + across / 2, y + down / 2]));
    }

    test('a swipe to the left goes to the next item, one to the right back', async () => {
      await draw(-200, 10);
      await untilColumns([table.baseline, others[1]]);
      await draw(-200, -10);
      await untilColumns([table.baseline, others[2]]);
      await draw(200, 10);
      await untilColumns([table.baseline, others[1]]);
      assert.equal(await driver.executeScript('return scrollX'), 0);
    });

    test('a swipe up or down scrolls the page and leaves the item', async () => {
      scrollingFingers();
      for (const down of [-300, 300]) {
        await driver.executeScript("document.querySelector('#row-chips-bf16').scrollIntoView({ block: 'center' }); window.from = scrollY");
        await draw(0, down);
        await until(driver, 'the page scrolled', 'return Math.abs(scrollY - window.from) > 100');
        assert.deepEqual(await columns(), [table.baseline, others[0]]);
      }
      // A short slip is not a swipe either: the swipe after it advances one item, not two.
      await draw(-30, 0);
      await draw(-200, 10);
      await untilColumns([table.baseline, others[1]]);
    });
  });
});

describe('taken away', () => {
  const link = table.properties.find(({ id }) => id === 'link_bandwidth').label.en;

  /** Checks that a text is the visible table, one row per line, with the given separator between fields. */
  function isTable(text, between, end) {
    // The byte order mark by which spreadsheets recognize CSV as UTF-8.
    const mark = between === ',' ? '\ufeff' : '';
    assert.ok(text.startsWith(mark), 'no byte order mark');
    const lines = text.slice(mark.length).split(end);
    assert.equal(lines.pop(), '', 'the last line does not end');
    const labels = table.shown.map((item) => table.items.find(({ id }) => id === item).label);
    const head = [table.title.en, '', ...[...labels, table.what_if.label.en].flatMap((label) => [label, `${label}: Sources`])];
    const field = (text) => (text.includes(between) ? `"${text}"` : text);
    assert.equal(lines[0], head.map(field).join(between));
    const row = lines.find((line) => line.includes(link));
    assert.match(row, new RegExp(`GB/s${between}900${between}.*https?://.*${between}601${between}$`, 's'));
  }

  const { origin } = new URL(BASE_URL);
  const copy = async (said) => {
    await tap(driver, '#table-chips .copy-table');
    await untilText('#table-chips .take-away [role=status]', said);
  };

  beforeEach(async () => {
    await type('link_bandwidth', '601');
    await untilText(`${cell('own', 'link_bandwidth')} b`, '601');
  });

  test('a table is copied as it stands, and where that is not allowed the page says so', async () => {
    await allowClipboard(driver, origin);
    try {
      await copy('Copied.');
      const text = await driver.executeAsyncScript('navigator.clipboard.readText().then(arguments[0], (error) => arguments[0](String(error)))');
      isTable(text.replaceAll('\r\n', '\n'), '\t', '\n');
      await denyClipboard(driver, origin);
      await copy('Copying is not allowed here.');
    } finally {
      await resetPermissions(driver);
    }
  });

  test('a table is downloaded as it stands, as CSV and as TSV', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'table-'));
    try {
      await saveInto(driver, folder);
      for (const [ending, between, end] of [['csv', ',', '\r\n'], ['tsv', '\t', '\n']]) {
        await tap(driver, `#table-chips .take-away .${ending}`);
        const name = `deepseek-chips.${ending}`;
        await waitFor(driver, name, async () => (await readdir(folder)).includes(name));
        isTable(await readFile(join(folder, name), 'utf8'), between, end);
      }
    } finally {
      await saveInto(driver);
      await rm(folder, { recursive: true });
    }
  });
});
