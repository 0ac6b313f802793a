use yew::prelude::*;

/// A heading whose level comes from the page it stands in: 1 to 6, anything beyond is 6.
pub fn heading(level: u8, class: &'static str, text: impl Into<Html>) -> Html {
    let tag = format!("h{}", level.clamp(1, 6));
    let text: Html = text.into();
    html! { <@{tag} {class}>{ text }</@> }
}
