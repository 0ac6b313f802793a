// Types of the package. They describe what custom-elements.json lists; tests hold the two against each other.

/** What is wrong, and where: `events[3].date`. */
export interface Problem {
  path: string;
  message: string;
}

/** What the reader has picked out. */
export interface Selection {
  kind: 'event' | 'claim' | 'source' | (string & {});
  id: string;
}

/** What the reader sees. */
export interface State {
  /** The day shown, such as `2025-01-31`. */
  asOf: string;
  /** The language shown, such as `en`. */
  lang: string;
  selected: Selection | null;
  /** All of the state as the query of a link; empty where nothing was changed. */
  link: string;
}

export type Theme = 'auto' | 'light' | 'dark';

/** What all of the elements have. */
export interface ContrappuntoElement extends HTMLElement {
  /** The story as a plain object, what `JSON.parse` makes of its file; instead of `src`. */
  get story(): object | undefined;
  set story(story: object | null | undefined);
  /** The address of a story file. */
  src: string;
  /** The day shown, such as `2025-01-31`; empty for the story's last. */
  asOf: string;
  /** The day of the article: changes are told since then. */
  since: string;
  theme: Theme | '';
  /** The level of the first heading, 1 to 6. */
  headingLevel: number;
  /** How many seconds each event stays while the story plays; 0 for as long as its title takes to read. */
  playPace: number;
  /** What the reader sees; nothing before the engine is there. Takes a link's query or such an object. */
  get state(): State | undefined;
  set state(state: string | Partial<State> | null | undefined);
  /** Brings an item into view and picks it out: `show('claim-C04')`. */
  show(id: string): Promise<Element | undefined>;
}

/** A whole story, or the parts of it that `parts` names. */
export interface ContrappuntoStory extends ContrappuntoElement {
  /** Names of parts with a blank between them, such as `asof claims`; empty for all. */
  parts: string;
}
/** The day that everything is shown as of. */
export interface ContrappuntoAsof extends ContrappuntoElement {}
/** What happened when. */
export interface ContrappuntoTimeline extends ContrappuntoElement {}
/** Claims and counterclaims, facing each other. */
export interface ContrappuntoClaims extends ContrappuntoElement {}
/** The tables of what is compared. */
export interface ContrappuntoCompare extends ContrappuntoElement {}
/** Calculations with inputs that a reader may set. */
export interface ContrappuntoCalculate extends ContrappuntoElement {}
/** The sources, numbered. */
export interface ContrappuntoSources extends ContrappuntoElement {}

/** The events by name. They bubble and cross shadow roots, and tell of the reader's actions, not of the host's. */
export interface ContrappuntoEventMap {
  /** The engine is there. */
  'contrappunto-ready': CustomEvent<{ state: State }>;
  /** The reader picked something out, or let it go. */
  'contrappunto-select': CustomEvent<Selection | null>;
  /** The reader moved the day. */
  'contrappunto-asof': CustomEvent<{ day: string }>;
  /** The reader changed anything that a link tells. */
  'contrappunto-state': CustomEvent<{ state: State }>;
  /** Something could not be read or started. */
  'contrappunto-error': CustomEvent<{ problems: Problem[] }>;
}

/** How a story is shown. */
export interface Options {
  lang?: string;
  asOf?: string;
  since?: string;
  parts?: string;
  theme?: Theme;
  headingLevel?: number;
  playPace?: number;
  /** A link's query, or a state as an element tells it. */
  state?: string | Partial<State>;
}

/** How a story is shown, and which: an object, or the address of its file. */
export type MountOptions = Options & ({ story: object; src?: undefined } | { src: string; story?: undefined });

/** A story in the page. */
export interface Mounted {
  readonly element: ContrappuntoStory;
  /** Sets options anew; those left out stay as they are. */
  update(options: Options & { story?: object; src?: string }): void;
  state(): State;
  /** Takes the story out of the page. */
  destroy(): void;
}

/** What `mount` rejects with. */
export interface MountError extends Error {
  problems: Problem[];
}

/**
 * Shows a story in an element of the page, or in the first one that a selector finds.
 *
 * Resolves when the reader can use it; rejects with a {@link MountError} if the story is not sound or cannot be had.
 */
export function mount(target: Element | string, options: MountOptions): Promise<Mounted>;

/** Checks a story, what `JSON.parse` makes of its file: every problem, or none. */
export function check(story: object): Promise<Problem[]>;

declare global {
  interface HTMLElementTagNameMap {
    'contrappunto-story': ContrappuntoStory;
    'contrappunto-asof': ContrappuntoAsof;
    'contrappunto-timeline': ContrappuntoTimeline;
    'contrappunto-claims': ContrappuntoClaims;
    'contrappunto-compare': ContrappuntoCompare;
    'contrappunto-calculate': ContrappuntoCalculate;
    'contrappunto-sources': ContrappuntoSources;
  }
  // On the elements themselves and on whatever is above them.
  interface GlobalEventHandlersEventMap extends ContrappuntoEventMap {}
}
