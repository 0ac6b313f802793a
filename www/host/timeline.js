// The demonstration page: `?synthetic=N` events, from 1 to 20,000, in the language `lang`.

import { synthetic } from './synthetic.js';

const USUAL = 1_000;
const MOST = 20_000;

const WORDS = {
  it: {
    title: 'Una linea del tempo piena',
    about: 'Tutto ciò che segue è inventato da un piccolo programma: nessun evento è accaduto e nessun attore esiste.',
    counts: 'Quanti eventi',
  },
};

const query = new URLSearchParams(location.search);
const asked = Number.parseInt(query.get('synthetic') ?? USUAL, 10);
const count = Number.isNaN(asked) ? USUAL : Math.min(Math.max(asked, 1), MOST);
const lang = query.get('lang') === 'it' ? 'it' : 'en';

document.documentElement.lang = lang;
const words = WORDS[lang];
if (words) {
  document.title = `${words.title} – Contrappunto`;
  document.querySelector('h1').textContent = words.title;
  document.querySelector('#about').textContent = words.about;
  document.querySelector('#counts').setAttribute('aria-label', words.counts);
}
for (const link of document.querySelectorAll('#counts a')) {
  const address = new URL(link.href);
  const number = Number(address.searchParams.get('synthetic'));
  address.searchParams.set('lang', lang);
  link.href = address.search;
  link.textContent = number.toLocaleString(lang);
  if (number === count) link.setAttribute('aria-current', 'page');
}

const story = document.querySelector('contrappunto-story');
story.lang = lang;
story.story = synthetic(count);
