//! The components and the sample pages, in development and demonstration only.

use actix_web::web::Path;

use super::{StyleguidePage, samples};
use crate::{
    error::{Error, Result},
    web::{answer::Answer, problem::PageProblem, visitor::Visitor},
};

/// All components in every state.
pub async fn components(visitor: Visitor) -> Result<Answer, PageProblem> {
    visitor
        .run(|guest| Answer::page(StyleguidePage::new(guest.frame())))
        .await
}

/// One page from its sample.
pub async fn sample(visitor: Visitor, name: Path<String>) -> Result<Answer, PageProblem> {
    visitor
        .run(move |guest| {
            let (_, page) = samples(&guest.frame())
                .into_iter()
                .find(|(known, _)| *known == *name)
                .ok_or(Error::Missing)?;
            Ok(Answer::rendered(page.dyn_render().map_err(Error::broken)?))
        })
        .await
}
