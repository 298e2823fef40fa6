//! Files in forms. What stands before the file is checked like any form; the file itself goes straight from the network into
//! its seal, piece by piece, and is never held whole.

use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

use actix_multipart::{Field, Multipart};
use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    rt::time::timeout,
    web::{self, Bytes},
};
use futures_util::{Stream, StreamExt};
use zeroize::Zeroizing;

use super::{
    answer::Answer,
    field::Sent,
    form::Origin,
    problem::{PageProblem, Why},
    visitor::{Admission, Guest, Visit, visit},
};
use crate::{
    disclosure::attachment::Upload,
    error::{Error, Result},
    language::Text,
    office::Office,
};

/// How long a browser may rest between two pieces.
const PATIENCE: Duration = Duration::from_mins(1);
/// The largest table that is understood as a whole, in MiB.
const LARGEST_TABLE_MIB: u32 = 4;
const LARGEST_TABLE: usize = 4 * 1024 * 1024;
/// The most pairs before the file.
const MOST_PAIRS: usize = 32;

/// A form with a file at its end, from somebody signed in, past its checks.
pub struct FileForm {
    visit: Visit,
    sent: Sent,
    file: Option<Incoming>,
}

/// A file on its way in; the form it stands in is held as long as it is read.
struct Incoming {
    field: Field,
    _form: Multipart,
}

/// A file that came in whole and sealed.
pub struct Received {
    /// What takes it.
    pub upload: Upload,
    /// Its name, as the browser gave it.
    pub name: String,
    /// Its type, as the browser told it.
    pub media: String,
}

impl FileForm {
    /// Begins to take the file in, takes it in, and does with it what `done` says: with the file, or with what went wrong on
    /// its way.
    ///
    /// # Errors
    /// The command's own, as a page; the sign-in when the session is over.
    pub async fn run(
        self,
        begin: impl FnOnce(&Guest) -> Result<Upload> + Send + 'static,
        done: impl FnOnce(&Guest, &Sent, Result<Received>) -> Result<Answer> + Send + 'static,
    ) -> Result<Answer, PageProblem> {
        let Self { visit, sent, file } = self;
        let opened = visit
            .clone()
            .enter(Admission::SignedIn, move |guest| Ok(begin(guest)))
            .await?;
        let office = visit.app().office_arc();
        let received = match (opened, file) {
            (Ok(upload), Some(mut incoming)) => {
                let (name, media) = incoming.named();
                let taken = receive(upload, &mut incoming.field, &office).await;
                if taken.is_err() {
                    drain(&mut incoming.field, &office).await;
                }
                taken.map(|upload| Received {
                    upload,
                    name,
                    media,
                })
            }
            (Ok(_), None) => Err(Error::field("file", Text::new("files-choose"))),
            (Err(error), _) => Err(error),
        };
        let done = visit
            .enter(Admission::SignedIn, move |guest| {
                done(guest, &sent, received)
            })
            .await;
        Ok(done?)
    }

    /// Takes in a file that is understood as a whole, such as a table: no more of it than a few MiB, in memory only.
    ///
    /// # Errors
    /// As [`FileForm::run`].
    pub async fn run_whole(
        self,
        done: impl FnOnce(&Guest, &Sent, Result<Zeroizing<Vec<u8>>>) -> Result<Answer> + Send + 'static,
    ) -> Result<Answer, PageProblem> {
        let Self { visit, sent, file } = self;
        let received = match file {
            Some(mut incoming) => whole(&mut incoming.field).await,
            None => Err(Error::field("file", Text::new("files-choose"))),
        };
        let done = visit
            .enter(Admission::SignedIn, move |guest| {
                done(guest, &sent, received)
            })
            .await;
        Ok(done?)
    }

    async fn read(visit: Visit, origin: Origin, mut form: Multipart) -> Result<Self, PageProblem> {
        let refuse = |why| Err(PageProblem::from(visit.refusal(why)));
        if origin == Origin::Foreign {
            return refuse(Why::Foreign);
        }
        if !visit.has_session() {
            return refuse(if origin == Origin::Ours {
                Why::NoSession
            } else {
                Why::Foreign
            });
        }
        let kib = visit.app().office().settings().server.form_limit_kib;
        let limit = usize::try_from(kib).unwrap_or(64) * 1024;
        let mut pairs = Vec::new();
        let mut file = None;
        while let Ok(Some(Ok(mut field))) = timeout(PATIENCE, form.next()).await {
            let disposition = field.content_disposition();
            if disposition.is_some_and(|named| named.get_filename().is_some()) {
                file = Some(field);
                break;
            }
            let name = field.name().unwrap_or_default().to_owned();
            let read = timeout(PATIENCE, field.bytes(limit)).await;
            let (Ok(Ok(Ok(value))), true) = (read, pairs.len() < MOST_PAIRS) else {
                return refuse(Why::TooLarge(kib));
            };
            pairs.push((name, String::from_utf8_lossy(&value).into_owned()));
        }
        let sent = Sent::new(pairs);
        if !visit.is_token(sent.get("token"), false) {
            return refuse(Why::Foreign);
        }
        let file = file.map(|field| Incoming { field, _form: form });
        Ok(Self { visit, sent, file })
    }
}

impl Incoming {
    fn named(&self) -> (String, String) {
        let disposition = self.field.content_disposition();
        let name = disposition
            .and_then(|named| named.get_filename())
            .unwrap_or_default();
        let media = self.field.content_type().map(ToString::to_string);
        (name.to_owned(), media.unwrap_or_default())
    }
}

impl FromRequest for FileForm {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let visit = visit(request);
        let request = request.clone();
        let form = Multipart::new(request.headers(), payload.take());
        Box::pin(async move {
            let visit = visit?;
            let origin = Origin::of(&request, &visit.app().office().settings().server.public_url);
            Ok(Self::read(visit, origin, form).await?)
        })
    }
}

/// Seals a file while it comes in; never more of it is held than a few segments.
///
/// # Errors
/// [`Error::Invalid`] about `file` when it is too large or broke off.
pub async fn receive<E>(
    mut upload: Upload,
    body: &mut (impl Stream<Item = Result<Bytes, E>> + Unpin),
    office: &Arc<Office>,
) -> Result<Upload> {
    let broke_off = || Error::field("file", Text::new("files-broke-off"));
    loop {
        let next = timeout(PATIENCE, body.next()).await;
        let Some(piece) = next.map_err(|_| broke_off())? else {
            return Ok(upload);
        };
        let piece = piece.map_err(|_| broke_off())?;
        if upload.push(&piece)? {
            let office = Arc::clone(office);
            let written = web::block(move || upload.write(&office).map(|()| upload));
            upload = written.await.map_err(Error::broken)??;
        }
    }
}

async fn whole(file: &mut Field) -> Result<Zeroizing<Vec<u8>>> {
    let read = timeout(PATIENCE, file.bytes(LARGEST_TABLE)).await;
    match read {
        Ok(Ok(Ok(bytes))) if bytes.is_empty() => {
            Err(Error::field("file", Text::new("files-choose")))
        }
        Ok(Ok(Ok(bytes))) => Ok(Zeroizing::new(bytes.to_vec())),
        Ok(Err(_)) => {
            let most = LARGEST_TABLE_MIB;
            Err(Error::field(
                "file",
                Text::new("files-large").with("most", most),
            ))
        }
        _ => Err(Error::field("file", Text::new("files-broke-off"))),
    }
}

/// Lets what is left of a refused file run off, within measure: a browser that is still sending would not see the answer.
async fn drain<E>(body: &mut (impl Stream<Item = Result<Bytes, E>> + Unpin), office: &Office) {
    let mib = usize::try_from(office.settings().server.attachment_limit_mib).unwrap_or(25);
    let mut left = mib.saturating_mul(4 * 1024 * 1024);
    while let Ok(Some(Ok(piece))) = timeout(PATIENCE, body.next()).await {
        left = left.saturating_sub(piece.len());
        if left == 0 {
            return;
        }
    }
}
