// What a hand does: a mouse that drags, a wheel, fingers. WebDriver has no word for a wheel with a key held down, nor
// for two fingers; those go to the browser itself, which takes them for real ones.

import { settled } from './page.mjs';

/** The modifier keys as the browser counts them. */
export const CONTROL = 2;
export const META = 4;

const point = ([x, y]) => ({ x: Math.round(x), y: Math.round(y) });

/** Drags with the mouse from a place in the window through others. */
export async function drag(driver, from, ...to) {
  const hand = driver.actions({ async: false }).move({ ...point(from), duration: 0 }).press();
  for (const place of to) hand.move({ ...point(place), duration: 40 });
  await hand.release().perform();
  await settled(driver);
}

/** Moves the mouse to a place in the window. */
export const hover = (driver, place) => driver.actions().move({ ...point(place), duration: 0 }).perform();

/** Turns the wheel at a place in the window; down is positive. */
export async function wheel(driver, place, pixels, modifiers = 0) {
  await driver.sendDevToolsCommand('Input.dispatchMouseEvent', {
    type: 'mouseWheel', ...point(place), deltaX: 0, deltaY: pixels, modifiers, pointerType: 'mouse',
  });
  await settled(driver);
}

/** How far apart in time the points of a finger's path are, in seconds: it moves so slowly that nothing is flung. */
const STEP = 0.05;

/** Moves fingers over the window: one path for each, all with as many points. */
export async function swipe(driver, ...paths) {
  const steps = paths[0].length;
  // The browser is told when each thing happened, and so need not be waited for: the last of them is now.
  const begun = Date.now() / 1_000 - (steps + 1) * STEP;
  const send = (type, touchPoints, step) => driver.sendDevToolsCommand('Input.dispatchTouchEvent', { type, touchPoints, timestamp: begun + step * STEP });
  const at = (step) => paths.map((path, id) => ({ ...point(path[step]), id, radiusX: 4, radiusY: 4, force: 1 }));
  await send('touchStart', at(0), 0);
  for (let step = 1; step < steps; step += 1) {
    await send('touchMove', at(step), step);
    await settled(driver);
  }
  // They rest before they are lifted.
  await send('touchMove', at(steps - 1), steps);
  await send('touchEnd', [], steps + 1);
  await settled(driver);
}

/** Points from one place to another, both among them. */
export const along = ([x, y], [toX, toY], steps = 8) =>
  Array.from({ length: steps + 1 }, (_, step) => [x + ((toX - x) * step) / steps, y + ((toY - y) * step) / steps]);
