// The content of the timeline's drawing, read from the screen.

/** Returns the drawing in pieces, once it has been stable for some frames: a freshly opened page sets its width
 * late. */
export const picture = (driver) =>
  driver.executeAsyncScript(
    `const done = arguments[0];
     const html = () => document.querySelector('.plot .axis').outerHTML;
     const look = (before, still, frames) => requestAnimationFrame(() => {
       const now = html();
       if ((now === before && still === 5) || frames === 90) done(now.replace(/\\s+/g, ' ').replace(/ class=" ?"/g, '').split('<'));
       else look(now, now === before ? still + 1 : 0, frames + 1);
     });
     look('', 0, 0);`,
  );

/** Returns where two pictures differ; empty if they are the same. */
export const differences = (one, other) =>
  Array.from({ length: Math.max(one.length, other.length) }, (_, at) => [one[at], other[at]])
    .filter(([here, there]) => here !== there)
    .slice(0, 3);

/** Returns the position of an element in the window, or null. */
export const boxOf = (driver, selector) =>
  driver.executeScript(
    `const node = document.querySelector(arguments[0]);
     if (!node) return null;
     const { left, right, top, bottom, width, height } = node.getBoundingClientRect();
     return { left, right, top, bottom, width, height, x: (left + right) / 2, y: (top + bottom) / 2 };`,
    selector,
  );

/** Scrolls the drawing to the middle of the window and returns its position. */
export async function plotBox(driver) {
  await driver.executeScript("document.querySelector('.plot').scrollIntoView({ block: 'center' })");
  return boxOf(driver, '.plot .axis');
}

/** Returns the ticks from left to right: their labels and positions. */
export const ticks = (driver) =>
  driver.executeScript(`
    return [...document.querySelectorAll('.plot .tick')].map((tick) => {
      const text = tick.querySelector('text');
      const box = text?.getBoundingClientRect();
      return {
        label: text?.textContent ?? '',
        x: tick.querySelector('line').getBoundingClientRect().x,
        ...(box && { left: box.left, right: box.right, top: box.top, bottom: box.bottom }),
      };
    }).sort((one, other) => one.x - other.x);`);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY = 86_400_000;

/** Interprets English labels as a reader does: year and day stay the same until others are named. The result is in
 * days since 1970; NaN for an invalid label. */
export function dated(found) {
  let [year, month, day] = [];
  return found
    .filter(({ label }) => label)
    .map((tick) => {
      const read = tick.label.match(/^(?:(\d\d):00)?(?:, )?(?:(\d{1,2}) )?(?:([A-Z][a-z]{2}))?(?: ?(\d{4}))?$/);
      if (!read) return { ...tick, days: NaN };
      const [, hour, dayRead, monthRead, yearRead] = read;
      if (yearRead) [year, month, day] = [Number(yearRead), 0, 1];
      if (monthRead) [month, day] = [MONTHS.indexOf(monthRead), 1];
      if (dayRead) day = Number(dayRead);
      return { ...tick, hour: hour && Number(hour), days: Date.UTC(year, month, day, Number(hour ?? 0)) / DAY };
    });
}

/** Returns the marks in view: their events, their centres, and whether they are known. */
export const marks = (driver) =>
  driver.executeScript(`
    return [...document.querySelectorAll('.plot .mark')].flatMap((node) => {
      const shapes = [...node.querySelectorAll('.shape, .fade')].map((shape) => shape.getBoundingClientRect());
      if (!shapes.length) return [];
      const [left, right] = [Math.min(...shapes.map((box) => box.left)), Math.max(...shapes.map((box) => box.right))];
      const [top, bottom] = [Math.min(...shapes.map((box) => box.top)), Math.max(...shapes.map((box) => box.bottom))];
      const isPoint = node.querySelector('circle.shape') !== null && !node.querySelector('rect');
      return [{ event: node.dataset.event, known: node.dataset.known, isPoint, left, right, x: (left + right) / 2, y: (top + bottom) / 2, classes: [...node.classList] }];
    });`);

/** Returns the clusters in view: the numbers of their events, and their positions. */
export const clusters = (driver) =>
  driver.executeScript(`
    return [...document.querySelectorAll('.plot .cluster')].map((node) => {
      const box = node.querySelector('.shape').getBoundingClientRect();
      return { count: Number(node.dataset.count), says: node.querySelector('text').textContent, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    });`);

/** Returns how many events the drawing contains, as marks or in clusters. */
export async function drawn(driver) {
  const gathered = await clusters(driver);
  return gathered.reduce((sum, { count }) => sum + count, (await marks(driver)).length);
}

/** Returns descriptions of what overlaps or is cut off in the drawing; empty if nothing is. */
export const crowded = (driver) =>
  driver.executeScript(`
    const frame = document.querySelector('.plot .axis').getBoundingClientRect();
    const all = (selector) => [...document.querySelectorAll('.plot ' + selector)].map((node) => ({ node, group: node.closest('.mark, .cluster, .tick, .era'), box: node.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.right > frame.left && box.left < frame.right);
    const name = ({ node, group }) => (group?.dataset.event ?? '') + ' ' + (node.getAttribute('class') ?? node.localName) + ' “' + node.textContent.slice(0, 40) + '”';
    const faults = [];
    const clear = (some, others, what) => some.forEach((one, at) => others.forEach((other, place) => {
      if (one.group === other.group || (some === others && place <= at)) return;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (across > 1 && down > 4) faults.push(what + ': ' + name(one) + ' and ' + name(other) + ' by ' + across.toFixed(1) + ' × ' + down.toFixed(1));
    }));
    const labels = all('.mark .label');
    const shapes = [...all('.mark .shape'), ...all('.mark .fade'), ...all('.mark .bracket'), ...all('.cluster .shape'), ...all('.cluster .joined')];
    const points = [...all('.mark circle.shape'), ...all('.cluster .shape')];
    clear(labels, labels, 'two labels meet');
    clear(labels, shapes, 'a label meets a mark');
    clear(points, points, 'two marks meet');
    const dates = all('.tick text');
    clear(dates, dates, 'two dates meet');
    const eras = all('.era text');
    clear(eras, eras, 'two eras meet');
    for (const one of [...labels, ...dates, ...eras]) {
      if (one.box.left < frame.left - 0.5 || one.box.right > frame.right + 0.5) faults.push('cut off: ' + name(one) + ' ' + one.box.left.toFixed(1) + '–' + one.box.right.toFixed(1) + ' in ' + frame.left + '–' + frame.right);
    }
    return faults;`);
