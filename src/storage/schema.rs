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
    accounts (id) {
        id -> Binary,
        kind -> Text,
        login -> Text,
        name -> Text,
        language -> Text,
        person -> Nullable<Binary>,
        roles -> Integer,
        state -> Text,
        generation -> Integer,
        salt -> Binary,
        verifier -> Binary,
        seed -> Binary,
        recovery_seed -> Binary,
        kem -> Binary,
        sign -> Binary,
        mac -> Binary,
        created -> Integer,
        failures -> Integer,
        not_before -> BigInt,
    }
}

diesel::table! {
    enrolments (token) {
        token -> Binary,
        login -> Text,
        name -> Text,
        language -> Text,
        person -> Nullable<Binary>,
        roles -> Integer,
        account -> Nullable<Binary>,
        expires -> BigInt,
        mac -> Binary,
    }
}

diesel::table! {
    sessions (sid) {
        sid -> Binary,
        owner -> Binary,
        account -> Binary,
        ends -> BigInt,
        seen -> BigInt,
        factor -> Integer,
        stepped -> BigInt,
        seed -> Binary,
    }
}

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

diesel::table! {
    figures (measure, year) {
        measure -> Text,
        year -> Integer,
        published -> Integer,
        frozen -> Text,
        mac -> Binary,
    }
}

diesel::table! {
    figure_proposals (measure, year) {
        measure -> Text,
        year -> Integer,
        approval -> Binary,
        for_office -> Binary,
        for_alternate -> Binary,
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
        mark -> Binary,
        size -> BigInt,
        root -> Binary,
        certificates -> Binary,
    }
}

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

diesel::table! {
    staff (id) {
        id -> Binary,
        staff_id -> Text,
        name -> Text,
        email -> Text,
        language -> Nullable<Text>,
        grade -> Nullable<Text>,
        grade_group -> Nullable<Text>,
        contract_type -> Nullable<Text>,
        unit -> Text,
        region -> Nullable<Text>,
        gender -> Nullable<Text>,
        supervisor -> Nullable<Text>,
        duties -> Text,
        first_day -> Nullable<Integer>,
        last_day -> Nullable<Integer>,
    }
}

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

diesel::joinable!(matter_wraps -> matters (matter));
diesel::joinable!(advice_matters -> matters (id));
diesel::joinable!(advice_lines -> advice_matters (matter));
diesel::joinable!(disclosure_named -> disclosure_cycles (cycle));
diesel::joinable!(disclosure_statements -> disclosure_cycles (cycle));
diesel::joinable!(disclosure_versions -> disclosure_statements (statement));
diesel::joinable!(disclosure_lines -> disclosure_statements (statement));
diesel::joinable!(disclosure_remedies -> disclosure_statements (statement));

diesel::allow_tables_to_appear_in_same_query!(
    matters,
    matter_wraps,
    advice_matters,
    advice_lines,
    advice_facts,
    disclosure_cycles,
    disclosure_named,
    disclosure_statements,
    disclosure_versions,
    disclosure_lines,
    disclosure_remedies,
    disclosure_samples,
    disclosure_sampled,
    staff,
    accounts
);
