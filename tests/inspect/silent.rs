//! Our own papers give no findings, but for a number that is still blank.

use super::package::{package, parts, rename_styles};
use super::papers::papers;
use super::{catalog, told};
use crate::support::document;
use zhenwen::emit::docx::Press;
use zhenwen::inspect::inspect;
use zhenwen::model::Layout;

#[test]
fn nothing_is_said_of_papers_that_we_set() {
    let catalog = catalog();
    let press = Press::new(&catalog).unwrap();
    let mut said = Vec::new();
    for (name, document) in papers() {
        let bytes = press.set(&document).unwrap();
        let layout = document.front.layout;
        for given in [None, Some(layout)] {
            let findings = inspect(&catalog, &name, &bytes, given);
            if !findings.is_empty() {
                said.push(format!("{name} {given:?}\n{}", told(&findings)));
            }
        }
    }
    assert!(said.is_empty(), "{}", said.join("\n"));
}

#[test]
fn elements_are_known_by_text_and_place_where_styles_have_other_names() {
    let catalog = catalog();
    let press = Press::new(&catalog).unwrap();
    let mut said = Vec::new();
    for (name, document) in papers() {
        let mut parts = parts(&press.set(&document).unwrap());
        rename_styles(&mut parts);
        let findings = inspect(&catalog, &name, &package(&parts), None);
        if !findings.is_empty() {
            said.push(format!("{name}\n{}", told(&findings)));
        }
    }
    assert!(said.is_empty(), "{}", said.join("\n"));
}

#[test]
fn the_layout_may_be_given() {
    let catalog = catalog();
    let file = papers().into_iter().find(|(name, _)| name == "文件·短").unwrap().1;
    let bytes = Press::new(&catalog).unwrap().set(&file).unwrap();
    let findings = inspect(&catalog, "a.docx", &bytes, Some(Layout::Letter));
    let codes: Vec<&str> = findings.iter().map(|f| &*f.code).collect();
    // Masthead and number stand elsewhere, page 1 is numbered, there are no double lines.
    assert_eq!(codes, ["X09", "X11", "X23", "X23", "X23"], "{}", told(&findings));
}

#[test]
fn a_draft_is_told_that_its_number_is_blank() {
    let catalog = catalog();
    let press = Press::new(&catalog).unwrap();
    let draft = press.set(&document::landscape()).unwrap();
    let findings = inspect(&catalog, "草稿.docx", &draft, None);
    assert_eq!(told(&findings), "提示 X11@7 发文字号还没有编号 [兰政发〔2026〕　号]\n");
}
