//! From the file of a form to the form, or to everything that is wrong with it.

use toml::de::DeTable;

use super::{
    Flaw, Form, Words,
    table::{At, Node, Reader},
};
use crate::language::Text;

const KEYS: [&str; 7] = [
    "code",
    "version",
    "languages",
    "title",
    "about",
    "certification",
    "section",
];
/// More than that nobody fills in.
const MOST_SECTIONS: usize = 60;

impl Form {
    /// Reads the file of a form; `file` is how flaws name it, and must end in `<code>-<version>.toml`.
    ///
    /// # Errors
    /// Everything that is wrong with it, by line.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Flaw>> {
        let mut reader = Reader::new(file, text);
        let (root, errors) = DeTable::parse_recoverable(text);
        if !errors.is_empty() {
            for error in errors {
                let at = error.span().map_or(0, |span| span.start);
                reader.flaw(at, Text::new("form-no-toml").with("cause", error.message()));
            }
            return Err(reader.finish());
        }
        let form = reader.form(Node::new(root.get_ref(), 0), file);
        let flaws = reader.finish();
        if flaws.is_empty() {
            Ok(form)
        } else {
            Err(flaws)
        }
    }
}

impl Reader<'_> {
    fn form(&mut self, node: Node<'_>, file: &str) -> Form {
        self.only(node, &KEYS);
        for key in ["code", "version", "languages", "title", "certification"] {
            self.need(node, key);
        }
        self.languages = self.language_tags(node);
        let code = self.code(node);
        let version = self.number(node, "version", (1, 9999));
        let version = version.map_or(1, |version| version.is);
        self.check_name(node, file, &format!("{code}-{version}.toml"));
        Form {
            code,
            version,
            languages: self.languages.clone(),
            title: self.words(node, "title").unwrap_or_default(),
            about: self.words(node, "about"),
            sections: self.sections(node),
            certification: self.words(node, "certification").unwrap_or_default(),
        }
    }

    fn language_tags(&mut self, node: Node<'_>) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        for At { is: tag, at } in self.texts(node, "languages") {
            let letters = |c: char| c.is_ascii_alphanumeric() || c == '-';
            if tag.len() < 2 || !tag.chars().all(letters) {
                self.flaw(at, Text::new("form-language").with("language", tag));
            } else if tags.contains(&tag) {
                self.flaw(at, Text::new("form-twice").with("code", tag));
            } else {
                tags.push(tag);
            }
        }
        tags
    }

    fn check_name(&mut self, node: Node<'_>, file: &str, name: &str) {
        let found = file.rsplit(['/', '\\']).next().unwrap_or(file);
        if node.has("code") && node.has("version") && found != name {
            let text = Text::new("form-file-name").with("name", name);
            self.flaw(node.place("code"), text);
        }
    }

    fn sections(&mut self, node: Node<'_>) -> Vec<super::Section> {
        let tables = self.tables(node, "section");
        if !node.has("section") {
            self.flaw(node.at, Text::new("form-no-section"));
        }
        if let Some(beyond) = tables.get(MOST_SECTIONS) {
            let text = Text::new("form-too-many").with("most", MOST_SECTIONS);
            self.flaw(beyond.at, text);
        }
        let mut sections: Vec<super::Section> = Vec::new();
        for table in tables {
            let section = self.section(table);
            let codes: Vec<&str> = sections.iter().map(|known| known.code.as_str()).collect();
            self.once_only(table, &section.code, &codes);
            sections.push(section);
        }
        sections
    }

    /// The code of a table; empty when it has none that can be used.
    pub(super) fn code(&mut self, node: Node<'_>) -> String {
        let Some(At { is: code, at }) = self.text(node, "code") else {
            return String::new();
        };
        if !is_code(&code) {
            self.flaw(at, Text::new("form-code").with("code", code.as_str()));
        }
        code
    }

    /// Tells a code that is among those `before` it.
    pub(super) fn once_only(&mut self, node: Node<'_>, code: &str, before: &[&str]) {
        if before.contains(&code) && !code.is_empty() {
            self.flaw(
                node.place("code"),
                Text::new("form-twice").with("code", code),
            );
        }
    }

    /// Words that must be there.
    pub(super) fn needed_words(&mut self, node: Node<'_>, key: &str) -> Words {
        self.need(node, key);
        self.words(node, key).unwrap_or_default()
    }
}

/// A code is part of the names of inputs, of addresses and of figures.
fn is_code(code: &str) -> bool {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let starts = code.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
    starts && code.len() <= 60 && code.chars().all(letters)
}
