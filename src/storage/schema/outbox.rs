//! What waits to be sent.

diesel::table! {
    letters (id) {
        id -> Binary,
        kind -> Text,
        sealed -> Binary,
        recall -> Binary,
        state -> Text,
        not_before -> BigInt,
        leased_until -> BigInt,
        lease -> Binary,
        tries -> Integer,
        reason -> Integer,
    }
}
