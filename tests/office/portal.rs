//! The portal of an office, served in this process on a port of its own, and browsers that use it.

use std::{collections::BTreeMap, net::TcpListener, ops::Deref, sync::Arc, thread::JoinHandle};

use probity::{
    role::Role,
    web::{self, App},
};
use reqwest::{Client, Method, RequestBuilder, header::HeaderMap, redirect::Policy};
use tokio::{runtime::Runtime, sync::oneshot};

use crate::{
    databases::Kind,
    desk::{Desk, PASSWORD, People, Person},
};

/// Many requests come from one machine under a clock that stands.
pub const UNHURRIED: &str = "[server]\nrequests_at_once = 1000000\nworkers = 1\n";

/// An office with its portal.
pub struct Portal {
    doors: Doors,
    pub desk: Desk,
    pub people: People,
}

/// The portal of an office, open as long as this is kept.
pub struct Doors {
    pub address: String,
    runtime: Arc<Runtime>,
    stop: Option<oneshot::Sender<()>>,
    server: Option<JoinHandle<()>>,
}

/// Somebody's browser: it keeps cookies, says where its forms come from, and follows nothing by itself.
pub struct Browser {
    client: Client,
    runtime: Arc<Runtime>,
    address: String,
    pub cookies: BTreeMap<String, String>,
    /// The page it shows, with the tokens of its forms.
    pub page: Page,
}

/// What came back.
#[derive(Default)]
pub struct Page {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Portal {
    /// An open office and its portal.
    pub fn open(kind: Kind) -> Self {
        Self::with(kind, UNHURRIED)
    }

    /// The same under other settings of the server.
    pub fn with(kind: Kind, server: &str) -> Self {
        Self::serve(kind, server, false)
    }

    /// The same with the page of all components.
    pub fn showroom(kind: Kind) -> Self {
        Self::serve(kind, UNHURRIED, true)
    }

    fn serve(kind: Kind, server: &str, showroom: bool) -> Self {
        let (desk, people) = Desk::open_with(kind, server);
        Self {
            doors: Doors::of(&desk, showroom),
            desk,
            people,
        }
    }

    /// The portal of an office in which something has happened already.
    pub fn over(desk: Desk, people: People) -> Self {
        Self {
            doors: Doors::of(&desk, false),
            desk,
            people,
        }
    }

    /// A member of staff who has signed in.
    pub fn staff(&self, name: &str) -> Browser {
        let login = format!("{name}@example.int");
        self.desk.enrol(&login, name, &[Role::Staff]);
        let mut browser = self.stranger();
        browser.sign_in(&login, PASSWORD);
        browser
    }
}

impl Deref for Portal {
    type Target = Doors;

    fn deref(&self) -> &Doors {
        &self.doors
    }
}

impl Doors {
    /// The portal of an office that is there already; under settings of [`UNHURRIED`] it takes what one machine sends.
    pub fn of(desk: &Desk, showroom: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let app = App::new(Arc::clone(&desk.office), Arc::clone(&desk.gate)).unwrap();
        let app = if showroom { app.with_showroom() } else { app };
        let (stop, stopped) = oneshot::channel();
        let server = std::thread::spawn(move || {
            let serve = web::serve(app, listener, async {
                stopped.await.unwrap_or_default();
            });
            Runtime::new().unwrap().block_on(serve).unwrap();
        });
        Self {
            address,
            runtime: Arc::new(Runtime::new().unwrap()),
            stop: Some(stop),
            server: Some(server),
        }
    }

    /// A browser of somebody who has not signed in.
    pub fn stranger(&self) -> Browser {
        Browser {
            client: Client::builder().redirect(Policy::none()).build().unwrap(),
            runtime: Arc::clone(&self.runtime),
            address: self.address.clone(),
            cookies: BTreeMap::new(),
            page: Page::default(),
        }
    }

    /// A browser in which somebody has signed in.
    pub fn browser(&self, person: &Person) -> Browser {
        let mut browser = self.stranger();
        browser.sign_in(&person.login, &person.password);
        browser
    }
}

impl Drop for Doors {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            stop.send(()).unwrap_or_default();
        }
        let served = self.server.take().map(JoinHandle::join);
        if !std::thread::panicking() {
            served.unwrap().unwrap();
        }
    }
}

impl Browser {
    /// Opens a page.
    pub fn open(&mut self, path: &str) -> &Page {
        let request = self.request(Method::GET, path);
        self.fetch(request)
    }

    /// Sends the form of the page shown that posts to `action`, with these fields.
    pub fn send(&mut self, action: &str, fields: &[(&str, &str)]) -> &Page {
        let token = self.page.token(action);
        let token = token.unwrap_or_else(|| panic!("no form to {action} in {}", self.page.text));
        let mut all = vec![("token", token.as_str())];
        all.extend_from_slice(fields);
        self.post(action, &all)
    }

    /// Opens `page` and sends its form that posts to `action`.
    pub fn send_from(&mut self, page: &str, action: &str, fields: &[(&str, &str)]) -> &Page {
        self.open(page);
        self.send(action, fields)
    }

    /// Sends a form as a page of ours would.
    pub fn post(&mut self, action: &str, fields: &[(&str, &str)]) -> &Page {
        let request = self.request(Method::POST, action);
        let request = request.header("sec-fetch-site", "same-origin");
        self.fetch(request.form(fields))
    }

    /// A request with this browser's cookies.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = self
            .client
            .request(method, format!("{}{path}", self.address));
        if cookies.is_empty() {
            request
        } else {
            request.header("cookie", cookies.join("; "))
        }
    }

    /// Sends a request and shows what comes back.
    pub fn fetch(&mut self, request: RequestBuilder) -> &Page {
        self.page = self.runtime.block_on(async {
            let response = request.send().await.unwrap();
            Page {
                status: response.status().as_u16(),
                headers: response.headers().clone(),
                text: response.text().await.unwrap(),
            }
        });
        for cookie in self.page.headers.get_all("set-cookie") {
            let cookie = cookie.to_str().unwrap();
            let (name, rest) = cookie.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        &self.page
    }

    /// Goes where the last answer led.
    pub fn follow(&mut self) -> &Page {
        let there = self.page.location();
        self.open(&there)
    }

    /// Signs in.
    pub fn sign_in(&mut self, login: &str, password: &str) {
        self.open("/sign-in");
        self.send("/sign-in", &[("login", login), ("password", password)]);
        assert_eq!(self.page.status, 303, "{}", self.page.text);
    }
}

impl Page {
    /// The token of the form that posts to `action`.
    pub fn token(&self, action: &str) -> Option<String> {
        let (_, form) = self.text.split_once(&format!("action=\"{action}\""))?;
        let (_, value) = form.split_once("name=\"token\" value=\"")?;
        value.split('"').next().map(str::to_owned)
    }

    /// The address of the form whose address ends so.
    pub fn token_path(&self, end: &str) -> String {
        let actions = self.text.split("action=\"").skip(1);
        let mut actions = actions.map(|rest| rest.split('"').next().unwrap());
        actions
            .find(|action| action.ends_with(end))
            .unwrap()
            .to_owned()
    }

    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> String {
        let field = format!("<input type=\"hidden\" name=\"{name}\" value=\"");
        let (_, value) = self.text.split_once(&field).unwrap();
        value.split('"').next().unwrap().to_owned()
    }

    /// A header.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// Where a redirect leads.
    pub fn location(&self) -> String {
        assert_eq!(self.status, 303, "{}", self.text);
        self.header("location").to_owned()
    }

    /// Whether the page says this.
    pub fn says(&self, words: &str) -> bool {
        self.text.contains(words) || self.plain().contains(words)
    }

    /// Its text without what stands around a value in a sentence and is not seen.
    pub fn plain(&self) -> String {
        self.text.replace(['\u{2068}', '\u{2069}'], "")
    }
}
