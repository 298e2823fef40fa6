//! Every path of the portal. Whatever else is asked for, and with whichever method, is not there.

use actix_web::{
    Resource, Route, guard,
    web::{self, ServiceConfig, post},
};

use super::{
    api, assets, health,
    pages::{
        account::{enrolment, handlers as account},
        accounts::handlers as accounts,
        ask::handlers as ask,
        cycles::{
            deciding, exempting, following, handlers as cycles, launching, planning, populating,
        },
        figure::handlers as figure,
        files::handlers as files,
        giving_back::handlers as giving_back,
        groups::handlers as groups,
        home::handlers as home,
        inbox::{handlers as inbox, working},
        letters::handlers as letters,
        obligations::handlers as obligations,
        purges::handlers as purges,
        remedies::handlers as remedies,
        request::handlers as request,
        retention::{RETENTION, handlers as retention},
        reviewing::{assigning as giving, handlers as reviews, lane, working as reviewing},
        sampling::{handlers as sampling, verifying},
        search::handlers as search,
        statement::{asking, calendar, handlers as statement, import, keeping, sending},
        styleguide::handlers as styleguide,
        summaries::{SUMMARIES, handlers as summaries},
        units::handlers as units,
    },
    path,
};

/// All routes; `showroom` adds the page of all components.
pub(super) fn all(config: &mut ServiceConfig, showroom: bool) {
    config
        .configure(strangers)
        .configure(owners)
        .configure(filers)
        .configure(registers)
        .configure(sections)
        .configure(desk)
        .configure(reviewers)
        .configure(cycle)
        .configure(under_way)
        .configure(operators);
    if showroom {
        at(config, path::STYLEGUIDE, |it| {
            it.route(get().to(styleguide::components))
        });
        at(config, "/styleguide/{name}", |it| {
            it.route(get().to(styleguide::sample))
        });
    }
    api::routes(config);
    config.default_service(web::to(home::nothing));
}

/// A page: whoever asks for its headers alone (HEAD) gets those.
fn get() -> Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
}

/// A path with its methods; any other method finds nothing there.
fn at(config: &mut ServiceConfig, path: &str, routes: impl FnOnce(Resource) -> Resource) {
    config.service(routes(web::resource(path)).default_service(web::to(home::nothing)));
}

/// What anybody may come to: the ways in, asking without a name, what is published.
fn strangers(config: &mut ServiceConfig) {
    let mut on = |path, routes: fn(Resource) -> Resource| at(config, path, routes);
    on(path::HOME, |it| it.route(get().to(home::home)));
    on("/language/{tag}", |it| it.route(get().to(home::language)));
    on(path::CONFIDENTIALITY, |it| {
        it.route(get().to(home::confidentiality))
    });
    on(path::SIGN_IN, |it| {
        it.route(get().to(account::sign_in_form))
            .route(post().to(account::sign_in))
    });
    on(path::SIGN_OUT, |it| it.route(post().to(account::sign_out)));
    on("/enrol/{token}", |it| {
        it.route(get().to(enrolment::enrol_form))
            .route(post().to(enrolment::enrol))
    });
    on(path::LINK, |it| {
        it.route(get().to(enrolment::link_form))
            .route(post().to(enrolment::send_link))
    });
    on(path::FORGOTTEN, |it| {
        it.route(get().to(enrolment::forgotten_form))
            .route(post().to(enrolment::recover))
    });
    on(path::ANONYMOUS, |it| {
        it.route(get().to(ask::anonymous_form))
            .route(post().to(ask::anonymous_check))
    });
    on(path::ANONYMOUS_SEND, |it| {
        it.route(post().to(ask::anonymous_send))
    });
    on(path::RETURN, |it| {
        it.route(get().to(ask::return_form))
            .route(post().to(ask::come_back))
    });
    on(path::FIGURES, |it| it.route(get().to(figure::years)));
    on("/figures/{year}", |it| it.route(get().to(figure::year)));
    on(SUMMARIES, |it| it.route(get().to(summaries::public)));
    on("/assets/{print}/{name}", |it| {
        it.route(get().to(assets::give))
    });
}

/// What somebody signed in does with what is their own.
fn owners(config: &mut ServiceConfig) {
    let mut on = |path, routes: fn(Resource) -> Resource| at(config, path, routes);
    on(path::ASK, |it| {
        it.route(get().to(ask::form)).route(post().to(ask::check))
    });
    on(path::ASK_SEND, |it| it.route(post().to(ask::send)));
    on("/requests/{id}", |it| it.route(get().to(request::show)));
    on("/requests/{id}/sent", |it| it.route(get().to(ask::sent)));
    on("/requests/{id}/reply", |it| {
        it.route(post().to(request::reply))
    });
    on("/requests/{id}/withdraw", |it| {
        it.route(get().to(request::withdraw_form))
            .route(post().to(request::withdraw))
    });
    on("/disclosures/{id}/files", |it| {
        it.route(get().to(files::show)).route(post().to(files::add))
    });
    on("/disclosures/{id}/files/{file}", |it| {
        it.route(get().to(files::download))
    });
    on("/disclosures/{id}/files/{file}/remove", |it| {
        it.route(post().to(files::remove))
    });
    on("/disclosures/{id}/verification", |it| {
        it.route(get().to(verifying::asked))
            .route(post().to(verifying::provide))
    });
    on("/disclosures/{id}/summary", |it| {
        it.route(get().to(summaries::own))
            .route(post().to(summaries::approve))
    });
    on("/disclosures/{id}/summary/withdraw", |it| {
        it.route(post().to(summaries::withdraw))
    });
    on(path::SESSIONS, |it| it.route(get().to(account::sessions)));
    on(path::LANGUAGE, |it| {
        it.route(post().to(account::set_language))
    });
    on("/sessions/end-others", |it| {
        it.route(post().to(account::end_other_sessions))
    });
    on("/sessions/{handle}/end", |it| {
        it.route(post().to(account::end_session))
    });
    on(path::PASSWORD, |it| {
        it.route(get().to(account::password_form))
            .route(post().to(account::change_password))
    });
    on(path::WORDS, |it| it.route(post().to(account::check_words)));
}

/// What a filer does, and whoever fills in for them.
fn filers(config: &mut ServiceConfig) {
    let mut on = |path, routes: fn(Resource) -> Resource| at(config, path, routes);
    on(path::DISCLOSURES, |it| {
        it.route(get().to(obligations::list))
    });
    on("/disclosures/{id}", |it| {
        it.route(get().to(statement::show))
    });
    on("/disclosures/{id}/begin", |it| {
        it.route(post().to(statement::begin))
    });
    on("/disclosures/{id}/amend", |it| {
        it.route(post().to(statement::amend))
    });
    on("/disclosures/{id}/answer", |it| {
        it.route(post().to(statement::answer))
    });
    on("/disclosures/{id}/resend", |it| {
        it.route(post().to(statement::resend))
    });
    on("/disclosures/{id}/check", |it| {
        it.route(get().to(sending::check))
            .route(post().to(sending::send))
    });
    on("/disclosures/{id}/time", |it| {
        it.route(get().to(asking::time_form))
            .route(post().to(asking::time))
    });
    on("/disclosures/{id}/helper", |it| {
        it.route(get().to(asking::helper_form))
            .route(post().to(asking::helper))
    });
    on("/disclosures/{id}/receipt", |it| {
        it.route(get().to(sending::receipt))
    });
    on("/disclosures/{id}/copy", |it| {
        it.route(get().to(sending::copy))
    });
    on("/disclosures/{id}/calendar", |it| {
        it.route(get().to(calendar::file))
    });
}

/// What a statement is made of.
fn sections(config: &mut ServiceConfig) {
    let mut on = |path, routes: fn(Resource) -> Resource| at(config, path, routes);
    on("/disclosures/{id}/sections/{section}", |it| {
        it.route(get().to(keeping::show_section))
            .route(post().to(keeping::declare))
    });
    on("/disclosures/{id}/sections/{section}/items/{item}", |it| {
        it.route(get().to(keeping::show_item))
            .route(post().to(keeping::keep))
    });
    on(
        "/disclosures/{id}/sections/{section}/items/{item}/remove",
        |it| {
            it.route(get().to(keeping::show_remove))
                .route(post().to(keeping::remove))
        },
    );
    on("/disclosures/{id}/sections/{section}/import", |it| {
        it.route(get().to(import::form))
            .route(post().to(import::import))
    });
    on("/disclosures/{id}/sections/{section}/import/file", |it| {
        it.route(post().to(import::import_file))
    });
}

/// The work of the office.
fn desk(config: &mut ServiceConfig) {
    let mut on = |path, routes: fn(Resource) -> Resource| at(config, path, routes);
    on(path::INBOX, |it| it.route(get().to(inbox::list)));
    on(path::PURGES, |it| {
        it.route(get().to(purges::show))
            .route(post().to(purges::sign))
    });
    on("/purges/hold", |it| it.route(post().to(purges::hold)));
    on(path::GIVING_BACK, |it| {
        it.route(get().to(giving_back::show))
            .route(post().to(giving_back::sign))
    });
    on(path::SEARCH, |it| {
        it.route(get().to(search::form))
            .route(post().to(search::search))
    });
    on(path::LOG, |it| {
        it.route(get().to(inbox::log_form))
            .route(post().to(inbox::log))
    });
    on("/matters/{id}", |it| it.route(get().to(working::show)));
    on("/matters/{id}/{act}", |it| {
        it.route(post().to(working::act))
    });
    on("/figures/{year}/publish", |it| {
        it.route(get().to(figure::publish_form))
            .route(post().to(figure::publish))
    });
    on(path::GROUPS, |it| {
        it.route(get().to(groups::show))
            .route(post().to(groups::sign))
    });
    on("/groups/propose", |it| it.route(post().to(groups::propose)));
    on(path::ACCOUNTS, |it| it.route(get().to(accounts::list)));
    on(path::LETTERS, |it| it.route(get().to(letters::show)));
    on("/letters/test", |it| it.route(post().to(letters::test)));
    on("/letters/{id}/again", |it| {
        it.route(post().to(letters::again))
    });
    on("/letters/{id}/discard", |it| {
        it.route(post().to(letters::discard))
    });
}

/// The work of reviewers.
fn reviewers(config: &mut ServiceConfig) {
    let mut on = |path, routes: fn(Resource) -> Resource| at(config, path, routes);
    on(path::REVIEWS, |it| it.route(get().to(reviews::list)));
    on(path::REVIEWS_PLAIN, |it| {
        it.route(get().to(lane::form)).route(post().to(lane::clear))
    });
    on("/reviews/{id}", |it| it.route(get().to(reviewing::show)));
    on("/reviews/{id}/assign", |it| {
        it.route(get().to(giving::form))
            .route(post().to(giving::assign))
    });
    on("/reviews/{id}/remedies", |it| {
        it.route(get().to(remedies::open))
            .route(post().to(remedies::open_act))
    });
    on("/reviews/{id}/remedies/evidence", |it| {
        it.route(post().to(remedies::open_attach))
    });
    on("/disclosures/{id}/remedies/evidence", |it| {
        it.route(post().to(remedies::own_attach))
    });
    on(path::REMEDIES, |it| it.route(get().to(remedies::list)));
    on("/disclosures/{id}/remedies", |it| {
        it.route(get().to(remedies::own))
            .route(post().to(remedies::own_act))
    });
    on("/reviews/{id}/{act}", |it| {
        it.route(post().to(reviewing::act))
    });
}

/// The cycles of disclosure until their launch, for those who run them.
fn cycle(config: &mut ServiceConfig) {
    let mut on = |path, routes: fn(Resource) -> Resource| at(config, path, routes);
    on(path::CYCLES, |it| it.route(get().to(cycles::list)));
    on(path::PLAN, |it| {
        it.route(get().to(planning::form))
            .route(post().to(planning::plan))
    });
    on(path::ENDINGS, |it| {
        it.route(get().to(deciding::endings))
            .route(post().to(deciding::sign))
    });
    on("/cycles/{id}", |it| it.route(get().to(cycles::show)));
    on("/cycles/{id}/plan", |it| {
        it.route(get().to(planning::adjust_form))
            .route(post().to(planning::adjust))
    });
    on("/cycles/{id}/rules", |it| {
        it.route(get().to(populating::rules))
            .route(post().to(populating::change_rules))
    });
    on("/cycles/{id}/named", |it| {
        it.route(get().to(populating::named))
            .route(post().to(populating::change_named))
    });
    on("/cycles/{id}/exempted", |it| {
        it.route(get().to(exempting::show))
            .route(post().to(exempting::change))
    });
    on("/cycles/{id}/preview", |it| {
        it.route(get().to(launching::preview))
    });
    on("/cycles/{id}/launch", |it| {
        it.route(get().to(launching::form))
            .route(post().to(launching::launch))
    });
}

/// What follows: for those who run cycles, and for focal points as far as it is of their unit.
fn under_way(config: &mut ServiceConfig) {
    let mut on = |path, routes: fn(Resource) -> Resource| at(config, path, routes);
    on("/cycles/{id}/statements", |it| {
        it.route(get().to(following::statements))
    });
    on("/cycles/{id}/statements/{statement}", |it| {
        it.route(get().to(deciding::statement))
            .route(post().to(deciding::decide))
    });
    on("/cycles/{id}/letters", |it| {
        it.route(get().to(deciding::letters))
    });
    on("/cycles/{id}/fees", |it| it.route(get().to(deciding::owed)));
    on("/cycles/{id}/end", |it| {
        it.route(get().to(deciding::end_form))
            .route(post().to(deciding::end))
    });
    on(path::UNITS, |it| it.route(get().to(units::list)));
    on("/units/{id}", |it| {
        it.route(get().to(units::show))
            .route(post().to(units::change))
    });
}

/// What is kept beside the statements of a cycle.
fn registers(config: &mut ServiceConfig) {
    let mut on = |path, routes: fn(Resource) -> Resource| at(config, path, routes);
    on("/reviews/{id}/files/{file}", |it| {
        it.route(get().to(files::review))
    });
    on("/reviews/{id}/verification", |it| {
        it.route(get().to(verifying::review))
            .route(post().to(verifying::record))
    });
    on("/cycles/{id}/sample", |it| {
        it.route(get().to(sampling::show))
            .route(post().to(sampling::draw))
    });
    on(RETENTION, |it| {
        it.route(get().to(retention::show))
            .route(post().to(retention::sign))
    });
    on("/retention/hold", |it| it.route(post().to(retention::hold)));
    on("/retention/certificates/{id}", |it| {
        it.route(get().to(retention::certificate))
    });
    on("/summaries/waiting", |it| {
        it.route(get().to(summaries::waiting))
    });
    on("/summaries/waiting/{id}", |it| {
        it.route(get().to(summaries::look_at))
            .route(post().to(summaries::publish))
    });
}

/// What the operator's machines ask.
fn operators(config: &mut ServiceConfig) {
    let mut on = |path, routes: fn(Resource) -> Resource| at(config, path, routes);
    on("/healthz", |it| it.route(get().to(health::lives)));
    on("/readyz", |it| it.route(get().to(health::is_ready)));
    on("/metrics", |it| it.route(get().to(health::figures)));
}

/// Whether a path costs its source nothing: assets, and what the operator's machines ask.
pub(super) fn is_free(path: &str) -> bool {
    assets::is_asset(path) || ["/healthz", "/readyz", "/metrics"].contains(&path)
}
