//! zhenwen.

fn main() {}
