// Links lead to what they name: opened, in view, focused. That each has its target is tested on the markup, in
// `tests/page/reading.rs`.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from './suite.mjs';
import { BASE_URL, open, resize } from './browser.mjs';
import { attribute, chooseDay, find, focused, load, putBack, ready, tap, until, visit } from './page.mjs';
import { CORRECTION, story } from './story.mjs';

let driver;
before(async () => (driver = await open()));
after(() => driver?.quit());

// The first line of the item is in the window, and nothing covers it.
const IN_VIEW = `
  const node = document.getElementById(arguments[0]);
  const box = node.getBoundingClientRect();
  if (box.height === 0 || box.top < 0 || box.top + 20 > innerHeight) return false;
  const bar = document.querySelector('.asof').getBoundingClientRect();
  const top = document.elementFromPoint(box.left + 12, box.top + 12);
  return (box.top >= bar.bottom || box.bottom <= bar.top) && (top === node || node.contains(top));`;

const inView = (id) => until(driver, `${id} in view`, IN_VIEW, id);

/** Returns the fragment that a link leads to. */
const target = async (link) => (await link.getAttribute('href')).split('#')[1];

for (const [name, width, height] of [['wide', 1200, 900], ['phone', 390, 844]]) {
  describe(`links within the page (${name})`, () => {
    before(async () => {
      await resize(driver, width, height);
      await visit(driver, BASE_URL);
    });
    beforeEach(() => putBack(driver));

    test('“Bears on” leads from an event to its claim', async () => {
      if (name === 'wide') await tap(driver, '.event-list > summary');
      await tap(driver, '#event-E18 summary');
      await tap(driver, '#event-E18 .claim-link a[href="#claim-C04"]');
      await inView('claim-C04');
      assert.equal(await focused(driver), '#claim-C04');
      assert.equal(new URL(await driver.getCurrentUrl()).hash, '#claim-C04');
    });

    test('a citation opens the sources at its entry, and the way back leaves the page at work', async () => {
      const before = new URL(await driver.getCurrentUrl()).hash;
      assert.equal(await attribute(driver, '.sources details', 'open'), null);
      const cite = await find(driver, '#claim-C04 .statement a.cite');
      const id = await target(cite);
      assert.equal(id, `source-${story.claims.find((claim) => claim.id === 'C04').sources[0]}`);
      await cite.click();
      await inView(id);
      assert.equal(await focused(driver), `#${id}`);
      assert.equal(await attribute(driver, '.sources details', 'open'), '');
      await driver.navigate().back();
      await until(driver, 'the way back', 'return location.hash === arguments[0]', before);
      await chooseDay(driver, '2025-01-31');
      assert.equal(await attribute(driver, 'contrappunto-story', 'data-engine'), 'ready');
    });

    test('a claim’s events lead back to the timeline, folded or not', async () => {
      await tap(driver, '#claim-C04 details.precisely > summary');
      await tap(driver, '#claim-C04 .links a[href="#event-E18"]');
      await inView('event-E18');
      assert.equal(await focused(driver), '#event-E18');
    });

    test('a row that stands for a claim told elsewhere leads to its card', async () => {
      const row = await find(driver, '.claim-row a');
      const id = await target(row);
      await row.click();
      await inView(id);
    });
  });

  test(`a link to a claim, an event, a source or a correction ends there after the take-over, whatever it is folded in (${name})`, async () => {
    await resize(driver, width, height);
    for (const id of ['claim-C04', 'event-E25', `source-${story.sources[40].id}`, CORRECTION]) {
      await load(driver, `${BASE_URL}#${id}`);
      await ready(driver);
      await inView(id);
      const wanted = id === 'claim-C04' || story.events.some((event) => `event-${event.id}` === id && event.claims.includes('C04'));
      await until(driver, `${id} picked out`, "return document.querySelector('#claim-C04').classList.contains('marked') === arguments[0]", wanted);
    }
    const twice = await driver.executeScript("const ids = [...document.querySelectorAll('[id]')].map((node) => node.id); return ids.filter((id, index) => ids.indexOf(id) !== index)");
    assert.deepEqual(twice, [], 'an id stands twice in the live page');
  });
}
