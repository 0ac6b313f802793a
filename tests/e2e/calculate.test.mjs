// The calculations: inputs to change, what comes of them, and what that says of the claims.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { BASE_URL, open, resize } from './browser.mjs';
import * as page from './page.mjs';
import { allText, attribute, chooseDay, count, find, Key, openAll, pageIn, tap, textOf, until, visit } from './page.mjs';
import { LANGUAGES, numbersIn, plain, story } from './story.mjs';
import * as tables from './tables.mjs';

let driver;
before(async () => (driver = await open()));
beforeEach(() => resize(driver, 1200, 900));
after(() => driver?.quit());

const calculation = story.calculations.find(({ id }) => id === 'training-time');
const inputOf = (id) => calculation.inputs.find((input) => input.id === id);
const PLACE = '#calculation-training-time';
const DEEPSEEK = `${PLACE} .account[data-claim=C01]`;
const WANG = `${PLACE} .account[data-claim=C04]`;
const slider = (input) => `${PLACE} .slider[data-name=${input}]`;

/** Days of pre-training, worked out here a second time. */
const days = ({ utilisation = 34.6, gpus = 2048, active = 37, tokens = 14.8, peak = 989.5 } = {}) =>
  (6 * active * 1e9 * tokens * 1e12) / (gpus * peak * 1e12 * (utilisation / 100)) / 86_400;

const digits = (value, decimals, language) =>
  value.toLocaleString(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: 'always' });
const inDays = (value, language) => `${digits(value, 1, language)} ${language === 'en' ? 'days' : 'giorni'}`;

const untilText = (selector, text) => page.untilText(driver, selector, text);
const slide = (input, ...keys) => tables.slide(driver, slider(input), ...keys);
const type = (input, text) => tables.type(driver, slider(input), text);
const fieldOf = (input) => tables.fieldOf(driver, slider(input));
const slidTo = (input) => tables.slidTo(driver, slider(input));

/** What a check says of a claim where it holds or does not, with its numbers in words. */
function sentence(claim, holds, language, values) {
  const check = calculation.checks.find((one) => one.claim === claim);
  return plain((holds ? check.says : check.otherwise)[language].replace(/\{(\w+)\}/g, (_, name) => inDays(values[name], language)));
}

const line = async (account) => ({
  holds: (await attribute(driver, account, 'class')).includes('agrees'),
  words: await textOf(driver, `${account} .verdict-line`),
});

for (const language of LANGUAGES) {
  const point = language === 'en' ? '.' : ',';

  describe(`how long each fleet would need (${language})`, () => {
    test('the days follow the utilisation, by slider and by typing', async () => {
      await visit(driver, pageIn(language));
      const follows = async (utilisation) => {
        await untilText(`${DEEPSEEK} .large`, inDays(days({ utilisation }), language));
        await untilText(`${WANG} .large`, inDays(days({ utilisation, gpus: 50_000 }), language));
        await untilText(`${PLACE} tr[data-output=days_v3] .figures b`, inDays(days({ utilisation }), language));
        assert.equal(await fieldOf('utilisation'), digits(utilisation, 1, language));
        assert.equal(await slidTo('utilisation'), utilisation);
        assert.equal(await attribute(driver, `${slider('utilisation')} input[type=range]`, 'aria-valuetext'), `${digits(utilisation, 1, language)}%`);
      };
      await follows(34.6);
      for (const [keys, utilisation] of [
        [[Key.ARROW_RIGHT], 34.7],
        [Array(20).fill(Key.ARROW_RIGHT), 36.7],
        [Array(61).fill(Key.ARROW_LEFT), 30.6],
        [[Key.END], 60],
        [[Key.HOME], 5],
      ]) {
        await slide('utilisation', ...keys);
        await follows(utilisation);
      }
      for (const [text, utilisation] of [[`34${point}6`, 34.6], [`43${point}7`, 43.7], ['21', 21], [` 40${point}20 `, 40.2]]) {
        await type('utilisation', text);
        await follows(utilisation);
      }
      // The other language's sign for decimals is understood too, where it can mean nothing else.
      await type('utilisation', `34${point === '.' ? ',' : '.'}6`);
      await follows(34.6);
    });

    test('a number with its thousands set apart is read as it is written', async () => {
      await visit(driver, pageIn(language));
      for (const gpus of [4096, 10_240]) {
        for (const text of [digits(gpus, 0, language), String(gpus)]) {
          await type('gpus', text);
          await untilText(`${DEEPSEEK} .large`, inDays(days({ gpus }), language));
          assert.equal(await fieldOf('gpus'), digits(gpus, 0, language));
        }
      }
    });

    test('the verdict changes its words where the page says that it turns', async () => {
      await visit(driver, pageIn(language));
      await openAll(driver);
      const [low, high] = numbersIn(await textOf(driver, `${PLACE} .break-even dd[data-input=utilisation] b`), language);
      const turn = (most) => Number((days({ utilisation: 1 }) / most).toPrecision(4));
      assert.deepEqual([low, high], [turn(54.2 * 1.05), turn(54.2 / 1.05)]);
      const below = (value) => Math.floor(value * 10) / 10;
      const above = (value) => Math.round((below(value) + 0.1) * 10) / 10;
      for (const [utilisation, holds] of [[below(low), false], [above(low), true], [34.6, true], [below(high), true], [above(high), false]]) {
        await type('utilisation', digits(utilisation, 1, language));
        const days_v3 = days({ utilisation });
        await untilText(`${DEEPSEEK} .large`, inDays(days_v3, language));
        assert.deepEqual(await line(DEEPSEEK), { holds, words: sentence('C01', holds, language, { days_v3 }) }, `at ${utilisation}`);
        // What a fleet can do at best is the other account's matter, and does not turn with it.
        assert.deepEqual(await line(WANG), { holds: true, words: sentence('C04', true, language, { days_wang: days({ utilisation, gpus: 50_000 }) }) });
      }
    });

    test('what is no number, or out of range, is refused in words beside the field and changes nothing', async () => {
      await visit(driver, pageIn(language));
      const refusal = { en: 'Write a number from 5.0 to 60.0.', it: 'Scrivi un numero da 5,0 a 60,0.' }[language];
      const address = await driver.getCurrentUrl();
      for (const text of ['a third', '12abc', '', '1e', '--5', 'Infinity', 'NaN', '34.6.1', `4${point}9`, `60${point}1`, '-34', '1e99']) {
        await type('utilisation', text);
        await untilText(`${slider('utilisation')} .refused`, refusal);
        const field = await find(driver, `${slider('utilisation')} input[type=text]`);
        assert.equal(await field.getAttribute('aria-invalid'), 'true', text);
        assert.equal(await textOf(driver, `${DEEPSEEK} .large`), inDays(days(), language), text);
        assert.equal(await slidTo('utilisation'), 34.6, text);
        assert.equal(await driver.getCurrentUrl(), address, text);
        await type('utilisation', '40');
        await untilText(`${slider('utilisation')} .refused`, '');
        assert.equal(await field.getAttribute('aria-invalid'), null, text);
        await tap(driver, `${PLACE} .sliders button.chip`);
        await until(driver, 'nothing set', 'return document.querySelector(arguments[0]).disabled', `${PLACE} .sliders button.chip`);
        await until(driver, 'the old address', 'return location.href === arguments[0]', address);
      }
      const place = await driver.executeScript(`
        const slider = document.querySelector(arguments[0]);
        return [slider.querySelector('.refused').getAttribute('role'), slider.contains(slider.querySelector('input[type=text]'))];`, slider('utilisation'));
      assert.deepEqual(place, ['alert', true]);
    });
  });
}

test('a reset brings the published number back, one by one or all', async () => {
  await visit(driver, BASE_URL);
  const all = `${PLACE} .sliders button.chip`;
  assert.equal(await find(driver, all).isEnabled(), false);
  assert.equal(await find(driver, `${slider('gpus')} button.reset`).isDisplayed(), false);
  await type('gpus', '1024');
  await type('utilisation', '40');
  await type('active', '74');
  await untilText(`${DEEPSEEK} .large`, inDays(days({ gpus: 1024, utilisation: 40, active: 74 }), 'en'));
  await tap(driver, `${slider('gpus')} button.reset`);
  await untilText(`${DEEPSEEK} .large`, inDays(days({ utilisation: 40, active: 74 }), 'en'));
  assert.equal(await fieldOf('gpus'), '2,048');
  assert.equal(await slidTo('gpus'), 2048);
  assert.equal(await find(driver, `${slider('gpus')} button.reset`).isDisplayed(), false);
  await tap(driver, all);
  await untilText(`${DEEPSEEK} .large`, '54.2 days');
  for (const { id, value, decimals } of calculation.inputs) {
    assert.equal(await slidTo(id), value, id);
    assert.equal(await fieldOf(id), digits(value, decimals ?? 0, 'en'), id);
  }
  assert.equal(await find(driver, all).isEnabled(), false);
});

test('the number that holds, written again, takes a refusal away', async () => {
  await visit(driver, BASE_URL);
  await type('utilisation', 'half');
  await untilText(`${slider('utilisation')} .refused`, 'Write a number from 5.0 to 60.0.');
  await type('utilisation', '34.6');
  await untilText(`${slider('utilisation')} .refused`, '');
  assert.equal(await attribute(driver, `${slider('utilisation')} input[type=text]`, 'aria-invalid'), null);
});

test('a reset takes a refusal away with what was refused', async () => {
  await visit(driver, BASE_URL);
  await type('utilisation', '40');
  await untilText(`${DEEPSEEK} .large`, inDays(days({ utilisation: 40 }), 'en'));
  await type('utilisation', 'half');
  await untilText(`${slider('utilisation')} .refused`, 'Write a number from 5.0 to 60.0.');
  await tap(driver, `${PLACE} .sliders button.chip`);
  await untilText(`${DEEPSEEK} .large`, '54.2 days');
  assert.equal(await fieldOf('utilisation'), '34.6');
  await untilText(`${slider('utilisation')} .refused`, '');
  assert.equal(await attribute(driver, `${slider('utilisation')} input[type=text]`, 'aria-invalid'), null, 'a sound number is said to be wrong');
});

test('the published range stands on the track, and what it makes of the results is drawn and said', async () => {
  await visit(driver, BASE_URL);
  const { low, high, least, most } = inputOf('utilisation');
  const percent = (text) => Number(text.replace('%', ''));
  const [from, to] = await driver.executeScript("const line = document.querySelector(arguments[0]); return [line.getAttribute('x1'), line.getAttribute('x2')]", `${slider('utilisation')} line.published`);
  assert.ok(Math.abs(percent(from) - (100 * (low - least)) / (most - least)) < 0.02, from);
  assert.ok(Math.abs(percent(to) - (100 * (high - least)) / (most - least)) < 0.02, to);

  const drawn = async (output) =>
    driver.executeScript(
      `const row = document.querySelector(arguments[0]);
       const bar = row.querySelector('.drawn svg');
       return {
         spread: row.querySelector('.spread')?.textContent ?? null,
         reach: bar && ['x', 'width'].map((name) => bar.querySelector('.reach').getAttribute(name)),
         point: bar && bar.querySelector('.point').getAttribute('x1'),
         wide: bar && bar.getBoundingClientRect().width,
       };`,
      `${PLACE} tr[data-output=${output}]`,
    );
  for (const [output, gpus] of [['days_v3', 2048], ['days_wang', 50_000]]) {
    const { spread, reach, point, wide } = await drawn(output);
    const [least, most] = [days({ utilisation: high, gpus }), days({ utilisation: low, gpus })];
    assert.equal(plain(spread), `${digits(least, 1, 'en')}–${inDays(most, 'en')}`);
    const [start, width] = reach.map(percent);
    assert.ok(Math.abs(start / (start + width) - least / most) < 0.005, `${output}: ${reach}`);
    assert.ok(Math.abs(percent(point) - (start + width)) < 0.2, `${output}: the number is at ${point}, its range ends at ${start + width}`);
    assert.ok(wide > 40, `${output}: drawn ${wide} pixels wide`);
  }
  for (const output of ['work', 'batch', 'share_v3']) assert.deepEqual(await drawn(output), { spread: null, reach: null, point: null, wide: null }, output);
  // A number that the reader sets has no range.
  await type('utilisation', '40');
  await untilText(`${DEEPSEEK} .large`, inDays(days({ utilisation: 40 }), 'en'));
  assert.equal((await drawn('days_v3')).spread, null);
});

test('what others report of a result stands beside it, with its source', async () => {
  await visit(driver, BASE_URL);
  let told = 0;
  for (const { id, outputs } of story.calculations) {
    for (const { id: output, reported } of outputs) {
      const place = `#calculation-${id} tr[data-output=${output}] .reported`;
      const text = await textOf(driver, place);
      if (!reported) {
        assert.equal(text, '', `${id} ${output}`);
        continue;
      }
      const numbers = numbersIn(text.split('reported: ')[1] ?? '', 'en');
      const wanted = reported.value === undefined ? [reported.low, reported.high] : [reported.value];
      wanted.forEach((value, index) => assert.ok(Math.abs(numbers[index] - value) <= Math.abs(value) * 0.005, `${id} ${output}: ${text}`));
      assert.ok((await count(driver, `${place} a[href="#source-${reported.source}"]`)) > 0, `${id} ${output}: no source`);
      told += 1;
    }
  }
  assert.ok(told >= 10, `only ${told}`);
});

test('what the days hang on is drawn in bars, the strongest first, with numbers', async () => {
  await visit(driver, BASE_URL);
  await openAll(driver);
  const { low, high } = inputOf('utilisation');
  const swing = (change) => change.map((values) => days(values));
  const wanted = [
    ['active', swing([{ active: 37 * 0.9 }, { active: 37 * 1.1 }])],
    ['tokens', swing([{ tokens: 14.8 * 0.9 }, { tokens: 14.8 * 1.1 }])],
    ['peak_bf16', swing([{ peak: 989.5 * 0.9 }, { peak: 989.5 * 1.1 }])],
    ['utilisation', swing([{ utilisation: low }, { utilisation: high }])],
    ['gpus', swing([{ gpus: 2048 * 0.9 }, { gpus: 2048 * 1.1 }])],
  ];
  const size = ([, [from, to]]) => Math.abs(to - from);
  const rows = await driver.executeScript(
    `return [...document.querySelectorAll(arguments[0])].map((line) => ({
       name: line.querySelector('.swing-name').firstChild.textContent.trim(),
       ends: line.querySelector('.swing-ends').textContent,
       width: line.querySelector('.fill').getBoundingClientRect().width,
     }));`,
    `${PLACE} .sensitivity li`,
  );
  assert.equal(rows.length, wanted.length);
  const widest = Math.max(...rows.map(({ width }) => width));
  for (const [id, [from, to]] of wanted) {
    const row = rows.find(({ name }) => name === inputOf(id).label.en);
    assert.ok(row, id);
    assert.equal(plain(row.ends), `${inDays(from, 'en')} → ${inDays(to, 'en')}`, id);
    assert.ok(row.width > 1 && row.width <= widest, id);
  }
  const sizes = rows.map(({ name }) => size(wanted.find(([id]) => inputOf(id).label.en === name)));
  sizes.forEach((one, index) => assert.ok(index === 0 || one <= sizes[index - 1] * 1.000001, `${rows[index].name} is stronger than what stands above it`));
  assert.match(await textOf(driver, `${PLACE} .sensitivity > summary`), /Days on the GPUs of DeepSeek’s account$/);
});

for (const language of LANGUAGES) {
  test(`what would turn a check is said with a number and the present one, and what cannot turn says so (${language})`, async () => {
    await visit(driver, pageIn(language));
    await openAll(driver);
    const words = { en: [/turns at [\d.,]+/, /\(now [\d.,]+/, 'No single input turns this'], it: [/cambia a [\d.,]+/, /\(ora [\d.,]+/, 'Nessun dato da solo'] }[language];
    for (const { id, checks, inputs } of story.calculations) {
      const blocks = await driver.executeScript(
        `return [...document.querySelectorAll(arguments[0])].map((block) => ({
           label: block.querySelector('dt').textContent,
           said: [...block.querySelectorAll('dd')].map((line) => [line.dataset.input ?? null, line.textContent]),
         }));`,
        `#calculation-${id} .break-even dl > div`,
      );
      assert.deepEqual(blocks.map(({ label }) => label), checks.map(({ label }) => label[language]), id);
      for (const { label, said } of blocks) {
        assert.ok(said.length > 0, `${id}, ${label}`);
        for (const [input, text] of said) {
          if (input === null) {
            assert.ok(text.startsWith(words[2]) && said.length === 1, text);
            continue;
          }
          assert.ok(text.startsWith(inputs.find((one) => one.id === input).label[language]), text);
          assert.match(text, words[0]);
          assert.match(text, words[1]);
        }
      }
    }
  });
}

test('every break-even of a number is where its check turns', async () => {
  await visit(driver, BASE_URL);
  await openAll(driver);
  const [turn] = numbersIn((await textOf(driver, `${PLACE} .break-even dd[data-input=active] b`)).replace(/^turns at /, ''), 'en');
  const { least, most } = inputOf('active');
  for (const [active, holds] of [[Math.floor(turn), false], [Math.ceil(turn), true]]) {
    assert.ok(active >= least && active <= most);
    await type('active', String(active));
    await untilText(`${DEEPSEEK} .large`, inDays(days({ active }), 'en'));
    assert.equal((await line(DEEPSEEK)).holds, holds, `at ${active}`);
  }
});

test('the two accounts stand side by side, each with its number, its verdict and its claim', async () => {
  await visit(driver, BASE_URL);
  const boxes = () =>
    driver.executeScript(
      `return [...document.querySelectorAll(arguments[0])].map((node) => {
         const { left, right, top } = node.getBoundingClientRect();
         return { left, right, top, name: node.querySelector('.account-name').textContent, link: node.querySelector('a').getAttribute('href') };
       });`,
      `${PLACE} .account`,
    );
  const [one, two] = await boxes();
  assert.deepEqual([one.name, two.name], calculation.checks.map(({ label }) => label.en));
  assert.deepEqual([one.link, two.link], ['#claim-C01', '#claim-C04']);
  assert.equal(one.top, two.top);
  assert.ok(one.right <= two.left, 'one on the other');
  await resize(driver, 390, 844);
  const [above, below] = await boxes();
  assert.ok(below.top > above.top && above.left === below.left, 'on a phone one stands under the other');
  assert.ok(await driver.executeScript('return document.documentElement.scrollWidth <= document.documentElement.clientWidth'), 'the page is too wide');
});

describe('on an earlier day', () => {
  const shown = () =>
    driver.executeScript("return [...document.querySelectorAll('.calculation')].filter((node) => node.checkVisibility()).map((node) => node.id.replace('calculation-', ''))");

  test('a calculation is there from the day on which its inputs were published', async () => {
    await visit(driver, BASE_URL);
    for (const day of [story.updated, '2025-09-17', '2025-09-16', '2025-05-14', '2025-05-13', '2025-01-31', '2025-01-30', '2025-01-23', '2025-01-22', '2024-12-26']) {
      await chooseDay(driver, day);
      const known = story.calculations.filter((one) => one.known <= day);
      assert.deepEqual(await shown(), known.map(({ id }) => id), day);
      const text = await allText(driver);
      for (const { id, title } of story.calculations) {
        assert.equal(text.includes(title.en), known.some((one) => one.id === id), `the title of ${id} on ${day}`);
      }
      assert.equal(await find(driver, '.calculations').isDisplayed(), known.length > 0, day);
    }
  });

  test('Wang’s account is not there before he gave it', async () => {
    await visit(driver, BASE_URL);
    await chooseDay(driver, '2025-01-23');
    await untilText(`${WANG} .large`, '2.2 days');
    await chooseDay(driver, '2025-01-22');
    assert.equal(await count(driver, '[data-claim=C04]'), 0);
    assert.ok(!(await allText(driver)).includes('Wang'), 'he is named before he spoke');
  });

  test('a range published later does not widen what could be worked out before', async () => {
    await visit(driver, BASE_URL);
    await chooseDay(driver, '2025-05-13');
    assert.equal(await count(driver, `${slider('utilisation')} line.published`), 0);
    assert.equal(await count(driver, `${PLACE} .spread`), 0);
    await chooseDay(driver, '2025-05-14');
    assert.equal(await count(driver, `${slider('utilisation')} line.published`), 1);
    assert.ok((await count(driver, `${PLACE} .spread`)) > 0);
  });

  test('no note tells of figures that were published later', async () => {
    await visit(driver, BASE_URL);
    await chooseDay(driver, '2025-05-13');
    const text = await textOf(driver, '.calculations');
    assert.ok(text.includes('54.2 days'));
    for (const later of ['43.73', '38.94', 'May 2025']) assert.ok(!text.includes(later), `“${later}” on 13 May 2025: …${text.slice(Math.max(0, text.indexOf(later) - 80), text.indexOf(later) + 40)}…`);
  });
});
