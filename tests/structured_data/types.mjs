// First tool: the types of schema-dts, with the TypeScript compiler.
//
// Each object gets its own file: after an error, the compiler does not report misspelt names in the same object.

import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");

/// Only imported types: others in node_modules are ignored.
const OPTIONS = { strict: true, skipLibCheck: true, module: "esnext", moduleResolution: "bundler", types: [] };

/// Returns the compiler's messages by the name of the object. `folder` is emptied.
export function judge(objects, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  objects.forEach(({ object }, index) => {
    const type = String(object["@type"]).replace(/\W/g, "_");
    const text = `import type { ${type}, WithContext } from "schema-dts";\n\nexport const object: WithContext<${type}> = ${JSON.stringify(object, null, 2)};\n`;
    writeFileSync(join(folder, `object${index}.ts`), text);
  });
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: OPTIONS }));
  const arguments_ = [compiler, "--noEmit", "--pretty", "false", "--project", "."];
  const result = spawnSync(process.execPath, arguments_, { cwd: folder, encoding: "utf8" });
  const said = new Map();
  // Indented lines continue the previous message.
  for (const text of result.stdout.split(/\n(?=\S)/)) {
    const index = /^object(\d+)\.ts\(/.exec(text)?.[1];
    if (index === undefined && text.trim() !== "") {
      throw new Error(`the compiler does not work:\n${text}`);
    }
    if (index !== undefined) {
      const { name } = objects[index];
      said.set(name, [...(said.get(name) ?? []), text.trim()]);
    }
  }
  if (result.error || (result.status !== 0) !== said.size > 0) {
    throw new Error(`the compiler does not work: ${result.error ?? result.stderr}`);
  }
  return said;
}
