//! An office with a roster, and a cycle to file in.

use jiff::civil::date;
use probity::{
    Result,
    actor::Actor,
    audit::{Code, Entry},
    disclosure::{
        CycleId, State, StatementId,
        cycle::{self, launch, plan::Plan, population::Rule},
        filing::{
            self,
            beginning::begin,
            drafting::save,
            submitting::{Receipt, submit},
        },
        form::{Answers, Declared, Form, Item, Value},
        review::{assigning, certifying, reading, reviewing},
        statement::content::Outcome,
    },
    identity::{self, Choice, Invitation, membership},
    role::{Role, Roles},
    staff::{self, Choices, Roster},
};
use zeroize::Zeroizing;

use crate::{
    databases::Kind,
    desk::{Desk, PASSWORD, People, Person, visitor},
};

/// Directors file by their grade, buyers by their duty; a clerk does not. The head of office is on the roster, too.
pub const ROSTER: &str = "\
id,name,e-mail,unit,supervisor,grade group,duties,language,end
1,Dina Haddad,dina@example.int,Bureau,,director,,en,
2,Bo Chen,bo@example.int,Logistics,1,professional,procurement,en,
3,Cleo Diaz,cleo@example.int,Logistics,2,general-service,,en,
4,Amal Nasser,amal@example.int,Legal,1,director,,ar,
5,Rui Costa,rui@example.int,Legal,4,professional,,en,
6,Hala Nasser,head@example.int,Ethics,1,director,,en,
";

/// Who plays.
pub struct Cast {
    pub desk: Desk,
    pub people: People,
}

impl Cast {
    pub fn open(kind: Kind) -> Self {
        Self::open_with(kind, "")
    }

    pub fn open_with(kind: Kind, more: &str) -> Self {
        let (desk, people) = Desk::open_with(kind, more);
        let cast = Self { desk, people };
        cast.import(ROSTER);
        cast
    }

    pub fn import(&self, roster: &str) {
        let office = &self.desk.office;
        let roster = Roster::read(roster.as_bytes(), office.vocabulary(), |_, _| {}).unwrap();
        assert_eq!(roster.flaws(), []);
        let choices = Choices::default();
        staff::import(office, &Actor::console(), &roster, choices, &mut |_, _| {}).unwrap();
    }

    pub fn officer(&self) -> Actor {
        self.actor(&self.people.officer)
    }

    /// Who somebody is for one request, signed in just now: stories last longer than sessions.
    pub fn actor(&self, person: &Person) -> Actor {
        let (login, password) = (&person.login, &person.password);
        let (office, gate) = (&self.desk.office, &self.desk.gate);
        let opened = identity::sign_in(office, gate, &visitor(), login, password).unwrap();
        identity::resume(office, &opened.token).unwrap()
    }

    /// The person of a staff id.
    pub fn person(&self, staff_id: &str) -> staff::Person {
        staff::find(&self.desk.office, &Actor::console(), staff_id).unwrap()
    }

    /// Somebody of the roster who has enrolled with these roles.
    pub fn enrol(&self, staff_id: &str, roles: &[Role]) -> Person {
        let person = self.person(staff_id);
        let roles = Roles::of(roles.iter().copied().chain([Role::Staff])).unwrap();
        let invitation = Invitation {
            login: person.details.email.clone(),
            name: person.details.name.clone(),
            language: "en".into(),
            person: Some(person.id),
            roles,
        };
        let office = &self.desk.office;
        let link = office
            .act(&Actor::console(), |act| {
                let link = identity::invite(act, &invitation)?;
                Ok((link, Entry::new(Code::EnrolmentSent)))
            })
            .unwrap();
        let choice = if roles.holds_key() {
            Choice::Generated
        } else {
            Choice::Chosen(Zeroizing::new(PASSWORD.into()))
        };
        let enrolled = identity::enrol(office, &self.desk.gate, &visitor(), &link, &choice);
        Person::of(&person.details.email, enrolled.unwrap())
    }

    /// The plan of the stories: directors and buyers, due on Good Friday of 2026.
    pub fn plan(&self) -> Plan {
        let mut plan = Plan::proposed(2026, self.desk.office.settings()).unwrap();
        plan.opens = date(2026, 3, 2);
        plan.due = date(2026, 4, 4);
        plan.rules = vec![
            rule("grade", &["director"], &[]),
            rule("procurement-duty", &[], &["procurement"]),
        ];
        plan
    }

    pub fn define(&self, plan: &Plan) -> CycleId {
        self.define_with(plan, &form())
    }

    pub fn define_with(&self, plan: &Plan, form: &Form) -> CycleId {
        cycle::define(&self.desk.office, &self.officer(), plan, form).unwrap()
    }

    /// A launched cycle.
    pub fn launched(&self) -> CycleId {
        let id = self.define(&self.plan());
        assert_eq!(self.launch(id).unwrap(), 4);
        id
    }

    /// The office stands for whoever has become a reviewer.
    pub fn certify_reviewer(&self) {
        let office = &self.desk.office;
        membership::propose(office, &self.actor(&self.people.head)).unwrap();
        let alternate = self.actor(&self.people.alternate);
        for waiting in membership::waiting(office, &alternate).unwrap() {
            membership::stand_for(office, &alternate, &waiting.handle).unwrap();
        }
    }

    /// Takes a filed statement through a review without a finding to its end.
    pub fn settle(&self, reviewer: &Person, id: StatementId) {
        let (office, me) = (&self.desk.office, self.actor(reviewer));
        assigning::assign_by_load(office, &Actor::worker()).unwrap();
        let read = reading::open(office, &me, id).unwrap().revision;
        reviewing::judge(office, &me, (id, read), ("", Outcome::NoConflict, "")).unwrap();
        reviewing::conclude(office, &me, (id, read + 1)).unwrap();
        let head = self.actor(&self.people.head);
        let state = certifying::certify(office, &head, (id, read + 2)).unwrap();
        assert_eq!(state, State::Closed);
    }

    /// The newest statement somebody is to file.
    pub fn newest(&self, person: &Person) -> StatementId {
        filing::mine(&self.desk.office, &self.actor(person)).unwrap()[0].id
    }

    /// Somebody begins their newest statement, fills it in and files it.
    pub fn file(&self, person: &Person, answers: &Answers) -> (StatementId, Receipt) {
        let (office, me) = (&self.desk.office, self.actor(person));
        let id = self.newest(person);
        begin(office, &me, id).unwrap();
        let saved = filing::reading::own(office, &me, id).unwrap();
        let saved = saved.draft().unwrap().saved;
        let saved = save(office, &me, (id, saved), answers).unwrap();
        (id, submit(office, &me, (id, saved), "My Name").unwrap())
    }

    pub fn launch(&self, id: CycleId) -> Result<usize> {
        self.launch_as(&self.officer(), id)
    }

    pub fn launch_as(&self, who: &Actor, id: CycleId) -> Result<usize> {
        launch::launch(&self.desk.office, who, id, &mut |_, _| {})
    }
}

/// The form of the stories, as an office writes it: a list of assets, each with whether it touches the work, which the office
/// is to look at.
pub const FORM: &str = r#"
code = "short"
version = 1
languages = ["en", "ar"]
title = { en = "Assets", ar = "أصول" }
certification = { en = "I certify that this is complete.", ar = "أشهد بأن هذا كامل." }
[[section]]
code = "assets"
title = { en = "Assets", ar = "أصول" }
nothing = { en = "I have none", ar = "ليس لدي" }
name = "what"
[[section.field]]
code = "what"
type = "organisation"
label = { en = "What", ar = "ماذا" }
required = true
[[section.field]]
code = "touches"
type = "yes-no"
label = { en = "Touches my work", ar = "يمس عملي" }
required = true
flag = ["yes"]
"#;

/// That form, read.
pub fn form() -> Form {
    Form::parse("short-1.toml", FORM).unwrap()
}

/// Answers with these assets, each with whether it touches the work; with none, nothing is declared.
pub fn assets(assets: &[(&str, bool)]) -> Answers {
    let mut answers = Answers::default();
    for (what, touches) in assets {
        let fields = [
            ("what".to_owned(), Value::Organisation((*what).to_owned())),
            ("touches".to_owned(), Value::YesNo(*touches)),
        ];
        let item = Item {
            id: what.to_lowercase(),
            subject: None,
            fields: fields.into_iter().collect(),
        };
        answers.put("assets", item);
    }
    if assets.is_empty() {
        answers.sections.insert("assets".into(), Declared::Nothing);
    }
    answers
}

/// A rule as it is planned.
pub fn rule(reason: &str, groups: &[&str], duties: &[&str]) -> Rule {
    let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
    Rule {
        reason: reason.into(),
        grade_groups: owned(groups),
        duties: owned(duties),
        units: Vec::new(),
    }
}
