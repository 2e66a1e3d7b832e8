//! 整改情况: what the words of a status cell say (`model.md` §6). Compared with the dates,
//! never used instead of them.

/// What a status text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// 未整改, 未完成, 否, × or 0.
    Open,
    /// 正在整改, 限期 and the like, or a percentage below 100.
    Doing,
    /// 搬迁, 关停, 不属实 and the like.
    Void,
    /// 已整改, 完成, 销号, 100% and the like.
    Done,
    /// None of them.
    Unreadable,
}

/// Said of a hazard nothing was done about, the whole text.
const OPEN: [&str; 9] = ["未整改", "未完成", "否", "×", "✗", "✘", "0", "N", "未"];
/// Anywhere in the text: work goes on.
const DOING: [&str; 8] =
    ["未", "尚未", "没有", "正在", "整改中", "推进中", "限期", "部分"];
/// Anywhere in the text: nothing is left to rectify.
const VOID: [&str; 8] =
    ["搬迁", "关停", "停业", "取缔", "注销", "不属实", "重复", "撤销"];
/// Anywhere in the text: rectified.
const DONE: [&str; 6] = ["完成", "整改完毕", "整改到位", "合格", "销号", "闭环"];
/// The whole text: rectified.
const YES: [&str; 7] = ["是", "√", "✓", "✔", "1", "100%", "Y"];

impl Status {
    /// Reads a status text; negation is tested first, as `model.md` §6 orders it.
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if OPEN.contains(&text) {
            Self::Open
        } else if holds(&DOING) || is_part(text) {
            Self::Doing
        } else if holds(&VOID) {
            Self::Void
        } else if holds(&DONE) || YES.contains(&text) || is_already(text) {
            Self::Done
        } else {
            Self::Unreadable
        }
    }
}

/// Whether it is a percentage below 100.
fn is_part(text: &str) -> bool {
    let Some((before, _)) = text.split_once('%') else { return false };
    let from = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let whole = before[from..].split('.').next().unwrap_or_default();
    whole.parse::<u32>().is_ok_and(|percent| percent < 100)
}

/// 已…改, 已…完, 已…到位.
fn is_already(text: &str) -> bool {
    let after = text.split_once('已').map(|(_, after)| after);
    after.is_some_and(|after| ["改", "完", "到位"].iter().any(|w| after.contains(w)))
}

#[cfg(test)]
mod tests {
    use super::Status;

    #[test]
    fn negation_is_read_first() {
        for (text, status) in [
            ("未整改", Status::Open),
            ("×", Status::Open),
            ("尚未完成", Status::Doing),
            ("整改中", Status::Doing),
            ("已完成80%", Status::Doing),
            ("已搬迁", Status::Void),
            ("已整改", Status::Done),
            ("已经全部换完", Status::Done),
            ("100%", Status::Done),
            ("见附页", Status::Unreadable),
        ] {
            assert_eq!(Status::of(text), status, "{text}");
        }
    }
}
