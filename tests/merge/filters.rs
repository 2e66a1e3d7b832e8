//! Every filter by its own example.

use super::Bench;
use zhenwen::catalog::Declarations;
use zhenwen::expr::engine::FILTERS;
use zhenwen::model::strip_sentinels;

/// The little town that the examples speak of.
const TABLES: &[(&str, &str)] = &[
    ("机关", "机关名称\n示例镇人民政府"),
    ("村", "村名\n东岭村"),
    ("单位", "单位名称|村名|行业领域|主要负责人|积分\n东岭超市|东岭村|商贸|赵一|-2.5"),
    (
        "隐患",
        "隐患编号|发现日期|单位名称|隐患部位|隐患内容|整改资金\n\
         H1|2026-09-01|东岭超市|仓库|灭火器过期。|\n\
         H2|2026-10-02|东岭超市|厨房|软管老化|2",
    ),
];

#[test]
fn every_filter_does_what_its_example_says() {
    for filter in FILTERS {
        let text = format!("名称: 样张\n每: 单位\n---\n{}", filter.example);
        let declarations = Declarations::load(None).unwrap();
        let declarations = declarations.with("documents/sample.txt", &text);
        let mut bench = Bench::of(declarations, TABLES);
        pay(&mut bench);
        let (draft, findings) = bench.render("sample", "东岭超市");
        let text = draft.map(|draft| strip_sentinels(&draft.text));
        assert_eq!(text.as_deref(), Some(filter.prints), "{} {findings:?}", filter.name);
        assert!(!filter.doc.is_empty());
    }
}

/// Puts half 万元 into the first row: the builder takes whole amounts only.
fn pay(bench: &mut Bench) {
    let mut town = zhenwen::model::Town::clone(&bench.town);
    let id = town.id_of("隐患").unwrap();
    let sheet = town.sheets[usize::from(id)].as_mut().unwrap();
    let column = sheet.headers.column("整改资金").unwrap();
    sheet.rows[0].set(column, zhenwen::model::Value::Money(500_000));
    bench.town = std::sync::Arc::new(town);
}
