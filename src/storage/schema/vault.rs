//! Keys, wraps, approvals, files; and the shares, which lie in a store of their own.

diesel::table! {
    house (name) {
        name -> Text,
        value -> Binary,
    }
}

diesel::table! {
    group_keys (name, generation) {
        name -> Text,
        generation -> Integer,
        state -> Text,
        public -> Binary,
        certificate -> Binary,
        previous -> Binary,
    }
}

diesel::table! {
    group_signatures (name, generation, account) {
        name -> Text,
        generation -> Integer,
        account -> Binary,
        signature -> Binary,
    }
}

diesel::table! {
    group_seeds (name, generation, account) {
        name -> Text,
        generation -> Integer,
        account -> Binary,
        wrapped -> Binary,
    }
}

diesel::table! {
    matters (id) {
        id -> Binary,
        kind -> Text,
        generation -> Integer,
        commitment -> Binary,
        hold -> Bool,
        purged -> Bool,
    }
}

diesel::table! {
    matter_wraps (matter, generation, recipient, tag) {
        matter -> Binary,
        generation -> Integer,
        recipient -> Text,
        recipient_gen -> Integer,
        tag -> Binary,
        claimed -> Bool,
        wrapped -> Binary,
    }
}

diesel::table! {
    approvals (id) {
        id -> Binary,
        action -> Text,
        object -> Binary,
        args -> Binary,
        expires -> BigInt,
        done -> Bool,
    }
}

diesel::table! {
    approval_signatures (approval, account) {
        approval -> Binary,
        account -> Binary,
        signature -> Binary,
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
    attachments (id) {
        id -> Binary,
        matter -> Binary,
        day -> Integer,
        segments -> Integer,
        header -> Binary,
    }
}

diesel::table! {
    attachment_uploads (id) {
        id -> Binary,
        day -> Integer,
    }
}

diesel::table! {
    attachment_segments (attachment, seq) {
        attachment -> Binary,
        seq -> Integer,
        body -> Binary,
    }
}

diesel::table! {
    anchor (id) {
        id -> Integer,
        mark -> Binary,
        size -> BigInt,
        root -> Binary,
        certificates -> Binary,
    }
}
