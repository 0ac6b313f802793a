// `node:test`, with one thing more: a test that asks a browser for what it cannot be asked for does not run there, and
// is listed as one that did not; nor do tests before which that is asked.

import * as node from 'node:test';
import { compileFunction } from 'node:vm';
import { Missing } from './environment.mjs';

// The runner says that a test stands in the file that has called it: that is the one being run, and not this.
const called = compileFunction('return define(name, work)', ['define', 'name', 'work'], { filename: process.argv[1] });

// The groups around what is being defined, outermost first, and what each found missing; a file is one, too.
const around = [{}];

/** Runs a piece of work unless a group around it lacks something; what it lacks itself is told to `lack`. */
const within = (groups, work, lack) => async (t) => {
  const missing = groups.find((group) => group.missing)?.missing;
  if (missing) return lack(missing, t);
  try {
    return await work(t);
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    return lack(error, t);
  }
};

const beforehand = (define) => (work) => {
  const groups = [...around];
  define(within(groups, work, (missing) => (groups.at(-1).missing ??= missing)));
};

/** What has begun ends, whatever was missing meanwhile. */
const afterwards = (define) => (work) => define(within([], work, () => {}));

export const before = beforehand(node.before);
export const beforeEach = beforehand(node.beforeEach);
export const after = afterwards(node.after);
export const afterEach = afterwards(node.afterEach);

export const test = (name, work) => called(node.test, name, within([...around], work, (missing, t) => t.skip(missing.message)));

export const describe = (name, define) =>
  called(node.describe, name, () => {
    around.push({});
    define();
    around.pop();
  });
