//! A kind of paper is added by one file, and every kind that ships is whole.

use super::{Bench, TABLES, wanted};
use zhenwen::catalog::Catalog;
use zhenwen::merge::{paper_path, render};
use zhenwen::model::{Layout, strip_sentinels};

#[test]
fn a_kind_of_paper_is_one_file() {
    let text = "种类: D-05\n名称: 提示函\n文种: 函\n版式: 信函\n每: 村、单位\n\
                当: 存在 隐患（状态 = 逾期）\n字号: 函\n权限: 全部\n标志: 无\n紧急程度: 加急\n---\n\
                {{ 文号 }}\n提示函\n{{ 对象.村名 }}：\n\
                截至{{ 截止日 }}，逾期隐患{{ 指标(\"S-18.overdue\", 对象) }}条。\n\
                {% for 隐患 in 选(\"隐患\", \"状态 = 逾期\") %}\n\
                {{ loop.index }}.{{ 隐患.隐患内容|去句号 }}，已逾期{{ 隐患.逾期天数 }}天。\n\
                {% endfor %}\n{{ 机关.落款名称 }}\n{{ 成文日期 }}\n";
    let bench = Bench::with("hint", text);
    let (papers, findings) = bench.due("D-05");
    assert!(findings.is_empty(), "{findings:?}");
    let names: Vec<&str> = papers.iter().map(|paper| &*paper.subject_name).collect();
    assert_eq!(names, ["东岭村", "西坡村", "东岭超市", "西坡酒坊"]);
    let (draft, _) = render(bench.case(), &papers[1], &wanted("D-05"));
    let draft = draft.unwrap();
    assert_eq!(
        strip_sentinels(&draft.text),
        "兰函〔2026〕2号\n提示函\n西坡村：\n截至2026年10月31日，逾期隐患3条。\n\
         1.路灯倾斜，已逾期1天。\n2.未设防爆墙，已逾期669天。\n3.软管老化，已逾期199天。\n\
         兰台镇人民政府\n2026年10月31日"
    );
    let front = &draft.front;
    assert_eq!((front.layout, front.has_masthead), (Layout::Letter, false));
    assert_eq!(front.urgency.as_deref(), Some("加急"));
    assert_eq!(front.doc_type.as_deref(), Some("函"));
    assert_eq!(
        paper_path(bench.case(), &draft),
        "2026年10月/公文/兰函〔2026〕2号_提示函_西坡村.docx"
    );
}

#[test]
fn an_office_may_put_its_own_text_over_ours() {
    let text = "种类: D-08\n名称: 整改通知\n每: 单位\n---\n请整改。";
    let bench = Bench::with("rectify", text);
    assert_eq!(bench.text("D-08", "东岭旧窑"), "请整改。");
}

/// What makes every kind due.
const MORE: &[(&str, &str)] = &[
    (
        "任务",
        "任务编号|上级标题|任务标题|任务内容|责任领导|责任单位|时限原文\n\
         1-01|一、压实责任|成立领导组|成立领导组。|李文华|应急办|2024年1月底前\n\
         2-01|二、整治隐患|逐户排查|逐户登记。|李文华|应急办|长期坚持",
    ),
    (
        "阶段",
        "方案|阶段名称|起始日期|终止日期|任务\n三年行动|部署阶段|2024-01-01|2024-03-31|动员部署",
    ),
    ("报送", "报送单位|材料类别|所属期|实报日期\n东岭村|月报|2026-08|2026-09-04"),
    (
        "问责",
        "下达日期|方式|对象|事由|文号|整改期限|整改结果\n\
         2026-09-01|提示函|西坡村|隐患逾期|兰函〔2026〕1号|2026-09-15|",
    ),
];

#[test]
fn every_kind_that_ships_renders_without_remains() {
    let office = TABLES[0].1.replace("函=兰函", "函=兰函、督办=兰督");
    let mut more = MORE.to_vec();
    more.push(("机关", &office));
    let rechecked = "更换灭火器||||2026-10-20||2026-10-21|不合格||";
    let hazards = TABLES[4].1.replace("更换灭火器||||2026-10-20|||||", rechecked);
    more.push(("隐患", &hazards));
    let bench = Bench::with_tables(&more);
    let catalog: &Catalog = &bench.catalog;
    for decl in &catalog.documents {
        let (papers, _) = bench.due(&decl.stem);
        assert!(!papers.is_empty(), "{} is due in the town of the tests", decl.path);
        for paper in &papers {
            let (draft, findings) = render(bench.case(), paper, &wanted(&decl.stem));
            let text =
                strip_sentinels(&draft.unwrap_or_else(|| panic!("{findings:?}")).text);
            for left in ["{{", "{%", "undefined", "None", "True", "待填", "\n\n"] {
                assert!(!text.contains(left), "{}: {left} in {text}", decl.path);
            }
        }
    }
}
