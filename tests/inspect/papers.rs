//! Papers of every layout: short, long, with a table, with annexes, with a landscape annex.

use crate::support::document::{document, report};
use zhenwen::model::{Document, Layout};

/// A paragraph of ordinary length.
const PARAGRAPH: &str = "今年以来，镇政府把消防安全和生产经营单位的隐患排查放在突出位置，每月\
    调度一次，逐户登记，逐条销号，全镇没有发生一般以上的生产安全事故。";

/// What stands above the title.
fn head(layout: Layout) -> &'static str {
    match layout {
        Layout::File => {
            "份号｜000001\n发文机关标志｜兰台镇人民政府文件\n发文字号｜兰政发〔2026〕13号"
        }
        Layout::Letter => "发文机关标志｜兰台镇人民政府\n发文字号｜兰政函〔2026〕3号",
        Layout::Minutes => "发文机关标志｜兰台镇安全生产委员会会议纪要\n发文字号｜第3期",
        Layout::Order => "发文机关标志｜兰台镇人民政府令\n令号｜第1号",
        Layout::Form => "发文机关标志｜兰台镇人民政府\n发文字号｜兰安检〔2026〕5号",
    }
}

/// Title and addressee.
fn opening(layout: Layout) -> &'static str {
    match layout {
        Layout::Order => "",
        Layout::Minutes => "标题｜2026年第三季度安全生产形势分析会会议纪要",
        Layout::Form => "标题｜现场检查记录",
        _ => "标题｜关于开展冬季消防安全检查的通知\n主送机关｜各村民委员会，镇直各单位：",
    }
}

/// Signature, date and what belongs to them.
fn ending(layout: Layout) -> &'static str {
    match layout {
        Layout::Minutes => {
            "出席｜出席：李文华、陈静、张明、王宁、赵强、孙丽、周杰、吴敏、郑涛"
        }
        Layout::Order => "盖章\n署名｜兰台镇人民政府\n成文日期｜2026年10月28日",
        _ => {
            "署名｜兰台镇人民政府\n成文日期｜2026年11月12日\n附注｜（联系人：陈静，电话：00000000）"
        }
    }
}

/// 版记.
const IMPRINT: &str = "抄送｜抄送：县消防救援大队，县应急管理局。\n\
    印发｜兰台镇人民政府办公室2026年11月12日印发";

/// The levels, a page of them.
fn levels() -> String {
    format!(
        "一级标题｜一、主要做法\n二级标题｜（一）压实责任。‖{PARAGRAPH}\n三级标题｜1.{PARAGRAPH}\n\
         四级标题｜（1）{PARAGRAPH}\n二级标题｜（二）按月调度\n正文｜{PARAGRAPH}\n\
         一级标题｜二、下一步打算\n正文｜{PARAGRAPH}{PARAGRAPH}"
    )
}

/// A table of so many rows.
fn table(rows: usize) -> String {
    let row = |n: usize| {
        format!("；{n},第{n}号作坊,通道堆物,2026年10月{}日,已整改", n % 28 + 1)
    };
    let rows: String = (1..=rows).map(row).collect();
    format!("表格｜序号,单位,问题,期限,状态{rows}")
}

/// Variants of every layout.
pub(super) const VARIANTS: [&str; 5] = ["短", "三页", "表", "附件", "横排"];

/// One paper.
pub(super) fn paper(layout: Layout, variant: &str) -> Document {
    let text = match variant {
        "三页" => [levels(), levels(), levels()].join("\n"),
        "表" => format!("正文｜{PARAGRAPH}\n{}\n正文｜{PARAGRAPH}", table(5)),
        _ => format!("正文｜{PARAGRAPH}"),
    };
    let (note, annexes) = match variant {
        "附件" => (
            "附件说明｜附件：1.未销号隐患明细表\n附件说明｜2.各村工作分工",
            format!(
                "附件标记｜附件1\n附件标题｜未销号隐患明细表\n{}\n附件标记｜附件2\n\
                 附件标题｜各村工作分工\n正文｜{PARAGRAPH}",
                table(40)
            ),
        ),
        "横排" => (
            "附件说明｜附件：冬季消防安全检查清单",
            format!("附件标记｜附件 横排\n附件标题｜冬季消防安全检查清单\n{}", table(30)),
        ),
        _ => ("", String::new()),
    };
    let lines =
        [head(layout), opening(layout), &text, note, ending(layout), &annexes, IMPRINT];
    document(layout, &lines.join("\n"))
}

/// A 便函.
const PLAIN: &str = "无标志
    标题｜关于商请派员参加联合检查的函
    主送机关｜县消防救援大队：
    正文｜请于3月10日前回复。
    署名｜兰台镇人民政府
    成文日期｜2026年3月5日";

/// 联合行文.
const JOINT: &str = "盖章
    发文机关标志｜兰台镇人民政府文件
    发文机关标志｜云岭县应急管理局文件
    发文字号｜兰政发〔2026〕3号
    标题｜关于开展联合检查的通知
    主送机关｜各村民委员会：
    正文｜请做好准备。
    署名｜兰台镇人民政府
    署名｜云岭县应急管理局
    成文日期｜2026年3月5日
    抄送｜抄送：县消防救援大队。
    印发｜兰台镇人民政府办公室2026年3月5日印发";

/// A notice that issues a plan.
const ISSUED: &str = "盖章
    发文机关标志｜兰台镇人民政府文件
    发文字号｜兰政发〔2026〕3号
    标题｜兰台镇人民政府关于印发《兰台镇2026年安全生产工作要点》的通知
    主送机关｜各村民委员会：
    正文｜现印发给你们，请认真贯彻执行。
    署名｜兰台镇人民政府
    成文日期｜2026年3月5日
    附文标题｜兰台镇2026年安全生产工作要点
    正文｜为做好工作，制定本要点。
    一级标题｜一、总体要求
    正文｜坚持预防为主。
    印发｜兰台镇人民政府办公室2026年3月5日印发";

/// Everything long: names, title, item, annex, 抄送.
const LONG: &str = "盖章
    密级｜秘密★1年
    紧急程度｜特急
    发文机关标志｜云岭县兰台镇安全生产委员会办公室文件
    发文字号｜兰安办发〔2026〕103号
    标题｜关于进一步加强2026年全镇冬春季森林草原防灭火和安全生产隐患排查整治工作的通知
    主送机关｜各村民委员会，镇直各单位，各学校、幼儿园、卫生室，各加油站，各养殖场，各白酒生产企业：
    二级标题｜（一）压实各级各部门各单位的责任，建立健全台账，逐户登记，逐条销号，每月调度一次。各村要落实。
    附件说明｜附件：兰台镇2026年冬春季森林草原防灭火和安全生产隐患排查整治工作任务分解表和责任清单
    署名｜云岭县兰台镇安全生产委员会办公室
    成文日期｜2026年11月22日
    附件标记｜附件
    附件标题｜兰台镇2026年冬春季森林草原防灭火和安全生产隐患排查整治工作任务分解表和责任清单
    正文｜无。
    抄送｜抄送：县应急管理局，县消防救援大队，县市场监督管理局，县教育局，县交通运输局，县农业农村局。
    印发｜云岭县兰台镇安全生产委员会办公室2026年11月22日印发";

/// Every layout in every variant, and papers of other shapes, by name.
pub(super) fn papers() -> Vec<(String, Document)> {
    let layouts = Layout::ALL.into_iter();
    let all = layouts.flat_map(|layout| VARIANTS.map(|variant| (layout, variant)));
    let all = all
        .map(|(layout, variant)| (format!("{layout}·{variant}"), paper(layout, variant)));
    let others = [
        ("上行文", report()),
        ("便函", document(Layout::Letter, PLAIN)),
        ("联合行文", document(Layout::File, JOINT)),
        ("印发", document(Layout::File, ISSUED)),
        ("长文", document(Layout::File, LONG)),
    ];
    all.chain(others.map(|(name, paper)| (name.to_owned(), paper))).collect()
}
