// Firefox through WebDriver, its bidirectional protocol, and preferences that are set at run time.

import { Builder, Key } from 'selenium-webdriver';
import firefox, { Context } from 'selenium-webdriver/firefox.js';
import { required } from '../environment.mjs';

/** Preferences with which it contacts only the page. */
const QUIET = {
  'app.normandy.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'browser.search.update': false,
  'extensions.systemAddon.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'http://127.0.0.1:9',
  'toolkit.telemetry.enabled': false,
};

/** What each session has reported since the last call. */
const heard = new WeakMap();

export async function open({ script = true, network = false } = {}) {
  const options = new firefox.Options().setBinary(required('FIREFOX')).addArguments('-headless', '--width=1200', '--height=900');
  const wanted = { ...QUIET, 'dom.w3c_touch_events.enabled': 1, 'dom.events.testing.asyncClipboard': true, 'javascript.enabled': script };
  for (const [name, value] of Object.entries(wanted)) options.setPreference(name, value);
  options.set('webSocketUrl', true);
  const driver = await new Builder().forBrowser('firefox').setFirefoxOptions(options).setFirefoxService(new firefox.ServiceBuilder(required('GECKODRIVER')).addArguments('--allow-system-access')).build();
  const said = { complaints: [], requests: [] };
  heard.set(driver, said);
  const bidi = await driver.getBidi();
  await bidi.subscribe(network ? ['log.entryAdded', 'network.beforeRequestSent'] : 'log.entryAdded');
  bidi.socket.on('message', (data) => {
    const { method, params } = JSON.parse(data.toString());
    if (method === 'log.entryAdded' && /warn|error/.test(params.level)) said.complaints.push(`${params.level.toUpperCase()}: ${params.text}`);
    if (method === 'network.beforeRequestSent') said.requests.push(params.request.url);
  });
  return driver;
}

async function ask(driver, method, params = {}) {
  const bidi = await driver.getBidi();
  const { error, message, result } = await bidi.send({ method, params });
  if (error) throw new Error(`${method}: ${error}, ${message}`);
  return result;
}

/** Sets preferences at run time. */
async function set(driver, preferences) {
  await driver.setContext(Context.CHROME);
  await driver.executeScript(
    `for (const [name, value] of Object.entries(arguments[0])) {
       if (value === null) Services.prefs.clearUserPref(name);
       else if (typeof value === 'number') Services.prefs.setIntPref(name, value);
       else Services.prefs[typeof value === 'boolean' ? 'setBoolPref' : 'setStringPref'](name, value);
     }`,
    preferences,
  );
  await driver.setContext(Context.CONTENT);
}

export async function resize(driver, width, height) {
  await ask(driver, 'browsingContext.setViewport', { context: await driver.getWindowHandle(), viewport: { width, height } });
}

export async function prefer(driver, features) {
  const [scheme, motion, forced] = ['prefers-color-scheme', 'prefers-reduced-motion', 'forced-colors'].map((name) => features[name]);
  await set(driver, {
    'layout.css.prefers-color-scheme.content-override': { dark: 0, light: 1 }[scheme] ?? null,
    'ui.prefersReducedMotion': { reduce: 1, 'no-preference': 0 }[motion] ?? null,
    'browser.display.document_color_use': { active: 2 }[forced] ?? null,
  });
}

// Its reports arrive before this response.
async function since(driver, what) {
  await ask(driver, 'session.status');
  return heard.get(driver)[what].splice(0);
}

export const complaints = (driver) => since(driver, 'complaints');
export const requests = (driver) => since(driver, 'requests');

export async function cookies(driver) {
  return (await ask(driver, 'storage.getCookies')).cookies;
}

export const saveInto = (driver, folder) =>
  set(driver, {
    'browser.download.folderList': folder ? 2 : null,
    'browser.download.dir': folder ?? null,
    'browser.download.always_ask_before_handling_new_types': folder ? false : null,
    'browser.helperApps.neverAsk.saveToDisk': folder ? 'text/csv,text/tab-separated-values,application/json,image/svg+xml,image/png' : null,
  });

export const allowClipboard = () => {};
export const resetPermissions = () => {};

const MODIFIERS = { control: Key.CONTROL, meta: Key.META };

export async function wheel(driver, [x, y], pixels, modifier) {
  const key = MODIFIERS[modifier];
  if (key) await driver.actions().keyDown(key).perform();
  await driver.actions().scroll(x, y, 0, pixels).perform();
  if (key) await driver.actions().keyUp(key).perform();
}

export const touchScreen = () => {};

export async function fingers(driver, paths, between) {
  const parameters = { pointerType: 'touch' };
  const tick = (move) =>
    ask(driver, 'input.performActions', {
      context: driver.window,
      actions: paths.map((path, id) => ({ type: 'pointer', id: `finger${id}`, parameters, actions: move(path) })),
    });
  driver.window = await driver.getWindowHandle();
  const at = ([x, y], duration = 0) => ({ type: 'pointerMove', x, y, duration, origin: 'viewport' });
  await tick((path) => [at(path[0]), { type: 'pointerDown', button: 0 }]);
  for (let step = 1; step < paths[0].length; step += 1) {
    await tick((path) => [at(path[step], 50)]);
    await between();
  }
  await tick((path) => [at(path.at(-1), 50), { type: 'pointerUp', button: 0 }]);
}

export const moduleIntegrity = () => {};
export const dateParts = () => {};
