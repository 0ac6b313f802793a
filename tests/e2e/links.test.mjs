// Links lead to what they name: opened, in view, with the focus.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE_URL, open, resize } from './browser.mjs';
import { attribute, chooseDay, find, focused, load, ready, tap, until, visit } from './page.mjs';
import { story } from './story.mjs';

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

for (const [name, width, height] of [['wide', 1200, 900], ['phone', 390, 844]]) {
  test(`“Bears on” leads from an event to its claim (${name})`, async () => {
    await resize(driver, width, height);
    await visit(driver, BASE_URL);
    if (name === 'wide') await find(driver, '.event-list > summary').click();
    await tap(driver, '#event-E18 summary');
    await tap(driver, '#event-E18 .claim-link a[href="#claim-C04"]');
    await inView('claim-C04');
    assert.equal(await focused(driver), '#claim-C04');
    assert.equal(new URL(await driver.getCurrentUrl()).hash, '#claim-C04');
  });

  test(`a citation opens the sources at its entry (${name})`, async () => {
    await resize(driver, width, height);
    await visit(driver, BASE_URL);
    assert.equal(await attribute(driver, '.sources details', 'open'), null);
    const cite = await find(driver, '#claim-C04 .statement a.cite');
    const id = (await cite.getAttribute('href')).split('#')[1];
    assert.equal(id, `source-${story.claims.find((claim) => claim.id === 'C04').sources[0]}`);
    await cite.click();
    await inView(id);
    assert.equal(await focused(driver), `#${id}`);
    assert.equal(await attribute(driver, '.sources details', 'open'), '');
    await driver.navigate().back();
    await until(driver, 'the way back', "return location.hash === ''");
    await chooseDay(driver, '2025-01-31');
    assert.equal(await attribute(driver, 'contrappunto-story', 'data-engine'), 'ready');
  });

  test(`a claim’s events lead back to the timeline, folded or not (${name})`, async () => {
    await resize(driver, width, height);
    await visit(driver, BASE_URL);
    await find(driver, '#claim-C04 details.precisely > summary').click();
    await find(driver, '#claim-C04 .links a[href="#event-E18"]').click();
    await inView('event-E18');
    assert.equal(await focused(driver), '#event-E18');
  });

  test(`a link to a claim ends there after the take-over (${name})`, async () => {
    await resize(driver, width, height);
    await load(driver, `${BASE_URL}#claim-C04`);
    await ready(driver);
    await inView('claim-C04');
    assert.equal(await attribute(driver, '#claim-C04', 'class').then((list) => list.includes('marked')), true);
  });

  test(`a link to an event or a source opens what it is folded in (${name})`, async () => {
    await resize(driver, width, height);
    for (const id of ['event-E25', `source-${story.sources[40].id}`]) {
      await load(driver, `${BASE_URL}#${id}`);
      await ready(driver);
      await inView(id);
    }
  });
}

test('a row that stands for a claim told elsewhere leads to its card', async () => {
  await resize(driver, 1200, 900);
  await visit(driver, BASE_URL);
  const row = await find(driver, '.claim-row a');
  const id = (await row.getAttribute('href')).split('#')[1];
  await row.click();
  await inView(id);
});

test('every link within the page has its target, on three days', async () => {
  await visit(driver, BASE_URL);
  for (const day of [story.updated, '2025-01-31', '2023-07-31']) {
    await chooseDay(driver, day);
    const broken = await driver.executeScript(`
      return [...document.querySelectorAll('.base a[href^="#"]')]
        .filter((link) => {
          const target = document.getElementById(link.hash.slice(1));
          return !target || target.dataset.known === 'no';
        }).map((link) => link.hash);`);
    assert.deepEqual(broken, [], day);
  }
});

test('no id stands twice', async () => {
  await visit(driver, BASE_URL);
  const ids = await driver.executeScript("return [...document.querySelectorAll('[id]')].map((node) => node.id)");
  assert.ok(ids.length > 200);
  assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), []);
});

test('links out of the page tell the other site nothing of the opener', async () => {
  await visit(driver, BASE_URL);
  const bare = await driver.executeScript(`
    return [...document.querySelectorAll('.base a')].filter((link) => link.origin !== location.origin && !link.relList.contains('noopener')).map((link) => link.href);`);
  assert.deepEqual(bare, []);
});
