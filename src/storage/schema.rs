//! The tables of both databases, as `diesel print_schema` writes them.
#![expect(
    missing_docs,
    reason = "the columns are described where they are made, in migrations/"
)]

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

diesel::table! {
    shares (matter, generation) {
        matter -> Binary,
        generation -> Integer,
        share -> Binary,
    }
}

diesel::table! {
    anchor (id) {
        id -> Integer,
        size -> BigInt,
        root -> Binary,
        certificates -> Binary,
    }
}
