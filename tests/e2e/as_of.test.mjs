// The as-of date: every way to choose a day moves the whole page to it. What is shown on which day is tested on the
// markup, in `tests/page/as_of.rs`.

import assert from 'node:assert/strict';
import { after, before, test } from './suite.mjs';
import { AUTHORED_URL, BASE_URL, dateParts, open, resize } from './browser.mjs';
import { allText, chooseDay, dayShown, find, Key, LATEST, NEXT, press, PREVIOUS, putBack, tap, until, visit, waitForDay } from './page.mjs';
import { countsOn, daysSince1970, isKnown, isPublished, statusOn, story, textsAfter } from './story.mjs';
import { columnsOn } from './tables.mjs';

let driver;
before(async () => (driver = await open()));
after(() => driver?.quit());

// The small story: its days of news, and its last day.
const NEWS = ['2025-02-10', '2025-03-05'];
const LAST = '2025-06-30';

/** Sets the date field as a calendar does, without waiting for the resulting day. */
const setField = (day) =>
  driver.executeScript(
    "const field = document.querySelector('.asof input[type=date]'); field.value = arguments[0]; field.dispatchEvent(new Event('change', { bubbles: true }))",
    day,
  );

/** Returns the values of slider and date field. */
const fields = () =>
  driver.executeScript("return [document.querySelector('.asof input[type=range]').value, document.querySelector('.asof input[type=date]').value]");

test('the date field goes to a day, back and forth, and every part follows', async () => {
  await visit(driver, BASE_URL);
  // Once it is still: the drawing measures its width first.
  await putBack(driver);
  const opening = await driver.executeScript("return document.querySelector('.base').textContent");
  for (const day of ['2025-01-31', '2023-07-31', '2025-09-17', story.updated]) {
    await chooseDay(driver, day);
    const page = await driver.executeScript(`
      const by = (selector, read) => Object.fromEntries([...document.querySelectorAll(selector)].map((node) => [node.id, read(node)]));
      const isThere = (node) => node.dataset.known === 'yes' && !node.hidden && node.textContent !== '';
      return {
        counts: Object.fromEntries([...document.querySelectorAll('.counts li')].map((item) => [item.dataset.status, Number(item.textContent.match(/\\d+/)[0])])),
        events: by('li[id^=event-]', isThere),
        // In a folded list known events are not visible either; unknown ones never are.
        seen: [...document.querySelectorAll('li[id^=event-][data-known=no]')].filter((node) => node.checkVisibility()).map(({ id }) => id),
        claims: by('article[id^=claim-]', (node) => node.dataset.status ?? null),
        sources: by('li[id^=source-]', (node) => node.dataset.known === 'yes'),
        items: by('[id^=item-]', isThere),
        columns: Object.fromEntries([...document.querySelectorAll('section.table')].filter((node) => node.id).map((node) =>
          [node.id, [...node.querySelectorAll('th[data-item]')].map((head) => head.dataset.item)])),
      };`);
    const tables = story.tables.filter((table) => columnsOn(table, day).length);
    assert.deepEqual(
      page,
      {
        counts: countsOn(day),
        events: Object.fromEntries(story.events.map((event) => [`event-${event.id}`, isKnown(event, day)])),
        seen: [],
        claims: Object.fromEntries(story.claims.map((claim) => [`claim-${claim.id}`, statusOn(claim, day)?.status ?? null])),
        sources: Object.fromEntries(story.sources.map((source) => [`source-${source.id}`, isPublished(source, day)])),
        items: Object.fromEntries(tables.flatMap((table) => table.items.map((item) => [`item-${table.id}-${item.id}`, !item.known || item.known <= day]))),
        columns: Object.fromEntries(tables.map((table) => [`table-${table.id}`, columnsOn(table, day)])),
      },
      day,
    );
    assert.deepEqual(await fields(), [String(daysSince1970(day)), day]);
    const text = await allText(driver);
    assert.deepEqual(textsAfter(day, 'en').filter(([, words]) => text.includes(words)), [], day);
  }
  // Announcements for screen readers come in addition.
  await until(driver, 'what it said at first', "const base = document.querySelector('.base'); const said = base.querySelector('.standing [role=status]').textContent; return base.textContent.replace(said, '') === arguments[0]", opening);
});

test('the slider goes to a day by keyboard', async () => {
  await visit(driver, AUTHORED_URL);
  const slider = await find(driver, '.asof input[type=range]');
  await slider.sendKeys(Key.HOME);
  await waitForDay(driver, NEWS[0]);
  await slider.sendKeys(Key.END);
  await waitForDay(driver, LAST);
  await slider.sendKeys(Key.ARROW_LEFT, Key.ARROW_LEFT, Key.ARROW_RIGHT);
  await waitForDay(driver, '2025-06-29');
  await slider.sendKeys(Key.PAGE_DOWN);
  await until(driver, 'a day more than one before', "return document.querySelector('.asof').dataset.day < '2025-06-28'");
  const day = await dayShown(driver);
  assert.deepEqual(await fields(), [String(daysSince1970(day)), day]);
});

test('a reader can type a date into the field', async () => {
  dateParts();
  await visit(driver, AUTHORED_URL);
  // The field expects its parts in the order of the browser's own language.
  const order = await driver.executeScript(
    "return new Intl.DateTimeFormat().formatToParts(new Date()).map((part) => part.type).filter((type) => type !== 'literal')",
  );
  const parts = { year: '2025', month: '03', day: '05' };
  // Real keys, one after another: the field has a complete date after each of them.
  await driver.executeScript("document.querySelector('.asof input[type=date]').focus()");
  for (const key of order.map((part) => parts[part]).join('')) await press(driver, key);
  await waitForDay(driver, '2025-03-05').catch(async () => {
    assert.fail(`typed 2025-03-05, the page went to ${await dayShown(driver)}`);
  });
});

test('the buttons go from news to news and back to the latest day, on a phone too', async () => {
  const steps = [[PREVIOUS, NEWS[1]], [PREVIOUS, NEWS[0]], [NEXT, NEWS[1]]];
  // On a phone there is no room for a button to the latest day; the next button leads there.
  for (const [width, height, last] of [[1200, 900, LATEST], [390, 844, NEXT]]) {
    await resize(driver, width, height);
    await visit(driver, AUTHORED_URL);
    assert.equal(await find(driver, '.asof input[type=range]').isDisplayed(), true);
    for (const [button, day] of [...steps, [last, LAST]]) {
      await tap(driver, button);
      await waitForDay(driver, day);
    }
    assert.equal(await find(driver, NEXT).isEnabled(), false);
  }
  await resize(driver, 1200);
});

test('a day out of the story is answered with its first or last', async () => {
  await visit(driver, AUTHORED_URL);
  await chooseDay(driver, NEWS[1]);
  await setField('2031-05-05');
  await waitForDay(driver, LAST);
  await setField('1999-01-01');
  await waitForDay(driver, NEWS[0]);
  assert.deepEqual(await fields(), [String(daysSince1970(NEWS[0])), NEWS[0]]);
});

test('a reader who hears the page is told of a new day once, in a sentence', async () => {
  await visit(driver, AUTHORED_URL);
  const said = () => driver.executeScript("return [...document.querySelectorAll('[role=status]')].map((node) => node.textContent.trim()).filter(Boolean)");
  assert.deepEqual(await said(), []);
  await chooseDay(driver, '2025-03-04');
  await until(driver, 'the sentence', "return document.querySelector('[role=status]').textContent.includes('4 March 2025')");
  assert.deepEqual(await said(), ['As known on 4 March 2025: 1 event, 1 claim.']);
});
