//! The faces in a browser, and the JSON API.
