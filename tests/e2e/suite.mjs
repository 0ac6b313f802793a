// `node:test`, except that a test that needs something unsupported by the browser is not run, and is listed as not run;
// nor are tests whose `before` hooks need it.

import * as node from 'node:test';
import { compileFunction } from 'node:vm';
import { Missing } from './environment.mjs';

// The runner attributes a test to the file that registers it: that should be the running file, not this one.
const called = compileFunction('return define(name, work)', ['define', 'name', 'work'], { filename: process.argv[1] });

// The groups around the current definition, outermost first, each with what it found missing; a file counts as one.
const around = [{}];

/** Runs some work unless a group around it lacks something; passes what is missing to `lack`. */
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

/** Runs whatever is missing, so that what was started is ended. */
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
