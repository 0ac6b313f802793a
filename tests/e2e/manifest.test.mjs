// custom-elements.json lists exactly what the running elements have: each list is compared both ways.

import assert from 'node:assert/strict';
import { after, before, test } from './suite.mjs';
import { BASE_URL, open } from './browser.mjs';
import { startHost } from './host.mjs';
import { chooseDay, load, until } from './page.mjs';

// A part shows itself, whatever `parts` says: the property exists, as on every element, but has no effect.
const WITHOUT_EFFECT = (tag) => (tag === 'contrappunto-story' ? [] : ['parts']);
// What the browser calls, and what the elements use among themselves.
const OWN = /^(constructor|connectedCallback|connectedMoveCallback|disconnectedCallback|attributeChangedCallback|adoptedCallback|_.*)$/;

let classes;
let host;
let driver;
before(async () => {
  classes = (await (await fetch(new URL('custom-elements.json', BASE_URL))).json()).modules[0].declarations.filter(({ customElement }) => customElement);
  host = await startHost();
  driver = await open();
  // Everything that is dispatched with our prefix, by any element.
  host.before(`
    window.dispatched = [];
    const dispatch = EventTarget.prototype.dispatchEvent;
    EventTarget.prototype.dispatchEvent = function (event) {
      if (event.type.startsWith('contrappunto-')) dispatched.push([this.localName, event.type]);
      return dispatch.call(this, event);
    };`);
  const elements = classes.map(({ tagName }) => `<${tagName} id="${tagName}" src="stories/deepseek/story.json" lang="en"><p>Not yet.</p></${tagName}>`);
  host.page('/all.html', `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title></head><body>${elements.join('')}<script type="module" src="/contrappunto.js"></script></body></html>`);
  await load(driver, `${host.url}all.html`);
  for (const { tagName } of classes) await driver.executeScript('document.getElementById(arguments[0]).show()', tagName);
  for (const { tagName } of classes) {
    await until(driver, `the engine of ${tagName}`, "return document.getElementById(arguments[0]).dataset.engine === 'ready'", tagName);
  }
});
after(async () => {
  await driver?.quit();
  await host?.close();
});

async function openPage() {
  await load(driver, host.url);
  await until(driver, 'the engine', "return document.querySelector('contrappunto-story').dataset.engine === 'ready'");
}

const names = (list = []) => list.map(({ name }) => name).sort();

/** Evaluates an expression for every element, with `element`, `root` and `prototype` in scope. */
const ofEach = (expression) =>
  driver.executeScript(`
    const found = {};
    for (const element of document.querySelectorAll('[id^=contrappunto-]')) {
      const root = element.shadowRoot;
      found[element.id] = ${expression};
    }
    return found;`);

async function agrees(expression, listed) {
  const found = await ofEach(expression);
  for (const one of classes) assert.deepEqual([...new Set(found[one.tagName])].sort(), listed(one).sort(), one.tagName);
}

test('every tag of ours that is defined is listed', async () => {
  const tags = await driver.executeScript(`
    return ['story', 'asof', 'timeline', 'claims', 'compare', 'calculate', 'sources', 'masthead', 'open-questions', 'frame', 'chart']
      .map((name) => 'contrappunto-' + name).filter((tag) => customElements.get(tag))`);
  assert.deepEqual(tags.sort(), classes.map(({ tagName }) => tagName).sort());
});

test('the attributes are those that are watched, and the theme, which only the style sheet reads', async () => {
  await agrees("[...customElements.get(element.localName).observedAttributes, 'theme']", (one) => [...names(one.attributes), ...WITHOUT_EFFECT(one.tagName)]);
});

test('the properties and methods are those of the prototypes', async () => {
  await agrees(
    `(() => {
      const found = [];
      for (let one = Object.getPrototypeOf(element); one !== HTMLElement.prototype; one = Object.getPrototypeOf(one)) {
        found.push(...Object.getOwnPropertyNames(one).filter((name) => !${OWN}.test(name)));
      }
      return found;
    })()`,
    (one) => [...names(one.members), ...WITHOUT_EFFECT(one.tagName)],
  );
});

test('a property that reflects an attribute sets it, and reads it back', async () => {
  const reflecting = classes[0].members.filter(({ reflects }) => reflects);
  assert.ok(reflecting.length > 4);
  for (const { name, attribute, type } of reflecting) {
    const value = { theme: 'dark', headingLevel: 3, playPace: 2.5, since: '2025-01-31', asOf: '2025-01-31' }[name] ?? 'claims';
    const [set, read] = await driver.executeScript(
      `const element = document.createElement('contrappunto-story');
       element[arguments[0]] = arguments[1];
       return [element.getAttribute(arguments[2]), element[arguments[0]]];`,
      name,
      value,
      attribute,
    );
    assert.deepEqual([set, read], [String(value), value], `${name}: ${type.text}`);
  }
});

test('the slots are those in the shadow root, and the default one is there until the engine is', async () => {
  await driver.executeScript("document.body.append(Object.assign(document.createElement('contrappunto-claims'), { id: 'unread', src: 'no-such-story.json' })); unread.show()");
  await until(driver, 'a failure', "return unread.dataset.engine === 'failed'");
  const slots = await driver.executeScript("return [...unread.shadowRoot.querySelectorAll('slot')].map((slot) => slot.name)");
  for (const one of classes) assert.deepEqual(slots.sort(), names(one.slots), one.tagName);
  await agrees("[...root.querySelectorAll('slot')].map((slot) => slot.name)", (one) => names(one.slots).filter((name) => name !== ''));
});

test('the parts are those in the markup', async () => {
  await agrees("[...root.querySelectorAll('[part]')].flatMap((node) => [...node.part])", (one) => names(one.cssParts));
});

test('the custom properties are those that the style sheet reads', async () => {
  const read = await driver.executeAsyncScript(`
    const done = arguments[0];
    const sheets = [...document.querySelector('contrappunto-story').shadowRoot.querySelectorAll('link[rel=stylesheet]')];
    Promise.all(sheets.map((link) => fetch(link.href).then((answer) => answer.text()))).then((texts) => done(texts.join('')));`);
  const used = new Set(read.match(/(?<=var\(\s*)--cp-[\w-]+/g));
  assert.ok(used.size > 20);
  for (const one of classes) assert.deepEqual(names(one.cssProperties), [...used].sort(), one.tagName);
  for (const { name, default: value } of classes[0].cssProperties) assert.ok(value.length > 0, name);
});

test('the events are those that are dispatched, each by the element', async () => {
  await openPage();
  await chooseDay(driver, '2025-01-31');
  await driver.executeScript("document.querySelector('.mark').dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }))");
  await until(driver, 'a selection', "return dispatched.some(([, type]) => type === 'contrappunto-select')");
  await driver.executeScript("document.body.append(Object.assign(document.createElement('contrappunto-claims'), { id: 'unread', src: 'no-such-story.json' })); unread.show()");
  await until(driver, 'a failure', "return unread.dataset.engine === 'failed'");
  const dispatched = await driver.executeScript('return window.dispatched');
  assert.ok(dispatched.every(([tag]) => tag?.startsWith('contrappunto-')), JSON.stringify(dispatched));
  const types = [...new Set(dispatched.map(([, type]) => type))].sort();
  for (const one of classes) assert.deepEqual(names(one.events), types, one.tagName);
});

test('the standalone page has the same parts in its own light', async () => {
  await openPage();
  const parts = await driver.executeScript("return [...new Set([...document.querySelectorAll('contrappunto-story [part]')].flatMap((node) => [...node.part]))]");
  assert.deepEqual(parts.sort(), names(classes.find(({ tagName }) => tagName === 'contrappunto-story').cssParts));
});
