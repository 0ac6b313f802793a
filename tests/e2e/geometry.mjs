// Finds faults in the layout of a page and describes them; empty if there are none. Runs in the page.

import { waitFor } from './page.mjs';

/** Examines every visible text: is it in the window, complete, and not under another text? `id` names an element
 * whose story is in a shadow root, `within` selects the parts to examine. */
export async function misplaced(driver, { id, within = '.base' } = {}) {
  // A mark that is still animated is larger than it will be.
  await waitFor(driver, 'rest', () => driver.executeScript('return document.getAnimations().length === 0'));
  return driver.executeScript(`return (${inspect.toString()})(arguments[0], arguments[1])`, id ?? null, within);
}

function inspect(id, within) {
  const story = id ? document.getElementById(id).shadowRoot : document;
  // Sticky elements are examined in their normal place.
  scrollTo(0, 0);
  const faults = new Set();
  const root = document.documentElement;
  const wide = root.clientWidth;
  if (root.scrollWidth > wide) faults.add(`the page is ${root.scrollWidth} wide in a window of ${wide}`);

  // Text for screen readers may be clipped to a point; a wide table and a long list may scroll within themselves.
  const unseen = '.unseen, .side-name';
  const scroller = '.table-scroll, .chooser-list ul';
  // An overlay hides what is below it.
  const layer = (node) => node.closest('.chooser-list');
  const name = (node) => {
    const near = node.closest('[id]');
    return `${node.localName}.${[...node.classList].join('.')}${near ? ` in #${near.id}` : ''} “${node.textContent.trim().slice(0, 40)}”`;
  };

  const texts = [];
  const range = document.createRange();
  const parts = [...story.querySelectorAll(within)];
  if (!parts.length) faults.add(`there is no ${within}`);
  const nodes = parts.flatMap((part) => {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    return Array.from(function* () { while (walker.nextNode()) yield walker.currentNode; }());
  });
  for (const node of nodes) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest(unseen) || parent.localName === 'option' || parent.localName === 'title') continue;
    if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    range.selectNodeContents(node);
    const frame = parent.closest(scroller);
    const scrolls = frame && getComputedStyle(frame).overflowX !== 'visible';
    const window = scrolls ? frame.getBoundingClientRect() : { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
    for (const whole of range.getClientRects()) {
      const box = {
        left: Math.max(whole.left, window.left), right: Math.min(whole.right, window.right),
        top: Math.max(whole.top, window.top), bottom: Math.min(whole.bottom, window.bottom),
      };
      if (box.right - box.left > 1 && box.bottom - box.top > 1) texts.push({ node: parent, ...box });
    }
  }

  for (const { node, left, right } of texts) {
    if (left < -0.5 || right > wide + 0.5) faults.add(`out of the window: ${name(node)}`);
  }

  // A field that is too small for its number.
  for (const field of story.querySelectorAll('.base input[type=text]')) {
    if (field.checkVisibility() && field.scrollWidth > field.clientWidth + 1) faults.add(`cut off: ${field.ariaLabel} “${field.value}”`);
  }

  // A text that sticks out of its container.
  for (const { node, left, right, top, bottom } of texts) {
    // The name of a group of rows has its whole row.
    const holder = node.closest('tr.group') ?? node.closest('.pill, .chip, .tag, .round, .swatch, .card, .claim-row, .note, .detail, td, th, button, .asof, .account, .control, .slider, .chooser-list, .what-if, .workbench');
    if (!holder) continue;
    const box = holder.getBoundingClientRect();
    if (left < box.left - 1 || right > box.right + 1 || top < box.top - 3 || bottom > box.bottom + 3) {
      faults.add(`sticks out of ${holder.localName}.${holder.className}: ${name(node)}`);
    }
  }

  // A text cut off by an ancestor that hides overflow.
  for (const node of new Set(texts.map((text) => text.node))) {
    for (let box = node; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (box.matches(scroller) || box instanceof SVGElement || style.display === 'inline' || style.display === 'contents') continue;
      const hides = /hidden|clip/.test(style.overflowX + style.overflowY);
      if (hides && (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1)) faults.add(`cut off: ${name(box)}`);
    }
  }

  // Two overlapping texts. Lines of one paragraph touch; what counts is a third of the height of the lower text.
  texts.sort((a, b) => a.top - b.top);
  texts.forEach((one, index) => {
    for (let next = index + 1; next < texts.length && texts[next].top < one.bottom; next += 1) {
      const other = texts[next];
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      const least = Math.min(one.bottom - one.top, other.bottom - other.top) / 3;
      if (layer(one.node) !== layer(other.node)) continue;
      if (across > 2 && down > least && (one.node !== other.node || one.node.localName === 'text')) {
        faults.add(`on one another: ${name(one.node)} and ${name(other.node)}`);
      }
    }
  });

  // In the drawing: labels do not overlap each other or other events' marks.
  const shown = (selector) => [...story.querySelectorAll(selector)].filter((node) => node.checkVisibility()).map((node) => ({ node, box: node.getBoundingClientRect() }));
  // What belongs together: a mark with its label, a tick with its date.
  const piece = (node) => node.closest('.mark, .cluster, .tick, .era') ?? node;
  const meet = (a, b, slack) => a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack && b.top < a.bottom - slack;
  const clear = (first, second, what) =>
    first.forEach((one) =>
      second.forEach((other) => {
        if (one.node !== other.node && piece(one.node) !== piece(other.node) && meet(one.box, other.box, 1)) {
          faults.add(`${what}: ${name(one.node)} and ${name(other.node)}`);
        }
      }),
    );
  const labels = shown('.mark .label');
  clear(labels, labels, 'labels meet');
  clear(labels, shown('.mark .shape').map(({ node, box }) => ({ node, box: { left: box.left, right: box.right, top: box.top + 4, bottom: box.bottom - 4 } })), 'a label meets a mark');
  clear(shown('.tick text'), shown('.tick text'), 'ticks meet');
  clear(shown('.era text'), shown('.era text'), 'eras meet');
  clear(shown('.lane-names text'), [...shown('.axis .mark .shape'), ...labels], 'a lane’s name meets a mark');
  for (const { node, box } of shown('.era .label')) {
    const band = node.closest('.era').querySelector('rect').getBoundingClientRect();
    if (box.right > band.right + 1) faults.add(`longer than its era: ${name(node)}`);
  }
  const frame = story.querySelector('.plot')?.getBoundingClientRect();
  if (frame?.width) {
    for (const { node, box } of shown('.plot text')) {
      if (box.left < frame.left - 0.5 || box.right > frame.right + 0.5) faults.add(`out of the drawing: ${name(node)}`);
    }
  }
  return [...faults].slice(0, 20);
}
