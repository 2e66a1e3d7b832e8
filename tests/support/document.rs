//! Documents by hand, from lines `要素｜文字`.

use zhenwen::model::{
    Document, Element, ElementKind, FrontMatter, Layout, Part, Piece, Span, Table,
    TableCell,
};

/// Builds a document. Each line is `要素｜文字`; `‖` in a heading parts it from the text that
/// runs in behind it; a table is `表格｜a,b；c,d`, its first row the header; `附件标记｜附件1
/// 横排` and `附文标题｜…` begin a part. A line without `｜` sets the front matter: `盖章`.
pub(crate) fn document(layout: Layout, lines: &str) -> Document {
    let front = FrontMatter {
        name: "样例".into(),
        layout,
        has_masthead: true,
        issuer: "兰台镇人民政府".into(),
        ..FrontMatter::default()
    };
    let mut document = Document {
        paper: None,
        front,
        head: Vec::new(),
        body: Vec::new(),
        parts: Vec::new(),
        imprint: Vec::new(),
        sources: Vec::new(),
        lines: Vec::new(),
    };
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    for (number, line) in (1..).zip(lines) {
        match line.split_once('｜') {
            Some((kind, text)) => {
                let kind = ElementKind::parse(kind).expect("an element");
                place(&mut document, element(kind, text, number));
            }
            None if line == "盖章" => document.front.is_sealed = true,
            None if line == "无标志" => document.front.has_masthead = false,
            None => panic!("{line}"),
        }
    }
    document
}

/// One element.
fn element(kind: ElementKind, text: &str, line: u32) -> Element {
    let run_in = text.split_once('‖').map(|(heading, _)| heading.chars().count());
    let text = text.replace('‖', "");
    let is_table = kind == ElementKind::Table;
    let span = Span { text: text.clone(), source: None };
    Element {
        kind,
        line,
        ordinal: None,
        spans: if is_table { Vec::new() } else { vec![span] },
        run_in,
        table: is_table.then(|| table(&text)),
    }
}

/// A table with one header row.
fn table(text: &str) -> Table {
    let cell = |text: &str| TableCell {
        spans: vec![Span { text: text.to_owned(), source: None }],
    };
    let rows = text.split('；').map(|row| row.split(',').map(cell).collect());
    Table { header_rows: 1, rows: rows.collect(), widths: Vec::new() }
}

/// Puts an element where it belongs.
fn place(document: &mut Document, mut element: Element) {
    use ElementKind::{
        AnnexLabel, Approver, AttachedTitle, CopiedTo, CopyNumber, DocumentNumber,
        IssueDate, Masthead, OrderNumber, Printed, Secrecy, Urgency,
    };
    match element.kind {
        CopyNumber | Secrecy | Urgency | Masthead | DocumentNumber | Approver
        | OrderNumber => document.head.push(element),
        CopiedTo | Printed => document.imprint.push(element),
        AnnexLabel | AttachedTitle => {
            let is_annex = element.kind == AnnexLabel;
            let text = element.text();
            let label = text.strip_suffix(" 横排");
            if let Some(label) = label {
                element.spans = vec![Span { text: label.to_owned(), source: None }];
            }
            document.parts.push(Part {
                piece: if is_annex { Piece::Annex } else { Piece::Attached },
                is_landscape: label.is_some(),
                elements: vec![element],
            });
        }
        _ => {
            if element.kind == IssueDate {
                document.front.issue_date = element.text().into();
            }
            match document.parts.last_mut() {
                Some(part) => part.elements.push(element),
                None => document.body.push(element),
            }
        }
    }
}

/// A one-page 信函 with a table of five rows.
pub(crate) fn letter() -> Document {
    document(
        Layout::Letter,
        "盖章
        发文机关标志｜兰台镇应急管理站
        发文字号｜兰安改〔2026〕3号
        标题｜隐患整改通知书
        主送机关｜兰台镇东岭超市：
        正文｜2026年10月9日，我站会同东岭村对你单位进行了安全检查，发现以下问题，请按期改正：
        表格｜序号,问题,依据,整改期限,责任人；1,灭火器压力不足,消防法第十六条,2026年10月20日,张明；2,疏散通道堆放纸箱,消防法第二十八条,2026年10月12日,张明；3,电线私拉乱接、未穿管保护，经过可燃货物上方,安全生产法第三十六条,2026年10月31日,王宁；4,应急灯不亮,消防法第十六条,2026年10月20日,王宁；5,未建立检查记录,安全生产法第四十一条,2026年10月31日,张明
        正文｜整改完成后请将照片和情况报我站复查，逾期不改的，将依法报请有关部门处理。
        署名｜兰台镇应急管理站
        成文日期｜2026年10月10日
        抄送｜抄送：东岭村民委员会。
        印发｜兰台镇应急管理站2026年10月10日印发",
    )
}

/// A 报告 upwards: 签发人, four levels, three-year table, an annex of forty rows.
pub(crate) fn report() -> Document {
    let rows: Vec<String> = (1..=40)
        .map(|n| format!("{n},第{n}号作坊,通道堆物,2026年10月{}日,已整改", n % 28 + 1))
        .collect();
    let paragraph = "今年以来，镇政府把消防安全和生产经营单位的隐患排查放在突出位置，\
                     每月调度一次，逐户登记，逐条销号，全镇没有发生一般以上的生产安全事故。";
    let annex = rows.join("；");
    document(
        Layout::File,
        &format!(
            "发文机关标志｜兰台镇人民政府文件
            发文字号｜兰政发〔2026〕13号
            签发人｜签发人：李文华
            标题｜兰台镇人民政府关于报送2026年1—10月生产安全隐患排查整治情况的报告
            主送机关｜云岭县人民政府：
            正文｜{paragraph}现将有关情况报告如下。
            一级标题｜一、主要做法
            二级标题｜（一）压实责任。‖{paragraph}
            三级标题｜1.{paragraph}
            四级标题｜（1）{paragraph}
            二级标题｜（二）按月调度。‖{paragraph}
            一级标题｜二、排查整治情况
            正文｜三年来的情况见下表。
            表格｜年度,发现隐患（处）,已整改（处）,整改率（%）；2024,120,118,98.3；2025,97,97,100.0；2026,88,80,90.9
            一级标题｜三、下一步打算
            正文｜{paragraph}{paragraph}
            附件说明｜附件：1.未销号隐患明细表
            附件说明｜2.各村工作分工
            署名｜兰台镇人民政府
            成文日期｜2026年11月2日
            附注｜（联系人：陈静，电话：00000000）
            附件标记｜附件1
            附件标题｜未销号隐患明细表
            表格｜序号,单位,问题,期限,状态；{annex}
            附件标记｜附件2
            附件标题｜各村工作分工
            正文｜{paragraph}
            抄送｜抄送：县应急管理局，县消防救援大队，县市场监督管理局，县教育局，县住房和城乡建设局。
            印发｜兰台镇人民政府办公室2026年11月2日印发"
        ),
    )
}

/// A 通知 with a landscape annex, and no second page of text.
pub(crate) fn landscape() -> Document {
    let rows: Vec<String> = (1..=60)
        .map(|n| {
            format!(
                "{n},第{n}号作坊,东岭村,李{n},通道堆物、电线老化,消防法,2026年10月9日,\
                 2026年10月31日,整改中"
            )
        })
        .collect();
    document(
        Layout::File,
        &format!(
            "盖章
            份号｜000001
            紧急程度｜加急
            发文机关标志｜兰台镇人民政府文件
            发文字号｜兰政发〔2026〕　号
            标题｜关于开展冬季消防安全检查的通知
            主送机关｜各村民委员会，镇直各单位：
            正文｜请按附件所列清单逐户检查，于2026年11月30日前报送结果。
            附件说明｜附件：冬季消防安全检查清单
            署名｜兰台镇人民政府
            成文日期｜2026年11月12日
            附件标记｜附件 横排
            附件标题｜冬季消防安全检查清单
            表格｜序号,单位,村,负责人,问题,依据,发现日期,期限,状态；{}
            抄送｜抄送：县消防救援大队。
            印发｜兰台镇人民政府办公室2026年11月12日印发",
            rows.join("；")
        ),
    )
}

/// 纪要 with attendance.
pub(crate) fn minutes() -> Document {
    document(
        Layout::Minutes,
        "发文机关标志｜兰台镇安全生产委员会会议纪要
        发文字号｜第3期
        标题｜2026年第三季度安全生产形势分析会会议纪要
        正文｜2026年10月9日，镇长主持召开安全生产形势分析会，听取了三季度隐患整改情况汇报，研究了冬季重点工作，议定以下事项。
        一级标题｜一、关于冬季消防
        正文｜由镇消防工作站牵头，十一月底前完成沿街商铺检查。
        出席｜出席：李文华、陈静、张明、王宁、赵强、孙丽、周杰、吴敏、郑涛、冯雪、何勇、许晴
        出席｜列席：各村民委员会主任
        抄送｜抄送：县安全生产委员会办公室。
        印发｜兰台镇安全生产委员会办公室2026年10月10日印发",
    )
}

/// 表格: an enforcement form.
pub(crate) fn form() -> Document {
    document(
        Layout::Form,
        "发文机关标志｜兰台镇人民政府
        发文字号｜兰安检〔2026〕　号
        标题｜现场检查记录
        表格｜项目,内容；被检查单位,东岭超市；地址,兰台镇东岭村一组；检查时间,2026年10月9日
        正文｜检查情况：灭火器压力不足，疏散通道堆放纸箱。
        署名｜兰台镇人民政府
        成文日期｜2026年10月9日",
    )
}

/// 命令.
pub(crate) fn order() -> Document {
    document(
        Layout::Order,
        "盖章
        发文机关标志｜兰台镇人民政府令
        令号｜第1号
        正文｜《兰台镇森林防火禁火令》已经镇长办公会议讨论通过，现予公布，自2026年11月1日起施行。
        署名｜兰台镇人民政府
        成文日期｜2026年10月28日",
    )
}
