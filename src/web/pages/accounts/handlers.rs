//! The list of accounts.

use super::{AccountRow, AccountsPage};
use crate::{
    error::Result,
    identity::{self, Account},
    language::Text,
    web::{answer::Answer, problem::PageProblem, visitor::SignedIn},
};

/// The accounts, for those who run the office or the machine.
pub async fn list(me: SignedIn) -> Result<Answer, PageProblem> {
    me.run(|me| {
        let all = me.query().get("all") == "yes";
        let accounts = identity::accounts(me.office(), me.who(), all)?;
        let rows = accounts.into_iter().map(row).collect();
        Answer::page(AccountsPage::new(me.frame(), rows, all))
    })
    .await
}

fn row(account: Account) -> AccountRow {
    let role = |role: crate::role::Role| Text::keyed(format!("role-{}", role.code()));
    AccountRow {
        roles: account.roles.iter().map(role).collect(),
        name: account.name,
        login: account.login,
        since: account.created,
        active: account.active,
    }
}
