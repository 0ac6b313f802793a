// Defines the elements: prerendered content is kept until the reader is near, the engine is fetched once for all
// elements, and the live story replaces that content (live.js). Whatever fails, what could be read stays.
//
// This file is what every page pays for; everything that can wait for the engine is in live.js. Addresses are written
// out in full for bundlers, which look for exactly these expressions.
const ENGINE = [new URL('./__ENGINE_JS__', import.meta.url), '__ENGINE_JS_INTEGRITY__'];
const WASM = [new URL('./__ENGINE_WASM__', import.meta.url), '__ENGINE_WASM_INTEGRITY__'];
const STYLE = [new URL('./__STYLESHEET__', import.meta.url), '__STYLESHEET_INTEGRITY__'];
const CHECKER = [new URL('./__CHECKER_JS__', import.meta.url), new URL('./__CHECKER_WASM__', import.meta.url)];
const NAMES = ['story', 'asof', 'timeline', 'claims', 'compare', 'calculate', 'sources'];
// Attributes that have a property, named in camel case.
const REFLECTED = ['src', 'as-of', 'since', 'parts', 'theme', 'heading-level', 'play-pace'];
const ITEM = /^#(event|claim|question|row|item|rule|table|calculation|source|correction)-/;
const WORDS = {
  en: ['The interactive part could not start here', '; all of it can be read below.'],
  it: ['La parte interattiva qui non si è avviata', '; tutto si legge qui sotto.'],
};

const all = new Set(); // the elements that are in a page
let engine; // a promise of it
let tries = '';
let asked; // the address of the engine that the page already preloads

const camel = (name) => name.replace(/-./g, (letters) => letters[1].toUpperCase());
const PROPERTIES = ['lang', 'story', 'state', ...REFLECTED.map(camel)];

const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

// For modules, too: import() itself takes no integrity.
const link = (rel, [href, integrity]) => make('link', { rel, href, integrity, crossOrigin: 'anonymous' });

async function fetched([url, integrity]) {
  const response = await fetch(url + '', { integrity });
  if (!response.ok) throw Error(url + ' ' + response.status);
  return response;
}

async function compiled() {
  const response = await fetched(WASM);
  // A response of another type cannot be compiled while it arrives, nor one that a host's own fetch() makes.
  try {
    return await WebAssembly.compileStreaming(response);
  } catch (error) {
    return WebAssembly.compile(await response.arrayBuffer().catch(() => Promise.reject(error)));
  }
}

function script() {
  const [href, integrity] = ENGINE;
  const address = href + tries; // a browser remembers a failed import
  if (asked !== address) document.head.append(link('modulepreload', [(asked = address), integrity]));
  return import(/* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ address); // not for bundlers
}

const load = () =>
  (engine ??= Promise.all([script(), compiled()]).then(([live, code]) => live.open(code)).catch((error) => {
    engine = undefined; // so that a later element may try again
    tries += '?';
    throw error;
  }));

// An error that came through the engine leaves it in an undefined state. Its file name tells it from other engines:
// browsers reuse for one site what they have compiled for another, with the address of the latter.
const isTrap = ({ stack }) => stack?.includes('wasm-function') && (!stack.includes('.wasm:') || stack.includes(/[^/]+$/.exec(WASM[0])));

// Only these: other properties could set markup, which the author of `data-` attributes may not be allowed to write.
const set = (element, options) => PROPERTIES.forEach((name) => options[name] === undefined || (element[name] = options[name]));

class Contrappunto extends HTMLElement {
  static observedAttributes = ['lang', 'state', ...REFLECTED];
  #story;
  #link; // the state that was set by property, as given
  #data; // a promise of the story
  #live;
  #turn = 0; // counts starts and ends: what arrives too late is dropped
  #near;
  #styled; // a promise, if the style sheet is still loading
  #wanted; // the item to scroll into view
  #waiting = []; // what the reader did before the engine was ready
  #falls = 0;
  #isReady; // libraries that morph the page into a new version may remove the attribute

  /** The story as a plain object, instead of `src` or a JSON child. */
  get story() {
    return this.#story;
  }

  set story(story) {
    if (story === this.#story) return;
    this.#story = story;
    this.#restart();
  }

  /** What the reader sees: `{asOf, lang, selected, link}`; `undefined` until the engine is ready. */
  get state() {
    return this.#live?.state();
  }

  /** Accepts such an object, or the query of a link. */
  set state(state) {
    this.#link = state ?? '';
    this.#live?.update({ state });
  }

  constructor() {
    super();
    // Properties that were set before the element was defined hide the accessors: they are set again.
    const given = { ...this };
    for (const name of PROPERTIES) delete this[name];
    set(this, given);
    for (const type of ['pointerdown', 'focusin']) this.addEventListener(type, () => this.#begin());
    for (const type of ['click', 'input']) this.addEventListener(type, (event) => this.#isReady || this.#wait(event));
  }

  connectedCallback() {
    all.add(this);
    Contrappunto.#look();
    // A template that no parser has turned into a shadow root: it came by innerHTML, or the browser is old.
    if (this.querySelector(':scope > template')) this.#root;
    // A copy of an element has the attribute of the other's engine.
    if (!this.#turn) delete this.dataset.engine;
    if (this.dataset.engine) return;
    this.#near ??= new IntersectionObserver((entries) => entries.at(-1).isIntersecting && this.#begin(), { rootMargin: '800px' });
    this.#near.observe(this);
    if (ITEM.test(location.hash)) this.#begin();
  }

  disconnectedCallback() {
    // A move removes the element and inserts it again in one task: only a lasting removal ends the story.
    setTimeout(() => {
      if (this.isConnected) return;
      all.delete(this);
      Contrappunto.#look();
      this.#end();
    });
  }

  attributeChangedCallback(name, old, value) {
    if (old === value || !(old || value)) return; // an empty value is the same as none
    if (name === 'src') this.#restart();
    else if (name !== 'theme') this.#live?.update(this.#options(camel(name)));
    if (name === 'parts') Contrappunto.#look();
  }

  /** Scrolls an item into view, by its id, as `claim-C04`; it may be in another element of the same story. */
  async show(id) {
    if (this.#live) return this.#live.show(id);
    this.#wanted = id;
    return this.#begin();
  }

  // For live.js.
  get _live() {
    return this.#live;
  }

  // The element's name after `contrappunto-`.
  get _part() {
    return this.localName.slice(13);
  }

  get _parts() {
    return this._part === 'story' ? this.parts : this._part;
  }

  // The other elements of the same story, including those without an engine yet.
  get _others() {
    const key = (element) => element.#live?.id ?? element.#story ?? element.src;
    return [...all].filter((other) => other !== this && ((key(this) && key(other) === key(this)) || (this.src && other.src === this.src)));
  }

  static #look() {
    queueMicrotask(() => all.forEach(({ _live }) => _live?.look()));
  }

  #begin() {
    this.#near?.disconnect();
    if (!this.dataset.engine && !this.#isReady && this.isConnected) this.#start();
  }

  #end(isDead) {
    this.#turn++;
    this.#near?.disconnect();
    this.#live?.destroy(isDead);
    this.#live = this.#data = this.#isReady = undefined;
    this.#say();
    delete this.dataset.engine;
  }

  #restart() {
    if (!this.dataset.engine) return;
    this.#end();
    this.#start();
  }

  // What the reader does before the engine is ready is repeated then. A link to an item does not work by itself in a
  // shadow root, and leaves a page that has a base.
  #wait(event) {
    const [target] = event.composedPath();
    this.#waiting.push([event.type, target]);
    const link = target.closest('a[href^="#"]');
    const root = link?.getRootNode();
    if (!link || (root === document && !document.querySelector('base'))) return;
    event.preventDefault();
    root.getElementById(link.hash.slice(1))?.scrollIntoView();
  }

  // Lowercase, however the page writes it; also looked for outside the shadow root.
  get #lang() {
    let [node, near] = [this];
    while (node && !(near = node.closest('[lang]'))) node = node.getRootNode().host;
    return (near ?? document.documentElement).lang.toLowerCase();
  }

  #options(only) {
    const level = this.headingLevel;
    const options = { lang: this.#lang, asOf: this.asOf, since: this.since, state: this.getAttribute('state') ?? '', parts: this._parts, headingLevel: level ? level - (this._part !== 'story') : 1, playPace: this.playPace };
    return only ? { [only]: options[only] } : options;
  }

  async #read() {
    if (this.#story) return this.#story;
    const child = this.querySelector(':scope > script[type="application/json"]');
    if (child) return JSON.parse(child.textContent.trim());
    if (!this.src) throw Error('no src or story');
    return this._others.find((other) => other.#data && other.src === this.src)?.#data ?? (await fetched([this.src])).json();
  }

  // Where the story is rendered: the element itself on a page of its own, otherwise its shadow root.
  get #root() {
    if (this.hasAttribute('page')) return this;
    if (this.shadowRoot) return this.shadowRoot;
    const root = this.attachShadow({ mode: 'open' });
    const template = this.querySelector(':scope > template');
    if (template) root.append(template.content);
    else {
      const style = link('stylesheet', STYLE);
      this.#styled = new Promise((done) => (style.onload = style.onerror = done));
      root.append(style, make('slot', { name: 'header' }), make('slot'), make('slot', { name: 'footer' }));
    }
    return root;
  }

  async #start() {
    const turn = ++this.#turn;
    this.dataset.engine = 'loading';
    try {
      // A page that is still loading may hold half a story.
      if (document.readyState === 'loading') await new Promise((done) => addEventListener('DOMContentLoaded', done));
      const root = this.#root;
      this.#data = this.#read();
      const [engine, story] = await Promise.all([load(), this.#data, this.#styled]);
      if (turn !== this.#turn) return;
      const options = this.#options();
      if (this.#link !== undefined) options.state = this.#link;
      const live = (this.#live = engine.take(this, root, story, options));
      await live.prepare();
      if (turn !== this.#turn) return;
      live.enter(this.#waiting.splice(0));
      this.dataset.engine = 'ready';
      this.#isReady = true;
      Contrappunto.#look();
      if (live.problems.length) this.#tell('error', { problems: live.problems });
      this.#tell('ready', { state: live.state() });
      live.show(this.#wanted);
      this.#wanted = '';
    } catch (error) {
      if (isTrap(error)) Contrappunto.#fall(error, this.#falls++);
      else if (turn === this.#turn) this.#fail(error);
    }
  }

  // The engine is unusable: the prerendered content comes back, and then, once, a new engine in the same state; but not
  // for a story that the engine could not open.
  static #fall(error) {
    engine = undefined;
    for (const element of all) {
      if (!/ready|loading/.test(element.dataset.engine)) continue;
      element.#link = element.#live?.link ?? element.#link;
      element.#end(true);
      if (element.#falls++) element.#fail(error);
      // By then the old engine's pending callbacks have run.
      else setTimeout(() => element.#begin(), 600);
    }
  }

  // Shows one unobtrusive line, and something to read: what was prerendered, or the fragment beside the story.
  #fail(error) {
    this.#end();
    this.dataset.engine = 'failed';
    const isReadable = this.#root.querySelector('.base') ?? this.textContent.trim();
    this.#say(isReadable);
    if (!isReadable && this.src) this.#borrow();
    this.#tell('error', { problems: Array.isArray(error) ? error : [{ path: '', message: String(error.message ?? error) }] });
  }

  #say(isReadable) {
    const root = this.shadowRoot ?? this;
    root.querySelector('.engine-missing')?.remove();
    if (isReadable === undefined) return;
    const [first, second] = WORDS[this.#lang.slice(0, 2)] ?? WORDS.en;
    root.prepend(make('p', { className: 'engine-missing', textContent: first + (isReadable ? second : '.') }));
  }

  // As a document: under a strict policy scripts cannot parse a text into nodes.
  #borrow() {
    const request = new XMLHttpRequest();
    const part = this._part === 'story' ? '' : `${this._part}.`;
    request.open('GET', new URL(`fragment.${part}${this.#lang.slice(0, 2)}.html`, new URL(this.src, document.baseURI)));
    request.responseType = 'document';
    request.onload = () => {
      const base = request.response?.querySelector('template')?.content.querySelector('.base');
      if (!base || this.#live) return;
      (this.#root.querySelector('slot:not([name])') ?? this.appendChild(make('p'))).replaceWith(document.importNode(base, true));
      this.#say(true);
    };
    request.send();
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`contrappunto-${name}`, { detail, bubbles: true, composed: true }));
  }

  static {
    for (const name of REFLECTED) {
      Object.defineProperty(this.prototype, camel(name), {
        get() {
          // On a server, React renders properties as attributes of the same name.
          const value = this.getAttribute(name) ?? this.getAttribute(camel(name)) ?? '';
          return /level|pace/.test(name) ? +value : value;
        },
        set(value) {
          this.setAttribute(name, value ?? '');
        },
      });
    }
    for (const type of ['error', 'unhandledrejection']) {
      addEventListener(type, ({ error, reason = error }) => isTrap(reason || {}) && this.#fall(reason));
    }
    addEventListener('online', () => all.forEach((element) => element.dataset.engine === 'failed' && element.#restart()));
    addEventListener('hashchange', () => ITEM.test(location.hash) && all.forEach((element) => element.#begin()));
  }
}

for (const name of NAMES) {
  const tag = `contrappunto-${name}`;
  customElements.get(tag) ?? customElements.define(tag, class extends Contrappunto {});
}

// For content systems that strip custom elements.
for (const place of document.querySelectorAll('[data-contrappunto]')) {
  const { contrappunto: src, part = 'story', ...rest } = place.dataset;
  if (!NAMES.includes(part)) continue;
  const element = make(`contrappunto-${part}`);
  set(element, { ...rest, src });
  element.append(...place.childNodes);
  place.replaceWith(element);
}

/**
 * Mounts a story in a page at once: `{story | src, lang, asOf, since, parts, theme, headingLevel, playPace, state}`.
 *
 * Rejects with an error that lists its `problems`, and leaves nothing behind.
 */
export const mount = async (target, options) => (await script()).mount(target, options, set);

/** Returns all problems of a story as `[{path, message}]`, which is empty if it is valid. */
export const check = async (story) => (await script()).check(story, ...CHECKER);
