//! Requests for advice.

diesel::table! {
    advice_matters (id) {
        id -> Binary,
        year -> Integer,
        number -> Integer,
        state -> Text,
        desk -> Text,
        handler -> Nullable<Binary>,
        received -> Integer,
        due -> Nullable<Integer>,
        answered -> Nullable<Integer>,
        disposed -> Nullable<Integer>,
        unread -> Bool,
        messages -> Integer,
        revision -> Integer,
        clock -> Text,
        intake -> Binary,
        triage -> Binary,
    }
}

diesel::table! {
    advice_lines (id) {
        id -> Binary,
        matter -> Binary,
        seq -> Integer,
        kind -> Text,
        author -> Text,
        day -> Integer,
        body -> Binary,
    }
}

diesel::table! {
    advice_facts (matter) {
        matter -> Binary,
        year -> Integer,
        desk -> Text,
        generation -> Integer,
        wrapped -> Binary,
        facts -> Binary,
    }
}
