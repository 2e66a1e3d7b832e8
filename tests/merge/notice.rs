//! D-08 as golden text.

use super::Bench;

#[test]
fn show() {
    let bench = Bench::new();
    println!("{}", bench.text("D-08", "东岭超市"));
    println!("{}", bench.text("D-11", ""));
}
