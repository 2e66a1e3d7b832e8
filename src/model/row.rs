//! A row of a sheet. A sheet has many columns and a table few of them: a row keeps the cells
//! that say something.

use super::{SourceId, Value};

/// Columns of which only those are kept that say something; further ones are all kept.
const MARKED: usize = 64;

/// One kept row.
#[derive(Clone, Debug)]
pub struct Row {
    /// The table it stood in.
    pub source: SourceId,
    /// Row number in the worksheet, 1-based.
    pub number: u32,
    /// Its cells.
    cells: Cells,
}

impl Row {
    /// Puts a row together; values in the order of the sheet's `Headers`.
    pub fn new(source: SourceId, number: u32, mut values: Vec<Value>) -> Self {
        Self::of(source, number, Cells::take(&mut values, 0))
    }

    /// Puts a row together out of its cells.
    pub const fn of(source: SourceId, number: u32, cells: Cells) -> Self {
        Self { source, number, cells }
    }

    /// The value in a column; blank where nothing is kept.
    pub fn get(&self, column: usize) -> &Value {
        self.cells.get(column)
    }

    /// The cells that say something, in column order.
    pub fn written(&self) -> impl Iterator<Item = (usize, &Value)> {
        self.cells.written()
    }

    /// Puts another value into a column.
    pub fn set(&mut self, column: usize, value: Value) {
        self.cells.set(column, value);
    }
}

/// The cells of a row by column.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    /// Which of the first columns are kept, one bit each.
    marks: u64,
    /// Their values, then those of all further columns.
    values: Box<[Value]>,
}

impl Cells {
    /// Takes the values of a row, in column order. Blank columns of which `open` has the bit
    /// are kept, too: they will be filled in.
    pub fn take(values: &mut [Value], open: u64) -> Self {
        let (first, further) = values.split_at_mut(values.len().min(MARKED));
        let is_kept = |(column, value): &(usize, &Value)| {
            !matches!(value, Value::Blank) || open >> column & 1 == 1
        };
        let kept = first.iter().enumerate().filter(is_kept);
        let marks = kept.fold(0, |marks, (column, _)| marks | 1 << column);
        let mut kept = Vec::with_capacity(marked(marks).count() + further.len());
        kept.extend(marked(marks).map(|column| std::mem::take(&mut first[column])));
        kept.extend(further.iter_mut().map(std::mem::take));
        Self { marks, values: kept.into_boxed_slice() }
    }

    /// The value in a column; blank where nothing is kept.
    pub fn get(&self, column: usize) -> &Value {
        const BLANK: &Value = &Value::Blank;
        self.place(column).and_then(|at| self.values.get(at)).unwrap_or(BLANK)
    }

    /// The cells that say something, in column order.
    pub fn written(&self) -> impl Iterator<Item = (usize, &Value)> {
        let cells = marked(self.marks).chain(MARKED..).zip(&self.values);
        cells.filter(|(_, value)| !matches!(value, Value::Blank))
    }

    /// Puts another value into a column.
    pub fn set(&mut self, column: usize, value: Value) {
        let place = self.place(column).and_then(|at| self.values.get_mut(at));
        if let Some(cell) = place {
            *cell = value;
        } else if value != Value::Blank {
            self.open(column);
            self.set(column, value);
        }
    }

    /// Makes room for a column that is not kept.
    fn open(&mut self, column: usize) {
        let mut values = std::mem::take(&mut self.values).into_vec();
        if column < MARKED {
            self.marks |= 1 << column;
            values.insert(self.before(column), Value::Blank);
        } else {
            values.resize(self.before(column) + 1, Value::Blank);
        }
        self.values = values.into_boxed_slice();
    }

    /// Where the value of a column is kept, if it is.
    const fn place(&self, column: usize) -> Option<usize> {
        let is_kept = column >= MARKED || self.marks >> column & 1 == 1;
        if is_kept { Some(self.before(column)) } else { None }
    }

    /// How many values are kept before that of a column.
    const fn before(&self, column: usize) -> usize {
        if column >= MARKED {
            return self.marks.count_ones() as usize + (column - MARKED);
        }
        (self.marks & ((1 << column) - 1)).count_ones() as usize
    }
}

/// The columns of which some marks have the bit.
fn marked(marks: u64) -> impl Iterator<Item = usize> {
    let left =
        std::iter::successors(Some(marks), |left| Some(left & left.wrapping_sub(1)));
    left.take_while(|left| *left != 0).map(|left| left.trailing_zeros() as usize)
}

impl From<Vec<Value>> for Cells {
    fn from(mut values: Vec<Value>) -> Self {
        Self::take(&mut values, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cells, Value};

    fn cells(row: &Cells) -> Vec<(usize, i64)> {
        row.written().filter_map(|(at, value)| Some((at, value.integer()?))).collect()
    }

    #[test]
    fn a_row_holds_what_was_put_into_it_whatever_it_keeps() {
        for columns in [[0, 1, 2, 3], [3, 62, 63, 64], [63, 70, 64, 0], [200, 65, 5, 64]]
        {
            for open in [0, 1 << 3, u64::MAX] {
                let mut row = Cells::take(&mut vec![Value::Blank; 66], open);
                assert_eq!(cells(&row), [], "{columns:?}");
                let mut expected: Vec<(usize, i64)> =
                    columns.into_iter().zip(1..).collect();
                for (column, number) in &expected {
                    row.set(*column, Value::Integer(*number));
                }
                expected.sort_unstable();
                assert_eq!(cells(&row), expected, "{columns:?}");
                for column in 0..210 {
                    let known = expected.iter().find(|(at, _)| *at == column);
                    let value = row.get(column).integer();
                    assert_eq!(value, known.map(|(_, number)| *number), "{column}");
                }
                row.set(columns[0], Value::Blank);
                assert_eq!(cells(&row).len(), 3, "{columns:?}");
                row.set(500, Value::Blank);
                assert_eq!(*row.get(usize::MAX), Value::Blank);
            }
        }
    }

    #[test]
    fn blanks_take_no_place() {
        let mut values = vec![Value::Blank; 40];
        values[7] = Value::Integer(1);
        values[39] = Value::Integer(2);
        assert_eq!(Cells::take(&mut values.clone(), 0).values.len(), 2);
        assert_eq!(Cells::take(&mut values, 1 << 3).values.len(), 3);
    }
}
