// The part of an article's address that belongs to a story: `?…&contrappunto=<story>&<link>`. Ours comes last, the rest
// is the host's. An address copied from markup may contain `&amp;`.
const OURS = /[?&](?:amp;)?contrappunto=([^&]*)&?(.*)$/;

/** Whether an address's query is meant for a story. */
export const addressed = (search) => OURS.test(search);

/** Returns the link to a story in an address's query, or `undefined`. */
export function linkFor(story, search) {
  const [, id, link] = OURS.exec(search) ?? [];
  return id === story ? link : undefined;
}

/** Returns the address with another link, which may be empty, and with an item as its fragment. */
export function addressOf(page, story, link, item) {
  const url = new URL(page);
  const others = url.search.replace(OURS, '');
  url.search = `${others}${others ? '&' : '?'}contrappunto=${story}${link && '&'}${link}`;
  url.hash = item;
  return url.href;
}

/** Returns the id of the item that a clicked link leads to; `undefined` if no such link was clicked. */
export function itemClicked(event) {
  const link = event.composedPath().find((node) => node.matches?.('a[href^="#"]'));
  return link && idIn(link.hash);
}

/** Returns the id that a fragment names; empty if it is malformed, as it may be the host's own. */
export function idIn(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}
