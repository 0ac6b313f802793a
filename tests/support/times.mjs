// A reporter for node's test runner: a line for each test, `milliseconds<TAB>outcome<TAB>file: what it says`, and why not
// where it has not run.

import { basename } from 'node:path';

export default async function* times(events) {
  for await (const { type, data } of events) {
    const outcome = { 'test:pass': 'passed', 'test:fail': 'failed' }[type];
    // A suite, or a file as a whole, is none.
    if (!outcome || data.details.type === 'suite' || data.name === data.file) continue;
    const name = `${basename(data.file ?? '', '.test.mjs')}: ${data.name}${data.skip ? `: ${data.skip}` : ''}`;
    yield `${Math.round(data.details.duration_ms)}\t${data.skip ? 'not run' : outcome}\t${name.replace(/\s+/g, ' ')}\n`;
  }
}
