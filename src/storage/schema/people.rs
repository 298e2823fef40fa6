//! Who can sign in, and the roster.

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
