//! Fragments to paste into an article: the story or one part of it, readable in a declarative shadow root.

use std::rc::Rc;

use super::{Make, Output};
use crate::prerender;
use contrappunto::components::Part;

impl Make<'_> {
    /// Returns the fragments of a language: one of the whole story, from its prerendered HTML, and one of each part.
    pub(super) fn fragments(&self, language: &str, whole: &str) -> Vec<Output> {
        let mut fragments = vec![self.beside_story(
            &format!("fragment.{language}.html"),
            self.fragment(
                "story",
                &format!("contrappunto-{}", self.story.id),
                language,
                whole,
            ),
        )];
        for part in Part::ALONE {
            let name = part.as_str();
            let html = prerender::parts(&self.story, language, 1, Rc::default(), &[part]);
            let id = format!("contrappunto-{}-{name}", self.story.id);
            fragments.push(self.beside_story(
                &format!("fragment.{name}.{language}.html"),
                self.fragment(name, &id, language, &html),
            ));
        }
        fragments
    }

    fn fragment(&self, kind: &str, id: &str, language: &str, html: &str) -> String {
        let engine = self.build.engine;
        let loader = if self.build.pin {
            &engine.pinned
        } else {
            &engine.loader
        };
        let story = self.beside("story.json");
        let (link, script) = (self.held(&engine.stylesheet), self.held(loader));
        format!(
            "<contrappunto-{kind} src=\"{story}\" lang=\"{language}\" heading-level=\"2\" id=\"{id}\">\n\
             <template shadowrootmode=\"open\"><link rel=\"stylesheet\" href=\"{}\"{link}><slot name=\"header\"></slot><div class=\"base\">{html}</div><slot name=\"footer\"></slot></template>\n\
             </contrappunto-{kind}>\n\
             <script type=\"module\" src=\"{}\"{script}></script>\n",
            self.at_top(&engine.stylesheet),
            self.at_top(loader),
        )
    }

    /// Returns the attributes that pin a file to its content, if fragments are pinned.
    fn held(&self, name: &str) -> String {
        let integrity = self.build.engine.integrity(name);
        match integrity.filter(|_| self.build.pin) {
            Some(integrity) => format!(" integrity=\"{integrity}\" crossorigin=\"anonymous\""),
            None => String::new(),
        }
    }
}
