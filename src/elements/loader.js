// The loader: what every page pays for. Everything that can wait for the engine is in live.js.

import { CHECKER, script } from './fetching.js';
import { set } from './attributes.js';
import './blocks.js';

/**
 * Mounts a story in a page at once: `{story | src, lang, asOf, since, parts, theme, headingLevel, playPace, state}`.
 *
 * Rejects with an error that lists its `problems`, and leaves nothing behind.
 */
export const mount = async (target, options) => (await script()).mount(target, options, set);

/** Returns all problems of a story as `[{path, message}]`, which is empty if it is valid. */
export const check = async (story) => (await script()).check(story, ...CHECKER);
