// Helpers for tables and calculations, and for what they show on a day.

import { By } from 'selenium-webdriver';
import { BROWSER } from './browser.mjs';
import { find, Key, until, writeOver } from './page.mjs';
import { story } from './story.mjs';

/** Returns the initial columns of a table on a day: its baseline, or the first known item; then those shown by
 * default. */
export function columnsOn(table, day) {
  const known = table.items.filter((item) => !item.known || item.known <= day).map(({ id }) => id);
  if (!known.length) return [];
  const baseline = known.includes(table.baseline) ? table.baseline : known[0];
  const shown = (table.shown ?? table.items.map(({ id }) => id)).filter((id) => known.includes(id) && id !== baseline);
  return [baseline, ...shown];
}

/** Returns the visible columns of a table, by item; the reader's own is `own`. */
export const columns = (driver, table) =>
  driver.executeScript(
    'return [...document.querySelectorAll(`#table-${arguments[0]} th[data-item]`)].filter((node) => node.checkVisibility()).map((node) => node.dataset.item)',
    table,
  );

/** Chooses an item in one of a table's lists. */
export async function choose(driver, table, list, item) {
  const select = await find(driver, `#table-${table} ${list} select`);
  await driver.executeScript("arguments[0].scrollIntoView({ block: 'center' }); arguments[0].focus({ preventScroll: true })", select);
  // WebKit's driver chooses by a script, and the browser's back passes over what no reader has touched.
  if (BROWSER === 'webkit') await driver.actions().sendKeys(Key.SHIFT).perform();
  await select.findElement(By.css(`option[value="${item}"]`)).click();
}

/** Toggles the box of a chip in the list of columns, which need not be open. */
export function take(driver, item) {
  const { label } = story.tables.find(({ id }) => id === 'chips').items.find(({ id }) => id === item);
  return driver.executeScript(
    "[...document.querySelectorAll('#table-chips .chooser li label')].find((node) => node.textContent.trim() === arguments[0]).querySelector('input').click()",
    label,
  );
}

/** Presses keys on the track of a slider. */
export const slide = async (driver, slider, ...keys) => (await find(driver, `${slider} input[type=range]`)).sendKeys(...keys);

/** Types a number into the field of a slider, key by key, and leaves it. */
export const type = async (driver, slider, text) =>
  writeOver(await find(driver, `${slider} input[type=text]`), text, Key.TAB);

/** Returns the text in the field of a slider. */
export const fieldOf = async (driver, slider) => (await find(driver, `${slider} input[type=text]`)).getAttribute('value');

/** Returns the value of a slider. */
export const slidTo = async (driver, slider) => Number(await (await find(driver, `${slider} input[type=range]`)).getAttribute('value'));

/** Types a number into the field of an input and leaves it, as a reader does. */
export async function setNumber(driver, part, name, text) {
  const slider = `#${part} .slider[data-name=${name}]`;
  await driver.executeScript(
    `const field = document.querySelector(arguments[0] + ' input[type=text]');
     field.value = arguments[1];
     field.dispatchEvent(new Event('change', { bubbles: true }));`,
    slider,
    text,
  );
  await until(driver, `${name} set`, 'return document.querySelector(arguments[0]).classList.contains("set")', slider);
}

/** Sets the reader's own column of the chips table. */
export async function setOwn(driver) {
  await setNumber(driver, 'table-chips', 'link_bandwidth', '610');
  await until(driver, 'the column of one’s own', "return document.querySelector('#table-chips th[data-item=own]') !== null");
}

/** Changes an input of a calculation. */
export const setCalculation = (driver) => setNumber(driver, 'calculation-v3-published', 'gpus', '4096');

/** Shows the rows of minor interest too. */
export async function showAllRows(driver, table = 'chips') {
  await driver.executeScript('document.querySelector(`#table-${arguments[0]} .all-rows`).click()', table);
  await until(driver, 'all rows', 'return document.querySelector(`#table-${arguments[0]} .all-rows`).ariaPressed === "true"', table);
}

/** Opens the list of items to choose from. */
export const openChooser = (driver) => driver.executeScript("document.querySelector('#table-chips .chooser').open = true");
