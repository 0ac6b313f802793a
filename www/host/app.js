// A small single-page app: what it shows depends on the address, and each change of that removes what was there.

import { mount } from '../contrappunto.js';

const SRC = new URL('../stories/deepseek/story.json', import.meta.url).href;

const app = document.querySelector('#app');

/** Creates an element with properties and children. */
function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

const ROUTES = {
  '#/': {
    title: 'An app of one page',
    text: 'Its pages are made by a script and taken down again. A story that is taken down leaves nothing behind; one that is put up again starts anew.',
  },
  '#/story': {
    title: 'The story',
    text: 'Mounted when this page was opened, and let go when it is left.',
    options: { src: SRC, headingLevel: 2 },
  },
  '#/day': {
    title: 'A day of the story',
    text: 'The same story, opened on a day of the app’s choice, in fewer parts.',
    options: { src: SRC, headingLevel: 2, asOf: '2025-01-31', parts: 'asof claims' },
  },
};

let mounted; // a promise of it

async function leave() {
  const last = mounted;
  mounted = undefined;
  // A story that never loaded need not be removed.
  (await last?.catch(() => undefined))?.destroy();
}

async function go() {
  const { title, text, options } = ROUTES[location.hash] ?? ROUTES['#/'];
  const left = leave();
  const place = make('div', { className: 'wide' });
  app.replaceChildren(make('h1', { textContent: title }), make('p', { className: 'lead', textContent: text }), place);
  for (const link of document.querySelectorAll('nav a')) {
    link.toggleAttribute('aria-current', link.hash === (location.hash || '#/'));
  }
  if (options) {
    mounted = mount(place, options);
    mounted.catch((error) => place.replaceChildren(make('p', { textContent: error.message })));
  }
  await left;
}

addEventListener('hashchange', go);
go();
