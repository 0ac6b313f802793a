// Each line below a mark is a mistake that the types must find.

import type {} from 'contrappunto/react';

// @ts-expect-error no such element
export const unknown = <contrappunto-chart />;
// @ts-expect-error the property is asOf
export const misspelt = <contrappunto-claims asof="2025-01-31" />;
// @ts-expect-error the level is a number
export const level = <contrappunto-claims headingLevel="two" />;
// @ts-expect-error the pace is a number of seconds
export const pace = <contrappunto-story playPace="slow" />;
// @ts-expect-error parts belong to the whole story
export const parts = <contrappunto-claims parts="asof" />;
// @ts-expect-error the detail of this event is a day
export const listener = <contrappunto-asof oncontrappunto-asof={({ detail }) => detail.id} />;
