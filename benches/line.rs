//! Benches of the line; they follow with the steps.

fn main() {}
