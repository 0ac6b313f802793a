// Defines the elements: what was prerendered is kept until the reader is near, the engine is fetched once for all, and
// the live story takes its place (live.js). Whatever fails, what could be read stays.
//
// This file is what every page pays for; everything that can wait for the engine stands in live.js. Addresses are
// written out in full for bundlers, which look for these very words.
const ENGINE = [new URL('./__ENGINE_JS__', import.meta.url), '__ENGINE_JS_INTEGRITY__'];
const WASM = [new URL('./__ENGINE_WASM__', import.meta.url), '__ENGINE_WASM_INTEGRITY__'];
const STYLE = [new URL('./__STYLESHEET__', import.meta.url), '__STYLESHEET_INTEGRITY__'];
const CHECKER = [new URL('./__CHECKER_JS__', import.meta.url), new URL('./__CHECKER_WASM__', import.meta.url)];
const NAMES = ['story', 'asof', 'timeline', 'claims', 'compare', 'calculate', 'sources'];
// Attributes with a property of their own, in its spelling.
const REFLECTED = ['src', 'as-of', 'since', 'parts', 'theme', 'heading-level', 'play-pace'];
const ITEM = /^#(event|claim|question|row|item|rule|table|calculation|source|correction)-/;
const WORDS = {
  en: ['The interactive part could not start here', '; all of it can be read below.'],
  it: ['La parte interattiva qui non si è avviata', '; tutto si legge qui sotto.'],
};

const all = new Set(); // the elements that stand in a page
let engine; // a promise of it
let tries = '';
let asked; // the address of the engine that the page has a link to

const camel = (name) => name.replace(/-./g, (letters) => letters[1].toUpperCase());
const PROPERTIES = ['lang', 'story', 'state', ...REFLECTED.map(camel)];

const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

// For modules too: import() itself has no word for integrity.
const link = (rel, [href, integrity]) => make('link', { rel, href, integrity, crossOrigin: 'anonymous' });

async function fetched([url, integrity]) {
  const response = await fetch(url + '', { integrity });
  if (!response.ok) throw Error(url + ' ' + response.status);
  return response;
}

async function compiled() {
  const response = await fetched(WASM);
  // What is served under another type cannot be compiled while it comes in, nor what a host's own fetch() makes.
  try {
    return await WebAssembly.compileStreaming(response);
  } catch (error) {
    return WebAssembly.compile(await response.arrayBuffer().catch(() => Promise.reject(error)));
  }
}

function script() {
  const [href, integrity] = ENGINE;
  const address = href + tries; // a browser remembers that an import has failed
  if (asked !== address) document.head.append(link('modulepreload', [(asked = address), integrity]));
  return import(/* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ address); // bundlers keep off
}

const load = () =>
  (engine ??= Promise.all([script(), compiled()]).then(([live, code]) => live.open(code)).catch((error) => {
    engine = undefined; // so that a later element may try again
    tries += '?';
    throw error;
  }));

// An error that came through the engine leaves it in no state to go on. The name of its file tells it from others: what
// a browser has compiled for one site it takes for the same of another, with the first one's address.
const isTrap = ({ stack }) => stack?.includes('wasm-function') && (!stack.includes('.wasm:') || stack.includes(/[^/]+$/.exec(WASM[0])));

// By name: of what else is given as a property some would be markup, which who writes `data-` attributes may not write.
const set = (element, options) => PROPERTIES.forEach((name) => options[name] === undefined || (element[name] = options[name]));

class Contrappunto extends HTMLElement {
  static observedAttributes = ['lang', 'state', ...REFLECTED];
  #story;
  #link; // the state that was asked for by property, as it was given
  #data; // a promise of the story
  #live;
  #turn = 0; // counts starts and ends: what comes too late is let go
  #near;
  #styled; // a promise, where the style sheet has yet to come
  #wanted; // the item to bring into view
  #waiting = []; // what the reader did before the engine was there
  #falls = 0;
  #isReady; // a library that makes the page like another copy of it may take the attribute away

  /** The story as a plain object, instead of `src` or a JSON child. */
  get story() {
    return this.#story;
  }

  set story(story) {
    if (story === this.#story) return;
    this.#story = story;
    this.#restart();
  }

  /** What the reader sees: `{asOf, lang, selected, link}`; nothing before the engine is there. */
  get state() {
    return this.#live?.state();
  }

  /** Takes such an object, or the query of a link. */
  set state(state) {
    this.#link = state ?? '';
    this.#live?.update({ state });
  }

  constructor() {
    super();
    // Properties set before the element was defined hide the accessors: they are set again.
    const given = { ...this };
    for (const name of PROPERTIES) delete this[name];
    set(this, given);
    for (const type of ['pointerdown', 'focusin']) this.addEventListener(type, () => this.#begin());
    for (const type of ['click', 'input']) this.addEventListener(type, (event) => this.#isReady || this.#wait(event));
  }

  connectedCallback() {
    all.add(this);
    Contrappunto.#look();
    // A template that no parser has made a root: it came by innerHTML, or the browser is old.
    if (this.querySelector(':scope > template')) this.#root;
    // In a copy of an element the mark of the other's engine stands.
    if (!this.#turn) delete this.dataset.engine;
    if (this.dataset.engine) return;
    this.#near ??= new IntersectionObserver((entries) => entries.at(-1).isIntersecting && this.#begin(), { rootMargin: '800px' });
    this.#near.observe(this);
    if (ITEM.test(location.hash)) this.#begin();
  }

  disconnectedCallback() {
    // A move takes the element out and in again in one go: only a lasting removal takes the story down.
    setTimeout(() => {
      if (this.isConnected) return;
      all.delete(this);
      Contrappunto.#look();
      this.#end();
    });
  }

  attributeChangedCallback(name, old, value) {
    if (old === value || !(old || value)) return; // an empty wish is none
    if (name === 'src') this.#restart();
    else if (name !== 'theme') this.#live?.update(this.#options(camel(name)));
    if (name === 'parts') Contrappunto.#look();
  }

  /** Brings an item into view, by its id, as `claim-C04`; it may stand in another element of the same story. */
  async show(id) {
    if (this.#live) return this.#live.show(id);
    this.#wanted = id;
    return this.#begin();
  }

  // For live.js.
  get _live() {
    return this.#live;
  }

  // What follows `contrappunto-`.
  get _part() {
    return this.localName.slice(13);
  }

  get _parts() {
    return this._part === 'story' ? this.parts : this._part;
  }

  // The other elements of the same story, those too whose engine has not come.
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

  // What the reader does before the engine is there is done again then. A link to an item leads into no shadow by itself,
  // and out of a page with a base.
  #wait(event) {
    const [target] = event.composedPath();
    this.#waiting.push([event.type, target]);
    const link = target.closest('a[href^="#"]');
    const root = link?.getRootNode();
    if (!link || (root === document && !document.querySelector('base'))) return;
    event.preventDefault();
    root.getElementById(link.hash.slice(1))?.scrollIntoView();
  }

  // In whatever case the page writes it, and out of the shadow.
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

  // Where the story stands: the element itself on a page of its own, else its shadow root.
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
      // A page that is still coming in may hold half a story.
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

  // The engine serves nobody any more: what was prerendered comes back, and then, once, a new engine in the same state;
  // not for a story that it could not take in.
  static #fall(error) {
    engine = undefined;
    for (const element of all) {
      if (!/ready|loading/.test(element.dataset.engine)) continue;
      element.#link = element.#live?.link ?? element.#link;
      element.#end(true);
      if (element.#falls++) element.#fail(error);
      // By then what the old engine has left behind has run out.
      else setTimeout(() => element.#begin(), 600);
    }
  }

  // One quiet line, and something to read: what was prerendered, or what lies beside the story.
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

  // As a document: under a strict policy no script makes nodes of text.
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
          // React renders properties on a server as attributes of their names.
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

// Content systems that strip elements of other people's making keep this.
for (const place of document.querySelectorAll('[data-contrappunto]')) {
  const { contrappunto: src, part = 'story', ...rest } = place.dataset;
  if (!NAMES.includes(part)) continue;
  const element = make(`contrappunto-${part}`);
  set(element, { ...rest, src });
  element.append(...place.childNodes);
  place.replaceWith(element);
}

/**
 * Puts a story into a page, at once: `{story | src, lang, asOf, since, parts, theme, headingLevel, playPace, state}`.
 *
 * Rejects with an error that lists its `problems`, and leaves nothing behind.
 */
export const mount = async (target, options) => (await script()).mount(target, options, set);

/** The problems of a story, all at once, as `[{path, message}]`; none if it is sound. */
export const check = async (story) => (await script()).check(story, ...CHECKER);
