// Page translators and extensions move texts and wrap them in elements of their own, where the engine would not find
// its own nodes. Before the engine changes a story's tree, what others have changed in it is undone, last first;
// afterwards they may change it again.

const changes = []; // by others, since the engine's last one
let isOurs = false; // for the rest of this task
const watcher = new MutationObserver((records) => isOurs || changes.push(...records));

/** Those who hear of the engine's changes: `beforeChange()` in each task with some, and `afterChange()` before they are
 * painted. */
export const hearing = new Set();

/** Watches what others change in a tree. */
export const watch = (tree) => watcher.observe(tree, { childList: true, subtree: true, characterDataOldValue: true });

/** Called with each node that the engine is about to change; returns the node. */
export function undone(node) {
  if (isOurs) return node;
  isOurs = true;
  for (const one of hearing) one.beforeChange();
  // Changes made during this task are not recorded. This microtask is queued before the first of them, and so runs
  // before the observer's callback.
  queueMicrotask(() => {
    watcher.takeRecords();
    isOurs = false;
    for (const one of hearing) one.afterChange();
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

/** Makes a change that is not to be undone. */
export function asOurs(change) {
  // If the engine has changed something in this task, the changes since then are ours.
  if (!isOurs) changes.push(...watcher.takeRecords());
  change();
  watcher.takeRecords();
}
