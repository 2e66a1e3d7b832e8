//! What a column name of a ledger means: a header, a header of a linked row, or `=x`.

use crate::catalog::SheetDecl;
use crate::model::Text;

/// What the cells of a column show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnSource {
    /// 表头: a column of the ledger's own sheet.
    Own,
    /// 表.表头: a column of the row of that sheet that the ledger's row links to.
    Linked(Text),
    /// =x: derived, never read back.
    Derived(Derived),
}

/// Derived columns of ledgers (`systems.md` §1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derived {
    /// 等级 of a hazard at D.
    Level,
    /// 隐患状态 at D.
    State,
    /// 逾期天数 = D − 整改期限 for state 逾期.
    DaysOverdue,
    /// 存量或增量: by 机关.存量基准日.
    Stock,
    /// 督办级别 of the 督办 that a hazard names.
    SupervisionLevel,
    /// 在用 of a unit at D.
    Active,
    /// 最近检查日期 of a unit, not after D.
    LastInspection,
    /// 未整改隐患数 of a unit: S-18.open.
    OpenHazards,
    /// 单位数 of a village: its active units at D.
    Units,
    /// 高危单位数 of a village: those of them with 是否高危 = 是.
    RiskyUnits,
    /// 任务状态: 已完成, 逾期, 长期坚持, 进行中 or 未启动.
    TaskState,
    /// 是否逾期 of a 督办: past 延期至, else 督办期限.
    SupervisionLate,
    /// 报送单位
    ReportBody,
    /// 材料类别
    ReportKind,
    /// 所属期
    ReportPeriod,
    /// 应报日期
    ReportDue,
    /// 实报日期
    ReportFiled,
    /// 报送状态: 按时, 迟报, 未报 or 未到期.
    ReportState,
    /// 文号
    LetterNumber,
    /// 标题
    LetterTitle,
    /// 文种
    LetterType,
    /// 成文日期
    LetterDate,
    /// 主送
    LetterAddressee,
    /// 签发人
    LetterApprover,
    /// 附件数
    LetterAnnexes,
    /// 引用文号
    LetterCites,
    /// 状态 of a number.
    LetterState,
    /// 指标编号
    FigureId,
    /// 指标名称
    FigureName,
    /// 口径: the conditions it is counted by.
    FigureBasis,
    /// 范围
    FigureScope,
    /// 考核期
    FigurePeriod,
    /// 分子
    Numerator,
    /// 分母
    Denominator,
    /// 完成值
    FigureValue,
    /// 比较符
    Comparator,
    /// 目标值
    TargetValue,
    /// 结论
    FigureVerdict,
    /// 数据来源: its sheets and how many rows stand behind it.
    FigureSource,
}

impl Derived {
    /// All, with their names and what has them: a sheet, or a logic.
    pub const NAMES: [(Self, &'static str, &'static str); 39] = [
        (Self::Level, "等级", "隐患"),
        (Self::State, "隐患状态", "隐患"),
        (Self::DaysOverdue, "逾期天数", "隐患"),
        (Self::Stock, "存量或增量", "隐患"),
        (Self::SupervisionLevel, "督办级别", "隐患"),
        (Self::Active, "在用", "单位"),
        (Self::LastInspection, "最近检查日期", "单位"),
        (Self::OpenHazards, "未整改隐患数", "单位"),
        (Self::Units, "单位数", "村"),
        (Self::RiskyUnits, "高危单位数", "村"),
        (Self::TaskState, "任务状态", "任务"),
        (Self::SupervisionLate, "是否逾期", "督办"),
        (Self::ReportBody, "报送单位", "reports"),
        (Self::ReportKind, "材料类别", "reports"),
        (Self::ReportPeriod, "所属期", "reports"),
        (Self::ReportDue, "应报日期", "reports"),
        (Self::ReportFiled, "实报日期", "reports"),
        (Self::ReportState, "报送状态", "reports"),
        (Self::LetterNumber, "文号", "letters"),
        (Self::LetterTitle, "标题", "letters"),
        (Self::LetterType, "文种", "letters"),
        (Self::LetterDate, "成文日期", "letters"),
        (Self::LetterAddressee, "主送", "letters"),
        (Self::LetterApprover, "签发人", "letters"),
        (Self::LetterAnnexes, "附件数", "letters"),
        (Self::LetterCites, "引用文号", "letters"),
        (Self::LetterState, "状态", "letters"),
        (Self::FigureId, "指标编号", "figures"),
        (Self::FigureName, "指标名称", "figures"),
        (Self::FigureBasis, "口径", "figures"),
        (Self::FigureScope, "范围", "figures"),
        (Self::FigurePeriod, "考核期", "figures"),
        (Self::Numerator, "分子", "figures"),
        (Self::Denominator, "分母", "figures"),
        (Self::FigureValue, "完成值", "figures"),
        (Self::Comparator, "比较符", "figures"),
        (Self::TargetValue, "目标值", "figures"),
        (Self::FigureVerdict, "结论", "figures"),
        (Self::FigureSource, "数据来源", "figures"),
    ];

    /// The derived column of a name, where `of` has it.
    fn find(name: &str, of: &str) -> Option<Self> {
        let mut all = Self::NAMES.iter();
        all.find(|(_, word, has)| *word == name && *has == of).map(|(it, ..)| *it)
    }

    /// Days, for the width of the column and its format.
    pub const fn is_date(self) -> bool {
        matches!(
            self,
            Self::LastInspection | Self::ReportDue | Self::ReportFiled | Self::LetterDate
        )
    }

    /// Long texts, which wrap.
    pub const fn is_long(self) -> bool {
        matches!(
            self,
            Self::FigureName
                | Self::FigureBasis
                | Self::FigureSource
                | Self::ReportBody
                | Self::LetterTitle
                | Self::LetterAddressee
        )
    }
}

/// Ledgers whose rows no condition describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Logic {
    /// `figures`: the figures of the period that have a target.
    Figures,
    /// `reports`: reports owed for the period, and those that came in.
    Reports,
    /// `letters`: numbers of the register, and those of sheet 发文.
    Letters,
}

impl Logic {
    /// All, with their names.
    const NAMES: [(Self, &'static str); 3] = [
        (Self::Figures, "figures"),
        (Self::Reports, "reports"),
        (Self::Letters, "letters"),
    ];

    /// Reads the name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known)| *known == name).map(|(logic, _)| *logic)
    }
}

/// What the columns of one ledger are looked up in.
#[derive(Clone, Copy)]
pub(super) struct Lookup<'a> {
    /// All sheets.
    pub(super) sheets: &'a [SheetDecl],
    /// The sheet of the ledger's rows.
    pub(super) sheet: Option<&'a SheetDecl>,
    /// Name of the sheet or logic, which has the derived columns.
    pub(super) of: &'a str,
}

impl Lookup<'_> {
    /// Header and source of a written column, or what is wrong with it.
    pub(super) fn find(&self, written: &str) -> Result<(Text, ColumnSource), String> {
        if let Some(name) = written.strip_prefix('=') {
            let derived = Derived::find(name, self.of);
            let found = derived.map(|it| (name.into(), ColumnSource::Derived(it)));
            return found.ok_or_else(|| format!("“{}”没有派生列“{written}”", self.of));
        }
        if let Some((sheet, header)) = written.split_once('.') {
            let decl = self.sheets.iter().find(|decl| &*decl.name == sheet);
            let decl = decl.ok_or_else(|| format!("没有叫“{sheet}”的表"))?;
            let source = ColumnSource::Linked(sheet.into());
            return known(decl, header).map(|()| (header.into(), source));
        }
        match self.sheet {
            Some(decl) => {
                known(decl, written).map(|()| (written.into(), ColumnSource::Own))
            }
            None => Err(format!("列“{written}”前须加 =")),
        }
    }
}

/// Whether a sheet declares a header.
fn known(decl: &SheetDecl, header: &str) -> Result<(), String> {
    match decl.column(header) {
        Some(_) => Ok(()),
        None => Err(format!("表“{}”没有“{header}”列", decl.name)),
    }
}
