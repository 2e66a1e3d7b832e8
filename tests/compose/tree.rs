//! The tree: what the setter and the proof reader are given.

use super::catalog;
use super::draft::draft;
use zhenwen::catalog::{Catalog, Declarations};
use zhenwen::compose::{compose, compose_text, explain};
use zhenwen::model::{
    Document, Element, ElementKind, FrontMatter, Layout, Piece, Provenance, Span, Table,
    TableCell,
};

fn of(front: FrontMatter, text: &str) -> Document {
    compose_text(catalog(), front, text).0
}

fn kinds(elements: &[Element]) -> Vec<&str> {
    elements.iter().map(|element| element.kind.name()).collect()
}

fn span(text: &str, source: Option<u32>) -> Span {
    Span { text: text.to_owned(), source }
}

#[test]
fn every_element_lies_in_its_place() {
    let document = of(
        FrontMatter::default(),
        "兰台镇人民政府文件\n兰政发〔2026〕3号　签发人：甲一\n关于印发《值班办法》的通知\n各村：\n现予印发。\n\
         兰台镇人民政府\n2026年3月5日\n（此件公开发布）\n值班办法\n为规范值班，制定本办法。\n附件1 横排\n值班表\n\
         | 日期 | 人员 |\n|---|---|\n| 3月6日 | 乙二 |\n抄送：县应急管理局。\n兰台镇党政办公室2026年3月5日印发",
    );
    assert_eq!(kinds(&document.head), ["发文机关标志", "发文字号", "签发人"]);
    assert_eq!(
        kinds(&document.body),
        ["标题", "主送机关", "正文", "署名", "成文日期", "附注"]
    );
    assert_eq!(kinds(&document.imprint), ["抄送", "印发"]);
    let parts: Vec<_> =
        document.parts.iter().map(|p| (p.piece, p.is_landscape)).collect();
    assert_eq!(parts, [(Piece::Attached, false), (Piece::Annex, true)]);
    assert_eq!(kinds(&document.parts[0].elements), ["附文标题", "正文"]);
    assert_eq!(kinds(&document.parts[1].elements), ["附件标记", "附件标题", "表格"]);
    assert_eq!(document.parts[1].elements[0].text(), "附件1");
    assert_eq!(document.title(), "关于印发《值班办法》的通知");
    let lines: Vec<u32> = document.elements().map(|element| element.line).collect();
    assert_eq!(lines, [1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17]);
}

#[test]
fn a_heading_knows_its_ordinal_and_where_it_ends() {
    let long = "各村要把责任落实到每一户、每一处、每一个人，确保检查不漏项、整改不留尾、复查不走样，全年不出事";
    let text = format!(
        "工作方案\n一、总体要求\n(一) 目标。全年无事故。\n1．排查\n（1）{long}。\n2、{long}。按月报送。\n二、{long}。\n\
         （二）建立“户户查。人人管”（试行。）制度。各村落实。\n3.登记（责任单位：各村）"
    );
    let document = of(FrontMatter::default(), &text);
    let told = |element: &Element| {
        let text: Vec<char> = element.text().chars().collect();
        let heading = element.run_in.map(|end| text[..end].iter().collect::<String>());
        (element.ordinal.clone().unwrap(), heading)
    };
    let told: Vec<_> = document.body[1..].iter().map(told).collect();
    let told: Vec<(&str, Option<&str>)> =
        told.iter().map(|(ordinal, heading)| (&**ordinal, heading.as_deref())).collect();
    assert_eq!(
        told,
        [
            ("一、", None),
            ("(一)", Some("(一) 目标。")),
            ("1．", None),
            ("（1）", Some("（1）")),
            ("2、", Some("2、")),
            ("二、", None),
            ("（二）", Some("（二）建立“户户查。人人管”（试行。）制度。")),
            ("3.", Some("3.登记")),
        ]
    );
}

#[test]
fn joined_lines_and_a_tag_of_its_own_are_one_element() {
    let document = of(
        FrontMatter::default(),
        "工作方案\n1.配齐器材\n（责任单位：各村。）\n各村要建立台账，\n\n逐户登记。\n签收：",
    );
    let told: Vec<(u32, String, Option<usize>)> =
        document.body.iter().map(|e| (e.line, e.text(), e.run_in)).collect();
    assert_eq!(
        told,
        [
            (1, "工作方案".into(), None),
            (2, "1.配齐器材（责任单位：各村。）".into(), Some(6)),
            (4, "各村要建立台账，逐户登记。".into(), None),
            (7, "签收：".into(), None),
        ]
    );
}

#[test]
fn values_keep_their_source_in_text_and_tables() {
    let text = "⟦东岭超市⟧整改通知书\n⟦东岭超市⟧：\n1.⟦通道|堆物\n⟧，限⟪2026年3月5日⟫改正。\n| 部位 | ⟦甲|乙⟧\\| |\n|--|\n| 库房 |";
    let front = FrontMatter { layout: Layout::Letter, ..FrontMatter::default() };
    let (document, findings) = compose(catalog(), draft(front, text, vec![]));
    assert_eq!(
        document.body[0].spans,
        [span("东岭超市", Some(0)), span("整改通知书", None)]
    );
    assert_eq!(
        document.body[2].spans,
        [
            span("1.", None),
            span("通道|堆物", Some(2)),
            span("，限", None),
            span("2026年3月5日", Some(3)),
            span("改正。", None)
        ]
    );
    let table = document.body[3].table.as_ref().unwrap();
    assert_eq!(table.header_rows, 1);
    assert_eq!(table.rows[0][1].spans, [span("甲|乙", Some(4)), span("|", None)]);
    assert_eq!(
        table.rows[1],
        [TableCell { spans: vec![span("库房", None)] }, TableCell::default()]
    );
    assert!(matches!(document.sources[3], Provenance::Run(_)));
    assert!(document.paper.is_some());
    assert_eq!(findings.iter().map(|f| &*f.code).collect::<Vec<_>>(), ["E-TEXT-ROWS"]);
}

#[test]
fn full_width_blanks_in_a_cell_are_room_to_be_filled_in() {
    let document =
        of(FrontMatter::default(), "送达回证\n| 时间 | 　　年　月　日 |\n|  签名\t|  |");
    let table = document.body[1].table.as_ref().unwrap();
    let texts: Vec<String> = table
        .rows
        .iter()
        .flatten()
        .map(|cell| cell.spans.iter().map(|span| &*span.text).collect())
        .collect();
    assert_eq!(texts, ["时间", "　　年　月　日", "签名", ""]);
}

#[test]
fn tables_begin_at_their_header_whatever_blank_lines_there_are() {
    let text = "台账\n| 甲 |\n| 一 |\n|---|\n\n| 1 |\n\n| 乙 |\n|---|\n| 2 |\n表后。\n| 丙 |\n| 丁 |";
    let document = of(FrontMatter::default(), text);
    let tables: Vec<(usize, usize)> = document
        .elements()
        .filter_map(|element| element.table.as_ref())
        .map(|table| (table.header_rows, table.rows.len()))
        .collect();
    assert_eq!(tables, [(2, 3), (1, 2), (0, 2)]);
}

#[test]
fn a_typed_table_comes_where_the_draft_has_its_place() {
    let cell = |text: &str| TableCell { spans: vec![span(text, Some(0))] };
    let table =
        |text| Table { header_rows: 1, rows: vec![vec![cell(text)]], widths: vec![7] };
    let text = "情况表\n\u{E003}1\n\n\u{E003}0\n说明。";
    let draft = draft(FrontMatter::default(), text, vec![table("甲"), table("乙")]);
    let document = compose(catalog(), draft).0;
    assert_eq!(kinds(&document.body), ["标题", "表格", "表格", "正文"]);
    let tables: Vec<_> = document.body.iter().filter_map(|e| e.table.clone()).collect();
    assert_eq!(tables, [table("乙"), table("甲")]);
    assert_eq!(document.lines[1].kind, ElementKind::Table);
}

#[test]
fn lines_of_a_template_are_never_joined_and_may_be_indented() {
    let text = "　　值班安排\n　　请于下列时间到岗\n　　⟦甲一⟧，早班\n　　乙二，晚班。";
    let draft = draft(FrontMatter::default(), text, vec![]);
    let (document, findings) = compose(catalog(), draft);
    assert_eq!(kinds(&document.body), ["标题", "正文", "正文", "正文"]);
    assert_eq!(findings, []);
}

#[test]
fn front_matter_beats_the_text_and_takes_from_it_what_it_does_not_say() {
    let front = FrontMatter {
        secrecy: Some("秘密★1年".into()),
        urgency: Some("特急".into()),
        approver: Some("甲一".into()),
        ..FrontMatter::default()
    };
    let text = "加急\n兰台镇人民政府文件\n兰政发〔2026〕3号\n关于经费的请示\n请审示。\n兰台镇人民政府\n2026年3月5日";
    let document = of(front, text);
    let head: Vec<String> = document.head.iter().map(Element::text).collect();
    assert_eq!(
        head,
        ["秘密★1年", "特急", "兰台镇人民政府文件", "兰政发〔2026〕3号", "签发人：甲一"]
    );
    assert_eq!(&*document.front.issuer, "兰台镇人民政府");
    assert_eq!(&*document.front.issue_date, "2026年3月5日");
    assert!(document.front.has_masthead);
    let without = FrontMatter { has_masthead: false, ..FrontMatter::default() };
    let document = of(without, "兰台镇人民政府文件\n关于经费的请示\n请审示。");
    assert_eq!(kinds(&document.head), [""; 0]);
    assert!(!document.front.has_masthead);
}

#[test]
fn what_is_explained_is_json_as_contracted() {
    let document = of(
        FrontMatter::default(),
        "　兰政发〔2026〕3号　签发人：甲一\n工作\u{200B}方案\n\n一、目标。全年\u{A0}无事故。（责任人：乙二）",
    );
    let json: Vec<String> = explain(&document)
        .iter()
        .map(|line| serde_json::to_string(line).unwrap())
        .collect();
    assert_eq!(
        json,
        [
            r#"{"line":1,"element":"发文字号","ordinal":null,"run_in":false,"text":"兰政发〔2026〕3号","start":null,"end":null}"#,
            r#"{"line":1,"element":"签发人","ordinal":null,"run_in":false,"text":"签发人：甲一","start":13,"end":19}"#,
            r#"{"line":2,"element":"标题","ordinal":null,"run_in":false,"text":"工作方案","start":null,"end":null}"#,
            r#"{"line":3,"element":"空行","ordinal":null,"run_in":false,"text":"","start":null,"end":null}"#,
            r#"{"line":4,"element":"一级标题","ordinal":"一、","run_in":true,"text":"一、目标。全年 无事故。（责任人：乙二）","start":null,"end":null}"#,
            r#"{"line":4,"element":"责任标签","ordinal":null,"run_in":false,"text":"（责任人：乙二）","start":12,"end":20}"#,
        ]
    );
    assert_eq!(document.lines[2].range, 0..5);
}

#[test]
fn characters_that_show_nothing_are_taken_out_and_counted_once() {
    let text = "方案\n各村\u{200B}要\u{A0}排查\u{E000}0\u{E001}。\n一、\u{FFFC}整改";
    let (document, findings) = compose_text(catalog(), FrontMatter::default(), text);
    let texts: Vec<String> = document.body.iter().map(Element::text).collect();
    assert_eq!(texts, ["方案", "各村要 排查0。", "一、整改"]);
    let told: Vec<(&str, &str, Option<u32>)> =
        findings.iter().map(|f| (&*f.code, &*f.fact, f.place.line)).collect();
    assert_eq!(told, [("E-TEXT-INVISIBLE", "去掉了 5 个看不见的字符", Some(2))]);
}

#[test]
fn line_ends_of_every_system_count_alike() {
    let lines = |text: &str| -> Vec<(u32, String)> {
        let document = of(FrontMatter::default(), text);
        document.lines.iter().map(|line| (line.number, line.text.clone())).collect()
    };
    let unix = lines("方案\n\n一、甲\n乙。");
    assert_eq!(
        unix,
        [
            (1, "方案".into()),
            (2, String::new()),
            (3, "一、甲".into()),
            (4, "乙。".into())
        ]
    );
    assert_eq!(lines("\u{FEFF}方案\r\n\r\n一、甲\r\n乙。\r\n"), unix);
    assert_eq!(lines("方案\r\r一、甲\r乙。"), unix);
    let cut = lines("方案\n各村要\u{C}排查。\n\u{C}各村要整改。\u{C}\n\u{C}\n");
    assert_eq!(
        cut,
        [
            (1, "方案".into()),
            (2, "各村要".into()),
            (2, "排查。".into()),
            (3, "各村要整改。".into()),
            (4, String::new())
        ]
    );
    assert_eq!(lines(""), []);
}

#[test]
fn an_office_adds_its_own_words() {
    let shipped = Declarations::load(None).unwrap();
    let words = shipped.get("recogniser.toml").unwrap();
    let words = words.replace("tags = [", "tags = [\"包保干部\", ");
    let words = words.replace("title_words = [", "title_words = [\"明白卡\", ");
    let own =
        Catalog::from_declarations(shipped.with("recogniser.toml", &words)).unwrap();
    let text = "防汛\n明白卡\n转移路线见图\n1.转移。（包保干部：甲一）";
    let labels = |catalog: &Catalog| {
        let document = compose_text(catalog, FrontMatter::default(), text).0;
        document.lines.iter().map(|line| line.kind.name()).collect::<Vec<_>>()
    };
    assert_eq!(labels(&own), ["标题", "标题", "正文", "三级标题", "责任标签"]);
    assert_eq!(labels(catalog()), ["标题", "标题", "标题", "三级标题"]);
    let broken = "title_words = [\"\"]\ntags = [\"甲\"]";
    let shipped = Declarations::load(None).unwrap().with("recogniser.toml", broken);
    let fault = Catalog::from_declarations(shipped).unwrap_err().to_string();
    assert!(fault.contains("recogniser.toml"), "{fault}");
}
