// An app bundled by webpack: the story is part of the bundle, and is mounted without user action.

import { mount } from 'contrappunto';
import story from './story.json';

mount('#story', { story, lang: 'en', asOf: '2025-03-04', headingLevel: 3 }).then((mounted) => (window.mounted = mounted));
