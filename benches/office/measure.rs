//! What is measured, in the order of an office's life.

use std::time::Duration;

use probity::vault::MatterId;
use reqwest::{Client, RequestBuilder};

use crate::{
    clients::{Answers, Clients, as_browser},
    databases::Kind,
    limits::{Column, Limit},
    peer,
    rounds::{Rounds, median, millis},
    scene::{SUBJECT, Scene, words},
    server::Server,
};

/// Matters in the inbox that is measured.
const INBOX: usize = 5_000;
/// Portal and bare handler in turn: whatever else the machine does meets both.
const ROUNDS: usize = 5;
/// Requests of one round.
const ROUND: usize = 600;
/// Members of staff who ask.
const STAFF: usize = 1_000;
const CLIENTS: usize = 16;
const MANY_CLIENTS: usize = 64;
/// Starts that are timed.
const STARTS: usize = 5;

/// The run of one database.
struct Run {
    scene: Scene,
    clients: Clients,
    column: Column,
    /// How many requests were asked through the servers.
    asked: usize,
}

/// Everything, on one database; the office has `matters` matters when its start is timed.
pub fn all(kind: Kind, matters: usize) -> Column {
    let mut run = Run {
        scene: Scene::open(kind, STAFF),
        clients: Clients::new(),
        column: Column::new(kind),
        asked: 0,
    };
    let folder = run.scene.desk.folder.path().to_owned();
    let portal = Server::portal(&folder);
    std::thread::sleep(Duration::from_secs(2));
    run.note(
        "memory idle, MB",
        portal.memory().resident,
        Limit::AtMost(60.0),
    );
    let inbox = run.inboxes(&portal);
    let bare = Server::bare(&folder, peer::ARGUMENT);
    run.intake(&portal, &bare);
    run.crowd(&portal);
    run.opening((&portal, &bare), &inbox);
    run.sign_ins(&portal);
    run.note(
        "memory under load, MB",
        portal.memory().highest,
        Limit::AtMost(300.0),
    );
    bare.kill();
    portal.stop();
    run.starts(matters);
    run.column
}

impl Run {
    fn note(&mut self, name: &'static str, value: f64, limit: Limit) {
        self.column.note(name, value, 1, limit);
    }

    /// The first page of the inbox with five thousand matters, which are given back, beside a view of it that holds
    /// nothing; and that of an office without any matter.
    fn inboxes(&mut self, portal: &Server) -> Vec<MatterId> {
        let matters = self.scene.fill(0, INBOX);
        self.scene.wake();
        let mut other = Scene::open(self.scene.desk.kind(), 0);
        other.wake();
        let new = Server::portal(other.desk.folder.path());
        let mut rounds = Rounds::default();
        let mut elsewhere = Vec::new();
        for _ in 0..ROUNDS {
            let full = self.inbox(portal, &self.scene.officer(), ("", 100));
            let empty = self.inbox(portal, &self.scene.officer(), ("?view=overdue", 200));
            rounds.push(full, empty);
            let (cost, _) = self.inbox(&new, &other.officer(), ("", 400));
            elsewhere.push(millis(cost));
        }
        new.stop();
        let kilobytes = f64::from(u32::try_from(rounds.bytes).unwrap()) / 1e3;
        self.note(
            "inbox, first 50 of 5,000: KB as sent",
            kilobytes,
            Limit::AtMost(60.0),
        );
        rounds.note(
            &mut self.column,
            10.0,
            [
                "inbox, first 50 of 5,000: CPU, ms",
                "inbox, an empty view of it: CPU, ms",
                "inbox: 50 matters to none",
                "inbox, 16 clients: errors",
                "inbox, 16 clients: pages per second",
            ],
        );
        self.column.note(
            "inbox, an office without matters: CPU, ms",
            median(elsewhere),
            2,
            Limit::None,
        );
        matters
    }

    /// Requests of 2 KB by signed-in staff, to the portal and to the bare handler in turn.
    fn intake(&mut self, portal: &Server, bare: &Server) {
        let mut rounds = Rounds::default();
        for _ in 0..ROUNDS {
            let ours = self.ask(portal, CLIENTS, ROUND);
            let theirs = self.ask(bare, CLIENTS, ROUND);
            rounds.push(ours, theirs);
        }
        rounds.note(
            &mut self.column,
            2.0,
            [
                "intake, 16 clients: CPU, ms",
                "intake, bare handler: CPU, ms",
                "intake: portal to bare handler",
                "intake, 16 clients: errors",
                "intake, 16 clients: requests per second",
            ],
        );
    }

    /// How many acts share a commit when many ask at once.
    fn crowd(&mut self, portal: &Server) {
        let before = self.door(portal);
        let (_, answers) = self.ask(portal, MANY_CLIENTS, 3_000);
        let after = self.door(portal);
        let shared = (after.0 - before.0) / (after.1 - before.1);
        self.note(
            "intake, 64 clients: acts per commit",
            shared,
            Limit::AtLeast(4.0),
        );
        self.errors("intake, 64 clients: errors", answers.errors);
        self.column.note(
            "intake, 64 clients: requests per second",
            answers.per_second,
            0,
            Limit::None,
        );
    }

    /// An officer opens matters: pages of the portal, plain text of the bare handler.
    fn opening(&mut self, (portal, bare): (&Server, &Server), matters: &[MatterId]) {
        let (ours, theirs) = matters.split_at(matters.len() / 2);
        let mut rounds = Rounds::default();
        for round in 0..ROUNDS {
            let of = |all: &[MatterId]| all[round * ROUND / 2..][..ROUND / 2].to_vec();
            let page = self.open(portal, of(ours));
            let text = self.open(bare, of(theirs));
            rounds.push(page, text);
        }
        rounds.note(
            &mut self.column,
            2.0,
            [
                "opening, 16 clients: CPU, ms",
                "opening, bare handler: CPU, ms",
                "opening: portal to bare handler",
                "opening, 16 clients: errors",
                "opening, 16 clients: pages per second",
            ],
        );
    }

    /// Sixteen people sign in at once. Their passwords are wrong, which costs the same.
    fn sign_ins(&mut self, portal: &Server) {
        let address = portal.address.clone();
        let sign_in = move |http: &Client, number: usize| {
            let (login, password) = (format!("nobody{number}@example.int"), "a wrong passphrase");
            http.post(format!("{address}/api/v1/session"))
                .json(&serde_json::json!({ "login": login, "password": password }))
        };
        let answers = self.clients.send((CLIENTS, CLIENTS), 422, sign_in);
        self.errors("signing in, 16 clients: errors", answers.errors);
    }

    /// From the start of the process to the first answer that it is ready.
    fn starts(&mut self, matters: usize) {
        self.scene.wake();
        self.scene.fill(INBOX + self.asked, matters);
        let folder = self.scene.desk.folder.path().to_owned();
        let mut took: Vec<Duration> = (0..STARTS)
            .map(|_| {
                let portal = Server::portal(&folder);
                let took = portal.took;
                portal.stop();
                took
            })
            .collect();
        took.sort();
        let seconds = took[STARTS / 2].as_secs_f64();
        self.column
            .note("start to ready, s", seconds, 2, Limit::Quietly(1.0));
        // What was not yet noted in the share store is checked against the record.
        let portal = Server::portal(&folder);
        self.scene.wake();
        self.ask(&portal, CLIENTS, 100);
        portal.kill();
        let portal = Server::portal(&folder);
        let seconds = portal.took.as_secs_f64();
        self.column.note(
            "start to ready after a kill, s",
            seconds,
            2,
            Limit::Quietly(1.0),
        );
        let resident = portal.memory().resident;
        self.note("memory after such a start, MB", resident, Limit::None);
        portal.stop();
    }

    fn ask(&mut self, server: &Server, clients: usize, count: usize) -> (Duration, Answers) {
        let first = self.asked;
        self.asked += count;
        let address = server.address.clone();
        let message = words();
        let staff: Vec<(String, String)> = self
            .scene
            .staff
            .iter()
            .map(|person| {
                (
                    person.token.text().to_string(),
                    person.token.csrf("/ask/send"),
                )
            })
            .collect();
        let form = move |http: &Client, number: usize| {
            let (session, token) = &staff[(first + number) % staff.len()];
            let fields = [
                ("token", token.as_str()),
                ("subject", SUBJECT),
                ("message", message.as_str()),
                ("concerns_office", "no"),
            ];
            as_browser(
                http.post(format!("{address}/ask/send")).form(&fields),
                session,
            )
        };
        self.by(server, (clients, count), 303, form)
    }

    fn open(&mut self, server: &Server, matters: Vec<MatterId>) -> (Duration, Answers) {
        let (officer, address) = (self.scene.officer(), server.address.clone());
        let count = matters.len();
        let page = move |http: &Client, number: usize| {
            let address = format!("{address}/matters/{}", matters[number]);
            as_browser(http.get(address), &officer)
        };
        self.by(server, (CLIENTS, count), 200, page)
    }

    fn inbox(
        &self,
        server: &Server,
        officer: &str,
        (view, count): (&'static str, usize),
    ) -> (Duration, Answers) {
        let (officer, address) = (officer.to_owned(), server.address.clone());
        let page = move |http: &Client, _| {
            as_browser(http.get(format!("{address}/inbox{view}")), &officer)
        };
        self.by(server, (CLIENTS, count), 200, page)
    }

    /// What one request costs the server's process.
    fn by(
        &self,
        server: &Server,
        (clients, count): (usize, usize),
        status: u16,
        make: impl Fn(&Client, usize) -> RequestBuilder + Send + Sync + 'static,
    ) -> (Duration, Answers) {
        let before = server.cpu();
        let answers = self.clients.send((clients, count), status, make);
        let spent = server.cpu().saturating_sub(before);
        (spent / u32::try_from(count).unwrap(), answers)
    }

    /// Acts and commits of the write door so far.
    fn door(&self, portal: &Server) -> (f64, f64) {
        let figures = self
            .clients
            .page(|http| http.get(format!("{}/metrics", portal.address)));
        let count = |name: &str| {
            let line = figures.lines().find(|line| line.starts_with(name)).unwrap();
            line.rsplit(' ').next().unwrap().parse().unwrap()
        };
        (count("probity_acts_total"), count("probity_commits_total"))
    }

    fn errors(&mut self, name: &'static str, errors: usize) {
        let errors = f64::from(u32::try_from(errors).unwrap());
        self.column.note(name, errors, 0, Limit::AtMost(0.0));
    }
}
