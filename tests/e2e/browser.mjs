// The one file that knows which browser is driven. The tests ask it for a session and for what WebDriver itself
// has no word for: sizes below a window's least, media features, a page without script, logs.

import { once } from 'node:events';
import { Builder } from 'selenium-webdriver';
import chrome from 'selenium-webdriver/chrome.js';

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

/** What the tests are told of where things stand. */
export const required = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests by \`cargo xtask test e2e\``);
  return value;
};

/** The address of the build, ending in a slash. */
export const BASE_URL = required('BASE_URL');
/** The same build at another origin. */
export const OTHER_URL = required('OTHER_URL');
/** The address of the small story of `tests/stories/`, as the author's tool builds it. */
export const AUTHORED_URL = process.env.AUTHORED_URL;

/** Starts a browser with a fresh profile. `script: false` is a reader who has turned JavaScript off; `flags` are more
 * of the browser's own. */
export async function open({ script = true, network = false, flags = [] } = {}) {
  const options = new chrome.Options();
  options.setBinaryPath(required('CHROME')).addArguments(...FLAGS, ...flags);
  options.setLoggingPrefs(network ? { browser: 'ALL', performance: 'ALL' } : { browser: 'ALL' });
  if (!script) options.setUserPreferences({ 'profile.managed_default_content_settings.javascript': 2 });
  const driver = await new Builder()
    .forBrowser('chrome')
    .setChromeOptions(options)
    .setChromeService(new chrome.ServiceBuilder(required('CHROMEDRIVER')))
    .build();
  await driver.manage().setTimeouts({ script: 90_000, pageLoad: 60_000 });
  return driver;
}

/** Gives the page a width and height in CSS pixels, smaller than a window can be if need be. */
export const resize = (driver, width, height = 900) =>
  driver.sendDevToolsCommand('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });

/** Puts the window away, so that its page is hidden as in a tab behind another, or brings it back. */
export async function show(driver, isShown) {
  const { windowId } = await driver.sendAndGetDevToolsCommand('Browser.getWindowForTarget', {});
  await driver.sendDevToolsCommand('Browser.setWindowBounds', { windowId, bounds: { windowState: isShown ? 'normal' : 'minimized' } });
}

/** Sets media features: `{'prefers-color-scheme': 'dark'}`. */
export const prefer = (driver, features) =>
  driver.sendDevToolsCommand('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });

/** What the browser's console said since it was last asked, from warnings up. */
export async function complaints(driver) {
  const entries = await driver.manage().logs().get('browser');
  return entries.filter((entry) => entry.level.value >= 900).map((entry) => `${entry.level.name}: ${entry.message}`);
}

/** The addresses asked for since this was last called; needs a session with `network`. */
export async function requests(driver) {
  const entries = await driver.manage().logs().get('performance');
  return entries
    .map((entry) => JSON.parse(entry.message).message)
    .filter((message) => message.method === 'Network.requestWillBeSent')
    .map((message) => message.params.request.url)
    .filter((url) => !/^(data|blob|about|chrome)/.test(url));
}

/** Every cookie of the browser, of whatever site. */
export async function cookies(driver) {
  return (await driver.sendAndGetDevToolsCommand('Storage.getCookies', {})).cookies ?? [];
}

/** Ends a server of `node:http` with the connections that the browser keeps open. */
export async function shut(server) {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
