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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        disclosure::form::{
            Fingerprint, Forms, Kind,
            samples::{SMALL, changed, form},
        },
        language::Languages,
    };

    /// The keys of what is wrong, each with its line.
    fn flaws(text: &str) -> Vec<(usize, String)> {
        let flaws = Form::parse("small-1.toml", text).unwrap_err();
        let told = flaws.iter();
        told.map(|flaw| (flaw.line, flaw.text.key().to_owned()))
            .collect()
    }

    /// What is wrong after one change of the small form, with the number of the line that was changed.
    fn after(from: &str, to: &str) -> (usize, Vec<(usize, String)>) {
        let at = SMALL.find(from).unwrap_or_else(|| panic!("{from}"));
        let line = SMALL[..at].matches('\n').count() + 1;
        (line, flaws(&SMALL.replacen(from, to, 1)))
    }

    #[test]
    fn what_is_missing_is_told_where_its_table_begins() {
        for (from, key) in [
            ("code = \"kind\"\n", "form-key-missing"),
            (
                "label = { en = \"Kind\", ar = \"نوعه\" }\n",
                "form-key-missing",
            ),
            ("currency = \"USD\"\nbands", "form-key-missing"),
            (
                "certification = { en = \"It is true.\", ar = \"هذا صحيح.\" }\n",
                "form-key-missing",
            ),
        ] {
            let to = if from.contains("bands") { "bands" } else { "" };
            let (line, told) = after(from, to);
            assert_eq!(told[0].1, key, "{from}: {told:?}");
            assert!(told[0].0 <= line, "{from}: {told:?}");
        }
        let empty = flaws("");
        assert!(empty.iter().all(|(line, _)| *line == 1), "{empty:?}");
        assert!(empty.iter().any(|(_, key)| key == "form-no-section"));
        let bare = "[[section]]\ncode = \"a\"\n[[section]]\ncode = \"b\"\n";
        assert!(flaws(bare).contains(&(3, "form-no-field".to_owned())));
        let (line, told) = after(
            "options = [\n    { code = \"shares\", en = \"Shares\", ar = \"أسهم\" },\n    { code = \"house\", en = \"House\", ar = \"منزل\" },\n]\n",
            "",
        );
        assert!(
            told.iter()
                .any(|(at, key)| key == "form-no-options" && *at < line)
        );
    }

    #[test]
    fn all_mistakes_are_told_at_once_in_the_order_of_the_lines_and_in_both_languages() {
        let text = SMALL
            .replace("version = 1", "version = true")
            .replace("\"choice\"", "\"choise\"")
            .replace("ar = \"الهدايا\"", "fr = \"Cadeaux\"");
        let told = Form::parse("forms/small-1.toml", &text).unwrap_err();
        assert!(told.is_sorted_by_key(|flaw| flaw.line));
        assert!(told.len() >= 4, "{told:?}");
        let languages = Languages::load(None, "en").unwrap();
        for flaw in told {
            for speech in languages.iter() {
                let sentence = speech.say(&flaw.sentence());
                assert!(!sentence.contains('⟦'), "{sentence}");
                assert!(sentence.contains("forms/small-1.toml"), "{sentence}");
            }
        }
    }

    #[test]
    fn what_is_no_toml_is_told_with_its_line() {
        let told = flaws("code = \"small\"\nversion = \n");
        assert_eq!(told[0], (2, "form-no-toml".to_owned()));
        let twice = flaws("code = \"small\"\n\ncode = \"small\"\n");
        assert_eq!(twice[0], (3, "form-no-toml".to_owned()));
    }

    #[test]
    fn every_form_that_is_shipped_is_whole() {
        let forms = Forms::load(std::path::Path::new("/nowhere")).unwrap();
        assert_eq!(forms.iter().count(), 4);
        for form in forms.iter() {
            assert_eq!(form.languages, ["en", "ar"]);
            let lists = form.sections.iter().filter(|section| !section.once);
            for section in lists {
                assert!(section.nothing.is_some(), "{} {}", form.code, section.code);
                assert!(section.name.is_some(), "{} {}", form.code, section.code);
            }
        }
        let un = forms.newest("un-financial-disclosure").unwrap();
        let amounts = |code| {
            let section = un.section(code).unwrap();
            section
                .thresholds
                .iter()
                .map(|it| it.amount)
                .collect::<Vec<_>>()
        };
        assert_eq!(amounts("assets"), [10_000]);
        assert_eq!(amounts("gifts"), [250]);
        assert_eq!(amounts("liabilities"), [50_000]);
        assert_eq!(amounts("stock-options"), Vec::<u32>::new());
        assert!(forms.get("un-financial-disclosure", 9).is_err());
    }

    #[test]
    fn a_fingerprint_names_the_words_and_not_how_the_file_is_laid_out() {
        let small = form();
        let print = small.fingerprint().unwrap();
        let noted = Form::parse("small-1.toml", &format!("# a note\n{SMALL}")).unwrap();
        assert_eq!(noted.fingerprint().unwrap(), print);
        let reworded = changed("en = \"It is true.\"", "en = \"It is true!\"");
        assert_ne!(reworded.fingerprint().unwrap(), print);
        let kept = small.canonical().unwrap();
        assert_eq!(Form::from_canonical(&kept).unwrap(), small);
        assert_eq!(Fingerprint::of(&kept), print);
        assert_eq!(print.to_string().len(), 64);
    }

    #[test]
    fn words_over_several_lines_are_one_paragraph() {
        let small = changed(
            "certification = { en = \"It is true.\", ar = \"هذا صحيح.\" }",
            "certification.en = \"\"\"\nIt is\ntrue.\n\nAll of it.\"\"\"\ncertification.ar = \"هذا صحيح.\"",
        );
        assert_eq!(
            small.certification.spoken("en"),
            "It is true.\n\nAll of it."
        );
        let kind = &small.section("assets").unwrap().field("band").unwrap().kind;
        assert!(matches!(kind, Kind::Band { bounds, .. } if bounds == &[0, 1_000, 5_000]));
    }
}
