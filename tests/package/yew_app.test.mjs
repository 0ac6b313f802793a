// A component of the crate in another Yew app, with that app's own story.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { complaints, open } from '../e2e/browser.mjs';
import { count, load, textOf, until } from '../e2e/page.mjs';

let driver;
before(async () => {
  driver = await open();
});
after(() => driver?.quit());

test('the claims of the app’s story are read, styled, and answer the reader', async () => {
  await load(driver, process.env.YEW_APP);
  await until(driver, 'the claims', "return document.querySelector('#claim-late')");
  assert.match(await textOf(driver, '#claim-late'), /The tower clock is five minutes late\./);
  assert.match(await textOf(driver, '#claim-right'), /The tower clock runs to the minute\./);
  assert.equal(await count(driver, '#problems'), 0);
  assert.equal(
    await driver.executeScript("return getComputedStyle(document.querySelector('.base')).containerType"),
    'inline-size',
    'the style sheet is not there',
  );

  assert.equal(await textOf(driver, '#link'), '');
  const before = await textOf(driver, '.questions');
  const order = await driver.executeScript(`
    const choice = [...document.querySelectorAll('.claims select')].find((select) => select.options.length > 1);
    choice.selectedIndex = choice.selectedIndex === 0 ? 1 : 0;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    return choice.value;`);
  await until(driver, 'the other order', "return document.querySelector('#link').textContent.includes(arguments[0])", order);
  assert.notEqual(await textOf(driver, '.questions'), before);
  assert.deepEqual(await complaints(driver), []);
});
