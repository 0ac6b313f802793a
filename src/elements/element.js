// An element: when its story starts and ends, and what it does where it cannot. What was prerendered is kept until the
// reader is near; then the engine is fetched, and the live story replaces it (live.js). Whatever fails, what could be
// read stays.

import { PROPERTIES, REFLECTED, camel, reflect, set } from './attributes.js';
import { STYLE, fetched, forget, isTrap, link, load, make } from './fetching.js';
import { borrow, say } from './missing.js';

const ITEM = /^#(__KINDS__)-/;

const all = new Set(); // the elements that are in a page

const look = () => queueMicrotask(() => all.forEach(({ _live }) => _live?.look()));

class Contrappunto extends HTMLElement {
  static observedAttributes = [...REFLECTED, 'lang', 'state'];
  #story;
  #link; // the state that was set by property, as given
  #data; // a promise of the story
  _live; // the live story, as other elements and live.js know it, too
  #turn = 0; // counts starts and ends: what arrives too late is dropped
  #near = new IntersectionObserver((entries) => entries.at(-1).isIntersecting && this.#begin(), { rootMargin: '800px' });
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
    return this._live?.state();
  }

  /** Accepts such an object, or the query of a link. */
  set state(state) {
    this.#link = state ?? '';
    this._live?.update({ state });
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
    look();
    // A template that no parser has turned into a shadow root: it came by innerHTML, or the browser is old.
    if (this.querySelector(':scope > template')) this.#root;
    // A copy of an element has the attribute of the other's engine.
    if (!this.#turn) delete this.dataset.engine;
    if (this.dataset.engine) return;
    this.#near.observe(this);
    this.#arrive();
  }

  disconnectedCallback() {
    // A move removes the element and inserts it again in one task: only a lasting removal ends the story.
    setTimeout(() => {
      if (this.isConnected) return;
      all.delete(this);
      look();
      this.#end();
    });
  }

  attributeChangedCallback(name, old, value) {
    if (old === value || !(old || value)) return; // an empty value is the same as none
    if (name === 'src') this.#restart();
    else if (name !== 'theme') this._live?.adopt(camel(name));
    if (name === 'parts') look();
  }

  /** Scrolls an item into view, by its id, as `claim-C04`; it may be in another element of the same story. */
  async show(id) {
    if (this._live) return this._live.show(id);
    this.#wanted = id;
    return this.#begin();
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
    const key = (element) => element._live?.id ?? element.#story ?? element.src;
    return [...all].filter((other) => other !== this && ((key(this) && key(other) === key(this)) || (this.src && other.src === this.src)));
  }

  #begin() {
    this.#near.disconnect();
    if (!this.dataset.engine && !this.#isReady && this.isConnected) this.#start();
  }

  // A link to an item of a story is followed at once.
  #arrive() {
    if (ITEM.test(location.hash)) this.#begin();
  }

  #end(isDead) {
    this.#turn++;
    this.#near.disconnect();
    this._live?.destroy(isDead);
    this._live = this.#data = this.#isReady = undefined;
    say(this);
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
      const live = (this._live = engine.take(this, root, story, this.#link));
      await live.prepare();
      if (turn !== this.#turn) return;
      live.enter(this.#waiting.splice(0));
      this.dataset.engine = 'ready';
      this.#isReady = true;
      look();
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
    forget();
    for (const element of all) {
      if (!/ready|loading/.test(element.dataset.engine)) continue;
      element.#link = element._live?.link ?? element.#link;
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
    say(this, isReadable);
    if (!isReadable && this.src) borrow(this);
    this.#tell('error', { problems: error.map ? error : [{ path: '', message: `${error.message ?? error}` }] });
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`contrappunto-${name}`, { detail, bubbles: true, composed: true }));
  }

  static {
    reflect(this.prototype);
    for (const type of ['error', 'unhandledrejection']) {
      addEventListener(type, ({ error, reason = error }) => isTrap(reason) && this.#fall(reason));
    }
    addEventListener('online', () => all.forEach((element) => element.dataset.engine === 'failed' && element.#restart()));
    addEventListener('hashchange', () => all.forEach((element) => element.#arrive()));
  }
}

/** What stands in the elements' names after `contrappunto-`. */
export const NAMES = '__ELEMENTS__'.split(' ');

for (const name of NAMES) {
  const tag = `contrappunto-${name}`;
  customElements.get(tag) ?? customElements.define(tag, class extends Contrappunto {});
}
