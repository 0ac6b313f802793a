// What other people's pages do to elements, one kind per test: boxes, fonts and directions, replaced built-ins, moved
// and copied nodes. Tested on the small story: its content does not matter.

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from './suite.mjs';
import { BASE_URL, open, resize, widths } from './browser.mjs';
import { chooseDayIn, dayIn, engine, inside, inView, isQuiet, tapIn, untilDay, untilIn } from './embedded.mjs';
import { misplaced } from './geometry.mjs';
import { startHost } from './host.mjs';
import { Key, load, settled, until } from './page.mjs';

const BEFORE = '2025-03-04'; // a day before the second claim

let driver;
let host;
before(async () => {
  host = await startHost();
  driver = await open();
});
afterEach(async () => {
  host.reset();
  await resize(driver, 1200);
});
after(async () => {
  await driver?.quit();
  await host?.close();
});

const STORY = '<contrappunto-story id="story" src="bridge.json" lang="en"><p>Text of the host.</p></contrappunto-story>';
const LOADER = '<script type="module" src="/contrappunto.js"></script>';

/** Opens a page of the host: the content of its body and its head, and how it begins. */
async function visit(body, { head = '', start = '<!doctype html><html lang="en">', query = '', width = 1200 } = {}) {
  host.page('/host/page.html', `${start}<head><meta charset="utf-8"><title>Page</title>${head}</head><body>${body}${LOADER}</body></html>`);
  await resize(driver, width);
  await load(driver, `${host.url}host/page.html${query}`);
}

/** Checks that the element works: the day moves, and what is not known on that day disappears. */
async function works(id = 'story') {
  assert.equal(await inside(driver, id, "base.querySelector('#claim-C02').hidden"), false);
  await chooseDayIn(driver, id, BEFORE);
  await untilIn(driver, id, 'the day before the claim', "base.querySelector('#claim-C02').hidden");
}

describe('boxes', () => {
  const BOXES = {
    'a row': '<div style="display: flex">',
    'a row with a sidebar': '<div style="display: flex"><aside style="flex: 0 0 120px">Side</aside>',
    'a centred column': '<div style="display: flex; flex-direction: column; align-items: center">',
    'a float': '<div style="float: left">',
    'an inline block': '<div style="display: inline-block">',
    'a cell': '<table style="width: auto"><tr><td>',
    'a centred grid': '<div style="display: grid; place-items: center">',
    'something absolute': '<div style="position: absolute">',
    'fit-content': '<div style="width: fit-content">',
    'a dialog': '<dialog open style="max-width: 100%">',
    'display: table': '<div style="display: table">',
  };
  for (const [name, box] of Object.entries(BOXES)) {
    test(`${name} that is as wide as its content gives a story room to be read`, async () => {
      for (const width of widths(390, 1152)) {
        await visit(`${box}${STORY}`, { width });
        await engine(driver, 'story');
        const { wide, high, page } = await inside(driver, 'story', '({ wide: element.offsetWidth, high: element.offsetHeight, page: document.documentElement.scrollWidth })');
        assert.ok(wide >= width * 0.5, `${wide} of ${width} pixels wide`);
        assert.ok(high < 30_000, `${high} pixels high`);
        assert.ok(page <= width + 1, `the page is ${page} wide in ${width}`);
      }
    });
  }

  test('in an article narrower than the window a box as wide as its content is no wider than the article', async () => {
    for (const box of ['float: left', 'display: inline-block', 'width: fit-content', 'display: table', 'display: flex; flex-direction: column; align-items: center']) {
      await visit(`<div style="width: 600px; margin: auto"><div id="box" style="${box}">${STORY}</div></div>`, { width: 1152 });
      await engine(driver, 'story');
      const { wide, page } = await inside(driver, 'story', '({ wide: element.offsetWidth, page: document.documentElement.scrollWidth })');
      assert.ok(wide > 400 && wide <= 600, `${box}: ${wide} pixels wide in 600`);
      assert.ok(page <= 1153, `${box}: the page is ${page} wide`);
    }
  });

  test('a closed fold of the host opens for the item that the address names', async () => {
    await visit(`<details><summary>Fact check</summary><div>${STORY}</div></details>`, { query: '#claim-C02' });
    await until(driver, 'the fold', "return document.querySelector('details').open");
    await inView(driver, 'story', 'claim-C02');
  });

  test('below a header that sticks, the day and the items stop', async () => {
    await visit(`<header style="position: sticky; top: 0; height: 72px; background: #900; z-index: 1000">Site</header><div style="height: 300px"></div>${STORY}`, {
      head: '<style>contrappunto-story { --cp-top: 72px }</style>',
    });
    await engine(driver, 'story');
    await driver.executeScript("document.getElementById('story').show('claim-C02')");
    await inView(driver, 'story', 'claim-C02');
    const [bar, claim] = await inside(driver, 'story', "['.asof', '#claim-C02'].map((name) => base.querySelector(name).getBoundingClientRect().top)");
    assert.ok(Math.abs(bar - 72) <= 1, `the bar of the day is at ${bar}`);
    assert.ok(claim >= 72, `the claim is at ${claim}`);
  });
});

describe('letters and directions', () => {
  /** Returns the appearance of the story's text: its colour, size, line height, and the sizes of its boxes. */
  const look = () =>
    inside(
      driver,
      'story',
      `[...base.querySelectorAll('td, caption, th, p, h2, h3, .pill, .card')].filter((node) => node.checkVisibility()).map((node) => {
        const { color, fontSize, lineHeight, letterSpacing, textAlign } = getComputedStyle(node);
        return [node.localName, color, fontSize, lineHeight, letterSpacing, textAlign, Math.round(node.offsetWidth), Math.round(node.offsetHeight)].join(' ');
      })`,
    );

  test('a page without a doctype changes nothing', async () => {
    const style = { head: '<style>body { margin: 0; color: #333; background: #fff }</style>' };
    await visit(STORY.replace('id', 'theme="dark" id'), style);
    await engine(driver, 'story');
    const wanted = await look();
    await visit(STORY.replace('id', 'theme="dark" id'), { ...style, start: '<html lang="en">' });
    await engine(driver, 'story');
    assert.equal(await driver.executeScript('return document.compatMode'), 'BackCompat');
    assert.deepEqual(await look(), wanted);
  });

  test('where 1rem is ten pixels, --cp-rem gives the story letters as large as the text', async () => {
    const of = async (css, width) => {
      await visit(STORY, { head: `<style>body { margin: 0 } ${css}</style>`, width });
      await engine(driver, 'story');
      await settled(driver);
      const drawing = await inside(driver, 'story', "[...base.querySelectorAll('.plot text')].map((node) => Math.round(node.getBoundingClientRect().x) + ' ' + node.textContent)");
      return [...(await look()), ...drawing];
    };
    for (const width of widths(390, 620, 1200)) {
      const usual = await of('', width);
      assert.deepEqual(await of('html { font-size: 62.5% } body { font-size: 1.6rem } contrappunto-story { --cp-rem: 1.6rem }', width), usual, `at ${width}`);
    }
    assert.notDeepEqual(await of('html { font-size: 62.5% }', 1200), await of('', 1200));
  });

  test('a page that runs from the right leaves a story that runs from the left as it is', async () => {
    await visit(STORY, { head: '<style>body { margin: 0 }</style>' });
    await engine(driver, 'story');
    const wanted = await look();
    await visit(STORY, { head: '<style>body { margin: 0 }</style>', start: '<!doctype html><html lang="ar" dir="rtl">' });
    await engine(driver, 'story');
    assert.equal(await inside(driver, 'story', "getComputedStyle(base.querySelector('.story')).direction"), 'ltr');
    assert.deepEqual(await look(), wanted);
  });

  test('a story in Arabic runs from the right on a page that runs from the left', async () => {
    host.rewrite(/bridge\.json$/, (text) => {
      const story = JSON.parse(text);
      const translated = (value) =>
        Array.isArray(value)
          ? value.map(translated)
          : value && typeof value === 'object'
            ? typeof (value.en ?? value.it) === 'string'
              ? { ar: 'جسر المدينة يحمل أربعين طنا' }
              : Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, translated(inner)]))
            : value;
      return JSON.stringify({ ...translated(story), languages: ['ar'] });
    });
    for (const width of widths(390, 1200)) {
      await visit(STORY, { width });
      await engine(driver, 'story');
      assert.equal(await inside(driver, 'story', "base.querySelector('.story').dir"), 'rtl');
      const { title, box } = await inside(
        driver,
        'story',
        `(() => {
          const range = document.createRange();
          range.selectNodeContents(base.querySelector('.title'));
          return { title: range.getBoundingClientRect().right, box: base.querySelector('.title').getBoundingClientRect().right };
        })()`,
      );
      assert.ok(Math.abs(title - box) < 2, `the title ends at ${title}, its box at ${box}`);
      assert.deepEqual(await misplaced(driver, { id: 'story' }), [], `at ${width}`);
    }
  });

  test('names without a blank break, and nothing is wider than the page', async () => {
    const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
    host.rewrite(/bridge\.json$/, (text) => {
      const story = JSON.parse(text);
      for (const actor of story.actors) actor.name = long;
      for (const category of story.categories) category.label.en = long;
      for (const aspect of story.aspects) aspect.label.en = long;
      for (const source of story.sources) Object.assign(source, { publisher: long, title: long });
      for (const table of story.tables) {
        for (const item of table.items) item.label = long;
        for (const property of table.properties) property.label.en = long;
        for (const group of table.groups ?? []) group.label.en = long;
        for (const rule of table.rules ?? []) for (const verdict of rule.verdicts ?? []) verdict.label.en = long;
        for (const answer of ['allows', 'conditions', 'restricts', 'outside']) if (table.overall?.[answer]) table.overall[answer].en = long;
      }
      return JSON.stringify(story);
    });
    for (const width of widths(320, 390, 700)) {
      await visit(STORY, { width, head: '<style>body { margin: 0 }</style>' });
      await engine(driver, 'story');
      await inside(driver, 'story', "base.querySelectorAll('details').forEach((node) => (node.open = true))");
      await settled(driver);
      assert.equal(await driver.executeScript('return Math.max(0, document.documentElement.scrollWidth - innerWidth)'), 0, `sideways at ${width}`);
    }
  });
});

describe('built-ins', () => {
  const REPLACED = {
    'Window, as MooTools does': 'window.Window = function () {};',
    'Element, Node and HTMLElement by makers of its own': 'for (const name of ["Element", "Node", "HTMLInputElement"]) window[name] = function () {};',
    'self by something of its own': 'var self = {};',
    'fetch by one that answers with things of its own': `
      const native = fetch;
      window.fetch = async (address, options) => {
        const response = await native(address, options), bytes = await response.arrayBuffer();
        return { ok: response.ok, status: response.status, headers: response.headers, json: async () => JSON.parse(new TextDecoder().decode(bytes)), arrayBuffer: async () => bytes };
      };`,
    'fetch by a monitor that takes addresses for texts': `
      const plain = fetch;
      window.fetch = (address, options) => {
        const text = typeof address === 'string' ? address : address.url;
        return text.includes('/api/') ? Promise.reject(Error('no')) : plain(address, options);
      };`,
    'fetch by one that has read what it answers with': `
      const first = fetch;
      window.fetch = async (address, options) => {
        const response = await first(address, options), bytes = await response.arrayBuffer();
        return Object.defineProperties(response, { arrayBuffer: { value: async () => bytes }, json: { value: async () => JSON.parse(new TextDecoder().decode(bytes)) } });
      };`,
    'the compiler by one that wants all of it': 'delete WebAssembly.compileStreaming;',
    'lists by ones that count their methods among their members': 'Array.prototype.each = function (what) { this.forEach(what); };',
  };
  for (const [name, script] of Object.entries(REPLACED)) {
    test(`a page that has replaced ${name} shows the story all the same`, async () => {
      await visit(STORY, { head: `<script>${script}</script>` });
      await engine(driver, 'story');
      await works();
      await isQuiet(driver);
    });
  }

  test('what is typed into the story is no short cut of the page’s', async () => {
    await visit(`${STORY}<p id="keys"></p>`, {
      head: `<script>
        for (const type of ['keydown', 'keypress', 'keyup']) addEventListener(type, ({ target, key }) => {
          if (!/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) document.getElementById('keys').textContent += key;
        });
      </script>`,
    });
    await engine(driver, 'story');
    await tapIn(driver, 'story', '.timeline input[type=search]');
    await driver.actions().sendKeys('nvda').perform();
    await untilIn(driver, 'story', 'the words', "base.querySelector('.timeline input[type=search]').value === 'nvda'");
    for (const field of ['.asof input[type=range]', '.claims select']) {
      await inside(driver, 'story', `base.querySelector('${field}').focus()`);
      await driver.actions().sendKeys('n', Key.ARROW_LEFT).perform();
    }
    assert.equal(await driver.executeScript("return document.getElementById('keys').textContent"), '');
    // Elsewhere in the page its keys are its own.
    await driver.executeScript("root = document.getElementById('story').shadowRoot; root.activeElement.blur()");
    await driver.actions().sendKeys('x', Key.ESCAPE).perform();
    assert.match(await driver.executeScript("return document.getElementById('keys').textContent"), /x/);
  });

  test('on a page with a base a link clicked before the engine is there leads to its item, and not away', async () => {
    const release = host.hold(/\.wasm$/);
    await visit('', {});
    host.page('/articles/42', `<!doctype html><html lang="en"><head><base href="/"><meta charset="utf-8"><title>Article</title></head><body><div style="height: 3000px">Article</div>
      <contrappunto-story id="story" src="/host/bridge.json" lang="en"><template shadowrootmode="open"><div class="base"><p style="height: 2000px"><a id="cite" href="#source-survey">[3]</a></p><p id="source-survey">Survey</p></div></template></contrappunto-story>
      ${LOADER}</body></html>`);
    await load(driver, `${host.url}articles/42`);
    await until(driver, 'the element', "return customElements.get('contrappunto-story') !== undefined");
    await inside(driver, 'story', "root.getElementById('cite').scrollIntoView()");
    await inside(driver, 'story', "root.getElementById('cite').click()");
    await until(driver, 'the source', "const { top } = document.getElementById('story').shadowRoot.getElementById('source-survey').getBoundingClientRect(); return top >= 0 && top < innerHeight");
    assert.equal(await driver.executeScript('return location.pathname'), '/articles/42');
    release();
    await engine(driver, 'story');
  });
});

describe('nodes', () => {
  test('a library that takes away what it has not put there takes no step away', async () => {
    await visit(STORY);
    await engine(driver, 'story');
    const before = await dayIn(driver, 'story');
    await inside(driver, 'story', "element.removeAttribute('data-engine')");
    await tapIn(driver, 'story', '.asof-day ~ button, .asof-steps button:has(+ .asof-day)');
    await untilIn(driver, 'story', 'another day', 'element.state.asOf !== arguments[1]', before);
    const wanted = await dayIn(driver, 'story');
    await tapIn(driver, 'story', '.asof-day ~ button, .asof-steps button:has(+ .asof-day)');
    await untilIn(driver, 'story', 'a day before that', 'element.state.asOf < arguments[1]', wanted);
    assert.equal(await inside(driver, 'story', "root.querySelectorAll('.base').length"), 1);
  });

  const COPIES = {
    'a copy of an element': `const copy = document.getElementById('story').cloneNode(true); copy.id = 'copy'; document.body.append(copy);`,
    'an element out of a page that was saved': `const text = document.getElementById('story').outerHTML.replace('"story"', '"copy"'); document.body.insertAdjacentHTML('beforeend', text);`,
  };
  for (const [name, script] of Object.entries(COPIES)) {
    for (const [given, story] of [['by src', STORY], ['inline', STORY.replace(' src="bridge.json"', '').replace('<p>', '<script type="application/json">STORY</script><p>')]]) {
      test(`${name} with its story ${given} starts as a new one does`, async () => {
        const { body } = { body: await (await fetch(`${BASE_URL}host/bridge.json`)).text() };
        await visit(story.replace('STORY', body));
        await engine(driver, 'story');
        await driver.executeScript(script);
        await engine(driver, 'copy');
        await works('copy');
        await untilDay(driver, 'story', BEFORE);
      });
    }
  }

  /** Translators: each is applied to every text, and can be applied again to what has appeared since. */
  const TRANSLATORS = {
    'puts its own elements in the place of texts': (text) => {
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      inner.textContent = `«${text.data}»`;
      outer.append(inner);
      text.replaceWith(outer);
    },
    'puts its own elements before texts and takes those out': (text) => {
      const outer = document.createElement('ya-tr-span');
      outer.textContent = `«${text.data}»`;
      text.parentNode.insertBefore(outer, text);
      text.remove();
    },
    'wraps texts in elements': (text) => {
      const outer = document.createElement('span');
      outer.className = 'hover-word';
      text.parentNode.insertBefore(outer, text);
      outer.append(text);
    },
    'cuts texts in pieces': (text) => {
      if (text.data.length > 3) text.splitText(2).splitText(1);
    },
    'writes other texts in their place': (text) => {
      text.parentNode.replaceChild(document.createTextNode(`«${text.data}»`), text);
    },
  };
  const translate = (one) =>
    driver.executeScript(
      `const one = ${TRANSLATORS[one]};
       const walk = (node) => {
         for (const child of [...node.childNodes]) {
           if (child.nodeType === 3) { if (child.data.trim() && !node.closest('svg, script, style, option, font, ya-tr-span, .hover-word')) one(child); }
           else if (child.nodeType === 1) walk(child);
         }
       };
       walk(document.getElementById('story').shadowRoot.querySelector('.base'));`,
    );
  /** Returns the markup of the story without the translator's additions, with each element's attributes sorted by
   * name: their order depends only on earlier days. */
  const shown = () =>
    inside(
      driver,
      'story',
      `(() => {
        const story = base.querySelector('.story').cloneNode(true);
        // Announcements appear some time after a change.
        story.querySelectorAll('[role=status]').forEach((node) => node.replaceChildren());
        for (const node of story.querySelectorAll('*')) {
          const attributes = [...node.attributes].sort((one, other) => (one.name < other.name ? -1 : 1));
          for (const { name } of attributes) node.removeAttribute(name);
          for (const { name, value } of attributes) node.setAttribute(name, value);
        }
        return story.innerHTML.replace(/<font>|<\\/font>|«|»/g, '');
      })()`,
    );

  for (const name of Object.keys(TRANSLATORS)) {
    test(`a translator that ${name} breaks nothing, and no other day’s text is left`, async () => {
      await visit(STORY);
      await engine(driver, 'story');
      const days = [BEFORE, '2025-02-12', '2025-06-30'];
      const wanted = {};
      for (const day of days) {
        await chooseDayIn(driver, 'story', day);
        await settled(driver);
        wanted[day] = await shown();
      }
      for (const day of days) {
        await translate(name);
        await chooseDayIn(driver, 'story', day);
        await settled(driver);
        const now = await shown();
        // Compare only around the first difference.
        const first = [...`${now} `].findIndex((letter, index) => letter !== `${wanted[day]} `[index]);
        assert.equal(now.slice(first - 100, first + 200), wanted[day].slice(first - 100, first + 200), day);
      }
      await isQuiet(driver);
    });
  }

  test('what an extension puts between is gone when the story goes on, and the story works', async () => {
    await visit(STORY);
    await engine(driver, 'story');
    await inside(
      driver,
      'story',
      `base.querySelectorAll('.card, td, li').forEach((node) => {
        node.prepend(Object.assign(document.createElement('button'), { className: 'extension' }));
        node.append(node.firstElementChild.nextSibling ?? '');
      })`,
    );
    await works();
    await isQuiet(driver);
  });
});
