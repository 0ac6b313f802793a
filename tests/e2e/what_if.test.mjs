// The table of many chips: a column of the reader's own, rules by day, rows and columns to choose, and what can be taken away.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { BASE_URL, open, resize } from './browser.mjs';
import * as page from './page.mjs';
import { attribute, chooseDay, count, find, Key, pageIn, tap, textOf, until, visit, waitFor } from './page.mjs';
import { forceOn, isPublished, LANGUAGES, numbersIn, story } from './story.mjs';
import * as tables from './tables.mjs';

let driver;
before(async () => (driver = await open()));
beforeEach(() => resize(driver, 1200, 900));
after(() => driver?.quit());

const table = story.tables.find(({ id }) => id === 'chips');
const OCTOBER_2022 = 'ifr-2022-10-07';
const OCTOBER_2023 = 'ifr-2023-10-17';
const H800 = 'h800-sxm-80';
const A100 = 'a100-sxm-80';

const slider = (property) => `.what-if .slider[data-name=${property}]`;
const cell = (item, row) => `#row-chips-${row} td[data-item=${item}]`;
const ruleLabel = (rule, verdict, language) =>
  table.rules.find(({ id }) => id === rule).verdicts.find((one) => one.verdict === verdict).label[language];

const untilText = (selector, text) => page.untilText(driver, selector, text);

const untilCount = (selector, number) =>
  until(driver, `${number} × ${selector}`, 'return document.querySelectorAll(arguments[0]).length === arguments[1]', selector, number);

const slide = (property, ...keys) => tables.slide(driver, slider(property), ...keys);
const type = (property, text) => tables.type(driver, slider(property), text);
const fieldOf = (property) => tables.fieldOf(driver, slider(property));
const slidTo = (property) => tables.slidTo(driver, slider(property));

/** Waits until the panel and the table's own column both say a verdict of a rule. */
async function ownVerdict(rule, verdict, language = 'en') {
  const label = ruleLabel(rule, verdict, language);
  for (const place of [`.own-verdicts p[data-rule="${rule}"] .pill`, `tr[data-rule="${rule}"] td[data-item=own] .pill`]) {
    await until(
      driver,
      `“${label}” in ${place}`,
      "return document.querySelector(arguments[0])?.textContent.replace(/\\s+/g, ' ').trim().endsWith(' ' + arguments[1])",
      place,
      label,
    );
  }
}

/** Where the marks of turns stand on a slider's track, in parts of it. */
const marks = async (property) =>
  (await driver.executeScript('return [...document.querySelectorAll(arguments[0])].map((line) => [line.getAttribute("x1"), line.getAttribute("x2")])', `${slider(property)} line.turn`)).map(
    ([from, to]) => {
      assert.equal(from, to, 'a mark that leans');
      return Number(from.replace('%', '')) / 100;
    },
  );

const turnsOf = (property) =>
  driver.executeScript(
    "return [...document.querySelector(arguments[0]).closest('.control').querySelectorAll('.turns li')].map((line) => line.textContent.replace(/\\s+/g, ' ').trim())",
    slider(property),
  );

const nearly = (value, wanted, slack, what) => assert.ok(Math.abs(value - wanted) <= slack, `${what}: ${value}, not ${wanted}`);

const columns = () => tables.columns(driver, 'chips');

const untilColumns = (wanted) =>
  until(
    driver,
    `the columns ${wanted}`,
    "return [...document.querySelectorAll('#table-chips thead th')].filter((node) => node.checkVisibility()).map((node) => node.dataset.item).join() === arguments[0]",
    wanted.join(),
  );

/** The rows of figures that are to be seen, each with what its cells say. */
const rowsShown = async () =>
  new Map(
    await driver.executeScript(`
      return [...document.querySelectorAll('#table-chips tr[id^=row-chips-]')].filter((row) => row.checkVisibility() && row.querySelector('.figures'))
        .map((row) => [row.id.replace('row-chips-', ''), [...row.querySelectorAll('td')].map((cell) => cell.querySelector('.figures b').textContent)]);`),
  );

const choose = (list, item) => tables.choose(driver, 'chips', list, item);

/** Takes items in or out in the list of columns. */
async function toggle(...items) {
  await tables.openChooser(driver);
  for (const item of items) await tables.take(driver, item);
  await driver.executeScript("document.querySelector('#table-chips .chooser').open = false");
}

describe('a column of one’s own', () => {
  for (const language of LANGUAGES) {
    test(`the October 2022 verdict turns exactly at 600 GB/s, by slider and by typing (${language})`, async () => {
      await visit(driver, pageIn(language));
      const says = (verdict) => ownVerdict(OCTOBER_2022, verdict, language);
      assert.equal(await slidTo('link_bandwidth'), 400);
      assert.equal(await count(driver, '#table-chips [data-item=own]'), 0, 'a column that nobody asked for');

      await slide('link_bandwidth', ...Array(199).fill(Key.ARROW_RIGHT));
      assert.equal(await slidTo('link_bandwidth'), 599);
      await says('not-3a090');
      await untilText(`${cell('own', 'link_bandwidth')} b`, '599');
      for (const [key, value, verdict] of [
        [Key.ARROW_RIGHT, 600, '3a090'],
        [Key.ARROW_RIGHT, 601, '3a090'],
        [Key.ARROW_LEFT, 600, '3a090'],
        [Key.ARROW_LEFT, 599, 'not-3a090'],
      ]) {
        await slide('link_bandwidth', key);
        assert.equal(await slidTo('link_bandwidth'), value);
        await says(verdict);
        assert.equal(await fieldOf('link_bandwidth'), String(value));
        await untilText(`${cell('own', 'link_bandwidth')} b`, String(value));
      }
      for (const [value, verdict] of [[600, '3a090'], [599, 'not-3a090'], [601, '3a090'], [400, 'not-3a090']]) {
        await type('link_bandwidth', String(value));
        await says(verdict);
        assert.equal(await slidTo('link_bandwidth'), value);
      }
    });

    test(`with the host’s link counted it turns at 472 GB/s, and the mark moves there (${language})`, async () => {
      await visit(driver, pageIn(language));
      const says = (verdict) => ownVerdict(OCTOBER_2022, verdict, language);
      const [below, above] = ['not-3a090', '3a090'].map((verdict) => ruleLabel(OCTOBER_2022, verdict, language));
      const rule = table.rules.find(({ id }) => id === OCTOBER_2022).label[language];
      const sentence = (value) => `${language === 'en' ? `from ${value} GB/s up` : `da ${value} GB/s in su`}: ${rule}: ${below} → ${above}`;
      const host = table.items.find(({ id }) => id === H800).values.host_bandwidth.value;
      const [line] = (await marks('link_bandwidth')).filter((place) => Math.abs(place - 0.5) < 0.001);
      assert.ok(line, 'no mark at 600 of 1200');
      assert.ok((await turnsOf('link_bandwidth')).includes(sentence(600)), (await turnsOf('link_bandwidth')).join('\n'));

      await find(driver, '.what-if .tick[data-name=host_counted] input').click();
      for (const [value, verdict] of [[471, 'not-3a090'], [472, '3a090'], [473, '3a090'], [471, 'not-3a090']]) {
        await type('link_bandwidth', String(value));
        await says(verdict);
      }
      await slide('link_bandwidth', Key.ARROW_RIGHT);
      await says('3a090');
      const moved = await marks('link_bandwidth');
      assert.ok(moved.some((place) => Math.abs(place - (600 - host) / 1200) < 0.001), `${moved}`);
      assert.ok(!moved.some((place) => Math.abs(place - 0.5) < 0.001), 'the old mark still stands');
      assert.ok((await turnsOf('link_bandwidth')).includes(sentence(600 - host)), (await turnsOf('link_bandwidth')).join('\n'));

      await find(driver, '.what-if .tick[data-name=host_counted] input').click();
      await says('not-3a090');
      assert.ok((await turnsOf('link_bandwidth')).includes(sentence(600)));
    });
  }

  test('the marks of turns that coincide are one, and every turn is said in words', async () => {
    await visit(driver, BASE_URL);
    for (const { property, low, high } of table.what_if.properties.filter(({ step }) => step)) {
      const said = (await turnsOf(property)).map((text) => numbersIn(text, 'en')[0]);
      const wanted = [...new Set(said)].map((value) => (value - low) / (high - low));
      const drawn = await marks(property);
      assert.equal(drawn.length, wanted.length, property);
      drawn.forEach((place, index) => nearly(place, wanted[index], 0.0002, property));
    }
  });

  test('a lower FP8 rate takes the other formats and the TPP with it', async () => {
    await visit(driver, BASE_URL);
    const stated = table.items.find(({ id }) => id === H800).values;
    for (const fp8 of [1000, 599, 600, 300]) {
      await type('fp8', String(fp8));
      await untilText('.own-verdicts [data-derived=tpp]', `${(8 * fp8).toLocaleString('en')} TPP`);
      await untilText(`${cell('own', 'tpp')} b`, (8 * fp8).toLocaleString('en'));
      assert.equal(await textOf(driver, `${cell('own', 'fp8')} b`), fp8.toLocaleString('en'));
      assert.equal(await textOf(driver, `${cell('own', 'int8')} b`), ((fp8 * stated.int8.value) / stated.fp8.value).toLocaleString('en'));
      assert.equal(await textOf(driver, `${cell('own', 'bf16')} b`), ((fp8 * stated.bf16.value) / stated.fp8.value).toFixed(1));
      await ownVerdict(OCTOBER_2023, 8 * fp8 >= 4800 ? '3a090-a' : '3a090-b');
    }
    assert.match(await textOf(driver, cell('own', 'fp8')), /your own/);
    assert.match(await textOf(driver, cell('own', 'bf16')), /your own/, 'a rate that followed is given out for the maker’s');
    assert.match(await textOf(driver, cell('own', 'memory')), /reported/);
    assert.equal(await textOf(driver, `${cell(H800, 'fp8')} b`), '1,979', 'the item itself was changed');
  });

  test('the die area decides the density, and with it the verdict', async () => {
    await visit(driver, BASE_URL);
    await type('fp8', '500');
    await untilText('.own-verdicts [data-derived=tpp]', '4,000 TPP');
    const turn = 4000 / 5.92;
    for (const [area, verdict] of [[814, '3a090-b'], [Math.ceil(turn), '3a090-b'], [Math.floor(turn), '3a090-a'], [2000, '3a090-b']]) {
      await type('die_area', String(area));
      await untilText('.own-verdicts [data-derived=pd]', `${(4000 / area).toFixed(2)} TPP per mm²`);
      await untilText(`${cell('own', 'pd')} b`, (4000 / area).toFixed(2));
      await ownVerdict(OCTOBER_2023, verdict);
    }
    assert.ok((await marks('die_area')).some((place) => Math.abs(place - (turn - 100) / 1900) < 0.0002), `${await marks('die_area')}`);
  });

  test('a column begun from another item has that item’s figures', async () => {
    await visit(driver, BASE_URL);
    await choose('.choose-own', A100);
    await untilColumns([...(await columns()).filter((item) => item !== 'own'), 'own']);
    const head = await textOf(driver, '#table-chips thead th[data-item=own]');
    assert.ok(head.startsWith(table.what_if.label.en) && head.includes('A100'), head);
    await untilText(`${cell('own', 'link_bandwidth')} b`, '600');
    assert.equal(await textOf(driver, `${cell('own', 'tpp')} b`), '4,992');
    assert.equal(await slidTo('link_bandwidth'), 600);
    await ownVerdict(OCTOBER_2022, '3a090');
    await slide('link_bandwidth', Key.ARROW_LEFT);
    await ownVerdict(OCTOBER_2022, 'not-3a090');
    // An own chip is named in no letter, even if it begins from one that is.
    await chooseDay(driver, '2023-10-24');
    await untilText(`tr[data-rule="letter-2023-10-23-nvidia"] td[data-item=${A100}] .pill`, '✕ Licence required at once');
    assert.equal(await textOf(driver, 'tr[data-rule="letter-2023-10-23-nvidia"] td[data-item=own] .pill'), '– Not covered by the letter');
  });

  test('one value is taken back alone, and a reset takes the column away', async () => {
    await visit(driver, BASE_URL);
    assert.equal(await find(driver, '.what-if-head > button').isEnabled(), false);
    await type('link_bandwidth', '700');
    await type('die_area', '500');
    await untilText(`${cell('own', 'die_area')} b`, '500');
    await find(driver, `${slider('link_bandwidth')} button.reset`).click();
    await untilText(`${cell('own', 'link_bandwidth')} b`, '400');
    assert.equal(await fieldOf('link_bandwidth'), '400');
    assert.equal(await textOf(driver, `${cell('own', 'die_area')} b`), '500');
    assert.equal(await find(driver, `${slider('link_bandwidth')} button.reset`).isDisplayed(), false);
    await find(driver, '.what-if-head > button').click();
    await untilCount('#table-chips [data-item=own]', 0);
    assert.equal(await fieldOf('die_area'), '814');
    assert.equal(await slidTo('die_area'), 814);
  });

  test('a number out of range, or none, is refused in words and changes nothing', async () => {
    await visit(driver, BASE_URL);
    for (const text of ['1201', '-1', 'six hundred', '']) {
      await type('link_bandwidth', text);
      await untilText(`${slider('link_bandwidth')} .refused`, 'Write a number from 0 to 1,200.');
      assert.equal(await attribute(driver, `${slider('link_bandwidth')} input[type=text]`, 'aria-invalid'), 'true');
      assert.equal(await count(driver, '#table-chips [data-item=own]'), 0);
      assert.equal(await slidTo('link_bandwidth'), 400);
      await type('link_bandwidth', '500');
      await untilText(`${slider('link_bandwidth')} .refused`, '');
      await tap(driver, '.what-if-head > button');
      await untilCount('#table-chips [data-item=own]', 0);
    }
    await type('link_bandwidth', '1,200');
    await untilText(`${cell('own', 'link_bandwidth')} b`, '1,200');
    assert.equal(await textOf(driver, `${slider('link_bandwidth')} .refused`), '');
  });

  test('a reset takes a refusal away with what was refused', async () => {
    await visit(driver, BASE_URL);
    await type('die_area', '500');
    await untilText(`${cell('own', 'die_area')} b`, '500');
    await type('die_area', 'large');
    await untilText(`${slider('die_area')} .refused`, 'Write a number from 100 to 2,000.');
    await find(driver, '.what-if-head > button').click();
    await untilCount('#table-chips [data-item=own]', 0);
    assert.equal(await fieldOf('die_area'), '814');
    await untilText(`${slider('die_area')} .refused`, '');
    assert.equal(await attribute(driver, `${slider('die_area')} input[type=text]`, 'aria-invalid'), null, 'a sound number is said to be wrong');
  });

  test('a verdict is a word and a sign, not a colour alone', async () => {
    await visit(driver, BASE_URL);
    const signs = new Map();
    for (const [value, verdict] of [[599, 'not-3a090'], [600, '3a090']]) {
      await type('link_bandwidth', String(value));
      await ownVerdict(OCTOBER_2022, verdict);
      signs.set(verdict, await textOf(driver, `.own-verdicts p[data-rule="${OCTOBER_2022}"] .pill [aria-hidden]`));
    }
    assert.deepEqual([...signs], [['not-3a090', '✓'], ['3a090', '✕']]);
    const pills = await driver.executeScript(`
      return [...document.querySelectorAll('#table-chips .verdict')].filter((pill) => pill.checkVisibility()).map((pill) => {
        const sign = pill.querySelector('[aria-hidden=true]').textContent;
        return [sign, pill.textContent.replace(sign, '').trim()];
      });`);
    assert.ok(pills.length > 50, `${pills.length} verdicts`);
    for (const [sign, word] of pills) assert.ok('✓◐✕–?'.includes(sign) && sign.length === 1 && word.length > 1, `“${sign}” “${word}”`);
  });

  test('on an earlier day it tells of no rule and no measure that came later', async () => {
    await visit(driver, BASE_URL);
    await chooseDay(driver, '2023-06-01');
    assert.deepEqual(
      await driver.executeScript("return [...document.querySelectorAll('.own-verdicts p[data-rule]')].map((row) => row.dataset.rule)"),
      [OCTOBER_2022],
    );
    assert.deepEqual(
      await driver.executeScript("return [...document.querySelectorAll('.own-verdicts p[data-derived]')].map((row) => row.dataset.derived)"),
      ['tpp'],
      'the density is a measure of October 2023',
    );
    for (const { property, step } of table.what_if.properties) {
      if (step) for (const turn of await turnsOf(property)) assert.ok(turn.includes('October 2022 rule'), turn);
    }
    await chooseDay(driver, '2023-03-20');
    assert.equal(await find(driver, '.what-if').isDisplayed(), false, 'it begins from a chip that is not known yet');
  });
});

describe('rules by day', () => {
  test('whether an H800 could be sold without a licence hangs on the day', async () => {
    await visit(driver, BASE_URL);
    for (const [day, answer] of [
      ['2023-03-21', '✓ yes'],
      ['2023-06-01', '✓ yes'],
      ['2023-10-22', '✓ yes'],
      ['2023-10-23', '✓ yes'], // The letter of that day came to be known on the next one.
      ['2023-10-24', '✕ no'],
      ['2025-04-15', '✕ no'],
    ]) {
      await chooseDay(driver, day);
      await untilText(`#row-chips-overall td[data-item=${H800}]`, answer);
    }
    await chooseDay(driver, '2023-03-20');
    await untilCount(`#table-chips [data-item=${H800}]`, 0);
    assert.equal(await count(driver, `#table-chips option[value=${H800}]`), 0);
    assert.ok((await count(driver, '#row-chips-overall td')) > 0);
  });

  test('before the first rule every chip could be sold and none is listed; the letters of August 2022 close the H100', async () => {
    await visit(driver, BASE_URL);
    const rules = () =>
      driver.executeScript("return [...document.querySelectorAll('#table-chips tr[data-rule]')].filter((row) => row.checkVisibility()).map((row) => row.dataset.rule)");
    await chooseDay(driver, '2022-08-30');
    await untilText(`#row-chips-overall td[data-item=${table.baseline}]`, '✓ yes');
    assert.deepEqual(await rules(), []);
    await chooseDay(driver, '2022-08-31');
    await untilText(`#row-chips-overall td[data-item=${table.baseline}]`, '✕ no');
    assert.deepEqual(await rules(), ['letter-2022-08-26']);
  });

  const TITLES = {
    en: { 'in-force': 'In force on this day', coming: 'Known, not in force yet', past: 'No longer in force', never: 'Not law' },
    it: { 'in-force': 'In vigore a questa data', coming: 'Note, non ancora in vigore', past: 'Non più in vigore', never: 'Non è legge' },
  };

  for (const language of LANGUAGES) {
    test(`rules stand under where they are on the day (${language})`, async () => {
      await visit(driver, pageIn(language));
      for (const day of ['2022-10-07', '2022-10-20', '2022-10-21', '2023-10-16', '2023-10-17', '2023-10-24', '2023-11-16', '2023-11-17', '2025-04-30', '2026-01-13', '2026-01-15', story.updated]) {
        await chooseDay(driver, day);
        const wanted = Object.entries(TITLES[language])
          .map(([group, title]) => [title, table.rules.filter((rule) => !rule.minor && forceOn(rule, day) === group).map((rule) => rule.label[language])])
          .filter(([, rules]) => rules.length);
        const shown = await driver.executeScript(`
          return [...document.querySelectorAll('#table-chips tbody.rules')].filter((body) => body.checkVisibility()).map((body) =>
            [body.querySelector('.group').textContent, [...body.querySelectorAll('tr[data-rule] .row-label')].map((label) => label.textContent)]);`);
        assert.deepEqual(shown, wanted, day);
      }
    });
  }
});

describe('rows and columns', () => {
  const worth = (item, property) => table.items.find(({ id }) => id === item).values[property]?.value;

  test('a row sorts the columns: largest first, then smallest, then as they were', async () => {
    await visit(driver, BASE_URL);
    const [baseline, ...others] = await columns();
    assert.deepEqual([baseline, ...others], table.shown);
    for (const property of ['bf16', 'link_bandwidth']) {
      const sort = () => find(driver, `#row-chips-${property} button.sort`).click();
      const order = () => attribute(driver, `#row-chips-${property} th`, 'aria-sort');
      const sorted = (direction) => others.toSorted((one, two) => direction * (worth(one, property) - worth(two, property)));
      await sort();
      await untilColumns([baseline, ...sorted(-1)]);
      assert.equal(await order(), 'descending');
      assert.equal(await count(driver, '#table-chips [aria-sort]'), 1);
      const figures = (await rowsShown()).get(property).slice(1).map((text) => numbersIn(text, 'en')[0]);
      assert.deepEqual(figures, sorted(-1).map((item) => worth(item, property)), 'the cells did not go with their heads');
      await sort();
      await untilColumns([baseline, ...sorted(1)]);
      assert.equal(await order(), 'ascending');
      await sort();
      await untilColumns([baseline, ...others]);
      assert.equal(await order(), null);
    }
  });

  test('what has no figure comes last, whichever way the row is sorted', async () => {
    await visit(driver, BASE_URL);
    const without = table.shown.slice(1).filter((item) => worth(item, 'fp8') === undefined);
    assert.ok(without.length > 0);
    for (let press = 0; press < 2; press += 1) {
      await find(driver, '#row-chips-fp8 button.sort').click();
      await until(driver, 'another order', "return document.querySelector('#row-chips-fp8 th').getAttribute('aria-sort') === arguments[0]", ['descending', 'ascending'][press]);
      assert.deepEqual((await columns()).slice(-without.length).sort(), without.toSorted());
    }
  });

  test('only differences leaves out the rows that say the same of every column', async () => {
    await visit(driver, BASE_URL);
    await toggle(...table.shown.filter((item) => item !== table.baseline && item !== H800));
    await untilColumns([table.baseline, H800]);
    const all = await rowsShown();
    const wanted = [...all].filter(([, [first, ...rest]]) => rest.some((text) => text !== first)).map(([row]) => row);
    assert.ok(wanted.includes('link_bandwidth') && !wanted.includes('bf16') && all.has('bf16'));
    await find(driver, '#table-chips .differences').click();
    await until(driver, 'BF16 gone', "return !document.querySelector('#row-chips-bf16').checkVisibility()");
    assert.equal(await attribute(driver, '#table-chips .differences', 'aria-pressed'), 'true');
    assert.deepEqual([...(await rowsShown()).keys()], wanted);
    const rules = await driver.executeScript(`
      return [...document.querySelectorAll('#table-chips tr[data-rule]')].filter((row) => row.checkVisibility())
        .map((row) => [row.dataset.rule, [...row.querySelectorAll('td')].map((cell) => cell.textContent)]);`);
    assert.ok(rules.some(([rule]) => rule === OCTOBER_2022));
    for (const [rule, [first, ...rest]] of rules) assert.ok(rest.some((text) => text !== first), `${rule} says the same of all`);
    await find(driver, '#table-chips .differences').click();
    await until(driver, 'BF16 back', "return document.querySelector('#row-chips-bf16').checkVisibility()");
    assert.deepEqual([...(await rowsShown()).keys()], [...all.keys()]);
  });

  test('all rows shows those of minor interest too, and takes them away again', async () => {
    await visit(driver, BASE_URL);
    const lines = [...table.properties, ...table.derived];
    const shown = async () => [...(await rowsShown()).keys()].sort();
    const usual = lines.filter(({ minor }) => !minor).map(({ id }) => id);
    assert.deepEqual(await shown(), usual.toSorted());
    await find(driver, '#table-chips .all-rows').click();
    await until(driver, 'the row of architectures', "return document.querySelector('#row-chips-architecture').checkVisibility()");
    assert.deepEqual(await shown(), lines.map(({ id }) => id).sort());
    assert.match(await textOf(driver, cell(H800, 'architecture')), /^Hopper/);
    assert.ok(await find(driver, 'tr[data-rule="ifr-2024-12-02"]').isDisplayed());
    await find(driver, '#table-chips .all-rows').click();
    await until(driver, 'the usual rows', "return !document.querySelector('#row-chips-architecture').checkVisibility()");
    assert.deepEqual(await shown(), usual.toSorted());
  });

  for (const [language, nothing] of [['en', 'Nothing found'], ['it', 'Nessun risultato']]) {
    test(`columns are chosen from a list with a search that says when it finds nothing (${language})`, async () => {
      await visit(driver, pageIn(language));
      await find(driver, '#table-chips .chooser > summary').click();
      const search = await find(driver, '#table-chips .chooser input[type=search]');
      const found = () => driver.executeScript("return [...document.querySelectorAll('#table-chips .chooser li')].map((line) => line.textContent.trim())");
      assert.deepEqual(await found(), table.items.map(({ label }) => label));
      await search.sendKeys('mi3');
      await untilCount('#table-chips .chooser li', 3);
      assert.deepEqual(await found(), ['MI300X', 'MI308X', 'MI325X']);
      await find(driver, '#table-chips .chooser li:first-child input').click();
      await untilCount('#table-chips thead th[data-item=mi300x]', 1);
      await search.sendKeys('zz');
      await untilCount('#table-chips .chooser li', 0);
      assert.ok((await textOf(driver, '#table-chips .chooser-list')).includes(nothing));
      await search.sendKeys(Key.chord(Key.CONTROL, 'a'), Key.BACK_SPACE);
      await untilCount('#table-chips .chooser li', table.items.length);
      assert.ok(!(await textOf(driver, '#table-chips .chooser-list')).includes(nothing));
      assert.equal(await find(driver, '#table-chips .chooser li:nth-child(3) input').isEnabled(), false, 'the baseline can be taken out');
      await find(driver, '#table-chips .chooser-list button').click();
      await untilColumns(table.shown);
      assert.equal(await search.isDisplayed(), true, 'the list closed under the reader’s hand');
    });
  }

  test('all 23 at once scroll in a box of their own, with heads that stay', async () => {
    await visit(driver, BASE_URL);
    await toggle(...table.items.map(({ id }) => id).filter((item) => !table.shown.includes(item)));
    await untilCount('#table-chips thead th', table.items.length);
    assert.equal(table.items.length, 23);
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

  for (const [language, warning] of [['en', 'not on the same basis as H100 SXM'], ['it', 'base diversa da H100 SXM']]) {
    test(`a TPP from INT8 is not set against one from FP8 without a warning (${language})`, async () => {
      await visit(driver, pageIn(language));
      const label = (property) => table.properties.find(({ id }) => id === property).label[language];
      assert.ok((await textOf(driver, cell(A100, 'tpp'))).includes(label('int8')));
      assert.ok((await textOf(driver, cell(table.baseline, 'tpp'))).includes(label('fp8')));
      assert.equal(await textOf(driver, `${cell(A100, 'tpp')} .other-basis`), `⚠ ${warning}`);
      for (const item of [table.baseline, H800]) assert.equal(await count(driver, `${cell(item, 'tpp')} .other-basis`), 0, item);
      // Against another A100 there is nothing to warn of.
      await choose('.choose-baseline', 'a800-sxm-80');
      await untilCount(`${cell(A100, 'tpp')} .other-basis`, 0);
      await untilCount(`${cell(H800, 'tpp')} .other-basis`, 1);
    });
  }
});

describe('on a phone', () => {
  beforeEach(() => resize(driver, 390, 844));

  const others = table.shown.filter((item) => item !== table.baseline);
  const step = (which) => tap(driver, `#table-chips .choose-item .step:${which === '›' ? 'last' : 'first'}-of-type`);

  test('one chip stands beside the baseline, and buttons go on to the next and back', async () => {
    await visit(driver, BASE_URL);
    await untilColumns([table.baseline, others[0]]);
    for (const item of [...others.slice(1), others[0]]) {
      await step('›');
      await untilColumns([table.baseline, item]);
      assert.equal(await find(driver, '#table-chips .choose-item select').getAttribute('value'), item);
    }
    await step('‹');
    await untilColumns([table.baseline, others.at(-1)]);
    const cells = await driver.executeScript("return [...document.querySelectorAll('#row-chips-bf16 td')].filter((node) => node.checkVisibility()).map((node) => node.dataset.item)");
    assert.deepEqual(cells, [table.baseline, others.at(-1)]);
    assert.ok(await driver.executeScript('return document.documentElement.scrollWidth <= document.documentElement.clientWidth'), 'the page is too wide');
  });

  test('the buttons go through sorted chips in their order, each once', async () => {
    await visit(driver, BASE_URL);
    await find(driver, '#row-chips-bf16 button.sort').click();
    await find(driver, '#row-chips-bf16 button.sort').click();
    await until(driver, 'the order', "return document.querySelector('#row-chips-bf16 th').getAttribute('aria-sort') === 'ascending'");
    const all = await driver.executeScript("return [...document.querySelectorAll('#table-chips thead th')].map((node) => node.dataset.item)");
    const [baseline, ...sorted] = all;
    await untilColumns([baseline, sorted[0]]);
    for (const item of sorted.slice(1)) {
      await step('›');
      await untilColumns([baseline, item]);
    }
  });

  test('the column of one’s own is what is seen while it is changed, and is passed like any other', async () => {
    await visit(driver, BASE_URL);
    await type('link_bandwidth', '600');
    await untilColumns([table.baseline, 'own']);
    await step('›');
    await untilColumns([table.baseline, others[0]]);
    await step('‹');
    await untilColumns([table.baseline, 'own']);
  });

  describe('under a finger', () => {
    before(() => driver.sendDevToolsCommand('Emulation.setTouchEmulationEnabled', { enabled: true }));
    after(() => driver.sendDevToolsCommand('Emulation.setTouchEmulationEnabled', { enabled: false }));

    /** Draws a finger over the middle of the table, by so many pixels. */
    async function swipe(along, down) {
      const [x, y] = await driver.executeScript(`
        document.querySelector('#row-chips-bf16').scrollIntoView({ block: 'center' });
        const box = document.querySelector('#row-chips-bf16 td').getBoundingClientRect();
        return [innerWidth / 2, box.top + box.height / 2];`);
      const touch = (kind, part) =>
        driver.sendAndGetDevToolsCommand('Input.dispatchTouchEvent', {
          type: kind,
          touchPoints: kind === 'touchEnd' ? [] : [{ x: x - along / 2 + along * part, y: y - down / 2 + down * part }],
        });
      await touch('touchStart', 0);
      for (let part = 1; part <= 8; part += 1) await touch('touchMove', part / 8);
      await touch('touchEnd');
    }

    test('a swipe to the left goes to the next chip, one to the right back', async () => {
      await visit(driver, BASE_URL);
      await untilColumns([table.baseline, others[0]]);
      await swipe(-200, 10);
      await untilColumns([table.baseline, others[1]]);
      await swipe(-200, -10);
      await untilColumns([table.baseline, others[2]]);
      await swipe(200, 10);
      await untilColumns([table.baseline, others[1]]);
      assert.equal(await driver.executeScript('return scrollX'), 0);
    });

    test('a swipe up or down scrolls the page and leaves the chip', async () => {
      await visit(driver, BASE_URL);
      await untilColumns([table.baseline, others[0]]);
      for (const down of [-300, 300]) {
        await driver.executeScript("document.querySelector('#row-chips-bf16').scrollIntoView({ block: 'center' }); window.from = scrollY");
        await swipe(0, down);
        await until(driver, 'the page scrolled', 'return Math.abs(scrollY - window.from) > 100');
        await untilColumns([table.baseline, others[0]]);
      }
      // A slip of the finger is none either.
      await swipe(-30, 0);
      await swipe(-200, 10);
      await untilColumns([table.baseline, others[1]]);
    });
  });
});

describe('taken away', () => {
  const sourceOf = (id) => {
    const { publisher, title, url } = story.sources.find((source) => source.id === id);
    return `${publisher}: ${title} <${url}>`;
  };
  const sourcesOf = (item, property, day = story.updated) => {
    const { source, also = [] } = table.items.find(({ id }) => id === item).values[property];
    const published = [source, ...also].filter((id) => id && isPublished(story.sources.find((one) => one.id === id), day));
    return published.map(sourceOf).join('; ');
  };

  /** What a table that was taken away has to say, whatever separates its fields. */
  function isSound(rows) {
    const [head] = rows;
    for (const row of rows) assert.equal(row.length, head.length, `${row[0]} has another number of fields`);
    assert.deepEqual(head.slice(0, 2), [table.title.en, '']);
    assert.deepEqual(
      head.slice(2),
      table.shown.flatMap((item) => {
        const { label } = table.items.find(({ id }) => id === item);
        return [label, `${label}: Sources`];
      }),
    );
    const link = table.properties.find(({ id }) => id === 'link_bandwidth');
    const row = rows.find(([name]) => name === link.label.en);
    assert.equal(row[1], 'GB/s');
    for (const [index, item] of table.shown.entries()) {
      assert.equal(row[2 + 2 * index], String(table.items.find(({ id }) => id === item).values.link_bandwidth.value), item);
      assert.equal(row[3 + 2 * index], sourcesOf(item, 'link_bandwidth'), item);
    }
    assert.equal(row[2], '900');
    assert.match(row[3], /https?:\/\//);
    const tpp = rows.find(([name]) => name === table.derived.find(({ id }) => id === 'tpp').label.en);
    assert.equal(tpp[2], '15832', 'a number that other programs cannot read');
    const rule = table.rules.find(({ id }) => id === OCTOBER_2022);
    const verdicts = rows.find(([name]) => name === rule.label.en);
    assert.equal(verdicts[2 + 2 * table.shown.indexOf(H800)], ruleLabel(OCTOBER_2022, 'not-3a090', 'en'));
    assert.ok(verdicts[3].includes(sourceOf(rule.sources[0])));
  }

  const permit = (setting) =>
    driver.sendDevToolsCommand('Browser.setPermission', { permission: { name: 'clipboard-write', allowWithoutSanitization: false }, setting, origin: new URL(BASE_URL).origin });
  const copy = async (said) => {
    await tap(driver, '#table-chips .copy-table');
    await untilText('#table-chips .take-away [role=status]', said);
  };

  test('a copied table has the values, their units and their sources', async () => {
    await driver.sendDevToolsCommand('Browser.grantPermissions', {
      origin: new URL(BASE_URL).origin,
      permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'],
    });
    await visit(driver, BASE_URL);
    await copy('Copied.');
    const text = await driver.executeAsyncScript('navigator.clipboard.readText().then(arguments[0], (error) => arguments[0](String(error)))');
    assert.ok(text.endsWith('\n'));
    isSound(text.replace(/\r?\n$/, '').split(/\r?\n/).map((line) => line.split('\t')));
  });

  test('where copying is not allowed the page says so', async () => {
    await permit('denied');
    try {
      await visit(driver, BASE_URL);
      await copy('Copying is not allowed here.');
    } finally {
      await driver.sendDevToolsCommand('Browser.resetPermissions', {});
    }
  });

  /** Reads CSV as RFC 4180 has it. */
  function parseCsv(text) {
    const rows = [[]];
    const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/gy;
    while (field.lastIndex < text.length) {
      const at = field.lastIndex;
      const found = field.exec(text);
      assert.ok(found, `no CSV: ${text.slice(at, at + 60)}`);
      const [, value, end] = found;
      rows.at(-1).push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
      if (end === '\r\n' && field.lastIndex < text.length) rows.push([]);
    }
    return rows;
  }

  for (const [ending, parse] of [
    ['csv', parseCsv],
    ['tsv', (text) => text.trimEnd().split('\n').map((line) => line.split('\t'))],
  ]) {
    test(`a table downloaded as ${ending.toUpperCase()} has the values, their units and their sources`, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'table-'));
      try {
        await driver.sendDevToolsCommand('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
        await visit(driver, BASE_URL);
        await find(driver, `#table-chips .take-away .${ending}`).click();
        const name = `deepseek-chips.${ending}`;
        await waitFor(driver, `${name}`, async () => (await readdir(folder)).includes(name));
        isSound(parse(await readFile(join(folder, name), 'utf8')));
      } finally {
        await driver.sendDevToolsCommand('Browser.setDownloadBehavior', { behavior: 'default' });
        await rm(folder, { recursive: true });
      }
    });
  }

  /** Sets the link of the own column, and copies the Italian table: its head and its rows. */
  async function copied() {
    await driver.sendDevToolsCommand('Browser.grantPermissions', {
      origin: new URL(BASE_URL).origin,
      permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'],
    });
    await visit(driver, pageIn('it'));
    await type('link_bandwidth', '601');
    await type('fp8', '600');
    await untilText(`${cell('own', 'fp8')} b`, '600');
    await copy('Copiato.');
    const text = await driver.executeAsyncScript('navigator.clipboard.readText().then(arguments[0], (error) => arguments[0](String(error)))');
    const [head, ...rows] = text.trimEnd().split(/\r?\n/).map((line) => line.split('\t'));
    return { head, rows };
  }

  test('the own column is taken away too, and no source is named for what the reader set', async () => {
    const { head, rows } = await copied();
    const own = head.indexOf(table.what_if.label.it);
    assert.ok(own > 0, head.join(' | '));
    for (const [property, value] of [['link_bandwidth', '601'], ['fp8', '600'], ['int8', '600'], ['bf16', '300']]) {
      const { label } = table.properties.find(({ id }) => id === property);
      const row = rows.find(([name]) => name === label.it);
      assert.equal(row[own], value, property);
      assert.ok(!row[own + 1].includes('http'), `the ${property} of the reader’s own is laid to ${row[own + 1]}`);
    }
    const memory = rows.find(([name]) => name === table.properties.find(({ id }) => id === 'memory').label.it);
    assert.equal(memory[own + 1], sourcesOf(H800, 'memory'), 'what was not changed keeps its sources');
  });

  test('what is taken away is what is seen: no row and no rule of minor interest', async () => {
    const { rows } = await copied();
    const seen = (await driver.executeScript("return [...document.querySelectorAll('#table-chips tbody th .row-label')].filter((label) => label.checkVisibility()).map((label) => label.textContent)")).toSorted();
    const names = rows.map(([name]) => name);
    assert.deepEqual(names.filter((name) => !seen.includes(name)), [], 'not to be seen in the page');
    assert.deepEqual(seen.filter((name) => !names.includes(name)), [], 'left behind');
  });
});
