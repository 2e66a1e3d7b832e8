//! 联合行文 with seals: 署名 two to a row, each under a seal of its own, the seals in line and
//! not touching; the last organ over the date (7.3.5.1).

use super::galley::{Galley, Hold};
use super::gaps::gaps;
use super::paginate::width;
use super::prototype::Prototype;
use crate::model::Result;
use docx_rs::{AlignmentType, Paragraph, Tab, TabValueType};

/// White that must stay between two names of a row, hundredths of a 字.
const WHITE: u32 = 100;

/// Where signatures stand.
pub(super) struct Rows<'t> {
    /// Names by row; of a row with one, in the right column.
    rows: Vec<&'t [String]>,
    /// Middle of the right column from the right edge, in hundredths of a 字.
    middle: u32,
}

impl<'t> Rows<'t> {
    /// Two to a row, or one where they are too long; `date` is the width of the date, `line`
    /// that of a line.
    pub(super) fn new(names: &'t [String], date: u32, line: u32) -> Self {
        let widest = names.iter().map(|name| width::text(name)).max().unwrap_or_default();
        let middle = gaps(widest, date, true).0 + widest / 2;
        let is_wide = widest + WHITE > line.saturating_sub(2 * middle);
        let rows = names.chunks(if is_wide { 1 } else { 2 }).collect();
        Self { rows, middle }
    }

    /// Lines that they take, with `between` empty ones from row to row.
    pub(super) fn lines(&self, between: u32) -> u32 {
        let rows = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        rows.saturating_mul(between + 1).saturating_sub(between)
    }

    /// Sets the rows; the date comes right below.
    pub(super) fn set(&self, galley: &mut Galley) -> Result<()> {
        let between = galley.layout().blank.seal_rows.value;
        for (number, names) in self.rows.iter().enumerate() {
            if number > 0 {
                galley.blank(between, Hold::Next)?;
            }
            self.row(galley, names)?;
        }
        Ok(())
    }

    /// One row: names centred on tabs.
    fn row(&self, galley: &mut Galley, names: &[String]) -> Result<()> {
        let shape = galley.shape("公文署名")?;
        let block = galley.block(&shape.style, std::iter::empty(), Hold::Free);
        galley.ruler.place(block);
        let middle = self.middle * galley.layout().page.character.value / 100;
        let room = galley.text_width();
        let prototype =
            galley.kept().get(&format!("并排署名，{middle}，{room}"), || {
                let tabs = [middle, room.saturating_sub(middle)].map(|at| {
                    let at = usize::try_from(at).unwrap_or_default();
                    Tab::new().val(TabValueType::Center).pos(at)
                });
                let paragraph = Paragraph::new().style(&shape.style.name).tabs(&tabs);
                Prototype::of(&paragraph.align(AlignmentType::Left))
            })?;
        let texts: Vec<&str> = match names {
            [left, right] => vec!["\t", left, "\t", right],
            names => names.iter().fold(vec!["\t\t"], |mut all, name| {
                all.push(name);
                all
            }),
        };
        galley.paragraph(&prototype, |out| shape.letters.write(out, &texts));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;

    #[test]
    fn short_names_stand_side_by_side() {
        let name = |text: &str| text.to_owned();
        let of = |names: &[String]| {
            let rows = Rows::new(names, 700, 2800);
            let counts: Vec<usize> = rows.rows.iter().map(|row| row.len()).collect();
            (counts, rows.middle, rows.lines(4))
        };
        let two = [name("兰台镇人民政府"), name("云岭县应急管理局")];
        assert_eq!(of(&two), (vec![2], 750, 1));
        let three = [&two[..], &[name("云岭县公安局")]].concat();
        assert_eq!(of(&three), (vec![2, 1], 750, 6));
        let long = [name("兰台镇安全生产委员会办公室消防工作专班"), two[0].clone()];
        assert_eq!(of(&long).0, [1, 1]);
    }
}
