use std::path::Path;

use clap::Subcommand;
use zeroize::Zeroizing;

use super::office;
use crate::{
    actor::Actor,
    error::{Error, Result},
    identity::{self, Invitation},
    language::Text,
    office::Office,
    reception,
    role::{Role, Roles},
};

/// Accounts, from the console of the machine.
#[derive(Subcommand)]
pub(super) enum Account {
    /// Invites somebody by a one-time link, sent to their address and printed here; again for new keys after an
    /// identity check.
    #[command(
        after_help = "Example: probity account invite omar@example.int 'Omar Khalil' --role officer --language ar"
    )]
    Invite {
        /// The e-mail address they will sign in with.
        email: String,
        /// Their name.
        name: String,
        /// A role; may be given several times.
        #[arg(long = "role", default_value = "staff")]
        roles: Vec<String>,
        /// The language they read.
        #[arg(long, default_value = "en")]
        language: String,
    },
    /// Lists the accounts that hold more than the staff role, or all of them.
    #[command(after_help = "Example: probity account list --all")]
    List {
        /// Every account.
        #[arg(long)]
        all: bool,
    },
    /// Gives an account these roles in place of those it has.
    #[command(
        after_help = "Example: probity account roles omar@example.int --role officer --role staff"
    )]
    Roles {
        /// The e-mail address of the account.
        email: String,
        /// A role; may be given several times.
        #[arg(long = "role", required = true)]
        roles: Vec<String>,
    },
    /// Ends an account: it cannot sign in any more and its sessions end now.
    #[command(after_help = "Example: probity account end omar@example.int")]
    End {
        /// The e-mail address of the account.
        email: String,
    },
}

impl Account {
    pub(super) fn run(self, dir: &Path) -> Result<()> {
        let office = office(dir)?;
        let console = Actor::console();
        match self {
            Self::Invite {
                email,
                name,
                roles,
                language,
            } => {
                let link = invite(&office, (&email, &name, &language), read(&roles)?)?;
                println!("{}", link.as_str());
            }
            Self::List { all } => {
                for account in identity::accounts(&office, &console, all)? {
                    let roles: Vec<_> = account.roles.iter().map(Role::code).collect();
                    let state = if account.active { "" } else { "\tended" };
                    println!(
                        "{}\t{}\t{}{state}",
                        account.login,
                        account.name,
                        roles.join(" ")
                    );
                }
            }
            Self::Roles { email, roles } => {
                identity::set_roles(&office, &console, &email, read(&roles)?)?;
            }
            Self::End { email } => identity::end_account(&office, &console, &email)?,
        }
        Ok(())
    }
}

fn read(codes: &[String]) -> Result<Roles> {
    let roles = codes.iter().map(|code| {
        Role::from_code(code).ok_or_else(|| {
            let known: Vec<_> = Role::ALL.iter().map(|role| role.code()).collect();
            Error::field(
                "roles",
                Text::new("cli-role")
                    .with("role", code.as_str())
                    .with("known", known.join(", ")),
            )
        })
    });
    Roles::of(roles.collect::<Result<Vec<_>>>()?)
}

/// Invites somebody, writes the letter with the link, and gives the link back for the console.
pub(super) fn invite(
    office: &Office,
    (email, name, language): (&str, &str, &str),
    roles: Roles,
) -> Result<Zeroizing<String>> {
    let invitation = Invitation {
        login: email.to_owned(),
        name: name.to_owned(),
        language: language.to_owned(),
        person: None,
        roles,
    };
    let token = reception::invite(office, &Actor::console(), &invitation)?;
    Ok(Zeroizing::new(format!(
        "{}/enrol/{}",
        office.settings().server.public_url,
        token.as_str()
    )))
}
