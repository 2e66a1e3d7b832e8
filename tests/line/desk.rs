//! A working folder of its own, and the binary run in it.

use crate::support::workbook;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// 办公桌: a folder with `data/` in which commands are run; vanishes with the value.
pub(crate) struct Desk {
    folder: TempDir,
}

/// How a command ended.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A small town: three villages, five units, a month with open hazards.
const SMALL: &[(&str, &str)] = &[
    (
        "机关",
        "机关名称|机关简称|机关代字|其他代字|主送|上级机关|落款名称|签发人|领导组办公室名称|行动名称|行动起年|行动止年|存量基准日|统计截止日|执法权限\n\
         兰台镇人民政府|兰台镇|兰政发|整改=兰安改:自动|各村|澜州县人民政府|兰台镇人民政府|郑文和|兰台镇安委办|安全生产治本攻坚三年行动|#2024|#2026|2023-12-31|2026-10-31|属地检查",
    ),
    (
        "村",
        "村名|村主要负责人|安全员\n东岭村|王东|李西\n西坡村|赵南|钱北\n下庄村|孙中|周上",
    ),
    (
        "单位",
        "单位名称|村名|单位类别|行业领域|是否重点|是否高危|主要负责人|经营状态\n\
         东岭超市|东岭村|商场超市|商贸|否|否|吴安|正常\n\
         西坡酒坊|西坡村|企业|工贸|是|是|郑平|正常\n\
         下庄餐馆|下庄村|餐饮|商贸|否|否|冯顺|正常\n\
         东岭旅馆|东岭村|旅馆|商贸|否|否|陈和|正常\n\
         西坡加油站|西坡村|加油站|危化|是|是|褚宁|正常",
    ),
    (
        "检查",
        "检查编号|检查日期|检查类型|检查层级|检查单位|检查人员|单位名称|发现隐患数\n\
         J1|2026-10-09|日常|镇级|应急办|卫东、蒋西|东岭超市|#2\n\
         J2|2026-10-12|专项|镇级|应急办|卫东、蒋西|西坡酒坊|#1\n\
         J3|2026-10-15|日常|镇级|应急办|卫东、沈南|下庄餐馆|#1\n\
         J4|2026-09-02|日常|村级|东岭村|王东|东岭旅馆|#0",
    ),
    (
        "隐患",
        "隐患编号|检查编号|发现日期|单位名称|隐患部位|隐患内容|隐患类别|隐患等级|判定依据|整改措施|整改责任人|整改期限|整改完成日期|复查日期|复查结论\n\
         H1|J1|2026-10-09|东岭超市|营业厅|灭火器压力不足|消防|一般||更换灭火器|吴安|2026-10-20|||\n\
         H2|J1|2026-10-09|东岭超市|库房|货物堵塞疏散通道|疏散通道|一般||清理通道|吴安|2026-11-09|||\n\
         H3|J2|2026-10-12|西坡酒坊|酒库|酒精库未设防爆照明|用电|一般||更换防爆灯|郑平|2026-11-12|||\n\
         H4|J3|2026-10-15|下庄餐馆|厨房|燃气软管超期|燃气|一般||更换软管|冯顺|2026-10-30|2026-10-18|2026-10-20|合格",
    ),
];

impl Desk {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A small town in one workbook, and a list of stations.
    pub(crate) fn small() -> Self {
        Self::with(SMALL)
    }

    /// The small town, some of its sheets replaced.
    pub(crate) fn small_but(changed: &[(&str, &str)]) -> Self {
        let other = |name: &str| changed.iter().find(|(changed, _)| *changed == name);
        let sheets: Vec<(&str, &str)> =
            SMALL.iter().map(|it| other(it.0).copied().unwrap_or(*it)).collect();
        Self::with(&sheets)
    }

    /// The rows of a sheet of the small town.
    pub(crate) fn table(name: &str) -> &'static str {
        SMALL.iter().find(|(known, _)| *known == name).unwrap().1
    }

    fn with(sheets: &[(&str, &str)]) -> Self {
        let desk = Self::empty();
        workbook(&desk.path("data/town.xlsx"), sheets);
        let stations = [("站所", "站所名称|负责人|行业领域\n应急办|韩立|消防")];
        workbook(&desk.path("data/stations.xlsx"), &stations);
        desk
    }

    /// A copy of the sample town.
    pub(crate) fn sample() -> Self {
        let desk = Self::empty();
        std::fs::create_dir(desk.path("data")).unwrap();
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        for entry in std::fs::read_dir(data).unwrap().map(Result::unwrap) {
            let name = entry.file_name();
            if entry.path().extension().is_some_and(|ending| ending == "xlsx") {
                std::fs::copy(entry.path(), desk.path("data").join(name)).unwrap();
            }
        }
        desk
    }

    /// A path below the folder.
    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    /// The binary, to be run in the folder.
    pub(crate) fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zhenwen"));
        command.current_dir(self.folder.path()).args(line.split_whitespace());
        command.stdin(Stdio::null());
        command
    }

    /// Runs a command line.
    pub(crate) fn run(&self, line: &str) -> Ran {
        let output = self.command(line).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran {
            code: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// Runs a command line that must end with exit code 0.
    pub(crate) fn good(&self, line: &str) -> String {
        let ran = self.run(line);
        assert_eq!(ran.code, Some(0), "{line}\n{}\n{}", ran.out, ran.err);
        ran.out
    }

    /// Every file of the output folder by path.
    pub(crate) fn tree(&self) -> BTreeMap<String, Vec<u8>> {
        let mut tree = BTreeMap::new();
        let root = self.path("output");
        collect(&root, &root, &mut tree);
        tree
    }

    /// A JSON file of the output folder.
    pub(crate) fn json(&self, name: &str) -> serde_json::Value {
        let bytes = std::fs::read(self.path("output").join(name)).unwrap();
        serde_json::from_slice(&bytes).unwrap()
    }

    /// The one file of the output folder whose path holds this.
    pub(crate) fn found(&self, part: &str) -> String {
        let tree = self.tree();
        let is_copy = |path: &str| path.contains("/分村/");
        let mut found = tree.keys().filter(|path| path.contains(part) && !is_copy(path));
        let path = found.next().unwrap_or_else(|| panic!("{part}: {:?}", tree.keys()));
        assert_eq!(found.next(), None, "only one {part}");
        path.clone()
    }
}

/// Adds the files below a folder.
fn collect(root: &Path, folder: &Path, tree: &mut BTreeMap<String, Vec<u8>>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            collect(root, &path, tree);
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            tree.insert(name, std::fs::read(&path).unwrap());
        }
    }
}
