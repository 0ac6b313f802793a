// A reader without script gets every fact of the story, styled, and no control that does nothing.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, resize } from './browser.mjs';
import { misplaced } from './geometry.mjs';
import { find, pageIn, until } from './page.mjs';
import { LANGUAGES, numbersIn, plain, standingIn, story } from './story.mjs';
import { columnsOn } from './tables.mjs';


let driver;
before(async () => (driver = await open({ script: false })));
after(() => driver?.quit());

/** Texts by id of the element they stand in, of everything that has an id. */
const textsById = () =>
  driver.executeScript(`
    return Object.fromEntries([...document.querySelectorAll('.base [id]')]
      .map((node) => [node.id, node.textContent.replace(/\\s+/g, ' ').trim()]));`);

/** Fails with every text that is missing from where it should stand. */
function holdsAll(texts, wanted) {
  const missing = wanted.filter(([id, text]) => !texts[id]?.includes(plain(text)));
  assert.deepEqual(missing, []);
}

for (const language of LANGUAGES) {
  const say = (text) => text[language];

  test(`without script every event, claim and source can be read (${language})`, async () => {
    await driver.get(pageIn(language));
    assert.equal(await driver.executeScript("return matchMedia('(scripting: none)').matches"), true, 'script is on after all');
    const texts = await textsById();
    const wanted = [];
    for (const event of story.events) {
      wanted.push([`event-${event.id}`, say(event.title)], [`event-${event.id}`, say(event.summary)]);
    }
    for (const claim of story.claims) {
      const id = `claim-${claim.id}`;
      wanted.push([id, say(claim.statement)], [id, say(claim.about_note)], [id, say(claim.interest)]);
      for (const piece of [...claim.for, ...claim.against]) wanted.push([id, say(piece.text)]);
      for (const entry of claim.status_history) wanted.push([id, say(entry.why)]);
      for (const quote of claim.quotes ?? []) {
        wanted.push([id, quote.text]);
        if (quote.lang !== language && quote.translation?.[language]) wanted.push([id, say(quote.translation)]);
      }
    }
    for (const question of story.questions) wanted.push([`question-${question.id}`, say(question.text)]);
    for (const source of story.sources) wanted.push([`source-${source.id}`, source.title], [`source-${source.id}`, source.publisher]);
    assert.ok(wanted.length > 600, `only ${wanted.length} texts were looked for`);
    holdsAll(texts, wanted);
  });

  test(`without script every source has its address (${language})`, async () => {
    await driver.get(pageIn(language));
    const addresses = await driver.executeScript(`
      return Object.fromEntries([...document.querySelectorAll('.sources li[id]')]
        .map((item) => [item.id, [...item.querySelectorAll('a')].map((link) => link.getAttribute('href'))]));`);
    for (const source of story.sources) {
      assert.ok(addresses[`source-${source.id}`]?.includes(source.url), `${source.id} has no link to ${source.url}`);
      if (source.archive) assert.ok(addresses[`source-${source.id}`].includes(source.archive), `${source.id} has no archived copy`);
    }
  });

  /** Checks that a place on the page says a value with all that belongs to it. */
  function saysValue(found, property, value, place) {
    if (value.standing) assert.ok(found.text.includes(standingIn(language, value.standing)), `${place}: ${found.text}`);
    if (value.unknown) {
      assert.ok(found.text.includes(plain(say(value.unknown))), `${place}: ${found.text}`);
    } else if (value.text) {
      assert.equal(plain(found.figure), plain(say(value.text)), place);
    } else if (typeof value.value === 'boolean') {
      assert.equal(found.figure, value.value ? { en: 'yes', it: 'sì' }[language] : 'no', place);
    } else if (value.date) {
      assert.ok(found.figure.includes(value.date.slice(0, 4)), `${place}: ${found.figure}`);
    } else {
      const digits = (number) => Number(number.toFixed(property.decimals ?? 9));
      const ends = value.value === undefined ? [value.low, value.high] : [value.value];
      assert.deepEqual(numbersIn(found.figure, language), [...new Set(ends)].map(digits), place);
    }
    if (value.note) assert.ok(found.text.includes(plain(say(value.note))), `${place} lacks its note`);
    for (const other of value.conflict ?? []) assert.ok(numbersIn(found.text, language).includes(other.value), `${place} lacks ${other.value}`);
  }

  test(`without script the tables show their usual rows and columns, every value with its standing (${language})`, async () => {
    await driver.get(pageIn(language));
    const cells = await driver.executeScript(`
      return Object.fromEntries([...document.querySelectorAll('td[data-item]')].map((cell) => [
        cell.closest('tr').id + ' ' + cell.dataset.item,
        { figure: cell.querySelector('b')?.textContent ?? '', text: cell.textContent.replace(/\\s+/g, ' '), shown: cell.checkVisibility() },
      ]));`);
    for (const table of story.tables) {
      for (const property of table.properties.filter(({ minor }) => !minor)) {
        for (const id of columnsOn(table, story.updated)) {
          const place = `row-${table.id}-${property.id} ${id}`;
          assert.ok(cells[place]?.shown, `${place} is not shown`);
          const value = table.items.find((item) => item.id === id).values[property.id];
          if (value) saysValue(cells[place], property, value, place);
        }
      }
    }
  });

  test(`without script every value of every item can be read, with its standing (${language})`, async () => {
    await driver.get(pageIn(language));
    const lists = await driver.executeScript(`
      return Object.fromEntries([...document.querySelectorAll('details[id^=item-]')].map((list) => [list.id,
        Object.fromEntries([...list.querySelectorAll('dl > div')].map((row) => [row.querySelector('dt').textContent,
          { figure: (row.querySelector('dd b')?.textContent ?? ''), text: row.querySelector('dd').textContent.replace(/\\s+/g, ' ') }]))]));`);
    let values = 0;
    for (const table of story.tables) {
      for (const item of table.items) {
        for (const property of table.properties) {
          const value = item.values[property.id];
          if (!value) continue;
          const place = `item-${table.id}-${item.id} ${property.id}`;
          const found = lists[`item-${table.id}-${item.id}`]?.[say(property.label)];
          assert.ok(found, `${place} is not there`);
          const unit = property.unit_label ? say(property.unit_label) : property.unit;
          const isNumber = [value.value, value.low].some((number) => typeof number === 'number');
          if (isNumber && unit !== '1') assert.ok(found.figure.endsWith(unit), `${place} lacks its unit: ${found.figure}`);
          // Only the number is compared, for a unit may have digits too.
          saysValue({ ...found, figure: isNumber ? found.figure.split(/[\s%]/)[0] : found.figure }, property, value, place);
          values += 1;
        }
      }
    }
    assert.ok(values > 500, `only ${values} values were looked for`);
  });

  test(`without script the lists of figures open (${language})`, async () => {
    await driver.get(pageIn(language));
    await find(driver, '#table-chips .every-figure > summary').click();
    await find(driver, '#item-chips-ascend-910c > summary').click();
    assert.equal(await find(driver, '#item-chips-ascend-910c dl').isDisplayed(), true);
  });

  test(`without script every calculation can be read: its numbers, what comes of them, what it cannot show (${language})`, async () => {
    await driver.get(pageIn(language));
    const texts = await textsById();
    const wanted = [];
    for (const calculation of story.calculations) {
      const id = `calculation-${calculation.id}`;
      wanted.push([id, say(calculation.title)], [id, say(calculation.cannot_show)]);
      for (const part of [...calculation.inputs, ...calculation.outputs]) {
        wanted.push([id, say(part.label)]);
        if (part.note) wanted.push([id, say(part.note)]);
      }
      for (const check of calculation.checks) wanted.push([id, say(check.label)]);
    }
    assert.ok(wanted.length > 100, `only ${wanted.length} texts were looked for`);
    holdsAll(texts, wanted);
  });

  test(`without script the page is styled and shows no dead control (${language})`, async () => {
    await driver.get(pageIn(language));
    const { paper, title, family, dead } = await driver.executeScript(`
      const base = getComputedStyle(document.querySelector('.base'));
      return {
        paper: base.backgroundColor,
        title: parseFloat(getComputedStyle(document.querySelector('h1')).fontSize),
        family: getComputedStyle(document.querySelector('h1')).fontFamily,
        // A box that scrolls answers the keys by itself.
        dead: [...document.querySelectorAll('button, input, select, [role=button], [tabindex="0"]')]
          .filter((node) => node.checkVisibility() && !node.matches('.plot'))
          // A step of a history is read by going to it, with the style sheet alone.
          .filter((node) => !(node.matches('.strip-step') && (node.focus(), node.nextElementSibling.checkVisibility())))
          .filter((node) => !(node.matches('.table-scroll') && (node.scrollWidth > node.clientWidth || node.scrollHeight > node.clientHeight)))
          .map((node) => node.outerHTML.slice(0, 120)),
      };`);
    assert.notEqual(paper, 'rgba(0, 0, 0, 0)');
    assert.ok(title > 24 && /serif/.test(family), `title: ${title}px ${family}`);
    assert.deepEqual(dead, []);
  });

  test(`without script the drawing takes no key and so is no stop on the way (${language})`, async () => {
    await driver.get(pageIn(language));
    const stops = await driver.executeScript(
      "return [...document.querySelectorAll('.plot[tabindex=\"0\"]')].filter((node) => node.checkVisibility()).length",
    );
    assert.equal(stops, 0, 'the drawing can be focused, and says that arrow keys move in it, where no script answers them');
  });

  test(`without script every text has its place (${language})`, async () => {
    for (const width of [320, 390, 768, 1200]) {
      await resize(driver, width);
      await driver.get(pageIn(language));
      assert.deepEqual(await misplaced(driver), [], `at ${width}`);
    }
  });

  test(`without script a citation leads to its source (${language})`, async () => {
    await driver.get(pageIn(language));
    const link = await find(driver, '#claim-C04 .statement a.cite');
    const target = (await link.getAttribute('href')).split('#')[1];
    await link.click();
    await until(driver, 'the source in view', `
      const box = document.getElementById(arguments[0]).getBoundingClientRect();
      return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;`, target);
    assert.equal(new URL(await driver.getCurrentUrl()).hash, `#${target}`);
  });
}
