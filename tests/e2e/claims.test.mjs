// Claims facing counterclaims: each control does what it says. The results are tested on the markup, in
// `tests/page/claims.rs`.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from './suite.mjs';
import { allowClipboard, asPrinted, open, resize, saveInto } from './browser.mjs';
import { swipe } from './hand.mjs';
import { attribute, count, find, Key, openAll, pageIn, press, putBack, tap, textOf, until, visit, waitFor, waitForDay } from './page.mjs';
import { countsOn, isKnown, LANGUAGES, plain, statusOn, story } from './story.mjs';

let driver;
before(async () => (driver = await open()));
after(() => driver?.quit());

const claim = (id) => story.claims.find((one) => one.id === id);
const [ORDER, CLAIMANT, STATUS, ABOUT] = [0, 1, 2, 3];
const choose = (index, value) =>
  driver.executeScript(
    "const field = document.querySelectorAll('.claims > .filters select')[arguments[0]]; field.value = arguments[1]; field.dispatchEvent(new Event('change', { bubbles: true }))",
    index,
    value,
  );
/** Waits until exactly the cards of these claims are visible, each once. */
const untilShown = (claims) =>
  until(
    driver,
    'the claims',
    "return JSON.stringify([...document.querySelectorAll('.card')].filter((card) => !card.hidden && card.checkVisibility()).map(({ id }) => id.replace('claim-', '')).sort()) === JSON.stringify(arguments[0])",
    claims.map(({ id }) => id).sort(),
  );
const untilAddress = (part) => until(driver, `${part} in the address`, 'return location.search.includes(arguments[0])', part);

describe('on one page', () => {
  before(() => visit(driver, pageIn('en')));
  beforeEach(() => putBack(driver));

  test('a reader picks both days between which changes are told', async () => {
    await putBack(driver, 'as-of=2025-09-30');
    await tap(driver, '.changes > summary');
    const set = (place, day) =>
      driver.executeScript(
        "const field = document.querySelectorAll('.changes input')[arguments[0]]; field.value = arguments[1]; field.dispatchEvent(new Event('change', { bubbles: true }))",
        place,
        day,
      );
    const untilChanges = (some) => until(driver, `changes: ${some}`, "return document.querySelector('.changes li') !== null === arguments[0]", some);
    await set(0, '2025-06-22');
    await untilAddress('claims.since=2025-06-22');
    await set(1, '2025-06-23');
    await waitForDay(driver, '2025-06-23');
    await untilChanges(true);
    await set(0, '2025-06-23');
    await untilChanges(false);
    assert.ok((await textOf(driver, '.changes > .quiet')).length > 10);
  });

  test('a count in the bar is a filter, pressed and let go', async () => {
    const day = '2025-01-31';
    await putBack(driver, `as-of=${day}`);
    const known = story.claims.filter((one) => isKnown(one, day));
    const [status, number] = Object.entries(countsOn(day)).find(([, count]) => count > 1);
    const pill = `.counts [data-status="${status}"] button`;
    await tap(driver, pill);
    await untilShown(known.filter((one) => statusOn(one, day).status === status));
    assert.equal(await attribute(driver, pill, 'aria-pressed'), 'true');
    assert.match(await textOf(driver, '.claims > .found'), new RegExp(`^${number} of ${known.length} `));
    await tap(driver, pill);
    await untilShown(known);
    assert.equal(await textOf(driver, '.claims > .found'), '');
  });

  test('claimant, status and aspect filter together, and one button brings all back', async () => {
    const by = story.claims.filter((one) => one.claimants.some((who) => who.actor === 'deepseek'));
    await choose(CLAIMANT, 'deepseek');
    await untilShown(by);
    const { about } = by[0];
    await choose(ABOUT, about);
    const both = by.filter((one) => one.about === about);
    await untilShown(both);
    const { status } = statusOn(both[0], story.updated);
    await choose(STATUS, status);
    const all = both.filter((one) => statusOn(one, story.updated).status === status);
    await untilShown(all);
    assert.ok(by.length > both.length && both.length > all.length, 'a filter changes nothing');
    assert.deepEqual(
      await driver.executeScript('return Object.fromEntries(new URLSearchParams(location.search))'),
      { 'claims.claimant': 'deepseek', 'claims.status': status, 'claims.about': about },
    );
    // With nothing chosen, all are shown.
    await choose(CLAIMANT, '');
    await choose(STATUS, '');
    await untilShown(story.claims.filter((one) => one.about === about));
    await tap(driver, '.claims > .found button');
    await untilShown(story.claims);
  });

  test('the claims stand in another order, each once', async () => {
    for (const order of ['date', 'claimant', 'status']) {
      await choose(ORDER, order);
      await untilAddress(`claims.order=${order}`);
      await until(driver, order, "return document.querySelector('.claims .claim-group')");
      await untilShown(story.claims);
    }
    await choose(ORDER, 'question');
    await until(driver, 'questions', "return document.querySelector('.claims .pair') && !document.querySelector('.claims .claim-group')");
    await untilShown(story.claims);
  });

  test('a counterclaim is set face to face, with its whole card', async () => {
    const card = '#question-training .side:nth-child(2) .card.short';
    const id = await attribute(driver, card, 'id');
    await tap(driver, `${card} .face`);
    await until(driver, 'it in the seat', "const card = document.getElementById(arguments[0]); return !card.classList.contains('short') && card.parentNode.firstElementChild === card", id);
    await untilAddress('claims.facing=training:');
    // From a row: its card moves here, and a row takes its original place.
    await tap(driver, '#question-possession .claim-row .face');
    await until(driver, 'the card', "return document.querySelector('#question-possession .side .card:not(.short)') && document.querySelector('#question-training .claim-row')");
    await untilShown(story.claims);
    assert.equal(await count(driver, '.card'), story.claims.length);
  });

  test('on a phone a card is set face to face by touch, and nothing is wider than the page', async () => {
    await resize(driver, 390, 844);
    const card = '#question-training .side:nth-child(2) .card.short';
    const id = await attribute(driver, card, 'id');
    const face = await find(driver, `${card} .face`);
    await driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", face);
    const at = await driver.executeScript('const box = arguments[0].getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]', face);
    await swipe(driver, [at]);
    await until(driver, 'it in the seat', "return !document.getElementById(arguments[0]).classList.contains('short')", id);
    for (const language of LANGUAGES) {
      await tap(driver, `.languages [lang=${language}]`);
      await until(driver, language, "return document.querySelector('.story').lang === arguments[0]", language);
      await openAll(driver);
      assert.ok((await driver.executeScript('return document.documentElement.scrollWidth')) <= 390, language);
    }
    await tap(driver, '.languages [lang=en]');
    await resize(driver, 1200);
  });

  test('steps of a history are read by keyboard', async () => {
    const entries = claim('C04').status_history;
    await driver.executeScript("document.querySelector('#claim-C04 .strip-step').focus()");
    for (const [place, entry] of entries.entries()) {
      const said = await driver.executeScript(`
        const step = document.activeElement;
        const words = step.nextElementSibling;
        return { label: step.ariaLabel, shown: words.checkVisibility() && words.textContent, others: [...document.querySelectorAll('.strip-words')].filter((node) => node.checkVisibility()).length };`);
      assert.ok(said.label.includes(plain(entry.why.en)), `step ${place}`);
      assert.equal(said.shown, said.label);
      assert.equal(said.others, 1);
      await press(driver, Key.TAB);
    }
  });

  test('what a calculation says of a claim follows the reader’s numbers', async () => {
    const says = () => textOf(driver, '#claim-C04 .checked-by li');
    const before = await says();
    await driver.executeScript("const field = document.querySelector('#calculation-training-time [data-name=utilisation] input[type=range]'); field.value = 1; field.dispatchEvent(new Event('input', { bubbles: true }))");
    await until(driver, 'another number', "return document.querySelector('#claim-C04 .checked-by li').textContent.replace(/\\s+/g, ' ').trim() !== arguments[0]", before);
    await putBack(driver);
    assert.equal(await says(), before);
  });

  test('print of the claims has them as they stood, and the sources', async () => {
    await putBack(driver, 'as-of=2025-01-31');
    await driver.executeScript("window.print = () => { window.printed = document.querySelector('.story').dataset.print }");
    await tap(driver, '.claims .print');
    assert.equal(await driver.executeScript('return window.printed'), 'claims');
    assert.equal(await attribute(driver, '.story', 'data-print'), null);
    await driver.executeScript("document.querySelector('.story').dataset.print = 'claims'");
    await asPrinted(driver, true);
    const seen = await driver.executeScript(`
      const sees = (selector) => document.querySelector(selector)?.checkVisibility() ?? false;
      return { claim: sees('#claim-C04 .evidence li'), source: sees('.sources li[data-known=yes]'), timeline: sees('.timeline'), tools: sees('.claims > .filters'), table: sees('section.table') };`);
    await asPrinted(driver, false);
    await driver.executeScript("delete document.querySelector('.story').dataset.print");
    assert.deepEqual(seen, { claim: true, source: true, timeline: false, tools: false, table: false });
  });
});

test('a claim is taken away as a picture, with its status, its day and its link', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'claim-'));
  try {
    await saveInto(driver, folder);
    for (const language of LANGUAGES) {
      await visit(driver, pageIn(language, 'as-of=2025-01-31'));
      await tap(driver, '#claim-C04 .card-foot .svg');
      await tap(driver, '#claim-C04 .card-foot .png');
      const files = await waitFor(driver, 'the files', async () => {
        const names = (await readdir(folder)).filter((name) => /\.(svg|png)$/.test(name));
        return names.length === 2 && names;
      });
      const read = (ending) => readFile(join(folder, files.find((name) => name.endsWith(ending))));
      const svg = (await read('.svg')).toString();
      const wang = claim('C04');
      const pill = (await textOf(driver, '#claim-C04 .pill')).replace(/\s+/g, ' ');
      const says = svg.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
      assert.ok(says.includes(pill), pill);
      assert.ok(says.includes(plain(wang.statement[language]).split(' ').slice(0, 4).join(' ')), says);
      assert.ok(says.includes(language === 'en' ? '31 January 2025' : '31 gennaio 2025') && says.includes('as-of=2025-01-31'), says);
      const png = await read('.png');
      assert.equal(png.subarray(1, 4).toString(), 'PNG');
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1200, 630]);
      assert.ok(png.length > 10_000, `${png.length} bytes`);
      await driver.get(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
      assert.deepEqual(await driver.executeScript("return [document.documentElement.localName, document.querySelectorAll('parsererror').length, document.querySelectorAll('text').length > 4]"), ['svg', 0, true]);
      for (const name of files) await rm(join(folder, name));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a link to a claim opens it as it stood on the day', async () => {
  await allowClipboard(driver);
  await visit(driver, pageIn('en', 'as-of=2025-01-27'));
  await tap(driver, '#claim-C04 .copy-claim');
  await until(driver, 'that it is copied', "return document.querySelector('#claim-C04 .card-foot [role=status]').textContent");
  const link = await driver.executeAsyncScript('navigator.clipboard.readText().then(arguments[0], (error) => arguments[0](String(error)))');
  assert.match(link, /as-of=2025-01-27.*selected=claim-C04.*#claim-C04$/);
  await visit(driver, link);
  assert.equal(await attribute(driver, '#claim-C04', 'data-status'), statusOn(claim('C04'), '2025-01-27').status);
  assert.ok(await driver.executeScript("return document.querySelector('#claim-C04').classList.contains('marked')"));
  await until(driver, 'it in view', "const box = document.querySelector('#claim-C04').getBoundingClientRect(); return box.top < innerHeight && box.bottom > 0");
});

test('a link with filters and a claim face to face opens so', async () => {
  await visit(driver, pageIn('en', 'claims.claimant=deepseek&claims.about=use&claims.facing=training:C02'));
  await untilShown(story.claims.filter((one) => one.about === 'use' && one.claimants.some((who) => who.actor === 'deepseek')));
  assert.equal(await driver.executeScript("return document.querySelector('#claim-C02').classList.contains('short')"), false);
});
