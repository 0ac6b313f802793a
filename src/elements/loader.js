// Defines <contrappunto-story>: keeps the prerendered page until it is near the reader's eye, fetches the
// engine once for all elements, and swaps the live page in. Whatever fails, what could be read stays.
const here = import.meta.url;
const stylesheet = new URL('__STYLESHEET__', here).href;
const WORDS = {
  en: 'The interactive part could not start here; everything it shows can be read below.',
  it: 'La parte interattiva qui non si è avviata; tutto ciò che mostra si legge qui sotto.',
};
let engine;

const load = () =>
  (engine ??= import(new URL('__ENGINE_JS__', here).href)
    .then((glue) => glue.default({ module_or_path: new URL('__ENGINE_WASM__', here).href }).then(() => glue))
    .catch((error) => {
      engine = undefined; // so that a later element may try again
      throw error;
    }));

// A child by its class: a shadow root does not know `:scope`.
const child = (root, name) => [...root.children].find((element) => element.classList.contains(name));

const problem = (error) => (Array.isArray(error) ? error : [{ path: '', message: String(error?.message ?? error) }]);

class ContrappuntoStory extends HTMLElement {
  static observedAttributes = ['lang', 'as-of', 'since', 'parts', 'heading-level', 'src'];
  #story;
  #mounted;
  #started = false;
  #before; // the prerendered nodes, to be put back if the engine traps
  #watch;
  #rendered = false; // whether the page in the root is the engine's
  #id; // of the story
  #pages = []; // where the standalone page stands in each language
  #touched; // the control that the reader touched last
  #told; // the control whose touch the address tells

  /** The story as a plain object, instead of `src` or a JSON child. */
  get story() {
    return this.#story;
  }

  set story(story) {
    this.#story = story;
    this.#restart();
  }

  /** The day that is shown, as `2025-01-31`; empty for the story's last. */
  get asOf() {
    return this.getAttribute('as-of') ?? '';
  }

  set asOf(day) {
    this.setAttribute('as-of', day);
  }

  /** What the reader sees: `{asOf, lang, selected, link}`; nothing before the engine is there. */
  get state() {
    return this.#mounted?.state();
  }

  constructor() {
    super();
    // The engine tells what the reader did before it draws it.
    this.addEventListener('contrappunto-state', ({ detail }) => setTimeout(() => this.#share(detail.state)));
    for (const type of ['click', 'keydown', 'input', 'change']) this.addEventListener(type, (event) => (this.#touched = event.composedPath()[0]), true);
    // A property set before the element was defined hides the accessor: take it over.
    if (Object.hasOwn(this, 'story')) {
      this.#story = this.story;
      delete this.story;
    }
    if (Object.hasOwn(this, 'asOf')) {
      const { asOf } = this;
      delete this.asOf;
      queueMicrotask(() => (this.asOf = asOf));
    }
  }

  connectedCallback() {
    if (this.#started || this.#watch) return;
    const near = (entries) => entries.some((entry) => entry.isIntersecting) && begin();
    const begin = () => {
      this.#stopWatching();
      this.#start();
    };
    const observer = new IntersectionObserver(near, { rootMargin: '800px' });
    const first = ['pointerdown', 'keydown', 'focusin'];
    observer.observe(this);
    first.forEach((type) => this.addEventListener(type, begin, { once: true }));
    this.#watch = () => {
      observer.disconnect();
      first.forEach((type) => this.removeEventListener(type, begin));
    };
  }

  disconnectedCallback() {
    this.#stopWatching();
    // A move takes the element out and in again in one go: only a lasting removal takes the engine down.
    setTimeout(() => this.isConnected || this.#destroy());
  }

  attributeChangedCallback(name, old, value) {
    if (old === value) return;
    if (name === 'src') this.#restart();
    else this.#mounted?.update(this.#options(name));
  }

  #stopWatching() {
    this.#watch?.();
    this.#watch = undefined;
  }

  #destroy() {
    removeEventListener('popstate', this.#back);
    this.#mounted?.destroy();
    this.#mounted = undefined;
    this.#started = false;
    this.#putBack();
  }

  #restart() {
    if (!this.#started) return;
    this.#destroy();
    this.#start();
  }

  #options(only) {
    const all = {
      lang: this.getAttribute('lang') ?? '',
      asOf: this.getAttribute('as-of') ?? '',
      since: this.getAttribute('since') ?? '',
      parts: this.getAttribute('parts') ?? '',
      headingLevel: Number(this.getAttribute('heading-level') ?? 1),
    };
    const names = { 'as-of': 'asOf', 'heading-level': 'headingLevel' };
    return only ? { [names[only] ?? only]: all[names[only] ?? only] } : all;
  }

  async #read() {
    if (this.#story) return this.#story;
    const data = this.querySelector(':scope > script[type="application/json"]');
    if (data) return JSON.parse(data.textContent);
    const src = this.getAttribute('src');
    if (!src) throw new Error('no story: give it a src, a JSON child or the story property');
    const response = await fetch(src);
    if (!response.ok) throw new Error(`${src}: ${response.status}`);
    return response.json();
  }

  // The element itself where the page was prerendered into it, else its shadow root.
  #root() {
    if (this.shadowRoot) return this.shadowRoot;
    if (child(this, 'base')) return this;
    const root = this.attachShadow({ mode: 'open' });
    root.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: stylesheet }));
    return root;
  }

  async #start() {
    this.#started = true;
    try {
      const [glue, story] = await Promise.all([load(), this.#read()]);
      if (!this.isConnected) return void (this.#started = false);
      const root = this.#root();
      const base = document.createElement('div');
      base.className = 'base';
      const options = this.#options();
      if (root === this) {
        // Addresses in full: the page's own changes with the language.
        this.#pages = [...document.querySelectorAll('link[rel="alternate"][hreflang]')].map(({ hreflang, href }) => ({ lang: hreflang, href }));
        Object.assign(options, { pages: this.#pages, state: location.search });
        addEventListener('popstate', this.#back);
      }
      this.#mounted = glue.mount(this, base, story, options);
      this.#id = story.id;
      const doubts = this.#mounted.problems();
      // Rendering is done in microtasks; a timer runs in a hidden tab too, where no frame ever comes.
      await new Promise((done) => setTimeout(done));
      this.#swap(root, base);
      if (root === this && location.hash) this.#reveal(location.hash);
      this.dataset.engine = 'ready';
      if (doubts.length) this.#tell('error', { problems: doubts });
      this.#tell('ready', null);
    } catch (error) {
      this.#fail(error);
    }
  }

  // One step: the live page takes the place of the prerendered one; what was open stays open, what had the focus keeps it.
  #swap(root, base) {
    const before = child(root, 'base');
    this.#rendered = true;
    if (!before) return root.append(base);
    const all = (node) => [...node.querySelectorAll('*')];
    const [old, fresh] = [all(before), all(base)];
    const focused = old.indexOf(root.activeElement ?? document.activeElement);
    if (old.length === fresh.length) {
      old.forEach((node, index) => node.localName === 'details' && (fresh[index].open = node.open));
    }
    before.replaceWith(base);
    if (focused >= 0 && old.length === fresh.length) fresh[focused].focus({ preventScroll: true });
    this.#before = before;
  }

  // The item that the page's own address names.
  #reveal(fragment) {
    this.#mounted.update({ select: fragment });
    setTimeout(() => document.getElementById(decodeURIComponent(fragment.slice(1)))?.scrollIntoView());
  }

  // What the reader does here holds for every element of the same story; the standalone page is named anew, and its
  // address tells the state: a step back for each thing touched, not for each movement of it.
  #share({ lang, link }) {
    for (const other of document.querySelectorAll('contrappunto-story')) {
      if (other !== this && other._story === this.#id) other._follow({ state: link });
    }
    if (!this.#nameThePage(lang)) return;
    const page = this.#pages.find((page) => page.lang === lang)?.href ?? location.pathname;
    const url = new URL(link && `?${link}`, new URL(page, location.href));
    if (url.pathname === location.pathname && url.search === location.search) return;
    // The page's icon is where the page came from, whatever its address says.
    for (const icon of document.querySelectorAll('link[rel~=icon]')) icon.setAttribute('href', icon.href);
    history[this.#touched === this.#told ? 'replaceState' : 'pushState'](null, '', url.href + location.hash);
    this.#told = this.#touched;
  }

  #nameThePage(lang) {
    const title = child(this, 'base')?.querySelector('h1')?.textContent;
    if (!title) return false;
    document.documentElement.lang = lang;
    document.title = title;
    return true;
  }

  #back = () => {
    this.#told = undefined;
    const lang = this.#pages.find((page) => new URL(page.href).pathname === location.pathname)?.lang;
    this.#mounted?.update({ state: `${location.search}&lang=${lang}` });
    if (lang) setTimeout(() => this.#nameThePage(lang));
  };

  get _story() {
    return this.#id;
  }

  _follow(options) {
    this.#mounted?.update(options);
  }

  #putBack() {
    const root = this.shadowRoot ?? this;
    const base = child(root, 'base');
    child(root, 'engine-missing')?.remove();
    if (this.#before) base?.replaceWith(this.#before);
    else if (this.#rendered) base?.remove();
    this.#rendered = false;
    this.#before = undefined;
    delete this.dataset.engine;
  }

  #fail(error) {
    this.#mounted = undefined;
    this.#putBack();
    this.dataset.engine = 'failed';
    const root = this.shadowRoot ?? this;
    if (!child(root, 'engine-missing')) {
      const line = document.createElement('p');
      line.className = 'engine-missing';
      line.textContent = WORDS[(this.lang || 'en').slice(0, 2)] ?? WORDS.en;
      root.prepend(line);
    }
    this.#tell('error', { problems: problem(error) });
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`contrappunto-${name}`, { detail, bubbles: true, composed: true }));
  }

  /** Called when the engine has trapped: it serves nobody any more, the readable pages come back. */
  _trapped(error) {
    if (this.#mounted) this.#fail(error);
  }
}

if (!customElements.get('contrappunto-story')) {
  customElements.define('contrappunto-story', ContrappuntoStory);
  addEventListener('error', ({ error }) => {
    if (!(globalThis.WebAssembly && error instanceof WebAssembly.RuntimeError)) return;
    engine = undefined;
    document.querySelectorAll('contrappunto-story').forEach((element) => element._trapped(error));
  });
}
