// What stands where the engine could not start: one unobtrusive line, and something to read.

import { langOf } from './attributes.js';
import { make } from './fetching.js';

const WORDS = {
  en: ['The interactive part could not start here', '; all of it can be read below.'],
  it: ['La parte interattiva qui non si è avviata', '; tutto si legge qui sotto.'],
};

const rootOf = (element) => element.shadowRoot ?? element;

/** Says so, and whether there is something to read; if that is `undefined`, takes back what was said. */
export const say = (element, isReadable) => {
  const root = rootOf(element);
  root.querySelector('.engine-missing')?.remove();
  if (isReadable === undefined) return;
  const [first, second] = WORDS[langOf(element).slice(0, 2)] ?? WORDS.en;
  root.prepend(make('p', { className: 'engine-missing', textContent: first + (isReadable ? second : '.') }));
};

/** Shows the fragment beside the story. As a document: under a strict policy scripts cannot parse a text into nodes. */
export const borrow = (element) => {
  const request = new XMLHttpRequest();
  const part = element._part === 'story' ? '' : `${element._part}.`;
  request.open('GET', new URL(`fragment.${part}${langOf(element).slice(0, 2)}.html`, new URL(element.src, document.baseURI)));
  request.responseType = 'document';
  request.onload = () => {
    const base = request.response?.querySelector('template')?.content.querySelector('.base');
    if (!base || element._live) return;
    (rootOf(element).querySelector('slot:not([name])') ?? element.appendChild(make('p'))).replaceWith(document.importNode(base, true));
    say(element, true);
  };
  request.send();
};
