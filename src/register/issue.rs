//! 发文: whether a paper may be issued under a number and date. The commit issues it.

use super::fault::refused;
use super::number::series_of;
use super::{DocumentNumber, Register, Standing, print_key};
use crate::model::{Day, PaperState, Result, Text};

/// A paper to be issued: what `commit` carries out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Its number; `None` for a paper without.
    pub number: Option<DocumentNumber>,
    /// 成文日期.
    pub date: Day,
    /// Key of the paper; empty for a number reserved by hand.
    pub key: Text,
    /// Its file below the output folder; `None` for a number reserved by hand.
    pub path: Option<String>,
}

impl Register {
    /// Judges the issue of a paper (`find`): `serial` is what the 党政办 gave (登记 series),
    /// `date` the 成文日期, else that of the draft. Writes nothing.
    pub fn issue(
        &self,
        paper: &Standing,
        serial: Option<u32>,
        date: Option<Day>,
    ) -> Result<Issue> {
        let name = called(paper);
        match paper.state {
            PaperState::Issued => return refused(format!("“{name}”已经发出")),
            PaperState::Void => {
                return refused(format!("“{name}”已经作废：{}", paper.note));
            }
            PaperState::Draft | PaperState::Reserved => {}
        }
        let date = date.or(paper.issue_date);
        let Some(date) = date else {
            return refused(format!("“{name}”没有成文日期，请用 --date 写明"));
        };
        let number = match &paper.number {
            Some(number) => Some(reserved(number, serial, date)?),
            None => self.entered(paper, serial, date)?,
        };
        Ok(Issue { number, date, key: paper.key.clone(), path: paper.path.clone() })
    }

    /// The number that was given to a paper of a 登记 series.
    fn entered(
        &self,
        paper: &Standing,
        serial: Option<u32>,
        date: Day,
    ) -> Result<Option<DocumentNumber>> {
        let name = called(paper);
        let code = paper.entry.number.as_deref().and_then(series_of);
        let (code, serial) = match (code, serial) {
            (None, None) => return Ok(None),
            (None, Some(_)) => {
                return refused(format!("“{name}”不编文号，请去掉 --number"));
            }
            (Some(_), None | Some(0)) => {
                return refused(format!("“{name}”的文号由党政办给，请用 --number 写明"));
            }
            (Some(code), Some(serial)) => (code, serial),
        };
        let number = DocumentNumber { code, year: date.year(), serial };
        match self.paper(&number)? {
            None => Ok(Some(number)),
            Some(other) if other.state == PaperState::Void => {
                refused(format!("“{number}”已经作废：{}", other.note))
            }
            Some(other) => refused(format!("“{number}”已用于“{}”", called(&other))),
        }
    }
}

/// A reserved number, if what was given does not contradict it.
fn reserved(
    number: &DocumentNumber,
    serial: Option<u32>,
    date: Day,
) -> Result<DocumentNumber> {
    if serial.is_some_and(|serial| serial != number.serial) {
        return refused(format!("已经预留“{number}”，不能改用别的序号"));
    }
    if number.year != date.year() {
        let day = crate::model::print_day(date);
        return refused(format!("成文日期{day}与“{number}”的年份不一致，请改正 --date"));
    }
    Ok(number.clone())
}

/// A paper as the office knows it.
fn called(paper: &Standing) -> String {
    let number = || paper.number.as_ref().map(ToString::to_string);
    let key = Some(print_key(&paper.key)).filter(|key| !key.is_empty());
    paper.path.clone().or(key).or_else(number).unwrap_or_default()
}
