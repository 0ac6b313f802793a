// Fetches the engine, once for all elements, and whatever else the build has named. Addresses are written out in full
// for bundlers, which look for exactly these expressions.

const ENGINE = [new URL('./__ENGINE_JS__', import.meta.url), '__ENGINE_JS_INTEGRITY__'];
const WASM = [new URL('./__ENGINE_WASM__', import.meta.url), '__ENGINE_WASM_INTEGRITY__'];
export const STYLE = [new URL('./__STYLESHEET__', import.meta.url), '__STYLESHEET_INTEGRITY__'];
export const CHECKER = [new URL('./__CHECKER_JS__', import.meta.url), new URL('./__CHECKER_WASM__', import.meta.url)];

let engine; // a promise of it
let tries = '';
let asked; // the address of the engine that the page already preloads

export const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

/** Returns a link to a file. For modules, too: import() itself takes no integrity. */
export const link = (rel, [href, integrity]) => make('link', { rel, href, integrity, crossOrigin: 'anonymous' });

export async function fetched([url, integrity]) {
  const response = await fetch(url + '', { integrity });
  if (!response.ok) throw Error(url + ' ' + response.status);
  return response;
}

async function compiled() {
  const response = await fetched(WASM);
  // A response of another type cannot be compiled while it arrives, nor one that a host's own fetch() makes.
  try {
    return await WebAssembly.compileStreaming(response);
  } catch (error) {
    return WebAssembly.compile(await response.arrayBuffer().catch(() => Promise.reject(error)));
  }
}

export function script() {
  const [href, integrity] = ENGINE;
  const address = href + tries; // a browser remembers a failed import
  if (asked !== address) document.head.append(link('modulepreload', [(asked = address), integrity]));
  return import(/* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ address); // not for bundlers
}

export const load = () =>
  (engine ??= Promise.all([script(), compiled()]).then(([live, code]) => live.open(code)).catch((error) => {
    engine = undefined; // so that a later element may try again
    tries += '?';
    throw error;
  }));

/** Lets an engine go that cannot be used any more. */
export const forget = () => (engine = undefined);

/**
 * Whether an error came through the engine, which leaves it in an undefined state. Its file name tells it from other
 * engines: browsers reuse for one site what they have compiled for another, with the address of the latter.
 */
export const isTrap = (error, stack = error?.stack) => stack?.includes('wasm-function') && (!stack.includes('.wasm:') || stack.includes(/[^/]+$/.exec(WASM[0])));
