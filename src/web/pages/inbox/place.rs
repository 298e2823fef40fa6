//! Where in the inbox a matter was opened from: carried in the addresses and forms of its page, so that whoever works
//! through a list gets from one matter to the next.

use crate::{
    advice::{self, Filter, Order, View},
    error::Result,
    language::typed,
    vault::MatterId,
    web::{field::Sent, path, visitor::Guest},
};

/// A list as it was asked for, and a place in it, counted from 1.
pub(in crate::web) struct Place {
    filter: Filter,
    at: i64,
}

/// What an address or a form asks of the inbox.
pub(in crate::web) fn filter(me: &Guest, asked: &Sent) -> Filter {
    let view = View::from_code(asked.get("view"));
    Filter {
        desk: String::new(),
        view,
        order: match (view, asked.get("order")) {
            // Nothing is due of what is done.
            (View::Done, "") => Order::Newest,
            (_, order) => Order::from_code(order),
        },
        today: me.office().today(),
        me: me.who().id(),
    }
}

impl Place {
    /// The place that an address or a form names; none if it names none.
    pub(in crate::web) fn of(me: &Guest, asked: &Sent) -> Option<Self> {
        let at = typed::number(asked.get("at")).filter(|at| *at > 0)?;
        Some(Self {
            filter: filter(me, asked),
            at,
        })
    }

    /// The `at`-th row of a list.
    pub(in crate::web) fn new(filter: Filter, at: i64) -> Self {
        Self { filter, at }
    }

    /// The names and values of the place.
    pub(in crate::web) fn pairs(&self) -> Vec<(&'static str, String)> {
        let (view, order) = (self.filter.view.code(), self.filter.order.code());
        vec![
            ("view", view.to_owned()),
            ("order", order.to_owned()),
            ("at", self.at.to_string()),
        ]
    }

    /// The address of a matter at this place.
    pub(in crate::web) fn href(&self, id: MatterId) -> String {
        let pairs = self.pairs().into_iter();
        let query: Vec<String> = pairs
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        format!("{}/{id}?{}", path::MATTERS, query.join("&"))
    }

    /// The addresses of the matters before and after `id`.
    pub(in crate::web) fn neighbours(
        &self,
        me: &Guest,
        id: MatterId,
    ) -> Result<[Option<String>; 2]> {
        let here = (id, self.at);
        let found = advice::neighbours(me.office(), me.who(), &self.filter, here)?;
        let href = |(id, at)| Self::new(self.filter.clone(), at).href(id);
        Ok(found.map(|neighbour| neighbour.map(href)))
    }
}
