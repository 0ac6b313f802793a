// The live story: how it takes the place of the prerendered one, and how it stands in its page.

import { instance } from 'engine-glue';
import { addressOf, addressed, idIn, itemClicked, linkFor } from './address.js';
import { PARTS, UNITS, activeIn, controlAt, held, keptPlace, nameOf, opened, repeat, restOf, turn, unit } from './take_over.js';

const links = new Map(); // by a story's id: the query of a link to what it shows, for a new engine when one has trapped
const ALL = 'masthead asof timeline claims compare calculate open-questions sources';
const PART_OF = { event: 'timeline', claim: 'claims', question: 'claims', row: 'compare', item: 'compare', rule: 'compare', table: 'compare', calculation: 'calculate', source: 'sources', correction: 'masthead' };

// Page translators and extensions move texts and put elements of theirs around them, where the engine would look for its
// own in vain. What others have changed in a story's tree is undone, last first, before the engine changes it; then they
// may come again.
const changes = []; // by others, since the engine's last
let isOurs = false; // for the rest of this task
const lives = new Set(); // the stories of the engine
const watcher = new MutationObserver((records) => isOurs || changes.push(...records));

function undone(node) {
  if (isOurs) return node;
  isOurs = true;
  for (const live of lives) live.beforeChange();
  // Of what is done in this task nothing is kept. That is said before anything is done: the watcher comes after it.
  queueMicrotask(() => {
    watcher.takeRecords();
    isOurs = false;
    for (const live of lives) live.afterChange();
  });
  changes.push(...watcher.takeRecords());
  // A text that another was cut off has changed itself; one that was only written anew has not moved.
  const beside = new Set(changes.flatMap(({ previousSibling, nextSibling }) => [previousSibling, nextSibling]));
  for (const { target, oldValue, addedNodes, removedNodes, previousSibling, nextSibling } of changes.splice(0).reverse()) {
    if (oldValue !== null && beside.has(target)) target.data = oldValue;
    for (const added of addedNodes) if (added.parentNode === target) added.remove();
    const next = nextSibling?.parentNode === target ? nextSibling : previousSibling?.parentNode === target ? previousSibling.nextSibling : null;
    for (const removed of removedNodes) target.insertBefore(removed, next);
  }
  return node;
}

// Does what nobody is to undo.
function asOurs(change) {
  // Once the engine has changed something in this task, what has been changed since is ours.
  if (!isOurs) changes.push(...watcher.takeRecords());
  change();
  watcher.takeRecords();
}

// The story as it was prerendered, if it was.
const baseIn = (root) => [...root.children].find((child) => child.classList.contains('base'));

// The names of what is to be seen. A frame is as high as what is in it, and does not tell what is seen of it: there it is
// the first.
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

// The query of a link, of such a query or of a state. (A text has a `link` too: a method from the web's first years.)
const linkOf = (state) => (typeof state === 'string' ? state : (state?.link ?? ''));

// The page's address without its fragment.
const place = () => location.pathname + location.search;

/** Starts an engine. After one has trapped another can be started. */
export async function open(code) {
  const glue = instance(undone);
  await glue.default({ module_or_path: code });
  const stories = new Map(); // as the engine has read them, and how many elements show each
  const spare = []; // what it has rendered into before
  return {
    take(element, root, story, options) {
      const known = stories.get(story) ?? { read: glue.read(story), shown: 0 };
      stories.set(story, known);
      known.shown += 1;
      const live = new Live(element, root, story.id, options, spare);
      // The engine's memory never shrinks: a story is let go with the last element, and not when a browser gets to it.
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

/** Puts a story into a page and waits until it is there. */
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

/** The problems of a story, by an engine of its own, which only those need who write stories. */
export async function check(story, address, wasm) {
  checker ??= import(address).then(async (glue) => {
    await glue.default({ module_or_path: wasm });
    return glue;
  });
  return (await checker).check(story);
}

// Yew never takes its listeners away again, and so holds for ever on to what it was given: that is used again, and its
// listeners go with the story.
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
  #spare; // where it goes when the story does
  #before; // what the live story stands in the place of
  #mounted;
  #elsewhere;
  #pages = []; // where the standalone page stands in each language
  #touched; // the control that the reader touched last
  #told; // the control whose touch the address tells
  #address = place(); // what it told last
  #untold; // what the address does not tell yet, and of which touch
  #pause; // a timer, while it does not
  #listening = new AbortController();
  #resting = new Set(); // the names of what is not to be seen as it is drawn
  #drawing = new Set(); // those of them that are drawn behind their places
  #waking = new Map(); // by their names: promises of what is drawn
  #drawn = []; // what waits for a place to be left, and then takes it
  #findPlace; // brings the reader back to where they were before the engine's last change
  #rested = []; // what was prerendered and stayed when the rest was drawn, with the place that it has since then
  #entered; // a promise
  #enters;
  #isHurried = false;
  #focused; // what had the focus in what rests: what is not shown any more loses it
  #folds = new WeakSet(); // that the reader has opened or closed before they were drawn
  #turns = Promise.resolve(); // of what has come near: one is drawn after the other, for each keeps the reader's place
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
    // Where the story is on the page already, the engine passes over it: whoever comes later joins.
    options.state = linkOf(options.state) || (this.#isPage ? location.search : linkFor(id, location.search) ?? '');
  }

  get #isPage() {
    return this.#element.getAttribute('page') === 'story';
  }

  mount(glue, read, options) {
    if (this.#isPage) {
      // Addresses in full: the page's own changes with the language.
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
    // The engine tells what the reader did before it draws it. By then another control may have been touched.
    listen(this.#element, 'contrappunto-state', ({ detail: { state } }) => {
      const touched = this.#touched;
      setTimeout(() => {
        if (!this.#keep(state)) return;
        // The standalone page's address tells what the reader does.
        if (this.#isPage) this.#write(state.lang, state.link, touched);
      });
    });
    listen(this.#element, 'click', (event) => this.#follow(event));
    for (const type of ['click', 'input']) listen(this.#root, type, ({ target }) => this.#touchRest(type, target), true);
    // What is typed into a field is no short cut of the host's, which sees the element as its target.
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

  /** The query of a link to what the story shows, also when its engine can be asked nothing more. */
  get link() {
    return links.get(this.id);
  }

  // Once it is drawn: what cannot be drawn is not to be opened again. Answers whether the story is still here.
  #keep(state = this.#mounted && this.state()) {
    return this.#mounted && links.set(this.id, state.link);
  }

  /** One thing that the host asks for. */
  update(options) {
    if ('state' in options) options.state = linkOf(options.state);
    this.#mounted.update(options);
    const problems = this.#mounted.problems();
    if (problems.length) this.#element.dispatchEvent(new CustomEvent('contrappunto-error', { detail: { problems }, bubbles: true, composed: true }));
    setTimeout(() => this.#keep());
  }

  /** Asks anew which parts stand elsewhere on the page. */
  look() {
    const elsewhere = this.#othersParts();
    if (elsewhere !== this.#elsewhere) this.#mounted.update({ elsewhere });
    this.#elsewhere = elsewhere;
  }

  #othersParts() {
    return this.#element._others.map((other) => other._parts || ALL).join(' ');
  }

  /** Draws what is to be seen at once, a piece with each task, and what stands in folds that are open. Where nothing was
   * prerendered the rest may come in its own time. */
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

  // Whether some of it is still to be drawn.
  #grows(tree = this.#base) {
    return this.#mounted && (tree?.matches('[data-growing]') || tree?.querySelector('[data-growing]'));
  }

  /** One step: the live story takes the place of what was there; what was open stays open, what had the focus keeps it,
   * and what was clicked and typed meanwhile is done. */
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

  // The places of what rests; only of what shows another day or language than the page, where that is asked for.
  #places(past = '', tree = this.#base) {
    return [...tree.querySelectorAll(`[data-resting]${past}`)];
  }

  // What was prerendered is moved to its place in the live story, and stays there until it is near.
  #rest(before, place, wasLaidOut) {
    const old = before.querySelector(unit(place.dataset.resting));
    if (!old) return this.#wake(place);
    // What is laid out stays so: in its new place it would be as high as what is not, until the next frame.
    place.toggleAttribute('data-laid-out', wasLaidOut ?? isLaidOut(old));
    for (const { name, value } of old.attributes) place.setAttribute(name, value);
    place.append(...old.childNodes);
    this.#rested.push([old, place]);
    return this.#near.observe(place);
  }

  // Draws what rests. Answers before that is to be seen, with a function from nodes that were there to those that are.
  #wake(place) {
    const name = place.dataset.resting;
    if (!this.#waking.has(name)) this.#waking.set(name, this.#drawBehind(place, name));
    return this.#waking.get(name);
  }

  async #drawBehind(place, name) {
    this.#drawing.add(name);
    this.#tellResting();
    // Behind the place stands a mark, and then what is drawn.
    let drawn;
    do {
      await turn();
      drawn = place.nextElementSibling?.nextElementSibling;
      // It may have been taken out meanwhile.
      if (!this.#mounted || !this.#base.contains(place)) return () => undefined;
    } while (!place.nextElementSibling?.matches('[data-waking]') || !drawn || this.#grows(drawn));
    const active = activeIn(this.#root);
    const take = held(this.#root, place, this.#folds, active === document.body ? this.#focused : active);
    const laidOut = this.#places('', drawn).filter((inner) => isLaidOut(place.querySelector(unit(inner.dataset.resting))));
    const taken = (done) => {
      if (this.#base.contains(place)) return undefined;
      // What it is made of may rest on. Until now it was seen where it was.
      if (this.#before) asOurs(() => this.#places('', drawn).forEach((inner) => this.#rest(place, inner, laidOut.includes(inner))));
      const twin = take(drawn);
      done(twin);
      return twin;
    };
    const left = new Promise((done) => this.#drawn.push(() => taken(done)));
    this.#drawing.delete(name);
    this.#resting.delete(name);
    this.#tellResting();
    return left;
  }

  #tellResting() {
    this.#mounted?.update({ resting: [...this.#resting].join(' '), waking: [...this.#drawing].join(' ') });
  }

  /** Is called before the engine changes anything, with each task in which it does. */
  beforeChange() {
    if (this.#drawn.length) this.#findPlace = keptPlace(this.#base);
  }

  /** Is called when the engine has changed something, before that is to be seen. */
  afterChange() {
    const active = activeIn(this.#root);
    if (restOf(active)) this.#focused = active;
    const twins = [];
    this.#drawn = this.#drawn.filter((take) => {
      const twin = take();
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

  // Draws what rests one after the other, with a pause before each.
  async #rouse(pause) {
    for (;;) {
      await pause();
      const [next] = this.#mounted ? this.#places() : [];
      if (!next) return;
      await this.#wake(next);
    }
  }

  // Does again what was done with a control that nobody heard; one that still rests is drawn for it.
  async #again(type, node, twin) {
    const control = controlAt(node);
    let target = control && (restOf(control) ? control : twin(control));
    for (let place; (place = restOf(target)) && this.#mounted; ) target = (await this.#wake(place))(target);
    if (target) repeat(type, node, target);
  }

  #touchRest(type, node) {
    if (!restOf(node)) return;
    this.#fold(node);
    // Links lead where they say by themselves.
    if (controlAt(node)?.localName !== 'a') this.#again(type, node);
  }

  #fold(node) {
    const fold = node.closest?.('summary')?.parentElement;
    if (fold) this.#folds.add(fold);
  }

  // The item that the page's own address names, unless that is said of another story.
  async #arrive() {
    const id = idIn(location.hash);
    const isOurs = !addressed(location.search) || linkFor(this.id, location.search) !== undefined;
    if (isOurs && id && (await this.#found(id))) this.show(id);
  }

  // An item, once all is drawn that may stand above it.
  async #found(id) {
    while (this.#grows()) await turn();
    return this.#find(id);
  }

  /** Brings an item into view, here or in another element; answers with what it has brought there. */
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
    // The host's too, out of the shadow.
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

  // The engine follows links to what it shows itself; what it does not show may stand in another element.
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

  // A step back for each thing touched, not for each movement of it.
  #write(lang, link, touched) {
    this.#nameThePage(lang);
    if (this.#pause && touched === this.#untold?.touched) {
      this.#untold = { lang, link, touched };
      return;
    }
    this.#tellRest();
    this.#tell({ lang, link, touched });
  }

  // Browsers take a hundred addresses in ten seconds, and WebKit breaks off what wants to tell more: so many movements
  // of one thing are told as one, and what is refused is told later.
  #tell(untold) {
    const { lang, link, touched } = untold;
    const page = this.#pages.find((page) => page.lang === lang)?.href ?? location.pathname;
    const url = new URL(link && `?${link}`, new URL(page, location.href));
    let rest = 150;
    if (url.pathname !== location.pathname || url.search !== location.search) {
      // The page's icon is where the page came from, whatever its address says.
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

  // What has waited is told now.
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

  // A link within the page is a step too, and changes nothing else.
  #back() {
    this.#told = undefined;
    if (place() === this.#address) return;
    this.#address = place();
    clearTimeout(this.#pause);
    this.#untold = this.#pause = undefined;
    const lang = this.#pages.find((page) => new URL(page.href).pathname === location.pathname)?.lang;
    this.#mounted.update({ state: `${location.search}&lang=${lang}` });
    setTimeout(() => {
      if (lang) this.#nameThePage(lang);
      // WebKit does not tell of a choice that the reader made before, whatever has been set since, unless it is focused.
      const active = activeIn(this.#root);
      if (active.localName !== 'select') return;
      active.blur();
      active.focus({ preventScroll: true });
    });
  }

  /** Takes the story out, and puts back what was there; of a dead engine nothing more is asked. */
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
    // Yew empties it in a moment.
    if (!isDead) setTimeout(() => this.#spare.push(this.#base));
  }
}
