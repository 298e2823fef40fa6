//! Pages travel packed, in one piece and by a packer that each thread keeps. The middleware in front would do it as well,
//! and does for whoever takes no zstd, but it draws a megabyte for each answer and hands it to yet another thread.

use std::cell::RefCell;

use actix_web::{
    HttpMessage, HttpRequest, HttpResponseBuilder,
    body::{BoxBody, MessageBody},
    http::header::{self, AcceptEncoding, ContentEncoding, Encoding},
};
use zstd::bulk::Compressor;

/// What is shorter fits into one packet of the network anyway.
const SHORT: usize = 1024;
/// zstd's own choice between size and time.
const LEVEL: i32 = 3;

thread_local! {
    static PACKER: RefCell<Option<Compressor<'static>>> = const { RefCell::new(None) };
}

/// The body as it leaves: packed by zstd (RFC 8878) where the browser takes that, and else as it is.
pub(super) fn packed(
    request: &HttpRequest,
    response: &mut HttpResponseBuilder,
    body: String,
) -> BoxBody {
    if body.len() < SHORT || !takes_zstd(request) {
        return body.boxed();
    }
    match pack(body.as_bytes()) {
        Some(packed) => {
            response.insert_header(ContentEncoding::Zstd);
            response.insert_header((header::VARY, header::ACCEPT_ENCODING.as_str()));
            packed.boxed()
        }
        None => body.boxed(),
    }
}

fn takes_zstd(request: &HttpRequest) -> bool {
    let accepted: Option<AcceptEncoding> = request.get_header();
    let chosen = accepted.and_then(|accepted| accepted.negotiate([Encoding::zstd()].iter()));
    chosen == Some(Encoding::zstd())
}

fn pack(body: &[u8]) -> Option<Vec<u8>> {
    PACKER.with_borrow_mut(|packer| {
        let packer = match packer {
            Some(packer) => packer,
            None => packer.insert(Compressor::new(LEVEL).ok()?),
        };
        packer.compress(body).ok()
    })
}
