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

/** Moves fingers over the window: one path for each, all with as many points. */
export async function swipe(driver, ...paths) {
  const send = (type, points) => driver.sendDevToolsCommand('Input.dispatchTouchEvent', { type, touchPoints: points });
  const at = (step) => paths.map((path, id) => ({ ...point(path[step]), id, radiusX: 4, radiusY: 4, force: 1 }));
  await send('touchStart', at(0));
  for (let step = 1; step < paths[0].length; step += 1) {
    await send('touchMove', at(step));
    await settled(driver);
  }
  // They rest before they are lifted: nothing is flung.
  await driver.sleep(100);
  await send('touchMove', at(paths[0].length - 1));
  await send('touchEnd', []);
  await settled(driver);
}

/** Points from one place to another, both among them. */
export const along = ([x, y], [toX, toY], steps = 8) =>
  Array.from({ length: steps + 1 }, (_, step) => [x + ((toX - x) * step) / steps, y + ((toY - y) * step) / steps]);
