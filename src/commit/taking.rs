//! Numbers of a record: those that papers carry for the first time.

use super::plan::Plan;
use crate::model::{Error, PaperState, Result, Text};
use crate::register::{DocumentNumber, FileRow, NumberRow};
use std::collections::BTreeMap;

impl Plan<'_> {
    /// Takes the number that stands in a paper, unless it has it already.
    pub(super) fn take_number(&mut self, row: &FileRow) -> Result<()> {
        let number = row.entry.number.as_deref().and_then(DocumentNumber::parse);
        let (Some(number), key) = (number, &row.entry.key) else { return Ok(()) };
        let known = match self.numbers.get(&number) {
            Some(taken) => Some(taken.clone()),
            None => self.register.number(&number)?,
        };
        match known {
            Some(known) if known.key == *key && known.state != PaperState::Void => Ok(()),
            Some(_) => {
                let said = format!("“{number}”已经用过，不能再给“{}”", row.path);
                Err(Error::Register(said))
            }
            None => {
                self.tell_left(row, &number)?;
                let (state, key, note) = (PaperState::Reserved, key.clone(), "".into());
                let row =
                    NumberRow { number: number.clone(), state, key, date: None, note };
                self.numbers.insert(number, row);
                Ok(())
            }
        }
    }

    /// Says that the paper has another number, of an earlier year or series.
    fn tell_left(&mut self, row: &FileRow, number: &DocumentNumber) -> Result<()> {
        for left in self.register.numbers_of(&row.entry.key)? {
            let words =
                [("文号", &*number.to_string()), ("原文号", &*left.number.to_string())];
            self.find("E-OUT-RENUMBERED", &words, &row.path);
        }
        Ok(())
    }

    /// Refuses a gap in the reserved numbers of a series (REG-3): they were planned for
    /// papers that were then not made.
    pub(super) fn refuse_gaps(&self) -> Result<()> {
        let mut last: BTreeMap<(&Text, i16), u32> = BTreeMap::new();
        let reserved =
            self.numbers.values().filter(|row| row.state == PaperState::Reserved);
        for DocumentNumber { code, year, serial } in reserved.map(|row| &row.number) {
            let before = match last.get(&(code, *year)) {
                Some(before) => Some(*before),
                None => self.register.highest(code, *year)?,
            };
            if before.is_some_and(|before| before + 1 != *serial) {
                let why = format!("“{code}〔{year}〕{serial}号”前面有空号");
                return Err(Error::internal("登记文号")(why));
            }
            last.insert((code, *year), *serial);
        }
        Ok(())
    }
}
