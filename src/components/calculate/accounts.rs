use yew::prelude::*;

use crate::components::item_link::link_view;
use crate::components::markup::el;
use crate::components::view::Surroundings;
use contrappunto_story::page::calculations::Account;

/// Renders the accounts that a calculation checks.
pub(in crate::components) fn accounts_view(
    surroundings: &Surroundings,
    accounts: &[Account],
) -> Html {
    let accounts = accounts.iter().map(|one| account_view(surroundings, one));
    el("div").class("accounts").children(accounts).html()
}

/// Only words say how it turns out: a tick beside somebody's account would read as a verdict on it.
fn account_view(surroundings: &Surroundings, account: &Account) -> Html {
    let claim = account.link.as_ref().map(|link| {
        el("p")
            .class("quiet")
            .child(surroundings.words.bears_on)
            .child(": ")
            .child(link_view(link))
            .html()
    });
    let label = account.label.as_ref();
    el("div")
        .classes(&["account", account.outcome.as_str()])
        .set("data-claim", account.claim.clone())
        .child(el("p").class("account-name").child(&account.name))
        .child(el("p").class("large").child(&account.number))
        .child(label.map(|label| el("p").class("quiet").child(label).html()))
        .child(el("p").class("verdict-line").child(&account.verdict))
        .child(claim)
        .html()
}
