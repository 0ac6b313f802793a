// Messages between a story's frame and the page that holds it, from a side that sends whatever it likes: a page to the
// frame, and a frame to a page with the snippet of `embed.<lang>.html`. Neither may fail, leave its place, or stop
// hearing what is well formed. Run by `cargo xtask fuzz messages`; what once went wrong stays in `corpus/messages.json`.

import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { BASE_URL, open } from '../tests/e2e/browser.mjs';

const seconds = Number(process.env.SECONDS);
const beside = (name) => readFile(new URL(name, import.meta.url), 'utf8');
const kept = JSON.parse(await beside('./corpus/messages.json'));
const words = [...(await beside('./link.dict')).matchAll(/^"(.*)"$/gm)].map(([, word]) => word);

// What makes messages up runs in the page: many of them have no form that WebDriver could carry.
const { outputFiles } = await build({
  stdin: { contents: "export * from 'fast-check'", resolveDir: new URL('.', import.meta.url).pathname },
  bundle: true,
  minify: true,
  format: 'iife',
  globalName: 'fc',
  write: false,
});

const MESSAGES = `
  const { fc, words, kept } = window;
  const word = fc.constantFrom(...words);
  const letters = fc.string({ unit: 'binary', maxLength: 40 });
  const pair = fc.tuple(fc.oneof(word, letters), fc.constantFrom('=', '.', '', '%3D'), fc.oneof(word, letters));
  const link = fc.array(pair, { maxLength: 8 }).map((pairs) => pairs.map((parts) => parts.join('')).join('&'));
  const address = fc.tuple(fc.constantFrom(location.origin, '', 'https://elsewhere.example', 'javascript:', 'http://['), link, fc.oneof(word, letters)).map(
    ([origin, link, hash]) => origin + '/article?a=1&contrappunto=deepseek&' + link + '#' + hash);
  const long = fc.constantFrom(20_000, 20_001, 3_000_000).map((length) => 'x'.repeat(length));
  const text = fc.oneof({ weight: 6, arbitrary: link }, { weight: 6, arbitrary: address }, word, letters, { weight: 1, arbitrary: long });
  const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withSparseArray: true, withNullPrototype: true });
  const number = fc.oneof(fc.double(), fc.integer(), fc.bigInt());
  const value = fc.oneof({ weight: 6, arbitrary: text }, { weight: 2, arbitrary: number }, anything);
  const marked = fc.oneof({ weight: 12, arbitrary: fc.constant(1) }, anything);
  /** A message with some of the keys that its hearer reads. */
  const message = (keys) => fc.oneof(
    { weight: 8, arbitrary: fc.record({ contrappunto: marked, ...keys(value) }, { requiredKeys: [] }) },
    anything,
    text);
  const batch = (keys) => fc.array(message(keys), { minLength: 1, maxLength: 20 });
  const wait = (what, holds) => new Promise((resolve, reject) => {
    const end = performance.now() + 30_000;
    const look = () => {
      try {
        if (holds()) return resolve();
      } catch (error) {
        return reject(error);
      }
      if (performance.now() > end) return reject(new Error(what));
      requestAnimationFrame(look);
    };
    look();
  });
  const errors = [];
  const listen = (window) => {
    window.addEventListener('error', ({ message }) => errors.push(message));
    window.addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
  };
  const none = () => {
    if (errors.length > 0) throw new Error(errors.splice(0).join('\\n'));
  };
  /** Runs a property for so long, and tells how often it held, or the least batch that fails it. */
  const run = async (keys, property, time) => {
    const examples = kept.map((batch) => [(0, eval)(batch)]);
    const result = await fc.check(fc.asyncProperty(batch(keys), property), { examples, numRuns: 1e9, interruptAfterTimeLimit: time });
    if (result.counterexample !== null) return { fault: fc.stringify(result.counterexample) + '\\n' + result.errorInstance, seed: result.seed };
    return { runs: result.numRuns };
  };`;

// A frame of the same origin, so that its errors are heard; what it takes from a host does not depend on that.
const TO_THE_FRAME = `
  const frame = document.createElement('iframe');
  frame.src = '../embed.html?story=deepseek&parts=asof+claims';
  frame.width = 800;
  frame.height = 800;
  document.body.replaceChildren(frame);
  const element = () => frame.contentDocument?.querySelector('contrappunto-story');
  await wait('the engine has not come', () => element()?.dataset.engine === 'ready');
  listen(frame.contentWindow);
  let starts = 0;
  element().addEventListener('contrappunto-ready', () => (starts += 1));
  const at = frame.contentWindow.location.href;
  const strangers = () => frame.contentDocument.querySelectorAll('script, iframe, object, embed, base, form').length;
  const known = strangers();
  const days = ['2025-01-28', '2025-01-31'];
  return run((value) => ({ address: value, state: value, item: value }), async (messages) => {
    for (const message of messages) frame.contentWindow.postMessage(message, '*');
    for (const day of days) {
      frame.contentWindow.postMessage({ contrappunto: 1, state: 'as-of=' + day }, '*');
      await wait('the frame hears no more', () => (none(), element().state?.asOf === day));
    }
    none();
    if (starts > 0) throw new Error('the engine started again');
    if (frame.contentWindow.location.href !== at) throw new Error('it has gone to ' + frame.contentWindow.location.href);
    if (strangers() !== known) throw new Error('there is markup in it that is not ours');
  }, time);`;

const TO_THE_PAGE = `
  const snippet = await (await fetch('../stories/deepseek/embed.en.html')).text();
  // Without an address it has a document of this origin, which can be told what to send.
  const empty = snippet.replace(/ (src|sandbox|loading)="[^"]*"/g, '');
  document.body.replaceChildren(document.createRange().createContextualFragment(empty));
  const frame = document.querySelector('iframe');
  listen(window);
  const post = frame.contentWindow.eval('(message) => parent.postMessage(message, "*")');
  const { origin, pathname } = location;
  return run((value) => ({ height: value, top: value, ready: value, state: fc.oneof(value, fc.record({ link: value }, { requiredKeys: [] })) }), async (messages) => {
    for (const message of messages) post(message);
    for (const height of [300, 400]) {
      post({ contrappunto: 1, height });
      await wait('the page hears no more', () => (none(), frame.clientHeight === height));
    }
    none();
    if (location.origin !== origin || location.pathname !== pathname) throw new Error('it has gone to ' + location.href);
  }, time);`;

const driver = await open();
let isSound = true;
try {
  for (const [name, script] of Object.entries({ 'to the frame': TO_THE_FRAME, 'to the page': TO_THE_PAGE })) {
    const time = (seconds * 1000) / 2;
    await driver.manage().setTimeouts({ script: time + 120_000 });
    await driver.get(`${BASE_URL}host/index.html`);
    await driver.executeScript(`${outputFiles[0].text}; window.fc = fc;`);
    await driver.executeScript('[window.words, window.kept] = arguments', words, kept);
    const { fault, seed, runs } = await driver.executeAsyncScript(
      `const time = arguments[0];
       const done = arguments[1];
       (async () => {${MESSAGES}\n${script}})().then(done, (error) => done({ fault: String(error) }));`,
      time,
    );
    if (fault) {
      isSound = false;
      console.log(`${name}: ${fault}${seed === undefined ? '' : `\n(seed ${seed})`}`);
    } else {
      console.log(`${name}: ${runs} batches of messages, no fault`);
    }
  }
} finally {
  await driver.quit();
}
process.exitCode = isSound ? 0 : 1;
