// Stories in frames: the heights they report, in every dialect; incoming and outgoing messages; and who is ignored.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from './suite.mjs';
import { isDeepStrictEqual } from 'node:util';
import { open, resize, widths } from './browser.mjs';
import { chooseDayIn, copied, dayIn, inside, isQuiet, tapIn, untilDay, untilIn } from './embedded.mjs';
import { misplaced } from './geometry.mjs';
import { startHost } from './host.mjs';
import { heard, load, until, waitFor } from './page.mjs';
import { story } from './story.mjs';

const DAY = '2025-01-31';

let driver;
let host;
before(async () => {
  host = await startHost();
  driver = await open();
});
afterEach(async () => {
  await driver.switchTo().defaultContent();
  host.reset();
  await resize(driver, 1200);
});
after(async () => {
  await driver?.quit();
  await host?.close();
});

// Records every message that a page receives, with the frame that it came from.
const EAR = `
  window.told = [];
  addEventListener('message', ({ source, data, origin }) =>
    window.told.push({ from: [...document.querySelectorAll('iframe')].find((frame) => frame.contentWindow === source)?.id, data, origin }));`;

async function visit(page) {
  host.before(EAR);
  await driver.switchTo().defaultContent();
  await load(driver, `${host.url}host/${page}`);
}

/** Returns what a frame has sent to its page. */
const told = (id) => driver.executeScript('return window.told.filter(({ from }) => from === arguments[0]).map(({ data }) => data)', id);

/** Enters a frame once its engine is ready. */
async function enter(id) {
  await driver.switchTo().defaultContent();
  const frame = await until(driver, `the frame ${id}`, 'return document.getElementById(arguments[0])', id);
  await waitFor(driver, 'the engine in the frame', async () => {
    // WebKit's driver stays in the document that the frame had when it was entered; and frames above that grow push
    // this one away.
    await leave();
    await driver.executeScript("arguments[0].scrollIntoView({ block: 'start' })", frame);
    await driver.switchTo().frame(frame);
    return driver.executeScript("const one = document.querySelector('contrappunto-story'); if (one) one.id = 'framed'; return one?.dataset.engine === 'ready'");
  });
}

const leave = () => driver.switchTo().defaultContent();

/** Returns the height of the content of the current frame. */
const contentHeight = () => driver.executeScript('return Math.ceil(document.body.getBoundingClientRect().height)');

/** Waits until a frame is as high as its content, and returns that height. */
async function fits(id) {
  await enter(id);
  const height = await waitFor(driver, `#${id} as high as what is in it`, async () => {
    await leave();
    const frame = await driver.executeScript('return document.getElementById(arguments[0]).clientHeight', id);
    await enter(id);
    const wanted = await contentHeight();
    return frame === wanted && wanted;
  });
  await leave();
  return height;
}

const HEIGHTS = {
  own: (height) => ({ contrappunto: 1, story: 'deepseek', height }),
  amp: (height) => ({ sentinel: 'amp', type: 'embed-size', height }),
  pym: (height) => `pymxPYMxpymxPYMxheightxPYMx${height}`,
  datawrapper: (height) => ({ 'datawrapper-height': { datawrapper: height } }),
  'set-height': (height) => JSON.stringify({ id: 'set-height', type: 'set-height', value: height }),
  'iframe-resize': (height) => JSON.stringify({ src: `${host.url}embed.html?story=deepseek&parts=asof`, context: 'iframe.resize', height }),
  wordpress: (height) => ({ secret: 'k3Jv9x', message: 'height', value: height }),
};

for (const [dialect, message] of Object.entries(HEIGHTS)) {
  test(`dialects: ${dialect}: the frame says how high it is, and gets that height`, async () => {
    for (const width of widths(390, 1200)) {
      await resize(driver, width);
      await visit('dialects.html');
      await enter(dialect);
      await leave();
      // A page that implements WordPress's protocol grants no less than this.
      const least = dialect === 'wordpress' ? 200 : 0;
      let height;
      await waitFor(driver, 'the frame as high as what is in it', async () => {
        await enter(dialect);
        height = await contentHeight();
        await leave();
        return (await driver.executeScript('return document.getElementById(arguments[0]).clientHeight', dialect)) === Math.max(height, least);
      });
      assert.ok(height > 60 && height < 600, String(height));
      // A frame that the host keeps at its minimum height fits before its first message.
      let all = [];
      await waitFor(driver, 'its height, told', async () => {
        all = await told(dialect);
        return all.some((one) => isDeepStrictEqual(one, message(height)));
      }).catch((error) => assert.fail(`${JSON.stringify(message(height))} is not among\n${all.map((one) => JSON.stringify(one)).join('\n')}: ${error}`));
      await isQuiet(driver);
    }
  });
}

/** Lets the page and its frames render a number of frames. */
const draw = (count) =>
  driver.executeAsyncScript(
    `const done = arguments[1];
     let left = arguments[0];
     const step = () => (left-- > 0 ? requestAnimationFrame(step) : done());
     step();`,
    count,
  );

test('frames: the frame grows and shrinks with what is in it, and is not told of it for ever', async () => {
  await visit('frames.html');
  const first = await fits('frame');
  await enter('frame');
  await driver.executeScript("document.querySelectorAll('#claim-C04 details').forEach((node) => (node.open = true))");
  const grown = await fits('frame');
  assert.ok(grown > first + 100, `${first}, then ${grown}`);
  await enter('frame');
  await driver.executeScript("document.querySelectorAll('#claim-C04 details').forEach((node) => (node.open = false))");
  assert.ok((await fits('frame')) < grown - 100);
  await enter('frame');
  await inside(driver, 'framed', "element.setAttribute('parts', 'asof')");
  await untilIn(driver, 'framed', 'fewer parts', "base.querySelector('.claims') === null");
  const least = await fits('frame');
  assert.ok(least < 400, `${least} for the day alone`);

  const heights = async () => (await told('frame')).filter(({ contrappunto, height }) => contrappunto && height);
  await draw(10);
  const before = (await heights()).length;
  await draw(30);
  assert.equal((await heights()).length, before, 'it tells its height again and again');
  assert.ok(before < 30, `${before} heights told`);
  const numbers = (await heights()).map(({ height }) => height);
  // One repetition is allowed, when the page first responds: its script may have loaded late.
  assert.ok(numbers.filter((height, index) => height === numbers[index - 1]).length <= 1, `a height told twice: ${numbers}`);
  await isQuiet(driver);
});

test('frames: a frame that may run scripts and nothing else works, in the language, day, parts and theme of its address', async () => {
  await visit('frames.html');
  await enter('sandboxed');
  assert.equal(await driver.executeScript('return self.origin'), 'null');
  assert.equal(await dayIn(driver, 'framed'), DAY);
  assert.equal(await inside(driver, 'framed', "base.querySelector('.story').lang"), 'it');
  assert.deepEqual(await inside(driver, 'framed', "[...base.querySelectorAll('[part]')].map((node) => node.getAttribute('part'))"), ['claims']);
  const sum = await inside(driver, 'framed', 'getComputedStyle(base).backgroundColor.match(/[\\d.]+/g).slice(0, 3).reduce((all, one) => all + Number(one), 0)');
  assert.ok(sum < 150, 'not dark');
  assert.deepEqual(await misplaced(driver), []);
  await isQuiet(driver);
  await fits('sandboxed');
  assert.ok(await driver.executeScript("return window.told.some(({ from, origin }) => from === 'sandboxed' && origin === 'null')"));
  // Its page may request another day.
  await driver.executeScript("document.getElementById('sandboxed').contentWindow.postMessage({ contrappunto: 1, state: 'as-of=2025-01-28' }, '*')");
  await enter('sandboxed');
  await untilDay(driver, 'framed', '2025-01-28');
  await isQuiet(driver);
  await leave();
  await isQuiet(driver);
});

test('frames: a frame below the fold is not fetched before the reader comes near', async () => {
  host.rewrite(/frames\.html$/, (html) => html.replace('<figure class="wide">', '<div id="far"></div>$&'));
  host.rewrite(/host\.css$/, (css) => `${css} #far { block-size: 20000px }`);
  await visit('frames.html');
  await until(driver, 'the page', "return document.readyState === 'complete'");
  await draw(3);
  const fetched = () => driver.executeScript("return performance.getEntriesByType('resource').filter(({ name }) => name.includes('embed.html')).length");
  assert.equal(await fetched(), 0);
  await fits('frame');
  assert.ok((await fetched()) >= 1);
});

test('frames: what the reader does is told to the page, and the page may ask for a state', async () => {
  await visit('frames.html');
  await enter('frame');
  await chooseDayIn(driver, 'framed', DAY);
  await leave();
  await until(driver, 'the day in the page', "return document.getElementById('state').textContent.includes(arguments[0])", DAY);
  const states = (await told('frame')).filter(({ state }) => state);
  assert.deepEqual(states.at(-1), { contrappunto: 1, story: 'deepseek', state: { asOf: DAY, lang: 'en', link: `as-of=${DAY}`, selected: null } });
  await driver.executeScript("document.getElementById('frame').contentWindow.postMessage({ contrappunto: 1, state: 'as-of=2025-01-28' }, '*')");
  await enter('frame');
  await untilDay(driver, 'framed', '2025-01-28');
  await leave();
  assert.equal((await told('frame')).filter(({ state }) => state).length, states.length, 'what the page asked for is told back to it');
  await isQuiet(driver);
});

/** Waits until an item in a frame is in the window of the containing page. */
const reached = (id, item) =>
  until(
    driver,
    `${item} in the window`,
    `const frame = document.getElementById(arguments[0]);
     const box = frame.contentDocument?.getElementById(arguments[1])?.getBoundingClientRect();
     const top = box?.height && frame.getBoundingClientRect().top + box.top;
     return box?.height > 0 && top >= -1 && top + 20 < innerHeight;`,
    id,
    item,
  );

test('frames: the article’s own address leads to the claim in the frame, and the page goes there', async () => {
  for (const [width, query, day] of [
    [1200, '', story.updated],
    [1200, `?page=2&contrappunto=deepseek&as-of=${DAY}`, DAY],
    [390, `?contrappunto=deepseek&as-of=${DAY}`, DAY],
  ]) {
    await resize(driver, width);
    await visit(`frames.html${query}#claim-C04`);
    await reached('frame', 'claim-C04');
    await until(driver, 'the page went there', 'return scrollY > 0');
    await enter('frame');
    assert.equal(await dayIn(driver, 'framed'), day);
    await leave();
    await driver.executeScript("location.hash = 'claim-C01'");
    await reached('frame', 'claim-C01');
    await isQuiet(driver);
  }
});

test('frames: a link in the frame takes the reader along, over the fold of the page', async () => {
  await visit('frames.html');
  await fits('frame');
  await enter('frame');
  const facing = await inside(driver, 'framed', "base.querySelector('#claim-C04 a[href^=\"#claim-\"]').hash.slice(1)");
  await tapIn(driver, 'framed', '#claim-C04 a[href^="#claim-"]');
  assert.equal((await driver.getAllWindowHandles()).length, 1, 'it opens a window of its own');
  await leave();
  await reached('frame', facing);
  await until(driver, 'where to go', "return window.told.some(({ data }) => data?.item === arguments[0] && data.top > 0)", facing);
  await isQuiet(driver);
});

test('frames: a link that is copied in the frame is the article’s', async () => {
  await visit('frames.html?page=2');
  await fits('frame');
  await enter('frame');
  await chooseDayIn(driver, 'framed', DAY);
  const link = await copied(driver, () => tapIn(driver, 'framed', '#claim-C04 .copy-claim'));
  const url = new URL(link);
  assert.equal(url.origin + url.pathname, `${host.url}host/frames.html`);
  assert.deepEqual([url.searchParams.get('page'), url.searchParams.get('contrappunto'), url.searchParams.get('as-of'), url.hash], ['2', 'deepseek', DAY, '#claim-C04']);
  await visit(link.slice(`${host.url}host/`.length));
  await reached('frame', 'claim-C04');
});

test('frames: a page whose script comes late hears what was told before it', async () => {
  host.rewrite(/frames\.html$/, (html) => html.replace(/<script[^>]*frames\.js[^>]*><\/script>/, ''));
  const comesLate = (address) =>
    driver.executeScript(
      `document.body.append(Object.assign(document.createElement('script'), { textContent: arguments[0] }))`,
      `${EAR}
       frame.contentWindow.postMessage({ contrappunto: 1, address: new URL(${JSON.stringify(address)}, location.href).href }, '*');`,
    );
  const hears = (...names) =>
    waitFor(driver, names.join(', '), async () => {
      const messages = await told('frame');
      return names.every((name) => messages.some((one) => one?.contrappunto === 1 && name in one)) && messages;
    });
  await load(driver, `${host.url}host/frames.html`);
  await enter('frame');
  await chooseDayIn(driver, 'framed', DAY);
  await leave();
  assert.equal(await driver.executeScript("return document.querySelector('#frame').style.height"), '', 'a script of the page is there already');
  await comesLate('');
  const said = await hears('height', 'ready', 'state');
  assert.ok(said.find((one) => one.height).height > 500);
  // WebKit may still be delivering what was sent when the day was chosen.
  assert.deepEqual([...new Set(said.filter((one) => one.state).map((one) => one.state.asOf))], [DAY]);
  await isQuiet(driver);

  // An untouched story reports no state, which would make the page overwrite the part of its address about another
  // story.
  await load(driver, `${host.url}host/frames.html`);
  await enter('frame');
  await leave();
  await comesLate('?edition=3&amp;contrappunto=deepseek&amp;as-of=2025-01-28');
  await hears('height', 'ready');
  await enter('frame');
  await untilDay(driver, 'framed', '2025-01-28');
  await leave();
  assert.deepEqual((await told('frame')).filter((one) => one.state), []);
  await isQuiet(driver);
});

test('frames: an address that names no story that can be read says so, and nothing breaks', async () => {
  for (const wanted of ['http://[', 'https://elsewhere.example/story.json', '%', '']) {
    await load(driver, `${host.url}embed.html?story=${wanted}`);
    const [said] = await waitFor(driver, `an error for ${wanted}`, async () => {
      const faults = (await heard(driver)).filter(({ name }) => ['violation', 'uncaught', 'error'].includes(name));
      return faults.length > 0 && faults;
    });
    assert.equal(said.name, 'error', JSON.stringify(said));
    assert.equal(await driver.executeScript("return document.querySelector('contrappunto-story').hasAttribute('src')"), wanted === '%');
  }
});

test('frames: nobody but the page is heard in the frame', async () => {
  await visit('frames.html');
  await fits('frame');
  // A stranger beside the frame, and the page itself with foreign or far too long messages.
  await driver.executeAsyncScript(`
    const done = arguments[0];
    const target = 'parent.document.getElementById("frame").contentWindow';
    const stranger = document.createElement('iframe');
    stranger.id = 'stranger';
    stranger.onload = () => {
      stranger.contentWindow.eval(target + '.postMessage({ contrappunto: 1, state: "as-of=2024-12-26", item: "claim-C04", address: "https://elsewhere.example/#claim-C04" }, "*")');
      done();
    };
    document.body.append(stranger);`);
  await driver.executeScript(`
    const post = (message) => document.getElementById('frame').contentWindow.postMessage(message, '*');
    post('as-of=2024-12-26');
    post({ contrappunto: 2, state: 'as-of=2024-12-26' });
    post({ contrappunto: 1, state: { link: 'as-of=2024-12-26' } });
    post({ contrappunto: 1, state: 'as-of=2024-12-26&' + 'x'.repeat(30000) });
    post({ contrappunto: 1, item: ['claim-C04'], address: 7 });
    post({ contrappunto: 1, state: 7n });
    post({ contrappunto: 1, item: '100%', address: location.href + '#100%' });
    post({ contrappunto: 1, address: 'javascript:alert(1)' });
    post({ contrappunto: 1, address: 'https://elsewhere.example/?contrappunto=deepseek&as-of=2024-12-26#claim-C04' });
    post(null);`);
  // A request after all of these is fulfilled, and only that one.
  await driver.executeScript("document.getElementById('frame').contentWindow.postMessage({ contrappunto: 1, state: 'as-of=2025-01-28' }, '*')");
  await enter('frame');
  await driver.executeScript(`
    window.days = [];
    new MutationObserver(() => window.days.push(document.querySelector('.asof').dataset.day)).observe(document.querySelector('.asof'), { attributeFilter: ['data-day'] });`);
  await untilDay(driver, 'framed', '2025-01-28');
  const link = await copied(driver, () => tapIn(driver, 'framed', '#claim-C04 .copy-claim'));
  assert.ok(link.startsWith(`${host.url}host/frames.html`), link);
  assert.deepEqual(await driver.executeScript("return window.days.filter((day) => day === '2024-12-26')"), []);
  await isQuiet(driver);
  await leave();
  assert.deepEqual((await told('frame')).filter(({ item }) => item), [], 'it went where a stranger sent it');
  await isQuiet(driver);
});

test('frames: the page hears its frames only, and no height that is none', async () => {
  await visit('frames.html');
  const height = await fits('frame');
  const high = () => driver.executeScript("return document.getElementById('frame').clientHeight");
  await driver.executeScript("postMessage({ contrappunto: 1, story: 'deepseek', height: 4321 }, '*')");
  await enter('frame');
  await driver.executeScript("for (const height of ['9', NaN, Infinity, null, { valueOf: () => 9 }.valueOf]) try { parent.postMessage({ contrappunto: 1, height }, '*') } catch { /* no function crosses */ }");
  await leave();
  await draw(5);
  assert.equal(await high(), height);
  await enter('frame');
  await driver.executeScript("parent.postMessage({ contrappunto: 1, height: 1e9 }, '*')");
  await leave();
  await until(driver, 'the height clamped', "return document.getElementById('frame').clientHeight === 50000");
  await isQuiet(driver);
});
