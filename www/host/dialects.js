// Receivers of a frame's height, each of which knows one dialect: `(message, frame) → pixels`, or `undefined`.

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const RECEIVERS = {
  own: (message) => (message?.contrappunto === 1 ? message.height : undefined),
  amp: (message) => (message?.sentinel === 'amp' && message.type === 'embed-size' ? message.height : undefined),
  pym: (message, frame) => {
    const [mark, child, kind, pixels] = typeof message === 'string' ? message.split('xPYMx') : [];
    return mark === 'pym' && child === frame.id && kind === 'height' ? Number(pixels) : undefined;
  },
  datawrapper: (message, frame) => message?.['datawrapper-height']?.[frame.id],
  'set-height': (message, frame) => {
    const told = parsed(message);
    return told?.type === 'set-height' && told.id === frame.id ? told.value : undefined;
  },
  'iframe-resize': (message, frame) => {
    const told = parsed(message);
    return told?.context === 'iframe.resize' && told.src === frame.src ? told.height : undefined;
  },
  wordpress: (message, frame) => {
    const secret = new URLSearchParams(frame.src.split('#?')[1]).get('secret');
    if (message?.secret !== secret || message.message !== 'height') return undefined;
    return Math.min(Math.max(message.value, 200), 1_000);
  },
};

const LOWEST = 50;
const HIGHEST = 50_000;
const frames = [...document.querySelectorAll('iframe')];

addEventListener('message', ({ source, data }) => {
  const frame = frames.find(({ contentWindow }) => contentWindow === source);
  const height = frame && RECEIVERS[frame.dataset.dialect](data, frame);
  if (Number.isFinite(height)) frame.style.height = `${Math.min(Math.max(height, LOWEST), HIGHEST)}px`;
});
