//! Files on their way out: opened segment by segment while they leave, and never shown by a browser as a page of ours.

use std::sync::Arc;

use actix_web::{
    HttpResponse,
    body::SizedStream,
    http::header::{
        Charset, ContentDisposition, ContentEncoding, DispositionParam, DispositionType,
        ExtendedValue,
    },
    web::{self, Bytes},
};
use futures_util::stream;

use crate::{
    disclosure::attachment::Download,
    error::{Error, Result},
    office::Office,
};

/// An opened file as it leaves: to be kept as a file, whatever it is. Should a segment not be as it was sealed, the answer
/// breaks off before its announced length.
#[must_use]
pub fn response(office: Arc<Office>, download: Download) -> HttpResponse {
    let length = download.about.length;
    let named = disposition(&download.about.name);
    let body = stream::unfold(Some((download, office)), |state| async move {
        let (download, office) = state?;
        match next(download, office).await {
            Ok(Some((bytes, rest))) => Some((Ok(bytes), Some(rest))),
            Ok(None) => None,
            Err(cause) => {
                tracing::error!(event = "file-broken", %cause);
                Some((Err(cause), None))
            }
        }
    });
    HttpResponse::Ok()
        .content_type("application/octet-stream")
        .insert_header(named)
        // What is packed beside something of somebody else's would betray it by its length.
        .insert_header(ContentEncoding::Identity)
        .body(SizedStream::new(length, Box::pin(body)))
}

type Rest = (Download, Arc<Office>);

async fn next(mut download: Download, office: Arc<Office>) -> Result<Option<(Bytes, Rest)>> {
    let read = web::block(move || {
        let part = download.next(&office)?;
        let bytes = part.map(|part| Bytes::copy_from_slice(&part));
        Ok::<_, Error>(bytes.map(|bytes| (bytes, (download, office))))
    });
    read.await.map_err(Error::broken)?
}

/// The name in its own letters (RFC 8187); the plain one beside it is for programs that read no other.
fn disposition(name: &str) -> ContentDisposition {
    ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![
            DispositionParam::Filename("file".to_owned()),
            DispositionParam::FilenameExt(ExtendedValue {
                charset: Charset::Ext("UTF-8".to_owned()),
                language_tag: None,
                value: name.as_bytes().to_vec(),
            }),
        ],
    }
}
