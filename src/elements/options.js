// The options of the engine, from the attributes of an element.

import { langOf } from './attributes.js';

export function optionsOf(element) {
  const level = element.headingLevel;
  return {
    lang: langOf(element),
    asOf: element.asOf,
    since: element.since,
    state: element.getAttribute('state') ?? '',
    parts: element._parts,
    headingLevel: level ? level - (element._part !== 'story') : 1,
    playPace: element.playPace,
  };
}
