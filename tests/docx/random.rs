//! Papers of random length and mix: texts, headings, tables, annexes, signatures.

use crate::recount::dice::Dice;
use crate::support::document::document;
use zhenwen::model::{Document, Layout};

/// Pieces of text; a paragraph is some of them.
const PIECES: [&str; 14] = [
    "各村要对商铺、作坊和自建房逐户检查，",
    "重点查看用电、用气和疏散通道，",
    "发现问题当场指出，",
    "能改的当场改，不能改的限期改；",
    "逾期未改的，由镇应急办报县有关部门依法处理。",
    "今年以来共检查生产经营单位371户次，发现隐患264条，",
    "整改率89.4%，",
    "截至2026年10月31日，",
    "（含“三合一”场所）",
    "按照《中华人民共和国安全生产法》第三十八条的规定，",
    "镇政府把消防安全放在突出位置，每月调度一次，逐户登记，逐条销号，",
    "请各单位于11月30日前将检查情况报镇应急办。",
    "全镇没有发生一般以上的生产安全事故。",
    "三是压实责任：",
];

/// Ordinals of headings.
const ORDINALS: [&str; 8] = ["一", "二", "三", "四", "五", "六", "七", "八"];

/// A text of at most so many pieces.
fn text(dice: &mut Dice, most: usize) -> String {
    let pieces = 1 + dice.below(most);
    let text: String = (0..pieces).map(|_| dice.pick(&PIECES)).collect();
    format!("{}。", text.trim_end_matches(['，', '；', '。', '：']))
}

/// A table.
fn table(dice: &mut Dice) -> String {
    let mut rows = vec!["表格｜序号,单位,问题,期限".to_owned()];
    for n in 1..=dice.below(25) + 1 {
        let fault = dice.pick(&PIECES).replace(['；', '，'], "、");
        rows.push(format!("{n},第{n}号作坊,{fault},2026年10月{}日", n % 28 + 1));
    }
    rows.join("；")
}

/// One paragraph, heading or table under a level-1 heading.
fn item(dice: &mut Dice, ordinal: &str) -> String {
    match dice.below(8) {
        0 => format!("二级标题｜（{ordinal}）逐户检查"),
        1 => format!("二级标题｜（{ordinal}）逐条销号。‖{}", text(dice, 8)),
        2 => table(dice),
        _ => format!("正文｜{}", text(dice, 14)),
    }
}

/// A body.
fn body(dice: &mut Dice) -> Vec<String> {
    let mut lines = vec![format!("正文｜{}", text(dice, 6))];
    for ordinal in ORDINALS.iter().take(dice.below(8)) {
        lines.push(format!("一级标题｜{ordinal}、加强消防安全检查"));
        let items = dice.below(5);
        lines.extend(ORDINALS.iter().take(items).map(|ordinal| item(dice, ordinal)));
        lines.push(format!("正文｜{}", text(dice, 5)));
    }
    lines.extend(dice.maybe(33, |_| "正文｜特此通知。".to_owned()));
    lines
}

/// Head, title and addressee; some addressees are so long that they push the text away.
fn head(dice: &mut Dice, is_letter: bool) -> Vec<String> {
    let (masthead, number) = if is_letter {
        ("兰台镇应急管理站", "兰安改〔2026〕3号")
    } else {
        ("兰台镇人民政府文件", "兰政发〔2026〕13号")
    };
    let organs = if dice.below(6) == 0 { 60 } else { 1 };
    vec![
        format!("发文机关标志｜{masthead}"),
        format!("发文字号｜{number}"),
        "标题｜兰台镇人民政府关于开展冬季消防安全检查的通知".to_owned(),
        format!("主送机关｜{}镇直各单位：", "各村民委员会，".repeat(organs)),
    ]
}

/// 附件说明, signature, date, perhaps a note; then the annexes.
fn closing(dice: &mut Dice) -> Vec<String> {
    let annexes = dice.below(4);
    let number = |n: usize| if annexes == 1 { String::new() } else { n.to_string() };
    let mut lines = Vec::new();
    for n in 1..=annexes {
        let label = if n == 1 { "附件：" } else { "" };
        let mark = if annexes == 1 { "" } else { "." };
        lines.push(format!("附件说明｜{label}{}{mark}冬季消防安全检查清单", number(n)));
    }
    lines.push("署名｜兰台镇人民政府".to_owned());
    lines.push("成文日期｜2026年11月12日".to_owned());
    lines.extend(
        dice.maybe(33, |_| "附注｜（联系人：陈静，联系电话：00000000）".to_owned()),
    );
    for n in 1..=annexes {
        lines.push(format!("附件标记｜附件{}", number(n)));
        lines.push("附件标题｜冬季消防安全检查清单".to_owned());
        let table = dice.maybe(50, table);
        lines.extend(table.map_or_else(|| body(dice), |table| vec![table]));
    }
    lines
}

/// The paper of a seed.
pub(super) fn paper(seed: u64) -> Document {
    let dice = &mut Dice::new(seed);
    let is_letter = dice.below(4) == 0;
    let mut lines: Vec<String> =
        dice.maybe(50, |_| "盖章".to_owned()).into_iter().collect();
    lines.extend(head(dice, is_letter));
    lines.extend(body(dice));
    lines.extend(closing(dice));
    if !is_letter || dice.below(2) == 0 {
        lines.push("抄送｜抄送：县应急管理局，县消防救援大队。".to_owned());
        lines.push("印发｜兰台镇人民政府办公室2026年11月12日印发".to_owned());
    }
    document(if is_letter { Layout::Letter } else { Layout::File }, &lines.join("\n"))
}
