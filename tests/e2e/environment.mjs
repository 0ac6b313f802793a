// What the tests read from their environment, and the error for missing support.

/** Returns the value of an environment variable. */
export const required = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests by \`cargo xtask test e2e\``);
  return value;
};

/** The error for something that this browser does not support: the test is not run there, and is listed as not run. */
export class Missing extends Error {
  constructor(what) {
    super(`${process.env.BROWSER ?? 'chromium'} cannot be asked for ${what}`);
  }
}
