use super::{
    Choice, Condition, Country, Currency, Field, Kind,
    table::{At, Node, Reader, nearest},
};
use crate::language::Text;

const KEYS: [&str; 8] = [
    "code",
    "type",
    "label",
    "help",
    "required",
    "when",
    "statistic",
    "flag",
];
const TYPES: [&str; 10] = [
    "text",
    "choice",
    "money",
    "band",
    "date",
    "country",
    "person",
    "organisation",
    "yes-no",
    "file",
];
/// How many characters an answer in words has when the form does not say, and at most.
const USUAL_LENGTH: u32 = 200;
const MOST_LENGTH: u32 = 4000;
const MOST_LINES: u32 = 20;
const MOST_OPTIONS: usize = 300;
/// The name of the input for whose an item is.
const RESERVED: &str = "subject";

impl Reader<'_> {
    /// A field, given the fields before it and the codes of all fields of its section.
    pub(super) fn field(
        &mut self,
        node: Node<'_>,
        before: &[Field],
        all: &[Option<String>],
    ) -> Field {
        for key in ["code", "type"] {
            self.need(node, key);
        }
        let code = self.code(node);
        if code == RESERVED {
            self.flaw(
                node.place("code"),
                Text::new("form-code-reserved").with("code", RESERVED),
            );
        }
        let kind = self.kind(node, before);
        let kind_known = kind.is_some();
        if !kind_known {
            self.unread.push(code.clone());
        }
        let kind = kind.unwrap_or(Kind::YesNo);
        let statistic = self.switch(node, "statistic");
        let codes = kind.codes();
        if kind_known && statistic && codes.is_none() && kind != Kind::Country {
            self.flaw(node.place("statistic"), Text::new("form-statistic"));
        }
        let flag = self.texts(node, "flag");
        if kind_known {
            for At { is, at } in &flag {
                self.check_answer(*at, is, &kind);
            }
        }
        Field {
            code,
            label: self.needed_words(node, "label"),
            help: self.words(node, "help"),
            required: self.switch(node, "required"),
            when: self.condition(node, before, all),
            statistic,
            flag: flag.into_iter().map(|flag| flag.is).collect(),
            kind,
        }
    }

    fn kind(&mut self, node: Node<'_>, before: &[Field]) -> Option<Kind> {
        let At { is: name, at } = self.text(node, "type")?;
        let own: &[&str] = match name.as_str() {
            "text" => &["longest", "lines"],
            "choice" => &["options"],
            "money" => &["currencies"],
            "band" => &["currency", "bands"],
            "date" => &["not-before"],
            _ => &[],
        };
        if !TYPES.contains(&name.as_str()) {
            let text = match nearest(&name, &TYPES) {
                Some(meant) => Text::new("form-type-meant")
                    .with("type", name)
                    .with("meant", meant),
                None => Text::new("form-type-unknown")
                    .with("type", name)
                    .with("known", TYPES.join(", ")),
            };
            self.flaw(at, text);
            return None;
        }
        self.only(node, &[&KEYS, own].concat());
        Some(match name.as_str() {
            "text" => self.words_kind(node),
            "choice" => Kind::Choice {
                options: self.options(node),
            },
            "money" => Kind::Money {
                currencies: self.currencies(node),
            },
            "band" => self.band(node)?,
            "date" => Kind::Date {
                not_before: self.not_before(node, before),
            },
            "country" => Kind::Country,
            "person" => Kind::Person,
            "organisation" => Kind::Organisation,
            "file" => Kind::File,
            _ => Kind::YesNo,
        })
    }

    fn words_kind(&mut self, node: Node<'_>) -> Kind {
        let longest = self.number(node, "longest", (1, MOST_LENGTH));
        let longest = longest.map_or(USUAL_LENGTH, |longest| longest.is);
        let lines = self.number(node, "lines", (1, MOST_LINES));
        let lines = lines.map_or(1, |lines| lines.is);
        Kind::Text {
            longest: longest.try_into().unwrap_or(1),
            lines: lines.try_into().unwrap_or(1),
        }
    }

    fn options(&mut self, node: Node<'_>) -> Vec<Choice> {
        let tables = self.tables(node, "options");
        if !node.has("options") {
            self.flaw(node.at, Text::new("form-no-options"));
        }
        if let Some(beyond) = tables.get(MOST_OPTIONS) {
            self.flaw(
                beyond.at,
                Text::new("form-too-many").with("most", MOST_OPTIONS),
            );
        }
        let mut options: Vec<Choice> = Vec::new();
        for table in tables {
            self.need(table, "code");
            let code = self.code(table);
            let codes: Vec<&str> = options.iter().map(|known| known.code.as_str()).collect();
            self.once_only(table, &code, &codes);
            let label = self.words_of(table, &["code"]);
            options.push(Choice { code, label });
        }
        options
    }

    fn currencies(&mut self, node: Node<'_>) -> Vec<Currency> {
        let texts = self.texts(node, "currencies");
        let known = texts.into_iter().map(|text| self.currency_of(&text));
        known.collect::<Vec<_>>().into_iter().flatten().collect()
    }

    /// The currency of a table's key `currency`, if it is there and one.
    pub(super) fn currency(&mut self, node: Node<'_>) -> Option<Currency> {
        let text = self.text(node, "currency")?;
        self.currency_of(&text)
    }

    fn currency_of(&mut self, text: &At<String>) -> Option<Currency> {
        let currency = Currency::from_code(&text.is);
        if currency.is_none() {
            let flaw = Text::new("form-no-currency").with("code", text.is.as_str());
            self.flaw(text.at, flaw);
        }
        currency
    }

    fn band(&mut self, node: Node<'_>) -> Option<Kind> {
        for key in ["currency", "bands"] {
            self.need(node, key);
        }
        let bands = self.numbers(node, "bands");
        let rising = bands.is_sorted_by(|one, next| one.is < next.is);
        if !rising {
            self.flaw(node.place("bands"), Text::new("form-bands-rise"));
        }
        Some(Kind::Band {
            currency: self.currency(node)?,
            bounds: bands.into_iter().map(|band| band.is).collect(),
        })
    }

    fn not_before(&mut self, node: Node<'_>, before: &[Field]) -> Option<String> {
        let At { is: code, at } = self.text(node, "not-before")?;
        let first = before.iter().find(|field| field.code == code);
        let is_date = first.is_some_and(|field| matches!(field.kind, Kind::Date { .. }));
        if !is_date && !self.unread.contains(&code) {
            self.flaw(
                at,
                Text::new("form-not-before").with("field", code.as_str()),
            );
        }
        Some(code)
    }

    fn condition(
        &mut self,
        node: Node<'_>,
        before: &[Field],
        all: &[Option<String>],
    ) -> Option<Condition> {
        let table = self.table(node, "when")?;
        self.only(table, &["field", "is"]);
        for key in ["field", "is"] {
            self.need(table, key);
        }
        let is = self.texts(table, "is");
        let At { is: code, at } = self.text(table, "field")?;
        if self.unread.contains(&code) {
            return None;
        }
        if let Some(field) = before.iter().find(|field| field.code == code) {
            for At { is, at } in &is {
                self.check_answer(*at, is, &field.kind);
            }
        } else if all.iter().flatten().any(|later| *later == code) {
            self.flaw(
                at,
                Text::new("form-when-later").with("field", code.as_str()),
            );
        } else {
            self.no_field(at, &code, before);
        }
        Some(Condition {
            field: code,
            is: is.into_iter().map(|is| is.is).collect(),
        })
    }

    /// Tells a code that a field of this kind is never answered by.
    fn check_answer(&mut self, at: usize, code: &str, kind: &Kind) {
        match kind.codes() {
            Some(codes) if codes.iter().any(|known| known == code) => {}
            Some(codes) => {
                let known: Vec<&str> = codes.iter().map(String::as_str).collect();
                self.stranger(at, code, &known);
            }
            None if *kind == Kind::Country => {
                if !Country::all().any(|country| country.code() == code) {
                    self.flaw(at, Text::new("form-country").with("code", code));
                }
            }
            None => self.flaw(at, Text::new("form-no-codes").with("type", kind.code())),
        }
    }

    /// Tells a code that is not among those there are.
    pub(super) fn stranger(&mut self, at: usize, code: &str, known: &[&str]) {
        let text = match nearest(code, known) {
            Some(meant) => Text::new("form-stranger-meant")
                .with("code", code)
                .with("meant", meant),
            None => Text::new("form-stranger")
                .with("code", code)
                .with("known", known.join(", ")),
        };
        self.flaw(at, text);
    }
}
