// The live story: how it replaces the prerendered one, and how it behaves in its page.

import { instance } from 'engine-glue';
import { addressOf, addressed, idIn, itemClicked, linkFor } from './address.js';
import { PARTS, UNITS, activeIn, controlAt, held, keptPlace, nameOf, opened, repeat, restOf, turn, unit } from './take_over.js';

const links = new Map(); // by story id: the query of a link to what it shows, for a new engine after one has trapped
const ALL = 'masthead asof timeline claims compare calculate open-questions sources';
const PART_OF = { event: 'timeline', claim: 'claims', question: 'claims', row: 'compare', item: 'compare', rule: 'compare', table: 'compare', calculation: 'calculate', source: 'sources', correction: 'masthead' };

// Page translators and extensions move texts and wrap them in elements of their own, where the engine would not find
// its own nodes. Before the engine changes a story's tree, what others have changed in it is undone, last first;
// afterwards they may change it again.
const changes = []; // by others, since the engine's last one
let isOurs = false; // for the rest of this task
const lives = new Set(); // the stories of the engine
const watcher = new MutationObserver((records) => isOurs || changes.push(...records));

function undone(node) {
  if (isOurs) return node;
  isOurs = true;
  for (const live of lives) live.beforeChange();
  // Changes made during this task are not recorded. This microtask is queued before the first of them, and so runs
  // before the observer's callback.
  queueMicrotask(() => {
    watcher.takeRecords();
    isOurs = false;
    for (const live of lives) live.afterChange();
  });
  changes.push(...watcher.takeRecords());
  // A text's data is restored only if nodes were added or removed beside it, as by splitting it: a text that was only
  // rewritten has not moved.
  const beside = new Set(changes.flatMap(({ previousSibling, nextSibling }) => [previousSibling, nextSibling]));
  for (const { target, oldValue, addedNodes, removedNodes, previousSibling, nextSibling } of changes.splice(0).reverse()) {
    if (oldValue !== null && beside.has(target)) target.data = oldValue;
    for (const added of addedNodes) if (added.parentNode === target) added.remove();
    const next = nextSibling?.parentNode === target ? nextSibling : previousSibling?.parentNode === target ? previousSibling.nextSibling : null;
    for (const removed of removedNodes) target.insertBefore(removed, next);
  }
  return node;
}

// Makes a change that is not to be undone.
function asOurs(change) {
  // If the engine has changed something in this task, the changes since then are ours.
  if (!isOurs) changes.push(...watcher.takeRecords());
  change();
  watcher.takeRecords();
}

// The prerendered story, if there is one.
const baseIn = (root) => [...root.children].find((child) => child.classList.contains('base'));

// The names of what is in the viewport. A frame is as high as its content and does not know which part of it is
// visible: there it is the first.
function seen(before) {
  const isSeen = (node, index) => {
    const { top, bottom } = node.getBoundingClientRect();
    return parent === window ? top < innerHeight && bottom > 0 : index === 0;
  };
  const parts = [...before.querySelectorAll(PARTS)].filter(isSeen);
  return parts.flatMap((part) => [part, ...[...part.querySelectorAll(UNITS)].filter(isSeen)]).map(nameOf);
}

const isLaidOut = (unit) => unit?.firstElementChild?.checkVisibility?.({ contentVisibilityAuto: true }) ?? true;

const idle = () => new Promise((done) => (window.requestIdleCallback ? requestIdleCallback(done) : setTimeout(done, 200)));

// The query of a link, from such a query or a state. (Strings have a `link`, too: a method from the web's first years.)
const linkOf = (state) => (typeof state === 'string' ? state : (state?.link ?? ''));

// The page's address without its fragment.
const place = () => location.pathname + location.search;

/** Starts an engine; another can be started after one has trapped. */
export async function open(code) {
  const glue = instance(undone);
  await glue.default({ module_or_path: code });
  const stories = new Map(); // as read by the engine, each with the number of elements that show it
  const spare = []; // the elements that it has rendered into before
  return {
    take(element, root, story, options) {
      const known = stories.get(story) ?? { read: glue.read(story), shown: 0 };
      stories.set(story, known);
      known.shown += 1;
      const live = new Live(element, root, story.id, options, spare);
      // The engine's memory never shrinks: a story is freed with its last element, not when a browser collects garbage.
      live.release = () => {
        known.shown -= 1;
        if (known.shown) return;
        stories.delete(story);
        known.read.free();
      };
      live.mount(glue, known.read, options);
      return live;
    },
  };
}

/** Adds a story to a page and waits until it is ready. */
export async function mount(target, options, set) {
  const place = target.append ? target : document.querySelector(target);
  if (!place?.isConnected) throw new Error(place ? 'the element to mount in is in no page' : `no element matches ${target}`);
  const element = document.createElement('contrappunto-story');
  set(element, options);
  const done = new Promise((resolve, reject) => {
    element.addEventListener('contrappunto-ready', resolve);
    element.addEventListener('contrappunto-error', ({ detail: { problems } }) => {
      reject(Object.assign(new Error(problems.map(({ path, message }) => `${path} ${message}`.trim()).join('\n')), { problems }));
    });
  });
  place.append(element);
  element.show();
  await done.catch((error) => {
    element.remove();
    throw error;
  });
  return { element, update: (options) => set(element, options), state: () => element.state, destroy: () => element.remove() };
}

let checker; // a promise of it

/** Returns the problems of a story, found by a separate engine, which only the authors of stories need. */
export async function check(story, address, wasm) {
  checker ??= import(address).then(async (glue) => {
    await glue.default({ module_or_path: wasm });
    return glue;
  });
  return (await checker).check(story);
}

// Yew never removes its listeners, and so keeps the element it was given for ever: the element is reused, and its
// listeners end with the story.
function baseFor(signal, spare) {
  const base = spare.pop() ?? Object.assign(document.createElement('div'), { className: 'base' });
  base.dataset.live = ''; // for the style sheet
  base.addEventListener = (type, hear, options) => {
    const more = typeof options === 'object' ? options : { capture: options };
    EventTarget.prototype.addEventListener.call(base, type, hear, { ...more, signal });
  };
  return base;
}

class Live {
  #element;
  #root;
  #base;
  #spare; // takes the base when the story is removed
  #before; // what the live story replaces
  #mounted;
  #elsewhere;
  #pages = []; // the addresses of the standalone page in each language
  #touched; // the control that the reader touched last
  #told; // the control whose change the address shows
  #address = place(); // the last one that was written
  #untold; // the state that the address does not show yet, and the control that led to it
  #pause; // a timer, until the address may be written again
  #listening = new AbortController();
  #resting = new Set(); // the names of what is still shown as it was prerendered
  #drawing = new Set(); // those of them that are rendered behind their placeholders
  #waking = new Map(); // by name: promises of the rendering
  #drawn = []; // what takes over from its placeholder once that has been removed
  #findPlace; // restores the scroll position of before the engine's last change
  #rested = []; // prerendered elements whose content was kept when the rest was rendered, each with its placeholder
  #entered; // a promise
  #enters;
  #isHurried = false;
  #focused; // the resting node that had the focus: what is hidden loses it
  #folds = new WeakSet(); // that the reader has opened or closed before they were rendered
  #turns = Promise.resolve(); // of what has come near: rendered one after another, as each keeps the scroll position
  #near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) this.#turns = this.#turns.then(() => this.#base.contains(target) && this.#mounted && this.#wake(target));
  }, { rootMargin: '1200px' });

  constructor(element, root, id, options, spare) {
    this.#element = element;
    this.#root = root;
    this.#base = baseFor(this.#listening.signal, spare);
    this.#spare = spare;
    this.#entered = new Promise((done) => (this.#enters = done));
    this.id = id;
    // If the story is on the page already, the engine ignores this: an element that comes later joins its state.
    options.state = linkOf(options.state) || (this.#isPage ? location.search : linkFor(id, location.search) ?? '');
  }

  get #isPage() {
    return this.#element.getAttribute('page') === 'story';
  }

  mount(glue, read, options) {
    if (this.#isPage) {
      // Absolute addresses: the page's own changes with the language.
      options.pages = this.#pages = [...document.querySelectorAll('link[rel="alternate"][hreflang]')].map(({ hreflang, href }) => ({ lang: hreflang, href }));
    }
    options.elsewhere = this.#elsewhere = this.#othersParts();
    options.address = (query, item) => this.#addressOf(query, item);
    const before = baseIn(this.#root);
    this.#resting = new Set([...(before?.querySelectorAll(UNITS) ?? [])].map(nameOf));
    options.resting = [...this.#resting].join(' ');
    options.restingLang = before?.firstElementChild?.lang;
    options.drawn = () => this.#draw();
    lives.add(this);
    this.#mounted = glue.mount(this.#element, this.#base, read, options);
    this.problems = this.#mounted.problems();
    this.#keep();
    const listen = (target, type, hear, capture) => target.addEventListener(type, hear, { capture, signal: this.#listening.signal });
    // The engine reports an action before it renders the result. By then another control may have been touched.
    listen(this.#element, 'contrappunto-state', ({ detail: { state } }) => {
      const touched = this.#touched;
      setTimeout(() => {
        if (!this.#keep(state)) return;
        // The standalone page's address follows what the reader does.
        if (this.#isPage) this.#write(state.lang, state.link, touched);
      });
    });
    listen(this.#element, 'click', (event) => this.#follow(event));
    for (const type of ['click', 'input']) listen(this.#root, type, ({ target }) => this.#touchRest(type, target), true);
    // Keys pressed in a field must not trigger the host's shortcuts: the host sees the element as the target.
    for (const type of ['keydown', 'keypress', 'keyup']) listen(this.#root, type, (event) => event.target.matches?.('input, select') && event.stopPropagation());
    if (this.#isPage) {
      for (const type of ['click', 'keydown', 'input', 'change']) listen(this.#root, type, ({ target }) => (this.#touched = target), true);
      listen(window, 'popstate', () => this.#back());
    } else {
      listen(window, 'hashchange', () => this.#arrive());
    }
  }

  state() {
    return this.#mounted.state();
  }

  /** The query of a link to what the story shows, even when its engine no longer responds. */
  get link() {
    return links.get(this.id);
  }

  // Called once a state is rendered: one that cannot be rendered is not to be opened again. Falsy if the story is gone.
  #keep(state = this.#mounted && this.state()) {
    return this.#mounted && links.set(this.id, state.link);
  }

  /** Applies a change that the host asks for. */
  update(options) {
    if ('state' in options) options.state = linkOf(options.state);
    this.#mounted.update(options);
    const problems = this.#mounted.problems();
    if (problems.length) this.#element.dispatchEvent(new CustomEvent('contrappunto-error', { detail: { problems }, bubbles: true, composed: true }));
    setTimeout(() => this.#keep());
  }

  /** Determines again which parts are elsewhere on the page. */
  look() {
    const elsewhere = this.#othersParts();
    if (elsewhere !== this.#elsewhere) this.#mounted.update({ elsewhere });
    this.#elsewhere = elsewhere;
  }

  #othersParts() {
    return this.#element._others.map((other) => other._parts || ALL).join(' ');
  }

  /** Renders what is in the viewport, one piece per task, and the content of open folds. If nothing was prerendered,
   * the rest may follow later. */
  async prepare() {
    const before = baseIn(this.#root);
    const names = before ? seen(before) : [];
    const end = performance.now() + 100;
    await turn();
    while (!before && this.#grows() && performance.now() < end) await turn();
    while (this.#mounted) {
      const place = this.#places().find(({ dataset }) => names.includes(dataset.resting));
      if (!place) break;
      await this.#wake(place);
    }
    while (this.#mounted && before && opened(before, this.#base)) await turn();
  }

  // Whether some of it is still to be rendered.
  #grows(tree = this.#base) {
    return this.#mounted && (tree?.matches('[data-growing]') || tree?.querySelector('[data-growing]'));
  }

  /** Replaces in one step what was there by the live story: open folds stay open, the focus stays, and what was
   * clicked and typed meanwhile is repeated. */
  enter(waiting) {
    const root = this.#root;
    const before = baseIn(root) ?? root.querySelector('slot:not([name])') ?? root.appendChild(document.createElement('slot'));
    for (const [, node] of waiting) this.#fold(node);
    const keep = keptPlace(before);
    const take = held(root, before, this.#folds);
    asOurs(() => this.#places().forEach((place) => this.#rest(before, place)));
    const twin = take(this.#base, () => before.replaceWith(this.#base));
    keep(this.#base, twin);
    this.#before = before;
    watcher.observe(this.#base, { childList: true, subtree: true, characterDataOldValue: true });
    for (const [type, node] of waiting) this.#again(type, node, twin);
    this.#enters();
    this.#arrive();
    this.#rouse(idle);
  }

  // The placeholders of what rests; given a selector for `past`, only those whose content is out of date.
  #places(past = '', tree = this.#base) {
    return [...tree.querySelectorAll(`[data-resting]${past}`)];
  }

  // Moves prerendered content to its placeholder in the live story, where it stays until it is near the viewport.
  #rest(before, place, wasLaidOut) {
    const old = before.querySelector(unit(place.dataset.resting));
    if (!old) return this.#wake(place);
    // Content that is laid out stays so: in its new place it would have only an estimated height until the next frame.
    place.toggleAttribute('data-laid-out', wasLaidOut ?? isLaidOut(old));
    for (const { name, value } of old.attributes) place.setAttribute(name, value);
    place.append(...old.childNodes);
    this.#rested.push([old, place]);
    return this.#near.observe(place);
  }

  // Renders what rests. Resolves before that is painted, to a function from nodes that were there to those that are.
  #wake(place) {
    const name = place.dataset.resting;
    if (!this.#waking.has(name)) this.#waking.set(name, this.#drawBehind(place, name));
    return this.#waking.get(name);
  }

  async #drawBehind(place, name) {
    this.#drawing.add(name);
    this.#tellResting();
    // The placeholder is followed by a mark, and that by what is rendered.
    let drawn;
    do {
      await turn();
      drawn = place.nextElementSibling?.nextElementSibling;
      // It may have been removed meanwhile.
      if (!this.#mounted || !this.#base.contains(place)) return () => undefined;
    } while (!place.nextElementSibling?.matches('[data-waking]') || !drawn || this.#grows(drawn));
    const active = activeIn(this.#root);
    const take = held(this.#root, place, this.#folds, active === document.body ? this.#focused : active);
    let laidOut;
    const look = () => (laidOut = this.#places('', drawn).filter((inner) => isLaidOut(place.querySelector(unit(inner.dataset.resting)))));
    const finish = (done) => {
      if (this.#base.contains(place)) return undefined;
      // The items in it may go on resting. Until now they were visible in the placeholder.
      if (this.#before) asOurs(() => this.#places('', drawn).forEach((inner) => this.#rest(place, inner, laidOut.includes(inner))));
      const twin = take(drawn);
      done(twin);
      return twin;
    };
    const left = new Promise((done) => this.#drawn.push({ look, finish: () => finish(done) }));
    this.#drawing.delete(name);
    this.#resting.delete(name);
    this.#tellResting();
    return left;
  }

  #tellResting() {
    this.#mounted?.update({ resting: [...this.#resting].join(' '), waking: [...this.#drawing].join(' ') });
  }

  /** Called in each task in which the engine changes the page, before the first change. */
  beforeChange() {
    for (const { look } of this.#drawn) look();
    if (this.#drawn.length) this.#findPlace = keptPlace(this.#base);
  }

  /** Called after the engine has changed the page, before that is painted. */
  afterChange() {
    const active = activeIn(this.#root);
    if (restOf(active)) this.#focused = active;
    const twins = [];
    this.#drawn = this.#drawn.filter(({ finish }) => {
      const twin = finish();
      if (twin) twins.push(twin);
      return !twin;
    });
    if (twins.length) this.#findPlace?.(this.#base, (node) => twins.map((twin) => twin(node)).find((node) => node?.isConnected));
  }

  #draw() {
    this.afterChange();
    if (this.#isHurried || !this.#places('[aria-busy]').length) return;
    this.#isHurried = true;
    this.#rouse(turn).then(() => (this.#isHurried = false));
  }

  // Renders what rests, one after the other, with a pause before each.
  async #rouse(pause) {
    for (;;) {
      await pause();
      const [next] = this.#mounted ? this.#places() : [];
      if (!next) return;
      await this.#wake(next);
    }
  }

  // Repeats what was done with a control that had no listener; if that still rests, it is rendered first.
  async #again(type, node, twin) {
    const control = controlAt(node);
    let target = control && (restOf(control) ? control : twin(control));
    for (let place; (place = restOf(target)) && this.#mounted; ) target = (await this.#wake(place))(target);
    if (target) repeat(type, node, target);
  }

  #touchRest(type, node) {
    if (!restOf(node)) return;
    this.#fold(node);
    // Links work by themselves.
    if (controlAt(node)?.localName !== 'a') this.#again(type, node);
  }

  #fold(node) {
    const fold = node.closest?.('summary')?.parentElement;
    if (fold) this.#folds.add(fold);
  }

  // Shows the item that the page's own address names, unless that is meant for another story.
  async #arrive() {
    const id = idIn(location.hash);
    const isOurs = !addressed(location.search) || linkFor(this.id, location.search) !== undefined;
    if (isOurs && id && (await this.#found(id))) this.show(id);
  }

  // Finds an item, once everything that may be above it is rendered.
  async #found(id) {
    while (this.#grows()) await turn();
    return this.#find(id);
  }

  /** Scrolls an item into view, here or in another element, and resolves to it. */
  async show(id) {
    await this.#entered;
    if (!id || !this.#mounted) return undefined;
    for (let place; (place = restOf(await this.#found(id))) && this.#mounted; ) await this.#wake(place);
    if (!this.#find(id)) {
      const part = PART_OF[id.split('-')[0]];
      const other = this.#element._others.find((other) => (other._live && !other._live.#grows() ? other._live.#find(id) : (other._parts || ALL).split(/[ ,]/).includes(part)));
      return other?.show(id);
    }
    this.#mounted.update({ select: id });
    await turn();
    const item = this.#find(id);
    // The host's folds, too, outside the shadow root.
    for (let node = item; node; node = node.assignedSlot ?? node.parentElement ?? node.getRootNode().host) {
      if (node.localName === 'details') node.open = true;
      if (node.hidden === 'until-found') node.hidden = false;
    }
    item?.scrollIntoView();
    return item;
  }

  #find(id) {
    return this.#base.querySelector(`#${CSS.escape(id)}`);
  }

  // The engine itself follows links to what it shows; the rest may be in another element.
  #follow(event) {
    const id = itemClicked(event);
    if (!id || this.#find(id)) return;
    event.preventDefault();
    this.show(id).then((item) => item?.focus());
  }

  #addressOf(query, item) {
    const page = this.#element._address ?? location.href;
    if (!this.#isPage) return addressOf(page, this.id, query, item);
    return new URL(`?${query}#${item}`, page).href;
  }

  // Adds a history entry for each control that is touched, not for each movement of it.
  #write(lang, link, touched) {
    this.#nameThePage(lang);
    if (this.#pause && touched === this.#untold?.touched) {
      this.#untold = { lang, link, touched };
      return;
    }
    this.#tellRest();
    this.#tell({ lang, link, touched });
  }

  // Browsers accept a hundred history updates in ten seconds, and WebKit throws beyond that: movements of one control
  // are written together, and a refused update is written later.
  #tell(untold) {
    const { lang, link, touched } = untold;
    const page = this.#pages.find((page) => page.lang === lang)?.href ?? location.pathname;
    const url = new URL(link && `?${link}`, new URL(page, location.href));
    let rest = 150;
    if (url.pathname !== location.pathname || url.search !== location.search) {
      // The page's icon stays where the page came from, whatever its address says.
      for (const icon of document.querySelectorAll('link[rel~=icon]')) icon.setAttribute('href', icon.href);
      try {
        history[touched === this.#told ? 'replaceState' : 'pushState'](null, '', url.href + location.hash);
        this.#told = touched;
        this.#address = place();
      } catch {
        rest = 2_000;
      }
    }
    this.#untold = rest > 150 ? untold : { touched };
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#tellRest(), rest);
  }

  // Writes what has waited.
  #tellRest() {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    const untold = this.#untold;
    this.#untold = undefined;
    if (untold?.lang) this.#tell(untold);
  }

  #nameThePage(lang) {
    const title = this.#base.querySelector('h1')?.textContent;
    if (!title) return;
    document.documentElement.lang = lang;
    document.documentElement.dir = this.#base.firstElementChild.dir;
    document.title = title;
  }

  // A link within the page is a history entry, too, and changes nothing else.
  #back() {
    this.#told = undefined;
    if (place() === this.#address) return;
    this.#address = place();
    clearTimeout(this.#pause);
    this.#untold = this.#pause = undefined;
    const lang = this.#pages.find((page) => new URL(page.href).pathname === location.pathname)?.lang;
    // WebKit fires no `change` event for the option that the reader chose last, even if another has been set since, until
    // the field is focused again. It may fire one as the focus goes: so that goes before anything is set.
    const active = activeIn(this.#root);
    const chooses = active.localName === 'select';
    if (chooses) active.blur();
    this.#mounted.update({ state: `${location.search}&lang=${lang}` });
    setTimeout(() => {
      if (lang) this.#nameThePage(lang);
      if (chooses) active.focus({ preventScroll: true });
    });
  }

  /** Removes the story and restores what was there before; a dead engine is not called any more. */
  destroy(isDead) {
    this.#listening.abort();
    this.#near.disconnect();
    lives.delete(this);
    clearTimeout(this.#pause);
    if (!isDead) {
      this.#mounted.destroy();
      this.#mounted.free();
      this.release();
    }
    this.#mounted = undefined;
    if (this.#before) this.#base.replaceWith(this.#before);
    asOurs(() => this.#rested.forEach(([old, place]) => old.append(...place.childNodes)));
    // Yew empties it a moment later.
    if (!isDead) setTimeout(() => this.#spare.push(this.#base));
  }
}
