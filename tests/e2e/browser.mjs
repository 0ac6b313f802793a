// The one file that knows which browser is driven. The tests ask it for a session and for what WebDriver itself has no
// word for: sizes below a window's least, media features, a page without script, logs. What a browser cannot be asked
// for is `Missing`.

import { once } from 'node:events';
import { Missing, required } from './environment.mjs';

export { required };

/** The browser that is driven: `chromium`, `firefox` or `webkit`. */
export const BROWSER = process.env.BROWSER ?? 'chromium';
const engine = await import(`./engines/${BROWSER}.mjs`);

/** The address of the build, ending in a slash. */
export const BASE_URL = required('BASE_URL');
/** The same build at another origin. */
export const OTHER_URL = required('OTHER_URL');
/** The address of the small story of `tests/stories/`, as the author's tool builds it. */
export const AUTHORED_URL = process.env.AUTHORED_URL;

const asked = (name, what) =>
  engine[name] ??
  (() => {
    throw new Missing(what);
  });

const scriptless = new WeakSet();

/** Starts a browser with a fresh profile. `script: false` is a reader who has turned JavaScript off; `network: true` lets
 * `requests` be asked for; `flags` are more of Chromium's own. */
export async function open(options = {}) {
  const driver = await engine.open(options);
  if (options.script === false) scriptless.add(driver);
  await driver.manage().setTimeouts({ script: 90_000, pageLoad: 60_000 });
  return driver;
}

/** Whether the pages of a session run scripts. */
export const hasScript = (driver) => !scriptless.has(driver);

/** Gives the page a width and height in CSS pixels, smaller than a window can be if need be. */
export const resize = (driver, width, height = 900) => engine.resize(driver, width, height);

/** Those of some widths that a page can be given. */
export const widths = (...wanted) => wanted.filter((width) => width >= (engine.NARROWEST ?? 0));

/** Puts the window away, so that its page is hidden as in a tab behind another, or brings it back. */
export const show = asked('show', 'a page that is hidden');

/** Sets media features: `{'prefers-color-scheme': 'dark'}`. */
export const prefer = asked('prefer', 'media features');

/** Shows the page as it is printed, or as it is seen. */
export const asPrinted = asked('asPrinted', 'a page as it is printed');

/** What the browser's console said since it was last asked, from warnings up. */
export const complaints = asked('complaints', 'its console');

/** The addresses asked for since this was last called; needs a session with `network`. */
export async function requests(driver) {
  const found = await asked('requests', 'what a page asks for')(driver);
  return found.filter((url) => !/^(data|blob|about|chrome)/.test(url));
}

/** Every cookie of the browser, of whatever site. */
export const cookies = asked('cookies', 'its cookies');

/** Saves what pages download into a folder, without asking; without one as the browser does by itself. */
export const saveInto = asked('saveInto', 'downloads');

/** Lets pages read and write the clipboard. */
export const allowClipboard = asked('allowClipboard', 'its clipboard');
/** Keeps pages of an origin from writing it. */
export const denyClipboard = asked('denyClipboard', 'a clipboard that is denied');
/** Takes both back. */
export const resetPermissions = asked('resetPermissions', 'its permissions');

/** Turns the wheel at a place, by pixels downwards, with `control` or `meta` held if need be. */
export const wheel = asked('wheel', 'a wheel');

/** Has the page believe that there is a touch screen, or none. */
export const touchScreen = asked('touchScreen', 'a touch screen');

/** Moves fingers along paths of as many points each; `between` is awaited after each move. */
export const fingers = asked('fingers', 'fingers');

/** Asks whether modules are held to the integrity that a link says: not by WebKit, which only holds what is fetched. */
export const moduleIntegrity = asked('moduleIntegrity', 'the integrity of a module');

/** Asks for date fields that are typed into part by part. */
export const dateParts = asked('dateParts', 'a date field with parts');

/** Asks for the shifts of a page's layout, as only Chromium tells them. */
export const layoutShifts = asked('layoutShifts', 'the shifts of a layout');

/** Asks for fingers that scroll the page, too. */
export const scrollingFingers = asked('scrollingFingers', 'fingers that scroll the page');

/** Slows the page's script down so many times. */
export const slowDown = asked('slowDown', 'a slow processor');

/** Lets go what nobody needs, and tells what is left: `{heap, nodes, listeners}`, bytes of script and counts. */
export const held = asked('held', 'its memory');

/** Ends a server of `node:http` with the connections that the browser keeps open. */
export async function shut(server) {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
