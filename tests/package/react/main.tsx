// A React app: the day is its state, set by a button and by the reader; the elements can be taken out and put back.

import 'contrappunto';
import type {} from 'contrappunto/react';
import type { ContrappuntoClaims } from 'contrappunto';
import { StrictMode, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import story from './story.json';

function App() {
  const [day, setDay] = useState('2025-06-30');
  const [moves, setMoves] = useState(0);
  const [isShown, setIsShown] = useState(true);
  const claims = useRef<ContrappuntoClaims>(null);
  return (
    <>
      <button id="march" onClick={() => setDay('2025-03-04')}>
        4 March
      </button>
      <button id="toggle" onClick={() => setIsShown(!isShown)}>
        Show or hide
      </button>
      <button id="second" onClick={() => claims.current?.show('claim-C2')}>
        The second claim
      </button>
      <output id="day">{day}</output>
      <output id="moves">{moves}</output>
      {isShown && (
        <>
          <contrappunto-asof story={story} lang="en" asOf={day} />
          <contrappunto-claims
            ref={claims}
            className="wide"
            story={story}
            lang="en"
            asOf={day}
            headingLevel={3}
            oncontrappunto-asof={({ detail }) => {
              setDay(detail.day);
              setMoves((count) => count + 1);
            }}
          >
            <p>Not there yet.</p>
          </contrappunto-claims>
        </>
      )}
    </>
  );
}

const root = document.getElementById('app');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
