// The attributes of an element and its properties.

// Attributes that have a property, named in camel case.
export const REFLECTED = 'src as-of since parts theme heading-level play-pace'.split(' ');

export function camel(name) {
  return name.replace(/-./g, (letters) => letters[1].toUpperCase());
}

/** The properties that a host may set. */
export const PROPERTIES = ['lang', 'story', 'state', ...REFLECTED.map(camel)];

/** Sets properties. Only these: others could set markup, which the author of `data-` attributes may not be allowed to
 * write. */
export const set = (element, options) => PROPERTIES.forEach((name) => options[name] === undefined || (element[name] = options[name]));

/** Makes a property of each attribute that has one. */
export function reflect(prototype) {
  for (const name of REFLECTED) {
    Object.defineProperty(prototype, camel(name), {
      get() {
        // On a server, React renders properties as attributes of the same name.
        const value = this.getAttribute(name) ?? this.getAttribute(camel(name)) ?? '';
        return /level|pace/.test(name) ? +value : value;
      },
      set(value) {
        this.setAttribute(name, value ?? '');
      },
    });
  }
}

/** Returns the language of an element: lowercase, however the page writes it; also looked for outside the shadow root. */
export function langOf(element) {
  let [node, near] = [element];
  while (node && !(near = node.closest('[lang]'))) node = node.getRootNode().host;
  return (near ?? document.documentElement).lang.toLowerCase();
}
