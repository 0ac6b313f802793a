// The package in a React app in strict mode, which mounts everything twice in development: properties, events,
// unmounting and mounting again.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { complaints, open } from '../e2e/browser.mjs';
import { find, load, textOf, until, untilText } from '../e2e/page.mjs';
import { start, ways } from './app.mjs';

const CLAIMS = 'contrappunto-claims';
const ASOF = 'contrappunto-asof';

const ready = (driver) =>
  until(driver, 'both engines', `return [...document.querySelectorAll('${CLAIMS}, ${ASOF}')].filter((element) => element.dataset.engine === 'ready').length === 2`);

const inside = (driver, tag, expression) => driver.executeScript(`const root = document.querySelector('${tag}').shadowRoot; return ${expression};`);

const untilInside = (driver, tag, what, expression) =>
  until(driver, what, `const root = document.querySelector('${tag}')?.shadowRoot; return root && (${expression});`);

const click = async (driver, selector) => (await find(driver, selector)).click();

for (const way of ways) {
  describe(`the React app, ${way}`, () => {
    let app;
    let driver;
    before(async () => {
      app = await start('react', way);
      driver = await open();
    });
    after(async () => {
      await driver?.quit();
      await app?.close();
    });

    test('props reach the element, events reach the app, and nothing is there twice', async () => {
      await load(driver, app.url);
      await ready(driver);
      assert.equal(await inside(driver, CLAIMS, "root.querySelectorAll('.base').length"), 1);
      assert.equal(await inside(driver, CLAIMS, "root.querySelector('.part-title').localName"), 'h3');
      assert.equal(await driver.executeScript(`return document.querySelector('${CLAIMS}').className`), 'wide');
      assert.equal(await inside(driver, CLAIMS, "root.querySelector('#claim-C2').hidden"), false);

      await click(driver, '#march');
      await untilInside(driver, CLAIMS, 'the day before the second claim', "root.querySelector('#claim-C2').hidden");
      assert.equal(await textOf(driver, '#moves'), '0', 'what the app sets is not told back');

      await inside(
        driver,
        ASOF,
        `(() => {
          const field = root.querySelector('input[type=date]');
          field.value = '2025-03-10';
          for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
        })()`,
      );
      await untilInside(driver, CLAIMS, 'the claim that the reader’s day brings', "!root.querySelector('#claim-C2').hidden");
      assert.deepEqual(await complaints(driver), []);
    });

    test('the app hears once of each thing that the reader does in its element', async () => {
      await load(driver, app.url);
      await ready(driver);
      await driver.executeScript(
        `document.querySelector('${CLAIMS}').dispatchEvent(new CustomEvent('contrappunto-asof', { detail: { day: '2025-02-12' }, bubbles: true, composed: true }))`,
      );
      await untilText(driver, '#day', '2025-02-12');
      assert.equal(await textOf(driver, '#moves'), '1');
    });

    test('an element that is taken out and put back shows the app’s day again', async () => {
      await load(driver, app.url);
      await ready(driver);
      await click(driver, '#march');
      await untilInside(driver, CLAIMS, 'the day', "root.querySelector('#claim-C2').hidden");
      for (const time of ['first', 'second']) {
        await click(driver, '#toggle');
        await until(driver, 'an empty place', `return document.querySelector('${CLAIMS}') === null`);
        await click(driver, '#toggle');
        await ready(driver);
        await untilInside(driver, CLAIMS, `the day, put back a ${time} time`, "root.querySelector('#claim-C2').hidden");
        assert.equal(await inside(driver, CLAIMS, "root.querySelectorAll('.base').length"), 1);
      }
      assert.equal(await textOf(driver, '#moves'), '0');
      assert.deepEqual(await complaints(driver), []);
    });

    test('a method is called through a ref', async () => {
      await load(driver, app.url);
      await ready(driver);
      await click(driver, '#second');
      await until(driver, 'the second claim picked out', `return document.querySelector('${CLAIMS}').state?.selected?.id === 'C2'`);
    });
  });
}
