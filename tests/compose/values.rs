//! Values are opaque: whatever data holds, the lines of a template stay what they are.

use super::catalog;
use super::draft::draft;
use proptest::prelude::*;
use zhenwen::compose::compose;
use zhenwen::model::{Document, Element, ElementKind, FrontMatter, Layout};

/// Templates that put values wherever one can stand; each hole is `⟦⟧`.
const TEMPLATES: [(Layout, &str); 4] = [
    (
        Layout::File,
        "⟦⟧\n⟦⟧文件\n⟪兰政发〔2026〕3号⟫　签发人：⟦⟧\n⟦⟧关于⟦⟧的通知\n⟦⟧、⟦⟧：\n根据⟦⟧，对⟦⟧进行检查。\n\
         ⟦⟧\n一、⟦⟧\n（一）⟦⟧。⟦⟧\n1.⟦⟧⟦⟧。（责任单位：⟦⟧。完成时限：⟦⟧。）\n（1）⟦⟧\n⟦⟧：⟦⟧\n⟦⟧。⟦⟧\n\
         | 序号 | ⟦⟧ |\n|---|---|\n| 1 | ⟦⟧ |\n（责任单位：⟦⟧）\n附件：1.⟦⟧\n2.⟦⟧\n⟦⟧\n⟪2026年3月5日⟫\n\
         （联系人：⟦⟧）\n附件⟦⟧\n⟦⟧\n⟦⟧\n一、⟦⟧\n抄送：⟦⟧。\n⟦⟧⟪2026年3月5日⟫印发",
    ),
    (
        Layout::Letter,
        "⟦⟧\n⟦⟧〔⟦⟧〕⟦⟧号\n⟦⟧整改通知书\n⟦⟧：\n⟦⟧\n⟦⟧，⟦⟧\n⟦⟧\n⟦⟧年⟦⟧月⟦⟧日\n送达⟦⟧回证\n| ⟦⟧ |",
    ),
    (
        Layout::Form,
        "⟦⟧\n现场检查记录\n编号：⟦⟧\n⟦⟧：\n检查情况：⟦⟧\n1.⟦⟧\n⟦⟧。\n⟦⟧村\n⟪2026年3月5日⟫",
    ),
    (
        Layout::Minutes,
        "⟦⟧会议纪要\n第⟦⟧期\n⟦⟧会议纪要\n⟦⟧\n一、⟦⟧\n⟦⟧\n出席：⟦⟧\n抄送：⟦⟧",
    ),
];

/// What data may hold, made to look like everything a paper has.
const LOOK_ALIKES: [&str; 40] = [
    "一、",
    "（一）",
    "1.",
    "(1)",
    "附件",
    "附件：1.甲",
    "附件1",
    "抄送：甲",
    "甲2026年3月5日印发",
    "签发人：甲",
    "2026年3月5日",
    "兰政发〔2026〕3号",
    "关于印发《甲》的通知",
    "甲文件",
    "会议纪要",
    "|",
    "| 甲 | 乙 |",
    "\\|",
    "|---|",
    "（责任单位：甲）",
    "（",
    "）",
    "。",
    "，",
    "：",
    "！",
    "\n",
    "\r\n二、乙",
    "\u{E004}",
    "\u{FFFC}",
    "\u{FDD0}",
    "[image: ]",
    "　　",
    "通　知",
    "— 1 —",
    "000001",
    "秘密",
    "出席：甲",
    "兰台镇人民政府",
    "第1号",
];

/// Any string that shows something.
fn value() -> impl Strategy<Value = String> {
    let look_alike = proptest::sample::select(&LOOK_ALIKES[..]);
    let piece =
        prop_oneof![look_alike.prop_map(str::to_owned), "\\PC{1,8}", "(?s).{1,4}"];
    let pieces = prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat());
    let long = pieces.clone().prop_map(|piece| piece.repeat(60));
    let is_mark = |c: char| "⟦⟧⟪⟫".contains(c) || ('\u{E000}'..='\u{E003}').contains(&c);
    prop_oneof![9 => pieces, 1 => long].prop_filter_map("shows nothing", move |text| {
        let text = text.replace(is_mark, "");
        (!text.trim().is_empty()).then_some(text)
    })
}

/// The template with these values in its holes, and what becomes of it.
fn filled((layout, template): (Layout, &str), values: &[String]) -> Document {
    let mut values = values.iter().cycle();
    let mut text = String::new();
    for piece in template.split_inclusive('⟦') {
        text.push_str(piece);
        if piece.ends_with('⟦') {
            text.push_str(values.next().unwrap());
        }
    }
    let front = FrontMatter { layout, ..FrontMatter::default() };
    compose(catalog(), draft(front, &text, vec![])).0
}

/// What must not depend on data: kinds, ordinals, lines, parts, shapes of tables.
fn structure(document: &Document) -> String {
    let tell = |element: &Element| {
        let table = element.table.as_ref();
        let table =
            table.map(|t| (t.header_rows, t.rows.len(), t.rows.first().map(Vec::len)));
        (element.line, element.kind.name(), element.ordinal.clone(), table)
    };
    let lines =
        document.lines.iter().map(|line| (line.number, line.kind.name(), line.is_piece));
    let elements: Vec<_> = document.elements().map(tell).collect();
    format!("{elements:#?}\n{:#?}\n{}", lines.collect::<Vec<_>>(), document.parts.len())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_value_changes_what_a_line_is(
        values in prop::collection::vec(value(), 1..12),
        template in proptest::sample::select(&TEMPLATES[..]),
    ) {
        let plain = filled(template, &["某".to_owned()]);
        let odd = filled(template, &values);
        prop_assert_eq!(structure(&odd), structure(&plain), "{:?}", values);
    }

    #[test]
    fn every_value_is_printed_with_its_source(
        values in prop::collection::vec(value(), 1..12),
        template in proptest::sample::select(&TEMPLATES[..]),
    ) {
        let document = filled(template, &values);
        let cells = |element: &'_ Element| {
            let rows = element.table.iter().flat_map(|table| &table.rows).flatten();
            rows.flat_map(|cell| cell.spans.clone()).collect::<Vec<_>>()
        };
        let elements = document.elements();
        let mut spans: Vec<_> =
            elements.flat_map(|e| [e.spans.clone(), cells(e)].concat()).collect();
        spans.retain(|span| span.source.is_some());
        spans.sort_by_key(|span| span.source);
        let sources: Vec<u32> = spans.iter().filter_map(|span| span.source).collect();
        let all: Vec<u32> = (0..u32::try_from(document.sources.len()).unwrap()).collect();
        prop_assert_eq!(sources, all);
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let mut holes = values.iter().cycle();
        for span in spans {
            let run = matches!(document.sources[span.source.unwrap() as usize], zhenwen::model::Provenance::Run(_));
            if !run {
                prop_assert_eq!(letters(&span.text), letters(holes.next().unwrap()));
                prop_assert!(!span.text.contains('\n'));
            }
        }
    }
}

#[test]
fn the_plain_template_is_what_it_says() {
    let kinds = |template| {
        let document = filled(template, &["某".to_owned()]);
        let kinds: Vec<&str> = document.elements().map(|e| e.kind.name()).collect();
        kinds.join(" ")
    };
    assert_eq!(
        kinds(TEMPLATES[0]),
        "发文机关标志 发文机关标志 发文字号 签发人 标题 主送机关 正文 正文 一级标题 二级标题 三级标题 四级标题 \
         正文 正文 表格 责任标签 附件说明 附件说明 署名 成文日期 附注 附件标记 附件标题 正文 一级标题 抄送 印发"
    );
    assert_eq!(
        kinds(TEMPLATES[1]),
        "发文机关标志 发文字号 标题 主送机关 正文 正文 署名 成文日期 附文标题 表格"
    );
    assert_eq!(
        kinds(TEMPLATES[2]),
        "发文机关标志 发文字号 标题 主送机关 正文 三级标题 正文 署名 成文日期"
    );
    assert_eq!(
        kinds(TEMPLATES[3]),
        "发文机关标志 发文字号 标题 正文 一级标题 正文 出席 抄送"
    );
}

#[test]
fn a_value_that_shows_nothing_leaves_no_line() {
    let front = FrontMatter { layout: Layout::Form, ..FrontMatter::default() };
    let text = "⟦ ⟧\n现场检查记录\n⟦⟧\n备注：⟦⟧。";
    let (document, _) = compose(catalog(), draft(front, text, vec![]));
    let elements: Vec<(ElementKind, String)> =
        document.elements().map(|e| (e.kind, e.text())).collect();
    assert_eq!(
        elements,
        [
            (ElementKind::Title, "现场检查记录".into()),
            (ElementKind::Body, "备注：。".into())
        ]
    );
}

#[test]
fn broken_marks_lose_no_words() {
    for (text, kept) in [
        ("\u{E000}12各村要\u{E002}排查。", "各村要排查。"),
        ("各村\u{E001}要排查\u{E002}。", "各村要排查。"),
        ("\u{E000}99999999999999\u{E001}各村要排查。", "各村要排查。"),
        (
            "\u{E000}0\u{E001}各村\u{E000}1\u{E001}要\u{E002}排\u{E002}查。",
            "各村要排查。",
        ),
        ("各村要\u{E003}排查。\n\u{E003}9", "各村要\u{E003}排查。"),
    ] {
        let mut draft = draft(FrontMatter::default(), "", vec![]);
        draft.text = text.to_owned();
        let (document, _) = compose(catalog(), draft);
        let found: String = document.elements().map(Element::text).collect();
        assert_eq!(found, kept, "{text}");
    }
}
