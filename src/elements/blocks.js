// Plain blocks, `<div data-contrappunto="…">`, for content systems that strip custom elements.

import { set } from './attributes.js';
import { NAMES } from './element.js';
import { make } from './fetching.js';

for (const place of document.querySelectorAll('[data-contrappunto]')) {
  const { contrappunto: src, part = 'story', ...rest } = place.dataset;
  if (!NAMES.includes(part)) continue;
  const element = make(`contrappunto-${part}`);
  set(element, { ...rest, src });
  element.append(...place.childNodes);
  place.replaceWith(element);
}
