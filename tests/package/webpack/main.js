// An app that webpack bundles: the story comes with it, and goes into the page at the press of nothing.

import { mount } from 'contrappunto';
import story from './story.json';

mount('#story', { story, lang: 'en', asOf: '2025-03-04', headingLevel: 3 }).then((mounted) => (window.mounted = mounted));
