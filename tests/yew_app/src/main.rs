//! An app that shows the claims of its own story, and a line that reports what the reader did.

use contrappunto::components::{Claims, ViewProvider};
use contrappunto::story::model::story::SharedStory;
use contrappunto::story::state::link;
use contrappunto::story::state::store::{Opening, StoreHandle};
use yew::prelude::*;

const STORY: &str = include_str!("../story.json");

#[derive(Properties, PartialEq)]
struct ArticleProps {
    story: SharedStory,
}

#[component]
fn Article(props: &ArticleProps) -> Html {
    let store = use_memo(props.story.clone(), |story| {
        StoreHandle::open(story.clone(), &Opening::default())
    });
    let link = use_state(String::new);
    let setter = link.setter();
    use_effect_with((*store).clone(), move |store| {
        let listening = store.listen(move |change| setter.set(link::write(change.after)));
        move || drop(listening)
    });
    // The style sheet's rules depend on these two classes.
    html! {
        <div class="base">
            <div class="story">
                <ViewProvider store={(*store).clone()} heading_level={2}>
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
