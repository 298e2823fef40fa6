//! A reviewer with thousands of statements: the first page of the list, and two long statements compared.

use std::time::{Duration, Instant};

use probity::{
    actor::Actor,
    disclosure::{
        cycle::launch::launch,
        filing::submitting::submit,
        form::{Fate, compare},
        review::assigning::assign_by_load,
    },
    identity::membership,
    role::Role,
};

use crate::{
    Size,
    clients::{Answers, Clients, as_browser},
    databases::Kind,
    desk::Person,
    limits::{Column, Limit},
    rounds::{Rounds, median, millis},
    scene::{Scene, in_parallel},
    server::Server,
    statements::{answers, filled_in, form, import, plan, thing},
};

/// The full list and the empty ones in turn.
const ROUNDS: usize = 5;
const CLIENTS: usize = 4;
/// Things in each of the statements that are compared.
const THINGS: usize = 200;

/// What the first page costs beside a view of it that holds nothing; and the list of an office without any statement.
pub fn measure(column: &mut Column, (kind, size): (Kind, Size)) {
    let (full, reviewer) = reviewed(kind, size.list);
    let (empty, idle) = reviewed(kind, 0);
    let clients = Clients::new();
    let servers = [&full, &empty].map(|scene| Server::portal(scene.desk.folder.path()));
    let mut rounds = Rounds::default();
    let mut elsewhere = Vec::new();
    for _ in 0..ROUNDS {
        let long = pages(&clients, &servers[0], (&reviewer, "mine", 50));
        let none = pages(&clients, &servers[0], (&reviewer, "done", 100));
        rounds.push(long, none);
        let (cost, _) = pages(&clients, &servers[1], (&idle, "mine", 200));
        elsewhere.push(millis(cost));
    }
    let kilobytes = f64::from(u32::try_from(rounds.bytes).unwrap()) / 1e3;
    column.note("work list: KB as sent", kilobytes, 1, Limit::AtMost(60.0));
    rounds.note(
        column,
        10.0,
        [
            "work list, first 25 of 10,000: CPU, ms",
            "work list, an empty view of it: CPU, ms",
            "work list: 25 statements to none",
            "work list, 4 clients: errors",
            "work list, 4 clients: pages per second",
        ],
    );
    column.note(
        "work list, an office without statements: CPU, ms",
        median(elsewhere),
        2,
        Limit::None,
    );
    servers.into_iter().for_each(Server::stop);
    let cost = median((0..9).map(|_| compared()).collect());
    column.note(
        "comparison of 200 items: CPU, ms",
        cost,
        2,
        Limit::AtMost(50.0),
    );
}

/// An office whose only reviewer has so many statements to review.
fn reviewed(kind: Kind, count: usize) -> (Scene, Person) {
    let mut scene = Scene::open(kind, count);
    scene.wake();
    import(&scene.desk, count.max(1), count);
    let id = plan(&scene);
    let desk = &scene.desk;
    let officer = desk.actor(&scene.people.officer);
    launch(&desk.office, &officer, id, &mut |_, _| {}).unwrap();
    let declared = answers(3, 2);
    in_parallel(count, |number| {
        let me = desk.actor(&scene.staff[number]);
        let at = filled_in(&scene, &me, &declared);
        submit(&desk.office, &me, at, "A Name").unwrap();
    });
    let reviewer = desk.enrol("rui@example.int", "Rui Costa", &[Role::Reviewer]);
    membership::propose(&desk.office, &officer).unwrap();
    desk.sign_in(&mut scene.people.alternate);
    desk.certify(&scene.people.alternate);
    assert_eq!(
        assign_by_load(&desk.office, &Actor::worker()).unwrap(),
        count
    );
    (scene, reviewer)
}

fn pages(
    clients: &Clients,
    server: &Server,
    (who, view, count): (&Person, &str, usize),
) -> (Duration, Answers) {
    let session = who.token.text().to_string();
    let address = format!("{}/reviews?view={view}", server.address);
    let before = server.cpu();
    let answers = clients.send((CLIENTS, count), 200, move |http, _| {
        as_browser(http.get(address.as_str()), &session)
    });
    let spent = server.cpu().saturating_sub(before);
    (spent / u32::try_from(count).unwrap(), answers)
}

/// What a comparison costs, in milliseconds: half of it is as it was, the rest changed, new or gone.
fn compared() -> f64 {
    let (form, before) = (form(), answers(THINGS, 1));
    let mut after = before.clone();
    for number in (0..THINGS).step_by(4) {
        after.remove("assets", &thing(number).id);
        let mut other = thing(number + 1);
        other.fields.clear();
        after.put("assets", other);
        after.put("assets", thing(THINGS + number));
    }
    let began = Instant::now();
    let comparison = compare(&form, &before, &after);
    let took = began.elapsed();
    assert_eq!(comparison.count(Fate::Added), THINGS / 4);
    millis(took)
}
