// The only module that knows which browser is driven. It gives the tests a session and what WebDriver itself does not
// support: sizes below a window's minimum, media features, pages without script, logs. What a browser does not support
// throws `Missing`.

import { once } from 'node:events';
import { Missing, required } from './environment.mjs';

export { required };

/** The browser that is driven: `chromium`, `firefox` or `webkit`. */
export const BROWSER = process.env.BROWSER ?? 'chromium';
const engine = await import(`./engines/${BROWSER}.mjs`);

/** The address of the build, ending with a slash. */
export const BASE_URL = required('BASE_URL');
/** The same build at another origin. */
export const OTHER_URL = required('OTHER_URL');
/** The address of the small story of `tests/stories/`, as built by the author's tool. */
export const AUTHORED_URL = process.env.AUTHORED_URL;

const asked = (name, what) =>
  engine[name] ??
  (() => {
    throw new Missing(what);
  });

const scriptless = new WeakSet();

/** Starts a browser with a fresh profile. `script: false` turns JavaScript off, as some readers do; `network: true`
 * enables `requests`; `flags` are additional flags of Chromium. */
export async function open(options = {}) {
  const driver = await engine.open(options);
  if (options.script === false) scriptless.add(driver);
  await driver.manage().setTimeouts({ script: 90_000, pageLoad: 60_000 });
  return driver;
}

/** Whether the pages of a session run scripts. */
export const hasScript = (driver) => !scriptless.has(driver);

/** Gives the page a width and height in CSS pixels, smaller than a window can be if necessary. */
export const resize = (driver, width, height = 900) => engine.resize(driver, width, height);

/** Returns those of some widths that the browser can give a page. */
export const widths = (...wanted) => wanted.filter((width) => width >= (engine.NARROWEST ?? 0));

/** Hides the window, so that its page is hidden as in a background tab, or shows it again. */
export const show = asked('show', 'a page that is hidden');

/** Sets media features: `{'prefers-color-scheme': 'dark'}`. */
export const prefer = asked('prefer', 'media features');

/** Shows the page as printed, or as on screen. */
export const asPrinted = asked('asPrinted', 'a page as it is printed');

/** Returns the console messages since the last call, from warnings up. */
export const complaints = asked('complaints', 'its console');

/** Returns the addresses requested since the last call; needs a session with `network`. */
export async function requests(driver) {
  const found = await asked('requests', 'what a page asks for')(driver);
  return found.filter((url) => !/^(data|blob|about|chrome)/.test(url));
}

/** Returns every cookie of the browser, of any site. */
export const cookies = asked('cookies', 'its cookies');

/** Saves downloads into a folder without asking; without a folder, restores the browser's default. */
export const saveInto = asked('saveInto', 'downloads');

/** Allows pages to read and write the clipboard. */
export const allowClipboard = asked('allowClipboard', 'its clipboard');
/** Forbids the pages of an origin to write the clipboard. */
export const denyClipboard = asked('denyClipboard', 'a clipboard that is denied');
/** Reverts both. */
export const resetPermissions = asked('resetPermissions', 'its permissions');

/** Turns the wheel at a position, by pixels downwards, with `control` or `meta` held if given. */
export const wheel = asked('wheel', 'a wheel');

/** Emulates a device with or without a touch screen. */
export const touchScreen = asked('touchScreen', 'a touch screen');

/** Moves fingers along paths with equally many points; awaits `between` after each move. */
export const fingers = asked('fingers', 'fingers');

/** Requires that modules are checked against the integrity in a link; WebKit checks only what is fetched. */
export const moduleIntegrity = asked('moduleIntegrity', 'the integrity of a module');

/** Requires date fields that are typed part by part. */
export const dateParts = asked('dateParts', 'a date field with parts');

/** Requires layout shift entries, which only Chromium reports. */
export const layoutShifts = asked('layoutShifts', 'the shifts of a layout');

/** Requires touch input that also scrolls the page. */
export const scrollingFingers = asked('scrollingFingers', 'fingers that scroll the page');

/** Slows the page's script down by a factor. */
export const slowDown = asked('slowDown', 'a slow processor');

/** Collects garbage and returns what remains: `{heap, nodes, listeners}`, bytes of script and counts. */
export const held = asked('held', 'its memory');

/** Closes a server of `node:http` with the connections that the browser keeps open. */
export async function shut(server) {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
