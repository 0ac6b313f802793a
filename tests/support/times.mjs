// A reporter for node's test runner: one line per test, `milliseconds<TAB>outcome<TAB>file: name`, with the reason if
// it was not run; if it failed, an additional column with the failure.

import { basename } from 'node:path';

const line = (text) => text.replace(/\s+/g, ' ').trim();

/** Returns what went wrong, and where in the tests. */
function failure({ error }) {
  const cause = error?.cause instanceof Error ? error.cause : error;
  const place = /tests\/[^\s()]+:\d+/.exec(cause?.stack ?? '')?.[0] ?? '';
  return line(`${String(cause?.message ?? cause).slice(0, 600)} ${place && `(${place})`}`);
}

export default async function* times(events) {
  for await (const { type, data } of events) {
    const outcome = { 'test:pass': 'passed', 'test:fail': 'failed' }[type];
    // A suite, or a whole file, is not a test.
    if (!outcome || data.details.type === 'suite' || data.name === data.file) continue;
    const name = `${basename(data.file ?? '', '.test.mjs')}: ${data.name}${data.skip ? `: ${data.skip}` : ''}`;
    const how = outcome === 'failed' ? `\t${failure(data.details)}` : '';
    yield `${Math.round(data.details.duration_ms)}\t${data.skip ? 'not run' : outcome}\t${line(name)}${how}\n`;
  }
}
