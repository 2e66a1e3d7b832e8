//! The public edition of ledgers beside the office's own.

use super::Desk;
use std::path::Path;

/// Whether any part of a workbook holds a text.
fn holds(bytes: &[u8], text: &str) -> bool {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..package.len()).any(|at| {
        let part = package.by_index(at).unwrap();
        std::io::read_to_string(part).is_ok_and(|xml| xml.contains(text))
    })
}

#[test]
fn a_public_ledger_shows_no_telephone() {
    let phone = "13912345678";
    let hazards = Desk::table("隐患").replace("|复查结论\n", "|复查结论|备注\n").replace(
        "|更换防爆灯|郑平|2026-11-12|||",
        "|更换防爆灯|郑平|2026-11-12||||问郑平",
    );
    let hazards = hazards.replace("问郑平", &format!("问郑平{phone}"));
    let desk = Desk::small_but(&[("隐患", &hazards)]);
    let build = "build --only L-10 --only 年度台账";
    desk.good(build);
    assert!(desk.tree().keys().all(|path| !path.contains("公开版")));
    desk.good(&format!("{build} --public"));
    let tree = desk.tree();
    let file = |path: &str| &tree[path];
    for (own, public) in [
        (
            "2026年10月/台账/L-10 隐患台账（2026年10月）.xlsx",
            "2026年10月/台账/L-10 隐患台账（公开版）（2026年10月）.xlsx",
        ),
        ("2026年/年度台账（2026年）.xlsx", "2026年/年度台账（公开版）（2026年）.xlsx"),
    ] {
        assert!(holds(file(own), phone), "{own}");
        assert!(
            holds(file(public), "更换防爆灯") && !holds(file(public), phone),
            "{public}"
        );
        // Put back into data/, it is not read.
        let name = Path::new(public).file_name().unwrap();
        let back = desk.path("data").join(name);
        std::fs::write(&back, file(public)).unwrap();
        let out = desk.good("check");
        assert!(!out.contains("E-BACK"), "{out}");
        std::fs::remove_file(back).unwrap();
    }
}
