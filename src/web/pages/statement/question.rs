//! A question of a form as an input of a page, and what came back from it as an answer.

use std::collections::{BTreeMap, HashMap};

use crate::{
    disclosure::form::{
        Country, Currency, Field as Asked, Form, Item, Kind, Place, Section, Subject, Typed, Value,
    },
    error::Problems,
    language::{Speech, Text},
    web::field::{Choice, DayField, Field, Offer, Sent},
};

/// Up to so many answers stand on the page; longer lists unfold.
const AT_A_GLANCE: usize = 5;
/// The name of the input for whose an item is.
pub const SUBJECT: &str = "subject";

/// A question on a page.
pub struct Question {
    /// What is filled in.
    pub input: Input,
    /// The name of the earlier input and the codes of its answers on which this is asked, parted by blanks.
    pub when: Option<(String, String)>,
    /// Whether it is asked after what was answered so far; where it is not, a script may still bring it up.
    pub applies: bool,
}

/// The input of a question.
pub enum Input {
    /// A line.
    Line(Field),
    /// A box for several lines.
    Area(Field),
    /// A day in three parts.
    Day(DayField),
    /// Answers to choose from at a glance.
    Radios(Choice),
    /// A list that unfolds.
    List(Choice),
    /// An amount, and its currency; of a single one only the code is shown.
    Money(Field, Choice),
}

/// What came back from the inputs of an item.
pub struct Entered {
    /// The answers that were understood, without those to questions that do not apply.
    pub item: Item,
    unread: HashMap<String, Text>,
}

/// The name of an input.
pub fn name(section: &Section, item: &str, field: &str) -> String {
    Place::field(&section.code, item, field).name()
}

/// The questions of an item, filled as `sent` says, in the reader's language; `now` is the item that this comes to, by
/// which the questions that apply are known.
pub fn questions(
    section: &Section,
    now: &Item,
    (sent, problems): (&Sent, &Problems),
    speech: &Speech,
) -> Vec<Question> {
    let whose = (!section.subjects.is_empty()).then(|| Question {
        input: Input::Radios(subject(section, &now.id).filled(sent, problems)),
        when: None,
        applies: true,
    });
    let asked = section.fields.iter().filter_map(|field| {
        let when = field.when.as_ref().map(|condition| {
            let earlier = name(section, &now.id, &condition.field);
            (earlier, condition.is.join(" "))
        });
        Some(Question {
            input: input(field, name(section, &now.id, &field.code), speech)?
                .filled(sent, problems),
            when,
            applies: now.applies(section, &field.code),
        })
    });
    whose.into_iter().chain(asked).collect()
}

fn subject(section: &Section, item: &str) -> Choice {
    let offers = section.subjects.iter();
    let offers = offers.map(|subject| Offer::new(subject.code(), subject.label()));
    let name = name(section, item, SUBJECT);
    let choice = Choice::new(name, Text::new("form-subject"), offers.collect());
    choice.chosen("self")
}

/// The empty input of a field; none for a document, which is not typed.
fn input(field: &Asked, name: String, speech: &Speech) -> Option<Input> {
    let tag = speech.tag();
    let label = Text::spoken(field.label.spoken(tag));
    let help = field.help.as_ref();
    let hint = help.map(|help| Text::spoken(help.spoken(tag)));
    let optional = !field.required;
    if let Some(offers) = offers(field, speech) {
        return Some(listed(Choice {
            hint,
            optional,
            ..Choice::new(name, label, offers)
        }));
    }
    let line = |limit: Option<u32>| Field {
        hint: hint.clone(),
        optional,
        limit,
        ..Field::text(name.clone(), label.clone())
    };
    Some(match &field.kind {
        Kind::Text { longest, lines } if *lines > 1 => {
            Input::Area(line(u32::try_from(*longest).ok()).rows(*lines))
        }
        Kind::Date { .. } => Input::Day(DayField {
            hint,
            optional,
            ..DayField::new(name, label)
        }),
        Kind::Money { currencies } => Input::Money(line(None), currency(&name, currencies)),
        Kind::File => return None,
        _ => Input::Line(line(None)),
    })
}

/// What can be chosen, where the answer is one of a list.
fn offers(field: &Asked, speech: &Speech) -> Option<Vec<Offer>> {
    Some(match &field.kind {
        Kind::YesNo => vec![
            Offer::new("yes", Text::new("form-yes")),
            Offer::new("no", Text::new("form-no")),
        ],
        Kind::Country => countries(speech),
        Kind::Choice { options } => {
            let named = options.iter().map(|option| {
                let label = Text::spoken(option.label.spoken(speech.tag()));
                Offer::new(&*option.code, label)
            });
            named.collect()
        }
        Kind::Band { bounds, .. } => {
            let offer = |from: &u32| Some(Offer::new(from.to_string(), field.kind.band(*from)?));
            bounds.iter().filter_map(offer).collect()
        }
        _ => return None,
    })
}

fn listed(choice: Choice) -> Input {
    if choice.options.len() > AT_A_GLANCE {
        Input::List(choice)
    } else {
        Input::Radios(choice)
    }
}

/// Those of the form first, the first of them chosen; a single one leaves no choice.
fn currency(name: &str, first: &[Currency]) -> Choice {
    let all = Currency::all();
    let others = all.iter().filter(|other| !first.contains(other));
    let others = others.take(if first.len() == 1 { 0 } else { all.len() });
    let offers = first.iter().chain(others);
    let offers = offers.map(|currency| {
        let named = Text::new("filing-currency-named")
            .with("code", currency.code())
            .with("name", currency.label());
        Offer::new(currency.code(), named)
    });
    let choice = Choice::new(
        format!("{name}-currency"),
        Text::new("filing-currency"),
        offers.collect(),
    );
    match first {
        [first, ..] => choice.chosen(first.code()),
        [] => choice,
    }
}

/// In the order of the reader's language.
fn countries(speech: &Speech) -> Vec<Offer> {
    let named = Country::all().map(|country| (speech.say(&country.label()), country.code()));
    let mut named: Vec<(String, &str)> = named.collect();
    named.sort_by(|one, other| speech.compare(&one.0, &other.0));
    let offers = named.into_iter();
    offers
        .map(|(name, code)| Offer::new(code, Text::spoken(name)))
        .collect()
}

impl Input {
    fn filled(self, sent: &Sent, problems: &Problems) -> Self {
        match self {
            Self::Line(field) => Self::Line(field.filled(sent, problems)),
            Self::Area(field) => Self::Area(field.filled(sent, problems)),
            Self::Day(field) => Self::Day(field.filled(sent, problems)),
            Self::Radios(choice) => Self::Radios(choice.filled(sent, problems)),
            Self::List(choice) => Self::List(choice.filled(sent, problems)),
            Self::Money(amount, currency) => {
                let amount = amount.filled(sent, problems);
                if sent.get(&currency.name).is_empty() {
                    Self::Money(amount, currency)
                } else {
                    Self::Money(amount, currency.filled(sent, problems))
                }
            }
        }
    }
}

/// The answers of an item as they would be typed.
pub fn typed(section: &Section, item: &Item) -> Sent {
    let mut pairs = Vec::new();
    if let Some(subject) = item.subject {
        let name = name(section, &item.id, SUBJECT);
        pairs.push((name, subject.code().to_owned()));
    }
    for (code, value) in &item.fields {
        let name = name(section, &item.id, code);
        match value {
            Value::Money(money) => {
                let currency = money.currency().code().to_owned();
                pairs.push((format!("{name}-currency"), currency));
                pairs.push((name, money.plain()));
            }
            Value::Date(day) => {
                let parts = [
                    ("day", day.day().to_string()),
                    ("month", day.month().to_string()),
                    ("year", day.year().to_string()),
                ];
                pairs.extend(parts.map(|(part, digits)| (format!("{name}-{part}"), digits)));
            }
            Value::File { .. } => {}
            other => {
                let words = || other.words().map(ToOwned::to_owned);
                pairs.extend(other.code().or_else(words).map(|typed| (name, typed)));
            }
        }
    }
    Sent::new(pairs)
}

/// Reads what came back for the item `id`, which was `before`; documents stay as they are.
pub fn enter(section: &Section, (id, before): (&str, Option<&Item>), sent: &Sent) -> Entered {
    let subject = sent.get(&name(section, id, SUBJECT));
    let mut item = Item {
        id: id.to_owned(),
        subject: Subject::from_code(subject),
        fields: BTreeMap::new(),
    };
    let mut unread = HashMap::new();
    for field in &section.fields {
        let read = match &field.kind {
            Kind::File => Ok(before.and_then(|before| before.value(&field.code)).cloned()),
            _ => read(field, &name(section, id, &field.code), sent),
        };
        match read {
            Ok(Some(value)) => {
                item.fields.insert(field.code.clone(), value);
            }
            Ok(None) => {}
            Err(text) => {
                unread.insert(field.code.clone(), text);
            }
        }
    }
    section.tidy(&mut item);
    Entered { item, unread }
}

fn read(field: &Asked, name: &str, sent: &Sent) -> Result<Option<Value>, Text> {
    let part = |part: &str| sent.get(&format!("{name}-{part}"));
    field.read(match &field.kind {
        Kind::Money { .. } => Typed::Money {
            amount: sent.get(name),
            currency: part("currency"),
        },
        Kind::Date { .. } => Typed::Day {
            day: part("day"),
            month: part("month"),
            year: part("year"),
        },
        _ => Typed::One(sent.get(name)),
    })
}

impl Entered {
    /// Leaves standing what could not be read anew: a word half typed takes nothing away.
    pub fn keep_unread(&mut self, before: Option<&Item>) {
        for code in self.unread.keys() {
            if let Some(value) = before.and_then(|before| before.value(code)) {
                self.item.fields.insert(code.clone(), value.clone());
            }
        }
    }

    /// What could not be read where it was asked, and with `whole` also what is missing: each at its field, in the order of the
    /// form.
    pub fn problems(&self, section: &Section, whole: bool) -> Vec<(Place, Text)> {
        let found = section.check_item(&self.item);
        let codes = section.fields.iter().map(|field| field.code.as_str());
        let texts = std::iter::once(SUBJECT).chain(codes).filter_map(|code| {
            let place = Place::field(&section.code, &self.item.id, code);
            let unread = self.unread.get(code);
            let unread = unread.filter(|_| self.item.applies(section, code));
            let missing = || {
                let mut errors = found.errors().filter(|_| whole);
                errors.find(|finding| finding.place.as_ref() == Some(&place))
            };
            let text = unread.or_else(|| missing().map(|finding| &finding.text))?;
            Some((place.clone(), text.clone()))
        });
        texts.collect()
    }
}

/// As the problems of a page: beside each field its sentence, in the summary with what the field is called.
pub fn told(form: &Form, tag: &str, found: &[(Place, Text)]) -> (Problems, Problems) {
    let (mut beside, mut summary) = (Problems::new(), Problems::new());
    for (place, text) in found {
        let label = match place.field.as_deref() {
            Some(SUBJECT) => Text::new("form-subject"),
            _ => Text::spoken(place.label(form, tag)),
        };
        let labelled = Text::new("form-at")
            .with("label", label)
            .with("what", text.clone());
        beside.add(place.name(), text.clone());
        summary.add(place.name(), labelled);
    }
    (beside, summary)
}
