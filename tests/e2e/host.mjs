// Another site: it passes the build on under its own origin, and a test may change, delay or refuse any response, or
// add pages. Nothing is cached, so that every load is a first one.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { BASE_URL, shut } from './browser.mjs';

const upstream = new Map();

async function fetchOnce(url) {
  if (!upstream.has(url)) {
    const answer = await fetch(url);
    upstream.set(url, {
      status: answer.status,
      type: answer.headers.get('content-type') ?? 'text/plain',
      body: Buffer.from(await answer.arrayBuffer()),
    });
  }
  return { ...upstream.get(url) };
}

// Runs before every other script of a page and records what is dispatched to it.
const LISTENER = `
  window.heard = [];
  for (const name of ['ready', 'select', 'asof', 'state', 'error'])
    addEventListener('contrappunto-' + name, ({ target, detail }) => window.heard.push({ name, detail, on: target.id }), true);
  addEventListener('securitypolicyviolation', (event) => window.heard.push({ name: 'violation', detail: event.violatedDirective + ' ' + event.blockedURI }));
  for (const name of ['error', 'unhandledrejection'])
    addEventListener(name, (event) => window.heard.push({ name: 'uncaught', detail: String(event.message ?? event.reason) }));
`;

/** Starts a site that passes on the build, or what is at another address. */
export async function startHost(of = BASE_URL) {
  let rules = [];
  let preamble = '';
  const server = createServer(async (request, response) => {
    const path = request.url.split(/[?#]/)[0];
    try {
      const answer = await answerTo(path);
      // A sandboxed frame has an opaque origin, so it requests the files beside it across origins.
      response.writeHead(answer.status, { 'Content-Type': answer.type, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', 'Access-Control-Allow-Origin': '*' });
      response.end(answer.body);
    } catch (error) {
      response.writeHead(500, { 'Content-Type': 'text/plain' }).end(String(error));
    }
  });

  async function answerTo(path) {
    if (path === '/before.js') return { status: 200, type: 'text/javascript', body: LISTENER + preamble };
    const rule = rules.find(({ pattern }) => pattern.test(path));
    const passedOn = () => fetchOnce(of + path.slice(1));
    const answer = await (rule ? rule.answer(passedOn) : passedOn());
    if (answer.type.startsWith('text/html')) {
      answer.body = String(answer.body).replace(/<head>|(?=<contrappunto-story)/, '$&<script src="/before.js"></script>');
    }
    return answer;
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = {
    url: `http://127.0.0.1:${server.address().port}/`,
    /** Changes the response for matching paths: `answer(original)` returns `{status, type, body}`. */
    on: (pattern, answer) => void rules.unshift({ pattern, answer }),
    /** Changes the text served for matching paths. */
    rewrite: (pattern, change) =>
      host.on(pattern, async (original) => {
        const answer = await original();
        return { ...answer, body: change(String(answer.body)) };
      }),
    /** Refuses matching paths. */
    refuse: (pattern) => host.on(pattern, () => ({ status: 404, type: 'text/plain', body: 'not here' })),
    /** Delays the response until the returned function is called. */
    hold(pattern) {
      let release;
      const released = new Promise((resolve) => (release = resolve));
      host.on(pattern, (original) => released.then(original));
      return release;
    },
    /** Adds a page. */
    page: (path, body) => host.on(new RegExp(`^${path}$`), () => ({ status: 200, type: 'text/html; charset=utf-8', body })),
    /** Runs a script in every page before its own. */
    before: (script) => void (preamble = script),
    /** Passes the build on unchanged again. */
    reset() {
      rules = [];
      preamble = '';
    },
    close: () => shut(server),
  };
  return host;
}
