//! scratch

use zhenwen::catalog::Catalog;
use zhenwen::compose::{compose_text, explain};
use zhenwen::model::FrontMatter;

#[test]
fn scratch() {
    let catalog = Catalog::load(None).unwrap();
    for name in ["000", "002"] {
        let text =
            std::fs::read_to_string(format!("/work/shared/seeds/{name}.txt")).unwrap();
        let (document, findings) = compose_text(&catalog, FrontMatter::default(), &text);
        for line in explain(&document) {
            let short: String = line.text.chars().take(30).collect();
            println!(
                "{:3} {} {:?} {} {short} {:?} {:?}",
                line.line, line.element, line.ordinal, line.run_in, line.start, line.end
            );
        }
        for f in findings {
            println!("{} {} {:?} {:?}", f.code, f.fact, f.place.line, f.advice);
        }
    }
}
