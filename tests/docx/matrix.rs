//! Every kind of paper in every length, measured on the pages that LibreOffice shows.

// The R-checks of `gongwen.md` §6.2 and what the checker calls them: R01 page.a4 · R02
// area.left · R03 area.right · R04 grid.lines22, grid.line_pitch · R05 grid.chars28 · R06
// area.top · R07 area.bottom · R08 mark.top · R09 mark.centred · R10 mark.inside · R11
// line.gap · R12 line.width, line.in_area · R13 gap.line_title · R15 page1.body · R16
// para.indent · R17 date.right · R18, R19 sign.over_date, date.form · R20 date.with_body ·
// R21 pgno.down · R22 pgno.side · R23 pgno.size · R24 banji.bottom · R25 banji.lines,
// banji.thick, banji.width · R26 banji.even · R27 att.first, att.title · R28 land.pgno · R29
// xml.font.known · R30 line.double, line.foot. R14 is tested where titles are broken.

use super::press;
use crate::support::document::document;
use crate::support::shared;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use zhenwen::model::{Document, Layout};

/// A kind of paper: name, layout, what stands above the title, signatures, flags of the checker.
type Kind = (&'static str, Layout, &'static str, &'static str, &'static [&'static str]);

/// One signature and the date.
const SIGNED: &str = "署名｜兰台镇人民政府\n成文日期｜2026年11月12日";
/// Signatures of two organs.
const JOINT: &str =
    "署名｜兰台镇人民政府\n署名｜云岭县应急管理局\n成文日期｜2026年11月12日";
/// Names of those who met.
const MET: &str = "出席｜出席：李文华、陈静、张明、王宁、赵强、孙丽、周杰、吴敏、郑涛、冯雪、何勇\n\
    出席｜列席：各村民委员会主任";

/// The kinds.
const KINDS: [Kind; 10] = [
    (
        "文件",
        Layout::File,
        "盖章\n份号｜000001\n密级｜秘密★1年\n发文机关标志｜兰台镇人民政府文件\n发文字号｜兰政发〔2026〕13号",
        SIGNED,
        &["--seal", "yes"],
    ),
    (
        "上行",
        Layout::File,
        "发文机关标志｜兰台镇人民政府文件\n发文字号｜兰政发〔2026〕　号\n签发人｜签发人：李文华",
        SIGNED,
        &["--upward", "--draft-number", "--seal", "no"],
    ),
    (
        "联合",
        Layout::File,
        "盖章\n发文机关标志｜兰台镇人民政府\n发文机关标志｜云岭县应急管理局文件\n发文字号｜兰政发〔2026〕13号",
        JOINT,
        &[],
    ),
    (
        "联合上行",
        Layout::File,
        "盖章\n发文机关标志｜兰台镇人民政府\n发文机关标志｜云岭镇人民政府文件\n发文字号｜兰政发〔2026〕　号\n签发人｜签发人：李文华、陈静、赵立强",
        "署名｜兰台镇人民政府\n署名｜云岭镇人民政府\n署名｜清河镇人民政府\n成文日期｜2026年11月12日",
        // The number stands on the line of the last 签发人, lower than the checker looks.
        &["--upward", "--draft-number", "--skip", "gap.mark_num"],
    ),
    (
        "印发",
        Layout::File,
        "盖章\n发文机关标志｜兰台镇人民政府文件\n发文字号｜兰政发〔2026〕13号",
        SIGNED,
        &["--seal", "yes"],
    ),
    (
        "信函",
        Layout::Letter,
        "盖章\n发文机关标志｜兰台镇安全生产委员会办公室消防安全工作专班\n发文字号｜兰安函〔2026〕3号",
        SIGNED,
        &["--layout", "信函", "--seal", "yes"],
    ),
    (
        "便函",
        Layout::Letter,
        "无标志",
        SIGNED,
        &[
            "--layout",
            "信函",
            "--no-mark",
            "--no-banji",
            "--skip",
            "line.*,num.*,pgno.*,xml.titlepg,gap.*",
        ],
    ),
    (
        "纪要",
        Layout::Minutes,
        "发文机关标志｜兰台镇安全生产委员会会议纪要\n发文字号｜第3期",
        MET,
        &["--layout", "纪要"],
    ),
    (
        "命令",
        Layout::Order,
        "盖章\n发文机关标志｜兰台镇人民政府令\n令号｜第1号",
        SIGNED,
        &["--layout", "命令"],
    ),
    (
        "表格",
        Layout::Form,
        "发文机关标志｜兰台镇人民政府\n发文字号｜兰安检〔2026〕5号",
        SIGNED,
        &["--layout", "表格"],
    ),
];

/// The lengths.
const LENGTHS: [&str; 6] = ["短", "三页", "十二页", "长标题", "三附件", "横表"];

/// A paragraph without digits: LibreOffice puts white beside them that Word does not.
const PARAGRAPH: &str = "今年以来，镇政府把消防安全和生产经营单位的隐患排查放在突出位置，每月\
    调度一次，逐户登记，逐条销号，全镇没有发生一般以上的生产安全事故。";

/// A page of text.
fn page() -> String {
    format!(
        "一级标题｜一、主要做法\n二级标题｜（一）压实责任。‖{PARAGRAPH}\n三级标题｜1.{PARAGRAPH}\n\
         四级标题｜（1）{PARAGRAPH}\n二级标题｜（二）按月调度\n正文｜{PARAGRAPH}\n\
         一级标题｜二、下一步打算\n正文｜{PARAGRAPH}{PARAGRAPH}\n正文｜{PARAGRAPH}{PARAGRAPH}"
    )
}

/// A table of so many rows.
fn table(rows: usize) -> String {
    let row = |n: usize| {
        format!(
            "；{n},第{n}号作坊,疏散通道堆物、电线老化,2026年10月{}日,已整改",
            n % 28 + 1
        )
    };
    let rows: String = (1..=rows).map(row).collect();
    format!("表格｜序号,单位,问题,期限,状态{rows}")
}

/// 附件说明 and annexes of a length.
fn annexes(length: &str) -> (&'static str, String) {
    match length {
        "三附件" => (
            "附件说明｜附件：1.未销号隐患明细表\n附件说明｜2.各村工作分工和各单位任务清单及完成时限一览\n附件说明｜3.检查记录样式",
            format!(
                "附件标记｜附件1\n附件标题｜未销号隐患明细表\n{}\n附件标记｜附件2\n附件标题｜各村工作分工和各单位任务清单及完成时限一览\n\
                 正文｜{PARAGRAPH}\n附件标记｜附件3\n附件标题｜检查记录样式\n{}",
                table(40),
                page()
            ),
        ),
        "横表" => (
            "附件说明｜附件：冬季消防安全检查清单",
            format!(
                "附件标记｜附件 横排\n附件标题｜冬季消防安全检查清单\n{}",
                table(200)
            ),
        ),
        _ => ("", String::new()),
    }
}

/// One paper.
fn paper((name, layout, head, ending, _): &Kind, length: &str) -> Document {
    let title = match (*name, length) {
        ("命令", _) => "",
        (_, "长标题") => {
            "标题｜关于进一步加强全镇冬春季森林草原防灭火和安全生产隐患排查整治工作的紧急通知"
        }
        ("印发", _) => {
            "标题｜兰台镇人民政府关于印发《兰台镇消防安全集中整治行动实施方案》的通知"
        }
        _ => "标题｜关于开展冬季消防安全检查的通知",
    };
    let addressee = match layout {
        Layout::Minutes | Layout::Order | Layout::Form => "",
        _ => "主送机关｜各村民委员会，镇直各单位：",
    };
    let pages = match length {
        "三页" => 3,
        "十二页" => 12,
        _ => 0,
    };
    let text = vec![page(); pages].join("\n");
    let (note, annexes) = annexes(length);
    let body = format!("正文｜{PARAGRAPH}\n正文｜{PARAGRAPH}");
    let lines = if *name == "印发" {
        format!(
            "{head}\n{title}\n{addressee}\n{body}\n{note}\n{ending}\n附文标题｜兰台镇消防安全集中整治行动实施方案\n{body}\n{text}\n{annexes}\n{IMPRINT}"
        )
    } else {
        format!(
            "{head}\n{title}\n{addressee}\n{body}\n{text}\n{note}\n{ending}\n{annexes}\n{IMPRINT}"
        )
    };
    document(*layout, &lines)
}

/// 版记.
const IMPRINT: &str = "抄送｜抄送：县消防救援大队，县应急管理局。\n\
    印发｜兰台镇人民政府办公室2026年11月12日印发";

/// Whether a kind has a length: the text of an order and of a letter without head is short.
fn makes_sense(kind: &str, length: &str) -> bool {
    match kind {
        "命令" | "便函" | "联合上行" => matches!(length, "短" | "三页"),
        _ => true,
    }
}

/// What the checker says of a paper, where it finds fault.
fn fault(kind: &Kind, length: &str, folder: &Path) -> Option<String> {
    let path = folder.join(format!("{}·{length}.docx", kind.0));
    std::fs::write(&path, press().set(&paper(kind, length)).unwrap()).unwrap();
    let said = shared::fault("check_gongwen.py", kind.4, &[path])?;
    let faults =
        said.lines().filter(|line| !line.starts_with("PASS") && !line.starts_with("NA"));
    Some(format!("{}·{length}\n{}", kind.0, faults.collect::<Vec<_>>().join("\n")))
}

#[test]
fn every_kind_in_every_length_is_in_order_on_the_page() {
    let gone = tempfile::tempdir().unwrap();
    let kept = std::env::var_os("ZHENWEN_KEEP").map(PathBuf::from);
    let folder = kept.as_deref().unwrap_or(gone.path());
    let all = KINDS.iter().flat_map(|kind| LENGTHS.map(|length| (kind, length)));
    let all: Vec<_> = all.filter(|(kind, length)| makes_sense(kind.0, length)).collect();
    let two = rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap();
    let faults: Vec<String> = two.install(|| {
        all.par_iter().filter_map(|(kind, length)| fault(kind, length, folder)).collect()
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
