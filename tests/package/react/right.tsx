// Uses that the types must take.

import type {} from 'contrappunto/react';
import story from './story.json';

export const whole = <contrappunto-story src="/story.json" lang="it" parts="asof claims" theme="dark" since="2025-03-04" state="as-of=2025-03-04" />;
export const sources = <contrappunto-sources story={story} headingLevel={2} id="sources" hidden oncontrappunto-error={({ detail }) => detail.problems.map(({ path }) => path)} />;
export const tables = [<contrappunto-timeline key="t" />, <contrappunto-compare key="c" />, <contrappunto-calculate key="k" slot="x" />];
