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

/// The full list and the empty one in turn.
const ROUNDS: usize = 5;
const CLIENTS: usize = 4;
/// Things in each of the statements that are compared.
const THINGS: usize = 200;

/// What the first page costs beside the page of somebody who has nothing to review.
pub fn measure(column: &mut Column, (kind, size): (Kind, Size)) {
    let (full, reviewer) = reviewed(kind, size.list);
    let (empty, idle) = reviewed(kind, 0);
    let clients = Clients::new();
    let servers = [&full, &empty].map(|scene| Server::portal(scene.desk.folder.path()));
    let mut rounds = Rounds::default();
    for _ in 0..ROUNDS {
        let long = pages(&clients, &servers[0], (&reviewer, 50));
        rounds.push(long, pages(&clients, &servers[1], (&idle, 200)));
    }
    let kilobytes = f64::from(u32::try_from(rounds.bytes).unwrap()) / 1e3;
    column.note("work list: KB as sent", kilobytes, 1, Limit::AtMost(60.0));
    rounds.note(
        column,
        10.0,
        [
            "work list, first page: CPU, ms",
            "work list, empty: CPU, ms",
            "work list: full to empty",
            "work list, 4 clients: errors",
            "work list, 4 clients: pages per second",
        ],
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
    (who, count): (&Person, usize),
) -> (Duration, Answers) {
    let (session, address) = (who.token.text().to_string(), server.address.clone());
    let before = server.cpu();
    let answers = clients.send((CLIENTS, count), 200, move |http, _| {
        as_browser(http.get(format!("{address}/reviews?view=mine")), &session)
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
