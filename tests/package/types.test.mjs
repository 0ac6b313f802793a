// The types of the package, in strict mode: correct uses compile, wrong ones do not, and they match the manifest.

import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { execute, folderOf } from './app.mjs';

const tsc = (name) => execute(name, 'typescript/bin/tsc', '--project', '.');

for (const name of ['vanilla', 'react']) {
  test(`tsc takes the ${name} app as it stands, and finds each mistake`, async () => {
    const { code, said } = await tsc(name);
    assert.equal(said, '');
    assert.equal(code, 0);
  });

  test(`tsc is awake in the ${name} app`, async () => {
    const file = join(folderOf(name), 'mistake.tsx').replace(/x$/, name === 'react' ? 'x' : '');
    await writeFile(file, "import { mount } from 'contrappunto';\nmount(7, { src: 'story.json' });\n");
    const { code, said } = await tsc(name).finally(() => rm(file));
    assert.notEqual(code, 0);
    assert.match(said, /mistake\.tsx?\(2,7\)/);
  });
}

test('the types and the manifest know the same of every element', async () => {
  const manifest = JSON.parse(await readFile(join(folderOf('vanilla'), 'node_modules/contrappunto/custom-elements.json'), 'utf8'));
  const classes = manifest.modules[0].declarations.filter(({ customElement }) => customElement);
  const list = (names) => names.map((name) => `'${name}'`).join(' | ');
  const lines = [
    "import type { ContrappuntoEventMap } from 'contrappunto';",
    'type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;',
    'export const told: true[] = [];',
    "type Tags = Extract<keyof HTMLElementTagNameMap, `contrappunto-${string}`>;",
    `told.push(true satisfies Same<Tags, ${list(classes.map(({ tagName }) => tagName))}>);`,
  ];
  for (const { tagName, members, events } of classes) {
    lines.push(
      `told.push(true satisfies Same<Exclude<keyof HTMLElementTagNameMap['${tagName}'], keyof HTMLElement>, ${list(members.map(({ name }) => name))}>);`,
      `told.push(true satisfies Same<keyof ContrappuntoEventMap, ${list(events.map(({ name }) => name))}>);`,
    );
  }
  const file = join(folderOf('vanilla'), 'manifest.ts');
  await writeFile(file, lines.join('\n'));
  const { said } = await tsc('vanilla').finally(() => rm(file));
  assert.equal(said, '');
});
