//! Equal cells are understood once, and what they say is kept once: names, kinds and results
//! stand in every row.

use super::raw::Raw;
use super::value::Reading;
use crate::catalog::ColumnType;
use crate::model::Value;

/// Slots at first, and at most.
const SLOTS: (usize, usize) = (1 << 8, 1 << 18);
/// Bytes of a text that is remembered.
const LONGEST: usize = 256;

/// Cells understood lately. Each has one slot, by column and text, and drives out the one
/// before: none is looked for, none is kept for ever, and which are known depends on the
/// cells alone.
#[derive(Default)]
pub(super) struct Understood {
    /// The slots; none before the first cell.
    slots: Vec<Option<Slot>>,
    /// Cells that drove out another since the slots were made.
    driven: usize,
}

/// A cell that was understood.
struct Slot {
    /// Its column, and how it was stored.
    column: usize,
    /// Its text, where the value does not have it.
    text: Option<Box<str>>,
    /// What it says.
    value: Value,
}

impl Slot {
    /// Whether it is a cell of a column and a text.
    fn is(&self, column: usize, text: &str) -> bool {
        let own = self.text.as_deref().or_else(|| self.value.text());
        self.column == column && own == Some(text)
    }
}

impl Understood {
    /// What an equal cell said.
    pub(super) fn value(&self, column: usize, raw: Raw) -> Option<Value> {
        let (column, text) = written(column, raw)?;
        let slot = self.slots.get(place(column, text, self.slots.len()))?.as_ref()?;
        slot.is(column, text).then(|| slot.value.clone())
    }

    /// Keeps what a cell says.
    pub(super) fn keep(&mut self, column: usize, raw: Raw, value: &Value) {
        let Some((column, text)) = written(column, raw) else { return };
        if text.len() > LONGEST {
            return;
        }
        if self.driven >= self.slots.len() && self.slots.len() < SLOTS.1 {
            let count = (4 * self.slots.len()).clamp(SLOTS.0, SLOTS.1);
            self.slots.clear();
            self.slots.resize_with(count, || None);
            self.driven = 0;
        }
        let is_own = value.text() == Some(text);
        let place = place(column, text, self.slots.len());
        let own = (!is_own).then(|| text.into());
        let slot = Slot { column, text: own, value: value.clone() };
        self.driven += usize::from(self.slots[place].replace(slot).is_some());
    }
}

/// The text of a cell, and a number for its column: the same digits are understood otherwise
/// where they are stored as a number.
const fn written(column: usize, raw: Raw<'_>) -> Option<(usize, &str)> {
    match raw {
        Raw::Text(text) => Some((2 * column, text)),
        Raw::Number(text) => Some((2 * column + 1, text)),
        _ => None,
    }
}

/// Whether what a cell says depends on its text alone, and nothing is told of it.
pub(super) const fn is_plain(kind: ColumnType, reading: &Reading) -> bool {
    is_alone(kind) && reading.note.is_none() && reading.also.is_empty()
}

/// Whether what a cell of a kind of column says may depend on its text alone.
pub(super) const fn is_alone(kind: ColumnType) -> bool {
    matches!(
        kind,
        ColumnType::Text
            | ColumnType::Enum
            | ColumnType::OpenEnum
            | ColumnType::Int
            | ColumnType::Num
            | ColumnType::Money
            | ColumnType::Date
            | ColumnType::Status
            | ColumnType::Yn
            | ColumnType::List
            | ColumnType::Link
            | ColumnType::Party
            | ColumnType::Parties
    )
}

/// The slot of a cell among some.
fn place(column: usize, text: &str, count: usize) -> usize {
    let mix = |hash: u64, word: u64| {
        (hash.rotate_left(5) ^ word).wrapping_mul(0x517C_C1B7_2722_0A95)
    };
    let (words, rest) = text.as_bytes().as_chunks();
    let words = words.iter().map(|word| u64::from_le_bytes(*word));
    let rest = rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
    let hash = mix(words.fold(column as u64, mix), rest);
    // As many slots as a power of two, or none.
    (hash >> 40) as usize & count.wrapping_sub(1)
}

#[cfg(test)]
mod tests {
    use super::{Raw, Understood, Value};
    use crate::model::Text;

    #[test]
    fn equal_cells_share_what_they_say() {
        let mut known = Understood::default();
        let say = |text: &str| Value::Text(text.into());
        known.keep(1, Raw::Text("日常"), &say("日常"));
        known.keep(1, Raw::Text(" 专项"), &say("专项"));
        let share = |column, text: &str| known.value(column, Raw::Text(text));
        assert_eq!(share(1, "日常"), Some(say("日常")));
        assert_eq!(share(1, " 专项"), Some(say("专项")));
        assert_eq!(
            (share(1, "专项"), share(2, "日常"), share(1, "")),
            (None, None, None)
        );
        let text = |value: Option<Value>| match value {
            Some(Value::Text(text)) => text,
            other => panic!("{other:?}"),
        };
        assert!(Text::ptr_eq(&text(share(1, "日常")), &text(share(1, "日常"))));
    }

    #[test]
    fn any_number_of_cells_is_told_apart() {
        let mut known = Understood::default();
        for n in 0..100_000 {
            let text = n.to_string();
            let (raw, value) = (Raw::Text(&text), Value::Text(text.as_str().into()));
            assert_eq!(known.value(0, raw), None);
            known.keep(0, raw, &value);
            assert_eq!(known.value(0, raw), Some(value));
        }
    }
}
