// A timeline with very many events: what is out of view is not in the drawing, and the list stays complete.

import assert from 'node:assert/strict';
import { after, before, test } from './suite.mjs';
import { BASE_URL, complaints, open, resize } from './browser.mjs';
import { until, visit } from './page.mjs';

let driver;
before(async () => (driver = await open()));
after(() => driver?.quit());

const page = (count) => `${BASE_URL}host/timeline.html?synthetic=${count}`;
/** Runs a script with the root of the story as `root`. */
const inStory = (script, ...args) => driver.executeScript(`const root = document.querySelector('contrappunto-story').shadowRoot; ${script}`, ...args);
const untilStory = (what, script, ...args) => until(driver, what, `const root = document.querySelector('contrappunto-story').shadowRoot; ${script}`, ...args);

for (const count of [1_000, 10_000]) {
  test(`of ${count} events only what is in view is drawn, and each is a mark or counted`, async () => {
    await visit(driver, page(count));
    const drawn = await inStory(`
      const clusters = [...root.querySelectorAll('.cluster')];
      return {
        nodes: root.querySelectorAll('.plot *').length,
        events: root.querySelectorAll('.mark').length + clusters.reduce((sum, node) => sum + Number(node.dataset.count), 0),
      };`);
    assert.equal(drawn.events, count);
    assert.ok(drawn.nodes < 3_000, `${drawn.nodes} nodes in the drawing`);
    for (let step = 0; step < 6; step += 1) await inStory("root.querySelector('.zoom .chip:nth-child(3)').click()");
    const nearer = await untilStory('fewer of them', `
      const events = root.querySelectorAll('.mark').length + [...root.querySelectorAll('.cluster')].reduce((sum, node) => sum + Number(node.dataset.count), 0);
      return events < arguments[0] && { events, nodes: root.querySelectorAll('.plot *').length };`, count / 2);
    assert.ok(nearer.nodes < 3_000, `${nearer.nodes} nodes in the drawing`);
  });
}

test('the list goes through all of its pages, and every event is on one of them', async () => {
  await visit(driver, page(1_000));
  const listed = () => inStory("return [...root.querySelectorAll('.event-list li')].map(({ id }) => id)");
  const seen = [];
  for (;;) {
    const here = await listed();
    assert.equal(here.length, 100);
    seen.push(...here);
    const words = await inStory("return root.querySelector('.pages span').textContent");
    assert.match(words, new RegExp(`^${(seen.length - 99).toLocaleString('en')}–${seen.length.toLocaleString('en')} of 1,000 events$`));
    if (!(await inStory("return !root.querySelector('.pages .chip:last-child').disabled"))) break;
    await inStory("root.querySelector('.pages .chip:last-child').click()");
    await untilStory('the next page', "return root.querySelector('.event-list li').id !== arguments[0]", here[0]);
  }
  assert.equal(new Set(seen).size, 1_000);
});

test('an event that is picked out brings its page', async () => {
  await visit(driver, page(1_000));
  await inStory("root.querySelector('.plot').focus()");
  await driver.actions().sendKeys('\uE010').perform(); // End
  const chosen = await untilStory('an event', "return root.querySelector('.detail .kicker').textContent === 'Selected event' && root.querySelector('.detail').dataset.event");
  await untilStory('it in the list', "return root.getElementById(`event-${arguments[0]}`)?.ariaCurrent === 'true'", chosen);
});

test('a search among ten thousand finds the one', async () => {
  await visit(driver, page(10_000));
  await inStory("root.querySelector('.filters input').focus()");
  await driver.actions().sendKeys('event 7777').perform();
  await untilStory('one of them', "return /^1 of 10,000 events/.test(root.querySelector('.found').textContent)");
  assert.deepEqual(await inStory("return [...root.querySelectorAll('.event-list li:not([hidden]) mark')].map((node) => node.textContent.toLowerCase())").then((marks) => [...new Set(marks)]), ['event', '7777']);
  assert.equal(await inStory("return root.querySelectorAll('.mark').length"), 1);
});

test('on a phone the list has pages too, and nothing is wider than the page', async () => {
  await resize(driver, 390, 844);
  await visit(driver, page(1_000));
  assert.equal(await inStory("return getComputedStyle(root.querySelector('.plot')).display"), 'none');
  assert.ok(await inStory("return root.querySelector('.pages .chip').checkVisibility()"));
  assert.ok((await driver.executeScript('return document.documentElement.scrollWidth')) <= 390);
  await resize(driver, 1200);
});

test('the page of made-up events keeps its own strict policy and says nothing', async () => {
  await visit(driver, page(47));
  assert.deepEqual(await complaints(driver), []);
});
