use crate::{
    error::{Error, Result},
    role::Role,
};

/// The first line of the table.
const HEADINGS: [&str; 4] = ["role", "login", "passphrase", "name"];
/// How the line with the receipt begins.
const RECEIPT: &str = "receipt ";
const PREAMBLE: &str = "\
# A demo. Everybody here is invented and the passphrases are the same in every demo: keep nothing real in this folder.
";

/// What somebody is in a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// They hold a role of the ethics office, or are staff with nothing special to do.
    Holds(Role),
    /// They have yet to file this year, and filed last year.
    Filer,
    /// They have yet to file, for the first time.
    NewFiler,
    /// They have filed, and a reviewer has asked them something.
    AskedFiler,
    /// They should have filed by now.
    OverdueFiler,
    /// They asked for more time and wait for a decision.
    WaitingFiler,
}

/// Somebody who can sign in to a sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// What they are.
    pub part: Part,
    /// What they sign in with.
    pub login: String,
    /// Their passphrase.
    pub passphrase: String,
    /// Their name.
    pub name: String,
}

/// Who can sign in to a sample, the ethics office first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Accounts {
    /// The people.
    pub people: Vec<Account>,
    /// The receipt of somebody who asked anonymously and was answered.
    pub receipt: Option<String>,
}

impl Part {
    /// Staff with nothing special to do.
    pub const STAFF: Self = Self::Holds(Role::Staff);

    const FILING: [Self; 5] = [
        Self::Filer,
        Self::NewFiler,
        Self::AskedFiler,
        Self::OverdueFiler,
        Self::WaitingFiler,
    ];

    /// What the table calls them: the code of a role, or a word of its own.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Holds(role) => role.code(),
            Self::Filer => "filer",
            Self::NewFiler => "new-filer",
            Self::AskedFiler => "asked-filer",
            Self::OverdueFiler => "overdue-filer",
            Self::WaitingFiler => "waiting-filer",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        let mut filing = Self::FILING.into_iter();
        let role = || Role::from_code(code).map(Self::Holds);
        filing.find(|part| part.code() == code).or_else(role)
    }
}

impl Accounts {
    /// How many of the people have something to do, with a few of the staff in each language.
    #[must_use]
    pub fn notable(&self) -> usize {
        let busy = self.people.iter().filter(|one| one.part != Part::STAFF);
        busy.count() + 6
    }

    /// The first `rows` of the table: columns parted by two spaces or more, roles as their codes, an empty line after
    /// the last.
    #[must_use]
    pub fn table(&self, rows: usize) -> String {
        let lines: Vec<[&str; 4]> = std::iter::once(HEADINGS)
            .chain(self.people.iter().take(rows).map(Account::cells))
            .collect();
        let [role, login, passphrase, _] = HEADINGS;
        let [mut first, mut second, mut third] = [role, login, passphrase].map(str::len);
        for [role, login, passphrase, _] in &lines {
            first = first.max(role.len());
            second = second.max(login.len());
            third = third.max(passphrase.len());
        }
        lines
            .iter()
            .map(|[role, login, passphrase, name]| {
                format!("{role:first$}  {login:second$}  {passphrase:third$}  {name}\n")
            })
            .chain(["\n".to_owned()])
            .collect()
    }

    /// The file that keeps all of it.
    pub(super) fn file(&self) -> String {
        let receipt = self
            .receipt
            .as_ref()
            .map_or_else(String::new, |digits| format!("{RECEIPT}{digits}\n"));
        format!("{PREAMBLE}\n{}{receipt}", self.table(self.people.len()))
    }

    /// Reads [`Self::file`] again.
    pub(super) fn read(text: &str) -> Result<Self> {
        let strange = || Error::broken("a strange table of accounts");
        let (_, table) = text.split_once("\nrole ").ok_or_else(strange)?;
        let rows = table.lines().skip(1).take_while(|line| !line.is_empty());
        let people = rows
            .map(|line| Account::read(line).ok_or_else(strange))
            .collect::<Result<Vec<_>>>()?;
        let receipt = text.lines().find_map(|line| line.strip_prefix(RECEIPT));
        Ok(Self {
            people,
            receipt: receipt.map(str::to_owned),
        })
    }
}

impl Account {
    fn cells(&self) -> [&str; 4] {
        [self.part.code(), &self.login, &self.passphrase, &self.name]
    }

    fn read(line: &str) -> Option<Self> {
        let mut cells = line
            .split("  ")
            .map(str::trim)
            .filter(|cell| !cell.is_empty());
        Some(Self {
            part: Part::from_code(cells.next()?)?,
            login: cells.next()?.to_owned(),
            passphrase: cells.next()?.to_owned(),
            name: cells.next()?.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_is_read_again_and_a_short_table_has_the_first_rows() {
        let account = |part, name: &str| Account {
            part,
            login: format!("{}@example.int", name.to_lowercase()),
            passphrase: "tidal amber cove lunar pine oat".into(),
            name: format!("{name} Haddad"),
        };
        let accounts = Accounts {
            people: vec![
                account(Part::Holds(Role::Head), "Amina"),
                account(Part::NewFiler, "Jo"),
            ],
            receipt: Some("123456 123456 123456 123456".into()),
        };
        assert_eq!(Accounts::read(&accounts.file()).unwrap(), accounts);
        let short = accounts.table(1);
        assert!(
            short.starts_with("role  login              passphrase"),
            "{short}"
        );
        assert!(short.contains("amina@example.int  tidal amber") && !short.contains("jo@"));
        assert!(short.ends_with("Haddad\n\n"));
        assert!(Accounts::read("").is_err());
        assert!(Accounts::read("\nrole  login\nking  x  y  z\n").is_err());
    }
}
