//! Commands and flags (contract in `architecture.md`), their help in Chinese.

use super::register_arguments::{Folders, RegisterArguments};
use super::values::{PAGE, day, layout, month, threads, year};
use crate::model::{Day, Layout, Period};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Page of a command with subcommands.
const GROUP_PAGE: &str = "{about}\n\n用法：{usage}\n\n命令：\n{subcommands}\n";

/// The first page.
const FIRST_PAGE: &str = "{about}\n\n用法：{usage}\n\n命令：\n{subcommands}\n\n选项：\n{options}\n\n各命令的选项：zhenwen <命令> --help\n";

/// 镇文: the whole command line.
#[derive(Parser)]
#[command(
    name = "zhenwen",
    version,
    about = "镇文：读一遍台账，出全部公文和报表，数数一致，条条可查",
    override_usage = "zhenwen <命令> [选项]",
    help_template = FIRST_PAGE,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub(super) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// Flags of every command.
    #[command(flatten)]
    pub(super) everywhere: Everywhere,
}

/// Flags of every command.
#[derive(Args)]
#[command(next_help_heading = "通用选项")]
pub(super) struct Everywhere {
    /// 发现的输出形式：text 文字（默认），json 每行一个 JSON
    #[arg(
        long,
        global = true,
        value_name = "形式",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(super) format: Form,
    /// 只显示错误
    #[arg(long, global = true)]
    pub(super) quiet: bool,
    /// 结束时显示各步用时
    #[arg(long, global = true)]
    pub(super) timings: bool,
    /// 显示帮助
    #[arg(short, long, global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
}

/// Form of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// Text.
    Text,
    /// JSON lines.
    Json,
}

/// The commands.
#[derive(Subcommand)]
pub(super) enum Command {
    /// 新建：建一个工作文件夹，里面是空白表和使用说明
    #[command(override_usage = "zhenwen new <文件夹> [选项]", help_template = PAGE)]
    New(NewArguments),
    /// 核对数据：逐格检查 data/ 里的表，不生成任何文件
    #[command(override_usage = "zhenwen check [文件或文件夹]... [选项]", help_template = PAGE)]
    Check(CheckArguments),
    /// 办理：读表、核对、计算，生成公文、台账和总结
    #[command(override_usage = "zhenwen build [选项]", help_template = PAGE)]
    Build(Box<BuildArguments>),
    /// 量版式：把 DOCX 逐条对照 GB/T 9704—2012 量一遍
    #[command(override_usage = "zhenwen inspect <文件.docx>... [选项]", help_template = PAGE)]
    Inspect(InspectArguments),
    /// 发文登记：列出、预留、发文、作废、转移、核验、导出
    #[command(override_usage = "zhenwen register <命令> [选项]", help_template = GROUP_PAGE, subcommand_required = true)]
    Register(RegisterArguments),
    /// 解释：发现代码的意思；公文里每个数的出处；为什么有或没有某份公文
    #[command(
        override_usage = "zhenwen explain <代码|文号|文件|公文种类> [对象] [选项]",
        help_template = PAGE
    )]
    Explain(ExplainArguments),
}

/// Flags of `new`.
#[derive(Args)]
#[command(next_help_heading = "选项")]
pub(super) struct NewArguments {
    /// 建在哪里；里面已有文件的不写
    #[arg(value_name = "文件夹", help_heading = "参数")]
    pub(super) folder: PathBuf,
    /// 以前的台账在哪个文件夹：从里面整理出村、单位、检查、隐患等表，原文件不动
    #[arg(long, value_name = "文件夹")]
    pub(super) from: Option<PathBuf>,
    /// 把模板也放进去，供改成本镇的样子
    #[arg(long)]
    pub(super) templates: bool,
}

/// Flags of `explain`.
#[derive(Args)]
#[command(next_help_heading = "选项")]
pub(super) struct ExplainArguments {
    /// 发现代码（C-07）、指标编号（S-18.found）、文号、公文文件，或公文种类（D-08）
    #[arg(value_name = "代码|文号|文件|公文种类", help_heading = "参数")]
    pub(super) what: String,
    /// 公文种类后面写对象：单位或村的名称
    #[arg(value_name = "对象", help_heading = "参数")]
    pub(super) subject: Option<String>,
    /// Folders.
    #[command(flatten)]
    pub(super) folders: Folders,
}

/// Flags of `check`.
#[derive(Args)]
#[command(next_help_heading = "选项")]
pub(super) struct CheckArguments {
    /// 只看这些文件的发现（仍读同一文件夹里的其他表）；给文件夹则核对整个文件夹；默认 data
    #[arg(value_name = "文件或文件夹", help_heading = "参数")]
    pub(super) paths: Vec<PathBuf>,
    /// 把有问题的表标注后退回：在这个文件夹里生成退回修改表（标色、批注、列出怎么改）
    #[arg(long, value_name = "文件夹")]
    pub(super) annotate: Option<PathBuf>,
    /// 模板文件夹；默认用数据文件夹旁边的 templates，没有就用自带的
    #[arg(long, value_name = "文件夹")]
    pub(super) templates: Option<PathBuf>,
}

/// Flags of `inspect`.
#[derive(Args)]
#[command(next_help_heading = "选项")]
pub(super) struct InspectArguments {
    /// 要量的 DOCX 文件，可以写几个；自己出的、WPS 或 Word 存的都可以
    #[arg(value_name = "文件.docx", help_heading = "参数", required = true)]
    pub(super) files: Vec<PathBuf>,
    /// 版式：文件、信函、纪要、命令、表格；默认由内容判断
    #[arg(long, value_name = "版式", value_parser = layout)]
    pub(super) layout: Option<Layout>,
    /// 模板文件夹；默认用当前文件夹里的 templates，没有就用自带的
    #[arg(long, value_name = "文件夹")]
    pub(super) templates: Option<PathBuf>,
}

/// Flags of `build`.
#[derive(Args)]
#[command(next_help_heading = "选项")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the contract")]
pub(super) struct BuildArguments {
    /// 数据文件夹；默认 data
    #[arg(
        long,
        value_name = "文件夹",
        default_value = "data",
        hide_default_value = true
    )]
    pub(super) data: PathBuf,
    /// 模板文件夹；默认用数据文件夹旁边的 templates，没有就用自带的
    #[arg(long, value_name = "文件夹")]
    pub(super) templates: Option<PathBuf>,
    /// 输出文件夹；默认 output
    #[arg(
        long,
        value_name = "文件夹",
        default_value = "output",
        hide_default_value = true
    )]
    pub(super) output: PathBuf,
    /// 统计截止日，如 2026-10-31；默认用机关表的统计截止日，没有就用今天
    #[arg(long, value_name = "日期", value_parser = day)]
    pub(super) as_of: Option<Day>,
    /// 办理哪个月，如 2026-10；默认为统计截止日所在的月
    #[arg(long, value_name = "年-月", value_parser = month)]
    pub(super) month: Option<Period>,
    /// 办理哪一年的年度材料，如 2026
    #[arg(long, value_name = "年", value_parser = year)]
    pub(super) year: Option<i16>,
    /// 只办这一种：种类代码（D-08、L-10）、模板文件名或名称；可以写几次
    #[arg(long, value_name = "种类")]
    pub(super) only: Vec<String>,
    /// 只办这个村的；可以写几次
    #[arg(long, value_name = "村名")]
    pub(super) village: Vec<String>,
    /// 只办这个单位的；可以写几次
    #[arg(long, value_name = "单位名称")]
    pub(super) unit: Vec<String>,
    /// 用几个线程；默认由机器决定
    #[arg(long, value_name = "个数", value_parser = threads)]
    pub(super) threads: Option<usize>,
    /// 缺项的公文也出，缺的地方印〔待填：…〕
    #[arg(long)]
    pub(super) draft: bool,
    /// 改动过的草稿也用新的替换（已发文件从不替换）
    #[arg(long)]
    pub(super) force: bool,
    /// 台账另出一份公开版，不含电话、身份证号
    #[arg(long)]
    pub(super) public: bool,
    /// 只试办，不写任何文件，不取文号
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// The first page.
pub(super) fn help() -> String {
    Arguments::command().render_help().to_string()
}

#[cfg(test)]
mod tests {
    use super::Arguments;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn help_is_chinese_throughout() {
        let mut command = Arguments::command();
        command.build();
        let mut pages = vec![command.render_help().to_string()];
        for inner in command.get_subcommands_mut() {
            pages.push(inner.render_help().to_string());
            pages
                .extend(inner.get_subcommands_mut().map(|c| c.render_help().to_string()));
        }
        for page in pages {
            for word in ["Usage", "Options", "Print", "Commands", "default", "possible"] {
                assert!(!page.contains(word), "“{word}” in:\n{page}");
            }
        }
    }
}
