// Chromium through its own protocol besides WebDriver: supports everything that the tests need.

import { Builder } from 'selenium-webdriver';
import chrome from 'selenium-webdriver/chrome.js';
import { required } from '../environment.mjs';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--window-size=1200,900',
];
const CLIPBOARD = ['clipboardReadWrite', 'clipboardSanitizedWrite'];

export async function open({ script = true, network = false, flags = [] } = {}) {
  const options = new chrome.Options();
  options.setBinaryPath(required('CHROME')).addArguments(...FLAGS, ...flags);
  options.setLoggingPrefs(network ? { browser: 'ALL', performance: 'ALL' } : { browser: 'ALL' });
  if (!script) options.setUserPreferences({ 'profile.managed_default_content_settings.javascript': 2 });
  return new Builder()
    .forBrowser('chrome')
    .setChromeOptions(options)
    .setChromeService(new chrome.ServiceBuilder(required('CHROMEDRIVER')))
    .build();
}

export const resize = (driver, width, height) =>
  driver.sendDevToolsCommand('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });

export async function show(driver, isShown) {
  const { windowId } = await driver.sendAndGetDevToolsCommand('Browser.getWindowForTarget', {});
  await driver.sendDevToolsCommand('Browser.setWindowBounds', { windowId, bounds: { windowState: isShown ? 'normal' : 'minimized' } });
}

export const prefer = (driver, features) =>
  driver.sendDevToolsCommand('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });

export const asPrinted = (driver, isPrinted) => driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { media: isPrinted ? 'print' : '' });

export async function complaints(driver) {
  const entries = await driver.manage().logs().get('browser');
  return entries.filter((entry) => entry.level.value >= 900).map((entry) => `${entry.level.name}: ${entry.message}`);
}

export async function requests(driver) {
  const entries = await driver.manage().logs().get('performance');
  return entries
    .map((entry) => JSON.parse(entry.message).message)
    .filter((message) => message.method === 'Network.requestWillBeSent')
    .map((message) => message.params.request.url);
}

export async function cookies(driver) {
  return (await driver.sendAndGetDevToolsCommand('Storage.getCookies', {})).cookies ?? [];
}

export const saveInto = (driver, folder) =>
  driver.sendDevToolsCommand('Browser.setDownloadBehavior', folder ? { behavior: 'allow', downloadPath: folder } : { behavior: 'default' });

export const allowClipboard = (driver, origin) => driver.sendDevToolsCommand('Browser.grantPermissions', { ...(origin && { origin }), permissions: CLIPBOARD });

export const denyClipboard = (driver, origin) =>
  driver.sendDevToolsCommand('Browser.setPermission', { permission: { name: 'clipboard-write', allowWithoutSanitization: false }, setting: 'denied', origin });

export const resetPermissions = (driver) => driver.sendDevToolsCommand('Browser.resetPermissions', {});

/** The bits of the modifier keys in the browser's protocol. */
const MODIFIERS = { control: 2, meta: 4 };

export const wheel = (driver, [x, y], pixels, modifier) =>
  driver.sendDevToolsCommand('Input.dispatchMouseEvent', {
    type: 'mouseWheel', x, y, deltaX: 0, deltaY: pixels, modifiers: MODIFIERS[modifier] ?? 0, pointerType: 'mouse',
  });

export const touchScreen = (driver, isThere) => driver.sendDevToolsCommand('Emulation.setTouchEmulationEnabled', { enabled: isThere });

/** The time between the points of a finger's path, in seconds: slow enough that nothing is flung. */
const STEP = 0.05;

export async function fingers(driver, paths, between) {
  const steps = paths[0].length;
  // Each event has a timestamp, so no real waiting is needed; the last event is now.
  const begun = Date.now() / 1_000 - (steps + 1) * STEP;
  const send = (type, touchPoints, step) => driver.sendDevToolsCommand('Input.dispatchTouchEvent', { type, touchPoints, timestamp: begun + step * STEP });
  const at = (step) => paths.map((path, id) => ({ x: path[step][0], y: path[step][1], id, radiusX: 4, radiusY: 4, force: 1 }));
  await send('touchStart', at(0), 0);
  for (let step = 1; step < steps; step += 1) {
    await send('touchMove', at(step), step);
    await between();
  }
  // They pause before they are lifted.
  if (steps > 1) await send('touchMove', at(steps - 1), steps);
  await send('touchEnd', [], steps + 1);
}

export const slowDown = (driver, rate) => driver.sendDevToolsCommand('Emulation.setCPUThrottlingRate', { rate });

export async function held(driver) {
  // What a finalizer releases is collected only in the next round.
  for (let turn = 0; turn < 3; turn += 1) {
    await driver.sendDevToolsCommand('HeapProfiler.collectGarbage', {});
    await driver.executeAsyncScript('setTimeout(arguments[0])');
  }
  const { usedSize } = await driver.sendAndGetDevToolsCommand('Runtime.getHeapUsage', {});
  const { nodes, jsEventListeners } = await driver.sendAndGetDevToolsCommand('Memory.getDOMCounters', {});
  return { heap: usedSize, nodes, listeners: jsEventListeners };
}

export const moduleIntegrity = () => {};
export const dateParts = () => {};
export const layoutShifts = () => {};
export const scrollingFingers = () => {};
