// An app of tests/package/, as installed by `cargo xtask test package`: built and served, or in development.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../support/port.mjs';

if (!process.env.APPS) throw new Error('APPS is not set: run these tests by `cargo xtask test package`');

/** Returns the folder of an app. */
export const folderOf = (name) => join(process.env.APPS, name);

const viteOf = (name) => import(pathToFileURL(join(folderOf(name), 'node_modules/vite/dist/node/index.js')));

/** No app contacts the network or sends telemetry. */
const ENVIRONMENT = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };

const LOCAL = { host: '127.0.0.1', port: 0 };

const WAYS = {
  built: async (vite, root) => {
    await vite.build({ root, logLevel: 'warn' });
    return vite.preview({ root, logLevel: 'warn', preview: LOCAL });
  },
  'in development': async (vite, root) => (await vite.createServer({ root, logLevel: 'warn', server: LOCAL })).listen(),
};

/** The ways in which an app may run. */
export const ways = Object.keys(WAYS);

/** Starts an app: `{url, close}`. */
export async function start(name, way) {
  const server = await WAYS[way](await viteOf(name), folderOf(name));
  const { port } = server.httpServer.address();
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** Runs a program of an app's node_modules: `{code, said}`. */
export async function execute(name, program, ...args) {
  const folder = folderOf(name);
  const script = resolve(folder, 'node_modules', program);
  const run = promisify(execFile)(process.execPath, [script, ...args], { cwd: folder, env: ENVIRONMENT, maxBuffer: 16 * 1024 * 1024 });
  return run.then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }) => ({ code, said: stdout + stderr }),
  );
}

const TYPES = { '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };

/** Serves the output of an app's build, and its own files: `{url, close}`. */
export async function serve(folder, built) {
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, 'http://app');
    const name = normalize(pathname === '/' ? '/index.html' : pathname);
    const read = (place) => readFile(join(folder, place, name)).catch(() => undefined);
    const body = (await read(built)) ?? (await read(''));
    response.writeHead(body ? 200 : 404, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}/`, close };
}

/** Starts a server that an app provides: `{url, close}`. */
export async function spawned(name, program, argumentsFor) {
  const folder = folderOf(name);
  const port = await freePort();
  const server = spawn(process.execPath, [join(folder, 'node_modules', program), ...argumentsFor(port)], { cwd: folder, stdio: 'ignore', env: ENVIRONMENT });
  const url = `http://127.0.0.1:${port}/`;
  const close = () => void server.kill();
  for (let time = 0; time < 600 && server.exitCode === null; time += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return { url, close };
    await new Promise((done) => setTimeout(done, 50));
  }
  close();
  throw new Error(`${name}: its server does not answer`);
}
