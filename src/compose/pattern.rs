//! 样式: what elements look like (`gongwen.md` 7.2), tried on a line in one pass.

use super::placeholder::{DAY, NUMBER, VALUE};
use regex::RegexSet;
use std::sync::LazyLock;

/// A pattern that a line may fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// 份号
    CopyNumber,
    /// 密级
    Secrecy,
    /// 紧急程度
    Urgency,
    /// 标志 with 文件
    FileMasthead,
    /// 标志 of a 纪要
    MinutesMasthead,
    /// 标志 of a 命令
    OrderMasthead,
    /// 发文字号, perhaps with the 签发人
    Number,
    /// 期号 of a 纪要
    IssueNumber,
    /// 编号 of a form
    FormNumber,
    /// 签发人
    Approver,
    /// 令号
    OrderNumber,
    /// Level 1
    First,
    /// Level 2
    Second,
    /// Level 3
    Third,
    /// Level 4
    Fourth,
    /// 出席, 请假, 列席
    Attendance,
    /// 附件说明
    AnnexNote,
    /// 附件1：名称
    NamedAnnex,
    /// 附件标记
    AnnexLabel,
    /// 成文日期
    Day,
    /// 成文日期 with blanks to be filled in
    BlankDay,
    /// 署名 and 成文日期 in one line
    SignedDay,
    /// In brackets from end to end
    Bracketed,
    /// 抄送, 抄报, 分送, 主送 of the 版记
    CopiedTo,
    /// 印发
    Printed,
    /// 印发 without its organ
    PrintedDay,
    /// 页码
    PageNumber,
    /// Row of a pipe table
    Row,
    /// Place of a typed table
    Placeholder,
    /// 项目：内容
    Labelled,
}

/// The patterns, each tied to the beginning of the line so that most lines are done with after
/// a few characters. `▢` is any value, `◆` a day of the run, `№` a 发文字号 of the run: what is
/// no `▢` in a pattern cannot come from data.
const PATTERNS: [(Mark, &str); 30] = {
    use Mark as M;
    [
        (M::CopyNumber, r"^\d{6}$"),
        (M::Secrecy, r"^(绝密|机密|秘密)(★.+)?$"),
        (M::Urgency, r"^(特急|加急|特提|平急)$"),
        (M::FileMasthead, r"^[\p{Han}▢、（）()\s]+文\s*件$"),
        (M::MinutesMasthead, r"^[\p{Han}▢\d—（）“”]+纪要$"),
        (M::OrderMasthead, r"^[\p{Han}▢、]+令$"),
        (
            M::Number,
            r"^(№|[\p{Han}▢]+\s*[〔\[【(（]\s*(\d{2,4}|▢)\s*[〕\]】)）]\s*第?\s*((\d+|▢)\s*号?|号))(\s+签发人[：:].*)?$",
        ),
        (
            M::IssueNumber,
            r"^[（(]?(〔\d{4}〕)?第[\d一二三四五六七八九十百▢]+[期号次][）)]?$",
        ),
        (M::FormNumber, r"^(文书)?编号[：:]"),
        (M::Approver, r"^签发人[：:]"),
        (M::OrderNumber, r"^第[\d▢]+号$"),
        (
            M::First,
            r"^[一二三四五六七八九十百]+[、.．，]\s*([^一二三四五六七八九十、，]|[一二三四五六七八九十]+[^一二三四五六七八九十、级类等])",
        ),
        (M::Second, r"^[（(][一二三四五六七八九十百]+[）)]"),
        (M::Third, r"^\d{1,3}[.．、](\d{4}年|\D)"),
        (M::Fourth, r"^[（(]\d{1,2}[）)]"),
        (M::Attendance, r"^(出席|请假|列席)(人员)?[：:]"),
        (M::AnnexNote, r"^附件[：:]"),
        (M::NamedAnnex, r"^附件\s*(\d+|▢)[：:\s]+[^\s：:]"),
        (M::AnnexLabel, r"^附件\s*(\d*|▢)[：:]?(\s+横排)?$"),
        (
            M::Day,
            r"^(◆|(\d{2,4}|▢)\s*年\s*(\d{1,2}|▢)\s*月\s*(\d{1,2}|▢)\s*日|[一二三四五六七八九〇○零]{4}年[一二三四五六七八九十]+月[一二三四五六七八九十]+日)$",
        ),
        (M::BlankDay, r"^(\d{4})?\s*年\s*(\d{1,2})?\s+月\s*(\d{1,2})?\s+日$"),
        (M::SignedDay, r"^[\p{Han}▢（）]+\s*(◆|\d{4}年\d{1,2}月\d{1,2}日)$"),
        (M::Bracketed, r"^[（(].+[）)]$"),
        (M::CopiedTo, r"^(抄送|抄报|分送|主送)[：:]"),
        (M::Printed, r"^[\p{Han}▢、（）\d\s]*(◆|[\d▢]日)\s*印发$"),
        (M::PrintedDay, r"^(◆|\d{4}年\d{1,2}月\d{1,2}日)\s*印发$"),
        (
            M::PageNumber,
            r"^([—–―－─-]{1,2}\s*\d{1,4}\s*[—–―－─-]{1,2}|第\s*\d{1,4}\s*页([，,]?\s*共\s*\d{1,4}\s*页)?)$",
        ),
        (M::Row, r"^\|.*\|$"),
        (M::Placeholder, r"^\x{E003}\d+$"),
        (M::Labelled, r"^[\p{Han}（）]{2,10}[：:]"),
    ]
};

/// The patterns in one automaton.
static SET: LazyLock<RegexSet> = LazyLock::new(|| {
    let patterns = PATTERNS.iter().map(|(_, pattern)| {
        let pattern = pattern.replace('▢', VALUE.encode_utf8(&mut [0; 4]));
        let pattern = pattern.replace('◆', DAY.encode_utf8(&mut [0; 4]));
        pattern.replace('№', NUMBER.encode_utf8(&mut [0; 4]))
    });
    // A test asks that all of them are there.
    RegexSet::new(patterns).unwrap_or_default()
});

/// The patterns that a line fits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks(u32);

impl Marks {
    /// Tries all patterns on a shape.
    pub(super) fn of(shape: &str) -> Self {
        let fits = SET.matches(shape).into_iter().filter_map(|at| PATTERNS.get(at));
        Self(fits.fold(0, |marks, (mark, _)| marks | 1 << *mark as u32))
    }

    /// Whether it fits this one.
    pub(super) const fn has(self, mark: Mark) -> bool {
        self.0 & (1 << mark as u32) != 0
    }

    /// Whether it fits one of these.
    pub(super) fn has_any(self, marks: &[Mark]) -> bool {
        marks.iter().any(|mark| self.has(*mark))
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, Marks, PATTERNS, SET};

    #[test]
    fn every_pattern_is_in_the_automaton() {
        assert_eq!(SET.len(), PATTERNS.len());
    }

    #[test]
    fn lines_fit_their_patterns_and_look_alikes_do_not() {
        for (mark, fits, others) in [
            (Mark::Number, "兰政发〔2026〕3号", "（2026年3月5日通过）"),
            (Mark::Number, "兰政发〔2026〕　号", "兰政发〔2026〕　"),
            (Mark::Number, "兰政发 [26] 第03", "第3号"),
            (Mark::Number, "兰政发〔2026〕3号　　签发人：甲一", "兰政发〔2026〕3号文件"),
            (Mark::First, "一、三年行动目标", "一、二级危险源由镇里检查"),
            (Mark::First, "一.目标", "三、五、八组"),
            (Mark::Third, "1.2024年底前完成", "1.5吨"),
            (Mark::Third, "12、排查", "2026.3.5"),
            (Mark::Day, "2026 年 3 月 5 日", "2026年3月"),
            (Mark::Day, "二〇二六年三月五日", "二十六年三月五日"),
            (Mark::Printed, "党政办公室2026年3月5日印发", "3月5日由党政办印发通知"),
            (Mark::PageNumber, "— 12 —", "3"),
            (Mark::AnnexLabel, "附件 2 横排", "附件2：名单"),
        ] {
            assert!(Marks::of(fits).has(mark), "{fits}");
            assert!(!Marks::of(others).has(mark), "{others}");
        }
    }
}
