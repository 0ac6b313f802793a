// WebKit through plain WebDriver, as in WebKitGTK: no window narrower than its own toolbars, no media features, no
// disabling of script, no logs, no permissions, no touch.

import { spawn } from 'node:child_process';
import { Capabilities, WebDriver } from 'selenium-webdriver';
import { Executor, HttpClient } from 'selenium-webdriver/http/index.js';
import { freePort } from '../../support/port.mjs';
import { Missing, required } from '../environment.mjs';

const ENVIRONMENT = { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1', LIBGL_ALWAYS_SOFTWARE: '1' };
/** The minimum width of its window, in pixels. */
export const NARROWEST = 500;

async function answers(port) {
  for (let time = 0; time < 200; time += 1) {
    const status = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (status?.ok) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('WebKitWebDriver does not answer');
}

export async function open({ script = true, network = false, flags = [] } = {}) {
  if (!script) throw new Missing('a page without script');
  if (network) throw new Missing('what a page asks for');
  if (flags.length) throw new Missing('a browser with other flags');
  const port = await freePort();
  const server = spawn('xvfb-run', ['-a', '-s', '-screen 0 1280x1200x24', required('WEBKITDRIVER'), `--port=${port}`], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, ...ENVIRONMENT },
  });
  const end = () => {
    try {
      process.kill(-server.pid);
    } catch {
      // It has already ended.
    }
  };
  process.once('exit', end);
  await answers(port);
  const wanted = new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: required('WEBKIT'), args: ['--automation'] } });
  const driver = WebDriver.createSession(new Executor(new HttpClient(`http://127.0.0.1:${port}/`)), wanted, end);
  await driver.getSession();
  return driver;
}

export async function resize(driver, width, height) {
  if (width < NARROWEST) throw new Missing(`a window of ${width} pixels`);
  const [wide, high] = await driver.executeScript('return [innerWidth, innerHeight]');
  if (wide === width && high === height) return;
  const whole = await driver.manage().window().getRect();
  await driver.manage().window().setRect({ width: whole.width + width - wide, height: whole.height + height - high });
  // The window system takes time, and the page is notified last.
  await driver.wait(() => driver.executeScript('return innerWidth === arguments[0] && innerHeight === arguments[1]', width, height), 10_000, `the window did not become ${width} by ${height}`, 20);
}

/** It has no log: what a page complains about is tested in the other two. */
export const complaints = () => [];
