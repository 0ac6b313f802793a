// English and Italian are the same page in two languages: the same day, the same state, each marked with its language.
// That every text has its language is tested on the markup, in `tests/page/reading.rs`.

import assert from 'node:assert/strict';
import { after, before, test } from './suite.mjs';
import { open } from './browser.mjs';
import { startHost } from './host.mjs';
import { attribute, chooseDay, dayShown, find, forget, heard, tap, textOf, until, visit } from './page.mjs';
import { isKnown, plain, story } from './story.mjs';

let driver;
let host;
before(async () => {
  host = await startHost();
  driver = await open();
});
after(async () => {
  await driver?.quit();
  await host?.close();
});

const change = async (to) => {
  await tap(driver, `.languages [lang=${to}]`);
  await until(driver, `the language ${to}`, "return document.querySelector('.story').lang === arguments[0]", to);
};

test('a change to Italian keeps the day and what was chosen', async () => {
  await visit(driver, host.url);
  assert.equal(await attribute(driver, 'html', 'lang'), 'en');
  await chooseDay(driver, '2025-01-31');
  await tap(driver, '.mark[data-event=E17] .shape');
  await driver.executeScript('window.stayed = true');
  await change('it');
  assert.equal(await dayShown(driver), '2025-01-31');
  assert.equal(await attribute(driver, '#event-E17', 'aria-current'), 'true');
  assert.equal(await driver.executeScript('return window.stayed'), true, 'the page was left');
  assert.equal(await driver.getCurrentUrl(), `${host.url}it/?as-of=2025-01-31&selected=event-E17`);
  assert.equal(await textOf(driver, '.asof-day time'), '31 gennaio 2025');
  assert.equal(await textOf(driver, '#event-E17 .event-title'), plain(story.events.find(({ id }) => id === 'E17').title.it));
  assert.equal(await attribute(driver, '#claim-C04', 'data-status'), 'contradicted-in-part');
  await change('en');
  assert.equal(await dayShown(driver), '2025-01-31');
  assert.equal(await textOf(driver, '.asof-day time'), '31 January 2025');
  assert.equal(await driver.getCurrentUrl(), `${host.url}?as-of=2025-01-31&selected=event-E17`);
});

test('after the change no English text is left, and the host is told of a state, not of a choice or a day', async () => {
  await visit(driver, host.url);
  const figure = '#row-chips-memory_bandwidth td[data-item=h100-sxm-80] b';
  assert.equal(await textOf(driver, figure), '3,350');
  await forget(driver);
  await change('it');
  assert.deepEqual((await heard(driver)).map(({ name, detail }) => [name, detail]), [
    ['state', { state: { asOf: story.updated, lang: 'it', selected: null, link: '' } }],
  ]);
  assert.equal(await textOf(driver, figure), '3.350');
  const text = await textOf(driver, '.base');
  for (const event of story.events.filter((event) => event.title.en !== event.title.it)) {
    assert.ok(text.includes(plain(event.title.it)), event.id);
    assert.ok(!text.includes(plain(event.summary.en)), event.id);
  }
  for (const claim of story.claims) {
    assert.ok(text.includes(plain(claim.statement.it)), claim.id);
    assert.ok(!text.includes(plain(claim.statement.en)), claim.id);
  }
});

test('the Italian page stands alone, with its address in the choice of languages', async () => {
  await visit(driver, new URL('it/', host.url).href);
  assert.equal(await attribute(driver, 'html', 'lang'), 'it');
  assert.equal(await attribute(driver, '.story', 'lang'), 'it');
  assert.equal(await attribute(driver, '.languages [lang=it]', 'aria-current'), 'true');
  assert.equal(await textOf(driver, 'h1'), plain(story.title.it));
  assert.equal(await driver.getTitle(), story.title.it);
  const links = await driver.executeScript("return [...document.querySelectorAll('.languages a')].map((link) => [link.lang, link.pathname])");
  assert.deepEqual(links, [['en', '/'], ['it', '/it/']]);
  for (const href of await driver.executeScript("return [...document.querySelectorAll('.languages a')].map((link) => link.href)")) {
    assert.equal((await fetch(href)).status, 200, href);
  }
  await chooseDay(driver, '2025-01-31');
  assert.equal(await textOf(driver, '.asof-day time'), '31 gennaio 2025');
  const known = story.events.filter((event) => isKnown(event, '2025-01-31'));
  assert.match(await textOf(driver, '.event-list > summary'), new RegExp(`${known.length} eventi`));
});
