// Third tool: structured-data-testing-tool reads the whole page and looks for what search engines require.

import { createRequire } from "node:module";

const { structuredDataTest } = createRequire(import.meta.url)("structured-data-testing-tool");

const all = (schema, names) => ({
  name: schema,
  schema,
  tests: names.map((name) => ({ test: `${schema}[*].${name}`, expect: true })),
});

/// What every object of a type must have.
const PRESETS = [
  all("Claim", ['"@id"', "url", "name", "text", "author", "appearance", "inLanguage"]),
  all("ClaimReview", [
    "url",
    "claimReviewed",
    "datePublished",
    "author.name",
    "reviewRating.alternateName",
    'itemReviewed."@id"',
    "itemReviewed.text",
    "itemReviewed.author",
    "itemReviewed.datePublished",
    "itemReviewed.appearance",
  ]),
  all("Dataset", ['"@id"', "url", "name", "description", "variableMeasured", "variableMeasured[0].name", "isBasedOn"]),
];

/// Returns what is missing in a page that should contain at least one object of each of these types.
export async function judge({ html }, types) {
  const schemas = types.map((type) => `jsonld:${type}`);
  try {
    const { passed } = await structuredDataTest(html, { presets: PRESETS, schemas });
    return { problems: [], passed: passed.length };
  } catch (error) {
    if (error.type !== "VALIDATION_FAILED") throw error;
    return { problems: error.res.failed.map((test) => `${test.test}: ${test.error?.message}`), passed: 0 };
  }
}
