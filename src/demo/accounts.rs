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

/// Somebody who can sign in to a sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The role of the ethics office, or staff.
    pub role: Role,
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

impl Accounts {
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
        [self.role.code(), &self.login, &self.passphrase, &self.name]
    }

    fn read(line: &str) -> Option<Self> {
        let mut cells = line
            .split("  ")
            .map(str::trim)
            .filter(|cell| !cell.is_empty());
        Some(Self {
            role: Role::from_code(cells.next()?)?,
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
        let account = |role, name: &str| Account {
            role,
            login: format!("{}@example.int", name.to_lowercase()),
            passphrase: "tidal amber cove lunar pine oat".into(),
            name: format!("{name} Haddad"),
        };
        let accounts = Accounts {
            people: vec![account(Role::Head, "Amina"), account(Role::Staff, "Jo")],
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
