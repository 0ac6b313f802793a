// A page with boxes that open: tabs, and a button.

const tabs = [...document.querySelectorAll('[role=tab]')];

function choose(chosen) {
  for (const tab of tabs) {
    tab.setAttribute('aria-selected', String(tab === chosen));
    tab.tabIndex = tab === chosen ? 0 : -1;
    document.getElementById(tab.getAttribute('aria-controls')).hidden = tab !== chosen;
  }
}

tabs.forEach((tab, index) => {
  tab.addEventListener('click', () => choose(tab));
  tab.addEventListener('keydown', ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!step) return;
    const next = tabs.at((index + step) % tabs.length);
    choose(next);
    next.focus();
  });
});

document.querySelector('#more').addEventListener('click', () => {
  const story = document.querySelector('#behind');
  story.hidden = !story.hidden;
});
