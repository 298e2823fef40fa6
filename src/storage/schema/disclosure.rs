//! The yearly disclosure.

diesel::table! {
    disclosure_cycles (id) {
        id -> Binary,
        year -> Integer,
        form -> Text,
        form_version -> Integer,
        state -> Text,
        rehearsal -> Bool,
        revision -> Integer,
        launched -> Nullable<Integer>,
        managers_told -> Nullable<Integer>,
        followed -> Text,
        plan -> Text,
        canonical -> Text,
    }
}

diesel::table! {
    disclosure_named (cycle, person) {
        cycle -> Binary,
        person -> Binary,
        reason -> Text,
        named_by -> Binary,
        day -> Integer,
    }
}

diesel::table! {
    disclosure_exempted (cycle, person) {
        cycle -> Binary,
        person -> Binary,
        because -> Text,
        day -> Integer,
    }
}

diesel::table! {
    disclosure_statements (id) {
        id -> Binary,
        cycle -> Binary,
        number -> Integer,
        person -> Binary,
        unit -> Text,
        reason -> Text,
        state -> Text,
        desk -> Text,
        matter -> Nullable<Binary>,
        filer -> Nullable<Binary>,
        designee -> Nullable<Binary>,
        reviewer -> Nullable<Binary>,
        certifier -> Nullable<Binary>,
        assigned -> Integer,
        due -> Integer,
        extended -> Integer,
        turn -> Nullable<Integer>,
        submitted -> Nullable<Integer>,
        reviewed -> Nullable<Integer>,
        certified -> Nullable<Integer>,
        disposed -> Nullable<Integer>,
        because -> Nullable<Text>,
        told -> Nullable<Integer>,
        unread -> Bool,
        revision -> Integer,
        clock -> Text,
        summary -> Binary,
        findings -> Binary,
    }
}

diesel::table! {
    disclosure_versions (id) {
        id -> Binary,
        statement -> Binary,
        seq -> Integer,
        submitted -> Bool,
        day -> Integer,
        saved -> Integer,
        body -> Binary,
    }
}

diesel::table! {
    disclosure_lines (id) {
        id -> Binary,
        statement -> Binary,
        seq -> Integer,
        kind -> Text,
        day -> Integer,
        body -> Binary,
    }
}

diesel::table! {
    disclosure_remedies (id) {
        id -> Binary,
        statement -> Binary,
        seq -> Integer,
        turn -> Text,
        due -> Nullable<Integer>,
        told -> Nullable<Integer>,
        revision -> Integer,
        body -> Binary,
    }
}

diesel::table! {
    disclosure_samples (id) {
        id -> Binary,
        cycle -> Binary,
        seq -> Integer,
        day -> Integer,
        seed -> Text,
        size -> Integer,
        strata -> Text,
        population -> Integer,
        hash -> Binary,
        listed -> Text,
    }
}

diesel::table! {
    disclosure_sampled (id) {
        id -> Binary,
        sample -> Binary,
        statement -> Binary,
        seq -> Integer,
        stratum -> Text,
        state -> Text,
        checklist -> Binary,
    }
}

diesel::table! {
    disclosure_destroyed (statement) {
        statement -> Binary,
        number -> Text,
        ended -> Integer,
        day -> Integer,
        versions -> Integer,
        lines -> Integer,
        files -> Integer,
        first -> Binary,
        second -> Binary,
        state -> Binary,
    }
}

diesel::table! {
    disclosure_summaries (statement) {
        statement -> Binary,
        day -> Integer,
        body -> Binary,
        published -> Text,
    }
}
