use super::{
    Bound, Currency, Field, Kind, Section, Subject, Threshold,
    table::{At, Node, Reader},
};
use crate::language::Text;

const KEYS: [&str; 11] = [
    "code",
    "title",
    "help",
    "nothing",
    "once",
    "anew",
    "most",
    "subjects",
    "name",
    "threshold",
    "field",
];
/// What a list of items has and questions asked once have not.
const OF_LISTS: [&str; 5] = ["nothing", "most", "subjects", "name", "threshold"];
const THRESHOLD_KEYS: [&str; 5] = ["currency", "from", "above", "of", "per"];
/// How many items a list takes when the form does not say.
const USUAL_ITEMS: u32 = 200;
const MOST_ITEMS: u32 = 500;
const MOST_FIELDS: usize = 60;

impl Reader<'_> {
    pub(super) fn section(&mut self, node: Node<'_>) -> Section {
        self.only(node, &KEYS);
        self.need(node, "code");
        let once = self.switch(node, "once");
        if once {
            for key in OF_LISTS.into_iter().filter(|key| node.has(key)) {
                self.flaw(node.place(key), Text::new("form-once").with("key", key));
            }
        }
        self.unread.clear();
        let fields = self.fields(node);
        let most = self.number(node, "most", (1, MOST_ITEMS));
        Section {
            code: self.code(node),
            title: self.needed_words(node, "title"),
            help: self.words(node, "help"),
            nothing: self.words(node, "nothing"),
            once,
            anew: self.switch(node, "anew"),
            most: most
                .map_or(USUAL_ITEMS, |most| most.is)
                .try_into()
                .unwrap_or(1),
            subjects: self.subjects(node),
            name: self.naming(node, &fields),
            thresholds: self.thresholds(node, &fields),
            fields,
        }
    }

    fn fields(&mut self, node: Node<'_>) -> Vec<Field> {
        let tables = self.tables(node, "field");
        if !node.has("field") {
            self.flaw(node.at, Text::new("form-no-field"));
        }
        if let Some(beyond) = tables.get(MOST_FIELDS) {
            self.flaw(
                beyond.at,
                Text::new("form-too-many").with("most", MOST_FIELDS),
            );
        }
        let later: Vec<Option<String>> = tables
            .iter()
            .map(|table| table.word("code").map(str::to_owned))
            .collect();
        let mut fields: Vec<Field> = Vec::new();
        for table in tables {
            let field = self.field(table, &fields, &later);
            let codes: Vec<&str> = fields.iter().map(|known| known.code.as_str()).collect();
            self.once_only(table, &field.code, &codes);
            fields.push(field);
        }
        fields
    }

    fn subjects(&mut self, node: Node<'_>) -> Vec<Subject> {
        let mut subjects = Vec::new();
        for At { is: code, at } in self.texts(node, "subjects") {
            match Subject::from_code(&code) {
                Some(subject) if subjects.contains(&subject) => {
                    self.flaw(at, Text::new("form-twice").with("code", code));
                }
                Some(subject) => subjects.push(subject),
                None => {
                    let known: Vec<&str> = Subject::ALL.map(Subject::code).to_vec();
                    self.stranger(at, &code, &known);
                }
            }
        }
        subjects
    }

    fn naming(&mut self, node: Node<'_>, fields: &[Field]) -> Option<String> {
        let At { is: code, at } = self.text(node, "name")?;
        let words =
            |kind: &Kind| matches!(kind, Kind::Text { .. } | Kind::Person | Kind::Organisation);
        match fields.iter().find(|field| field.code == code) {
            None => self.no_field(at, &code, fields),
            Some(field) if !words(&field.kind) && !self.unread.contains(&code) => {
                self.flaw(
                    at,
                    Text::new("form-name-words").with("field", code.as_str()),
                );
            }
            Some(_) => {}
        }
        Some(code)
    }

    fn thresholds(&mut self, node: Node<'_>, fields: &[Field]) -> Vec<Threshold> {
        let tables = self.tables(node, "threshold");
        let read = tables
            .into_iter()
            .map(|table| self.threshold(table, fields));
        read.collect::<Vec<_>>().into_iter().flatten().collect()
    }

    fn threshold(&mut self, node: Node<'_>, fields: &[Field]) -> Option<Threshold> {
        self.only(node, &THRESHOLD_KEYS);
        if !node.has("currency") {
            self.flaw(node.at, Text::new("form-threshold-currency"));
        }
        let currency = self.currency(node);
        let from = self.number(node, "from", (1, u32::MAX));
        let above = self.number(node, "above", (1, u32::MAX));
        if node.has("from") == node.has("above") {
            self.flaw(node.at, Text::new("form-threshold-amount"));
        }
        let of = self.text(node, "of");
        if let (Some(of), Some(currency)) = (&of, currency) {
            self.check_measured(of, currency, fields);
        }
        let per = self.text(node, "per");
        if let Some(At { is: code, at }) = &per
            && !fields.iter().any(|field| field.code == *code)
        {
            self.no_field(*at, code, fields);
        }
        let (amount, bound) = match (from, above) {
            (Some(from), _) => (from.is, Bound::From),
            (None, above) => (above?.is, Bound::Above),
        };
        Some(Threshold {
            currency: currency?,
            amount,
            bound,
            of: of.map(|of| of.is),
            per: per.map(|per| per.is),
        })
    }

    fn check_measured(&mut self, of: &At<String>, threshold: Currency, fields: &[Field]) {
        if self.unread.contains(&of.is) {
            return;
        }
        let field = fields.iter().find(|field| field.code == of.is);
        match field.map(|field| &field.kind) {
            None => self.no_field(of.at, &of.is, fields),
            Some(Kind::Band { currency, .. }) if *currency != threshold => {
                let text = Text::new("form-threshold-band").with("currency", currency.code());
                self.flaw(of.at, text);
            }
            Some(Kind::Band { .. } | Kind::Money { .. }) => {}
            Some(_) => {
                let text = Text::new("form-threshold-of").with("field", of.is.as_str());
                self.flaw(of.at, text);
            }
        }
    }

    /// Tells a code that no field of the section has.
    pub(super) fn no_field(&mut self, at: usize, code: &str, fields: &[Field]) {
        let known: Vec<&str> = fields.iter().map(|field| field.code.as_str()).collect();
        self.stranger(at, code, &known);
    }
}
