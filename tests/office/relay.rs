//! An SMTP relay in the test process: it takes letters over real sockets, with TLS or without, and answers as told.

use std::{
    collections::VecDeque,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, Shutdown, TcpListener, TcpStream},
    sync::Arc,
    thread,
};

use mail_parser::{MessageParser, MimeHeaders};
use mailin::{Action, AuthMechanism, Handler, Response, Session, SessionBuilder, response};
use parking_lot::Mutex;
use rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};

/// How the relay wants to be spoken to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Speaks {
    Plain,
    StartTls,
    Tls,
}

/// A running relay; it stops listening when dropped.
pub struct Relay {
    port: u16,
    desk: Arc<Mutex<Desk>>,
    /// The certificate that its own authority would be asked for, in PEM.
    pub certificate: String,
}

/// What came in and what is to be answered.
#[derive(Default)]
struct Desk {
    letters: Vec<Received>,
    answers: VecDeque<u16>,
    account: Option<(String, String)>,
    down: bool,
    callers: Vec<TcpStream>,
    closed: bool,
}

/// A letter as it came over the wire.
#[derive(Clone)]
pub struct Received {
    pub to: String,
    raw: Vec<u8>,
}

impl Relay {
    pub fn start(speaks: Speaks) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
        let identity = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let relay = Self {
            port: listener.local_addr().unwrap().port(),
            desk: Arc::default(),
            certificate: identity.cert.pem(),
        };
        let tls = Arc::new(server_config(&identity));
        let desk = Arc::clone(&relay.desk);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if desk.lock().closed {
                    return;
                }
                if desk.lock().down {
                    continue;
                }
                desk.lock().callers.push(stream.try_clone().unwrap());
                let (desk, tls) = (Arc::clone(&desk), Arc::clone(&tls));
                thread::spawn(move || serve(stream, speaks, desk, tls));
            }
        });
        relay
    }

    /// The port it listens on, as a setting.
    pub fn port(&self) -> String {
        self.port.to_string()
    }

    /// The codes with which the next letters are answered; afterwards each is taken.
    pub fn answer(&self, codes: impl IntoIterator<Item = u16>) {
        self.desk.lock().answers.extend(codes);
    }

    /// A relay that is down hangs up on everybody.
    pub fn set_down(&self, down: bool) {
        let mut desk = self.desk.lock();
        desk.down = down;
        if down {
            for caller in desk.callers.drain(..) {
                // Whoever has left already cannot be hung up on.
                caller.shutdown(Shutdown::Both).ok();
            }
        }
    }

    /// From now on only who signs in like this may send.
    pub fn demand(&self, user: &str, password: &str) {
        self.desk.lock().account = Some((user.to_owned(), password.to_owned()));
    }

    /// All letters taken so far.
    pub fn letters(&self) -> Vec<Received> {
        self.desk.lock().letters.clone()
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.desk.lock().closed = true;
        drop(TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)));
    }
}

impl Received {
    /// A letter as a mailbox or a folder has it.
    pub fn of(to: &str, raw: Vec<u8>) -> Self {
        Self {
            to: to.to_owned(),
            raw,
        }
    }

    /// Name and text of the files that came with it.
    pub fn attached(&self) -> Vec<(String, String)> {
        let message = MessageParser::new().parse(&self.raw).unwrap();
        let file = |part: &mail_parser::MessagePart<'_>| {
            let name = part.attachment_name().unwrap().to_owned();
            (name, part.text_contents().unwrap().to_owned())
        };
        message.attachments().map(file).collect()
    }

    /// A header as its reader sees it.
    pub fn header(&self, name: &str) -> String {
        let message = MessageParser::new().parse(&self.raw).unwrap();
        let header = message.header(name).expect("the header is there");
        header.as_text().expect("it is a text").to_owned()
    }

    pub fn text(&self) -> String {
        let message = MessageParser::new().parse(&self.raw).unwrap();
        message.body_text(0).unwrap().replace("\r\n", "\n")
    }

    pub fn html(&self) -> String {
        let message = MessageParser::new().parse(&self.raw).unwrap();
        message.body_html(0).unwrap().into_owned()
    }
}

fn server_config(identity: &rcgen::CertifiedKey<rcgen::KeyPair>) -> ServerConfig {
    let key = PrivatePkcs8KeyDer::from(identity.signing_key.serialize_der());
    ServerConfig::builder_with_provider(Arc::new(rustls::crypto::aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![identity.cert.der().clone()], PrivateKeyDer::from(key))
        .unwrap()
}

/// Serves one connection; whatever the client breaks off ends it.
fn serve(stream: TcpStream, speaks: Speaks, desk: Arc<Mutex<Desk>>, tls: Arc<ServerConfig>) {
    let mut builder = SessionBuilder::new("relay.test");
    if speaks == Speaks::StartTls {
        builder.enable_start_tls();
    }
    if desk.lock().account.is_some() {
        builder.enable_auth(AuthMechanism::Plain);
    }
    let clerk = Clerk {
        desk,
        letter: Vec::new(),
        to: String::new(),
    };
    let mut session = builder.build(Ipv4Addr::LOCALHOST.into(), clerk);
    let encrypted = |stream| StreamOwned::new(ServerConnection::new(tls).unwrap(), stream);
    match speaks {
        Speaks::Tls => {
            session.tls_active();
            converse(encrypted(stream), &mut session, true);
        }
        Speaks::Plain | Speaks::StartTls => {
            if let Some(stream) = converse(stream, &mut session, true) {
                session.tls_active();
                converse(encrypted(stream), &mut session, false);
            }
        }
    }
}

/// Speaks SMTP until one side ends; answers the stream when the client asks for TLS on it.
fn converse<S: Read + Write>(stream: S, session: &mut Session<Clerk>, greet: bool) -> Option<S> {
    let mut stream = BufReader::new(stream);
    let say = |stream: &mut BufReader<S>, response: &Response| {
        let bytes = response.buffer().ok()?;
        stream.get_mut().write_all(&bytes).ok()?;
        stream.get_mut().flush().ok()
    };
    if greet {
        say(&mut stream, &session.greeting())?;
    }
    loop {
        let mut line = Vec::new();
        if stream.read_until(b'\n', &mut line).ok()? == 0 {
            return None;
        }
        let response = session.process(&line);
        match response.action {
            Action::NoReply => {}
            Action::Reply => say(&mut stream, &response)?,
            Action::Close => {
                say(&mut stream, &response)?;
                return None;
            }
            Action::UpgradeTls => {
                say(&mut stream, &response)?;
                return Some(stream.into_inner());
            }
        }
    }
}

/// Takes one connection's letters to the desk.
struct Clerk {
    desk: Arc<Mutex<Desk>>,
    letter: Vec<u8>,
    to: String,
}

impl Handler for Clerk {
    fn rcpt(&mut self, to: &str) -> Response {
        to.clone_into(&mut self.to);
        match self.desk.lock().answers.pop_front() {
            None | Some(250) => response::OK,
            Some(code) => Response::custom(code, "as told".to_owned()),
        }
    }

    fn data_start(&mut self, _: &str, _: &str, _: bool, _: &[String]) -> Response {
        self.letter.clear();
        response::OK
    }

    fn data(&mut self, line: &[u8]) -> std::io::Result<()> {
        self.letter.extend(line);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        self.desk.lock().letters.push(Received {
            to: self.to.clone(),
            raw: std::mem::take(&mut self.letter),
        });
        response::OK
    }

    fn auth_plain(&mut self, _: &str, user: &str, password: &str) -> Response {
        let account = Some((user.to_owned(), password.to_owned()));
        if self.desk.lock().account == account {
            response::AUTH_OK
        } else {
            response::INVALID_CREDENTIALS
        }
    }
}
