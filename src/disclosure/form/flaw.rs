use crate::language::Text;

/// One thing that is wrong with the file of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Flaw {
    /// The file, as it was named.
    pub file: String,
    /// The line it is on, the first being 1.
    pub line: usize,
    /// What is wrong and how to mend it.
    pub text: Text,
}

impl Flaw {
    /// All of it in one line: `config/forms/ours-1.toml:12: …`.
    #[must_use]
    pub fn sentence(&self) -> Text {
        Text::new("form-flaw")
            .with("file", self.file.as_str())
            .with("line", self.line.to_string())
            .with("what", self.text.clone())
    }
}
