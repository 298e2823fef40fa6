use std::path::Path;

use super::{Flaw, Form};
use crate::error::{Error, Problems, Result};

/// The forms that travel in the binary: the name of the file and its text.
const SHIPPED: [(&str, &str); 4] = [
    (
        "un-financial-disclosure-1.toml",
        include_str!("../../../config/forms/un-financial-disclosure-1.toml"),
    ),
    (
        "declaration-of-interest-1.toml",
        include_str!("../../../config/forms/declaration-of-interest-1.toml"),
    ),
    (
        "annual-attestation-1.toml",
        include_str!("../../../config/forms/annual-attestation-1.toml"),
    ),
    (
        "oge-450-1.toml",
        include_str!("../../../config/forms/oge-450-1.toml"),
    ),
];

/// Every form of the office, in every version.
#[derive(Debug, Clone)]
pub struct Forms(Vec<Form>);

impl Forms {
    /// The forms that come with the program and those of the folder `forms` of the organisation's adaptations, whose own
    /// file of the same name wins.
    ///
    /// # Errors
    /// [`Error::Invalid`] with one sentence for each flaw of each file, which names file and line.
    pub fn load(adaptations: &Path) -> Result<Self> {
        let own = read_folder(&adaptations.join("forms"))?;
        let replaced = |name: &str| own.iter().any(|(file, _)| Path::new(file).ends_with(name));
        let shipped = SHIPPED
            .into_iter()
            .filter(|(name, _)| !replaced(name))
            .map(|(name, text)| (format!("config/forms/{name}"), text.to_owned()));
        let mut forms = Vec::new();
        let mut problems = Problems::new();
        for (file, text) in shipped.chain(own.iter().cloned()) {
            match Form::parse(&file, &text) {
                Ok(form) => forms.push(form),
                Err(flaws) => flaws
                    .iter()
                    .map(Flaw::sentence)
                    .for_each(|sentence| problems.add_general(sentence)),
            }
        }
        problems.check()?;
        forms.sort_by(|one, other| (&one.code, one.version).cmp(&(&other.code, other.version)));
        Ok(Self(forms))
    }

    /// Every form by code and version.
    pub fn iter(&self) -> impl Iterator<Item = &Form> {
        self.0.iter()
    }

    /// The form of this code and version.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is none.
    pub fn get(&self, code: &str, version: u32) -> Result<&Form> {
        let mut forms = self.iter();
        forms
            .find(|form| form.code == code && form.version == version)
            .ok_or(Error::Missing)
    }

    /// The newest version of the form of this code.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is none.
    pub fn newest(&self, code: &str) -> Result<&Form> {
        let forms = self.iter().filter(|form| form.code == code);
        forms.last().ok_or(Error::Missing)
    }
}

/// The files of a folder by name; a folder that is not there is empty.
fn read_folder(folder: &Path) -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    if !folder.is_dir() {
        return Ok(files);
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            let text = std::fs::read_to_string(&path)?;
            files.push((path.display().to_string(), text));
        }
    }
    files.sort();
    Ok(files)
}
