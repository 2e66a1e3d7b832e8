//! Papers: from a template and a town to the text of a draft.

mod due; // which papers, for whom, with which number
mod authority; // what a mode of authority forbids
mod names; // what a template may not say
mod hostile; // templates of any text
mod values; // what a value prints and equals
mod filters; // every filter by its own example
mod needed; // rows and papers that lack something
mod sources; // nothing of the data is printed bare
mod backfill; // what papers mean for the sheets
mod files; // paths and manifest entries
mod kinds; // a kind of paper is one file
mod mutations; // a changed cell changes what it stands behind
mod notice; // D-08 as golden text
mod tables; // 表
mod summary; // D-11 as golden text

use crate::support::town;
use std::collections::BTreeSet;
use std::sync::Arc;
use zhenwen::catalog::{Catalog, Declarations};
use zhenwen::merge::{Case, Wanted};
use zhenwen::model::{
    Day, Draft, Facts, Figures, Finding, Paper, Period, Run, Text, Town, strip_sentinels,
};

/// The town of these tests: two villages, three units, hazards of October 2026 and before.
pub(crate) const TABLES: &[(&str, &str)] = &[
    (
        "机关",
        "机关名称|机关简称|机关代字|其他代字|主送|上级机关|落款名称|签发人|执法权限|联系人|联系电话|行动名称|行动起年|行动止年\n\
         兰台镇人民政府|兰台镇|兰政发|整改=兰安改:自动、函=兰函|各村民委员会|云岭县人民政府|兰台镇人民政府|李文华|属地检查|陈静|00000000|安全生产治本攻坚三年行动|2024|2026",
    ),
    ("村", "村名|户数|安全员\n东岭村|310|周一\n西坡村|205|无"),
    (
        "单位",
        "单位名称|村名|地址|单位类别|行业领域|主要负责人|是否重点|是否高危|开业日期|经营状态|状态变更日期\n\
         西坡酒坊|西坡村|西坡村二组|小加工|工贸|赵一|是|是|||\n\
         东岭超市|东岭村|东岭街5号|商场超市|商贸||是|否|||\n\
         东岭旧窑|东岭村||其他|工贸|钱二|否|是||关闭|2026-05-01",
    ),
    (
        "检查",
        "检查编号|检查日期|检查层级|检查单位|检查人员|单位名称|发现隐患数\n\
         J1|2026-10-09|镇级|应急办|王一、李二|东岭超市|2\n\
         J2|2026-10-20|村级|东岭村|周一|东岭超市|1\n\
         J3|2026-10-21|镇级|应急办|王一|西坡酒坊|1\n\
         J4|2026-03-12|镇级|应急办|李二|西坡酒坊|2\n\
         J5|2025-06-01|镇级|应急办|李二|西坡酒坊|0",
    ),
    (
        "隐患",
        "隐患编号|检查编号|发现日期|单位名称|村名|隐患部位|隐患内容|隐患等级|定级日期|判定依据|整改措施|整改责任人|整改资金|应急预案|整改期限|整改完成日期|复查日期|复查结论|销号日期|文号\n\
         H1|J1|2026-10-09|东岭超市||仓库|灭火器过期。|一般|||更换灭火器||||2026-10-20|||||\n\
         H2|J1|2026-10-09|东岭超市||疏散通道|堆放纸箱|一般||《消防法》第二十八条|||||2026-11-10|||||\n\
         H3|J2|2026-10-20|东岭超市|||电线私拉乱接|一般||||||||||||\n\
         H4|J3|2026-10-21|西坡酒坊||灌装间|无可燃气体报警装置|重大|2026-10-22|《工贸重大事故隐患判定标准》第九条|加装报警装置|赵一|5|是|2026-12-31|||||\n\
         H5|J4|2026-03-12|西坡酒坊||酒库|消火栓无水|一般|||||2||2026-03-31|2026-03-28|2026-03-30|合格|2026-03-30|\n\
         H6|J4|2026-03-12|西坡酒坊||厨房|软管老化|一般|||||1||2026-04-15|||||\n\
         H7||2024-05-06|西坡酒坊||酒库|未设防爆墙|重大|||砌筑防爆墙|赵一|20|是|2024-12-31|||||\n\
         H8||2026-10-12||西坡村||路灯倾斜|一般|||||||2026-10-30|||||",
    ),
];

/// Everything that a case borrows.
#[derive(Clone)]
pub(crate) struct Bench {
    /// Declarations.
    pub(crate) catalog: Arc<Catalog>,
    /// Sheets.
    pub(crate) town: Arc<Town>,
    /// States.
    facts: Arc<Facts>,
    /// Figures.
    figures: Arc<Figures>,
    /// October 2026, judged at its end.
    run: Run,
    /// Keys of papers that are issued.
    pub(crate) issued: BTreeSet<Text>,
}

impl Bench {
    /// The usual town and templates.
    pub(crate) fn new() -> Self {
        Self::of(Declarations::load(None).unwrap(), TABLES)
    }

    /// The usual town, with one template more.
    pub(crate) fn with(name: &str, text: &str) -> Self {
        let path = format!("documents/{name}.txt");
        Self::of(Declarations::load(None).unwrap().with(&path, text), TABLES)
    }

    /// The usual templates, with some sheets changed.
    pub(crate) fn with_tables(changed: &[(&str, &str)]) -> Self {
        let mut tables = TABLES.to_vec();
        for (name, table) in changed {
            tables.retain(|(known, _)| known != name);
            tables.push((name, table));
        }
        Self::of(Declarations::load(None).unwrap(), &tables)
    }

    /// Other declarations or tables.
    pub(crate) fn of(declarations: Declarations, tables: &[(&str, &str)]) -> Self {
        let catalog = Arc::new(Catalog::from_declarations(declarations).unwrap());
        Self::of_catalog(catalog, tables)
    }

    /// Other tables under declarations that are read already.
    pub(crate) fn of_catalog(catalog: Arc<Catalog>, tables: &[(&str, &str)]) -> Self {
        let town = Arc::new(town(&catalog, tables));
        let as_of: Day = "2026-10-31".parse().unwrap();
        let run = Run {
            as_of,
            month: Period::Month(2026, 10),
            year: 2026,
            month_start: 1,
            campaign: Some((2024, 2026)),
        };
        let facts = Arc::new(zhenwen::compute::facts(&town, &run));
        let figures = zhenwen::compute::figures(&catalog, &town, &facts, &run);
        let figures = Arc::new(figures);
        Self { catalog, town, facts, figures, run, issued: BTreeSet::new() }
    }

    /// The case.
    pub(crate) fn case(&self) -> Case<'_> {
        Case {
            catalog: &self.catalog,
            town: &self.town,
            facts: &self.facts,
            figures: &self.figures,
            run: &self.run,
            issued: &self.issued,
            dispatches: &[],
        }
    }

    /// The figures.
    pub(crate) fn figures(&self) -> &Figures {
        &self.figures
    }

    /// All papers that are due.
    pub(crate) fn due_all(&self) -> (Vec<Paper>, Vec<Finding>) {
        zhenwen::merge::due(self.case(), &all_kinds())
    }

    /// The papers of one kind, numbered, and all findings.
    pub(crate) fn due(&self, only: &str) -> (Vec<Paper>, Vec<Finding>) {
        let (papers, findings) = zhenwen::merge::due(self.case(), &wanted(only));
        let numbered = papers.into_iter().zip(1..).map(|(paper, serial)| {
            let is_automatic = paper.series.as_ref().is_some_and(|series| {
                series.mode == zhenwen::model::SeriesMode::Automatic
            });
            zhenwen::merge::numbered(paper, is_automatic.then_some(serial))
        });
        (numbered.collect(), findings)
    }

    /// The draft of one kind for one subject, and its findings.
    pub(crate) fn render(&self, only: &str, name: &str) -> (Option<Draft>, Vec<Finding>) {
        let (papers, _) = self.due(only);
        let paper = papers.iter().find(|paper| &*paper.subject_name == name);
        let paper = paper.unwrap_or_else(|| panic!("{only} is not due for {name}"));
        zhenwen::merge::render(self.case(), paper, &wanted(only))
    }

    /// The text of a draft as the reader sees it.
    pub(crate) fn text(&self, only: &str, name: &str) -> String {
        let (draft, findings) = self.render(only, name);
        strip_sentinels(&draft.unwrap_or_else(|| panic!("{findings:?}")).text)
    }
}

/// What a template prints for the 西坡酒坊.
pub(crate) fn said(body: &str) -> String {
    let text = format!("名称: 样张\n每: 单位\n---\n{body}");
    Bench::with("sample", &text).text("sample", "西坡酒坊")
}

/// What each of several bodies of one line prints for the 西坡酒坊.
pub(crate) fn each_said(bodies: impl IntoIterator<Item = String>) -> Vec<String> {
    let bodies = bodies.into_iter().map(|body| format!("〈{body}〉"));
    let said = said(&bodies.collect::<Vec<String>>().join("\n"));
    said.lines().map(|line| line.trim_matches(['〈', '〉']).to_owned()).collect()
}

/// The faults of some templates, as the office reads them.
pub(crate) fn faults(templates: &[(&str, &str)]) -> String {
    let mut declarations = Declarations::load(None).unwrap();
    for (name, text) in templates {
        declarations = declarations.with(&format!("documents/{name}.txt"), text);
    }
    match Catalog::from_declarations(declarations) {
        Err(zhenwen::model::Error::Templates(faults)) => faults,
        other => panic!("{:?}", other.map(|_| "no fault")),
    }
}

/// Compares with `golden/<name>.txt`; with `BLESS=1` in the environment it is written anew.
pub(crate) fn golden(name: &str, text: &str) {
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/merge/golden");
    let path = folder.join(format!("{name}.txt"));
    if std::env::var_os("BLESS").is_some_and(|bless| bless == "1") {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(text == wanted, "{} differs; it is now:\n{text}", path.display());
}

/// The month and the year, all kinds.
pub(crate) fn all_kinds() -> Wanted {
    Wanted { wants_month: true, wants_year: true, ..Wanted::default() }
}

/// One kind, by name.
pub(crate) fn wanted(only: &str) -> Wanted {
    Wanted {
        only: vec![only.to_owned()],
        wants_month: true,
        wants_year: true,
        ..Wanted::default()
    }
}
