// Second tool: schema.org's own vocabulary. Types and properties exist and are not superseded, each property belongs to
// a type in its domain, and each value has a type in its range.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const FILE = createRequire(import.meta.url).resolve("@vocabulary/schema/schema.nq");
const TERM = /^<http:\/\/schema\.org\/(\w+)> <([^>]+)> <([^>]+)>/;
const OURS = "http://schema.org/";

const terms = { type: new Map(), subClassOf: new Map(), domainIncludes: new Map(), rangeIncludes: new Map(), supersededBy: new Map() };
for (const line of readFileSync(FILE, "utf8").split("\n")) {
  const [, subject, predicate, value] = TERM.exec(line) ?? [];
  const map = subject && terms[predicate.split(/[/#]/).at(-1)];
  if (map) {
    map.set(subject, [...(map.get(subject) ?? []), value.replace(OURS, "")]);
  }
}

const is = (term, kind) => (terms.type.get(term) ?? []).some((type) => type.endsWith(kind));
const isClass = (term) => is(term, "#Class");
const isProperty = (term) => is(term, "#Property");

/// Returns a type and all its ancestors.
function ancestors(type) {
  const above = terms.subClassOf.get(type) ?? [];
  return new Set([type, ...above.flatMap((parent) => [...ancestors(parent)])]);
}

/// The size of the vocabulary: an empty file would accept nothing and check nothing.
export const size = {
  classes: [...terms.type.keys()].filter(isClass).length,
  properties: [...terms.type.keys()].filter(isProperty).length,
};

function isDay(text) {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  const date = new Date(Date.UTC(+year, +(month ?? 1) - 1, +(day ?? 1)));
  return year !== undefined && date.toISOString().startsWith(text);
}

/// Whether a text is a value of a data type. A fragment is an address: that of a part of the page.
const literal = {
  Text: () => true,
  URL: (text) => /^#\S+$/.test(text) || (/^https?:\/\//.test(text) && URL.canParse(text)),
  Date: isDay,
  DateTime: (text) => isDay(text.slice(0, 10)) && /T\d\d:\d\d/.test(text),
};

function judgeValue(value, property, at, problems) {
  const range = terms.rangeIncludes.get(property) ?? [];
  if (typeof value === "string") {
    if (!range.some((type) => literal[type]?.(value))) {
      problems.push(`${at}: ${JSON.stringify(value)} is no ${range.join(" or ")}`);
    }
  } else if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    const type = value["@type"];
    if (isClass(type) && !range.some((wanted) => ancestors(type).has(wanted))) {
      problems.push(`${at}: a ${type} is no ${range.join(" or ")}`);
    }
    judgeObject(value, at, problems);
  } else if (!(typeof value === "number" && range.includes("Number")) && !(typeof value === "boolean" && range.includes("Boolean"))) {
    problems.push(`${at}: ${JSON.stringify(value)} is no ${range.join(" or ")}`);
  }
}

function judgeObject(object, at, problems) {
  const type = object["@type"];
  if (!isClass(type)) {
    problems.push(`${at}: there is no type ${type}`);
    return;
  }
  for (const [name, value] of Object.entries(object)) {
    const place = `${at}.${name}`;
    if (name === "@id") {
      if (!literal.URL(value)) problems.push(`${place}: ${JSON.stringify(value)} is no address`);
    } else if (name.startsWith("@")) {
      if (!["@type", "@context"].includes(name)) problems.push(`${place}: not expected here`);
    } else if (!isProperty(name)) {
      problems.push(`${place}: there is no property ${name}`);
    } else if (terms.supersededBy.has(name)) {
      problems.push(`${place}: superseded by ${terms.supersededBy.get(name)}`);
    } else if (!terms.domainIncludes.get(name)?.some((domain) => ancestors(type).has(domain))) {
      problems.push(`${place}: not a property of ${type}`);
    } else {
      const values = Array.isArray(value) ? value : [value];
      if (values.length === 0) problems.push(`${place}: an empty list`);
      values.forEach((one) => judgeValue(one, name, place, problems));
    }
  }
}

/// Returns the problems of each object, by the name of the object.
export function judge(objects) {
  const said = new Map();
  for (const { name, object } of objects) {
    const problems = [];
    if (object["@context"] !== "https://schema.org") problems.push(`${object["@type"]}: no context`);
    judgeObject(object, String(object["@type"]), problems);
    if (problems.length > 0) said.set(name, problems);
  }
  return said;
}
