// Claims facing counterclaims, as they stood on any day.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { open, resize } from './browser.mjs';
import { attribute, chooseDay, count, find, Key, openAll, pageIn, press, tap, textOf, until, visit, waitFor } from './page.mjs';
import { countsOn, isKnown, LANGUAGES, plain, statusOn, story } from './story.mjs';

let driver;
before(async () => (driver = await open()));
after(() => driver?.quit());

const claim = (id) => story.claims.find((one) => one.id === id);
const choose = (index, value) =>
  driver.executeScript(
    "const field = document.querySelectorAll('.claims > .filters select')[arguments[0]]; field.value = arguments[1]; field.dispatchEvent(new Event('change', { bubbles: true }))",
    index,
    value,
  );
const [ORDER, CLAIMANT, STATUS, ABOUT] = [0, 1, 2, 3];
/** The ids of the cards that show, in the order of the page. */
const shown = () => driver.executeScript("return [...document.querySelectorAll('.card')].filter((card) => !card.hidden && card.checkVisibility()).map(({ id }) => id.replace('claim-', ''))");
const untilShown = (ids) =>
  until(driver, ids.join(', '), "return JSON.stringify([...document.querySelectorAll('.card')].filter((card) => !card.hidden && card.checkVisibility()).map(({ id }) => id.replace('claim-', '')).sort()) === JSON.stringify(arguments[0])", [...ids].sort());

const WANG = ['2025-01-23', '2025-01-27', '2025-01-31', '2025-06-24', '2025-09-17'];

for (const language of LANGUAGES) {
  test(`Wang’s claim as it stood on five days (${language})`, async () => {
    await visit(driver, pageIn(language));
    const wang = claim('C04');
    const seen = new Set();
    for (const day of WANG) {
      await chooseDay(driver, day);
      const entry = statusOn(wang, day);
      seen.add(entry.status);
      assert.equal(await attribute(driver, '#claim-C04', 'data-status'), entry.status, day);
      const text = await textOf(driver, '#claim-C04');
      assert.ok(text.includes(plain(entry.why[language])), day);
      const known = (pieces) => pieces.filter((piece) => isKnown(piece, day));
      for (const piece of [...known(wang.for), ...known(wang.against)]) assert.ok(text.includes(plain(piece.text[language])), `${day}: ${piece.text[language]}`);
      const numbers = (await textOf(driver, '#claim-C04 .evidence > summary'))?.match(/\d+/g)?.map(Number) ?? [0, 0];
      assert.deepEqual(numbers, [known(wang.for).length, known(wang.against).length], day);
      const later = [...wang.for, ...wang.against].length - numbers[0] - numbers[1];
      const learnt = await textOf(driver, '#claim-C04 .learnt-later');
      assert.equal(Number(learnt?.match(/\d+/) ?? 0), later, day);
      assert.equal((await count(driver, '#claim-C04 .tag.new')) > 0, day === '2025-01-23', day);
      // Steps of the history that are known can be read, those to come are outlines.
      const steps = wang.status_history.filter((one) => isKnown(one, day)).length;
      assert.equal(await count(driver, '#claim-C04 .strip .strip-step'), steps, day);
      assert.equal(await count(driver, '#claim-C04 .strip .later'), wang.status_history.length - steps, day);
    }
    assert.ok(seen.size >= 3, [...seen].join(', '));
  });
}

// By hand, from the story: what became known after 31 January and by 30 September 2025.
const CHANGES = [
  '2025-02-01: evidence C06',
  '2025-02-03: evidence C14',
  '2025-03-13: claim C10',
  '2025-03-31: evidence C15',
  '2025-04-16: claim C09, status C07',
  '2025-04-17: evidence C09',
  '2025-04-22: evidence C09',
  '2025-04-25: status C09',
  '2025-05-21: evidence C14, evidence C15, status C15',
  '2025-06-23: claim C08, evidence C02, evidence C04, evidence C06',
  '2025-06-24: evidence C02, evidence C04, evidence C04, evidence C08, evidence C08, status C04, status C06',
  '2025-07-07: evidence C10, status C10',
  '2025-08-14: evidence C13, evidence C15, status C13',
  '2025-08-21: claim C18',
  '2025-08-22: evidence C02, status C10',
  '2025-08-31: evidence C02',
  '2025-09-17: evidence C02, evidence C07, evidence C16, status C02, status C03, status C04, status C06, status C16',
  '2025-09-29: status C18',
];

test('what changed from the end of January to the end of September 2025', async () => {
  await visit(driver, pageIn('en', 'as-of=2025-09-30&claims.since=2025-01-31'));
  const lines = await driver.executeScript(`
    return [...document.querySelectorAll('.changes li')].map((line) => [
      line.querySelector('time').dateTime, line.dataset.change, line.querySelector('a[href^="#claim-"]').hash.replace('#claim-', ''),
      line.querySelectorAll('.cite').length, line.textContent]);`);
  const days = new Map();
  for (const line of lines) days.set(line[0], [...(days.get(line[0]) ?? []), line]);
  const told = [...days].map(([day, ofDay]) => `${day}: ${ofDay.map(([, what, id]) => `${what} ${id}`).sort().join(', ')}`);
  assert.deepEqual(told, CHANGES);
  for (const [day, what, id, cites] of lines) assert.ok(what === 'claim' || cites > 0, `${day}: ${what} of ${id} has no source`);
  assert.equal(await textOf(driver, '.changes > summary .count'), String(lines.length));
});

test('a reader picks both days, by keyboard too', async () => {
  await visit(driver, pageIn('en', 'as-of=2025-09-30'));
  await tap(driver, '.changes > summary');
  const set = (place, day) =>
    driver.executeScript(
      "const field = document.querySelectorAll('.changes input')[arguments[0]]; field.value = arguments[1]; field.dispatchEvent(new Event('change', { bubbles: true }))",
      place,
      day,
    );
  await set(0, '2025-06-22');
  await set(1, '2025-06-23');
  await until(driver, 'the day', "return document.querySelector('.asof').dataset.day === '2025-06-23'");
  await until(driver, 'four changes', "return document.querySelectorAll('.changes li').length === 4");
  const address = await driver.getCurrentUrl();
  assert.match(address, /claims\.since=2025-06-22/);
  await set(0, '2025-06-23');
  await until(driver, 'nothing', "return document.querySelectorAll('.changes li').length === 0 && document.querySelector('.changes > .quiet')?.textContent.length > 10");
});

test('each count in the bar is a filter, pressed and let go', async () => {
  await visit(driver, pageIn('en', 'as-of=2025-01-31'));
  for (const [status, number] of Object.entries(countsOn('2025-01-31'))) {
    const wanted = story.claims.filter((one) => isKnown(one, '2025-01-31') && statusOn(one, '2025-01-31').status === status).map(({ id }) => id);
    assert.equal(wanted.length, number);
    const pill = `.counts [data-status="${status}"] button`;
    await tap(driver, pill);
    await untilShown(wanted);
    assert.equal(await attribute(driver, pill, 'aria-pressed'), 'true');
    assert.match(await textOf(driver, '.claims > .found'), new RegExp(`^${number} of `));
    await tap(driver, pill);
    await until(driver, 'all', "return document.querySelector('.claims > .found').textContent === ''");
  }
});

test('claimant, status and aspect filter together, and one button brings all back', async () => {
  await visit(driver, pageIn('en'));
  const all = await shown();
  assert.equal(all.length, story.claims.length);
  const by = (actor) => story.claims.filter((one) => one.claimants.some((who) => who.actor === actor));
  await choose(CLAIMANT, 'deepseek');
  await untilShown(by('deepseek').map(({ id }) => id));
  const about = by('deepseek')[0].about;
  await choose(ABOUT, about);
  const both = by('deepseek').filter((one) => one.about === about);
  await untilShown(both.map(({ id }) => id));
  const status = statusOn(both[0], story.updated).status;
  await choose(STATUS, status);
  await untilShown(both.filter((one) => statusOn(one, story.updated).status === status).map(({ id }) => id));
  const link = await driver.getCurrentUrl();
  assert.match(link, /claims\.claimant=deepseek/);
  await visit(driver, link);
  await untilShown(both.filter((one) => statusOn(one, story.updated).status === status).map(({ id }) => id));
  await tap(driver, '.claims > .found button');
  await untilShown(all);
});

test('the claims stand by date, by claimant and by status, each once', async () => {
  await visit(driver, pageIn('en'));
  for (const order of ['date', 'claimant', 'status']) {
    await choose(ORDER, order);
    await until(driver, order, "return document.querySelector('.claims .claim-group')");
    const cards = await shown();
    assert.equal(new Set(cards).size, story.claims.length, order);
    if (order === 'date') {
      const days = cards.map((id) => claim(id)).map((one) => one.known ?? one.date);
      const year = (day) => day.slice(0, 4);
      assert.deepEqual(days.map(year), days.map(year).toSorted());
    }
    if (order === 'status') {
      const groups = await driver.executeScript("return [...document.querySelectorAll('.claims .claim-group')].map((group) => [...group.querySelectorAll('.card')].map(({ dataset }) => dataset.status))");
      for (const group of groups) assert.equal(new Set(group).size, 1);
    }
  }
  await choose(ORDER, 'question');
  await until(driver, 'questions', "return document.querySelector('.claims .pair')");
});

test('a counterclaim can be set face to face, with its whole card', async () => {
  await visit(driver, pageIn('en'));
  const question = '#question-training';
  const card = `${question} .side:nth-child(2) .card.short`;
  const id = await attribute(driver, card, 'id');
  await tap(driver, `${card} .face`);
  await until(driver, 'it in the seat', "const card = document.getElementById(arguments[0]); return !card.classList.contains('short') && card.parentNode.firstElementChild === card", id);
  assert.equal(await count(driver, `#${id}`), 1);
  // From a row: its card comes here, and a row stands where it was.
  const row = '#question-possession .claim-row';
  await tap(driver, `${row} .face`);
  await until(driver, 'the card', "return document.querySelector('#question-possession .side .card:not(.short)') && document.querySelector('#question-training .claim-row')");
  const cards = await shown();
  assert.equal(new Set(cards).size, story.claims.length);
  const link = await driver.getCurrentUrl();
  assert.match(link, /claims\.facing=/);
  await visit(driver, link);
  assert.ok(await driver.executeScript("return !document.getElementById(arguments[0]).classList.contains('short')", id));
});

test('steps of a history are read by keyboard', async () => {
  await visit(driver, pageIn('en'));
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

test('the chart of all statuses reads as a table', async () => {
  await visit(driver, pageIn('en', 'as-of=2025-06-24'));
  const known = story.claims.filter((one) => isKnown(one, '2025-06-24'));
  assert.equal(await count(driver, '.standings .rows li'), known.length);
  const entries = known.flatMap((one) => one.status_history.filter((entry) => isKnown(entry, '2025-06-24')));
  assert.equal(await count(driver, '.standings tbody tr'), entries.length);
});

test('a claim is checked by a calculation, and what that says follows the reader’s numbers', async () => {
  await visit(driver, pageIn('en'));
  const says = () => textOf(driver, '#claim-C04 .checked-by li');
  const before = await says();
  await driver.executeScript("const field = document.querySelector('#calculation-training-time [data-name=utilisation] input[type=range]'); field.value = 1; field.dispatchEvent(new Event('input', { bubbles: true }))");
  await until(driver, 'another number', "return document.querySelector('#claim-C04 .checked-by li').textContent.replace(/\\s+/g, ' ').trim() !== arguments[0]", before);
});

test('a claim is taken away as a picture, with its status, its day and its link', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'claim-'));
  try {
    await driver.sendDevToolsCommand('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
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
  await driver.sendDevToolsCommand('Browser.grantPermissions', { permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'] });
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

test('print of the claims has them as they stood, and the sources', async () => {
  await visit(driver, pageIn('en', 'as-of=2025-01-31'));
  await driver.executeScript("window.print = () => { window.printed = document.querySelector('.story').dataset.print }");
  await tap(driver, '.claims .print');
  assert.equal(await driver.executeScript('return window.printed'), 'claims');
  await driver.executeScript("document.querySelector('.story').dataset.print = 'claims'");
  await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { media: 'print' });
  const seen = await driver.executeScript(`
    const sees = (selector) => document.querySelector(selector)?.checkVisibility() ?? false;
    return { claim: sees('#claim-C04 .evidence li'), source: sees('.sources li[data-known=yes]'), timeline: sees('.timeline'), tools: sees('.claims > .filters'), table: sees('section.table') };`);
  await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { media: '' });
  assert.deepEqual(seen, { claim: true, source: true, timeline: false, tools: false, table: false });
});

test('on a phone a card is set face to face by touch, and nothing is wider than the page', async () => {
  await resize(driver, 390, 844);
  await visit(driver, pageIn('it'));
  const card = '#question-training .side:nth-child(2) .card.short';
  const id = await attribute(driver, card, 'id');
  const face = await find(driver, `${card} .face`);
  await driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", face);
  const at = await driver.executeScript('const box = arguments[0].getBoundingClientRect(); return { x: box.x + box.width / 2, y: box.y + box.height / 2 }', face);
  await driver.sendDevToolsCommand('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
  await driver.sendDevToolsCommand('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await until(driver, 'it in the seat', "return !document.getElementById(arguments[0]).classList.contains('short')", id);
  await openAll(driver);
  assert.ok((await driver.executeScript('return document.documentElement.scrollWidth')) <= 390);
  await resize(driver, 1200);
});
