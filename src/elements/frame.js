// The page for iframes: takes its options from its address, reports its height and what the reader does, and listens
// only to its host.

import { addressed, idIn, itemClicked, linkFor } from './address.js';

const query = new URLSearchParams(location.search);
const secret = new URLSearchParams(location.hash.replace(/^#\??/, '')).get('secret');
const LONGEST = 20_000; // maximum length of a text in an accepted message

const element = document.querySelector('contrappunto-story') ?? make();
for (const name of ['lang', 'as-of', 'since', 'theme', 'heading-level', 'play-pace', 'parts']) {
  if (query.has(name)) element.setAttribute(name, query.get(name));
}
// Stories are in folders named after them.
const story = /([^/]*)\/[^/]*$/.exec(new URL(element.src, location.href).pathname)?.[1] ?? '';
// The page behind the story has the same colour scheme.
if (/^(light|dark)$/.test(query.get('theme'))) document.documentElement.style.colorScheme = query.get('theme');
// The prerendered story shows every part; those not asked for are hidden without waiting for the engine.
const parts = query.get('parts')?.split(/[ ,+]/);
if (parts) for (const part of element.querySelectorAll('.story > *')) part.hidden = !parts.includes(part.getAttribute('part') ?? 'asof');
if (!addressed(location.search)) element.setAttribute('state', location.search.slice(1));

function parsed(address, base) {
  try {
    return new URL(address, base);
  } catch {
    return undefined; // not every browser has URL.canParse()
  }
}

function make() {
  const made = document.createElement('contrappunto-story');
  made.setAttribute('page', 'frame');
  const wanted = query.get('story') ?? '';
  const path = /^[\w-]+$/.test(wanted) ? `stories/${wanted}/story.json` : wanted;
  // A story from elsewhere would appear in this site's name.
  const url = wanted && parsed(path, location.href);
  if (url?.host === location.host) made.setAttribute('src', url.href);
  made.setAttribute('heading-level', '2');
  document.querySelector('main').append(made);
  return made;
}

const post = (message) => parent.postMessage(message, '*');
const tell = (message) => post({ contrappunto: 1, story, ...message });

// The height of the content, not of the frame: so it can also shrink, and does not grow by being reported.
let height;
const name = query.get('id') ?? story;
function measure() {
  const now = Math.ceil(document.body.getBoundingClientRect().height);
  if (now === height || now === 0) return;
  height = now;
  tell({ height });
  post({ sentinel: 'amp', type: 'embed-size', height });
  post({ 'datawrapper-height': { [name]: height } });
  post(JSON.stringify({ id: name, type: 'set-height', value: height }));
  post(JSON.stringify({ src: location.href, context: 'iframe.resize', height }));
  const pym = query.get('childId');
  if (pym) post(`pymxPYMx${pym}xPYMxheightxPYMx${height}`);
  if (secret) post({ secret, message: 'height', value: height });
}
new ResizeObserver(measure).observe(document.body);

const shown = (item) => item && tell({ item: item.id, top: Math.round(item.getBoundingClientRect().top + scrollY) });

let isTouched = false; // an untouched story is as the address says, which may be meant for another story
element.addEventListener('contrappunto-state', ({ detail: { state } }) => {
  isTouched = true;
  tell({ state });
});
element.addEventListener('contrappunto-ready', () => tell({ ready: true }));
// The engine has scrolled to where a link leads within the frame; the host has to scroll there, too.
element.addEventListener('click', (event) => {
  const id = itemClicked(event);
  if (id === undefined) return;
  // The page's `<base>` opens links in a new tab, which is not for these.
  event.preventDefault();
  setTimeout(() => shown(document.getElementById(id)));
});

async function show(item) {
  shown(await element.show(item));
}

// If the browser tells who embeds the frame, nobody else is listened to.
const origin = location.ancestorOrigins?.[0] ?? (document.referrer ? new URL(document.referrer).origin : undefined);
const isOurs = ({ source, origin: from, data }) =>
  source === parent && parent !== self && (!origin || origin === 'null' || from === origin) && data?.contrappunto === 1;

let isHeard = false;
addEventListener('message', (event) => {
  if (!isOurs(event)) return;
  const isFirst = !isHeard;
  if (isFirst) {
    // A host whose script comes late has missed the earlier messages.
    isHeard = true;
    if (height) tell({ height });
    if (element.state) tell({ ready: true });
  }
  const { address, state, item } = event.data;
  if ([address, state, item].some((text) => text?.length > LONGEST)) return;
  if (typeof address === 'string') {
    const url = parsed(address);
    // A host may only send addresses of its own origin.
    if (url && url.origin === event.origin && /^https?:$/.test(url.protocol)) {
      element._address = url.href;
      const link = linkFor(story, url.search);
      if (link !== undefined) element.state = link;
      const isForAnother = addressed(url.search) && link === undefined;
      if (url.hash.length > 1 && !isForAnother) show(idIn(url.hash));
    }
  }
  if (typeof state === 'string') element.state = state;
  if (typeof item === 'string') show(item);
  // In its new state, and synchronously: WebKit attributes a message sent later from here to the embedding page.
  if (isFirst && isTouched) tell({ state: element.state });
});
