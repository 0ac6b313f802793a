// The measured side of `timeline.mjs`: one page, one library, one story. It knows how to give a story to each library,
// where the library draws, and what shows that its picture has changed; the clock is the same for all.

const WIDTH = 1152;
/** TimelineJS fills the height it is given; the others take what they need. */
const HEIGHT = 700;
/** The number of nodes whose positions and texts identify a picture: ticks first, then items. */
const PROBES = 40;
/** The milliseconds without movement required before an input; longer than the timer with which vis-timeline checks
 * again. */
const STILL = 1_200;
/** The milliseconds and frames after which an input that has changed nothing is considered ineffective. */
const [PATIENCE, FRAMES] = [3_000, 5];
/** The milliseconds after which an input is given up; a busy page receives it before its timers fire. */
const DEAF = 10_000;

// Each library: `load` loads it, not measured; `convert` converts the story to its format, not measured; `draw` hands
// it the data, which starts the clock; `isDrawn` returns whether the items are present.

const ours = {
  // The engine is present once a first element, with one event, is live. What is measured then is a second element:
  // from setting its `story`, through inserting it in the page, to reading, layout and swapping in.
  async load({ base, small }) {
    await import(`${base}contrappunto.js`);
    const first = Object.assign(document.createElement('contrappunto-story'), { story: small });
    first.setAttribute('parts', 'asof timeline');
    const ready = new Promise((done) => first.addEventListener('contrappunto-ready', done));
    place().append(first);
    await ready;
    await painted();
    // Two elements of one story would follow each other.
    first.remove();
    await painted();
  },
  convert: (story) => story,
  draw(story) {
    this.element = document.createElement('contrappunto-story');
    this.element.setAttribute('parts', 'asof timeline');
    this.element.story = story;
    place().append(this.element);
  },
  root() {
    return this.element?.shadowRoot;
  },
  isDrawn() {
    return this.root()?.querySelector('.plot .mark');
  },
  drawing: '.plot',
  probes: '.plot .tick, .plot .mark',
  items: '.plot .mark',
};

// As in its manual, with points for points and groups for lanes; Ctrl with the wheel zooms, as in ours. It is given the
// start and end before the items: otherwise it first draws this week, or nothing, and puts the items in their rows only
// when its one-second timer fires.
const vis = {
  async load() {
    style('npm/vis-timeline/styles/vis-timeline-graph2d.min.css');
    await script('npm/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js');
  },
  convert: (story) => ({
    start: at(ends(story.events[0].date, story.updated).start),
    end: at(story.updated),
    groups: story.categories.map(({ id, label }) => ({ id, content: label.en })),
    items: story.events.map(({ id, category, date, title, summary }) => {
      const { start, end } = ends(date, story.updated);
      const shape = end ? { type: 'range', start: at(start), end: at(end) } : { type: 'point', start: at(start) };
      return { id, group: category, content: title.en, title: summary.en, ...shape };
    }),
  }),
  draw({ items, groups, start, end }) {
    const onInitialDrawComplete = () => (this.isComplete = true);
    const timeline = new globalThis.vis.Timeline(place(), null, groups, { zoomKey: 'ctrlKey', onInitialDrawComplete });
    timeline.setWindow(start, end, { animation: false });
    timeline.setItems(items);
  },
  root: () => document,
  isDrawn() {
    return this.isComplete && document.querySelector('.vis-item');
  },
  drawing: '.vis-panel.vis-center',
  probes: '.vis-time-axis .vis-text, .vis-item',
  items: '.vis-foreground > .vis-group > .vis-item',
};

// As in its manual, without a remote font. It has no zoom by wheel: the step is a click on its button.
const timelinejs = {
  async load() {
    style('npm/@knight-lab/timelinejs/dist/css/timeline.css');
    await script('npm/@knight-lab/timelinejs/dist/js/timeline.js');
  },
  convert: (story) => ({
    events: story.events.map(({ id, category, date, title, summary }) => {
      const { start, end } = ends(date, story.updated);
      const group = story.categories.find((one) => one.id === category).label.en;
      return { unique_id: id, group, start_date: parts(start), ...(end && { end_date: parts(end) }), text: { headline: title.en, text: summary.en } };
    }),
  }),
  draw(data) {
    place().style.height = `${HEIGHT}px`;
    this.timeline = new globalThis.TL.Timeline(place(), data, { font: null, script_path: new URL('npm/@knight-lab/timelinejs/dist/js/', location.href).href });
  },
  root: () => document,
  isDrawn() {
    return this.timeline.ready && document.querySelector('.tl-timemarker');
  },
  drawing: '.tl-timenav-slider-background',
  probes: '.tl-timeaxis-tick, .tl-timemarker',
  items: '.tl-timemarker',
  zoomButton: '.tl-menubar-button:has(.tl-icon-zoom-in)',
};

// A page with one box, moved by each input: the time of an input that causes no work.
const empty = {
  load() {},
  convert() {},
  draw() {
    const box = Object.assign(document.createElement('div'), { className: 'box' });
    box.style.cssText = `block-size: ${HEIGHT}px; background: silver`;
    place().append(box);
    let moved = 0;
    for (const type of ['wheel', 'pointermove']) addEventListener(type, () => (box.style.marginInlineStart = `${(moved += 1)}px`));
  },
  root: () => document,
  isDrawn: () => document.querySelector('.box'),
  drawing: '#place',
  probes: '.box',
  items: '.box',
};

const library = { ours, vis, timelinejs, empty }[document.documentElement.dataset.library];
const place = () => document.querySelector('#place');
const pause = (milliseconds) => new Promise((next) => setTimeout(next, milliseconds));

/** Resolves to the time when the next frame has been rendered: a message sent in its callback is delivered right
 * after. */
function painted() {
  return new Promise((done) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(null);
    });
  });
}

/** Returns the positions of the first ticks and items relative to the library's container, and their texts. */
function picture() {
  const { left, top } = place().getBoundingClientRect();
  const nodes = [...library.root().querySelectorAll(library.probes)].slice(0, PROBES);
  const one = (node) => {
    const { x, y, width } = node.getBoundingClientRect();
    return `${(x - left).toFixed(3)} ${(y - top).toFixed(3)} ${width.toFixed(3)} ${node.textContent}`;
  };
  return nodes.map(one).join('\n');
}

/** Loads the library and the data. */
async function load({ base, count }) {
  place().style.inlineSize = `${WIDTH}px`;
  const [story, small] = await Promise.all([count, 1].map(async (one) => (await fetch(`stories/${one}.json`)).json()));
  await library.load({ base, small });
  library.data = library.convert(story);
  await painted();
}

/** Returns the milliseconds from handing over the data to the second frame after the items are drawn, and their
 * number. */
async function draw() {
  const start = performance.now();
  library.draw(library.data);
  while (!library.isDrawn()) await painted();
  await painted();
  const milliseconds = (await painted()) - start;
  return { milliseconds, items: library.root().querySelectorAll(library.items).length };
}

/** Waits until nothing moves; resolves to where the pointer is to go. */
async function settle() {
  const drawing = library.root().querySelector(library.drawing);
  drawing.scrollIntoView({ block: 'start' });
  let [before, since] = [picture(), performance.now()];
  while (performance.now() - since < STILL) {
    await painted();
    await pause(20);
    const now = picture();
    if (now !== before) [before, since] = [now, performance.now()];
  }
  return { drawing: freePoint(drawing), button: library.zoomButton && middle(document.querySelector(library.zoomButton)) };
}

/** Returns a visible point of the drawing, away from its edges, without an item on it if possible. */
function freePoint(drawing) {
  const { left, right, top, bottom } = drawing.getBoundingClientRect();
  const [first, last] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
  const points = [];
  for (const part of [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8]) {
    for (const across of [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65]) {
      const [x, y] = [Math.max(left, 0) + across * (Math.min(right, WIDTH) - Math.max(left, 0)), first + part * (last - first)];
      const node = library.root().elementFromPoint(x, y);
      if (node && drawing.contains(node)) points.push({ x, y, isFree: !node.closest(library.items) });
    }
  }
  const found = points.find(({ isFree }) => isFree) ?? points[0];
  if (!found) throw new Error(`${library.drawing} is nowhere in view`);
  return found;
}

function middle(node) {
  const { left, top, width, height } = node.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

let heard;
let seen;

/** Prepares for an input of a type, and at a position if it must be distinguished from others. What is on the page
 * now is what has to change. */
function expect(type, x) {
  const before = picture();
  const event = Promise.withResolvers();
  const frame = Promise.withResolvers();
  const watch = async ({ clientX }) => {
    if (Number.isFinite(x) && Math.abs(clientX - x) > 1) return;
    const start = performance.now();
    removeEventListener(type, watch, true);
    event.resolve(true);
    for (let frames = 1; ; frames += 1) {
      const now = await painted();
      if (picture() !== before) return frame.resolve({ milliseconds: now - start });
      if (now - start > PATIENCE && frames > FRAMES) return frame.resolve({ fault: 'changed nothing in the drawing' });
    }
  };
  addEventListener(type, watch, { capture: true, passive: true });
  [heard, seen] = [event.promise, frame.promise];
}

/** Waits until the expected input, which has been sent, arrives. */
function untilHeard() {
  return Promise.race([heard, pause(DEAF).then(() => false)]);
}

/** Returns the milliseconds from the expected input to the first frame with a different picture. */
async function untilSeen() {
  return (await untilHeard()) ? seen : { fault: 'was not heard by the page' };
}

function style(href) {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
}

function script(src) {
  return new Promise((onload, onerror) => document.head.append(Object.assign(document.createElement('script'), { src, onload, onerror })));
}

/** Returns the first and, for a span, the last day of an EDTF date; an open end is the story's last day, a month its
 * middle. */
function ends(date, updated) {
  const [start, end] = date.replaceAll('~', '').split('/');
  const full = (text) => (text.length === 7 ? `${text}-15` : text);
  return { start: full(start), end: end && (end === '..' ? updated : full(end)) };
}

function at(text) {
  return new Date(`${text}T00:00:00`);
}

function parts(text) {
  const [year, month, day] = text.split('-').map(Number);
  return { year, month, day };
}

window.bench = { load, draw, settle, expect, untilHeard, untilSeen };
