// The standalone page's address, which follows what the reader does, and the way back through its history.

import { activeIn } from './take_over.js';

// The page's address without its fragment.
const place = () => location.pathname + location.search;

export class PageAddress {
  /** The addresses of the page in each language. Absolute ones: the page's own changes with the language. */
  pages = [...document.querySelectorAll('link[rel="alternate"][hreflang]')].map(({ hreflang, href }) => ({ lang: hreflang, href }));
  /** The control that the reader touched last. */
  touched;
  #here;
  #told; // the control whose change the address shows
  #address = place(); // the last one that was written
  #untold; // the state that the address does not show yet, and the control that led to it
  #pause; // a timer, until the address may be written again

  constructor(here) {
    this.#here = here;
  }

  listen(listen) {
    for (const type of ['click', 'keydown', 'input', 'change']) listen(this.#here.root, type, ({ target }) => (this.touched = target), true);
    listen(window, 'popstate', () => this.#back());
  }

  /** Adds a history entry for each control that is touched, not for each movement of it. */
  write(lang, link, touched) {
    this.#nameThePage(lang);
    if (this.#pause && touched === this.#untold?.touched) {
      this.#untold = { lang, link, touched };
      return;
    }
    this.#tellRest();
    this.#tell({ lang, link, touched });
  }

  // Browsers accept a hundred history updates in ten seconds, and WebKit throws beyond that: movements of one control
  // are written together, and a refused update is written later.
  #tell(untold) {
    const { lang, link, touched } = untold;
    const page = this.pages.find((page) => page.lang === lang)?.href ?? location.pathname;
    const url = new URL(link && `?${link}`, new URL(page, location.href));
    let rest = 150;
    if (url.pathname !== location.pathname || url.search !== location.search) {
      // The page's icon stays where the page came from, whatever its address says.
      for (const icon of document.querySelectorAll('link[rel~=icon]')) icon.setAttribute('href', icon.href);
      try {
        history[touched === this.#told ? 'replaceState' : 'pushState'](null, '', url.href + location.hash);
        this.#told = touched;
        this.#address = place();
      } catch {
        rest = 2_000;
      }
    }
    this.#untold = rest > 150 ? untold : { touched };
    this.stop();
    this.#pause = setTimeout(() => this.#tellRest(), rest);
  }

  // Writes what has waited.
  #tellRest() {
    this.stop();
    this.#pause = undefined;
    const untold = this.#untold;
    this.#untold = undefined;
    if (untold?.lang) this.#tell(untold);
  }

  #nameThePage(lang) {
    const { base } = this.#here;
    const title = base.querySelector('h1')?.textContent;
    if (!title) return;
    document.documentElement.lang = lang;
    document.documentElement.dir = base.firstElementChild.dir;
    document.title = title;
  }

  // A link within the page is a history entry, too, and changes nothing else.
  #back() {
    this.#told = undefined;
    if (place() === this.#address) return;
    this.#address = place();
    this.stop();
    this.#untold = this.#pause = undefined;
    const lang = this.pages.find((page) => new URL(page.href).pathname === location.pathname)?.lang;
    // WebKit fires no `change` event for the option that the reader chose last, even if another has been set since, until
    // the field is focused again. It may fire one as the focus goes: so that goes before anything is set.
    const active = activeIn(this.#here.root);
    const chooses = active.localName === 'select';
    if (chooses) active.blur();
    this.#here.mounted.update({ state: `${location.search}&lang=${lang}` });
    setTimeout(() => {
      if (lang) this.#nameThePage(lang);
      if (chooses) active.focus({ preventScroll: true });
    });
  }

  /** Writes nothing of what has waited. */
  stop() {
    clearTimeout(this.#pause);
  }
}
