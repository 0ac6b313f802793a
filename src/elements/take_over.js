// How one tree takes the place of another of the same make, and the reader loses nothing: not the place, not the focus,
// not what is open, and no click.

/** Waits until all that was to be done at once has been done; a timer runs in a hidden tab too, where no frame comes. */
export const turn = () => new Promise((done) => setTimeout(done));

/** What still stands as it was prerendered, in the place that the engine has left for it. */
export const restOf = (node) => node?.closest?.('[data-resting]');

/** What rests and wakes by itself, by its name: a part, or what a part is made of. */
export const unit = (name) => (/^(table|question|calculation)-/.test(name) ? `#${CSS.escape(name)}` : `[part="${name}"]`);
const ITEMS = ':is(.table, .question, .calculation)[id]';
/** Parts by themselves: what stands in one that is not laid out is not to be asked where it stands. */
export const PARTS = '[part]:not([part="masthead"], [part="asof"], [part="compare"]), .table[id]';
export const UNITS = `${PARTS}, ${ITEMS}`;
export const nameOf = (unit) => unit.getAttribute('part') ?? unit.id;
const NAMED = `[part], ${ITEMS}`;
const SCOPES = `${NAMED}, .one-item, .used, .live`;

/** What can be clicked, typed into or followed. */
export const controlAt = (node) => node.closest?.('button, input, select, .mark, a[href^="#"]');

/** What has the focus. */
export const activeIn = (root) => root.activeElement ?? document.activeElement;

/**
 * Keeps what the reader has of `before`. Gives a function that takes the tree in its place and carries that over, once it
 * has called `swap`; it answers with a function from the nodes of `before` to their twins. `touched` are the folds that
 * the reader has opened or closed, and `active` is what has the focus, or had.
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
 * Keeps the reader's place in a story, once its top is left: the first of what is not all above the window, or the story's
 * end. Gives a function that finds it again in the story as it has become, where a browser has lost it, as WebKit does;
 * `twin` tells what has come for a node that is gone.
 */
export function keptPlace(base) {
  const isPast = endOf(base) <= 0;
  const end = endOf(base);
  const read = []; // the innermost first, each with its place
  // The bar of the day stays where it is. What is not laid out has no part in the window, and is not asked.
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

/** Opens what is open in a tree in one of the same make, too, and answers whether it was not yet: what stands in it may
 * have to be made then. */
export const opened = (before, fresh) => setOpen(before, twins(before, fresh), new WeakSet());

// What a link opens is open in the fresh tree and was not before; what was closed there stays closed if the reader has
// closed it.
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

// The node that stands for another in a tree of the same make. Each is looked for in its scope, for some scopes hold more
// than their twins: controls, which come with the engine, and what is made when a fold is opened. Where a content system
// has taken something away only those are told apart of which there are still as many. What rests stands for itself.
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

/** Does again with a control what the reader has done with the one that stood there before. */
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
