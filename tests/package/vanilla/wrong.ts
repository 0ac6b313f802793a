// Each line below a mark is a mistake that the types must find; `tsc` fails where one of them does not.

import { check, mount } from 'contrappunto';

// @ts-expect-error a story is an object, not its text
await check('{}');
// @ts-expect-error neither a story nor an address
await mount('#story', { lang: 'en' });
// @ts-expect-error both a story and an address
await mount('#story', { story: {}, src: 'story.json' });
// @ts-expect-error a misspelt option
await mount('#story', { src: 'story.json', asof: '2025-01-31' });
// @ts-expect-error no such theme
await mount('#story', { src: 'story.json', theme: 'sepia' });
// @ts-expect-error a selector or an element, not a list of them
await mount(document.querySelectorAll('div'), { src: 'story.json' });

const mounted = await mount('#story', { src: 'story.json' });
// @ts-expect-error the level is a number
mounted.update({ headingLevel: '2' });
// @ts-expect-error the element stays the same
mounted.element = document.createElement('contrappunto-story');

const claims = document.createElement('contrappunto-claims');
// @ts-expect-error parts belong to the whole story
claims.parts = 'asof';
// @ts-expect-error an item is named by its id
claims.show(4);
// @ts-expect-error before the engine is there, there is no state
claims.state.asOf;
// @ts-expect-error the detail of this event is a day
claims.addEventListener('contrappunto-asof', ({ detail }) => detail.id);
