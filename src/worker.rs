//! What nobody asked for in person.
