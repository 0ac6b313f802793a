// As sites do that store an article's body as text: a fragment is fetched and inserted as HTML.

const ADDRESS = new URL('../stories/deepseek/fragment.timeline.en.html', import.meta.url);

// In the page where a fragment is inserted, its addresses are no longer relative to itself.
const absolute = (html) => html.replaceAll(/="(\.\.?\/[^"]*)"/g, (_, address) => `="${new URL(address, ADDRESS)}"`);

const answer = await fetch(ADDRESS);
document.querySelector('#inserted').innerHTML = absolute(await answer.text());
