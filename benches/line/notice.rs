//! One notice: composed and emitted; one page with a table of five rows, and with an
//! attachment of forty rows. The share of the tree is composing, that of the XML is setting
//! less the floor, that of the package is the floor: deflating and writing the same parts.

use criterion::{Criterion, Throughput};
use flate2::{Compression, Crc, write::DeflateEncoder};
use std::fmt::Write as _;
use std::io::Write as _;
use zhenwen::catalog::Catalog;
use zhenwen::compose::compose_text;
use zhenwen::emit::docx::Press;
use zhenwen::inspect::inspect;
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
        group.bench_function(format!("{name}: compose and set"), |bencher| {
            bencher.iter(|| {
                let (document, _) = compose_text(&catalog, front.clone(), &text);
                press.set(&document).unwrap()
            });
        });
        group.bench_function(format!("{name}: compose, the tree"), |bencher| {
            bencher.iter(|| compose_text(&catalog, front.clone(), &text));
        });
        let (document, _) = compose_text(&catalog, front.clone(), &text);
        group.bench_function(format!("{name}: set, XML and package"), |bencher| {
            bencher.iter(|| press.set(&document).unwrap());
        });
        let docx = press.set(&document).unwrap();
        let parts = Parts::of(&docx);
        group.bench_function(format!("{name}: floor, deflate and write"), |bencher| {
            bencher.iter(|| floor(&parts));
        });
        group.bench_function(format!("{name}: inspect"), |bencher| {
            bencher.iter(|| inspect(&catalog, "通知.docx", &docx, Some(Layout::File)));
        });
    }
    group.finish();
}

/// A package taken apart: what is the same in every paper of its kind, and what is not.
struct Parts<'a> {
    /// Packed parts before the paper's own, headers included.
    packed: &'a [u8],
    /// Header and inflated content of the paper's own parts.
    own: Vec<(&'a [u8], Vec<u8>)>,
    /// The directory.
    directory: &'a [u8],
}

impl<'a> Parts<'a> {
    /// The paper's own parts come last, in the order in which they are named here.
    fn of(docx: &'a [u8]) -> Self {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
        let mut own = Vec::new();
        let mut packed = docx;
        for name in ["docProps/core.xml", "word/document.xml"] {
            let mut part = archive.by_name(name).unwrap();
            let start = usize::try_from(part.header_start()).unwrap();
            let data = usize::try_from(part.data_start().unwrap()).unwrap();
            let mut bytes = Vec::new();
            std::io::copy(&mut part, &mut bytes).unwrap();
            own.push((&docx[start..data], bytes));
            packed = &packed[..packed.len().min(start)];
        }
        let directory = usize::try_from(archive.central_directory_start()).unwrap();
        Self { packed, own, directory: &docx[directory..] }
    }
}

/// What no writer can do without: deflate and sum the paper's own parts, at the level that we
/// use; copy the rest.
fn floor(parts: &Parts) -> Vec<u8> {
    let mut out = Vec::with_capacity(2 * parts.packed.len());
    out.extend(parts.packed);
    for (header, bytes) in &parts.own {
        let mut crc = Crc::new();
        crc.update(bytes);
        out.extend(*header);
        out.extend(crc.sum().to_le_bytes());
        let mut encoder = DeflateEncoder::new(&mut out, Compression::new(1));
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap();
    }
    out.extend(parts.directory);
    out
}
