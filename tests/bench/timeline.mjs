// The timeline compared with its peers: first render, zoom step and pan frame at 47, 1,000 and 10,000 events, for ours,
// vis-timeline (Apache-2.0 OR MIT) and TimelineJS (MPL-2.0), with the same synthetic story in the same run. Neither
// peer is shipped: this file serves them from node_modules. Run by `cargo xtask bench`, or alone with counts and names
// as arguments: `node tests/bench/timeline.mjs 47 ours vis`.
//
// First render: from handing over the data, with library and style sheet loaded, to the second frame after the items
// are present. At that point ours also has its day bar, list and detail, and TimelineJS its slides.
//
// Zoom step: one step of the wheel with Ctrl held, or a click on the zoom button of TimelineJS, which does not support
// that wheel. Pan frame: one of thirty movements of the pressed mouse, each sent after the frame of the previous one;
// the maximum is that of a drag. Both are real inputs, dispatched by the browser. The clock starts when the page
// receives one, before the library does, and stops when the first frame with a different picture is rendered, wherever
// in between the library does its work: a message sent in the frame's callback is delivered when the frame is done.
// Whether the picture differs is determined from the positions and texts of its first ticks and items, which are read
// after the clock has stopped. An input that changes nothing is an error, and the run fails. Event Timing gives the
// same in steps of 8 ms, too coarse for a ratio, and includes the path of a wheel event through the browser, about 17
// ms whatever the page does.
//
// The browser renders as soon as there is something to render, not sixty times a second, so that no waiting for the
// screen is included, of which a click would have a random amount. The remaining cost of the clock itself is reported
// first, for an empty page.
//
// Figures are medians of three page loads, each measured in turn; a library that took over five seconds has only one.
// The ratio is the time of the peer divided by that of the first library, which is ours.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { synthetic } from '../../www/host/synthetic.js';
import { BASE_URL, open, resize, shut } from '../e2e/browser.mjs';

const COUNTS = [47, 1_000, 10_000];
const LIBRARIES = { ours: 'ours', vis: 'vis-timeline', timelinejs: 'TimelineJS' };
/** The page that shows only the cost of the clock itself. */
const EMPTY = 'empty';
const RATES = [1, 4];
/** The number of page loads for each figure. */
const REPEATS = 3;
/** The number of mouse movements measured, and of those before, which a library needs to detect a drag. */
const [MOVES, FIRST_MOVES] = [30, 4];
/** The pixels of a movement, and how many go one way before as many go back, so that no end of the axis is reached. */
const [STEP, ONE_WAY] = [4, 5];
/** The milliseconds after which a drag is ended, however many movements it had. */
const DRAG = 20_000;
/** The milliseconds of a first render above which only one page load is measured. */
const SLOW = 5_000;
/** The milliseconds after which a library is given up. */
const LIMIT = 60_000;
const OVER = `over ${LIMIT / 1000} s`;

const CTRL = 2;
const FLAGS = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** The error for what exceeds the limit. */
class Over extends Error {}

const asked = process.argv.slice(2);
const chosen = (all) => (asked.some((one) => all.includes(one)) ? all.filter((one) => asked.includes(one)) : all);
const counts = chosen(COUNTS.map(String)).map(Number);
const libraries = chosen(Object.keys(LIBRARIES));

const median = (values) => values.toSorted((one, two) => one - two)[Math.floor(values.length / 2)];

/** Serves the measuring page, the stories and the two peers. */
async function startSite() {
  const file = (name) => readFile(new URL(name, import.meta.url));
  const page = (library) => `<!doctype html>
<html lang="en" data-library="${library}">
<meta charset="utf-8">
<title>${library}</title>
<link rel="icon" href="data:,">
<body style="margin: 0">
<div id="place"></div>
<script type="module" src="page.js"></script>`;
  const types = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', json: 'application/json' };
  const answer = (path) => {
    if (path === 'page.js') return file('timeline_page.js');
    const library = /^(\w+)\.html$/.exec(path)?.[1];
    if (library in LIBRARIES || library === EMPTY) return page(library);
    const count = /^stories\/(\d+)\.json$/.exec(path)?.[1];
    if (count) return JSON.stringify(synthetic(Number(count)));
    if (/^npm\/(vis-timeline|@knight-lab\/timelinejs)\/[\w./-]+$/.test(path) && !path.includes('..')) return file(`../../node_modules/${path.slice(4)}`);
    throw new Error(`no ${path}`);
  };
  const server = createServer(async (request, response) => {
    const path = request.url.slice(1).split('?')[0];
    try {
      const body = await answer(path);
      response.writeHead(200, { 'Content-Type': types[path.split('.').at(-1)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => shut(server) };
}

/** Waits for a promise, up to the limit. */
async function within(promise) {
  let timer;
  const late = new Promise((_, fail) => (timer = setTimeout(() => fail(new Over()), LIMIT)));
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Calls a function of the page and waits for its result. */
async function call(driver, name, ...args) {
  const { answer, error } = await within(
    driver.executeAsyncScript(
      `const done = arguments[arguments.length - 1];
       Promise.resolve(bench[arguments[0]](...arguments[1])).then((answer) => done({ answer }), (error) => done({ error: String(error?.stack ?? error) }));`,
      name,
      args,
    ),
  );
  if (error) throw new Error(`${name}: ${error}`);
  return answer;
}

/** Sends mouse input, as from outside the page. */
const mouse = (driver, type, point, more = {}) => within(driver.sendDevToolsCommand('Input.dispatchMouseEvent', { type, x: point.x, y: point.y, ...more }));

/** Returns the time from an input to the change that it causes. */
async function timed(driver, what, type, send, x) {
  await call(driver, 'expect', type, x);
  await send();
  const { milliseconds, fault } = await call(driver, 'untilSeen');
  if (fault) throw new Error(`${what} ${fault}`);
  return milliseconds;
}

async function zoomStep(driver, label) {
  const { drawing, button } = await call(driver, 'settle');
  const click = { button: 'left', clickCount: 1 };
  return button
    ? timed(driver, `${label}: the click on the zoom button`, 'click', async () => {
        await mouse(driver, 'mousePressed', button, click);
        await mouse(driver, 'mouseReleased', button, click);
      })
    : timed(driver, `${label}: Ctrl with the wheel`, 'wheel', () => mouse(driver, 'mouseWheel', drawing, { deltaX: 0, deltaY: -120, modifiers: CTRL }));
}

async function panFrames(driver, label) {
  const { drawing } = await call(driver, 'settle');
  const point = { ...drawing };
  const held = { button: 'left', buttons: 1 };
  await mouse(driver, 'mouseMoved', point);
  await mouse(driver, 'mousePressed', point, { ...held, clickCount: 1 });
  const move = () => mouse(driver, 'mouseMoved', point, held);
  for (let step = 0; step < FIRST_MOVES; step += 1) {
    point.x -= STEP;
    await call(driver, 'expect', 'pointermove', point.x);
    await move();
    await call(driver, 'untilHeard');
  }
  await call(driver, 'settle');
  const spent = [];
  const start = performance.now();
  for (let step = 0; step < MOVES && performance.now() - start < DRAG; step += 1) {
    point.x += Math.floor(step / ONE_WAY) % 2 ? STEP : -STEP;
    spent.push(await timed(driver, `${label}: movement ${step + 1} of the pressed mouse`, 'pointermove', move, point.x));
  }
  await mouse(driver, 'mouseReleased', point, { ...held, clickCount: 1 });
  return spent;
}

/** Measures every figure of a library at a count, each from its own page loads; `OVER` if it was given up. */
async function measure(site, library, count, rate) {
  const label = `${LIBRARIES[library] ?? library}, ${count} events`;
  const loads = [];
  const driver = await open({ flags: FLAGS });
  try {
    await driver.manage().setTimeouts({ script: LIMIT, pageLoad: LIMIT });
    await resize(driver, 1200, 900);
    for (let repeat = 0; repeat < REPEATS && !(loads[0]?.first > SLOW); repeat += 1) {
      const load = { first: OVER, zoom: OVER, pan: OVER };
      loads.push(load);
      await driver.sendDevToolsCommand('Emulation.setCPUThrottlingRate', { rate: 1 });
      await within(driver.get(`${site.url}${library}.html`));
      await call(driver, 'load', { base: BASE_URL, count });
      await driver.sendDevToolsCommand('Emulation.setCPUThrottlingRate', { rate });
      const { milliseconds, items } = await call(driver, 'draw');
      load.first = milliseconds;
      load.items = items;
      load.zoom = await zoomStep(driver, label);
      load.pan = await panFrames(driver, label);
    }
  } catch (error) {
    const isOver = error instanceof Over || error.name === 'ScriptTimeoutError' || error.name === 'TimeoutError';
    if (!isOver) throw error;
  } finally {
    await Promise.race([driver.quit(), new Promise((next) => setTimeout(next, 10_000).unref())]).catch(() => {});
  }
  const all = (name) => loads.map((load) => load[name]);
  const middle = (values) => (values.includes(OVER) ? OVER : median(values));
  return {
    'items in the drawing': loads[0].items,
    'first render': middle(all('first')),
    'zoom step': middle(all('zoom')),
    'pan frame, median': middle(all('pan').map((spent) => (spent === OVER ? OVER : median(spent)))),
    'pan frame, worst': middle(all('pan').map((spent) => (spent === OVER ? OVER : Math.max(...spent)))),
  };
}

const shown = (value) => (value === undefined ? '–' : typeof value !== 'number' ? value : value.toFixed(Number.isInteger(value) ? 0 : 1));
const ratio = (peer, own) => (typeof peer === 'number' && typeof own === 'number' ? `× ${(peer / own).toFixed(peer / own < 10 ? 2 : 0)}` : '');

function print(count, rate, found) {
  const speed = rate === 1 ? 'full speed' : `processor ${rate} times slower`;
  const [own, ...peers] = libraries.map((library) => found[library]);
  const names = libraries.map((library) => LIBRARIES[library]);
  const cells = names.flatMap((name, index) => (index ? [name.padStart(13), 'ratio'.padStart(9)] : [name.padStart(10)]));
  console.log(`\n${`${count.toLocaleString('en')} events, ${speed}, ms`.padEnd(44)}${cells.join('')}`);
  for (const name of ['items in the drawing', 'first render', 'zoom step', 'pan frame, median', 'pan frame, worst']) {
    const compare = name.startsWith('items') ? () => '' : ratio;
    const rest = peers.map((peer) => shown(peer?.[name]).padStart(13) + compare(peer?.[name], own?.[name]).padStart(9));
    console.log(`${name.padEnd(44)}${shown(own?.[name]).padStart(10)}${rest.join('')}`);
  }
}

const site = await startSite();
try {
  const least = await measure(site, EMPTY, 1, 1);
  console.log(`\nan empty page: ${shown(least['zoom step'])} ms to the picture after a step of the wheel, ${shown(least['pan frame, median'])} after a movement`);
  for (const rate of RATES) {
    for (const count of counts) {
      const found = {};
      for (const library of libraries) {
        // With a slowed processor, the peers are measured only at counts for which a reader would still wait.
        if (rate > 1 && library !== 'ours' && count > 1_000) continue;
        found[library] = await measure(site, library, count, rate);
      }
      if (Object.keys(found).length) print(count, rate, found);
    }
  }
} finally {
  await site.close();
}
