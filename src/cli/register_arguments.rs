//! Commands and flags of `zhenwen register`, their help in Chinese.

use super::values::{PAGE, day, year};
use crate::model::Day;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Flags of `register`.
#[derive(Args)]
pub(super) struct RegisterArguments {
    /// What to do.
    #[command(subcommand)]
    pub(super) act: Act,
}

/// Folders of the office.
#[derive(Args)]
#[command(next_help_heading = "选项")]
pub(super) struct Folders {
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
}

/// What can be done with the register.
#[derive(Subcommand)]
pub(super) enum Act {
    /// 列出文号和公文
    #[command(override_usage = "zhenwen register list [选项]", help_template = PAGE, next_help_heading = "选项")]
    List {
        /// 只看这一年的
        #[arg(long, value_name = "年", value_parser = year)]
        year: Option<i16>,
        /// Folders.
        #[command(flatten)]
        folders: Folders,
    },
    /// 预留文号，给不是镇文生成的公文用
    #[command(override_usage = "zhenwen register reserve <代字或用途> --note <用途> [选项]", help_template = PAGE, next_help_heading = "选项")]
    Reserve {
        /// 代字（兰安改）或机关表里的用途（整改）
        #[arg(value_name = "代字或用途", help_heading = "参数")]
        series: String,
        /// 预留几个；默认 1
        #[arg(long, value_name = "个数", default_value_t = 1, hide_default_value = true, value_parser = count)]
        count: u32,
        /// 从第几号起；默认接着最后一个
        #[arg(long, value_name = "序号", value_parser = count)]
        from: Option<u32>,
        /// 哪一年的；默认为今年
        #[arg(long, value_name = "年", value_parser = year)]
        year: Option<i16>,
        /// 作什么用
        #[arg(long, value_name = "用途")]
        note: String,
        /// Folders.
        #[command(flatten)]
        folders: Folders,
    },
    /// 发文：登记文号和成文日期，公文从此不再改动
    #[command(override_usage = "zhenwen register issue <文件>... [--number <序号>] [--date <日期>] [选项]", help_template = PAGE, next_help_heading = "选项")]
    Issue {
        /// 公文文件或文号；可以写几个
        #[arg(value_name = "文件", required = true, help_heading = "参数")]
        papers: Vec<String>,
        /// 党政办给的序号（登记方式的代字才用）
        #[arg(long, value_name = "序号", value_parser = count)]
        number: Option<u32>,
        /// 成文日期，如 2026-11-03；默认为草稿上的日期
        #[arg(long, value_name = "日期", value_parser = day)]
        date: Option<Day>,
        /// Folders.
        #[command(flatten)]
        folders: Folders,
    },
    /// 作废一个文号，写明原因；作废的文号不再使用
    #[command(override_usage = "zhenwen register void <文号> --reason <原因> [选项]", help_template = PAGE, next_help_heading = "选项")]
    Void {
        /// 文号
        #[arg(value_name = "文号", help_heading = "参数")]
        number: String,
        /// 原因
        #[arg(long, value_name = "原因")]
        reason: String,
        /// Folders.
        #[command(flatten)]
        folders: Folders,
    },
    /// 对象改了名称：把原来公文的文号转给新名称
    #[command(override_usage = "zhenwen register move <原文书> <新文书> [选项]", help_template = PAGE, next_help_heading = "选项")]
    Move {
        /// 原来的：种类/对象/期，如 D-08/东岭超市/2026-10
        #[arg(value_name = "原文书", help_heading = "参数")]
        old: String,
        /// 新的：种类/对象/期
        #[arg(value_name = "新文书", help_heading = "参数")]
        new: String,
        /// Folders.
        #[command(flatten)]
        folders: Folders,
    },
    /// 核验登记是否完整、output 里的公文是否与登记一致
    #[command(override_usage = "zhenwen register verify [选项]", help_template = PAGE, next_help_heading = "选项")]
    Verify {
        /// Folders.
        #[command(flatten)]
        folders: Folders,
    },
    /// 导出发文登记簿（.xlsx）
    #[command(override_usage = "zhenwen register export <文件.xlsx> [选项]", help_template = PAGE, next_help_heading = "选项")]
    Export {
        /// 写到哪个文件；已有的文件不覆盖
        #[arg(value_name = "文件.xlsx", help_heading = "参数")]
        file: PathBuf,
        /// 只要这一年的
        #[arg(long, value_name = "年", value_parser = year)]
        year: Option<i16>,
        /// Folders.
        #[command(flatten)]
        folders: Folders,
    },
}

/// Reads a positive number.
fn count(text: &str) -> Result<u32, String> {
    let count = text.parse().ok().filter(|count| (1..=100_000).contains(count));
    count.ok_or_else(|| "应写 1 以上的整数".to_owned())
}
