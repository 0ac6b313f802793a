use yew::prelude::*;

/// Properties of [`Heading`].
#[derive(Properties, PartialEq)]
pub struct HeadingProps {
    /// The level, 1 to 6; anything beyond is 6.
    pub level: u8,
    /// Its class, for the style.
    #[prop_or_default]
    pub class: Classes,
    /// Its text.
    pub children: Html,
}

/// A heading whose level comes from the page it stands in.
#[component]
pub fn Heading(props: &HeadingProps) -> Html {
    let tag = format!("h{}", props.level.clamp(1, 6));
    html! { <@{tag} class={props.class.clone()}>{ props.children.clone() }</@> }
}
