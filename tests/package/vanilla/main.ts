// An app without a framework: it checks its own story, shows it, and keeps count of what the reader does.

import { check, mount, type Mounted, type Problem, type State } from 'contrappunto';
import story from './story.json';

const heard: { name: string; detail: unknown }[] = [];
document.addEventListener('contrappunto-asof', ({ detail }) => heard.push({ name: 'asof', detail: detail.day }));
document.addEventListener('contrappunto-ready', ({ detail }) => heard.push({ name: 'ready', detail: detail.state.lang }));

let mounted: Mounted | undefined;

const app = {
  heard,
  story,
  check: (given: object): Promise<Problem[]> => check(given),
  async open(how: 'object' | 'address'): Promise<State> {
    mounted = how === 'object' ? await mount('#story', { story, lang: 'en' }) : await mount('#story', { src: '/story.json', lang: 'it', asOf: '2025-03-04' });
    mounted.element.id = 'shown';
    return mounted.state();
  },
  update: (day: string) => mounted?.update({ asOf: day }),
  state: () => mounted?.state(),
  close: () => mounted?.destroy(),
  async refused(given: object): Promise<Problem[]> {
    const place = document.body.appendChild(document.createElement('div'));
    try {
      await mount(place, { story: given });
      return [];
    } catch (error) {
      if (error instanceof Error && 'problems' in error) return error.problems as Problem[];
      throw error;
    } finally {
      window.app.left = place.childElementCount;
      place.remove();
    }
  },
  left: 0,
};

declare global {
  interface Window {
    app: typeof app;
  }
}
window.app = app;
