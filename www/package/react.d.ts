// The elements in JSX, for React 19, which sets properties and listens to `oncontrappunto-select` by itself:
// `import type {} from 'contrappunto/react'` once, anywhere in the app.

import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ContrappuntoElement, ContrappuntoEventMap, ContrappuntoStory, State } from './contrappunto.js';

type Listeners = { [Name in keyof ContrappuntoEventMap as `on${Name}`]?: (event: ContrappuntoEventMap[Name]) => void };

type Settable = Partial<Pick<ContrappuntoElement, 'src' | 'asOf' | 'since' | 'theme' | 'headingLevel' | 'playPace'>> & {
  story?: object | undefined;
  state?: string | Partial<State> | undefined;
};

type Props<Element extends ContrappuntoElement, More = unknown> = DetailedHTMLProps<HTMLAttributes<Element>, Element> &
  Settable &
  Listeners &
  More;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'contrappunto-story': Props<ContrappuntoStory, { parts?: string }>;
      'contrappunto-asof': Props<HTMLElementTagNameMap['contrappunto-asof']>;
      'contrappunto-timeline': Props<HTMLElementTagNameMap['contrappunto-timeline']>;
      'contrappunto-claims': Props<HTMLElementTagNameMap['contrappunto-claims']>;
      'contrappunto-compare': Props<HTMLElementTagNameMap['contrappunto-compare']>;
      'contrappunto-calculate': Props<HTMLElementTagNameMap['contrappunto-calculate']>;
      'contrappunto-sources': Props<HTMLElementTagNameMap['contrappunto-sources']>;
    }
  }
}
