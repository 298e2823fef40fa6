//! The record of what happened.

diesel::table! {
    log_entries (seq) {
        seq -> BigInt,
        id -> Binary,
        hour -> BigInt,
        class -> Integer,
        generation -> Integer,
        detail -> Binary,
        detail_hash -> Binary,
    }
}

diesel::table! {
    log_head (id) {
        id -> Integer,
        size -> BigInt,
        peaks -> Binary,
    }
}
