//! What is typed at the terminal and must not be seen: passphrases and custodians' shares.

use std::{
    io::{BufRead, IsTerminal, Write, stderr, stdin},
    path::{Path, PathBuf},
};

use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use zeroize::Zeroizing;

use crate::{
    actor::Actor,
    error::{Error, Result},
    identity::{self, Gate},
    language::Text,
    office::Office,
    vault::custodian::CustodianShare,
};

/// One line, typed without echo; read from standard input where that is no terminal.
pub(super) fn line(prompt: &str) -> Result<Zeroizing<String>> {
    let hidden = stdin().is_terminal().then(Hidden::start).transpose()?;
    if hidden.is_some() {
        eprint!("{prompt}: ");
        stderr().flush()?;
    }
    let mut typed = Zeroizing::new(String::with_capacity(1024));
    stdin().lock().read_line(&mut typed)?;
    Ok(Zeroizing::new(
        typed.trim_end_matches(['\r', '\n']).to_owned(),
    ))
}

/// Somebody signed in with the passphrase they type; their entry in the record says that they were at the console.
pub(super) fn sign_in(office: &Office, email: &str) -> Result<Actor> {
    let passphrase = line(&super::say(
        &Text::new("cli-passphrase").with("email", email),
    ))?;
    let gate = Gate::new(&office.settings().password, 1)?;
    let opened = identity::sign_in(office, &gate, &Actor::console(), email, &passphrase)?;
    identity::resume(office, &opened.token)
}

/// The shares in these files, or as many as it takes, typed.
pub(super) fn shares(files: &[PathBuf]) -> Result<Vec<CustodianShare>> {
    let mut shares = files
        .iter()
        .map(|path| file(path))
        .collect::<Result<Vec<_>>>()?;
    while files.is_empty() && wanted(&shares) {
        shares.push(share(shares.len() + 1)?);
    }
    Ok(shares)
}

fn wanted(shares: &[CustodianShare]) -> bool {
    shares
        .first()
        .is_none_or(|first| shares.len() < usize::from(first.threshold()))
}

fn file(path: &Path) -> Result<CustodianShare> {
    let text = std::fs::read_to_string(path).map_err(|_| {
        Error::invalid(Text::new("cli-share-missing").with("file", path.display().to_string()))
    })?;
    CustodianShare::parse(&Zeroizing::new(text))
}

/// One share, typed line by line.
pub(super) fn share(number: usize) -> Result<CustodianShare> {
    let mut typed = Zeroizing::new(String::with_capacity(256));
    for row in 1..=5_u32 {
        let prompt = Text::new("cli-share-line")
            .with("share", number)
            .with("line", row);
        typed.push_str(&line(&super::say(&prompt))?);
        typed.push('\n');
    }
    CustodianShare::parse(&typed)
}

/// The terminal while it does not show what is typed; as it was before when dropped.
struct Hidden(Termios);

impl Hidden {
    fn start() -> Result<Self> {
        let before = tcgetattr(stdin()).map_err(Error::broken)?;
        let mut now = before.clone();
        now.local_modes.remove(LocalModes::ECHO);
        now.local_modes.insert(LocalModes::ECHONL);
        tcsetattr(stdin(), OptionalActions::Flush, &now).map_err(Error::broken)?;
        Ok(Self(before))
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        tcsetattr(stdin(), OptionalActions::Now, &self.0).ok();
    }
}
