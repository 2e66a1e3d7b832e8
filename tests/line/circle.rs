//! The closed loop: found, notified, urged, rechecked, closed; each paper in its month, none
//! twice; what papers and ledgers say comes back into the data.

use super::Desk;
use super::sample::BUILT;
use crate::support::edit;
use calamine::{Data, Reader, Xlsx, open_workbook};
use std::collections::BTreeSet;

/// The small town with every series, a major hazard and one that is overdue.
fn town() -> Desk {
    let office = Desk::table("机关")
        .replace("整改=兰安改:自动", "整改=兰安改:自动、函=兰函:自动、督办=兰督办:自动");
    let hazards =
        Desk::table("隐患").replace("|复查结论\n", "|复查结论|群死群伤风险\n").replace(
            "|用电|一般||更换防爆灯|郑平|2026-11-12|||",
            "|用电|重大||更换防爆灯|郑平|2026-11-12||||是",
        );
    Desk::small_but(&[("机关", &office), ("隐患", &hazards)])
}

/// The kinds and subjects of the papers that were made or stand there, but for reports.
fn papers(desk: &Desk, period: &str) -> BTreeSet<String> {
    let manifest = desk.json("manifest.json");
    let files = manifest["files"].as_array().unwrap().iter();
    let text =
        |file: &serde_json::Value, key: &str| file[key].as_str().unwrap_or("").to_owned();
    let of_period = files.filter(|file| text(file, "period") == period);
    let kinds = ["D-05", "D-06", "D-07a", "D-08", "D-09", "D-19a"];
    let wanted = of_period.filter(|file| kinds.contains(&&*text(file, "kind")));
    let wanted = wanted.filter(|file| !text(file, "path").starts_with("不再需要/"));
    wanted
        .map(|file| {
            let words = ["kind", "subject", "state"].map(|key| text(file, key));
            words.join(" ")
        })
        .collect()
}

/// Issues papers of these kinds and subjects on the as-of date.
fn issue(desk: &Desk, names: &[(&str, &str)]) {
    for (name, subject) in names {
        let path = desk.found(&format!("_{name}_{subject}.docx"));
        desk.good(&format!("register issue output/{path}"));
    }
}

/// The cells of a worksheet below its header, row by row, parted by `|`.
fn rows(desk: &Desk, path: &str, worksheet: &str) -> Vec<String> {
    let mut book: Xlsx<_> = open_workbook(desk.path(path)).unwrap();
    let range = book.worksheet_range(worksheet).unwrap();
    let line =
        |row: &[Data]| row.iter().map(ToString::to_string).collect::<Vec<_>>().join("|");
    range.rows().skip(2).map(line).collect()
}

/// Ids of figures that differ.
fn changed(before: &serde_json::Value, after: &serde_json::Value) -> BTreeSet<String> {
    let list =
        |figures: &serde_json::Value| figures["figures"].as_array().unwrap().clone();
    let (before, after) = (list(before), list(after));
    assert_eq!(before.len(), after.len());
    let pairs = before.iter().zip(&after).filter(|(one, other)| {
        ["numerator", "denominator", "value", "verdict"]
            .iter()
            .any(|k| one[k] != other[k])
    });
    pairs.map(|(one, _)| one["id"].as_str().unwrap().to_owned()).collect()
}

/// Facts of findings of a code.
fn told(desk: &Desk, code: &str) -> Vec<String> {
    let findings = desk.json("findings.json");
    let list = findings.as_array().unwrap().iter().filter(|f| f["code"] == code);
    list.map(|f| f["fact"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn from_the_notice_to_the_closure_every_paper_comes_in_its_month_and_once() {
    let desk = town();
    let source = std::fs::read(desk.path("data/town.xlsx")).unwrap();
    desk.good("build");
    let october = [
        "D-05 东岭村 预留",
        "D-05 东岭超市 预留",
        "D-06 西坡酒坊 预留",
        "D-08 东岭超市 预留",
        "D-08 西坡酒坊 预留",
        "D-09 西坡酒坊 预留",
        "D-19a 下庄餐馆 预留",
    ];
    assert_eq!(papers(&desk, "2026-10"), october.map(str::to_owned).into());
    assert!(!desk.tree().contains_key("回填.xlsx"), "nothing is issued yet");

    // Issued: the next build says what that means for the sheets.
    issue(
        &desk,
        &[
            ("隐患整改通知书", "东岭超市"),
            ("隐患整改通知书", "西坡酒坊"),
            ("重大事故隐患告知函", "西坡酒坊"),
            ("挂牌督办通知", "西坡酒坊"),
            ("提示函", "东岭超市"),
        ],
    );
    desk.good("build");
    let before = desk.json("figures.json");
    let issued = papers(&desk, "2026-10");
    assert_eq!(issued.iter().filter(|paper| paper.ends_with("已发")).count(), 5);
    assert_eq!(
        rows(&desk, "output/回填.xlsx", "回填 隐患"),
        [
            "序号|隐患编号|发现日期|单位名称|隐患内容|文号|告知日期|告知对象|督办编号",
            "1|H1|2026年10月9日|东岭超市|灭火器压力不足|兰安改〔2026〕1号|||",
            "2|H2|2026年10月9日|东岭超市|货物堵塞疏散通道|兰安改〔2026〕1号|||",
            "3|H3|2026年10月12日|西坡酒坊|酒精库未设防爆照明|兰安改〔2026〕2号|2026年10月31日|主要负责人|兰督办〔2026〕1号",
        ]
    );
    assert_eq!(
        rows(&desk, "output/回填.xlsx", "回填 督办")[1],
        "1|兰督办〔2026〕1号|镇|挂牌督办|西坡酒坊|酒精库未设防爆照明|2026年10月31日|2026年11月12日"
    );
    let hint = &rows(&desk, "output/回填.xlsx", "回填 问责")[1];
    assert!(
        hint.starts_with(
            "1|2026年10月31日|提示函|东岭超市|逾期未整改隐患1条|兰函〔2026〕"
        ),
        "{hint}"
    );
    assert!(hint.ends_with("|2026年11月7日"), "{hint}");

    // Back in data/: it has nothing more to say, and no paper is made twice.
    std::fs::copy(desk.path("output/回填.xlsx"), desk.path("data/回填.xlsx")).unwrap();
    desk.good("build");
    assert_eq!(papers(&desk, "2026-10"), issued);
    assert!(!desk.tree().contains_key("回填.xlsx"));
    assert!(desk.tree().contains_key("不再需要/回填.xlsx"));
    assert!(
        told(&desk, "E-BACK")
            .contains(&"“文号”用了台账里填的“兰安改〔2026〕1号”".to_owned())
    );
    for id in changed(&before, &desk.json("figures.json")) {
        let is_told = ["S-19.", "S-20.", "S-21.", "S-47.", "S-48.", "S-49."]
            .iter()
            .any(|system| id.starts_with(system));
        assert!(is_told, "{id} does not read 告知日期, 督办 or 问责");
    }
    desk.good("build"); // tells no more of the file that went
    let tree = desk.tree();
    desk.good("build");
    for (path, bytes) in desk.tree() {
        assert!(tree.get(&path) == Some(&bytes), "a second build changes {path}");
    }

    // The ledger of October comes back with what happened in November.
    let ledger = desk.found("台账/L-10");
    let back = desk.path("data/十月隐患台账.xlsx");
    std::fs::copy(desk.path("output").join(&ledger), &back).unwrap();
    let closed = [
        ("整改完成日期", "2026-11-05"),
        ("复查日期", "2026-11-06"),
        ("复查人", "卫东、蒋西"),
        ("复查结论", "合格"),
        ("销号日期", "2026-11-06"),
        ("销号人", "韩立"),
    ];
    edit(&back, ("隐患编号", "H1"), &closed);
    desk.good("build --as-of 2026-11-30");
    assert_eq!(
        told(&desk, "E-BACK")
            .iter()
            .filter(|fact| fact.contains("2026年11月6日"))
            .count(),
        2
    );
    let november = [
        "D-05 东岭村 预留",
        "D-05 东岭超市 预留",
        "D-05 西坡村 预留",
        "D-05 西坡酒坊 预留",
        "D-07a 东岭超市 预留",
        "D-19a 东岭超市 预留",
    ];
    assert_eq!(papers(&desk, "2026-11"), november.map(str::to_owned).into());
    let states = rows(
        &desk,
        &format!("output/{}", desk.found("2026年11月/台账/L-10")),
        "L-10 隐患台账",
    );
    let state =
        |id: &str| states.iter().find(|row| row.split('|').nth(1) == Some(id)).unwrap();
    assert!(state("H1").contains("|已销号|"), "{}", state("H1"));
    assert!(state("H2").contains("|逾期|"), "{}", state("H2"));
    assert_eq!(
        std::fs::read(desk.path("data/town.xlsx")).unwrap(),
        source,
        "sources stay"
    );
}

#[test]
fn a_paper_that_a_person_changed_is_filled_in_with_the_number_it_was_given() {
    let desk = town();
    desk.good("build");
    let notice = desk.found("_隐患整改通知书_西坡酒坊.docx");
    let mut bytes = std::fs::read(desk.path("output").join(&notice)).unwrap();
    bytes.push(0);
    std::fs::write(desk.path("output").join(&notice), bytes).unwrap();
    let inform = desk.found("_重大事故隐患告知函_西坡酒坊.docx");
    let mut bytes = std::fs::read(desk.path("output").join(&inform)).unwrap();
    bytes.push(0);
    std::fs::write(desk.path("output").join(&inform), bytes).unwrap();
    desk.good(&format!("register issue output/{notice} --date 2026-10-30"));
    desk.good(&format!("register issue output/{inform} --date 2026-10-29"));
    desk.good("build");
    assert_eq!(
        rows(&desk, "output/回填.xlsx", "回填 隐患")[1],
        "1|H3|2026年10月12日|西坡酒坊|酒精库未设防爆照明|兰安改〔2026〕2号|2026年10月29日|主要负责人"
    );
    // A void paper means nothing.
    desk.good("register void 兰安改〔2026〕2号 --reason 对象写错");
    desk.good("build");
    let header = &rows(&desk, "output/回填.xlsx", "回填 隐患")[0];
    assert!(!header.contains("文号"), "{header}");
}

#[test]
fn every_ledger_of_the_sample_town_may_come_back_and_says_nothing_new() {
    let desk = Desk::sample();
    let tree = BUILT.0.tree();
    for (path, bytes) in tree.iter().filter(|(path, _)| ends(path, "xlsx")) {
        let name = path.rsplit('/').next().unwrap();
        std::fs::write(desk.path("data").join(name), bytes).unwrap();
    }
    desk.good("build");
    let findings = |desk: &Desk| desk.json("findings.json");
    assert_eq!(findings(&desk), findings(&BUILT.0));
    assert_eq!(desk.tree()["figures.json"], tree["figures.json"]);
    for (path, bytes) in tree.iter().filter(|(path, _)| ends(path, "docx")) {
        assert!(desk.tree().get(path) == Some(bytes), "{path}");
    }
}

/// Does the name of this file end so?
fn ends(path: &str, ending: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|found| found == ending)
}
