//! The messages that travel inside the binary: one line per room, English and Arabic side by side.

/// The folder of each language and the file of each room, in the order in which they are loaded.
pub(super) const FILES: &[(&str, &str)] = &[
    ("en", include_str!("../../config/languages/en/language.ftl")),
    ("ar", include_str!("../../config/languages/ar/language.ftl")),
    ("en", include_str!("../../config/languages/en/role.ftl")),
    ("ar", include_str!("../../config/languages/ar/role.ftl")),
    ("en", include_str!("../../config/languages/en/storage.ftl")),
    ("ar", include_str!("../../config/languages/ar/storage.ftl")),
    ("en", include_str!("../../config/languages/en/audit.ftl")),
    ("ar", include_str!("../../config/languages/ar/audit.ftl")),
    ("en", include_str!("../../config/languages/en/config.ftl")),
    ("ar", include_str!("../../config/languages/ar/config.ftl")),
    ("en", include_str!("../../config/languages/en/vault.ftl")),
    ("ar", include_str!("../../config/languages/ar/vault.ftl")),
    ("en", include_str!("../../config/languages/en/calendar.ftl")),
    ("ar", include_str!("../../config/languages/ar/calendar.ftl")),
    ("en", include_str!("../../config/languages/en/page.ftl")),
    ("ar", include_str!("../../config/languages/ar/page.ftl")),
    ("en", include_str!("../../config/languages/en/account.ftl")),
    ("ar", include_str!("../../config/languages/ar/account.ftl")),
    ("en", include_str!("../../config/languages/en/ask.ftl")),
    ("ar", include_str!("../../config/languages/ar/ask.ftl")),
    ("en", include_str!("../../config/languages/en/request.ftl")),
    ("ar", include_str!("../../config/languages/ar/request.ftl")),
    ("en", include_str!("../../config/languages/en/inbox.ftl")),
    ("ar", include_str!("../../config/languages/ar/inbox.ftl")),
    (
        "en",
        include_str!("../../config/languages/en/vocabulary.ftl"),
    ),
    (
        "ar",
        include_str!("../../config/languages/ar/vocabulary.ftl"),
    ),
    (
        "en",
        include_str!("../../config/languages/en/reminders.ftl"),
    ),
    (
        "ar",
        include_str!("../../config/languages/ar/reminders.ftl"),
    ),
    ("en", include_str!("../../config/languages/en/staff.ftl")),
    ("ar", include_str!("../../config/languages/ar/staff.ftl")),
    (
        "en",
        include_str!("../../config/languages/en/statistics.ftl"),
    ),
    (
        "ar",
        include_str!("../../config/languages/ar/statistics.ftl"),
    ),
    ("en", include_str!("../../config/languages/en/problem.ftl")),
    ("ar", include_str!("../../config/languages/ar/problem.ftl")),
    (
        "en",
        include_str!("../../config/languages/en/confidentiality.ftl"),
    ),
    (
        "ar",
        include_str!("../../config/languages/ar/confidentiality.ftl"),
    ),
    ("en", include_str!("../../config/languages/en/figure.ftl")),
    ("ar", include_str!("../../config/languages/ar/figure.ftl")),
    ("en", include_str!("../../config/languages/en/guide.ftl")),
    ("ar", include_str!("../../config/languages/ar/guide.ftl")),
];
