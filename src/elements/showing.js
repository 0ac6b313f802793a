// How a reader gets to an item: by a link, by the page's address, or because the host shows it. What is folded around
// the item is opened, and it is scrolled into view, in this element or in another one of the same story.

import { addressed, idIn, itemClicked, linkFor } from './address.js';
import { ALL, restOf, turn } from './take_over.js';

const PART_OF = __PART_OF__;

/** Returns the names of the parts that an element shows. */
export const partsOf = (element) => element._parts || ALL;

// Opens the folds around an item, the host's too, outside the shadow root, and scrolls it into view.
function reveal(item) {
  for (let node = item; node; node = node.assignedSlot ?? node.parentElement ?? node.getRootNode().host) {
    if (node.localName === 'details') node.open = true;
    if (node.hidden === 'until-found') node.hidden = false;
  }
  item?.scrollIntoView();
}

export class Showing {
  #here;
  #resting;
  #entered; // a promise

  constructor(here, resting, entered) {
    this.#here = here;
    this.#resting = resting;
    this.#entered = entered;
  }

  /** Shows the item that the page's own address names, unless that is meant for another story. */
  async arrive() {
    const id = idIn(location.hash);
    const isOurs = !addressed(location.search) || linkFor(this.#here.id, location.search) !== undefined;
    if (isOurs && id && (await this.#found(id))) this.show(id);
  }

  /** Follows a clicked link to an item, and moves the focus there. */
  follow(event) {
    const id = itemClicked(event);
    if (!id) return;
    const item = this.find(id);
    // Links of the host, and of what was prerendered, are the browser's and the loader's.
    if (item && !event.composedPath().includes(this.#here.base)) return;
    // In a document the browser goes on to do the rest, and updates the address.
    if (item?.getRootNode() !== document) event.preventDefault();
    if (item) {
      reveal(item);
      item.focus();
    } else {
      this.show(id).then((item) => item?.focus());
    }
  }

  /** Scrolls an item into view, here or in another element, and resolves to it. */
  async show(id) {
    const here = this.#here;
    await this.#entered;
    if (!id || !here.mounted) return undefined;
    for (let place; (place = restOf(await this.#found(id))) && here.mounted; ) await this.#resting.wake(place);
    if (!this.find(id)) {
      const part = PART_OF[id.split('-')[0]];
      const other = here.element._others.find((other) => (other._live && !other._live.grows() ? other._live.find(id) : partsOf(other).split(/[ ,]/).includes(part)));
      return other?.show(id);
    }
    here.mounted.update({ select: id });
    await turn();
    const item = this.find(id);
    reveal(item);
    return item;
  }

  // Finds an item, once everything that may be above it is rendered.
  async #found(id) {
    while (this.#resting.grows()) await turn();
    return this.find(id);
  }

  find(id) {
    return this.#here.base.querySelector(`#${CSS.escape(id)}`);
  }
}
