// What the tests are told of where things stand, and what they say of what is not there.

/** What a variable of the environment says. */
export const required = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests by \`cargo xtask test e2e\``);
  return value;
};

/** Something that this browser cannot be asked for: the test does not run there, and is listed as one that did not. */
export class Missing extends Error {
  constructor(what) {
    super(`${process.env.BROWSER ?? 'chromium'} cannot be asked for ${what}`);
  }
}
