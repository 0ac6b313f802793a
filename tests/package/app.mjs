// An app of tests/package/, as `cargo xtask test package` has installed it: built and served, or in development.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

if (!process.env.APPS) throw new Error('APPS is not set: run these tests by `cargo xtask test package`');

/** The folder of an app. */
export const folderOf = (name) => join(process.env.APPS, name);

const viteOf = (name) => import(pathToFileURL(join(folderOf(name), 'node_modules/vite/dist/node/index.js')));

const LOCAL = { host: '127.0.0.1', port: 0 };

const WAYS = {
  built: async (vite, root) => {
    await vite.build({ root, logLevel: 'warn' });
    return vite.preview({ root, logLevel: 'warn', preview: LOCAL });
  },
  'in development': async (vite, root) => (await vite.createServer({ root, logLevel: 'warn', server: LOCAL })).listen(),
};

/** How an app may run. */
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
  const script = join(folder, 'node_modules', program);
  const run = promisify(execFile)(process.execPath, [script, ...args], { cwd: folder });
  return run.then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }) => ({ code, said: stdout + stderr }),
  );
}
