// An article with frames in it: gives each the height that it reports, tells it the article's address, and scrolls to
// the position that the frame names.

const LOWEST = 50;
const HIGHEST = 50_000;

const frames = [...document.querySelectorAll('iframe')];
const state = document.querySelector('#state');
const frameOf = (source) => frames.find((frame) => frame.contentWindow === source);

// Tells a frame the article's address. If two frames have the same claim, the fragment is meant for the first.
const tell = (frame) => {
  const address = frame === frames[0] ? location.href : location.href.split('#')[0];
  frame.contentWindow.postMessage({ contrappunto: 1, address }, '*');
};

addEventListener('message', ({ source, data }) => {
  // Messages from anything but a frame of this page are ignored, whatever their origin; a sandboxed frame has none.
  const frame = frameOf(source);
  if (!frame || data?.contrappunto !== 1) return;
  if (data.ready === true) tell(frame);
  if (Number.isFinite(data.height)) frame.style.height = `${Math.min(Math.max(data.height, LOWEST), HIGHEST)}px`;
  if (Number.isFinite(data.top)) scrollTo({ top: scrollY + frame.getBoundingClientRect().top + data.top });
  if (typeof data.state?.asOf === 'string') state.textContent = `the day is ${data.state.asOf.slice(0, 10)}.`;
});

addEventListener('hashchange', () => frames.forEach(tell));
frames.forEach((frame) => frame.addEventListener('load', () => tell(frame)));
// Frames that loaded before this script have already sent their messages, to nobody.
frames.forEach(tell);
