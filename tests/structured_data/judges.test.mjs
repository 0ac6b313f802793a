// Three independent tools check the structured data, each first tested on files with a fault that it must name.
//
// DIST is the built folder, OTHER one with a story that has a verdict; intermediate files go into SCRATCH.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import * as presence from "./presence.mjs";
import { objects, pages } from "./snippets.mjs";
import * as types from "./types.mjs";
import * as vocabulary from "./vocabulary.mjs";

const { DIST, OTHER, SCRATCH } = process.env;
const FAULTY = join(import.meta.dirname, "faulty");

const real = [...pages(DIST), ...pages(OTHER)];
const realObjects = real.flatMap(objects);

/// Returns the files in which a tool must find a fault. The first line says what its message must contain.
function faulty(judge) {
  const files = readdirSync(FAULTY).filter((name) => name.startsWith(`${judge}-`));
  assert.ok(files.length > 0, `no faulty file for ${judge}`);
  return files.map((name) => {
    const html = readFileSync(join(FAULTY, name), "utf8");
    return { name, html, expected: /^<!-- (.+) -->\n/.exec(html)[1] };
  });
}

function assertNamed(said, { name, expected }) {
  assert.ok(said.join("\n").includes(expected), `${name}: "${expected}" is not in\n${said.join("\n")}`);
}

/// Returns every problem of a map by object, as lines.
const lines = (said) => [...said].flatMap(([name, problems]) => problems.map((problem) => `${name}: ${problem}`));

test("there is something to judge", () => {
  const kinds = new Set(realObjects.map(({ object }) => object["@type"]));
  assert.deepEqual([...kinds].sort(), ["Claim", "ClaimReview", "CreativeWork", "Dataset"]);
  // Two languages, each in a file to paste and in a page.
  assert.equal(pages(DIST).length, 4);
  assert.equal(pages(OTHER).length, 4);
});

test("schema-dts refuses what is faulty", () => {
  const files = faulty("types");
  const said = types.judge(files.flatMap(objects), join(SCRATCH, "faulty"));
  for (const file of files) {
    assertNamed([...said].filter(([name]) => name.startsWith(file.name)).flatMap(([, words]) => words), file);
  }
});

test("schema-dts passes what is published", (context) => {
  const said = types.judge(realObjects, join(SCRATCH, "real"));
  assert.deepEqual(lines(said), []);
  context.diagnostic(`${realObjects.length} objects`);
});

test("schema.org's vocabulary refuses what is faulty", () => {
  for (const file of faulty("vocabulary")) {
    assertNamed([...vocabulary.judge(objects(file)).values()].flat(), file);
  }
});

test("schema.org's vocabulary passes what is published", (context) => {
  assert.ok(vocabulary.size.classes > 800 && vocabulary.size.properties > 1400, JSON.stringify(vocabulary.size));
  assert.deepEqual(lines(vocabulary.judge(realObjects)), []);
  context.diagnostic(`${realObjects.length} objects, against ${JSON.stringify(vocabulary.size)}`);
});

test("structured-data-testing-tool misses what is missing", async () => {
  for (const file of faulty("presence")) {
    assertNamed((await presence.judge(file, ["Claim"])).problems, file);
  }
});

test("structured-data-testing-tool misses nothing in what is published", async (context) => {
  let tests = 0;
  for (const page of real) {
    const kinds = ["Claim", "Dataset", ...(page.html.includes("ClaimReview") ? ["ClaimReview"] : [])];
    const { problems, passed } = await presence.judge(page, kinds);
    assert.deepEqual(problems, [], page.name);
    tests += passed;
  }
  context.diagnostic(`${tests} tests on ${real.length} pages`);
});
