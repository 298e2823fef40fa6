//! What is confidential, and the keys to it.
