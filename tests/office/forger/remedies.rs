//! Remedies in the forger's hands.

use probity::{
    disclosure::remedy::{
        Step,
        acting::{Proposal, propose, take},
        reading,
    },
    inspection::inspect,
};

use super::{Forger, is_noticed, x};
use crate::{databases::each, desk::message, disclosure::remedy::Case};

#[test]
fn the_box_of_a_remedy_put_into_another_is_noticed() {
    each(|kind| {
        let case = Case::open(kind, "recusal");
        let cast = &case.bench.cast;
        let (office, rui) = (&cast.desk.office, cast.actor(&case.bench.rui));
        let proposal = Proposal {
            kind: "divestiture",
            about: None,
            words: &message("Sell."),
            days: None,
        };
        let revision = case.seen_by(&case.bench.rui).revision;
        let other = propose(office, &rui, (case.id, revision), &proposal).unwrap();
        let mut forger = Forger::of(&cast.desk);
        let row = |id: &[u8]| format!("disclosure_remedies WHERE id = {}", x(id));
        let body = forger.one("body", &row(other.bytes()));
        let one = x(case.remedy.bytes());
        forger.forge(&format!(
            "UPDATE disclosure_remedies SET body = {} WHERE id = {one}",
            x(&body)
        ));
        assert!(is_noticed(&reading::open(office, &rui, case.id)));
    });
}

#[test]
fn an_older_box_put_back_is_signed_by_nobody_and_a_moved_day_is_found_by_the_auditor() {
    each(|kind| {
        let case = Case::open(kind, "recusal");
        let cast = &case.bench.cast;
        let office = &cast.desk.office;
        let sound = || {
            let auditor = cast.actor(&cast.people.auditor);
            inspect(office, &auditor).unwrap().is_sound()
        };
        let mut forger = Forger::of(&cast.desk);
        let before = forger.one("body", "disclosure_remedies");
        let bo = cast.actor(&case.bench.bo);
        take(office, &bo, (case.id, case.remedy, 1), (Step::Agree, None)).unwrap();
        assert!(sound() && case.seen_by(&case.bench.rui).remedies[0].verified);
        let agreed = forger.one("body", "disclosure_remedies");
        forger.forge(&format!(
            "UPDATE disclosure_remedies SET body = {}",
            x(&before)
        ));
        assert!(!case.seen_by(&case.bench.rui).remedies[0].verified);
        assert!(!sound());
        forger.forge(&format!(
            "UPDATE disclosure_remedies SET body = {}",
            x(&agreed)
        ));
        assert!(sound());
        forger.forge("UPDATE disclosure_remedies SET due = due + 1000, turn = 'nobody'");
        assert!(!sound());
        forger.forge("DELETE FROM disclosure_remedies");
        assert!(!sound());
    });
}
