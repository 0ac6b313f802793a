// The result of `contrappunto build` for a story that the engine has never seen: each page and each thing to paste, in
// use.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, test } from './suite.mjs';
import { AUTHORED_URL, complaints, open } from './browser.mjs';
import { startHost } from './host.mjs';
import { awake, heard, load, until } from './page.mjs';

const story = JSON.parse(await readFile(new URL('../stories/small.json', import.meta.url), 'utf8'));
const FOLDER = `${AUTHORED_URL}stories/${story.id}/`;

let driver;
let host;
before(async () => {
  host = await startHost();
  driver = await open();
});
beforeEach(() => host.reset());
after(async () => {
  await driver?.quit();
  await host?.close();
});

const text = async (path) => (await fetch(path)).text();

/** Waits for the engine of the element in the current document, and returns its title, or the text of its part. */
async function live() {
  await until(driver, 'the engine', "return document.querySelector('main > *, body > *:not(h1)') && [...document.querySelectorAll('*')].some((node) => node.localName.startsWith('contrappunto-') && node.dataset.engine === 'ready')");
  return driver.executeScript(`
    const element = [...document.querySelectorAll('*')].find((node) => node.localName.startsWith('contrappunto-'));
    const root = element.shadowRoot ?? element;
    return (root.querySelector('.title') ?? root.querySelector('.story > [part]')).textContent.trim();`);
}

async function paste(html) {
  host.page('/host.html', `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title></head><body><h1>An article</h1>${html}</body></html>`);
  await load(driver, `${host.url}host.html`);
}

for (const language of story.languages) {
  const page = language === story.languages[0] ? AUTHORED_URL : `${AUTHORED_URL}${language}/`;

  test(`the page stands by itself, and says where its embed is described (${language})`, async () => {
    await load(driver, page);
    assert.equal(await live(), story.title[language]);
    assert.deepEqual(await complaints(driver), []);
    const oembed = await (await fetch(await driver.executeScript("return document.querySelector('link[type=\"application/json+oembed\"]').href"))).json();
    assert.equal(oembed.version, '1.0');
    assert.equal(oembed.type, 'rich');
    assert.equal(oembed.title, story.title[language]);
    assert.ok(oembed.width > 0 && oembed.height > 0);
    // What a consumer puts into its page is the story.
    await paste(oembed.html);
    await driver.switchTo().frame(0);
    assert.equal(await live(), story.title[language]);
    await driver.switchTo().defaultContent();
  });

  test(`fragments come alive in somebody else's page (${language})`, async () => {
    for (const [name, shown] of [['', story.title[language]], ['claims.', undefined]]) {
      await paste(await text(`${FOLDER}fragment.${name}${language}.html`));
      const first = await live();
      if (shown) assert.equal(first, shown);
      else assert.ok(story.claims.some(({ statement }) => first.includes(statement[language])), first);
      assert.deepEqual((await heard(driver)).filter(({ name }) => ['error', 'uncaught', 'violation'].includes(name)), []);
    }
  });

  test(`the snippet makes a frame as high as its story, and passes the article's address on (${language})`, async () => {
    host.page('/host.html', `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title></head><body><h1>An article</h1>${await text(`${FOLDER}embed.${language}.html`)}</body></html>`);
    await load(driver, `${host.url}host.html?id=42&contrappunto=${story.id}&as-of=2025-03-04`);
    await driver.switchTo().frame(0);
    assert.equal(await live(), story.title[language]);
    await until(driver, 'the day of the address', "return document.querySelector('.asof').dataset.day === '2025-03-04'");
    await awake(driver);
    const height = await driver.executeScript('return Math.ceil(document.body.getBoundingClientRect().height)');
    // The reader's actions are recorded in the article's address, beside what was there.
    await driver.executeScript("document.querySelector('.asof-choose button').click()");
    await driver.switchTo().defaultContent();
    await until(driver, 'the state in the address', "return location.search === '?id=42'");
    assert.ok(height > 800, String(height));
    await until(driver, 'the height', "return Math.abs(Number(document.querySelector('iframe').height) - arguments[0]) < 400", height);
  });
}
