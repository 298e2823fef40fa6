//! What people declare: statements put together by chance from things that are data in `config/demo/statements`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::below;
use crate::{
    chance::Chance,
    disclosure::form::{Answers, Declared, Form, Forms, Item, Subject, Typed, Value},
    error::{Error, Result},
    office::Office,
};

const THINGS: [(&str, &str); 2] = [
    ("en", include_str!("../../config/demo/statements/en.toml")),
    ("ar", include_str!("../../config/demo/statements/ar.toml")),
];
/// The form of every cycle of the sample.
const FORM: &str = "un-financial-disclosure";
const FAMILY: &str = "family";

/// How many things of a section somebody declares at most, and how many of ten people declare any.
const USUAL: [(&str, usize, usize); 10] = [
    ("assets", 4, 9),
    ("sales", 1, 1),
    ("stock-options", 1, 1),
    ("income", 2, 5),
    ("former-employers", 1, 1),
    ("gifts", 1, 1),
    ("liabilities", 1, 5),
    ("activities", 2, 5),
    ("relatives", 1, 3),
    ("other", 1, 1),
];
/// Sections of what happens once: next year it is no longer there.
const PASSING: [&str; 2] = ["sales", "gifts"];

/// The form, and all that can be declared on it.
pub(super) struct Library {
    /// The form.
    pub(super) form: Form,
    things: Vec<(&'static str, Things)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Things {
    given: Vec<String>,
    spouse: Vec<BTreeMap<String, String>>,
    item: Vec<Thing>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Thing {
    section: String,
    whose: Option<String>,
    fields: BTreeMap<String, String>,
    question: Option<String>,
    answer: Option<String>,
}

/// Something that a reviewer asks about, and what its filer answers.
#[derive(Clone)]
pub(super) struct Query {
    /// The place of the item.
    pub(super) about: String,
    /// What is asked.
    pub(super) question: String,
    /// What is answered.
    pub(super) answer: String,
}

/// One person who declares.
pub(super) struct Declaring<'a> {
    form: &'a Form,
    things: &'a Things,
    /// Their name: their family bears it, too.
    name: &'a str,
    /// The year that is reported on.
    year: i16,
    chance: Chance,
}

impl Library {
    /// What is data, with the form as this office has it.
    ///
    /// # Errors
    /// [`Error::Broken`] when a file is not what it should be.
    pub(super) fn open(office: &Office) -> Result<Self> {
        let forms = Forms::load(&office.settings().adaptations())?;
        Self::of(forms.newest(FORM)?.clone())
    }

    fn of(form: Form) -> Result<Self> {
        let things = THINGS.map(|(language, text)| {
            let things = toml::from_str(text).map_err(Error::broken);
            things.map(|things| (language, things))
        });
        Ok(Self {
            form,
            things: things.into_iter().collect::<Result<_>>()?,
        })
    }

    /// Somebody of this name who writes in a language and reports on a year; the same seed declares the same.
    pub(super) fn declaring<'a>(
        &'a self,
        (name, language): (&'a str, &str),
        year: i16,
        seed: u64,
    ) -> Result<Declaring<'a>> {
        let mut things = self.things.iter();
        let (_, things) = things
            .find(|(tag, _)| *tag == language)
            .or(self.things.first())
            .ok_or_else(|| Error::broken("the demo has nothing to declare"))?;
        Ok(Declaring {
            form: &self.form,
            things,
            name,
            year,
            chance: Chance::seeded(seed),
        })
    }
}

impl Declaring<'_> {
    /// Nothing to declare at all.
    pub(super) fn nothing(&self) -> Answers {
        let sections = self.form.sections.iter();
        Answers {
            sections: sections
                .map(|section| (section.code.clone(), Declared::Nothing))
                .collect(),
        }
    }

    /// A statement from the beginning; of what lasts only, where it is to be the beginning of another.
    pub(super) fn anew(&self, lasting: bool) -> Result<Answers> {
        let mut answers = self.nothing();
        self.declare_family(&mut answers)?;
        for (section, most, of_ten) in USUAL {
            let passing = PASSING.contains(&section);
            if below(&self.chance, 10) >= of_ten || (lasting && passing) {
                continue;
            }
            for _ in 0..=below(&self.chance, most) {
                self.declare_one(&mut answers, section)?;
            }
        }
        Ok(answers)
    }

    /// Last year's statement with what a year brings: an amount that differs, something new, perhaps a gift.
    pub(super) fn changed(&self, mut answers: Answers) -> Result<Answers> {
        if let Some(Declared::Items(items)) = answers.sections.get_mut("assets") {
            for value in items.iter_mut().flat_map(|item| item.fields.values_mut()) {
                if let Value::Band(from) = value {
                    *from = if *from == 50_000 { 100_000 } else { 50_000 };
                    break;
                }
            }
        }
        let news = ["assets", "activities", "gifts", "liabilities"];
        for section in news.into_iter().skip(below(&self.chance, 3)).take(2) {
            self.declare_one(&mut answers, section)?;
        }
        Ok(answers)
    }

    /// Declares something that a reviewer asks about.
    pub(super) fn strike(&self, answers: &mut Answers) -> Result<Query> {
        let asked = |thing: &&Thing| thing.question.is_some();
        let candidates: Vec<&Thing> = self.things.item.iter().filter(asked).collect();
        let thing = self.chance.pick(&candidates);
        let thing = thing.ok_or_else(|| Error::broken("nothing to ask about in the demo"))?;
        let item = self.item(thing)?;
        let about = format!("{}.{}", thing.section, item.id);
        answers.put(&thing.section, item);
        Ok(Query {
            about,
            question: thing.question.clone().unwrap_or_default(),
            answer: thing.answer.clone().unwrap_or_default(),
        })
    }

    /// A spouse or none, children or none; what belongs to them is declared only where there are such.
    fn declare_family(&self, answers: &mut Answers) -> Result<()> {
        let spouse = below(&self.chance, 3) > 0;
        let children = if spouse { below(&self.chance, 3) } else { 0 };
        if let Some(work) = self.chance.pick(&self.things.spouse).filter(|_| spouse) {
            let mut fields = work.clone();
            let works = if work.is_empty() { "no" } else { "yes" };
            fields.insert("works".to_owned(), works.to_owned());
            self.declare_relative(answers, "spouse", fields)?;
        }
        for _ in 0..children {
            self.declare_relative(answers, "dependent-child", BTreeMap::new())?;
        }
        Ok(())
    }

    fn declare_relative(
        &self,
        answers: &mut Answers,
        relation: &str,
        mut fields: BTreeMap<String, String>,
    ) -> Result<()> {
        let family = self.name.rsplit(' ').next().unwrap_or_default();
        let given = self.chance.pick(&self.things.given);
        let given = given.map(String::as_str).unwrap_or_default();
        fields.insert("name".to_owned(), format!("{given} {family}"));
        fields.insert("relation".to_owned(), relation.to_owned());
        let item = self.item(&Thing {
            section: FAMILY.to_owned(),
            whose: None,
            fields,
            question: None,
            answer: None,
        })?;
        answers.put(FAMILY, item);
        Ok(())
    }

    /// One more thing of a section, of those that fit the family and are not declared yet.
    fn declare_one(&self, answers: &mut Answers, section: &str) -> Result<()> {
        let family: Vec<String> = answers
            .items(FAMILY)
            .iter()
            .filter_map(|item| item.value("relation")?.code())
            .collect();
        let has = |who: &str| family.iter().any(|relation| relation == who);
        let fits = |thing: &Thing| match thing.whose.as_deref() {
            Some("spouse" | "joint") => has("spouse"),
            Some("dependent-child") => has("dependent-child"),
            _ => thing
                .fields
                .get("relation")
                .is_none_or(|who| who != "spouse" || has("spouse")),
        };
        let mut candidates = Vec::new();
        for thing in &self.things.item {
            if thing.section != section || thing.question.is_some() || !fits(thing) {
                continue;
            }
            let item = self.item(thing)?;
            let there = answers.items(section).iter();
            if there.filter(|one| one.fields == item.fields).count() == 0 {
                candidates.push(item);
            }
        }
        if let Some(item) = self.chance.pick(&candidates) {
            answers.put(section, item.clone());
        }
        Ok(())
    }

    /// A thing as an item, read as what somebody typed.
    fn item(&self, thing: &Thing) -> Result<Item> {
        let section = self.form.section(&thing.section);
        let section = section.ok_or_else(|| Error::broken("an unknown section in the demo"))?;
        let mut item = Item {
            id: format!("{:04x}", below(&self.chance, 0x1_0000)),
            subject: thing.whose.as_deref().and_then(Subject::from_code),
            fields: BTreeMap::new(),
        };
        for (code, typed) in &thing.fields {
            let typed = typed.replace("{year}", &self.year.to_string());
            let field = section.field(code);
            let field = field.ok_or_else(|| Error::broken("an unknown field in the demo"))?;
            let value = field.read(Typed::One(&typed));
            let value = value.map_err(|text| Error::broken(format!("{code}: {}", text.key())))?;
            item.fields.extend(value.map(|value| (code.clone(), value)));
        }
        Ok(item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library() -> Library {
        let forms = Forms::load(std::path::Path::new("/nowhere")).unwrap();
        Library::of(forms.newest(FORM).unwrap().clone()).unwrap()
    }

    #[test]
    fn everything_that_is_declared_passes_its_form() {
        let library = library();
        for language in ["en", "ar"] {
            let declaring = library.declaring(("Jo Ng", language), 2016, 1).unwrap();
            for thing in &declaring.things.item {
                let item = declaring.item(thing).unwrap();
                let found = library
                    .form
                    .section(&thing.section)
                    .unwrap()
                    .check_item(&item);
                let wrong: Vec<String> = found
                    .errors()
                    .map(|found| found.text.key().to_owned())
                    .collect();
                assert!(wrong.is_empty(), "{wrong:?} {:?}", thing.fields);
                assert_eq!(thing.question.is_some(), thing.answer.is_some());
            }
        }
    }

    #[test]
    fn statements_differ_pass_their_form_and_are_the_same_for_the_same_seed() {
        let library = library();
        let mut sizes = std::collections::BTreeSet::new();
        for seed in 0..60 {
            let language = if seed % 4 == 0 { "ar" } else { "en" };
            let declaring = || library.declaring(("Jo Ng", language), 2016, seed).unwrap();
            let answers = declaring().anew(false).unwrap();
            assert!(library.form.check(&answers).unwrap().is_clear());
            assert!(answers == declaring().anew(false).unwrap());
            let mut changed = declaring().changed(answers.clone()).unwrap();
            assert!(changed != answers);
            declaring().strike(&mut changed).unwrap();
            assert!(library.form.check(&changed).unwrap().is_clear());
            sizes.insert(answers.encode().unwrap().len());
        }
        assert!(sizes.len() > 40, "{}", sizes.len());
        assert!(
            library
                .form
                .is_blank(&library.declaring(("Jo", "en"), 2016, 1).unwrap().nothing())
        );
    }
}
