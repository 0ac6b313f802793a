// A reporter for node's test runner: a line for each test, `milliseconds<TAB>outcome<TAB>file: what it says`, and why not
// where it has not run; where it has failed, one column more that says how.

import { basename } from 'node:path';

const line = (text) => text.replace(/\s+/g, ' ').trim();

/** What went wrong, and where in the tests. */
function failure({ error }) {
  const cause = error?.cause instanceof Error ? error.cause : error;
  const place = /tests\/[^\s()]+:\d+/.exec(cause?.stack ?? '')?.[0] ?? '';
  return line(`${String(cause?.message ?? cause).slice(0, 600)} ${place && `(${place})`}`);
}

export default async function* times(events) {
  for await (const { type, data } of events) {
    const outcome = { 'test:pass': 'passed', 'test:fail': 'failed' }[type];
    // A suite, or a file as a whole, is none.
    if (!outcome || data.details.type === 'suite' || data.name === data.file) continue;
    const name = `${basename(data.file ?? '', '.test.mjs')}: ${data.name}${data.skip ? `: ${data.skip}` : ''}`;
    const how = outcome === 'failed' ? `\t${failure(data.details)}` : '';
    yield `${Math.round(data.details.duration_ms)}\t${data.skip ? 'not run' : outcome}\t${line(name)}${how}\n`;
  }
}
