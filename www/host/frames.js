// An article with frames in it: it gives each the height that it tells, says where the article stands, and goes with the
// reader to the place that the frame names.

const LOWEST = 50;
const HIGHEST = 50_000;

const frames = [...document.querySelectorAll('iframe')];
const state = document.querySelector('#state');
const frameOf = (source) => frames.find((frame) => frame.contentWindow === source);

// Where the article stands. Of two frames that hold the same claim the first is meant by its name.
const tell = (frame) => {
  const address = frame === frames[0] ? location.href : location.href.split('#')[0];
  frame.contentWindow.postMessage({ contrappunto: 1, address }, '*');
};

addEventListener('message', ({ source, data }) => {
  // Whoever is no frame of this page is not heard, whatever its origin; a sandboxed one has none.
  const frame = frameOf(source);
  if (!frame || data?.contrappunto !== 1) return;
  if (data.ready === true) tell(frame);
  if (Number.isFinite(data.height)) frame.style.height = `${Math.min(Math.max(data.height, LOWEST), HIGHEST)}px`;
  if (Number.isFinite(data.top)) scrollTo({ top: scrollY + frame.getBoundingClientRect().top + data.top });
  if (typeof data.state?.asOf === 'string') state.textContent = `the day is ${data.state.asOf.slice(0, 10)}.`;
});

addEventListener('hashchange', () => frames.forEach(tell));
frames.forEach((frame) => frame.addEventListener('load', () => tell(frame)));
// Frames that were there before this script have told all they had to, to nobody.
frames.forEach(tell);
