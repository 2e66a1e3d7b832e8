//! What a run of the register and commit tests makes: papers of invented subjects.

use zhenwen::commit::Order;
use zhenwen::model::{
    Artifact, Day, Entry, Letter, Paper, PaperState, Period, Result, Series, SeriesMode,
    Subject,
};
use zhenwen::register::{DocumentNumber, Register};

/// One run of an office that makes a notice for each subject, a ledger and a report.
#[derive(Clone)]
pub(crate) struct Build {
    /// As-of date.
    pub(crate) as_of: Day,
    /// The month it makes.
    pub(crate) month: Period,
    /// Units that get a notice.
    pub(crate) subjects: Vec<String>,
    /// What the papers say.
    pub(crate) text: String,
    /// Series of the notices.
    pub(crate) series: Series,
    /// What is asked of the commit.
    pub(crate) order: Order,
}

/// The series 兰安改.
pub(crate) fn automatic() -> Series {
    Series { code: "兰安改".into(), mode: SeriesMode::Automatic, first: 1 }
}

/// The series 兰政发.
pub(crate) fn entered() -> Series {
    Series { code: "兰政发".into(), mode: SeriesMode::Entered, first: 1 }
}

/// The number `text`.
pub(crate) fn number(text: &str) -> DocumentNumber {
    DocumentNumber::parse(text).unwrap()
}

/// A notice that is due for a unit.
pub(crate) fn paper(subject: &str, month: Period, series: Series) -> Paper {
    Paper {
        document: 0,
        kind: "D-08".into(),
        subject: Subject::Town,
        subject_name: subject.into(),
        period: month,
        key: key(subject, month),
        issue_date: "2026-10-31".parse().unwrap(),
        series: Some(series),
        number: None,
        serial: None,
    }
}

/// The key of a notice.
pub(crate) fn key(subject: &str, month: Period) -> zhenwen::model::Text {
    format!("D-08\u{1F}{subject}\u{1F}{month}").into()
}

/// A file without number.
pub(crate) fn file(path: &str, text: &str) -> Artifact {
    Artifact { path: path.into(), bytes: text.into(), entry: Entry::default() }
}

impl Build {
    /// October 2026, made whole, for these units.
    pub(crate) fn october(subjects: &[&str]) -> Self {
        let month = Period::Month(2026, 10);
        Self {
            as_of: "2026-10-31".parse().unwrap(),
            month,
            subjects: subjects.iter().map(ToString::to_string).collect(),
            text: "请整改".to_owned(),
            series: automatic(),
            order: Order { whole: vec![month], ..Order::default() },
        }
    }

    /// The same run with another text.
    pub(crate) fn saying(&self, text: &str) -> Self {
        Self { text: text.to_owned(), ..self.clone() }
    }

    /// The same run for other units.
    pub(crate) fn of(&self, subjects: &[&str]) -> Self {
        let subjects = subjects.iter().map(ToString::to_string).collect();
        Self { subjects, ..self.clone() }
    }

    /// The papers that are due.
    pub(crate) fn papers(&self) -> Vec<Paper> {
        let subjects = self.subjects.iter();
        subjects.map(|subject| paper(subject, self.month, self.series.clone())).collect()
    }

    /// The files of the run, numbers planned with the register.
    pub(crate) fn artifacts(&self, register: &Register) -> Result<Vec<Artifact>> {
        let issued = register.issued()?;
        let mut papers = self.papers();
        papers.retain(|paper| !issued.contains(&paper.key));
        let serials = register.serials(&papers, self.as_of.year())?;
        let numbered = papers.iter().zip(serials).enumerate();
        let mut artifacts: Vec<Artifact> = numbered
            .map(|(at, (paper, serial))| self.artifact(at, paper, serial))
            .collect();
        let ledger = format!("{}/台账/L-10 隐患台账.xlsx", self.month.print());
        let entry = Entry {
            kind: "L-10".into(),
            period: self.month.to_string().into(),
            rows: vec!["hazards.xlsx›隐患›2".into()],
            ..Entry::default()
        };
        let bytes = format!("{} {:?}", self.text, self.subjects).into();
        artifacts.push(Artifact { path: ledger, bytes, entry });
        Ok(artifacts)
    }

    /// One paper as a file.
    pub(crate) fn artifact(
        &self,
        at: usize,
        paper: &Paper,
        serial: Option<u32>,
    ) -> Artifact {
        let year = self.as_of.year();
        let code = paper.series.as_ref().unwrap().code.clone();
        let number =
            serial.map(|serial| DocumentNumber { code: code.clone(), year, serial });
        let printed = number.as_ref().map(ToString::to_string);
        let name = printed.clone().unwrap_or_else(|| format!("草稿{:03}", at + 1));
        let printed = printed.unwrap_or_else(|| format!("{code}〔{year}〕　号"));
        let (subject, month) = (&paper.subject_name, self.month.print());
        let is_numbered = number.is_some();
        Artifact {
            path: format!("{month}/公文/{name}_隐患整改通知书_{subject}.docx"),
            bytes: format!("{printed} {subject}：{} {}", self.text, self.as_of).into(),
            entry: Entry {
                kind: "D-08".into(),
                name: "隐患整改通知书".into(),
                layout: Some("信函".into()),
                number: Some(printed.into()),
                state: Some(if is_numbered {
                    PaperState::Reserved
                } else {
                    PaperState::Draft
                }),
                subject: subject.clone(),
                period: self.month.to_string().into(),
                template: "documents/rectify.txt".into(),
                rows: vec!["hazards.xlsx›隐患›2".into(), "hazards.xlsx›隐患›3".into()],
                key: paper.key.clone(),
                provenance: format!("[{{\"text\":\"{subject}\"}}]"),
                letter: Some(Letter {
                    title: format!("关于{subject}隐患整改的通知书").into(),
                    addressee: subject.clone(),
                    ..Letter::default()
                }),
                ..Entry::default()
            },
        }
    }
}
