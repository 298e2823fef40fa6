//! Clients: browsers as far as a server can tell, each asking again as soon as it was answered.

use std::{
    io::{Read, Write},
    net::TcpStream,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

use reqwest::{Client, RequestBuilder, header, redirect::Policy};
use tokio::runtime::Runtime;

/// Many browsers.
pub struct Clients {
    http: Client,
    runtime: Runtime,
}

/// What became of many requests.
#[derive(Debug, Default, Clone, Copy)]
pub struct Answers {
    /// How many were answered otherwise than expected.
    pub errors: usize,
    /// Answers in a second.
    pub per_second: f64,
    /// The bytes of the last body, as sent.
    pub bytes: usize,
}

impl Clients {
    /// Browsers that follow nothing by themselves and unpack nothing.
    pub fn new() -> Self {
        let http = Client::builder().redirect(Policy::none()).build().unwrap();
        Self {
            http,
            runtime: Runtime::new().unwrap(),
        }
    }

    /// Sends `count` requests by `clients` clients, each of them the next one of `make`; every answer must be `status`.
    pub fn send(
        &self,
        (clients, count): (usize, usize),
        status: u16,
        make: impl Fn(&Client, usize) -> RequestBuilder + Send + Sync + 'static,
    ) -> Answers {
        let began = Instant::now();
        let (make, next) = (Arc::new(make), Arc::new(AtomicUsize::new(0)));
        let tasks: Vec<_> = (0..clients)
            .map(|_| {
                let (http, make, next) = (self.http.clone(), Arc::clone(&make), Arc::clone(&next));
                self.runtime.spawn(async move {
                    let mut answers = Answers::default();
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        if number >= count {
                            return answers;
                        }
                        match ask(make(&http, number)).await {
                            Ok((given, bytes)) if given == status => answers.bytes = bytes,
                            _ => answers.errors += 1,
                        }
                    }
                })
            })
            .collect();
        let mut all = Answers::default();
        for task in tasks {
            let answers = self.runtime.block_on(task).unwrap();
            all.errors += answers.errors;
            all.bytes = all.bytes.max(answers.bytes);
        }
        let count = f64::from(u32::try_from(count).unwrap());
        all.per_second = count / began.elapsed().as_secs_f64();
        all
    }

    /// The body of one page.
    pub fn page(&self, make: impl FnOnce(&Client) -> RequestBuilder) -> String {
        let answer = async { make(&self.http).send().await?.text().await };
        self.runtime.block_on(answer).unwrap()
    }
}

/// The same headers as a browser's.
pub fn as_browser(request: RequestBuilder, session: &str) -> RequestBuilder {
    request
        .header(header::COOKIE, format!("session={session}"))
        .header(header::ACCEPT, "text/html,application/xhtml+xml")
        .header(header::ACCEPT_LANGUAGE, "en")
        .header(header::ACCEPT_ENCODING, "gzip, deflate, br, zstd")
        .header("sec-fetch-site", "same-origin")
}

async fn ask(request: RequestBuilder) -> reqwest::Result<(u16, usize)> {
    let answer = request.send().await?;
    let status = answer.status().as_u16();
    Ok((status, answer.bytes().await?.len()))
}

/// Whether somebody at this port says that they are ready.
pub fn is_ready(port: u16) -> bool {
    let asked = || {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream
            .write_all(b"GET /readyz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        std::io::Result::Ok(answer.starts_with("HTTP/1.1 200"))
    };
    asked().unwrap_or(false)
}
