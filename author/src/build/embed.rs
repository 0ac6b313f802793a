//! The iframe markup to paste, with the short script through which article and frame communicate; and oEmbed, from
//! which other systems get that markup for an address.

use serde_json::{Map, Value};

use super::Make;
use contrappunto_story::drawing::lines::escaped;

/// The width given to oEmbed consumers, in pixels: that of an article's text. The frame adapts to any width.
const WIDTH: u32 = 640;
/// The height until the frame reports its own, in pixels: about a screen. If it never does, the frame scrolls.
const HEIGHT: u32 = 800;
/// How long an oEmbed response may be cached, in seconds.
const CACHE_AGE: u32 = 3600;

/// What the frame may do: run scripts, open links in new tabs, and save tables and pictures. Its origin is opaque, so
/// it shares nothing with any page.
const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";

impl Make<'_> {
    /// Returns the snippet to paste.
    ///
    /// The article tells the frame its own address, sets the height that the frame requests, scrolls to the item that
    /// the frame names, and keeps the reader's state in its own query: `contrappunto=<id>` followed by the link of that
    /// state, which ends at the first parameter that cannot be the story's. The frame sends only numbers and that link,
    /// never an address.
    pub(super) fn embed(&self, language: &str) -> String {
        let story = &self.story.id;
        let id = format!("contrappunto-frame-{story}");
        let frame = self.iframe(language, &format!(" id=\"{id}\""));
        format!(
            r"{frame}
<script>
(() => {{
  const frame = document.getElementById('{id}');
  let pause; // browsers take a hundred addresses in ten seconds
  const tell = () => frame.contentWindow.postMessage({{ contrappunto: 1, address: location.href }}, '*');
  addEventListener('hashchange', tell);
  (frame.onload = tell)();
  addEventListener('message', ({{ source, data }}) => {{
    if (source !== frame.contentWindow || data?.contrappunto !== 1) return;
    if (data.ready) tell();
    if (Number.isFinite(data.height)) frame.height = Math.min(Math.max(data.height, 100), 50000);
    if (Number.isFinite(data.top)) scrollBy(0, frame.getBoundingClientRect().top + data.top - 80);
    if (typeof data.state?.link !== 'string') return;
    const others = location.search.replace('?', '&').replace(/&contrappunto=[^&]*(&(as-of|selected|lang|[^&=]+\.[^&=]+)=[^&]*)*/, '');
    const query = others + (data.state.link && `&contrappunto={story}&${{data.state.link}}`);
    clearTimeout(pause);
    pause = setTimeout(() => history.replaceState(history.state, '', location.pathname + query.replace('&', '?') + location.hash), 150);
  }});
}})();
</script>
"
        )
    }

    fn iframe(&self, language: &str, attributes: &str) -> String {
        let title = escaped(self.story.title.get(language));
        let address = self.beside(&format!("frame.{language}.html"));
        format!(
            "<iframe{attributes} src=\"{address}\" title=\"{title}\" lang=\"{language}\" loading=\"lazy\" height=\"{HEIGHT}\" style=\"width:0;min-width:100%;border:0\" allow=\"clipboard-write\" sandbox=\"{SANDBOX}\"></iframe>"
        )
    }

    /// Returns the oEmbed response, version 1.0, if the frame's address is known.
    pub(super) fn oembed(&self, language: &str) -> Option<String> {
        self.build.base?;
        let mut answer = Map::new();
        let mut put = |name: &str, value: Value| {
            answer.insert(name.to_owned(), value);
        };
        put("version", "1.0".into());
        put("type", "rich".into());
        put("title", self.story.title.get(language).into());
        if let Some(publisher) = &self.story.publisher {
            put("provider_name", publisher.name.as_str().into());
            if let Some(address) = &publisher.url {
                put("provider_url", address.as_str().into());
            }
        }
        put("cache_age", CACHE_AGE.into());
        put("width", WIDTH.into());
        put("height", HEIGHT.into());
        put("html", self.iframe(language, "").into());
        Some(format!("{:#}\n", Value::Object(answer)))
    }

    /// Returns the link by which oEmbed consumers discover the response, as one more line of a head.
    pub(super) fn discovery(&self, language: &str) -> String {
        if self.build.base.is_none() {
            return String::new();
        }
        let href = self.beside(&format!("oembed.{language}.json"));
        let title = escaped(self.story.title.get(language));
        format!(
            "\n<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{href}\" title=\"{title}\">"
        )
    }
}
