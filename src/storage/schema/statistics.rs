//! What is published.

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
