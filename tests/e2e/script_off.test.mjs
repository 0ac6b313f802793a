// A reader without script gets the story styled, laid out, and without controls that have no effect. That it says every
// fact is tested on the markup, in `tests/page/reading.rs`.

import assert from 'node:assert/strict';
import { after, before, describe, test } from './suite.mjs';
import { open, resize } from './browser.mjs';
import { misplaced } from './geometry.mjs';
import { find, pageIn, tap, until } from './page.mjs';
import { LANGUAGES, plain, story } from './story.mjs';
import { columnsOn } from './tables.mjs';

let driver;
before(async () => (driver = await open({ script: false })));
after(() => driver?.quit());

for (const language of LANGUAGES) {
  describe(`without script (${language})`, () => {
    before(async () => {
      await resize(driver, 1200);
      await driver.get(pageIn(language));
    });

    test('the page tells the story', async () => {
      assert.equal(await driver.executeScript("return matchMedia('(scripting: none)').matches"), true, 'script is on after all');
      const texts = await driver.executeScript("return Object.fromEntries([...document.querySelectorAll('.base [id]')].map((node) => [node.id, node.textContent.replace(/\\s+/g, ' ').trim()]))");
      const wanted = [
        ...story.events.map((event) => [`event-${event.id}`, event.summary[language]]),
        ...story.claims.map((claim) => [`claim-${claim.id}`, claim.statement[language]]),
        ...story.calculations.map((one) => [`calculation-${one.id}`, one.cannot_show[language]]),
        ...story.sources.map((source) => [`source-${source.id}`, source.title]),
      ];
      assert.deepEqual(wanted.filter(([id, text]) => !texts[id]?.includes(plain(text))), []);
    });

    test('the usual rows and columns of the tables show', async () => {
      const shown = new Set(await driver.executeScript("return [...document.querySelectorAll('td[data-item]')].filter((cell) => cell.checkVisibility()).map((cell) => cell.closest('tr').id + ' ' + cell.dataset.item)"));
      const wanted = story.tables.flatMap((table) =>
        table.properties
          .filter(({ minor }) => !minor)
          .flatMap(({ id }) => columnsOn(table, story.updated).map((item) => `row-${table.id}-${id} ${item}`)),
      );
      assert.ok(wanted.length > 50);
      assert.deepEqual(wanted.filter((place) => !shown.has(place)), []);
    });

    test('the page is styled, shows no dead control, and its drawing is no stop on the way', async () => {
      const { paper, title, family, dead, stops } = await driver.executeScript(`
        const base = getComputedStyle(document.querySelector('.base'));
        const shown = (selector) => [...document.querySelectorAll(selector)].filter((node) => node.checkVisibility());
        return {
          paper: base.backgroundColor,
          title: parseFloat(getComputedStyle(document.querySelector('h1')).fontSize),
          family: getComputedStyle(document.querySelector('h1')).fontFamily,
          stops: shown('.plot[tabindex="0"]').length,
          // A scrolling box responds to keys by itself.
          dead: shown('button, input, select, [role=button], [tabindex="0"]')
            // A step of a history is read by focusing it, with the style sheet alone.
            .filter((node) => !(node.matches('.strip-step') && (node.focus(), node.nextElementSibling.checkVisibility())))
            .filter((node) => !(node.matches('.table-scroll') && (node.scrollWidth > node.clientWidth || node.scrollHeight > node.clientHeight)))
            .map((node) => node.outerHTML.slice(0, 120)),
        };`);
      assert.notEqual(paper, 'rgba(0, 0, 0, 0)');
      assert.ok(title > 24 && /serif/.test(family), `title: ${title}px ${family}`);
      assert.equal(stops, 0, 'the drawing can be focused, and says that arrow keys move in it, where no script answers them');
      assert.deepEqual(dead, []);
    });

    test('every text has its place', async () => {
      for (const width of [320, 390, 768, 1200]) {
        await resize(driver, width);
        assert.deepEqual(await misplaced(driver), [], `at ${width}`);
      }
    });

    test('the lists of figures open', async () => {
      await tap(driver, '#table-chips .every-figure > summary');
      await tap(driver, '#item-chips-ascend-910c > summary');
      assert.equal(await find(driver, '#item-chips-ascend-910c dl').isDisplayed(), true);
    });

    test('a citation leads to its source', async () => {
      const cite = '#claim-C04 .statement a.cite';
      const target = (await (await find(driver, cite)).getAttribute('href')).split('#')[1];
      await tap(driver, cite);
      await until(driver, 'the source in view', `
        const box = document.getElementById(arguments[0]).getBoundingClientRect();
        return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;`, target);
      assert.equal(new URL(await driver.getCurrentUrl()).hash, `#${target}`);
    });
  });
}
