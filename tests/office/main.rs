//! Stories told through the commands and the HTTP doors, on every database.

#[cfg(test)]
mod words;
