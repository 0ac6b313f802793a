// How one tree replaces another of the same structure without the reader losing anything: the scroll position, the
// focus, what is open, or a click.

/** The names of all parts. */
export const ALL = '__PARTS__';

/** Waits for a later event loop task, by a timer: a hidden tab has no animation frames. */
export const turn = () => new Promise((done) => setTimeout(done));

/** Returns the placeholder with prerendered content that a node is in, if it is in one. */
export const restOf = (node) => node?.closest?.('[data-resting]');

/** Returns the prerendered or live story in a root, if there is one. */
export const baseIn = (root) => [...root.children].find((child) => child.classList.contains('base'));

/** Returns the selector of what rests and wakes by itself, by its name: a part, or an item of one. */
export const unit = (name) => (ALL.split(' ').includes(name) ? `[part="${name}"]` : `#${CSS.escape(name)}`);
const ITEMS = ':is(__RESTING__)[id]';
/** Parts by themselves: asking an item for its position would lay out a part that is not laid out. */
export const PARTS = '[part]:not([part="masthead"], [part="asof"], [part="compare"]), .table[id]';
export const UNITS = `${PARTS}, ${ITEMS}`;
export const nameOf = (unit) => unit.getAttribute('part') ?? unit.id;
const NAMED = `[part], ${ITEMS}`;
const SCOPES = `${NAMED}, .one-item, .used, .live`;

/** Returns the control that a node is in: what can be clicked, typed into or followed. */
export const controlAt = (node) => node.closest?.('button, input, select, .mark, a[href^="#"]');

/** Returns the element that has the focus. */
export const activeIn = (root) => root.activeElement ?? document.activeElement;

/**
 * Remembers what the reader has in `before`. Returns a function that takes the new tree, calls `swap`, and carries that
 * over; it returns a function from the nodes of `before` to their twins. `touched` are the folds that the reader has
 * opened or closed, and `active` is the element that has, or had, the focus.
 */
export function held(root, before, touched, active = activeIn(root)) {
  return (fresh, swap) => {
    const twin = twins(before, fresh);
    setOpen(before, twin, touched);
    swap?.();
    if (active !== activeIn(root)) twin(active)?.focus({ preventScroll: true });
    return twin;
  };
}

/**
 * Remembers the scroll position, once the story's top is out of view, by the innermost element at the top of the
 * viewport, or the story's end. Returns a function that restores it in the new tree if the browser has lost it, as
 * WebKit does; `twin` gives the replacement of a node that has been removed.
 */
export function keptPlace(base) {
  const isPast = endOf(base) <= 0;
  const end = endOf(base);
  const read = []; // the innermost first, each with its top
  // The as-of bar is sticky. Elements inside what is not laid out are never asked: that would force their layout.
  const isRead = (node) => endOf(node) > 0 && !node.matches('[part="asof"]');
  for (let node = base; node && topOf(base) < 0 && !isPast; ) {
    const top = topOf(node);
    read.unshift([node, top]);
    node = top < 0 && [...node.children].find(isRead);
  }
  return (fresh, twin) => {
    const now = read.map(([node, top]) => [node.isConnected ? node : twin(node), top]);
    const [again, top] = now.find(([node]) => node) ?? [];
    const by = isPast ? endOf(fresh) - end : again ? topOf(again) - top : 0;
    if (by) scrollBy({ top: by, behavior: 'instant' });
  };
}

/** Opens in `fresh` what is open in `before`, a tree of the same structure, and returns whether it was not open yet:
 * its content may then have to be rendered. */
export const opened = (before, fresh) => setOpen(before, twins(before, fresh), new WeakSet());

// What only the new tree has open was opened by a link, and stays open unless the reader has closed it in the old one.
function setOpen(before, twin, touched) {
  let isNews = false;
  for (const node of before.querySelectorAll('details')) {
    const other = twin(node);
    if (!other || other === node || other.open === node.open || !(node.open || touched.has(node))) continue;
    other.open = node.open;
    isNews = true;
  }
  return isNews;
}

const topOf = (node) => node.getBoundingClientRect().top;
const endOf = (node) => node.getBoundingClientRect().bottom;

// Returns a function from nodes of a tree to their twins in one of the same structure. Each is looked up in its scope,
// because some scopes have more content than their twins: controls, which come with the engine, and folds that are
// rendered when opened. If a content system has removed nodes, only kinds that are still equal in number are matched.
// What rests is its own twin.
function twins(before, fresh) {
  const known = new Map(); // by scope and tag
  const isTold = (node) => [undefined, null, before].includes(restOf(node));
  const nearest = (tree, node) => {
    const scope = node.parentElement.closest(SCOPES);
    return scope && tree.contains(scope) ? scope : tree;
  };
  const alike = (tree, scope, tag) => [...scope.querySelectorAll(tag)].filter((one) => isTold(one) && nearest(tree, one) === scope);
  const matched = (scope, tag) => {
    const other = twin(scope);
    const [old, made] = [alike(before, scope, tag), other ? alike(fresh, other, tag) : []];
    return new Map(old.length === made.length ? old.map((one, index) => [one, made[index]]) : []);
  };
  const twin = (node) => {
    if (node === before) return fresh;
    if (!isTold(node)) return node;
    if (!before.contains(node)) return undefined;
    if (node.matches(NAMED)) return fresh.querySelector(unit(nameOf(node))) ?? undefined;
    const [scope, tag] = [nearest(before, node), node.localName];
    const tags = known.get(scope) ?? new Map();
    known.set(scope, tags);
    if (!tags.has(tag)) tags.set(tag, matched(scope, tag));
    return tags.get(tag).get(node);
  };
  return twin;
}

/** Repeats on a control what the reader has done with the one that it replaces. */
export function repeat(type, node, target) {
  const send = (event) => target.dispatchEvent(event);
  const isField = target.matches('input, select');
  if (type === 'click' && !isField && !(target.matches('a') && target.getRootNode() === document && !document.querySelector('base'))) {
    send(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
  } else if (type === 'input' && isField) {
    if (target.type === 'checkbox' || target.type === 'radio') return target.checked !== node.checked && target.click();
    target.value = node.value;
    send(new InputEvent('input', { bubbles: true, composed: true }));
    send(new Event('change', { bubbles: true }));
  }
  return undefined;
}
