//! 回填: what the papers that ship mean for the sheets, and faults of the key.

use super::{Bench, wanted};
use zhenwen::catalog::{Catalog, Declarations};
use zhenwen::merge::{paper_entry, render};
use zhenwen::model::Backfill;

/// What the paper of a kind for a subject says: sheet, row and cells.
fn said(bench: &Bench, kind: &str, subject: &str) -> Vec<String> {
    let (papers, _) = bench.due(kind);
    let paper = papers.iter().find(|paper| &*paper.subject_name == subject).unwrap();
    let (draft, _) = render(bench.case(), paper, &wanted(kind));
    let entry = paper_entry(bench.case(), &draft.unwrap());
    let line = |back: Backfill| {
        let words = |cells: &[(zhenwen::model::Text, zhenwen::model::Text)]| {
            let cells = cells.iter().map(|(header, value)| format!("{header}={value}"));
            cells.collect::<Vec<_>>().join(" ")
        };
        format!("{} [{}] {}", back.sheet, words(&back.row), words(&back.cells))
    };
    Backfill::of(&entry.provenance).into_iter().map(line).collect()
}

#[test]
fn each_kind_says_what_it_means_for_the_rows_that_it_prints() {
    let bench = Bench::new();
    assert_eq!(
        said(&bench, "D-08", "东岭超市"),
        [
            "隐患 [隐患编号=H1 发现日期=2026年10月9日 单位名称=东岭超市 隐患内容=灭火器过期。] 文号=文号",
            "隐患 [隐患编号=H2 发现日期=2026年10月9日 单位名称=东岭超市 隐患内容=堆放纸箱] 文号=文号",
        ],
        "H3 has no deadline and is not printed"
    );
    assert_eq!(
        said(&bench, "D-09", "西坡酒坊")[0],
        "隐患 [隐患编号=H7 发现日期=2024年5月6日 单位名称=西坡酒坊 隐患内容=未设防爆墙] \
         告知日期=成文日期 告知对象=主要负责人"
    );
    assert_eq!(
        said(&bench, "D-06", "西坡酒坊"),
        [
            "隐患 [隐患编号=H7 发现日期=2024年5月6日 单位名称=西坡酒坊 隐患内容=未设防爆墙] 督办编号=文号",
            "督办 [] 文号=文号 督办级别=镇 督办类别=挂牌督办 对象=西坡酒坊 事项=未设防爆墙 \
             下达日期=成文日期 督办期限=成文日期+30日",
        ],
        "the deadline is over: a new one counts from the paper"
    );
    assert_eq!(
        said(&bench, "D-05", "西坡村"),
        [
            "问责 [] 下达日期=成文日期 方式=提示函 对象=西坡村 事由=逾期未整改隐患3条，安全员空缺 \
          文号=文号 整改期限=成文日期+7日"
        ]
    );
    assert_eq!(
        said(&bench, "D-04", ""),
        [
            "问责 [] 下达日期=成文日期 方式=通报 对象=各村 事由=2026年10月安全生产工作情况 文号=文号"
        ]
    );
    assert_eq!(said(&bench, "D-10", ""), [""; 0], "a report fills nothing");
}

#[test]
fn a_warning_that_was_not_answered_becomes_a_row_of_an_interview() {
    let hints = "下达日期|方式|对象|事由|文号|整改期限\n\
                 2026-10-08|提示函|东岭超市|隐患逾期|兰函〔2026〕1号|2026-10-15";
    let bench = Bench::with_tables(&[("问责", hints)]);
    assert_eq!(
        said(&bench, "D-07a", "东岭超市"),
        [
            "问责 [] 下达日期=成文日期 方式=约谈 对象=东岭超市 事由=提示事项没有办结 文号=文号"
        ]
    );
}

#[test]
fn every_fault_of_the_key_is_said_where_it_stands() {
    let text = "名称: 样张\n每: 隐患\n回填: 填 隐幻 文号=文号；改 隐患 文号=文号；填 隐患 文好=文号；\
                增 督办 文号=文号、事项={{ 隐患.隐患内荣 }}；填 隐患 文号={{ 文好 or \"；、\" }}；填 隐患\n---\n一";
    let declarations = Declarations::load(None).unwrap();
    let declarations = declarations.with("documents/sample.txt", text);
    let shown = Catalog::from_declarations(declarations).unwrap_err().to_string();
    for fault in [
        "没有叫“隐幻”的表",
        "这里应当是“填 表 列=值”或“增 表 列=值”",
        "表“隐患”没有“文好”列",
        "“督办”的新行还要写对象、下达日期",
        "没有叫“文好”",
    ] {
        assert!(shown.contains(fault), "{fault}\n{shown}");
    }
    assert_eq!(shown.matches("这里应当是").count(), 2, "{shown}");
}
