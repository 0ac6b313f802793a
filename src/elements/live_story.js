// The live story of an element: how it comes into the page, what its host asks of it and hears, and how it goes.

import { addressOf, linkFor } from './address.js';
import { asOurs, hearing, watch } from './guard.js';
import { optionsOf } from './options.js';
import { PageAddress } from './page_address.js';
import { Resting } from './resting.js';
import { Showing, partsOf } from './showing.js';
import { baseIn, held, keptPlace } from './take_over.js';

const links = new Map(); // by story id: the query of a link to what it shows, for a new engine after one has trapped

// The query of a link, from such a query or a state. (Strings have a `link`, too: a method from the web's first years.)
const linkOf = (state) => (typeof state === 'string' ? state : (state?.link ?? ''));

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

export class LiveStory {
  #here; // what the story's helpers share; `mounted` is what the engine holds of it, as long as it is there
  #spare; // takes the base when the story is removed
  #before; // what the live story replaces
  #elsewhere;
  #page; // the standalone page's address
  #resting;
  #showing;
  #listening = new AbortController();
  #enters;

  constructor(element, root, id, options, spare) {
    const base = baseFor(this.#listening.signal, spare);
    this.#here = { element, root, base, id, mounted: undefined };
    this.#spare = spare;
    this.#resting = new Resting(this.#here, baseIn(root));
    this.#showing = new Showing(this.#here, this.#resting, new Promise((done) => (this.#enters = done)));
    this.id = id;
    // If the story is on the page already, the engine ignores this: an element that comes later joins its state.
    options.state = linkOf(options.state) || (this.#isPage ? location.search : linkFor(id, location.search) ?? '');
  }

  get #isPage() {
    return this.#here.element.getAttribute('page') === 'story';
  }

  mount(glue, read, options) {
    const { element, root, base } = this.#here;
    const [resting, showing] = [this.#resting, this.#showing];
    if (this.#isPage) {
      this.#page = new PageAddress(this.#here);
      options.pages = this.#page.pages;
    }
    options.elsewhere = this.#elsewhere = this.#othersParts();
    options.address = (query, item) => this.#addressOf(query, item);
    options.resting = resting.names;
    options.restingLang = baseIn(root)?.firstElementChild?.lang;
    options.drawn = () => resting.draw();
    hearing.add(resting);
    this.#here.mounted = glue.mount(element, base, read, options);
    this.problems = this.#here.mounted.problems();
    this.#keep();
    const listen = (target, type, hear, capture) => target.addEventListener(type, hear, { capture, signal: this.#listening.signal });
    // The engine reports an action before it renders the result. By then another control may have been touched.
    listen(element, 'contrappunto-state', ({ detail: { state } }) => {
      const touched = this.#page?.touched;
      setTimeout(() => this.#keep(state) && this.#page?.write(state.lang, state.link, touched));
    });
    listen(element, 'click', (event) => showing.follow(event));
    for (const type of ['click', 'input']) listen(root, type, ({ target }) => resting.touch(type, target), true);
    // Keys pressed in a field must not trigger the host's shortcuts: the host sees the element as the target.
    for (const type of ['keydown', 'keypress', 'keyup']) listen(root, type, (event) => event.target.matches?.('input, select') && event.stopPropagation());
    if (this.#page) this.#page.listen(listen);
    else listen(window, 'hashchange', () => showing.arrive());
  }

  state() {
    return this.#here.mounted.state();
  }

  /** The query of a link to what the story shows, even when its engine no longer responds. */
  get link() {
    return links.get(this.id);
  }

  // Called once a state is rendered: one that cannot be rendered is not to be opened again. Falsy if the story is gone.
  #keep(state = this.#here.mounted && this.state()) {
    return this.#here.mounted && links.set(this.id, state.link);
  }

  /** Adopts an option whose attribute has changed. */
  adopt(name) {
    this.update({ [name]: optionsOf(this.#here.element)[name] });
  }

  /** Applies a change that the host asks for. */
  update(options) {
    const { element, mounted } = this.#here;
    if ('state' in options) options.state = linkOf(options.state);
    mounted.update(options);
    const problems = mounted.problems();
    if (problems.length) element.dispatchEvent(new CustomEvent('contrappunto-error', { detail: { problems }, bubbles: true, composed: true }));
    setTimeout(() => this.#keep());
  }

  /** Determines again which parts are elsewhere on the page. */
  look() {
    const elsewhere = this.#othersParts();
    if (elsewhere !== this.#elsewhere) this.#here.mounted.update({ elsewhere });
    this.#elsewhere = elsewhere;
  }

  #othersParts() {
    return this.#here.element._others.map(partsOf).join(' ');
  }

  /** Renders what the reader sees, before the story is entered into the page. */
  prepare() {
    return this.#resting.prepare();
  }

  /** Replaces in one step what was there by the live story: open folds stay open, the focus stays, and what was
   * clicked and typed meanwhile is repeated. */
  enter(waiting) {
    const { root, base } = this.#here;
    const resting = this.#resting;
    const before = baseIn(root) ?? root.querySelector('slot:not([name])') ?? root.appendChild(document.createElement('slot'));
    for (const [, node] of waiting) resting.fold(node);
    const keep = keptPlace(before);
    const take = held(root, before, resting.folds);
    resting.take(before);
    const twin = take(base, () => before.replaceWith(base));
    keep(base, twin);
    this.#before = before;
    watch(base);
    for (const [type, node] of waiting) resting.again(type, node, twin);
    this.#enters();
    this.#showing.arrive();
    resting.enter();
  }

  /** Scrolls an item into view, here or in another element, and resolves to it. */
  show(id) {
    return this.#showing.show(id);
  }

  /** Returns an item, if it is in this element. */
  find(id) {
    return this.#showing.find(id);
  }

  /** Whether some of the story is still to be rendered. */
  grows() {
    return this.#resting.grows();
  }

  #addressOf(query, item) {
    const page = this.#here.element._address ?? location.href;
    if (!this.#isPage) return addressOf(page, this.id, query, item);
    return new URL(`?${query}#${item}`, page).href;
  }

  /** Removes the story and restores what was there before; a dead engine is not called any more. */
  destroy(isDead) {
    const { base, mounted } = this.#here;
    this.#listening.abort();
    this.#resting.stop();
    hearing.delete(this.#resting);
    this.#page?.stop();
    if (!isDead) {
      mounted.destroy();
      mounted.free();
      this.release();
    }
    this.#here.mounted = undefined;
    if (this.#before) base.replaceWith(this.#before);
    this.#resting.giveBack();
    // Yew empties it a moment later.
    if (!isDead) setTimeout(() => this.#spare.push(base));
  }
}
