// One day for everything: what was known on it shows, what came later does not.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE_URL, open, resize } from './browser.mjs';
import { allText, attribute, chooseDay, count, dayShown, find, Key, LATEST, NEXT, pageIn, press, PREVIOUS, textOf, until, visit, waitForDay } from './page.mjs';
import { countsOn, daysSince1970, isKnown, isPublished, knownFrom, LANGUAGES, plain, statusOn, story, textsAfter } from './story.mjs';
import { columnsOn } from './tables.mjs';

const TEN_DAYS = [
  '2022-10-07', '2023-07-31', '2024-07-31', '2024-12-26', '2025-01-23', '2025-01-27',
  '2025-01-31', '2025-06-24', '2025-09-17', '2026-04-24',
];

let driver;
before(async () => (driver = await open()));
after(() => driver?.quit());

/** What the page shows at 31 January 2025, however the reader got there. */
async function showsTheEndOfJanuary2025() {
  const day = '2025-01-31';
  assert.equal(await dayShown(driver), day);
  assert.equal(await attribute(driver, '#claim-C04', 'data-status'), 'contradicted-in-part');
  assert.deepEqual(
    await driver.executeScript("return [document.querySelector('.asof input[type=range]').value, document.querySelector('.asof input[type=date]').value]"),
    [String(daysSince1970(day)), day],
  );
  const text = await allText(driver);
  for (const event of story.events) {
    const expected = isKnown(event, day) ? 'yes' : 'no';
    assert.equal(await attribute(driver, `#event-${event.id}`, 'data-known'), expected, event.id);
    if (expected === 'no') {
      assert.ok(!text.includes(plain(event.title.en)), `the page knows of ${event.id} too early`);
      assert.equal(await driver.executeScript('return document.getElementById(arguments[0]).checkVisibility()', `event-${event.id}`), false);
    }
  }
  assert.ok(story.events.some((event) => !isKnown(event, day)), 'no event is later: nothing was tested');

  const claim = story.claims.find(({ id }) => id === 'C04');
  const later = [...claim.for, ...claim.against].filter((piece) => !isKnown(piece, day));
  const earlier = [...claim.for, ...claim.against].filter((piece) => isKnown(piece, day));
  assert.ok(later.length > 0 && earlier.length > 0);
  const card = await textOf(driver, '#claim-C04');
  for (const piece of later) assert.ok(!card.includes(plain(piece.text.en)), piece.text.en);
  for (const piece of earlier) assert.ok(card.includes(plain(piece.text.en)), piece.text.en);

  assert.ok(!(await textOf(driver, '#claim-C02')).includes('512'), 'the 512 chips of R1 became known in September 2025');
}

test('the date field goes to a day, and nothing learnt later is there', async () => {
  await visit(driver, BASE_URL);
  await chooseDay(driver, '2025-01-31');
  await showsTheEndOfJanuary2025();
});

test('the slider goes to a day by keyboard, and nothing learnt later is there', async () => {
  await visit(driver, BASE_URL);
  const slider = await find(driver, '.asof input[type=range]');
  await slider.sendKeys(Key.HOME);
  await waitForDay(driver, story.events.map(knownFrom).concat(story.claims.map(knownFrom)).sort()[0]);
  await slider.sendKeys(Key.END);
  await waitForDay(driver, story.updated);
  // A page at a time while that does not go past the day, then day by day.
  const target = daysSince1970('2025-01-31');
  const value = () => driver.executeScript("return Number(document.querySelector('.asof input[type=range]').value)");
  let here = await value();
  await slider.sendKeys(Key.PAGE_DOWN);
  const page = here - (await value());
  assert.ok(page > 1, `a page is ${page} days`);
  for (here = await value(); here - page >= target; here = await value()) await slider.sendKeys(Key.PAGE_DOWN);
  for (let left = here - target; left > 0; left -= 50) await slider.sendKeys(...Array(Math.min(left, 50)).fill(Key.ARROW_LEFT));
  await waitForDay(driver, '2025-01-31');
  await showsTheEndOfJanuary2025();
});

test('a reader can type a date into the field', async () => {
  await visit(driver, BASE_URL);
  // The field asks for its parts in the order of the browser's own language.
  const order = await driver.executeScript(
    "return new Intl.DateTimeFormat().formatToParts(new Date()).map((part) => part.type).filter((type) => type !== 'literal')",
  );
  const parts = { year: '2025', month: '01', day: '31' };
  // Real keys, one after the other: the field has a whole date after each of them.
  await driver.executeScript("document.querySelector('.asof input[type=date]').focus()");
  for (const key of order.map((part) => parts[part]).join('')) await press(driver, key);
  await waitForDay(driver, '2025-01-31').catch(async () => {
    assert.fail(`typed 2025-01-31, the page went to ${await dayShown(driver)}`);
  });
});

test('before a claim was made its card is hidden and empty', async () => {
  await visit(driver, BASE_URL);
  await chooseDay(driver, '2024-12-31');
  const card = await driver.executeScript(`
    const { dataset, hidden, childNodes, textContent } = document.querySelector('#claim-C04');
    return { known: dataset.known, status: dataset.status ?? null, hidden, children: childNodes.length, textContent };`);
  assert.deepEqual(card, { known: 'no', status: null, hidden: true, children: 0, textContent: '' });
});

test('the counts in the bar are those of the cards, on ten days', async () => {
  await visit(driver, BASE_URL);
  for (const day of TEN_DAYS) {
    await chooseDay(driver, day);
    const { bar, cards } = await driver.executeScript(`
      const bar = Object.fromEntries([...document.querySelectorAll('.counts li')]
        .map((item) => [item.dataset.status, Number(item.textContent.match(/\\d+/)[0])]));
      const cards = {};
      document.querySelectorAll('.card[data-known=yes]').forEach(({ dataset }) => (cards[dataset.status] = (cards[dataset.status] ?? 0) + 1));
      return { bar, cards };`);
    assert.deepEqual(bar, cards, day);
    assert.deepEqual(bar, countsOn(day), day);
  }
});

for (const language of LANGUAGES) {
  test(`nothing written later can be found in the page, on ten days (${language})`, async () => {
    await visit(driver, pageIn(language));
    for (const day of TEN_DAYS) {
      await chooseDay(driver, day);
      const text = await allText(driver);
      const later = textsAfter(day, language);
      assert.ok(later.length > 50, `${day}: only ${later.length} texts were looked for`);
      assert.deepEqual(later.filter(([, words]) => text.includes(words)), [], day);
    }
  });
}

for (const language of LANGUAGES) {
  test(`what is looked for on earlier days is all there on the last (${language})`, async () => {
    await visit(driver, pageIn(language));
    const text = await allText(driver);
    for (const day of TEN_DAYS) assert.deepEqual(textsAfter(day, language).filter(([, words]) => !text.includes(words)), [], day);
  });
}

test('claims, sources, table columns and their lists follow the day, on ten days', async () => {
  await visit(driver, BASE_URL);
  for (const day of TEN_DAYS) {
    await chooseDay(driver, day);
    const page = await driver.executeScript(`
      const by = (selector, read) => Object.fromEntries([...document.querySelectorAll(selector)].map((node) => [node.id, read(node)]));
      return {
        claims: by('article[id^=claim-]', (node) => node.dataset.status ?? null),
        sources: by('li[id^=source-]', (node) => node.dataset.known === 'yes'),
        items: by('[id^=item-]', (node) => node.dataset.known === 'yes' && !node.hidden && node.textContent !== ''),
        columns: Object.fromEntries([...document.querySelectorAll('section.table')].filter((node) => node.id).map((node) =>
          [node.id, [...node.querySelectorAll('th[data-item]')].map((head) => head.dataset.item)])),
      };`);
    assert.deepEqual(page.claims, Object.fromEntries(story.claims.map((claim) => [`claim-${claim.id}`, statusOn(claim, day)?.status ?? null])), day);
    assert.deepEqual(page.sources, Object.fromEntries(story.sources.map((source) => [`source-${source.id}`, isPublished(source, day)])), day);
    const tables = story.tables.filter((table) => columnsOn(table, day).length);
    const items = tables.flatMap((table) => table.items.map((item) => [`item-${table.id}-${item.id}`, !item.known || item.known <= day]));
    assert.deepEqual(page.items, Object.fromEntries(items), day);
    assert.deepEqual(page.columns, Object.fromEntries(tables.map((table) => [`table-${table.id}`, columnsOn(table, day)])), day);
  }
});

test('the buttons go from news to news and back to the latest day', async () => {
  await visit(driver, BASE_URL);
  await chooseDay(driver, '2025-01-28');
  await find(driver, NEXT).click();
  await waitForDay(driver, '2025-01-29');
  await find(driver, PREVIOUS).click();
  await waitForDay(driver, '2025-01-28');
  await find(driver, PREVIOUS).click();
  await waitForDay(driver, '2025-01-27');
  await find(driver, LATEST).click();
  await waitForDay(driver, story.updated);
  assert.equal(await find(driver, NEXT).isEnabled(), false);
});

test('a day out of the story is answered with its first or last', async () => {
  await visit(driver, BASE_URL);
  await chooseDay(driver, '2025-01-31');
  const set = (day) =>
    driver.executeScript(
      "const field = document.querySelector('.asof input[type=date]'); field.value = arguments[0]; field.dispatchEvent(new Event('change', { bubbles: true }))",
      day,
    );
  await set('2031-05-05');
  await waitForDay(driver, story.updated);
  await set('1999-01-01');
  await waitForDay(driver, '2022-03-22');
});

test('a reader who hears the page is told of a new day once, in a sentence', async () => {
  await visit(driver, BASE_URL);
  const said = () => driver.executeScript("return [...document.querySelectorAll('[role=status]')].map((node) => node.textContent.trim()).filter(Boolean)");
  assert.deepEqual(await said(), []);
  await chooseDay(driver, '2025-01-31');
  const known = story.events.filter((event) => isKnown(event, '2025-01-31')).length;
  await until(driver, 'the sentence', "return document.querySelector('[role=status]').textContent.includes('31 January 2025')");
  const sentences = await said();
  assert.equal(sentences.length, 1, sentences.join(' ¶ '));
  assert.match(sentences[0], new RegExp(`${known} events`));
});

test('on a phone the day can be moved with buttons and slider', async () => {
  await resize(driver, 390, 844);
  await visit(driver, BASE_URL);
  await find(driver, PREVIOUS).click();
  await until(driver, 'an earlier day', "return document.querySelector('.asof').dataset.day < arguments[0]", story.updated);
  assert.equal(await find(driver, '.asof input[type=range]').isDisplayed(), true);
  await resize(driver, 1200);
});
