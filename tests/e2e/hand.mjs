// Pointer input: a dragging mouse, a wheel, fingers. All of it goes to the browser itself, which treats it as real.

import { fingers, wheel as turn } from './browser.mjs';
import { settled } from './page.mjs';

const point = ([x, y]) => ({ x: Math.round(x), y: Math.round(y) });

/** Drags with the mouse from a position in the window through others. */
export async function drag(driver, from, ...to) {
  const hand = driver.actions({ async: false }).move({ ...point(from), duration: 0 }).press();
  for (const place of to) hand.move({ ...point(place), duration: 40 });
  await hand.release().perform();
  await settled(driver);
}

/** Moves the mouse to a position in the window. */
export const hover = (driver, place) => driver.actions().move({ ...point(place), duration: 0 }).perform();

/** Turns the wheel at a position in the window, with `control` or `meta` held if given; down is positive. */
export async function wheel(driver, place, pixels, modifier) {
  const { x, y } = point(place);
  await turn(driver, [x, y], pixels, modifier);
  await settled(driver);
}

/** Moves fingers over the window: one path each, with equally many points. A path of one point is a tap. */
export async function swipe(driver, ...paths) {
  const whole = paths.map((path) => path.map((place) => place.map(Math.round)));
  await fingers(driver, whole, () => settled(driver));
  await settled(driver);
}

/** Returns points from one position to another, including both. */
export const along = ([x, y], [toX, toY], steps = 8) =>
  Array.from({ length: steps + 1 }, (_, step) => [x + ((toX - x) * step) / steps, y + ((toY - y) * step) / steps]);
