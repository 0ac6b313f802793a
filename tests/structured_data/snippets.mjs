// The structured data in HTML files, extracted as a consumer of web pages would.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SCRIPT = /<script type="application\/ld\+json">([^]*?)<\/script>/g;

/// Returns every HTML file below a folder that contains structured data, with its text.
export function pages(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".html"))
    .sort()
    .map((name) => ({ name, html: readFileSync(join(folder, name), "utf8") }))
    .filter(({ html }) => html.includes("application/ld+json"));
}

/// Returns the objects of a page, each with a name for messages.
export function objects({ name, html }) {
  return [...html.matchAll(SCRIPT)].flatMap(([, json], script) =>
    [JSON.parse(json)]
      .flat()
      .map((object, index) => ({ name: `${name} ${script}.${index} ${object["@type"]}`, object })),
  );
}
