// CSL-JSON according to its specification (citeproc-js, “CSL-JSON”; CSL 1.0.2, appendices III and IV): the subset that
// a story can fill, as a JSON Schema that allows nothing else.

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
// The copy of ajv that ajv-cli depends on.
const Ajv = createRequire(require.resolve('ajv-cli/package.json'))('ajv').default;

const text = { type: 'string', minLength: 1 };
const whole = (minimum, maximum) => ({ type: 'integer', minimum, maximum });
const date = {
  type: 'object',
  additionalProperties: false,
  required: ['date-parts'],
  properties: {
    'date-parts': {
      type: 'array',
      minItems: 1,
      maxItems: 2,
      items: { type: 'array', minItems: 1, maxItems: 3, items: [whole(1, 9999), whole(1, 12), whole(1, 31)], additionalItems: false },
    },
    circa: { type: 'boolean' },
  },
};
const schema = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'type', 'title', 'URL'],
    properties: {
      id: text,
      type: { enum: ['article-newspaper', 'webpage'] },
      title: text,
      author: { type: 'array', minItems: 1, items: { type: 'object', additionalProperties: false, required: ['literal'], properties: { literal: text } } },
      'container-title': text,
      issued: date,
      accessed: date,
      URL: { type: 'string', pattern: '^https?://' },
      archive: text,
      archive_location: { type: 'string', pattern: '^https?://' },
      language: text,
    },
  },
};

const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

/** Returns what is wrong with a list of items, one line each; empty if it is valid. */
export const problems = (items) => (validate(items) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message}`));
