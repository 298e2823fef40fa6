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

#[cfg(test)]
mod tests {
    use crate::disclosure::form::{Form, samples::SMALL};

    /// What the small form says, what it says instead, and the key of the sentence about it.
    const MISTAKES: [(&str, &str, &str); 45] = [
        ("code = \"small\"", "code = \"Small\"", "form-code"),
        ("version = 1", "version = 0", "form-key-kind"),
        ("version = 1", "version = 2", "form-file-name"),
        ("version = 1", "versoin = 1", "form-key-meant"),
        ("title = {", "colour = 3\ntitle = {", "form-key-unknown"),
        (
            "languages = [\"en\", \"ar\"]",
            "languages = []",
            "form-key-kind",
        ),
        (
            "title = { en = \"Small\", ar = \"صغير\" }",
            "title = \"Small\"",
            "form-key-kind",
        ),
        (
            "title = { en = \"Small\", ar = \"صغير\" }",
            "title = { en = \"Small\" }",
            "form-words-missing",
        ),
        (
            "title = { en = \"Small\", ar = \"صغير\" }",
            "title = { en = \"Small\", ar = \" \" }",
            "form-words-empty",
        ),
        (
            "title = { en = \"Small\", ar = \"صغير\" }",
            "title = { en = \"S\", ar = \"ص\", fr = \"P\" }",
            "form-key-unknown",
        ),
        ("code = \"gifts\"", "code = \"assets\"", "form-twice"),
        ("most = 300", "most = 3000", "form-key-kind"),
        (
            "subjects = [\"self\", \"spouse\"]",
            "subjects = [\"self\", \"spose\"]",
            "form-stranger-meant",
        ),
        (
            "subjects = [\"self\", \"spouse\"]",
            "subjects = [\"self\", \"self\"]",
            "form-twice",
        ),
        ("name = \"what\"", "name = \"wat\"", "form-stranger-meant"),
        ("name = \"what\"", "name = \"kind\"", "form-name-words"),
        (
            "{ currency = \"USD\", from = 10_000, of = \"value\" }",
            "{ from = 10_000, of = \"value\" }",
            "form-threshold-currency",
        ),
        (
            "{ currency = \"USD\", from = 10_000, of = \"value\" }",
            "{ currency = \"USD\", of = \"value\" }",
            "form-threshold-amount",
        ),
        (
            "{ currency = \"USD\", from = 10_000, of = \"value\" }",
            "{ currency = \"USD\", from = 1, above = 1, of = \"value\" }",
            "form-threshold-amount",
        ),
        (
            "{ currency = \"USD\", from = 10_000, of = \"value\" }",
            "{ currency = \"USD\", from = 1, of = \"what\" }",
            "form-threshold-of",
        ),
        (
            "{ currency = \"USD\", from = 10_000, of = \"value\" }",
            "{ currency = \"USD\", from = -1, of = \"value\" }",
            "form-key-kind",
        ),
        (
            "{ currency = \"USD\", from = 10_000, of = \"value\" }",
            "{ currency = \"USB\", from = 1, of = \"value\" }",
            "form-no-currency",
        ),
        (
            "{ currency = \"USD\", above = 1_000, of = \"band\" }",
            "{ currency = \"CHF\", above = 1, of = \"band\" }",
            "form-threshold-band",
        ),
        ("type = \"text\"", "type = \"txt\"", "form-type-meant"),
        ("type = \"text\"", "type = \"colour\"", "form-type-unknown"),
        (
            "type = \"text\"",
            "type = \"text\"\noptions = 3",
            "form-key-unknown",
        ),
        ("required = true", "required = \"yes\"", "form-key-kind"),
        ("required = true", "statistic = true", "form-statistic"),
        ("code = \"kind\"", "code = \"what\"", "form-twice"),
        (
            "code = \"value\"",
            "code = \"subject\"",
            "form-code-reserved",
        ),
        (
            "{ code = \"house\", en",
            "{ code = \"shares\", en",
            "form-twice",
        ),
        (
            "{ code = \"house\", en = \"House\", ar",
            "{ code = \"house\", ar",
            "form-words-missing",
        ),
        (
            "when = { field = \"kind\", is = \"house\" }",
            "when = { field = \"kind\", is = \"hose\" }",
            "form-stranger-meant",
        ),
        (
            "when = { field = \"kind\", is = \"house\" }",
            "when = { field = \"value\", is = \"1\" }",
            "form-when-later",
        ),
        (
            "when = { field = \"kind\", is = \"house\" }",
            "when = { field = \"where\", is = \"CH\" }",
            "form-when-later",
        ),
        (
            "when = { field = \"kind\", is = \"house\" }",
            "when = { field = \"nothing\", is = \"1\" }",
            "form-stranger",
        ),
        (
            "when = { field = \"kind\", is = \"house\" }",
            "when = { field = \"what\", is = \"1\" }",
            "form-no-codes",
        ),
        (
            "when = { field = \"kind\", is = \"house\" }",
            "when = { field = \"kind\" }",
            "form-key-missing",
        ),
        (
            "is = [\"CH\", \"FR\"]",
            "is = [\"CH\", \"XX\"]",
            "form-country",
        ),
        ("flag = \"yes\"", "flag = \"maybe\"", "form-stranger"),
        (
            "bands = [0, 1_000, 5_000]",
            "bands = [0, 5_000, 1_000]",
            "form-bands-rise",
        ),
        (
            "bands = [0, 1_000, 5_000]",
            "bands = [\"low\"]",
            "form-key-kind",
        ),
        (
            "not-before = \"since\"",
            "not-before = \"value\"",
            "form-not-before",
        ),
        (
            "currencies = [\"USD\"]",
            "currencies = [\"DEM\"]",
            "form-no-currency",
        ),
        ("once = true", "once = true\nmost = 3", "form-once"),
    ];

    #[test]
    fn each_mistake_is_told_on_its_own_line() {
        for (from, to, key) in MISTAKES {
            let at = SMALL.find(from).unwrap_or_else(|| panic!("{from}"));
            let line = SMALL[..at].matches('\n').count() + 1;
            let text = SMALL.replacen(from, to, 1);
            let told = Form::parse("small-1.toml", &text).unwrap_err();
            let there = told
                .iter()
                .any(|flaw| flaw.text.key() == key && flaw.line.abs_diff(line) <= 1);
            assert!(there, "{to}: expected {key} on line {line}, told {told:?}");
        }
    }
}
