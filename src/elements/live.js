// What comes with the engine: starts it, mounts stories for scripts, and checks them.

import { instance } from 'engine-glue';
import { undone } from './guard.js';
import { LiveStory } from './live_story.js';
import { optionsOf } from './options.js';

/** Starts an engine; another can be started after one has trapped. */
export async function open(code) {
  const glue = instance(undone);
  await glue.default({ module_or_path: code });
  const stories = new Map(); // as read by the engine, each with the number of elements that show it
  const spare = []; // the elements that it has rendered into before
  return {
    // The link is the state that was set as a property, if there is one.
    take(element, root, story, link) {
      const options = optionsOf(element);
      options.state = link ?? options.state;
      const known = stories.get(story) ?? { read: glue.read(story), shown: 0 };
      stories.set(story, known);
      known.shown += 1;
      const live = new LiveStory(element, root, story.id, options, spare);
      // The engine's memory never shrinks: a story is freed with its last element, not when a browser collects garbage.
      live.release = () => {
        known.shown -= 1;
        if (known.shown) return;
        stories.delete(story);
        known.read.free();
      };
      live.mount(glue, known.read, options);
      return live;
    },
  };
}

/** Adds a story to a page and waits until it is ready. */
export async function mount(target, options, set) {
  const place = target.append ? target : document.querySelector(target);
  if (!place?.isConnected) throw new Error(place ? 'the element to mount in is in no page' : `no element matches ${target}`);
  const element = document.createElement('contrappunto-story');
  set(element, options);
  const done = new Promise((resolve, reject) => {
    element.addEventListener('contrappunto-ready', resolve);
    element.addEventListener('contrappunto-error', ({ detail: { problems } }) => {
      reject(Object.assign(new Error(problems.map(({ path, message }) => `${path} ${message}`.trim()).join('\n')), { problems }));
    });
  });
  place.append(element);
  element.show();
  await done.catch((error) => {
    element.remove();
    throw error;
  });
  return { element, update: (options) => set(element, options), state: () => element.state, destroy: () => element.remove() };
}

let checker; // a promise of it

/** Returns the problems of a story, found by a separate engine, which only the authors of stories need. */
export async function check(story, address, wasm) {
  checker ??= import(address).then(async (glue) => {
    await glue.default({ module_or_path: wasm });
    return glue;
  });
  return (await checker).check(story);
}
