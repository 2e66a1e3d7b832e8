//! A wrong command line: clap's words in Chinese, with what to do.

use super::Ending;
use super::screen::{to_error, to_output};
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;

/// Shows help or version where that was asked for, else what is wrong.
pub(super) fn show(refusal: &Error) -> Ending {
    if matches!(refusal.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        to_output(&refusal.render().to_string());
        return Ending::Clean;
    }
    to_error(&format!("{}\n查看用法：zhenwen --help\n", message(refusal)));
    Ending::Failed
}

/// What is wrong, and the nearest that would be right.
fn message(refusal: &Error) -> String {
    let part = |kind| words(refusal.get(kind));
    let argument = part(ContextKind::InvalidArg);
    let value = part(ContextKind::InvalidValue);
    let said = match refusal.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("没有“{}”这个命令", part(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("没有“{argument}”这个选项"),
        ErrorKind::MissingRequiredArgument => format!("还缺：{argument}"),
        ErrorKind::ArgumentConflict => {
            format!("“{argument}”不能和“{}”一起用", part(ContextKind::PriorArg))
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("“{argument}”后面要写值"),
        ErrorKind::InvalidValue => format!(
            "“{argument}”不能写“{value}”，可以写：{}",
            part(ContextKind::ValidValue)
        ),
        ErrorKind::ValueValidation => {
            let why = refusal.source().map_or_else(String::new, ToString::to_string);
            format!("“{argument}”的值“{value}”不对，{why}")
        }
        _ => "命令写法不对".to_owned(),
    };
    let suggested = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let near = suggested.into_iter().map(part).find(|near| !near.is_empty());
    match near {
        Some(near) => format!("{said}，是否想写“{near}”"),
        None => said,
    }
}

/// A piece of context as text.
fn words(value: Option<&ContextValue>) -> String {
    match value {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::message;
    use crate::cli::arguments::Arguments;
    use clap::Parser;

    #[test]
    fn a_wrong_command_line_is_answered_in_chinese() {
        for (line, said) in [
            ("zhenwen biuld", "没有“biuld”这个命令，是否想写“build”"),
            ("zhenwen build --moth 2026-10", "没有“--moth”这个选项，是否想写“--month”"),
            (
                "zhenwen build --month 2026",
                "“--month <年-月>”的值“2026”不对，应写成 2026-10 这样的年月",
            ),
            (
                "zhenwen check --format xml",
                "“--format <形式>”不能写“xml”，可以写：text、json",
            ),
            ("zhenwen build --data", "“--data <文件夹>”后面要写值"),
        ] {
            let refusal = Arguments::try_parse_from(line.split(' ')).err().unwrap();
            assert_eq!(message(&refusal), said);
        }
    }
}
