use std::path::Path;

use clap::Args;

use super::{office_put_back, tell, typed};
use crate::{error::Result, identity, language::Text};

/// Lets an office go on whose main database was put back to an older state. Two of those whose signature counts (head,
/// officers, alternate) sign in one after the other; the record keeps how much was lost.
#[derive(Args)]
pub(super) struct AcceptLoss {
    /// The e-mail address of somebody who signs; given twice.
    #[arg(long = "by", value_name = "EMAIL", required = true)]
    by: Vec<String>,
}

impl AcceptLoss {
    pub(super) fn run(self, dir: &Path) -> Result<()> {
        let office = office_put_back(dir)?;
        let Some(loss) = office.loss()? else {
            tell(&Text::new("cli-loss-none"));
            return Ok(());
        };
        let counts = Text::new("cli-loss")
            .with(
                "remembered",
                i64::try_from(loss.remembered.size).unwrap_or(i64::MAX),
            )
            .with("found", i64::try_from(loss.found).unwrap_or(i64::MAX));
        tell(&counts);
        let mut done = false;
        for email in &self.by {
            let who = typed::sign_in(&office, email)?;
            let accepted = office.accept_loss(&who);
            identity::sign_out(&office, &who)?;
            done = accepted?;
        }
        let outcome = if done {
            Text::new("cli-loss-accepted")
        } else {
            Text::new("cli-loss-one-more")
        };
        tell(&outcome);
        Ok(())
    }
}
