// Using the calculations: sliders by keyboard and by typing, rejected input, resets, and layout. What they show for
// which numbers, in which language and on which day, is tested natively, in tests/page/calculations.rs.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from './suite.mjs';
import { BASE_URL, open, required, resize } from './browser.mjs';
import * as page from './page.mjs';
import { attribute, chooseDay, find, Key, openAll, tap, textOf, until, visit } from './page.mjs';
import { LANGUAGES, story } from './story.mjs';
import * as tables from './tables.mjs';

/** The small story, whose page loads at once. */
const SMALL_URL = required('AUTHORED_URL');
const SMALL = '#calculation-crossings';
const LARGE = `${SMALL} .account .large`;
const RESET_ALL = `${SMALL} .sliders button.chip`;
const slider = (input) => `${SMALL} .slider[data-name=${input}]`;

let driver;
before(async () => (driver = await open()));
beforeEach(() => resize(driver, 1200, 900));
after(() => driver?.quit());

const untilText = (selector, text) => page.untilText(driver, selector, text);
const slide = (input, ...keys) => tables.slide(driver, slider(input), ...keys);
const type = (input, text) => tables.type(driver, slider(input), text);
const fieldOf = (input) => tables.fieldOf(driver, slider(input));
const slidTo = (input) => tables.slidTo(driver, slider(input));
const untilAddress = (inputs) =>
  until(driver, `${inputs} in the address`, "return new URLSearchParams(location.search).get('crossings.inputs') === arguments[0]", inputs);
const invalid = (input) => attribute(driver, `${slider(input)} input[type=text]`, 'aria-invalid');

test('a slider follows the keys, and all that hangs on it follows the slider', async () => {
  await visit(driver, SMALL_URL);
  for (const [keys, lorries, days] of [
    [[Key.ARROW_RIGHT], 45, '2,222 days'],
    [[Key.END], 200, '500 days'],
    [Array(30).fill(Key.ARROW_LEFT), 50, '2,000 days'],
  ]) {
    await slide('lorries', ...keys);
    await untilText(LARGE, days);
    await untilText(`${SMALL} tr[data-output=days] .figures b`, days);
    assert.equal(await fieldOf('lorries'), String(lorries));
    assert.equal(await slidTo('lorries'), lorries);
    assert.equal(await attribute(driver, `${slider('lorries')} input[type=range]`, 'aria-valuetext'), `${lorries}\u00a0a day`);
    await untilAddress(`lorries:${lorries}`);
  }
});

const SAID = {
  en: { refusal: 'Write a number from 10 to 500.', days: 'days' },
  it: { refusal: 'Scrivi un numero da 10 a 500.', days: 'giorni' },
};

for (const language of LANGUAGES) {
  const point = language === 'en' ? '.' : ',';
  const group = language === 'en' ? ',' : '.';
  const { refusal, days } = SAID[language];
  const set = async (text, result, field) => {
    await type('lifetime', text);
    await untilText(LARGE, `${result} ${days}`);
    await until(driver, `${field} in the field`, 'return document.querySelector(arguments[0]).value === arguments[1]', `${slider('lifetime')} input[type=text]`, field);
    assert.equal(await slidTo('lifetime'), Math.round(Number(field.replace(',', '.')) / 10) * 10);
    assert.equal(await textOf(driver, `${slider('lifetime')} .refused`), '');
    assert.equal(await invalid('lifetime'), null, text);
  };
  const refused = async (text) => {
    await type('lifetime', text);
    await untilText(`${slider('lifetime')} .refused`, refusal);
    assert.equal(await invalid('lifetime'), 'true', text);
    assert.equal(await fieldOf('lifetime'), text, 'what was typed stays, to be put right');
  };

  describe(`a typed number (${language})`, () => {
    beforeEach(() => visit(driver, language === 'en' ? SMALL_URL : `${SMALL_URL}${language}/`));

    test('is read in the language of the page, and written as that writes it', async () => {
      const thousand = (text) => text.replace(' ', group);
      await set(`12${point}6`, '315', `12${point}6`);
      await untilAddress('lifetime:12.6');
      await set(` 40${point}20 `, thousand('1 005'), `40${point}2`);
      // Both ends of the track are included.
      await set('10', '250', '10');
      await set('500', thousand('12 500'), '500');
      // In one language a fraction, in the other twelve thousand.
      await set(`12${point}345`, '309', `12${point}345`);
      await refused(`12${group}345`);
      // The current number, written differently: nothing is set, and the error disappears.
      await set(`12${point}3450`, '309', `12${point}345`);
    });

    test('that is none, or beyond the track, is refused in words beside the field and changes nothing', async () => {
      const address = await driver.getCurrentUrl();
      const result = await textOf(driver, LARGE);
      for (const text of ['half', '', `9${point}9`, `500${point}1`, '-34']) {
        await refused(text);
        assert.equal(await textOf(driver, LARGE), result, text);
        assert.equal(await slidTo('lifetime'), 100, text);
        assert.equal(await driver.getCurrentUrl(), address, text);
        assert.equal(await find(driver, RESET_ALL).isEnabled(), false, text);
        await set('100', group === ',' ? '2,500' : '2.500', '100');
        await tap(driver, RESET_ALL);
        await until(driver, 'the old address', 'return location.href === arguments[0]', address);
      }
      const place = await driver.executeScript(`
        const slider = document.querySelector(arguments[0]);
        return [slider.querySelector('.refused').getAttribute('role'), slider.contains(slider.querySelector('input[type=text]'))];`, slider('lifetime'));
      assert.deepEqual(place, ['alert', true]);
    });
  });
}

test('a reset brings the published number back, one by one or all', async () => {
  await visit(driver, SMALL_URL);
  const address = await driver.getCurrentUrl();
  const isReset = async (input) => !(await find(driver, `${slider(input)} button.reset`).isDisplayed());
  assert.equal(await find(driver, RESET_ALL).isEnabled(), false);
  assert.deepEqual([await isReset('lorries'), await isReset('lifetime')], [true, true]);
  await type('lorries', '50');
  await untilText(LARGE, '2,000 days');
  await type('lifetime', '200');
  await untilText(LARGE, '4,000 days');
  assert.deepEqual([await isReset('lorries'), await isReset('lifetime')], [false, false]);
  await tap(driver, `${slider('lorries')} button.reset`);
  await untilText(LARGE, '5,000 days');
  assert.deepEqual([await fieldOf('lorries'), await slidTo('lorries')], ['40', 40]);
  assert.deepEqual([await isReset('lorries'), await isReset('lifetime')], [true, false]);
  await untilAddress('lifetime:200');
  await type('lorries', '20');
  await untilText(LARGE, '10,000 days');
  await tap(driver, RESET_ALL);
  await untilText(LARGE, '2,500 days');
  for (const [input, value] of [['lorries', 40], ['lifetime', 100]]) {
    assert.deepEqual([await fieldOf(input), await slidTo(input), await isReset(input)], [String(value), value, true], input);
  }
  assert.equal(await find(driver, RESET_ALL).isEnabled(), false);
  await until(driver, 'the old address', 'return location.href === arguments[0]', address);
});

test('a slider and either reset take a refusal away with what was refused', async () => {
  await visit(driver, SMALL_URL);
  for (const [end, lorries] of [
    [() => slide('lorries', Key.ARROW_RIGHT), 55],
    [() => tap(driver, `${slider('lorries')} button.reset`), 40],
    [() => tap(driver, RESET_ALL), 40],
  ]) {
    await type('lorries', '50');
    await untilText(LARGE, '2,000 days');
    await type('lorries', 'half');
    await untilText(`${slider('lorries')} .refused`, 'Write a number from 0 to 200.');
    await end();
    await untilText(`${slider('lorries')} .refused`, '');
    assert.equal(await invalid('lorries'), null, 'a sound number is said to be wrong');
    assert.deepEqual([await fieldOf('lorries'), await slidTo('lorries')], [String(lorries), lorries]);
  }
});

test('on a wide screen and a phone: accounts side by side or one under the other, ranges and bars with a width', async () => {
  await visit(driver, BASE_URL);
  await openAll(driver);
  const boxes = () =>
    driver.executeScript(`
      const box = (node) => { const { left, right, top, width } = node.getBoundingClientRect(); return { left, right, top, width }; };
      return [...document.querySelectorAll('.calculation')].map((node) => ({
        accounts: [...node.querySelectorAll('.account')].map(box),
        ranges: [...node.querySelectorAll('.results .drawn svg')].map(box),
        bars: [...node.querySelectorAll('.sensitivity .fill')].map(box),
      }));`);
  const isTooWide = () => driver.executeScript('return document.documentElement.scrollWidth > document.documentElement.clientWidth');
  const drawn = (calculations) => {
    assert.equal(calculations.length, story.calculations.length);
    assert.ok(calculations.flatMap(({ ranges }) => ranges).length >= 5);
    for (const { ranges, bars } of calculations) {
      for (const { width } of ranges) assert.ok(width > 40, `drawn ${width} pixels wide`);
      assert.ok(bars.length > 1 && bars.every(({ width }) => width > 1), JSON.stringify(bars));
      // The strongest comes first; the drawing is rounded to a tenth of a per cent.
      for (const [index, { width }] of bars.entries()) assert.ok(index === 0 || width <= bars[index - 1].width + 1, JSON.stringify(bars));
    }
  };
  const wide = await boxes();
  drawn(wide);
  for (const { accounts } of wide) {
    const [one, two] = accounts;
    assert.equal(accounts.length, 2);
    assert.equal(one.top, two.top);
    assert.ok(one.right <= two.left, 'one on the other');
  }
  await resize(driver, 390, 844);
  const narrow = await boxes();
  drawn(narrow);
  for (const { accounts: [above, below] } of narrow) assert.ok(below.top > above.top && above.left === below.left, 'on a phone one stands under the other');
  assert.equal(await isTooWide(), false, 'the page is too wide');
});

test('on an earlier day only the calculations of that day are to be seen', async () => {
  await visit(driver, BASE_URL);
  const shown = () =>
    driver.executeScript("return [...document.querySelectorAll('.calculation')].filter((node) => node.checkVisibility()).map((node) => node.id.replace('calculation-', ''))");
  for (const day of [story.updated, '2025-01-31', '2025-01-23', '2025-01-22']) {
    await chooseDay(driver, day);
    const known = story.calculations.filter((one) => one.known <= day).map(({ id }) => id);
    assert.deepEqual(await shown(), known, day);
    assert.equal(await find(driver, '.calculations').isDisplayed(), known.length > 0, day);
  }
});
