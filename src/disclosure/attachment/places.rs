//! Where answers name files, and where they take one.

use crate::{
    disclosure::form::{Answers, Form, Item, Kind, Place, Value},
    error::{Error, Result},
    language::Text,
    vault::AttachmentId,
};

/// The files that answers name, and where.
pub(super) fn named(answers: &Answers) -> Vec<(Place, AttachmentId)> {
    let mut named = Vec::new();
    for (section, declared) in &answers.sections {
        for item in declared.items() {
            for (field, value) in &item.fields {
                if let Value::File { id, .. } = value
                    && let Ok(id) = AttachmentId::parse(id)
                {
                    named.push((Place::field(section, &item.id, field), id));
                }
            }
        }
    }
    named
}

/// Where the answers take a file: each question for one that applies.
pub(super) fn open_places(form: &Form, answers: &Answers) -> Vec<Place> {
    let mut places = Vec::new();
    for section in &form.sections {
        for item in answers.items(&section.code) {
            let fields = section.fields.iter();
            let asked = fields.filter(|field| {
                matches!(field.kind, Kind::File) && item.applies(section, &field.code)
            });
            places.extend(asked.map(|field| Place::field(&section.code, &item.id, &field.code)));
        }
    }
    places
}

pub(super) fn put(form: &Form, answers: &mut Answers, place: &str, value: Value) -> Result<()> {
    let open = open_places(form, answers);
    let found = open.into_iter().find(|open| open.name() == place);
    let no_such = || Error::field("place", Text::new("files-place"));
    let Place {
        section,
        item: Some(item),
        field: Some(field),
    } = found.ok_or_else(no_such)?
    else {
        return Err(no_such());
    };
    let there = answers.items(&section).iter().find(|one| one.id == item);
    let mut changed: Item = there.cloned().ok_or_else(no_such)?;
    changed.fields.insert(field, value);
    answers.put(&section, changed);
    Ok(())
}

pub(super) fn take(answers: &mut Answers, file: AttachmentId) {
    for (place, named) in named(answers) {
        if named != file {
            continue;
        }
        let there = answers.items(&place.section).iter();
        let there = there
            .clone()
            .find(|item| Some(&item.id) == place.item.as_ref());
        if let (Some(mut item), Some(field)) = (there.cloned(), &place.field) {
            item.fields.remove(field);
            answers.put(&place.section, item);
        }
    }
}
