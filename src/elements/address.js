// What an article's address says of a story: `?…&contrappunto=<story>&<link>`. Ours comes last, the rest is the host's.
// An address copied from markup may have `&amp;`.
const OURS = /[?&](?:amp;)?contrappunto=([^&]*)&?(.*)$/;

/** Whether an address's query is meant for a story. */
export const addressed = (search) => OURS.test(search);

/** The link in an address's query that is meant for a story, or nothing. */
export function linkFor(story, search) {
  const [, id, link] = OURS.exec(search) ?? [];
  return id === story ? link : undefined;
}

/** The address with another link, or none, and an item. */
export function addressOf(page, story, link, item) {
  const url = new URL(page);
  const others = url.search.replace(OURS, '');
  url.search = `${others}${others ? '&' : '?'}contrappunto=${story}${link && '&'}${link}`;
  url.hash = item;
  return url.href;
}

/** The id of the item that a click's link leads to; nothing if it was on no such link. */
export function itemClicked(event) {
  const link = event.composedPath().find((node) => node.matches?.('a[href^="#"]'));
  return link && idIn(link.hash);
}

/** The id that a fragment names; none if it is not well formed, for it may be the host's own. */
export function idIn(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}
