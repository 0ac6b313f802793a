// Rendered on the server and taken up in the browser: what React has written as attributes, and a story as an object.

'use client';

import 'contrappunto';
import { useCallback, useState } from 'react';
import story from '../story.json';

export default function Page() {
  const [day, setDay] = useState('2025-03-04');
  const given = useCallback((element) => {
    if (element) element.story = story;
  }, []);
  return (
    <main>
      <button id="later" onClick={() => setDay('2025-06-30')}>
        Later
      </button>
      <output id="day">{day}</output>
      <contrappunto-asof src="/story.json" lang="en" asOf={day} oncontrappunto-asof={({ detail }) => setDay(detail.day)} />
      <contrappunto-claims ref={given} lang="en" asOf={day} headingLevel={4} className="wide">
        <p>Not there yet.</p>
      </contrappunto-claims>
    </main>
  );
}
