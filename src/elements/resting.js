// What is far from the viewport rests: it stays as it was prerendered, in a placeholder, and is rendered when the
// reader comes near or does something with it, when it is out of date, or when the engine has nothing else to do.

import { asOurs } from './guard.js';
import { PARTS, UNITS, activeIn, baseIn, controlAt, held, keptPlace, nameOf, opened, repeat, restOf, turn, unit } from './take_over.js';

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

export class Resting {
  /** The folds that the reader has opened or closed before they were rendered. */
  folds = new WeakSet();
  #here;
  #names; // of what is still shown as it was prerendered
  #drawing = new Set(); // those of them that are rendered behind their placeholders
  #waking = new Map(); // by name: promises of the rendering
  #drawn = []; // what takes over from its placeholder once that has been removed
  #findPlace; // restores the scroll position of before the engine's last change
  #rested = []; // prerendered elements whose content was kept when the rest was rendered, each with its placeholder
  #hasEntered = false;
  #isHurried = false;
  #focused; // the resting node that had the focus: what is hidden loses it
  #turns = Promise.resolve(); // of what has come near: rendered one after another, as each keeps the scroll position
  #near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) this.#turns = this.#turns.then(() => this.#here.base.contains(target) && this.#here.mounted && this.wake(target));
  }, { rootMargin: '1200px' });

  constructor(here, before) {
    this.#here = here;
    this.#names = new Set([...(before?.querySelectorAll(UNITS) ?? [])].map(nameOf));
  }

  /** The names of what rests. */
  get names() {
    return [...this.#names].join(' ');
  }

  /** Renders what is in the viewport, one piece per task, and the content of open folds. If nothing was prerendered,
   * the rest may follow later. */
  async prepare() {
    const here = this.#here;
    const before = baseIn(here.root);
    const names = before ? seen(before) : [];
    const end = performance.now() + 100;
    await turn();
    while (!before && this.grows() && performance.now() < end) await turn();
    while (here.mounted) {
      const place = this.#places().find(({ dataset }) => names.includes(dataset.resting));
      if (!place) break;
      await this.wake(place);
    }
    while (here.mounted && before && opened(before, here.base)) await turn();
  }

  /** Whether some of the story is still to be rendered. */
  grows(tree = this.#here.base) {
    return this.#here.mounted && (tree?.matches('[data-growing]') || tree?.querySelector('[data-growing]'));
  }

  /** Moves what rests from what was prerendered into the live story, which is about to take its place. */
  take(before) {
    asOurs(() => this.#places().forEach((place) => this.#rest(before, place)));
  }

  /** Renders the rest when the engine has nothing else to do. */
  enter() {
    this.#hasEntered = true;
    this.#rouse(idle);
  }

  // The placeholders of what rests; given a selector for `past`, only those whose content is out of date.
  #places(past = '', tree = this.#here.base) {
    return [...tree.querySelectorAll(`[data-resting]${past}`)];
  }

  // Moves prerendered content to its placeholder in the live story, where it stays until it is near the viewport.
  #rest(before, place, wasLaidOut) {
    const old = before.querySelector(unit(place.dataset.resting));
    if (!old) return this.wake(place);
    // Content that is laid out stays so: in its new place it would have only an estimated height until the next frame.
    place.toggleAttribute('data-laid-out', wasLaidOut ?? isLaidOut(old));
    for (const { name, value } of old.attributes) place.setAttribute(name, value);
    place.append(...old.childNodes);
    this.#rested.push([old, place]);
    return this.#near.observe(place);
  }

  /** Renders what rests. Resolves before that is painted, to a function from nodes that were there to those that are. */
  wake(place) {
    const name = place.dataset.resting;
    if (!this.#waking.has(name)) this.#waking.set(name, this.#drawBehind(place, name));
    return this.#waking.get(name);
  }

  async #drawBehind(place, name) {
    const { root, base } = this.#here;
    this.#drawing.add(name);
    this.#tell();
    // The placeholder is followed by a mark, and that by what is rendered.
    let drawn;
    do {
      await turn();
      drawn = place.nextElementSibling?.nextElementSibling;
      // It may have been removed meanwhile.
      if (!this.#here.mounted || !base.contains(place)) return () => undefined;
    } while (!place.nextElementSibling?.matches('[data-waking]') || !drawn || this.grows(drawn));
    const active = activeIn(root);
    const take = held(root, place, this.folds, active === document.body ? this.#focused : active);
    let laidOut;
    const look = () => (laidOut = this.#places('', drawn).filter((inner) => isLaidOut(place.querySelector(unit(inner.dataset.resting)))));
    const finish = (done) => {
      if (base.contains(place)) return undefined;
      // The items in it may go on resting. Until now they were visible in the placeholder.
      if (this.#hasEntered) asOurs(() => this.#places('', drawn).forEach((inner) => this.#rest(place, inner, laidOut.includes(inner))));
      const twin = take(drawn);
      done(twin);
      return twin;
    };
    const left = new Promise((done) => this.#drawn.push({ look, finish: () => finish(done) }));
    this.#drawing.delete(name);
    this.#names.delete(name);
    this.#tell();
    return left;
  }

  #tell() {
    this.#here.mounted?.update({ resting: this.names, waking: [...this.#drawing].join(' ') });
  }

  /** Called in each task in which the engine changes the page, before the first change. */
  beforeChange() {
    for (const { look } of this.#drawn) look();
    if (this.#drawn.length) this.#findPlace = keptPlace(this.#here.base);
  }

  /** Called after the engine has changed the page, before that is painted. */
  afterChange() {
    const active = activeIn(this.#here.root);
    if (restOf(active)) this.#focused = active;
    const twins = [];
    this.#drawn = this.#drawn.filter(({ finish }) => {
      const twin = finish();
      if (twin) twins.push(twin);
      return !twin;
    });
    if (twins.length) this.#findPlace?.(this.#here.base, (node) => twins.map((twin) => twin(node)).find((node) => node?.isConnected));
  }

  /** Called when the engine has rendered what wakes, or what rests is out of date. */
  draw() {
    this.afterChange();
    if (this.#isHurried || !this.#places('[aria-busy]').length) return;
    this.#isHurried = true;
    this.#rouse(turn).then(() => (this.#isHurried = false));
  }

  // Renders what rests, one after the other, with a pause before each.
  async #rouse(pause) {
    for (;;) {
      await pause();
      const [next] = this.#here.mounted ? this.#places() : [];
      if (!next) return;
      await this.wake(next);
    }
  }

  /** Repeats what was done with a control that had no listener; if that still rests, it is rendered first. */
  async again(type, node, twin) {
    const control = controlAt(node);
    let target = control && (restOf(control) ? control : twin(control));
    for (let place; (place = restOf(target)) && this.#here.mounted; ) target = (await this.wake(place))(target);
    if (target) repeat(type, node, target);
  }

  /** Does what the reader wants of something that may rest. */
  touch(type, node) {
    if (!restOf(node)) return;
    this.fold(node);
    // Links work by themselves.
    if (controlAt(node)?.localName !== 'a') this.again(type, node);
  }

  /** Remembers the fold that the reader has opened or closed, if it was one. */
  fold(node) {
    const fold = node.closest?.('summary')?.parentElement;
    if (fold) this.folds.add(fold);
  }

  stop() {
    this.#near.disconnect();
  }

  /** Gives back to what was prerendered what has been moved into the live story. */
  giveBack() {
    asOurs(() => this.#rested.forEach(([old, place]) => old.append(...place.childNodes)));
  }
}
