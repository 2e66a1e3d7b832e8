//! One notice: composed and emitted; one page with a table of five rows, and with an
//! attachment of forty rows. Shares of tree, setting and packing; the floor is packing alone.

use criterion::{Criterion, Throughput};
use flate2::{Compression, Crc, write::DeflateEncoder};
use std::fmt::Write as _;
use std::io::Write as _;
use zhenwen::catalog::Catalog;
use zhenwen::compose::compose_text;
use zhenwen::emit::docx::Press;
use zhenwen::model::{FrontMatter, Layout};

/// The paper without its table.
const BEFORE: &str = "示例镇人民政府文件
示政发〔2026〕8号
示例镇人民政府关于做好秋冬季消防安全检查工作的通知
各村民委员会，镇直各单位：
为做好秋冬季火灾防控工作，现将有关事项通知如下。
一、工作重点
各村要对商铺、作坊和自建房逐户检查，重点查看用电、用气和疏散通道，发现问题当场指出，能改的当场改。
二、有关要求
请各村于月底前把检查情况报镇应急办，逾期未报的，镇政府将在全镇通报。
";
/// Signature and imprint.
const AFTER: &str = "示例镇人民政府
2026年10月31日
";

/// The text of a notice with a table in its body or in an attachment.
fn text(rows: usize, is_attached: bool) -> String {
    let mut table = String::from("| 序号 | 单位 | 隐患 | 期限 |\n|---|---|---|---|\n");
    for row in 1..=rows {
        let _ = writeln!(
            table,
            "| {row} | 第{row}商店 | 灭火器压力不足 | 2026年11月{}日 |",
            row % 28 + 1
        );
    }
    if is_attached {
        format!("{BEFORE}附件：隐患清单\n{AFTER}附件\n隐患清单\n{table}")
    } else {
        format!("{BEFORE}{table}{AFTER}")
    }
}

pub(crate) fn bench(criterion: &mut Criterion) {
    let catalog = Catalog::load(None).unwrap();
    let press = Press::new(&catalog).unwrap();
    let front = FrontMatter {
        name: "通知".into(),
        layout: Layout::File,
        has_masthead: true,
        is_sealed: true,
        issuer: "示例镇人民政府".into(),
        issue_date: "2026年10月31日".into(),
        ..FrontMatter::default()
    };
    let mut group = criterion.benchmark_group("notice");
    group.throughput(Throughput::Elements(1));
    for (name, rows, is_attached) in
        [("one page, 5 rows", 5, false), ("attachment of 40 rows", 40, true)]
    {
        let text = text(rows, is_attached);
        group.bench_function(format!("{name}: compose and emit"), |bencher| {
            bencher.iter(|| {
                let (document, _) = compose_text(&catalog, front.clone(), &text);
                press.set(&document).unwrap()
            });
        });
        group.bench_function(format!("{name}: compose alone"), |bencher| {
            bencher.iter(|| compose_text(&catalog, front.clone(), &text));
        });
        let (document, _) = compose_text(&catalog, front.clone(), &text);
        group.bench_function(format!("{name}: emit alone"), |bencher| {
            bencher.iter(|| press.set(&document).unwrap());
        });
        let parts = parts(&press.set(&document).unwrap());
        group.bench_function(format!("{name}: floor, deflate and write"), |bencher| {
            bencher.iter(|| floor(&parts));
        });
    }
    group.finish();
}

/// The parts that differ from paper to paper, inflated, and the size of all others packed.
struct Parts {
    own: Vec<Vec<u8>>,
    packed: Vec<u8>,
}

fn parts(docx: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut own = Vec::new();
    for name in ["word/document.xml", "docProps/core.xml"] {
        let mut bytes = Vec::new();
        std::io::copy(&mut archive.by_name(name).unwrap(), &mut bytes).unwrap();
        own.push(bytes);
    }
    Parts { own, packed: docx.to_vec() }
}

/// What no writer can do without: deflate the paper's own parts at the level we use, sum
/// them, copy the rest.
fn floor(parts: &Parts) -> Vec<u8> {
    let mut out = parts.packed.clone();
    for bytes in &parts.own {
        let mut crc = Crc::new();
        crc.update(bytes);
        let mut encoder = DeflateEncoder::new(&mut out, Compression::new(6));
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap();
    }
    out
}
