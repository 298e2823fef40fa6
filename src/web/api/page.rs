//! The document as a page, without anybody's script.

use askama::Template;
use utoipa::OpenApi;

use super::{Document, operations};
use crate::{
    error::Result,
    language::Text,
    web::{answer::Answer, page::Frame, path, problem::PageProblem, visitor::Visitor},
};

/// Every operation with what it does.
#[derive(Template)]
#[template(path = "api/page.html", config = "config/askama.toml")]
struct ApiPage {
    frame: Frame,
    operations: Vec<(String, String, String)>,
    document: String,
}

/// Lists the operations of the API.
pub async fn show(visitor: Visitor) -> Result<Answer, PageProblem> {
    visitor
        .run(|guest| {
            let document = Document::openapi();
            let all = document.paths.paths.iter().flat_map(|(path, item)| {
                operations(item).map(move |(method, operation)| {
                    let address = format!("{}{path}", path::API);
                    let summary = operation.summary.clone().unwrap_or_default();
                    (method.to_string(), address, summary)
                })
            });
            Answer::page(ApiPage {
                frame: guest
                    .frame()
                    .at(path::API_PAGE)
                    .titled(Text::new("api-title")),
                operations: all.collect(),
                document: format!("{}/openapi.json", path::API),
            })
        })
        .await
}
