//! An app with the claims of its own story, and a line that tells what the reader did there.

use contrappunto::components::{Claims, Reported, ViewProvider};
use contrappunto::core::story::SharedStory;
use yew::prelude::*;

const STORY: &str = include_str!("../story.json");

#[derive(Properties, PartialEq)]
struct ArticleProps {
    story: SharedStory,
}

#[component]
fn Article(props: &ArticleProps) -> Html {
    let link = use_state(String::new);
    let onreport = {
        let link = link.setter();
        Callback::from(move |report| {
            if let Reported::Link(query) = report {
                link.set(query);
            }
        })
    };
    // The two classes are what the style sheet's rules hang on.
    html! {
        <div class="base">
            <div class="story">
                <ViewProvider story={props.story.clone()} heading_level={2} {onreport}>
                    <Claims />
                </ViewProvider>
            </div>
            <p id="link">{ &*link }</p>
        </div>
    }
}

#[component]
fn App() -> Html {
    match serde_json::from_str::<SharedStory>(STORY) {
        Ok(story) => html! { <Article {story} /> },
        Err(problems) => html! { <pre id="problems">{ problems.to_string() }</pre> },
    }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
