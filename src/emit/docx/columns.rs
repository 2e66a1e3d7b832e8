//! Columns of a table: as wide as declared, else as their texts want. Where there is too little
//! room the wide ones give way: a date or a number does not wrap beside a long text.

use super::paginate::Measure;
use crate::model::{Table, TableCell};

/// Widest text that still counts for the width of its column, in 字.
const WIDE: u32 = 18;
/// Narrowest column of long texts, in 字.
const NARROW: u32 = 6;
/// White that a column has beyond its text and margins, in twips: fonts with a wider % need it.
const AIR: u32 = 100;

/// Column widths in twips that add up to `room`; `measure` is that of the cells, `margins` what
/// a cell has left and right together.
pub(super) fn widths(
    table: &Table,
    room: u32,
    (measure, margins): (Measure, u32),
) -> Vec<u32> {
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    if table.widths.len() == columns {
        return shared(&table.widths, room);
    }
    let widest = measure.characters(WIDE);
    let wants: Vec<u32> = (0..columns)
        .map(|at| {
            let cells = table.rows.iter().filter_map(|row| row.get(at));
            let text = cells.map(|cell| text_width(cell, measure)).max().unwrap_or(0);
            text.min(widest) + margins + AIR
        })
        .collect();
    fitted(&wants, room, measure.characters(NARROW) + margins)
}

/// Twips that the text of a cell takes on one line.
fn text_width(cell: &TableCell, measure: Measure) -> u32 {
    measure.width(cell.spans.iter().flat_map(|span| span.text.chars()))
}

/// What each column wants, or less where all together want too much; `least` is what the long
/// ones keep.
fn fitted(wants: &[u32], room: u32, least: u32) -> Vec<u32> {
    if wants.iter().sum::<u32>() <= room {
        return shared(wants, room);
    }
    // The narrowest first, as long as they want no more than an even share or the others still
    // get along.
    let mut open: Vec<usize> = (0..wants.len()).collect();
    open.sort_by_key(|at| wants[*at]);
    let mut left = room;
    while let Some(&first) = open.first() {
        let want = wants[first];
        // Columns that want the same are treated the same.
        let kept =
            |at: &usize| if wants[*at] == want { want } else { least.min(wants[*at]) };
        let all: u32 = open.iter().map(kept).sum();
        if want > left / count(open.len()) && all > left {
            break;
        }
        left -= want;
        open.remove(0);
    }
    let rest: Vec<u32> = open.iter().map(|at| wants[*at]).collect();
    let mut widths = wants.to_vec();
    for (at, width) in open.into_iter().zip(shared(&rest, left)) {
        widths[at] = width;
    }
    widths
}

/// Widths in proportion to `weights` that add up to `room`.
fn shared(weights: &[u32], room: u32) -> Vec<u32> {
    let total: u64 = weights.iter().map(|weight| u64::from((*weight).max(1))).sum();
    let mut left = room;
    let mut widths: Vec<u32> = weights
        .iter()
        .map(|weight| {
            let share = u64::from(room) * u64::from((*weight).max(1)) / total.max(1);
            let share = u32::try_from(share).unwrap_or(room);
            left = left.saturating_sub(share);
            share
        })
        .collect();
    if let Some(last) = widths.last_mut() {
        *last += left;
    }
    widths
}

/// A count of columns.
fn count(columns: usize) -> u32 {
    u32::try_from(columns).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::{fitted, shared};

    #[test]
    fn long_texts_give_way_to_short_ones() {
        for (wants, room, widths) in [
            (&[100, 300][..], 800, &[200, 600][..]),
            (&[900, 100, 200, 900], 1000, &[350, 100, 200, 350]),
            (&[100, 300, 600, 900], 1000, &[100, 300, 240, 360]),
            (&[900, 900, 900], 1000, &[333, 333, 334]),
            // More than an even share, and the long one keeps the least.
            (&[400, 900, 400], 1000, &[400, 200, 400]),
            // No room for that: all give way.
            (&[420, 900, 420], 1000, &[241, 518, 241]),
            (&[], 9, &[]),
        ] {
            assert_eq!(fitted(wants, room, 200), widths, "{wants:?}");
        }
        assert_eq!(shared(&[0, 2], 9), [3, 6]);
    }
}
