//! What a person does by hand: reserve numbers, void one, carry one to another paper.

use super::fault::refused;
use super::{Change, DocumentNumber, FileRow, Locked, NumberRow, Put};
use crate::model::{PaperState, Result, Series, SeriesMode, Text};
use std::ops::RangeInclusive;

impl Locked {
    /// Reserves serials of an 自动 series for papers made elsewhere; they must follow the
    /// highest one without a gap (`next_serial`), or stand before the 起始文号 of an empty
    /// series.
    pub fn reserve(
        &mut self,
        series: &Series,
        year: i16,
        serials: RangeInclusive<u32>,
        note: &str,
    ) -> Result<()> {
        if note.trim().is_empty() {
            return refused("预留文号要写明用途".into());
        }
        self.refuse_block(series, year, &serials)?;
        let reserved = |serial| {
            let row = NumberRow {
                number: DocumentNumber { code: series.code.clone(), year, serial },
                state: PaperState::Reserved,
                key: "".into(),
                date: None,
                note: note.trim().into(),
            };
            Change::Number(row)
        };
        self.record(&serials.map(reserved).collect::<Vec<_>>())
    }

    /// Refuses serials that are another's, were used, or leave a gap.
    fn refuse_block(
        &self,
        series: &Series,
        year: i16,
        serials: &RangeInclusive<u32>,
    ) -> Result<()> {
        let code = &series.code;
        let number = |serial| DocumentNumber { code: code.clone(), year, serial };
        if series.mode == SeriesMode::Entered {
            let said = "的文号由党政办给，不能预留；请用 register issue 登记";
            return refused(format!("“{code}”{said}"));
        }
        let (first, last) = (*serials.start(), *serials.end());
        if first == 0 || first > last {
            return refused(format!("{first} 到 {last} 不是一段文号"));
        }
        let (next, first) = (number(self.next_serial(series, year)?), number(first));
        if first > next {
            return refused(format!("从“{first}”预留会空出“{next}”，请从它开始"));
        }
        if first < next && self.highest(code, year)?.is_some() {
            return refused(format!("“{first}”已经用过，下一个是“{next}”"));
        }
        Ok(())
    }

    /// Voids a number. It is never given again; its paper, if still due, gets another one.
    pub fn void(&mut self, number: &DocumentNumber, reason: &str) -> Result<()> {
        if reason.trim().is_empty() {
            return refused("作废文号要写明原因".into());
        }
        let Some(row) = self.number(number)? else {
            return refused(format!("没有登记过“{number}”"));
        };
        if row.state == PaperState::Void {
            return refused(format!("“{number}”已经作废：{}", row.note));
        }
        let (state, note) = (PaperState::Void, reason.trim().into());
        self.record(&[Change::Number(NumberRow { state, note, ..row })])
    }

    /// Carries numbers and files of a paper to another key: its subject was renamed.
    pub fn rename(&mut self, old: &str, new: &str) -> Result<()> {
        let numbers = self.numbers_of(old)?;
        let taken = self.numbers_of(new)?;
        let twice = numbers.iter().find_map(|row| {
            let is_same = |other: &&NumberRow| {
                other.number.code == row.number.code
                    && other.number.year == row.number.year
            };
            taken.iter().find(is_same)
        });
        if let Some(other) = twice {
            let said = "已有文号，先把它作废";
            return refused(format!(
                "“{}”{said}：“{}”",
                super::print_key(new),
                other.number
            ));
        }
        let files = self.files_of(old)?;
        if numbers.is_empty() && files.is_empty() {
            return refused(format!("没有登记过“{}”", super::print_key(old)));
        }
        let new: Text = new.into();
        let numbers = numbers.into_iter();
        let numbers =
            numbers.map(|row| Change::Number(NumberRow { key: new.clone(), ..row }));
        let files = files.into_iter().map(|row| carried(row, &new));
        self.record(&numbers.chain(files).collect::<Vec<_>>())
    }
}

/// A file that now belongs to another key.
fn carried(mut row: FileRow, key: &Text) -> Change {
    row.entry.key = key.clone();
    row.put = Put::Stands;
    row.old = None;
    Change::File(Box::new(row))
}
